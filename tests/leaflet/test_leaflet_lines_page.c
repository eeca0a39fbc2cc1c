/* What the five leaflets promise a family, as a visitor reads it today: docs/leaflets.md names these tests line by
 * line. */
#include "support/support.h"

#include "core/area/area_file.h"
#include "support/test_web.h"
#include "support/tool.h"

/* A school with the profile of an area; NULL: with none. */
static struct site *site_in(const char *profile)
{
	struct site *s = site_new();
	struct str senco = site_sign_in(s, "ruth", "senco", NULL);

	if (profile != NULL)
		assert_int_equal(
		    site_post(s, senco, "/settings/area", str_c(s->a, str_fmt(s->a, "profile=%s", profile))).status,
		    303);
	return s;
}

/* A public page or file of the school, its lines joined. */
static struct str read(struct site *s, const char *path)
{
	struct net_reply p =
	    site_get(s, STR_NONE, str_c(s->a, str_fmt(s->a, "/s/%lld%s", (long long)s->school_id, path)));

	if (p.status != 200)
		fail_msg("%s: %d", path, p.status);
	return text_flat(s->a, p.body);
}

static void says_all(struct site *s, const char *path, const char *const *words)
{
	struct str text = read(s, path);

	for (; *words != NULL; words++)
		if (str_find(text, str_of(*words)) < 0)
			fail_msg("%s does not say: %s", path, *words);
}

static void says_none(struct site *s, const char *path, const char *const *words)
{
	struct str text = read(s, path);

	for (; *words != NULL; words++)
		if (str_find(text, str_of(*words)) >= 0)
			fail_msg("%s says: %s", path, *words);
}

/* A value of a profile: what a service prints is in the profiles and in no other file. */
static const char *fact(struct site *s, const char *profile, const char *part, const char *item, const char *name)
{
	struct area_file f;

	area_file_read(s->a, area_shipped(str_of(profile)), &f);
	for (size_t i = 0; i < f.n; i++)
		if (str_is(f.fact[i].part, part) && str_is(f.fact[i].item, item) && str_is(f.fact[i].field, name))
			return str_c(s->a, f.fact[i].value);
	fail_msg("%s has no %s %s %s", profile, part, item, name);
	return "";
}

#define LEAF(name) "/leaflets/" name "/text"
#define SAYS(s, path, ...) says_all((s), (path), (const char *const[]){ __VA_ARGS__, NULL })
#define SAYS_NOT(s, path, ...) says_none((s), (path), (const char *const[]){ __VA_ARGS__, NULL })

static void test_lines__aims_and_what_school_must_do(void **state)
{
	struct site *s = site_in(NULL);

	(void)state;
	SAYS(s, LEAF("sen-support"), "do as well as they can", "feel sure of themselves",
	     "get ready for life as an adult", "do all it can to get your child the help they need",
	     "take part with the other children", "put one teacher in charge of SEN",
	     "tell you when your child gets SEN Support", "put a report about SEN on its website",
	     "how it lets in disabled children", "how it treats them fairly", "easier for them to reach and use");
	SAYS(s, "", "every child does well, grows in confidence and is ready for adult life");
	site_free(s);
}

/* On the front door and in the leaflets alike. */
static void test_lines__what_help_can_look_like(void **state)
{
	struct site *s = site_in(NULL);

	(void)state;
	SAYS(s, "", "Work made for your child", "More help from a teacher or assistant", "A small group",
	     "Changed papers or special equipment", "Help to join in with the class",
	     "Watching how things go in class and at break", "Checking they have understood, and helping them ask",
	     "Helping other children work and play with them", "Help with eating, dressing, the toilet",
	     "Time one to one for reading, maths or speech", "Advice from a specialist, if you agree");
	SAYS(s, LEAF("help-in-school"), "work that is made for your child", "more time with a teacher or an assistant",
	     "one-to-one help with reading, maths, speech or language", "a small group", "changed books and papers",
	     "staff who watch how things go in class and at break, and write it down", "help to join in",
	     "help to ask, to understand and to try what is hard", "help for other children to work and play",
	     "help to eat, to dress, to use the toilet or to move about safely", "advice from people who know");
	site_free(s);
}

