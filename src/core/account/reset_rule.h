/* A new password for an account that is in use takes two people, so that nobody who looks after accounts can take one.
 * Who asks never agrees, and never prints the letter; whoever agrees is who prints letters of staff, the head, or the
 * SENCO where no head signs in, and never the owner. Where there is nobody left, only who runs the server can do it.
 * Pure; the words are what the owner is told. */
#pragma once

#include <stdint.h>

#include "core/rights/caps_rule.h"

enum { RESET_DAYS = 7 }; /* so long a request waits */

struct reset_facts {
	int64_t heads;  /* who sign in today in that role, with a password of their own, … */
	int64_t sencos; /* … and are neither the owner nor the one who asked */
};
enum reset_hand { RESET_BY_HEAD, RESET_BY_SENCO, RESET_BY_MACHINE };
enum reset_hand reset_hand(const struct reset_facts *f);
/* May somebody in this role agree, and print the letter then? */
bool reset_may_answer(const struct reset_facts *f, enum role hat, bool is_owner, bool has_asked);
/* "the head", "the SENCO", "whoever runs the server" */
struct str reset_hand_words(enum reset_hand hand);

enum reset_state {
	RESET_OPEN,
	RESET_OVER, /* nobody answered in time */
	RESET_REFUSED,
	RESET_WITHDRAWN,
	RESET_STOPPED, /* by the owner */
	RESET_AGREED,  /* the letter may be used */
	RESET_MADE,    /* the same, without a second person: a family's, or on the command line */
	RESET_UNUSED,  /* it may no longer */
	RESET_USED,
};
/* until_at: of the request, or of the letter that came of it. */
enum reset_state reset_state(struct str answer, int64_t until_at, int64_t used_at, int64_t now);
/* Is the owner told on every page, until they say that they know? */
bool reset_tells(enum reset_state s);
/* Can it still be stopped by the owner, and withdrawn? */
bool reset_can_end(enum reset_state s);

struct reset_said {
	enum reset_state state;
	bool has_paper;      /* there is, or was, a letter or link */
	struct str asker;    /* empty: whoever runs the server */
	struct str asked_on; /* "3 March 2026, 9am", as the next ones */
	struct str answerer; /* empty: nobody */
	struct str answered_on;
	struct str until;
	struct str used_on;
	struct str device; /* new to the account: "Chrome on Android"; empty: none */
};
/* For the owner. Memory: a. */
struct str reset_words(struct arena *a, const struct reset_said *s);
/* For who looks after accounts. */
struct str reset_trace(struct arena *a, const struct reset_said *s);
