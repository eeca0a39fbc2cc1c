/* /family, /me and /pupil/:id/messages: whole pages, what each person finds on them, and what a form gives back. */
#include "support/support.h"

#include "kit/base/id.h"
#include "core/cycle/cycle_sql.h"
#include "plan/plan_sql.h"
#include "core/people/pupil_sql.h"
#include "support/markup.h"
#include "support/test_web.h"

enum { CHILD = 501, PLAN = 701 };

static struct site *s;
static struct str mother;
static struct str father;
static struct str pupil;
static struct str senco;
static struct pupil_key key;
static struct contact link_of_mother;

STMT_UNSCOPED(Q_TEST_PLAN_READS, 1, "counts read events",
              "SELECT COUNT(*) AS n FROM event WHERE chain = 'r' AND pupil = $1");

static int64_t reads(void)
{
	struct rows r;
	struct err e;

	assert_int_equal(db_run(s->db, s->a, &Q_TEST_PLAN_READS, &r, &e, DV(key.pupil_id)), RC_OK);
	return row_int(&r, 0, "n");
}

static struct contact adult(int64_t id, int64_t person, const char *relationship)
{
	struct contact c = { .id = id,
		             .person_id = person,
		             .relationship = str_of(relationship),
		             .responsibility = RESPONSIBILITY_YES,
		             .contact_order = id,
		             .gets_letters = 1,
		             .starts = { 2025, 9, 1 },
		             .revision = 1 };
	struct err e = { 0 };

	assert_int_equal(contact_insert(s->db, s->a, key, &c, &e), RC_OK);
	return c;
}

static void plan_give(int64_t giver)
{
	struct date day = { 2026, 1, 9 };
	struct outcome o = { .id = 711,
		             .root_id = 711,
		             .aim = S("reads a page"),
		             .measure = S("Words in a minute"),
		             .baseline = 38000,
		             .target = 55000 };
	struct provision p = { .id = 721,
		               .root_id = 721,
		               .what = S("Reading practice"),
		               .giver_id = giver,
		               .per_week = 2,
		               .minutes = 20,
		               .starts = day };
	struct strategy y = { .id = 731, .words = S("Cream paper") };
	struct plan_whole w = { .plan = { .id = PLAN,
		                          .cycle_id = 601,
		                          .version = 1,
		                          .state = PLAN_DRAFT,
		                          .made_by = giver,
		                          .review_on = { 2026, 3, 24 },
		                          .revision = 1 },
		                .outcome = &o,
		                .outcomes = 1,
		                .provision = &p,
		                .provisions = 1,
		                .strategy = &y,
		                .strategies = 1 };
	struct cycle c = {
		.id = 601, .number = 1, .opened_on = day, .assessed_on = day, .planned_on = day, .revision = 1
	};
	struct status k = { .id = 611, .code = STATUS_K, .starts = day, .decided_by = giver };
	struct err e = { 0 };

	assert_int_equal(status_begin(s->db, s->a, key, &k, &e), RC_OK);
	assert_int_equal(cycle_insert(s->db, s->a, key, &c, &e), RC_OK);
	assert_int_equal(plan_insert(s->db, s->a, key, &w, &e), RC_OK);
	assert_int_equal(plan_share(s->db, s->a, key, PLAN, 1, day, giver, &e), RC_OK);
}

static int setup(void **state)
{
	int64_t m;
	int64_t f;
	int64_t p;
	int64_t r;
	struct err e = { 0 };
	struct pupil zara = { .id = CHILD,
		              .given = S("Zara"),
		              .family = S("Field"),
		              .name_key = S("field zara"),
		              .born = { 2016, 1, 9 },
		              .year_group = 5,
		              .joined_on = { 2020, 9, 1 },
		              .revision = 1 };

	(void)state;
	s = site_new();
	mother = site_sign_in(s, "nadia", "parent", &m);
	father = site_sign_in(s, "imran", "parent", &f);
	pupil = site_sign_in(s, "zara", "pupil", &p);
	senco = site_sign_in(s, "ruth", "senco", &r);
	key = (struct pupil_key){ s->school_id, CHILD };
	zara.school_id = s->school_id;
	zara.person_id = p;
	assert_int_equal(pupil_insert(s->db, s->a, &zara, &e), RC_OK);
	link_of_mother = adult(1, m, "Mother");
	(void)adult(2, f, "Father");
	plan_give(r);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	site_free(s);
	return 0;
}

