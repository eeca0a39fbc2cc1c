/* What may stand before a form, and a page that somebody left open. */
#include "support/support.h"

#include "core/account/account_sql.h"
#include "core/account/password.h"
#include "support/test_web.h"

static int begin(void **state)
{
	*state = site_new();
	return 0;
}

static int end(void **state)
{
	site_free(*state);
	return 0;
}

static void test_form__comes_in_one_alphabet(void **state)
{
	static const char *const TAKEN[] = { "application/x-www-form-urlencoded",
		                             "application/x-www-form-urlencoded; charset=UTF-8",
		                             "Application/X-WWW-Form-Urlencoded;charset=utf-8" };
	static const char *const REFUSED[] = { "application/x-www-form-urlencoded; charset=utf-16",
		                               "application/x-www-form-urlencoded; charset=utf-7",
		                               "application/x-www-form-urlencodedEVIL",
		                               "text/plain",
		                               "application/json",
		                               "multipart/form-dataX; boundary=b",
		                               "" };
	struct site *s = *state;
	struct str token = site_sign_in(s, "Ida", "senco", NULL);

	for (size_t i = 0; i < sizeof TAKEN / sizeof TAKEN[0]; i++)
		if (site_post_as(s, token, "/you", TAKEN[i], "old=x&password=y&again=z").status != 422)
			fail_msg("not taken: %s", TAKEN[i]);
	for (size_t i = 0; i < sizeof REFUSED / sizeof REFUSED[0]; i++)
		if (site_post_as(s, token, "/you", REFUSED[i], "old=x&password=y&again=z").status != 400)
			fail_msg("taken: %s", REFUSED[i]);
}

/* Somebody's page is open and they are away: their password cannot be found out there. */
static void test_you__guessing_the_old_password_has_to_wait(void **state)
{
	struct site *s = *state;
	int64_t person;
	struct str token = site_sign_in(s, "Ida", "senco", &person);
	struct net_reply p;

	for (int i = 0; i < 5; i++) {
		p = site_post(s, token, "/you", "old=guess&password=river+pencil+monday&again=river+pencil+monday");
		assert_int_equal(p.status, 422);
		assert_has(&p, "That is not your password now");
	}
	p = site_post(s, token, "/you", "old=guess&password=river+pencil+monday&again=river+pencil+monday");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Please wait 15 minutes");
	s->app.clock.utc += 901;
	p = site_post(s, token, "/you", "old=guess&password=river+pencil+monday&again=river+pencil+monday");
	assert_has(&p, "That is not your password now");
}

TEST_MAIN(test_form_page)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_form__comes_in_one_alphabet, begin, end),
		cmocka_unit_test_setup_teardown(test_you__guessing_the_old_password_has_to_wait, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
