/* complain/complaint_sql: every column comes back, a number is written once, and other pupils and schools have none. */
#include "support/support.h"

#include "complain/complaint_sql.h"
#include "support/store_school.h"
#include "support/test_db.h"

static struct complaint_step step_of(struct store_test *t, int64_t complaint_id, int64_t number)
{
	struct complaint_step v = { 0 };

	record_fill_for(t->a, &complaint_step_rec, &v, 9200 + number);
	v.complaint_id = complaint_id;
	v.number = number;
	v.sealed = 0;
	v.closed = 0;
	return v;
}

static void test_complaint__comes_back_whole(void **state)
{
	struct store_test *t = *state;
	struct complaint v = { 0 };
	struct complaint now;
	struct complaint_step x;
	struct complaint_step *list;
	size_t n;

	record_fill_for(t->a, &complaint_rec, &v, 9100);
	assert_int_equal(complaint_insert(t->db, t->a, zara, &v, &t->e), RC_OK);
	assert_int_equal(complaint_insert(t->db, t->a, zara, &v, &t->e), RC_CONFLICT);
	assert_int_equal(complaint_load(t->db, t->a, zara, 9100, &now, &t->e), RC_OK);
	assert_record_same(t->a, &complaint_rec, &v, &now);
	assert_int_equal(complaint_load(t->db, t->a, tom, 9100, &now, &t->e), RC_NONE);
	assert_int_equal(complaint_load(t->db, t->a, other_zara, 9100, &now, &t->e), RC_NONE);
	x = step_of(t, 9100, 1);
	assert_int_equal(complaint_step_insert(t->db, t->a, zara, &x, &t->e), RC_OK);
	assert_int_equal(complaint_step_insert(t->db, t->a, zara, &x, &t->e), RC_CONFLICT);
	assert_int_equal(complaint_step_list(t->db, t->a, zara, 9100, &list, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_record_same(t->a, &complaint_step_rec, &x, &list[0]);
	assert_int_equal(complaint_step_list(t->db, t->a, tom, 9100, &list, &n, &t->e), RC_OK);
	assert_int_equal(n, 0);
}

static size_t lines(struct store_test *t, const struct complaint_scope *s, struct complaint_line **out)
{
	size_t n;

	assert_int_equal(complaint_lines(t->db, t->a, s, (struct date){ 2025, 9, 1 }, out, &n, &t->e), RC_OK);
	return n;
}

static void test_lines__stand_as_the_last_step_says(void **state)
{
	struct store_test *t = *state;
	struct complaint_scope s = { SCHOOL, SENCO, S("senco"), TODAY, false };
	struct complaint v = { 0 };
	struct complaint_step x;
	struct complaint_line *l;

	record_fill_for(t->a, &complaint_rec, &v, 9100);
	v.person_id = MOTHER;
	assert_int_equal(complaint_insert(t->db, t->a, zara, &v, &t->e), RC_OK);
	for (int64_t i = 1; i <= 2; i++) {
		x = step_of(t, 9100, i);
		x.stage = i;
		assert_int_equal(complaint_step_insert(t->db, t->a, zara, &x, &t->e), RC_OK);
	}
	assert_int_equal(lines(t, &s, &l), 1);
	assert_int_equal(l[0].last.number, 2);
	assert_int_equal(l[0].last.stage, 2);
	assert_record_same(t->a, &complaint_rec, &v, &l[0].complaint);
	x = step_of(t, 9100, 3);
	x.sealed = 1;
	assert_int_equal(complaint_step_insert(t->db, t->a, zara, &x, &t->e), RC_OK);
	assert_int_equal(lines(t, &s, &l), 0);
	s.reads_sealed = true;
	assert_int_equal(lines(t, &s, &l), 1);
	s.hat = S("teacher");
	s.person_id = MUSIC_TEACHER + 5000;
	assert_int_equal(lines(t, &s, &l), 0);
	x = step_of(t, 9100, 4);
	x.closed = 1;
	x.on_day = (struct date){ 2025, 7, 1 }; /* in the school year before */
	assert_int_equal(complaint_step_insert(t->db, t->a, zara, &x, &t->e), RC_OK);
	s = (struct complaint_scope){ SCHOOL, SENCO, S("senco"), TODAY, true };
	assert_int_equal(lines(t, &s, &l), 0);
}

TEST_MAIN(test_complaint_sql)
{
#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)
	const struct CMUnitTest tests[] = {
		T(test_complaint__comes_back_whole),
		T(test_lines__stand_as_the_last_step_says),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
