/* The devices from which a person has signed in. One that is new to an account that had others is told to its owner on
 * every other device, until they say whether it was them, and stands in the trail. */
#pragma once

#include "core/account/device_sql.h"
#include "core/rights/ctx.h"

/* What the browser says: its cookie, with a token of each person who has signed in there (device_rule.h), and the name
 * it gives itself. */
struct device_is {
	struct str cookie;
	struct str user_agent;
	struct str session; /* hash of the session it had open until now; empty: none */
};

/* Inside the write transaction of a sign-in, the actor being its owner. *hash is the device of the session; *cookie is
 * what to set, empty when the device is known already. */
enum rc device_in(struct ctx *c, const struct device_is *v, struct str *hash, struct str *cookie) NODISCARD;

/* Has this account signed in here before, and does its owner know it? *hash is the device then. RC_NONE: no. */
enum rc device_of(struct ctx *c, struct str cookie, int64_t school_id, int64_t account_id, struct str *hash) NODISCARD;
/* Has anybody signed in here before? RC_NONE: no. */
enum rc device_real(struct ctx *c, struct str cookie) NODISCARD;

/* Of the person who asks. */
enum rc devices_mine(struct ctx *c, struct device_row **out, size_t *n) NODISCARD;
/* The answer of the owner, from a session on another device (here: its hash). Not me: that device is signed out and no
 * longer known. RC_NONE: not theirs, answered before, or asked from that very device. */
enum rc device_was_me(struct ctx *c, struct str here, struct str token_hash, bool me) NODISCARD;
