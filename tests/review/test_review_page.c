/* The page of a review: a refused finish keeps nothing, and the form goes on from where it began. */
#include "support/support.h"

#include "support/rights_world.h"
#include "support/work_plan.h"

static struct net_reply send(struct rights_world *w, const char *rest)
{
	const char *form =
	    str_c(w->site.a, str_fmt(w->site.a, "id=61&cycle_id=%d&held_on=2026-03-09&%s", CYCLE_ONE, rest));

	return site_post(&w->site, world_token(w, SENCO, 'S'), "/pupil/501/review", form);
}

static void test_finish__that_is_refused_is_no_conflict_with_itself(void **state)
{
	struct rights_world *w = *state;
	struct net_reply p = send(w, "revision=0&do=finish&differ=We+differ");

	assert_int_equal(p.status, 422);
	assert_has(&p, "We differ");
	assert_has(&p, "name=\"revision\" value=\"0\"");
	assert_int_equal(send(w, "revision=0&do=save&differ=We+differ").status, 303);
	p = send(w, "revision=1&do=finish&differ=We+agree");
	assert_int_equal(p.status, 422);
	assert_has(&p, "name=\"revision\" value=\"1\"");
	assert_int_equal(send(w, "revision=1&do=save&differ=We+agree").status, 303);
}

TEST_MAIN(test_review_page)
{
#define T(f) cmocka_unit_test_setup_teardown(f, rights_world_setup, rights_world_teardown)
	const struct CMUnitTest tests[] = {
		T(test_finish__that_is_refused_is_no_conflict_with_itself),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
