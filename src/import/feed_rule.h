/* On which nights a file of a feed is expected, and since when it has not come. A night has the date of the day by
 * which the file is there. Holidays and closures count no nights; nor does a night on which something came, whatever it
 * was. Pure. */
#pragma once

#include "core/school/term_rule.h"
#include "kit/base/clock.h"

enum { FEED_DAY_ENDS = 24 * 60, FEED_PATIENCE = 2, FEED_PATIENCE_MAX = 20 };

struct feed_plan {
	unsigned weekdays; /* bit 0 is Monday; 0: each school day */
	int due_minute;    /* of the day: by then it is there, 1 to FEED_DAY_ENDS */
	int patience;      /* so many nights are missed before anybody is told on Today */
};

/* "school", "every", or days: "mon,tue,wed". False when it is none of these. */
bool feed_nights_parse(struct str text, unsigned *weekdays);
/* "each school day", "each night in term time", "Monday, Tuesday and Friday in term time". Memory: from a. */
struct str feed_nights_words(struct arena *a, unsigned weekdays);
/* Named days count in term time: on a school day, and on the day after one. */
bool feed_expected(const struct feed_plan *p, const struct calendar *c, struct date night);

struct feed_absence {
	int nights;        /* missed in a row, up to now; at most FEED_LOOK_BACK days are looked at */
	struct date first; /* the first of them */
	bool late;         /* as many as the plan has patience for */
};
enum { FEED_LOOK_BACK = 400 };
/* last: the day on which a file came last; before the first one, the day on which the feed was set up. */
struct feed_absence feed_absent(const struct feed_plan *p, const struct calendar *c, struct date last,
                                const struct now *now);
