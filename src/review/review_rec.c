#include "review/review_rec.h"

const struct choice next_steps[] = {
	{ "continue", "Continue", "Same plan, new date", "level", 0, 0 },
	{ "change", "Change the support", "New outcomes or different help", "pencil", 0, 0 },
	{ "step_down", "Step down", "Class teaching is enough: SEN Support ends", "down", 0, 0 },
	{ "specialist", "Involve a specialist", "With parents’ agreement", "people", 0, 0 },
	{ "ehc", "EHC needs assessment", "Consider asking the council", "shield", 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

const struct choice judgements[] = {
	{ "reached", "Reached", NULL, "tick", 0, 0 },
	{ "partly", "Partly reached", NULL, "level", 0, 0 },
	{ "not", "Not reached", NULL, "cross", 0, 0 },
	{ "cannot_tell", "We cannot tell", NULL, "clock", 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

const struct choice provision_decisions[] = {
	{ "keep", "Keep", NULL, NULL, 0, 0 },       { "change", "Change", NULL, NULL, 0, 0 },
	{ "replace", "Replace", NULL, NULL, 0, 0 }, { "stop", "Stop", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

static const struct choice QUALITY[] = {
	{ "as_planned", "It happened as planned and fitted", NULL, NULL, 0, 0 },
	{ "mostly", "Mostly as planned", NULL, NULL, 0, 0 },
	{ "too_little", "Too little of it happened to judge", NULL, NULL, 0, 0 },
	{ "did_not_fit", "It happened but did not fit", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

RECORD_PUPIL_DEFINE(review_rec, "review", struct review, REVIEW);

RECORD_PUPIL_DEFINE(review_outcome_rec, "review_outcome", struct review_outcome, REVIEW_OUTCOME);

RECORD_PUPIL_DEFINE(review_provision_rec, "review_provision", struct review_provision, REVIEW_PROVISION);
