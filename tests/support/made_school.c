#include "support/made_school.h"

#include <stdlib.h>

struct made_school X;

static uint32_t seed;

uint32_t some(uint32_t n)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % n;
}

static int32_t some_value(int kind)
{
	switch (kind) {
	case 0: /* whole numbers close together, and so on both sides of every limit */
		return 1000 * (90 + (int32_t)some(12));
	case 1:
		return 500 * ((int32_t)some(60) - 30);
	case 2:
		return (int32_t)some(70000) - 20000;
	case 4:
		return (int32_t)some(16) - 4;
	default: /* anything that may be kept */
		return (int32_t)some(3) == 0 ? 0 : (some(2) ? 1 : -1) * (int32_t)(some(SCREEN_VALUE_MOST) + 1);
	}
}

/* Results of everybody in everything, with gaps and absences; most series on the first scale. */
static void fill(int kind)
{
	static const uint32_t SEEN[SCALES] = { 5, 2 };

	X.s.results = 0;
	for (uint32_t p = 0; p < X.s.pupils; p++)
		for (uint16_t b = 0; b < SUBJECTS; b++)
			for (uint16_t c = 0; c < SCALES; c++) {
				bool whole = some(3) != 0, absent = some(8) == 0;

				for (uint16_t k = 0; k < POINTS; k++) {
					struct screen_result r = {
						p, b, c, k, some(8) != 0 && !absent, some_value(kind)
					};

					X.has[p][b][c][k] = false;
					if (!whole && some(6) >= SEEN[c])
						continue;
					if (c > 0 && p % 3 != 0)
						continue;
					X.result[X.s.results++] = r;
					X.has[p][b][c][k] = r.has_value;
					X.value[p][b][c][k] = r.value;
				}
			}
}

void made_school(uint32_t with, int round)
{
	static const int32_t STEPS[] = { 1, 40, 79, 80, 81, 110, 190, 189, 269, 270, 271 };
	static const int32_t PAIRS[] = { 0, 110, 189, 200 };
	static const int32_t AFTER[] = { 0, 199, 200, 201 };
	/* Bands that touch at just 3 and 4, of means of two too (708: 500 and 500), and whose chance is 2, 3 and 4;
	 * less than a step; none; all there is. */
	static const int32_t BANDS[] = { 1500, 2000, 708, 1415, 2122, 2829, 300, 0, 3000, 2 * SCREEN_VALUE_MOST };
	int kind = round % 5;

	seed = with;
	X.rules = screen_rules_default();
	X.rules.peers_least = (int32_t)some(6);
	X.rules.middle_least = (int32_t)some(11);
	X.rules.widen_most = (int32_t)some(4);
	X.rules.slower_permille = some(2) == 0 ? 1220 : (int32_t)some(900);
	X.rules.pair_days = PAIRS[some(4)];
	for (int c = 0; c < SCALES; c++)
		X.scale[c] =
		    (struct screen_scale){ .id = c + 1,
			                   .numbers = c == 0 || round % 3 != 0,
			                   .rising = round / 4 % 2 == c,
			                   .low = 40000,
			                   .high = 160000,
			                   .step = kind == 0   ? 1000
			                           : kind == 4 ? 1
			                                       : 500,
			                   .band = kind == 4 ? (int32_t)some(6) : BANDS[some(kind == 3 ? 10 : 9)] };
	for (int k = 0; k < POINTS; k++)
		X.point[k] =
		    (struct screen_point){ k + 1, k == 0 ? (struct date){ 2022, 9, 5 }
			                                 : date_add(X.point[k - 1].on,
			                                            STEPS[some(sizeof STEPS / sizeof STEPS[0])]) };
	X.s = (struct screen_school){ .today = date_add(X.point[POINTS - 1].on, AFTER[some(4)]),
		                      .scale = X.scale,
		                      .scales = SCALES,
		                      .point = X.point,
		                      .points = POINTS,
		                      .pupil = X.pupil,
		                      .pupils = round % 7 == 0 ? PUPILS : 1 + some(40),
		                      .subjects = SUBJECTS,
		                      .result = X.result };
	for (uint32_t p = 0; p < X.s.pupils; p++)
		X.pupil[p] = (struct screen_pupil){ p + 1, p % 11 == 0 ? 5 : 4, 0 };
	fill(kind);
}

int32_t made_band(const struct screen_scale *c)
{
	int64_t band = c->band > 0 ? c->band : ((int64_t)c->high - c->low) * X.rules.band_default_permille / 1000;

	band = band < c->step ? c->step : band;
	return (int32_t)(band > SCREEN_VALUE_MOST ? SCREEN_VALUE_MOST : band);
}
