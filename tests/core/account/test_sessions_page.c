/* Under one's own name: where one is signed in, and signing out there. A fixed clock: Tuesday 10 March 2026, 9am. */
#include "support/support.h"

#include "kit/base/id.h"
#include "core/account/account_sql.h"
#include "core/account/token.h"
#include "kit/net/http_reply.h"
#include "support/test_web.h"

static struct site *s;
static struct str head, senco;
static int64_t senco_account;

static int setup(void **state)
{
	struct account who;
	struct err e;

	(void)state;
	s = site_new();
	head = site_sign_in(s, "Ann", "head", NULL);
	senco = site_sign_in(s, "Ruth", "senco", NULL);
	assert_int_equal(account_by_login(s->db, s->a, S("Ruth"), &who, &e), RC_OK);
	senco_account = who.id;
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	site_free(s);
	return 0;
}

/* Another session of the same person. */
static struct str one_more(void)
{
	struct str token = random_hex(s->a, 32);
	struct err e;

	assert_int_equal(sign_in_insert(s->db, s->a, token_hash(s->a, token), s->school_id, senco_account, S("senco"),
	                                S("forgery"), s->app.clock.utc, &e),
	                 RC_OK);
	return token;
}

static void test_sessions__are_listed_and_ended(void **state)
{
	struct net_reply p = site_get(s, senco, "/you");
	struct str second, third;
	const char *form;

	(void)state;
	assert_has(&p, "Where you are signed in");
	assert_has(&p, ": this one");
	assert_has_not(&p, "Sign out everywhere else");
	assert_has_not(&p, "Sign this one out");
	second = one_more();
	third = one_more();
	p = site_get(s, senco, "/you");
	assert_has(&p, "Sign out everywhere else");
	assert_has(&p, "Since 10 March 2026");
	assert_int_equal(site_post(s, senco, "/you/session", "end=one&session=x").status, 404);
	assert_int_equal(site_post(s, senco, "/you/session", "end=").status, 404);
	form = str_c(s->a, str_fmt(s->a, "end=one&session=%.*s", STR_ARG(token_hash(s->a, second))));
	assert_int_equal(site_post(s, head, "/you/session", form).status, 404); /* of somebody else */
	assert_int_equal(site_post(s, senco, "/you/session", form).status, 303);
	assert_int_equal(site_get(s, second, "/today").status, 303); /* to sign in */
	assert_int_equal(site_get(s, third, "/today").status, 200);
	assert_int_equal(site_post(s, senco, "/you/session", "end=others").status, 303);
	assert_int_equal(site_get(s, third, "/today").status, 303);
	assert_int_equal(site_get(s, senco, "/today").status, 200);
	assert_int_equal(site_get(s, head, "/today").status, 200);
}

TEST_MAIN(test_sessions_page)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(test_sessions__are_listed_and_ended, setup,
		                                                            teardown) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
