/* Components: sound markup with hostile text, labels tied to controls, what was typed is kept. With APDR_SAMPLE=FILE
 * the sample page is also written there, to be looked at in a browser beside the design. */
#include "support/support.h"
#include "support/markup.h"

#include "kit/base/asset.h"
#include "kit/html/chart.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct page {
	struct arena *a;
	struct buf b;
	struct html w;
};

static void page_open(struct page *p)
{
	p->a = test_arena();
	p->b = buf_new(p->a, 1 << 22);
	html_init(&p->w, p->a, &p->b);
}

static const char *page_text(struct page *p)
{
	return str_c(p->a, buf_view(&p->b));
}

static void page_has(struct page *p, const char *want)
{
	if (strstr(page_text(p), want) == NULL)
		fail_msg("not found: %s\nin: %s", want, page_text(p));
}

static void page_lacks(struct page *p, const char *word)
{
	if (strstr(page_text(p), word) != NULL)
		fail_msg("found: %s\nin: %s", word, page_text(p));
}

static void page_sound(struct page *p, bool whole)
{
	const char *problem = markup_problem(p->a, buf_view(&p->b), whole);

	html_end(&p->w);
	if (p->w.misuse > 0 || problem != NULL)
		fail_msg("%s | %s\n%s", p->w.first_misuse, problem != NULL ? problem : "", page_text(p));
}

static void page_close(struct page *p)
{
	page_sound(p, false);
	arena_free(p->a);
}

#define HOSTILE S("\"'><script>alert(1)</script>&amp; \xd8\xa7")

static const struct ui_choice choices[] = {
	{ .value = { "y", 1 }, .label = { "Yes", 3 }, .icon = "tick" },
	{ .value = { "p", 1 }, .label = { "Part of it", 10 }, .icon = "minus" },
	{ .value = { "n", 1 }, .label = { "No", 2 }, .icon = "cross" },
};

/* Every form control with f. */
static void controls(struct html *w, struct ui_field f)
{
	static const char *const names[] = { "a", "b", "c", "d", "e", "g", "i" };

	f.name = names[0];
	ui_input(w, &f);
	f.name = names[1];
	ui_textarea(w, &f);
	f.name = names[2];
	ui_select(w, &f, choices, 3);
	f.name = names[3];
	ui_radios(w, &f, choices, 3, true);
	f.name = names[4];
	ui_checkboxes(w, &f, choices, 3);
	f.name = names[5];
	ui_tiles(w, &f, choices, 3, false);
	f.name = names[6];
	ui_date(w, &f);
	ui_hidden(w, "token", f.value);
	ui_button(w, f.label, "do", "save", false);
}

static void controls_with_hostile_text(void **state)
{
	struct page p;
	struct ui_field f = { .label = HOSTILE, .hint = HOSTILE, .value = HOSTILE, .error = HOSTILE, .group = "f6" };

	(void)state;
	page_open(&p);
	controls(&p.w, f);
	page_lacks(&p, "<script>alert");
	page_sound(&p, true);
	arena_free(p.a);
}

static void bare_controls(void **state)
{
	struct page p;

	(void)state;
	page_open(&p);
	controls(&p.w, (struct ui_field){ .label = S("Label"), .optional = true });
	page_has(&p, "Label (optional)</label>");
	page_lacks(&p, "aria-describedby");
	page_lacks(&p, "aria-invalid");
	page_sound(&p, true);
	arena_free(p.a);
}

static void errors_are_tied_to_controls(void **state)
{
	static const struct ui_error errors[] = { { "minutes", { "Enter the number of minutes", 27 } } };
	struct page p;

	(void)state;
	page_open(&p);
	ui_error_summary(&p.w, errors, 0);
	assert_int_equal(p.b.n, 0);
	ui_error_summary(&p.w, errors, 1);
	ui_input(&p.w, &(struct ui_field){ .name = "minutes",
	                                   .label = S("Minutes"),
	                                   .hint = S("A number"),
	                                   .error = errors[0].text,
	                                   .value = S("twenty"),
	                                   .width = 4,
	                                   .inputmode = "numeric",
	                                   .suffix = S("minutes") });
	page_has(&p, "<a href=\"#minutes\">Enter the number of minutes</a>");
	page_has(&p, "aria-describedby=\"minutes-hint minutes-error\" aria-invalid=\"true\"");
	page_has(&p, "value=\"twenty\"");
	page_sound(&p, true);
	arena_free(p.a);
}

