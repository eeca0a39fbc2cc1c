/* home/home_sql: a note comes back as it was, with names and the goal; what was sent in a day is counted. */
#include "support/support.h"

#include "home/home_sql.h"
#include "support/store_school.h"
#include "support/test_db.h"
#include "support/work_plan.h"

static enum rc put(struct store_test *t, struct home_note v)
{
	v.revision = 1;
	return record_write(t->db, t->a, home_note_sql.insert, &home_note_rec, zara, &v, &t->e);
}

static void test_list__newest_first_with_names_and_goal(void **state)
{
	struct store_test *t = *state;
	struct home_note *v;
	struct home_goal *g;
	size_t n;

	work_plan(t, zara, 0, S(""));
	assert_int_equal(home_goals(t->db, t->a, zara, &g, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(put(t, (struct home_note){ .id = 1,
	                                            .person_id = MOTHER,
	                                            .outcome_root = g[0].root,
	                                            .words = S("She read the menu"),
	                                            .shared = 1,
	                                            .sent_on = { 2026, 3, 8 } }),
	                 RC_OK);
	assert_int_equal(put(t, (struct home_note){ .id = 2,
	                                            .person_id = ZARA_PERSON,
	                                            .by_pupil = 1,
	                                            .file_id = 2,
	                                            .sent_on = { 2026, 3, 9 },
	                                            .seen_by = CLASS_TEACHER,
	                                            .seen_on = { 2026, 3, 10 } }),
	                 RC_OK);
	assert_int_equal(home_note_list(t->db, t->a, zara, &v, &n, &t->e), RC_OK);
	assert_int_equal(n, 2);
	assert_true(v[0].id == 2 && v[0].by_pupil == 1 && v[0].file_id == 2 && v[0].outcome_root == 0);
	assert_true(v[0].seen_by == CLASS_TEACHER && v[0].seen_name.n > 0 && v[0].aim.n == 0);
	assert_true(v[1].id == 1 && v[1].by_pupil == 0 && v[1].shared == 1 && v[1].seen_name.n == 0);
	assert_true(str_eq(v[1].aim, g[0].aim) && v[1].from_name.n > 0 && date_none(v[1].seen_on));
	assert_int_equal(home_note_list(t->db, t->a, tom, &v, &n, &t->e), RC_OK);
	assert_int_equal(n, 0);
}

static void test_sent__is_counted_for_one_person_and_day(void **state)
{
	struct store_test *t = *state;
	const struct date day = { 2026, 3, 9 };
	struct home_sent sent;

	assert_int_equal(put(t, (struct home_note){ .id = 1, .person_id = MOTHER, .sent_on = day }), RC_OK);
	assert_int_equal(put(t, (struct home_note){ .id = 2, .person_id = MOTHER, .file_id = 2, .sent_on = day }),
	                 RC_OK);
	assert_int_equal(put(t,
	                     (struct home_note){
	                         .id = 3, .person_id = MOTHER, .file_id = 3, .sent_on = { 2026, 3, 8 } }),
	                 RC_OK);
	assert_int_equal(put(t, (struct home_note){ .id = 4, .person_id = FATHER, .file_id = 4, .sent_on = day }),
	                 RC_OK);
	assert_int_equal(home_sent_on(t->db, t->a, zara, MOTHER, day, &sent, &t->e), RC_OK);
	assert_int_equal(sent.notes, 2);
	assert_int_equal(sent.files, 1);
}

#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

TEST_MAIN(test_home_sql)
{
	const struct CMUnitTest tests[] = {
		T(test_list__newest_first_with_names_and_goal),
		T(test_sent__is_counted_for_one_person_and_day),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
