/* The school calendar: counting school days and naming the place in the year. */
#include "core/school/term_rule.h"

/* No search for a school day goes further than this. */
enum { SEARCH_DAYS = 800 };

enum { SCHOOL_WEEK_DAYS = 5 };

/* Days are counted this far around the terms, for as many days as a uint16_t can number, and no more. */
enum { COUNTED_AROUND = 400, COUNTED_MOST = 40000 };

/* Terms are asked for this long before: late in May for the year that begins in September. */
enum { TERMS_AHEAD_DAYS = 100 };

static bool within(struct date d, struct date from, struct date to)
{
	return date_cmp(from, d) <= 0 && date_cmp(d, to) <= 0;
}

static bool is_weekday(struct date d)
{
	return date_weekday(d) < 5;
}

static bool covers(const struct calendar *c, struct date d)
{
	return c->terms > 0 && within(d, c->term[0].starts, c->term[c->terms - 1].ends);
}

static bool is_of_year(const struct term *t, int year)
{
	return date_school_year(t->ends).y == year;
}

bool calendar_knows(const struct calendar *c, struct date d)
{
	int year = date_school_year(d).y;
	const struct term *said = NULL; /* the term that the day is in, the next one of the year, or its last */

	for (size_t i = 0; i < c->terms; i++) {
		const struct term *t = &c->term[i];

		if (within(d, t->starts, t->ends))
			return !t->usual;
		if (is_of_year(t, year) && (said == NULL || date_cmp(said->ends, d) < 0))
			said = t;
	}
	return said != NULL && !said->usual;
}

int calendar_wanted(const struct calendar *c, struct date today)
{
	struct date soon = date_add(today, TERMS_AHEAD_DAYS);

	if (!calendar_knows(c, today))
		return date_school_year(today).y;
	return calendar_knows(c, soon) ? 0 : date_school_year(soon).y;
}

struct str school_year_words(struct arena *a, int year)
{
	return str_fmt(a, "%d/%02d", year, (year + 1) % 100);
}

/* The term whose dates contain d, half-term holiday included. */
static const struct term *term_at(const struct calendar *c, struct date d)
{
	for (size_t i = 0; i < c->terms; i++) {
		if (within(d, c->term[i].starts, c->term[i].ends))
			return &c->term[i];
	}
	return NULL;
}

static bool in_half_term_holiday(const struct term *t, struct date d)
{
	return !date_none(t->half_starts) && within(d, t->half_starts, t->half_ends);
}

/* A weekday on which the terms say "school", closures not yet looked at. */
static bool term_day(const struct calendar *c, struct date d)
{
	const struct term *t;

	if (!is_weekday(d))
		return false;
	if (!covers(c, d))
		return true;
	t = term_at(c, d);
	return t != NULL && !in_half_term_holiday(t, d);
}

/* Is d in one of the first n closures? */
static bool closed(const struct calendar *c, size_t n, struct date d)
{
	for (size_t i = 0; i < n; i++) {
		if (within(d, c->closure[i].starts, c->closure[i].ends))
			return true;
	}
	return false;
}

/* The place of a day among the counted ones; -1: not among them. */
static int32_t counted_at(const struct calendar *c, int32_t day)
{
	int32_t at = day - c->first;

	return c->before != NULL && at >= 0 && at <= c->days ? at : -1;
}

bool school_day(const struct calendar *c, struct date d)
{
	int32_t at = c->before != NULL ? counted_at(c, date_days(d)) : -1;

	if (at >= 0 && at < c->days)
		return c->before[at + 1] > c->before[at];
	return term_day(c, d) && !closed(c, c->closures, d);
}

/* Monday to Friday from `from` to `to`, both counted. */
static int32_t weekdays(struct date from, struct date to)
{
	int32_t days = date_diff(to, from) + 1;
	int32_t n;
	int first;

	if (days <= 0)
		return 0;
	n = days / 7 * 5;
	first = date_weekday(from);
	for (int32_t i = 0; i < days % 7; i++)
		n += (first + i) % 7 < 5;
	return n;
}

static int32_t weekdays_in(struct span s, struct date from, struct date to)
{
	return weekdays(date_later(s.from, from), date_earlier(s.to, to));
}

