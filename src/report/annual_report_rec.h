/* The annual report on a pupil's progress: that it went to the parents, and when. The report itself is written where
 * the school writes the reports of all pupils; kept here it is a file of the record. Source: Code 6.64. */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define ANNUAL_REPORT(X, _) \
	X(_, KEY, id) \
	X(_, DATE, given_on, .label = "When did the parents get it?", .flags = F_PERSONAL | F_REQUIRED, \
	  .missing = "Enter the day on which the parents got it", .doc = "Day on which the report went to the parents") \
	X(_, LONG, words, .label = "Note (if you want)", .max = 500, .flags = F_PERSONAL, .doc = "Anything else to know") \
	X(_, ID, noted_by, .flags = F_HIDDEN, .doc = "Who recorded it") \
	X(_, REV, revision)
/* clang-format on */
struct annual_report {
	RECORD_OF_PUPIL(ANNUAL_REPORT)
};

extern const struct record annual_report_rec;
