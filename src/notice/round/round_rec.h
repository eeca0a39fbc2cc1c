/* The round to the teachers: the SENCO asks everybody who teaches a pupil, until a day. Source: Code 6.45 (first and
 * fourth source); domain.md 4.10; R30, R31. */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define ROUND(X, _) \
	X(_, KEY, id) \
	X(_, ID, cycle_id, .flags = F_HIDDEN, \
	  .doc = "The cycle whose assessment it is for; none: asked before there was one") \
	  /* the assessment it belongs to; 0 = asked before there was one */ \
	X(_, ID, asked_by, .flags = F_HIDDEN, .doc = "Who asked") \
	X(_, DATE, asked_on, .flags = F_HIDDEN, .doc = "Day on which it was asked") \
	X(_, DATE, answer_by, .label = "Please answer by", .flags = F_REQUIRED, \
	  .missing = "Enter the day by which you need the answers", .doc = "Day by which answers are wanted") \
	X(_, LONG, question, .label = "Anything special you want to know? (if you want)", \
	  .hint = "Progress, what helps, what is hard in class and at break are always asked", .flags = F_PERSONAL, \
	  .max = 400, .doc = "What is asked besides the usual; empty: nothing") \
	  /* empty = what do you see, what helps */ \
	X(_, DATE, reminded_on, .flags = F_HIDDEN, .doc = "Day of the last reminder") /* the last time */ \
	X(_, DATE, closed_on, .flags = F_HIDDEN, .doc = "Day on which it was closed; empty: open") \
	  /* none = answers can still be given */ \
	X(_, REV, revision)
/* clang-format on */
struct round {
	RECORD_OF_PUPIL(ROUND)
	/* Joined, no column. */
	struct str by_name;
};

extern const struct record round_rec;
