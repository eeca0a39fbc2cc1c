/* What strangers try leaves a line with their address, whatever becomes of the request; the page that shows it, and the
 * wait of who reads very fast. */
#include "support/support.h"

#include "core/account/account_sql.h"
#include "core/account/invite.h"
#include "core/account/password.h"
#include "core/account/sign_in.h"
#include "core/account/token.h"
#include "core/trail/reads_sql.h"
#include "core/trail/unusual.h"
#include "support/test_web.h"
#include "support/work_school.h"

static struct site *s;
static struct store_test *t;

#define TOKEN_HEAD "00000000000000000000000000000000000000000000000000000000000000aa"
#define TOKEN_SENCO "00000000000000000000000000000000000000000000000000000000000000bb"
#define TOKEN_ADMIN "00000000000000000000000000000000000000000000000000000000000000cc"

STMT_UNSCOPED(Q_TEST_UNUSUAL_OF, 1, "a test counts",
              "SELECT CAST(COALESCE(SUM(n), 0) AS BIGINT) AS n, COALESCE(MAX(address), '') AS address FROM unusual"
              " WHERE kind = $1");

static void comes_in(int64_t person, const char *login, const char *role, const char *token)
{
	work_account(t, person, login);
	assert_int_equal(sign_in_insert(t->db, t->a, token_hash(t->a, str_of(token)), SCHOOL, 900 + person,
	                                str_of(role), S("forgery"), 1773133200, &t->e),
	                 RC_OK);
}

static int setup(void **state)
{
	assert_int_equal(store_test_setup(state), 0);
	t = *state;
	s = NEW(t->a, struct site);
	*s = (struct site){
		.app = { .clock = { .fixed = true, .utc = 1773133200 }, .ledger_fd = -1, .hash_memory_mib = 1 },
		.db = t->db,
		.a = t->a,
		.school_id = SCHOOL
	};
	s->worker = (struct worker){ &s->app, t->db, t->a };
	comes_in(HEAD, "ada", "head", TOKEN_HEAD);
	comes_in(SENCO, "ruth", "senco", TOKEN_SENCO);
	return 0;
}

/* So many of a kind, all from the address of the test's requests. */
static void noticed(const char *kind, int64_t n)
{
	struct rows r;

	assert_int_equal(db_run(t->db, t->a, &Q_TEST_UNUSUAL_OF, &r, &t->e, DV(kind)), RC_OK);
	if (row_int(&r, 0, "n") != n)
		fail_msg("%s: %lld, not %lld", kind, (long long)row_int(&r, 0, "n"), (long long)n);
	if (n > 0)
		assert_true(str_is(row_str(&r, 0, "address"), "127.0.0.1"));
}

static int origin_post(const char *origin)
{
	struct net_request *q = NEW(t->a, struct net_request);
	struct net_reply *p = NEW(t->a, struct net_reply);

	*q = (struct net_request){ .method = S("POST"),
		                   .path = S("/display"),
		                   .peer = S("127.0.0.1"),
		                   .id = S("1"),
		                   .body = S("look=light") };
	q->header[q->headers++] = (struct net_pair){ S("host"), S("localhost") };
	q->header[q->headers++] = (struct net_pair){ S("origin"), str_of(origin) };
	q->header[q->headers++] = (struct net_pair){ S("content-type"), S("application/x-www-form-urlencoded") };
	web_answer(&s->worker, q, p);
	return p->status;
}

static void test_refused__forms_are_noticed(void **state)
{
	(void)state;
	assert_int_equal(origin_post("http://localhost"), 303);
	noticed("post", 0);
	assert_int_equal(origin_post("https://evil.example"), 403);
	noticed("post", 1);
	assert_int_equal(site_post_as(s, STR_NONE, "/display", "application/json", "{}").status, 400);
	noticed("post", 2);
	s->app.clock.utc += 1;
	assert_int_equal(site_post(s, S(TOKEN_SENCO), "/pupil/999999/discussion", "id=1&revision=0").status, 404);
	noticed("foreign", 1);
	assert_int_equal(site_get(s, S(TOKEN_SENCO), "/pupil/999999").status, 404);
	noticed("foreign", 1);
}

static void test_tries__at_the_door_are_noticed(void **state)
{
	(void)state;
	assert_int_equal(site_post(s, STR_NONE, "/sign-in", "login=ruth&password=not+this").status, 422);
	noticed("sign_in", 1);
	assert_int_equal(site_post(s, STR_NONE, "/sign-in", "login=ruth&password=not+this").status, 429);
	noticed("wait", 1);
	assert_int_equal(site_post(s, STR_NONE, "/sign-in", "login=nobody&password=not+this").status, 422);
	noticed("sign_in", 2);
	assert_int_equal(site_post(s, STR_NONE, "/start", "code=river-lamp-stone-cloud-1234").status, 422);
	noticed("code", 1);
	assert_int_equal(site_get(s, STR_NONE, "/invite/0123456789abcdef0123456789abcdef").status, 410);
	noticed("link", 1);
}

