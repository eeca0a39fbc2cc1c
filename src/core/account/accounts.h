/* Other people's accounts: who has one, inviting, ending, and which roles a person holds. For the IT administrator and
 * `apdr user`. Nothing here shows a pupil: the account of a pupil appears by its sign-in name alone. A person's own
 * password is in core/account/account. */
#pragma once

#include "core/school/school_rec.h"
#include "core/rights/ctx.h"

struct account_line {
	int64_t id;
	int64_t person_id;
	struct str name; /* "" for a pupil */
	struct str login;
	struct str state;   /* invited, active, disabled */
	int64_t last_in_at; /* 0: never */
	struct str roles;   /* in words: "SENCO, Teacher" */
	bool is_pupil;
	bool is_self;
};

/* Staff who have no account yet. Families are invited from the pupil's page (invite/). */
struct adult_line {
	int64_t person_id;
	struct str name;
	struct str job;
	struct str email;
	enum role role;
	bool has_namesake; /* somebody else who works here, with an account or without, has this name */
};

struct accounts_view {
	struct account_line *item;
	size_t n;
	struct adult_line *adult; /* known to the school, without an account */
	size_t adults;
	bool ready;      /* set-up is finished */
	struct str hand; /* who prints the letters: "the head", "the SENCO", "you" */
};
enum rc accounts_list(struct ctx *c, struct accounts_view *out) NODISCARD;

struct account_view {
	struct account_line line;
	struct role_grant *grant;
	size_t grants;
};
/* RC_NONE when there is no such account in this school. */
enum rc accounts_one(struct ctx *c, int64_t id, struct account_view *out) NODISCARD;
enum rc accounts_by_login(struct ctx *c, struct str login, int64_t *id) NODISCARD;

struct account_new {
	int64_t id;        /* of the account: made with the form, so that sending twice is one */
	int64_t person_id; /* of somebody the school knows already; 0: a new person */
	struct str title;
	struct str given;
	struct str family;
	struct str email;
	struct str job;
	struct str login; /* empty: made from the name */
	enum role role;
	bool is_other; /* somebody of this name is known: this is another person, and job says what tells them apart */
};
/* What is wrong, by the field it belongs to. */
struct account_fault {
	const char *field; /* "family", "login", "role" */
	struct str text;
	struct adult_line *same; /* people of the typed name: is it one of them? */
	size_t sames;
};
/* A sign-in name that may be used: 2 to 60 letters, digits, '.', '-', '_' or '@', and not taken. token: a link for who
 * runs the server; NULL: a letter is prepared, for who may print it (invite/). RC_INVALID: *fault. RC_CONFLICT: this
 * form was sent already. */
enum rc accounts_invite(struct ctx *c, const struct account_new *v, struct str *token,
                        struct account_fault *fault) NODISCARD;
/* Letters for people of the list, with the role each is to have. Who has an account already is left out: the same form
 * twice is the same letters. *n: how many letters wait now. */
struct account_tick {
	int64_t person_id;
	enum role role;
};
enum rc accounts_invite_many(struct ctx *c, const struct account_tick *tick, size_t ticks, size_t *n,
                             struct account_fault *fault) NODISCARD;
/* A new invitation, as above; a letter only for an account that nobody has used yet: for the others core/account/reset.
 * With `now` the old password and every session end at once, otherwise when it is used. RC_INVALID: *fault. */
enum rc accounts_reinvite(struct ctx *c, int64_t id, bool now, struct str *token, struct str *fault) NODISCARD;
/* Who signs in today that could print letters: for letters_rule. */
struct letters_facts;
enum rc accounts_letters_facts(struct ctx *c, struct letters_facts *out) NODISCARD;
/* A sign-in name for somebody, made of the name, that nobody has: "kerry.barrett", "kerry.barrett2". */
enum rc accounts_login_free(struct ctx *c, struct str given, struct str family, struct str *out) NODISCARD;
/* The same for a pupil: it names nobody. */
enum rc accounts_login_plain(struct ctx *c, struct str *out) NODISCARD;
/* The first account says that it is the SENCO's own, in a school that has none yet and is still being set up. v gives
 * the name. RC_INVALID: *fault. RC_NONE: it is too late for that. */
enum rc accounts_first_is_senco(struct ctx *c, const struct account_new *v, struct account_fault *fault) NODISCARD;
/* Disabling ends every session at once. Nobody disables themself. */
enum rc accounts_disable(struct ctx *c, int64_t id, struct str *fault) NODISCARD;
/* As one that was just invited: without a password, whatever the account had when it was switched off. */
enum rc accounts_enable(struct ctx *c, int64_t id) NODISCARD;
/* Nobody gives themself a role that sees pupils: it takes a second person (trust.md 2.5). */
enum rc accounts_role_give(struct ctx *c, int64_t id, enum role role, struct str *fault) NODISCARD;
/* From the next request on the role is gone. The last administrator keeps it. */
enum rc accounts_role_end(struct ctx *c, int64_t id, int64_t grant_id, struct str *fault) NODISCARD;

/* Does this role see pupils by name? */
bool role_sees_pupils(enum role r);
