/* The observation log of a pupil. */
#pragma once

#include "kit/db/db.h"
#include "core/record/key_rec.h"
#include "notice/observe/observation_rec.h"
#include "core/record/record_sql.h"

enum { OBSERVATIONS_MAX = 500 };

/* Newest first, at most max (up to OBSERVATIONS_MAX), with by_name. */
enum rc observation_latest(struct db *db, struct arena *a, struct pupil_key k, int max, struct observation **out,
                           size_t *n, struct err *e) NODISCARD;
enum rc observation_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct observation *out,
                         struct err *e) NODISCARD;
/* RC_CONFLICT when the id is there already. */
enum rc observation_insert(struct db *db, struct arena *a, struct pupil_key k, const struct observation *v,
                           struct err *e) NODISCARD;
/* RC_CONFLICT when the revision is an old one. */
enum rc observation_update(struct db *db, struct arena *a, struct pupil_key k, const struct observation *v,
                           struct err *e) NODISCARD;
extern const struct record_sql observation_sql;
