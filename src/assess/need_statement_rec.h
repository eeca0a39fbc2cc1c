/* What one of the eight sources of Code 6.45 says about a pupil's needs in a cycle, and who said it. */
#pragma once

#include "files/file_from_rec.h"

enum { NEED_SOURCES = 8, SOURCE_PARENTS = 6, SOURCE_PUPIL = 7 };

/* clang-format off */
#define NEED_STATEMENT(X, _) \
	X(_, KEY, id) \
	X(_, ID, cycle_id, .flags = F_HIDDEN, .doc = "The cycle it belongs to") \
	X(_, INT, source, .flags = F_HIDDEN, .min = 1, .max = NEED_SOURCES, \
	  .doc = "Which of the eight sources of Code 6.45, in the Code's order") /* 1 to NEED_SOURCES */ \
	X(_, LONG, words, .label = "What it tells us", .flags = F_PERSONAL, \
	  .doc = "Statement of need in the words of the one who made it") \
	X(_, TEXT, said_by, .label = "Who said it", .hint = "Name and role, or the report and its date", \
	  .flags = F_PERSONAL, .doc = "Who the statement comes from") \
	X(_, LONG, not_relevant, .label = "Not relevant, because", .max = 600, .flags = F_PERSONAL, \
	  .doc = "Why this source does not apply; empty when it does") \
	  /* the reason, when the source is not relevant */ \
	FROM_FILE(X, _) \
	X(_, ID, noted_by, .flags = F_HIDDEN, .doc = "Person who wrote it down") \
	X(_, DATE, noted_on, .flags = F_HIDDEN, .doc = "Day on which it was written down") \
	X(_, REV, revision)
/* clang-format on */
struct need_statement {
	RECORD_OF_PUPIL(NEED_STATEMENT)
	struct str by_name; /* joined */
};

extern const struct record need_statement_rec;
/* The eight sources: value "1" to "8", label, and what belongs there. */
extern const struct choice need_source_choices[];