/* A whole page, sound in its markup. */
static struct net_reply page(struct str token, const char *path)
{
	struct net_reply p = site_get(s, token, path);
	const char *fault;

	if (p.status != 200)
		fail_msg("%s: status %d", path, p.status);
	fault = markup_problem(s->a, p.body, true);
	if (fault != NULL)
		fail_msg("%s: %s", path, fault);
	return p;
}

static void test_family__every_page_is_sound(void **state)
{
	static const char *const PARENT[] = { "/family/501", "/family/501/tell", "/family/501/unhappy",
		                              "/family/501/plan", "/family/501/views" };
	static const char *const PUPIL[] = { "/me", "/me/words", "/me/helps", "/me/feel", "/me/meeting" };
	struct net_reply p;
	int64_t before;

	(void)state;
	for (size_t i = 0; i < sizeof PARENT / sizeof PARENT[0]; i++)
		(void)page(mother, PARENT[i]);
	for (size_t i = 0; i < sizeof PUPIL / sizeof PUPIL[0]; i++)
		(void)page(pupil, PUPIL[i]);
	(void)page(senco, "/pupil/501/messages");
	p = page(mother, "/family/501");
	assert_has(&p, "1. Reads a page");
	assert_has(&p, "goal 55");
	assert_has(&p, "twice a week, 20 minutes each time");
	assert_has(&p, "Cream paper");
	assert_has(&p, "0 of ");
	assert_has(&p, "We are sorry");
	p = page(pupil, "/me");
	assert_has(&p, "You started at 38.");
	p = site_get(s, mother, "/family");
	assert_int_equal(p.status, 303);
	p = site_get(s, mother, "/family/501/plan-large.pdf");
	assert_true(str_starts(p.body, S("%PDF")));
	before = reads();
	p = site_get(s, mother, "/family/501/plan.opus");
	assert_int_equal(p.status, 200);
	assert_true(reads() > before); /* in the trail, like the paper */
	assert_true(str_starts(p.body, S("OggS")));
	assert_true(str_find(p.body, S("CHAPTER001NAME=")) > 0);
	assert_true(str_find(p.body, S("goals")) > 0);
}

static void test_family__two_parents_apart(void **state)
{
	struct net_reply p;

	(void)state;
	assert_int_equal(site_post(s, mother, "/family/501/tell", "id=801&kind=tell&words=canary-one").status, 303);
	assert_int_equal(site_post(s, mother, "/family/501/unhappy", "id=802&words=canary-two").status, 303);
	assert_int_equal(site_post(s, mother, "/family/501/views", "id=803&hard=canary-three").status, 303);
	assert_int_equal(
	    site_post(s, mother, "/family/501/plan", "id=804&plan_id=701&answer=disagree&words=canary-four").status,
	    303);
	p = page(mother, "/family/501");
	assert_has(&p, "canary-one");
	assert_has(&p, "canary-two");
	assert_has(&p, "canary-four");
	p = page(mother, "/family/501/views");
	assert_has(&p, "canary-three");
	p = page(father, "/family/501");
	assert_has_not(&p, "canary");
	assert_has_not(&p, "nadia");
	p = page(father, "/family/501/views");
	assert_has_not(&p, "canary");
	p = page(pupil, "/me");
	assert_has_not(&p, "canary");
}

