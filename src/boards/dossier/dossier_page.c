/* /pupil/:id/dossier (design 18): what it is for and how long, then the document on the screen, as tagged PDF and as
 * one file for a browser. A subject access is boards/dossier/dossier_subject_page. */
#include "boards/dossier/dossier.h"
#include "boards/dossier/dossier_write_parts.h"
#include "core/door/page.h"
#include "core/people/pupil_tabs_parts.h"

enum { FILE_MAX = 8 << 20 };

/* ---- what is wished ---- */

static bool wish_read(struct req *q, struct dossier_wish *w)
{
	int64_t cycle;

	*w = (struct dossier_wish){ .initials = str_is(req_query(q, "initials"), "1") };
	if (!dossier_purpose_of(q->word[0], &w->purpose))
		return false;
	if (!dossier_depth_of(req_query(q, "depth"), &w->depth))
		w->depth = DEPTH_SHORT;
	if (str_int(req_query(q, "cycle"), &cycle) && cycle > 0)
		w->cycle = cycle;
	return w->purpose != DOSSIER_SUBJECT;
}

/* "/pupil/12/dossier/inspection?depth=short&initials=1" */
static struct str wish_url(struct req *q, const struct dossier_wish *w, const char *file)
{
	struct str cycle =
	    w->depth == DEPTH_CYCLE && w->cycle > 0 ? str_fmt(q->a, "&cycle=%lld", (long long)w->cycle) : STR_NONE;

	return str_fmt(q->a, "%.*s/%s%s?depth=%s%.*s%s", STR_ARG(url_pupil(q->a, q->id[0], "/dossier")),
	               dossier_purpose_code(w->purpose), file, dossier_depth_code(w->depth), STR_ARG(cycle),
	               w->initials ? "&initials=1" : "");
}

/* ---- choosing ---- */

static void purposes_write(struct req *q, struct str chosen, struct str error)
{
	struct ui_choice c[DOSSIER_PURPOSES];

	for (int i = 0; i < DOSSIER_PURPOSES; i++)
		c[i] = (struct ui_choice){ .value = str_of(dossier_purpose_code((enum dossier_purpose)i)),
			                   .label = str_of(dossier_purpose_word((enum dossier_purpose)i)),
			                   .hint = str_of(dossier_purpose_about((enum dossier_purpose)i)) };
	ui_radios(&q->w,
	          &(struct ui_field){
	              .name = "purpose", .label = S("What is it for?"), .value = chosen, .error = error },
	          c, DOSSIER_PURPOSES, false);
}

static void depths_write(struct req *q, const struct dossier_choose *v)
{
	struct ui_choice c[DOSSIER_DEPTHS];
	struct ui_choice *y = NEW_ARRAY(q->a, struct ui_choice, v->cycles + 1);
	struct str depth = req_query(q, "depth");

	for (int i = 0; i < DOSSIER_DEPTHS; i++)
		c[i] = (struct ui_choice){ .value = str_of(dossier_depth_code((enum dossier_depth)i)),
			                   .label = str_of(dossier_depth_word((enum dossier_depth)i)) };
	ui_radios(&q->w,
	          &(struct ui_field){ .name = "depth",
	                              .label = S("How much?"),
	                              .hint = S("A subject access always has everything."),
	                              .value = depth.n > 0 ? depth : S("short") },
	          c, DOSSIER_DEPTHS, true);
	for (size_t i = 0; i < v->cycles; i++)
		y[i] = (struct ui_choice){ .value = str_fmt(q->a, "%lld", (long long)v->cycle[i]),
			                   .label = str_fmt(q->a, "Cycle %lld", (long long)v->cycle[i]) };
	if (v->cycles > 1)
		ui_select(&q->w,
		          &(struct ui_field){ .name = "cycle",
		                              .label = S("Which cycle, when it is one?"),
		                              .value = req_query(q, "cycle") },
		          y, v->cycles);
}

static enum rc choose_page(struct req *q, const struct dossier_choose *v, struct str problem)
{
	struct ui_error e = { "purpose", problem };
	struct str initials = str_is(req_query(q, "initials"), "1") ? S("1") : STR_NONE;
	const struct ui_choice names = { .value = S("1"), .label = S("Initials, not the pupil’s name") };

