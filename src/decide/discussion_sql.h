/* Early discussions and decisions about a pupil. */
#pragma once

#include "kit/db/db.h"
#include "decide/decision_rec.h"
#include "decide/discussion_rec.h"
#include "core/record/key_rec.h"
#include "core/record/record_sql.h"

/* Newest first, with by_name. */
enum rc discussion_list(struct db *db, struct arena *a, struct pupil_key k, struct discussion **out, size_t *n,
                        struct err *e) NODISCARD;
enum rc discussion_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct discussion *out,
                        struct err *e) NODISCARD;
/* RC_CONFLICT when the id is there already. */
enum rc discussion_insert(struct db *db, struct arena *a, struct pupil_key k, const struct discussion *v,
                          struct err *e) NODISCARD;
/* RC_CONFLICT when the revision is an old one. */
enum rc discussion_update(struct db *db, struct arena *a, struct pupil_key k, const struct discussion *v,
                          struct err *e) NODISCARD;

/* Newest first, with by_name: the first one is the latest decision. */
enum rc decision_list(struct db *db, struct arena *a, struct pupil_key k, struct decision **out, size_t *n,
                      struct err *e) NODISCARD;
enum rc decision_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct decision *out,
                      struct err *e) NODISCARD;
enum rc decision_insert(struct db *db, struct arena *a, struct pupil_key k, const struct decision *v,
                        struct err *e) NODISCARD;
extern const struct record_sql decision_sql;
extern const struct record_sql discussion_sql;