static void test_family__forms_keep_what_was_typed(void **state)
{
	struct net_reply p = site_post(s, mother, "/family/501/plan", "id=804&plan_id=701&words=Not+yet");

	(void)state;
	assert_int_equal(p.status, 422);
	assert_has(&p, "Choose an answer");
	assert_has(&p, "Not yet");
	p = site_post(s, mother, "/family/501/plan", "id=804&plan_id=9&answer=agree&words=My+words");
	assert_int_equal(p.status, 409);
	assert_has(&p, "My words");
	p = site_post(s, mother, "/family/501/tell", "id=801&kind=question&words=");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Write what you want to tell us");
	assert_has(&p, "value=\"question\" checked");
	p = site_post(s, mother, "/family/501/views", "id=803&helper=Aunt+May");
	assert_int_equal(p.status, 422);
	assert_has(&p, "Aunt May");
	assert_int_equal(site_post(s, mother, "/family/501/meeting", "meeting=1&day=2026-03-24&minute=0&answer=coming")
	                     .status,
	                 404); /* there is none */
}

static void test_family__restricted_at_once(void **state)
{
	struct err e = { 0 };

	(void)state;
	(void)page(mother, "/family/501");
	link_of_mother.restricted = 1;
	assert_int_equal(contact_update(s->db, s->a, key, &link_of_mother, &e), RC_OK);
	assert_int_equal(site_get(s, mother, "/family/501").status, 404);
	assert_int_equal(site_get(s, mother, "/family/501/plan.pdf").status, 404);
	assert_int_equal(site_get(s, mother, "/family/501/plan.opus").status, 404);
	assert_int_equal(site_post(s, mother, "/family/501/tell", "id=801&kind=tell&words=Hello").status, 404);
	assert_int_equal(site_get(s, mother, "/family/999").status, 404);
	assert_int_equal(site_get(s, senco, "/family/501").status, 404);
	assert_int_equal(site_get(s, pupil, "/family/501").status, 404);
	assert_int_equal(site_get(s, mother, "/me").status, 404);
}

static void test_me__says_changes_and_keeps_private(void **state)
{
	struct net_reply p;

	(void)state;
	assert_int_equal(site_post(s, pupil, "/me/words", "id=901&words=I+like+art&private-offered=1").status, 303);
	assert_int_equal(
	    site_post(s, pupil, "/me/words", "id=902&words=canary-secret&private=1&private-offered=1").status, 303);
	p = page(pupil, "/me");
	assert_has(&p, "canary-secret");
	p = page(mother, "/family/501");
	assert_has(&p, "I like art");
	assert_has_not(&p, "canary-secret");
	p = page(senco, "/pupil/501/messages");
	assert_has(&p, "canary-secret");
	(void)page(pupil, "/me/words/901");
	assert_int_equal(
	    site_post(s, pupil, "/me/words/901", "id=901&revision=1&words=I+like+music&private-offered=1").status, 303);
	p = site_post(s, pupil, "/me/words/901", "id=901&revision=1&words=I+like+maths&private-offered=1");
	assert_int_equal(p.status, 409);
	assert_has(&p, "I like music");
	assert_has(&p, "I like maths");
	p = site_post(s, pupil, "/me/words", "id=903&words=");
	assert_int_equal(p.status, 422);
	assert_int_equal(site_post(s, pupil, "/me/feel", "id=904&feel-721=4&feel-0=9&words=Loud").status, 303);
	p = page(pupil, "/me");
	assert_has(&p, "name=\"feel-721\" value=\"4\" checked");
	assert_has(&p, "Loud");
}

