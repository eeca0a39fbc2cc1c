/* Three a year: how many meetings with parents (Code 6.65) and how many reviews (local guidance, leaflet S2; the Code
 * has no number) there have been this school year, how many there should be, and how it will end. Meetings and reviews
 * are counted separately, never one for the other. Three is a SHOULD: no text here calls it the law. The Code does not
 * define "year"; we take the school year, 1 September to 31 August, and for support that starts part-way one for each
 * term that is left (worked out: the Code has no share; once a term is what schools do).
 */
#pragma once

#include "core/duty/duty_rule.h"
#include "core/duty/meeting_state_rec.h"
#include "core/school/term_rule.h"

struct meeting_fact {
	struct date on;
	enum meeting_state state;
	bool counts; /* towards the three; set from meeting_counts when it is booked, the school may change it */
};

enum meeting_form {
	MEETING_DISCUSSION, /* early discussion */
	MEETING_PLAN,
	MEETING_REVIEW,
	MEETING_TALK, /* another planned talk about support */
	MEETING_PARENTS_EVENING,
	MEETING_CONTACT, /* phone call, talk at the gate */
};

/* Does a meeting of this kind and length usually count? A parents' evening counts only where the school says so,
 * because its slots are short (the Code asks for more time; number not confirmed). minutes 0: not known, taken as long
 * enough. */
bool meeting_counts(enum meeting_form kind, int minutes, bool evening_counts);

/* "Three a year", as data. */
struct year_rule {
	int per_year;
	int minutes_least;
	struct date from;
	struct date to;
	enum force force;
	enum source_mark mark;
	struct str ref;
	struct str source;
};

const struct year_rule *meeting_rule(struct date on);
const struct year_rule *review_rule(struct date on);

struct year_count {
	int expected; /* this school year; fewer when support started part-way, 0 when it is not the time */
	int held;
	int booked;           /* from today on */
	int offered;          /* missed by the family */
	int shortfall;        /* expected - held - booked, never negative: what is still to be booked */
	struct date next_due; /* by when the next one should be; none when all are held */
	struct date
	    book_by; /* as next_due, for the next one that is not even booked; none when there is no shortfall */
	bool is_late;
	struct date last; /* the latest one held this school year */
	struct str words; /* "Met once this year, on 14 October." */
};

/* support_from: first day of SEN Support, none when the pupil has none. Memory: words from a. */
struct year_count meeting_count(struct arena *a, const struct calendar *c, const struct meeting_fact *m, size_t n,
                                struct date support_from, struct date today);
/* held: days on which a review was held, any year. planned: the date agreed for the next one, or none. */
struct year_count review_count(struct arena *a, const struct calendar *c, const struct date *held, size_t n,
                               struct date planned, struct date support_from, struct date today);
/* How many are expected when support covers only a part of the year: one for each term of three that is touched. */
int year_share(const struct calendar *c, struct span year, struct date support_from, int per_year);
/* Last day for number k of n in the time between from and to: after k/n of its school days. */
struct date year_due(const struct calendar *c, struct span time, int k, int n);
/* A count as a duty: done when all are held or booked. */
struct duty_row duty_counted(int64_t pupil_id, const struct year_count *n, struct date support_from);
