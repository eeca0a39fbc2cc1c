/* kit/file/words: what a reader of a paper sees comes out as words in order, nothing that was deleted or written beside
 * it; and what is not sound, or no paper, gives none. Every file is made here. */
#include "support/support.h"

#include <string.h>

#include "kit/base/buf.h"
#include "kit/file/words.h"
#include "support/some_files.h"

static int setup(void **state)
{
	*state = arena_new((size_t)1 << 30);
	return 0;
}

static int teardown(void **state)
{
	arena_free(*state);
	return 0;
}

static enum rc words(struct arena *a, struct str in, struct words_read *out)
{
	struct err e = { "" };

	return words_read(a, 0, in, out, &e);
}

#define TYPES                                                                                                          \
	S("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" "  \
	  "ContentType=\"application/xml\"/></Types>")

static struct str docx(struct arena *a, const char *body)
{
	const struct zip_in z[] = {
		{ .name = "[Content_Types].xml", .body = TYPES },
		{ .name = "_rels/.rels", .body = S("<Relationships/>") },
		{ .name = "word/document.xml",
		  .body = str_fmt(a, "<?xml version=\"1.0\"?><w:document><w:body>%s</w:body></w:document>", body) },
		{ .name = "word/comments.xml", .body = S("<w:comments><w:p><w:t>Never</w:t></w:p></w:comments>") },
		{ .name = "word/footnotes.xml",
		  .body = S("<w:footnotes><w:p><w:r><w:t>At the foot.</w:t></w:r></w:p></w:footnotes>") },
	};

	return some_zip(a, z, sizeof z / sizeof *z);
}

static struct str odt(struct arena *a, const char *text)
{
	const struct zip_in z[] = {
		{ .name = "mimetype", .body = S("application/vnd.oasis.opendocument.text"), .stored = true },
		{ .name = "content.xml",
		  .body = str_fmt(a,
		                  "<office:document-content><office:automatic-styles><style:style/>"
		                  "</office:automatic-styles><office:body><office:text>%s</office:text></office:body>"
		                  "</office:document-content>",
		                  text) },
		{ .name = "META-INF/manifest.xml", .body = S("<manifest:manifest/>") },
	};

	return some_zip(a, z, 3);
}

static void is_block(const struct words_read *w, size_t i, enum words_block_kind kind, const char *text)
{
	if (i >= w->n)
		fail_msg("only %zu blocks, not \"%s\"", w->n, text);
	if (w->block[i].kind != kind || !str_is(w->block[i].text, text))
		fail_msg("block %zu is %d \"%.*s\", not \"%s\"", i, (int)w->block[i].kind, STR_ARG(w->block[i].text),
		         text);
}

