/* One result of one pupil: assessment point, subject, scale, and a value, a code or words. Never overwritten: a
 * correction ends the row (until_at) and adds one, so that the school can be asked what it knew on any past day. */
#pragma once

#include "core/record/key_rec.h"
#include "core/record/record_rec.h"

struct result {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	int64_t point_id;
	struct str subject; /* code: notice/results/subject_rule or the school's own */
	int64_t scale_id;
	int64_t value;    /* thousandths; MILLI_NONE = a code or words stand instead */
	struct str code;  /* one of the scale's codes, "words" when note is the result; empty with a value */
	struct str note;  /* words of whoever entered it; for a scale of words the result itself */
	struct str way;   /* grid, import, demo */
	int64_t noted_by; /* person; 0 = by a file on the command line */
	int64_t noted_at; /* UTC seconds: known from here … */
	int64_t until_at; /* … until here; 0 = still in force */
	/* Joined, no columns; empty where the statement does not say so. */
	struct str noted_name;
};

extern const struct record result_rec;
extern const struct choice result_ways[];
