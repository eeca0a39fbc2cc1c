/* Pages from the first talk to the assessment: forms keep what was typed, errors stand beside their boxes, one person's
 * letter shows nobody else, and who may not, finds nothing. */
#include "support/support.h"

#include "core/people/pupil_rec.h"
#include "core/people/people_sql.h"
#include "core/people/pupil_sql.h"
#include "support/test_web.h"

static struct site *s;
static struct str senco;
static struct pupil_key child;

static int64_t farah_id;

static int64_t parent_add(const char *given, const char *address, bool restricted, bool account)
{
	struct person_row p = { .school_id = s->school_id,
		                .id = s->next_id++,
		                .title = S("Mrs"),
		                .given = str_of(given),
		                .family = str_of(given),
		                .name_key = S("x"),
		                .address = str_of(address) };
	struct contact link = { .id = s->next_id++,
		                .person_id = p.id,
		                .relationship = S("Mother"),
		                .responsibility = RESPONSIBILITY_YES,
		                .contact_order = 1,
		                .gets_letters = 1,
		                .restricted = restricted,
		                .starts = { 2020, 9, 1 },
		                .revision = 1 };
	struct err e;

	assert_int_equal(person_insert(s->db, s->a, &p, &e), RC_OK);
	assert_int_equal(contact_insert(s->db, s->a, child, &link, &e), RC_OK);
	if (account)
		assert_int_equal(account_insert(s->db, s->a, s->school_id, s->next_id++, p.id, str_of(given), S("x"),
		                                S("active"), 1, &e),
		                 RC_OK);
	return p.id;
}

static int setup(void **state)
{
	struct pupil p = { .given = S("Zara"),
		           .family = S("Iqbal"),
		           .name_key = S("iqbal zara"),
		           .born = { 2016, 1, 9 },
		           .year_group = 5,
		           .joined_on = { 2020, 9, 1 },
		           .revision = 1 };
	struct err e;

	(void)state;
	s = site_new();
	child = (struct pupil_key){ s->school_id, 501 };
	p.school_id = s->school_id;
	p.id = child.pupil_id;
	assert_int_equal(pupil_insert(s->db, s->a, &p, &e), RC_OK);
	senco = site_sign_in(s, "ruth", "senco", NULL);
	(void)parent_add("Nadia", "4 Hill Road", false, true);
	farah_id = parent_add("Farah", "9 Mill Lane", false, false);
	(void)parent_add("Imran", "1 Secret Street", true, false);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	site_free(s);
	return 0;
}

static const char *path(const char *fmt, int64_t id)
{
	struct str f = str_of(fmt);
	ptrdiff_t at = str_find(f, S("$"));

	return str_c(s->a, str_fmt(s->a, "%.*s%lld%.*s", (int)at, f.p, (long long)id,
	                           STR_ARG(str_sub(f, (size_t)at + 1, f.n))));
}

#define NOTE                                                                                                           \
	"id=9001&revision=0&held_on-day=9&held_on-month=3&held_on-year=2026&present=Mother&strengths=Draws&"           \
	"difficulties="                                                                                                \
	"Reads+slowly&parent_worries=%3Cb%3EFalls+behind&pupil_view=&hopes=Reads&next_steps=Meet"
#define DECISION                                                                                                       \
	"id=8001&revision=0&result=sen_support&reason=Reads+below+her+age&evidence=Check&decided_on-day=9&decided_on-" \
	"month=3&decided_on-year=2026&with_whom=Mother&need-1=SPLD&need-2=&need-3=SLCN&decided_by="

static struct net_reply decide_with(const char *form)
{
	struct net_reply p = site_get(s, senco, "/pupil/501/decision");
	struct str id;
	/* the SENCO is the only one who may have decided here: the first option */
	struct str rest = str_sub(p.body, (size_t)str_find(p.body, S("name=\"decided_by\"")), p.body.n);

	rest = str_sub(rest, (size_t)str_find(rest, S("value=\"")) + 7, rest.n);
	id = str_cut(rest, '"', &rest);
	return site_post(s, senco, "/pupil/501/decision", str_c(s->a, str_fmt(s->a, "%s%.*s", form, STR_ARG(id))));
}

static struct net_reply decide(void)
{
	return decide_with(DECISION);
}

