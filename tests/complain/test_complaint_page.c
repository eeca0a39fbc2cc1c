/* Complaints as people meet them: typed words are kept, two people at once, nobody else gets more than "not found". */
#include "support/support.h"

#include "complain/complaint_sql.h"
#include "support/rights_world.h"

static struct net_reply get(struct rights_world *w, int64_t person, char role, const char *path)
{
	return site_get(&w->site, world_token(w, person, role), path);
}

static struct net_reply post(struct rights_world *w, int64_t person, char role, const char *path, const char *form)
{
	return site_post(&w->site, world_token(w, person, role), path, form);
}

static void test_form__keeps_what_was_typed(void **state)
{
	struct rights_world *w = *state;
	struct net_reply p = post(w, MOTHER, 'P', "/family/501/complaints", "id=71&words=&wish=A+call+back");

	assert_int_equal(p.status, 422);
	assert_true(reply_has(&p, "A call back"));
	assert_true(reply_has(&p, "Choose what it is about"));
	assert_true(reply_has(&p, "Write what happened"));
	p = post(w, MOTHER, 'P', "/family/501/complaints", "id=71&words=Nobody+calls&wish=A+call&about=communication");
	assert_int_equal(p.status, 303);
	assert_true(str_is(reply_header(&p, "location"), "/family/501/complaints/71?done=thanks"));
	p = post(w, SENCO, 'S', "/pupil/501/complaints", "id=72&words=Too+late&way=phone&raised_on=2026-03-09");
	assert_int_equal(p.status, 422);
	assert_true(reply_has(&p, "Too late"));
}

/* A chosen contact gives kind and name: nothing of them need be typed. */
static void test_form__a_contact_gives_the_name(void **state)
{
	struct rights_world *w = *state;
	const char *who = str_c(w->site.a, str_fmt(w->site.a, "&person=%d&from_name=&raised_on=2026-03-09", MOTHER));
	struct net_reply p;

	p = post(w, SENCO, 'S', "/pupil/501/complaints",
	         str_c(w->site.a, str_fmt(w->site.a, "id=72&words=Late&about=other&way=phone%s", who)));
	assert_int_equal(p.status, 303);
	p = post(w, SENCO, 'S', "/pupil/501/concerns",
	         str_c(w->site.a, str_fmt(w->site.a, "id=73&words=Late&from_kind=&way=phone%s", who)));
	assert_int_equal(p.status, 303);
}

static void test_step__of_two_people_at_once(void **state)
{
	struct rights_world *w = *state;
	const char *page = "/pupil/501/complaints/6012";
	struct net_reply p = { 0 };

	assert_int_equal(A_COMPLAINT, 6012);
	p = post(w, HEAD, 'H', page, "id=81&number=1&kind=note&words=Asked+the+teacher");
	assert_int_equal(p.status, 303);
	p = post(w, SENCO, 'S', page, "id=82&number=1&kind=answer&how=phone&words=We+will+call");
	assert_int_equal(p.status, 409);
	assert_true(reply_has(&p, "We will call"));
	assert_true(reply_has(&p, "Asked the teacher"));
	p = post(w, SENCO, 'S', page, "id=82&number=2&kind=answer&how=phone&words=We+will+call");
	assert_int_equal(p.status, 303);
	p = post(w, SENCO, 'S', page, "id=82&number=2&kind=answer&how=phone&words=We+will+call"); /* sent twice */
	assert_int_equal(p.status, 303);
}

static void test_sealed__is_not_found_by_the_senco(void **state)
{
	struct rights_world *w = *state;
	struct net_reply p = post(w, MOTHER, 'P', "/family/501/complaints",
	                          "id=91&words=She+shouts&about=other&about_senco=1&about_senco-offered=1");

	assert_int_equal(p.status, 303);
	assert_int_equal(get(w, SENCO, 'S', "/pupil/501/complaints/91").status, 404);
	assert_int_equal(get(w, SENCO, 'S', "/pupil/501/complaints/91/close").status, 404);
	assert_int_equal(post(w, SENCO, 'S', "/pupil/501/complaints/91", "id=92&number=1&kind=note&words=x").status,
	                 404);
	p = get(w, SENCO, 'S', "/pupil/501/complaints");
	assert_false(reply_has(&p, "She shouts"));
	p = get(w, SENCO, 'S', "/complaints");
	assert_false(reply_has(&p, "She shouts"));
	p = get(w, HEAD, 'H', "/complaints");
	assert_true(reply_has(&p, "She shouts"));
	p = get(w, HEAD, 'H', "/pupil/501/complaints/91");
	assert_int_equal(p.status, 200);
	assert_true(reply_has(&p, "Only the head can open it"));
}

TEST_MAIN(test_complaint_page)
{
#define T(f) cmocka_unit_test_setup_teardown(f, rights_world_setup, rights_world_teardown)
	const struct CMUnitTest tests[] = {
		T(test_form__keeps_what_was_typed),
		T(test_form__a_contact_gives_the_name),
		T(test_step__of_two_people_at_once),
		T(test_sealed__is_not_found_by_the_senco),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
