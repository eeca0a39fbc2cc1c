/* core/account/sessions: a person sees and ends where they are signed in, a browser has one session, a person a
 * handful. On both engines, with a fixed clock: Tuesday 10 March 2026, 9am. */
#include "support/support.h"
#include "support/test_db.h"

#include "core/account/account.h"
#include "core/account/account_sql.h"
#include "core/account/password.h"
#include "core/account/session_rule.h"
#include "core/account/sessions.h"
#include "core/account/sign_in.h"
#include "core/account/token.h"
#include "kit/db/engine.h"
#include "support/work_school.h"

static const char WINDOWS[] = "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36";
static const char IPHONE[] = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1";

struct in {
	struct str session; /* hash */
	struct str cookie;  /* of the device */
};

static struct in come_in(struct store_test *t, int64_t person, const char *agent, struct str cookie, struct str before,
                         int64_t seconds)
{
	struct ctx *c = work_as(t, person, ROLE_NONE);
	struct device_is d = { cookie, str_of(agent), before };
	struct signed_in out;
	struct account who;

	c->now = clock_at(c->now.utc + seconds);
	assert_int_equal(account_by_id(t->db, t->a, SCHOOL, 900 + person, &who, &t->e), RC_OK);
	assert_int_equal(IN_WRITE(c, sign_in_as(c, &who, &d, &out)), RC_OK);
	return (struct in){ token_hash(t->a, out.token), out.device.n > 0 ? out.device : cookie };
}

static size_t open_of(struct store_test *t, int64_t person, struct str here, struct session_line **out)
{
	struct ctx *c = work_as(t, person, ROLE_SENCO);
	size_t n;

	c->now = clock_at(c->now.utc + 30);
	assert_int_equal(IN_READ(c, sessions_mine(c, here, out, &n)), RC_OK);
	return n;
}

static void test_list__says_which_and_ends_one(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO), *other = work_as(t, HEAD, ROLE_HEAD);
	struct session_line *l;
	struct in desk, phone;

	work_account(t, SENCO, "ruth");
	work_account(t, HEAD, "ann");
	desk = come_in(t, SENCO, WINDOWS, STR_NONE, STR_NONE, 0);
	phone = come_in(t, SENCO, IPHONE, STR_NONE, STR_NONE, 20);
	assert_int_equal(open_of(t, SENCO, desk.session, &l), 2);
	assert_true(str_is(l[0].agent, "Safari on an iPhone") && !l[0].here);
	assert_true(str_is(l[1].agent, "Chrome on Windows") && l[1].here);
	assert_int_equal(IN_WRITE(other, session_end(other, STR_NONE, phone.session)), RC_NONE); /* not theirs */
	assert_int_equal(IN_WRITE(c, session_end(c, desk.session, desk.session)), RC_NONE); /* that is signing out */
	assert_int_equal(IN_WRITE(c, session_end(c, desk.session, phone.session)), RC_OK);
	assert_int_equal(IN_WRITE(c, session_end(c, desk.session, phone.session)), RC_NONE); /* out already */
	assert_int_equal(open_of(t, SENCO, desk.session, &l), 1);
	assert_true(str_eq(l[0].token_hash, desk.session));
}

static void test_others__end_at_once_and_one_stays(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct session_line *l;
	struct in desk, theirs;

	work_account(t, SENCO, "ruth");
	work_account(t, HEAD, "ann");
	theirs = come_in(t, HEAD, WINDOWS, STR_NONE, STR_NONE, 0);
	desk = come_in(t, SENCO, WINDOWS, STR_NONE, STR_NONE, 0);
	(void)come_in(t, SENCO, IPHONE, STR_NONE, STR_NONE, 0);
	(void)come_in(t, SENCO, IPHONE, STR_NONE, STR_NONE, 0);
	assert_int_equal(IN_WRITE(c, sessions_end_others(c, desk.session)), RC_OK);
	assert_int_equal(open_of(t, SENCO, desk.session, &l), 1);
	assert_int_equal(open_of(t, HEAD, theirs.session, &l), 1);
}

/* Trust S-03: what was in the browser before is worth nothing after signing in. */
static void test_sign_in__ends_the_older_one_of_the_same_browser(void **state)
{
	struct store_test *t = *state;
	struct session_line *l;
	struct in first, again, other;

	work_account(t, SENCO, "ruth");
	work_account(t, HEAD, "ann");
	first = come_in(t, SENCO, WINDOWS, STR_NONE, STR_NONE, 0);
	again =
	    come_in(t, SENCO, WINDOWS, first.cookie, STR_NONE, 5); /* the session cookie is gone, the device is known */
	assert_int_equal(open_of(t, SENCO, again.session, &l), 1);
	assert_true(l[0].here);
	other = come_in(t, HEAD, WINDOWS, again.cookie, again.session, 10); /* somebody else at the same browser */
	assert_int_equal(open_of(t, SENCO, STR_NONE, &l), 0);
	assert_int_equal(open_of(t, HEAD, other.session, &l), 1);
}

