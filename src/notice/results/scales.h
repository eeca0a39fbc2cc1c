/* How and when a school measures progress: its scales and its assessment points. Every school has the standard
 * scales, each as its own copy to correct. Source: R21; domain.md 4.9. */
#pragma once

#include "notice/results/assessment_point_rec.h"
#include "notice/results/scale_rec.h"
#include "core/rights/ctx.h"

struct scales {
	struct scale *scale; /* live ones first, by name */
	size_t n;
	struct assessment_point *point; /* newest first */
	size_t points;
};

/* Adds the standard scales that a school does not have, by their code, in the caller's transaction: for a new
 * school. */
enum rc scales_ensure(struct db *db, struct arena *a, int64_t school_id, struct err *e) NODISCARD;
/* The same for a school from before there were scales; nothing when it has one. Call it outside of a transaction,
 * before reading. */
enum rc scales_ready(struct ctx *c) NODISCARD;
/* Both lists as they are, without asking for a right: for use cases that have passed a gate. */
enum rc scales_read(struct ctx *c, struct scales *out) NODISCARD;
/* The scale or point of this id; NULL when it is not there. */
const struct scale *scales_find(const struct scales *s, int64_t id);
const struct assessment_point *scales_point(const struct scales *s, int64_t id);

/* Settings; all need CAP_SETTINGS. scales_load: as scales_ready and scales_read. */
enum rc scales_load(struct ctx *c, struct scales *out) NODISCARD;
/* Subjects are names here, codes in the store. id 0: a new one with usual values. *results: how many are on it. */
enum rc scale_open(struct ctx *c, int64_t id, struct scale *out, int64_t *results) NODISCARD;
/* RC_INVALID: *fault says what is wrong with *field. A scale with results keeps its kind, and its steps may only be
 * renamed or added to. RC_CONFLICT: *theirs stands there (subjects as names). */
enum rc scale_save(struct ctx *c, const struct scale *s, struct scale *theirs, const char **field,
                   struct str *fault) NODISCARD;
/* id 0: a new one of today. */
enum rc point_open(struct ctx *c, int64_t id, struct assessment_point *out, int64_t *results) NODISCARD;
enum rc point_save(struct ctx *c, const struct assessment_point *p, struct assessment_point *theirs, const char **field,
                   struct str *fault) NODISCARD;
/* RC_CONFLICT: results hang on it, or somebody changed it. */
enum rc point_remove(struct ctx *c, int64_t id, int64_t revision) NODISCARD;
/* One point near the end of each term of the school year that begins in September of `year`, where there is none of
 * that name yet. *added: how many. */
enum rc points_of_year(struct ctx *c, int year, size_t *added) NODISCARD;
