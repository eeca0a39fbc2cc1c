/* Invitations: 128 random bits, 72 hours, once, used up by a POST (mail scanners open links). Only the hash is kept. */
#pragma once

#include "core/rights/ctx.h"

/* Makes one for an account, inside the caller's transaction; earlier ones of the account end. */
enum rc invite_make(struct ctx *c, int64_t account_id, struct str *token) NODISCARD;
struct invite {
	int64_t school_id;
	int64_t account_id;
	struct str login;
	struct str name;
};
/* RC_NONE: unknown, used, expired. Changes nothing. */
enum rc invite_look(struct ctx *c, struct str token, struct invite *out) NODISCARD;
/* Sets the password, makes the account active, ends its other sessions, uses the invitation up. RC_INVALID: *fault says
 * why the password may not be used. RC_NONE as above. */
enum rc invite_accept(struct ctx *c, struct str token, struct str password, struct str *fault) NODISCARD;