/* A stranger's GETs write nothing any more when they were counted often enough. */
static void test_link__is_counted_so_often_and_no_more(void **state)
{
	struct unusual_count v = { .school_id = SCHOOL,
		                   .slot = s->app.clock.utc,
		                   .kind = UNUSUAL_LINK,
		                   .address = S("127.0.0.1"),
		                   .last_at = s->app.clock.utc };

	(void)state;
	for (int i = 0; i < UNUSUAL_FULL - 1; i++)
		assert_int_equal(unusual_add(t->db, t->a, &v, (struct date){ 2026, 3, 10 }, &t->e), RC_OK);
	for (int i = 0; i < 3; i++) {
		assert_int_equal(site_get(s, STR_NONE, "/invite/0123456789abcdef0123456789abcdef").status, 410);
		noticed("link", UNUSUAL_FULL);
	}
}

STMT_UNSCOPED(Q_TEST_SIGN_IN_FROM, 1, "a test looks",
              "SELECT COUNT(*) AS n FROM event WHERE action = 'account.sign_in' AND address = '127.0.0.1'");

/* The head comes in where they came in before, then from elsewhere; and with a new letter. */
static void test_senior__new_device_and_new_password_are_noticed(void **state)
{
	struct device_is first = { .user_agent = S("Mozilla/5.0 (X11; Linux) Firefox/140.0") };
	struct ctx *c = work_as(t, HEAD, ROLE_HEAD);
	struct signed_in in;
	struct str hash, token;
	struct rows r;

	(void)state;
	assert_int_equal(password_hash(&s->app, t->a, S("river lamp stone"), &hash, &t->e), RC_OK);
	assert_int_equal(account_set_password(t->db, t->a, SCHOOL, 900 + HEAD, hash, S("active"), &t->e), RC_OK);
	assert_int_equal(sign_in(c, S("ada"), S("river lamp stone"), &first, S("192.0.2.1"), &in), RC_OK);
	assert_int_equal(in.result, SIGN_IN_OK);
	assert_int_equal(c->noted_n, 0);
	assert_int_equal(site_post(s, STR_NONE, "/sign-in", "login=ada&password=river+lamp+stone").status, 303);
	noticed("device", 1);
	assert_int_equal(db_run(t->db, t->a, &Q_TEST_SIGN_IN_FROM, &r, &t->e), RC_OK);
	assert_int_equal(row_int(&r, 0, "n"), 1);
	c = work_as(t, HEAD, ROLE_HEAD);
	assert_int_equal(IN_WRITE(c, invite_make(c, 900 + HEAD, &token)), RC_OK);
	noticed("reset", 0);
	assert_int_equal(site_post(s, STR_NONE, str_c(t->a, str_fmt(t->a, "/invite/%.*s", STR_ARG(token))),
	                           "step=password&password=kettle+under+seven+hills&again=kettle+under+seven+hills")
	                     .status,
	                 303);
	noticed("reset", 1);
}

static void test_page__is_empty_in_words(void **state)
{
	struct net_reply p = site_get(s, S(TOKEN_HEAD), "/unusual");

	(void)state;
	assert_int_equal(p.status, 200);
	assert_has(&p, "Nothing unusual in the last 30 days");
	assert_has_not(&p, "Mark all as seen");
	p = site_get(s, S(TOKEN_HEAD), "/today");
	assert_has_not(&p, "unusual thing");
}

static void test_page__says_who_from_where_and_what_to_do(void **state)
{
	struct net_reply p;

	(void)state;
	for (int i = 0; i < UNUSUAL_FEW; i++) {
		s->app.clock.utc += 1200; /* longer than any wait */
		assert_int_equal(site_post(s, STR_NONE, "/sign-in", "login=ruth&password=not+this").status, 422);
	}
	comes_in(GIVER, "sam", "admin", TOKEN_ADMIN);
	s->app.clock.utc = 1773133200 + 300;
	p = site_get(s, S(TOKEN_HEAD), "/today");
	assert_has(&p, "1 unusual thing<");
	s->app.clock.utc = 1773133200 + 6 * 1200;
	p = site_post(s, S(TOKEN_HEAD), "/unusual", "until=1");
	assert_int_equal(p.status, 303); /* the session has ended */
	s->app.clock.utc = 1773133200 + 300;
	p = site_get(s, S(TOKEN_HEAD), "/unusual");
	assert_has(&p, "Wrong sign-in name or password");
	assert_has(&p, "127.0.0.1");
	assert_has(&p, "5 times");
	assert_has(&p, "Ask the person whether it was them");
	assert_has(&p, "Mark all as seen");
	assert_int_equal(site_post(s, S(TOKEN_HEAD), "/unusual", "until=99999999999").status, 422);
	assert_int_equal(site_get(s, S(TOKEN_SENCO), "/unusual").status, 404);
	p = site_get(s, S(TOKEN_SENCO), "/today");
	assert_has_not(&p, "unusual thing");
}

