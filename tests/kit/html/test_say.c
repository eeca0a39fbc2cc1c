/* Texts in another language: the whole literal is the message, values may change places, what is missing stays English.
 */
#include "support/support.h"

#include <string.h>

#include "kit/html/html.h"
#include "kit/html/ui.h"

static size_t form_of(unsigned long n)
{
	return n == 1 ? 0 : n < 5 ? 1 : 2; /* as some languages count */
}

static const struct tongue_message MESSAGES[] = {
	{ "$ meeting", { "one $", "few $", "many $" }, { NULL } },
	{ "<p class=\"$\">$ of $</p>\n", { "<p class=\"$\">$ sur $</p>\n" }, { "132" } },
	{ "Save", { "Speichern & <gut>" }, { NULL } },
	{ "We met $ on $.", { "Am $ trafen wir $ ($$).\n" }, { "21" } },
};
static const struct tongue MADE_UP = {
	.code = "qq",
	.name = "Qq",
	.english = "Made up",
	.n = sizeof MESSAGES / sizeof *MESSAGES,
	.message = MESSAGES,
	.form = form_of,
	.month = { "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9", "m10", "m11", "m12" },
	.month_brief = { "b1", "b2", "b3", "b4", "b5", "b6", "b7", "b8", "b9", "b10", "b11", "b12" },
	.weekday = { "w1", "w2", "w3", "w4", "w5", "w6", "w7" },
	.pattern = { "{w}, {d}. {m} {y}", "{d}. {m} {y}", "{d} {m}", "{n}/{d} {b}", "{m} {y}" },
};

static void assert_str(struct str have, const char *want)
{
	if (!str_is(have, want))
		fail_msg("“%.*s” is not “%s”", STR_ARG(have), want);
}

struct page {
	struct arena *a;
	struct buf b;
	struct html w;
};

static struct page page_new(void)
{
	struct page p = { .a = arena_new(1 << 20) };

	p.b = buf_new(p.a, 1 << 16);
	return p;
}

static void test_html__the_literal_is_the_message(void **state)
{
	struct page p = page_new();

	(void)state;
	for (int times = 0; times < 2; times++) { /* the second time from what is kept about literals */
		html_init(&p.w, p.a, &p.b);
		p.w.tongue = &MADE_UP;
		html(&p.w, "<p class=\"$\">$ of $</p>\n", h("a\"b"), h(1), h("<2>"));
		html(&p.w, "<p>$</p>", h("stays"));
		html_end(&p.w);
		assert_int_equal(p.w.misuse, 0);
	}
	assert_str(buf_view(&p.b), "<p class=\"a&quot;b\">&lt;2&gt; sur 1</p>\n<p>stays</p>"
	                           "<p class=\"a&quot;b\">&lt;2&gt; sur 1</p>\n<p>stays</p>");
	p.b.n = 0;
	html_init(&p.w, p.a, &p.b);
	html(&p.w, "<p class=\"$\">$ of $</p>\n", h("c"), h(1), h(2));
	assert_str(buf_view(&p.b), "<p class=\"c\">1 of 2</p>\n");
	arena_free(p.a);
}

static void test_say__values_and_numbers(void **state)
{
	struct page p = page_new();

	(void)state;
	html_init(&p.w, p.a, &p.b);
	assert_str(say(&p.w, "We met $ on $.", h("Zara"), h(S("Monday"))), "We met Zara on Monday.");
	assert_str(say_n(&p.w, 1, "$ meeting", "$ meetings", h(1)), "1 meeting");
	assert_str(say_n(&p.w, 0, "$ meeting", "$ meetings", h(0)), "0 meetings");
	p.w.tongue = &MADE_UP;
	assert_str(say(&p.w, "We met $ on $.", h("Zara"), h(S("Monday"))), "Am Monday trafen wir Zara ($).\n");
	assert_str(say_n(&p.w, 1, "$ meeting", "$ meetings", h(1)), "one 1");
	assert_str(say_n(&p.w, 3, "$ meeting", "$ meetings", h(3)), "few 3");
	assert_str(say_n(&p.w, 12, "$ meeting", "$ meetings", h(12)), "many 12");
	assert_str(say(&p.w, "Not there: $$"), "Not there: $");
	assert_str(html_say_str(&p.w, S("Save")), "Speichern & <gut>");
	assert_str(html_say_str(&p.w, S("Sav")), "Sav"); /* no part of a message is one */
	assert_str(html_say_str(&p.w, S("Save it")), "Save it");
	arena_free(p.a);
}

/* Words of the record stay as they are, and are marked as English on a page that is not. */
static void test_typed__is_marked_in_other_languages(void **state)
{
	struct page p = page_new();

	(void)state;
	html_init(&p.w, p.a, &p.b);
	html_typed(&p.w, S("Save <it>"));
	html_typed_lines(&p.w, S("a\nb"));
	p.w.tongue = &MADE_UP;
	html_typed(&p.w, S("Save")); /* a message, but here it is what somebody typed */
	html_typed_lines(&p.w, S("a\nb"));
	html_lines(&p.w, S("c"));
	html_end(&p.w);
	assert_int_equal(p.w.misuse, 0);
	assert_str(buf_view(&p.b), "Save &lt;it&gt;<bdi>a<br>b</bdi><bdi lang=\"en\">Save</bdi>"
	                           "<bdi lang=\"en\">a<br>b</bdi><bdi>c</bdi>");
	arena_free(p.a);
}

