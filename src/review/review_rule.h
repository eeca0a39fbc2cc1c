/* What a review needs before it is finished (design 08): the day, what happens next, and a reason where support ends.
 * Views, judgements and decisions per support are advised; where a pupil has not responded, "carry on as before" gets a
 * question. Source: Code 6.53 to 6.55, 6.59; domain.md 1.6 (R58 to R66), 5.5. */
#pragma once

#include "core/record/check_rule.h"
#include "core/cycle/progress_rule.h"

enum next_step {
	NEXT_CONTINUE = 1,
	NEXT_CHANGE = 2,
	NEXT_STEP_DOWN = 4, /* class teaching is enough: SEN Support ends */
	NEXT_SPECIALIST = 8,
	NEXT_EHC = 16, /* consider an EHC needs assessment */
};

struct str next_step_label(enum next_step s); /* "Change the support" */
struct str next_step_code(enum next_step s);  /* "change", as stored */
enum next_step next_step_of(struct str code); /* 0 for anything else */

/* The review, and what is drawn from its outcomes, the support, the views and the cycles before: judgements in the
 * order of the rule's own scale, views counted by whose they are. */
struct review_fact {
	struct str pupil; /* given name */
	struct date held;
	bool has_parent_view;
	bool has_pupil_view;
	bool has_staff_view;
	size_t outcomes;
	const enum judgement *judged; /* one for each outcome */
	size_t supports;
	size_t supports_decided;
	unsigned next; /* enum next_step, several */
	struct str why;
	struct str learned;
	struct str summary;       /* for the parents, plain words */
	struct str family_agrees; /* what parents and pupil say to the next steps */
	int64_t slow_cycles;      /* cycles in a row, this one included, without an outcome reached */
};

/* Little or no progress over this many cycles: a specialist should always be considered (6.59; the number is local
 * practice and a product default, not law). */
enum { SLOW_CYCLES = 2 };

/* Anchors: held_on, views, outcomes, supports, next_step, why, learned, summary, family_agrees. Memory: from a. */
struct check_list review_check(struct arena *a, const struct review_fact *f, struct date today);
