/* A disk that is full: what was typed stands in its form again, is saved once there is room, and one can sign in and
 * read meanwhile. */
#include "support/support.h"

#include <string.h>

#include "core/account/account_sql.h"
#include "core/account/password.h"
#include "core/people/people_sql.h"
#include "kit/base/buf.h"
#include "support/rights_world.h"

enum { LONG = 3000, TRIES = 40 };

#define PAGE "/pupil/501/discussion"
#define TYPED "Kept &quot;words&quot; &amp; &lt;more&gt; "

/* Long enough to need pages of the file that are not there. */
static const char *form_new(struct rights_world *w, int id)
{
	static const char *const field[] = { "strengths",  "difficulties", "parent_worries",
		                             "pupil_view", "hopes",        "next_steps" };
	struct buf b = buf_new(w->site.a, (size_t)8 * LONG);

	buf_str(&b, str_fmt(w->site.a, "id=%d&revision=0&held_on=2026-03-09&present=All", id));
	for (size_t i = 0; i < sizeof field / sizeof *field; i++) {
		buf_str(&b, str_fmt(w->site.a, "&%s=Kept+%%22words%%22+%%26+%%3Cmore%%3E+", field[i]));
		for (int k = 0; k < LONG / 10; k++)
			buf_str(&b, S("ten+letter"));
	}
	assert_false(b.full);
	return str_c(w->site.a, buf_view(&b));
}

static struct net_reply post(struct rights_world *w, int id)
{
	return site_post(&w->site, world_token(w, SENCO, 'S'), PAGE, form_new(w, id));
}

static size_t times(struct str page, const char *words)
{
	size_t n = 0;

	for (ptrdiff_t at; (at = str_find(page, str_of(words))) >= 0; n++)
		page = str_sub(page, (size_t)at + 1, page.n);
	return n;
}

static void assert_given_back(const struct net_reply *p, int status, const char *why)
{
	assert_int_equal(p->status, status);
	assert_has(p, why);
	assert_has(p, "What you wrote stands in its form again.");
	assert_has(p, "action=\"" PAGE "\"");
	assert_true(times(p->body, TYPED) >= 6);
}

static void test_full__words_come_back_when_the_database_takes_no_more(void **state)
{
	struct rights_world *w = *state;
	struct net_reply p = { 0 };
	int saved = 0;

	if (test_db_is_postgres())
		skip();
	test_db_script(w->site.db, "PRAGMA max_page_count = 1"); /* as many as there are */
	for (int i = 0; i < TRIES; i++, saved++) {               /* some of them are free */
		p = post(w, 900 + i);
		if (p.status != 303)
			break;
	}
	assert_given_back(&p, 500, "This could not be saved.");
	test_db_script(w->site.db, "PRAGMA max_page_count = 1000000");
	assert_int_equal(post(w, 900 + saved).status, 303);
	assert_int_equal(post(w, 900 + saved).status, 303); /* pressed twice */
}

/* No page of a pupil leaves without its read event: what was typed comes back without that page. */
static void test_full__words_come_back_without_the_page(void **state)
{
	struct rights_world *w = *state;
	struct net_reply p;

	if (test_db_is_postgres())
		skip();
	test_db_script(w->site.db, "CREATE TRIGGER full BEFORE INSERT ON event BEGIN SELECT RAISE(FAIL, 'full'); END");
	p = post(w, 78);
	assert_int_equal(p.status, 500);
	assert_has(&p, "This could not be saved.");
	assert_has(&p, "<form method=\"post\" action=\"" PAGE "\">");
	assert_has(&p, "name=\"_csrf\" value=\"");
	assert_has(&p, "name=\"id\" value=\"78\"");
	assert_true(times(p.body, TYPED) >= 12); /* to be sent and to be read */
	test_db_script(w->site.db, "DROP TRIGGER full");
	assert_int_equal(post(w, 78).status, 303);
}

static struct str signed_in(struct site *s)
{
	struct person_row who = { .school_id = s->school_id,
		                  .id = 88001,
		                  .given = S("Ida"),
		                  .family = S("Field"),
		                  .name_key = S("field ida") };
	struct str hash, token, rest;
	struct net_reply p;
	struct err e;

	assert_int_equal(password_hash(&s->app, s->a, S("river pencil monday"), &hash, &e), RC_OK);
	assert_int_equal(person_insert(s->db, s->a, &who, &e), RC_OK);
	assert_int_equal(account_insert(s->db, s->a, s->school_id, 88002, who.id, S("ida"), hash, S("active"), 1, &e),
	                 RC_OK);
	assert_int_equal(role_insert(s->db, s->a, s->school_id, 88003, who.id, S("senco"), (struct date){ 2020, 9, 1 },
	                             DATE_NONE, &e),
	                 RC_OK);
	p = site_post(s, STR_NONE, "/sign-in", "login=ida&password=river+pencil+monday");
	assert_int_equal(p.status, 303);
	token = reply_header(&p, "set-cookie");
	return str_cut(str_sub(token, sizeof "apdr=" - 1, token.n), ';', &rest);
}

/* Nothing but sessions and read events may take what is left. */
static void test_full__before_it_is_one_can_sign_in_and_read(void **state)
{
	struct rights_world *w = *state;
	struct site *s = &w->site;
	struct net_reply p;

	s->app.reserve = INT64_MAX;
	p = post(w, 77);
	assert_given_back(&p, 503, "server is full. Nothing was changed");
	assert_int_equal(site_get(s, signed_in(s), "/you").status, 200);
	assert_int_equal(site_get(s, world_token(w, SENCO, 'S'), "/pupil/501").status, 200);
	s->app.reserve = 1;
	assert_int_equal(post(w, 77).status, 303);
}

/* The time of the last look cannot be noted: that keeps nobody from looking. */
static void test_full__a_session_goes_on(void **state)
{
	struct rights_world *w = *state;
	struct str token = world_token(w, SENCO, 'S');

	if (test_db_is_postgres())
		skip();
	test_db_script(w->site.db, "CREATE TRIGGER full BEFORE UPDATE OF seen_at ON session_token"
	                           " BEGIN SELECT RAISE(FAIL, 'full'); END");
	w->site.app.clock.utc += 120;
	assert_int_equal(site_get(&w->site, token, "/pupil/501").status, 200);
}

/* A form with passwords is not filled again. */
static void test_full__a_password_is_not_given_back(void **state)
{
	struct rights_world *w = *state;
	struct net_reply p;

	if (test_db_is_postgres())
		skip();
	test_db_script(w->site.db, "CREATE TRIGGER full BEFORE INSERT ON throttle"
	                           " BEGIN SELECT RAISE(FAIL, 'full'); END");
	p = site_post(&w->site, world_token(w, SENCO, 'S'), "/you",
	              "old=guess&password=river+pencil+monday&again=river+pencil+monday");
	assert_int_equal(p.status, 500);
	assert_has_not(&p, "river pencil");
	assert_has_not(&p, "What you wrote");
}

TEST_MAIN(test_full_page)
{
#define T(f) cmocka_unit_test_setup_teardown(f, rights_world_setup, rights_world_teardown)
	const struct CMUnitTest tests[] = {
		T(test_full__words_come_back_when_the_database_takes_no_more),
		T(test_full__words_come_back_without_the_page),
		T(test_full__before_it_is_one_can_sign_in_and_read),
		T(test_full__a_session_goes_on),
		T(test_full__a_password_is_not_given_back),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
