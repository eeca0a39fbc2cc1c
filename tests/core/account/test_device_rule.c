/* core/account/device_rule: one browser, several people. */
#include "support/support.h"

#include "core/account/device_rule.h"

#define ONE "0123456789abcdef0123456789abcdef"
#define TWO "fedcba9876543210fedcba9876543210"

static void test_cookie__holds_a_token_of_each(void **state)
{
	struct arena *a = test_arena();
	struct str cookie = device_cookie_with(a, STR_NONE, S(ONE));

	(void)state;
	assert_true(str_is(cookie, ONE));
	cookie = device_cookie_with(a, cookie, S(TWO));
	assert_true(str_is(cookie, ONE "." TWO));
	assert_true(str_is(device_token(&cookie), ONE));
	assert_true(str_is(device_token(&cookie), TWO));
	assert_int_equal(device_token(&cookie).n, 0);
	arena_free(a);
}

static void test_cookie__what_is_no_token_is_left_out(void **state)
{
	struct arena *a = test_arena();
	struct str cookie = S("x..0123." ONE "0." TWO ".;<>");

	(void)state;
	assert_true(str_is(device_cookie_with(a, cookie, S(ONE)), TWO "." ONE));
	assert_true(str_is(device_token(&cookie), TWO));
	assert_int_equal(device_token(&cookie).n, 0);
	arena_free(a);
}

static void test_cookie__keeps_the_newest(void **state)
{
	struct arena *a = test_arena();
	struct str cookie = S(ONE);

	(void)state;
	for (int i = 0; i < 20; i++)
		cookie = device_cookie_with(a, cookie, S(TWO));
	assert_int_equal(cookie.n, DEVICE_TOKENS * (2 * DEVICE_BYTES + 1) - 1);
	assert_true(str_find(cookie, S(ONE)) < 0);
	arena_free(a);
}

TEST_MAIN(test_device_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cookie__holds_a_token_of_each),
		cmocka_unit_test(test_cookie__what_is_no_token_is_left_out),
		cmocka_unit_test(test_cookie__keeps_the_newest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
