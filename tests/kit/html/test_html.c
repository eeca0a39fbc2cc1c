/* The HTML writer: hostile text in every context, and every kind of misuse is reported. */
#include "support/support.h"

#include "kit/html/html.h"

#include <string.h>

struct page {
	struct arena *a;
	struct buf b;
	struct html w;
};

static void page_open(struct page *p)
{
	p->a = test_arena();
	p->b = buf_new(p->a, 1 << 20);
	html_init(&p->w, p->a, &p->b);
}

static void page_is(struct page *p, const char *want)
{
	assert_string_equal(str_c(p->a, buf_view(&p->b)), want);
}

static void page_close(struct page *p)
{
	html_end(&p->w);
	if (p->w.misuse > 0)
		print_message("%s\n", p->w.first_misuse);
	assert_int_equal(p->w.misuse, 0);
	arena_free(p->a);
}

/* Exactly one report, and it says what. */
static void page_reports(struct page *p, const char *what)
{
	assert_int_equal(p->w.misuse, 1);
	if (strstr(p->w.first_misuse, what) == NULL)
		fail_msg("\"%s\" is not in \"%s\"", what, p->w.first_misuse);
	arena_free(p->a);
}

#define HOSTILE "O'Hara <script>alert(1)</script> & \"x\" $ \x01"
#define ESCAPED "O&#39;Hara &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot; $ \xef\xbf\xbd"

static void text_is_escaped(void **state)
{
	struct page p;

	(void)state;
	page_open(&p);
	html(&p.w, "<p>$</p>", h(HOSTILE));
	html(&p.w, "<title>$</title><textarea name=\"a\">$</textarea>", h(S("</title>")), h("</textarea>"));
	page_is(&p, "<p>" ESCAPED "</p><title>&lt;/title&gt;</title><textarea name=\"a\">&lt;/textarea&gt;</textarea>");
	page_close(&p);
}

static void attributes_are_escaped(void **state)
{
	struct page p;

	(void)state;
	page_open(&p);
	html(&p.w, "<input value=\"$\" title='a $'>", h(HOSTILE), h("' onclick='x"));
	page_is(&p, "<input value=\"" ESCAPED "\" title='a &#39; onclick=&#39;x'>");
	page_close(&p);
}

static void numbers_and_dollars(void **state)
{
	struct page p;

	(void)state;
	page_open(&p);
	html(&p.w, "<b>$ $ $ $$5 $$</b>", h(-3), h((size_t)7), h(INT64_MIN));
	page_is(&p, "<b>-3 7 -9223372036854775808 $5 $</b>");
	page_close(&p);
}

static void urls_are_checked(void **state)
{
	static const char *const good[] = {
		"/", "/a/b?c=d", "#x", "?page=2", "https://x.example/", "mailto:a@b.example", "tel:02079460000"
	};
	static const char *const bad[] = { "",
		                           "javascript:alert(1)",
		                           "//evil.example",
		                           "/\\evil.example",
		                           "/\t/evil.example",
		                           "data:text/html,x",
		                           "JAVASCRIPT:x",
		                           "http://x.example",
		                           "x.html",
		                           " /a",
		                           "/a b",
		                           "https:evil",
		                           "\\\\evil",
		                           "vbscript:x" };
	struct page p;

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		page_open(&p);
		html(&p.w, "<a href=\"$\">x</a>", h_url(str_of(good[i])));
		assert_non_null(strstr(str_c(p.a, buf_view(&p.b)), good[i]));
		page_close(&p);
	}
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		page_open(&p);
		html(&p.w, "<a href=\"$\">x</a>", h_url(str_of(bad[i])));
		page_is(&p, "<a href=\"#\">x</a>");
		page_reports(&p, "not a URL for href of <a>");
	}
	page_open(&p);
	html(&p.w, "<form action='$'></form>", h_url(S("/a?b=\"'&c=d")));
	page_is(&p, "<form action='/a?b=&quot;&#39;&amp;c=d'></form>");
	page_close(&p);
}

