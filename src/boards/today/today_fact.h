/* What is recorded about many pupils, put together for the rules: one walk over the arrays of boards/today/today_sql.
 * No statements, no clock. For boards/today/today. */
#pragma once

#include "core/cycle/cycle_rule.h"
#include "core/duty/duty_rule.h"
#include "boards/today/today_sql.h"

/* Positions in the arrays while pupils are walked in order of id. Begin with zeros. */
struct today_walk {
	size_t notice;
	size_t contact;
	size_t meeting;
	size_t review;
	size_t view;
	size_t reader;
};

struct str today_pupil_name(struct arena *a, const struct today_pupil *p);
struct str today_pupil_first(const struct today_pupil *p);

/* Facts of the next pupil for the register of duties; *stage is the step of the latest cycle, STAGE_CLOSED without one.
 * since: the first day of the school year, before which no missing plan is counted. Memory: from a. */
struct duty_fact today_fact(struct arena *a, const struct today *t, const struct today_pupil *p, struct date since,
                            struct date today, struct today_walk *w, enum stage *stage);
