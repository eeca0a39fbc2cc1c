/* Year groups and ages: the expected national curriculum year, the end of compulsory school age, and who is the legal
 * addressee of a notice. Two different rules at sixteen: involving the young person directly is good practice from
 * the 16th birthday (or before); rights in law move at the end of compulsory school age.
 * Source: domain.md 3.6 and 4.6. */
#pragma once

#include "core/record/force_rule.h"

/* Year numbers: 0 is Reception, 1 to 14 as they are, -1 and -2 are the two nursery years (N2, N1). */
enum { YEAR_NURSERY_1 = -2, YEAR_NURSERY_2 = -1, YEAR_RECEPTION = 0, YEAR_LAST = 14, YEAR_OTHER = 99 };

/* The year a child of this age is expected in, whatever class they are in: may be below -2 or above 14. */
int year_expected(struct date born, struct date on);
/* "Nursery", "Reception", "Year 5", "Not in a year group" (YEAR_OTHER and out of range). Memory: from a. */
struct str year_label(struct arena *a, int year);
/* Code as school systems write it: "N1", "N2", "R", "5", "X". */
struct str year_code(struct arena *a, int year);
/* Reads "5", "05", "5.0", "Year 5", "Y5", "Yr 5", "Year 5 (2026/2027)", "Curriculum Year 5", "R", "Year R", "YR",
 * "Reception", "N1", "Year N1", "Nursery" (the second), "FS1", "-1", "X", any case; E1 and E2 are no year of ours.
 * False when it is none of these; *out untouched. */
bool year_parse(struct str s, int *out);
/* Does the year a pupil is taught in differ from the expected one? (They may be taught out of year: a query only.) */
bool year_differs(int actual, struct date born, struct date on);

/* Last day of compulsory school age: the school leaving date (last Friday of June) of the school year in which the
 * person turns 16. Force: MUST. Source: Education Act 1996 s.8, domain.md 3.6. */
struct date school_age_end(struct date born);
/* Is the person over compulsory school age on this day? The leaving date itself still belongs to it. */
bool over_school_age(struct date born, struct date on);
/* 16th birthday; born on 29 February turns 16 in a leap year too. */
struct date birthday_16(struct date born);

enum addressee_kind {
	ADDRESSEE_PARENTS,      /* each entitled parent */
	ADDRESSEE_YOUNG_PERSON, /* the young person; parents may be told as well */
	ADDRESSEE_FOR_YOUNG,    /* the young person cannot decide this: representative, or else the parent */
};

struct addressee {
	enum addressee_kind kind;
	struct date young_from; /* first day on which rights are the young person's */
	bool involve_directly;  /* 16 or older, or over school age: speak with them, not only about them (SHOULD) */
	struct str why;         /* one or two sentences for the page */
};

/* Who is the legal addressee on this day. cannot_decide: a recorded finding, for this decision, that the young person
 * lacks capacity (Mental Capacity Act 2005; recalled). Source: CFA s.68, domain.md 3.6. Memory: from a. */
struct addressee addressee_of(struct arena *a, struct date born, bool cannot_decide, struct date today);

/* The school leaving date as data: it has changed before and may change again. */
struct leaving_rule {
	int from_year; /* first calendar year it applies to */
	int month;     /* 1..12 */
	int weekday;   /* last such day of the month, 0 Monday */
	int age;
	enum source_mark mark;
	struct str source;
};

const struct leaving_rule *leaving_rule_for(int calendar_year);
