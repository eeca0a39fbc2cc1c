#include "core/school/term_default_rule.h"

/* 190 for pupils (Education (School Day and School Year) (England) Regulations 1999) and four of the five training
 * days: the fifth is usually spread over evenings. */
enum { YEAR_DAYS = 194 };

enum { FRIDAY = 4 };

/* No calendar is filled for longer. */
enum { YEARS_MOST = 10 };

static struct date day_of(int year, int month, int day)
{
	return (struct date){ (int16_t)year, (int8_t)month, (int8_t)day };
}

/* The last such weekday (0 Monday) on or before d. */
static struct date weekday_until(struct date d, int weekday)
{
	return date_add(d, -((date_weekday(d) - weekday + 7) % 7));
}

static struct date weekday_from(struct date d, int weekday)
{
	return date_add(d, (weekday - date_weekday(d) + 7) % 7);
}

/* 4 January, or the Monday after: a term does not begin for one day. */
static struct date january(int year)
{
	struct date d = day_of(year, 1, 4);

	return date_weekday(d) < FRIDAY ? d : weekday_from(d, 0);
}

/* The last day, moved on until the year is long enough. */
static void lengthen(int year, struct term out[TERM_DEFAULTS])
{
	struct closure closed[CLOSURE_DEFAULTS];
	struct calendar c = { .term = out, .terms = TERM_DEFAULTS, .closure = closed };

	c.closures = closure_defaults(year, closed);
	while (school_days(&c, out[0].starts, out[2].ends) < YEAR_DAYS)
		out[2].ends = date_add(out[2].ends, 1);
}

/* The method of Meeus, Jones and Butcher. */
struct date easter_sunday(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int d = b / 4, e = b % 4, f = (b + 8) / 25;
	int g = (b - f + 1) / 3;
	int h = (19 * a + b - d - g + 15) % 30;
	int i = c / 4, k = c % 4;
	int l = (32 + 2 * e + 2 * i - h - k) % 7;
	int m = (a + 11 * h + 22 * l) / 451;
	int n = h + l - 7 * m + 114;

	return day_of(year, n / 31, n % 31 + 1);
}

/* Two weeks about Easter: after it when it is in March, before it when it is late. */
static void easter_break(struct date easter, struct date *last, struct date *first)
{
	if (easter.m == 3) {
		*last = date_add(easter, -3);
		*first = date_add(easter, 15);
	} else if (easter.d >= 10) {
		*last = date_add(easter, -16);
		*first = date_add(easter, 2);
	} else {
		*last = date_add(easter, -9);
		*first = date_add(easter, 8);
	}
}

void term_defaults(int year, struct term out[TERM_DEFAULTS])
{
	struct date first = weekday_until(day_of(year, 9, 4), 0);
	struct date spring_last, summer_first;
	struct date october = weekday_until(weekday_until(day_of(year, 10, 31), 4), 0);
	struct date february = weekday_until(day_of(year + 1, 2, 18), 0);
	struct date may = weekday_until(day_of(year + 1, 5, 31), 0);

	easter_break(easter_sunday(year + 1), &spring_last, &summer_first);
	out[0] = (struct term){ .name = S("Autumn term"),
		                .starts = first.m == 8 ? day_of(year, 9, 1) : first,
		                .half_starts = october,
		                .half_ends = date_add(october, 4),
		                .ends = weekday_until(day_of(year, 12, 22), FRIDAY) };
	out[1] = (struct term){ .name = S("Spring term"),
		                .starts = january(year + 1),
		                .half_starts = february,
		                .half_ends = date_add(february, 4),
		                .ends = spring_last };
	out[2] = (struct term){ .name = S("Summer term"),
		                .starts = summer_first,
		                .half_starts = may,
		                .half_ends = date_add(may, 4),
		                .ends = weekday_until(day_of(year + 1, 7, 22), 1) };
	lengthen(year, out);
}

size_t closure_defaults(int year, struct closure out[CLOSURE_DEFAULTS])
{
	/* The other bank holidays lie in the holidays that are proposed, Easter Monday always. */
	struct date may = weekday_from(day_of(year + 1, 5, 1), 0);

	out[0] =
	    (struct closure){ .name = S("Early May bank holiday"), .kind = CLOSURE_BANK, .starts = may, .ends = may };
	return 1;
}

