/* What the owner of an account is told of new letters and links for it: on their pages until they say that they know,
 * in a list that stays, and in the trail. Asking and agreeing is core/account/reset. */
#pragma once

#include "core/account/reset_rule.h"
#include "core/account/reset_sql.h"
#include "core/rights/ctx.h"

struct reset_line {
	int64_t id;
	int64_t account_id;
	enum reset_state state;
	struct str owner; /* "Ruth Adeyemi" */
	struct str job;
	struct str login;
	struct reset_said said;
	bool is_told;     /* the owner has said that they know */
	bool asked_by_me; /* by the one who looks */
};

/* Of the person who asks: all, newest first. */
enum rc resets_mine(struct ctx *c, struct reset_line **out, size_t *n) NODISCARD;
/* What they are told on every page; empty: nothing. */
enum rc reset_news(struct ctx *c, struct str *out) NODISCARD;
enum rc reset_known(struct ctx *c) NODISCARD;
/* "I did not ask for this": what is out is worth nothing. RC_NONE: nothing can be stopped. */
enum rc reset_stop(struct ctx *c) NODISCARD;

/* An invitation was made for an account, inside the caller's transaction: when it was in use, its owner is told.
 * until_at: when it ends. */
enum rc reset_note(struct ctx *c, int64_t account_id, int64_t invitation_id, int64_t until_at) NODISCARD;
/* Before something new begins for an account: what is open is withdrawn, whoever asked for it, and the trail says so.
 * Two at once would be two ways in, of which one that is stopped leaves the other. */
enum rc resets_overtake(struct ctx *c, int64_t account_id) NODISCARD;
/* What is out for an account works no longer. */
enum rc invitations_end(struct ctx *c, int64_t account_id) NODISCARD;

/* Shared with core/account/reset. */
enum reset_state reset_state_of(const struct ctx *c, const struct reset_row *r);
struct reset_line reset_line_of(struct ctx *c, const struct reset_row *r);
enum rc reset_lines_of(struct ctx *c, const struct reset_row *r, size_t n, struct reset_line **out) NODISCARD;
/* The last one of an account; id 0 when there is none. */
enum rc reset_last(struct ctx *c, int64_t account_id, struct reset_row *out) NODISCARD;
/* Ends what is open for an account: requests, and the letters and links that came of them. RC_NONE: nothing is. */
enum rc resets_end(struct ctx *c, int64_t account_id, struct str answer, const struct action *action) NODISCARD;
