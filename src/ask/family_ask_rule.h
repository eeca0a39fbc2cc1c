/* What is wrong with something a family asks for, who answers it, and the day by which the council answers. Pure.
 * Source: SEND Regulations 2014 reg. 4 and 5 (six weeks); the school's own days for the rest (Code 6.65, 6.67). */
#pragma once

#include "ask/family_ask_rec.h"
#include "core/rights/caps_rule.h"

enum { ASK_DAYS = 5, ASK_DAYS_MOST = 20, COUNCIL_WEEKS = 6, COUNCIL_NO_PLAN_WEEKS = 16, COUNCIL_PLAN_WEEKS = 20 };

/* The field and what to say; field NULL: nothing is wrong. */
struct ask_wrong {
	const char *field;
	struct str why;
};
struct ask_wrong ask_wrong_of(const struct family_ask *v, struct date today);
/* A teacher answers for a meeting with the teacher; the SENCO sees and answers all. */
bool ask_is_theirs(const struct family_ask *v, enum role hat);
/* The last day of a limit that begins with the day on which the council had the request: six weeks from 1 September
 * 2026 end on 13 October 2026. Closures of the school in a holiday may move it (reg. 5(4)). */
struct date council_by(struct date asked, int weeks);
/* "A meeting with the SENCO, by phone", "The plan, in large print". Memory: a. */
struct str ask_words(struct arena *a, const struct family_ask *v);
