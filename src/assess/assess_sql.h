/* Assess: statements of need by source, what was learned, views. cycle_id 0 in a list: all cycles. */
#pragma once

#include "kit/db/db.h"
#include "assess/insight_rec.h"
#include "core/record/key_rec.h"
#include "assess/need_statement_rec.h"
#include "core/people/view_rec.h"
#include "core/record/record_sql.h"

/* By source, oldest first within a source, with by_name; all cycles: the newest cycle first. */
enum rc need_statement_list(struct db *db, struct arena *a, struct pupil_key k, int64_t cycle_id,
                            struct need_statement **out, size_t *n, struct err *e) NODISCARD;
enum rc need_statement_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct need_statement *out,
                            struct err *e) NODISCARD;
/* RC_CONFLICT when the id is there already. */
enum rc need_statement_insert(struct db *db, struct arena *a, struct pupil_key k, const struct need_statement *v,
                              struct err *e) NODISCARD;
/* RC_CONFLICT when the revision is an old one. */
enum rc need_statement_update(struct db *db, struct arena *a, struct pupil_key k, const struct need_statement *v,
                              struct err *e) NODISCARD;

/* By kind and position. */
enum rc insight_list(struct db *db, struct arena *a, struct pupil_key k, int64_t cycle_id, struct insight **out,
                     size_t *n, struct err *e) NODISCARD;
/* What stands for one cycle is replaced: position is the place in the array, within its kind the order is kept. */
enum rc insight_replace(struct db *db, struct arena *a, struct pupil_key k, int64_t cycle_id, const struct insight *v,
                        size_t n, struct err *e) NODISCARD;

/* Newest first. */
enum rc view_list(struct db *db, struct arena *a, struct pupil_key k, int64_t cycle_id, struct view **out, size_t *n,
                  struct err *e) NODISCARD;
/* Views one person gave, or with who = "pupil" and person_id 0 the pupil's, newest first. */
enum rc view_list_of(struct db *db, struct arena *a, struct pupil_key k, struct str who, int64_t person_id,
                     struct view **out, size_t *n, struct err *e) NODISCARD;
enum rc view_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct view *out,
                  struct err *e) NODISCARD;
enum rc view_insert(struct db *db, struct arena *a, struct pupil_key k, const struct view *v, struct err *e) NODISCARD;
enum rc view_update(struct db *db, struct arena *a, struct pupil_key k, const struct view *v, struct err *e) NODISCARD;
extern const struct record_sql need_statement_sql;
