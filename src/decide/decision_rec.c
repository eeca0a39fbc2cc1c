#include "decide/decision_rec.h"

const struct choice decision_choices[] = {
	{ "sen_support", "SEN Support", "There is a special educational need: extra help is put in place", NULL },
	{ "not_sen", "No special educational need", "Good teaching meets the need; look again on a date", NULL },
	{ "adjustments", "Adjustments only", "A disability without a special educational need", NULL },
	{ "not_yet", "Not decided yet", "Find out more first; look again on a date", NULL },
	{ "end_support", "SEN Support ends", "The need is met by what every pupil gets", NULL },
	{ NULL, NULL, NULL, NULL },
};

static const struct field FIELDS[] = {
	FIELD_ID(struct decision, school_id, .flags = F_HIDDEN, .doc = "The school that keeps the record"),
	FIELD_ID(struct decision, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct decision, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_DATE(struct decision, decided_on, .label = "Decided on", .flags = F_PERSONAL | F_REQUIRED,
	           .missing = "Enter the day of the decision", .doc = "Day of the decision"),
	FIELD_CHOICE(struct decision, result, .label = "What was decided", .flags = F_PERSONAL | F_REQUIRED,
	             .choices = decision_choices, .missing = "Choose what was decided",
	             .doc = "Result of the decision"),
	FIELD_LONG(struct decision, reason, .label = "Why", .flags = F_PERSONAL | F_REQUIRED,
	           .missing = "Enter why you decided this", .doc = "Reason in plain words, to be read by the family"),
	FIELD_LONG(struct decision, evidence, .label = "What it rests on",
	           .hint = "Assessments, work, what people have seen, advice", .flags = F_PERSONAL,
	           .doc = "Evidence the decision rests on"),
	FIELD_ID(struct decision, decided_by, .label = "Who decided", .flags = F_REQUIRED,
	         .missing = "Choose who decided", .doc = "Person who decided for the school"),
	FIELD_TEXT(struct decision, with_whom, .label = "Decided with",
	           .hint = "For example class teacher, parents, the pupil", .flags = F_PERSONAL,
	           .doc = "Who took part in the decision"),
	FIELD_DATE(struct decision, monitor_on, .label = "Look again on",
	           .hint = "Needed unless SEN Support was decided", .flags = F_PERSONAL,
	           .doc = "Day on which the school looks again"),
	FIELD_ID(struct decision, discussion_id, .flags = F_HIDDEN, .doc = "The discussion before it"),
	FIELD_INT(struct decision, revision, .flags = F_HIDDEN, .doc = "Counts the changes; an old one is a conflict"),
};
RECORD_DEFINE(decision_rec, "decision", struct decision, FIELDS);
