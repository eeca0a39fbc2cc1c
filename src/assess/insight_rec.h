/* What the school has learned about a pupil in a cycle: strengths, barriers, and what every teacher must know. */
#pragma once

#include "core/record/record_rec.h"

struct insight {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	int64_t cycle_id;
	struct str kind; /* strength, barrier, know */
	int64_t position;
	struct str words;
	struct str action;
};

extern const struct record insight_rec;
extern const struct choice insight_choices[];
