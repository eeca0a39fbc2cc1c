#include "complain/complaint_rec.h"

#include "core/people/said_rec.h"

const struct choice complaint_about_choices[] = {
	{ "support", "Help that was promised or is needed", NULL, NULL },
	{ "decision", "A decision", NULL, NULL },
	{ "communication", "Being told or listened to", NULL, NULL },
	{ "other", "Something else", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

const struct choice complaint_way_all[] = {
	{ "page", "on their own page", NULL, NULL },
	{ "person", "in person", NULL, NULL },
	{ "phone", "by phone", NULL, NULL },
	{ "letter", "by letter", NULL, NULL },
	{ "email", "by email", NULL, NULL },
	{ "meeting", "at a meeting", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

const struct choice complaint_kind_choices[] = {
	{ "answer", "Our answer to them", "The family reads it", NULL },
	{ "note", "A note of what was done", "For the school alone: who was asked, what was found", NULL },
	{ "moved", "They are still unhappy: next stage", "Their reason, as they said it", NULL },
	{ "outside", "They have gone outside the school", "Say below to whom", NULL },
	{ NULL, NULL, NULL, NULL },
};

const struct choice complaint_route_choices[] = {
	{ "disagreement", "Disagreement resolution", NULL, NULL },
	{ "mediation", "Mediation", NULL, NULL },
	{ "tribunal", "SEND tribunal", NULL, NULL },
	{ "dfe", "Department for Education", NULL, NULL },
	{ "lgo", "Local Government and Social Care Ombudsman", NULL, NULL },
	{ "other", "Somebody else", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

const struct choice complaint_outcome_choices[] = {
	{ "upheld", "Upheld", "They were right", NULL },
	{ "partly", "Partly upheld", "They were right in part", NULL },
	{ "not_upheld", "Not upheld", "We came to another view, and say why", NULL },
	{ "withdrawn", "Withdrawn", "The family does not want to go on", NULL },
	{ NULL, NULL, NULL, NULL },
};

static const struct field FIELDS[] = {
	FIELD_ID(struct complaint, school_id, .flags = F_HIDDEN, .doc = "The school that keeps the record"),
	FIELD_ID(struct complaint, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct complaint, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_DATE(struct complaint, raised_on, .label = "When did it reach the school?",
	           .flags = F_PERSONAL | F_REQUIRED, .missing = "Enter the day on which it reached the school",
	           .doc = "Day on which it reached the school; the clock of the first stage runs from it"),
	FIELD_ID(struct complaint, person_id, .flags = F_HIDDEN, .doc = "The person, when the school knows them"),
	FIELD_TEXT(struct complaint, from_name, .label = "Their name", .max = 120, .width = 30,
	           .flags = F_PERSONAL | F_REQUIRED, .missing = "Enter the name of who complains",
	           .doc = "Name as it is shown"),
	FIELD_TEXT(struct complaint, reach, .label = "How to answer them",
	           .hint = "Phone, email or address. Leave empty when the school has it", .max = 200,
	           .flags = F_PERSONAL, .doc = "How to reach somebody without an account"),
	FIELD_CHOICE(struct complaint, way, .label = "How did they say it?", .flags = F_PERSONAL | F_REQUIRED,
	             .choices = complaint_way_all, .missing = "Choose how they said it",
	             .doc = "How it reached the school"),
	FIELD_CHOICE(struct complaint, about, .label = "What is it about?", .flags = F_PERSONAL | F_REQUIRED,
	             .choices = complaint_about_choices, .missing = "Choose what it is about",
	             .doc = "What the complaint is about"),
	FIELD_LONG(struct complaint, words, .label = "In their own words", .flags = F_PERSONAL | F_REQUIRED,
	           .hint = "As they said or wrote it, in their language", .missing = "Write what happened",
	           .doc = "Their own words; never changed afterwards"),
	FIELD_LONG(struct complaint, wish, .label = "What would put it right?", .flags = F_PERSONAL,
	           .doc = "What they ask for"),
	FIELD_TEXT(struct complaint, language, .label = "Language", .hint = "Leave empty for English", .max = 60,
	           .width = 20, .flags = F_PERSONAL, .doc = "Language of the words; empty means English"),
	FIELD_TEXT(struct complaint, helper, .label = "Who helped them to say it",
	           .hint = "Leave empty when nobody did", .max = 120, .width = 30, .flags = F_PERSONAL,
	           .doc = "Who helped to write it, such as an interpreter or friend"),
	FIELD_FLAG(struct complaint, about_senco, .label = "This is about the SENCO", .flags = F_PERSONAL,
	           .doc = "1 when it began as not to be read by the SENCO"),
	FIELD_ID(struct complaint, noted_by, .flags = F_HIDDEN, .doc = "Member of staff who wrote it down"),
};
RECORD_DEFINE(complaint_rec, "complaint", struct complaint, FIELDS);

static const struct field STEP_FIELDS[] = {
	FIELD_ID(struct complaint_step, school_id, .flags = F_HIDDEN, .doc = "The school that keeps the record"),
	FIELD_ID(struct complaint_step, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct complaint_step, complaint_id, .flags = F_HIDDEN, .doc = "The complaint"),
	FIELD_INT(struct complaint_step, number, .flags = F_HIDDEN, .doc = "1, 2, 3 … within the complaint"),
	FIELD_ID(struct complaint_step, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_DATE(struct complaint_step, on_day, .flags = F_HIDDEN, .doc = "Day on which it happened"),
	FIELD_CHOICE(struct complaint_step, kind, .label = "What do you add?", .flags = F_PERSONAL | F_REQUIRED,
	             .choices = complaint_kind_choices, .missing = "Choose what you add",
	             .doc = "raised, note, answer, moved (to the next stage), outside or closed"),
	FIELD_LONG(struct complaint_step, words, .label = "In words", .flags = F_PERSONAL | F_REQUIRED,
	           .missing = "Write something here",
	           .doc = "What happened, was answered, or why they are still unhappy"),
	FIELD_ID(struct complaint_step, by_id, .flags = F_HIDDEN, .doc = "Who did or wrote it"),
	FIELD_FLAG(struct complaint_step, by_family, .flags = F_HIDDEN, .doc = "1 when the family did it themselves"),
	FIELD_CHOICE(struct complaint_step, how, .label = "How do you answer?", .flags = F_PERSONAL,
	             .choices = said_answered_choices, .doc = "How the answer reached them"),
	FIELD_CHOICE(struct complaint_step, route, .label = "Outside the school: to whom?", .flags = F_PERSONAL,
	             .choices = complaint_route_choices, .doc = "Where the family turned outside the school"),
	FIELD_INT(struct complaint_step, stage, .flags = F_HIDDEN, .doc = "Stage after it; 9: outside the school"),
	FIELD_TEXT(struct complaint_step, holder, .flags = F_HIDDEN, .doc = "Who has it after it: senco or head"),
	FIELD_FLAG(struct complaint_step, sealed, .label = "This is about the SENCO", .flags = F_PERSONAL,
	           .doc = "1 when the SENCO does not read it"),
	FIELD_FLAG(struct complaint_step, closed, .flags = F_HIDDEN, .doc = "1 when it is closed after it"),
	FIELD_DATE(struct complaint_step, answer_by, .flags = F_HIDDEN,
	           .doc = "Day by which an answer is owed, in school days; empty: none is owed"),
	FIELD_CHOICE(struct complaint_step, outcome, .label = "How does it end?", .flags = F_PERSONAL,
	             .choices = complaint_outcome_choices, .doc = "Outcome of a closed complaint"),
	FIELD_LONG(struct complaint_step, learnt, .label = "What do we learn from it?",
	           .hint = "For the school: what will be different for every child. “Nothing” is an answer",
	           .flags = F_PERSONAL, .doc = "What the school learnt"),
};
RECORD_DEFINE(complaint_step_rec, "complaint_step", struct complaint_step, STEP_FIELDS);
