/* Pages of the plan: without a script every press keeps every character, a conflict shows both texts, sharing says what
 * it does, and each role finds its own reading copy. */
#include "support/support.h"

#include "kit/base/id.h"
#include "core/people/pupil_rec.h"
#include "core/account/account_sql.h"
#include "core/people/people_sql.h"
#include "core/people/pupil_sql.h"
#include "core/people/wish_sql.h"
#include "support/test_web.h"

static struct site *s;
static struct str senco;
static struct str teacher;
static struct str ta;
static int64_t senco_id;
static int64_t teacher_id;
static int64_t ta_id;
static struct pupil_key child;

static int setup(void **state)
{
	struct date from = { 2025, 9, 1 };
	struct pupil p = { .given = S("Zara"),
		           .family = S("Iqbal"),
		           .name_key = S("iqbal zara"),
		           .born = { 2016, 1, 9 },
		           .year_group = 5,
		           .class_id = 41,
		           .joined_on = { 2020, 9, 1 },
		           .revision = 1 };
	struct teaching_row t = {
		.id = 42, .class_id = 41, .kind = S("teacher"), .is_main = 1, .starts = { 2025, 9, 1 }
	};
	struct err e;

	(void)state;
	s = site_new();
	child = (struct pupil_key){ s->school_id, 501 };
	senco = site_sign_in(s, "ruth", "senco", &senco_id);
	teacher = site_sign_in(s, "daniel", "teacher", &teacher_id);
	ta = site_sign_in(s, "jo", "ta", &ta_id);
	assert_int_equal(class_insert(s->db, s->a, s->school_id, 41, S("5P"), 5, &e), RC_OK);
	p.school_id = t.school_id = s->school_id;
	p.id = child.pupil_id;
	t.person_id = teacher_id;
	assert_int_equal(teaching_insert(s->db, s->a, &t, &e), RC_OK);
	assert_int_equal(pupil_insert(s->db, s->a, &p, &e), RC_OK);
	assert_int_equal(assignment_insert(s->db, s->a, child, 43, ta_id, S("ta"), S(""), from, DATE_NONE, &e), RC_OK);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	site_free(s);
	return 0;
}

/* The value that stands behind a text on a page: value_of(&p, "name=\"revision\" value=\""). */
static struct str value_of(const struct net_reply *p, const char *before)
{
	ptrdiff_t at = str_find(p->body, str_of(before));
	struct str rest;

	if (at < 0)
		fail_msg("not on the page: %s", before);
	rest = str_sub(p->body, (size_t)at + str_of(before).n, p->body.n);
	return str_cut(rest, '"', &rest);
}

#define HEAD "&home=Ten+minutes&lessons=One+at+a+time%0AWord+mat&parents_how=meeting&pupil_said=I+like+stories"
#define OUTCOME                                                                                                        \
	"&oroot-0=71&aim-0=reads+a+page&measure-0=Words&unit-0=words&baseline-0=38&target-0=55&checked-0=weekly&"      \
	"by-0=&expected-0="
#define SUPPORT                                                                                                        \
	"&sroot-0=81&what-0=Reading&per_week-0=3&minutes-0=15&group_size-0=1&for-0=71&starts-0=&ends-0=&evidence-0="
#define REVIEW "&review_on-day=12&review_on-month=5&review_on-year=2026"

/* The form as it stands on the page, with these contents, pressed with this button; giver: of the first support. */
static struct net_reply press_with(struct str who, const char *fields, const char *act, int64_t giver)
{
	struct net_reply p = site_get(s, who, "/pupil/501/plan");
	struct str id = value_of(&p, "name=\"id\" value=\"");
	struct str revision = value_of(&p, "name=\"revision\" value=\"");

	return site_post(s, who, "/pupil/501/plan",
	                 str_c(s->a,
	                       str_fmt(s->a, "id=%.*s&revision=%.*s&do=%s%s&teacher_id=%lld&giver-0=%lld", STR_ARG(id),
	                               STR_ARG(revision), act, fields, (long long)teacher_id, (long long)giver)));
}

static struct net_reply press(struct str who, const char *fields, const char *act)
{
	return press_with(who, fields, act, ta_id);
}

