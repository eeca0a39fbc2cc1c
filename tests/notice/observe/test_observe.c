/* notice/observe/observe and its store: any member of staff who holds the pupil notes and reads; only who saw it
 * changes it. */
#include "support/support.h"

#include "notice/observe/observation_sql.h"
#include "support/test_db.h"
#include "support/work_school.h"
#include "notice/observe/observe.h"

static struct observation alone(void)
{
	return (struct observation){ .id = 9001,
		                     .seen_on = { 2026, 3, 9 },
		                     .place = OBSERVED_BREAK,
		                     .words = S("Stood at the fence for ten minutes"),
		                     .helped = S("A job to do") };
}

static enum rc save(struct ctx *c, const struct observation *v, const char **field)
{
	struct observation theirs;
	struct edit_fault f;
	enum rc rc = IN_WRITE(c, observe_save(c, ZARA, v, &theirs, &f));

	*field = f.field;
	return rc;
}

static void test_store__round_trip(void **state)
{
	struct store_test *t = *state;
	struct observation v;

	record_fill_for(t->a, &observation_rec, &v, 9001);
	ROUND_TRIP(t, observation, v);
}

static void test_save__newest_first_once_and_changed_by_who_saw_it(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, ASSISTANT, ROLE_TA);
	struct observation v = alone();
	struct observation later = alone();
	struct observe_view view;
	const char *field;

	later.id = 9002;
	later.seen_on = TODAY;
	later.place = OBSERVED_LESSON;
	later.subject = S("Maths");
	assert_int_equal(save(c, &v, &field), RC_OK);
	assert_int_equal(save(c, &v, &field), RC_OK); /* sent twice */
	assert_int_equal(save(work_as(t, CLASS_TEACHER, ROLE_TEACHER), &later, &field), RC_OK);
	assert_int_equal(IN_READ(work_as(t, HEAD, ROLE_HEAD),
	                         observe_load(work_as(t, HEAD, ROLE_HEAD), ZARA, 0, &view)),
	                 RC_OK);
	assert_int_equal(view.n, 2);
	assert_int_equal(view.item[0].id, 9002);
	assert_true(str_is(observation_where(t->a, &view.item[0]), "Lesson, Maths"));
	assert_int_equal(view.item[1].seen_by, ASSISTANT);
	assert_true(view.item[1].by_name.n > 0);
	v.words = S("Stood at the fence for five minutes");
	v.revision = 1;
	assert_int_equal(save(work_as(t, CLASS_TEACHER, ROLE_TEACHER), &v, &field), RC_NONE);
	assert_int_equal(save(c, &v, &field), RC_OK);
	v.words = S("Another");
	assert_int_equal(save(c, &v, &field), RC_CONFLICT); /* an old revision */
	assert_int_equal(IN_READ(c, observe_load(c, ZARA, 9001, &view)), RC_OK);
	assert_true(str_is(view.one.words, "Stood at the fence for five minutes"));
	assert_int_equal(IN_READ(work_as(t, SENCO, ROLE_SENCO),
	                         observe_load(work_as(t, SENCO, ROLE_SENCO), ZARA, 9001, &view)),
	                 RC_NONE);
}

static void test_save__only_staff_who_hold_the_pupil(void **state)
{
	struct store_test *t = *state;
	struct observation v = alone();
	struct observe_view view;
	const char *field;

	assert_int_equal(save(work_as(t, MOTHER, ROLE_PARENT), &v, &field), RC_NONE);
	assert_int_equal(save(work_as(t, SPECIALIST, ROLE_SPECIALIST), &v, &field), RC_NONE);
	assert_int_equal(save(work_as(t, GIVER, ROLE_TA), &v, &field), RC_NONE); /* gives nothing to this pupil */
	assert_int_equal(IN_READ(work_as(t, GIVER, ROLE_TA), observe_load(work_as(t, GIVER, ROLE_TA), ZARA, 0, &view)),
	                 RC_NONE);
	assert_int_equal(IN_READ(work_as(t, HEAD, ROLE_HEAD),
	                         observe_load(work_as(t, HEAD, ROLE_HEAD), ZARA, 0, &view)),
	                 RC_OK);
	assert_int_equal(view.n, 0);
}

static void test_save__names_the_wrong_field(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, ASSISTANT, ROLE_TA);
	struct observation v = alone();
	const char *field;

	v.seen_on = (struct date){ 2026, 3, 11 };
	assert_int_equal(save(c, &v, &field), RC_INVALID);
	assert_string_equal(field, "seen_on");
	v.seen_on = (struct date){ 1999, 3, 11 };
	assert_int_equal(save(c, &v, &field), RC_INVALID);
	assert_string_equal(field, "seen_on");
	v = alone();
	v.place = OBSERVED_NONE;
	assert_int_equal(save(c, &v, &field), RC_INVALID);
	assert_string_equal(field, "place");
	v = alone();
	v.words = S(" ");
	assert_int_equal(save(c, &v, &field), RC_INVALID);
	assert_string_equal(field, "words");
}

TEST_MAIN(test_observe)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_store__round_trip, store_test_setup, store_test_teardown),
		cmocka_unit_test_setup_teardown(test_save__newest_first_once_and_changed_by_who_saw_it,
		                                store_test_setup, store_test_teardown),
		cmocka_unit_test_setup_teardown(test_save__only_staff_who_hold_the_pupil, store_test_setup,
		                                store_test_teardown),
		cmocka_unit_test_setup_teardown(test_save__names_the_wrong_field, store_test_setup,
		                                store_test_teardown),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
