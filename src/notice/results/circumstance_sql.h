/* What stands beside a pupil's results. */
#pragma once

#include "kit/db/db.h"
#include "notice/results/circumstance_rec.h"
#include "core/record/key_rec.h"
#include "core/record/record_sql.h"

/* Those in force first, then by kind; with by_name. */
enum rc circumstance_list(struct db *db, struct arena *a, struct pupil_key k, struct circumstance **out, size_t *n,
                          struct err *e) NODISCARD;
/* Of all pupils that a person holds on a day: those in force on it, by pupil. */
enum rc circumstance_of_scope(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                              struct date today, struct circumstance **out, size_t *n, struct err *e) NODISCARD;
enum rc circumstance_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct circumstance *out,
                          struct err *e) NODISCARD;
/* RC_CONFLICT when the id is there already. */
enum rc circumstance_insert(struct db *db, struct arena *a, struct pupil_key k, const struct circumstance *v,
                            struct err *e) NODISCARD;
/* RC_CONFLICT when the revision is an old one. */
enum rc circumstance_update(struct db *db, struct arena *a, struct pupil_key k, const struct circumstance *v,
                            struct err *e) NODISCARD;
/* Every one of the school, by pupil; texts live until the next. For an import. */
enum rc circumstance_each(struct db *db, struct arena *a, int64_t school_id,
                          enum rc (*each)(void *x, const struct circumstance *v), void *x, struct err *e) NODISCARD;
extern const struct record_sql circumstance_sql;
