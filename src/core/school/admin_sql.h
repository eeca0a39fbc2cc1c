/* What the administrator of accounts and settings needs beyond single rows: lists of accounts with their roles, adults
 * without an account, ends of roles, and the calendar of a school replaced as a whole. No statement here
 * reads a pupil's record. */
#pragma once

#include "kit/db/db.h"
#include "core/school/school_rec.h"

struct account_row {
	int64_t id;
	int64_t person_id;
	struct str given;
	struct str family;
	struct str login;
	struct str state;   /* invited, active, disabled */
	int64_t last_in_at; /* 0: never */
	bool is_pupil;      /* holds, or held, the role of a pupil */
};

/* All accounts of the school by sign-in name. */
enum rc account_list(struct db *db, struct arena *a, int64_t school_id, struct account_row **out, size_t *n,
                     struct err *e) NODISCARD;
enum rc account_row_load(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct account_row *out,
                         struct err *e) NODISCARD;
/* The account of a person; RC_NONE when there is none. */
enum rc account_of_person(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, int64_t *id,
                          struct err *e) NODISCARD;
/* How many active or invited accounts hold this role on a day. */
enum rc role_holders(struct db *db, struct arena *a, int64_t school_id, struct str role, struct date on, int64_t *n,
                     struct err *e) NODISCARD;
/* The same, of accounts that have a password, but for two (0: nobody): somebody else is there. */
enum rc role_in_use(struct db *db, struct arena *a, int64_t school_id, struct str role, struct date on,
                    const int64_t except[2], int64_t *n, struct err *e) NODISCARD;
/* How many have come in who are, or were, head or SENCO, whatever became of their accounts. */
enum rc leads_before(struct db *db, struct arena *a, int64_t school_id, int64_t *n, struct err *e) NODISCARD;
/* Grants that have not ended on a day: of one person, or of everybody (person_id 0), by person and role. */
enum rc grant_list(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct date on,
                   struct role_grant **out, size_t *n, struct err *e) NODISCARD;
/* Ends a grant on a day (the last one it is held). RC_NONE when the person holds no such grant. */
enum rc grant_end(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, int64_t id, struct date on,
                  struct err *e) NODISCARD;

/* An adult the school knows who has no account: staff with a role, parents and carers without a restriction. */
struct adult_row {
	int64_t person_id;
	struct str given;
	struct str family;
	struct str role; /* key; "parent" for parents and carers; empty: none today */
	struct str job;
	struct str email;
	int64_t account_id; /* 0: none; adult_list has only these */
};
enum rc adult_list(struct db *db, struct arena *a, int64_t school_id, struct date on, struct adult_row **out, size_t *n,
                   struct err *e) NODISCARD;
/* Adults with this folded name, or the one with this id (the other is empty or 0), with an account or without. */
enum rc adult_named(struct db *db, struct arena *a, int64_t school_id, struct str name_key, int64_t id, struct date on,
                    struct adult_row **out, size_t *n, struct err *e) NODISCARD;

/* Terms and closures that begin from one day on and before another: of one school year. */
enum rc term_delete_between(struct db *db, struct arena *a, int64_t school_id, struct date from, struct date before,
                            struct err *e) NODISCARD;
enum rc closure_delete_between(struct db *db, struct arena *a, int64_t school_id, struct date from, struct date before,
                               struct err *e) NODISCARD;
