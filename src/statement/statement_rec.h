/* A statement of help: what was agreed, given, missed and caught up in one month, sealed and never changed; what a
 * family says to it. Source: Code 6.52, 6.55; R58. */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define STATEMENT_OF_HELP(X, _) \
	X(_, KEY, id) \
	X(_, DATE, month, .flags = F_HIDDEN, .doc = "First day of the month") \
	X(_, INT, number, .flags = F_HIDDEN, .doc = "1, then 2 when the log was put right, and so on") \
	X(_, ID, replaces_id, .flags = F_HIDDEN, .doc = "The statement whose place it takes; none") \
	X(_, DATE, made_on, .flags = F_HIDDEN, .doc = "Day on which it was sealed") \
	X(_, INT, made_at, .flags = F_HIDDEN, .doc = "The same, UTC seconds") \
	X(_, TEXT, code, .flags = F_HIDDEN, .doc = "Code by which anybody can check it") \
	X(_, LONG, body, .max = 60000, .flags = F_HIDDEN | F_PERSONAL, .doc = "All that it says, line by line") \
	X(_, TEXT, seal, .flags = F_HIDDEN, .doc = "Keyed mark of the body") \
	X(_, INT, agreed, .flags = F_HIDDEN, .doc = "Sessions agreed") \
	X(_, INT, given, .flags = F_HIDDEN, .doc = "Of these given") \
	X(_, INT, missed, .flags = F_HIDDEN, .doc = "Of these missed") \
	X(_, INT, caught, .flags = F_HIDDEN, .doc = "Missed ones that were caught up") \
	X(_, REV, revision)
/* clang-format on */
struct statement_of_help {
	RECORD_OF_PUPIL(STATEMENT_OF_HELP)
};

/* clang-format off */
#define SAW_CHOICES(X, _) \
	X(_, YES, "yes", "Yes") \
	X(_, NO, "no", "No, something is different")
/* clang-format on */
CHOICES(saw, SAW);

/* clang-format off */
#define STATEMENT_ANSWER(X, _) \
	X(_, KEY, id) \
	X(_, ID, statement_id, .flags = F_HIDDEN, .doc = "The statement") \
	X(_, ID, person_id, .flags = F_HIDDEN, .doc = "Who answers") \
	X(_, ONE_OF(saw), answer, .label = "Is this what you saw?", .flags = F_INLINE, .missing = "Choose an answer", \
	  .doc = "yes, no") \
	X(_, LONG, words, .label = "What was different?", .hint = "Which day, and what did you see?", .max = 2000, \
	  .flags = F_PERSONAL, .doc = "Their words") \
	X(_, DATE, on_day, .flags = F_HIDDEN, .doc = "Day of the answer") \
	X(_, LONG, settled, .label = "What you found, and what you told the family", .max = 2000, \
	  .flags = F_FAMILY | F_PERSONAL, .missing = "Write what you found", .doc = "What came of a No") \
	X(_, ID, settled_by, .flags = F_HIDDEN, .doc = "Who looked into it") \
	X(_, DATE, settled_on, .flags = F_HIDDEN, .doc = "Day on which that was done") \
	X(_, REV, revision)
/* clang-format on */
struct statement_answer {
	RECORD_OF_PUPIL(STATEMENT_ANSWER)
	/* Joined, no columns. */
	struct str from_name;
	struct str settled_name;
	struct date month;
};

extern const struct record statement_of_help_rec;
extern const struct record statement_answer_rec;
