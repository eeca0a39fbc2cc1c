/* The sessions of one person: seen and ended by their owner, and never more than SESSIONS_MOST. */
#pragma once

#include "core/rights/ctx.h"

struct session_line {
	struct str token_hash;
	struct str agent; /* "Chrome on Android"; empty: the browser did not say, or a device that many use */
	bool by_card;
	bool here; /* the one that asks */
	int64_t created_at;
	int64_t seen_at;
};
/* Those that are open, the one used last first. here: the hash of the one that asks. */
enum rc sessions_mine(struct ctx *c, struct str here, struct session_line **out, size_t *n) NODISCARD;
/* From the next request on it is out. RC_NONE: not theirs, out already, or the one that asks (that is signing out). */
enum rc session_end(struct ctx *c, struct str here, struct str token_hash) NODISCARD;
enum rc sessions_end_others(struct ctx *c, struct str here) NODISCARD;
/* Inside the write transaction of a sign-in, the actor being its owner: room for one more. */
enum rc sessions_make_room(struct ctx *c) NODISCARD;