static void chosen_values(void **state)
{
	struct page p;
	struct ui_field f = { .name = "x", .label = S("X"), .value = S("p\nn") };

	(void)state;
	page_open(&p);
	ui_checkboxes(&p.w, &f, choices, 3);
	page_lacks(&p, "value=\"y\" checked");
	page_has(&p, "value=\"p\" checked");
	page_has(&p, "value=\"n\" checked");
	f.name = "z";
	f.value = S("y");
	ui_select(&p.w, &f, choices, 3);
	page_has(&p, "<option value=\"y\" selected>Yes</option>");
	page_close(&p);
}

static void dates_keep_what_was_typed(void **state)
{
	struct page p;

	(void)state;
	page_open(&p);
	ui_date(&p.w, &(struct ui_field){ .name = "a", .label = S("A"), .value = S("2026-07-05") });
	page_has(&p, "id=\"a-day\" name=\"a-day\" type=\"text\" inputmode=\"numeric\" value=\"5\"");
	page_has(&p, "id=\"a-month\" name=\"a-month\" type=\"text\" inputmode=\"numeric\" value=\"7\"");
	page_has(&p, "id=\"a-year\" name=\"a-year\" type=\"text\" inputmode=\"numeric\" value=\"2026\"");
	ui_date(&p.w, &(struct ui_field){ .name = "b", .label = S("B"), .value = S("31//twenty") });
	page_has(&p, "name=\"b-day\" type=\"text\" inputmode=\"numeric\" value=\"31\"");
	page_has(&p, "name=\"b-month\" type=\"text\" inputmode=\"numeric\">");
	page_has(&p, "name=\"b-year\" type=\"text\" inputmode=\"numeric\" value=\"twenty\"");
	page_close(&p);
}

static void passwords_are_not_written(void **state)
{
	struct page p;

	(void)state;
	page_open(&p);
	ui_input(&p.w,
	         &(struct ui_field){ .name = "pw", .label = S("Password"), .type = "password", .value = S("tulip") });
	page_lacks(&p, "tulip");
	ui_textarea(&p.w, &(struct ui_field){ .name = "t", .label = S("T"), .value = S("\nx") });
	page_has(&p, ">\n\nx</textarea>");
	ui_input(&p.w, &(struct ui_field){ .name = "why", .label = S("Why"), .hint = S("Short"), .to_family = true });
	page_has(&p, "id=\"why-family\"");
	page_has(&p, "The family reads this word for word");
	page_has(&p, "aria-describedby=\"why-family why-hint\"");
	page_close(&p);
}

static void small_parts(void **state)
{
	struct page p;

	(void)state;
	page_open(&p);
	ui_late(&p.w, 0);
	assert_int_equal(p.b.n, 0);
	ui_late(&p.w, 1);
	page_has(&p, "1 day late");
	ui_late(&p.w, 4);
	page_has(&p, "4 days late");
	ui_cop(&p.w, "6.65");
	page_has(&p, "href=\"/code/6.65\"");
	ui_pages(&p.w, S("?page="), 1, 1);
	page_lacks(&p, "Page 1");
	ui_pages(&p.w, S("?q=a&page="), 2, 3);
	page_has(&p, "href=\"?q=a&amp;page=1\"");
	page_has(&p, "href=\"?q=a&amp;page=3\"");
	ui_quote(&p.w, S("one\ntwo"), S("Zara"));
	page_has(&p, "<bdi>one<br>two</bdi>");
	page_close(&p);
}

/* ---- the sample page ---- */

static void sample_head(struct html *w)
{
	html(w,
	     "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
	     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Sample</title>"
	     "<link rel=\"stylesheet\" href=\"$\"><link rel=\"icon\" href=\"$\" type=\"image/svg+xml\">"
	     "<script src=\"$\" defer></script></head>\n<body class=\"apdr\"><main class=\"main\" id=\"main\">"
	     "<div class=\"width stack--l\">\n",
	     h_url(str_of(asset_css_url)), h_url(str_of(asset_favicon_url)), h_url(str_of(asset_js_url)));
	ui_back(w, S("Today"), S("/"));
	html(w, "<div class=\"head pupil\">");
	ui_face(w, S("ZI"), true);
	html(w, "<div class=\"pupil__who\"><h1>Zara Iqbal</h1><p>Year 5, class 5P. Aged 10.</p><p class=\"row\">");
	ui_step_tag(w, UI_DO);
	ui_tag(w, S("SEN Support since January 2025"), true);
	ui_tag(w, S("Cognition and learning"), false);
	html(w, "</p></div><div class=\"pupil__do row\">");
	ui_link_button(w, S("Log progress"), S("#main"), false);
	ui_action(w, &(struct ui_action){ .text = S("Print plan"),
	                                  .about = S(" for Zara"),
	                                  .url = S("#main"),
	                                  .icon = "print",
	                                  .secondary = true });
	html(w, "</div></div>\n");
	ui_tabs(w, S("Zara's record"),
	        (const struct ui_link[]){ { .text = S("Overview"), .url = S("#main"), .current = true },
	                                  { .text = S("Plans"), .url = S("#main"), .count = S("4") } },
	        2);
	ui_jump(w, S("On this page"),
	        (const struct ui_link[]){ { .text = S("Overdue"), .url = S("#late"), .count = S("1"), .late = true },
	                                  { .text = S("This week"), .url = S("#week"), .count = S("1") } },
	        2);
}

