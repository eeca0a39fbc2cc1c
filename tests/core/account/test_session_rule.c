/* core/account/session_rule: to the second, for each role and the cards of small children. */
#include "support/support.h"

#include "core/account/session_rule.h"

static void limits(enum role hat, bool card, int64_t idle, int64_t whole)
{
	struct session_times s = { hat, card, 1000, 1000 };

	assert_false(session_over(&s, 1000 + idle));
	assert_true(session_over(&s, 1000 + idle + 1));
	s.seen_at = 1000 + whole;
	assert_false(session_over(&s, 1000 + whole));
	s.seen_at++;
	assert_true(session_over(&s, 1000 + whole + 1));
}

static void test_over__to_the_second(void **state)
{
	(void)state;
	limits(ROLE_SENCO, false, 1200, 36000);
	limits(ROLE_HEAD, false, 1200, 36000);
	limits(ROLE_TEACHER, false, 1200, 36000);
	limits(ROLE_TA, false, 1200, 36000);
	limits(ROLE_ADMIN, false, 600, 36000);
	limits(ROLE_GOVERNOR, false, 1200, 14400);
	limits(ROLE_PARENT, false, 1200, 14400);
	limits(ROLE_PUPIL, false, 1200, 14400);
	limits(ROLE_PUPIL, true, 600, 3600);
	limits(ROLE_NONE, false, 1200, 14400);
}

static void test_over__by_a_clock_that_went_back(void **state)
{
	struct session_times s = { ROLE_SENCO, false, 1000, 1000 };

	(void)state;
	assert_false(session_over(&s, 940));
	assert_true(session_over(&s, 939));
}

TEST_MAIN(test_session_rule)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_over__to_the_second),
		                            cmocka_unit_test(test_over__by_a_clock_that_went_back) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
