/* The SEN status with the day from which it holds in one cell: "K (from 01/09/2024)", "SEN Support since 1 Sep 2024".
 * The day is checked as that of a column of its own. */
#include "import/roll_read.h"

#include "import/dates_read.h"

#define COUNT(x) (sizeof(x) / sizeof *(x))

/* A byte after which a word ends: "K,from". */
static bool is_edge(char ch)
{
	return !((ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch & 0x80) != 0);
}

/* Where the word stands by itself, and has something before it; -1: nowhere. */
static ptrdiff_t word_at(struct str lower, struct str word)
{
	for (size_t i = 1; i + word.n < lower.n; i++)
		if (is_edge(lower.p[i - 1]) && is_edge(lower.p[i + word.n]) && str_eq(str_sub(lower, i, word.n), word))
			return (ptrdiff_t)i;
	return -1;
}

static struct str without(struct str s, const char *edges)
{
	struct str e = str_of(edges);

	for (bool more = true; more && s.n > 0;) {
		more = false;
		for (size_t i = 0; i < e.n; i++)
			if (s.n > 0 && (s.p[0] == e.p[i] || s.p[s.n - 1] == e.p[i])) {
				s = s.p[0] == e.p[i] ? str_sub(s, 1, s.n - 1) : str_sub(s, 0, s.n - 1);
				more = true;
			}
	}
	return s;
}

struct str status_cell_from(struct arena *a, struct str cell, struct str *status)
{
	static const char *const words[] = { "effective from", "with effect from", "starting from", "from",
		                             "since",          "starting",         "started",       "wef" };
	struct str lower = str_lower_ascii(a, cell);

	*status = cell;
	for (size_t i = 0; i < COUNT(words); i++) {
		struct str word = str_of(words[i]);
		ptrdiff_t at = word_at(lower, word);
		struct str day;

		if (at < 0)
			continue;
		day = without(str_sub(cell, (size_t)at + word.n, cell.n), " :()[]");
		for (size_t k = 0; k < day.n; k++)
			if (day.p[k] >= '0' && day.p[k] <= '9') {
				*status = without(str_sub(cell, 0, (size_t)at), " ,;:-([");
				return day;
			}
	}
	return STR_NONE;
}

struct date status_from(struct import_reader *r, const struct roll_row *p, struct date column)
{
	struct str status, day = status_cell_from(r->a, import_cell(r, COL_STATUS, 0), &status);
	struct date_seen seen;
	struct date from;

	if (day.n == 0)
		return column;
	seen = date_see(day, r->today, false);
	from = seen.day_first;
	if (date_none(from)) {
		import_problem(r, COL_STATUS, 0,
		               S("The day beside the status cannot be read. Write it as 01/09/2024, or leave it out."));
		return column;
	}
	if (date_cmp(from, r->today) > 0) {
		import_problem(r, COL_STATUS, 0, S("The day beside the status is in the future."));
		return column;
	}
	if (!date_none(p->born) && date_cmp(from, p->born) < 0) {
		import_note(r, COL_STATUS, 0,
		            S("The day beside the status is before the pupil was born; it is not taken."));
		return column;
	}
	if (!date_none(column) && date_cmp(column, from) != 0) {
		import_problem(r, COL_STATUS, 0,
		               S("The day beside the status is another one than the start date on this line."));
		return column;
	}
	if (!date_none(seen.month_first) && date_cmp(seen.month_first, from) != 0)
		import_note_once(r, COL_STATUS, 0, S("Days beside a status are read with the day first."));
	return from;
}
