/* Sessions and sign-in with fixed clocks: limits to the second, roles and accounts that end, throttling in both
 * directions, forged requests, and drafts of forms whose session ended. */
#include "support/support.h"

#include "kit/base/id.h"
#include "core/account/account_sql.h"
#include "core/school/admin_sql.h"
#include "core/school/school_sql.h"
#include "support/test_web.h"
#include "core/account/password.h"
#include "core/account/sign_in.h"
#include "core/account/sign_in_rule.h"
#include "core/account/token.h"
#include "kit/net/http_reply.h"

static struct site *s;

static const char PASSWORD[] = "river lamp stone";

static int setup(void **state)
{
	(void)state;
	s = site_new();
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	site_free(s);
	return 0;
}

static bool open_after(struct str token, int64_t seconds)
{
	int64_t before = s->app.clock.utc;
	struct sign_in_session x;

	s->app.clock.utc += seconds;
	assert_int_equal(sign_in_of(site_ctx(s), token, &x), RC_OK);
	s->app.clock.utc = before;
	return x.signed_in;
}

static void test_idle_limit__to_the_second(void **state)
{
	(void)state;
	assert_true(open_after(site_sign_in(s, "a", "senco", NULL), 20 * 60));
	assert_false(open_after(site_sign_in(s, "b", "senco", NULL), 20 * 60 + 1));
	assert_true(open_after(site_sign_in(s, "c", "parent", NULL), 20 * 60));
	assert_false(open_after(site_sign_in(s, "d", "parent", NULL), 20 * 60 + 1));
	assert_true(open_after(site_sign_in(s, "e", "admin", NULL), 10 * 60));
	assert_false(open_after(site_sign_in(s, "f", "admin", NULL), 10 * 60 + 1));
}

/* A request every ten minutes keeps it open until the absolute limit. */
static void absolute(const char *given, const char *role, int64_t limit)
{
	struct str token = site_sign_in(s, given, role, NULL);
	int64_t before = s->app.clock.utc;
	struct sign_in_session x;

	for (int64_t at = 600; at <= limit; at += 600) {
		s->app.clock.utc = before + at;
		assert_int_equal(sign_in_of(site_ctx(s), token, &x), RC_OK);
		assert_true(x.signed_in);
	}
	s->app.clock.utc = before + limit + 1;
	assert_int_equal(sign_in_of(site_ctx(s), token, &x), RC_OK);
	assert_false(x.signed_in);
	assert_true(x.expired);
	s->app.clock.utc = before;
}

static void test_absolute_limit__to_the_second(void **state)
{
	(void)state;
	absolute("a", "teacher", 10 * 3600);
	absolute("b", "parent", 4 * 3600);
	absolute("c", "pupil", 4 * 3600);
}

static void test_token__of_another_length_or_value_is_nobody(void **state)
{
	struct str token = site_sign_in(s, "a", "senco", NULL);
	struct sign_in_session x;

	(void)state;
	assert_int_equal(sign_in_of(site_ctx(s), str_sub(token, 0, token.n - 1), &x), RC_OK);
	assert_false(x.signed_in || x.expired);
	assert_int_equal(sign_in_of(site_ctx(s), random_hex(s->a, 32), &x), RC_OK);
	assert_false(x.signed_in || x.expired);
	assert_int_equal(sign_in_of(site_ctx(s), token_hash(s->a, token), &x), RC_OK); /* what a stolen database has */
	assert_false(x.signed_in || x.expired);
}

static void test_role__that_ended_leaves_only_the_choice(void **state)
{
	struct str token = site_sign_in(s, "a", "senco", NULL);
	struct role_grant *g;
	size_t n;
	struct err e;
	struct net_reply p;

	(void)state;
	assert_int_equal(grant_list(s->db, s->a, s->school_id, 0, (struct date){ 2026, 3, 10 }, &g, &n, &e), RC_OK);
	assert_int_equal(grant_end(s->db, s->a, s->school_id, g[0].person_id, g[0].id, (struct date){ 2026, 3, 9 }, &e),
	                 RC_OK);
	p = site_get(s, token, "/pupils");
	assert_int_equal(p.status, 303);
	assert_true(str_is(reply_header(&p, "location"), "/role"));
	p = site_post(s, token, "/role", "role=senco");
	assert_int_equal(p.status, 404);
}

