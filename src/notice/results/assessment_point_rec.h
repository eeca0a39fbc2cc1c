/* When a school looks at everybody's progress: "Autumn 2025". Results hang on it; its day is the day they are dated.
 * */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define ASSESSMENT_POINT(X, _) \
	X(_, KEY, id) \
	X(_, TEXT, name, .label = "Name", .hint = "For example Autumn 2025", .flags = F_REQUIRED, .max = 60, \
	  .missing = "Give it a name, for example Autumn 2025", .doc = "Name, unique in the school") \
	X(_, DATE, held_on, .label = "Day", .hint = "When it takes several days: the middle one", \
	  .flags = F_REQUIRED, .doc = "Day its results are dated") /* about the middle of the days it took */ \
	X(_, REV, revision)
/* clang-format on */
struct assessment_point {
	RECORD_OF_SCHOOL(ASSESSMENT_POINT)
};

extern const struct record assessment_point_rec;
