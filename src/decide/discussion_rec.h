/* The early discussion with parents and pupil, and its note (Code 6.39). */
#pragma once

#include "core/record/record_rec.h"

struct discussion {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	struct date held_on;
	struct str present;
	struct str strengths;
	struct str difficulties;
	struct str parent_worries;
	struct str pupil_view;
	struct str hopes;
	struct str next_steps;
	int64_t noted_by;
	struct date copy_on;
	struct str copy_how;
	int64_t revision;
	struct str by_name; /* joined */
};

extern const struct record discussion_rec;
