/* When a pupil whom the screen found is asked about, and when not again: a decision holds until another test is met,
 * the day to look again has come, or a new concern is raised. And what a decision needs before it is recorded. What was
 * found is text, as it is kept with a decision: one line for each subject with the numbers of its tests ("reading 1 2
 * 4") and "concerns 2" for how many concerns there were. Source: R21 to R23; Code 6.17 to 6.19; docs/decisions/0011. */
#pragma once

#include "core/record/check_rule.h"
#include "notice/screen/screen_decision_rec.h"

enum ask {
	ASK_NOT,     /* decided, and nothing has changed */
	ASK_FIRST,   /* found and never decided about */
	ASK_TEST,    /* another test is met, or one in another subject */
	ASK_DATE,    /* the day to look again has come */
	ASK_CONCERN, /* a concern was raised after the decision */
	ASK_QUIET,   /* nothing found, nothing promised */
};

struct ask_fact {
	struct str now;    /* what is found */
	bool decided;      /* there is an earlier decision, and then: */
	struct str then;   /* what had been found */
	struct date until; /* day to look again; none: no such day */
	struct date on;    /* the day asked */
};

enum ask screen_ask(const struct ask_fact *f);
/* At least one test is met in a text of this kind. */
bool found_any(struct str found);
/* The number of concerns in such a text. */
int64_t found_concerns(struct str found);

/* Anchors are the field names of screen_decision. A talk needs its day and its words, or none of them: it is advised
 * before every decision (6.39 asks for it before SEN Support). Memory: from a. */
struct check_list screen_decision_check(struct arena *a, const struct screen_decision *d, struct date today);
