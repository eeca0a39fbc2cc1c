/* story/pupil_view: what a page says of the plan that is in force. */
#include "support/support.h"

#include "core/cycle/cycle_sql.h"
#include "do/support_sql.h"
#include "meeting/meeting_sql.h"
#include "support/test_db.h"
#include "support/work_plan.h"
#include "support/work_school.h"
#include "story/pupil_view.h"

/* The review is done, the next plan not yet shared: numbers and sessions of the last plan are still its own. */
static void test_plan__keeps_its_numbers_until_the_next(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	struct date on = { 2026, 1, 16 };
	struct pupil_view v;

	work_plan(t, zara, 0, S(""));
	assert_int_equal(point_insert(t->db, t->a, zara,
	                              &(struct measure_point){ .id = 1,
	                                                       .outcome_root = OUTCOME_ONE,
	                                                       .on_day = on,
	                                                       .value = 51000,
	                                                       .noted_by = CLASS_TEACHER },
	                              &t->e),
	                 RC_OK);
	assert_int_equal(session_note_insert(t->db, t->a, zara,
	                                     &(struct session_note){ .id = 2,
	                                                             .provision_root = SUPPORT_ONE,
	                                                             .on_day = on,
	                                                             .result = SESSION_GIVEN,
	                                                             .noted_by = GIVER,
	                                                             .revision = 1 },
	                                     &t->e),
	                 RC_OK);
	assert_int_equal(cycle_insert(t->db, t->a, zara,
	                              &(struct cycle){ .id = 8900, .number = 2, .opened_on = TODAY, .revision = 1 },
	                              &t->e),
	                 RC_OK);
	assert_int_equal(IN_READ(c, pupil_view_load(c, ZARA, &v)), RC_OK);
	assert_true(v.has_plan);
	assert_int_equal(v.fact.number, 2);
	assert_int_equal(v.outcome[0].points, 1);
	assert_int_equal(v.outcome[0].progress.latest.value, 51000);
	assert_int_equal(v.dose.given, 1);
}

static void meeting_put(struct store_test *t, int64_t id, struct date day, enum meeting_state state)
{
	struct meeting m = {
		.id = id, .kind = MEETING_KIND_REVIEW, .on_day = day, .state = state, .made_by = SENCO, .revision = 1
	};

	assert_int_equal(meeting_insert(t->db, t->a, zara, &m, &t->e), RC_OK);
}

/* A booked day that is over is neither the next meeting nor forgotten, until it is said what became of it. */
static void test_meeting__of_a_day_that_is_over(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	struct pupil_view v;

	meeting_put(t, 41, date_add(TODAY, -40), MEETING_BOOKED);
	meeting_put(t, 42, date_add(TODAY, -1), MEETING_BOOKED);
	assert_int_equal(IN_READ(c, pupil_view_load(c, ZARA, &v)), RC_OK);
	assert_int_equal(v.next_meeting.id, 0);
	assert_int_equal(v.past_meeting.id, 42);
	meeting_put(t, 43, TODAY, MEETING_BOOKED);
	assert_int_equal(IN_READ(c, pupil_view_load(c, ZARA, &v)), RC_OK);
	assert_int_equal(v.next_meeting.id, 43);
}

static void test_meeting__the_last_one_was_held(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	struct pupil_view v;

	meeting_put(t, 41, date_add(TODAY, -40), MEETING_BOOKED);
	meeting_put(t, 42, date_add(TODAY, -1), MEETING_HELD);
	assert_int_equal(IN_READ(c, pupil_view_load(c, ZARA, &v)), RC_OK);
	assert_int_equal(v.past_meeting.id, 0);
}

/* In September the plan still names the teacher of July. */
static void test_teacher__of_the_plan_teaches_another_class_now(void **state)
{
	struct pupil_staff staff[] = { { .person_id = GIVER }, { .person_id = SENCO, .is_main = true } };
	struct pupil_view v = { .staff = staff, .staffs = 2 };

	(void)state;
	v.plan.plan.teacher_id = CLASS_TEACHER;
	assert_false(pupil_plan_teacher_is_here(&v));
	v.staffs = 1; /* nobody teaches the new class yet */
	assert_true(pupil_plan_teacher_is_here(&v));
	staff[0].person_id = CLASS_TEACHER;
	v.staffs = 2;
	assert_true(pupil_plan_teacher_is_here(&v));
}

TEST_MAIN(test_pupil_view)
{
#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)
	const struct CMUnitTest tests[] = {
		T(test_plan__keeps_its_numbers_until_the_next),
		T(test_meeting__of_a_day_that_is_over),
		T(test_meeting__the_last_one_was_held),
		T(test_teacher__of_the_plan_teaches_another_class_now),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