static void test_talk__saved_changed_and_kept_on_error(void **state)
{
	struct net_reply p =
	    site_post(s, senco, "/pupil/501/discussion", "id=9001&revision=0&present=Mother+and+I&strengths=");

	(void)state;
	assert_int_equal(p.status, 422);
	assert_has(&p, "There is a problem");
	assert_has(&p, "Mother and I");
	assert_has(&p, "<title>Error: Early discussion: Zara Iqbal");
	assert_has(&p, "What goes well for Zara");
	p = site_post(s, senco, "/pupil/501/discussion", NOTE);
	assert_int_equal(p.status, 303);
	assert_int_equal(site_post(s, senco, "/pupil/501/discussion", NOTE).status, 303); /* sent twice */
	p = site_get(s, senco, "/pupil/501/discussion/9001");
	assert_has(&p, "&lt;b&gt;Falls behind");
	assert_has_not(&p, "<b>Falls");
	p = site_get(s, senco, "/pupil/501/discussion");
	assert_has(&p, "The parents have no copy yet");
	p = site_post(s, senco, "/pupil/501/discussion/9001",
	              "id=9001&revision=7&held_on-day=9&held_on-month=3&held_on-year=2026&present=Aunt&strengths=Sings&"
	              "difficulties=x&parent_worries=y&hopes=z&next_steps=w");
	assert_int_equal(p.status, 409);
	assert_has(&p, "Sings"); /* mine */
	assert_has(&p, "Draws"); /* theirs */
}

static void test_talk__copy_for_each_parent(void **state)
{
	struct net_reply p;

	(void)state;
	assert_int_equal(site_post(s, senco, "/pupil/501/discussion", NOTE).status, 303);
	p = site_get(s, senco, "/pupil/501/discussion/9001");
	assert_has(&p, "Mrs Nadia: on their own page");
	assert_has(&p, "Mrs Farah: on paper, which counts equally");
	assert_has_not(&p, "Imran");
	p = site_post(s, senco, "/pupil/501/discussion/9001/copy", "on-day=10&on-month=3&on-year=2026");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Choose how the paper copy reaches them");
	assert_has(&p, "Draws"); /* the note stands there as before */
	p = site_post(s, senco, "/pupil/501/discussion/9001/copy", "how=hand&on-day=10&on-month=3&on-year=2026");
	assert_int_equal(p.status, 303);
	p = site_get(s, senco, "/pupil/501/discussion/9001");
	assert_has(&p, "Given on 10 March 2026, given by hand");
	p = site_get(s, senco, "/pupil/501/discussion/9001/letter.pdf");
	assert_true(str_starts(p.body, S("%PDF-")));
}

/* Everybody reads it on their own page: that is named, and no comma stands before nothing. */
static void test_talk__given_on_the_page_alone(void **state)
{
	struct net_reply p;
	struct err e;

	(void)state;
	assert_int_equal(account_insert(s->db, s->a, s->school_id, s->next_id++, farah_id, S("farah"), S("x"),
	                                S("active"), s->app.clock.utc, &e),
	                 RC_OK);
	assert_int_equal(site_post(s, senco, "/pupil/501/discussion", NOTE).status, 303);
	assert_int_equal(
	    site_post(s, senco, "/pupil/501/discussion/9001/copy", "on-day=10&on-month=3&on-year=2026").status, 303);
	p = site_get(s, senco, "/pupil/501/discussion/9001");
	assert_has(&p, "Given on 10 March 2026, on their own page.</p>");
	assert_has(&p, "<li>Mrs Farah: on their own page</li>");
}

static void test_decision__errors_then_letters(void **state)
{
	struct net_reply p =
	    site_post(s, senco, "/pupil/501/decision",
	              "id=8001&revision=0&result=not_sen&reason=Good+lessons+help&need-1=&decided_by=1");

	(void)state;
	assert_int_equal(p.status, 422);
	assert_has(&p, "Good lessons help");
	p = site_get(s, senco, "/pupil/501/decision");
	assert_has(&p, "No discussion with the family is recorded");
	p = site_post(s, senco, "/pupil/501/decision", "id=8001&revision=0&reason=&need-1=");
	assert_has(&p, "Choose what was decided");
	assert_has(&p, "Enter why you decided this");
	p = decide();
	assert_int_equal(p.status, 303);
	assert_true(str_find(reply_header(&p, "location"), S("/notices")) >= 0);
	assert_int_equal(decide().status, 303); /* sent twice */
	p = site_get(s, senco, "/pupil/501/decision");
	assert_has(&p, "SEN Support (K)");
	assert_has(&p, "Need 2: Speech, language");
	assert_has(&p, "Reads below her age");
	p = site_get(s, senco, "/pupil/501/notices");
	assert_has(&p, "2 people have not been told yet");
	assert_has(&p, "A restriction is recorded");
}

