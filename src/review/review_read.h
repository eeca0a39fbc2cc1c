/* A finished review, read by everybody who reads the record: what changed, what happened, what was decided. It reads
 * the plan version that was reviewed, not the one in force. */
#pragma once

#include "core/cycle/cycle_rec.h"
#include "core/cycle/progress_rule.h"
#include "core/people/pupil_rec.h"
#include "core/people/view_rec.h"
#include "core/rights/ctx.h"
#include "plan/plan_rec.h"
#include "review/review_sql.h"

struct review_read {
	struct pupil pupil;
	struct str name;
	struct str first;
	struct cycle cycle;
	struct review_whole whole; /* its lines in the order of the plan */
	struct plan_whole plan;
	struct dose *dose; /* of each support of the plan, in the cycle */
	struct dose all;
	struct view *view; /* given for it, and not secret */
	size_t views;
};

/* RC_NONE: not there, not finished, or not theirs. */
enum rc review_read_load(struct ctx *c, int64_t pupil_id, int64_t review_id, struct review_read *out) NODISCARD;
/* The same after the caller's own gate (a family): without views. */
enum rc review_read_of(struct ctx *c, struct pupil_key k, int64_t review_id, struct review_read *out) NODISCARD;

/* What the review says of an outcome or a support of the plan; NULL: nothing. */
const struct review_outcome *review_of_outcome(const struct review_read *v, int64_t root);
const struct review_provision *review_of_support(const struct review_read *v, int64_t root);
