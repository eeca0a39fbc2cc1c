/* What a decision needs before it is recorded: a result, a reason, a day; for "not SEN" the day to look again. That
 * parents and pupil were talked with first is advised, not enforced. Source: Code 6.39, 6.43; domain.md 1.2 (R23,
 * R24), 9.1. */
#pragma once

#include "core/record/check_rule.h"
#include "core/cycle/life_rule.h"
#include "decide/decision_rec.h"

/* What the decision itself does not say. */
struct decision_about {
	struct date discussion; /* latest early discussion; none: there was none */
	char code;              /* the pupil's code before the decision */
};

/* Anchors are the field names: result, reason, evidence, with_whom, decided_on, monitor_on, discussion.
 * Memory: from a. */
struct check_list decision_check(struct arena *a, const struct decision *d, const struct decision_about *about,
                                 struct date today);
/* The census code that follows from a decision; 0 when the code stays as it is. */
char decision_status(enum decision_result result, char code);
