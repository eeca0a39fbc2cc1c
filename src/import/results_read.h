/* Rows of a file of results: which pupil, and the results in the row, each with its assessment point, subject and
 * scale. Two forms: long (one result on a line, with columns for subject and result) and wide (one pupil on a line,
 * each further heading names a subject and, if need be, point and scale: "Autumn 2025 Reading standardised"). Pure:
 * what there is to choose from is given. A heading that cannot be understood is a problem, because results would be
 * lost. */
#pragma once

#include "notice/results/scale_rule.h"
#include "import/import_read.h"
#include "notice/results/scales.h"

/* For results that name no point or scale; NULL = then it is a problem. */
struct result_defaults {
	const struct assessment_point *point;
	const struct scale *scale;
};

struct result_cell {
	struct str heading; /* of its column */
	struct str typed;
	const struct assessment_point *point;
	const struct scale *scale;
	struct str subject; /* code */
	struct scale_value value;
	struct str note;
};

struct result_row {
	const struct csv_row *source;
	struct str upn; /* empty = by name and birthday */
	struct date born;
	struct result_cell *cell;
	size_t cells;
};

/* Headings of a wide file that were taken, and those that were not, with commas. */
struct result_heads {
	struct str used;
	struct str unused;
};

/* Calls each for every row without a problem, one after the other, so that a long file is in memory once: the row and
 * its cells are valid during the call. Stops when each returns other than RC_OK, which is then the result. */
enum rc results_each(struct import_reader *r, const struct scales *all, const struct result_defaults *d,
                     struct result_heads *heads, enum rc (*each)(void *x, const struct result_row *row),
                     void *x) NODISCARD;
struct result_heading {
	bool result; /* it is taken for one, though something may be missing */
	struct str words;
};

/* What each heading of a wide file is taken for, in words for a person: one for each; without words where it has to do
 * with something else. */
struct result_heading *results_headings_say(struct import_reader *r, const struct scales *all);
/* By name or code; NULL when there is none. */
const struct scale *results_scale(struct arena *a, const struct scales *all, struct str typed);
const struct assessment_point *results_point(struct arena *a, const struct scales *all, struct str typed);
