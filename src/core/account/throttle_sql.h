/* Counters of failed sign-ins. */
#pragma once

#include "kit/db/db.h"

/* All zero when nothing is counted. */
enum rc throttle_load(struct db *db, struct arena *a, struct str subject, int64_t *failures, int64_t *first_at,
                      int64_t *last_at, struct err *e) NODISCARD;
enum rc throttle_save(struct db *db, struct arena *a, struct str subject, int64_t failures, int64_t first_at,
                      int64_t last_at, struct err *e) NODISCARD;
enum rc throttle_clear(struct db *db, struct arena *a, struct str subject, struct err *e) NODISCARD;
