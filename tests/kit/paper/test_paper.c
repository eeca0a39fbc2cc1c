/* Documents on paper, read back with the tools that others read them with. */
#include "support/support.h"
#include "support/tool.h"

#include "kit/base/clock.h"
#include "kit/paper/paper.h"

enum { MADE = 1773133200 }; /* 10 March 2026, 09:00 */

static const struct paper_column columns[] = {
	{ S("Outcome"), 3, false, true },
	{ S("9 Jan"), 1, true, false },
	{ S("Target"), 1, true, false },
	{ S("Measured by"), 3, false, false },
};

static const struct str cells[] = {
	S("1. Reads a Year 3 page with more speed"),  S("38"), S("55"), S("Words read correctly in a minute, weekly"),
	S("2. Spells the words she is learning"),     S("14"), S("28"), S("Words of 40, weekly"),
	S("3. Asks for help, or says the task back"), S("1"),  S("6"),  S("Times in 10, seen in class, weekly"),
};

static struct str file_of(struct arena *a, struct paper *p)
{
	struct err err = { 0 };
	struct str out = STR_NONE;

	if (paper_finish(p, &out, &err) != RC_OK)
		fail_msg("%s", err.text);
	(void)a;
	return out;
}

/* One of each block. */
static struct str sample(struct arena *a, bool large)
{
	struct paper *p = paper_new(a, &(struct paper_options){ .title = S("Plan & review <1>"),
	                                                        .large_print = large,
	                                                        .school = S("Marlbeck Primary School"),
	                                                        .made_utc = MADE });
	const struct paper_step steps[] = { { S("Assess"), S("5 to 8 January"), false },
		                            { S("Plan"), S("agreed 9 January"), false },
		                            { S("Do"), S("now, 12 Jan to 20 March"), true },
		                            { S("Review"), S("24 March, 3.30pm"), false } };
	const struct paper_progress roads[] = {
		{ S("1. Reading"), S("38"), S("46 now"), S("55"), 470, S("From 38 to 46. The target is 55.") },
		{ S("2. Spelling"), S("14"), S("26 now"), S("28"), 857, S("From 14 to 26. The target is 28.") },
		{ S("3. Asking for help"), S("1"), S("6 now"), S("6"), 1000, S("From 1 to 6. The target is 6.") },
	};
	const struct str signs[] = { S("Parent"), S("Zara"), S("Class teacher"), S("SENCO") };
	const struct paper_span spans[] = { { S("Bold words"), true, false },
		                            { S(" and "), false, false },
		                            { S("slanted ones"), false, true },
		                            { S("."), false, false } };

	paper_top(p, S("Marlbeck Primary School"), S("SEN Support plan"));
	paper_heading(p, 1, S("Zara O'Hara-M\u00fcller"));
	paper_text(p, PAPER_NORMAL, S("Year 5, class 5P. Taught by Nguy\u1ec5n and \u674e."));
	paper_steps(p, steps);
	paper_heading(p, 2, S("What Zara says"));
	paper_spans(p, PAPER_NORMAL, spans, 4);
	paper_heading(p, 2, S("What will be different"));
	paper_table(p, &(struct paper_table){ columns, 4, cells, 3, S("Three outcomes with start and target") });
	paper_text(p, PAPER_QUIET, S("Daniel Price, class teacher, is responsible."));
	paper_heading(p, 2, S("In every lesson"));
	paper_list(p,
	           (const struct str[]){ S("One instruction at a time. Ask Zara to say it back."),
	                                 S("Word mat and task board on her desk.") },
	           2);
	paper_list_begin(p);
	paper_item(p, PAPER_DONE, &(struct paper_span){ S("Parents told in writing"), false, false }, 1);
	paper_item(p, PAPER_TO_DO, &(struct paper_span){ S("Review booked"), false, false }, 1);
	paper_item(p, PAPER_CROSSED, &(struct paper_span){ S("Specialist asked"), false, false }, 1);
	paper_list_end(p);
	paper_box_begin(p, PAPER_PLAN, S("Plan"));
	paper_text(p, PAPER_NORMAL, S("What we agreed stays here, beside a coloured edge."));
	paper_row(p, S("Parents"),
	          S("Nadia and Imran Iqbal, by phone on 9 January. Told in writing the same day, in Urdu "
	            "and English."));
	paper_row(p, S("Read by"), S("All 6 staff."));
	paper_box_end(p);
	paper_heading(p, 2, S("How it is going"));
	paper_progress(p, roads, 3);
	paper_signatures(p, signs, 4);
	paper_lang(p, S("ur"));
	paper_heading(p, 3, S("\u0632\u0627\u0631\u0627 \u06a9\u0627 \u0645\u0646\u0635\u0648\u0628\u06c1"));
	paper_text(p, PAPER_NORMAL, S("ہم 24 مارچ کو ملیں گے۔ براہِ کرم Mrs Adeyemi کو فون کریں۔"));
	paper_list(p, (const struct str[]){ S("\u067e\u0691\u06be\u0646\u0627"), S("\u0644\u06a9\u06be\u0646\u0627") },
	           2);
	paper_lang(p, STR_NONE);
	paper_text(p, PAPER_NORMAL, S("English again."));
	return file_of(a, p);
}

