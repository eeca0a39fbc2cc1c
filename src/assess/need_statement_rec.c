#include "assess/need_statement_rec.h"

/* The order of Code 6.45. */
const struct choice need_source_choices[] = {
	{ "1", "The teacher's assessment and experience", "What the teacher sees in lessons", NULL },
	{ "2", "Progress and attainment so far", "Where the pupil started, and how far they have come", NULL },
	{ "3", "The school's data", "Progress, attainment and behaviour as tracked by the school", NULL },
	{ "4", "Other teachers", "What subject teachers and others who teach the pupil see", NULL },
	{ "5", "Compared with others of the same age", "Development beside peers and national data", NULL },
	{ "6", "The parents' views and experience", "What the parents see and worry about", NULL },
	{ "7", "The pupil's own views", "What the pupil says, in their own words", NULL },
	{ "8", "Advice from outside", "Specialists, health, social care", NULL },
	{ NULL, NULL, NULL, NULL },
};

static const struct field FIELDS[] = {
	FIELD_ID(struct need_statement, school_id, .flags = F_HIDDEN, .doc = "The school that keeps the record"),
	FIELD_ID(struct need_statement, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct need_statement, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_ID(struct need_statement, cycle_id, .flags = F_HIDDEN, .doc = "The cycle it belongs to"),
	FIELD_INT(struct need_statement, source, .flags = F_HIDDEN, .min = 1, .max = NEED_SOURCES,
	          .doc = "Which of the eight sources of Code 6.45, in the Code's order"),
	FIELD_LONG(struct need_statement, words, .label = "What it tells us", .flags = F_PERSONAL,
	           .doc = "Statement of need in the words of the one who made it"),
	FIELD_TEXT(struct need_statement, said_by, .label = "Who said it",
	           .hint = "Name and role, or the report and its date", .flags = F_PERSONAL,
	           .doc = "Who the statement comes from"),
	FIELD_LONG(struct need_statement, not_relevant, .label = "Not relevant, because", .max = 600,
	           .flags = F_PERSONAL, .doc = "Why this source does not apply; empty when it does"),
	FIELD_ID(struct need_statement, noted_by, .flags = F_HIDDEN, .doc = "Person who wrote it down"),
	FIELD_DATE(struct need_statement, noted_on, .flags = F_HIDDEN, .doc = "Day on which it was written down"),
	FIELD_INT(struct need_statement, revision, .flags = F_HIDDEN,
	          .doc = "Counts the changes; an old one is a conflict"),
};
RECORD_DEFINE(need_statement_rec, "need_statement", struct need_statement, FIELDS);
