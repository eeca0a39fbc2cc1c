#include "review/review_rec.h"

const struct choice next_steps[] = {
	{ "continue", "Continue", "Same plan, new date", "level" },
	{ "change", "Change the support", "New outcomes or different help", "pencil" },
	{ "step_down", "Step down", "Class teaching is enough: SEN Support ends", "down" },
	{ "specialist", "Involve a specialist", "With parents’ agreement", "people" },
	{ "ehc", "EHC needs assessment", "Consider asking the council", "shield" },
	{ NULL, NULL, NULL, NULL },
};

const struct choice judgements[] = {
	{ "reached", "Reached", NULL, "tick" },
	{ "partly", "Partly reached", NULL, "level" },
	{ "not", "Not reached", NULL, "cross" },
	{ "cannot_tell", "We cannot tell", NULL, "clock" },
	{ NULL, NULL, NULL, NULL },
};

const struct choice provision_decisions[] = {
	{ "keep", "Keep", NULL, NULL }, { "change", "Change", NULL, NULL }, { "replace", "Replace", NULL, NULL },
	{ "stop", "Stop", NULL, NULL }, { NULL, NULL, NULL, NULL },
};

static const struct choice QUALITY[] = {
	{ "as_planned", "It happened as planned and fitted", NULL, NULL },
	{ "mostly", "Mostly as planned", NULL, NULL },
	{ "too_little", "Too little of it happened to judge", NULL, NULL },
	{ "did_not_fit", "It happened but did not fit", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

RECORD_PUPIL_DEFINE(review_rec, "review", struct review, REVIEW);

RECORD_PUPIL_DEFINE(review_outcome_rec, "review_outcome", struct review_outcome, REVIEW_OUTCOME);

RECORD_PUPIL_DEFINE(review_provision_rec, "review_provision", struct review_provision, REVIEW_PROVISION);