static void test_edit__every_button_keeps_what_was_typed(void **state)
{
	struct net_reply p = press(senco, HEAD OUTCOME SUPPORT, "add-outcome");

	(void)state;
	assert_int_equal(p.status, 303);
	assert_true(str_ends(reply_header(&p, "location"), S("/plan?add=outcome#outcome-2")));
	p = site_get(s, senco, "/pupil/501/plan?add=outcome");
	assert_has(&p, "reads a page");
	assert_has(&p, "Outcome 2");
	assert_has(&p, "One at a time\nWord mat");
	assert_has(&p, "I like stories");
	assert_has(&p, "value=\"38\"");
	p = press(senco, HEAD OUTCOME SUPPORT "&aim-1=spells+well&oroot-1=72&sroot-1=82&what-1=Spelling+club",
	          "remove-outcome-0");
	assert_int_equal(p.status, 303);
	p = site_get(s, senco, "/pupil/501/plan");
	assert_has_not(&p, ">reads a page<");
	assert_has(&p, "spells well");
	assert_has(&p, "Spelling club");
}

static void test_edit__a_draft_may_be_incomplete(void **state)
{
	struct net_reply p = press(senco, "&aim-0=&measure-0=Words&what-0=&minutes-0=15", "save");

	(void)state;
	assert_int_equal(p.status, 303);
	p = site_get(s, senco, "/pupil/501/plan");
	assert_has(&p, "Outcome 1 has no words yet");
	assert_has(&p, "Support 1 does not say what it is");
	assert_has(&p, "href=\"#outcome-1\"");
	assert_has(&p, "Set a review date");
}

static void test_edit__errors_by_the_box_and_nothing_lost(void **state)
{
	struct net_reply p =
	    press(senco,
	          HEAD OUTCOME SUPPORT "&aim-1=spells&target-1=lots&sroot-1=82&what-1=Club&per_week-1=99"
	                               "&starts-1=31/2/2026",
	          "add-support");

	(void)state;
	assert_int_equal(p.status, 422);
	assert_has(&p, "There is a problem");
	assert_has(&p, "Outcome 2. Target: use a number");
	assert_has(&p, "Support 2. Times a week: use a number from 0 to 25");
	assert_has(&p, "Support 2. From: use a real date, such as 24/3/2026");
	assert_has(&p, "value=\"lots\"");
	assert_has(&p, "value=\"31/2/2026\"");
	assert_has(&p, "id=\"support-3\"");
	assert_has(&p, "card--wrong");
	p = site_get(s, senco, "/pupil/501/plan");
	assert_has_not(&p, "spells");
}

static void test_edit__what_a_session_kept_comes_back_with_its_rows(void **state)
{
	struct net_reply p;
	struct err e;
	struct ctx *c = site_ctx(s);

	(void)state;
	p = press(senco, HEAD OUTCOME SUPPORT, "save");
	assert_int_equal(p.status, 303);
	assert_int_equal(
	    draft_save(s->db, s->a, c->actor.school_id, senco_id + 1 /* the account */, S("/pupil/501/plan"),
	               S("id=1&revision=1&aim-0=typed+before+lunch&target-0=many&what-0=Late+club&lessons=Quiet"),
	               1773133200, &e),
	    RC_OK);
	p = site_get(s, senco, "/pupil/501/plan");
	assert_int_equal(p.status, 200);
	assert_has(&p, "We kept what you wrote");
	assert_has(&p, "typed before lunch");
	assert_has(&p, "value=\"many\"");
	assert_has(&p, "Late club");
	assert_has_not(&p, "There is a problem");
}

