/* Synthetic year groups with known truth for the screen: every pupil keeps a standing, some are made to fail one of the
 * four tests, and every result has noise. The same seed gives the same results. */
#pragma once

#include "notice/screen/screen_rule.h"

enum cohort_truth { TRUTH_STEADY, TRUTH_SLOWER, TRUTH_OWN_PACE, TRUTH_GAP_STAYS, TRUTH_GAP_GROWS, TRUTHS };

/* Figures in thousandths of a point of a standardised score, mean 100. */
struct cohort_plan {
	uint64_t seed;
	size_t years, size, subjects;
	size_t points;     /* a term apart, three a year */
	int32_t deviation; /* of where pupils really stand */
	int32_t noise;     /* standard deviation of one result; the scale names the 90 % band that follows from it */
	int32_t fall;      /* what those who are made to fail lose in the last year, one pupil in ten; 0: nobody is */
	int32_t kept;      /* of where they stood a term ago, so many thousandths; the rest comes new. 0: all */
};

/* Six year groups of 250, two subjects, nine points, a fall of one standard deviation. */
struct cohort_plan cohort_plan(int32_t noise);
/* Nobody is made to fail, with what the publisher of a reading test for England says of it (NGRT, RECALLED):
 * reliability 0.90, the same pupils a year later 0.82. What moves is growth that differs from child to child. */
struct cohort_plan cohort_published(void);

struct cohort {
	struct screen_school school;
	enum cohort_truth *truth; /* of each pupil */
	bool *low;   /* of each pupil and subject: really a whole spread below the middle a year before the end */
	bool *below; /* …really below the middle at the end */
};

/* Memory: from a. */
struct cohort cohort_make(struct arena *a, const struct cohort_plan *plan);
/* Whether a pupil really fails this test in this subject. */
bool cohort_fails(const struct cohort *c, uint32_t pupil, uint16_t subject, enum screen_test t);

struct cohort_score {
	size_t n; /* pupils and subjects */
	size_t hit, missed, wrong, perhaps, unknown;
};

/* How the answers to a test are right. */
struct cohort_score cohort_score(const struct cohort *c, const struct screen_finding *f, size_t n, enum screen_test t);