#define OTHER                                                                                                          \
	"id=8001&revision=0&result=sen_support&reason=Cannot+follow+a+story&evidence=Check&decided_on-day=9&decided_"  \
	"on-"                                                                                                          \
	"month=3&decided_on-year=2026&with_whom=Mother&need-1=SLCN&need-2=&decided_by="

/* Sent again with other words: what stands is said, the change is offered, and nothing is kept in silence. */
static void test_decision__other_words_are_not_lost(void **state)
{
	struct net_reply p;

	(void)state;
	assert_int_equal(decide().status, 303);
	p = decide_with(OTHER);
	assert_int_equal(p.status, 409);
	assert_has(&p, "This was saved before, with other words");
	assert_has(&p, "Reads below her age");   /* stands */
	assert_has(&p, "Cannot follow a story"); /* typed now, in the form too */
	assert_has(&p, "The needs stay as they were saved");
	assert_has(&p, "action=\"/pupil/501/decision/8001\"");
	assert_has(&p, "name=\"revision\" value=\"1\"");
	p = site_post(s, senco, "/pupil/501/decision/8001",
	              "id=8001&revision=1&reason=Cannot+follow+a+story&evidence=Check&with_whom=Mother");
	assert_int_equal(p.status, 303);
	p = site_get(s, senco, "/pupil/501/decision");
	assert_has(&p, "Cannot follow a story");
}

static int64_t letter_to(const char *name)
{
	struct net_reply p = site_get(s, senco, "/pupil/501/notices");
	struct str rest = p.body;

	for (;;) {
		ptrdiff_t at = str_find(rest, S("/pupil/501/notices/"));
		struct str after;
		int64_t id = 0;

		if (at < 0)
			break;
		rest = str_sub(rest, (size_t)at + 19, rest.n);
		if (str_int(str_cut(rest, '"', &after), &id) && str_starts(str_sub(after, 1, after.n), str_of(name)))
			return id;
	}
	fail_msg("no letter to %s", name);
	return 0;
}

static void test_letter__one_reader_page_or_paper(void **state)
{
	struct net_reply p;
	int64_t nadia;
	int64_t farah;

	(void)state;
	assert_int_equal(decide().status, 303);
	nadia = letter_to("Mrs Nadia");
	farah = letter_to("Mrs Farah");
	p = site_get(s, senco, path("/pupil/501/notices/$", farah));
	assert_has(&p, "section 68");
	assert_has(&p, "has no page here");
	assert_has_not(&p, "Nadia");
	assert_has_not(&p, "Hill Road");
	assert_has_not(&p, "Mill Lane"); /* the address is on the paper only */
	p = site_get(s, senco, path("/pupil/501/notices/$", nadia));
	assert_has(&p, "Put on their page");
	assert_int_equal(site_post(s, senco, path("/pupil/501/notices/$/give", nadia), "channel=page").status, 303);
	p = site_post(s, senco, path("/pupil/501/notices/$/give", farah), "channel=page");
	assert_int_equal(p.status, 422);
	assert_has(&p, "it counts equally");
	p = site_post(s, senco, path("/pupil/501/notices/$/give", farah),
	              "channel=post&sent_on-day=10&sent_on-month=3&sent_on-year=2026&proof=First+class");
	assert_int_equal(p.status, 303);
	p = site_get(s, senco, "/pupil/501/notices");
	assert_has(&p, "By post, 10 March 2026. First class");
	assert_has(&p, "Not opened yet");
	assert_has_not(&p, "not been told yet");
	p = site_get(s, senco, path("/pupil/501/notices/$/letter-large.pdf", farah));
	assert_true(str_starts(p.body, S("%PDF-")));
}

