/* Letters and notes for families on paper. */
#include "support/support.h"
#include "support/tool.h"

#include "letters/letter_paper.h"

static const struct str complaint[] = {
	S("Talk with the teacher or the SENCO (an answer within 10 school days)."),
	S("The headteacher, in writing (an answer within 15 school days)."),
	S("The governors’ complaints panel (an answer within 20 school days)."),
};
static const struct str school[] = { S("Marlbeck Primary School"), S("Mill Lane, Wendale WD4 2XX"),
	                             S("01632 960 118") };
static const struct str reader[] = { S("Mrs Nadia Iqbal"), S("14 Orchard Row"), S("Wendale"), S("WD4 1ZZ") };

static struct letter_frame frame(bool large)
{
	return (struct letter_frame){
		.large_print = large,
		.made_utc = 1767949200,
		.school = school,
		.n_school = 3,
		.to = reader,
		.n_to = 4,
		.greeting = S("Dear Mrs Iqbal"),
		.written_on = { 2026, 1, 9 },
		.reference = S("Our reference: SEN-2026-014"),
		.from_name = S("Ruth Adeyemi"),
		.from_role = S("SENCO"),
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

static struct notice_letter notice(bool large)
{
	return (struct notice_letter){
		.frame = frame(large),
		.pupil = S("Zara Iqbal"),
		.called = S("Zara"),
		.decided_on = { 2026, 1, 8 },
		.starts_on = { 2026, 1, 12 },
		.needs = S("reading and spelling, and understanding what is said in class"),
		.why = S(
		    "Zara reads 38 words in a minute; most children in her year read about 90. The speech and language "
		    "report of 12 November says the same in Urdu and English."),
		.help = S("A small group for sounds and words, three times a week."),
		.teacher = S("Daniel Price, class teacher"),
		.senco = S("Ruth Adeyemi, 01632 960 118"),
		.review_on = { 2026, 3, 24 },
		.next = S("We would like to meet you on Friday 16 January at 3.30pm, room 2."),
	};
}

static struct str done(enum rc rc, const struct str *out, const struct err *err)
{
	if (rc != RC_OK)
		fail_msg("%s", err->text);
	return *out;
}

#define FILE_OF(a, fn, value)                                                                                          \
	({                                                                                                             \
		struct err err = { 0 };                                                                                \
		struct str out = STR_NONE;                                                                             \
		enum rc rc = fn((a), (value), &out, &err);                                                             \
		done(rc, &out, &err);                                                                                  \
	})

static void test_notice_paper__tells_what_the_law_asks(void **state)
{
	struct arena *a = test_arena();
	struct notice_letter n = notice(false);
	const char *path = pdf_checked(a, "notice.pdf", FILE_OF(a, notice_paper, &n));
	struct str text = text_flat(a, SAID(a, "pdftotext", path, "-")),
	           tree = SAID(a, "pdfinfo", "-struct-text", path);

	(void)state;
	IN_ORDER(text, "Marlbeck Primary School", "Mill Lane", "Mrs Nadia Iqbal", "14 Orchard Row", "9 January 2026",
	         "SEN-2026-014", "Dear Mrs Iqbal", "Zara Iqbal is getting SEN Support", "special educational",
	         "section 68", "Decided on", "8 January 2026", "Help with", "reading and spelling",
	         "Teacher responsible", "Daniel Price", "We review it by", "24 March 2026", "16 January",
	         "Yours sincerely", "Ruth Adeyemi", "SENCO", "If you are not happy", "Step 1: Talk with the teacher",
	         "10 school days", "Step 2: The headteacher, in writing", "Step 3: The governors’ complaints panel",
	         "Wendale SENDIASS", "EHC needs", "Page 2 of 2");
	IN_ORDER(tree, "Document", "P (block)", "H1", "H2", "LI", "Lbl", "Decided on", "LBody", "8 January 2026");
	arena_free(a);
}

static void test_notice_paper__speaks_to_a_young_person(void **state)
{
	struct arena *a = test_arena();
	struct notice_letter n = notice(false);
	struct str text;

	(void)state;
	n.to_pupil = true;
	n.frame.greeting = S("Dear Zara");
	text =
	    text_flat(a, SAID(a, "pdftotext", pdf_checked(a, "notice-pupil.pdf", FILE_OF(a, notice_paper, &n)), "-"));
	IN_ORDER(text, "Dear Zara", "You are getting SEN Support", "is giving you special educational");
	assert_int_equal(text_count(text, "your child"), 0);
	arena_free(a);
}

static void test_notice_paper__large_print(void **state)
{
	struct arena *a = test_arena();
	struct notice_letter n = notice(true);
	struct str text =
	    text_flat(a, SAID(a, "pdftotext", pdf_checked(a, "notice-large.pdf", FILE_OF(a, notice_paper, &n)), "-"));

	(void)state;
	IN_ORDER(text, "Dear Mrs Iqbal", "Decided on", "8 January 2026", "Help with", "Yours sincerely", "SENDIASS");
	arena_free(a);
}

static void test_discussion_paper__is_a_copy_of_the_note(void **state)
{
	struct arena *a = test_arena();
	const struct str steps[] = { S("Mr Price looks at reading with Zara, by 14 November."),
		                     S("Mrs Adeyemi asks the speech and language service, by 7 November.") };
	struct discussion_letter d = {
		.frame = frame(false),
		.pupil = S("Zara Iqbal"),
		.called = S("Zara"),
		.held_on = { 2025, 10, 14 },
		.present = S("Nadia Iqbal, Mr Price, Mrs Adeyemi, and Zara for the first ten minutes"),
		.strengths.text = S("Ideas, numbers, drawing. She is kind to younger children."),
		.difficulties.text = S("Reading long words. Following more than two instructions."),
		.worries = { S("وہ گھر پر کہتی ہے کہ پڑھنا مشکل ہے۔"), S("ur") },
		.hopes.text = S("That she can read her comic to Yusuf."),
		.steps = steps,
		.n_steps = 2,
	};
	struct str text =
	    text_flat(a, SAID(a, "pdftotext", pdf_checked(a, "talk.pdf", FILE_OF(a, discussion_paper, &d)), "-"));

	(void)state;
	IN_ORDER(text, "What we talked about: Zara Iqbal", "your copy", "Tuesday 14 October 2025",
	         "What Zara is good at", "What is hard", "What worries you", "What we hope for", "What happens next",
	         "by 14 November");
	assert_int_equal(text_count(text, "sincerely"), 0);
	arena_free(a);
}

static struct review_letter review(bool large)
{
	static const struct plan_outcome outcomes[] = {
		{ S("Reading"),
		  S("Reads a Year 3 page with more speed"),
		  S(""),
		  S("38"),
		  S("55"),
		  S("46"),
		  S("Partly there. Better, slower than we hoped."),
		  470,
		  { 0 } },
		{ S("Spelling"),
		  S("Spells the words she is learning"),
		  S(""),
		  S("14"),
		  S("28"),
		  S("26"),
		  S("Nearly there."),
		  857,
		  { 0 } },
		{ S("Asking for help"),
		  S("Asks for help, or says the task back"),
		  S(""),
		  S("1"),
		  S("6"),
		  S("6"),
		  S("She did it."),
		  1000,
		  { 0 } },
	};
	static const struct review_support support[] = {
		{ S("Sounds and words group"), S("Change"), S("Four times a week, and shorter.") },
		{ S("Reading practice"), S("Keep going"), S("It works, and Zara likes it.") },
		{ S("New words before lessons"), S("Stop"), S("She asks for help herself now.") },
	};
	static const struct str next[] = { S("A new plan starts on 13 April."),
		                           S("We ask the specialist teacher to look at reading, if you agree.") };

	return (struct review_letter){
		.frame = frame(large),
		.pupil = S("Zara Iqbal"),
		.called = S("Zara"),
		.held_on = { 2026, 3, 24 },
		.present = S("Nadia and Imran Iqbal, Zara, Mr Price, Mrs Adeyemi"),
		.summary.text =
		    S("Zara reads more words in a minute and asks for help. Reading is still slower than we hoped."),
		.outcomes = outcomes,
		.n_outcomes = 3,
		.support = support,
		.n_support = 3,
		.pupil_says.text = S("“The comic words are good. The group is too long.”"),
		.parents_say = { S("ہم گھر پر فرق دیکھتے ہیں۔"), S("ur") },
		.differ =
		    S("Mr Iqbal would like an assessment by the council now. School would like to try one more term."),
		.next = next,
		.n_next = 2,
		.next_meeting = S("Tuesday 7 July 2026, 3.30pm, room 2."),
	};
}

static void test_review_paper__says_what_came_of_it(void **state)
{
	struct arena *a = test_arena();
	struct review_letter r = review(false);
	const char *path = pdf_checked(a, "review.pdf", FILE_OF(a, review_paper, &r));
	struct str text = text_flat(a, SAID(a, "pdftotext", path, "-")),
	           tree = SAID(a, "pdfinfo", "-struct-text", path);

	(void)state;
	IN_ORDER(text, "our review for Zara Iqbal", "Tuesday 24 March 2026", "In short", "How it went", "46 now",
	         "What we think", "What we decided about the help", "Keep going", "What Zara says", "What you told us",
	         "differ", "What happens now", "13 April", "Next meeting", "7 July 2026", "If you are not happy");
	assert_int_equal(text_count(tree, "Table ("), 2);
	r = review(true);
	path = pdf_checked(a, "review-large.pdf", FILE_OF(a, review_paper, &r));
	text = text_flat(a, SAID(a, "pdftotext", path, "-"));
	IN_ORDER(text, "How it went", "Start: 38", "Now: 46", "Target: 55", "From now on: Change");
	assert_int_equal(text_count(SAID(a, "pdfinfo", "-struct", path), "Table"), 0);
	arena_free(a);
}

TEST_MAIN(test_letter_paper)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_notice_paper__tells_what_the_law_asks),
		cmocka_unit_test(test_notice_paper__speaks_to_a_young_person),
		cmocka_unit_test(test_notice_paper__large_print),
		cmocka_unit_test(test_discussion_paper__is_a_copy_of_the_note),
		cmocka_unit_test(test_review_paper__says_what_came_of_it),
	};

	return cmocka_run_group_tests(tests, tool_folder_make, tool_folder_remove);
}
