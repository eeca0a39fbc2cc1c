/* Invitations: how a person comes to their account, and to a new password. There are two ways. A letter has a code of
 * words that follows from the key of the installation and the number of the invitation: it is kept nowhere, and
 * printing it again prints the same one. It holds for two weeks, and only who may print it ever sees it (invite/). A
 * link is 128 random bits for 72 hours, for the command line: who can run that holds the data folder. Both work once,
 * by a POST (mail scanners open links), and only a hash of them is in the database. */
#pragma once

#include "core/account/sign_in.h"
#include "core/rights/ctx.h"

enum { INVITE_DAYS = 14 };

/* Makes a link for an account, inside the caller's transaction; earlier invitations of the account end. */
enum rc invite_make(struct ctx *c, int64_t account_id, struct str *token) NODISCARD;
/* The same for a letter. One that is open and holds for a week more stays: pressed twice is one letter. pupil_id: about
 * whom it stands in the trail; 0: nobody. */
enum rc invite_prepare(struct ctx *c, int64_t account_id, int64_t pupil_id) NODISCARD;
/* Ends what is open. RC_NONE: nothing is. */
enum rc invite_take_back(struct ctx *c, int64_t account_id, int64_t pupil_id) NODISCARD;

enum invite_state { INVITE_NEVER, INVITE_OPEN, INVITE_OVER, INVITE_USED, INVITE_ENDED };
struct invite_letter {
	enum invite_state state;
	int64_t id;
	int64_t made_at;
	int64_t printed_at; /* 0: not yet */
	int64_t used_at;
	struct date until; /* the last day on which it works */
};
/* The last letter of an account. */
enum rc invite_letter_of(struct ctx *c, int64_t account_id, struct invite_letter *out) NODISCARD;
/* The code of the open letter, for printing it, which is noted. RC_NONE: none is open. The caller has asked who may. */
enum rc invite_code(struct ctx *c, int64_t account_id, struct str *code, struct date *until) NODISCARD;

struct invite {
	int64_t school_id;
	int64_t account_id;
	int64_t id;
	struct str token; /* the hash, for accepting */
	struct str login;
	struct str name;
	struct str school_name;
	struct str purpose; /* "Your own page about Leo: the help at school …" */
	bool is_reset;      /* there was a password before */
};
/* By what stands in the link, or by the code as typed. RC_NONE: unknown, expired, taken back. RC_INVALID: *why says
 * that it was used, and when. Changes nothing. */
enum rc invite_look(struct ctx *c, struct str token, struct invite *out, struct str *why) NODISCARD;
/* The same with the ceiling for guesses of an address. *wait_s > 0: not now. Opens its own transactions. */
enum rc invite_try(struct ctx *c, struct str code, struct str peer, struct invite *out, struct str *why,
                   int64_t *wait_s) NODISCARD;
/* Sets the password, makes the account active, ends its other sessions, uses the invitation up, and signs the person
 * in (in NULL: does not). RC_INVALID: *fault says why the password may not be used. RC_NONE: used or ended in between.
 * Opens its own transaction. */
enum rc invite_accept(struct ctx *c, const struct invite *i, struct str password, const struct device_is *device,
                      struct signed_in *in, struct str *fault) NODISCARD;