/* An account with a real password. */
static int64_t account_make(const char *login)
{
	struct account who;
	struct str hash;
	struct err e;

	(void)site_sign_in(s, login, "teacher", NULL);
	assert_int_equal(password_hash(&s->app, s->a, str_of(PASSWORD), &hash, &e), RC_OK);
	assert_int_equal(account_by_login(s->db, s->a, str_of(login), &who, &e), RC_OK);
	assert_int_equal(account_set_password(s->db, s->a, s->school_id, who.id, hash, S("active"), &e), RC_OK);
	return who.id;
}

static struct signed_in try_from(const char *peer, const char *login, const char *password, struct str device)
{
	struct signed_in out;

	assert_int_equal(sign_in(site_ctx(s), str_of(login), str_of(password),
	                         &(struct device_is){ device, S("Mozilla/5.0 (X11; Linux) Firefox/140.0"), STR_NONE },
	                         str_of(peer), &out),
	                 RC_OK);
	return out;
}

static struct signed_in try_in(const char *login, const char *password, struct str device)
{
	return try_from("192.0.2.1", login, password, device);
}

static void test_disabled__is_out_on_the_next_request_and_cannot_come_in(void **state)
{
	int64_t id = account_make("jo");
	struct signed_in in = try_in("jo", PASSWORD, STR_NONE);
	struct err e;

	(void)state;
	assert_int_equal(in.result, SIGN_IN_OK);
	assert_int_equal(site_get(s, in.token, "/you").status, 200);
	assert_int_equal(account_set_password(s->db, s->a, s->school_id, id, STR_NONE, S("disabled"), &e), RC_OK);
	assert_int_equal(site_get(s, in.token, "/you").status, 303);
	assert_int_equal(try_in("jo", PASSWORD, in.device).result, SIGN_IN_WRONG);
}

static void test_wrong_password_and_unknown_name__are_one_answer(void **state)
{
	struct net_reply wrong, unknown;

	(void)state;
	(void)account_make("jo");
	assert_int_equal(try_in("JO ", PASSWORD, STR_NONE).result, SIGN_IN_OK); /* capitals and spaces do not matter */
	wrong = site_post(s, STR_NONE, "/sign-in", "login=jo&password=not+this+one");
	unknown = site_post(s, STR_NONE, "/sign-in", "login=xx&password=not+this+one");
	assert_int_equal(wrong.status, 422);
	assert_int_equal(unknown.status, 422);
	assert_int_equal(wrong.body.n, unknown.body.n); /* the name itself has the same length */
	assert_true(reply_has(&unknown, "do not match"));
}

static void assert_next(const char *next, const char *want)
{
	struct net_reply p = site_post(s, STR_NONE, "/sign-in",
	                               str_c(s->a, str_fmt(s->a, "login=jo&password=river+lamp+stone&next=%s", next)));

	assert_int_equal(p.status, 303);
	assert_true(http_reply_sound(&p));
	assert_string_equal(str_c(s->a, reply_header(&p, "location")), want);
}

/* Where somebody goes after signing in is a path of ours, whatever the form says. */
static void test_next__never_leads_out_or_breaks_the_answer(void **state)
{
	static const char *const bad[] = { "%2F%09%2Fevil.example", "%2Fa%0Ab", "%2F%5Cevil.example",
		                           "%2F%2Fevil.example",    "%2Fa%20b", "https%3A%2F%2Fevil.example" };

	(void)state;
	(void)account_make("jo");
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_next(bad[i], role_home(ROLE_TEACHER));
	assert_next("%2Fpupil%2F7", "/pupil/7");
}

