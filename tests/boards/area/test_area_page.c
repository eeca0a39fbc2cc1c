/* Boards of an area, and the counts beside the words of the menu: who is shown what waits. */
#include "support/support.h"

#include "support/rights_world.h"

static struct net_reply get(struct rights_world *w, int64_t person, char role, const char *path)
{
	return site_get(&w->site, world_token(w, person, role), path);
}

static struct net_reply post(struct rights_world *w, int64_t person, char role, const char *path, const char *form)
{
	return site_post(&w->site, world_token(w, person, role), path, form);
}

/* The number beside the first entry with these words; 0: none. */
static int64_t waits(struct rights_world *w, const struct net_reply *p, const char *words)
{
	struct str mark = str_fmt(w->t.a, ">%s <span class=\"nav__n\">", words);
	ptrdiff_t at = str_find(p->body, mark);
	struct str rest = at < 0 ? S("0<") : str_sub(p->body, (size_t)at + mark.n, SIZE_MAX);
	int64_t n = -1;

	assert_true(str_int(str_cut(rest, '<', &rest), &n));
	return n;
}

static void test_families__shows_what_waits_and_nothing_sealed(void **state)
{
	struct rights_world *w = *state;
	struct net_reply p = get(w, SENCO, 'S', "/families");
	int64_t senco = waits(w, &p, "Complaints");
	int64_t head;

	assert_int_equal(p.status, 200);
	assert_true(reply_has(&p, "href=\"/messages\""));
	assert_true(senco > 0);
	p = get(w, HEAD, 'H', "/families");
	head = waits(w, &p, "Complaints");
	p = post(w, MOTHER, 'P', "/family/501/complaints",
	         "id=91&words=She+shouts&about=other&about_senco=1&about_senco-offered=1");
	assert_int_equal(p.status, 303);
	p = get(w, SENCO, 'S', "/families");
	assert_int_equal(waits(w, &p, "Complaints"), senco); /* not even counted */
	assert_false(reply_has(&p, "She shouts"));
	p = get(w, HEAD, 'H', "/families");
	assert_int_equal(waits(w, &p, "Complaints"), head + 1);
	assert_true(reply_has(&p, "She shouts"));
}

static void test_counts__follow_what_one_has_done(void **state)
{
	struct rights_world *w = *state;
	struct net_reply p = get(w, SENCO, 'S', "/pupil/501");
	int64_t before = waits(w, &p, "Families");

	assert_int_equal(A_MESSAGE, 6004);
	assert_true(before > 0);
	p = post(w, SENCO, 'S', "/pupil/501/messages/6004", "revision=1&answer=We+will+see");
	assert_int_equal(p.status, 303);
	p = get(w, SENCO, 'S', "/pupil/501");
	assert_int_equal(waits(w, &p, "Families"), before - 1);
	p = get(w, SENCO, 'S', "/messages");
	assert_false(reply_has(&p, "/pupil/501/messages/6004"));
}

static void test_counts__are_for_those_who_have_to_do_it(void **state)
{
	struct rights_world *w = *state;
	struct net_reply p = get(w, CLASS_TEACHER, 'T', "/families");

	assert_int_equal(p.status, 200);
	assert_int_equal(waits(w, &p, "Concerns"), 0); /* the SENCO answers them */
	assert_false(reply_has(&p, "href=\"/complaints\""));
	assert_false(reply_has(&p, "href=\"/messages\""));
	p = get(w, GOVERNOR, 'G', "/school");
	assert_false(reply_has(&p, "href=\"/families\""));
}

TEST_MAIN(test_area_page)
{
#define T(f) cmocka_unit_test_setup_teardown(f, rights_world_setup, rights_world_teardown)
	const struct CMUnitTest tests[] = {
		T(test_families__shows_what_waits_and_nothing_sealed),
		T(test_counts__follow_what_one_has_done),
		T(test_counts__are_for_those_who_have_to_do_it),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
