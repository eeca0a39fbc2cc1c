#include "kit/file/look_grid.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kit/base/buf.h"
#include "kit/base/date.h"
#include "kit/base/utf8.h"

enum { NUMBER_LETTERS = 64, ROOM_FIRST = 1024, HOUR_S = 3600, MINUTE_S = 60, DAY_S = 86400 };

void grid_refuse(enum grid_fault f)
{
	_exit(f);
}

/* XML lets control letters such as DEL through, which no text of ours may have: they are left out. */
static struct str without_controls(struct arena *a, struct str s)
{
	struct buf b;
	size_t from = 0;

	if (utf8_ok(s))
		return s;
	b = buf_new(a, s.n);
	for (size_t i = 0; i < s.n; from = i) {
		struct str one;

		(void)utf8_next(s, &i);
		one = str_sub(s, from, i - from);
		if (utf8_ok(one))
			buf_str(&b, one);
	}
	return buf_view(&b);
}

void grid_sheet(struct grid_made *g, struct str name, bool hidden, bool filled)
{
	if (g->sheets == GRID_SHEETS_MAX)
		grid_refuse(GRID_EXCESSIVE);
	name = str_dup(g->a, without_controls(g->a, name));
	g->sheet[g->sheets++] = (struct grid_sheet){ utf8_head(name, GRID_NAME_MAX), hidden, filled };
}

size_t grid_choose(const struct grid_made *g)
{
	size_t best = 0;

	if (g->wanted > g->sheets)
		grid_refuse(GRID_NO_SHEET);
	if (g->wanted > 0)
		return g->wanted;
	for (size_t i = g->sheets; i > 0; i--)
		if (g->sheet[i - 1].filled && (best == 0 || !g->sheet[i - 1].hidden || g->sheet[best - 1].hidden))
			best = i;
	if (best == 0)
		grid_refuse(GRID_EMPTY);
	return best;
}

void grid_cell(struct grid_made *g, size_t at, struct str s)
{
	s = without_controls(g->a, s);
	if (s.n == 0)
		return;
	if (at >= GRID_COLUMNS_MAX)
		grid_refuse(GRID_MANY_COLUMNS);
	for (; g->cells < at; g->cells++)
		g->cell[g->cells] = STR_NONE;
	g->cell[at] = s;
	if (g->cells == at)
		g->cells = at + 1;
}

static void cells_count(struct grid_made *g, size_t n)
{
	g->all += n;
	if (g->all > GRID_CELLS_MAX)
		grid_refuse(GRID_EXCESSIVE);
}

void grid_row(struct grid_made *g, size_t line, bool hidden)
{
	struct grid_row *r;

	if (g->cells == 0)
		return;
	if (g->n == GRID_ROWS_MAX)
		grid_refuse(GRID_MANY_ROWS);
	if (g->n > 0 && line <= g->row[g->n - 1].line)
		grid_refuse(GRID_DAMAGED);
	if (g->n == g->room) {
		struct grid_row *more = NEW_ARRAY(g->a, struct grid_row, g->room * 2 + ROOM_FIRST);

		if (g->n > 0)
			memcpy(more, g->row, g->n * sizeof *more);
		g->row = more;
		g->room = g->room * 2 + ROOM_FIRST;
	}
	cells_count(g, g->cells);
	r = &g->row[g->n++];
	*r = (struct grid_row){ line, hidden, g->cells, NEW_ARRAY(g->a, struct str, g->cells) };
	memcpy(r->cell, g->cell, g->cells * sizeof *r->cell);
	g->cells = 0;
}

static void row_widen(struct grid_made *g, struct grid_row *r, size_t n)
{
	struct str *cell = NEW_ARRAY(g->a, struct str, n);

	cells_count(g, n - r->n);
	memcpy(cell, r->cell, r->n * sizeof *cell);
	r->cell = cell;
	r->n = n;
}

void grid_fill_down(struct grid_made *g, size_t column, size_t first_line, size_t last_line)
{
	size_t at = 0;
	struct str s;

	for (size_t end = g->n; at < end;) {
		size_t middle = at + (end - at) / 2;

		if (g->row[middle].line < first_line)
			at = middle + 1;
		else
			end = middle;
	}
	if (at == g->n || g->row[at].line != first_line || column >= g->row[at].n)
		return;
	s = g->row[at].cell[column];
	for (at++; s.n > 0 && at < g->n && g->row[at].line <= last_line; at++) {
		struct grid_row *r = &g->row[at];

		if (column >= r->n)
			row_widen(g, r, column + 1);
		if (r->cell[column].n == 0)
			r->cell[column] = s;
	}
}

bool grid_number(struct str s, double *v)
{
	char text[NUMBER_LETTERS];
	char *end;

	if (s.n == 0 || s.n >= sizeof text)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (memchr("0123456789+-.eE", s.p[i], 15) == NULL)
			return false;
	memcpy(text, s.p, s.n);
	text[s.n] = '\0';
	*v = strtod(text, &end);
	return end == text + s.n && isfinite(*v);
}

struct str grid_number_text(struct arena *a, double v)
{
	char text[NUMBER_LETTERS];
	const bool whole = floor(v) == v && fabs(v) < 1e17;
	int n = snprintf(text, sizeof text, whole ? "%.0f" : "%.15g", v);

	return n > 0 && (size_t)n < sizeof text ? str_dup(a, (struct str){ text, (size_t)n }) : STR_NONE;
}

struct str grid_time_text(struct arena *a, double v, bool elapsed)
{
	long long s = llround((elapsed ? v : v - floor(v)) * DAY_S);
	long long h = s / HOUR_S;

	if (!elapsed && h >= 24)
		h = 0; /* rounded up to midnight */
	if (s % MINUTE_S != 0)
		return str_fmt(a, "%lld:%02lld:%02lld", h, s / MINUTE_S % MINUTE_S, s % MINUTE_S);
	return str_fmt(a, "%lld:%02lld", h, s / MINUTE_S % MINUTE_S);
}

struct str grid_day_text(struct arena *a, double v, bool base_1904, bool with_time)
{
	/* Day 60 of the usual count is a 29 February 1900 that never was: before it, all are one day off. */
	const struct date first = base_1904 ? (struct date){ 1904, 1, 1 } : (struct date){ 1900, 1, 1 };
	const int32_t less = base_1904 ? 0 : v < 61 ? 1 : 2;
	const double day = floor(v);
	struct date d;

	if (v < 0 || day > 110000) /* the year 2200 */
		return grid_number_text(a, v);
	d = date_from_days(date_days(first) + (int32_t)day - less);
	if (!date_is(d))
		return grid_number_text(a, v);
	if (!with_time || v - day < 1.0 / DAY_S)
		return date_iso(a, d);
	return str_fmt(a, "%.*s %.*s", STR_ARG(date_iso(a, d)), STR_ARG(grid_time_text(a, v, false)));
}
