/* Wishes of a parent: changed on their own page, and in sight where staff book a meeting, print a letter, share a plan,
 * write a note out or call; how to reach them only for those who may read contact data. */
#include "support/support.h"

#include "support/rights_world.h"
#include "support/tool.h"
#include "support/work_plan.h"

static struct net_reply get(struct rights_world *w, int64_t person, char role, const char *path)
{
	return site_get(&w->site, world_token(w, person, role), path);
}

static struct net_reply wish_say(struct rights_world *w, const char *form)
{
	return site_post(&w->site, world_token(w, MOTHER, 'P'), "/family/wishes", form);
}

static const char *revision(struct rights_world *w)
{
	struct net_reply p = get(w, MOTHER, 'P', "/family/wishes");
	struct str key = S("name=\"person_revision\" value=\""), rest;
	ptrdiff_t at = str_find(p.body, key);

	assert_int_equal(p.status, 200);
	assert_true(at > 0);
	return str_c(w->site.a, str_cut(str_sub(p.body, (size_t)at + key.n, p.body.n), '"', &rest));
}

static void said(struct rights_world *w)
{
	const char *form = str_c(w->site.a, str_fmt(w->site.a,
	                                            "id=71&person_revision=%s&language=Urdu&interpreter=1&"
	                                            "interpreter-offered=1&format=large&reach=After+three",
	                                            revision(w)));

	assert_int_equal(wish_say(w, form).status, 303);
	assert_int_equal(wish_say(w, form).status, 303); /* sent twice */
}

static void test_own__page_shows_what_holds_and_keeps_what_was_typed(void **state)
{
	struct rights_world *w = *state;
	struct net_reply p;

	said(w);
	p = get(w, MOTHER, 'P', "/family/wishes");
	assert_has(&p, "value=\"Urdu\"");
	assert_has(&p, "What you asked for");
	assert_has(&p, "An interpreter is needed at meetings: Urdu. Letters in large print.");
	p = wish_say(w, "id=72&person_revision=1&language=Urdu&format=nonsense&reach=Evenings");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Evenings");
	p = wish_say(w, "id=73&person_revision=1&language=Polish&format=&interpreter-offered=1&reach=Evenings");
	assert_int_equal(p.status, 409); /* read before the first */
	assert_has(&p, "Evenings");
	assert_has(&p, "Urdu");
	p = get(w, MOTHER, 'P', "/family/501");
	assert_has(&p, "<html lang=\"ur\" dir=\"rtl\">"); /* as she wished, from this moment on */
	assert_has(&p, "منصوبہ بڑے حروف میں، جیسے آپ نے کہا (PDF)");
	assert_has(&p, "href=\"/family/wishes\"");
}

static void test_wishes__are_in_sight_where_they_matter(void **state)
{
	static const struct {
		int64_t person;
		char role;
		const char *path;
		bool reach;
	} PAGE[] = { { SENCO, 'S', "/pupil/501/meetings", true },
		     { CLASS_TEACHER, 'T', "/pupil/501/meetings", false },
		     { SENCO, 'S', "/pupil/501/meetings/6007", true },
		     { SENCO, 'S', "/pupil/501/meetings/6007/answers", true },
		     { SENCO, 'S', "/pupil/501/notices", true },
		     { SENCO, 'S', "/pupil/501/notices/6003", true },
		     { SENCO, 'S', "/pupil/501/plans/8001/answers", true },
		     { SENCO, 'S', "/pupil/501/discussion/6001", true },
		     { SENCO, 'S', "/pupil/501/messages/6004", true },
		     { HEAD, 'H', "/pupil/501/contacts", true } };
	struct rights_world *w = *state;
	struct net_reply p;

	p = get(w, SENCO, 'S', "/pupil/501/meetings");
	assert_has_not(&p, "Wishes of");
	said(w);
	for (size_t i = 0; i < sizeof PAGE / sizeof PAGE[0]; i++) {
		p = get(w, PAGE[i].person, PAGE[i].role, PAGE[i].path);
		if (!reply_has(&p, "Urdu"))
			fail_msg("%s (%d) says nothing of Urdu", PAGE[i].path, p.status);
		if (reply_has(&p, "After three") != PAGE[i].reach)
			fail_msg("%s: how to reach them", PAGE[i].path);
	}
	p = get(w, SENCO, 'S', "/pupil/501/notices/6003");
	assert_has(&p, ">Print the letter in large print</a>, as they asked");
}

/* A young person to whom letters go says it themselves; a child's letters go to the parents. */
static void test_young__says_it_on_their_own_page(void **state)
{
	struct rights_world *w = *state;
	struct str young = world_token(w, YOUNG_PERSON, 'U');
	struct net_reply p = site_get(&w->site, young, "/me");

	assert_has(&p, "href=\"/me/wishes\"");
	p = site_post(&w->site, young, "/me/wishes", "id=75&person_revision=1&language=&format=large&reach=Text+me");
	assert_int_equal(p.status, 303);
	p = site_get(&w->site, young, "/me");
	assert_has(&p, "The plan in large print, as you asked (PDF)");
	p = get(w, SENCO, 'S', "/pupil/506/notices");
	assert_has(&p, "Letters in large print. To reach them: Text me");
	assert_int_equal(get(w, ZARA_PERSON, 'U', "/me/wishes").status, 404);
}

/* What nobody does is promised nowhere. */
static void test_promise__is_what_the_program_does(void **state)
{
	static const char *const PUBLIC[] = { "/display", "/accessibility" };
	static const char *const PAPER[] = { "/family/501/plan.pdf", "/family/501/plan-large.pdf" };
	struct rights_world *w = *state;

	for (size_t i = 0; i < 2; i++) {
		struct net_reply p = site_get(&w->site, STR_NONE, PUBLIC[i]);

		assert_int_equal(p.status, 200);
		assert_has(&p, "talks with you about what it can do");
		assert_has_not(&p, "put right");
		assert_has_not(&p, "as sound");
		assert_has_not(&p, "Display and language");
		p = get(w, MOTHER, 'P', PAPER[i]);
		assert_int_equal(text_count(text_flat(w->site.a, SAID(w->site.a, "pdftotext",
		                                                      pdf_checked(w->site.a, "some.pdf", p.body), "-")),
		                            "recording"),
		                 0);
	}
}

TEST_MAIN(test_wish_page)
{
#define T(f) cmocka_unit_test_setup_teardown(f, rights_world_setup, rights_world_teardown)
	const struct CMUnitTest tests[] = {
		T(test_own__page_shows_what_holds_and_keeps_what_was_typed),
		T(test_wishes__are_in_sight_where_they_matter),
		T(test_young__says_it_on_their_own_page),
		T(test_promise__is_what_the_program_does),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, tool_folder_make, tool_folder_remove);
}
