/* Accounts, roles, sessions, devices, throttles, invitations, drafts of forms. */
#pragma once

#include "kit/db/db.h"

struct account {
	int64_t school_id;
	int64_t id;
	int64_t person_id;
	struct str login;
	struct str pw_hash;
	struct str state; /* invited, active, disabled */
	struct str look;
	struct str name;
	int64_t last_in_at; /* 0: never */
	int64_t revision;
};

/* Has somebody come in with it, or chosen a password for it? */
static inline bool account_was_used(const struct account *v)
{
	return v->pw_hash.n > 0 || v->last_in_at > 0;
}

/* By sign-in name (folded by the caller). RC_NONE when there is none. */
enum rc account_by_login(struct db *db, struct arena *a, struct str login, struct account *out,
                         struct err *e) NODISCARD;
enum rc account_by_id(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct account *out,
                      struct err *e) NODISCARD;
/* pw_hash and state as given; last sign-in. */
enum rc account_set_password(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct str hash,
                             struct str state, struct err *e) NODISCARD;
/* Hashing takes its time, outside of any transaction: is the account active now, with the password that was seen? */
enum rc account_as_seen(struct db *db, struct arena *a, const struct account *seen, bool *is, struct err *e) NODISCARD;
/* The hash of an account that is as it was seen; else nothing is changed. */
enum rc account_rehash(struct db *db, struct arena *a, const struct account *seen, struct str hash,
                       struct err *e) NODISCARD;
enum rc account_touch(struct db *db, struct arena *a, int64_t school_id, int64_t id, int64_t now,
                      struct err *e) NODISCARD;
enum rc account_set_look(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct str look,
                         struct err *e) NODISCARD;
/* Roles a person holds on a day, as keys in order; at most max. */
enum rc role_list(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct date today,
                  struct str *out, size_t max, size_t *n, struct err *e) NODISCARD;

struct sign_in_row {
	int64_t school_id;
	int64_t account_id;
	int64_t person_id;
	struct str hat;
	struct str csrf;
	int64_t created_at;
	int64_t seen_at;
	struct str name; /* of the person */
	struct str school_name;
	bool service; /* the installation is an advice service's own */
	struct str look;
	struct str language; /* the wish of the person, as it was typed */
	struct str revision; /* of the school's records: the head of their chain (core/trail/event_sql) */
	bool hat_held;       /* the role of the hat is still held today */
	struct str way;      /* password, card */
	struct str device;   /* hash of its cookie; empty: not known */
	bool drafts;         /* something that was typed is kept for this account */
	bool reset_news;     /* perhaps: see core/account/reset_told */
	bool device_news; /* another device came in with this account, and its owner has not said whether it was them */
};
/* One look-up for each request: session, account (active only), person, school, role. RC_NONE when any is missing. */
enum rc sign_in_find(struct db *db, struct arena *a, struct str token_hash, struct date today, struct sign_in_row *out,
                     struct err *e) NODISCARD;
enum rc sign_in_insert(struct db *db, struct arena *a, struct str token_hash, int64_t school_id, int64_t account_id,
                       struct str hat, struct str csrf, int64_t now, struct err *e) NODISCARD;
/* How a session began: password or card, and the device. */
enum rc sign_in_mark(struct db *db, struct arena *a, struct str token_hash, struct str way, struct str device,
                     struct err *e) NODISCARD;
enum rc sign_in_seen(struct db *db, struct arena *a, struct str token_hash, int64_t now, struct err *e) NODISCARD;
enum rc sign_in_set_hat(struct db *db, struct arena *a, struct str token_hash, struct str hat, struct err *e) NODISCARD;
enum rc sign_in_delete(struct db *db, struct arena *a, struct str token_hash, struct err *e) NODISCARD;
/* All of an account but one (except may be empty). */
enum rc sign_in_delete_others(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, struct str except,
                              struct err *e) NODISCARD;
/* All of an account on one device. */
enum rc sign_in_delete_device(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, struct str device,
                              struct err *e) NODISCARD;
/* Of an account, the one used last first, those that are over too. */
struct sign_in_item {
	struct str token_hash;
	struct str hat;
	struct str way;   /* password, card */
	struct str agent; /* of its device, in words; empty: not known */
	int64_t created_at;
	int64_t seen_at;
};
enum rc sign_in_list(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, struct sign_in_item **out,
                     size_t *n, struct err *e) NODISCARD;
/* RC_NONE: the account has no such session. */
enum rc sign_in_delete_one(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, struct str token_hash,
                           struct err *e) NODISCARD;
/* Sessions older than this are forgotten. */
enum rc sign_in_purge(struct db *db, struct arena *a, int64_t created_before, struct err *e) NODISCARD;

/* Draft of a form: the raw urlencoded body by path. RC_NONE when there is none. */
enum rc draft_save(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, struct str form,
                   struct str body, int64_t now, struct err *e) NODISCARD;
struct draft {
	struct str path;
	struct str body;
	int64_t saved_at;
};
enum rc draft_list(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, struct draft **out, size_t *n,
                   struct err *e) NODISCARD;
enum rc draft_load(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, struct str form,
                   struct str *body, int64_t *saved_at, struct err *e) NODISCARD;
enum rc draft_delete(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, struct str form,
                     struct err *e) NODISCARD;
