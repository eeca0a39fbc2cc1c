/* The four-step cycle: which step a cycle is in, what is done, and what may be done next. The step is derived from
 * dates and never typed. Facts come in, nothing is stored here; what must be in a plan or a review before it is shared
 * is asked of plan_check and review_check. Support may start at any time (Code 6.19): no step locks another, only plain
 * sense does (a plan that was never shared cannot be reviewed), and the rest can be answered with a reason.
 * Source: Code 6.44 to 6.54, domain.md 2.5 and 9.1. */
#pragma once

#include "core/record/force_rule.h"

enum stage { STAGE_ASSESS, STAGE_PLAN, STAGE_DO, STAGE_REVIEW, STAGE_CLOSED };

enum { STAGE_STEPS = STAGE_CLOSED };

/* What the parents, or the young person who decides, have said to the shared plan. */
enum agreement { AGREEMENT_OPEN, AGREEMENT_YES, AGREEMENT_NO };

/* What is known of one cycle; any date may be none. */
struct cycle_fact {
	int64_t number; /* 1.. */
	struct date opened;
	struct date assessed;    /* assessment finished */
	struct date plan_shared; /* first version shared with the parents */
	enum agreement agreement;
	struct date first_session; /* first support given; may come before everything else */
	struct date review_due;    /* the date agreed in the plan */
	struct date review_begun;  /* somebody started to write the review */
	struct date reviewed;      /* the review was held */
	struct date closed;
};

struct str stage_word(enum stage s); /* "Assess", "Plan", "Do", "Review", "Finished" */
struct str stage_code(enum stage s); /* "assess" … for style sheets and addresses */

/* The step a cycle is in on a day: closed; Review from the agreed date on, or once it is begun or held; Do once the
 * plan is shared; Plan once the assessment is finished; else Assess. */
enum stage stage_derive(const struct cycle_fact *c, struct date today);
/* Support is being given although the plan is not shared yet: right and good, but the plan is to follow. */
bool cycle_support_is_early(const struct cycle_fact *c);

/* A step is done when it was done, never because a later one has begun: what was passed over says so (R5). */
enum step_state { STEP_DONE, STEP_PASSED, STEP_NOW, STEP_TO_COME };

enum { STEP_STATES = STEP_TO_COME + 1 };

struct step {
	enum stage stage;
	enum step_state state;
	struct date on;   /* when it was done, or when it is due; none when not known */
	struct str words; /* "done 8 January", "not recorded", "now, until 24 March", "24 March", "to come" */
};

enum step_state step_state_of(const struct cycle_fact *c, enum stage s, struct date today);
/* The four steps for the ring and the list. While a review is due or being written, Do and Review are both now: the
 * help goes on until the review was held. Memory: words from a. */
void cycle_steps(struct arena *a, const struct cycle_fact *c, struct date today, struct step out[STAGE_STEPS]);

enum cycle_action {
	CYCLE_ASSESS,        /* write the assessment */
	CYCLE_PLAN,          /* write the plan */
	CYCLE_SHARE,         /* share a plan version */
	CYCLE_SUPPORT,       /* give support and log it */
	CYCLE_CHECK,         /* note a progress check */
	CYCLE_CHANGE,        /* make a new version of a shared plan */
	CYCLE_REVIEW,        /* write the review */
	CYCLE_FINISH_REVIEW, /* finish it and send the summary */
	CYCLE_NEXT,          /* open the next cycle */
	CYCLE_CLOSE,         /* close without a next one */
};

enum { CYCLE_ACTIONS = CYCLE_CLOSE + 1 };

enum permit_state {
	PERMIT_YES,
	PERMIT_REASON, /* unusual: allowed, a reason is asked for and kept */
	PERMIT_NO,
};

struct permit {
	enum permit_state state;
	struct str why; /* empty for a plain yes */
	struct str ref; /* Code paragraph; empty when it is plain sense */
};

/* May this be done now? The texts are for the person who asks. */
struct permit cycle_may(const struct cycle_fact *c, enum cycle_action action, struct date today);

/* The cycle that follows: number and opening day; all else is empty. Force: SHOULD (6.54: a review feeds the next
 * assessment). */
struct cycle_fact cycle_next(const struct cycle_fact *c, struct date today);
