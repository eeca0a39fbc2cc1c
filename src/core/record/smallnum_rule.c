/* Hiding small numbers.
 *
 * Each hidden cell is an unknown that stands in at most two sums: that of its row and that of its column. Take sums as
 * points and unknowns as lines between them (a cell in one sum only runs to a common point "outside"). Then an unknown
 * can be worked out exactly when its line is a bridge: without it, its two ends fall apart. */
#include "core/record/smallnum_rule.h"

int64_t small_most(int64_t chosen)
{
	return chosen > SMALL_MOST ? chosen : SMALL_MOST;
}

bool small_is(int64_t count, int64_t most)
{
	return count >= 1 && count <= most;
}

/* Points: 0 outside, then rows, then columns. */
struct points {
	uint8_t group[1 + 2 * SMALL_SIDE_MAX];
};

static size_t row_point(const struct small_table *t, size_t i)
{
	return t->has_total_col ? 1 + i / t->cols : 0;
}

static size_t col_point(const struct small_table *t, size_t i)
{
	return t->has_total_row ? 1 + t->rows + i % t->cols : 0;
}

static void join(struct points *p, size_t n, size_t x, size_t y)
{
	uint8_t from = p->group[x];
	uint8_t to = p->group[y];

	for (size_t i = 0; i < n; i++) {
		if (p->group[i] == from)
			p->group[i] = to;
	}
}

/* Groups of points that hang together through the hidden cells, one of them left out. */
static void connect(const struct small_table *t, const bool *hidden, size_t without, struct points *p)
{
	size_t n = 1 + t->rows + t->cols;

	for (size_t i = 0; i < n; i++)
		p->group[i] = (uint8_t)i;
	for (size_t i = 0; i < t->rows * t->cols; i++) {
		if (hidden[i] && i != without)
			join(p, n, row_point(t, i), col_point(t, i));
	}
}

/* The first hidden cell that can be worked out; false when there is none. */
static bool bridge_find(const struct small_table *t, const bool *hidden, size_t *at)
{
	struct points p;

	for (size_t i = 0; i < t->rows * t->cols; i++) {
		if (!hidden[i])
			continue;
		connect(t, hidden, i, &p);
		if (p.group[row_point(t, i)] != p.group[col_point(t, i)]) {
			*at = i;
			return true;
		}
	}
	return false;
}

enum { COST_ZERO = 1000, COST_TOTAL = 1000000000 };

/* What hiding a cell costs: smaller numbers first, zeros after small ones, totals last, hidden ones nothing. */
static int64_t cost(const struct small_table *t, const bool *hidden, size_t i)
{
	bool is_total =
	    (t->has_total_col && i % t->cols == t->cols - 1) || (t->has_total_row && i / t->cols == t->rows - 1);
	int64_t v = t->cell[i] == 0 ? COST_ZERO : t->cell[i];

	if (hidden[i])
		return 0;
	return is_total ? v + COST_TOTAL : v;
}

struct way {
	int64_t cost; /* -1: not reached */
	size_t cell;  /* the last step */
	size_t from;
};

/* One step along a cell, if it is cheaper. */
static bool way_step(struct way *w, size_t from, size_t to, size_t cell, int64_t step)
{
	int64_t sum = w[from].cost + step;

	if (w[from].cost < 0 || (w[to].cost >= 0 && w[to].cost <= sum))
		return false;
	w[to] = (struct way){ sum, cell, from };
	return true;
}

/* Hides the cheapest way round the bridge. False when there is none. */
static bool bridge_close(const struct small_table *t, bool *hidden, size_t bridge)
{
	struct way w[1 + 2 * SMALL_SIDE_MAX];
	size_t start = row_point(t, bridge);
	size_t end = col_point(t, bridge);
	bool changed = true;

	for (size_t i = 0; i < sizeof w / sizeof *w; i++)
		w[i] = (struct way){ .cost = i == start ? 0 : -1 };
	while (changed) {
		changed = false;
		for (size_t i = 0; i < t->rows * t->cols; i++) {
			if (i == bridge)
				continue;
			changed |= way_step(w, row_point(t, i), col_point(t, i), i, cost(t, hidden, i));
			changed |= way_step(w, col_point(t, i), row_point(t, i), i, cost(t, hidden, i));
		}
	}
	if (w[end].cost < 0)
		return false;
	for (size_t at = end; at != start; at = w[at].from)
		hidden[w[at].cell] = true;
	return true;
}

bool small_solvable(const struct small_table *t, const bool *hidden)
{
	size_t at;

	return bridge_find(t, hidden, &at);
}

static void hide_all(const struct small_table *t, bool *hidden)
{
	for (size_t i = 0; i < t->rows * t->cols; i++)
		hidden[i] = true;
}

const bool *small_hide(struct arena *a, const struct small_table *t, int64_t most)
{
	bool *hidden = NEW_ARRAY(a, bool, t->rows * t->cols);
	size_t at;

	if (t->rows > SMALL_SIDE_MAX || t->cols > SMALL_SIDE_MAX) {
		hide_all(t, hidden);
		return hidden;
	}
	for (size_t i = 0; i < t->rows * t->cols; i++)
		hidden[i] = small_is(t->cell[i], small_most(most));
	while (bridge_find(t, hidden, &at)) {
		if (!bridge_close(t, hidden, at)) {
			hide_all(t, hidden);
			break;
		}
	}
	return hidden;
}

struct str small_text(struct arena *a, int64_t count, bool is_hidden)
{
	return is_hidden ? S("not shown") : str_fmt(a, "%lld", (long long)count);
}

struct str small_percent(struct arena *a, int64_t part, int64_t base, int64_t most)
{
	int64_t m = small_most(most);

	if (base <= m || small_is(part, m) || small_is(base - part, m))
		return S("not shown");
	return str_fmt(a, "%lld%%", (long long)((part * 200 + base) / (2 * base)));
}
