/* The plan of Zara Iqbal on paper, in A4 and in large print. */
#include "support/support.h"
#include "support/tool.h"

#include "kit/base/clock.h"
#include "plan/plan_paper.h"

static const struct str complaint[] = {
	S("Talk with the teacher or the SENCO (an answer within 10 school days)."),
	S("The headteacher, in writing (an answer within 15 school days)."),
	S("The governors’ complaints panel (an answer within 20 school days)."),
};
static const struct paper_step steps[] = {
	{ S("Assess"), S("5 to 8 January"), false },
	{ S("Plan"), S("agreed 9 January"), false },
	{ S("Do now"), S("12 Jan to 20 March"), true },
	{ S("Review"), S("24 March, 3.30pm"), false },
};

static const struct plan_outcome outcomes[] = {
	{ S("Reading"),
	  S("Reads a Year 3 page with more speed"),
	  S("Words read correctly in a minute, weekly"),
	  S("38"),
	  S("55"),
	  S("46"),
	  S("Better, slower than hoped."),
	  470,
	  { 2026, 3, 24 } },
	{ S("Spelling"),
	  S("Spells the words she is learning"),
	  S("Words of 40, weekly"),
	  S("14"),
	  S("28"),
	  S("26"),
	  S("On course."),
	  857,
	  { 2026, 3, 24 } },
	{ S("Asking for help"),
	  S("Asks for help, or says the task back"),
	  S("Times in 10, seen in class, weekly"),
	  S("1"),
	  S("6"),
	  S("6"),
	  S("Reached."),
	  1000,
	  { 2026, 3, 24 } },
};

#define FROM                                                                                                           \
	{                                                                                                              \
		2026, 1, 12                                                                                            \
	}
#define TO                                                                                                             \
	{                                                                                                              \
		2026, 3, 20                                                                                            \
	}

static const struct plan_support support[] = {
	{ S("Sounds and words group"), S("1, 2"), S("Jo Whitlock, TA"), S("3 × 20 minutes, group of 3"), FROM, TO },
	{ S("Reading practice"), S("1"), S("Jo Whitlock, TA"), S("5 × 10 minutes, one to one"), FROM, TO },
	{ S("New words before lessons, in Urdu and English"), S("3"), S("Shazia Malik, TA"),
	  S("2 × 15 minutes, group of 2"), FROM, TO },
};

static const struct str lessons[] = {
	S("One instruction at a time. Ask Zara to say it back."),
	S("Do not ask her to read aloud unless she offers."),
	S("Word mat and task board on her desk."),
	S("Cream paper, 14 point, wide spacing (added 4 March)."),
	S("Wait ten seconds before you repeat a question."),
};

static const struct plan_row agreed[] = {
	{ S("Parents"),
	  S("Nadia and Imran Iqbal, by phone on 9 January. Told in writing the same day, in Urdu and English.") },
	{ S("Zara"), S("Talked with Mr Price on 8 January. Chose goal 3 herself.") },
	{ S("Read by"), S("All 6 staff who teach Zara, by 12 January.") },
	{ S("Next meeting"), S("Tuesday 24 March, 3.30pm, room 2.") },
};

static const struct str changes[] = { S("Cream paper, 14 point, wide spacing (added 4 March)."),
	                              S("Reading practice: five times a week, before it was three.") };

static const struct str signers[] = { S("Parent"), S("Zara"), S("Class teacher"), S("SENCO") };

