/* Small numbers for governors and the public: a count of one to five can point at a child. Such counts are hidden, and
 * so are others from which they could be worked out: the whole table with its totals is looked at as a set of sums, and
 * no hidden number may be solvable. All hidden numbers look the same, whatever they were hidden for. Source:
 * trust.md 2.5 (default 5; a school may raise it, never lower it), domain.md 10.28. */
#pragma once

#include "kit/base/str.h"

enum { SMALL_MOST = 5, SMALL_SIDE_MAX = 64 };

/* Counts row by row. With has_total_col the last column holds the sum of each row, with has_total_row the last row the
 * sum of each column. A list of counts is a table of one row. */
struct small_table {
	const int64_t *cell;
	size_t rows; /* up to SMALL_SIDE_MAX, totals included */
	size_t cols;
	bool has_total_col;
	bool has_total_row;
};

/* The largest count that is hidden: what the school chose, never below SMALL_MOST. */
int64_t small_most(int64_t chosen);
/* One number by itself: is it small, 1 to most? */
bool small_is(int64_t count, int64_t most);
/* Which cells to hide, in the order of the cells: small ones, and the fewest and smallest others that protect them; the
 * whole table when nothing less does. A table that is too large is hidden whole. Memory: from a. */
const bool *small_hide(struct arena *a, const struct small_table *t, int64_t most);
/* Could a reader work out a hidden cell from the sums? The rule small_hide keeps, also for checks of finished tables.
 */
bool small_solvable(const struct small_table *t, const bool *hidden);
/* "58" or "not shown". Memory: from a. */
struct str small_text(struct arena *a, int64_t count, bool is_hidden);
/* "14%", to the nearest; "not shown" when part, rest or base is small. Memory: from a. */
struct str small_percent(struct arena *a, int64_t part, int64_t base, int64_t most);
