/* What a young person has agreed about their parents, or what was found about their capacity to decide. */
#pragma once

#include "core/record/record_rec.h"

struct young_agreement {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	struct str kind;   /* share, keep, acts, explained: as in core/people/young_rule */
	int64_t person_id; /* one parent or representative; 0: every parent */
	struct date starts;
	struct date ends; /* last day; none while it stands */
	struct str how;
	struct str words;
	int64_t noted_by;
	int64_t noted_at; /* instant */
	int64_t revision;
	/* Joined, no columns. */
	struct str person_name; /* empty: every parent */
	struct str by_name;
};

extern const struct record young_agreement_rec;
extern const struct choice young_kind_choices[];
extern const struct choice young_how_choices[];
