/* What is out of the ordinary: how it is counted, when addresses are left out, and how long a fast reader waits. */
#include "support/support.h"

#include "core/trail/unusual_rule.h"

enum { NOW = 1773133230 }; /* half a minute past nine */

static void test_slot__is_the_minute_or_the_hour(void **state)
{
	(void)state;
	assert_int_equal(unusual_slot(UNUSUAL_SIGN_IN, false, NOW), NOW - 30);
	assert_int_equal(unusual_slot(UNUSUAL_SIGN_IN, true, NOW + 600), NOW - 30);
	assert_int_equal(unusual_slot(UNUSUAL_READING, false, NOW + 600), NOW - 30);
}

static void test_many__strangers_lose_their_addresses_and_people_never(void **state)
{
	(void)state;
	assert_false(unusual_is_many(UNUSUAL_POST, UNUSUAL_ROWS_MINUTE - 1, UNUSUAL_ROWS_DAY - 1));
	assert_true(unusual_is_many(UNUSUAL_POST, UNUSUAL_ROWS_MINUTE, 30));
	assert_true(unusual_is_many(UNUSUAL_SIGN_IN, 0, UNUSUAL_ROWS_DAY));
	for (int kind = UNUSUAL_NONE + 1; kind <= UNUSUAL_READING; kind++)
		assert_int_equal(unusual_is_many((enum unusual_kind)kind, UNUSUAL_ROWS_MINUTE, UNUSUAL_ROWS_DAY),
		                 kind <= UNUSUAL_POST);
}

static void test_full__what_costs_a_stranger_nothing_else(void **state)
{
	(void)state;
	for (int kind = UNUSUAL_NONE + 1; kind <= UNUSUAL_READING; kind++) {
		const bool stops = kind == UNUSUAL_WAIT || kind == UNUSUAL_LINK || kind == UNUSUAL_POST;

		assert_false(unusual_is_full((enum unusual_kind)kind, UNUSUAL_FULL - 1));
		assert_int_equal(unusual_is_full((enum unusual_kind)kind, UNUSUAL_FULL), stops);
		assert_int_equal(unusual_is_full((enum unusual_kind)kind, 1000000), stops);
	}
}

static void test_wait__only_beyond_twice_the_limit_and_never_longer_than_the_pause(void **state)
{
	(void)state;
	assert_int_equal(reading_wait(120, 239, NOW, NOW), 0);
	assert_int_equal(reading_wait(120, 240, NOW, NOW), READING_PAUSE);
	assert_int_equal(reading_wait(120, 240, NOW - READING_PAUSE + 1, NOW), 1);
	assert_int_equal(reading_wait(120, 900, NOW - READING_PAUSE, NOW), 0);
	assert_int_equal(reading_wait(120, 240, NOW + 5000, NOW), READING_PAUSE); /* a clock that was set back */
}

static void test_advice__is_there_for_every_kind(void **state)
{
	(void)state;
	for (size_t i = 0; unusual_kind_choices[i].value != NULL; i++) {
		enum unusual_kind kind;

		assert_true(unusual_kind_of(str_of(unusual_kind_choices[i].value), &kind));
		assert_true(str_of(unusual_advice(kind)).n > 20);
	}
	assert_int_equal(str_of(unusual_advice(UNUSUAL_NONE)).n, 0);
}

TEST_MAIN(test_unusual_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_slot__is_the_minute_or_the_hour),
		cmocka_unit_test(test_many__strangers_lose_their_addresses_and_people_never),
		cmocka_unit_test(test_full__what_costs_a_stranger_nothing_else),
		cmocka_unit_test(test_wait__only_beyond_twice_the_limit_and_never_longer_than_the_pause),
		cmocka_unit_test(test_advice__is_there_for_every_kind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
