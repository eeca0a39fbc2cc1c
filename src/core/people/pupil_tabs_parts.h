/* The top that all pages of one pupil share: who it is, the eight tabs of the work, and below the current tab the
 * pages that belong to it. Capabilities list their pages beside their routes:
 *
 *   TAB(tab_concerns, .tab = TAB_NOTICE, .order = 10, .rest = "/concerns", .text = "Concerns", .cap = CAP_CONCERN);
 *
 * A tab leads to the first page of it that the role may open, and is left out when there is none. */
#pragma once

#include "core/door/page.h"

enum tab { TAB_OVERVIEW, TAB_NOTICE, TAB_ASSESS, TAB_PLAN, TAB_DO, TAB_REVIEW, TAB_FAMILY, TAB_HISTORY, TAB_COUNT };

struct pupil_part {
	enum tab tab;
	int order;        /* in the tab */
	const char *rest; /* of the address: "/pupil/12" and this */
	const char *text;
	enum cap cap;
};

#define TAB(var, ...)                                                                                                  \
	static const struct pupil_part var = { __VA_ARGS__ };                                                          \
	static const struct pupil_part *const var##_listed __attribute__((section("apdr_tab"), used)) = &var

size_t pupil_part_count(void);
const struct pupil_part *pupil_part_at(size_t i);

/* Only the tabs, and the pages of the current one; current is the rest of a listed page ("", "/plans"). now: the tab of
 * the step the cycle is in; TAB_COUNT: not said. */
void pupil_tabs(struct req *q, int64_t pupil_id, struct str first, const char *current, enum tab now);
/* Face and name with the way to the overview, then the tabs; above the heading of every page but the overview. */
void pupil_top(struct req *q, int64_t pupil_id, struct str name, struct str first, const char *current);
