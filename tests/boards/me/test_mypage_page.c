/* A pupil's own page: what they send is asked for in kind words when nothing is in it, and kept when something is. */
#include "support/support.h"

#include "support/rights_world.h"

static struct net_reply post(struct rights_world *w, const char *path, const char *form)
{
	return site_post(&w->site, world_token(w, ZARA_PERSON, 'U'), path, form);
}

/* Nothing pressed and nothing written is not "Saved." */
static void test_feel__asks_for_a_face_or_words(void **state)
{
	struct rights_world *w = *state;
	struct net_reply p = post(w, "/me/feel", "id=71&words=");

	assert_int_equal(p.status, 422);
	assert_has(&p, "Press a face, or write something");
	assert_int_equal(post(w, "/me/feel", "id=71&words=&feel-0=9").status, 422); /* no such face */
	assert_int_equal(post(w, "/me/feel", "id=71&words=&feel-0=4").status, 303);
	assert_int_equal(post(w, "/me/feel", "id=72&words=It+is+loud").status, 303);
	p = site_get(&w->site, world_token(w, ZARA_PERSON, 'U'), "/me");
	assert_has(&p, "It is loud");
}

TEST_MAIN(test_mypage_page)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(test_feel__asks_for_a_face_or_words,
		                                                            rights_world_setup,
		                                                            rights_world_teardown) };

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