/* Strangers wait longer and longer; the device that has signed in before is let in at any moment. */
static void test_guesses__slow_strangers_and_never_a_known_device(void **state)
{
	struct str device;
	int evaluated = 0;

	(void)state;
	(void)account_make("jo");
	device = try_in("jo", PASSWORD, STR_NONE).device;
	assert_true(device.n > 0);
	for (int i = 0; i < 10000; i++, s->app.clock.utc++) {
		evaluated += try_in("jo", "guess", STR_NONE).result == SIGN_IN_WRONG;
		if (i % 2500 == 2499)
			assert_int_equal(try_in("jo", PASSWORD, device).result, SIGN_IN_OK);
	}
	if (evaluated < 5 || evaluated > 60)
		fail_msg("%d of 10,000 guesses were looked at", evaluated);
	assert_int_equal(try_in("jo", PASSWORD, STR_NONE).result,
	                 SIGN_IN_WAIT); /* a stranger, even with the password */
	s->app.clock.utc += 15 * 60;
	assert_int_equal(try_in("jo", PASSWORD, STR_NONE).result, SIGN_IN_OK); /* never for good */
}

/* A computer of the staff room is known for everybody who has signed in there, and for nobody else. */
static void test_device__is_known_for_two_people(void **state)
{
	struct str cookie;

	(void)state;
	(void)account_make("jo");
	(void)account_make("sam");
	(void)account_make("kim");
	cookie = try_in("jo", PASSWORD, STR_NONE).device;
	cookie = try_in("sam", PASSWORD, cookie).device;
	assert_int_equal(try_in("jo", PASSWORD, cookie).device.n, 0); /* known: nothing to set */
	for (int i = 0; i < 5; i++) {
		(void)try_in("jo", "guess", STR_NONE);
		(void)try_in("sam", "guess", STR_NONE);
		(void)try_in("kim", "guess", STR_NONE);
	}
	assert_int_equal(try_in("jo", PASSWORD, cookie).result, SIGN_IN_OK);
	assert_int_equal(try_in("sam", PASSWORD, cookie).result, SIGN_IN_OK);
	assert_int_equal(try_in("kim", PASSWORD, cookie).result, SIGN_IN_WAIT);
}

/* A thousand guesses with random names, and some at one: who sits elsewhere notices nothing, who sits beside waits some
 * seconds, and a known device does not wait at all. */
static void test_guesses__shut_no_school_out(void **state)
{
	struct str device;
	struct signed_in beside;

	(void)state;
	(void)account_make("jo");
	(void)account_make("sam");
	device = try_from("192.0.2.7", "jo", PASSWORD, STR_NONE).device;
	for (int i = 0; i < 1005; i++, s->app.clock.utc++)
		(void)try_from("198.51.100.1", str_c(s->a, str_fmt(s->a, "name%d", i)), "guess", STR_NONE);
	for (int i = 0; i < 8; i++, s->app.clock.utc += 4)
		(void)try_from("198.51.100.1", "jo", "guess", STR_NONE);
	(void)try_from("198.51.100.1", "another", "guess", STR_NONE);
	assert_int_equal(try_from("198.51.100.1", "jo", PASSWORD, device).result, SIGN_IN_OK);
	assert_int_equal(try_from("192.0.2.7", "jo", PASSWORD, STR_NONE).result, SIGN_IN_OK);
	beside = try_from("198.51.100.1", "sam", PASSWORD, STR_NONE);
	assert_int_equal(beside.result, SIGN_IN_WAIT);
	assert_in_range(beside.wait_s, 1, SIGNIN_ADDRESS_PAUSE);
	s->app.clock.utc += beside.wait_s;
	assert_int_equal(try_from("198.51.100.1", "sam", PASSWORD, STR_NONE).result, SIGN_IN_OK);
}