static void test_edit__two_at_once_see_both_texts(void **state)
{
	struct net_reply first;
	struct net_reply p;
	struct str id;

	(void)state;
	assert_int_equal(press(senco, HEAD OUTCOME SUPPORT, "save").status, 303);
	first = site_get(s, teacher, "/pupil/501/plan");
	id = value_of(&first, "name=\"id\" value=\"");
	assert_int_equal(
	    press(senco, HEAD OUTCOME SUPPORT "&oroot-1=72&aim-1=their+new+goal&home_school=Their+bag", "save").status,
	    303);
	p = site_post(s, teacher, "/pupil/501/plan",
	              str_c(s->a, str_fmt(s->a,
	                                  "id=%.*s&revision=1&do=save&home_school=My+bag&oroot-0=71&aim-0=my+goal&"
	                                  "teacher_id=%lld&lessons=Mine",
	                                  STR_ARG(id), (long long)teacher_id)));
	assert_int_equal(p.status, 409);
	assert_has(&p, "Their bag");
	assert_has(&p, "My bag");
	assert_has(&p, "my goal");
	assert_has(&p, "By the review, what will be different: reads a page");
	assert_has(&p, "Their outcome 2");
	assert_has(&p, ">their new goal</textarea>"); /* in my form now: the next save loses nothing */
	assert_has(&p, "value=\"Reading\"");
	assert_true(str_is(value_of(&p, "name=\"revision\" value=\""), "2"));
}

static void test_edit__the_same_save_twice_is_no_conflict(void **state)
{
	struct net_reply p = site_get(s, senco, "/pupil/501/plan");
	const char *form =
	    str_c(s->a, str_fmt(s->a, "id=%.*s&revision=0&do=save&teacher_id=%lld%s",
	                        STR_ARG(value_of(&p, "name=\"id\" value=\"")), (long long)teacher_id, HEAD OUTCOME));

	(void)state;
	assert_int_equal(site_post(s, senco, "/pupil/501/plan", form).status, 303);
	assert_int_equal(site_post(s, senco, "/pupil/501/plan", form).status, 303);
	p = site_get(s, senco, "/pupil/501/plan");
	form = str_c(s->a, str_fmt(s->a, "id=%.*s&revision=%.*s&do=save&teacher_id=%lld&home=Changed" OUTCOME,
	                           STR_ARG(value_of(&p, "name=\"id\" value=\"")),
	                           STR_ARG(value_of(&p, "name=\"revision\" value=\"")), (long long)teacher_id));
	assert_int_equal(site_post(s, senco, "/pupil/501/plan", form).status, 303);
	assert_int_equal(site_post(s, senco, "/pupil/501/plan", form).status, 303);
}

static void test_edit__support_begins_before_the_plan(void **state)
{
	struct net_reply p;

	(void)state;
	assert_int_equal(press(teacher, HEAD OUTCOME SUPPORT, "save").status, 303);
	p = site_get(s, teacher, "/pupil/501/plan");
	assert_has(&p, "value=\"begin-81\"");
	assert_int_equal(press(teacher, HEAD OUTCOME SUPPORT, "begin-81").status, 303);
	p = site_get(s, teacher, "/pupil/501/plan");
	assert_has(&p, "Given since 10 March 2026");
	assert_int_equal(press(teacher, HEAD OUTCOME SUPPORT, "save").status, 303);
	p = site_get(s, teacher, "/pupil/501/plan");
	assert_has(&p, "Given since 10 March 2026");
}

static void test_edit__help_without_a_giver_does_not_begin_and_the_draft_stays(void **state)
{
	static const char nobody[] = HEAD OUTCOME "&sroot-0=81&what-0=Chess+club&per_week-0=1&minutes-0=20";
	struct net_reply p;

	(void)state;
	assert_int_equal(press(teacher, HEAD OUTCOME SUPPORT, "save").status, 303);
	p = press_with(teacher, nobody, "begin-81", 0);
	assert_has(&p, "Choose who gives this support");
	assert_has(&p, "The draft is saved");
	p = site_get(s, teacher, "/pupil/501/plan");
	assert_has(&p, "Chess club"); /* it says so, and it is so */
	assert_has_not(&p, "Given since");
}

