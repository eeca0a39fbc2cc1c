/* One action for many pupils, from a line of Today: remind staff, ask parents, print letters and mark them as given.
 * Each pupil passes the gate by themselves; who is not theirs is left out as if they were not there. Inside the
 * request's transaction: all of it or nothing. */
#pragma once

#include "core/duty/duty_rule.h"
#include "core/people/said_rec.h"
#include "core/rights/ctx.h"

enum { TODAY_TICKS_MAX = 500, TODAY_LETTERS_MAX = 1000 };

/* What was ticked behind one line. */
struct today_ticks {
	const struct duty_rule *rule;
	int64_t pupil[TODAY_TICKS_MAX];
	size_t pupils;
	int64_t press; /* one press of a button */
};

struct today_did {
	size_t pupils;
	size_t people;  /* reminded, asked, or letters */
	size_t letters; /* to parents without a page: they wait to be printed and given */
};

enum rc today_remind(struct ctx *c, const struct today_ticks *t, struct today_did *out) NODISCARD;
enum rc today_ask(struct ctx *c, const struct today_ticks *t, struct today_did *out) NODISCARD;
/* The annual reports of those who are ticked went today; who has one of this school year is left out. */
enum rc today_report(struct ctx *c, const struct today_ticks *t, struct today_did *out) NODISCARD;
enum rc today_undo(struct ctx *c, int64_t press, size_t *n) NODISCARD;
/* One file with every letter that waits; a letter that nobody has drafted yet is drafted. RC_NONE: there is none. */
enum rc today_letters(struct ctx *c, const struct today_ticks *t, struct str *pdf, struct today_did *out) NODISCARD;
/* The same letters were given on paper today; channel: hand or post. */
enum rc today_given(struct ctx *c, const struct today_ticks *t, enum channel channel, struct today_did *out) NODISCARD;
