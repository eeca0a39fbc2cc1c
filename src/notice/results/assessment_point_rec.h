/* When a school looks at everybody's progress: "Autumn 2025". Results hang on it; its day is the day they are dated.
 * */
#pragma once

#include "core/record/record_rec.h"

struct assessment_point {
	int64_t school_id;
	int64_t id;
	struct str name;     /* unique in the school */
	struct date held_on; /* about the middle of the days it took */
	int64_t revision;
};

extern const struct record assessment_point_rec;
