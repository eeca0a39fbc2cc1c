/* Whether somebody of the family can come to a meeting, and which days suit them otherwise. One for each person and
 * meeting: a later answer takes the place of the earlier one. */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define COMING_CHOICES(X, _) \
	X(_, YES, "coming", "I can come") \
	X(_, NO, "cannot", "I cannot come then")
/* clang-format on */
CHOICES(coming, COMING);

/* clang-format off */
#define MEETING_ANSWER(X, _) \
	X(_, KEY, id) \
	X(_, ID, meeting_id, .flags = F_HIDDEN, .doc = "The meeting") \
	X(_, ID, person_id, .flags = F_HIDDEN, .doc = "Who answers: a parent or carer, or the young person") \
	X(_, ONE_OF(coming), answer, .label = "Can you come?", .flags = F_REQUIRED | F_PERSONAL, \
	  .missing = "Choose an answer", .doc = "coming or cannot") \
	X(_, LONG, days, .label = "Which days and times suit you?", .max = 600, .flags = F_PERSONAL, \
	  .doc = "Days that suit somebody who cannot come, in their own words") \
	X(_, DATE, on_day, .flags = F_HIDDEN, .doc = "Day of the meeting that was answered; another day is asked anew") \
	X(_, INT, minute, .flags = F_HIDDEN, .doc = "Minute of that day; 0 not fixed") \
	X(_, INT, at, .flags = F_HIDDEN, .doc = "Instant of the answer") \
	X(_, ID, noted_by, .flags = F_HIDDEN, .doc = "Member of staff to whom it was said; none: they answered themselves")
/* clang-format on */
struct meeting_answer {
	RECORD_OF_PUPIL(MEETING_ANSWER)
	struct str by_name; /* joined, no column: "Mrs Iqbal" */
};

/* How many have answered for the day as it is now. */
struct coming_count {
	size_t coming;
	size_t cannot;
};

extern const struct record meeting_answer_rec;
