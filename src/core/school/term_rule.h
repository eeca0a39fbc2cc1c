/* The school calendar: terms, half-term holidays and closures as plain arrays. Which days are school days, how many lie
 * between two dates, and where in the year we are. Nothing here knows bank holidays or councils: all days are data.
 * Where no terms are entered the usual ones stand in (core/school/term_default_rule, calendar_filled), so that every
 * rule still has a date that is no holiday; a page can ask calendar_knows and say that the terms are missing. */
#pragma once

#include "core/record/force_rule.h"
#include "core/school/school_rec.h"

/* Terms in order of their dates, without overlap. */
struct calendar {
	const struct term *term;
	size_t terms;
	const struct closure *closure; /* days without pupils inside a term; they may overlap */
	size_t closures;
	const uint16_t *before; /* school days before each day from `first` on, days + 1 of them; NULL: not counted */
	int32_t first;          /* date_days */
	int32_t days;
};

/* The same calendar with its days counted once for all, some months around its terms, so that counting the days between
 * two dates is a subtraction. Worth it where many are counted. Memory: from a. */
struct calendar calendar_counted(struct arena *a, const struct calendar *c);

/* Do terms that somebody entered say what kind of day this is? A holiday belongs to the school year it is in. */
bool calendar_knows(const struct calendar *c, struct date d);
/* The school year whose terms are to be entered now, because today or a day soon lies in it: 2027 is 2027/28; 0: none.
 */
int calendar_wanted(const struct calendar *c, struct date today);
/* "2027/28". Memory: from a. */
struct str school_year_words(struct arena *a, int year);
/* Pupils are at school on this day. */
bool school_day(const struct calendar *c, struct date d);
/* School days from `from` to `to`, both counted; 0 when from is after to. */
int32_t school_days(const struct calendar *c, struct date from, struct date to);
/* The n-th school day after d (n >= 1). */
struct date school_day_add(const struct calendar *c, struct date d, int32_t n);
/* The first school day after d. */
struct date school_day_next(const struct calendar *c, struct date d);
/* The last school day before d. */
struct date school_day_before(const struct calendar *c, struct date d);
/* d itself when it is a school day, else the last one before it. */
struct date school_day_until(const struct calendar *c, struct date d);
/* Weeks (Monday to Sunday) that have at least one school day in the interval, both ends counted. */
int32_t school_weeks(const struct calendar *c, struct date from, struct date to);

enum term_kind {
	TERM_HALF,    /* in a half term (or in a term without a half-term holiday) */
	TERM_HOLIDAY, /* between: `next` says when school starts again */
	TERM_UNKNOWN, /* the calendar does not reach this day */
};

struct term_place {
	enum term_kind kind;
	const struct term *term; /* NULL in a holiday between terms */
	int half;                /* 1, 2, or 0 for a term without a half-term holiday */
	int32_t week;            /* 1.. */
	int32_t weeks;
	struct date from; /* first and last day of the half term */
	struct date to;   /* in a holiday: of the half term that comes next */
	struct date next; /* in a holiday: first school day after it */
	struct str words; /* "Spring term, second half, week 3 of 5." */
};

/* Where in the year a day lies. Memory: words from a. */
struct term_place term_place(struct arena *a, const struct calendar *c, struct date d);
/* Last school day of the half term that d is in, or of the next one in a holiday; the last school day within a
 * month when the calendar does not say. */
struct date half_term_end(const struct calendar *c, struct date d);

struct span {
	struct date from;
	struct date to;
};

/* First and last school day of the school year (September to August) that contains d; 1 September and 31 July moved
 * to weekdays when the calendar has no term in it. */
struct span school_year_span(const struct calendar *c, struct date d);
