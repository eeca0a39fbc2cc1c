#include "assess/need_statement_rec.h"

/* The order of Code 6.45. */
const struct choice need_source_choices[] = {
	{ "1", "The teacher's assessment and experience", "What the teacher sees in lessons", NULL, 0, 0 },
	{ "2", "Progress and attainment so far", "Where the pupil started, and how far they have come", NULL, 0, 0 },
	{ "3", "The school's data", "Progress, attainment and behaviour as tracked by the school", NULL, 0, 0 },
	{ "4", "Other teachers", "What subject teachers and others who teach the pupil see", NULL, 0, 0 },
	{ "5", "Compared with others of the same age", "Development beside peers and national data", NULL, 0, 0 },
	{ "6", "The parents' views and experience", "What the parents see and worry about", NULL, 0, 0 },
	{ "7", "The pupil's own views", "What the pupil says, in their own words", NULL, 0, 0 },
	{ "8", "Advice from outside", "Specialists, health, social care", NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

RECORD_PUPIL_DEFINE(need_statement_rec, "need_statement", struct need_statement, NEED_STATEMENT);
