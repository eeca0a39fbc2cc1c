/* What a plan needs before it is shared (design 03). An outcome, a responsible class or subject teacher and a review
 * date stop the sharing when they are missing; everything else advises. Source: Code 6.45 to 6.54, 6.71;
 * domain.md 1.4, 10.8, 10.14. */
#pragma once

#include "core/record/check_rule.h"
#include "core/school/term_rule.h"
#include "plan/plan_rec.h"

enum teacher_kind {
	TEACHER_NONE,
	TEACHER_OTHER, /* a person, but no class or subject teacher: a TA, the SENCO who does not teach the pupil */
	TEACHER_OK,
};

/* What the plan itself does not say. */
struct plan_about {
	struct str pupil; /* given name, for the texts */
	enum teacher_kind teacher;
	struct date begin;   /* the plan starts; none: today */
	bool has_assessment; /* finished in this cycle */
	bool is_over_school_age;
};

/* A review this many school weeks ahead or fewer is within one cycle (three cycles a year; product default). */
enum { PLAN_WEEKS_MOST = 15 };

/* The list in the order of the form, gaps first. Anchors: outcomes, outcome-N, support-N, strategies, home, parents,
 * pupil, teacher, review_on. Memory: from a. */
struct check_list plan_check(struct arena *a, const struct plan_whole *w, const struct plan_about *about,
                             const struct calendar *c, struct date today);
/* Why this day is no good for a review, or empty: passed, a weekend, a holiday, too far ahead. Memory: from a. */
struct str review_date_problem(struct arena *a, const struct calendar *c, struct date review_on, struct date begin,
                               struct date today);
