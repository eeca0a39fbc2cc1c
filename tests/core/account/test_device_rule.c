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

/* Every letter of a token counts, the first and the last too. */
static void test_cookie__a_token_is_hexadecimal_throughout(void **state)
{
	static const char ODD[] = { '/', ':', '`', 'g', 'A', 'F', ' ' };
	char token[] = ONE;

	(void)state;
	for (size_t at = 0; at < sizeof token - 1; at++)
		for (size_t i = 0; i < sizeof ODD; i++) {
			char was = token[at];
			struct str cookie = str_of(token);

			token[at] = ODD[i];
			assert_int_equal(device_token(&cookie).n, 0);
			token[at] = was;
		}
	for (size_t at = 0; at < sizeof token - 1; at++)
		for (size_t i = 0; i < 4; i++) {
			char was = token[at];
			struct str cookie = str_of(token);

			token[at] = "09af"[i];
			assert_int_equal(device_token(&cookie).n, sizeof token - 1);
			token[at] = was;
		}
}

static void test_agent__is_said_in_words(void **state)
{
	static const struct {
		const char *agent, *words;
	} IS[] = {
		{ "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0",
		  "Edge on Windows" },
		{ "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 OPR/106.0",
		  "Opera on Linux" },
		{ "Mozilla/5.0 (Linux; Android 13) SamsungBrowser/23.0 Chrome/115.0 Mobile Safari/537.36",
		  "Samsung Internet on Android" },
		{ "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:121.0) Gecko/20100101 Firefox/121.0",
		  "Firefox on a Mac" },
		{ "Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36",
		  "Chrome on Android" },
		{ "Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) Version/17.2 Mobile Safari/604.1",
		  "Safari on an iPhone" },
		{ "Mozilla/5.0 (iPad; CPU OS 17_2 like Mac OS X) Version/17.2 Safari/604.1", "Safari on an iPad" },
		{ "curl/8.0", "A browser on a device that does not say what it is" },
		{ "", "A browser on a device that does not say what it is" },
		{ "Edg", "Edge on a device that does not say what it is" },
		{ "Android", "A browser on Android" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof IS / sizeof IS[0]; i++)
		assert_true(str_is(agent_words(str_of(IS[i].agent)), IS[i].words));
}

TEST_MAIN(test_device_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cookie__holds_a_token_of_each),
		cmocka_unit_test(test_cookie__what_is_no_token_is_left_out),
		cmocka_unit_test(test_cookie__keeps_the_newest),
		cmocka_unit_test(test_cookie__a_token_is_hexadecimal_throughout),
		cmocka_unit_test(test_agent__is_said_in_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
