#include "support/cohort.h"

enum { MILLI = 1000, DEVIATION = 12, MEAN = 100, TERM_DAYS = 121, TRUTH_OF = 10, RECENT = 4, SPREAD = 16188 };

static uint64_t next(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed >> 11;
}

/* Near enough to normal: twelve even ones. In thousandths of one deviation. */
static int32_t normal(uint64_t *seed)
{
	int64_t sum = 0;

	for (int i = 0; i < 12; i++)
		sum += (int64_t)(next(seed) % 1001);
	return (int32_t)(sum - 6000);
}

bool cohort_fails(const struct cohort *c, uint32_t pupil, uint16_t subject, enum screen_test t)
{
	enum cohort_truth truth = c->truth[pupil];

	if (t == SCREEN_GAP_NOT_CLOSING) /* nobody who was low is made to catch up, but those who rose for years */
		return c->low[pupil * c->school.subjects + subject] && truth != TRUTH_OWN_PACE;
	switch (truth) {
	case TRUTH_SLOWER:
	case TRUTH_GAP_GROWS:
		return true;
	case TRUTH_OWN_PACE:
		return t == SCREEN_OWN_PACE;
	case TRUTH_GAP_STAYS:
	case TRUTH_STEADY:
	case TRUTHS:
		break;
	}
	return false;
}

/* Where a pupil really stands at a point, in thousandths. recent counts the points of the last year, 0 before it. */
static int32_t standing(enum cohort_truth truth, int32_t level, int32_t recent, int32_t before)
{
	switch (truth) {
	case TRUTH_SLOWER:
	case TRUTH_GAP_GROWS:
		return level - recent * 5 * MILLI;
	case TRUTH_OWN_PACE: /* rises for years, then stands still */
		return level + before * 5 * MILLI;
	case TRUTH_GAP_STAYS:
	case TRUTH_STEADY:
	case TRUTHS:
		break;
	}
	return level;
}

struct cohort cohort_make(struct arena *a, uint64_t seed, size_t years, size_t size, size_t subjects, size_t points,
                          int32_t noise)
{
	size_t pupils = years * size, n = 0;
	struct screen_pupil *p = NEW_ARRAY(a, struct screen_pupil, pupils);
	struct screen_point *at = NEW_ARRAY(a, struct screen_point, points);
	struct screen_scale *scale = NEW(a, struct screen_scale);
	struct screen_result *r = NEW_ARRAY(a, struct screen_result, pupils * subjects * points);
	enum cohort_truth *truth = NEW_ARRAY(a, enum cohort_truth, pupils);
	bool *low = NEW_ARRAY(a, bool, pupils *subjects + 1);
	struct date first = { 2020, 7, 3 };

	*scale = (struct screen_scale){ .id = 1,
		                        .numbers = true,
		                        .rising = true,
		                        .low = 40 * MILLI,
		                        .high = 160 * MILLI,
		                        .step = MILLI,
		                        .band = 5 * MILLI,
		                        .has_national = true,
		                        .national = MEAN * MILLI };
	for (size_t i = 0; i < points; i++)
		at[i] = (struct screen_point){ (int64_t)i + 1, date_add(first, (int32_t)i * TERM_DAYS) };
	for (size_t i = 0; i < pupils; i++) {
		p[i] = (struct screen_pupil){ (int64_t)i + 1, (int32_t)(i / size), -1 };
		truth[i] =
		    next(&seed) % TRUTH_OF == 0 ? (enum cohort_truth)(1 + next(&seed) % (TRUTHS - 1)) : TRUTH_STEADY;
		for (size_t s = 0; s < subjects; s++) {
			int32_t level = MEAN * MILLI + normal(&seed) * DEVIATION;

			if (truth[i] == TRUTH_GAP_STAYS)
				level = (MEAN - 22) * MILLI;
			if (truth[i] == TRUTH_OWN_PACE)
				level = (MEAN - 25) * MILLI;
			low[i * subjects + s] = level <= MEAN * MILLI - SPREAD;
			for (size_t k = 0; k < points; k++) {
				int32_t last = (int32_t)points - RECENT;
				int32_t recent = (int32_t)k > last ? (int32_t)k - last : 0;
				int32_t before = (int32_t)k < last ? (int32_t)k : last;
				int32_t v = standing(truth[i], level, recent, before) +
				            normal(&seed) * (noise / MILLI) + normal(&seed) * (noise % MILLI) / MILLI;

				v = (v + MILLI / 2) / MILLI * MILLI;
				r[n++] = (struct screen_result){ .pupil = (uint32_t)i,
					                         .subject = (uint16_t)s,
					                         .point = (uint16_t)k,
					                         .has_value = true,
					                         .value = v };
			}
		}
	}
	return (struct cohort){ { .today = date_add(at[points - 1].on, 10),
		                  .scale = scale,
		                  .scales = 1,
		                  .point = at,
		                  .points = points,
		                  .pupil = p,
		                  .pupils = pupils,
		                  .subjects = subjects,
		                  .result = r,
		                  .results = n },
		                truth,
		                low };
}
