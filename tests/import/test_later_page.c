/* Kept for later, in the browser: three wrong lines are kept, the others come in; each is put right by its field, or
 * taken out with a reason; two people at once, twice, and a newer file. */
#include "support/support.h"

#include "import/import_job.h"
#include "import/import_sql.h"
#include "support/import_pages.h"
#include "support/test_web.h"

static struct site *s;
static struct str senco;

#define HEAD "UPN;Surname;Forename;DOB;Year;Reg;SEN status\n"
#define ZOE "N820123425001;O'Hara;Zoë;1/9/2015;5;5A;K\n"
#define BEN "M830200026001;Stone;Ben;31/2/2015;5;5A;N\n"
#define MEI "Z805330126042;Lee;Mei;3/11/2015;6;6B;Huh\n"

TEST_STMT(Q_WAITS, 1, "SELECT COUNT(*) AS n FROM import_later WHERE out_at = 0");
TEST_STMT(Q_ID, 1, "SELECT MIN(id) AS n FROM import_later");
TEST_STMT(Q_OPENED, 1, "SELECT COUNT(*) AS n FROM event WHERE action = 'import.keep_bring'");
TEST_STMT(Q_WHY, 1, "SELECT COUNT(*) AS n FROM import_later WHERE out_why = 'He has left' AND cells = ''");

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
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	site_free(s);
	return 0;
}

static size_t pupils(void)
{
	struct import_data d;
	struct err e;

	assert_int_equal(import_load_roll(s->db, s->a, s->school_id, &d, &e), RC_OK);
	return d.pupils;
}

static const char *upload(const char *text)
{
	struct net_reply p = site_upload(s, senco, "/import", "kind=roll", "file", str_of(text));

	return preview_of(s, &p);
}

static const char *keep_form(const struct net_reply *p)
{
	ptrdiff_t at = str_find(p->body, S("name=\"digest\" value=\""));

	assert_true(at > 0);
	return str_c(s->a, str_fmt(s->a, "how=keep&digest=%.*s", STR_ARG(str_sub(p->body, (size_t)at + 21, 16))));
}

static struct net_reply kept(const char *text)
{
	const char *path = upload(text);
	struct net_reply p = site_get(s, senco, path);

	return site_post(s, senco, path, keep_form(&p));
}

static const char *one(void)
{
	return str_c(s->a, str_fmt(s->a, "/import/later/%lld", (long long)number(&Q_ID)));
}

static void test_later__the_rest_comes_in_from_the_preview(void **state)
{
	const char *path = upload(HEAD ZOE BEN MEI);
	struct net_reply p = site_get(s, senco, path);

	(void)state;
	assert_int_equal(p.status, 422);
	assert_has(&p, "Bring in 1, keep 2 for later");
	assert_has(&p, "<dt>Kept for later</dt><dd>2</dd>");
	assert_has(&p, "Ben Stone");
	assert_has(&p, "DOB: This is not a date");
	assert_has(&p, "31/2/2015");
	assert_has(&p, "Not added yet");
	assert_int_equal(pupils(), 0);
	p = site_post(s, senco, path, keep_form(&p));
	assert_int_equal(p.status, 200);
	assert_has(&p, "1 added, 0 changed, 0 unchanged, 2 kept for later");
	assert_has(&p, "Now in Today");
	assert_has(&p, "Put 2 rows right");
	assert_int_equal(pupils(), 1);
	assert_int_equal(number(&Q_WAITS), 2);
	p = site_get(s, senco, "/import");
	assert_has(&p, "Kept for later");
	p = site_get(s, senco, "/today");
	assert_has(&p, "Put 2 rows right");
	p = site_get(s, senco, "/import/later");
	assert_has(&p, "To put right");
	assert_has(&p, "Line 3 of");
}

static void test_later__without_the_choice_nothing_comes_in(void **state)
{
	const char *path = upload(HEAD ZOE BEN);
	struct net_reply p = site_get(s, senco, path);
	const char *form = str_c(s->a, str_sub(str_of(keep_form(&p)), 9, 100));

	(void)state;
	p = site_post(s, senco, path, form);
	assert_int_equal(p.status, 422);
	assert_int_equal(pupils(), 0);
	assert_int_equal(number(&Q_WAITS), 0);
}