/* A part is shown in a language when 95 of a hundred texts are there; an empty part never. */
static void test_serves__nearly_all_of_the_part(void **state)
{
	static const struct {
		size_t have, want;
		bool serves;
	} CASES[] = { { 0, 0, false },  { 94, 100, false }, { 95, 100, true },  { 100, 100, true },
		      { 19, 20, true }, { 18, 20, false },  { 570, 600, true }, { 569, 600, false } };
	struct tongue t = MADE_UP;

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		t.share[TONGUE_PUBLIC] = (struct tongue_share){ 1, 1 };
		t.share[TONGUE_FAMILY] = (struct tongue_share){ CASES[i].have, CASES[i].want };
		assert_int_equal(tongue_serves(&t, TONGUE_FAMILY), CASES[i].serves);
		assert_true(tongue_serves(&t, TONGUE_PUBLIC));
	}
}

static void test_ui__says_what_it_is_given_and_escapes_it(void **state)
{
	struct page p = page_new();

	(void)state;
	html_init(&p.w, p.a, &p.b);
	p.w.tongue = &MADE_UP;
	ui_button(&p.w, S("Save"), NULL, NULL, false);
	assert_true(str_find(buf_view(&p.b), S("Speichern &amp; &lt;gut&gt;")) > 0);
	arena_free(p.a);
}

static void test_date__in_the_language(void **state)
{
	struct arena *a = arena_new(1 << 16);
	struct date d = { 2026, 3, 10 }; /* a Tuesday */

	(void)state;
	assert_str(tongue_date(a, NULL, d, TONGUE_FULL), "Tuesday 10 March 2026");
	assert_str(tongue_date(a, NULL, d, TONGUE_BRIEF), "10 Mar");
	assert_str(tongue_date(a, &MADE_UP, d, TONGUE_FULL), "w2, 10. m3 2026");
	assert_str(tongue_date(a, &MADE_UP, d, TONGUE_SHORT), "10 m3");
	assert_str(tongue_date(a, &MADE_UP, d, TONGUE_BRIEF), "3/10 b3");
	assert_str(tongue_date(a, &MADE_UP, DATE_NONE, TONGUE_FULL), "");
	arena_free(a);
}

/* Each translation of po/, with values in all places, is sound markup of the same shape. */
static void test_catalogues__every_text_can_be_written(void **state)
{
	struct arena *a = arena_new(64 << 20);
	size_t seen = 0;

	(void)state;
	for (size_t i = 0; tongue_at(i) != NULL; i++) {
		const struct tongue *t = tongue_at(i);

		assert_ptr_equal(tongue_of(str_of(t->code)), t);
		assert_true(t->share[TONGUE_PUBLIC].want > 0);
		assert_true(t->share[TONGUE_PUBLIC].want <
		            t->share[TONGUE_FAMILY].want); /* a part counts those above it */
		assert_int_equal(t->share[TONGUE_FAMILY].have, t->n);
		assert_ptr_equal(tongue_wished(str_of(t->english)), t);
		assert_ptr_equal(tongue_wished(str_of(t->name)), t);
		for (unsigned long n = 0; n < 200; n++)
			assert_true(t->form(n) < TONGUE_FORMS);
		for (int day = 0; day < 400; day++)
			assert_true(tongue_date(a, t, date_add((struct date){ 2026, 1, 1 }, day), TONGUE_FULL).n > 0);
		for (size_t k = 0; k < t->n; k++) {
			const struct tongue_message *m = &t->message[k];

			assert_true(k == 0 || strcmp(t->message[k - 1].english, m->english) < 0);
			assert_ptr_equal(tongue_find(t, m->english, strlen(m->english)), m);
			assert_non_null(m->own[0]);
			for (size_t f = 0; f < TONGUE_FORMS && m->order[f] != NULL; f++)
				for (const char *c = m->order[f]; *c != '\0'; c++)
					assert_true(*c >= '1' && (size_t)(*c - '1') < strlen(m->order[f]));
			seen++;
		}
	}
	assert_true(tongue_at(0) == NULL || seen > 0);
	arena_free(a);
}

TEST_MAIN(test_say)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_html__the_literal_is_the_message),
		cmocka_unit_test(test_say__values_and_numbers),
		cmocka_unit_test(test_typed__is_marked_in_other_languages),
		cmocka_unit_test(test_serves__nearly_all_of_the_part),
		cmocka_unit_test(test_ui__says_what_it_is_given_and_escapes_it),
		cmocka_unit_test(test_date__in_the_language),
		cmocka_unit_test(test_catalogues__every_text_can_be_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
