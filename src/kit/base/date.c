#include "kit/base/date.h"

#include <string.h>

static const char *const MONTHS[12] = { "January", "February", "March",     "April",   "May",      "June",
	                                "July",    "August",   "September", "October", "November", "December" };
static const char *const DAYS[7] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };

static bool is_leap(int y)
{
	return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

static int month_days(int y, int m)
{
	static const int8_t n[12] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return m == 2 && is_leap(y) ? 29 : n[m - 1];
}

bool date_is(struct date d)
{
	return d.y >= 1900 && d.y <= 2200 && d.m >= 1 && d.m <= 12 && d.d >= 1 && d.d <= month_days(d.y, d.m);
}

/* Days from civil: era arithmetic with March as the first month. */
int32_t date_days(struct date d)
{
	int32_t y = d.y - (d.m <= 2);
	int32_t era = y / 400;
	int32_t yoe = y - era * 400;
	int32_t doy = (153 * (d.m + (d.m > 2 ? -3 : 9)) + 2) / 5 + d.d - 1;

	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

struct date date_from_days(int32_t days)
{
	int32_t z = days + 719468;
	int32_t era = (z >= 0 ? z : z - 146096) / 146097;
	int32_t doe = z - era * 146097;
	int32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int32_t mp = (5 * doy + 2) / 153;
	int32_t m = mp < 10 ? mp + 3 : mp - 9;

	return (struct date){ (int16_t)(yoe + era * 400 + (m <= 2)), (int8_t)m,
		              (int8_t)(doy - (153 * mp + 2) / 5 + 1) };
}

struct date date_add(struct date d, int32_t days)
{
	return date_from_days(date_days(d) + days);
}

struct date date_add_months(struct date d, int32_t months)
{
	int32_t t = d.y * 12 + (d.m - 1) + months;
	struct date r = { (int16_t)(t / 12), (int8_t)(t % 12 + 1), d.d };
	int last = month_days(r.y, r.m);

	if (r.d > last)
		r.d = (int8_t)last;
	return r;
}

int32_t date_diff(struct date later, struct date earlier)
{
	return date_days(later) - date_days(earlier);
}

struct date date_later(struct date a, struct date b)
{
	return date_cmp(a, b) >= 0 ? a : b;
}

struct date date_earlier(struct date a, struct date b)
{
	return date_cmp(a, b) <= 0 ? a : b;
}

int date_weekday(struct date d)
{
	int32_t n = (date_days(d) + 3) % 7; /* 1970-01-01 was a Thursday */

	return n < 0 ? n + 7 : n;
}

int date_age(struct date born, struct date on)
{
	return on.y - born.y - (on.m < born.m || (on.m == born.m && on.d < born.d));
}

struct date date_school_year(struct date d)
{
	return (struct date){ (int16_t)(d.m >= 9 ? d.y : d.y - 1), 9, 1 };
}

static bool digits(struct str s, int *out)
{
	int v = 0;

	if (s.n == 0 || s.n > 4)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		v = v * 10 + (s.p[i] - '0');
	}
	*out = v;
	return true;
}

static bool date_make(int y, int m, int d, struct date *out)
{
	struct date r = { (int16_t)y, (int8_t)m, (int8_t)d };

	if (m > 12 || d > 31 || !date_is(r))
		return false;
	*out = r;
	return true;
}

bool date_parse_iso(struct str s, struct date *out)
{
	int y;
	int m;
	int d;

	return s.n == 10 && s.p[4] == '-' && s.p[7] == '-' && digits(str_sub(s, 0, 4), &y) &&
	       digits(str_sub(s, 5, 2), &m) && digits(str_sub(s, 8, 2), &d) && date_make(y, m, d, out);
}

static bool month_named(struct arena *a, struct str s, int *m)
{
	struct str low = str_lower_ascii(a, s);

	for (int i = 0; i < 12; i++) {
		struct str name = str_lower_ascii(a, str_of(MONTHS[i]));

		if (low.n >= 3 && str_starts(name, low)) {
			*m = i + 1;
			return true;
		}
	}
	return false;
}

bool date_parse(struct str s, struct date *out)
{
	struct str part[3];
	struct str rest;
	char sep;
	int y;
	int m;
	int d;
	bool ok;

	s = str_trim(s);
	if (date_parse_iso(s, out))
		return true;
	sep = s.n > 0 && memchr(s.p, '/', s.n) != NULL   ? '/'
	      : s.n > 0 && memchr(s.p, '-', s.n) != NULL ? '-'
	      : s.n > 0 && memchr(s.p, '.', s.n) != NULL ? '.'
	                                                 : ' ';
	part[0] = str_cut(s, sep, &rest);
	part[1] = str_cut(str_trim(rest), sep, &rest);
	part[2] = str_trim(rest);
	if (!digits(part[0], &d) || part[2].n != 4 || !digits(part[2], &y))
		return false;
	if (digits(part[1], &m))
		return date_make(y, m, d, out);
	/* No month has more letters; the arena below is small. */
	if ((sep == ' ' || sep == '-') && part[1].n <= strlen("September")) {
		struct arena *a = arena_new(4096);

		ok = month_named(a, part[1], &m) && date_make(y, m, d, out);
		arena_free(a);
		return ok;
	}
	return false;
}

struct str date_iso(struct arena *a, struct date d)
{
	return date_none(d) ? S("") : str_fmt(a, "%04d-%02d-%02d", d.y, d.m, d.d);
}

struct str date_short(struct arena *a, struct date d)
{
	return date_none(d) ? S("") : str_fmt(a, "%d %s", d.d, MONTHS[d.m - 1]);
}

struct str date_brief(struct arena *a, struct date d)
{
	return date_none(d) ? S("") : str_fmt(a, "%d %.3s", d.d, MONTHS[d.m - 1]);
}

struct str date_long(struct arena *a, struct date d)
{
	return date_none(d) ? S("") : str_fmt(a, "%d %s %d", d.d, MONTHS[d.m - 1], d.y);
}

struct str date_month(struct arena *a, struct date d)
{
	return date_none(d) ? S("") : str_fmt(a, "%s %d", MONTHS[d.m - 1], d.y);
}

struct str date_full(struct arena *a, struct date d)
{
	return date_none(d) ? S("") : str_fmt(a, "%s %d %s %d", DAYS[date_weekday(d)], d.d, MONTHS[d.m - 1], d.y);
}
