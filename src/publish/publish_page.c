/* /publications: what the school must publish (design 39); one document with its parts, its way through the governors
 * and its versions; the steps, each a press with a way back. */
#include "publish/publish_page_parts.h"

#include "core/door/menu.h"
#include "publish/publish_site_parts.h"

static enum rc page_list(struct req *q)
{
	static const struct ui_column COLS[] = { { S("Document"), false },
		                                 { S("On the website"), false },
		                                 { S("Next version"), false },
		                                 { S("Due by"), false } };
	struct ui_table t = { .caption = S("What the school must publish"), .col = COLS, .cols = 4, .cards = true };
	struct public_school s;
	struct publish_doc *d;
	size_t n;

	TRY(publish_all_load(&q->c, &d, &n));
	TRY(public_school_own(&q->c, &s));
	page_begin(q, &(struct page){ .title = S("What we must publish"), .menu = "/publications" });
	html(&q->w,
	     "<div class=\"head\"><h1>What we must publish</h1><p class=\"lead quiet\">Written by us, approved by "
	     "governors, read by everybody.</p></div>\n");
	page_done(q);
	html(&q->w, "<section class=\"sheet\" aria-label=\"Documents\">\n");
	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < n; i++) {
		ui_row_begin(&q->w, &t);
		ui_cell_begin(&q->w, &t);
		html(&q->w, "<a href=\"$\">$</a><br><span class=\"small quiet\">$</span>",
		     h_url(publish_url(q->a, d[i].kind, "")), h(d[i].kind->title), h(d[i].kind->force_words));
		ui_cell_end(&q->w, &t);
		ui_cell(&q->w, &t, d[i].out != NULL ? date_long(q->a, d[i].out->pub.published_on) : S("Nothing yet"));
		ui_cell(&q->w, &t, d[i].open != NULL ? publish_open_words(q->a, &d[i]) : S("Not begun"));
		ui_cell(&q->w, &t, date_long(q->a, d[i].due));
		ui_row_end(&q->w, &t);
	}
	ui_table_end(&q->w, &t);
	html(&q->w, "</section>\n<p class=\"gap\"><a href=\"$\">The public page</a></p>\n",
	     h_url(public_url(q->a, &s, "/publications")));
	html(&q->w, "<p class=\"gap-s\"><a href=\"/publications-files\">All published documents as files for your own "
	            "website</a> (a zip of plain pages)</p>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_one(struct req *q)
{
	struct publish_doc d;

	TRY(publish_doc_load(&q->c, q->word[0], &d));
	return publish_page_write(q, &d, (struct ui_error){ NULL, STR_NONE });
}

static enum rc refused(struct req *q, enum rc rc, const char *field, struct str fault)
{
	struct publish_doc d;

	if (fault.n == 0 || (rc != RC_INVALID && rc != RC_CONFLICT))
		return rc;
	req_refuse(q, rc == RC_CONFLICT ? 409 : 422);
	TRY(publish_doc_load(&q->c, q->word[0], &d));
	return publish_page_write(q, &d, (struct ui_error){ field, fault });
}

static enum rc do_begin(struct req *q)
{
	struct str fault;
	int64_t id = 0;
	const bool change = str_is(req_form(q, "how"), "change");
	struct str changed = change ? str_trim(req_form(q, "changed")) : STR_NONE;
	enum rc rc;

	(void)str_int(req_form(q, "id"), &id);
	if (change && changed.n == 0)
		return refused(q, RC_INVALID, "changed", S("Say in one line what changes"));
	rc = publish_begin(&q->c, q->word[0], id, changed, &fault);
	if (rc != RC_OK)
		return refused(q, rc, change ? "changed" : "todo", fault);
	return req_redirect(q, "/publications/%.*s?done=added", STR_ARG(q->word[0]));
}

static const struct {
	const char *word;
	enum publish_step step;
	const char *done;
	bool decides;
} STEPS[] = { { "send", STEP_SEND, "governors", false },
	      { "back", STEP_TAKE_BACK, "back", false },
	      { "publish", STEP_PUBLISH, "published", false },
	      { "return", STEP_RETURN, "returned", true },
	      { "approve", STEP_APPROVE, "approved", true } };

static enum rc take(struct req *q, bool decides)
{
	struct publish_press p = { 0 };
	const char *field = NULL, *done = NULL;
	struct str fault;
	enum rc rc;

	for (size_t i = 0; i < sizeof STEPS / sizeof STEPS[0]; i++)
		if (str_is(req_form(q, "step"), STEPS[i].word) && STEPS[i].decides == decides) {
			p.step = STEPS[i].step;
			done = STEPS[i].done;
		}
	if (done == NULL)
		return RC_NONE;
	(void)str_int(req_form(q, "id"), &p.id);
	(void)str_int(req_form(q, "revision"), &p.revision);
	p.why = req_form(q, p.step == STEP_RETURN ? "note" : "why");
	(void)date_parse(form_date_typed(&q->form, q->a, S("decided_on")), &p.on);
	rc = publish_take(&q->c, q->word[0], &p, &field, &fault);
	if (rc != RC_OK)
		return refused(q, rc, str_is(str_of(field), "step") ? "todo" : field, fault);
	return req_redirect(q, "/publications/%.*s?done=%s", STR_ARG(q->word[0]), done);
}

static enum rc do_step(struct req *q)
{
	return take(q, false);
}

static enum rc do_decide(struct req *q)
{
	return take(q, true);
}

/* A version as readers will see it, or saw it. */
static enum rc page_version(struct req *q)
{
	struct public_school s;
	struct publish_doc d;

	TRY(publish_version_load(&q->c, q->word[0], q->id[0], &d));
	TRY(public_school_own(&q->c, &s));
	page_begin(q, &(struct page){ .title = publish_title(q->a, &d),
	                              .menu = "/publications",
	                              .back_url = publish_url(q->a, d.kind, ""),
	                              .back_text = d.kind->title });
	html(&q->w, "<div class=\"head stack\"><h1>$</h1><p class=\"lead\">$</p></div>\n", h(publish_title(q->a, &d)),
	     h(publish_lead(q->a, &d, s.name)));
	if (d.version->pub.state != PUBLISH_PUBLISHED)
		ui_note(&q->w, S("This is not published."), S("Only staff and governors see it."), false);
	html(&q->w, "<div class=\"leafgrid\">\n<article class=\"leaflet sheet\" aria-label=\"$\">\n",
	     h(publish_title(q->a, &d)));
	publish_body_write(&q->w, q->a, &d, public_url(q->a, &s, "/publications/"));
	html(&q->w, "</article>\n<div class=\"stack--l\">\n");
	ui_sheet_begin(&q->w, "abt", S("About this version"), STR_NONE);
	publish_about_write(&q->w, q->a, &d);
	ui_sheet_end(&q->w);
	html(&q->w, "</div>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_files(struct req *q)
{
	struct public_school s;
	struct str zip;

	TRY(public_school_own(&q->c, &s));
	TRY(publish_site_zip(&q->c, &s, &zip));
	return req_send(q, "application/zip", zip, str_fmt(q->a, "publications-%.*s.zip", STR_ARG(s.key)));
}

static enum rc wait_count(struct ctx *c, int64_t *n)
{
	struct publish_doc *d;
	size_t docs;

	*n = 0;
	TRY(publish_all_load(c, &d, &docs));
	for (size_t i = 0; i < docs; i++)
		if (d[i].open != NULL)
			*n += (d[i].decides && d[i].open->pub.state == PUBLISH_SENT) ||
			      (d[i].writes && d[i].open->pub.state == PUBLISH_APPROVED);
	return RC_OK;
}

ROUTES(publish_routes, R(GET, "/publications", CAP_PUBLISH, page_list),
       R(GET, "/publications-files", CAP_PUBLISH, page_files), R(GET, "/publications/:word", CAP_PUBLISH, page_one),
       R(GET, "/publications/:word/versions/:id", CAP_PUBLISH, page_version),
       R(POST, "/publications/:word/begin", CAP_PUBLISH, do_begin),
       R(POST, "/publications/:word/step", CAP_PUBLISH, do_step),
       R(POST, "/publications/:word/decide", CAP_PUBLISH, do_decide));
MENU(menu_publish, .area = AREA_SCHOOL, .order = 55, .path = "/publications", .text = "What we must publish",
     .cap = CAP_PUBLISH, .waits = wait_count);