static void sample_duties(struct html *w)
{
	struct ui_duty d = { .what = S("Meet Maisie Cole’s parents"),
		             .why = S("Met once this year, on 14 October."),
		             .who = S("Year 3, 3H"),
		             .para = "6.65",
		             .late = 11,
		             .action = S("Book a meeting"),
		             .url = S("#main") };

	ui_duties_begin(w, "late", "alert", S("Overdue"), 1, true);
	ui_duty(w, &d);
	ui_duties_end(w);
	d.late = 0;
	d.due = S("By Tuesday 10 March");
	ui_duties_begin(w, "week", "calendar", S("Due this week"), 1, false);
	ui_duty(w, &d);
	ui_duties_end(w);
}

static const struct ui_step_line ring[] = {
	{ UI_ASSESS,
	  UI_DONE,
	  { "done 8 January", 14 },
	  { "Reading and listening checked.", 30 },
	  { "5 to 8 Jan", 10 },
	  { 0 } },
	{ UI_PLAN,
	  UI_DONE,
	  { "agreed 9 January", 16 },
	  { "3 outcomes, 3 kinds of support.", 31 },
	  { "agreed 9 Jan", 12 },
	  { 0 } },
	{ UI_DO, UI_NOW, { 0 }, { "58 of 72 sessions so far.", 25 }, { "until 20 Mar", 12 }, { 0 } },
	{ UI_REVIEW, UI_NEXT, { "in 14 days", 10 }, { "Tuesday 24 March, 3.30pm.", 25 }, { "24 March", 8 }, { 0 } },
};

static void sample_ring(struct html *w)
{
	ui_sheet_begin(w, "now", S("Where we are"), S("Cycle 4, spring 2026"));
	html(w, "<div class=\"grid grid--pic\">");
	chart_ring(w,
	           &(struct chart_words){ .id = "r", .title = S("Zara is at step 3 of 4: Do"), .desc = S("Cycle 4.") },
	           ring, S("Cycle 4"), S("week 8 of 10"));
	ui_steps(w, ring, 4);
	html(w, "</div>");
	ui_sheet_end(w);
}

static void sample_outcome(struct html *w)
{
	static const struct chart_point points[] = { { { 2026, 1, 9 }, 38 },  { { 2026, 1, 16 }, 39 },
		                                     { { 2026, 1, 23 }, 41 }, { { 2026, 1, 30 }, 42 },
		                                     { { 2026, 2, 13 }, 44 }, { { 2026, 2, 27 }, 43 },
		                                     { { 2026, 3, 6 }, 46 } };

	ui_sheet_begin(w, "out", S("How it is going"), S("Dashed line: target for 24 March"));
	html(w, "<div class=\"outcome\"><div><h3>Reads 55 words a minute</h3></div>");
	chart_spark(w,
	            &(struct chart_words){ .id = "s1", .title = S("Words a minute"), .desc = S("Rose from 38 to 46.") },
	            points, 7, 55, (struct date){ 2026, 3, 24 });
	html(w, "</div><div class=\"outcome\"><div><h3>Below the goal line</h3></div>");
	chart_spark(w, &(struct chart_words){ .id = "s2", .title = S("Close to the goal"), .desc = S("Nearly.") },
	            points, 7, 48, (struct date){ 2026, 3, 24 });
	html(w, "</div><div class=\"change\"><div><h3>Reading</h3></div>");
	chart_change(w, &(struct chart_words){ .id = "d1", .title = S("Reading"), .desc = S("From 38 to 49.") }, 38, 49,
	             55);
	html(w, "<p class=\"result\">Partly reached</p></div><div class=\"deliver\"><div><h3>Group</h3></div>");
	chart_sessions(w, &(struct chart_words){ .id = "w1", .title = S("Sessions"), .desc = S("9 of 12 happened.") },
	               (const struct str[]){ S("ddd"), S("ddm"), S("dpd"), S("dtt") }, 4);
	html(w, "<p><strong>23 of 28</strong></p><p>Keep.</p></div>");
	ui_sheet_end(w);
}

