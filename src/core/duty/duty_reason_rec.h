/* Why something that should be done is not done, or not now: "should" asks for a good reason not to. The duty rests
 * until the day on which it is looked at again. What the law asks for has no such answer. Source: Code, introduction
 * (the meaning of "should"); law-2026 finding 16; R87. */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define DUTY_REASON(X, _) \
	X(_, KEY, id) \
	X(_, TEXT, about, .label = "What it is about", .max = 120, \
	  .doc = "The occasion: key of the duty, record, and the day it began from") \
	X(_, LONG, words, .label = "What is the reason?", \
	  .hint = "What you do instead, or why it is better so for this pupil", \
	  .max = 1000, .flags = F_PERSONAL | F_REQUIRED, .missing = "Write the reason", .doc = "The reason in words") \
	X(_, DATE, until_on, .label = "When do you look at it again?", .hint = "The reminder rests until this day", \
	  .flags = F_PERSONAL | F_REQUIRED, .missing = "Enter the day on which you look at it again", \
	  .doc = "Day from which the duty is shown again") \
	X(_, ID, by_id, .flags = F_HIDDEN, .doc = "Who gave the reason") \
	X(_, DATE, on_day, .flags = F_HIDDEN, .doc = "Day on which it was given") \
	X(_, REV, revision)
/* clang-format on */
struct duty_reason {
	RECORD_OF_PUPIL(DUTY_REASON)
};

extern const struct record duty_reason_rec;