struct filled {
	struct term *term;
	size_t n;
	struct date last; /* day of the latest term */
};

static void add(struct filled *f, const struct term *t, bool usual)
{
	f->term[f->n] = *t;
	f->term[f->n++].usual = usual;
	f->last = t->ends;
}

/* The usual terms of a year that come after what stands already. */
static void add_usual(struct filled *f, int year, struct date from)
{
	struct term t[TERM_DEFAULTS];

	term_defaults(year, t);
	for (size_t i = 0; i < TERM_DEFAULTS; i++)
		if (date_cmp(t[i].ends, from) >= 0 && date_cmp(t[i].starts, f->last) > 0)
			add(f, &t[i], true);
}

struct calendar calendar_filled(struct arena *a, const struct calendar *entered, struct date from, struct date to)
{
	int first = date_school_year(from).y, last = date_school_year(to).y;
	struct filled f = { .term = NEW_ARRAY(a, struct term, entered->terms + YEARS_MOST * TERM_DEFAULTS) };
	struct closure *closed = NEW_ARRAY(a, struct closure, entered->closures + YEARS_MOST * CLOSURE_DEFAULTS);
	size_t closures = entered->closures, at = 0, before;

	for (size_t i = 0; i < entered->closures; i++)
		closed[i] = entered->closure[i];
	for (int year = first; year <= last && year - first < YEARS_MOST; year++) {
		for (; at < entered->terms && date_school_year(entered->term[at].ends).y <= year; at++)
			add(&f, &entered->term[at], false);
		before = f.n;
		add_usual(&f, year, from);
		if (f.n > before)
			closures += closure_defaults(year, &closed[closures]);
	}
	for (; at < entered->terms; at++)
		add(&f, &entered->term[at], false);
	return (struct calendar){ .term = f.term, .terms = f.n, .closure = closed, .closures = closures };
}

static struct closure bank(struct str name, struct date d)
{
	return (struct closure){ .name = name, .kind = CLOSURE_BANK, .starts = d, .ends = d };
}

/* The day itself, or the Monday after it when it is at a weekend. */
static struct date or_monday(struct date d)
{
	return date_weekday(d) > FRIDAY ? weekday_from(d, 0) : d;
}

void bank_holidays(int year, struct closure out[BANK_HOLIDAYS])
{
	struct date easter = easter_sunday(year);
	struct date christmas = or_monday(day_of(year, 12, 25));
	struct date boxing = or_monday(day_of(year, 12, 26));

	/* On a Saturday and a Sunday both go to the Monday: the second goes one further. On a Sunday Christmas gives
	 * way to Boxing Day on its Monday. */
	if (date_cmp(christmas, boxing) == 0)
		boxing = date_add(boxing, 1);
	out[0] = bank(S("New Year’s Day"), or_monday(day_of(year, 1, 1)));
	out[1] = bank(S("Good Friday"), date_add(easter, -2));
	out[2] = bank(S("Easter Monday"), date_add(easter, 1));
	out[3] = bank(S("Early May bank holiday"), weekday_from(day_of(year, 5, 1), 0));
	out[4] = bank(S("Spring bank holiday"), weekday_until(day_of(year, 5, 31), 0));
	out[5] = bank(S("Summer bank holiday"), weekday_until(day_of(year, 8, 31), 0));
	out[6] = bank(S("Christmas Day"), christmas);
	out[7] = bank(S("Boxing Day"), boxing);
}

struct calendar calendar_working(struct arena *a, struct date from, struct date to)
{
	struct term *all = NEW(a, struct term);
	struct closure *closed = NEW_ARRAY(a, struct closure, YEARS_MOST * BANK_HOLIDAYS);
	struct calendar c = { .term = all, .terms = 1, .closure = closed };
	int last = to.y - from.y < YEARS_MOST ? to.y : from.y + YEARS_MOST - 1;

	*all = (struct term){ .name = S("The year"), .starts = day_of(from.y, 1, 1), .ends = day_of(last, 12, 31) };
	for (int year = from.y; year <= last; year++, c.closures += BANK_HOLIDAYS)
		bank_holidays(year, &closed[c.closures]);
	return c;
}
