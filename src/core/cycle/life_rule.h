/* The way of a pupil through SEN Support: from a first concern to the end of support. The state is derived from dated
 * facts; a table says which moves are usual, which need a reason and which the law or plain sense forbids. The steps
 * inside a cycle are in cycle.h. Source: domain.md 9.1 (worked out from its sections 1 to 3). */
#pragma once

#include "core/cycle/cycle_rule.h"
#include "core/cycle/decision_result_rec.h"

enum life {
	LIFE_NONE,        /* nothing recorded */
	LIFE_CONCERN,     /* somebody is worried */
	LIFE_DISCUSSION,  /* talked with parents and pupil (6.39) */
	LIFE_NOT_SEN,     /* decided: no SEN, with a day to look again */
	LIFE_ADJUSTMENTS, /* decided: disabled, adjustments only */
	LIFE_DECIDED,     /* decided: SEN Support; somebody entitled has not been told yet */
	LIFE_SUPPORT,     /* in the cycle */
	LIFE_EHC_ASKED,   /* an EHC needs assessment is asked for or under way: still K */
	LIFE_EHC_PLAN,    /* code E */
	LIFE_ENDED,       /* SEN Support ended, code N, history kept */
};

enum { LIFE_STATES = LIFE_ENDED + 1 };

struct life_fact {
	char code; /* N, K or E on the day */
	struct date concern;
	struct date discussion;
	struct date decided; /* of the latest decision */
	enum decision_result decision;
	bool all_told; /* every entitled person has the formal notice */
	struct date ehc_asked;
	bool ehc_open; /* no answer from the council yet */
};

enum life life_derive(const struct life_fact *f);
struct str life_word(enum life l); /* "Early discussion held" */
struct str life_next(enum life l); /* what comes next, one sentence */

/* Is the move from one state to another usual, unusual (give a reason) or impossible? */
struct permit life_may(enum life from, enum life to);
