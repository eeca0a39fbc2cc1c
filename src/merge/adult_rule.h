/* What stops two records of one adult from becoming one, which sign-in stays, and what has to be confirmed. Pure.
 * Source: docs/decisions/0038. */
#pragma once

#include "kit/base/str.h"

enum { ADULT_ROLES_MOST = 12 };
struct adult_roles {
	struct str key[ADULT_ROLES_MOST]; /* in the school, today */
	size_t n;
};
struct adult_facts {
	bool is_me;           /* one of the two is the one who asks */
	bool withdrawn_today; /* could still be taken back */
	bool young_differs;   /* a young person shares with the one and keeps from the other */
	bool signs_in[2];
	struct adult_roles roles[2];
};
/* In a sentence; empty: nothing. */
struct str adult_stops(const struct adult_facts *f);

/* A merge gives no sign-in a role in the school that it did not have. */
enum adult_sign_in { SIGN_IN_NONE, SIGN_IN_FIRST, SIGN_IN_SECOND, SIGN_IN_ASKED };
enum adult_sign_in adult_sign_in(const struct adult_facts *f);

/* Does what was typed confirm this name? Both are keys. */
bool adult_confirms(struct str typed_key, struct str name_key);
