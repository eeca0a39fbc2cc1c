/* do/progress_log: a check of the outcomes is saved once, and never keeps the first number in silence when the same
 * form comes again with another one. */
#include "support/support.h"

#include "do/progress_log.h"
#include "do/support_sql.h"
#include "support/test_db.h"
#include "support/work_plan.h"
#include "support/work_school.h"

enum { POINT = 9101 };

static struct progress_log a_check(int64_t value)
{
	struct progress_log in = { .on_day = TODAY, .note = S("At her desk"), .entries = 1 };

	in.entry[0] = (struct progress_entry){ .id = POINT, .outcome_root = OUTCOME_ONE, .value = value };
	return in;
}

static enum rc save(struct store_test *t, int64_t person, const struct progress_log *in, struct progress_stands *stands)
{
	struct ctx *c = work_as(t, person, ROLE_TEACHER);

	return IN_WRITE(c, progress_save(c, ZARA, in, stands));
}

static struct measure_point stands_now(struct store_test *t)
{
	struct measure_point *p;
	size_t n;

	assert_int_equal(point_list(t->db, t->a, zara, &p, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	return p[0];
}

static void test_check__twice_is_once_and_another_number_is_said(void **state)
{
	struct store_test *t = *state;
	struct progress_log in = a_check(44000);
	struct progress_stands stands;

	work_plan(t, zara, 0, S(""));
	assert_int_equal(save(t, CLASS_TEACHER, &in, &stands), RC_OK);
	assert_int_equal(save(t, CLASS_TEACHER, &in, &stands), RC_OK); /* sent twice */
	in = a_check(47000);
	assert_int_equal(save(t, CLASS_TEACHER, &in, &stands), RC_CONFLICT);
	assert_int_equal(stands.n, 1);
	assert_int_equal(stands.point[0].value, 44000);
	assert_int_equal(stands_now(t).value, 44000);
	in.entry[0].seen = progress_seen(t->a, &stands.point[0]);
	assert_int_equal(save(t, CLASS_TEACHER, &in, &stands), RC_OK); /* on purpose, with what was seen */
	assert_int_equal(stands_now(t).value, 47000);
	in.note = S("In the hall");
	assert_int_equal(save(t, CLASS_TEACHER, &in, &stands), RC_CONFLICT); /* what was seen is no longer there */
	assert_true(str_is(stands_now(t).note, "At her desk"));
}

static void test_check__of_somebody_else_is_not_changed(void **state)
{
	struct store_test *t = *state;
	struct progress_log in = a_check(44000);
	struct progress_stands stands;
	struct measure_point have;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);

	work_plan(t, zara, 0, S(""));
	assert_int_equal(save(t, CLASS_TEACHER, &in, &stands), RC_OK);
	have = stands_now(t);
	in = a_check(50000);
	in.entry[0].seen = progress_seen(t->a, &have);
	assert_int_equal(IN_WRITE(c, progress_save(c, ZARA, &in, &stands)), RC_NONE);
	assert_int_equal(stands_now(t).value, 44000);
}

#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

TEST_MAIN(test_progress_log)
{
	const struct CMUnitTest tests[] = {
		T(test_check__twice_is_once_and_another_number_is_said),
		T(test_check__of_somebody_else_is_not_changed),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
