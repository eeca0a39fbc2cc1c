/* Invitations by the hash of their token or code. */
#pragma once

#include "kit/db/db.h"

struct invite_row {
	struct str token_hash;
	int64_t school_id;
	int64_t account_id;
	int64_t id;       /* 0: a link of before */
	struct str way;   /* link, letter */
	int64_t pupil_id; /* about whom; 0: nobody */
	int64_t made_by;  /* person; 0: the command line */
	int64_t made_at;
	int64_t expires_at;
	int64_t printed_at; /* 0: never */
	int64_t used_at;
	int64_t ended_at; /* taken back, or another one took its place */
};

enum rc invite_insert(struct db *db, struct arena *a, const struct invite_row *v, struct err *e) NODISCARD;
/* In whatever state it is. RC_NONE: unknown. */
enum rc invite_find(struct db *db, struct arena *a, struct str token_hash, struct invite_row *out,
                    struct err *e) NODISCARD;
/* The last letter of an account, in whatever state it is. */
enum rc invite_last(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, struct invite_row *out,
                    struct err *e) NODISCARD;
/* RC_NONE: used or ended before. */
enum rc invite_use(struct db *db, struct arena *a, struct str token_hash, int64_t now, struct err *e) NODISCARD;
enum rc invite_printed(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, int64_t id, int64_t now,
                       struct err *e) NODISCARD;
enum rc invite_end_all(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, int64_t now,
                       struct err *e) NODISCARD;

/* First names of the pupils whose page a person has as a parent, by name, joined: "Leo and Isla". Memory: a. */
enum rc invite_children(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct date today,
                        struct str *out, struct err *e) NODISCARD;