static void test_later__what_was_not_shown_is_not_brought_in(void **state)
{
	const char *path = upload(HEAD ZOE BEN);
	struct net_reply p = site_get(s, senco, path);
	const char *form = keep_form(&p);

	(void)state;
	p = site_get(s, senco, upload(HEAD ZOE));
	p = site_post(s, senco, upload(HEAD ZOE MEI), form);
	assert_int_equal(p.status, 409);
	assert_has(&p, "This is what would happen now");
	assert_has(&p, "Bring in 1, keep 1 for later");
	assert_int_equal(pupils(), 0);
}

static void test_later__put_right_by_its_field(void **state)
{
	struct net_reply p;

	(void)state;
	kept(HEAD ZOE BEN);
	p = site_get(s, senco, one());
	assert_int_equal(p.status, 200);
	assert_has(&p, "Put right: Ben Stone");
	assert_has(&p, "name=\"c3\"");
	assert_has(&p, "not a date");
	p = site_post(s, senco, one(), "revision=1&c3=30/2/2015");
	assert_int_equal(p.status, 422);
	assert_has(&p, "30/2/2015");
	assert_int_equal(pupils(), 1);
	p = site_post(s, senco, one(), "revision=1&c3=2/10/2015");
	assert_int_equal(p.status, 303);
	assert_int_equal(pupils(), 2);
	assert_int_equal(number(&Q_WAITS), 0);
	assert_int_equal(number(&Q_OPENED), 1);
	p = site_get(s, senco, "/import/later?done=put_right");
	assert_has(&p, "Put right, and brought in.");
	p = site_get(s, senco, "/today");
	assert_false(reply_has(&p, "rows right"));
}

static void test_later__twice_and_two_people_at_once(void **state)
{
	const char *path;
	struct net_reply p;

	(void)state;
	kept(HEAD ZOE BEN);
	path = one();
	assert_int_equal(site_post(s, senco, path, "revision=1&c3=2/10/2015").status, 303);
	p = site_post(s, senco, path, "revision=1&c3=2/10/2015");
	assert_int_equal(p.status, 404);
	assert_has(&p, "waits no longer");
	p = site_post(s, senco, str_c(s->a, str_fmt(s->a, "%s/out", path)), "revision=1&out_why=x");
	assert_int_equal(p.status, 404);
	assert_int_equal(pupils(), 2);
}

static void test_later__a_newer_file_is_shown_first(void **state)
{
	struct net_reply p;

	(void)state;
	kept(HEAD ZOE BEN);
	kept(HEAD ZOE "M830200026001;Stone;Ben;2/10/2015;5;5A;Huh\n");
	assert_int_equal(number(&Q_WAITS), 1);
	p = site_post(s, senco, one(), "revision=1&c3=2/10/2015");
	assert_int_equal(p.status, 409);
	assert_has(&p, "A newer file");
	assert_has(&p, "Huh");
	assert_int_equal(pupils(), 1);
}

static void test_later__a_file_that_is_right_says_what_it_ended(void **state)
{
	const char *path;
	struct net_reply p;

	(void)state;
	kept(HEAD ZOE BEN);
	path = upload(HEAD ZOE "M830200026001;Stone;Ben;2/10/2015;5;5A;N\n");
	p = site_get(s, senco, path);
	p = site_post(s, senco, path, str_c(s->a, str_sub(str_of(keep_form(&p)), 9, 100)));
	assert_has(&p, "What was kept for later came in right");
	assert_int_equal(number(&Q_WAITS), 0);
}

static void test_later__taken_out_with_a_reason(void **state)
{
	struct net_reply p;
	const char *out;

	(void)state;
	kept(HEAD ZOE BEN);
	out = str_c(s->a, str_fmt(s->a, "%s/out", one()));
	p = site_post(s, senco, out, "revision=1&out_why=");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Say why it is taken out");
	p = site_post(s, senco, out, "revision=1&out_why=He has left");
	assert_int_equal(p.status, 303);
	assert_int_equal(number(&Q_WAITS), 0);
	assert_int_equal(number(&Q_WHY), 1);
	p = site_get(s, senco, "/import/later");
	assert_has(&p, "He has left");
	assert_false(reply_has(&p, "31/2/2015"));
}

