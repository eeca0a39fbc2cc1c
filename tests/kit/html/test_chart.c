/* Pictures: known drawings have the coordinates of the design, and no data whatever draws outside the picture. */
#include "support/support.h"
#include "support/markup.h"

#include "kit/html/chart.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct page {
	struct arena *a;
	struct buf b;
	struct html w;
};

static const struct chart_words words = { .id = "x", .title = { "Title & more", 12 }, .desc = { "What it shows", 13 } };

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

/* All numbers of this attribute are inside the picture. */
static void inside(const char *svg, const char *attribute, double most)
{
	double v;

	for (const char *at = svg; (at = strstr(at, attribute)) != NULL;) {
		at += strlen(attribute);
		v = strtod(at, NULL);
		if (v < 0 || v > most)
			fail_msg("%s%.20s is outside 0 to %g of %s", attribute, at, most, svg);
	}
}

/* Sound, labelled, without misuse, inside the picture. */
static void page_sound(struct page *p)
{
	const char *svg = page_text(p);
	const char *problem = markup_problem(p->a, buf_view(&p->b), true);
	const char *box = strstr(svg, "viewBox=\"0 0 ");
	char *rest;
	double width;
	double height;

	html_end(&p->w);
	if (p->w.misuse > 0 || problem != NULL)
		fail_msg("%s | %s\n%s", p->w.first_misuse, problem != NULL ? problem : "", svg);
	assert_non_null(box);
	assert_null(strstr(svg, "nan"));
	assert_null(strstr(svg, "inf"));
	width = strtod(box + strlen("viewBox=\"0 0 "), &rest);
	height = strtod(rest, NULL);
	inside(svg, " x=\"", width);
	inside(svg, " cx=\"", width);
	inside(svg, " y=\"", height);
	inside(svg, " cy=\"", height);
	inside(svg, " width=\"", width);
	inside(svg, "d=\"M", width);
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

static void page_close(struct page *p)
{
	page_sound(p);
	arena_free(p->a);
}

static void labelled_or_hidden(void **state)
{
	struct page p;

	(void)state;
	page_open(&p);
	chart_road(&p.w, &words, 38, 46, 55, S("38 at the start"), S("46 now"), S("goal 55"));
	page_has(&p,
	         "role=\"img\" aria-labelledby=\"x-t x-d\"><title id=\"x-t\">Title &amp; more</title><desc id=\"x-d\">"
	         "What it shows</desc>");
	page_close(&p);
	page_open(&p);
	chart_road(&p.w, &(struct chart_words){ 0 }, 38, 46, 55, S("a"), S("b"), S("c"));
	page_has(&p, "aria-hidden=\"true\" focusable=\"false\"");
	page_lacks(&p, "role=");
	page_close(&p);
}

/* The numbers of the design's family page. */
static void road(void **state)
{
	struct chart_words left = words;
	struct page p;

	(void)state;
	page_open(&p);
	chart_road(&p.w, &words, 38, 46, 55, S("38 at the start"), S("46 now"), S("goal 55"));
	page_has(&p,
	         "<circle class=\"nowdot\" cx=\"143.9\" cy=\"46\" r=\"11\"/><text class=\"tb\" x=\"143.9\" y=\"26\" "
	         "text-anchor=\"middle\">46 now</text>");
	page_close(&p);
	page_open(&p);
	left.mirror = true;
	chart_road(&p.w, &left, 38, 46, 55, S("38"), S("46"), S("55"));
	page_has(&p, "cx=\"168.1\"");
	page_has(&p, "M298 46H22");
	page_has(&p, "M22 20h-20l5 7l-5 7h20z");
	page_close(&p);
	page_open(&p); /* fewer is better */
	chart_road(&p.w, &words, 10, 2, 2, S("10"), S("2"), S("2"));
	page_has(&p, "class=\"nowdot\" cx=\"290\"");
	page_close(&p);
}

static void stones(void **state)
{
	struct page p;

	(void)state;
	assert_int_equal(chart_stone(38, 46, 55), 3);
	assert_int_equal(chart_stone(14, 26, 28), 5);
	assert_int_equal(chart_stone(1, 6, 6), 6);
	assert_int_equal(chart_stone(1, 90, 6), 6);
	assert_int_equal(chart_stone(38, 20, 55), 1);
	assert_int_equal(chart_stone(5, 5, 5), 6);
	assert_int_equal(chart_stone(NAN, 5, 5), 1);
	for (int at = -1; at < 9; at++) {
		page_open(&p);
		chart_stones(&p.w, &words, at);
		assert_true((strstr(page_text(&p), "stone__won") != NULL) == (at >= 6));
		page_close(&p);
	}
}

static void change(void **state)
{
	static const double odd[] = { 0, 1, -1, 38, 49.5, 1e9, -1e9, 1e300, NAN, INFINITY, -INFINITY };
	const size_t n = sizeof odd / sizeof odd[0];
	struct page p;

	(void)state;
	page_open(&p);
	chart_change(&p.w, &words, 38, 49, 55);
	page_has(&p, ">38</text>");
	page_has(&p, ">49</text>");
	page_has(&p, "target 55</text>");
	page_close(&p);
	page_open(&p);
	chart_change(&p.w, &words, 3, 3, 5.25);
	page_has(&p, "target 5.3</text>");
	page_close(&p);
	for (size_t i = 0; i < n * n * n; i++) {
		page_open(&p);
		chart_change(&p.w, &words, odd[i % n], odd[i / n % n], odd[i / n / n]);
		page_close(&p);
	}
}

static void spark(void **state)
{
	static const double odd[] = { 0, -5, 46, 1e9, NAN, INFINITY, 55 };
	const size_t n = sizeof odd / sizeof odd[0];
	struct chart_point points[] = { { { 2026, 1, 9 }, 38 }, { { 2026, 2, 13 }, 44 }, { { 2026, 3, 6 }, 46 } };
	struct page p;

	(void)state;
	page_open(&p);
	chart_spark(&p.w, &words, points, 3, 55, (struct date){ 2026, 3, 24 });
	page_has(&p, "points=\"6,74 105.3,57.8 164.9,52.4 \"");
	page_has(&p, "<path class=\"goal\" d=\"M6 28H216\"/>");
	page_has(&p, ">46</text>");
	page_has(&p, ">55</text>");
	page_close(&p);
	page_open(&p);
	chart_spark(&p.w, &words, NULL, 0, 55, DATE_NONE);
	page_lacks(&p, "polyline");
	page_close(&p);
	for (size_t i = 0; i < n * n * n; i++) {
		points[0].value = odd[i % n];
		points[1].value = odd[i / n % n];
		points[2].on = i % 5 == 0 ? DATE_NONE : i % 5 == 1 ? points[0].on : (struct date){ 2026, 3, 6 };
		page_open(&p);
		chart_spark(&p.w, &words, points, 3, odd[i / n / n],
		            i % 2 == 0 ? DATE_NONE : (struct date){ 2025, 3, 24 });
		page_close(&p);
	}
}

static void ring(void **state)
{
	static const struct ui_step_line line[] = {
		{ .step = UI_ASSESS, .when = UI_DONE, .note = { "done", 4 } },
		{ .step = UI_PLAN, .when = UI_DONE, .note = { "a long note that does not fit", 29 } },
		{ .step = UI_DO, .when = UI_NOW, .label = { "until 20 Mar", 12 } },
		{ .step = UI_REVIEW, .when = UI_NEXT },
	};
	struct chart_words left = words;
	struct page p;

	(void)state;
	page_open(&p);
	chart_ring(&p.w, &words, line, S("Cycle 4"), S("week 8 of 10"));
	page_has(&p, "<g class=\"is-do\"><path class=\"arc arc--now\"");
	page_has(&p, "<g class=\"is-review\"><path class=\"arc arc--next\"");
	page_has(&p, ">until 20 Mar</text>");
	page_has(&p, ">a long note that…</text>");
	page_close(&p);
	page_open(&p);
	left.mirror = true;
	chart_ring(&p.w, &left, line, S("a"), S("b"));
	page_has(&p, "transform=\"translate(316 0) scale(-1 1)\"");
	page_has(&p, "x=\"211.9\" y=\"82.9\"");
	page_close(&p);
}

static void sessions(void **state)
{
	struct str many[60];
	struct page p;

	(void)state;
	page_open(&p);
	chart_sessions(&p.w, &words, (const struct str[]){ S("ddd"), S("dmt") }, 2);
	page_has(&p, "viewBox=\"0 0 40 53\"");
	page_has(&p, "<path class=\"base\" d=\"M29.5 23.5l6 6m0-6l-6 6\"/>");
	page_close(&p);
	for (size_t i = 0; i < 60; i++)
		many[i] = S("ddddddddddddddddddmmmmmpppttt");
	page_open(&p);
	chart_sessions(&p.w, &words, many, 60);
	page_has(&p, "viewBox=\"0 0 990 186\"");
	page_close(&p);
	page_open(&p);
	chart_sessions(&p.w, &words, NULL, 0);
	page_close(&p);
}

static void year(void **state)
{
	const struct date first = { 2025, 9, 1 };
	struct chart_cycle c = { .name = S("Spring"), .result = S("1 of 3"), .assess = true, .now = true };
	struct page p;

	(void)state;
	for (int from = -200; from < 500; from += 37)
		for (int days = -100; days < 500; days += 41) {
			c.from = date_add(first, from);
			c.to = date_add(c.from, days);
			c.assess = days % 2 == 0;
			page_open(&p);
			chart_year(&p.w, &words, first, date_add(first, from), &c, 1);
			page_close(&p);
		}
	c.from = c.to = DATE_NONE;
	page_open(&p);
	chart_year(&p.w, &words, first, DATE_NONE, &c, 1);
	page_has(&p, ">Spring</text>");
	page_lacks(&p, "today");
	page_close(&p);
	page_open(&p);
	chart_year(&p.w, &words, first, (struct date){ 2026, 3, 10 }, &c, 0);
	page_has(&p, "today");
	page_close(&p);
}

static void bars(void **state)
{
	struct page p;

	(void)state;
	page_open(&p);
	chart_delivered(&p.w, 18, 22);
	page_has(&p, "class=\"bar\" width=\"98.2\"");
	page_has(&p, "18 of 22</span>");
	page_close(&p);
	page_open(&p);
	chart_delivered(&p.w, 30, 0);
	page_has(&p, "class=\"bar\" width=\"0\"");
	chart_delivered(&p.w, 30, 22);
	page_has(&p, "class=\"bar\" width=\"120\"");
	page_close(&p);
	page_open(&p);
	chart_stages(&p.w, (const int64_t[]){ 9, 7, 34, 0 });
	page_has(&p, "width=\"178\"");
	page_has(&p, "<strong class=\"num\">34</strong>");
	page_close(&p);
}

TEST_MAIN(test_chart)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(labelled_or_hidden),
		cmocka_unit_test(road),
		cmocka_unit_test(stones),
		cmocka_unit_test(change),
		cmocka_unit_test(spark),
		cmocka_unit_test(ring),
		cmocka_unit_test(sessions),
		cmocka_unit_test(year),
		cmocka_unit_test(bars),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