STMT_UNSCOPED(Q_TEST_GUESSED, 1, "a test",
              "SELECT COUNT(*) AS n FROM event WHERE chain = $1 AND action = 'account.guessed'");

/* Guesses at one account from many places stand in the trail; at a name that nobody has, there is no school to tell. */
static void test_guesses__stand_in_the_trail(void **state)
{
	static const char *const name[] = { "jo", "nobody-of-this-name" };
	struct rows r;
	struct err e;

	(void)state;
	(void)account_make("jo");
	for (int i = 0; i < SIGNIN_ALERT_AT; i++)
		for (int k = 0; k < 2; k++)
			(void)try_from(str_c(s->a, str_fmt(s->a, "198.51.100.%d", i)), name[k], "guess", STR_NONE);
	assert_int_equal(db_run(s->db, s->a, &Q_TEST_GUESSED, &r, &e, DV(S("w"))), RC_OK);
	assert_int_equal(row_int(&r, 0, "n"), 1);
}

static unsigned known(struct str session, struct str device)
{
	struct net_request *q = NEW(s->a, struct net_request);
	struct net_reply p;

	*q = (struct net_request){ .method = S("POST"), .path = S("/settings/school"), .id = S("1"), .ask = true };
	q->header[q->headers++] = (struct net_pair){ S("cookie"), str_fmt(s->a, "apdr=%.*s; device=%.*s",
		                                                          STR_ARG(session), STR_ARG(device)) };
	web_answer(&s->worker, q, &p);
	assert_int_equal(p.body.n, 0);
	return p.known;
}

/* The front asks whose cookies these are, and learns only whether they are real. */
static void test_ask__real_cookies_and_no_others(void **state)
{
	struct str leaves = site_sign_in(s, "a", "senco", NULL);
	struct signed_in in;

	(void)state;
	(void)account_make("jo");
	in = try_in("jo", PASSWORD, STR_NONE);
	assert_int_equal(known(in.token, in.device), NET_KNOWN_SESSION | NET_KNOWN_DEVICE);
	assert_int_equal(known(in.token, STR_NONE), NET_KNOWN_SESSION);
	assert_int_equal(known(STR_NONE, in.device), NET_KNOWN_DEVICE);
	assert_int_equal(known(random_hex(s->a, 32), random_hex(s->a, 16)), 0);
	assert_int_equal(site_get(s, in.token, "/you").known, NET_KNOWN_SESSION);
	assert_int_equal(site_get(s, STR_NONE, "/sign-in").known, 0);
	assert_int_equal(known(leaves, STR_NONE), NET_KNOWN_SESSION);
	assert_int_equal(site_post(s, leaves, "/sign-out", "").status, 303);
	assert_int_equal(known(leaves, STR_NONE), 0);
	s->app.clock.utc += 20 * 60 + 1;
	assert_int_equal(known(in.token, STR_NONE), NET_KNOWN_SESSION); /* what they wrote is kept for them */
}

static struct net_reply post_with(struct str cookie, const char *header, const char *value, const char *body)
{
	struct net_request *q = NEW(s->a, struct net_request);
	struct net_reply p;

	*q = (struct net_request){ .method = S("POST"),
		                   .path = S("/settings/school"),
		                   .body = str_of(body),
		                   .id = S("1"),
		                   .peer = S("192.0.2.1") };
	q->header[q->headers++] = (struct net_pair){ S("host"), S("localhost") };
	q->header[q->headers++] = (struct net_pair){ S("cookie"), cookie };
	q->header[q->headers++] = (struct net_pair){ S("content-type"), S("application/x-www-form-urlencoded") };
	if (header[0] != '\0')
		q->header[q->headers++] = (struct net_pair){ str_of(header), str_of(value) };
	web_answer(&s->worker, q, &p);
	return p;
}

