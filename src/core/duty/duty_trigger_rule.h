/* What the rules of the register find in the facts of a pupil. Private to duty.c and duty_trigger.c. */
#pragma once

#include "core/duty/duty_rule.h"

/* No text of a duty is longer than this many bytes. */
enum { TEXT_MAX = 1 << 16 };

/* What a rule finds in the facts. */
struct trigger {
	bool applies;
	bool is_done;
	struct date start;
	struct date due;   /* instead of the clock; none: the clock decides */
	struct date until; /* not later than this; none: no such bound */
	size_t count;
	struct str lead; /* instead of the rule's lead */
	struct str people;
};

struct look {
	struct arena *a;
	const struct duty_fact *f;
	const struct calendar *c;
	struct date today;
	struct date week_end; /* Sunday */
	struct date half_end; /* last school day of the half term */
	struct span year;     /* the school year */
};

/* Asks one rule. */
struct trigger duty_trigger(enum duty_id id, const struct look *l);
