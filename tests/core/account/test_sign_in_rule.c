/* core/account/sign_in_rule: attackers get little, the right person gets in. */
#include "support/support.h"

#include "core/account/sign_in_rule.h"

#define EQ(a, b) assert_int_equal((a), (b))

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

static void test_strange__the_wait_doubles_and_has_an_end(void **state)
{
	static const int waits[] = { 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900 };
	struct signin_fact f = { 0 };
	int64_t now = 1000000;

	(void)state;
	assert_true(signin_may(&f, now).may_try);
	for (size_t i = 0; i < sizeof waits / sizeof waits[0]; i++) {
		f.own = signin_failed_strange(f.own, now);
		EQ(signin_may(&f, now).wait_s, waits[i]);
		assert_false(signin_may(&f, now + waits[i] - 1).may_try);
		assert_true(signin_may(&f, now + waits[i]).may_try);
		now += waits[i];
	}
	f.own.failures = INT64_MAX;
	EQ(signin_may(&f, f.own.last_at).wait_s, SIGNIN_WAIT_MOST);
	/* A quiet day, and it starts anew. */
	now = f.own.last_at + SIGNIN_FORGET;
	assert_true(signin_may(&f, now).may_try);
	EQ(signin_failed_strange(f.own, now).failures, 1);
}

static void test_strange__a_million_guesses_in_a_day_are_about_a_hundred(void **state)
{
	struct signin_fact f = { 0 };
	int64_t start = 1000000;
	int evaluated = 0;
	struct arena_mark m = arena_mark(A);

	(void)state;
	for (int64_t i = 0; i < 1000000; i++) {
		int64_t now = start + i * 86400 / 1000000;

		if (signin_may(&f, now).may_try) {
			evaluated++;
			f.own = signin_failed_strange(f.own, now);
		}
		arena_rewind(A, m);
	}
	assert_in_range(evaluated, 50, 110);
}

/* From as many addresses as they like: each is new to the name, and the name is not new. */
static void test_strange__a_million_guesses_from_everywhere_are_little_more(void **state)
{
	struct signin_fact f = { 0 };
	int evaluated = 0;
	struct arena_mark m = arena_mark(A);

	(void)state;
	for (int64_t i = 0; i < 1000000; i++) {
		int64_t now = 1000000 + i * 86400 / 1000000;

		if (signin_may(&f, now).may_try) {
			evaluated++;
			f.name = signin_failed_strange(f.name, now);
		}
		arena_rewind(A, m);
	}
	assert_in_range(evaluated, 70, 130);
}

static void test_known__strangers_cannot_keep_the_right_person_out(void **state)
{
	struct signin_fact strange = { 0 };
	struct signin_fact known = { .is_known_device = true };
	int64_t now = 1000000;

	(void)state;
	for (int i = 0; i < 10000; i++) {
		strange.own = signin_failed_strange(strange.own, now);
		strange.name = signin_failed_strange(strange.name, now);
		strange.address = signin_failed_address(strange.address, now);
	}
	known.name = strange.name;
	known.address = strange.address;
	assert_true(signin_may(&known, now).may_try);
	EQ(signin_may(&strange, now).wait_s, SIGNIN_WAIT_MOST);
	assert_true(signin_may(&strange, now + SIGNIN_WAIT_MOST).may_try);
}

/* Many names guessed at from one address cost the others there some seconds, and people elsewhere nothing. */
static void test_address__slows_and_never_shuts(void **state)
{
	struct signin_fact f = { 0 };
	int64_t now = 1000000;

	(void)state;
	for (int i = 0; i < SIGNIN_ADDRESS_MOST; i++) {
		assert_true(signin_may(&f, now).may_try);
		f.address = signin_failed_address(f.address, now);
	}
	EQ(signin_may(&f, now).wait_s, SIGNIN_ADDRESS_PAUSE);
	f.address.failures = INT64_MAX;
	EQ(signin_may(&f, now).wait_s, SIGNIN_ADDRESS_PAUSE);
	assert_true(signin_may(&f, now + SIGNIN_ADDRESS_PAUSE).may_try);
}

