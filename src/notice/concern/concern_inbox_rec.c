#include "notice/concern/concern_inbox_rec.h"

const struct choice concern_relation_choices[] = {
	{ "parent", "I am a parent", NULL, NULL, 0, 0 },
	{ "carer", "I am a carer or guardian", NULL, NULL, 0, 0 },
	{ "family", "I am another member of the family", NULL, NULL, 0, 0 },
	{ "professional", "I work with the child", NULL, NULL, 0, 0 },
	{ "other", "Somebody else", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

static const struct choice STATES[] = {
	{ "new", "Not looked at", NULL, NULL, 0, 0 },
	{ "matched", "Matched to a pupil", NULL, NULL, 0, 0 },
	{ "aside", "Set aside", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

RECORD_SCHOOL_DEFINE(concern_inbox_rec, "concern_inbox", struct concern_inbox, CONCERN_INBOX);
