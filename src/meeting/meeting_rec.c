#include "meeting/meeting_rec.h"

const struct choice meeting_kinds[] = {
	{ "plan", "Plan meeting", NULL, NULL },
	{ "review", "Review meeting", NULL, NULL },
	{ "early", "Early discussion", NULL, NULL },
	{ "evening", "Parents’ evening", "Counts only when it was long enough to talk about the plan", NULL },
	{ "other", "Another meeting", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

const struct choice meeting_states[] = {
	{ "booked", "Booked", NULL, NULL },
	{ "held", "Held", NULL, NULL },
	{ "missed", "Parents could not come", NULL, NULL },
	{ "cancelled", "Cancelled", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

const struct choice message_kinds[] = {
	{ "tell", "Tell us something", NULL, NULL },
	{ "question", "Ask a question", NULL, NULL },
	{ "unhappy", "I am not happy about this", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

static const struct field MEETING[] = {
	FIELD_ID(struct meeting, school_id, .flags = F_HIDDEN, .doc = "The school"),
	FIELD_ID(struct meeting, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct meeting, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_ID(struct meeting, cycle_id, .flags = F_HIDDEN, .doc = "The cycle it belongs to"),
	FIELD_CHOICE(struct meeting, kind, .label = "What kind of meeting?", .choices = meeting_kinds,
	             .flags = F_REQUIRED, .doc = "Kind of meeting; a meeting is not a review"),
	FIELD_DATE(struct meeting, on_day, .label = "Day", .flags = F_REQUIRED, .doc = "Day of the meeting"),
	FIELD_INT(struct meeting, minute, .flags = F_HIDDEN, .doc = "Minute of the day; 0 not fixed"),
	FIELD_TEXT(struct meeting, place, .label = "Where", .hint = "Room, phone or video", .doc = "Place"),
	FIELD_LONG(struct meeting, who, .label = "Who takes part", .max = 1000, .flags = F_PERSONAL,
	           .doc = "People and how they take part"),
	FIELD_CHOICE(struct meeting, state, .label = "How is it?", .choices = meeting_states,
	             .flags = F_REQUIRED | F_INLINE, .doc = "booked, held, missed or cancelled"),
	FIELD_FLAG(struct meeting, counts, .label = "Counts towards three meetings a year",
	           .doc = "Whether it counts (Code 6.65)"),
	FIELD_LONG(struct meeting, notes, .label = "What was said", .flags = F_PERSONAL,
	           .doc = "Views given (Code 6.71)"),
	FIELD_LONG(struct meeting, agreed, .label = "What was agreed", .flags = F_PERSONAL,
	           .doc = "Actions and support agreed (Code 6.71)"),
	FIELD_ID(struct meeting, made_by, .flags = F_HIDDEN, .doc = "Who wrote it"),
	FIELD_INT(struct meeting, revision, .flags = F_HIDDEN, .doc = "Counts the changes"),
};
RECORD_DEFINE(meeting_rec, "meeting", struct meeting, MEETING);

static const struct field MESSAGE[] = {
	FIELD_ID(struct message, school_id, .flags = F_HIDDEN, .doc = "The school"),
	FIELD_ID(struct message, pupil_id, .flags = F_HIDDEN, .doc = "The pupil it is about"),
	FIELD_ID(struct message, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_ID(struct message, person_id, .flags = F_HIDDEN,
	         .doc = "The family member; nobody else of the family sees it"),
	FIELD_CHOICE(struct message, kind, .label = "What is it?", .choices = message_kinds, .flags = F_REQUIRED,
	             .doc = "Kind of message"),
	FIELD_LONG(struct message, words, .label = "Your words", .flags = F_REQUIRED | F_PERSONAL,
	           .missing = "Write what you want to tell us", .doc = "In their own words"),
	FIELD_TEXT(struct message, language, .flags = F_HIDDEN, .doc = "Language of the words"),
	FIELD_INT(struct message, at, .flags = F_HIDDEN, .doc = "When it came, UTC seconds"),
	FIELD_LONG(struct message, answer, .label = "Answer", .flags = F_PERSONAL, .missing = "Write an answer",
	           .doc = "Answer of the school"),
	FIELD_ID(struct message, answered_by, .flags = F_HIDDEN, .doc = "Who answered"),
	FIELD_INT(struct message, answered_at, .flags = F_HIDDEN, .doc = "When it was answered; 0 not yet"),
	FIELD_INT(struct message, revision, .flags = F_HIDDEN, .doc = "Counts the changes"),
};
RECORD_DEFINE(message_rec, "message", struct message, MESSAGE);
