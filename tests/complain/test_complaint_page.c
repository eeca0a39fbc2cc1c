/* Complaints as people meet them: typed words are kept, two people at once, nobody else gets more than "not found". */
#include "support/support.h"

#include "complain/complaint_sql.h"
#include "support/rights_world.h"
#include "support/tool.h"
#include "support/work_plan.h"

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

/* ---- one route, from the school's settings ---- */

static const char OWN_STAGES[] = "name-1=Ask+the+form+tutor&holder-1=senco&days-1=7"
                                 "&name-2=See+the+academy+head&holder-2=head&days-2=1";

static struct str paper_text(struct rights_world *w, int64_t person, char role, const char *path)
{
	struct net_reply p = get(w, person, role, path);

	if (p.status != 200)
		fail_msg("%s: %d", path, p.status);
	return text_flat(w->site.a, SAID(w->site.a, "pdftotext", pdf_checked(w->site.a, "some.pdf", p.body), "-"));
}

/* Nothing says what is no longer so, and all say the same. */
static void test_ways__are_those_of_the_settings_on_every_page_and_paper(void **state)
{
	static const struct {
		int64_t person;
		char role;
		const char *path;
	} PAGE[] = { { MOTHER, 'P', "/family/501" },
		     { MOTHER, 'P', "/family/501/unhappy" },
		     { MOTHER, 'P', "/family/501/complaints" },
		     { ZARA_PERSON, 'U', "/me/complaints" },
		     { YOUNG_PERSON, 'U', "/me" },
		     { YOUNG_PERSON, 'U', "/me/unhappy" },
		     { YOUNG_PERSON, 'U', "/me/complaints" } },
	  PAPER[] = { { MOTHER, 'P', "/family/501/plan.pdf" },
		      { MOTHER, 'P', "/family/501/plan-large.pdf" },
		      { YOUNG_PERSON, 'U', "/me/plan.pdf" },
		      { SENCO, 'S', "/pupil/501/plans/8001/plan.pdf" },
		      { SENCO, 'S', "/pupil/501/notices/6003/letter.pdf" },
		      { SENCO, 'S', "/pupil/501/discussion/6001/letter-large.pdf" } };
	struct rights_world *w = *state;

	assert_int_equal(PLAN_ONE, 8001);
	assert_int_equal(post(w, SENCO, 'S', "/settings/complaints", OWN_STAGES).status, 303);
	for (size_t i = 0; i < sizeof PAGE / sizeof PAGE[0]; i++) {
		struct net_reply p = get(w, PAGE[i].person, PAGE[i].role, PAGE[i].path);

		assert_int_equal(p.status, 200);
		assert_has(&p, "<strong>Ask the form tutor.</strong>");
		assert_has(&p, "You get an answer within 7 school days.");
		assert_has(&p, "<strong>See the academy head.</strong>");
		assert_has(&p, "You get an answer within 1 school day.");
		assert_has_not(&p, "panel of governors");
		assert_has_not(&p, "to the governors");
	}
	for (size_t i = 0; i < sizeof PAPER / sizeof PAPER[0]; i++) {
		struct str text = paper_text(w, PAPER[i].person, PAPER[i].role, PAPER[i].path);

		IN_ORDER(text, "you can make a complaint",
		         "Step 1: Ask the form tutor (an answer within 7 school days)",
		         "Step 2: See the academy head (an answer within 1 school day)");
		assert_int_equal(text_count(text, "governors"), 0);
		assert_int_equal(text_count(text, "write to the head"), 0);
	}
}

/* ---- a young person's own, and a child's ---- */

static void test_young__complains_on_their_own_page(void **state)
{
	struct rights_world *w = *state;
	struct net_reply p = get(w, YOUNG_PERSON, 'U', "/me/unhappy");

	assert_has(&p, "href=\"/me/complaints\"");
	assert_has_not(&p, "a child needs");
	p = post(w, YOUNG_PERSON, 'U', "/me/complaints", "id=71&words=Nobody+reads&about=support&wish=A+reader");
	assert_int_equal(p.status, 303);
	assert_true(str_is(reply_header(&p, "location"), "/me/complaints/71?done=thanks"));
	p = get(w, YOUNG_PERSON, 'U', "/me/complaints/71");
	assert_has(&p, "Nobody reads");
	assert_has(&p, "href=\"/me/tell\"");
	p = get(w, SENCO, 'S', "/pupil/506/complaints/71");
	assert_has(&p, "Amir Said");
	p = post(w, SENCO, 'S', "/pupil/506/complaints/71", "id=82&number=1&kind=answer&how=page&words=From+Monday");
	assert_int_equal(p.status, 303); /* they have a page to read it on */
	p = post(w, YOUNG_PERSON, 'U', "/me/complaints/71", "id=83&number=2&words=It+did+not");
	assert_int_equal(p.status, 303);
	p = get(w, YOUNG_PERSON, 'U', "/me/complaints/71");
	assert_has(&p, "From Monday");
	assert_has(&p, "The headteacher, in writing");
	p = get(w, OTHER_PARENT, 'P', "/family/506/complaints");
	assert_has_not(&p, "Nobody reads");
}