static bool school_is(const char *name)
{
	struct school v;
	struct err e;

	assert_int_equal(school_load(s->db, s->a, s->school_id, &v, &e), RC_OK);
	return str_is(v.name, name);
}

#define GOOD "_csrf=forgery&name=New+Name&phase=primary&revision=1"
#define BAD_TOKEN "_csrf=other&name=New+Name&phase=primary&revision=1"
#define NO_TOKEN "name=New+Name&phase=primary&revision=1"

static void test_forged__posts_are_refused_and_change_nothing(void **state)
{
	struct str token = site_sign_in(s, "a", "senco", NULL);
	struct str cookie = str_fmt(s->a, "apdr=%.*s", STR_ARG(token));

	(void)state;
	assert_int_equal(post_with(cookie, "", "", NO_TOKEN).status, 403);
	assert_int_equal(post_with(cookie, "", "", BAD_TOKEN).status, 403);
	assert_int_equal(post_with(cookie, "origin", "https://evil.example", GOOD).status, 403);
	assert_int_equal(post_with(cookie, "origin", "null", GOOD).status, 403);
	assert_int_equal(post_with(cookie, "sec-fetch-site", "cross-site", GOOD).status, 403);
	assert_int_equal(post_with(cookie, "sec-fetch-site", "same-site", GOOD).status, 403);
	assert_true(school_is("Marlbeck Primary School"));
	/* The same cookie twice is an attempt to plant one: nobody is signed in. */
	assert_int_equal(post_with(str_fmt(s->a, "%.*s; %.*s", STR_ARG(cookie), STR_ARG(cookie)), "", "", GOOD).status,
	                 303);
	assert_true(school_is("Marlbeck Primary School"));
	assert_int_equal(post_with(cookie, "origin", "http://localhost", GOOD).status, 303);
	assert_true(school_is("New Name"));
}

static void test_expired__keeps_what_was_written_and_offers_it(void **state)
{
	struct str token = site_sign_in(s, "a", "senco", NULL), again;
	struct net_reply p;
	struct account who;
	struct err e;

	(void)state;
	s->app.clock.utc += 20 * 60 + 1;
	p = site_post(s, token, "/settings/school", "name=Half+written+%C3%A9&phase=primary&revision=1");
	assert_int_equal(p.status, 303);
	assert_true(str_starts(reply_header(&p, "location"), S("/sign-in?next=")));
	assert_true(str_ends(reply_header(&p, "location"), S("&kept=1")));
	assert_true(school_is("Marlbeck Primary School"));
	p = site_post(s, STR_NONE, "/settings/school", "name=Somebody+else");
	assert_false(str_ends(reply_header(&p, "location"), S("kept=1"))); /* nothing is kept for nobody */
	assert_int_equal(account_by_login(s->db, s->a, S("a"), &who, &e), RC_OK);
	again = random_hex(s->a, 32);
	assert_int_equal(sign_in_insert(s->db, s->a, token_hash(s->a, again), s->school_id, who.id, S("senco"),
	                                S("forgery"), s->app.clock.utc, &e),
	                 RC_OK);
	p = site_get(s, again, "/settings/school");
	assert_true(reply_has(&p, "Half written é"));
	assert_true(reply_has(&p, "We kept what you wrote"));
	p = site_get(s, site_sign_in(s, "b", "senco", NULL), "/settings/school");
	assert_false(reply_has(&p, "Half written")); /* for its owner only */
	p = site_post(s, again, "/settings/school", "name=Half+written+%C3%A9&phase=primary&revision=1");
	assert_int_equal(p.status, 303);
	p = site_get(s, again, "/settings/school");
	assert_false(reply_has(&p, "We kept what you wrote"));
}

