/* core/account/flood_rule: the limit of the public forms, and their receipts. */
#include "support/support.h"

#include "core/account/flood_rule.h"

static struct arena *A;

static int set_up(void **state)
{
	(void)state;
	A = test_arena();
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(A);
	return 0;
}

static void test_flood__slows_and_never_shuts(void **state)
{
	struct failure_count one = { 0 }, other = { 0 }, school = { 0 };
	int64_t at = 1000000;

	(void)state;
	for (int i = 0; i < FLOOD_ADDRESS_MOST; i++)
		assert_true(flood_take(&one, &school, at + i));
	assert_false(flood_take(&one, &school, at + 20));
	assert_true(flood_take(&other, &school, at + 20));
	assert_false(flood_take(&one, &school, at + 78)); /* refused ones do not make the wait longer */
	assert_true(flood_take(&one, &school, at + 79));
	assert_false(flood_take(&one, &school, at + 79));
	assert_int_equal(one.failures, FLOOD_ADDRESS_MOST + 1);
	assert_int_equal(school.failures, FLOOD_ADDRESS_MOST + 2);
	assert_true(flood_take(&one, &school, at + FLOOD_WINDOW)); /* and the hour is over */
	assert_int_equal(one.failures, 1);
	assert_int_equal(school.failures, 1);
	assert_int_equal(one.first_at, at + FLOOD_WINDOW);
}

static void test_flood__the_hour_of_one_is_over_too(void **state)
{
	struct failure_count one = { 1, 1000000, 1000000 }, school = { FLOOD_SCHOOL_MOST - 1, 1000000, 1000000 };
	struct failure_count busy = { FLOOD_SCHOOL_MOST, 1000000, 1000000 },
	                     slow = { FLOOD_BUSY_MOST, 1000000, 1000000 };
	struct failure_count calm = slow;

	(void)state;
	assert_true(flood_take(&one, &(struct failure_count){ 0 }, 1000000 + FLOOD_WINDOW));
	assert_int_equal(one.failures, 1);
	/* One more than the school takes from anybody makes it slow for those who wrote before. */
	assert_true(flood_take(&calm, &school, 1000000));
	assert_false(flood_take(&slow, &busy, 1000000));
}

/* However many addresses flood a school, the first ones of each other are taken. */
static void test_flood__of_a_school_takes_nothing_from_the_next_address(void **state)
{
	struct failure_count school = { 10000, 1000000, 1000000 };
	struct failure_count one = { 0 };
	int64_t at = 1000000;

	(void)state;
	for (int i = 0; i < FLOOD_BUSY_MOST; i++)
		assert_true(flood_take(&one, &school, at));
	assert_false(flood_take(&one, &school, at));
	assert_true(flood_take(&one, &school, at + FLOOD_PAUSE));
	one = (struct failure_count){ 0 };
	assert_true(flood_take(&one, &school, at));
}

static void test_receipt__is_read_back(void **state)
{
	static const unsigned char low[8] = { 0 };
	static const unsigned char high[8] = { 255, 255, 255, 255, 255, 255, 255, 255 };

	(void)state;
	assert_true(receipt_is(receipt_text(A, low)));
	assert_true(receipt_is(receipt_text(A, high)));
	assert_true(str_is(receipt_text(A, low), "22222222"));
	assert_true(str_is(receipt_text(A, high), "ZZZZZZZZ"));
	assert_true(str_is(receipt_text(A, (const unsigned char[8]){ 0, 1, 2, 3, 4, 5, 6, 7 }), "23456789"));
	assert_true(str_is(receipt_text(A, (const unsigned char[8]){ 8, 16, 24, 30, 32, 64, 128, 31 }), "AJSY222Z"));
	assert_false(receipt_is(S("1ABCDEFG")));
	assert_false(receipt_is(S("")));
	assert_false(receipt_is(S("K7MWZ4P")));
	assert_false(receipt_is(S("K7MWZ4P<")));
	assert_false(receipt_is(S("k7mwz4pq")));
	assert_false(receipt_is(S("K7MW10OI"))); /* what is mistaken for another */
}

TEST_MAIN(test_flood_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_flood__slows_and_never_shuts),
		cmocka_unit_test(test_flood__the_hour_of_one_is_over_too),
		cmocka_unit_test(test_flood__of_a_school_takes_nothing_from_the_next_address),
		cmocka_unit_test(test_receipt__is_read_back),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