/* From more addresses than are told apart. */
static void test_page__says_whose_account_in_a_flood(void **state)
{
	struct unusual_count v = { .school_id = SCHOOL,
		                   .slot = 1773133200,
		                   .kind = UNUSUAL_SIGN_IN,
		                   .account_id = 900 + SENCO,
		                   .last_at = 1773133200 };
	const struct date today = { 2026, 3, 10 };
	struct net_reply p;

	(void)state;
	for (int i = 0; i < UNUSUAL_FEW; i++)
		assert_int_equal(unusual_add(t->db, t->a, &v, today, &t->e), RC_OK);
	p = site_get(s, S(TOKEN_HEAD), "/unusual");
	assert_has(&p, "By account");
	assert_has(&p, "Many addresses");
	v.address = S("192.0.2.7");
	assert_int_equal(unusual_add(t->db, t->a, &v, today, &t->e), RC_OK);
	p = site_get(s, S(TOKEN_HEAD), "/unusual");
	assert_has(&p, "192.0.2.7 and many more");
	v.address = S("192.0.2.8");
	assert_int_equal(unusual_add(t->db, t->a, &v, today, &t->e), RC_OK);
	p = site_get(s, S(TOKEN_HEAD), "/unusual");
	assert_has(&p, "2 addresses and many more");
	assert_has(&p, "7 times");
}

static void test_page__is_marked_as_seen(void **state)
{
	struct net_reply p;

	(void)state;
	(void)site_post(s, STR_NONE, "/sign-in", "login=ruth&password=not+this");
	assert_int_equal(site_post(s, STR_NONE, "/sign-in", "login=ruth&password=not+this").status, 429);
	p = site_get(s, S(TOKEN_HEAD), "/unusual");
	assert_has(&p, "<strong>new</strong>");
	p = site_post(s, S(TOKEN_HEAD), "/unusual", "until=1773133200");
	assert_int_equal(p.status, 303);
	p = site_get(s, S(TOKEN_HEAD), "/unusual");
	assert_has(&p, "Made to wait");
	assert_has_not(&p, "<strong>new</strong>");
	assert_has_not(&p, "Mark all as seen");
}

static void test_limit__says_errors_by_the_field_and_keeps_what_was_typed(void **state)
{
	struct net_reply p = site_post(s, S(TOKEN_HEAD), "/settings/unusual", "limit=7");

	(void)state;
	assert_int_equal(p.status, 422);
	assert_has(&p, "Enter a number from 30 to 2000");
	assert_has(&p, "value=\"7\"");
	assert_int_equal(site_post(s, S(TOKEN_HEAD), "/settings/unusual", "limit=200").status, 303);
	p = site_get(s, S(TOKEN_HEAD), "/settings/unusual");
	assert_has(&p, "value=\"200\"");
}

static void opened(int64_t from, int64_t n)
{
	for (int64_t i = 0; i < n; i++)
		assert_int_equal(reads_opened(t->db, t->a, SCHOOL, 900 + SENCO, from + i, s->app.clock.utc, 0, &t->e),
		                 RC_OK);
}

static void test_reading__is_told_and_then_waits(void **state)
{
	struct net_reply p;

	(void)state;
	opened(1000, READING_USUAL - 1);
	assert_int_equal(site_get(s, S(TOKEN_SENCO), "/pupil/501").status, 200);
	noticed("reading", 0);
	assert_int_equal(site_get(s, S(TOKEN_SENCO), "/pupil/502").status, 200);
	noticed("reading", 1);
	opened(2000, READING_USUAL - 1);
	p = site_get(s, S(TOKEN_SENCO), "/pupil/503");
	assert_int_equal(p.status, 429);
	assert_has(&p, "more than 240 pupils");
	assert_has(&p, "here in 30");
	assert_int_equal(site_get(s, S(TOKEN_SENCO), "/pupil/501").status, 200);
	assert_int_equal(site_get(s, S(TOKEN_SENCO), "/today").status, 200);
	s->app.clock.utc += READING_PAUSE;
	assert_int_equal(site_get(s, S(TOKEN_SENCO), "/pupil/503").status, 200);
	p = site_get(s, S(TOKEN_HEAD), "/unusual");
	assert_has(&p, "pages opened very fast");
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, store_test_teardown)

TEST_MAIN(test_unusual_page)
{
	const struct CMUnitTest tests[] = {
		T(test_refused__forms_are_noticed),
		T(test_tries__at_the_door_are_noticed),
		T(test_link__is_counted_so_often_and_no_more),
		T(test_senior__new_device_and_new_password_are_noticed),
		T(test_page__is_empty_in_words),
		T(test_page__says_who_from_where_and_what_to_do),
		T(test_page__says_whose_account_in_a_flood),
		T(test_page__is_marked_as_seen),
		T(test_limit__says_errors_by_the_field_and_keeps_what_was_typed),
		T(test_reading__is_told_and_then_waits),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
