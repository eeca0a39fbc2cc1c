/* What the screen cannot see: per class, subject and scale, who has no result at the newest assessment, and pupils of
 * whom no test can be told. Worked out from the results that the screen has loaded anyway. Nothing here says that a
 * pupil makes less than expected progress. Source: Code 6.17; R21, R22. */
#pragma once

#include "notice/screen/screen_list.h"

/* Pupils of one class who have no result. */
struct screen_absent {
	int year;
	struct str class_name; /* empty: in no class */
	int64_t class_id;      /* 0: this person cannot enter results there */
	uint32_t *pupil;       /* by name */
	size_t missing;
	size_t of; /* pupils of the class whom this person holds */
};

/* Missing results of one class on one scale at the newest assessment at which its year group has any. A scale is asked
 * for when half of the class has ever had a result on it, or half of the year group has one there; and a pupil who has
 * one in this subject on a scale of their own is not missing. */
struct screen_gap {
	struct screen_absent who;
	uint16_t subject; /* indexes into the screening */
	uint16_t scale;
	uint16_t point;
};

/* A pupil with results of whom every test of every subject says "cannot tell": finding[from] to finding[from + n - 1].
 */
struct screen_dark {
	uint32_t pupil;
	size_t from;
	size_t n;
};

struct screen_missing {
	struct screening all;
	struct screen_gap *gap; /* by year, class, subject and scale */
	size_t gaps;
	struct screen_absent *none; /* no result of any kind, by year and class */
	size_t nones;
	struct screen_dark *dark; /* by name */
	size_t darks;
	size_t looked; /* pupils in the filter */
};

/* asked: none for today. RC_INVALID: a day to come. The same statements as the list, however many pupils. */
enum rc screen_missing_load(struct ctx *c, struct date asked, const struct screen_filter *filter,
                            struct screen_missing *out) NODISCARD;
/* The pure part: out->all is there; class_id stays 0. Memory: from a. */
void screen_missing_make(struct arena *a, const struct screen_filter *filter, struct screen_missing *out);
