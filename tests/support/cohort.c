#include "support/cohort.h"

#include <math.h>
#include <stdlib.h>

enum { MILLI = 1000, MEAN = 100, TERM_DAYS = 121, TRUTH_OF = 10, RECENT = 4, IN_A_YEAR = 3 };
enum { BAND_PERMILLE = 1645 /* nine of ten */ };

static uint64_t next(uint64_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return *seed >> 11;
}

/* Near enough to normal: twelve even ones. */
static int32_t normal(uint64_t *seed, int32_t deviation)
{
	int64_t sum = 0;

	for (int i = 0; i < 12; i++)
		sum += (int64_t)(next(seed) % 1001);
	return (int32_t)((sum - 6000) * deviation / MILLI);
}

struct cohort_plan cohort_plan(int32_t noise)
{
	return (struct cohort_plan){ .seed = 20251204,
		                     .years = 6,
		                     .size = 250,
		                     .subjects = 2,
		                     .points = 9,
		                     .deviation = 12 * MILLI,
		                     .noise = noise,
		                     .fall = 15 * MILLI };
}

/* Of a deviation of 15, 0.90 of the variance is true: 14.23, and 4.74 of noise. From year to year 0.82 / 0.90 of the
 * true is kept, from term to term its third root. */
struct cohort_plan cohort_published(void)
{
	struct cohort_plan p = cohort_plan(4743);

	p.deviation = 14230;
	p.fall = 0;
	p.kept = 969;
	return p;
}

bool cohort_fails(const struct cohort *c, uint32_t pupil, uint16_t subject, enum screen_test t)
{
	size_t at = pupil * c->school.subjects + subject;
	enum cohort_truth truth = c->truth[pupil];

	if (t == SCREEN_GAP_NOT_CLOSING) /* nobody who was low is made to catch up, but those who rose for years */
		return c->low[at] && truth != TRUTH_OWN_PACE;
	switch (truth) {
	case TRUTH_SLOWER:
	case TRUTH_GAP_GROWS:
		return t != SCREEN_GAP_GROWING || c->below[at]; /* who is still above the middle has no gap */
	case TRUTH_OWN_PACE:
		return t == SCREEN_OWN_PACE;
	case TRUTH_GAP_STAYS:
	case TRUTH_STEADY:
	case TRUTHS:
		break;
	}
	return false;
}

struct cohort_score cohort_score(const struct cohort *c, const struct screen_finding *f, size_t n, enum screen_test t)
{
	struct cohort_score s = { .n = n };

	for (size_t i = 0; i < n; i++) {
		bool fails = cohort_fails(c, f[i].pupil, f[i].subject, t), met = f[i].answer[t] == SCREEN_MET;

		s.hit += fails && met;
		s.missed += fails && !met;
		s.wrong += !fails && met;
		s.perhaps += f[i].answer[t] == SCREEN_PERHAPS;
		s.unknown += f[i].answer[t] == SCREEN_CANNOT_TELL;
	}
	return s;
}

/* How far a pupil has been moved from the own level at point k of n. */
static int32_t moved(const struct cohort_plan *plan, enum cohort_truth truth, size_t k)
{
	int32_t last = (int32_t)plan->points - RECENT, at = (int32_t)k;

	switch (truth) {
	case TRUTH_SLOWER:
	case TRUTH_GAP_GROWS:
		return at > last ? -(at - last) * plan->fall / IN_A_YEAR : 0;
	case TRUTH_OWN_PACE: /* rises for years, then stands still */
		return (at < last ? at : last) * plan->fall / IN_A_YEAR;
	case TRUTH_GAP_STAYS:
	case TRUTH_STEADY:
	case TRUTHS:
		break;
	}
	return 0;
}

static int32_t level_of(const struct cohort_plan *plan, uint64_t *seed, enum cohort_truth truth)
{
	int32_t level = MEAN * MILLI + normal(seed, plan->deviation);

	return truth == TRUTH_GAP_STAYS ? (MEAN - 22) * MILLI : truth == TRUTH_OWN_PACE ? (MEAN - 25) * MILLI : level;
}

/* What comes new each term keeps the deviation of all as it is. */
static int32_t drift(const struct cohort_plan *plan, uint64_t *seed, int32_t level)
{
	double kept = plan->kept / 1000.0;

	if (plan->kept == 0)
		return level;
	return MEAN * MILLI + (int32_t)((level - MEAN * MILLI) * kept) +
	       normal(seed, (int32_t)(plan->deviation * sqrt(1 - kept * kept)));
}

/* Where everybody really stands, by pupil and subject. */
struct standing {
	int32_t *base, *end, *sorted;
};

