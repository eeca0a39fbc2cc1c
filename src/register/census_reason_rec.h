/* Why a query of the census about a pupil is right as it is. It rests on what the record said that day: when a need, a
 * rank or a day changes, the query is asked again. */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define CENSUS_REASON(X, _) \
	X(_, KEY, id) \
	X(_, TEXT, rule, .label = "Which query", .max = 40, .doc = "Key of the rule of the census") \
	X(_, TEXT, fact, .label = "What the record says", .max = 800, .flags = F_PERSONAL, \
	  .doc = "Codes, ranks and days on which the reason rests") \
	X(_, LONG, words, .label = "Why is it right?", .hint = "One sentence, for whoever checks the census", .max = 500, \
	  .flags = F_PERSONAL | F_REQUIRED, .missing = "Write why it is right", .doc = "The reason in words") \
	X(_, ID, by_id, .flags = F_HIDDEN, .doc = "Who gave the reason") \
	X(_, DATE, on_day, .flags = F_HIDDEN, .doc = "Day on which it was given") \
	X(_, REV, revision)
/* clang-format on */
struct census_reason {
	RECORD_OF_PUPIL(CENSUS_REASON)
};

extern const struct record census_reason_rec;
