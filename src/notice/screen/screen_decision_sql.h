/* Decisions on what the screen found. They are added, never changed: the newest one of a pupil holds. */
#pragma once

#include "kit/db/db.h"
#include "core/record/key_rec.h"
#include "notice/screen/screen_decision_rec.h"

/* Newest first, with by_name. */
enum rc screen_decision_list(struct db *db, struct arena *a, struct pupil_key k, struct screen_decision **out,
                             size_t *n, struct err *e) NODISCARD;
enum rc screen_decision_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id,
                             struct screen_decision *out, struct err *e) NODISCARD;
/* RC_CONFLICT when the id is there already. */
enum rc screen_decision_insert(struct db *db, struct arena *a, struct pupil_key k, const struct screen_decision *v,
                               struct err *e) NODISCARD;

/* Whose lists: the pupils a person holds in a hat on a day. */
struct screen_scope {
	int64_t school_id;
	int64_t person_id;
	struct str hat;
	struct date today;
};

/* By pupil, oldest first: of each pupil those since `from`, and the newest one whenever it was; none after `on`. With
 * by_name. */
enum rc screen_decision_of_scope(struct db *db, struct arena *a, const struct screen_scope *s, struct date from,
                                 struct date on, struct screen_decision **out, size_t *n, struct err *e) NODISCARD;

/* How many concerns were raised about a pupil until a day, the newest of them, and whether one waits for its answer. */
struct concern_count {
	int64_t pupil_id;
	int64_t concerns;
	int64_t open;
	struct date latest;
};
/* By pupil; pupils without a concern are left out. What a pupil said to the SENCO alone is not counted: the list is
 * read by others too. */
enum rc concern_count_of_scope(struct db *db, struct arena *a, const struct screen_scope *s, struct date on,
                               struct concern_count **out, size_t *n, struct err *e) NODISCARD;
