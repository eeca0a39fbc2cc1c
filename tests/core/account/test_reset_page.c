/* The pages of core/account/reset and sessions: who asks, who agrees, what the owner reads, and where they are signed
 * in. A fixed clock: Tuesday 10 March 2026, 9am. */
#include "support/support.h"

#include "core/account/account_sql.h"
#include "kit/net/http_reply.h"
#include "support/test_web.h"

static struct site *s;
static struct str admin, head, senco;
static int64_t senco_account;

static int64_t account_of(const char *login)
{
	struct account who;
	struct err e;

	assert_int_equal(account_by_login(s->db, s->a, str_of(login), &who, &e), RC_OK);
	return who.id;
}

static int setup(void **state)
{
	(void)state;
	s = site_new();
	admin = site_sign_in(s, "Jo", "admin", NULL);
	head = site_sign_in(s, "Ann", "head", NULL);
	senco = site_sign_in(s, "Ruth", "senco", NULL);
	senco_account = account_of("Ruth");
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	site_free(s);
	return 0;
}

static struct net_reply of_account(const char *form)
{
	const char *path = str_c(s->a, str_fmt(s->a, "/accounts/%lld", (long long)senco_account));

	return form != NULL ? site_post(s, admin, path, form) : site_get(s, admin, path);
}

/* What follows `before` in a page, up to a quotation mark. */
static struct str value_after(const struct net_reply *p, const char *before)
{
	ptrdiff_t at = str_find(p->body, str_of(before));
	struct str rest;

	if (at < 0)
		fail_msg("the page has no %s", before);
	return str_cut(str_sub(p->body, (size_t)at + str_of(before).n, p->body.n), '"', &rest);
}

static struct net_reply answer(struct str token, struct str id, const char *say)
{
	return site_post(s, token, "/invitations/resets",
	                 str_c(s->a, str_fmt(s->a, "id=%.*s&say=%s", STR_ARG(id), say)));
}

static void test_reset__is_asked_agreed_and_told(void **state)
{
	struct net_reply p = of_account(NULL);
	struct str id;

	(void)state;
	assert_has(&p, "Ask for a new letter");
	assert_has_not(&p, "New invitation");
	p = of_account("action=invite"); /* the form of an older page */
	assert_int_equal(p.status, 422);
	assert_has(&p, "takes a second person");
	p = of_account("action=reset");
	assert_int_equal(p.status, 303);
	p = of_account(NULL);
	assert_has(&p, "Jo Field asked for a new letter");
	assert_has(&p, "It waits for the head, until 17 March 2026");
	assert_has(&p, "Withdraw it");
	assert_has_not(&p, "Ask for a new letter");
	p = site_get(s, senco, "/today");
	assert_has(&p, "A second person has to say yes");
	assert_has_not(&p, "Agree or refuse");
	p = site_get(s, head, "/today");
	assert_has(&p, "Jo Field asks for a new letter for the account of Ruth Field");
	p = site_get(s, head, "/school");
	assert_has(&p, "Agree or refuse");
	p = site_get(s, senco, "/invitations");
	assert_has_not(&p, "accounts in use");
	p = site_get(s, head, "/invitations");
	assert_has(&p, "Ask them yourself first");
	id = value_after(&p, "name=\"id\" value=\"");
	assert_int_equal(answer(admin, id, "yes").status, 404);
	assert_int_equal(answer(senco, id, "yes").status, 404);
	assert_int_equal(answer(head, id, "").status, 404);
	assert_int_equal(answer(head, id, "yes").status, 303);
	assert_int_equal(answer(head, id, "yes").status, 404);
	p = site_get(s, head, "/invitations?done=agreed");
	assert_has(&p, "Print this letter");
	assert_int_equal(site_get(s, admin, "/invitations/letters.pdf").status, 404);
	p = of_account(NULL);
	assert_has(&p, "Ann Field agreed");
}

static void test_owner__knows_or_stops(void **state)
{
	struct net_reply p;

	(void)state;
	assert_int_equal(of_account("action=reset").status, 303);
	p = site_get(s, senco, "/you");
	assert_has(&p, "New letters for your account");
	assert_has(&p, "I did not ask for this: stop it");
	assert_int_equal(site_post(s, senco, "/you/reset", "say=known").status, 303);
	p = site_get(s, senco, "/you");
	assert_has_not(&p, "Did you know?");
	assert_has_not(&p, "I know about it");
	assert_has(&p, "stop it"); /* still */
	assert_int_equal(site_post(s, senco, "/you/reset", "say=").status, 404);
	assert_int_equal(site_post(s, senco, "/you/reset", "say=stop").status, 303);
	assert_int_equal(site_post(s, senco, "/you/reset", "say=stop").status, 404);
	p = site_get(s, senco, "/you?done=stopped");
	assert_has(&p, "You stopped it on");
	p = of_account(NULL);
	assert_has(&p, "Ruth Field stopped it");
	assert_has(&p, "Ask for a new letter");
	p = site_get(s, head, "/invitations");
	assert_has_not(&p, "accounts in use");
}

static void test_withdraw__is_the_administrators(void **state)
{
	struct net_reply p;

	(void)state;
	assert_int_equal(of_account("action=withdraw").status, 404);
	assert_int_equal(of_account("action=reset").status, 303);
	assert_int_equal(of_account("action=withdraw").status, 303);
	p = of_account(NULL);
	assert_has(&p, "Jo Field withdrew it");
	p = site_get(s, senco, "/today");
	assert_has_not(&p, "Did you know?");
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

TEST_MAIN(test_reset_page)
{
	const struct CMUnitTest tests[] = {
		T(test_reset__is_asked_agreed_and_told),
		T(test_owner__knows_or_stops),
		T(test_withdraw__is_the_administrators),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
