/* A worry about a pupil, in the words and the language of whoever has it, who helped to write it, what the school saw
 * when it looked beside it, what was decided, and the answer. The words are never changed after they were noted.
 * Source: Code 6.20, 6.45; R26, R34, R35. */
#pragma once

#include "core/record/record_rec.h"

struct concern {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	struct date raised_on;
	struct str from_kind; /* parent, pupil, staff, professional, other */
	int64_t person_id;    /* when the person is known to the school; sees it and its answer on their own page */
	struct str from_name; /* as it is shown */
	struct str reach;     /* how to answer somebody without an account */
	struct str way;       /* page, public, phone, letter, email, person, meeting */
	struct str words;
	struct str language;
	struct str helper;
	struct str receipt; /* of the public form; empty otherwise */
	int64_t private;    /* a pupil's: for the SENCO alone */
	int64_t noted_by;   /* member of staff who wrote it down or matched it; 0: came by itself */
	struct date answer_by;
	struct str compared; /* in words, beside the school's own evidence (6.45) */
	struct str result;   /* none, adapt, watch, discuss; empty: not decided */
	struct str reason;
	struct date look_on;
	struct str answer;
	struct date answered_on; /* none: not answered */
	int64_t answered_by;
	struct str answered_how; /* page, phone, letter, email, person */
	int64_t revision;
	/* Joined, no columns. */
	struct str noted_name;
	struct str answered_name;
};

extern const struct record concern_rec;
extern const struct choice concern_from_choices[];
extern const struct choice concern_way_all[]; /* to show any */
extern const struct choice concern_result_choices[];