/* Trust S-14. */
static void test_eleventh__ends_the_one_used_longest_ago(void **state)
{
	struct store_test *t = *state;
	struct session_line *l;
	struct in in[SESSIONS_MOST + 4], old;

	work_account(t, SENCO, "ruth");
	old = come_in(t, SENCO, IPHONE, STR_NONE, STR_NONE, -3600); /* over: it does not count */
	for (int i = 0; i < SESSIONS_MOST; i++)
		in[i] = come_in(t, SENCO, WINDOWS, STR_NONE, STR_NONE, i);
	assert_int_equal(open_of(t, SENCO, in[0].session, &l), SESSIONS_MOST);
	assert_true(l[SESSIONS_MOST - 1].here); /* all of them are there */
	for (int i = SESSIONS_MOST; i < SESSIONS_MOST + 4; i++)
		in[i] = come_in(t, SENCO, WINDOWS, STR_NONE, STR_NONE, i);
	assert_int_equal(open_of(t, SENCO, in[4].session, &l), SESSIONS_MOST);
	assert_true(l[SESSIONS_MOST - 1].here); /* four have gone, the oldest ones */
	assert_false(str_eq(l[SESSIONS_MOST - 1].token_hash, old.session));
}

/* In one second too, by a script or by everybody who waited: what began last stays. */
static void test_eleventh__of_one_second_ends_the_first(void **state)
{
	struct store_test *t = *state;
	struct session_line *l;
	struct in in[SESSIONS_MOST + 6];

	work_account(t, SENCO, "ruth");
	for (int i = 0; i < SESSIONS_MOST + 6; i++) {
		in[i] = come_in(t, SENCO, WINDOWS, STR_NONE, STR_NONE, 0);
		(void)open_of(t, SENCO, in[i].session, &l);
		assert_true(l[0].here); /* newest first */
	}
	assert_int_equal(open_of(t, SENCO, STR_NONE, &l), SESSIONS_MOST);
	for (int i = 0; i < SESSIONS_MOST; i++)
		assert_true(str_eq(l[i].token_hash, in[SESSIONS_MOST + 5 - i].session));
}

static void test_password__ends_all_others(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct sign_in_session here = { 0 };
	struct session_line *l;
	struct str hash, fault;

	work_account(t, SENCO, "ruth");
	assert_int_equal(password_hash(c->app, t->a, S("river lamp stone"), &hash, &t->e), RC_OK);
	assert_int_equal(account_set_password(t->db, t->a, SCHOOL, 900 + SENCO, hash, S("active"), &t->e), RC_OK);
	here.token_hash = come_in(t, SENCO, WINDOWS, STR_NONE, STR_NONE, 0).session;
	(void)come_in(t, SENCO, IPHONE, STR_NONE, STR_NONE, 0);
	assert_int_equal(account_change_password(c, &here, S("river lamp stone"), S("kettle under seven hills"),
	                                         &fault),
	                 RC_OK);
	assert_int_equal(open_of(t, SENCO, here.token_hash, &l), 1);
	assert_true(l[0].here);
}

/* ---- while a password is hashed: between what was read and the transaction that writes ---- */

static struct {
	struct db *db; /* of somebody else */
	const struct db_ops *usual;
	struct db_ops ops;
	struct str hash;
	const char *state;
	int times;
} MEANWHILE;

static enum rc meanwhile(struct db *db, enum db_mode mode, struct err *e)
{
	struct arena *a = test_arena();

	if (mode == DB_WRITE && MEANWHILE.times-- > 0)
		assert_int_equal(account_set_password(MEANWHILE.db, a, SCHOOL, 900 + SENCO, MEANWHILE.hash,
		                                      str_of(MEANWHILE.state), e),
		                 RC_OK);
	arena_free(a);
	return MEANWHILE.usual->begin(db, mode, e);
}

/* Somebody else saves this just before the next transaction of t's connection that writes. */
static void put_meanwhile(struct store_test *t, struct str hash, const char *state)
{
	MEANWHILE.db = test_db_again(t->db, 2000);
	MEANWHILE.usual = t->db->ops;
	MEANWHILE.ops = *t->db->ops;
	MEANWHILE.ops.begin = meanwhile;
	MEANWHILE.hash = hash;
	MEANWHILE.state = state;
	MEANWHILE.times = 1;
	t->db->ops = &MEANWHILE.ops;
}

