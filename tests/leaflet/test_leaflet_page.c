/* Leaflets as pages, files and pictures, for somebody without an account. */
#include <string.h>

#include "support/markup.h"
#include "support/support.h"
#include "support/test_web.h"
#include "support/tool.h"

static const char *const LEAVES[] = { "sen-support",  "at-a-glance", "leaflet",         "help-in-school",
	                              "step-by-step", "four-steps",  "ask-the-council", "money-and-rights",
	                              "young-people", "for-children" };
static const char *const WAYS[] = { "",          "/easy-read",       "/print",  "/large-16", "/large-18",
	                            "/large-24", "/easy-read-print", "/folded", "/text",     "/listen" };
enum { LEAVES_N = sizeof LEAVES / sizeof *LEAVES, WAYS_N = sizeof WAYS / sizeof *WAYS };

static struct net_reply get(struct site *s, const char *path)
{
	return site_get(s, STR_NONE, str_c(s->a, str_fmt(s->a, "/s/%lld/leaflets%s", (long long)s->school_id, path)));
}

static void sound(struct site *s, const struct net_reply *p, const char *what)
{
	const char *problem = markup_problem(s->a, p->body, true);

	if (problem != NULL)
		fail_msg("%s: %s", what, problem);
}

/* What a page offers is there, and nothing else is. */
static void test_leaflet__each_offered_form_answers_and_no_other(void **state)
{
	struct site *s = site_new();
	struct net_reply index = get(s, "");
	size_t offered = 0;

	(void)state;
	assert_int_equal(index.status, 200);
	sound(s, &index, "index");
	for (size_t i = 0; i < LEAVES_N; i++)
		for (size_t k = 0; k < WAYS_N; k++) {
			const char *path = str_c(s->a, str_fmt(s->a, "/%s%s", LEAVES[i], WAYS[k]));
			bool is = str_find(index.body, str_fmt(s->a, "leaflets%s\"", path)) > 0;
			struct net_reply p = get(s, path);

			if (p.status != (is ? 200 : 404))
				fail_msg("%s: %d", path, p.status);
			if (is && str_starts(reply_header(&p, "content-type"), S("text/html")))
				sound(s, &p, path);
			assert_true(p.status == 404 || p.body.n > 500);
			offered += is;
		}
	assert_true(offered > 60);
	assert_int_equal(get(s, "/nothing").status, 404);
	assert_int_equal(get(s, "/sen-support/nothing").status, 404);
	assert_int_equal(site_get(s, STR_NONE, "/s/nowhere/leaflets").status, 404);
	site_free(s);
}

/* One change of the area, and every leaflet in every text has it. */
static void test_leaflet__a_corrected_fact_is_in_each(void **state)
{
	struct site *s = site_new();
	int64_t ruth;
	struct str senco = site_sign_in(s, "ruth", "senco", &ruth);

	(void)state;
	for (size_t i = 0; i < LEAVES_N; i++) {
		struct net_reply p = get(s, str_c(s->a, str_fmt(s->a, "/%s/text", LEAVES[i])));

		assert_has_not(&p, "impartial");
		assert_has_not(&p, "Local Offer:");
	}
	assert_int_equal(site_post(s, senco, "/settings/area/item/identity/-",
	                           "revision=0&source=Office&service_name=Wendale+SENDIASS")
	                     .status,
	                 303);
	assert_int_equal(site_post(s, senco, "/settings/area/item/local_offer/-",
	                           "revision=0&source=Office&local_offer_url=https%3A%2F%2Foffer.example")
	                     .status,
	                 303);
	for (size_t i = 0; i < LEAVES_N; i++) {
		struct net_reply p = get(s, str_c(s->a, str_fmt(s->a, "/%s/text", LEAVES[i])));
		struct str text = text_flat(s->a, p.body);

		assert_true(str_find(text, S("Wendale SENDIASS")) > 0);
		assert_true(str_find(text, S("impartial")) > 0);
		assert_true(str_find(text, S("Local Offer: https://offer.example")) > 0);
		assert_has(&p, "Version 1, 1 December 2026");
	}
	site_free(s);
}

static void test_leaflet__must_is_shown_as_the_law(void **state)
{
	struct site *s = site_new();
	struct net_reply p = get(s, "/sen-support");

	(void)state;
	assert_has(&p, "school <strong class=\"must\">must</strong>: <a class=\"cop\" href=\"/code/6.2\">");
	assert_has(&p, "<strong class=\"should\">should</strong>");
	assert_has(&p, "<div class=\"is-plan\">");
	assert_has_not(&p, "In a college");
	assert_has(&p, "Was this leaflet clear?");
	site_free(s);
}