static struct plan_paper zara(void)
{
	return (struct plan_paper){
		.made_utc = 1773133200,
		.school = S("Marlbeck Primary School"),
		.pupil = S("Zara Iqbal"),
		.called = S("Zara"),
		.group = S("Year 5, class 5P"),
		.born = { 2016, 1, 9 },
		.cycle = 4,
		.term = S("spring 2026"),
		.copy_for = S("Nadia Iqbal"),
		.printed_on = { 2026, 3, 10 },
		.steps = steps,
		.where_we_are = S("Step 3 of 4: Do. The help is happening until 20 March. We review it on 24 March."),
		.pupil_says.text =
		    S("I like drawing comics, football and looking after Yusuf. Long words are hard. They "
		      "jump. I want to read my comic to Yusuf."),
		.known.text =
		    S("Strong ideas, number facts and kindness. Knows single sounds, loses the middle of longer "
		      "words. Holds one or two parts of an instruction. The same in Urdu and English, from the "
		      "speech and language report of 12 November 2025."),
		.baseline_on = { 2026, 1, 9 },
		.review_on = { 2026, 3, 24 },
		.outcomes = outcomes,
		.n_outcomes = 3,
		.support = support,
		.n_support = 3,
		.teacher = S("Daniel Price, class teacher"),
		.senco = S("Ruth Adeyemi"),
		.lessons = lessons,
		.n_lessons = 5,
		.at_home.text =
		    S("Ten minutes together, four nights a week. Zara reads, or her mum reads in Urdu and they "
		      "talk about the story. School sends a book bag every Monday."),
		.measured_on = { 2026, 3, 9 },
		.sessions = S("58 of 72 planned sessions have happened."),
		.agreed = agreed,
		.n_agreed = 4,
		.signers = signers,
		.n_signers = 4,
		.signposts = { .talk_to = S("Mr Price or Mrs Adeyemi"),
		               .phone = S("01632 960 118"),
		               .step = complaint,
		               .steps = 3,
		               .advice_name = S("Wendale SENDIASS"),
		               .advice_phone = S("01632 960 142"),
		               .advice_hours = S("Monday to Friday, 9.30am to 3pm"),
		               .local_offer = S("offer.wendale.example"),
		               .sen_report = S("marlbeck.example/sen") },
	};
}

/* Everything filled, with texts in Urdu. */
static struct plan_paper zara_full(void)
{
	struct plan_paper plan = zara();

	plan.version = 2;
	plan.changes = changes;
	plan.n_changes = 2;
	plan.strengths.text = S("Drawing, telling stories, looking after younger children. Number facts to 100.");
	plan.parents_say.text = S("زارا گھر پر اردو میں کہانیاں سنتی ہے۔ "
	                          "ہمیں خوشی ہے کہ وہ اب مدد مانگتی ہے۔");
	plan.parents_say.lang = S("ur");
	return plan;
}

static struct str file_of(struct arena *a, const struct plan_paper *plan)
{
	struct err err = { 0 };
	struct str out = STR_NONE;

	if (plan_paper(a, plan, &out, &err) != RC_OK)
		fail_msg("%s", err.text);
	return out;
}

static void test_plan_paper__says_everything_in_order(void **state)
{
	struct arena *a = test_arena();
	struct plan_paper plan = zara();
	const char *path = pdf_checked(a, "plan.pdf", file_of(a, &plan));
	struct str text = text_flat(a, SAID(a, "pdftotext", path, "-")),
	           tree = SAID(a, "pdfinfo", "-struct-text", path);

	(void)state;
	IN_ORDER(text, "Marlbeck Primary School", "SEN Support plan", "Zara Iqbal",
	         "Year 5, class 5P. Born 9 January 2016.", "Cycle 4, spring 2026.",
	         "Printed for Nadia Iqbal, 10 March 2026.", "Assess", "What Zara says", "“I like drawing comics",
	         "What we know", "What will be different by 24 March", "9 Jan",
	         "1. Reads a Year 3 page with more speed", "The support", "Sounds and words group", "Jo Whitlock, TA",
	         "12 January 2026 to 20 March 2026", "Daniel Price, class teacher, is responsible for Zara’s progress",
	         "In every lesson", "Wait ten seconds", "At home", "How it is going, 9 March 2026", "46 now",
	         "Better, slower than hoped", "58 of 72", "What was agreed", "Read by", "Class teacher",
	         "If you are not happy", "01632 960 142", "EHC needs assessment", "large print", "Page 2 of 2");
	assert_int_equal(text_count(tree, "Table ("), 3);
	assert_int_equal(text_count(tree, "Figure"), 3);
	arena_free(a);
}

