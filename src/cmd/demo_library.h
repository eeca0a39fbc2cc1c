/* What the invented pupils need and get: a small library of profiles. */
#pragma once

#include "kit/base/str.h"

enum { PROFILE_OUTCOMES = 2, PROFILE_SUPPORTS = 2, PROFILE_LINES = 3 };

struct demo_outcome {
	const char *aim;
	const char *measure;
	const char *unit;
	int baseline; /* whole numbers */
	int target;
};

struct demo_support {
	const char *what;
	const char *evidence;
	int per_week;
	int minutes;
	int group;
};

struct demo_profile {
	const char *need;
	const char *strength[PROFILE_LINES];
	const char *barrier;
	const char *barrier_action;
	const char *know[PROFILE_LINES];
	const char *teacher_says;
	const char *parents_say;
	const char *pupil_says;
	struct demo_outcome outcome[PROFILE_OUTCOMES];
	struct demo_support support[PROFILE_SUPPORTS];
	const char *home;
	const char *home_school;
};

extern const struct demo_profile demo_profiles[];
extern const size_t demo_profile_count;
