/* A parent or a pupil says that they are worried, and reads what the school answered. Each sees only what they have
 * said themselves. Source: Code 6.20, 6.45; R26, R34. */
#pragma once

#include "notice/concern/concern_rule.h"
#include "notice/concern/concern_sql.h"
#include "core/rights/ctx.h"

struct concern_own {
	struct concern *item; /* newest first; comparison and reason, which are the school's, left out */
	size_t n;
	struct str *when; /* for each: "Answer by …", "Answered on …" */
};
/* Inside the caller's transaction or alone. RC_NONE when the child is not theirs. */
enum rc concern_own_load(struct ctx *c, int64_t pupil_id, struct concern_own *out) NODISCARD;
/* in gives id, words, language, helper, and private for a pupil. The same form again is a success. RC_INVALID: no
 * words. */
enum rc concern_tell(struct ctx *c, int64_t pupil_id, struct concern *in) NODISCARD;
/* The pupil who asks: RC_NONE when the person is none. */
enum rc concern_me(struct ctx *c, int64_t *pupil_id) NODISCARD;