static void test_paper__is_a_tagged_a4_file_with_title(void **state)
{
	struct arena *a = test_arena();
	const char *path = pdf_checked(a, "sample.pdf", sample(a, false));
	struct str info = SAID(a, "pdfinfo", path);
	struct str meta = SAID(a, "pdfinfo", "-meta", path);

	(void)state;
	IN_ORDER(info, "Title:           Plan & review <1>", "Author:          Marlbeck Primary School");
	IN_ORDER(info, "CreationDate:    Tue Mar 10 09:00:00 2026", "Tagged:          yes", "(A4)");
	assert_int_equal(text_count(info, "rror"), 0);
	IN_ORDER(meta, "Plan &amp; review &lt;1>", "<pdfuaid:part>1<");
	arena_free(a);
}

static void test_paper__tree_has_headings_lists_tables_in_order(void **state)
{
	struct arena *a = test_arena();
	const char *path = pdf_checked(a, "tree.pdf", sample(a, false));
	struct str tree = SAID(a, "pdfinfo", "-struct-text", path);

	(void)state;
	assert_true(str_starts(tree, S("Document")));
	IN_ORDER(tree, "H1", "Zara O'Hara-Müller", "L (block)", "Lbl", "Assess", "LBody", "5 to 8 January", "Review",
	         "H2", "What Zara says", "Bold words and slanted ones.", "H2", "What will be different", "Table", "TR",
	         "TH", "/Scope /Column", "Outcome", "TR", "/Scope /Row", "1. Reads a Year 3 page", "TD", "38", "TD",
	         "55", "H2", "In every lesson", "LBody", "One instruction", "Parents told in writing", "Div", "Lbl",
	         "Parents", "Nadia and Imran", "Urdu and English.", "Figure", "46 now", "H3", "English again.");
	assert_int_equal(text_count(tree, "Figure"), 3);
	assert_int_equal(text_count(tree, "TR\n"), 4);
	/* Page numbers and the line of privacy are no part of the tree. */
	assert_int_equal(text_count(tree, "Private"), 0);
	assert_int_equal(text_count(tree, "Page 1"), 0);
	arena_free(a);
}

static void test_paper__text_comes_out_in_reading_order(void **state)
{
	struct arena *a = test_arena();
	const char *path = pdf_checked(a, "text.pdf", sample(a, false));
	struct str text = SAID(a, "pdftotext", "-layout", path, "-");

	(void)state;
	IN_ORDER(text, "Marlbeck Primary School", "O'Hara-Müller", "Nguyễn", "李", "Outcome", "Reads a Year 3 page",
	         "Private: keep safe", "Page 1 of 2", "English again.", "Page 2 of 2");
	/* No letter without a glyph. */
	assert_int_equal(text_count(text, "\u25a1"), 0);
	arena_free(a);
}

static void test_paper__languages_alternatives_and_decoration_are_marked(void **state)
{
	struct arena *a = test_arena();
	const char *path = pdf_checked(a, "marks.pdf", sample(a, false)), *plain = tool_place(a, "marks.qdf");
	struct str file;

	(void)state;
	SAID(a, "qpdf", "--qdf", "--object-streams=disable", path, plain);
	file = SAID(a, "cat", plain);
	IN_ORDER(file, "/Lang (en-GB)", "/Marked true", "/DisplayDocTitle true");
	assert_int_equal(text_count(file, "/Lang (ur)") > 3, 1);
	assert_int_equal(text_count(file, "/Alt <feff00460072006f006d0020"), 3); /* "From ..." */
	/* The Urdu heading, in the order in which it is read. */
	text_after(file, "<feff0632062706310627002006a9062700200645064606350648062806c1>", 0);
	assert_int_equal(text_count(file, " BDC\n") + text_count(file, " BMC\n"), text_count(file, "EMC\n"));
	assert_int_equal(text_count(file, "stream\n/Artifact BMC\nq\n1 0 0 -1 0 841.89 cm"), 2);
	arena_free(a);
}