static void test_assess__all_on_one_page(void **state)
{
	struct net_reply p;
	struct str rest;
	struct str cycle;
	struct str seen;
	const char *form;

	(void)state;
	p = site_get(s, senco, "/pupil/501/assess");
	assert_has(&p, "No cycle is open");
	assert_int_equal(decide().status, 303);
	p = site_get(s, senco, "/pupil/501/assess");
	rest = str_sub(p.body, (size_t)str_find(p.body, S("name=\"cycle\" value=\"")) + 20, p.body.n);
	cycle = str_cut(rest, '"', &rest);
	rest = str_sub(p.body, (size_t)str_find(p.body, S("name=\"seen\" value=\"")) + 19, p.body.n);
	seen = str_cut(rest, '"', &rest);
	form = str_c(s->a,
	             str_fmt(s->a,
	                     "cycle=%.*s&seen=%.*s&id-1=6001&words-1=Loses+the+middle&id-8=6008&nr-id-8=6018&nr-rev-8=0"
	                     "&nr-8=Nobody+from+outside&strength-1=Draws&barrier-1=Long+texts&action-1=In+parts",
	                     STR_ARG(cycle), STR_ARG(seen)));
	p = site_post(s, senco, "/pupil/501/assess", form);
	assert_int_equal(p.status, 422);
	assert_has(&p, "Say who said it");
	assert_has(&p, "Loses the middle");
	assert_has(&p, "Nobody from outside");
	form = str_c(s->a, str_fmt(s->a, "%s&by-1=Mr+Price", form));
	assert_int_equal(site_post(s, senco, "/pupil/501/assess", form).status, 303);
	p = site_get(s, senco, "/pupil/501/assess");
	assert_has(&p, "Mr Price, 10 March 2026");
	assert_has(&p, "Not relevant, because: Nobody from outside");
	assert_has(&p, "value=\"In parts\"");
	p = site_post(s, senco, "/pupil/501/assess",
	              str_c(s->a,
	                    str_fmt(s->a, "cycle=%.*s&seen=%.*s&strength-1=Sings", STR_ARG(cycle), STR_ARG(seen))));
	assert_int_equal(p.status, 409);
	assert_has(&p, "Draws");
	assert_has(&p, "value=\"Sings\"");
	p = site_post(s, senco, "/pupil/501/assess/finish", "reason=");
	assert_int_equal(p.status, 422);
	assert_int_equal(site_post(s, senco, "/pupil/501/assess/finish", "reason=Help+cannot+wait").status, 303);
	p = site_get(s, senco, "/pupil/501/assess");
	assert_has(&p, "Finished on 10 March 2026");
	assert_has(&p, "Help cannot wait");
}

static void test_assess__views_with_method(void **state)
{
	struct net_reply p;

	(void)state;
	assert_int_equal(decide().status, 303);
	p = site_get(s, senco, "/pupil/501/assess/views?who=pupil");
	assert_has(&p, "Did not wish to say");
	p = site_post(s, senco, "/pupil/501/assess/views",
	              "id=6100&revision=0&who=pupil&name=Zara&words=Art+is+best&given_on-day=10&"
	              "given_on-month=3&given_on-year=2026");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Choose how they told us");
	assert_has(&p, "Art is best");
	p = site_post(s, senco, "/pupil/501/assess/views",
	              "id=6100&revision=0&who=pupil&name=Zara&method=drawn&helper=Jo&words=Art+is+"
	              "best&given_on-day=10&given_on-month=3&given_on-year=2026");
	assert_int_equal(p.status, 303);
	p = site_get(s, senco, "/pupil/501/assess");
	assert_has(&p, "Zara, Drawn, 10 March 2026. Helped by Jo");
}

static void test_pages__nothing_for_those_who_may_not(void **state)
{
	static const char *const paths[] = {
		"/pupil/501/discussion", "/pupil/501/decision", "/pupil/501/notices",
		"/pupil/501/assess",     "/pupil/501/needs",    "/pupil/501/assess/views"
	};
	static const char *const roles[] = { "governor", "admin", "teacher", "ta", "parent", "pupil", "specialist" };

	(void)state;
	for (size_t r = 0; r < sizeof roles / sizeof *roles; r++) {
		struct str who = site_sign_in(s, roles[r], roles[r], NULL);

		for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
			assert_int_equal(site_get(s, who, paths[i]).status, 404);
			assert_int_equal(site_post(s, who, paths[i], NOTE).status, 404);
		}
	}
	{
		struct str head = site_sign_in(s, "head", "head", NULL);
		struct net_reply p = site_get(s, head, "/pupil/501/decision");

		assert_int_equal(p.status, 200);
		assert_has_not(&p, "Save the decision");
		assert_int_equal(site_post(s, head, "/pupil/501/decision", DECISION "1").status, 404);
	}
}

TEST_MAIN(test_steps_page)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_talk__saved_changed_and_kept_on_error),
		T(test_talk__copy_for_each_parent),
		T(test_talk__given_on_the_page_alone),
		T(test_decision__errors_then_letters),
		T(test_decision__other_words_are_not_lost),
		T(test_letter__one_reader_page_or_paper),
		T(test_assess__all_on_one_page),
		T(test_assess__views_with_method),
		T(test_pages__nothing_for_those_who_may_not),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
