/* The nightly feed on its pages: one row on Today for who imports, what waits is opened and brought in as any import,
 * set aside by who need not answer, and a file that does not come is told with what to check. */
#include "support/support.h"

#include "import/feed.h"
#include "import/feed_sql.h"
#include "import/feed_take.h"
#include "support/test_web.h"

static struct site *s;
static struct str senco;
static int64_t feed_id, written;

TEST_STMT(Q_UPLOADS, 1, "SELECT COUNT(*) AS n FROM upload");
TEST_STMT(Q_UPLOADS_OLD, 0, "UPDATE upload SET made_at = 1");
TEST_STMT(Q_PUPILS, 1, "SELECT COUNT(*) AS n FROM pupil");

static int64_t number(const struct stmt *q)
{
	struct rows r;
	struct err e = { "" };

	assert_int_equal(db_run(s->db, s->a, q, &r, &e), RC_OK);
	return row_int(&r, 0, "n");
}

static int setup(void **state)
{
	(void)state;
	s = site_new();
	senco = site_sign_in(s, "ruth", "senco", NULL);
	written = 0;
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	site_free(s);
	return 0;
}

static void feed_new(void)
{
	struct ctx *c = site_ctx(s);
	struct feed f = { .kind = S("roll"),
		          .folder = S("/srv/feed"),
		          .nights = S("school"),
		          .due_minute = 7 * 60,
		          .patience = 2,
		          .set_by = S("Imogen Shah in the office") };
	struct str fault;

	assert_int_equal(IN_WRITE(c, feed_add(c, &f, &fault)), RC_OK);
	feed_id = f.id;
}

static void came(const char *text)
{
	struct ctx *c = site_ctx(s);
	struct feed_file f = { .name = S("pupils.csv"), .bytes = str_of(text), .written_at = ++written };
	struct feed_run run;
	struct feeds all;

	f.digest = str_fmt(s->a, "%lld", (long long)written);
	assert_int_equal(IN_READ(c, feeds_load(c, &all)), RC_OK);
	assert_int_equal(feed_take(c, &all.item[0], &f, &run), RC_OK);
}

/* What the form on the page says of the file that waits. */
static const char *aside_form(void)
{
	static const char BEFORE[] = "name=\"run\" value=\"";
	struct net_reply p = site_get(s, senco, "/import");
	struct str body = p.body;
	ptrdiff_t at = str_find(body, str_of(BEFORE));
	struct str rest, id;

	assert_true(at >= 0);
	rest = str_sub(body, (size_t)at + sizeof BEFORE - 1, body.n);
	id = str_cut(rest, '"', &rest);
	return str_c(s->a, str_fmt(s->a, "run=%.*s", STR_ARG(id)));
}

static void came_on(const char *text, int days_ago)
{
	const int64_t now = s->app.clock.utc;

	s->app.clock.utc -= days_ago * 86400;
	came(text);
	s->app.clock.utc = now;
}

static const char *path_of(const char *before, const char *behind)
{
	return str_c(s->a, str_fmt(s->a, "%s%lld%s", before, (long long)feed_id, behind));
}

#define HEAD "UPN;Surname;Forename;DOB;Year;Reg;SEN status\n"
#define FIRST HEAD "V998204119060;Wren;Yara;01/02/2017;5;5A;K\nW998204119051;Yew;Zed;01/03/2017;5;5A;N\n"
#define CORRECTED HEAD "G998204119050;Wren;Yara;01/02/2017;5;5A;K\nW998204119051;Yew;Zed;01/03/2017;5;5B;N\n"

static void test_feed_page__without_a_feed_there_is_one_line(void **state)
{
	struct net_reply p = site_get(s, senco, "/import");

	(void)state;
	assert_has(&p, "apdr feed");
	assert_has_not(&p, "Waiting for you");
	p = site_get(s, senco, "/today");
	assert_has_not(&p, "From the school’s system");
}

static void test_feed_page__what_waits_is_one_row_and_is_answered_there(void **state)
{
	struct net_reply p;
	struct err e = { "" };

	(void)state;
	feed_new();
	came(FIRST);
	p = site_get(s, senco, "/import");
	assert_has(&p, "2 added");
	assert_has_not(&p, "Waiting for you");
	came(CORRECTED);
	p = site_get(s, senco, "/today");
	assert_has(&p, "The nightly file has something for you");
	assert_has(&p, "has 1 question. All else in it is here.");
	p = site_get(s, senco, "/import");
	assert_has(&p, "Waiting for you");
	assert_has(&p, "1 changed, 1 question waits");
	assert_has(&p, path_of("href=\"/import/", "\""));
	/* The pages of an import, also for another one who may import. */
	p = site_get(s, site_sign_in(s, "rose", "senco", NULL), path_of("/import/", ""));
	assert_int_equal(p.status, 200);
	assert_has(&p, "0 of 1 answered");
	p = site_get(s, senco, path_of("/import/", "/questions"));
	assert_int_equal(p.status, 200);
	assert_int_equal(site_get(s, site_sign_in(s, "theo", "teacher", NULL), path_of("/import/", "")).status, 404);
	/* A file that waits is not thrown away with the uploads of the day. */
	assert_int_equal(db_run(s->db, s->a, &Q_UPLOADS_OLD, NULL, &e), RC_OK);
	site_upload(s, senco, "/import", "kind=roll", "file", S(FIRST));
	assert_int_equal(site_get(s, senco, path_of("/import/", "")).status, 200);
}

