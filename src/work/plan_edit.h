/* Writing a plan: the draft of the latest cycle, prefilled from what is known, checked, shared as a version that never
 * changes. Source: Code 6.48 to 6.51, R40 to R50. */
#pragma once

#include "domain/notice.h"
#include "domain/plan_check.h"
#include "store/cycle_store.h"
#include "store/plan_store.h"
#include "store/pupil_store.h"
#include "store/school_store.h"
#include "work/ctx.h"

enum { PLAN_OUTCOMES_MAX = 12, PLAN_SUPPORTS_MAX = 20, PLAN_STRATEGIES_MAX = 15 };

struct plan_edit {
	struct pupil pupil;
	struct str name;
	struct str first;
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
};

/* RC_NONE when the pupil is not theirs or the role does not write plans. */
enum rc plan_edit_load(struct ctx *c, int64_t pupil_id, struct plan_edit *out) NODISCARD;
/* The checklist for what stands in v->draft. */
enum rc plan_edit_check(struct ctx *c, struct plan_edit *v) NODISCARD;
/* Saves the draft; empty rows must be left out by the caller. The same first save twice is one draft. RC_CONFLICT:
 * somebody saved it since, or it is shared. */
enum rc plan_edit_save(struct ctx *c, int64_t pupil_id, struct plan_whole *in) NODISCARD;
/* Shares the saved draft: frozen, in force, family told, dates of the cycle set, changes said. RC_INVALID: *check says
 * what stops it. Sharing twice is one version. */
enum rc plan_edit_share(struct ctx *c, int64_t pupil_id, int64_t plan_id, int64_t revision,
                        struct check_list *check) NODISCARD;