/* Weekdays that the terms call school days: arithmetic only, because pages count many intervals. */
static int32_t term_days(const struct calendar *c, struct date from, struct date to)
{
	int32_t n = 0;

	if (c->terms == 0)
		return weekdays(from, to);
	n += weekdays(from, date_earlier(to, date_add(c->term[0].starts, -1)));
	n += weekdays(date_later(from, date_add(c->term[c->terms - 1].ends, 1)), to);
	for (size_t i = 0; i < c->terms; i++) {
		const struct term *t = &c->term[i];

		n += weekdays_in((struct span){ t->starts, t->ends }, from, to);
		if (!date_none(t->half_starts))
			n -= weekdays_in((struct span){ date_later(t->half_starts, t->starts),
			                                date_earlier(t->half_ends, t->ends) },
			                 from, to);
	}
	return n;
}

/* Weekdays of term that closure i takes away, those of earlier closures not counted again. */
static int32_t closure_days(const struct calendar *c, size_t i, struct date from, struct date to)
{
	const struct closure *k = &c->closure[i];
	struct date d = date_later(k->starts, from);
	struct date end = date_earlier(k->ends, to);
	int32_t n = 0;

	for (; date_cmp(d, end) <= 0; d = date_add(d, 1))
		n += term_day(c, d) && !closed(c, i, d);
	return n;
}

int32_t school_days(const struct calendar *c, struct date from, struct date to)
{
	int32_t n;
	int32_t begin;
	int32_t end;

	if (date_cmp(from, to) > 0)
		return 0;
	begin = counted_at(c, date_days(from));
	end = counted_at(c, date_days(to) + 1);
	if (begin >= 0 && end >= 0)
		return c->before[end] - c->before[begin];
	n = term_days(c, from, to);
	for (size_t i = 0; i < c->closures; i++)
		n -= closure_days(c, i, from, to);
	return n;
}

struct calendar calendar_counted(struct arena *a, const struct calendar *c)
{
	struct calendar r = *c;
	uint16_t *before;

	if (c->terms == 0)
		return r;
	r.first = date_days(c->term[0].starts) - COUNTED_AROUND;
	r.days = date_days(c->term[c->terms - 1].ends) + COUNTED_AROUND - r.first;
	if (r.days > COUNTED_MOST)
		r.days = COUNTED_MOST;
	before = NEW_ARRAY(a, uint16_t, (size_t)r.days + 1);
	for (int32_t i = 0; i < r.days; i++)
		before[i + 1] = (uint16_t)(before[i] + school_day(c, date_from_days(r.first + i)));
	r.before = before;
	return r;
}

/* The n-th school day after d among the counted ones: the first before whose next day so many lie. */
static bool counted_add(const struct calendar *c, struct date d, int32_t n, struct date *out)
{
	int32_t low = counted_at(c, date_days(d) + 1);
	int32_t high = c->days;
	int32_t wanted;

	if (low < 0 || n < 1)
		return false;
	wanted = c->before[low] + n;
	if (c->before[high] < wanted)
		return false;
	while (low < high) {
		int32_t mid = low + (high - low) / 2;

		if (c->before[mid] < wanted)
			low = mid + 1;
		else
			high = mid;
	}
	*out = date_from_days(c->first + low - 1);
	return date_diff(*out, d) <= SEARCH_DAYS;
}

struct date school_day_add(const struct calendar *c, struct date d, int32_t n)
{
	int32_t gone = 0;
	struct date found;

	if (counted_add(c, d, n, &found))
		return found;

	/* n school days take at least this many days, so that no jump goes too far. */
	while (n > 0 && gone < SEARCH_DAYS) {
		int32_t jump = n + (n - 1) / SCHOOL_WEEK_DAYS * 2;

		n -= school_days(c, date_add(d, 1), date_add(d, jump));
		d = date_add(d, jump);
		gone += jump;
	}
	return d;
}

struct date school_day_next(const struct calendar *c, struct date d)
{
	return school_day_add(c, d, 1);
}

struct date school_day_until(const struct calendar *c, struct date d)
{
	for (int32_t i = 0; i < SEARCH_DAYS && !school_day(c, d); i++)
		d = date_add(d, -1);
	return d;
}

struct date school_day_before(const struct calendar *c, struct date d)
{
	return school_day_until(c, date_add(d, -1));
}

int32_t school_weeks(const struct calendar *c, struct date from, struct date to)
{
	int32_t n = 0;

	while (date_cmp(from, to) <= 0) {
		struct date sunday = date_add(from, 6 - date_weekday(from));

		n += school_days(c, from, date_earlier(sunday, to)) > 0;
		from = date_add(sunday, 1);
	}
	return n;
}

