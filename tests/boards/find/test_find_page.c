/* /find: the only place is opened, several are listed, and what is wrong is said by the field. */
#include "support/support.h"

#include "support/rights_world.h"
#include "support/work_school.h"

static void observe(struct rights_world *w, int64_t id)
{
	work_observe(&w->t, zara, id, "Watched the caterpillar <b>.");
}

static struct net_reply get(struct rights_world *w, int64_t person, char role, const char *path)
{
	return site_get(&w->site, world_token(w, person, role), path);
}

static void test_find__opens_the_only_place(void **state)
{
	struct rights_world *w = *state;
	struct net_reply p;

	observe(w, 70001);
	p = get(w, SENCO, 'S', "/find?q=caterp");
	assert_int_equal(p.status, 303);
	assert_string_equal(str_c(w->t.a, reply_header(&p, "location")), "/pupil/501/observations");
	p = get(w, ASSISTANT, 'A', "/find?q=caterp");
	assert_string_equal(str_c(w->t.a, reply_header(&p, "location")), "/pupil/501");
	p = get(w, OTHER_TEACHER, 'T', "/find?q=caterp");
	assert_int_equal(p.status, 200);
	assert_has(&p, "These words stand nowhere that you may read");
	assert_int_equal(get(w, MOTHER, 'P', "/find?q=caterp").status, 404);
}

static void test_find__lists_several(void **state)
{
	struct rights_world *w = *state;
	struct net_reply p;

	observe(w, 70001);
	observe(w, 70002);
	p = get(w, SENCO, 'S', "/find?q=caterp");
	assert_int_equal(p.status, 200);
	assert_has(&p, "2 places");
	assert_has(&p, "Watched the caterpillar &lt;b&gt;.");
	assert_has(&p, "value=\"caterp\"");
	p = get(w, SENCO, 'S', "/find?q=c");
	assert_has(&p, "Type two letters or more");
	p = get(w, SENCO, 'S', "/find");
	assert_int_equal(p.status, 200);
	assert_has_not(&p, "places");
	p = get(w, SENCO, 'S', "/pupils?q=caterp");
	assert_has(&p, "Look for “caterp” in what is written");
	assert_has(&p, "href=\"/find?in=");
}

/* By UPN, class or need too: the only pupil opens, and where something is written as well both are offered. */
static void test_find__pupils_too(void **state)
{
	struct rights_world *w = *state;
	struct net_reply p = get(w, SENCO, 'S', "/find?q=Zara");

	if (p.status == 303) {
		assert_string_equal(str_c(w->t.a, reply_header(&p, "location")), "/pupil/501");
	} else {
		assert_int_equal(p.status, 200);
		assert_has(&p, "1 pupil by name, UPN, class or need");
	}
	p = get(w, SENCO, 'S', "/find?q=5P");
	assert_int_equal(p.status, 200);
	assert_has(&p, "<a href=\"/pupils?in=");
	assert_has(&p, " pupils by name, UPN, class or need");
	assert_int_equal(get(w, SENCO, 'S', "/find?q=Zara+Iqbal+5P").status, 303);
	assert_int_equal(get(w, SENCO, 'S', "/find?q=Zara-Iqbal+5P+Tuba").status,
	                 200); /* the fourth was not looked at */
	assert_int_equal(get(w, SENCO, 'S', "/find?q=Zara+Iqbal+5P-Tuba").status, 200);
	p = get(w, OTHER_TEACHER, 'T', "/find?q=Zara");
	assert_has_not(&p, "by name, UPN, class or need");
}

TEST_MAIN(test_find_page)
{
#define T(f) cmocka_unit_test_setup_teardown(f, rights_world_setup, rights_world_teardown)
	const struct CMUnitTest tests[] = {
		T(test_find__opens_the_only_place),
		T(test_find__lists_several),
		T(test_find__pupils_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
