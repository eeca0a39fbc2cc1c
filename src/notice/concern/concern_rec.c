#include "notice/concern/concern_rec.h"
#include "core/people/said_rec.h"

const struct choice concern_from_choices[] = {
	{ "parent", "A parent or carer", NULL, NULL }, { "pupil", "The pupil", NULL, NULL },
	{ "staff", "A member of staff", NULL, NULL },  { "professional", "A professional from outside", NULL, NULL },
	{ "other", "Somebody else", NULL, NULL },      { NULL, NULL, NULL, NULL },
};

const struct choice concern_way_all[] = {
	{ "page", "on their own page", NULL, NULL }, { "public", "by the school’s public form", NULL, NULL },
	{ "person", "in person", NULL, NULL },       { "phone", "by phone", NULL, NULL },
	{ "letter", "by letter", NULL, NULL },       { "email", "by email", NULL, NULL },
	{ "meeting", "at a meeting", NULL, NULL },   { NULL, NULL, NULL, NULL },
};

const struct choice concern_result_choices[] = {
	{ "none", "Nothing more to do now", "Say why in the answer", NULL },
	{ "adapt", "Change something in lessons", "What, and until when", NULL },
	{ "watch", "Watch, and look again on a day", NULL, NULL },
	{ "discuss", "Meet for an early discussion", "With the parents and the pupil", NULL },
	{ NULL, NULL, NULL, NULL },
};

static const struct field FIELDS[] = {
	FIELD_ID(struct concern, school_id, .flags = F_HIDDEN, .doc = "The school that keeps the record"),
	FIELD_ID(struct concern, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct concern, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_DATE(struct concern, raised_on, .label = "When did they say it?", .flags = F_PERSONAL | F_REQUIRED,
	           .missing = "Enter the day on which they said it", .doc = "Day on which it reached the school"),
	FIELD_CHOICE(struct concern, from_kind, .label = "Who is worried?", .flags = F_PERSONAL | F_REQUIRED,
	             .choices = concern_from_choices, .missing = "Choose who is worried", .doc = "Whose worry it is"),
	FIELD_ID(struct concern, person_id, .flags = F_HIDDEN, .doc = "The person, when the school knows them"),
	FIELD_TEXT(struct concern, from_name, .label = "Their name", .max = 120, .width = 30,
	           .flags = F_PERSONAL | F_REQUIRED, .missing = "Enter the name of who is worried",
	           .doc = "Name as it is shown"),
	FIELD_TEXT(struct concern, reach, .label = "How to answer them",
	           .hint = "Phone, email or address. Leave empty when the school has it", .max = 200,
	           .flags = F_PERSONAL, .doc = "How to reach somebody without an account"),
	FIELD_CHOICE(struct concern, way, .label = "How did they say it?", .flags = F_PERSONAL | F_REQUIRED,
	             .choices = concern_way_all, .missing = "Choose how they said it",
	             .doc = "How it reached the school"),
	FIELD_LONG(struct concern, words, .label = "In their own words", .flags = F_PERSONAL | F_REQUIRED,
	           .hint = "As they said it, in their language. Your own view comes later",
	           .missing = "Write what the worry is", .doc = "Their own words; never changed afterwards"),
	FIELD_TEXT(struct concern, language, .label = "Language", .hint = "Leave empty for English", .max = 60,
	           .width = 20, .flags = F_PERSONAL, .doc = "Language of the words; empty means English"),
	FIELD_TEXT(struct concern, helper, .label = "Who helped them to say it", .hint = "Leave empty when nobody did",
	           .max = 120, .width = 30, .flags = F_PERSONAL,
	           .doc = "Who helped to write it, such as an interpreter or friend"),
	FIELD_TEXT(struct concern, receipt, .flags = F_HIDDEN, .doc = "Number of the public form's receipt"),
	FIELD_FLAG(struct concern, private, .label = "Keep this between me and the SENCO", .flags = F_PERSONAL,
	           .doc = "1 when only the SENCO may see it: a pupil's own choice"),
	FIELD_ID(struct concern, noted_by, .flags = F_HIDDEN, .doc = "Who wrote it down or matched it to the pupil"),
	FIELD_DATE(struct concern, answer_by, .flags = F_HIDDEN,
	           .doc = "Day by which an answer is due, in school days"),
	FIELD_LONG(struct concern, compared, .label = "How does this fit with what the school sees?",
	           .hint = "Set their words beside results, attendance, observations and earlier concerns",
	           .flags = F_PERSONAL, .doc = "The comparison in words (Code 6.45)"),
	FIELD_CHOICE(struct concern, result, .label = "What happens now?", .flags = F_PERSONAL,
	             .choices = concern_result_choices, .doc = "What was decided; empty: not yet"),
	FIELD_LONG(struct concern, reason, .label = "Why, and what exactly",
	           .hint = "For the school’s record. The answer below is what they read", .flags = F_PERSONAL,
	           .doc = "Reason of the decision, and what is done until when"),
	FIELD_DATE(struct concern, look_on, .label = "Look again on",
	           .hint = "Needed for watching and for a change in lessons", .flags = F_PERSONAL,
	           .doc = "Day on which the school looks again"),
	FIELD_LONG(struct concern, answer, .label = "Your answer to them",
	           .hint = "Short and plain words: what you saw, what happens now, whom to ask", .flags = F_PERSONAL,
	           .doc = "Answer as it was given"),
	FIELD_DATE(struct concern, answered_on, .flags = F_HIDDEN, .doc = "Day of the answer; empty: not answered"),
	FIELD_ID(struct concern, answered_by, .flags = F_HIDDEN, .doc = "Who answered"),
	FIELD_CHOICE(struct concern, answered_how, .label = "How do you answer?", .flags = F_PERSONAL,
	             .choices = said_answered_choices, .doc = "How the answer reached them"),
	FIELD_INT(struct concern, revision, .flags = F_HIDDEN, .doc = "Counts the changes; an old one is a conflict"),
};
RECORD_DEFINE(concern_rec, "concern", struct concern, FIELDS);
