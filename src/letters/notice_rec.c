#include "letters/notice_rec.h"

#include "core/people/said_rec.h"

const struct choice notice_choices[] = {
	{ "s68", "SEN Support decided", NULL, NULL },
	{ "discussion", "Note of a discussion", NULL, NULL },
	{ "plan", "Plan", NULL, NULL },
	{ "review", "Summary of a review", NULL, NULL },
	{ "end_support", "SEN Support ends", NULL, NULL },
	{ "correction", "A letter that was wrong", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

RECORD_PUPIL_DEFINE(notice_rec, "notice", struct notice, NOTICE);