/* The results of one pupil in one subject. */
static void series_make(const struct cohort_plan *plan, uint64_t *seed, enum cohort_truth truth,
                        const struct standing *t, struct screen_result *r)
{
	uint32_t pupil = r->pupil;
	int32_t level = level_of(plan, seed, truth);
	size_t at = pupil * plan->subjects + r->subject;

	for (size_t k = 0; k < plan->points; k++) {
		int32_t stands = level + moved(plan, truth, k), v = stands + normal(seed, plan->noise);

		if (k == plan->points - RECENT)
			t->base[at] = stands;
		t->end[at] = stands;
		r[k] = (struct screen_result){ .pupil = pupil,
			                       .subject = r->subject,
			                       .point = (uint16_t)k,
			                       .has_value = true,
			                       .value = (v + MILLI / 2) / MILLI * MILLI };
		level = drift(plan, seed, level);
	}
}

static int by_value(const void *x, const void *y)
{
	int32_t a = *(const int32_t *)x, b = *(const int32_t *)y;

	return (a > b) - (a < b);
}

/* Who of a year group is really low in a subject, and who really stands below its middle. */
static void year_truth(const struct cohort_plan *plan, size_t year, size_t subject, const struct standing *t,
                       struct cohort *c)
{
	size_t first = year * plan->size * plan->subjects + subject, n = plan->size;
	int32_t *v = t->sorted, low;

	for (size_t i = 0; i < n; i++)
		v[i] = t->base[first + i * plan->subjects];
	qsort(v, n, sizeof *v, by_value);
	low = v[n / 2] - (v[n * 3 / 4] - v[n / 4]);
	for (size_t i = 0; i < n; i++)
		v[i] = t->end[first + i * plan->subjects];
	qsort(v, n, sizeof *v, by_value);
	for (size_t i = first; i < first + n * plan->subjects; i += plan->subjects) {
		c->low[i] = t->base[i] <= low;
		c->below[i] = t->end[i] < v[n / 2];
	}
}

/* In whole points, never less: as a manual says it. */
static int32_t band_of(int32_t noise)
{
	int32_t points = (int32_t)((int64_t)noise * BAND_PERMILLE / MILLI + MILLI - 1) / MILLI;

	return points > 0 ? points * MILLI : MILLI;
}

struct cohort cohort_make(struct arena *a, const struct cohort_plan *plan)
{
	size_t pupils = plan->years * plan->size;
	struct screen_pupil *p = NEW_ARRAY(a, struct screen_pupil, pupils);
	struct screen_point *at = NEW_ARRAY(a, struct screen_point, plan->points);
	struct screen_scale *scale = NEW(a, struct screen_scale);
	struct screen_result *r = NEW_ARRAY(a, struct screen_result, pupils * plan->subjects * plan->points + 1);
	struct cohort c = { .truth = NEW_ARRAY(a, enum cohort_truth, pupils),
		            .low = NEW_ARRAY(a, bool, pupils * plan->subjects + 1),
		            .below = NEW_ARRAY(a, bool, pupils * plan->subjects + 1) };
	struct standing t = { NEW_ARRAY(a, int32_t, pupils * plan->subjects + 1),
		              NEW_ARRAY(a, int32_t, pupils * plan->subjects + 1),
		              NEW_ARRAY(a, int32_t, plan->size + 1) };
	uint64_t seed = plan->seed;

	*scale = (struct screen_scale){ .id = 1,
		                        .numbers = true,
		                        .rising = true,
		                        .low = 40 * MILLI,
		                        .high = 160 * MILLI,
		                        .step = MILLI,
		                        .band = band_of(plan->noise),
		                        .has_national = true,
		                        .national = MEAN * MILLI };
	for (size_t i = 0; i < plan->points; i++)
		at[i] = (struct screen_point){ (int64_t)i + 1,
			                       date_add((struct date){ 2020, 7, 3 }, (int32_t)i * TERM_DAYS) };
	for (size_t i = 0; i < pupils; i++) {
		p[i] = (struct screen_pupil){ (int64_t)i + 1, (int32_t)(i / plan->size), -1 };
		c.truth[i] = next(&seed) % TRUTH_OF == 0 && plan->fall > 0
		                 ? (enum cohort_truth)(1 + next(&seed) % (TRUTHS - 1))
		                 : TRUTH_STEADY;
		for (size_t s = 0; s < plan->subjects; s++) {
			struct screen_result *own = r + (i * plan->subjects + s) * plan->points;

			*own = (struct screen_result){ .pupil = (uint32_t)i, .subject = (uint16_t)s };
			series_make(plan, &seed, c.truth[i], &t, own);
		}
	}
	for (size_t y = 0; y < plan->years; y++)
		for (size_t k = 0; k < plan->subjects; k++)
			year_truth(plan, y, k, &t, &c);
	c.school = (struct screen_school){ .today = date_add(at[plan->points - 1].on, 10),
		                           .scale = scale,
		                           .scales = 1,
		                           .point = at,
		                           .points = plan->points,
		                           .pupil = p,
		                           .pupils = pupils,
		                           .subjects = plan->subjects,
		                           .result = r,
		                           .results = pupils * plan->subjects * plan->points };
	return c;
}
