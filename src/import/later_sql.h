/* What waits to be put right of the files of a school. */
#pragma once

#include "import/later_rec.h"
#include "kit/db/db.h"

/* The kept lines of so many children may wait in a school; one file keeps at most 500 lines. Listed are those that were
 * taken out within a year too. */
enum { LATER_MAX = 5000, LATER_LISTED = 4 * LATER_MAX };

/* In the order of keeping; those that were taken out too. */
enum rc import_later_list(struct db *db, struct arena *a, int64_t school_id, struct import_later **out, size_t *n,
                          struct err *e) NODISCARD;
/* How many wait that were kept since then. */
enum rc import_later_count(struct db *db, struct arena *a, int64_t school_id, int64_t since, size_t *n,
                           struct err *e) NODISCARD;
/* The name of who kept one. RC_NONE. */
enum rc import_later_by(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str *given,
                        struct str *family, struct err *e) NODISCARD;
/* One of any school that waits since before then, or was taken out before; only school_id, id and revision. RC_NONE. */
enum rc import_later_oldest(struct db *db, struct arena *a, int64_t before, struct import_later *out,
                            struct err *e) NODISCARD;
/* RC_NONE. */
enum rc import_later_load(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct import_later *out,
                          struct err *e) NODISCARD;
enum rc import_later_insert(struct db *db, struct arena *a, const struct import_later *v, struct err *e) NODISCARD;
/* RC_CONFLICT when the revision is an old one; both. */
enum rc import_later_update(struct db *db, struct arena *a, const struct import_later *v, struct err *e) NODISCARD;
enum rc import_later_delete(struct db *db, struct arena *a, const struct import_later *v, struct err *e) NODISCARD;