/* An address that is only sent to is no page to come back to: the page above it is. */
static void test_expired__comes_back_to_a_page(void **state)
{
	struct str token = site_sign_in(s, "a", "senco", NULL);
	struct net_reply p;

	(void)state;
	s->app.clock.utc += 20 * 60 + 1;
	p = site_post(s, token, "/today/do", "do=remind");
	assert_true(str_is(reply_header(&p, "location"), "/sign-in?next=%2Ftoday&kept=1"));
	p = site_post(s, token, "/pupil/501/review/view", "words=x");
	assert_true(str_is(reply_header(&p, "location"), "/sign-in?next=%2Fpupil%2F501%2Freview&kept=1"));
	p = site_post(s, token, "/sign-out", "");
	assert_true(str_is(reply_header(&p, "location"), "/sign-in?next=%2F"));
}

/* ---- what OWASP ASVS asks of passwords and sessions (docs/operate/asvs.md) ---- */

static struct net_reply password_change(struct str token, const char *old, const char *fresh)
{
	return site_post(s, token, "/you",
	                 str_c(s->a, str_fmt(s->a, "old=%s&password=%s&again=%s", old, fresh, fresh)));
}

/* One more session of an account. */
static struct str session_of(int64_t account)
{
	struct str token = random_hex(s->a, 32);
	struct err e;

	assert_int_equal(sign_in_insert(s->db, s->a, token_hash(s->a, token), s->school_id, account, S("teacher"),
	                                S("forgery"), s->app.clock.utc, &e),
	                 RC_OK);
	return token;
}

static void test_you__a_new_password_asks_for_the_old_and_ends_other_sessions(void **state)
{
	int64_t id = account_make("jo");
	struct str here = session_of(id), there = session_of(id);

	(void)state;
	assert_int_equal(password_change(here, "not+this+one", "kettle+moss+trumpet").status, 422);
	assert_int_equal(password_change(here, "river+lamp+stone", "short").status, 422);
	assert_int_equal(site_get(s, there, "/you").status, 200);
	assert_int_equal(password_change(here, "river+lamp+stone", "kettle+moss+trumpet").status, 303);
	assert_int_equal(site_get(s, here, "/you").status, 200);
	assert_int_equal(site_get(s, there, "/you").status, 303);
	assert_int_equal(try_in("jo", PASSWORD, STR_NONE).result, SIGN_IN_WRONG);
	s->app.clock.utc += 3600;
	assert_int_equal(try_in("jo", "kettle moss trumpet", STR_NONE).result, SIGN_IN_OK);
}

/* As it was typed, to the letter: nothing is cut off, folded or trimmed. */
static void test_password__is_compared_to_the_letter(void **state)
{
	static const char *const other[] = { "River lamp stone", "river lamp stone ", " river lamp stone",
		                             "river lamp ston",  "river lamp stones", "" };

	(void)state;
	(void)account_make("jo");
	for (size_t i = 0; i < sizeof other / sizeof other[0]; i++) {
		assert_int_equal(try_in("jo", other[i], STR_NONE).result, SIGN_IN_WRONG);
		s->app.clock.utc += 3600;
	}
	assert_int_equal(try_in("jo", PASSWORD, STR_NONE).result, SIGN_IN_OK);
}

static size_t times(const struct net_reply *p, const char *text)
{
	struct str rest = p->body;
	size_t n = 0;

	for (ptrdiff_t at; (at = str_find(rest, str_of(text))) >= 0; n++)
		rest = str_sub(rest, (size_t)at + 1, rest.n);
	return n;
}

static void test_password_fields__hide_and_let_managers_fill_them(void **state)
{
	struct net_reply in = site_get(s, STR_NONE, "/sign-in");
	struct net_reply you = site_get(s, site_sign_in(s, "a", "senco", NULL), "/you");

	(void)state;
	assert_int_equal(times(&in, "type=\"password\""), 1);
	assert_int_equal(times(&in, "autocomplete=\"current-password\""), 1);
	assert_int_equal(times(&you, "type=\"password\""), 3);
	assert_int_equal(times(&you, "autocomplete=\"new-password\""), 2);
}

