/* What was decided about a pupil whom the screen found (Code 6.17 to 6.19), with what had been found and said that day.
 */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define SCREEN_CHOICES(X, _) \
	X(_, NO_ACTION, "no_action", "No action", .hint = "Say why below") \
	X(_, ADAPT, "adapt", "Adapt teaching", .hint = "What, and until when") \
	X(_, WATCH, "watch", "Watch", .hint = "Look again on a date") \
	X(_, DISCUSS, "discuss", "Open an early discussion", .hint = "With parents and pupil")
/* clang-format on */
CHOICES(screen_action, SCREEN);

/* clang-format off */
#define SCREEN_DECISION(X, _) \
	X(_, KEY, id) \
	X(_, DATE, screened_on, .flags = F_HIDDEN, .doc = "Day whose results were looked at") \
	X(_, LONG, found, .flags = F_HIDDEN | F_PERSONAL, \
	  .doc = "Which tests of progress were met in which subject, and how many concerns there were") \
	  /* as in notice/screen/screen_ask_rule.h */ \
	X(_, LONG, said, .flags = F_HIDDEN | F_PERSONAL, \
	  .doc = "What was found, in the words and numbers that were read") \
	  /* the findings in words, one per line, as they were read when it was decided */ \
	X(_, ONE_OF(screen_action), result, .label = "Decision", .flags = F_PERSONAL | F_TILES | F_REQUIRED, \
	  .missing = "Choose what is to happen", .doc = "What was decided") \
	X(_, LONG, reason, .label = "Reason", .max = 2000, .flags = F_PERSONAL | F_REQUIRED, \
	  .missing = "Give the reason", .doc = "Why this was decided") \
	X(_, LONG, what, .label = "What will be different in lessons", \
	  .hint = "To adapt teaching: who does what, how often", .max = 1000, .flags = F_PERSONAL, \
	  .doc = "How teaching is adapted (6.19)") \
	X(_, DATE, until_on, .label = "Look again on", .hint = "To adapt teaching or to watch", .flags = F_PERSONAL, \
	  .doc = "Day to look again; the pupil is then asked about anew") \
	X(_, DATE, talked_on, .label = "Date", .flags = F_PERSONAL, .doc = "Day of the talk with parents and pupil") \
	X(_, TEXT, talked_with, .label = "Who", .max = 300, .flags = F_PERSONAL, \
	  .doc = "Who took part in the talk, as names in words") \
	X(_, LONG, talked_words, .label = "What was said and agreed", .max = 2000, .flags = F_PERSONAL, \
	  .doc = "Note of the talk") \
	X(_, ID, decided_by, .flags = F_HIDDEN, .doc = "Person who decided") \
	X(_, DATE, decided_on, .flags = F_HIDDEN, .doc = "Day of the decision") \
	X(_, REV, revision)
/* clang-format on */
struct screen_decision {
	RECORD_OF_PUPIL(SCREEN_DECISION)
	struct str by_name; /* joined */
};

extern const struct record screen_decision_rec;
