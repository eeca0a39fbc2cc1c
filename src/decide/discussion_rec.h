/* The early discussion with parents and pupil, and its note (Code 6.39). */
#pragma once

#include "core/people/said_rec.h"
#include "core/record/record_rec.h"

/* clang-format off */
#define DISCUSSION(X, _) \
	X(_, KEY, id) \
	X(_, DATE, held_on, .label = "When you talked", .flags = F_PERSONAL | F_REQUIRED, \
	  .missing = "Enter the day you talked", .doc = "Day of the discussion") \
	X(_, LONG, present, .label = "Who was there", .hint = "Names and relationship to the pupil", .max = 600, \
	  .flags = F_FAMILY | F_PERSONAL | F_REQUIRED, .missing = "Enter who was there", \
	  .doc = "People who took part, as names in words") \
	X(_, LONG, strengths, .label = "What goes well", .hint = "Strengths and interests", \
	  .flags = F_FAMILY | F_PERSONAL | F_REQUIRED, .missing = "Enter what goes well", \
	  .doc = "The pupil's strengths as agreed in the discussion") \
	X(_, LONG, difficulties, .label = "Difficulties", .flags = F_FAMILY | F_PERSONAL | F_REQUIRED, \
	  .missing = "Enter what is hard", .doc = "The pupil's difficulties as agreed in the discussion") \
	X(_, LONG, parent_worries, .label = "What the parents are worried about", \
	  .hint = "In their words. If they have no worries, say so", .flags = F_FAMILY | F_PERSONAL | F_REQUIRED, \
	  .missing = "Enter what the parents said", .doc = "Worries of the parents in their own words") \
	X(_, LONG, pupil_view, .label = "What the pupil said", \
	  .hint = "In their own words. Say how you found out if it was not by talking", .flags = F_FAMILY | F_PERSONAL, \
	  .doc = "The pupil's view in their own words") \
	X(_, LONG, hopes, .label = "What we hope for", .hint = "Agreed with parents and pupil", \
	  .flags = F_FAMILY | F_PERSONAL | F_REQUIRED, .missing = "Enter what you hope for", \
	  .doc = "Outcomes sought for the pupil, agreed together") \
	X(_, LONG, next_steps, .label = "Next steps", .hint = "Who does what, and by when", \
	  .flags = F_FAMILY | F_PERSONAL | F_REQUIRED, .missing = "Enter the next steps", \
	  .doc = "What was agreed to do next") \
	X(_, ID, noted_by, .flags = F_HIDDEN, .doc = "Person who wrote the note") \
	X(_, DATE, copy_on, .label = "Parents got a copy on", .flags = F_PERSONAL, \
	  .doc = "Day on which the parents were given the note") \
	X(_, ONE_OF(channel), copy_how, .label = "How they got it", .flags = F_PERSONAL, \
	  .doc = "How the note reached the parents") \
	X(_, REV, revision)
/* clang-format on */
struct discussion {
	RECORD_OF_PUPIL(DISCUSSION)
	struct str by_name; /* joined */
};

extern const struct record discussion_rec;
