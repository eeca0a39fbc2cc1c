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

RECORD_PUPIL_DEFINE(concern_rec, "concern", struct concern, CONCERN);
