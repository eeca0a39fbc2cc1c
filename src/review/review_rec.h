/* The Review step: what changed, what each of us thinks, what comes next. */
#pragma once

#include "core/record/key_rec.h"
#include "core/record/record_rec.h"

/* clang-format off */
#define QUALITY_CHOICES(X, _) \
	X(_, AS_PLANNED, "as_planned", "It happened as planned and fitted") \
	X(_, MOSTLY, "mostly", "Mostly as planned") \
	X(_, TOO_LITTLE, "too_little", "Too little of it happened to judge") \
	X(_, DID_NOT_FIT, "did_not_fit", "It happened but did not fit")
/* clang-format on */
CHOICES(support_quality, QUALITY);

/* clang-format off */
#define REVIEW_CHOICES(X, _) \
	X(_, DRAFT, "draft", "Draft") \
	X(_, FINAL, "final", "Finished")
/* clang-format on */
CHOICES(review_state, REVIEW);

/* clang-format off */
#define REVIEW(X, _) \
	X(_, KEY, id) \
	X(_, ID, cycle_id, .flags = F_HIDDEN, .doc = "The cycle that is reviewed") \
	X(_, ID, plan_id, .flags = F_HIDDEN, .doc = "The plan version that is reviewed") \
	X(_, DATE, held_on, .label = "When was the review?", .flags = F_REQUIRED, \
	  .doc = "Day of the review (Code 6.53)") \
	X(_, ONE_OF(review_state), state, .flags = F_HIDDEN, .doc = "draft or final") \
	X(_, LONG, present, .label = "Who took part?", \
	  .hint = "Names, and how: in the room, by phone, before the meeting", .max = 1000, .flags = F_PERSONAL, \
	  .doc = "Participation of each (Code 6.54)") \
	X(_, LONG, differ, .label = "Where views differ", .max = 2000, .flags = F_PERSONAL, \
	  .doc = "Differences between the views") /* where views differ */ \
	X(_, LONG, learned, .label = "Add to what we know", .hint = "This goes into the next Assess step.", \
	  .max = 3000, .flags = F_PERSONAL, .doc = "What the cycle taught about the needs (Code 6.54)") \
	X(_, SOME_OF, next_step, .label = "What happens next?", .hint = "Choose all that apply. Agree it together.", \
	  .choices = next_steps, .flags = F_TILES, .doc = "Decision about the next step") \
	  /* lines: continue, change, step_down, specialist, ehc */ \
	X(_, LONG, why, .label = "Why", .max = 3000, .flags = F_FAMILY | F_PERSONAL, .doc = "Reason for the next step") \
	X(_, LONG, family_agrees, .label = "Do pupil and parents agree?", .max = 2000, .flags = F_PERSONAL, \
	  .doc = "Agreement in their words") \
	X(_, LONG, summary, .label = "Summary for parents", \
	  .hint = "Short sentences. What changed, what comes next.", .max = 4000, .flags = F_FAMILY | F_PERSONAL, \
	  .doc = "Plain information on impact (Code 6.55)") /* for parents, plain words */ \
	X(_, LONG, pupil_summary, .label = "Summary for the pupil’s page", .max = 2000, .flags = F_FAMILY | F_PERSONAL, \
	  .doc = "The same for the pupil") \
	X(_, ONE_OF(support_quality), quality, .label = "How good was the support?", \
	  .doc = "Quality of the support (Code 6.54)") /* how good the support was */ \
	X(_, DATE, finished_on, .flags = F_HIDDEN, .doc = "Day it was finished and sent to parents") \
	X(_, FLAG, why_read, .flags = F_HIDDEN, .doc = "1: whoever wrote the reason was told that the family reads it") \
	X(_, ID, made_by, .flags = F_HIDDEN, .doc = "Who wrote it") \
	X(_, REV, revision)
/* clang-format on */
struct review {
	RECORD_OF_PUPIL(REVIEW)
};

/* clang-format off */
#define JUDGEMENT_CHOICES(X, _) \
	X(_, REACHED, "reached", "Reached", .icon = "tick") \
	X(_, PARTLY, "partly", "Partly reached", .icon = "level") \
	X(_, NOT_REACHED, "not", "Not reached", .icon = "cross") \
	X(_, CANNOT_TELL, "cannot_tell", "We cannot tell", .icon = "clock")
/* clang-format on */
CHOICES(outcome_judgement, JUDGEMENT);

/* clang-format off */
#define REVIEW_OUTCOME(X, _) \
	X(_, KEY, id) \
	X(_, ID, review_id, .flags = F_HIDDEN, .doc = "The review") \
	X(_, ID, outcome_root, .flags = F_HIDDEN, .doc = "The outcome") \
	X(_, ONE_OF(outcome_judgement), judgement, .label = "Was it reached?", .flags = F_INLINE, \
	  .doc = "Judgement of the outcome") /* reached, partly, not, cannot_tell */ \
	X(_, MILLI, after_value, .label = "Number now", .doc = "Value at the review, thousandths") \
	X(_, LONG, words, .label = "What difference did the help make?", .max = 1000, .flags = F_PERSONAL, \
	  .doc = "Difference in words") \
	X(_, FLAG, carry, .label = "Carry into the next plan", .doc = "1: it goes on in the next cycle") \
	  /* goes into the next cycle */
/* clang-format on */
struct review_outcome {
	RECORD_OF_PUPIL(REVIEW_OUTCOME)
};

/* clang-format off */
#define PROVISION_CHOICES(X, _) \
	X(_, KEEP, "keep", "Keep") \
	X(_, CHANGE, "change", "Change") \
	X(_, REPLACE, "replace", "Replace") \
	X(_, STOP, "stop", "Stop")
/* clang-format on */
CHOICES(provision_decision, PROVISION);

/* clang-format off */
#define REVIEW_PROVISION(X, _) \
	X(_, KEY, id) \
	X(_, ID, review_id, .flags = F_HIDDEN, .doc = "The review") \
	X(_, ID, provision_root, .flags = F_HIDDEN, .doc = "The support") \
	X(_, ONE_OF(provision_decision), decision, .label = "Keep, change, replace or stop?", \
	  .flags = F_INLINE, .doc = "Decision about this support (Code 6.54)") /* keep, change, stop */ \
	X(_, LONG, words, .label = "Why", .max = 1000, .flags = F_PERSONAL, .doc = "Reason")
/* clang-format on */
struct review_provision {
	RECORD_OF_PUPIL(REVIEW_PROVISION)
};

extern const struct record review_rec;
extern const struct record review_outcome_rec;
extern const struct record review_provision_rec;
extern const struct choice next_steps[];
