#include "review/review_rec.h"

const struct choice next_steps[] = {
	{ "continue", "Continue", "Same plan, new date", "level", 0, 0 },
	{ "change", "Change the support", "New outcomes or different help", "pencil", 0, 0 },
	{ "step_down", "Step down", "Class teaching is enough: SEN Support ends", "down", 0, 0 },
	{ "specialist", "Involve a specialist", "With parents’ agreement", "people", 0, 0 },
	{ "ehc", "EHC needs assessment", "Consider asking the council", "shield", 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

CHOICES_DEFINE(review_state, REVIEW);

CHOICES_DEFINE(outcome_judgement, JUDGEMENT);

CHOICES_DEFINE(provision_decision, PROVISION);

CHOICES_DEFINE(support_quality, QUALITY);

RECORD_PUPIL_DEFINE(review_rec, "review", struct review, REVIEW);

RECORD_PUPIL_DEFINE(review_outcome_rec, "review_outcome", struct review_outcome, REVIEW_OUTCOME);

RECORD_PUPIL_DEFINE(review_provision_rec, "review_provision", struct review_provision, REVIEW_PROVISION);
