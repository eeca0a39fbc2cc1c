#include "assess/insight_rec.h"

const struct choice insight_choices[] = {
	{ "strength", "Strength", NULL, NULL },
	{ "barrier", "Barrier", NULL, NULL },
	{ "know", "What every teacher must know", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

static const struct field FIELDS[] = {
	FIELD_ID(struct insight, school_id, .flags = F_HIDDEN, .doc = "The school that keeps the record"),
	FIELD_ID(struct insight, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct insight, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_ID(struct insight, cycle_id, .flags = F_HIDDEN, .doc = "The cycle in which it was learned"),
	FIELD_CHOICE(struct insight, kind, .flags = F_HIDDEN, .choices = insight_choices, .label = "Kind",
	             .doc = "strength, barrier, or know: what every teacher must know"),
	FIELD_INT(struct insight, position, .flags = F_HIDDEN, .doc = "Order within its kind"),
	FIELD_TEXT(struct insight, words, .label = "In one sentence", .max = 300, .flags = F_PERSONAL,
	           .doc = "What was learned, in one plain sentence"),
	FIELD_TEXT(struct insight, action, .label = "What we do about it", .max = 300, .flags = F_PERSONAL,
	           .doc = "For a barrier: what is done to take it away"),
};
RECORD_DEFINE(insight_rec, "insight", struct insight, FIELDS);