static void test_later__a_question_is_answered_on_its_page(void **state)
{
	const char *path = upload(HEAD ZOE);
	struct net_reply p = site_get(s, senco, path);
	ptrdiff_t at;
	struct str key;

	(void)state;
	site_post(s, senco, path, keep_form(&p));
	path = upload(HEAD "N820123425001;O'Hara;Zoë;1/9/2015;5;5B;K\n;Stone;Ben;2/10/2015;5;5A;N\n");
	p = site_get(s, senco, path);
	site_post(s, senco, path, keep_form(&p));
	assert_int_equal(pupils(), 2);
	path = upload(HEAD "N820123425001;O'Hara;Zoë;1/9/2015;5;5B;K\n;Stone;Benn;2/10/2015;5;5A;N\n");
	p = site_get(s, senco, path);
	assert_int_equal(p.status, 200);
	assert_has(&p, "Answer the questions");
	assert_has(&p, "Bring in 1, keep 1 for later");
	p = site_post(s, senco, path, keep_form(&p));
	assert_has(&p, "1 kept for later");
	p = site_get(s, senco, one());
	assert_has(&p, "somebody who is here?");
	at = str_find(p.body, S("same:"));
	assert_true(at > 0);
	key = str_sub(p.body, 0, (size_t)at);
	while ((at = str_find(key, S("name=\"q"))) >= 0)
		key = str_sub(key, (size_t)at + 6, key.n);
	key = str_sub(key, 0, 17);
	p = site_post(s, senco, one(), "revision=1");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Say who is meant");
	p = site_post(s, senco, one(), str_c(s->a, str_fmt(s->a, "revision=1&%.*s=new", STR_ARG(key))));
	assert_int_equal(p.status, 303);
	assert_int_equal(pupils(), 3);
}

static void test_later__a_long_file_keeps_too(void **state)
{
	struct buf b = buf_new(s->a, 1 << 20);
	struct net_reply p;
	const char *path;
	struct err e = { "" };
	struct db *side;
	bool did;

	(void)state;
	buf_str(&b, S("Surname,Forename,DOB,Year,Reg,SEN status\nKaur,Bo,31/2/2015,5,5A,K\n"));
	for (size_t i = 0; i < 250; i++)
		buf_fmt(&b, "Kaur,Ava %zu,1/9/2015,5,5A,K\n", i);
	path = upload(str_c(s->a, buf_view(&b)));
	p = site_get(s, senco, path);
	assert_has(&p, "Bring in 250, keep 1 for later");
	p = site_post(s, senco, path, str_c(s->a, str_fmt(s->a, "rows=251&%s", keep_form(&p))));
	assert_int_equal(p.status, 303);
	side = test_db_again(s->db, 100);
	if (import_job_do(&s->app, s->db, side, s->a, &did, &e) != RC_OK)
		fail_msg("the job failed: %s", e.text);
	db_close(side);
	p = site_get(s, senco, str_c(s->a, reply_header(&p, "location")));
	assert_has(&p, "Done. 250 added, 0 changed, 0 unchanged, 1 kept for later.");
	assert_int_equal(pupils(), 250);
	assert_int_equal(number(&Q_WAITS), 1);
}

TEST_MAIN(test_later_page)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_later__the_rest_comes_in_from_the_preview),
		T(test_later__without_the_choice_nothing_comes_in),
		T(test_later__what_was_not_shown_is_not_brought_in),
		T(test_later__put_right_by_its_field),
		T(test_later__twice_and_two_people_at_once),
		T(test_later__a_newer_file_is_shown_first),
		T(test_later__a_file_that_is_right_says_what_it_ended),
		T(test_later__taken_out_with_a_reason),
		T(test_later__a_question_is_answered_on_its_page),
		T(test_later__a_long_file_keeps_too),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