static void test_words__of_a_word_file(void **state)
{
	struct words_read w;

	assert_int_equal(words(*state,
	                       docx(*state,
	                            "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Language &amp; "
	                            "listening</w:t></w:r></w:p>"
	                            "<w:p><w:r><w:t xml:space=\"preserve\">Hugo "
	                            "</w:t></w:r><w:r><w:t>listened&#8217;s</w:t><w:tab/><w:t>well"
	                            "</w:t><w:br/><w:t>today.</w:t></w:r><w:del "
	                            "w:id=\"1\"><w:r><w:delText>badly</w:delText></w:r></w:del></w:p>"
	                            "<w:p/><w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>A "
	                            "short list</w:t></w:r></w:p>"
	                            "<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>1 &lt; "
	                            "2</w:t></w:r><mc:AlternateContent><mc:Fallback>"
	                            "<w:p><w:r><w:t>Twice</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:p>"
	                            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"),
	                       &w),
	                 RC_OK);
	is_block(&w, 0, WORDS_HEADING, "Language & listening");
	is_block(&w, 1, WORDS_PLAIN, "Hugo listened’s well\ntoday.");
	is_block(&w, 2, WORDS_ITEM, "A short list");
	is_block(&w, 3, WORDS_PLAIN, "1 < 2");
	is_block(&w, 4, WORDS_PLAIN, "Cell");
	is_block(&w, 5, WORDS_PLAIN, "At the foot.");
	assert_int_equal(w.n, 6);
	assert_false(w.cut);
}

static void test_words__of_an_opendocument_text(void **state)
{
	struct words_read w;

	assert_int_equal(
	    words(*state,
	          odt(*state,
	              "<text:tracked-changes><text:p>Deleted</text:p></text:tracked-changes><text:h "
	              "text:outline-level=\"2\">"
	              "What helps</text:h><text:p>One<text:s text:c=\"2\"/>two<text:tab/>three<text:line-break/>four"
	              "<office:annotation><text:p>Aside</text:p></office:annotation>.</"
	              "text:p><text:list><text:list-item><text:p>"
	              "First <text:span "
	              "text:style-name=\"a&gt;b\">thing</text:span></text:p></text:list-item></text:list>"
	              "<text:p><![CDATA[<b> is not a tag]]></text:p><text:p><![CDATA[R\r&amp;\001D]]></text:p>"),
	          &w),
	    RC_OK);
	is_block(&w, 0, WORDS_HEADING, "What helps");
	is_block(&w, 1, WORDS_PLAIN, "One  two three\nfour.");
	is_block(&w, 2, WORDS_ITEM, "First thing");
	is_block(&w, 3, WORDS_PLAIN, "<b> is not a tag");
	is_block(&w, 4, WORDS_PLAIN, "R &amp;D"); /* no control letters, one of which ends a block */
	assert_int_equal(w.n, 5);
}

static void test_words__of_a_plain_text(void **state)
{
	struct words_read w;

	assert_int_equal(words(*state, S("Dear all,\r\nsecond line\r\n\r\n\r\nA new\tparagraph \xe9.\n"), &w), RC_OK);
	is_block(&w, 0, WORDS_PLAIN, "Dear all,\nsecond line");
	is_block(&w, 1, WORDS_PLAIN, "A new paragraph é.");
	assert_int_equal(w.n, 2);
}

static void test_words__of_nothing_else(void **state)
{
	struct words_read w;
	struct str whole = docx(*state, "<w:p><w:r><w:t>Hello</w:t></w:r></w:p>");

	assert_int_equal(words(*state, some_pdf(*state, 2, "", ""), &w), RC_NONE);
	assert_int_equal(words(*state, some_jpeg(*state, 90, 60), &w), RC_NONE);
	assert_int_equal(words(*state, S(""), &w), RC_NONE);
	assert_int_equal(words(*state, str_sub(whole, 0, whole.n - 40), &w), RC_NONE);
	assert_int_equal(words(*state, docx(*state, ""), &w), RC_OK);
	assert_int_equal(w.n, 1); /* the foot */
	assert_false(file_has_words(FILE_PDF));
	assert_true(file_has_words(FILE_TXT));
}

/* Markup that does not end, ends too often, or goes too deep gives what there is or nothing, and ends. */
static void test_words__of_markup_that_means_harm(void **state)
{
	static const char *const BODY[] = { "<w:p><w:r><w:t>open",
		                            "</w:p></w:p></w:t>",
		                            "<w:p",
		                            "<w:p a=\"",
		                            "<",
		                            "<!--",
		                            "<![CDATA[",
		                            "<w:p><w:t>&#xFFFFFFFFFF; &#0; &#55296; &nothing; & &#x202e;</w:t></w:p>" };
	struct buf deep = buf_new(*state, 1 << 20);
	struct words_read w;

	for (size_t i = 0; i < sizeof BODY / sizeof *BODY; i++) {
		enum rc rc = words(*state, docx(*state, BODY[i]), &w);

		if (rc != RC_OK && rc != RC_NONE)
			fail_msg("%s: %d", BODY[i], (int)rc);
	}
	for (int i = 0; i < 1000; i++)
		buf_str(&deep, S("<w:p>"));
	assert_int_equal(words(*state, docx(*state, str_c(*state, buf_view(&deep))), &w), RC_NONE);
}

/* More than a page can bear is cut, and that is said. */
static void test_words__of_very_much_are_cut(void **state)
{
	struct buf b = buf_new(*state, 8 << 20);
	struct words_read w;

	for (int i = 0; i < 60000; i++)
		buf_fmt(&b, "This is line %d of a long text that goes on and on.\n\n", i);
	assert_int_equal(words(*state, buf_view(&b), &w), RC_OK);
	assert_true(w.cut);
	assert_true(w.n > 1000 && w.n <= WORDS_BLOCKS_MAX);
}

TEST_MAIN(test_words)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_words__of_a_word_file),
		T(test_words__of_an_opendocument_text),
		T(test_words__of_a_plain_text),
		T(test_words__of_nothing_else),
		T(test_words__of_markup_that_means_harm),
		T(test_words__of_very_much_are_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
