/* What the step into a new school year does with a pupil, and what it has to know for that. */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define YEAR_UP_WHAT_CHOICES(X, _) \
	X(_, UP, "up", "Goes up") \
	X(_, STAY, "stay", "Stays in the year group") \
	X(_, LEAVE, "leave", "Leaves the school") \
	X(_, DONE, "done", "Is there already")
/* clang-format on */
CHOICES(year_up_what, YEAR_UP_WHAT);

enum { YEAR_NOT_KNOWN = -100 };

struct year_up_facts {
	int year;
	int year_may; /* the year group at the end of May; YEAR_NOT_KNOWN: no class is recorded for that day */
	struct date born;
	struct date joined_on;
	bool moved; /* by this step, this summer */
};
