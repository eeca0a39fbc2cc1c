/* What changed between two versions of a plan, in plain words for parents. Parts are matched by their root id, which
 * stays the same through versions; words and order do not matter for matching. Nothing is left out and nothing is
 * judged. Source: Code 6.49 and 6.71 (changes are made known), domain.md 1.4 (R46). */
#pragma once

#include "core/record/force_rule.h"

struct diff_outcome {
	int64_t root;
	struct str aim;
	struct str measure;
	struct str unit;
	bool has_target;
	int64_t target; /* thousandths */
	struct date by;
};

struct diff_support {
	int64_t root;
	struct str what;
	struct str giver; /* name; empty: nobody named */
	int64_t per_week;
	int64_t minutes;
	int64_t group_size;
	struct date ends;
};

struct diff_plan {
	const struct diff_outcome *outcome;
	size_t outcomes;
	const struct diff_support *support;
	size_t supports;
	const struct str *strategy; /* what every teacher does; matched by their words */
	size_t strategies;
	struct str home;
	struct str home_school; /* what school does to help at home */
	struct str teacher;
	struct date review_on;
};

enum diff_part { DIFF_OUTCOME, DIFF_SUPPORT, DIFF_STRATEGY, DIFF_HOME, DIFF_TEACHER, DIFF_REVIEW };
enum diff_kind { DIFF_ADDED, DIFF_REMOVED, DIFF_CHANGED };

struct diff_line {
	enum diff_part part;
	enum diff_kind kind;
	struct str text; /* "Reading practice is now 5 times a week. It was 3 times." */
};

struct diff_list {
	const struct diff_line *item;
	size_t n;
};

/* Memory: from a. */
struct diff_list plan_diff(struct arena *a, const struct diff_plan *old, const struct diff_plan *new);
/* One line for each change; "Nothing has changed." for none. Memory: from a. */
struct str plan_diff_text(struct arena *a, const struct diff_list *l);