static void test_name__others_guesses_count_from_the_twentieth(void **state)
{
	struct signin_fact f = { 0 };
	int64_t now = 1000000;

	(void)state;
	for (int i = 0; i < SIGNIN_ALERT_AT; i++)
		f.name = signin_failed_strange(f.name, now);
	assert_true(signin_may(&f, now).may_try);
	f.name = signin_failed_strange(f.name, now);
	EQ(signin_may(&f, now).wait_s, 1);
	f.name = signin_failed_strange(f.name, now);
	EQ(signin_may(&f, now).wait_s, 2);
}

static void test_known__ten_in_five_minutes(void **state)
{
	struct signin_fact f = { .is_known_device = true };
	int64_t now = 1000000;

	(void)state;
	for (int i = 0; i < 9; i++)
		f.own = signin_failed_known(f.own, now + i);
	assert_true(signin_may(&f, now + 9).may_try);
	f.own = signin_failed_known(f.own, now + 9);
	EQ(signin_may(&f, now + 10).wait_s, 290);
	assert_true(signin_may(&f, now + 300).may_try);
	EQ(signin_failed_known(f.own, now + 300).failures, 1);
	/* A clock that was set back never makes a wait endless. */
	assert_true(signin_may(&f, now - 100).wait_s <= SIGNIN_KNOWN_WINDOW + 100);
}

static void test_words_and_alert(void **state)
{
	struct signin_fact f = { .own = { 1, 1000, 1000 } };

	(void)state;
	assert_string_equal(str_c(A, wait_words(A, signin_may(&f, 1000).wait_s)), "Please wait 1 second and try again");
	f.own.failures = 2;
	assert_string_equal(str_c(A, wait_words(A, signin_may(&f, 1000).wait_s)),
	                    "Please wait 2 seconds and try again");
	f.own.failures = 7;
	assert_string_equal(str_c(A, wait_words(A, signin_may(&f, 1004).wait_s)), "Please wait 1 minute and try again");
	assert_string_equal(str_c(A, wait_words(A, signin_may(&f, 1000).wait_s)),
	                    "Please wait 2 minutes and try again");
	assert_string_equal(str_c(A, wait_words(A, signin_may(&f, 1003).wait_s)),
	                    "Please wait 2 minutes and try again");
	assert_string_equal(str_c(A, wait_words(A, signin_may(&f, 1005).wait_s)),
	                    "Please wait 59 seconds and try again");
	EQ(signin_may(&f, 2000).wait_s, 0);
	assert_string_equal(str_c(A, wait_words(A, 60)), "Please wait 1 minute and try again");
	f.own = (struct failure_count){ 0, 1000, 1000 }; /* nothing is counted any more: no wait */
	assert_true(signin_may(&f, 1000).may_try);
	EQ(signin_failed_known((struct failure_count){ 0 }, 100).first_at, 100);
	EQ(signin_failed_strange((struct failure_count){ 0, 5, 99 }, 100).first_at, 100);
	f.own.failures = 20;
	assert_true(signin_alerts(&f.own));
	f.own.failures = 21;
	assert_false(signin_alerts(&f.own));
}

TEST_MAIN(test_sign_in_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_strange__the_wait_doubles_and_has_an_end),
		cmocka_unit_test(test_strange__a_million_guesses_in_a_day_are_about_a_hundred),
		cmocka_unit_test(test_strange__a_million_guesses_from_everywhere_are_little_more),
		cmocka_unit_test(test_address__slows_and_never_shuts),
		cmocka_unit_test(test_name__others_guesses_count_from_the_twentieth),
		cmocka_unit_test(test_known__strangers_cannot_keep_the_right_person_out),
		cmocka_unit_test(test_known__ten_in_five_minutes),
		cmocka_unit_test(test_words_and_alert),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