/* Said in person and entered by staff, it is theirs to follow too. */
static void test_young__follows_what_staff_entered(void **state)
{
	struct rights_world *w = *state;
	const char *form = str_c(w->site.a, str_fmt(w->site.a,
	                                            "id=72&words=Late&about=other&way=person&person=%d&from_name=&"
	                                            "raised_on=2026-03-09",
	                                            YOUNG_PERSON));
	struct net_reply p = post(w, SENCO, 'S', "/pupil/506/complaints", form);

	assert_int_equal(p.status, 303);
	p = get(w, YOUNG_PERSON, 'U', "/me/complaints");
	assert_has(&p, "href=\"/me/complaints/72\"");
	p = get(w, SENCO, 'S', "/pupil/506/complaints/72");
	assert_has(&p, "Amir Said");
	p = post(w, SENCO, 'S', "/pupil/501/complaints", form); /* not a person of this pupil */
	assert_int_equal(p.status, 422);
}

/* From the day on which the rights pass a new complaint is the young person's; what a parent began they still follow.
 */
static void test_parent__no_longer_complains_for_a_young_person(void **state)
{
	struct rights_world *w = *state;
	struct net_reply p = get(w, OTHER_PARENT, 'P', "/family/506/unhappy");

	assert_has_not(&p, "Make a complaint");
	assert_has(&p, "a complaint is for Amir to make");
	p = get(w, OTHER_PARENT, 'P', "/family/506/complaints");
	assert_int_equal(p.status, 200);
	assert_has_not(&p, "Send my complaint");
	p = post(w, OTHER_PARENT, 'P', "/family/506/complaints", "id=71&words=Late&about=other");
	assert_int_equal(p.status, 404);
	p = get(w, MOTHER, 'P', "/family/501/unhappy");
	assert_has(&p, "Make a complaint"); /* a child's parent as before */
}

static void test_child__complains_in_few_words(void **state)
{
	struct rights_world *w = *state;
	struct net_reply p = get(w, ZARA_PERSON, 'U', "/me");

	assert_has(&p, "href=\"/me/complaints\"");
	p = get(w, ZARA_PERSON, 'U', "/me/complaints");
	assert_has(&p, "Childline");
	assert_has_not(&p, "tribunal");
	assert_has_not(&p, "What is it about?");
	p = post(w, ZARA_PERSON, 'U', "/me/complaints", "id=71&about=other&words=");
	assert_int_equal(p.status, 422);
	p = post(w, ZARA_PERSON, 'U', "/me/complaints", "id=71&about=other&words=I+am+left+out");
	assert_int_equal(p.status, 303);
	p = get(w, ZARA_PERSON, 'U', "/me/complaints");
	assert_has(&p, "Your family does not see this.");
	p = get(w, MOTHER, 'P', "/family/501/complaints");
	assert_has_not(&p, "I am left out");
	assert_int_equal(get(w, MOTHER, 'P', "/family/501/complaints/71").status, 404);
	p = get(w, SENCO, 'S', "/pupil/501/complaints/71");
	assert_has(&p, "I am left out");
}

TEST_MAIN(test_complaint_page)
{
#define T(f) cmocka_unit_test_setup_teardown(f, rights_world_setup, rights_world_teardown)
	const struct CMUnitTest tests[] = {
		T(test_form__keeps_what_was_typed),
		T(test_form__a_contact_gives_the_name),
		T(test_step__of_two_people_at_once),
		T(test_sealed__is_not_found_by_the_senco),
		T(test_ways__are_those_of_the_settings_on_every_page_and_paper),
		T(test_young__complains_on_their_own_page),
		T(test_young__follows_what_staff_entered),
		T(test_parent__no_longer_complains_for_a_young_person),
		T(test_child__complains_in_few_words),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, tool_folder_make, tool_folder_remove);
}
