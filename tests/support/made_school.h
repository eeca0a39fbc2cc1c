/* Made-up schools for tests of the screen: days, numbers of pupils and differences often lie just on a limit. */
#pragma once

#include "notice/screen/screen_rule.h"

enum { POINTS = 7, PUPILS = 150, SUBJECTS = 2, SCALES = 2, RESULTS = PUPILS * SUBJECTS * SCALES * POINTS };

/* The school of now. */
extern struct made_school {
	struct screen_school s;
	struct screen_rules rules;
	struct screen_scale scale[SCALES];
	struct screen_point point[POINTS];
	struct screen_pupil pupil[PUPILS];
	struct screen_result result[RESULTS];
	int32_t value[PUPILS][SUBJECTS][SCALES][POINTS];
	bool has[PUPILS][SUBJECTS][SCALES][POINTS];
} X;

/* From 0 to n - 1, by the seed of the school. */
uint32_t some(uint32_t n);
/* The school of this seed and round: rounds go through kinds of values and sizes. */
void made_school(uint32_t seed, int round);
/* The band of a scale as the rules say it. */
int32_t made_band(const struct screen_scale *c);
