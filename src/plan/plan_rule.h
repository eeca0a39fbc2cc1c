/* What a plan needs before it is shared (design 03). An outcome, a responsible class or subject teacher and a review
 * date stop the sharing when they are missing; everything else advises. Source: Code 6.45 to 6.54, 6.71;
 * domain.md 1.4, 10.8, 10.14. */
#pragma once

#include "core/record/check_rule.h"
#include "core/school/term_rule.h"

struct plan_outcome_fact {
	int64_t root; /* the outcome's identity across versions */
	struct str aim;
	struct str measure;
	bool has_baseline;
	bool has_target;
	struct date by;
	bool has_need; /* meets a need that was found in an assessment */
};

struct plan_support_fact {
	int64_t outcome_root; /* 0: for the whole plan */
	struct str what;
	struct str evidence;
	bool has_giver;
	int64_t per_week;
	int64_t minutes;
};

enum teacher_kind {
	TEACHER_NONE,
	TEACHER_OTHER, /* a person, but no class or subject teacher: a TA, the SENCO who does not teach the pupil */
	TEACHER_OK,
};

struct plan_check_fact {
	struct str pupil; /* given name, for the texts */
	const struct plan_outcome_fact *outcome;
	size_t outcomes;
	const struct plan_support_fact *support;
	size_t supports;
	enum teacher_kind teacher;
	struct date review_on;
	struct date begin; /* the plan starts; none: today */
	size_t strategies; /* what every teacher does */
	struct str everyday;
	struct str home;
	struct str parents_said;
	struct str parents_how;
	struct str pupil_said; /* may say that the pupil did not wish to */
	struct str pupil_how;
	bool has_assessment; /* finished in this cycle */
	bool is_over_school_age;
};

/* A review this many school weeks ahead or fewer is within one cycle (three cycles a year; product default). */
enum { PLAN_WEEKS_MOST = 15 };

/* The list in the order of the form, gaps first. Anchors: outcomes, outcome-N, support-N, strategies, home, parents,
 * pupil, teacher, review_on. Memory: from a. */
struct check_list plan_check(struct arena *a, const struct plan_check_fact *f, const struct calendar *c,
                             struct date today);
/* Why this day is no good for a review, or empty: passed, a weekend, a holiday, too far ahead. Memory: from a. */
struct str review_date_problem(struct arena *a, const struct calendar *c, struct date review_on, struct date begin,
                               struct date today);