/* Shares what stands in the draft; where the plan can be read. */
static const char *shared(void)
{
	struct net_reply p = site_get(s, senco, "/pupil/501/plan/share");
	struct str id = value_of(&p, "name=\"id\" value=\"");
	struct str revision = value_of(&p, "name=\"revision\" value=\"");
	const char *form = str_c(s->a, str_fmt(s->a, "id=%.*s&revision=%.*s", STR_ARG(id), STR_ARG(revision)));

	p = site_post(s, senco, "/pupil/501/plan/share", form);
	assert_int_equal(p.status, 303);
	assert_int_equal(site_post(s, senco, "/pupil/501/plan/share", form).status, 303); /* pressed twice */
	return str_c(s->a, str_fmt(s->a, "/pupil/501/plans/%.*s", STR_ARG(id)));
}

static void test_share__says_what_is_missing_and_changes_nothing(void **state)
{
	struct net_reply p = press(senco, HEAD OUTCOME, "share");
	struct str id;

	(void)state;
	assert_int_equal(p.status, 303);
	p = site_get(s, senco, "/pupil/501/plan/share");
	assert_has(&p, "daniel Field");
	assert_has(&p, "There is nobody to tell");
	assert_has(&p, "Set a review date");
	id = value_of(&p, "name=\"id\" value=\"");
	p = site_post(s, senco, "/pupil/501/plan/share", str_c(s->a, str_fmt(s->a, "id=%.*s&revision=1", STR_ARG(id))));
	assert_int_equal(p.status, 422);
	assert_has(&p, "There is a problem");
	p = site_get(s, senco, "/pupil/501/plans");
	assert_has(&p, "No plan is shared yet");
	p = site_post(s, senco, "/pupil/501/plan/share", str_c(s->a, str_fmt(s->a, "id=%.*s&revision=9", STR_ARG(id))));
	assert_int_equal(p.status, 409);
}

/* How the family wants the letter that goes out with it stands where it is sent, and where to reach them too. */
static void test_share__shows_what_the_family_wishes(void **state)
{
	struct person_row p = { .school_id = s->school_id,
		                .id = s->next_id++,
		                .title = S("Mrs"),
		                .given = S("Nadia"),
		                .family = S("Iqbal"),
		                .name_key = S("iqbal nadia"),
		                .language = S("Urdu"),
		                .format = FORMAT_LARGE,
		                .interpreter = 1 };
	struct contact link = { .id = s->next_id++,
		                .person_id = p.id,
		                .relationship = S("Mother"),
		                .responsibility = RESPONSIBILITY_YES,
		                .contact_order = 1,
		                .gets_letters = 1,
		                .starts = { 2020, 9, 1 },
		                .revision = 1 };
	struct wish w = { .school_id = s->school_id,
		          .person_id = p.id,
		          .id = s->next_id++,
		          .by_id = p.id,
		          .at = 1772500000,
		          .format = FORMAT_LARGE,
		          .interpreter = 1,
		          .language = S("Urdu"),
		          .reach = S("Send a text first") };
	struct net_reply page;
	struct err e;

	(void)state;
	assert_int_equal(press(senco, HEAD OUTCOME SUPPORT REVIEW, "share").status, 303);
	page = site_get(s, senco, "/pupil/501/plan/share");
	assert_has_not(&page, "Wishes of");
	assert_int_equal(person_insert(s->db, s->a, &p, &e), RC_OK);
	assert_int_equal(contact_insert(s->db, s->a, child, &link, &e), RC_OK);
	assert_int_equal(wish_insert(s->db, s->a, &w, &e), RC_OK);
	page = site_get(s, senco, "/pupil/501/plan/share");
	assert_has(&page, "Wishes of");
	assert_has(&page, "An interpreter is needed at meetings: Urdu.");
	assert_has(&page, "Letters in large print.");
	assert_has(&page, "Send a text first");
}

