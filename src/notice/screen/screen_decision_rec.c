#include "notice/screen/screen_decision_rec.h"

const struct choice screen_result_choices[] = {
	{ "no_action", "No action", "Say why below", NULL },
	{ "adapt", "Adapt teaching", "What, and until when", NULL },
	{ "watch", "Watch", "Look again on a date", NULL },
	{ "discuss", "Open an early discussion", "With parents and pupil", NULL },
	{ NULL, NULL, NULL, NULL },
};

static const struct field FIELDS[] = {
	FIELD_ID(struct screen_decision, school_id, .flags = F_HIDDEN, .doc = "The school that keeps the record"),
	FIELD_ID(struct screen_decision, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct screen_decision, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_DATE(struct screen_decision, screened_on, .flags = F_HIDDEN, .doc = "Day whose results were looked at"),
	FIELD_LONG(struct screen_decision, found, .flags = F_HIDDEN | F_PERSONAL,
	           .doc = "Which tests of progress were met in which subject, and how many concerns there were"),
	FIELD_LONG(struct screen_decision, said, .flags = F_HIDDEN | F_PERSONAL,
	           .doc = "What was found, in the words and numbers that were read"),
	FIELD_CHOICE(struct screen_decision, result, .label = "Decision", .flags = F_PERSONAL | F_TILES | F_REQUIRED,
	             .choices = screen_result_choices, .missing = "Choose what is to happen",
	             .doc = "What was decided"),
	FIELD_LONG(struct screen_decision, reason, .label = "Reason", .max = 2000, .flags = F_PERSONAL | F_REQUIRED,
	           .missing = "Give the reason", .doc = "Why this was decided"),
	FIELD_LONG(struct screen_decision, what, .label = "What will be different in lessons",
	           .hint = "To adapt teaching: who does what, how often", .max = 1000, .flags = F_PERSONAL,
	           .doc = "How teaching is adapted (6.19)"),
	FIELD_DATE(struct screen_decision, until_on, .label = "Look again on", .hint = "To adapt teaching or to watch",
	           .flags = F_PERSONAL, .doc = "Day to look again; the pupil is then asked about anew"),
	FIELD_DATE(struct screen_decision, talked_on, .label = "Date", .flags = F_PERSONAL,
	           .doc = "Day of the talk with parents and pupil"),
	FIELD_TEXT(struct screen_decision, talked_with, .label = "Who", .max = 300, .flags = F_PERSONAL,
	           .doc = "Who took part in the talk, as names in words"),
	FIELD_LONG(struct screen_decision, talked_words, .label = "What was said and agreed", .max = 2000,
	           .flags = F_PERSONAL, .doc = "Note of the talk"),
	FIELD_ID(struct screen_decision, decided_by, .flags = F_HIDDEN, .doc = "Person who decided"),
	FIELD_DATE(struct screen_decision, decided_on, .flags = F_HIDDEN, .doc = "Day of the decision"),
	FIELD_INT(struct screen_decision, revision, .flags = F_HIDDEN,
	          .doc = "1: a decision is never changed, a new one is added"),
};
RECORD_DEFINE(screen_decision_rec, "screen_decision", struct screen_decision, FIELDS);