static void test_messages__answered_and_met(void **state)
{
	struct str head = site_sign_in(s, "alan", "head", NULL);
	struct net_reply p;

	(void)state;
	assert_int_equal(site_post(s, mother, "/family/501/tell", "id=801&kind=tell&words=The+words+move").status, 303);
	p = page(senco, "/pupil/501/messages");
	assert_has(&p, "1 not answered");
	(void)page(senco, "/pupil/501/messages/801");
	p = site_post(s, senco, "/pupil/501/messages/801", "id=801&revision=1&answer=");
	assert_int_equal(p.status, 422);
	assert_int_equal(site_post(s, senco, "/pupil/501/messages/801", "id=801&revision=1&answer=Thank+you").status,
	                 303);
	p = site_post(s, head, "/pupil/501/messages/801", "id=801&revision=1&answer=We+look");
	assert_int_equal(p.status, 409);
	assert_has(&p, "Thank you");
	assert_has(&p, "We look");
	p = page(mother, "/family/501");
	assert_has(&p, "Thank you");
	assert_int_equal(site_get(s, senco, "/pupil/501/messages/802").status, 404);
	assert_int_equal(site_get(s, mother, "/pupil/501/messages").status, 404);
}

/* What a page says to people: without tags, and without what is marked as English, as the record is. */
static struct str words_of(struct str html)
{
	struct buf b = buf_new(s->a, html.n + 1);
	size_t english = 0; /* open elements inside one marked as English */

	for (struct str rest = str_sub(html, (size_t)str_find(html, S("<main")), html.n); rest.n > 0;) {
		struct str text = str_cut(rest, '<', &rest);
		struct str tag = str_cut(rest, '>', &rest);
		bool empty = str_starts(tag, S("br")) || str_starts(tag, S("input")) || str_starts(tag, S("use")) ||
		             str_starts(tag, S("path")) || str_starts(tag, S("circle"));

		if (english == 0)
			buf_str(&b, text);
		buf_char(&b, ' ');
		if (english == 0 && str_find(tag, S("lang=\"en\"")) < 0)
			continue;
		english = str_starts(tag, S("/")) ? english - 1 : empty ? english : english + 1;
	}
	return buf_view(&b);
}

/* The first word in Latin letters that is no name and no term; empty: there is none. */
static struct str english_word(struct str text)
{
	static const char *const KNOWN[] = { "APDR",      "Marlbeck", "Primary",    "School", "Zara",
		                             "Field",     "SEN",      "Support",    "SENCO",  "EHC",
		                             "PDF",       "plan",     "English",    "Local",  "Offer",
		                             "Childline", "needs",    "assessment", "ruth",   "nadia",
		                             "bdi",       "Ruth",     "Nadia",      "senco",  "parent" };
	size_t from = 0;

	for (size_t i = 0; i <= text.n; i++) {
		char c = i < text.n ? (char)(text.p[i] | 0x20) : ' ';
		struct str word = str_sub(text, from, i - from);
		bool known = word.n < 3;

		if (c >= 'a' && c <= 'z')
			continue;
		for (size_t k = 0; k < sizeof KNOWN / sizeof *KNOWN; k++)
			known = known || str_is(word, KNOWN[k]);
		if (!known)
			return str_sub(text, from, 60);
		from = i + 1;
	}
	return STR_NONE;
}

/* A parent with Urdu: each page of the journey is in Urdu, from right to left, and no English text is left on it but
 * what people typed. */
static void test_family__in_urdu(void **state)
{
	static const char *const PAGES[] = { "/family/501",         "/family/501/tell",  "/family/501/unhappy",
		                             "/family/501/plan",    "/family/501/views", "/family/501/ask-meeting",
		                             "/family/501/ask-copy" };
	struct net_reply p;

	(void)state;
	s->language = "ur";
	assert_int_equal(site_post(s, mother, "/family/501/tell", "id=811&kind=tell&words=%DB%81%D8%A7%DA%BA").status,
	                 303);
	assert_int_equal(site_post(s, mother, "/family/501/ask-copy", "id=812&paper=plan&form=large").status, 303);
	for (size_t i = 0; i < sizeof PAGES / sizeof *PAGES; i++) {
		struct str left;

		p = page(mother, PAGES[i]);
		assert_has(&p, "<html lang=\"ur\" dir=\"rtl\">");
		left = english_word(words_of(p.body));
		if (left.n > 0)
			fail_msg("%s: %.*s", PAGES[i], STR_ARG(left));
	}
	p = page(mother, "/family/501");
	assert_has(&p, "<bdi lang=\"en\">Reads a page</bdi>");
	assert_has(&p, "<bdi lang=\"en\">Cream paper</bdi>");
	assert_has(&p, "9 جنوری، 2026"); /* the plan's day, as the language writes it */
	assert_has(&p, "direction=\"rtl\"");
	assert_has(&p, "class=\"draft\"");
	p = page(pupil, "/me"); /* the pupil's own pages are English still */
	assert_has(&p, "<html lang=\"en\">");
	s->language = NULL;
}

