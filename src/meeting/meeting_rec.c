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

RECORD_PUPIL_DEFINE(meeting_rec, "meeting", struct meeting, MEETING);

RECORD_PUPIL_DEFINE(message_rec, "message", struct message, MESSAGE);
