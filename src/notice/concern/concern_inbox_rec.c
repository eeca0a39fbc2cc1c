#include "notice/concern/concern_inbox_rec.h"

const struct choice concern_relation_choices[] = {
	{ "parent", "I am a parent", NULL, NULL },
	{ "carer", "I am a carer or guardian", NULL, NULL },
	{ "family", "I am another member of the family", NULL, NULL },
	{ "professional", "I work with the child", NULL, NULL },
	{ "other", "Somebody else", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

static const struct choice STATES[] = {
	{ "new", "Not looked at", NULL, NULL },
	{ "matched", "Matched to a pupil", NULL, NULL },
	{ "aside", "Set aside", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

static const struct field FIELDS[] = {
	FIELD_ID(struct concern_inbox, school_id, .flags = F_HIDDEN, .doc = "The school"),
	FIELD_ID(struct concern_inbox, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_TEXT(struct concern_inbox, receipt, .flags = F_HIDDEN, .doc = "Number that the sender gets"),
	FIELD_TEXT(struct concern_inbox, child, .label = "The child’s name", .max = 120, .width = 30,
	           .flags = F_PERSONAL | F_REQUIRED, .missing = "Enter the child’s name",
	           .doc = "The child as the sender names them"),
	FIELD_TEXT(struct concern_inbox, child_more, .label = "Class, year or age",
	           .hint = "If you know it. It helps us not to mix up two children", .max = 60, .width = 20,
	           .flags = F_PERSONAL, .doc = "Class, year or age as the sender names it"),
	FIELD_TEXT(struct concern_inbox, sender, .label = "Your name", .max = 120, .width = 30,
	           .flags = F_PERSONAL | F_REQUIRED, .missing = "Enter your name", .doc = "Name of the sender"),
	FIELD_CHOICE(struct concern_inbox, relation, .label = "Who are you?", .flags = F_PERSONAL | F_REQUIRED,
	             .choices = concern_relation_choices, .missing = "Choose who you are",
	             .doc = "How the sender is related to the child"),
	FIELD_TEXT(struct concern_inbox, reach, .label = "How can we answer you?",
	           .hint = "A phone number, email or address", .max = 200, .width = 30,
	           .flags = F_PERSONAL | F_REQUIRED, .missing = "Tell us how we can answer you",
	           .doc = "How to reach the sender"),
	FIELD_LONG(struct concern_inbox, words, .label = "What are you worried about?",
	           .hint = "In your own words, in any language", .flags = F_PERSONAL | F_REQUIRED,
	           .missing = "Tell us what you are worried about", .doc = "The sender's own words; never changed"),
	FIELD_TEXT(struct concern_inbox, language, .label = "Which language did you write in?",
	           .hint = "Leave empty for English", .max = 60, .width = 20, .flags = F_PERSONAL,
	           .doc = "Language of the words; empty means English"),
	FIELD_TEXT(struct concern_inbox, helper, .label = "Did somebody help you to write this?",
	           .hint = "Their name. Leave empty when nobody did", .max = 120, .width = 30, .flags = F_PERSONAL,
	           .doc = "Who helped to write it"),
	FIELD_INT(struct concern_inbox, at, .flags = F_HIDDEN, .doc = "When it came, UTC seconds"),
	FIELD_CHOICE(struct concern_inbox, state, .flags = F_HIDDEN, .choices = STATES, .doc = "new, matched or aside"),
	FIELD_ID(struct concern_inbox, pupil_id, .flags = F_HIDDEN, .doc = "The pupil it was matched to"),
	FIELD_ID(struct concern_inbox, concern_id, .flags = F_HIDDEN, .doc = "The concern it became"),
	FIELD_ID(struct concern_inbox, settled_by, .flags = F_HIDDEN, .doc = "Who matched it or set it aside"),
	FIELD_INT(struct concern_inbox, settled_at, .flags = F_HIDDEN, .doc = "When, UTC seconds; 0: not yet"),
	FIELD_LONG(struct concern_inbox, settled_why, .label = "Why is it set aside?", .max = 1000, .flags = F_PERSONAL,
	           .doc = "Why it was set aside"),
	FIELD_INT(struct concern_inbox, revision, .flags = F_HIDDEN, .doc = "Counts the changes"),
};
RECORD_DEFINE(concern_inbox_rec, "concern_inbox", struct concern_inbox, FIELDS);
