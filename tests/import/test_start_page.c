/* The start page of an import: what is not finished and what came in before; and who left, class by class. */
#include "support/support.h"

#include "support/import_pages.h"
#include "support/test_web.h"

static struct site *s;
static struct str senco;

#define HEAD "Surname,Forename,DOB,Year,Reg,SEN status\n"
#define CLASS_5A                                                                                                       \
	"Ash,Ava,1/9/2015,5,5A,K\nBirch,Ben,2/9/2015,5,5A,N\nCedar,Cy,3/9/2015,5,5A,N\nDogwood,Di,4/9/2015,5,5A,N\n"
#define CLASS_6A "Elm,Ed,5/9/2014,6,6A,N\nFir,Flo,6/9/2014,6,6A,N\n"

TEST_STMT(Q_FIRST, 1, "SELECT id AS n FROM pupil WHERE family = 'Ash'");
TEST_STMT(Q_SECOND, 1, "SELECT id AS n FROM pupil WHERE family = 'Birch'");
TEST_STMT(Q_KEPT, 1, "SELECT COUNT(*) AS n FROM upload_answer WHERE question LIKE 'left.who.%'");

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

static int64_t number(const struct stmt *q)
{
	struct rows r;
	struct err e = { "" };

	assert_int_equal(db_run(s->db, s->a, q, &r, &e), RC_OK);
	return row_int(&r, 0, "n");
}

static const char *upload(const char *text)
{
	struct net_reply p = site_upload(s, senco, "/import", "kind=roll", "file", str_of(text));

	return preview_of(s, &p);
}

static void bring_in(const char *text)
{
	const char *path = upload(text);
	struct net_reply p = site_get(s, senco, path);
	ptrdiff_t at = str_find(p.body, S("name=\"digest\" value=\""));

	assert_true(at > 0);
	p = site_post(s, senco, path,
	              str_c(s->a, str_fmt(s->a, "digest=%.*s", STR_ARG(str_sub(p.body, (size_t)at + 21, 16)))));
	assert_int_equal(p.status, 200);
}

static void test_start__what_is_not_finished_is_found_again(void **state)
{
	struct str other = site_sign_in(s, "rana", "senco", NULL);
	struct net_reply p;
	const char *path;

	(void)state;
	assert_has((p = site_get(s, senco, "/import"), &p), "Start with the roll");
	assert_has_not(&p, "Last imports");
	path = upload(HEAD CLASS_5A);
	p = site_get(s, senco, "/import");
	assert_has(&p, "Finish ");
	assert_has(&p, str_c(s->a, str_fmt(s->a, "href=\"%s\"", path)));
	(void)upload(HEAD CLASS_6A); /* of the same name: the newer one is meant */
	p = site_get(s, senco, "/import");
	assert_has_not(&p, str_c(s->a, str_fmt(s->a, "href=\"%s\"", path)));
	assert_has(&p, "Finish ");
	p = site_get(s, other, "/import");
	assert_has_not(&p, "Finish ");
	bring_in(HEAD CLASS_5A CLASS_6A);
	p = site_get(s, senco, "/import");
	assert_has_not(&p, "Start with the roll");
	assert_has(&p, "Last imports");
	assert_has(&p, "Last on ");
	assert_has(&p, "6 brought in");
	assert_has_not(&p, "refused");
	bring_in(HEAD CLASS_5A CLASS_6A "Gorse,Gil,7/9/2014,6,6A,K\n");
	p = site_get(s, senco, "/import");
	assert_has(&p, "1 brought in");
	assert_has(&p, "6 brought in");
}

static const char *left_of(const char *path)
{
	return str_c(s->a, str_fmt(s->a, "%s/left", path));
}

static const char *form(const char *of_class, bool second)
{
	const char *ticks = second ? str_c(s->a, str_fmt(s->a, "&leaver=%lld", (long long)number(&Q_SECOND))) : "";

	return str_c(s->a,
	             str_fmt(s->a, "whole=yes&number=4&class%lld=%s%s", (long long)number(&Q_FIRST), of_class, ticks));
}

static void test_left__a_class_that_is_missing_whole_is_said_at_once(void **state)
{
	const char *left;
	struct net_reply p;

	(void)state;
	bring_in(HEAD CLASS_5A CLASS_6A);
	left = left_of(upload(HEAD CLASS_6A));
	p = site_get(s, senco, left);
	assert_has(&p, "All of 5A are missing.");
	assert_has(&p, "All 4 are still here");
	p = site_post(s, senco, left, form("here", false));
	assert_int_equal(p.status, 303);
	assert_int_equal(number(&Q_KEPT), 0);
	p = site_post(s, senco, left, form("left", false));
	assert_int_equal(p.status, 303);
	assert_int_equal(number(&Q_KEPT), 4);
}

/* Nobody leaves, and nobody stays, of whom both was said. */
static void test_left__a_class_and_a_name_that_disagree_are_asked_about(void **state)
{
	const char *const both[] = { "here", "left" };
	const char *left;
	struct net_reply p;

	(void)state;
	bring_in(HEAD CLASS_5A CLASS_6A);
	left = left_of(upload(HEAD CLASS_6A));
	for (size_t i = 0; i < 2; i++) {
		p = site_post(s, senco, left, form(both[i], true));
		assert_int_equal(p.status, 422);
		assert_has(&p, "Some of them are ticked");
		assert_has(&p, str_c(s->a, str_fmt(s->a, "href=\"#class%lld\"", (long long)number(&Q_FIRST))));
	}
	assert_int_equal(number(&Q_KEPT), 0);
	p = site_post(s, senco, left, str_c(s->a, str_fmt(s->a, "%s", form("names", true))));
	assert_int_equal(p.status, 422); /* one is no 4 */
	assert_has(&p, "type 1 if that is right");
}

static void test_left__is_asked_though_other_lines_are_wrong(void **state)
{
	const char *left;
	struct net_reply p;

	(void)state;
	bring_in(HEAD CLASS_5A CLASS_6A);
	left = left_of(upload(HEAD "Elm,Ed,5/9/2014,6,6A,N\nFir,Flo,31/2/2014,6,6A,N\n"));
	p = site_get(s, senco, left);
	assert_int_equal(p.status, 200);
	assert_has(&p, "All of 5A are missing.");
	assert_has_not(&p, "Flo Fir"); /* her line is wrong, and there */
}

static void test_preview__what_changes_stands_by_what_it_is(void **state)
{
	struct net_reply p;

	(void)state;
	bring_in(HEAD CLASS_5A CLASS_6A);
	p = site_get(s, senco,
	             upload(HEAD "Ash,Ava,1/9/2015,5,5A,N\nElm,Ed,5/9/2014,6,5A,N\nFir,Flo,6/9/2014,6,6A,K\n"));
	assert_has(&p, "SEN status, 2");
	assert_has(&p, "End the plan, tell the parents");
	assert_has(&p, "Decide, tell the parents, start a plan");
	assert_has(&p, "Class, 1");
}

TEST_MAIN(test_start_page)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_start__what_is_not_finished_is_found_again),
		T(test_left__a_class_that_is_missing_whole_is_said_at_once),
		T(test_left__a_class_and_a_name_that_disagree_are_asked_about),
		T(test_left__is_asked_though_other_lines_are_wrong),
		T(test_preview__what_changes_stands_by_what_it_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
#undef T
}