static void test_paper__large_print_has_no_table(void **state)
{
	struct arena *a = test_arena();
	const char *path = pdf_checked(a, "large.pdf", sample(a, true));
	struct str tree = SAID(a, "pdfinfo", "-struct-text", path);
	struct str text = SAID(a, "pdftotext", path, "-");

	(void)state;
	assert_int_equal(text_count(tree, "Table"), 0);
	IN_ORDER(text, "1. Reads a Year 3 page with more", "9 Jan: 38", "Target: 55", "Measured by: Words",
	         "2. Spells");
	arena_free(a);
}

static void test_paper__latin_words_keep_their_order_in_a_page_from_right_to_left(void **state)
{
	struct arena *a = test_arena();
	struct paper *p = paper_new(a, &(struct paper_options){ .title = S("R"), .lang = S("ur"), .made_utc = MADE });
	const char *path;

	(void)state;
	paper_row(p, S("\u0648\u0627\u0644\u062f\u06cc\u0646"), S("24 March, 3.30pm (room 2)."));
	path = pdf_checked(a, "order.pdf", file_of(a, p));
	text_after(SAID(a, "pdftotext", path, "-"), "24 March, 3.30pm (room 2).", 0);
	SAID(a, "qpdf", "--qdf", "--object-streams=disable", path, tool_place(a, "order.qdf"));
	IN_ORDER(SAID(a, "cat", tool_place(a, "order.qdf")), "/Lang (ur)", "/Direction /R2L");
	arena_free(a);
}

static void test_paper__same_input_same_bytes(void **state)
{
	struct arena *a = test_arena();
	struct str one = sample(a, false), two = sample(a, false);

	(void)state;
	assert_true(str_eq(one, two));
	arena_free(a);
}

enum { CHAPTERS = 14, ROWS = 12 };

static struct str long_document(struct arena *a)
{
	struct paper *p = paper_new(a, &(struct paper_options){ .title = S("Long"), .made_utc = MADE });

	paper_heading(p, 1, S("A long document"));
	for (int i = 0; i < CHAPTERS; i++) {
		struct str *rows = NEW_ARRAY(a, struct str, ROWS * 4);

		paper_heading(p, 2, str_fmt(a, "Heading %d", i));
		for (int k = 0; k < i % 4 + 1; k++)
			paper_text(
			    p, PAPER_NORMAL,
			    S("Some words that fill lines, so that the page ends at another place each time. The "
			      "paragraph goes on for a while, with one sentence after the other, and then it ends. "
			      "It says nothing that anybody must know, and that is what it is for."));
		paper_heading(p, 3, str_fmt(a, "Heading %d again", i));
		for (int r = 0; r < ROWS; r++) {
			rows[r * 4] = str_fmt(a, "from-%d-%d-end", i, r);
			rows[r * 4 + 1] = str_fmt(a, "%d", r);
			rows[r * 4 + 2] = S("100");
			rows[r * 4 + 3] = str_fmt(a,
			                          "open%d.%d then a text that needs three lines in its column because "
			                          "it is long, and goes on until it is long enough for shut%d.%d",
			                          i, r, i, r);
		}
		paper_table(p, &(struct paper_table){ columns, 4, rows, ROWS, STR_NONE });
	}
	return file_of(a, p);
}

