/* Counters of failed sign-ins, and devices that have signed in before. */
#pragma once

#include "kit/db/db.h"

/* All zero when nothing is counted. */
enum rc throttle_load(struct db *db, struct arena *a, struct str subject, int64_t *failures, int64_t *first_at,
                      int64_t *last_at, struct err *e) NODISCARD;
enum rc throttle_save(struct db *db, struct arena *a, struct str subject, int64_t failures, int64_t first_at,
                      int64_t last_at, struct err *e) NODISCARD;
enum rc throttle_clear(struct db *db, struct arena *a, struct str subject, struct err *e) NODISCARD;

/* RC_OK when this device (hash of its cookie) has signed in to this account before; RC_NONE otherwise. */
enum rc device_known(struct db *db, struct arena *a, struct str token_hash, int64_t school_id, int64_t account_id,
                     struct err *e) NODISCARD;
enum rc device_save(struct db *db, struct arena *a, struct str token_hash, int64_t school_id, int64_t account_id,
                    int64_t now, struct err *e) NODISCARD;
