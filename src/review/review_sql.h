/* Reviews of cycles with their judgements and decisions. */
#pragma once

#include "kit/db/db.h"
#include "core/record/key_rec.h"
#include "review/review_rec.h"

enum { REVIEW_LINES_MAX = 60 };

struct review_whole {
	struct review review;
	struct review_outcome *outcome;
	size_t outcomes;
	struct review_provision *provision;
	size_t provisions;
};

/* The review of a cycle with all its lines. RC_NONE when there is none yet. */
enum rc review_of_cycle(struct db *db, struct arena *a, struct pupil_key k, int64_t cycle_id, struct review_whole *out,
                        struct err *e) NODISCARD;
/* One by its id, whole. */
enum rc review_load_whole(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct review_whole *out,
                          struct err *e) NODISCARD;
/* What a picture of the years needs of each cycle that has a review. */
struct review_count {
	int64_t cycle_id;
	struct date begun;       /* the first day held; none: not yet */
	enum review_state state; /* of the newest review of the cycle, as are its outcomes */
	size_t outcomes;
	size_t reached;
};
enum rc review_counts(struct db *db, struct arena *a, struct pupil_key k, struct review_count **out, size_t *n,
                      struct err *e) NODISCARD;
/* All reviews, newest first, without lines. */
enum rc review_list(struct db *db, struct arena *a, struct pupil_key k, struct review **out, size_t *n,
                    struct err *e) NODISCARD;
/* RC_CONFLICT when the id is there already. Lines are written too. */
enum rc review_insert(struct db *db, struct arena *a, struct pupil_key k, const struct review_whole *v,
                      struct err *e) NODISCARD;
/* RC_CONFLICT when the revision is an old one. Lines are replaced. */
enum rc review_update(struct db *db, struct arena *a, struct pupil_key k, const struct review_whole *v,
                      struct err *e) NODISCARD;
