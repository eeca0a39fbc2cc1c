#include "notice/round/round_rec.h"

static const struct field FIELDS[] = {
	FIELD_ID(struct round, school_id, .flags = F_HIDDEN, .doc = "The school that keeps the record"),
	FIELD_ID(struct round, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct round, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_ID(struct round, cycle_id, .flags = F_HIDDEN,
	         .doc = "The cycle whose assessment it is for; none: asked before there was one"),
	FIELD_ID(struct round, asked_by, .flags = F_HIDDEN, .doc = "Who asked"),
	FIELD_DATE(struct round, asked_on, .flags = F_HIDDEN, .doc = "Day on which it was asked"),
	FIELD_DATE(struct round, answer_by, .label = "Please answer by", .flags = F_REQUIRED,
	           .missing = "Enter the day by which you need the answers", .doc = "Day by which answers are wanted"),
	FIELD_LONG(struct round, question, .label = "Anything special you want to know? (if you want)",
	           .hint = "Progress, what helps, what is hard in class and at break are always asked",
	           .flags = F_PERSONAL, .max = 400, .doc = "What is asked besides the usual; empty: nothing"),
	FIELD_DATE(struct round, reminded_on, .flags = F_HIDDEN, .doc = "Day of the last reminder"),
	FIELD_DATE(struct round, closed_on, .flags = F_HIDDEN, .doc = "Day on which it was closed; empty: open"),
	FIELD_INT(struct round, revision, .flags = F_HIDDEN, .doc = "Counts the changes; an old one is a conflict"),
};
RECORD_DEFINE(round_rec, "round", struct round, FIELDS);