/* The half terms of a term: one or two spans. */
static int halves(const struct term *t, struct span out[2])
{
	out[0] = (struct span){ t->starts, t->ends };
	if (date_none(t->half_starts))
		return 1;
	out[0].to = date_add(t->half_starts, -1);
	out[1] = (struct span){ date_add(t->half_ends, 1), t->ends };
	return 2;
}

/* Fills the place with the half term that d is in, if there is one: its week must have had a school day by Sunday. */
static bool place_in_half(const struct calendar *c, const struct term *t, struct date d, struct term_place *p)
{
	struct date sunday = date_add(d, 6 - date_weekday(d));
	struct span h[2];
	int n = halves(t, h);

	for (int i = 0; i < n; i++) {
		if (!within(d, h[i].from, h[i].to) || school_days(c, h[i].from, date_earlier(h[i].to, sunday)) == 0)
			continue;
		p->kind = TERM_HALF;
		p->term = t;
		p->half = n == 1 ? 0 : i + 1;
		p->from = h[i].from;
		p->to = school_day_until(c, h[i].to);
		return true;
	}
	return false;
}

/* In a holiday: the half term that follows. */
static void place_before_half(const struct calendar *c, struct date d, struct term_place *p)
{
	struct span h[2];

	for (size_t i = 0; i < c->terms; i++) {
		int n = halves(&c->term[i], h);

		for (int k = 0; k < n; k++) {
			if (date_cmp(h[k].to, d) <= 0)
				continue;
			p->kind = TERM_HOLIDAY;
			p->from = h[k].from;
			p->to = school_day_until(c, h[k].to);
			p->next = school_day_next(c, d);
			p->term = k > 0 ? &c->term[i] : NULL;
			return;
		}
	}
}

static struct str place_words(struct arena *a, const struct calendar *c, struct date d, const struct term_place *p)
{
	static const struct str half[3] = { RTEXT(""), RTEXT(", first half"), RTEXT(", second half") };
	struct date about = p->kind == TERM_HOLIDAY ? p->next : d;
	struct str day;

	if (p->kind != TERM_UNKNOWN && !calendar_knows(c, about)) {
		day = school_year_words(a, date_school_year(about).y);
		return str_fmt(a, "%sThe terms of %.*s are not entered.", p->kind == TERM_HOLIDAY ? "Holiday. " : "",
		               STR_ARG(day));
	}
	if (p->kind == TERM_HALF)
		return str_fmt(a, "%.*s%.*s, week %d of %d.", STR_ARG(p->term->name), STR_ARG(half[p->half]), p->week,
		               p->weeks);
	if (p->kind == TERM_HOLIDAY) {
		day = date_short(a, p->next);
		return str_fmt(a, "%s. School starts again on %.*s.", p->term != NULL ? "Half-term holiday" : "Holiday",
		               STR_ARG(day));
	}
	return S("The dates of this term are not known yet.");
}

struct term_place term_place(struct arena *a, const struct calendar *c, struct date d)
{
	struct term_place p = { .kind = TERM_UNKNOWN };
	const struct term *t = term_at(c, d);

	if (t == NULL || !place_in_half(c, t, d, &p))
		place_before_half(c, d, &p);
	if (p.kind == TERM_HALF) {
		p.week = school_weeks(c, p.from, date_earlier(p.to, date_add(d, 6 - date_weekday(d))));
		p.weeks = school_weeks(c, p.from, p.to);
	}
	p.words = place_words(a, c, d, &p);
	return p;
}

struct date half_term_end(const struct calendar *c, struct date d)
{
	struct term_place p = { .kind = TERM_UNKNOWN };
	const struct term *t = term_at(c, d);

	if (t == NULL || !place_in_half(c, t, d, &p))
		place_before_half(c, d, &p);
	if (p.kind != TERM_UNKNOWN)
		return p.to;
	return school_day_until(c, date_add_months(d, 1));
}

struct span school_year_span(const struct calendar *c, struct date d)
{
	struct date first = date_school_year(d);
	struct date last = { (int16_t)(first.y + 1), 8, 31 };
	struct span r = { DATE_NONE, DATE_NONE };

	for (size_t i = 0; i < c->terms; i++) {
		if (!within(c->term[i].ends, first, last))
			continue;
		if (date_none(r.from))
			r.from = school_day_next(c, date_add(date_later(c->term[i].starts, first), -1));
		r.to = school_day_until(c, c->term[i].ends);
	}
	if (date_none(r.from)) {
		r.from = school_day_next(c, date_add(first, -1));
		r.to = school_day_until(c, (struct date){ last.y, 7, 31 });
	}
	return r;
}
