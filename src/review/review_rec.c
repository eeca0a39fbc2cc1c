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

static const struct field REVIEW[] = {
	FIELD_ID(struct review, school_id, .flags = F_HIDDEN, .doc = "The school"),
	FIELD_ID(struct review, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct review, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_ID(struct review, cycle_id, .flags = F_HIDDEN, .doc = "The cycle that is reviewed"),
	FIELD_ID(struct review, plan_id, .flags = F_HIDDEN, .doc = "The plan version that is reviewed"),
	FIELD_DATE(struct review, held_on, .label = "When was the review?", .flags = F_REQUIRED,
	           .doc = "Day of the review (Code 6.53)"),
	FIELD_TEXT(struct review, state, .flags = F_HIDDEN, .doc = "draft or final"),
	FIELD_LONG(struct review, present, .label = "Who took part?",
	           .hint = "Names, and how: in the room, by phone, before the meeting", .max = 1000,
	           .flags = F_PERSONAL, .doc = "Participation of each (Code 6.54)"),
	FIELD_LONG(struct review, differ, .label = "Where we see it differently", .max = 2000, .flags = F_PERSONAL,
	           .doc = "Differences between the views"),
	FIELD_LONG(struct review, learned, .label = "Add to what we know",
	           .hint = "This goes into the next Assess step.", .max = 3000, .flags = F_PERSONAL,
	           .doc = "What the cycle taught about the needs (Code 6.54)"),
	FIELD_CHOICES(struct review, next_step, .label = "What happens next?",
	              .hint = "Choose all that apply. Agree it together.", .choices = next_steps, .flags = F_TILES,
	              .doc = "Decision about the next step"),
	FIELD_LONG(struct review, why, .label = "Why", .max = 3000, .flags = F_PERSONAL,
	           .doc = "Reason for the next step"),
	FIELD_LONG(struct review, family_agrees, .label = "Do pupil and parents agree?", .max = 2000,
	           .flags = F_PERSONAL, .doc = "Agreement in their words"),
	FIELD_LONG(struct review, summary, .label = "Summary for parents",
	           .hint = "Short sentences. What changed, what comes next.", .max = 4000, .flags = F_PERSONAL,
	           .doc = "Plain information on impact (Code 6.55)"),
	FIELD_LONG(struct review, pupil_summary, .label = "Summary for the pupil’s page", .max = 2000,
	           .flags = F_PERSONAL, .doc = "The same for the pupil"),
	FIELD_CHOICE(struct review, quality, .label = "How good was the support?", .choices = QUALITY,
	             .doc = "Quality of the support (Code 6.54)"),
	FIELD_DATE(struct review, finished_on, .flags = F_HIDDEN, .doc = "Day it was finished and sent to parents"),
	FIELD_ID(struct review, made_by, .flags = F_HIDDEN, .doc = "Who wrote it"),
	FIELD_INT(struct review, revision, .flags = F_HIDDEN, .doc = "Counts the changes"),
};
RECORD_DEFINE(review_rec, "review", struct review, REVIEW);

static const struct field REVIEW_OUTCOME[] = {
	FIELD_ID(struct review_outcome, school_id, .flags = F_HIDDEN, .doc = "The school"),
	FIELD_ID(struct review_outcome, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct review_outcome, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_ID(struct review_outcome, review_id, .flags = F_HIDDEN, .doc = "The review"),
	FIELD_ID(struct review_outcome, outcome_root, .flags = F_HIDDEN, .doc = "The outcome"),
	FIELD_CHOICE(struct review_outcome, judgement, .label = "Was it reached?", .choices = judgements,
	             .flags = F_INLINE, .doc = "Judgement of the outcome"),
	FIELD_MILLI(struct review_outcome, after_value, .label = "Number now",
	            .doc = "Value at the review, thousandths"),
	FIELD_LONG(struct review_outcome, words, .label = "What difference did the help make?", .max = 1000,
	           .flags = F_PERSONAL, .doc = "Difference in words"),
	FIELD_FLAG(struct review_outcome, carry, .label = "Carry into the next plan",
	           .doc = "1: it goes on in the next cycle"),
};
RECORD_DEFINE(review_outcome_rec, "review_outcome", struct review_outcome, REVIEW_OUTCOME);

static const struct field REVIEW_PROVISION[] = {
	FIELD_ID(struct review_provision, school_id, .flags = F_HIDDEN, .doc = "The school"),
	FIELD_ID(struct review_provision, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct review_provision, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_ID(struct review_provision, review_id, .flags = F_HIDDEN, .doc = "The review"),
	FIELD_ID(struct review_provision, provision_root, .flags = F_HIDDEN, .doc = "The support"),
	FIELD_CHOICE(struct review_provision, decision, .label = "Keep, change, replace or stop?",
	             .choices = provision_decisions, .flags = F_INLINE,
	             .doc = "Decision about this support (Code 6.54)"),
	FIELD_LONG(struct review_provision, words, .label = "Why", .max = 1000, .flags = F_PERSONAL, .doc = "Reason"),
};
RECORD_DEFINE(review_provision_rec, "review_provision", struct review_provision, REVIEW_PROVISION);
