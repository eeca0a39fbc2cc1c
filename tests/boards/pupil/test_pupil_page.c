/* The pupil's page asked for again: what the browser has is right, or the page comes anew. */
#include "support/support.h"

#include "core/people/people_sql.h"
#include "core/people/pupil_sql.h"
#include "core/trail/audit.h"
#include "kit/base/id.h"
#include "core/account/account_sql.h"
#include "core/account/token.h"
#include "notice/screen/screening.h"
#include "support/test_web.h"

static struct site *s;
static struct str senco;
static int64_t senco_person;
static struct pupil_key zara;

STMT_UNSCOPED(Q_TEST_READS, 1, "counts read events",
              "SELECT COUNT(*) AS n FROM event WHERE chain = 'r' AND pupil = $1");

static int64_t reads(void)
{
	struct rows r;
	struct err e;

	assert_int_equal(db_run(s->db, s->a, &Q_TEST_READS, &r, &e, DV(zara.pupil_id)), RC_OK);
	return row_int(&r, 0, "n");
}

/* As each use case does at the end of a change. */
static void change(const char *given)
{
	struct ctx *c = site_ctx(s);
	struct pupil p;

	assert_int_equal(pupil_load(s->db, s->a, zara, &p, &c->err), RC_OK);
	p.given = str_of(given);
	assert_int_equal(db_begin(s->db, DB_WRITE, &c->err), RC_OK);
	assert_int_equal(pupil_update(s->db, s->a, zara, &p, &c->err), RC_OK);
	assert_int_equal(db_end(s->db, audit_write(c, zara.pupil_id, &ACT_SCREENING_OPEN, "pupil", 1, STR_NONE),
	                        &c->err),
	                 RC_OK);
}

static int setup(void **state)
{
	struct pupil p = { .id = 501,
		           .given = S("Zara"),
		           .family = S("Iqbal"),
		           .name_key = S("iqbal zara"),
		           .born = { 2016, 1, 9 },
		           .year_group = 5,
		           .joined_on = { 2020, 9, 1 },
		           .revision = 1 };
	struct err e;

	(void)state;
	s = site_new();
	p.school_id = s->school_id;
	zara = (struct pupil_key){ s->school_id, p.id };
	senco = site_sign_in(s, "ruth", "senco", &senco_person);
	assert_int_equal(pupil_insert(s->db, s->a, &p, &e), RC_OK);
	change("Zara");
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	site_free(s);
	return 0;
}

static void first_view(void)
{
	struct net_reply p = site_get(s, senco, "/pupil/501");

	assert_int_equal(p.status, 200);
	assert_string_equal(str_c(s->a, reply_header(&p, "cache-control")), "private, no-cache");
	s->has = reply_header(&p, "etag");
	assert_true(s->has.n > 2);
}

static void test_again__is_304_and_noted_like_the_page(void **state)
{
	struct net_reply p;
	int64_t before;

	(void)state;
	first_view();
	before = reads();
	assert_int_equal(before, 1);
	p = site_get(s, senco, "/pupil/501");
	assert_int_equal(p.status, 304);
	assert_int_equal(p.body.n, 0);
	assert_true(str_eq(reply_header(&p, "etag"), s->has));
	assert_int_equal(reads(), before + 1);
	s->has = str_fmt(s->a, "\"other\", W/%.*s", STR_ARG(s->has));
	assert_int_equal(site_get(s, senco, "/pupil/501").status, 304);
	s->has = S("\"other\"");
	assert_int_equal(site_get(s, senco, "/pupil/501").status, 200);
}

static void test_again__a_change_shows_at_once(void **state)
{
	struct net_reply p;

	(void)state;
	first_view();
	change("Sara");
	p = site_get(s, senco, "/pupil/501");
	assert_int_equal(p.status, 200);
	assert_has(&p, "Sara Iqbal");
	assert_false(str_eq(reply_header(&p, "etag"), s->has));
}

static void test_again__is_of_one_session_and_day(void **state)
{
	struct str head = site_sign_in(s, "helen", "head", NULL);

	(void)state;
	first_view();
	assert_int_equal(site_get(s, head, "/pupil/501").status, 200);
	assert_int_equal(site_get(s, senco, "/pupil/501?done=saved").status, 200);
	assert_int_equal(site_get(s, senco, "/pupil/501").status, 304);
	s->app.clock.utc += 9 * 60; /* the same day, before anybody is signed out for doing nothing */
	assert_int_equal(site_get(s, senco, "/pupil/501").status, 304);
	s->app.clock.runs_from_us = 1; /* another start of the program */
	s->app.clock.utc -= clock_monotonic_us() / 1000000;
	assert_int_equal(site_get(s, senco, "/pupil/501").status, 200);
}

/* The page says how old a pupil is, and where the cycle stands: another day is another page. */
static void test_again__not_over_midnight(void **state)
{
	struct account who;
	struct str token = random_hex(s->a, 32);
	struct err e;

	(void)state;
	s->app.clock.utc += (14 * 60 + 55) * 60;
	assert_int_equal(account_by_login(s->db, s->a, S("ruth"), &who, &e), RC_OK);
	assert_int_equal(sign_in_insert(s->db, s->a, token_hash(s->a, token), s->school_id, who.id, S("senco"),
	                                S("forgery"), s->app.clock.utc, &e),
	                 RC_OK);
	senco = token;
	first_view();
	assert_int_equal(site_get(s, senco, "/pupil/501").status, 304);
	s->app.clock.utc += 10 * 60;
	assert_int_equal(site_get(s, senco, "/pupil/501").status, 200);
}

/* What the browser has is no way around the rights: SENCOs do not see their own child's page. */
static void test_again__not_after_the_right_ended(void **state)
{
	struct contact c = { .school_id = s->school_id,
		             .pupil_id = zara.pupil_id,
		             .id = id_new(),
		             .person_id = senco_person,
		             .relationship = S("Parent"),
		             .responsibility = RESPONSIBILITY_YES,
		             .contact_order = 1,
		             .starts = { 2025, 9, 1 },
		             .revision = 1 };
	struct net_reply p;
	struct err e;
	int64_t before;

	(void)state;
	first_view();
	before = reads();
	assert_int_equal(contact_insert(s->db, s->a, zara, &c, &e), RC_OK);
	p = site_get(s, senco, "/pupil/501");
	assert_int_equal(p.status, 404);
	assert_int_equal(reply_header(&p, "etag").n, 0);
	assert_int_equal(reads(), before);
}

static void test_sign_out__the_browser_forgets(void **state)
{
	struct net_reply p = site_post(s, senco, "/sign-out", "");

	(void)state;
	assert_string_equal(str_c(s->a, reply_header(&p, "clear-site-data")), "\"cache\"");
	assert_int_equal(site_get(s, senco, "/pupil/501").status, 303);
}

TEST_MAIN(test_pupil_page)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_again__is_304_and_noted_like_the_page),
		T(test_again__a_change_shows_at_once),
		T(test_again__is_of_one_session_and_day),
		T(test_again__not_after_the_right_ended),
		T(test_again__not_over_midnight),
		T(test_sign_out__the_browser_forgets),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
