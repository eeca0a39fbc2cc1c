/* Our school in counts: by year and support, by step, by duty. For governors small numbers are hidden and no name is
 * loaded into the page. */
#pragma once

#include "boards/today/today.h"

enum { SCHOOL_COLS = 4, SCHOOL_ROWS_MAX = 24 }; /* SEN Support, EHC plan, neither, all */
enum { STAGE_COLS = STAGE_STEPS + 2 };          /* the steps, no cycle running, all on SEN Support */
enum { KIND_COLS = 2, KIND_ROWS = 64 + 1 };     /* overdue, due this week; the last row holds the sums */

/* Where the pupils on SEN Support of one class are. */
struct class_stages {
	struct str name; /* empty: without a class */
	int64_t year_group;
	int64_t n[STAGE_COLS];
};

struct school_view {
	struct today_all all;
	bool counts_only; /* no names: governors */
	int64_t year[SCHOOL_ROWS_MAX];
	int64_t cell[SCHOOL_ROWS_MAX * SCHOOL_COLS]; /* the last row holds the sums */
	size_t rows;
	const bool *hidden; /* of cell; NULL: nothing is hidden */
	int64_t stage[STAGE_COLS];
	const bool *stage_hidden;
	struct class_stages *class; /* by year and name; none for those who may only count */
	size_t classes;
	struct str kind[KIND_ROWS]; /* "Tell the parents about SEN Support" */
	int64_t kind_cell[KIND_ROWS * KIND_COLS];
	size_t kinds;            /* rows of kind_cell without the sums */
	const bool *kind_hidden; /* of kind_cell; NULL: nothing is hidden */
};

enum rc school_view_load(struct ctx *c, struct school_view *out) NODISCARD;
