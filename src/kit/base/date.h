/* School-local dates, without time and zone. The proleptic Gregorian calendar, years 1900 to 2200.
 * A date of all zeros means "none". */
#pragma once

#include "kit/base/str.h"

struct date {
	int16_t y;
	int8_t m; /* 1..12 */
	int8_t d; /* 1..31 */
};

#define DATE_NONE ((struct date){ 0, 0, 0 })

enum { DATE_TEXT = 11 };

/* Not given. */
static inline bool date_none(struct date d)
{
	return d.y == 0 && d.m == 0 && d.d == 0;
}
/* None sorts first. */
static inline int date_cmp(struct date a, struct date b)
{
	int32_t x = a.y * 10000 + a.m * 100 + a.d;
	int32_t y = b.y * 10000 + b.m * 100 + b.d;

	return (x > y) - (x < y);
}

bool date_is(struct date d);      /* a real date in range */
int32_t date_days(struct date d); /* days since 1970-01-01; d must be a date */
struct date date_from_days(int32_t days);
struct date date_add(struct date d, int32_t days);
struct date date_add_months(struct date d, int32_t months); /* end of month clipped */
int32_t date_diff(struct date later, struct date earlier);  /* days; negative when later is earlier */
struct date date_later(struct date a, struct date b);       /* of the two; none comes before all */
struct date date_earlier(struct date a, struct date b);
int date_weekday(struct date d);                /* 0 Monday .. 6 Sunday */
int date_age(struct date born, struct date on); /* whole years */
/* First day of the academic year (1 September) that contains d. */
struct date date_school_year(struct date d);
/* Strict ISO 2015-09-01. False when it is not a date; *out untouched. */
bool date_parse_iso(struct str s, struct date *out);
/* British or ISO: 1/9/2015, 01-09-2015, 1.9.2015, 2015-09-01, "1 September 2015", "1 Sep 2015". */
bool date_parse(struct str s, struct date *out);
struct str date_iso(struct arena *a, struct date d);   /* "2026-03-24", empty for none */
struct str date_month(struct arena *a, struct date d); /* "March 2026" */
struct str date_long(struct arena *a, struct date d);  /* "24 March 2026" */
struct str date_short(struct arena *a, struct date d); /* "24 March" */
struct str date_brief(struct arena *a, struct date d); /* "24 Mar" */
struct str date_full(struct arena *a, struct date d);  /* "Tuesday 24 March 2026" */
