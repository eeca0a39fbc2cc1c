#include "import/dates_read.h"

#include <string.h>

#include "kit/text/fold.h"

enum {
	PARTS = 3,
	DATE_CHARS = 40,
	PUPIL_AGE_MAX = 20, /* behind two digits */
	AHEAD_YEARS = 10,
	SERIAL_MIN = 32874, /* 1 January 1990 */
	SERIAL_DIGITS = 5,
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t digits_at(struct str s, size_t i)
{
	size_t n = 0;

	while (i + n < s.n && is_digit(s.p[i + n]))
		n++;
	return n;
}

/* "01 Feb 2017 00:00", "2017-02-01T00:00:00Z": the day only. */
static struct str without_time(struct str s)
{
	for (size_t i = 1; i + 1 < s.n; i++) {
		size_t n = digits_at(s, i + 1);

		if ((s.p[i] == ' ' || s.p[i] == 'T') && n > 0 && n <= 2 && i + 1 + n < s.n && s.p[i + 1 + n] == ':')
			return str_trim(str_sub(s, 0, i));
	}
	return s;
}

/* The sign that a spreadsheet puts before a text. */
static struct str without_mark(struct str s)
{
	while (str_starts(s, S("'")) || str_starts(s, S("`")))
		s = str_trim(str_sub(s, 1, s.n));
	return str_starts(s, S("\xE2\x80\x99")) || str_starts(s, S("\xE2\x80\x98")) ? str_sub(s, 3, s.n) : s;
}

static char small(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* Does the word begin this name, with three letters at least? */
static bool begins(struct str word, const char *name)
{
	size_t n = strlen(name);

	if (word.n < 3 || word.n > n)
		return false;
	for (size_t i = 0; i < word.n; i++)
		if (small(word.p[i]) != name[i])
			return false;
	return true;
}

/* 1 to 12, 0 when it is no month. */
static int month_of(struct str word)
{
	static const char *const months[] = { "january", "february", "march",     "april",   "may",      "june",
		                              "july",    "august",   "september", "october", "november", "december" };

	for (int i = 0; i < 12; i++)
		if (begins(word, months[i]))
			return i + 1;
	return 0;
}

static bool is_weekday(struct str word)
{
	static const char *const days[] = {
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"
	};

	for (int i = 0; i < 7; i++)
		if (begins(word, days[i]))
			return true;
	return false;
}

/* "1st", "22nd": the number. */
static struct str without_ordinal(struct str s)
{
	static const char *const ends[] = { "st", "nd", "rd", "th" };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (s.n > 2 && is_digit(s.p[0]) && small(s.p[s.n - 2]) == ends[i][0] &&
		    small(s.p[s.n - 1]) == ends[i][1])
			return str_sub(s, 0, s.n - 2);
	return s;
}

/* The words of a date, without the day of the week; PARTS + 1 when there are more. */
static size_t parts_of(struct str s, struct str part[PARTS])
{
	size_t n = 0;

	for (size_t i = 0; i < s.n;) {
		size_t from = i;
		struct str word;

		while (i < s.n && memchr(" /-.,", s.p[i], 5) == NULL)
			i++;
		word = without_ordinal(str_sub(s, from, i - from));
		i++;
		if (word.n == 0 || (n == 0 && is_weekday(word)) || str_is(word, "of"))
			continue;
		if (n == PARTS)
			return PARTS + 1;
		part[n++] = word;
	}
	return n;
}

static bool number_of(struct str s, size_t most, int *out)
{
	int64_t v;

	if (s.n == 0 || s.n > most || digits_at(s, 0) != s.n || !str_int(s, &v))
		return false;
	*out = (int)v;
	return true;
}

static struct date made(int y, int m, int d)
{
	struct date x = { (int16_t)y, (int8_t)m, (int8_t)d };

	return m >= 1 && m <= 12 && d >= 1 && d <= 31 && date_is(x) ? x : DATE_NONE;
}

struct century {
	struct date today;
	bool birthday;
	bool *open;
};

/* A day whose year may be of two digits. */
static struct date day_of(struct str year, int m, int d, struct century c)
{
	struct date x;
	int y;

	if (!number_of(year, 4, &y) || (year.n != 2 && year.n != 4))
		return DATE_NONE;
	if (year.n == 4)
		return made(y, m, d);
	x = made(2000 + y, m, d);
	if (date_none(x))
		return x;
	if (c.birthday ? date_cmp(x, c.today) <= 0 && date_age(x, c.today) <= PUPIL_AGE_MAX
	               : x.y <= c.today.y + AHEAD_YEARS)
		return x;
	*c.open = true;
	return DATE_NONE;
}

static void see_parts(const struct str part[PARTS], struct century c, struct date_seen *out)
{
	int x = 0, y = 0, m;

	if (part[0].n == 4 && number_of(part[2], 2, &y)) { /* year, month, day */
		m = month_of(part[1]);
		if (m > 0 || number_of(part[1], 2, &m))
			out->day_first = day_of(part[0], m, y, c);
		out->month_first = out->day_first;
		return;
	}
	m = month_of(part[1]);
	if (m > 0 && number_of(part[0], 2, &x)) {
		out->day_first = out->month_first = day_of(part[2], m, x, c);
		return;
	}
	m = month_of(part[0]);
	if (m > 0 && number_of(part[1], 2, &x)) {
		out->day_first = out->month_first = day_of(part[2], m, x, c);
		return;
	}
	if (!number_of(part[0], 2, &x) || !number_of(part[1], 2, &y))
		return;
	out->day_first = day_of(part[2], y, x, c);
	out->month_first = day_of(part[2], x, y, c);
}

static struct date serial_of(struct str s, struct century c)
{
	int64_t v;
	struct date d;

	if (s.n > SERIAL_DIGITS && s.p[SERIAL_DIGITS] == '.') /* with a part of the day */
		s = digits_at(s, SERIAL_DIGITS + 1) == s.n - SERIAL_DIGITS - 1 ? str_sub(s, 0, SERIAL_DIGITS) : s;
	if (s.n != SERIAL_DIGITS || digits_at(s, 0) != s.n || !str_int(s, &v) || v < SERIAL_MIN)
		return DATE_NONE;
	d = date_add(made(1900, 1, 1), (int32_t)v - 2); /* day 1 is 1 January 1900, and Excel has a 29 February 1900 */
	return d.y > c.today.y + AHEAD_YEARS || (c.birthday && date_cmp(d, c.today) > 0) ? DATE_NONE : d;
}

struct date_seen date_see(struct str cell, struct date today, bool birthday)
{
	struct date_seen out = { 0 };
	struct century c = { today, birthday, &out.short_year };
	struct str s = without_time(without_mark(str_trim(cell)));
	struct str part[PARTS];
	size_t n = s.n <= DATE_CHARS ? parts_of(s, part) : 0;
	int day;

	if (n == PARTS)
		see_parts(part, c, &out);
	out.serial = serial_of(s, c);
	if (n == 1 && part[0].n == 8 && number_of(part[0], 8, &day))
		out.day_first = out.month_first = made(day / 10000, day / 100 % 100, day % 100);
	return out;
}

/* How the dates of a file are written. */
struct import_dates {
	bool month_first;
	bool serial[COL_COUNT]; /* all cells of the column are day numbers */
};

static const enum column DATE_COLUMNS[] = { COL_BORN,     COL_STATUS_START, COL_NEED_START, COL_JOINED, COL_LEFT,
	                                    COL_TAKEN_ON, COL_FROM,         COL_UNTIL,      COL_ARRIVED };

enum { DATE_COLUMNS_N = sizeof DATE_COLUMNS / sizeof *DATE_COLUMNS };

bool import_date_column(enum column c)
{
	for (size_t i = 0; i < DATE_COLUMNS_N; i++)
		if (DATE_COLUMNS[i] == c)
			return true;
	return false;
}

/* What the cells of a column show. */
struct shown {
	size_t cells, serials, either, day_first, month_first;
	size_t whole, early; /* with the year in front, as cells of dates come; of these, up to the 12th of a month */
	unsigned days;       /* those days of the month, a bit each */
	size_t line;         /* of the first with the month first */
};

/* A spreadsheet that takes 3/4/2016 for the other way round makes a date of it, and leaves 5/13/2016 a text, since it
 * is none that way: then no text is left that could be either, and every date is early in its month. All on one day of
 * the month, such as 1 September, is how a status begins. */
static bool were_turned(const struct shown *k)
{
	enum { ENOUGH = 3 };

	return k->either == 0 && k->day_first + k->month_first > 0 && k->early == k->whole &&
	       __builtin_popcount(k->days) >= ENOUGH;
}

static struct shown column_look(struct import_reader *r, enum column c)
{
	struct arena_mark mark = arena_mark(r->a);
	struct shown k = { 0 };

	for (size_t i = 0; column_has(r->map, c, 0) && i < r->file->n; i++) {
		struct str cell = column_cell(r->map, &r->file->row[i], c, 0);
		struct date_seen s;

		if (cell.n == 0)
			continue;
		s = date_see(fold_spaces(r->a, cell), r->today, c == COL_BORN);
		arena_rewind(r->a, mark);
		k.cells++;
		k.serials += !date_none(s.serial);
		if (digits_at(cell, 0) == 4 && !date_none(s.day_first)) {
			k.whole++;
			k.early += s.day_first.d <= 12;
			k.days |= 1u << s.day_first.d;
		}
		if (date_cmp(s.day_first, s.month_first) == 0)
			continue;
		if (!date_none(s.day_first) && !date_none(s.month_first))
			k.either++;
		else if (!date_none(s.day_first))
			k.day_first++;
		else if (k.month_first++ == 0)
			k.line = r->file->row[i].line;
	}
	return k;
}

static void turned_say(struct import_reader *r, enum column c)
{
	const struct csv_row *row = r->row;

	r->row = &r->file->heading;
	import_problem_at(
	    r, column_heading(r->map, c, 0), STR_NONE,
	    S("A spreadsheet has probably turned day and month round here: some cells are dates, all of "
	      "them up to the 12th of a month, and the others are text. Export the file again, and do not "
	      "open it in between."));
	r->row = row;
}

/* Once for a file: one system writes all its dates alike. */
static void dates_look(struct import_reader *r)
{
	struct import_dates *d = NEW(r->a, struct import_dates);
	struct shown k[DATE_COLUMNS_N];
	size_t day = 0, month = 0, line = 0;

	*d = (struct import_dates){ .month_first = false };
	r->dates = d;
	for (size_t i = 0; i < DATE_COLUMNS_N; i++) {
		k[i] = column_look(r, DATE_COLUMNS[i]);
		d->serial[DATE_COLUMNS[i]] = k[i].cells > 0 && k[i].serials == k[i].cells;
		day += k[i].day_first;
		month += k[i].month_first;
		line = line == 0 ? k[i].line : line;
		if (d->serial[DATE_COLUMNS[i]])
			import_note_heading(
			    r, DATE_COLUMNS[i], 0,
			    S("These are Excel’s day numbers. They are read as dates: 42993 is 15 September "
			      "2017."));
	}
	d->month_first = month > 0 && day == 0;
	for (size_t i = 0; i < DATE_COLUMNS_N; i++)
		if (were_turned(&k[i]))
			turned_say(r, DATE_COLUMNS[i]);
	for (size_t i = 0; i < DATE_COLUMNS_N; i++) {
		if (d->month_first && k[i].either + k[i].month_first > 0)
			import_note_heading(
			    r, DATE_COLUMNS[i], 0,
			    str_fmt(r->a,
			            "The month stands before the day, as line %zu shows. All dates of the "
			            "file are read so: 1/3/2018 is 3 January 2018.",
			            line));
		else if (day + month == 0 && k[i].either > 0)
			import_note_heading(
			    r, DATE_COLUMNS[i], 0,
			    S("Nothing in the file shows whether the day or the month stands first. The "
			      "day is taken as first: 1/3/2018 is 1 March 2018. Look at one that you know."));
	}
}

static struct date date_wrong(struct import_reader *r, enum column c, struct str cell, const struct date_seen *s)
{
	if (!date_none(s->serial)) {
		import_problem_at(
		    r, column_heading(r->map, c, 0),
		    str_fmt(r->a, "%.*s = %.*s?", STR_ARG(cell), STR_ARG(date_long(r->a, s->serial))),
		    S("This looks like one of Excel’s day numbers. If the day is right, write it as a date; or "
		      "format the whole column as dates."));
		return DATE_NONE;
	}
	if (!date_none(s->day_first) || !date_none(s->month_first))
		import_problem(r, c, 0,
		               S("This is not a date in the way of this file: day and month have changed places."));
	else if (s->short_year)
		import_problem(r, c, 0, S("Write the year of this date with four digits."));
	else
		import_problem(r, c, 0, S("This is not a date. Write it as 1/9/2015 or 2015-09-01."));
	return DATE_NONE;
}

struct date import_date(struct import_reader *r, enum column c, bool needed)
{
	struct str cell = import_text(r, c, 0, DATE_CHARS, needed);
	struct date_seen s;
	struct date d;

	if (r->dates == NULL)
		dates_look(r);
	if (cell.n == 0)
		return DATE_NONE;
	s = date_see(cell, r->today, c == COL_BORN);
	if (r->dates->serial[c])
		return s.serial;
	d = r->dates->month_first ? s.month_first : s.day_first;
	return date_none(d) ? date_wrong(r, c, cell, &s) : d;
}
