/* Pages that everybody may read: what the Code says, help, privacy, accessibility, display. */
#include <stdlib.h>

#include "core/door/content.h"
#include "core/door/page.h"
#include "core/school/area_help.h"
#include "core/school/public.h"

/* more: what stands below the text; NULL: nothing. */
static enum rc text_page(struct req *q, const char *name, enum rc (*more)(struct req *q))
{
	struct str title = content_title(q->a, str_of(name));

	page_begin(q, &(struct page){ .title = title, .width = "width--read", .bare = !q->session.signed_in });
	html(&q->w, "<div class=\"head\"><h1>$</h1></div>\n<section class=\"sheet prose\">\n", h_said(&q->w, title));
	if (!content_write(q, str_of(name)))
		return RC_NONE;
	html(&q->w, "</section>\n");
	if (more != NULL)
		TRY(more(q));
	page_end(q);
	return RC_OK;
}

static enum rc page_help(struct req *q)
{
	return text_page(q, "pages/help", NULL);
}

/* Whom to ask, and the notice, for those whose school is known. */
static enum rc privacy_own(struct req *q)
{
	struct area_privacy own;

	if (!q->session.signed_in)
		return RC_OK;
	TRY(area_privacy_load(&q->c, &own));
	if (own.officer.n == 0 && own.notice.n == 0)
		return RC_OK;
	ui_sheet_as(&q->w, "gap-l", "own", S("At this school"), STR_NONE);
	if (own.officer.n > 0) {
		html(&q->w, "<p>Ask about what we keep:<br>");
		html_lines(&q->w, own.officer);
		html(&q->w, "</p>\n");
	}
	if (own.notice.n > 0)
		html(&q->w, "<p><a href=\"$\">The full privacy notice</a></p>\n", h_url(own.notice));
	ui_sheet_end(&q->w);
	return RC_OK;
}

static enum rc page_privacy(struct req *q)
{
	struct public_school own;

	if (q->c.actor.service) { /* nothing of a pupil is kept there: one text for all */
		TRY(public_school_own(&q->c, &own));
		return req_redirect(q, "%s", str_c(q->a, public_url(q->a, &own, "/privacy")));
	}
	return text_page(q, "pages/privacy", privacy_own);
}

static enum rc page_accessibility(struct req *q)
{
	return text_page(q, "pages/accessibility", NULL);
}

enum { PARAGRAPHS_MOST = 200 };

/* By letters, and numbers in them as numbers: 6.2 before 6.17. */
static int paragraph_cmp(const void *x, const void *y)
{
	struct str a = *(const struct str *)x;
	struct str b = *(const struct str *)y;
	int64_t n;
	int64_t m;

	while (a.n > 0 && b.n > 0) {
		int by = str_cmp(str_cut(a, '.', &a), str_cut(b, '.', &b));

		if (by != 0)
			return by;
		if (str_int(a, &n) && str_int(b, &m))
			return n < m ? -1 : n > m;
	}
	return a.n < b.n ? -1 : a.n > b.n;
}

static enum rc page_code(struct req *q)
{
	struct str name[PARAGRAPHS_MOST];
	struct str next;
	size_t n = 0;
	size_t i = 0;