/* One's own devices are listed; one that was somebody else is signed out from another. */
static void test_device__that_was_not_me_is_signed_out(void **state)
{
	struct sign_in_session here, other;
	struct signed_in mine, strange;
	struct ctx *c = site_ctx(s);
	struct device_row *d;
	size_t n;

	(void)state;
	(void)account_make("jo");
	mine = try_in("jo", PASSWORD, STR_NONE);
	strange = try_in("jo", PASSWORD, STR_NONE);
	assert_int_equal(sign_in_of(site_ctx(s), strange.token, &other), RC_OK);
	assert_true(other.signed_in);
	assert_int_equal(sign_in_of(c, mine.token, &here), RC_OK);
	assert_int_equal(IN_READ(c, devices_mine(c, &d, &n)), RC_OK);
	assert_int_equal(n, 2);
	assert_int_equal(IN_WRITE(c, device_was_me(c, other.device, other.device, false)),
	                 RC_NONE); /* not from itself */
	assert_int_equal(IN_WRITE(c, device_was_me(c, here.device, other.device, false)), RC_OK);
	assert_int_equal(sign_in_of(c, strange.token, &other), RC_OK);
	assert_false(other.signed_in);
	assert_int_equal(sign_in_of(c, mine.token, &here), RC_OK);
	assert_true(here.signed_in);
}

static void test_sign_out__is_on_pages_of_who_is_in(void **state)
{
	static const char *const path[] = { "/you", "/pupils", "/help", "/privacy", "/no-such-page" };
	struct str token = site_sign_in(s, "a", "senco", NULL);
	struct net_reply p;

	(void)state;
	for (size_t i = 0; i < sizeof path / sizeof path[0]; i++) {
		p = site_get(s, token, path[i]);
		assert_has(&p, "action=\"/sign-out\"");
	}
	p = site_get(s, STR_NONE, "/help");
	assert_has_not(&p, "action=\"/sign-out\"");
}

/* Who signs in where somebody was signed in: the session before is none any more, whoever has its cookie. */
static void test_sign_in__ends_the_session_before(void **state)
{
	struct str before = site_sign_in(s, "a", "senco", NULL);
	struct net_reply p;

	(void)state;
	(void)account_make("jo");
	assert_int_equal(site_get(s, before, "/you").status, 200);
	p = site_post(s, before, "/sign-in", "login=jo&password=river+lamp+stone");
	assert_int_equal(p.status, 303);
	assert_true(str_starts(reply_header(&p, "set-cookie"), S("apdr=")));
	assert_int_equal(site_get(s, before, "/you").status, 303);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

TEST_MAIN(test_sign_in)
{
	const struct CMUnitTest tests[] = {
		T(test_idle_limit__to_the_second),
		T(test_absolute_limit__to_the_second),
		T(test_token__of_another_length_or_value_is_nobody),
		T(test_role__that_ended_leaves_only_the_choice),
		T(test_disabled__is_out_on_the_next_request_and_cannot_come_in),
		T(test_wrong_password_and_unknown_name__are_one_answer),
		T(test_you__a_new_password_asks_for_the_old_and_ends_other_sessions),
		T(test_password__is_compared_to_the_letter),
		T(test_password_fields__hide_and_let_managers_fill_them),
		T(test_device__that_was_not_me_is_signed_out),
		T(test_sign_out__is_on_pages_of_who_is_in),
		T(test_sign_in__ends_the_session_before),
		T(test_next__never_leads_out_or_breaks_the_answer),
		T(test_guesses__slow_strangers_and_never_a_known_device),
		T(test_device__is_known_for_two_people),
		T(test_ask__real_cookies_and_no_others),
		T(test_guesses__shut_no_school_out),
		T(test_guesses__stand_in_the_trail),
		T(test_forged__posts_are_refused_and_change_nothing),
		T(test_expired__keeps_what_was_written_and_offers_it),
		T(test_expired__comes_back_to_a_page),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
