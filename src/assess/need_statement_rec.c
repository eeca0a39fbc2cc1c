#include "assess/need_statement_rec.h"

/* The order of Code 6.45. */
const struct choice need_source_choices[] = {
	{ .value = "1",
	  .label = "The teacher’s assessment and experience",
	  .hint = "What the teacher sees in lessons" },
	{ .value = "2",
	  .label = "Progress and attainment so far",
	  .hint = "Where the pupil started, and how far they have come" },
	{ .value = "3",
	  .label = "The school’s data",
	  .hint = "Progress, attainment and behaviour as tracked by the school" },
	{ .value = "4", .label = "Other teachers", .hint = "What subject teachers and others who teach the pupil see" },
	{ .value = "5",
	  .label = "Compared with others of the same age",
	  .hint = "Development beside peers and national data" },
	{ .value = "6", .label = "The parents’ views and experience", .hint = "What the parents see and worry about" },
	{ .value = "7", .label = "The pupil’s own views", .hint = "What the pupil says, in their own words" },
	{ .value = "8", .label = "Advice from outside", .hint = "Specialists, health, social care" },
	{ .value = NULL },
};

RECORD_PUPIL_JOINED(need_statement_rec, "need_statement", struct need_statement, NEED_STATEMENT,
                    FIELD_TEXT(struct need_statement, by_name));