static void test_paper__pages_break_well(void **state)
{
	struct arena *a = test_arena();
	const char *path = pdf_checked(a, "long.pdf", long_document(a));
	struct str text = SAID(a, "pdftotext", "-layout", path, "-"), tree = SAID(a, "pdfinfo", "-struct-text", path);
	int pages = 0, rows = 0;

	(void)state;
	while (text.n > 0) {
		struct str page = str_cut(text, '\f', &text), foot = S("Private: keep safe"), before, rest;
		ptrdiff_t end = str_find(page, foot);

		if (str_trim(page).n == 0)
			continue;
		pages++;
		assert_true(end > 0);
		before = str_trim(str_sub(page, 0, (size_t)end));
		/* The last line is no heading, neither of a chapter nor of a table. */
		for (size_t i = before.n; i-- > 0;) {
			if (before.p[i] == '\n' || i == 0) {
				rest = str_trim(str_sub(before, i, before.n));
				assert_false(str_starts(rest, S("Heading")));
				assert_false(str_starts(rest, S("Outcome")));
				break;
			}
		}
		/* Whole rows, and their headings above them on each page. */
		assert_int_equal(text_count(page, "open"), text_count(page, "shut"));
		rows += text_count(page, "open");
		if (str_find(page, S("open")) >= 0)
			assert_true(str_find(page, S("Outcome")) >= 0 &&
			            str_find(page, S("Outcome")) < str_find(page, S("open")));
	}
	assert_true(pages >= 5);
	assert_int_equal(rows, CHAPTERS * ROWS);
	assert_int_equal(text_count(tree, "H2"), CHAPTERS);
	/* Headings of tables that come again are decoration: one heading row for each table. */
	assert_int_equal(text_count(tree, "/Scope /Column"), CHAPTERS * 4);
	arena_free(a);
}

static void test_paper__one_huge_row_is_broken_not_lost(void **state)
{
	struct arena *a = test_arena();
	struct paper *p = paper_new(a, &(struct paper_options){ .title = S("Huge"), .made_utc = MADE });
	struct str words[400], row[4];
	const char *path;
	struct str text;

	(void)state;
	for (int i = 0; i < 400; i++)
		words[i] = str_fmt(a, "somewhatlongerword%d;", i);
	row[0] = S("1. Name");
	row[1] = S("1");
	row[2] = S("2");
	row[3] = str_join(a, words, 400, S(" "));
	paper_table(p, &(struct paper_table){ columns, 4, row, 1, STR_NONE });
	paper_row(p, S("Label"), str_join(a, words, 400, S("\n")));
	path = pdf_checked(a, "huge.pdf", file_of(a, p));
	text = SAID(a, "pdftotext", path, "-");
	for (int i = 0; i < 400; i++)
		assert_int_equal(text_count(text, str_c(a, words[i])), 2);
	arena_free(a);
}

static void test_paper__empty_and_odd_input(void **state)
{
	struct arena *a = test_arena();
	struct paper *p = paper_new(a, &(struct paper_options){ .title = S("\u2028(odd) \\ \U0001f600") });
	struct paper *right = paper_new(a, &(struct paper_options){ .title = S("R"), .lang = S("ar") });

	(void)state;
	paper_text(p, PAPER_NORMAL, STR_NONE);
	paper_heading(p, 2, STR_NONE);
	paper_table(p, &(struct paper_table){ columns, 4, cells, 0, STR_NONE });
	paper_list_begin(p);
	paper_list_end(p);
	paper_row(p, STR_NONE, STR_NONE);
	paper_box_begin(p, PAPER_ALERT, STR_NONE);
	paper_box_end(p);
	paper_lang(p, S("x) /Evil (y"));
	paper_text(p, PAPER_NORMAL, S("EMC\nq BDC\n(\\)"));
	paper_page_break(p);
	pdf_checked(a, "odd.pdf", file_of(a, p));
	paper_table(right, &(struct paper_table){ columns, 4, cells, 3, STR_NONE });
	pdf_checked(a, "right.pdf", file_of(a, right));
	pdf_checked(a, "nothing.pdf", file_of(a, paper_new(a, &(struct paper_options){ .title = S("Nothing") })));
	arena_free(a);
}

TEST_MAIN(test_paper)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_paper__is_a_tagged_a4_file_with_title),
		cmocka_unit_test(test_paper__tree_has_headings_lists_tables_in_order),
		cmocka_unit_test(test_paper__text_comes_out_in_reading_order),
		cmocka_unit_test(test_paper__languages_alternatives_and_decoration_are_marked),
		cmocka_unit_test(test_paper__large_print_has_no_table),
		cmocka_unit_test(test_paper__latin_words_keep_their_order_in_a_page_from_right_to_left),
		cmocka_unit_test(test_paper__same_input_same_bytes),
		cmocka_unit_test(test_paper__pages_break_well),
		cmocka_unit_test(test_paper__one_huge_row_is_broken_not_lost),
		cmocka_unit_test(test_paper__empty_and_odd_input),
	};

	return cmocka_run_group_tests(tests, tool_folder_make, tool_folder_remove);
}