static void sample_year(struct html *w)
{
	const struct chart_cycle year[] = {
		{ S("Autumn"),
		  S("2 of 3 reached"),
		  { 2025, 9, 8 },
		  { 2025, 12, 10 },
		  true,
		  { UI_DONE, UI_DONE, UI_DONE, UI_DONE },
		  false },
		{ S("Spring"),
		  S("1 of 3 reached so far"),
		  { 2026, 1, 5 },
		  { 2026, 3, 24 },
		  true,
		  { UI_DONE, UI_DONE, UI_NOW, UI_NEXT },
		  true },
		{ S("Summer"),
		  STR_NONE,
		  { 2026, 4, 13 },
		  { 2026, 7, 7 },
		  false,
		  { UI_NEXT, UI_NEXT, UI_NEXT, UI_NEXT },
		  false },
	};

	ui_sheet_begin(w, "year", S("This school year"), STR_NONE);
	chart_year(w, &(struct chart_words){ .id = "tl", .title = S("Cycles"), .desc = S("Autumn, spring, summer.") },
	           (struct date){ 2025, 9, 1 }, (struct date){ 2026, 3, 10 }, year, 3);
	ui_log(w,
	       (const struct ui_log[]){ { .when = S("9 Mar"), .text = S("Session missed."), .by = S("Jo Whitlock.") },
	                                { .when = S("6 Mar"), .text = S("Progress check"), .url = S("#out") } },
	       2);
	ui_sheet_end(w);
}

static void sample_table(struct html *w)
{
	static const struct ui_column cols[] = { { { "What", 4 }, false },
		                                 { { "Who", 3 }, false },
		                                 { { "Delivered", 9 }, false } };
	struct ui_table t = { .caption = S("Support planned and delivered"), .col = cols, .cols = 3, .cards = true };

	ui_sheet_begin(w, "prov", S("Support this cycle"), STR_NONE);
	for (int pass = 0; pass < 2; pass++) {
		ui_table_begin(w, &t);
		ui_row_begin(w, &t);
		ui_cell(w, &t, S("Reading practice"));
		ui_cell(w, &t, S("Jo Whitlock, TA"));
		ui_cell_begin(w, &t);
		chart_delivered(w, 27, 36);
		ui_cell_end(w, &t);
		ui_row_end(w, &t);
		ui_table_end(w, &t);
		t.cards = false;
		t.caption_shown = true;
	}
	chart_stages(w, (const int64_t[]){ 9, 7, 34, 8 });
	ui_details_begin(w, S("Show the numbers"));
	html(w, "<p>Numbers</p>");
	ui_details_end(w);
	ui_sheet_end(w);
}

static void sample_checks(struct html *w)
{
	ui_sheet_as(w, "know", "know", S("What every teacher must know"), STR_NONE);
	ui_checks(w,
	          (const struct ui_check[]){
	              { UI_CHECK_POINT, S("One instruction at a time."), STR_NONE, S("Then ask Zara to say it back."),
	                NULL },
	              { UI_CHECK_MISSING, S("Outcome 2 needs a measure"), S("#now"), S("and numbers"), NULL },
	              { UI_CHECK_DONE, S("Each support has evidence"), STR_NONE, STR_NONE, "6.50" },
	              { UI_CHECK_WAITING, S("Parents' agreement"), STR_NONE, STR_NONE, NULL },
	              { UI_CHECK_NEXT, S("Plan for summer"), S("#now"), STR_NONE, NULL } },
	          5);
	ui_notice(w, S("Saved. Mr Price has been told."), true);
	ui_notice(w, S("Nothing was saved."), false);
	ui_note(w, S("This is the law."), S("Parents must be told before support starts."), true);
	ui_empty(w, S("Nothing is due today. Next: Hana Petrov’s review, Tuesday 17 March."));
	ui_quote(w, S("Words jump\nat night."), S("Zara, 2 March"));
	ui_summary_begin(w);
	ui_summary_row(w, S("Born"), S("9 January 2016"));
	ui_summary_end(w);
	ui_pages(w, S("?page="), 2, 9);
	ui_sheet_end(w);
}

