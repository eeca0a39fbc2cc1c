/* Letters and notes for families on paper. */
#include "support/support.h"
#include "support/tool.h"

#include <stdio.h>

#include "letters/letter_paper.h"
#include "letters/notice_text.h"

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

/* The letter that a decision brings, with the words that the school is offered. */
static struct letter notice(struct arena *a, bool large, bool to_pupil)
{
	struct notice_words f = {
		.school = S("Marlbeck Primary School"),
		.pupil = S("Zara Iqbal"),
		.called = S("Zara"),
		.decided_on = { 2026, 1, 8 },
		.needs = S("reading and spelling, and understanding what is said in class"),
		.why = S("Zara reads 38 words in a minute; most children in her year read about 90."),
		.teacher = S("Daniel Price, class teacher"),
		.senco = S("Ruth Adeyemi, 01632 960 118"),
		.review_on = { 2026, 3, 24 },
	};
	struct letter l = { .frame = frame(large), .is_signed = true };

	l.title = notice_title(a, &(struct notice){ .kind = NOTICE_S68, .to_pupil = to_pupil }, f.pupil);
	notice_parts(a, notice_s68_text(a, &f, to_pupil), &l);
	return l;
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

static void test_notice_letter__tells_what_the_law_asks(void **state)
{
	struct arena *a = test_arena();
	struct letter n = notice(a, false, false);
	const char *path = pdf_checked(a, "notice.pdf", FILE_OF(a, letter_paper, &n));
	struct str text = text_flat(a, SAID(a, "pdftotext", path, "-")),
	           tree = SAID(a, "pdfinfo", "-struct-text", path);

	(void)state;
	IN_ORDER(text, "Marlbeck Primary School", "Mill Lane", "Mrs Nadia Iqbal", "14 Orchard Row", "9 January 2026",
	         "SEN-2026-014", "Dear Mrs Iqbal", "Zara Iqbal is getting SEN Support", "special educational",
	         "section 68", "Decided on", "8 January 2026", "Help with", "reading and spelling",
	         "Teacher responsible", "Daniel Price", "We review it by", "24 March 2026", "What happens next",
	         "Yours sincerely", "Ruth Adeyemi", "SENCO", "If you are not happy", "Step 1: Talk with the teacher",
	         "10 school days", "Step 2: The headteacher, in writing", "Step 3: The governors’ complaints panel",
	         "Wendale SENDIASS", "EHC needs", "Page 2 of 2");
	IN_ORDER(tree, "Document", "P (block)", "H1", "LI", "Lbl", "Decided on", "LBody", "8 January 2026", "H2");
	arena_free(a);
}

static void test_notice_letter__speaks_to_a_young_person(void **state)
{
	struct arena *a = test_arena();
	struct letter n = notice(a, false, true);
	struct str text;

	(void)state;
	n.frame.greeting = S("Dear Zara");
	text =
	    text_flat(a, SAID(a, "pdftotext", pdf_checked(a, "notice-pupil.pdf", FILE_OF(a, letter_paper, &n)), "-"));
	IN_ORDER(text, "Dear Zara", "You are getting SEN Support", "is giving you special educational");
	assert_int_equal(text_count(text, "your child"), 0);
	arena_free(a);
}

static void test_notice_letter__large_print(void **state)
{
	struct arena *a = test_arena();
	struct letter n = notice(a, true, false);
	struct str text =
	    text_flat(a, SAID(a, "pdftotext", pdf_checked(a, "notice-large.pdf", FILE_OF(a, letter_paper, &n)), "-"));

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

/* The height of the letters in which a word is set, in points: where it stands first on a page. */
static double set_in(struct arena *a, const char *path, const char *page, const char *word)
{
	struct str text = SAID(a, "pdftotext", "-bbox", "-f", page, "-l", page, path, "-");
	const char *mark = str_c(a, str_fmt(a, ">%s</word>", word));

	while (text.n > 0) {
		struct str line = str_cut(text, '\n', &text);
		double top = 0;
		double foot = 0;

		if (str_find(line, str_of(mark)) < 0)
			continue;
		assert_int_equal(sscanf(str_c(a, str_trim(line)),
		                        "<word xMin=\"%*f\" yMin=\"%lf\" xMax=\"%*f\" yMax=\"%lf\"", &top, &foot),
		                 2);
		return foot - top;
	}
	fail_msg("no %s on page %s", word, page);
	return 0;
}

/* A file for several people: each letter in the print of its reader, and its pages counted for it alone. */
static void test_letter_sheets__each_in_its_own_print(void **state)
{
	struct arena *a = test_arena();
	const struct letter usual = notice(a, false, false);
	const struct letter large = notice(a, true, false);
	const struct letter_sheet sheet[] = { { .letter = &usual }, { .letter = &large }, { .letter = &usual } };
	struct err err = { 0 };
	struct str file = STR_NONE;
	const char *path;
	struct str text;
	double small;

	(void)state;
	assert_int_equal(letter_sheets_paper(a, S("Letters to give"), sheet, 3, &file, &err), RC_OK);
	path = pdf_checked(a, "sheets.pdf", file);
	text = text_flat(a, SAID(a, "pdftotext", path, "-"));
	IN_ORDER(text, "Page 1 of 2", "Page 2 of 2", "Page 1 of 3", "Page 3 of 3", "Page 1 of 2", "Page 2 of 2");
	small = set_in(a, path, "1", "Dear");
	assert_true(set_in(a, path, "3", "Dear") > 1.5 * small);  /* the second letter, 18 points for 11 */
	assert_true(set_in(a, path, "6", "Dear") < 1.01 * small); /* and the third is back in the usual print */
	assert_true(set_in(a, path, "3", "Private:") > 1.5 * set_in(a, path, "1", "Private:"));
	arena_free(a);
}

TEST_MAIN(test_letter_paper)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_notice_letter__tells_what_the_law_asks),
		cmocka_unit_test(test_notice_letter__speaks_to_a_young_person),
		cmocka_unit_test(test_notice_letter__large_print),
		cmocka_unit_test(test_discussion_paper__is_a_copy_of_the_note),
		cmocka_unit_test(test_letter_sheets__each_in_its_own_print),
	};

	return cmocka_run_group_tests(tests, tool_folder_make, tool_folder_remove);
}
