/* Scales and assessment points of a school. */
#pragma once

#include "kit/db/db.h"
#include "notice/results/assessment_point_rec.h"
#include "notice/results/scale_rec.h"

enum { SCALES_MAX = 300, POINTS_MAX = 600 };

/* All, live ones first, by name. */
enum rc scale_list(struct db *db, struct arena *a, int64_t school_id, struct scale **out, size_t *n,
                   struct err *e) NODISCARD;
/* RC_NONE: not in this school. */
enum rc scale_load(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct scale *out,
                   struct err *e) NODISCARD;
/* RC_CONFLICT: the id or the code is there already. */
enum rc scale_insert(struct db *db, struct arena *a, const struct scale *v, struct err *e) NODISCARD;
/* The code stays. RC_CONFLICT: an old revision, or another code. */
enum rc scale_update(struct db *db, struct arena *a, const struct scale *v, struct err *e) NODISCARD;

/* All, newest first. */
enum rc point_of_school(struct db *db, struct arena *a, int64_t school_id, struct assessment_point **out, size_t *n,
                        struct err *e) NODISCARD;
enum rc assessment_point_load(struct db *db, struct arena *a, int64_t school_id, int64_t id,
                              struct assessment_point *out, struct err *e) NODISCARD;
/* RC_CONFLICT: the id or the name is there already. */
enum rc assessment_point_insert(struct db *db, struct arena *a, const struct assessment_point *v,
                                struct err *e) NODISCARD;
/* RC_CONFLICT: an old revision. A name that is taken: RC_CONFLICT and the transaction is lost, so look first. */
enum rc assessment_point_update(struct db *db, struct arena *a, const struct assessment_point *v,
                                struct err *e) NODISCARD;
/* RC_CONFLICT: results hang on it, or an old revision. */
enum rc assessment_point_delete(struct db *db, struct arena *a, int64_t school_id, int64_t id, int64_t revision,
                                struct err *e) NODISCARD;
/* How many results in force hang on a point, or are on a scale. */
enum rc result_count_point(struct db *db, struct arena *a, int64_t school_id, int64_t point_id, int64_t *n,
                           struct err *e) NODISCARD;
enum rc result_count_scale(struct db *db, struct arena *a, int64_t school_id, int64_t scale_id, int64_t *n,
                           struct err *e) NODISCARD;
