/* meeting/meeting_sql: answers stand with the booked meetings of their pupil, the latest of each person. */
#include "support/support.h"

#include "meeting/meeting_sql.h"
#include "support/test_db.h"
#include "support/work_school.h"

enum { BOOKED = 31, HELD = 32, AN_ANSWER = 41 };

static const struct date DAY = { 2026, 3, 24 };

static void give(struct store_test *t, int64_t id, enum meeting_state state)
{
	struct meeting m = { .id = id,
		             .kind = MEETING_KIND_PLAN,
		             .on_day = DAY,
		             .minute = 930,
		             .state = state,
		             .made_by = SENCO,
		             .revision = 1 };

	assert_int_equal(meeting_insert(t->db, t->a, zara, &m, &t->e), RC_OK);
}

static void put(struct store_test *t, int64_t id, int64_t meeting, int64_t person, enum coming says, int64_t at)
{
	struct meeting_answer x = { .id = id,
		                    .meeting_id = meeting,
		                    .person_id = person,
		                    .answer = says,
		                    .days = S("Tuesdays"),
		                    .on_day = DAY,
		                    .minute = 930,
		                    .at = at };

	assert_int_equal(meeting_answer_put(t->db, t->a, zara, &x, &t->e), RC_OK);
}

static void test_answers__stand_with_booked_meetings(void **state)
{
	struct store_test *t = *state;
	struct meeting *m;
	size_t n;

	give(t, BOOKED, MEETING_BOOKED);
	give(t, HELD, MEETING_HELD);
	put(t, AN_ANSWER, BOOKED, MOTHER, COMING_YES, 5);
	put(t, AN_ANSWER + 1, BOOKED, FATHER, COMING_NO, 6);
	put(t, AN_ANSWER + 2, HELD, MOTHER, COMING_YES, 7);
	put(t, AN_ANSWER + 3, BOOKED, MOTHER, COMING_NO, 8); /* in the place of the first */
	assert_int_equal(meeting_list(t->db, t->a, zara, &m, &n, &t->e), RC_OK);
	assert_int_equal(n, 2);
	assert_int_equal(m[0].id, HELD);
	assert_int_equal(m[0].answers, 0);
	assert_int_equal(m[1].id, BOOKED);
	assert_int_equal(m[1].answers, 2);
	assert_int_equal(m[1].answer[0].person_id, FATHER);
	assert_int_equal(m[1].answer[1].person_id, MOTHER);
	assert_int_equal(m[1].answer[1].answer, COMING_NO);
	assert_int_equal(m[1].answer[1].id, AN_ANSWER);
	assert_int_equal(m[1].answer[1].at, 8);
	assert_true(str_is(m[1].answer[1].days, "Tuesdays"));
	assert_true(m[1].answer[1].by_name.n > 0);
	assert_int_equal(meeting_list(t->db, t->a, tom, &m, &n, &t->e), RC_OK);
	assert_int_equal(n, 0);
}

static void test_answers__are_counted_for_the_day_as_it_is(void **state)
{
	struct store_test *t = *state;
	struct meeting_line *l;
	struct meeting m;
	size_t n;

	give(t, BOOKED, MEETING_BOOKED);
	put(t, AN_ANSWER, BOOKED, MOTHER, COMING_YES, 5);
	put(t, AN_ANSWER + 1, BOOKED, FATHER, COMING_NO, 6);
	assert_int_equal(meeting_between(t->db, t->a, SCHOOL, SENCO, S("senco"), TODAY, TODAY, DAY, &l, &n, &t->e),
	                 RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(l[0].answered.coming, 1);
	assert_int_equal(l[0].answered.cannot, 1);
	assert_int_equal(meeting_load(t->db, t->a, zara, BOOKED, &m, &t->e), RC_OK);
	m.minute = 960;
	assert_int_equal(meeting_update(t->db, t->a, zara, &m, &t->e), RC_OK);
	assert_int_equal(meeting_between(t->db, t->a, SCHOOL, SENCO, S("senco"), TODAY, TODAY, DAY, &l, &n, &t->e),
	                 RC_OK);
	assert_int_equal(l[0].answered.coming + l[0].answered.cannot, 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

TEST_MAIN(test_meeting_sql)
{
	const struct CMUnitTest tests[] = { T(test_answers__stand_with_booked_meetings),
		                            T(test_answers__are_counted_for_the_day_as_it_is) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
