/* Rules about concerns: by when one is answered, how its clock stands, and what has to be there before an answer goes
 * out. Source: Code 6.45; the number of school days is this product's default and a school's setting. */
#pragma once

#include "core/rights/caps_rule.h"
#include "core/school/term_rule.h"
#include "notice/concern/concern_rec.h"

enum {
	CONCERN_DAYS = 10, /* default: school days until the answer */
	CONCERN_DAYS_MOST = 60,
	CONCERN_FAULTS = 8,
};

/* The last day for the answer. days: school days after it was raised, 1 to CONCERN_DAYS_MOST. */
struct date concern_due(const struct calendar *c, struct date raised, int64_t days);

struct concern_clock {
	bool answered;
	int32_t late;     /* school days; 0: in time */
	struct str words; /* "Answer by Tuesday 24 March: 9 school days left" */
};
struct concern_clock concern_clock(struct arena *a, const struct calendar *c, const struct concern *q,
                                   struct date today);

/* May this person read it? A pupil's private one is a matter of the SENCO alone; else the SENCO and the head may, who
 * noted it, and everybody who holds the pupil once it asks something of lessons. */
bool concern_is_shown(enum role hat, bool wrote, const struct concern *q);

/* What the concerns of one pupil ask of a person today; NULL: nothing. */
struct concern_asks {
	const struct concern *now;  /* without an answer the one that is due first; else the latest since the day since
	                             * that asks for a talk */
	const struct concern *look; /* the first to look at again, nothing having been done after its answer */
};
/* newest: the last day on which something was decided, talked over or reviewed. */
struct concern_asks concern_asks(enum role hat, int64_t person_id, const struct concern *q, size_t n, struct date since,
                                 struct date newest);

struct concern_fault {
	const char *at; /* name of the field */
	struct str text;
};
/* What is missing or wrong in comparison, decision and answer; send: the answer goes out now. Returns how many. */
size_t concern_check(const struct concern *q, bool send, struct date today, struct concern_fault out[CONCERN_FAULTS]);