static void meanwhile_over(struct store_test *t)
{
	assert_true(MEANWHILE.times <= 0);
	t->db->ops = MEANWHILE.usual;
	db_close(MEANWHILE.db);
}

static struct str hashed(struct store_test *t, const char *password)
{
	struct str hash;

	assert_int_equal(password_hash(work_as(t, SENCO, ROLE_SENCO)->app, t->a, str_of(password), &hash, &t->e),
	                 RC_OK);
	return hash;
}

static void account_is(struct store_test *t, struct str hash, const char *state)
{
	struct account who;

	assert_int_equal(account_by_id(t->db, t->a, SCHOOL, 900 + SENCO, &who, &t->e), RC_OK);
	assert_string_equal(str_c(t->a, who.pw_hash), str_c(t->a, hash));
	assert_string_equal(str_c(t->a, who.state), state);
}

static enum sign_in_result sign_in_meanwhile(struct store_test *t, bool is_old, struct str hash, const char *state)
{
	struct ctx *c = work_as(t, SENCO, ROLE_NONE);
	const struct app *usual = c->app;
	struct app app = *usual;
	struct signed_in out;

	assert_int_equal(account_set_password(t->db, t->a, SCHOOL, 900 + SENCO, hashed(t, "river lamp stone"),
	                                      S("active"), &t->e),
	                 RC_OK);
	app.hash_memory_mib += is_old; /* hashed anew */
	c->now = clock_at(c->now.utc + (is_old ? 3600 : 0) + (str_is(str_of(state), "active") ? 1800 : 0));
	c->app = &app;
	put_meanwhile(t, hash, state);
	assert_int_equal(sign_in(c, S("ruth"), S("river lamp stone"), &(struct device_is){ 0 }, S("192.0.2.1"), &out),
	                 RC_OK);
	meanwhile_over(t);
	c->app = usual;
	return out.result;
}

/* Who is switched off, or has another password, while theirs is compared does not come in, and nothing comes back. */
static void test_sign_in__is_refused_when_the_account_changes_meanwhile(void **state)
{
	struct store_test *t = *state;
	struct str other = hashed(t, "kettle under seven hills");
	struct session_line *l;

	work_account(t, SENCO, "ruth");
	for (int is_old = 0; is_old < 2; is_old++) {
		assert_int_equal(sign_in_meanwhile(t, is_old == 1, STR_NONE, "disabled"), SIGN_IN_WRONG);
		account_is(t, STR_NONE, "disabled");
		assert_int_equal(sign_in_meanwhile(t, is_old == 1, other, "active"), SIGN_IN_WRONG);
		account_is(t, other, "active");
	}
	assert_int_equal(open_of(t, SENCO, STR_NONE, &l), 0);
}

static void change_meanwhile(struct store_test *t, struct str hash, const char *state)
{
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct sign_in_session here = { 0 };
	struct str fault;

	assert_int_equal(account_set_password(t->db, t->a, SCHOOL, 900 + SENCO, hashed(t, "river lamp stone"),
	                                      S("active"), &t->e),
	                 RC_OK);
	put_meanwhile(t, hash, state);
	assert_int_equal(account_change_password(c, &here, S("river lamp stone"), S("nine quiet larks above"), &fault),
	                 RC_INVALID);
	meanwhile_over(t);
	assert_string_equal(str_c(t->a, fault), "That is not your password now");
	account_is(t, hash, state);
}

/* Nobody switches themselves on again by choosing a password in a page that is still open. */
static void test_password__of_an_account_that_changes_meanwhile_stays(void **state)
{
	struct store_test *t = *state;

	work_account(t, SENCO, "ruth");
	change_meanwhile(t, STR_NONE, "disabled");
	change_meanwhile(t, hashed(t, "kettle under seven hills"), "active");
}

#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

TEST_MAIN(test_sessions)
{
	const struct CMUnitTest tests[] = {
		T(test_list__says_which_and_ends_one),
		T(test_others__end_at_once_and_one_stays),
		T(test_sign_in__ends_the_older_one_of_the_same_browser),
		T(test_eleventh__ends_the_one_used_longest_ago),
		T(test_eleventh__of_one_second_ends_the_first),
		T(test_password__ends_all_others),
		T(test_sign_in__is_refused_when_the_account_changes_meanwhile),
		T(test_password__of_an_account_that_changes_meanwhile_stays),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
