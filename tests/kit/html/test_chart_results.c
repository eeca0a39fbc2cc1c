/* The picture of results: the same data as the design's gives its shape; nothing without the pupil; no data whatever
 * draws outside the picture or runs for ever. */
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

static const struct chart_words words = { .id = "r", .title = { "Reading", 7 }, .desc = { "Zara from 94 to 88", 18 } };

static const struct chart_point me[] = {
	{ { 2023, 7, 10 }, 94 }, { { 2023, 12, 5 }, 95 }, { { 2024, 3, 20 }, 96 },
	{ { 2024, 7, 8 }, 92 },  { { 2024, 12, 2 }, 88 },
};
static const struct chart_point peer[] = { { { 2023, 7, 10 }, 94 }, { { 2024, 12, 2 }, 100 } };

static struct chart_results zara(void)
{
	return (struct chart_results){
		.unit = CHART_NUMBERS,
		.low = NAN,
		.high = NAN,
		.me = { S("Zara"), me, 5 },
		.peer = { S("9 who started in the same place"), peer, 2 },
		.national = 100,
		.national_name = S("National"),
	};
}

static void page_open(struct page *p)
{
	p->a = test_arena();
	p->b = buf_new(p->a, 1 << 22);
	html_init(&p->w, p->a, &p->b);
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

static const char *drawn(struct page *p, const struct chart_results *c)
{
	const char *svg;
	const char *problem;

	page_open(p);
	chart_results(&p->w, &words, c);
	html_end(&p->w);
	svg = str_c(p->a, buf_view(&p->b));
	problem = markup_problem(p->a, buf_view(&p->b), true);
	if (p->w.misuse > 0 || problem != NULL)
		fail_msg("%s | %s\n%s", p->w.first_misuse, problem != NULL ? problem : "", svg);
	assert_null(strstr(svg, "nan"));
	assert_null(strstr(svg, "inf"));
	inside(svg, " x=\"", 568);
	inside(svg, " cx=\"", 568);
	inside(svg, " y=\"", 300);
	inside(svg, " cy=\"", 300);
	inside(svg, "d=\"M", 568);
	return svg;
}

static int count(const char *text, const char *what)
{
	int n = 0;

	for (; (text = strstr(text, what)) != NULL; text += strlen(what))
		n++;
	return n;
}

static void has(const char *svg, const char *want)
{
	if (strstr(svg, want) == NULL)
		fail_msg("no %s in %s", want, svg);
}

static void as_the_design(void **s)
{
	struct page p;
	struct chart_results c = zara();
	const char *svg = drawn(&p, &c);

	(void)s;
	assert_int_equal(count(svg, "<title id=\"r-t\">Reading</title><desc id=\"r-d\">Zara from 94 to 88</desc>"), 1);
	assert_int_equal(count(svg, "aria-labelledby=\"r-n-t r-n-d\""), 1); /* the narrow one */
	assert_int_equal(count(svg, "class=\"me-dot\""), 11);               /* five twice, and the key */
	assert_int_equal(count(svg, "class=\"peer-dot\""), 5);
	assert_int_equal(count(svg, "class=\"nat\""), 3);
	has(svg, ">85</text>"); /* the scale is printed */
	has(svg, ">100</text>");
	has(svg, ">Jul 23</text>");
	has(svg, ">Mar 24</text>"); /* the year where it is new */
	has(svg, ">Dec</text>");
	has(svg, "class=\"tb\" x=\"440\"");
	has(svg, ">9 who started</text>");
	has(svg, ">in the same place</text>");
	has(svg, "only-wide");
	has(svg, "key only-narrow");
	arena_free(p.a);
}

static void labels_do_not_cover(void **s)
{
	struct page p;
	struct chart_results c = zara();
	const char *svg = drawn(&p, &c);
	double y[4] = { 0 };
	int n = 0;

	(void)s;
	for (const char *at = svg; n < 4 && (at = strstr(at, "x=\"440\" y=\"")) != NULL; n++) {
		at += strlen("x=\"440\" y=\"");
		y[n] = strtod(at, NULL);
	}
	assert_int_equal(n, 4); /* national, two lines of the peers, Zara */
	for (int i = 1; i < n; i++)
		assert_true(y[i] - y[i - 1] >= 19.9);
	arena_free(p.a);
}

static void nothing_without_the_pupil(void **s)
{
	struct page p;
	struct chart_results c = zara();
	const struct chart_point bad = { { 0, 0, 0 }, 94 };

	(void)s;
	c.me.n = 0;
	assert_string_equal(drawn(&p, &c), "");
	arena_free(p.a);
	c.me = (struct chart_line){ S("Zara"), &bad, 1 };
	assert_string_equal(drawn(&p, &c), "");
	arena_free(p.a);
}

static void one_point_alone(void **s)
{
	struct page p;
	struct chart_results c = zara();
	const char *svg;

	(void)s;
	c.me.n = 1;
	c.peer.n = 0;
	c.national = NAN;
	c.least = 12;
	svg = drawn(&p, &c);
	assert_int_equal(count(svg, "class=\"me-dot\""), 3);
	assert_int_equal(count(svg, "peer"), 0);
	assert_int_equal(count(svg, "class=\"nat\""), 0);
	has(svg, ">100</text>"); /* twelve points are covered, though there is one value */
	arena_free(p.a);
}

static void units_are_written(void **s)
{
	static const struct str steps[] = { { "WTS", 3 }, { "EXS", 3 }, { "GDS", 3 } };
	static const struct chart_point age[] = { { { 2024, 9, 9 }, 84 }, { { 2025, 3, 9 }, 90 } };
	static const struct chart_point step[] = { { { 2024, 7, 9 }, 0 }, { { 2025, 7, 9 }, 1 } };
	struct page p;
	struct chart_results c = zara();
	const char *svg;

	(void)s;
	c.peer.n = 0;
	c.national = NAN;
	c.unit = CHART_AGES;
	c.me.p = age;
	c.me.n = 2;
	svg = drawn(&p, &c);
	has(svg, ">7:00</text>");
	has(svg, ">7:06</text>");
	assert_true(str_is(chart_value(p.a, &c, 90), "7:06"));
	arena_free(p.a);
	c.unit = CHART_STEPS;
	c.step = steps;
	c.steps = 3;
	c.low = 0;
	c.high = 2;
	c.me.p = step;
	svg = drawn(&p, &c);
	has(svg, ">WTS</text>");
	has(svg, ">EXS</text>");
	assert_true(str_is(chart_value(p.a, &c, 2), "GDS"));
	c.unit = CHART_NUMBERS;
	assert_true(str_is(chart_value(p.a, &c, 97.5), "97.5"));
	assert_true(str_is(chart_value(p.a, &c, -3), "-3") || str_is(chart_value(p.a, &c, -3), "−3"));
	arena_free(p.a);
}

static void ends_of_the_scale(void **s)
{
	static const struct chart_point top[] = { { { 2024, 9, 9 }, 119 }, { { 2025, 3, 9 }, 120 } };
	struct page p;
	struct chart_results c = zara();
	const char *svg;

	(void)s;
	c.me.p = top;
	c.me.n = 2;
	c.peer.n = 0;
	c.low = 80;
	c.high = 120;
	c.least = 12;
	svg = drawn(&p, &c);
	has(svg, ">120</text>");
	assert_null(strstr(svg, ">125</text>")); /* no room is shown where nobody can be */
	arena_free(p.a);
}

static void any_data_stays_inside(void **s)
{
	static const double odd[] = { 0, -5, 1e300, -1e12, INFINITY, NAN, 1e-9, 130, 1e9 };
	struct chart_point p1[9];
	struct chart_point p2[9];
	struct page p;
	struct chart_results c;
	uint32_t seed = 5;

	(void)s;
	for (int round = 0; round < 400; round++) {
		c = zara();
		for (int i = 0; i < 9; i++) {
			seed = seed * 1664525 + 1013904223;
			p1[i] =
			    (struct chart_point){ date_from_days((int32_t)(seed >> 15) % 30000), odd[(seed >> 8) % 9] };
			p2[i] = (struct chart_point){ date_from_days((int32_t)(seed >> 16) % 30000),
				                      odd[(seed >> 24) % 9] };
		}
		c.unit = (enum chart_unit)(round % 2);
		c.me = (struct chart_line){ S("A pupil with a very long name indeed"), p1, (size_t)(round % 10) };
		c.peer = (struct chart_line){ S("Unbreakablyunbreakablyunbreakably"), p2, (size_t)(round / 10 % 10) };
		c.national = odd[round % 9];
		c.least = odd[round / 9 % 9];
		c.low = odd[round / 3 % 9];
		c.high = odd[round / 7 % 9];
		(void)drawn(&p, &c);
		arena_free(p.a);
	}
}

TEST_MAIN(test_chart_results)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(as_the_design),
		cmocka_unit_test(labels_do_not_cover),
		cmocka_unit_test(nothing_without_the_pupil),
		cmocka_unit_test(one_point_alone),
		cmocka_unit_test(units_are_written),
		cmocka_unit_test(ends_of_the_scale),
		cmocka_unit_test(any_data_stays_inside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
