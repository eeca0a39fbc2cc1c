#include "enrol/year_up_rule.h"

#include "core/people/year_rule.h"

enum { FIRST_MONTH = 6, LAST_MONTH = 11, YEAR_DIGITS = 2 };

int year_up_turn(struct date today)
{
	return today.m >= FIRST_MONTH && today.m <= LAST_MONTH ? today.y : 0;
}

struct date year_up_may(int turn)
{
	return (struct date){ turn, FIRST_MONTH - 1, 31 };
}

struct date year_up_last_day(const struct calendar *c, struct date today)
{
	struct date began = date_school_year(today);
	bool is_new = began.y == today.y; /* from September on */

	return school_year_span(c, is_new ? date_add(began, -1) : today).to;
}

struct date year_up_until(const struct calendar *c, struct date today)
{
	struct date last = year_up_last_day(c, today);

	return date_cmp(last, today) > 0 ? last : DATE_NONE;
}

enum year_up_what year_up_ask(const struct year_up_facts *f, int last, int turn)
{
	if (f->moved || (!date_none(f->joined_on) && date_cmp(f->joined_on, year_up_may(turn)) > 0))
		return YEAR_UP_WHAT_DONE;
	if (f->year == YEAR_OTHER)
		return YEAR_UP_WHAT_STAY;
	if (f->year_may != YEAR_NOT_KNOWN && f->year > f->year_may)
		return YEAR_UP_WHAT_DONE;
	if (f->year_may == YEAR_NOT_KNOWN && f->year >= year_expected(f->born, (struct date){ turn, 9, 1 }))
		return YEAR_UP_WHAT_DONE;
	return f->year >= last ? YEAR_UP_WHAT_LEAVE : YEAR_UP_WHAT_UP;
}

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

struct str class_next(struct arena *a, struct str name, int year)
{
	size_t from = 0, to;
	int64_t n;

	while (from < name.n && !digit(name.p[from]))
		from++;
	for (to = from; to < name.n && digit(name.p[to]); to++)
		;
	if (to - from <= YEAR_DIGITS && str_int(str_sub(name, from, to - from), &n) && n == year)
		return str_fmt(a, "%.*s%d%.*s", (int)from, name.p, year + 1, STR_ARG(str_sub(name, to, name.n)));
	if (from == name.n && year == YEAR_RECEPTION && name.n > 1 && name.n <= 3 && name.p[0] == 'R')
		return str_fmt(a, "1%.*s", STR_ARG(str_sub(name, 1, name.n)));
	return name;
}
