/* Chance and time of the demonstration: days are told from the day it is made on, or from the terms around it. */
#include "cmd/demo.h"

#include "core/school/term_default_rule.h"

enum { CALENDAR_YEARS = 4, DAYS_TRIED = 120 };

int64_t demo_pick(struct demo *d, int64_t n)
{
	d->seed ^= d->seed << 13;
	d->seed ^= d->seed >> 7;
	d->seed ^= d->seed << 17;
	return n > 0 ? (int64_t)(d->seed >> 16) % n : 0;
}

void demo_terms(struct demo *d)
{
	struct term *term = NEW_ARRAY(d->a, struct term, (size_t)CALENDAR_YEARS * TERM_DEFAULTS);
	struct closure *closed = NEW_ARRAY(d->a, struct closure, (size_t)CALENDAR_YEARS * (CLOSURE_DEFAULTS + 1));
	size_t n = 0;

	for (int i = 0; i < CALENDAR_YEARS; i++) {
		int year = d->year.y - 2 + i;

		term_defaults(year, term + (size_t)i * TERM_DEFAULTS);
		n += closure_defaults(year, closed + n);
		closed[n++] = (struct closure){ .starts = term[i * TERM_DEFAULTS].starts,
			                        .ends = term[i * TERM_DEFAULTS].starts };
	}
	for (size_t i = 0; i < DEMO_TERMS; i++)
		d->term[i] = term[i + TERM_DEFAULTS];
	d->calendar = (struct calendar){
		.term = term, .terms = (size_t)CALENDAR_YEARS * TERM_DEFAULTS, .closure = closed, .closures = n
	};
}

size_t demo_term_now(const struct demo *d)
{
	size_t now = 3;

	for (size_t t = 3; t < DEMO_TERMS; t++)
		if (date_cmp(d->term[t].starts, d->end.today) <= 0)
			now = t;
	return now;
}

struct date demo_school_day(const struct demo *d, struct date day, bool back)
{
	for (int i = 0; i < DAYS_TRIED && !school_day(&d->calendar, day); i++)
		day = date_add(day, back ? -1 : 1);
	return day;
}

struct date demo_day(struct demo *d, struct str when, struct str anchor, struct date from)
{
	struct str play = STR_NONE, days;
	int64_t n = 0, most = 0;
	bool back;

	if (!str_starts(when, anchor))
		return DATE_NONE;
	days = str_cut(str_sub(when, anchor.n, when.n), '~', &play);
	back = days.n > 0 && days.p[0] == '-';
	if (days.n > 0 && (!str_int(str_sub(days, 1, days.n), &n) || (!back && days.p[0] != '+')))
		return DATE_NONE;
	if (play.n > 0 && !str_int(play, &most))
		return DATE_NONE;
	n += most > 0 ? demo_pick(d, most) : 0;
	return demo_school_day(d, date_add(from, (int32_t)(back ? -n : n)), back);
}

const struct demo_class *demo_class_on(const struct demo *d, const struct demo_pupil *p, struct date day)
{
	/* The roll of a new school year comes in July; older ones than last year's are not told. */
	bool last_year = date_cmp(day, d->year) < 0;
	size_t a_year = d->classes / (size_t)(d->year_last - d->year_first + 1);

	return last_year && p->year > d->year_first ? &d->klass[p->class_at - a_year] : &d->klass[p->class_at];
}
