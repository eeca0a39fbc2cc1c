/* do/support_day: what somebody gives on a day, logged once for a group, never lost and never twice. */
#include "support/support.h"

#include "core/cycle/cycle_sql.h"
#include "do/support_sql.h"
#include "support/test_db.h"
#include "support/work_plan.h"
#include "support/work_school.h"
#include "do/support_day.h"

static struct day_log a_log(enum session_result result, enum session_reason reason)
{
	return (struct day_log){ .root_id = SUPPORT_ONE, .day = TODAY, .note = { .result = result, .reason = reason } };
}

static size_t sessions_of(struct store_test *t, struct pupil_key k, struct session_note **s)
{
	size_t n = 0;

	assert_int_equal(session_list(t->db, t->a, k, DATE_NONE, s, &n, &t->e), RC_OK);
	return n;
}

static void test_day__shows_what_i_give_and_nothing_else(void **state)
{
	struct store_test *t = *state;
	struct day_view v;

	work_plan(t, zara, 0, S(""));
	assert_int_equal(IN_READ(work_as(t, GIVER, ROLE_TA), day_load(work_as(t, GIVER, ROLE_TA), TODAY, &v)), RC_OK);
	assert_int_equal(v.items, 1);
	assert_int_equal(v.item[0].root_id, SUPPORT_ONE);
	assert_int_equal(v.logged, 0);
	assert_int_equal(IN_READ(work_as(t, ASSISTANT, ROLE_TA), day_load(work_as(t, ASSISTANT, ROLE_TA), TODAY, &v)),
	                 RC_OK);
	assert_int_equal(v.items, 0);
	assert_int_equal(IN_READ(work_as(t, MOTHER, ROLE_PARENT), day_load(work_as(t, MOTHER, ROLE_PARENT), TODAY, &v)),
	                 RC_NONE);
}

static void test_log__twice_is_once(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, GIVER, ROLE_TA);
	struct day_log in = a_log(SESSION_GIVEN, SESSION_REASON_NONE);
	struct session_note *s;
	struct cycle cycle;

	work_plan(t, zara, 0, S(""));
	assert_int_equal(IN_WRITE(c, day_log_save(c, &in)), RC_OK);
	assert_int_equal(IN_WRITE(c, day_log_save(c, &in)), RC_OK);
	assert_int_equal(sessions_of(t, zara, &s), 1);
	assert_true(s[0].result == SESSION_GIVEN);
	assert_int_equal(s[0].noted_by, GIVER);
	assert_int_equal(cycle_load(t->db, t->a, zara, CYCLE_ONE, &cycle, &t->e), RC_OK);
	assert_int_equal(date_cmp(cycle.do_on, TODAY), 0);
}

static void test_log__changed_since_is_a_conflict_and_loses_nothing(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, GIVER, ROLE_TA);
	struct day_log first = a_log(SESSION_GIVEN, SESSION_REASON_NONE);
	struct day_log second = a_log(SESSION_MISSED, SESSION_REASON_COVER);
	struct session_note *s;

	work_plan(t, zara, 0, S(""));
	assert_int_equal(IN_WRITE(c, day_log_save(c, &first)), RC_OK);
	assert_int_equal(IN_WRITE(c, day_log_save(c, &second)),
	                 RC_CONFLICT); /* the form was made before the first one */
	assert_int_equal(sessions_of(t, zara, &s), 1);
	assert_true(s[0].result == SESSION_GIVEN);
	second.seen[0] = s[0].revision;
	second.seen_count = 1;
	assert_int_equal(IN_WRITE(c, day_log_save(c, &second)), RC_OK);
	assert_int_equal(sessions_of(t, zara, &s), 1);
	assert_true(s[0].reason == SESSION_REASON_COVER);
}

static void test_log__needs_a_reason_and_a_real_day(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, GIVER, ROLE_TA);
	struct day_log in = a_log(SESSION_MISSED, SESSION_REASON_NONE);
	struct session_note *s;

	work_plan(t, zara, 0, S(""));
	assert_int_equal(IN_WRITE(c, day_log_save(c, &in)), RC_INVALID);
	in = a_log(SESSION_GIVEN, SESSION_REASON_NONE);
	in.day = date_add(TODAY, 1);
	assert_int_equal(IN_WRITE(c, day_log_save(c, &in)), RC_INVALID);
	in.day = date_add(TODAY, -61);
	assert_int_equal(IN_WRITE(c, day_log_save(c, &in)), RC_INVALID);
	assert_int_equal(sessions_of(t, zara, &s), 0);
}

static void test_group__is_logged_once_for_all_and_who_was_away(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, GIVER, ROLE_TA);
	struct day_log in = a_log(SESSION_GIVEN, SESSION_REASON_NONE);
	struct day_view v;
	struct session_note *s;

	work_plan(t, zara, 0, S("reading"));
	work_plan(t, tom, 100, S("reading"));
	assert_int_equal(IN_READ(c, day_load(c, TODAY, &v)), RC_OK);
	assert_int_equal(v.items, 1);
	assert_int_equal(v.item[0].pupils, 2);
	in.away[0] = TOM;
	in.away_count = 1;
	assert_int_equal(IN_WRITE(c, day_log_save(c, &in)), RC_OK);
	assert_int_equal(sessions_of(t, zara, &s), 1);
	assert_true(s[0].result == SESSION_GIVEN);
	assert_int_equal(sessions_of(t, tom, &s), 1);
	assert_true(s[0].result == SESSION_MISSED);
	assert_true(s[0].reason == SESSION_REASON_PUPIL_AWAY);
}

static void test_log__not_by_others(void **state)
{
	struct store_test *t = *state;
	struct day_log in = a_log(SESSION_GIVEN, SESSION_REASON_NONE);

	work_plan(t, ava, 0, S("")); /* a pupil of another class */
	assert_int_equal(IN_WRITE(work_as(t, CLASS_TEACHER, ROLE_TEACHER),
	                          day_log_save(work_as(t, CLASS_TEACHER, ROLE_TEACHER), &in)),
	                 RC_NONE);
	assert_int_equal(IN_WRITE(work_as(t, HEAD, ROLE_HEAD), day_log_save(work_as(t, HEAD, ROLE_HEAD), &in)),
	                 RC_NONE);
	assert_int_equal(IN_WRITE(work_as(t, MOTHER, ROLE_PARENT), day_log_save(work_as(t, MOTHER, ROLE_PARENT), &in)),
	                 RC_NONE);
}

#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

TEST_MAIN(test_support_day)
{
	const struct CMUnitTest tests[] = {
		T(test_day__shows_what_i_give_and_nothing_else),
		T(test_log__twice_is_once),
		T(test_log__changed_since_is_a_conflict_and_loses_nothing),
		T(test_log__needs_a_reason_and_a_real_day),
		T(test_group__is_logged_once_for_all_and_who_was_away),
		T(test_log__not_by_others),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