	page_begin(q, &(struct page){ .title = str_fmt(q->a, "Dossier: %.*s", STR_ARG(v->name)), .menu = "/pupils" });
	pupil_top(q, v->pupil_id, v->name, v->first, "/dossier");
	html(&q->w,
	     "<div class=\"head\"><h1>Dossier</h1><p class=\"quiet\">The record of $ as one document, each line with "
	     "its source and date. Nothing is sent to anyone.</p></div>\n",
	     h(v->first));
	if (problem.n > 0)
		ui_error_summary(&q->w, &e, 1);
	html(&q->w, "<section class=\"sheet\" aria-label=\"What it is for\">\n<form method=\"get\" action=\"$\">\n",
	     h_url(url_pupil(q->a, v->pupil_id, "/dossier")));
	purposes_write(q, req_query(q, "purpose"), problem);
	depths_write(q, v);
	ui_checkboxes(&q->w, &(struct ui_field){ .name = "initials", .label = S("Names"), .value = initials }, &names,
	              1);
	ui_button(&q->w, S("Make the dossier"), "make", "1", false);
	html(&q->w,
	     "</form>\n<p class=\"small quiet\">Who made it, when and what for is in the pupil’s access history.</p>\n"
	     "</section>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_choose(struct req *q)
{
	struct dossier_choose *v = NEW(q->a, struct dossier_choose);
	struct dossier_wish w = { .initials = str_is(req_query(q, "initials"), "1") };

	TRY(dossier_choose_load(&q->c, q->id[0], v));
	if (req_query(q, "make").n == 0)
		return choose_page(q, v, STR_NONE);
	if (!dossier_purpose_of(req_query(q, "purpose"), &w.purpose)) {
		req_refuse(q, 422);
		return choose_page(q, v, S("Choose what it is for"));
	}
	if (w.purpose == DOSSIER_SUBJECT)
		return req_redirect(q, "/pupil/%lld/subject-access", (long long)q->id[0]);
	(void)dossier_depth_of(req_query(q, "depth"), &w.depth);
	if (!str_int(req_query(q, "cycle"), &w.cycle) || w.cycle < 0)
		w.cycle = 0;
	return req_redirect(q, "%.*s", STR_ARG(wish_url(q, &w, "")));
}

/* ---- the document ---- */

static void tool_write(struct req *q, struct str url, const char *icon, const char *text)
{
	html(&q->w, "<a class=\"tool\" href=\"$\">", h_url(url));
	ui_icon(&q->w, icon);
	html(&q->w, " $</a> ", h(text));
}

static void bar_write(struct req *q, const struct dossier_wish *w)
{
	struct dossier_wish other = *w;

	html(&q->w,
	     "<div class=\"noprint row row--between bench__bar\"><p><a href=\"$\">History</a> · <a href=\"$\">Another "
	     "dossier</a></p>\n<p class=\"row\">",
	     h_url(url_pupil(q->a, q->id[0], "/history")), h_url(url_pupil(q->a, q->id[0], "/dossier")));
	tool_write(q, wish_url(q, w, "/dossier.pdf"), "download", "PDF");
	tool_write(q, wish_url(q, w, "/dossier.html"), "download", "Web file");
	other.initials = !w->initials;
	tool_write(q, wish_url(q, &other, ""), "person", w->initials ? "With the name" : "Initials only");
	other = *w;
	other.depth = w->depth == DEPTH_SHORT ? DEPTH_CYCLE : w->depth == DEPTH_CYCLE ? DEPTH_ALL : DEPTH_SHORT;
	tool_write(q, wish_url(q, &other, ""), "doc", w->depth == DEPTH_ALL ? "Shorter" : "Longer");
	html(&q->w, "</p></div>\n");
}

static enum rc page_dossier(struct req *q)
{
	struct dossier *d = NEW(q->a, struct dossier);
	struct dossier_wish w;

	if (!wish_read(q, &w))
		return RC_NONE;
	TRY(dossier_load(&q->c, q->id[0], &w, d));
	page_begin(q, &(struct page){ .title =
	                                  str_fmt(q->a, "%s: %.*s", dossier_purpose_word(w.purpose), STR_ARG(d->name)),
	                              .menu = "/pupils" });
	bar_write(q, &w);
	dossier_write(&q->w, d);
	page_end(q);
	return RC_OK;
}

static enum rc page_pdf(struct req *q)
{
	struct dossier *d = NEW(q->a, struct dossier);
	struct dossier_wish w;
	struct str body;

	if (!wish_read(q, &w))
		return RC_NONE;
	TRY(dossier_load(&q->c, q->id[0], &w, d));
	TRY(dossier_pdf(&q->c, d, 1, &body));
	return req_send(q, "application/pdf", body, S("dossier.pdf"));
}

static enum rc page_file(struct req *q)
{
	struct dossier *d = NEW(q->a, struct dossier);
	struct buf b = buf_new(q->a, FILE_MAX);
	struct dossier_wish w;
	struct html out;

	if (!wish_read(q, &w))
		return RC_NONE;
	TRY(dossier_load(&q->c, q->id[0], &w, d));
	html_init(&out, q->a, &b);
	dossier_file_write(&out, d);
	html_end(&out);
	if (b.full || out.misuse > 0)
		return err_set(&q->c.err, RC_FAIL, "dossier: %s", b.full ? "too long" : out.first_misuse);
	return req_send(q, "text/html; charset=utf-8", buf_view(&b), S("dossier.html"));
}

ROUTES(dossier_routes, R(GET, "/pupil/:id/dossier", CAP_DOSSIER, page_choose),
       R(GET, "/pupil/:id/dossier/:word", CAP_DOSSIER, page_dossier),
       R(GET, "/pupil/:id/dossier/:word/dossier.pdf", CAP_DOSSIER, page_pdf),
       R(GET, "/pupil/:id/dossier/:word/dossier.html", CAP_DOSSIER, page_file));
TAB(tab_dossier, .tab = TAB_HISTORY, .order = 40, .rest = "/dossier", .text = "Dossier", .cap = CAP_DOSSIER);