static void test_leaflet__steps_lead_on_and_back(void **state)
{
	struct site *s = site_new();
	struct net_reply first = get(s, "/step-by-step");
	struct net_reply plan = get(s, "/step-by-step/plan");
	struct net_reply last = get(s, "/step-by-step/find-out-more");

	(void)state;
	assert_has(&first, "<title>What is SEN Support?, page 1 of 7");
	assert_has_not(&first, "rel=\"prev\"");
	assert_has(&plan, "<title>2. Plan, page 3 of 7");
	assert_has(&plan, "step-by-step/assess\" rel=\"prev\"");
	assert_has(&plan, "step-by-step/do\" rel=\"next\"");
	assert_has(&plan, "step-by-step/plan\" aria-current=\"page\"");
	assert_has(&plan, "#meeting\"/>");
	assert_has(&last, "page 7 of 7");
	assert_has_not(&last, "rel=\"next\"");
	assert_int_equal(get(s, "/step-by-step/nothing").status, 404);
	site_free(s);
}

/* Text without marks and in small letters: what a picture and a list can be compared by. */
static struct str words_only(struct arena *a, struct str html)
{
	char *out = arena_alloc(a, html.n + 1);
	size_t n = 0;
	bool tag = false;

	for (size_t i = 0; i < html.n; i++) {
		if (html.p[i] == '<')
			tag = true;
		else if (html.p[i] == '>')
			tag = false;
		else if (!tag)
			out[n++] = html.p[i];
	}
	return str_lower_ascii(a, text_flat(a, (struct str){ out, n }));
}

static struct str between(struct str s, const char *from, const char *to)
{
	ptrdiff_t at = str_find(s, str_of(from));
	struct str rest = str_sub(s, at < 0 ? 0 : (size_t)at, s.n);
	ptrdiff_t end = str_find(rest, str_of(to));

	assert_true(at >= 0 && end > 0);
	return str_sub(rest, 0, (size_t)end);
}

/* Every line that poster and flowchart draw stands in the list beside them. */
static void test_flow__pictures_and_list_say_the_same(void **state)
{
	struct site *s = site_new();
	struct net_reply p = get(s, "/four-steps");
	struct str list = words_only(s->a, between(p.body, "<h2 id=\"words\">", "</article>"));
	struct str rest = between(p.body, "<svg class=\"chart\"", "<h2 id=\"words\">");
	size_t lines = 0;
	ptrdiff_t at;

	(void)state;
	while ((at = str_find(rest, S("<text "))) >= 0) {
		struct str words;

		rest = str_sub(rest, (size_t)at, rest.n);
		words = words_only(s->a, between(rest, "<text ", "</text>"));
		rest = str_sub(rest, 5, rest.n);
		if (words.n > 3 && words.p[1] == '.' && words.p[2] == ' ')
			words = str_sub(words, 3, words.n);
		if (str_ends(words, S(".")))
			words.n--;
		if (str_find(list, words) < 0)
			fail_msg("not in the list: %s", str_c(s->a, words));
		lines++;
	}
	assert_true(lines > 60);
	site_free(s);
}

/* The folded leaflet has six sides on one sheet; large print is as large as it says; both are tagged and named. */
static void test_leaflet__paper(void **state)
{
	struct site *s = site_new();
	const char *folded = pdf_checked(s->a, "folded.pdf", get(s, "/leaflet/folded").body);
	const char *large = pdf_checked(s->a, "large.pdf", get(s, "/sen-support/large-24").body);
	const char *easy = pdf_checked(s->a, "easy.pdf", get(s, "/sen-support/easy-read-print").body);
	struct str info = SAID(s->a, "pdfinfo", folded);
	struct str tree = SAID(s->a, "pdfinfo", "-struct-text", large);
	struct str text = text_flat(s->a, SAID(s->a, "pdftotext", easy, "-"));

	(void)state;
	assert_true(str_find(info, S("Pages:           2")) > 0);
	assert_true(str_find(info, S("Tagged:          yes")) > 0);
	assert_true(str_find(info, S("Title:           SEN in our school")) >= 0);
	assert_true(str_find(tree, S("H2")) > 0);
	IN_ORDER(text, "SEN Support: a guide for families", "Every child learns in their own way.",
	         "We call this SEN Support.", "School must tell you that your child gets extra help.",
	         "Version 1, 1 December 2026");
	site_free(s);
}

TEST_MAIN(test_leaflet_page)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_leaflet__each_offered_form_answers_and_no_other),
		cmocka_unit_test(test_leaflet__a_corrected_fact_is_in_each),
		cmocka_unit_test(test_leaflet__must_is_shown_as_the_law),
		cmocka_unit_test(test_leaflet__steps_lead_on_and_back),
		cmocka_unit_test(test_flow__pictures_and_list_say_the_same),
		cmocka_unit_test(test_leaflet__paper),
	};

	return cmocka_run_group_tests(tests, tool_folder_make, tool_folder_remove);
}
