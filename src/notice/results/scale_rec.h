/* How a result is measured: a scale of the school. Scales are data: the standard ones come from
 * notice/results/scale_table_rule, a school may correct them and add its own. Values on different scales are never
 * compared, subtracted or averaged.
 * */
#pragma once

#include "core/record/record_rec.h"

struct scale {
	int64_t school_id;
	int64_t id;
	struct str code;     /* "ks2-scaled"; the same in every school for a standard scale; never changes */
	struct str name;     /* "KS2 scaled score" */
	struct str kind;     /* interval, ordinal, rubric, count, age, none */
	struct str subjects; /* codes of notice/results/subject_rule or the school's own, one per line; empty = every
	                        subject */
	int64_t rising;      /* a greater number is better */
	int64_t low;         /* thousandths, as high, step, band and national; an age is in months (7:06 is 90000); */
	int64_t high;        /* MILLI_NONE = not given */
	int64_t step;
	int64_t band; /* measurement error of one result */
	struct str
	    steps; /* ordinal, rubric: "CODE Label", one per line from the lowest; the value is its index × 1000 */
	struct str codes;    /* instead of a result: "A Absent", one per line */
	int64_t months_from; /* ages of pupils it is meant for, in months; 0 = any */
	int64_t months_to;
	int64_t national;         /* reference; MILLI_NONE = none */
	struct str national_says; /* "Expected standard" */
	struct str national_year; /* "2025"; empty = not of one year */
	struct str source;
	int64_t live; /* offered for new results */
	int64_t revision;
};

extern const struct record scale_rec;
extern const struct choice scale_kinds[];