static void sample_family(struct html *w)
{
	html(w, "<div class=\"family\"><section class=\"sheet\"><h2>What we agreed</h2>");
	chart_road(w, &(struct chart_words){ .id = "g1", .title = S("Reading"), .desc = S("From 38 to 46 of 55.") }, 38,
	           46, 55, S("38 at the start"), S("46 now"), S("goal 55"));
	chart_road(w, &(struct chart_words){ .id = "g2", .title = S("Calls out"), .desc = S("From 10 to 3 of 2.") }, 10,
	           3, 2, S("10 at the start"), S("3 now"), S("goal 2"));
	chart_road(w, &(struct chart_words){ .id = "g3", .title = S("New"), .desc = S("At the start.") }, 10, 10, 20,
	           S("10 at the start"), S("10 now"), S("goal 20"));
	html(w, "</section><section class=\"sheet child\"><h2>My goals</h2>");
	chart_stones(w, &(struct chart_words){ .id = "k1", .title = S("Reading"), .desc = S("Third stone.") },
	             chart_stone(38, 46, 55));
	chart_stones(w, &(struct chart_words){ .id = "k2", .title = S("Asking"), .desc = S("The star.") }, 6);
	html(w, "</section></div>");
}

static void sample_form(struct html *w)
{
	static const struct ui_choice faces[] = { { { "1", 1 }, { "Very hard", 9 }, { 0 }, "face1" },
		                                  { { "2", 1 }, { "Hard", 4 }, { 0 }, "face2" },
		                                  { { "3", 1 }, { "OK", 2 }, { 0 }, "face3" },
		                                  { { "4", 1 }, { "Good", 4 }, { 0 }, "face4" },
		                                  { { "5", 1 }, { "Great", 5 }, { 0 }, "face5" } };
	static const struct ui_choice next[] = {
		{ { "c", 1 }, { "Continue", 8 }, { "Same plan, new date", 19 }, "next" },
		{ { "s", 1 }, { "Step down", 9 }, { "Class teaching is enough", 24 }, "down" }
	};

	ui_error_summary(w,
	                 (const struct ui_error[]){ { "a", S("Enter the number of minutes") },
	                                            { "i", S("Enter a date") } },
	                 2);
	ui_part_begin(w, "form", 1, S("What will be different"));
	html(w, "<form method=\"post\" action=\"/x\" novalidate>");
	controls(w, (struct ui_field){ .label = S("Minutes each"),
	                               .hint = S("Such as 20"),
	                               .value = S("y"),
	                               .error = S("Enter the number of minutes") });
	ui_tiles(w, &(struct ui_field){ .name = "face", .label = S("How was it for Zara?"), .value = S("4") }, faces, 5,
	         false);
	ui_tiles(w, &(struct ui_field){ .name = "next", .label = S("What happens next"), .value = S("c\ns") }, next, 2,
	         true);
	html(w, "</form>");
	ui_sheet_end(w);
	ui_filter_begin(w, S("/pupils"));
	ui_select(w, &(struct ui_field){ .name = "class", .label = S("Class") }, faces, 2);
	ui_input(w, &(struct ui_field){ .name = "q", .label = S("Name"), .type = "search", .width = 20 });
	ui_filter_end(w, S("Show"));
}

static void sample_page(void **state)
{
	const char *path = getenv("APDR_SAMPLE");
	struct page p;
	FILE *f;

	(void)state;
	page_open(&p);
	sample_head(&p.w);
	sample_duties(&p.w);
	sample_ring(&p.w);
	sample_outcome(&p.w);
	sample_year(&p.w);
	sample_table(&p.w);
	sample_checks(&p.w);
	sample_family(&p.w);
	sample_form(&p.w);
	html(&p.w, "</div></main></body></html>\n");
	if (path != NULL && (f = fopen(path, "w")) != NULL) {
		(void)fwrite(p.b.p, 1, p.b.n, f);
		(void)fclose(f);
	}
	page_sound(&p, true);
	arena_free(p.a);
}

TEST_MAIN(test_ui)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(controls_with_hostile_text),
		cmocka_unit_test(bare_controls),
		cmocka_unit_test(errors_are_tied_to_controls),
		cmocka_unit_test(chosen_values),
		cmocka_unit_test(dates_keep_what_was_typed),
		cmocka_unit_test(passwords_are_not_written),
		cmocka_unit_test(small_parts),
		cmocka_unit_test(sample_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
