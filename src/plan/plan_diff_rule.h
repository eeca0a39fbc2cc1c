/* What changed between two versions of a plan, in plain words for parents. Parts are matched by their root id, which
 * stays the same through versions; words and order do not matter for matching. Nothing is left out and nothing is
 * judged. Source: Code 6.49 and 6.71 (changes are made known), domain.md 1.4 (R46). */
#pragma once

#include "plan/plan_rec.h"

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

/* Both with the names of the teacher and of who gives each support. Memory: from a. */
struct diff_list plan_diff(struct arena *a, const struct plan_whole *old, const struct plan_whole *new);
/* One line for each change; "Nothing has changed." for none. Memory: from a. */
struct str plan_diff_text(struct arena *a, const struct diff_list *l);
