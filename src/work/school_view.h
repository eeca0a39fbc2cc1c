/* Our school in counts: by year and support, by step, by duty. For governors small numbers are hidden and no name is
 * loaded into the page. */
#pragma once

#include "work/today.h"

enum { SCHOOL_COLS = 4, SCHOOL_ROWS_MAX = 24 }; /* SEN Support, EHC plan, neither, all */

struct duty_kind_count {
	struct str what;
	int64_t late;
	int64_t week;
};

struct school_view {
	struct today_all all;
	bool counts_only; /* no names: governors */
	int64_t year[SCHOOL_ROWS_MAX];
	int64_t cell[SCHOOL_ROWS_MAX * SCHOOL_COLS]; /* the last row holds the sums */
	size_t rows;
	const bool *hidden; /* of cell; NULL: nothing is hidden */
	int64_t stage[STAGE_STEPS];
	const bool *stage_hidden;
	struct duty_kind_count kind[DUTIES];
	size_t kinds;
};

enum rc school_view_load(struct ctx *c, struct school_view *out) NODISCARD;