static void parts_of_urls_are_encoded(void **state)
{
	struct page p;

	(void)state;
	page_open(&p);
	html(&p.w, "<a href=\"/p/$/$?q=$&amp;r=$#$\">x</a>", h(12), h("/evil.example"), h("a b&c=\"'#"), h("é"),
	     h("x-1"));
	page_is(&p, "<a href=\"/p/12/%2Fevil.example?q=a%20b%26c%3D%22%27%23&amp;r=%C3%A9#x-1\">x</a>");
	html(&p.w, "<a href=\"$#late\">x</a>", h_url(S("/today")));
	page_close(&p);
}

static void flags(void **state)
{
	struct page p;

	(void)state;
	page_open(&p);
	html(&p.w, "<option value=\"$\"$>$</option><input$ name=\"a\"$>", h("1"), h_flag("selected", 1 == 1), h("one"),
	     h_flag("disabled", 1 == 2), h_flag("checked", 1 == 1));
	page_is(&p, "<option value=\"1\" selected>one</option><input name=\"a\" checked>");
	page_close(&p);
}

static void markup_may_be_split(void **state)
{
	struct page p;

	(void)state;
	page_open(&p);
	html(&p.w, "<a cla");
	html(&p.w, "ss=\"x $", h("\"y"));
	html(&p.w, "\" hr");
	html(&p.w, "ef=\"");
	html(&p.w, "$", h_url(S("/a")));
	html(&p.w, "\">$</a", h("<"));
	html(&p.w, "><br/>");
	page_is(&p, "<a class=\"x &quot;y\" href=\"/a\">&lt;</a><br/>");
	page_close(&p);
}

static void comments_doctype_scripts(void **state)
{
	struct page p;

	(void)state;
	page_open(&p);
	html(&p.w, "<!DOCTYPE html><!-- x \" --><script src=\"$\" defer></script><p>$</p>", h_url(S("/a.js")), h("<"));
	page_is(&p, "<!DOCTYPE html><!-- x \" --><script src=\"/a.js\" defer></script><p>&lt;</p>");
	page_close(&p);
}

static void lines(void **state)
{
	struct page p;

	(void)state;
	page_open(&p);
	html(&p.w, "<p>");
	html_lines(&p.w, S("  one <b>\r\ntwo\n\nthree \xd8\xa7\r\n"));
	html(&p.w, "</p>");
	page_is(&p, "<p><bdi>one &lt;b&gt;<br>two<br><br>three \xd8\xa7</bdi></p>");
	page_close(&p);
}

#define REPORTED(what, ...)                                                                                            \
	do {                                                                                                           \
		struct page one;                                                                                       \
		page_open(&one);                                                                                       \
		html(&one.w, __VA_ARGS__);                                                                             \
		page_reports(&one, (what));                                                                            \
	} while (0)

static void misuse_is_reported(void **state)
{
	struct page p;

	(void)state;
	REPORTED("text as a URL in href of <a>", "<a href=\"$\">x</a>", h("/a"));
	REPORTED("text as a URL in href of <a>", "<a href=\"$\">x</a>", h(3));
	REPORTED("text as a URL in href of <a>", "<A HREF=\"$\">x</A>", h("/a"));
	REPORTED("text as a URL in href of <use>", "<use href=\"javascript:$\"/>", h("x"));
	REPORTED("a whole URL in the middle", "<a href=\"/x$\">x</a>", h_url(S("/a")));
	REPORTED("behaviour and looks", "<b onclick=\"go()\">x</b>");
	REPORTED("behaviour and looks", "<b style=\"color:red\">x</b>");
	REPORTED("which has no quotes", "<b class=$>x</b>", h("x"));
	REPORTED("which has no quotes", "<b class=a$>x</b>", h("x"));
	REPORTED("between the attributes", "<b $>x</b>", h("x"));
	REPORTED("a flag outside", "<b>$</b>", h_flag("checked", 1 == 1));
	REPORTED("a flag outside", "<b class=\"$\">x</b>", h_flag("checked", 1 == 1));
	REPORTED("where none may be", "<script>$</script>", h("x"));
	REPORTED("where none may be", "<style>$</style>", h("x"));
	REPORTED("text inside <script>", "<script>x</script>");
	REPORTED("where none may be", "<!-- $ -->", h("x"));
	REPORTED("where none may be", "<b a$=\"x\">x</b>", h("x"));
	REPORTED("0 values for 1 places", "<b>$</b>");
	REPORTED("2 values for 1 places", "<b>$</b>", h("x"), h("y"));

	page_open(&p);
	html(&p.w, "<b class=\"");
	html_lines(&p.w, S("x"));
	page_reports(&p, "lines inside <b>");
	page_open(&p);
	html(&p.w, "<b class=\"x\"");
	html_end(&p.w);
	page_reports(&p, "ends inside <b>");
}

