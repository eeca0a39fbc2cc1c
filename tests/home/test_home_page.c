/* The pages of what comes from home: the form refuses what is no file by its field and keeps what was typed; staff see
 * it by the goal. */
#include "support/support.h"

#include <string.h>

#include "support/rights_world.h"
#include "support/some_files.h"
#include "support/test_web.h"
#include "support/work_plan.h"

#define FORM "id=7001&revision=0&outcome_root=8002&words=She read the menu"

static struct net_reply sent(struct rights_world *w, const char *fields, const char *name, struct str body)
{
	return site_upload_as(&w->site, world_token(w, MOTHER, 'P'), "/family/501/home", fields, "file", name, body);
}

static struct net_reply home(struct rights_world *w)
{
	return site_get(&w->site, world_token(w, MOTHER, 'P'), "/family/501/home");
}

static void test_form__brings_a_photograph_to_the_goal(void **state)
{
	struct rights_world *w = *state;
	struct str teacher = world_token(w, CLASS_TEACHER, 'T');
	struct net_reply p;

	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(sent(w, FORM, "IMG 1.JPG", some_jpeg(w->t.a, 900, 600)).status, 303);
	p = home(w);
	assert_has(&p, "She read the menu");
	assert_has(&p, "/family/501/files/7001/picture");
	assert_has(&p, "/family/501/home/7001/back");
	assert_has(&p, "Not seen at school yet.");
	assert_int_equal(site_get(&w->site, world_token(w, MOTHER, 'P'), "/family/501/files/7001/picture").status, 200);
	p = site_get(&w->site, teacher, "/pupil/501/home");
	assert_has(&p, "She read the menu");
	assert_has(&p, "/pupil/501/home/7001/seen");
	p = site_get(&w->site, teacher, "/pupil/501/progress");
	assert_has(&p, "From home about this goal: 1");
	p = site_get(&w->site, teacher, "/pupil/501/review");
	assert_has(&p, "From home about this goal: 1");
	assert_has_not(&p, "/pupil/501/home/7001/seen"); /* no form within the form */
	assert_int_equal(site_post(&w->site, teacher, "/pupil/501/home/7001/seen", "").status, 303);
	p = home(w);
	assert_has(&p, "Seen by");
}

static void refused(struct rights_world *w, const char *name, struct str body, const char *says)
{
	struct net_reply p = sent(w, FORM, name, body);

	assert_int_equal(p.status, 422);
	assert_has(&p, "There is a problem");
	assert_has(&p, "id=\"file-error\"");
	assert_has(&p, says);
	assert_has(&p, "She read the menu</textarea>");
	p = home(w);
	assert_has_not(&p, "/family/501/home/7001/back");
}

static void test_form__refuses_what_is_no_file_of_a_record(void **state)
{
	struct rights_world *w = *state;

	refused(w, "photo.jpg", S("<!DOCTYPE html><script>alert(1)</script>"), "This kind of file is not taken");
	refused(w, "menu.exe", S("MZ\x90"), "This kind of file is not taken");
	refused(w, "photo.html", some_jpeg(w->t.a, 90, 60), "The name of this file says that it is something else");
	refused(w, "menu.pdf", some_pdf(w->t.a, 1, "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>", ""),
	        "This file has more in it than words and pictures");
	refused(w, "big.png", some_png_claiming(w->t.a, 60000, 60000), "far too large");
	refused(w, "empty.jpg", STR_NONE, "Choose a file that is not empty");
}

static void test_form__takes_one_file_at_a_time(void **state)
{
	struct rights_world *w = *state;
	const struct site_file f[] = { { "a.jpg", some_jpeg(w->t.a, 90, 60) }, { "b.jpg", some_jpeg(w->t.a, 90, 60) } };
	struct net_reply p =
	    site_upload_all(&w->site, world_token(w, MOTHER, 'P'), "/family/501/home", FORM, "file", f, 2);

	assert_int_equal(p.status, 422);
	assert_has(&p, "Send one file at a time");
	p = home(w);
	assert_has_not(&p, "/family/501/home/7001/back");
}

/* More than 25 MB: the rule of files says so, by the field. */
static void test_form__says_that_a_file_is_too_large(void **state)
{
	struct rights_world *w = *state;
	const size_t n = 25u * 1024 * 1024 + 1;
	char *big = arena_alloc(w->t.a, n);

	memset(big, 'a', n);
	refused(w, "long.txt", (struct str){ big, n }, "This file is larger than 25 MB");
}

static void test_child__sends_a_drawing_to_the_teacher(void **state)
{
	struct rights_world *w = *state;
	struct str zara_in = world_token(w, ZARA_PERSON, 'U');
	struct net_reply p = site_get(&w->site, zara_in, "/me");

	assert_has(&p, "href=\"/me/home\"");
	p = site_get(&w->site, zara_in, "/me/home");
	assert_has(&p, "Who will see it?");
	assert_has(&p, "Your family sees it only if you tick the box.");
	p = site_upload_as(&w->site, zara_in, "/me/home", "id=7002&revision=0&outcome_root=8002", "photo", "IMG 2.JPG",
	                   some_jpeg(w->t.a, 900, 600));
	assert_int_equal(p.status, 303);
	p = site_get(&w->site, zara_in, "/me/home");
	assert_has(&p, "/me/files/7002/picture");
	p = site_get(&w->site, world_token(w, CLASS_TEACHER, 'T'), "/pupil/501/home");
	assert_has(&p, "/pupil/501/files/7002/picture");
	p = home(w);
	assert_has_not(&p, "7002"); /* she did not tick the box */
	assert_int_equal(site_post(&w->site, zara_in, "/me/home/7002/back", "press=79").status, 303);
	p = site_get(&w->site, zara_in, "/me/home");
	assert_has_not(&p, "7002");
}

#define T(f) cmocka_unit_test_setup_teardown(f, rights_world_setup, rights_world_teardown)

TEST_MAIN(test_home_page)
{
	const struct CMUnitTest tests[] = {
		T(test_form__brings_a_photograph_to_the_goal), T(test_form__refuses_what_is_no_file_of_a_record),
		T(test_form__takes_one_file_at_a_time),        T(test_form__says_that_a_file_is_too_large),
		T(test_child__sends_a_drawing_to_the_teacher),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
