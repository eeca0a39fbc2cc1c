/* Synthetic year groups with known truth for the screen: every pupil keeps a standing, some are made to fail one of the
 * four tests, and every result has noise. The same seed gives the same results. */
#pragma once

#include "notice/screen/screen_rule.h"

enum cohort_truth { TRUTH_STEADY, TRUTH_SLOWER, TRUTH_OWN_PACE, TRUTH_GAP_STAYS, TRUTH_GAP_GROWS, TRUTHS };

struct cohort {
	struct screen_school school;
	enum cohort_truth *truth; /* of each pupil */
	bool *low; /* of each pupil and subject: really a whole spread below the middle a year before the end */
};

/* years year groups of size pupils, subjects, points a term apart (three a year). noise: standard deviation of one
 * result in thousandths of a point of a standardised score (mean 100, deviation 15, error 5). One pupil in ten fails
 * one test. Memory: from a. */
struct cohort cohort_make(struct arena *a, uint64_t seed, size_t years, size_t size, size_t subjects, size_t points,
                          int32_t noise);
/* Whether a pupil really fails this test in this subject. */
bool cohort_fails(const struct cohort *c, uint32_t pupil, uint16_t subject, enum screen_test t);