static void test_plan_paper__large_print_says_the_same_without_tables(void **state)
{
	struct arena *a = test_arena();
	struct plan_paper plan = zara();
	const char *path;
	struct str text, tree;

	(void)state;
	plan.large_print = true;
	path = pdf_checked(a, "plan-large.pdf", file_of(a, &plan));
	text = text_flat(a, SAID(a, "pdftotext", path, "-"));
	tree = SAID(a, "pdfinfo", "-struct-text", path);
	IN_ORDER(text, "Zara’s plan, spring 2026", "Large print copy for Nadia Iqbal, 10 March 2026.", "Where we are",
	         "Zara’s goals", "1. Reading", "Start: 38", "Goal: 55", "Now: 46", "The help Zara gets",
	         "with Jo Whitlock", "In every lesson", "At home", "Next meeting", "If you are not happy");
	assert_int_equal(text_count(tree, "Table"), 0);
	assert_int_equal(text_count(tree, "H1"), 1);
	arena_free(a);
}

static void test_plan_paper__a_new_version_says_what_changed(void **state)
{
	struct arena *a = test_arena();
	struct plan_paper plan = zara_full();
	struct str text;

	(void)state;
	text = text_flat(a, SAID(a, "pdftotext", pdf_checked(a, "plan-2.pdf", file_of(a, &plan)), "-"));
	IN_ORDER(text, "Version 2.", "Changed since version 1", "before it was three", "What Zara’s parents say",
	         "What Zara is good at");
	plan.large_print = true;
	text = text_flat(a, SAID(a, "pdftotext", pdf_checked(a, "plan-2-large.pdf", file_of(a, &plan)), "-"));
	IN_ORDER(text, "Changed since version 1", "What Zara’s parents say");
	arena_free(a);
}

static void test_plan_paper__a_thin_draft_leaves_out_what_is_empty(void **state)
{
	struct arena *a = test_arena();
	struct plan_paper plan = { .school = S("Marlbeck Primary School"),
		                   .pupil = S("李 Nguyễn"),
		                   .called = S("李"),
		                   .is_draft = true,
		                   .version = 1 };
	struct str text = text_flat(a, SAID(a, "pdftotext", pdf_checked(a, "draft.pdf", file_of(a, &plan)), "-"));

	(void)state;
	IN_ORDER(text, "SEN Support plan, draft", "李 Nguyễn", "Version 1, draft, not agreed yet.", "Page 1 of 1");
	assert_int_equal(text_count(text, "support "), 0);
	assert_int_equal(text_count(text, "What "), 0);
	arena_free(a);
}

static void test_plan_paper__time(void **state)
{
	struct arena *a = test_arena();
	struct plan_paper plan = zara_full();
	int64_t from;

	(void)state;
	file_of(a, &plan);
	print_message("memory for it: %zu KiB\n", arena_used(a) / 1024);
	from = clock_monotonic_us();
	for (int i = 0; i < 5; i++)
		file_of(a, &plan);
	print_message("plan of two pages, with Urdu: %lld ms\n", (long long)(clock_monotonic_us() - from) / 5000);
	plan = zara();
	plan.n_signers = plan.n_agreed = plan.n_outcomes = 0;
	from = clock_monotonic_us();
	for (int i = 0; i < 5; i++)
		file_of(a, &plan);
	print_message("plan of one page: %lld ms\n", (long long)(clock_monotonic_us() - from) / 5000);
	arena_free(a);
}

TEST_MAIN(test_plan_paper)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plan_paper__says_everything_in_order),
		cmocka_unit_test(test_plan_paper__large_print_says_the_same_without_tables),
		cmocka_unit_test(test_plan_paper__a_new_version_says_what_changed),
		cmocka_unit_test(test_plan_paper__a_thin_draft_leaves_out_what_is_empty),
		cmocka_unit_test(test_plan_paper__time),
	};

	return cmocka_run_group_tests(tests, tool_folder_make, tool_folder_remove);
}
