/* Year groups and ages. */
#include "core/people/year_rule.h"

/* Newest first. */
static const struct leaving_rule LEAVING[] = {
	{ 1998, 6, 4, 16, SOURCE_VERIFIED,
	  RTEXT("Education Act 1996 s.8 and the School Leaving Date Order: last Friday of June") },
};

int year_expected(struct date born, struct date on)
{
	int began = date_school_year(on).y;
	int cohort = born.m >= 9 ? born.y : born.y - 1;

	return began - cohort - 5;
}

struct str year_label(struct arena *a, int year)
{
	if (year == YEAR_NURSERY_1 || year == YEAR_NURSERY_2)
		return S("Nursery");
	if (year == YEAR_RECEPTION)
		return S("Reception");
	if (year < YEAR_NURSERY_1 || year > YEAR_LAST)
		return S("Not in a year group");
	return str_fmt(a, "Year %d", year);
}

struct str year_code(struct arena *a, int year)
{
	if (year == YEAR_NURSERY_1)
		return S("N1");
	if (year == YEAR_NURSERY_2)
		return S("N2");
	if (year == YEAR_RECEPTION)
		return S("R");
	if (year < YEAR_NURSERY_1 || year > YEAR_LAST)
		return S("X");
	return str_fmt(a, "%d", year);
}

struct year_word {
	struct str word;
	int year;
};

static const struct year_word WORDS[] = {
	{ RTEXT("r"), YEAR_RECEPTION },         { RTEXT("yr"), YEAR_RECEPTION }, { RTEXT("rec"), YEAR_RECEPTION },
	{ RTEXT("reception"), YEAR_RECEPTION }, { RTEXT("n1"), YEAR_NURSERY_1 }, { RTEXT("nursery 1"), YEAR_NURSERY_1 },
	{ RTEXT("n2"), YEAR_NURSERY_2 },        { RTEXT("n"), YEAR_NURSERY_2 },  { RTEXT("nursery"), YEAR_NURSERY_2 },
	{ RTEXT("nursery 2"), YEAR_NURSERY_2 }, { RTEXT("x"), YEAR_OTHER },
};

enum { YEAR_TEXT_MAX = 12 };

bool year_parse(struct str s, int *out)
{
	static const struct str prefixes[] = { RTEXT("year"), RTEXT("yr"), RTEXT("y") };
	char low[YEAR_TEXT_MAX];
	struct str t = str_trim(s);
	int64_t v;

	if (t.n > YEAR_TEXT_MAX)
		return false;
	for (size_t i = 0; i < t.n; i++)
		low[i] = t.p[i] >= 'A' && t.p[i] <= 'Z' ? (char)(t.p[i] - 'A' + 'a') : t.p[i];
	t = (struct str){ low, t.n };
	for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
		if (str_eq(t, WORDS[i].word)) {
			*out = WORDS[i].year;
			return true;
		}
	}
	for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
		if (str_starts(t, prefixes[i])) {
			t = str_trim(str_sub(t, prefixes[i].n, t.n));
			break;
		}
	}
	if (!str_int(t, &v) || v < YEAR_RECEPTION || v > YEAR_LAST)
		return false;
	*out = (int)v;
	return true;
}

bool year_differs(int actual, struct date born, struct date on)
{
	return actual != YEAR_OTHER && actual != year_expected(born, on);
}

const struct leaving_rule *leaving_rule_for(int calendar_year)
{
	for (size_t i = 0; i < sizeof LEAVING / sizeof LEAVING[0]; i++) {
		if (calendar_year >= LEAVING[i].from_year)
			return &LEAVING[i];
	}
	return &LEAVING[sizeof LEAVING / sizeof LEAVING[0] - 1];
}

struct date birthday_16(struct date born)
{
	return date_add_months(born, 16 * 12);
}

struct date school_age_end(struct date born)
{
	int year = date_school_year(birthday_16(born)).y + 1;
	const struct leaving_rule *r = leaving_rule_for(year);
	struct date first = { (int16_t)year, (int8_t)r->month, 1 };
	struct date last = date_add(date_add_months(first, 1), -1);

	return date_add(last, -((date_weekday(last) - r->weekday + 7) % 7));
}

bool over_school_age(struct date born, struct date on)
{
	return date_cmp(on, school_age_end(born)) > 0;
}

struct addressee addressee_of(struct arena *a, struct date born, bool cannot_decide, struct date today)
{
	struct date end = school_age_end(born);
	struct addressee r = {
		.kind = ADDRESSEE_PARENTS,
		.young_from = date_add(end, 1),
		.involve_directly = over_school_age(born, today) || date_cmp(today, birthday_16(born)) >= 0,
	};
	struct str day = date_long(a, end);

	if (!over_school_age(born, today)) {
		r.why = str_fmt(a, "Compulsory school age ends on %.*s. Until then the law says to tell the parents.%s",
		                STR_ARG(day),
		                r.involve_directly ? " At 16, involve the young person directly as well." : "");
	} else if (cannot_decide) {
		r.kind = ADDRESSEE_FOR_YOUNG;
		r.why = str_fmt(
		    a,
		    "Compulsory school age ended on %.*s. It is recorded that the young person cannot decide this, so "
		    "their representative, or else a parent, is told.",
		    STR_ARG(day));
	} else {
		r.kind = ADDRESSEE_YOUNG_PERSON;
		r.why = str_fmt(
		    a,
		    "Compulsory school age ended on %.*s. The young person is told. Parents may be told too, if the "
		    "young person wishes.",
		    STR_ARG(day));
	}
	return r;
}
