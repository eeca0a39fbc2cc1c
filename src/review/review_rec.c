#include "review/review_rec.h"

const struct choice next_steps[] = {
	{ .value = "continue", .label = "Continue", .hint = "Same plan, new date", .icon = "level" },
	{ .value = "change",
	  .label = "Change the support",
	  .hint = "New outcomes or different help",
	  .icon = "pencil" },
	{ .value = "step_down",
	  .label = "Step down",
	  .hint = "Class teaching is enough: SEN Support ends",
	  .icon = "down" },
	{ .value = "specialist", .label = "Involve a specialist", .hint = "With parents’ agreement", .icon = "people" },
	{ .value = "ehc",
	  .label = "EHC needs assessment",
	  .hint = "Consider asking the local authority",
	  .icon = "shield" },
	{ .value = NULL },
};

CHOICES_DEFINE(review_state, REVIEW);

CHOICES_DEFINE(outcome_judgement, JUDGEMENT);

CHOICES_DEFINE(provision_decision, PROVISION);

CHOICES_DEFINE(support_quality, QUALITY);

RECORD_PUPIL_DEFINE(review_rec, "review", struct review, REVIEW);

RECORD_PUPIL_DEFINE(review_outcome_rec, "review_outcome", struct review_outcome, REVIEW_OUTCOME);

RECORD_PUPIL_DEFINE(review_provision_rec, "review_provision", struct review_provision, REVIEW_PROVISION);