static void test_lines__who_gets_it_and_who_decides(void **state)
{
	struct site *s = site_in(NULL);

	(void)state;
	SAYS(s, LEAF("at-a-glance"), "adds to what most children of the same age get",
	     "in a nursery, a school or a college", "able to help most children who need more");
	SAYS(s, LEAF("sen-support"), "check often how all children are getting on", "those who fall behind",
	     "School decides if your child needs SEN Support. First it should talk with you and your child.",
	     "From the age of 16, school should talk with your child directly.", "You may be the first to see");
	SAYS(s, LEAF("young-people"), "From the age of 16, school should talk with you directly.");
	site_free(s);
}

static void test_lines__the_four_steps(void **state)
{
	struct site *s = site_in(NULL);

	(void)state;
	SAYS(s, LEAF("sen-support"), "the graduated approach",
	     "The teacher and the SENCO find out what your child needs.", "They should ask your child too.",
	     "Together you agree the goals, the help and the day to look at it again.",
	     "Staff who teach your child should know it as well.", "Your child's teacher is in charge of it",
	     "The SENCO helps the teacher.", "School should tell you who does what.",
	     "On the day you agreed, you look at it together.", "what the help has done", "at least three times a year",
	     "take it seriously");
	SAYS(s, LEAF("help-in-school"), "take away what stops a child from learning");
	site_free(s);
}

static void test_lines__specialists_and_what_comes_next(void **state)
{
	struct site *s = site_in("leaflet-set");

	(void)state;
	SAYS(s, LEAF("sen-support"), "School should talk to you first, and you should both agree.",
	     "If a doctor or a social worker knows your child, school should ask what they know, if you agree.",
	     "These services work in our area: ", "Educational psychology", "School to school support service",
	     "Then the plan changes: more help, or other help.", "school or you can ask the council");
	SAYS(s, LEAF("step-by-step"), "A specialist may look too. School should talk to you first.");
	site_free(s);
	s = site_in(NULL);
	SAYS_NOT(s, LEAF("sen-support"), "These services work");
	site_free(s);
	s = site_in("eastmoor");
	SAYS(s, LEAF("sen-support"), "You can look at the Local Offer: https://", "together");
	site_free(s);
}

static void test_lines__how_to_ask_the_council(void **state)
{
	struct site *s = site_in(NULL);

	(void)state;
	SAYS(s, LEAF("ask-the-council"), "You can ask the council yourself, at any time.",
	     "School can ask too. If it does, it must tell you.", "section 36", "what has been tried", "6 weeks",
	     "must look at an EHC plan at least once a year");
	SAYS(s, "", "You can also ask the council for an <strong>EHC needs assessment</strong> at any time.");
	site_free(s);
}

static void test_lines__money_fair_changes_and_others(void **state)
{
	struct site *s = site_in(NULL);

	(void)state;
	SAYS(s, LEAF("money-and-rights"), "School gets money for all its pupils.", "reasonable adjustments",
	     "must make changes that are fair to ask for", "There are groups of parents", "There are charities",
	     "The council must have an advice service for you.");
	site_free(s);
}

/* The line, its hours, what to do at other times; on the front door and in the leaflets. */
static void test_lines__ways_to_the_advice_service(void **state)
{
	struct site *s = site_in("derbyshire");
	const char *phone = fact(s, "derbyshire", "contacts", "advice-line", "value");
	const char *email = fact(s, "derbyshire", "contacts", "email", "value");

	(void)state;
	SAYS(s, "", phone, email, "Monday to Friday, 9.30am to 3pm", "You can leave a message at other times",
	     "They return all calls as soon as possible");
	SAYS(s, LEAF("leaflet"), "Derbyshire Information, Advice and Support Service for SEND", "It is impartial");
	SAYS(s, LEAF("sen-support"), "what SEN Support is and how it is paid for",
	     "what to do when you are not happy with the help", "other groups and services",
	     "how to ask for an EHC needs assessment", phone, "Monday to Friday, 9.30am to 3pm",
	     "You can leave a message at other times", "as soon as possible");
	site_free(s);
}

