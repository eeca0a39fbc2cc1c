#include "letters/notice_rec.h"

#include "core/people/said_rec.h"

const struct choice notice_choices[] = {
	{ "s68", "SEN Support decided", NULL, NULL, 0, 0 },
	{ "discussion", "Note of a discussion", NULL, NULL, 0, 0 },
	{ "plan", "Plan", NULL, NULL, 0, 0 },
	{ "review", "Summary of a review", NULL, NULL, 0, 0 },
	{ "end_support", "SEN Support ends", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

RECORD_PUPIL_DEFINE(notice_rec, "notice", struct notice, NOTICE);