static void test_share__then_each_reads_what_is_theirs(void **state)
{
	struct net_reply p;
	const char *plan;

	(void)state;
	assert_int_equal(press(senco, HEAD OUTCOME SUPPORT REVIEW "&parents_said=Worried+about+moving", "share").status,
	                 303);
	assert_int_equal(site_get(s, teacher, "/pupil/501/plan/share").status, 404);
	plan = shared();
	p = site_get(s, ta, "/plans");
	assert_has(&p, "Zara Iqbal");
	p = site_get(s, ta, plan);
	assert_has(&p, "Word mat");
	assert_has(&p, "Reading");
	assert_has_not(&p, "Worried about moving");
	assert_has_not(&p, "I like stories");
	assert_int_equal(site_get(s, ta, "/pupil/501/plan").status, 404);
	assert_int_equal(site_get(s, ta, str_c(s->a, str_fmt(s->a, "%s/plan.pdf", plan))).status, 404);
	p = site_get(s, teacher, plan);
	assert_has(&p, "Worried about moving");
	p = site_get(s, teacher, str_c(s->a, str_fmt(s->a, "%s/briefing", plan)));
	assert_has(&p, "Word mat");
	assert_has_not(&p, "Worried about moving");
	p = site_get(s, senco, str_c(s->a, str_fmt(s->a, "%s/plan-large.pdf", plan)));
	assert_true(str_starts(p.body, S("%PDF-")));
}

static void test_read__the_senco_sees_who_has_not(void **state)
{
	struct net_reply p;
	const char *plan;

	(void)state;
	assert_int_equal(press(senco, HEAD OUTCOME SUPPORT REVIEW, "save").status, 303);
	plan = shared();
	p = site_post(s, ta, plan, "state=help&note=");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Say what you need help with");
	assert_int_equal(site_post(s, ta, plan, "state=help&note=Which+word+mat").status, 303);
	p = site_get(s, senco, "/plans");
	assert_has(&p, "Which word mat");
	assert_has(&p, "daniel Field"); /* has not read it */
	p = site_get(s, senco, plan);
	assert_has(&p, "Which word mat");
	assert_has(&p, "has not read it yet");
	p = site_get(s, teacher, plan);
	assert_has_not(&p, "Which word mat"); /* between the person and the SENCO */
	assert_int_equal(site_post(s, teacher, plan, "state=read").status, 303);
	p = site_get(s, senco, "/plans");
	assert_has_not(&p, "daniel Field");
	p = site_get(s, senco, plan);
	assert_has_not(&p, "has not read it yet");
	p = site_get(s, teacher, plan);
	assert_has(&p, "You have read this plan");
}

static void test_change__a_second_version(void **state)
{
	struct net_reply p;
	const char *first;
	const char *second;

	(void)state;
	assert_int_equal(press(senco, HEAD OUTCOME SUPPORT REVIEW, "save").status, 303);
	first = shared();
	p = site_get(s, senco, "/pupil/501/plan");
	assert_has(&p, "Change the plan for Zara");
	assert_has(&p, "version 2");
	assert_int_equal(press(senco,
	                       HEAD OUTCOME REVIEW "&sroot-0=81&what-0=Reading&per_week-0=5&minutes-0=15&group_size-0=1"
	                                           "&for-0=71",
	                       "save")
	                     .status,
	                 303);
	p = site_get(s, senco, "/pupil/501/plan/share");
	assert_has(&p, "Reading is now 5 times a week. It was 3 times.");
	second = shared();
	p = site_get(s, senco, first);
	assert_has(&p, "An earlier version");
	p = site_get(s, senco, second);
	assert_has(&p, "It was 3 times.");
	p = site_get(s, senco, "/pupil/501/plans");
	assert_has(&p, "Version 1");
	assert_has(&p, "Version 2");
	p = site_get(s, ta, "/pupil/501/plans");
	assert_has_not(&p, "It was 3 times.");
}

TEST_MAIN(test_plan_page)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_edit__every_button_keeps_what_was_typed),
		T(test_edit__a_draft_may_be_incomplete),
		T(test_edit__errors_by_the_box_and_nothing_lost),
		T(test_edit__what_a_session_kept_comes_back_with_its_rows),
		T(test_edit__two_at_once_see_both_texts),
		T(test_edit__the_same_save_twice_is_no_conflict),
		T(test_edit__support_begins_before_the_plan),
		T(test_edit__help_without_a_giver_does_not_begin_and_the_draft_stays),
		T(test_share__says_what_is_missing_and_changes_nothing),
		T(test_share__shows_what_the_family_wishes),
		T(test_share__then_each_reads_what_is_theirs),
		T(test_read__the_senco_sees_who_has_not),
		T(test_change__a_second_version),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
