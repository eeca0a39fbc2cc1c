/* The Review step: views side by side, what changed, what happened, what comes next. Finishing tells the family and
 * opens the next cycle. Source: Code 6.53 to 6.55, R58 to R63. */
#pragma once

#include "review/review_ask.h"
#include "review/review_rule.h"
#include "core/people/view_rec.h"
#include "review/review_sql.h"
#include "home/home.h"
#include "story/pupil_view.h"

struct review_view {
	struct pupil_view pupil;
	struct review_whole whole; /* the saved draft, or a new one with what can be derived */
	bool is_new;
	bool is_final;
	struct view *view; /* of this cycle, for the review or later than the plan; newest first */
	size_t views;
	struct str *weeks; /* per support: letters of sessions by week, in order of pupil.support */
	size_t *week_count;
	struct check_list check;
	struct home_known home;    /* what came from home, by outcome */
	struct review_asked asked; /* which parents were asked what they think */
};

/* RC_NONE also when the running cycle has no shared plan: then out->pupil is filled. */
enum rc review_load(struct ctx *c, int64_t pupil_id, struct review_view *out) NODISCARD;

/* Saves the draft; in->review.id as the form had it: the same again is no second review. RC_CONFLICT: somebody saved it
 * since, or it is finished already. */
enum rc review_save(struct ctx *c, int64_t pupil_id, struct review_whole *in) NODISCARD;
/* Finishes a saved draft: final, cycle reviewed and closed, meeting counted, family told, next cycle open (unless SEN
 * Support ends). RC_INVALID: *check says what stops it. Finishing twice is once. */
enum rc review_finish(struct ctx *c, int64_t pupil_id, int64_t review_id, int64_t revision,
                      struct check_list *check) NODISCARD;
/* A view given for the review, with method and helper. */
enum rc review_add_view(struct ctx *c, int64_t pupil_id, struct view *in) NODISCARD;
/* Recomputes the checklist for what stands in a form. */
struct check_list review_check_of(struct ctx *c, const struct review_view *v);
