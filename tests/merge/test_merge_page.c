/* /pupil/:id/merge: found by name, side by side, merged, taken apart; nothing by a stranger, nothing without a reason.
 */
#include "support/support.h"

#include <string.h>

#include "import/import_job.h"
#include "kit/base/id.h"
#include "support/test_web.h"

static struct site *s;
static struct str senco;

TEST_STMT(Q_PUPILS, 1, "SELECT COUNT(*) AS n FROM pupil");
TEST_STMT(Q_ID, 1, "SELECT id AS n FROM pupil WHERE given = $1");

static int64_t number(const struct stmt *q, const char *given)
{
	struct rows r;
	struct err e = { "" };
	enum rc rc = given == NULL ? db_run(s->db, s->a, q, &r, &e) : db_run(s->db, s->a, q, &r, &e, DV(given));

	assert_int_equal(rc, RC_OK);
	return row_int(&r, 0, "n");
}

static int setup(void **state)
{
	const char *const roll = "UPN,Surname,Forename,DOB,Year,Reg,SEN status\n"
	                         "G998204119050,Petrov,Hana,14/04/2018,3,3T,K\n"
	                         "W998204119051,Petrova,Hannah,14/04/2018,3,3T,N\n"
	                         "K998204119052,Zander,Abe,01/04/2017,4,4A,N\n";
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

static void test_merge__and_back(void **state)
{
	int64_t hana = number(&Q_ID, "Hana"), hannah = number(&Q_ID, "Hannah"), pupils = number(&Q_PUPILS, NULL);
	const char *path = str_c(s->a, str_fmt(s->a, "/pupil/%lld/merge", (long long)hana));
	const char *both = str_c(s->a, str_fmt(s->a, "%s/%lld", path, (long long)hannah));
	const char *undo;
	struct net_reply p = site_get(s, senco, str_c(s->a, str_fmt(s->a, "%s?q=Petrova", path)));

	(void)state;
	assert_int_equal(p.status, 200);
	assert_has(&p, both);
	p = site_get(s, senco, both);
	assert_int_equal(p.status, 200);
	assert_has(&p, "Hannah");
	assert_has(&p, "W998204119051");
	assert_int_equal(site_get(s, site_sign_in(s, "dana", "teacher", NULL), both).status, 404);
	p = site_post(s, senco, both, "id=77&revision=1&other_revision=1&family=1&why=");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Say how you know that it is one child");
	assert_int_equal(number(&Q_PUPILS, NULL), pupils);
	p = site_post(s, senco, both, "id=77&revision=1&other_revision=9&family=1&why=x");
	assert_int_equal(p.status, 409);
	p = site_post(s, senco, both, "id=77&revision=1&other_revision=1&family=1&given=0&sen=0&why=The+passport");
	assert_int_equal(p.status, 303);
	assert_int_equal(number(&Q_PUPILS, NULL), pupils - 1);
	p = site_get(s, senco, path);
	assert_has(&p, "Hana Petrova");
	assert_has(&p, "The passport");
	assert_int_equal(site_get(s, senco, str_c(s->a, str_fmt(s->a, "/pupil/%lld", (long long)hannah))).status, 404);
	assert_int_equal(site_post(s, senco, both, "id=77&revision=1&other_revision=1&why=x").status, 404);
	undo = str_c(s->a, str_fmt(s->a, "%s/77/undo", path));
	assert_has(&p, undo);
	assert_int_equal(site_post(s, senco, undo, "").status, 303);
	assert_int_equal(number(&Q_PUPILS, NULL), pupils);
	assert_int_equal(number(&Q_ID, "Hannah"), hannah);
	p = site_get(s, senco, path);
	assert_has(&p, "Taken apart on");
	assert_has(&p, "Hana Petrov<");
}

/* A reason that is too long is kept as it was typed and said by the field; nothing of it is cut off. */
static void test_merge__a_long_reason_is_refused(void **state)
{
	int64_t pupils = number(&Q_PUPILS, NULL);
	const char *both = str_c(s->a, str_fmt(s->a, "/pupil/%lld/merge/%lld", (long long)number(&Q_ID, "Hana"),
	                                       (long long)number(&Q_ID, "Hannah")));
	char why[401 * 2 + 1] = "";
	struct net_reply p;

	(void)state;
	for (size_t i = 0; i < 401; i++)
		memcpy(&why[2 * i], "é", 3);
	p = site_post(s, senco, both, str_c(s->a, str_fmt(s->a, "id=79&revision=1&other_revision=1&why=%s", why)));
	assert_int_equal(p.status, 422);
	assert_has(&p, "Use at most 400 characters. You have 401");
	assert_has(&p, why);
	assert_int_equal(number(&Q_PUPILS, NULL), pupils);
	why[2 * 400] = '\0';
	p = site_post(s, senco, both, str_c(s->a, str_fmt(s->a, "id=79&revision=1&other_revision=1&why=%s", why)));
	assert_int_equal(p.status, 303);
	p = site_get(s, senco, str_c(s->a, str_fmt(s->a, "/pupil/%lld/merge", (long long)number(&Q_ID, "Hana"))));
	assert_has(&p, why);
}

/* Who will see more is said before; two who are two are remembered, and nothing of them is changed. */
static void test_merge__two_children(void **state)
{
	int64_t pupils = number(&Q_PUPILS, NULL);
	const char *path = str_c(s->a, str_fmt(s->a, "/pupil/%lld/merge", (long long)number(&Q_ID, "Hana")));
	const char *both = str_c(s->a, str_fmt(s->a, "%s/%lld", path, (long long)number(&Q_ID, "Hannah")));
	struct net_reply p = site_get(s, senco, both);

	(void)state;
	assert_has(&p, "Who will see more");
	assert_has(&p, "Neither record has a restriction");
	assert_has(&p, "You can undo it until");
	assert_false(reply_has(&p, "Somebody said so on"));
	assert_int_equal(site_post(s, site_sign_in(s, "dana", "teacher", NULL), both, "do=two").status, 404);
	assert_int_equal(site_post(s, senco, both, "do=two").status, 303);
	assert_int_equal(number(&Q_PUPILS, NULL), pupils);
	p = site_get(s, senco, both);
	assert_has(&p, "Somebody said so on");
	assert_has(&p, "Merge into one record");
}

static void test_merge__other_birthdays_are_not_merged(void **state)
{
	const char *both = str_c(s->a, str_fmt(s->a, "/pupil/%lld/merge/%lld", (long long)number(&Q_ID, "Hana"),
	                                       (long long)number(&Q_ID, "Abe")));
	struct net_reply p = site_get(s, senco, both);

	(void)state;
	assert_has(&p, "The dates of birth differ");
	assert_false(reply_has(&p, "Merge into one record"));
	assert_int_equal(site_post(s, senco, both, "id=78&revision=1&other_revision=1&why=x").status, 422);
}

TEST_MAIN(test_merge_page)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_merge__and_back),
		T(test_merge__a_long_reason_is_refused),
		T(test_merge__two_children),
		T(test_merge__other_birthdays_are_not_merged),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
