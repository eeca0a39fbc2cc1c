/* /adult/:id/merge and /adults/twice: found by name, side by side, merged, taken apart; nothing by a stranger, nothing
 * without a reason; and two who are two. */
#include "support/support.h"

#include "import/import_job.h"
#include "support/test_web.h"

static struct site *s;
static struct str senco;

TEST_STMT(Q_ID, 1, "SELECT id AS n FROM person WHERE given = $1 AND family = $2");
TEST_STMT(Q_PUPIL, 1, "SELECT id AS n FROM pupil WHERE given = $1");

static int64_t number(const struct stmt *q, const char *given, const char *family)
{
	struct rows r;
	struct err e = { "" };
	enum rc rc = family == NULL ? db_run(s->db, s->a, q, &r, &e, DV(given))
	                            : db_run(s->db, s->a, q, &r, &e, DV(given), DV(family));

	assert_int_equal(rc, RC_OK);
	return row_int(&r, 0, "n");
}

static const char *path(const char *fmt, int64_t x, int64_t y)
{
	return str_c(s->a, str_fmt(s->a, "/adult/%lld/merge%s%.*s", (long long)x, fmt,
	                           STR_ARG(y == 0 ? S("") : str_fmt(s->a, "%lld", (long long)y))));
}

static int setup(void **state)
{
	const char *const roll =
	    "UPN,Surname,Forename,DOB,Year,Reg,SEN status,Contact 1 surname,Contact 1 forename,Contact 1 "
	    "relationship,Contact 1 telephone\n"
	    "G998204119050,Wren,Yara,14/04/2018,3,3T,K,Petrova,Elena,Mother,07700 900164\n"
	    "W998204119051,Yew,Zed,14/05/2018,3,3T,N,Petrov,Elena,Mother,07700 900165\n";
	struct import_options o = { .kind = IMPORT_ROLL };
	struct import_report r;

	(void)state;
	s = site_new();
	senco = site_sign_in(s, "ruth", "senco", NULL);
	return import_run(site_ctx(s), &o, str_of(roll), &r) == RC_OK ? 0 : -1;
}

static int teardown(void **state)
{
	(void)state;
	site_free(s);
	return 0;
}

static void test_adult__and_back(void **state)
{
	int64_t kept = number(&Q_ID, "Elena", "Petrova"), gone = number(&Q_ID, "Elena", "Petrov");
	int64_t zed = number(&Q_PUPIL, "Zed", NULL);
	const char *one = path("", kept, 0), *both = path("/", kept, gone), *undo = path("/77/undo", kept, 0);
	const char *contacts = str_c(s->a, str_fmt(s->a, "/pupil/%lld/contacts", (long long)zed));
	struct net_reply p = site_get(s, senco, str_c(s->a, str_fmt(s->a, "%s?q=petrov+el", one)));

	(void)state;
	assert_int_equal(p.status, 200);
	assert_has(&p, both);
	assert_false(reply_has(&p, "07700"));
	p = site_get(s, senco, both);
	assert_int_equal(p.status, 200);
	assert_has(&p, "07700 900165");
	assert_has(&p, "Zed Yew");
	assert_int_equal(site_get(s, site_sign_in(s, "dana", "teacher", NULL), both).status, 404);
	p = site_post(s, senco, both, "id=77&revision=1&other_revision=1&family=1&why=&do=merge");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Say how you know that it is one person");
	p = site_post(s, senco, both, "id=77&revision=1&other_revision=9&family=1&why=x&do=merge");
	assert_int_equal(p.status, 409);
	p = site_get(s, senco, contacts);
	assert_false(reply_has(&p, "07700 900164"));
	p = site_post(s, senco, both, "id=77&revision=1&other_revision=1&family=1&phone=0&why=On+the+phone&do=merge");
	assert_int_equal(p.status, 303);
	p = site_get(s, senco, contacts);
	assert_has(&p, "07700 900164");
	p = site_get(s, senco, one);
	assert_has(&p, "Elena Petrov stays");
	assert_has(&p, "On the phone");
	assert_has(&p, undo);
	assert_int_equal(site_get(s, senco, path("", gone, 0)).status, 404);
	assert_int_equal(site_post(s, senco, both, "id=77&revision=1&other_revision=1&why=x&do=merge").status, 404);
	assert_int_equal(site_post(s, senco, undo, "").status, 303);
	p = site_get(s, senco, one);
	assert_has(&p, "Taken apart on");
	assert_has(&p, "Elena Petrova stays");
	p = site_get(s, senco, contacts);
	assert_false(reply_has(&p, "07700 900164"));
}

static void test_adult__two_people(void **state)
{
	int64_t kept = number(&Q_ID, "Elena", "Petrova"), gone = number(&Q_ID, "Elena", "Petrov");
	const char *both = path("/", kept, gone);
	struct net_reply p = site_get(s, senco, "/adults/twice");

	(void)state;
	assert_has(&p, "Nobody.");
	test_db_script(s->db, "UPDATE person SET family = 'Petrov', name_key = 'petrov elena', phone = '07700 900165'"
	                      " WHERE given = 'Elena'");
	p = site_get(s, senco, "/adults/twice");
	assert_has(&p, both);
	assert_false(reply_has(&p, "07700"));
	p = site_post(s, senco, both, "do=two");
	assert_int_equal(p.status, 303);
	p = site_get(s, senco, "/adults/twice");
	assert_false(reply_has(&p, both));
	p = site_get(s, senco, both);
	assert_has(&p, "Somebody said so on");
	assert_int_equal(site_post(s, site_sign_in(s, "dana", "teacher", NULL), both, "do=two").status, 404);
}

/* What was merged cannot be reached, by nobody's guess, in another school, or as a pupil. */
static void test_adult__nobody_else(void **state)
{
	int64_t kept = number(&Q_ID, "Elena", "Petrova");

	(void)state;
	assert_int_equal(site_get(s, senco, path("/", kept, kept)).status, 404);
	assert_int_equal(site_get(s, senco, path("/", kept, 1)).status, 404);
	assert_int_equal(site_post(s, senco, path("/", kept, 1), "do=two").status, 404);
	assert_int_equal(site_post(s, senco, path("/1/undo", kept, 0), "").status, 404);
}

TEST_MAIN(test_adult_page)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_adult__and_back),
		T(test_adult__two_people),
		T(test_adult__nobody_else),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
