/* What stands beside a pupil's results: the list with a new entry, and one entry to change. */
#include "kit/base/id.h"
#include "core/door/page.h"
#include "core/entry/put_right_parts.h"
#include "core/people/step_parts.h"
#include "core/edit/edit_parts.h"
#include "notice/results/circumstance.h"
#include "core/people/pupil_tabs_parts.h"

static bool may_write(const struct req *q)
{
	return role_can(q->c.actor.hat, CAP_RESULTS_WRITE);
}

static void fields_write(struct form *f)
{
	form_field(f, "kind");
	form_field(f, "level");
	form_field(f, "words");
	form_field(f, "starts");
	form_field(f, "ends");
	html(&f->q->w,
	     "<fieldset class=\"govuk-fieldset gap\">\n<legend class=\"govuk-fieldset__legend\">For a part-time "
	     "timetable only</legend>\n<p class=\"small quiet\">It is for a short time, has a reason and a day to "
	     "look at it again, and the parents agree to it.</p>\n");
	form_field(f, "hours");
	form_field(f, "agreed");
	form_field(f, "review_on");
	html(&f->q->w, "</fieldset>\n");
	ui_button(&f->q->w, S("Save"), NULL, NULL, false);
}

static void list_write(struct req *q, const struct circumstance_view *v)
{
	struct html *w = &q->w;

	ui_sheet_begin(w, "known", S("What we know"), STR_NONE);
	if (v->n == 0)
		ui_empty(w, str_fmt(q->a, "Nothing is recorded about %.*s yet.", STR_ARG(v->first)));
	for (size_t i = 0; i < v->n; i++) {
		const struct circumstance *c = &v->item[i];

		html(w, "<article class=\"card\"><h3>$</h3>\n<p>", h(circumstance_kind_word(c->kind)));
		html_lines(w, circumstance_text(q->a, c));
		html(w, "</p>\n<p class=\"small quiet\">");
		if (circumstance_when(q->a, c).n > 0)
			html(w, "$. ", h(str_sentence(q->a, circumstance_when(q->a, c))));
		html(w, "Noted by $ on $.", h(c->by_name), h(date_long(q->a, c->noted_on)));
		if (may_write(q))
			html(w, " <a href=\"$\">Change<span class=\"govuk-visually-hidden\"> $</span></a>",
			     h_url(url_pupil(q->a, v->pupil.id,
			                     str_c(q->a, str_fmt(q->a, "/circumstances/%lld", (long long)c->id)))),
			     h(circumstance_kind_word(c->kind)));
		put_right_link(q, v->pupil.id, "circumstance", c->id, c->noted_by,
		               str_of(circumstance_kind_word(c->kind)));
		html(w, "</p></article>\n");
	}
	html(
	    w,
	    "<p class=\"small quiet gap-s\">Difficulties that come only from learning English are not SEN. Look at all "
	    "parts of learning and development before deciding. ");
	ui_cop(w, "6.24");
	html(w, "</p>\n");
	ui_sheet_end(w);
}

static enum rc list_page(struct form *f, const void *view)
{
	const struct circumstance_view *v = view;
	struct req *q = f->q;
	struct html *w = &q->w;

	step_head(q, v->pupil.id, v->name, v->first, S("Circumstances"),
	          S("What may explain results, and what they do not show. It is never used in a calculation."),
	          "/circumstances");
	form_summary(f);
	html(w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	if (may_write(q)) {
		ui_sheet_begin(w, "new", S("Record a circumstance"), STR_NONE);
		form_begin(f, url_pupil(q->a, v->pupil.id, "/circumstances"));
		fields_write(f);
		form_end(f);
		ui_sheet_end(w);
	}
	html(w, "<p><a href=\"$\">Results</a></p>\n</div>\n<aside class=\"stack--l\" aria-label=\"What we know\">\n",
	     h_url(url_pupil(q->a, v->pupil.id, "/results")));
	list_write(q, v);
	html(w, "</aside>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc one_page(struct form *f, const void *view, const void *theirs)
{
	const struct circumstance_view *v = view;
	struct req *q = f->q;
	struct html *w = &q->w;

	step_head(q, v->pupil.id, v->name, v->first, S("Change what is recorded"),
	          str_fmt(q->a, "Noted by %.*s on %.*s.", STR_ARG(v->one.by_name),
	                  STR_ARG(date_long(q->a, v->one.noted_on))),
	          "/circumstances");
	form_summary(f);
	if (theirs != NULL)
		form_conflict(f, theirs);
	ui_sheet_begin(w, "one", str_of(circumstance_kind_word(v->one.kind)), STR_NONE);
	form_begin(f, url_pupil(q->a, v->pupil.id,
	                        str_c(q->a, str_fmt(q->a, "/circumstances/%lld", (long long)v->one.id))));
	fields_write(f);
	form_end(f);
	html(w, "<p class=\"small quiet\">Is it no longer so? Give it a last day: it stays in the history.</p>\n");
	ui_sheet_end(w);
	html(w, "<p><a href=\"$\">Back to the list</a></p>\n", h_url(url_pupil(q->a, v->pupil.id, "/circumstances")));
	page_end(q);
	return RC_OK;
}

static enum rc load(struct ctx *c, int64_t pupil_id, int64_t id, void *view, void *one)
{
	struct circumstance_view *v = view;

	TRY(circumstance_view_load(c, pupil_id, id, v));
	*(struct circumstance *)one = id != 0 ? v->one : (struct circumstance){ .id = id_new() };
	return RC_OK;
}

static enum rc save(struct ctx *c, int64_t pupil_id, const void *mine, void *theirs, struct edit_fault *f)
{
	return circumstance_save(c, pupil_id, mine, theirs, f);
}

static const struct edit_page PAGE = { .rec = &circumstance_rec,
	                               .view_size = sizeof(struct circumstance_view),
	                               .path = "/circumstances",
	                               .done = "saved",
	                               .load = load,
	                               .save = save,
	                               .list = list_page,
	                               .one = one_page };

EDIT_ROUTES(circumstance_routes, PAGE, "/circumstances", CAP_RESULTS, CAP_RESULTS_WRITE, CAP_RESULTS_WRITE);
TAB(tab_circumstances, .tab = TAB_NOTICE, .order = 40, .rest = "/circumstances", .text = "Circumstances",
    .cap = CAP_RESULTS);