	while (n < PARAGRAPHS_MOST && (next = content_next(q->a, S("code/"), &i)).n > 0)
		name[n++] = next;
	qsort(name, n, sizeof *name, paragraph_cmp);
	page_begin(q, &(struct page){ .title = S("What the Code of Practice says"),
	                              .width = "width--read",
	                              .bare = !q->session.signed_in });
	html(&q->w,
	     "<div class=\"head\"><h1>What the Code of Practice says</h1><p>The SEND Code of Practice (2015) says how "
	     "schools help children with special educational needs. Here are the paragraphs that shape these pages, in "
	     "plain "
	     "words. “Must” means the law; “should” means a school needs a good reason not to.</p></div>\n"
	     "<section class=\"sheet\"><ul class=\"list\">\n");
	for (i = 0; i < n; i++)
		html(&q->w, "<li><a href=\"$\">$</a></li>\n", h_url(str_fmt(q->a, "/%.*s", STR_ARG(name[i]))),
		     h(content_title(q->a, name[i])));
	html(&q->w, "</ul></section>\n<section class=\"prose gap-l\" aria-label=\"$\">\n",
	     h(content_title(q->a, S("pages/the-code"))));
	if (!content_write(q, S("pages/the-code")))
		return RC_NONE;
	html(&q->w, "</section>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_code_paragraph(struct req *q)
{
	struct str name = str_fmt(q->a, "code/%.*s", STR_ARG(q->word[0]));
	struct str title = content_title(q->a, name);

	if (title.n == 0)
		return RC_NONE;
	page_begin(q, &(struct page){ .title = title,
	                              .width = "width--read",
	                              .bare = !q->session.signed_in,
	                              .back_url = S("/code"),
	                              .back_text = S("What the Code of Practice says") });
	html(&q->w,
	     "<div class=\"head\"><h1>$</h1><p class=\"quiet\">In our own words.</p></div>\n<section class=\"sheet "
	     "prose\">\n",
	     h(title));
	if (!content_write(q, name))
		return RC_NONE;
	html(&q->w, "</section>\n");
	page_end(q);
	return RC_OK;
}

static struct str look_of(const struct req *q, const char *const *known, struct str otherwise)
{
	struct str rest = req_cookie(q, "look");

	while (rest.n > 0) {
		struct str one = str_cut(rest, '.', &rest);

		for (size_t i = 0; known[i] != NULL; i++)
			if (str_is(one, known[i]))
				return one;
	}
	return otherwise;
}

static const char *const LOOKS[] = { "device", "light", "dark", "contrast", NULL };
static const char *const TEXTS[] = { "normal", "large", "largest", NULL };

static enum rc page_display(struct req *q)
{
	static const struct ui_choice looks[] = { { S("device"), S("As my device is set"), S(""), NULL },
		                                  { S("light"), S("Light"), S(""), NULL },
		                                  { S("dark"), S("Dark"), S(""), NULL },
		                                  { S("contrast"), S("More contrast"),
		                                    S("Black on white, strong lines"), NULL } };
	static const struct ui_choice texts[] = { { S("normal"), S("Normal"), S(""), NULL },
		                                  { S("large"), S("Larger"), S(""), NULL },
		                                  { S("largest"), S("Largest"), S(""), NULL } };

	page_begin(q, &(struct page){ .title = S("Display"), .width = "width--read", .bare = !q->session.signed_in });
	html(&q->w, "<div class=\"head\"><h1>Display</h1><p>How pages look on this device.</p></div>\n");
	page_done(q);
	html(&q->w, "<section class=\"sheet\"><form method=\"post\" action=\"/display\">\n");
	ui_radios(&q->w,
	          &(struct ui_field){
	              .name = "colours", .label = S("Colours"), .value = look_of(q, LOOKS, S("device")) },
	          looks, 4, false);
	ui_radios(&q->w,
	          &(struct ui_field){
	              .name = "text", .label = S("Text size"), .value = look_of(q, TEXTS, S("normal")) },
	          texts, 3, false);
	ui_button(&q->w, S("Save"), NULL, NULL, false);
	if (q->session.signed_in)
		html(&q->w,
		     "</form>\n<p class=\"small quiet\">A parent can read the page of their child in other "
		     "languages: choose one at its top. Other pages are in English. Letters and plans come in usual "
		     "print and in large print. Tell the school if you need another language or format. It keeps "
		     "your wish with your name, and talks with you about what it can do.</p></section>\n");
	else
		html(
		    &q->w,
		    "</form>\n<p class=\"small quiet\">You choose the language at the top of a page. Letters and plans "
		    "come in usual print and in "
		    "large print. Tell the school if you need another language or format. It keeps your "
		    "wish with your name, and talks with you about what it can do.</p></section>\n");
	page_end(q);
	return RC_OK;
}

static struct str known_word(const char *const *known, struct str word)
{
	for (size_t i = 0; known[i] != NULL; i++)
		if (str_is(word, known[i]))
			return word;
	return str_of(known[0]);
}

static enum rc do_display(struct req *q)
{
	enum { A_YEAR = 365 * 86400 };
	struct str colours = known_word(LOOKS, req_form(q, "colours"));
	struct str text = known_word(TEXTS, req_form(q, "text"));

	req_set_cookie(q, "look", str_fmt(q->a, "%.*s.%.*s", STR_ARG(colours), STR_ARG(text)), A_YEAR, true);
	return req_redirect(q, "/display?done=saved");
}

ROUTES(public_routes, R(GET, "/help", CAP_PUBLIC, page_help), R(GET, "/privacy", CAP_PUBLIC, page_privacy),
       R(GET, "/accessibility", CAP_PUBLIC, page_accessibility), R(GET, "/code", CAP_PUBLIC, page_code),
       R(GET, "/code/:word", CAP_PUBLIC, page_code_paragraph), R(GET, "/display", CAP_PUBLIC, page_display),
       R(POST, "/display", CAP_PUBLIC, do_display));
