/* New letters and links for accounts in use: requests, answers, use (migration 0023 says what the columns mean). */
#pragma once

#include "kit/db/db.h"

struct reset_row {
	int64_t school_id;
	int64_t account_id;
	int64_t id;
	int64_t asked_by; /* account; 0: whoever runs the server */
	int64_t asked_at;
	int64_t until_at;
	struct str answer;
	int64_t answered_by; /* account; 0: nobody */
	int64_t answered_at;
	int64_t invitation_id; /* 0: none yet */
	int64_t used_at;
	struct str used_on; /* a device that was new, in words */
	int64_t told_at;    /* 0: the owner has not said that they know */
	struct str given;   /* of the owner, as the next three */
	struct str family;
	struct str job;
	struct str login;
	struct str asker_given;
	struct str asker_family;
	struct str answerer_given;
	struct str answerer_family;
};

/* Of an account, newest first, the last twenty. */
enum rc reset_list(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, struct reset_row **out,
                   size_t *n, struct err *e) NODISCARD;
/* Those of the school that wait for an answer, oldest first; not of accounts that are switched off. */
enum rc reset_list_open(struct db *db, struct arena *a, int64_t school_id, int64_t now, struct reset_row **out,
                        size_t *n, struct err *e) NODISCARD;
enum rc reset_insert(struct db *db, struct arena *a, const struct reset_row *v, struct err *e) NODISCARD;
/* answer, answered_by, answered_at, until_at and invitation_id as given; the owner is told anew. RC_NONE: used or
 * answered in between. was: the answer it stands at. */
enum rc reset_update(struct db *db, struct arena *a, const struct reset_row *v, struct str was,
                     struct err *e) NODISCARD;
/* What is out of an account and not used works no longer. */
enum rc reset_lapse(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, int64_t now,
                    struct err *e) NODISCARD;
/* The invitation was used; the owner is told anew. Nothing when it is of no reset. */
enum rc reset_use(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, int64_t invitation_id,
                  int64_t now, struct str device, struct err *e) NODISCARD;
/* The owner knows about all of them. */
enum rc reset_told(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, int64_t now,
                   struct err *e) NODISCARD;
