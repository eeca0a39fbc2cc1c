#include "notice/concern/concern_rec.h"
#include "core/people/said_rec.h"

const struct choice concern_from_choices[] = {
	{ "parent", "A parent or carer", NULL, NULL, 0, 0 },
	{ "pupil", "The pupil", NULL, NULL, 0, 0 },
	{ "staff", "A member of staff", NULL, NULL, 0, 0 },
	{ "professional", "A professional from outside", NULL, NULL, 0, 0 },
	{ "other", "Somebody else", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

const struct choice concern_way_all[] = {
	{ "page", "on their own page", NULL, NULL, 0, 0 },
	{ "public", "by the school’s public form", NULL, NULL, 0, 0 },
	{ "person", "in person", NULL, NULL, 0, 0 },
	{ "phone", "by phone", NULL, NULL, 0, 0 },
	{ "letter", "by letter", NULL, NULL, 0, 0 },
	{ "email", "by email", NULL, NULL, 0, 0 },
	{ "meeting", "at a meeting", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

const struct choice concern_result_choices[] = {
	{ "none", "Nothing more to do now", "Say why in the answer", NULL, 0, 0 },
	{ "adapt", "Change something in lessons", "What, and until when", NULL, 0, 0 },
	{ "watch", "Watch, and look again on a day", NULL, NULL, 0, 0 },
	{ "discuss", "Meet for an early discussion", "With the parents and the pupil", NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

RECORD_PUPIL_DEFINE(concern_rec, "concern", struct concern, CONCERN);
