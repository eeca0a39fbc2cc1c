/* New letters for accounts that are in use (core/account/reset_rule): an administrator asks, a second person agrees or
 * refuses, and the owner is told of each (core/account/reset_told). Letters of families and pupils are the SENCO's
 * (invite/), links the command line's: they take no second person. */
#pragma once

#include "core/account/reset_told.h"
#include "core/rights/ctx.h"

/* For the page of an account: may a new letter be asked for, and what became of the last time? */
struct reset_view {
	bool was_used; /* somebody has signed in with it: a new letter takes two people */
	bool has_role;
	bool is_family; /* of a parent or pupil alone: the SENCO makes their letters */
	enum reset_hand hand;
	bool was_asked; /* then last is the last time */
	struct reset_line last;
	bool is_running; /* it waits, or its letter can be used: asking again is the same request */
};
enum rc reset_view(struct ctx *c, int64_t account_id, struct reset_view *out) NODISCARD;
/* Asked twice is one. RC_INVALID: *fault says why it cannot be asked. */
enum rc reset_ask(struct ctx *c, int64_t account_id, struct str *fault) NODISCARD;
/* By any administrator; a letter that was agreed is worth nothing then. RC_NONE: nothing is running. */
enum rc reset_withdraw(struct ctx *c, int64_t account_id) NODISCARD;

/* Those that the one who asks may answer, oldest first. */
enum rc resets_waiting(struct ctx *c, struct reset_line **out, size_t *n) NODISCARD;
/* Yes: a letter waits for whoever prints it. Until it is used the password goes on. RC_NONE: not theirs to answer,
 * over, or answered before. */
enum rc reset_answer(struct ctx *c, int64_t id, bool yes) NODISCARD;
/* May the one who asks agree to a reset of this account that asker wanted, and print its letter? */
enum rc reset_is_mine(struct ctx *c, int64_t account_id, int64_t asker, bool *yes) NODISCARD;
