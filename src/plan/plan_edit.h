/* Writing a plan: the draft of the latest cycle, prefilled from what is known, checked, shared as a version that never
 * changes (plan_share.c). Source: Code 6.48 to 6.51, R40 to R50. */
#pragma once

#include "letters/notice_rule.h"
#include "plan/plan_rule.h"
#include "core/cycle/cycle_sql.h"
#include "plan/plan_sql.h"
#include "core/people/pupil_sql.h"
#include "core/school/school_sql.h"
#include "core/rights/ctx.h"
#include "core/people/young.h"

enum { PLAN_OUTCOMES_MAX = 20, PLAN_SUPPORTS_MAX = 30, PLAN_STRATEGIES_MAX = 30 };

struct plan_edit {
	struct pupil pupil;
	struct str name;
	struct str first;
	struct young young;      /* whose agreement counts */
	struct cycle cycle;      /* id 0: the first one, opened with the first save */
	struct plan_whole draft; /* arrays have room for the MAX above */
	bool is_new;
	bool has_before;
	struct plan_whole before; /* the version in force */
	struct staff *staff;      /* for select boxes */
	size_t staffs;
	struct pupil_staff *team; /* who gets the staff copy */
	size_t teams;
	struct told_list told; /* who gets the family's copy */
	bool has_assessment;
	struct check_list check;
	/* Of a draft that begins with what is known: where it comes from, and what one parent alone has said. */
	struct str parents_from;
	struct str parents_alone;
	struct str pupil_from;
	struct str aim_from;
	struct str review_from;
};

/* RC_NONE when the pupil is not theirs or the role does not write plans. */
enum rc plan_edit_load(struct ctx *c, int64_t pupil_id, struct plan_edit *out) NODISCARD;
/* The checklist for what stands in v->draft. */
enum rc plan_edit_check(struct ctx *c, struct plan_edit *v) NODISCARD;
/* Saves the draft; empty rows must be left out by the caller. What the form does not show is kept by root_id (support
 * that has begun stays in force); support for an outcome that is gone is for the whole plan. The same first save twice
 * is one draft. RC_CONFLICT: somebody saved it since, or it is shared. */
enum rc plan_edit_save(struct ctx *c, int64_t pupil_id, struct plan_whole *in) NODISCARD;
/* Do two drafts say the same? (A save that was sent twice is no conflict.) Ids and revision do not count. */
bool plan_same(const struct plan_whole *x, const struct plan_whole *y);
/* Support of the saved draft begins today, before the plan is shared (Code 6.19). RC_NONE: no such support in the
 * draft. RC_INVALID: nobody is named who gives it. Beginning twice is beginning once. */
enum rc plan_support_begin(struct ctx *c, int64_t pupil_id, int64_t root_id) NODISCARD;
/* Shares the saved draft: frozen, in force, family told, dates of the cycle set, changes said. RC_INVALID: *check says
 * what stops it. Sharing twice is one version. RC_CONFLICT: the draft was changed since `revision`. */
enum rc plan_edit_share(struct ctx *c, int64_t pupil_id, int64_t plan_id, int64_t revision, struct check_list *check,
                        struct told_list *told) NODISCARD;
/* What the draft changes against the version in force, in words for the family; empty for the first plan. */
struct str plan_changes(struct ctx *c, const struct plan_edit *v);

/* Also used by other files. */
extern const struct action ACT_PLAN_WRITE;
