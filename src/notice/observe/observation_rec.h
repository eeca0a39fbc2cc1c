/* What a member of staff saw: in a lesson, at break, on a trip. A log of facts beside what is measured; nothing is
 * concluded here. Source: Code 6.20, 6.45; domain.md 4.10. */
#pragma once

#include "core/record/record_rec.h"

struct observation {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	struct date seen_on;
	struct str place;   /* lesson, break, lunch, arrival, trip, other */
	struct str subject; /* free text: "Maths"; empty = none */
	struct str words;   /* what was seen */
	struct str helped;  /* what helped; empty = nothing noted */
	int64_t seen_by;    /* person */
	int64_t noted_at;   /* instant */
	int64_t revision;
	/* Joined, no column. */
	struct str by_name;
};

extern const struct record observation_rec;
extern const struct choice observation_place_choices[];

/* "Lesson, Maths" or "Break". Memory: from a. */
struct str observation_where(struct arena *a, const struct observation *v);
