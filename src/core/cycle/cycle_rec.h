/* One turn of assess, plan, do, review for a pupil. The step is derived from the dates by core/cycle/cycle_rule. */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define CYCLE(X, _) \
	X(_, KEY, id) \
	X(_, INT, number, .flags = F_HIDDEN, .doc = "1 for the first cycle of the pupil, and so on") \
	  /* 1, 2, … for this pupil */ \
	X(_, DATE, opened_on, .label = "Opened", .flags = F_PERSONAL | F_REQUIRED, \
	  .missing = "Enter the day the cycle was opened", .doc = "Day on which the cycle was opened") \
	X(_, DATE, assessed_on, .label = "Assess finished", .flags = F_PERSONAL, \
	  .doc = "Day on which the assessment was finished") \
	X(_, DATE, planned_on, .label = "Plan agreed", .flags = F_PERSONAL, \
	  .doc = "Day on which the first version of the plan was shared") \
	X(_, DATE, do_on, .label = "Support started", .flags = F_PERSONAL, \
	  .doc = "Day of the first support given in this cycle") \
	  /* first support given; may come before everything else (Code 6.19) */ \
	X(_, DATE, reviewed_on, .label = "Reviewed", .flags = F_PERSONAL, \
	  .doc = "Day on which the review was held and finished") \
	X(_, DATE, closed_on, .label = "Closed", .flags = F_PERSONAL, .doc = "Day on which the cycle was closed") \
	X(_, DATE, review_on, .label = "Review date", .hint = "When we will look at this together", \
	  .flags = F_PERSONAL, .doc = "Date agreed for the review") /* agreed date of the review */ \
	X(_, LONG, learned, .label = "What we have learned", .flags = F_PERSONAL, \
	  .doc = "What the review of this cycle adds to what is known about the pupil's needs") \
	X(_, LONG, assess_reason, .label = "Why it is enough", .max = 600, .flags = F_PERSONAL, \
	  .doc = "Why the assessment was finished although something was missing") \
	X(_, REV, revision)
/* clang-format on */
struct cycle {
	RECORD_OF_PUPIL(CYCLE)
};

extern const struct record cycle_rec;
