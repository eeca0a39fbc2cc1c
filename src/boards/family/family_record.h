/* What a family may read of the record beside the page of today: its history, finished reviews, earlier plans, and who
 * has looked. The same for a young person of their own. A parent with whom the young person shares no more keeps what
 * was there before, and what is their own. Source: UK GDPR art. 15. */
#pragma once

#include "boards/family/family.h"
#include "core/entry/history.h"
#include "review/review_read.h"

enum rc family_history(struct ctx *c, int64_t pupil_id, const struct history_query *q,
                       struct history_view *out) NODISCARD;
/* RC_NONE: not finished, or not theirs. */
enum rc family_review(struct ctx *c, int64_t pupil_id, int64_t review_id, struct review_read *out) NODISCARD;
/* A version that was shared, as it was agreed: *v is loaded, and keeps that plan alone. */
enum rc family_plan(struct ctx *c, int64_t pupil_id, int64_t plan_id, struct family_view *v) NODISCARD;

/* Somebody of the school, on one day. The family itself is not listed: what one of them reads is not for the others. */
struct family_look {
	struct date on;
	struct str who; /* "Mr Price, teacher"; for those whom a family does not meet only what they are */
	struct str what;
	size_t times;
};
/* Newest first. RC_NONE also for a parent with whom the young person shares no more. */
enum rc family_looked(struct ctx *c, int64_t pupil_id, struct family_look **out, size_t *n) NODISCARD;