static void values_are_left_out_on_misuse(void **state)
{
	struct page p;

	(void)state;
	page_open(&p);
	html(&p.w, "<a href=\"$\" onclick=\"$\" class=$>$</a>", h("javascript:x"), h("x"), h("x"), h("x"));
	page_is(&p, "<a href=\"\" onclick=\"\" class=>x</a>");
	assert_int_equal(p.w.misuse, 4);
	arena_free(p.a);
}

static void again_write(struct page *p, struct str url, struct str text)
{
	html(&p->w, "<a class=\"x $\" href=\"$\"$>$ costs $$$</a>", h(text), h_url(url), h_flag("hidden", text.n > 4),
	     h(text), h(3));
	html(&p->w, "<a href=\"/find?q=$&amp;n=$\">", h(text), h(7));
	html(&p->w, "$</a><td$>", h(text), h_flag("class=\"n\"", true));
}

/* What is kept of a literal knows nothing of the values it was first written with. */
static void same_literal_with_other_values(void **state)
{
	struct page p;

	(void)state;
	page_open(&p);
	again_write(&p, S("/a"), S("<1>"));
	again_write(&p, S("#b"), S("a & b"));
	page_is(&p, "<a class=\"x &lt;1&gt;\" href=\"/a\">&lt;1&gt; costs $3</a><a href=\"/find?q=%3C1%3E&amp;n=7\">"
	            "&lt;1&gt;</a><td class=\"n\"><a class=\"x a &amp; b\" href=\"#b\" hidden>a &amp; b costs $3</a>"
	            "<a href=\"/find?q=a%20%26%20b&amp;n=7\">a &amp; b</a><td class=\"n\">");
	again_write(&p, S("javascript:x"), S("y"));
	page_reports(&p, "not a URL for href of <a>");
}

static void misuse_is_reported_each_time(void **state)
{
	struct page p;

	(void)state;
	page_open(&p);
	for (int i = 0; i < 3; i++) {
		html(&p.w, "<p style=\"x\">$</p>", h("y"));
		html(&p.w, "<p class=$></p>", h("y"));
		html(&p.w, "<p>$</p>", h("y"), h("z"));
	}
	assert_int_equal(p.w.misuse, 9);
	arena_free(p.a);
}

TEST_MAIN(test_html)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_escaped),
		cmocka_unit_test(attributes_are_escaped),
		cmocka_unit_test(numbers_and_dollars),
		cmocka_unit_test(urls_are_checked),
		cmocka_unit_test(parts_of_urls_are_encoded),
		cmocka_unit_test(flags),
		cmocka_unit_test(markup_may_be_split),
		cmocka_unit_test(comments_doctype_scripts),
		cmocka_unit_test(lines),
		cmocka_unit_test(misuse_is_reported),
		cmocka_unit_test(values_are_left_out_on_misuse),
		cmocka_unit_test(same_literal_with_other_values),
		cmocka_unit_test(misuse_is_reported_each_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
