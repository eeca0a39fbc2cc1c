/* Invitations by the hash of their token. */
#pragma once

#include "kit/db/db.h"

enum rc invite_insert(struct db *db, struct arena *a, struct str token_hash, int64_t school_id, int64_t account_id,
                      int64_t expires_at, struct err *e) NODISCARD;
/* RC_NONE: unknown, used or expired. */
enum rc invite_find(struct db *db, struct arena *a, struct str token_hash, int64_t now, int64_t *school_id,
                    int64_t *account_id, struct err *e) NODISCARD;
enum rc invite_use(struct db *db, struct arena *a, struct str token_hash, int64_t now, struct err *e) NODISCARD;
enum rc invite_end_all(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, int64_t now,
                       struct err *e) NODISCARD;
