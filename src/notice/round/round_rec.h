/* The round to the teachers: the SENCO asks everybody who teaches a pupil, until a day. Source: Code 6.45 (first and
 * fourth source); domain.md 4.10; R30, R31. */
#pragma once

#include "core/record/record_rec.h"

struct round {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	int64_t cycle_id; /* the assessment it belongs to; 0 = asked before there was one */
	int64_t asked_by;
	struct date asked_on;
	struct date answer_by;
	struct str question;     /* empty = what do you see, what helps */
	struct date reminded_on; /* the last time */
	struct date closed_on;   /* none = answers can still be given */
	int64_t revision;
	/* Joined, no column. */
	struct str by_name;
};

extern const struct record round_rec;
