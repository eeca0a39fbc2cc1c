#include "support/work_plan.h"

#include "core/cycle/cycle_sql.h"
#include "plan/plan_sql.h"
#include "support/support.h"

void work_plan(struct store_test *t, struct pupil_key k, int64_t shift, struct str group)
{
	struct date from = { 2026, 1, 5 };
	struct date review = { 2026, 3, 24 };
	struct outcome o = { .id = OUTCOME_ONE + shift,
		             .root_id = OUTCOME_ONE + shift,
		             .position = 1,
		             .aim = S("reads a page"),
		             .life_aim = 1,
		             .measure = S("Words a minute"),
		             .unit = S("words"),
		             .baseline = 38000,
		             .target = 55000,
		             .by_on = review,
		             .checked = CHECKED_WEEKLY };
	struct provision p = { .id = SUPPORT_ONE + shift,
		               .root_id = SUPPORT_ONE + shift,
		               .position = 1,
		               .outcome_root = o.root_id,
		               .what = S("Reading practice"),
		               .giver_id = GIVER,
		               .per_week = 3,
		               .minutes = 15,
		               .group_size = 2,
		               .group_key = group,
		               .starts = from,
		               .ends = review };
	struct plan_whole w = { .plan = { .id = PLAN_ONE + shift,
		                          .cycle_id = CYCLE_ONE + shift,
		                          .version = 1,
		                          .state = PLAN_DRAFT,
		                          .teacher_id = CLASS_TEACHER,
		                          .review_on = review,
		                          .made_by = CLASS_TEACHER,
		                          .revision = 1 },
		                .outcome = &o,
		                .outcomes = 1,
		                .provision = &p,
		                .provisions = 1 };

	assert_int_equal(cycle_insert(t->db, t->a, k,
	                              &(struct cycle){ .id = CYCLE_ONE + shift,
	                                               .number = 1,
	                                               .opened_on = from,
	                                               .assessed_on = from,
	                                               .planned_on = from,
	                                               .review_on = review,
	                                               .revision = 1 },
	                              &t->e),
	                 RC_OK);
	assert_int_equal(plan_insert(t->db, t->a, k, &w, &t->e), RC_OK);
	assert_int_equal(plan_share(t->db, t->a, k, w.plan.id, 1, from, CLASS_TEACHER, &t->e), RC_OK);
}
