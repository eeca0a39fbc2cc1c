/* What a member of staff saw: in a lesson, at break, on a trip. A log of facts beside what is measured; nothing is
 * concluded here. Source: Code 6.20, 6.45; domain.md 4.10. */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define OBSERVED_CHOICES(X, _) \
	X(_, LESSON, "lesson", "Lesson") \
	X(_, BREAK, "break", "Break") \
	X(_, LUNCH, "lunch", "Lunch") \
	X(_, ARRIVAL, "arrival", "Arrival or leaving") \
	X(_, TRIP, "trip", "Trip or club") \
	X(_, OTHER, "other", "Somewhere else")
/* clang-format on */
CHOICES(observation_place, OBSERVED);

/* clang-format off */
#define OBSERVATION(X, _) \
	X(_, KEY, id) \
	X(_, DATE, seen_on, .label = "On which day?", .flags = F_PERSONAL | F_REQUIRED, .missing = "Enter the day", \
	  .doc = "Day on which it was seen") \
	X(_, ONE_OF(observation_place), place, .label = "Where?", .flags = F_PERSONAL | F_REQUIRED | F_TILES, \
	  .missing = "Choose where it was", .doc = "Where it was seen") \
	  /* lesson, break, lunch, arrival, trip, other */ \
	X(_, TEXT, subject, .label = "Subject (if you want)", .flags = F_PERSONAL, .max = 60, .width = 20, \
	  .doc = "Subject of the lesson; empty: none") /* free text: "Maths"; empty = none */ \
	X(_, LONG, words, .label = "What did you see?", \
	  .hint = "Facts: what happened, for how long, what came before", .flags = F_PERSONAL | F_REQUIRED, \
	  .max = 1000, .missing = "Write what you saw", .doc = "What was seen, in the observer's words") \
	X(_, LONG, helped, .label = "What helped? (if you know)", .flags = F_PERSONAL, .max = 500, \
	  .doc = "What helped") /* what helped; empty = nothing noted */ \
	X(_, ID, seen_by, .flags = F_HIDDEN, .doc = "Who saw it") /* person */ \
	X(_, INT, noted_at, .flags = F_HIDDEN, .doc = "Instant at which it was noted") \
	X(_, REV, revision)
/* clang-format on */
struct observation {
	RECORD_OF_PUPIL(OBSERVATION)
	/* Joined, no column. */
	struct str by_name;
};

extern const struct record observation_rec;

/* "Lesson, Maths" or "Break". Memory: from a. */
struct str observation_where(struct arena *a, const struct observation *v);