/* What is answered in Urdu is the same answer, and what is wrong is said in Urdu. */
static void test_family__answers_in_urdu(void **state)
{
	struct net_reply p;

	(void)state;
	s->language = "ur";
	p = site_post(s, mother, "/family/501/plan", "id=804&plan_id=701&words=Not+yet");
	assert_int_equal(p.status, 422);
	assert_has(&p, "<html lang=\"ur\" dir=\"rtl\">");
	assert_has(&p, "ایک جواب چنیں");
	assert_has(&p, "Not yet");
	assert_int_equal(site_post(s, mother, "/family/501/plan", "id=804&plan_id=701&answer=agree").status, 303);
	p = page(mother, "/family/501?done=thanks");
	assert_has(&p, "میں منصوبے سے متفق ہوں");
	assert_has(&p, "شکریہ");
	s->language = "en";
	p = page(mother, "/family/501");
	assert_has(&p, "I agree with the plan");
	s->language = NULL;
	p = page(senco, "/pupil/501/messages");
	assert_has(&p, "I agree with the plan");
}

static void said(const char *where, const char *form)
{
	struct net_reply p =
	    site_post(s, senco, str_c(s->a, str_fmt(s->a, "/settings/area/item/%s", where)),
	              str_c(s->a, str_fmt(s->a, "revision=0&source=Letterhead&checked_on=2026-03-03&%s", form)));

	assert_int_equal(p.status, 303);
}

/* All that the school has written down about help outside is read by those it is for. */
static void test_family__reads_the_whole_of_the_area(void **state)
{
	struct net_reply p;

	(void)state;
	said("identity/-", "service_name=Wendale+Advice&strap_line=Here+for+you");
	said("formats/new", "name=Large+print");
	said("formats/new", "name=Urdu");
	said("contacts/new",
	     "kind=phone&value=020+7946+0200&hours=Mon-Fri+09%3A30-15%3A00&call_back=They+ring+you+back");
	said("contacts/new", "kind=phone&value=020+7946+0201&audience=school");
	said("links/new",
	     "title=What+help+there+is&url=https%3A%2F%2Foffer.example%2Fhelp&format=Easy+read&dated=March+2025");
	said("links/new", "title=For+schools&url=https%3A%2F%2Foffer.example%2Fstaff&audience=school");
	said("links/new", "title=A+guide+without+an+address");
	p = site_get(s, mother, str_c(s->a, str_fmt(s->a, "/family/%d", CHILD)));
	assert_has(&p, "Wendale Advice");
	assert_has(&p, "Here for you");
	assert_has(&p, "Large print");
	assert_has(&p, "<a href=\"https://offer.example/help\">What help there is</a>");
	assert_has(&p, "(Easy read, March 2025)");
	assert_has(&p, "3 March 2026");
	assert_has(&p, "Monday to Friday, 9.30am to 3pm");
	assert_has(&p, "They ring you back");
	assert_has(&p, "<li>A guide without an address</li>");
	assert_has_not(&p, "For schools");
	assert_has_not(&p, "020 7946 0201");
}

TEST_MAIN(test_family_page)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_family__every_page_is_sound),
		T(test_family__two_parents_apart),
		T(test_family__forms_keep_what_was_typed),
		T(test_family__restricted_at_once),
		T(test_me__says_changes_and_keeps_private),
		T(test_messages__answered_and_met),
		T(test_family__reads_the_whole_of_the_area),
		T(test_family__in_urdu),
		T(test_family__answers_in_urdu),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
