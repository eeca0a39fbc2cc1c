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

/* In plain form, without "year" and what stands in brackets. */
static const struct year_word WORDS[] = {
	{ RTEXT("r"), YEAR_RECEPTION },
	{ RTEXT("rec"), YEAR_RECEPTION },
	{ RTEXT("reception"), YEAR_RECEPTION },
	{ RTEXT("reception class"), YEAR_RECEPTION },
	{ RTEXT("f2"), YEAR_RECEPTION },
	{ RTEXT("fs2"), YEAR_RECEPTION },
	{ RTEXT("fs 2"), YEAR_RECEPTION },
	{ RTEXT("foundation 2"), YEAR_RECEPTION },
	{ RTEXT("foundation stage 2"), YEAR_RECEPTION },
	{ RTEXT("foundation year 2"), YEAR_RECEPTION },
	{ RTEXT("eyfs2"), YEAR_RECEPTION },
	{ RTEXT("eyfs 2"), YEAR_RECEPTION },
	{ RTEXT("reception year r"), YEAR_RECEPTION },
	{ RTEXT("reception r"), YEAR_RECEPTION },
	{ RTEXT("n1"), YEAR_NURSERY_1 },
	{ RTEXT("nursery 1"), YEAR_NURSERY_1 },
	{ RTEXT("nursery first"), YEAR_NURSERY_1 },
	{ RTEXT("-2"), YEAR_NURSERY_1 },
	{ RTEXT("nur 1"), YEAR_NURSERY_1 },
	{ RTEXT("n2"), YEAR_NURSERY_2 },
	{ RTEXT("nur"), YEAR_NURSERY_2 },
	{ RTEXT("nurs"), YEAR_NURSERY_2 },
	{ RTEXT("nur 2"), YEAR_NURSERY_2 },
	{ RTEXT("n"), YEAR_NURSERY_2 },
	{ RTEXT("nursery"), YEAR_NURSERY_2 },
	{ RTEXT("nursery 2"), YEAR_NURSERY_2 },
	{ RTEXT("nursery second"), YEAR_NURSERY_2 },
	{ RTEXT("f1"), YEAR_NURSERY_2 },
	{ RTEXT("fs1"), YEAR_NURSERY_2 },
	{ RTEXT("fs 1"), YEAR_NURSERY_2 },
	{ RTEXT("foundation 1"), YEAR_NURSERY_2 },
	{ RTEXT("foundation stage 1"), YEAR_NURSERY_2 },
	{ RTEXT("foundation year 1"), YEAR_NURSERY_2 },
	{ RTEXT("eyfs1"), YEAR_NURSERY_2 },
	{ RTEXT("eyfs 1"), YEAR_NURSERY_2 },
	{ RTEXT("-1"), YEAR_NURSERY_2 },
	{ RTEXT("lower sixth"), 12 },
	{ RTEXT("lower 6th"), 12 },
	{ RTEXT("lower 6"), 12 },
	{ RTEXT("lower vi"), 12 },
	{ RTEXT("l6"), 12 },
	{ RTEXT("l6th"), 12 },
	{ RTEXT("lvi"), 12 },
	{ RTEXT("upper sixth"), 13 },
	{ RTEXT("upper 6th"), 13 },
	{ RTEXT("upper 6"), 13 },
	{ RTEXT("upper vi"), 13 },
	{ RTEXT("u6"), 13 },
	{ RTEXT("u6th"), 13 },
	{ RTEXT("uvi"), 13 },
	{ RTEXT("one"), 1 },
	{ RTEXT("two"), 2 },
	{ RTEXT("three"), 3 },
	{ RTEXT("four"), 4 },
	{ RTEXT("five"), 5 },
	{ RTEXT("six"), 6 },
	{ RTEXT("seven"), 7 },
	{ RTEXT("eight"), 8 },
	{ RTEXT("nine"), 9 },
	{ RTEXT("ten"), 10 },
	{ RTEXT("eleven"), 11 },
	{ RTEXT("twelve"), 12 },
	{ RTEXT("thirteen"), 13 },
	/* Before the nursery years there is no year of APDR's own. */
	{ RTEXT("e1"), YEAR_OTHER },
	{ RTEXT("e2"), YEAR_OTHER },
	{ RTEXT("x"), YEAR_OTHER },
};

enum { YEAR_TEXT_MAX = 48 }; /* what is longer is no year */

/* Small letters, one space for each gap (a no-break space too), nothing from the first bracket on. A dash or a point
 * behind a word is a gap: "Year-1" is no "-1". */
static struct str year_plain(struct str cell, char low[YEAR_TEXT_MAX])
{
	struct str note, s = str_cut(cell, '(', &note);
	size_t n = 0;
	bool gap = false;

	if (s.n > YEAR_TEXT_MAX)
		return STR_NONE;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] - 'A' + 'a') : s.p[i];
		bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';

		if ((c == '.' || c == '-') && n > 0 && !gap && low[n - 1] >= 'a' && low[n - 1] <= 'z')
			plain = false;
		if (!plain) {
			gap = n > 0;
			continue;
		}
		if (gap)
			low[n++] = ' ';
		gap = false;
		low[n++] = c;
	}
	return (struct str){ low, n };
}

/* Without the words that only say that a year is meant, before and behind. */
static struct str year_bare(struct str t)
{
	static const struct str before[] = { RTEXT("current"),    RTEXT("national curriculum"),
		                             RTEXT("curriculum"), RTEXT("nc"),
		                             RTEXT("year group"), RTEXT("year"),
		                             RTEXT("yr"),         RTEXT("y"),
		                             RTEXT("group") };

	for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
		if (str_starts(t, before[i]))
			t = str_trim(str_sub(t, before[i].n, t.n));
	if (str_ends(t, S(" year")))
		t = str_sub(t, 0, t.n - 5);
	return t;
}

bool year_parse(struct str s, int *out)
{
	char low[YEAR_TEXT_MAX];
	struct str t = year_plain(s, low);
	int64_t v;

	t = str_is(t, "yr") ? S("r") : year_bare(t);
	for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
		if (str_eq(t, WORDS[i].word)) {
			*out = WORDS[i].year;
			return true;
		}
	}
	if (str_ends(t, S(".0"))) /* a spreadsheet's number */
		t = str_sub(t, 0, t.n - 2);
	if (t.n > 2 || !str_int(t, &v) || v < YEAR_RECEPTION || v > YEAR_LAST)
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
