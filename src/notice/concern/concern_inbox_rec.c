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

RECORD_SCHOOL_DEFINE(concern_inbox_rec, "concern_inbox", struct concern_inbox, CONCERN_INBOX);
