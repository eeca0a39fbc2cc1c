/* One result of one pupil: assessment point, subject, scale, and a value, a code or words. Never overwritten: a
 * correction ends the row (until_at) and adds one, so that the school can be asked what it knew on any past day. */
#pragma once

#include "core/record/key_rec.h"
#include "core/record/record_rec.h"

/* clang-format off */
#define RESULT_CHOICES(X, _) \
	X(_, GRID, "grid", "Typed in") \
	X(_, IMPORT, "import", "From a file") \
	X(_, DEMO, "demo", "Invented for the demonstration")
/* clang-format on */
CHOICES(result_way, RESULT);

/* clang-format off */
#define RESULT(X, _) \
	X(_, KEY, id) \
	X(_, ID, point_id, .flags = F_HIDDEN, .doc = "The assessment point") \
	X(_, TEXT, subject, .flags = F_HIDDEN, .max = 40, .doc = "Code of the subject") \
	  /* code: notice/results/subject_rule or the school's own */ \
	X(_, ID, scale_id, .flags = F_HIDDEN, .doc = "The scale it is measured on") \
	X(_, MILLI, value, .flags = F_HIDDEN | F_PERSONAL, .doc = "Value in thousandths; none when there is a code") \
	  /* thousandths; MILLI_NONE = a code or words stand instead */ \
	X(_, TEXT, code, .flags = F_HIDDEN | F_PERSONAL, .max = 20, \
	  .doc = "Code instead of a value, for example absent; words when the note is the result") \
	  /* one of the scale's codes, "words" when note is the result; empty with a value */ \
	X(_, LONG, note, .label = "Note", .flags = F_PERSONAL, .max = 1000, .doc = "Words beside it") \
	  /* words of whoever entered it; for a scale of words the result itself */ \
	X(_, ONE_OF(result_way), way, .flags = F_HIDDEN, .doc = "How it came in") \
	  /* grid, import, demo */ \
	X(_, ID, noted_by, .flags = F_HIDDEN, .doc = "Who entered it; none for a file") \
	  /* person; 0 = by a file on the command line */ \
	X(_, INT, noted_at, .flags = F_HIDDEN, .doc = "Known from then on, UTC seconds") \
	  /* UTC seconds: known from here … */ \
	X(_, ID, until_at, .flags = F_HIDDEN, .doc = "Corrected then, UTC seconds; none while in force") \
	  /* … until here; 0 = still in force */
/* clang-format on */
struct result {
	RECORD_OF_PUPIL(RESULT)
	/* Joined, no columns; empty where the statement does not say so. */
	struct str noted_name;
};

extern const struct record result_rec;