static void test_feed_page__set_aside_it_waits_no_more(void **state)
{
	struct net_reply p;
	const char *seen;

	(void)state;
	feed_new();
	came(FIRST);
	came(CORRECTED);
	seen = aside_form();
	came(HEAD "V998204119060;Wren;Yara;31/02/2017;5;5A;K\nW998204119051;Yew;Zed;01/03/2017;5;5B;N\n");
	p = site_post(s, senco, path_of("/import/feed/", "/aside"), seen);
	assert_int_equal(p.status, 409);
	assert_has(&p, "Another file has come since you looked");
	assert_int_equal(number(&Q_UPLOADS), 1);
	assert_int_equal(site_post(s, senco, path_of("/import/feed/", "/aside"), "").status, 409);
	came(CORRECTED);
	p = site_post(s, senco, path_of("/import/feed/", "/aside"), aside_form());
	assert_int_equal(p.status, 303);
	assert_int_equal(number(&Q_UPLOADS), 0);
	assert_has_not((p = site_get(s, senco, "/import"), &p), "Waiting for you");
	assert_has(&p, "1 changed, 1 question waited");
	assert_int_equal(site_post(s, senco, path_of("/import/feed/", "/aside"), "").status, 404);
	assert_int_equal(site_get(s, senco, path_of("/import/", "")).status, 404);
}

static void test_feed_page__a_file_that_does_not_come_is_told(void **state)
{
	struct net_reply p;
	struct ctx *c;

	(void)state;
	feed_new();
	came_on(FIRST, 4); /* Friday 6 March; it is Tuesday, and by 7 it should be here */
	came_on(FIRST, 1);
	p = site_get(s, senco, "/import");
	assert_has(&p, "No file for 1 night");
	assert_has_not(&p, "going again");
	assert_has_not((p = site_get(s, senco, "/today"), &p), "has not come");
	c = site_ctx(s);
	assert_int_equal(IN_WRITE(c, feed_remove(c, feed_id)), RC_OK);
	feed_new();
	came_on(FIRST, 4);
	p = site_get(s, senco, "/today");
	assert_has(&p, "The nightly file has not come since Friday 6 March 2026");
	assert_has(&p, path_of("href=\"/import#feed-", "\""));
	p = site_get(s, senco, "/import");
	assert_has(&p, "Get the nightly file going again");
	assert_has(&p, "2 nights missed");
	assert_has(&p, "Imogen Shah in the office");
	assert_has(&p, "changed around 6 March");
	came(FIRST);
	assert_has_not((p = site_get(s, senco, "/today"), &p), "has not come");
	p = site_get(s, senco, "/import");
	assert_has(&p, "No changes");
	assert_has(&p, "No file"); /* of the night between */
}

static void test_feed_page__a_whole_file_that_is_not_taken_says_why(void **state)
{
	struct net_reply p;

	(void)state;
	feed_new();
	came(FIRST);
	came(HEAD "V998204119060;Wren;Yara;01/02/2017;5;5A;K\n");
	p = site_get(s, senco, "/today");
	assert_has(&p, "1 of the 2 pupils on roll here are not in it.");
	p = site_get(s, senco, "/import");
	assert_has(&p, "The nightly file could not be taken");
	assert_has(&p, "Not taken. 1 of the 2 pupils");
	assert_int_equal(number(&Q_PUPILS), 2);
	assert_int_equal(site_get(s, senco, path_of("/import/", "")).status, 200);
}

TEST_MAIN(test_feed_page)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_feed_page__without_a_feed_there_is_one_line, setup, teardown),
		cmocka_unit_test_setup_teardown(test_feed_page__what_waits_is_one_row_and_is_answered_there, setup,
		                                teardown),
		cmocka_unit_test_setup_teardown(test_feed_page__set_aside_it_waits_no_more, setup, teardown),
		cmocka_unit_test_setup_teardown(test_feed_page__a_file_that_does_not_come_is_told, setup, teardown),
		cmocka_unit_test_setup_teardown(test_feed_page__a_whole_file_that_is_not_taken_says_why, setup,
		                                teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
