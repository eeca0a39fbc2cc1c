/* Signing in and out, and who a request comes from.
 *
 * A session is 256 random bits in a cookie; the database has only their hash. Idle and absolute limits by role; an
 * expired session still says whose it was, so that a half-written form can be kept for its owner. */
#pragma once

#include "core/account/device.h"
#include "core/rights/ctx.h"

struct account;

struct sign_in_session {
	bool signed_in;
	bool expired; /* the token is real but too old: keep drafts, ask to sign in again */
	struct str token_hash;
	struct str csrf;
	int64_t seen_at;
	bool by_card;      /* a small child on a device of the school: their own page and nothing else */
	struct str device; /* hash of the device's cookie */
	bool drafts;       /* something that was typed is kept for this account: see core/account/draft */
	bool device_news;  /* see core/account/device */
	struct str
	    reset_news; /* what they are told about a new letter for their account: see core/account/reset_told */
};

/* Fills c->actor, and c->revision, from the token of the cookie; nobody when there is none. RC_OK also for nobody. */
enum rc sign_in_of(struct ctx *c, struct str token, struct sign_in_session *out) NODISCARD;

enum sign_in_result { SIGN_IN_OK, SIGN_IN_WRONG, SIGN_IN_WAIT };
struct signed_in {
	enum sign_in_result result;
	struct str token;  /* for the cookie */
	struct str device; /* for the device cookie */
	size_t hats;       /* how many roles the person may choose from */
	enum role hat;
	int wait_s;
};
/* Same answer and about the same time for an unknown name and a wrong password. peer: address, for the ceiling only. */
enum rc sign_in(struct ctx *c, struct str login, struct str password, const struct device_is *device, struct str peer,
                struct signed_in *out) NODISCARD;
/* For who has shown in another way who they are (an invitation, a card); inside the caller's write transaction. device
 * NULL: one that many use, and that is not kept. The actor is the person then. */
enum rc sign_in_as(struct ctx *c, const struct account *who, const struct device_is *device,
                   struct signed_in *out) NODISCARD;
enum rc sign_out(struct ctx *c, const struct sign_in_session *s) NODISCARD;
/* Roles to choose from today. */
enum rc hats_of(struct ctx *c, enum role *out, size_t max, size_t *n) NODISCARD;
/* RC_NONE when the role is not held. */
enum rc hat_choose(struct ctx *c, const struct sign_in_session *s, enum role hat) NODISCARD;

/* Sign-in names are compared without case. */
struct str login_fold(struct arena *a, struct str login);
