/* Results of pupils, with their history. For the results of a whole school see notice/screen/screen_sql. */
#pragma once

#include "kit/db/db.h"
#include "core/record/key_rec.h"
#include "notice/results/result_rec.h"

enum { RESULTS_OF_PUPIL_MAX = 20000 };

/* What was known at an instant (UTC seconds): by subject, scale, day of the point, point. INT64_MAX: what is in
 * force. */
enum rc result_of_pupil(struct db *db, struct arena *a, struct pupil_key k, int64_t known_at, struct result **out,
                        size_t *n, struct err *e) NODISCARD;
/* Every row there ever was of one subject and scale with the names of who noted it: by day of the point, newest
 * first, and within a point the row in force or last in force first. point_id 0: every point. */
enum rc result_history(struct db *db, struct arena *a, struct pupil_key k, struct str subject, int64_t scale_id,
                       int64_t point_id, struct result **out, size_t *n, struct err *e) NODISCARD;
/* Writes one result in the caller's transaction: ends the row in force of the same pupil, point, subject and scale,
 * and adds this one. *changed is false, and nothing is written, when value, code and note are as they were. Neither
 * value nor code: the row in force is ended and none added. r->noted_at is the instant; r->id a new id, school and
 * pupil come from the key. RC_CONFLICT: point or scale are not of this school, or the id is taken; the transaction
 * is lost then. */
enum rc result_write(struct db *db, struct arena *a, struct pupil_key k, const struct result *r, bool *changed,
                     struct err *e) NODISCARD;
/* One of many: ends is the row in force that it corrects, 0 when there is none. fresh has an id of its own, its pupil
 * and the instant. */
struct result_change {
	struct result fresh;
	int64_t ends;
};
/* Writes them in the caller's transaction, for who knows what is in force: files of results. RC_CONFLICT: a row to be
 * ended is not in force, or one of the same pupil, point, subject and scale is; the transaction is lost then. Takes
 * about half a kilobyte of a for each while it works. */
enum rc result_write_many(struct db *db, struct arena *a, int64_t school_id, const struct result_change *v, size_t n,
                          struct err *e) NODISCARD;
/* All in force at one school, each once: for a file that is compared with them. The row lives only during the call.
 * */
enum rc result_each_in_force(struct db *db, struct arena *a, int64_t school_id,
                             enum rc (*each)(void *x, const struct result *r), void *x, struct err *e) NODISCARD;
