/* Devices (browsers) from which somebody signed in, by the hash of their cookie. */
#pragma once

#include "kit/db/db.h"

struct device_row {
	struct str token_hash;
	int64_t created_at;
	int64_t seen_at;
	struct str agent;  /* in words */
	struct str answer; /* of the owner: me, not_me; empty: not asked yet */
};

/* RC_OK when this device has signed in to this account before and its owner knows it; RC_NONE otherwise. */
enum rc device_known(struct db *db, struct arena *a, struct str token_hash, int64_t school_id, int64_t account_id,
                     struct err *e) NODISCARD;
/* The same of any account. */
enum rc device_somebodys(struct db *db, struct arena *a, struct str token_hash, struct err *e) NODISCARD;
enum rc device_save(struct db *db, struct arena *a, const struct device_row *v, int64_t school_id, int64_t account_id,
                    struct err *e) NODISCARD;
enum rc device_seen(struct db *db, struct arena *a, struct str token_hash, int64_t school_id, int64_t account_id,
                    int64_t now, struct err *e) NODISCARD;
/* Newest first. */
enum rc device_list(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, struct device_row **out,
                    size_t *n, struct err *e) NODISCARD;
/* RC_NONE: no such device of the account, or it was answered before. */
enum rc device_answer(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, struct str token_hash,
                      struct str answer, struct err *e) NODISCARD;