/* Both numbers and the address; two postcodes stand in the leaflet, so that only what both share is printed. */
static void test_lines__numbers_and_address_of_the_service(void **state)
{
	struct site *s = site_in("hartlepool");
	const char *phone = fact(s, "hartlepool", "contacts", "phone", "value");
	const char *mobile = fact(s, "hartlepool", "contacts", "mobile", "value");
	const char *email = fact(s, "hartlepool", "contacts", "email", "value");

	(void)state;
	SAYS(s, LEAF("sen-support"), phone, mobile, email, "Brierton Lane, Hartlepool, TS25");
	SAYS(s, "", phone, mobile, email, "Brierton Lane, Hartlepool, TS25");
	SAYS_NOT(s, LEAF("sen-support"), "TS25 1AF", "TS25 4AF");
	site_free(s);
}

static void test_lines__privacy_of_the_service(void **state)
{
	struct site *s = site_in("hartlepool");

	(void)state;
#define OF(name) fact(s, "hartlepool", "privacy", "", name)
	SAYS(s, LEAF("sen-support"), "It keeps what you tell it only if you say yes, and only to help you.",
	     "the UK GDPR and the Data Protection Act 2018", OF("privacy_notice_url"), OF("officer_name"),
	     OF("officer_address"), OF("officer_postcode"), OF("officer_phone"), OF("officer_email"));
#undef OF
	site_free(s);
	s = site_in(NULL);
	SAYS_NOT(s, LEAF("sen-support"), "privacy notice", "If you have a question about it");
	site_free(s);
}

/* Documents with ages and date; links that a leaflet prints without an address are there by their title. */
static void test_lines__documents_and_links_of_the_area(void **state)
{
	struct site *s = site_in("derbyshire");

	(void)state;
	SAYS(s, "/leaflets/help-in-school",
	     "<a href=\"https://www.derbyshire.gov.uk/early-years-graduated-response-april-2023\">",
	     "early years, April 2023", "<a href=\"https://www.derbyshire.gov.uk/graduated-response-may-2022\">",
	     "school, May 2022");
	site_free(s);
	s = site_in("greenwich");
	SAYS(s, "/leaflets/help-in-school", "<li>IPSEA - How should your nursery, school or college help?</li>",
	     "<li>Contact – Extra support in mainstream school (fact sheet)</li>", "without an EHCP",
	     "A guide for parents and carers (guide)", "easy-read guide for parents (easy read)",
	     "Disabled Children and the Equality Act for schools", "with a diagnosis of ASD");
	site_free(s);
}

static void test_lines__a_page_leads_on(void **state)
{
	struct site *s = site_in(NULL);

	(void)state;
	SAYS(s, "/leaflets/at-a-glance", "/leaflets/sen-support\">", "/leaflets/four-steps\">");
	SAYS(s, "/leaflets/step-by-step", "/leaflets/four-steps\">", "All leaflets");
	SAYS(s, "/leaflets/sen-support", "See <a href=\"/s/7/leaflets\">all our leaflets</a>",
	     "https://www.gov.uk/government/publications/send-code-of-practice-0-to-25");
	SAYS(s, "/leaflets/sen-support/text", "Version 1, 1 December 2026", "large print");
	site_free(s);
}

TEST_MAIN(test_leaflet_lines_page)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines__aims_and_what_school_must_do),
		cmocka_unit_test(test_lines__what_help_can_look_like),
		cmocka_unit_test(test_lines__who_gets_it_and_who_decides),
		cmocka_unit_test(test_lines__the_four_steps),
		cmocka_unit_test(test_lines__specialists_and_what_comes_next),
		cmocka_unit_test(test_lines__how_to_ask_the_council),
		cmocka_unit_test(test_lines__money_fair_changes_and_others),
		cmocka_unit_test(test_lines__ways_to_the_advice_service),
		cmocka_unit_test(test_lines__numbers_and_address_of_the_service),
		cmocka_unit_test(test_lines__privacy_of_the_service),
		cmocka_unit_test(test_lines__documents_and_links_of_the_area),
		cmocka_unit_test(test_lines__a_page_leads_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
