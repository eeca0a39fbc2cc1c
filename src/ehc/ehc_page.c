/* The dates of a pupil's EHC plan: what is due by when, what is recorded, and a short form for the next one. */
#include "core/door/page.h"
#include "core/edit/edit_parts.h"
#include "core/entry/put_right_parts.h"
#include "core/people/pupil_tabs_parts.h"
#include "core/people/step_parts.h"
#include "ehc/ehc_parts.h"
#include "kit/base/id.h"

static struct str one_url(struct req *q, int64_t pupil_id, int64_t id)
{
	return url_pupil(q->a, pupil_id, str_c(q->a, str_fmt(q->a, "/ehc/%lld", (long long)id)));
}

static void day_of(struct req *q, const char *what, struct date d)
{
	if (!date_none(d))
		html(&q->w, "<br>$ $.", h(what), h(date_long(q->a, d)));
}

static void list_write(struct req *q, const struct ehc_view *v)
{
	struct html *w = &q->w;

	ui_sheet_begin(w, "dates", S("What is recorded"), STR_NONE);
	if (v->n == 0)
		ui_empty(w, str_fmt(q->a, "No date of %.*s’s EHC plan is recorded yet.", STR_ARG(v->first)));
	html(w, "<div class=\"stack\">\n");
	for (size_t i = 0; i < v->n; i++) {
		const struct ehc_date *d = &v->item[i];
		bool plan = d->kind == EHC_KIND_PLAN;

		html(w, "<article class=\"card\"><h3>$</h3>\n<p>$", h(date_long(q->a, d->on_day)),
		     h(plan ? "The EHC plan was made." : "Annual review meeting: "));
		if (!plan)
			html(w, "$.", h(ehc_state_word(d->state)));
		day_of(q, "Papers sent on", d->papers_on);
		day_of(q, "Report sent on", d->report_on);
		day_of(q, "The local authority decided on", d->decided_on);
		if (d->outcome != EHC_OUTCOME_NONE)
			html(w, "<br>Decision: $.", h(ehc_outcome_word(d->outcome)));
		html(w, "</p>\n");
		if (d->note.n > 0) {
			html(w, "<p>");
			html_lines(w, d->note);
			html(w, "</p>\n");
		}
		if (role_can(q->c.actor.hat, CAP_DECIDE)) {
			html(w,
			     "<p class=\"small\"><a href=\"$\">$<span class=\"govuk-visually-hidden\"> of $</span></a>",
			     h_url(one_url(q, v->pupil.id, d->id)),
			     h(plan ? "Change this date" : "Papers, report, decision"), h(date_long(q->a, d->on_day)));
			put_right_link(q, v->pupil.id, "ehc_date", d->id, d->noted_by,
			               str_fmt(q->a, "the date %.*s", STR_ARG(date_long(q->a, d->on_day))));
			html(w, "</p>\n");
		}
		html(w, "</article>\n");
	}
	html(w, "</div>\n");
	ui_sheet_end(w);
}

static enum rc list_page(struct form *f, const void *view)
{
	const struct ehc_view *v = view;
	struct req *q = f->q;
	struct html *w = &q->w;

	step_head(q, v->pupil.id, v->name, v->first, S("EHC plan and annual review"), STR_NONE, "/ehc");
	form_summary(f);
	html(w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	ehc_due_write(q, v);
	list_write(q, v);
	html(w, "</div>\n<div class=\"stack--l\">\n");
	if (role_can(q->c.actor.hat, CAP_DECIDE)) {
		ui_sheet_begin(w, "new", S("Add a date"), STR_NONE);
		form_begin(f, url_pupil(q->a, v->pupil.id, "/ehc"));
		form_field(f, "kind");
		form_field(f, "on_day");
		form_field(f, "note");
		ui_action(w, &(struct ui_action){ .text = S("Save"), .full = true });
		form_end(f);
		ui_sheet_end(w);
	}
	html(w, "</div>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc one_page(struct form *f, const void *view, const void *theirs)
{
	static const char *const REVIEW[] = { "state", "papers_on", "report_on", "decided_on", "outcome" };
	const struct ehc_view *v = view;
	struct req *q = f->q;
	struct html *w = &q->w;

	step_head(q, v->pupil.id, v->name, v->first,
	          v->one.kind == EHC_KIND_PLAN ? S("The date of the EHC plan") : S("An annual review"), STR_NONE,
	          "/ehc");
	form_summary(f);
	if (theirs != NULL)
		form_conflict(f, theirs);
	ui_sheet_begin(w, "one", date_long(q->a, v->one.on_day), STR_NONE);
	form_begin(f, one_url(q, v->pupil.id, v->one.id));
	form_field(f, "kind");
	form_field(f, "on_day");
	for (size_t i = 0; i < sizeof REVIEW / sizeof REVIEW[0] && v->one.kind != EHC_KIND_PLAN; i++)
		form_field(f, REVIEW[i]);
	form_field(f, "note");
	ui_action(w, &(struct ui_action){ .text = S("Save"), .full = true });
	form_end(f);
	ui_sheet_end(w);
	html(w, "<p><a href=\"$\">Back to the dates</a></p>\n", h_url(url_pupil(q->a, v->pupil.id, "/ehc")));
	page_end(q);
	return RC_OK;
}

static enum rc load(struct ctx *c, int64_t pupil_id, int64_t id, void *view, void *one)
{
	struct ehc_view *v = view;

	TRY(ehc_load(c, pupil_id, id, v));
	*(struct ehc_date *)one =
	    id != 0 ? v->one
	            : (struct ehc_date){ .id = id_new(),
		                         .kind = date_none(v->fact.made) ? EHC_KIND_PLAN : EHC_KIND_REVIEW };
	return RC_OK;
}

static enum rc save(struct ctx *c, int64_t pupil_id, const void *mine, void *theirs, struct edit_fault *f)
{
	return ehc_save(c, pupil_id, mine, theirs, f);
}

static const struct edit_page PAGE = { .rec = &ehc_date_rec,
	                               .view_size = sizeof(struct ehc_view),
	                               .path = "/ehc",
	                               .done = "saved",
	                               .load = load,
	                               .save = save,
	                               .list = list_page,
	                               .one = one_page };

EDIT_ROUTES(ehc_routes, PAGE, "/ehc", CAP_PUPIL_RECORD, CAP_DECIDE, CAP_DECIDE);
TAB(tab_ehc, .tab = TAB_REVIEW, .order = 20, .rest = "/ehc", .text = "EHC plan", .cap = CAP_PUPIL_RECORD);
