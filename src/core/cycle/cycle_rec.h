/* One turn of assess, plan, do, review for a pupil. The step is derived from the dates by core/cycle/cycle_rule. */
#pragma once

#include "core/record/record_rec.h"

struct cycle {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	int64_t number; /* 1, 2, … for this pupil */
	struct date opened_on;
	struct date assessed_on; /* assessment finished */
	struct date planned_on;  /* first version of the plan shared */
	struct date do_on;       /* first support given; may come before everything else (Code 6.19) */
	struct date reviewed_on;
	struct date closed_on;
	struct date review_on;    /* agreed date of the review */
	struct str learned;       /* what the review adds to what is known */
	struct str assess_reason; /* why the assessment was finished although something was missing */
	int64_t revision;
};

extern const struct record cycle_rec;
