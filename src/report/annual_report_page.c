/* /pupil/:id/annual-report: when annual reports went to the parents. */
#include "core/door/page.h"
#include "core/edit/edit_parts.h"
#include "core/entry/put_right_parts.h"
#include "core/people/step_parts.h"
#include "kit/base/id.h"
#include "report/annual_report.h"

static bool may_write(const struct req *q)
{
	return role_can(q->c.actor.hat, CAP_NOTICE);
}

static struct str one_url(struct req *q, const struct annual_report_view *v, const struct annual_report *x)
{
	return str_fmt(q->a, "/pupil/%lld/annual-report/%lld", (long long)v->pupil.id, (long long)x->id);
}

static void top_write(struct req *q, const struct annual_report_view *v)
{
	step_head(q, v->pupil.id, v->name, v->first, S("Annual report"),
	          S("Parents must have a report on their child’s progress at least once a year."), "/notices");
}

static void fields_write(struct form *f)
{
	form_field(f, "given_on");
	form_field(f, "words");
	ui_button(&f->q->w, S("Save"), NULL, NULL, false);
}

static void item_write(struct req *q, const struct annual_report_view *v, const struct annual_report *x)
{
	struct str day = date_long(q->a, x->given_on);

	html(&q->w, "<article class=\"card gap-s\"><h3>$</h3>\n<p>", h(day));
	html_lines(&q->w, x->words);
	html(&q->w, "</p>\n<p class=\"small quiet\">");
	if (may_write(q))
		html(&q->w, "<a href=\"$\">Change<span class=\"govuk-visually-hidden\"> $</span></a> ",
		     h_url(one_url(q, v, x)), h(day));
	put_right_link(q, v->pupil.id, "annual_report", x->id, x->noted_by, day);
	html(&q->w, "</p></article>\n");
}

static enum rc list_page(struct form *f, const void *view)
{
	const struct annual_report_view *v = view;
	struct req *q = f->q;

	top_write(q, v);
	form_summary(f);
	html(&q->w, "<div class=\"stack--l\">\n");
	if (may_write(q)) {
		ui_sheet_begin(&q->w, "new", S("Record that it went"), STR_NONE);
		form_begin(f, url_pupil(q->a, v->pupil.id, "/annual-report"));
		fields_write(f);
		form_end(f);
		html(&q->w,
		     "<p class=\"small quiet gap-s\">To keep the report itself, add it to the <a "
		     "href=\"$\">files</a>.</p>\n",
		     h_url(url_pupil(q->a, v->pupil.id, "/files")));
		ui_sheet_end(&q->w);
	}
	ui_sheet_begin(&q->w, "given", S("Given to the parents"), STR_NONE);
	if (v->n == 0)
		ui_empty(&q->w, S("No annual report is recorded yet."));
	for (size_t i = 0; i < v->n; i++)
		item_write(q, v, &v->item[i]);
	ui_sheet_end(&q->w);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc one_page(struct form *f, const void *view, const void *theirs)
{
	const struct annual_report_view *v = view;
	const struct annual_report *x = f->obj;

	top_write(f->q, v);
	edit_one_write(f, theirs, S("Change what is recorded"), one_url(f->q, v, x), fields_write);
	page_end(f->q);
	return RC_OK;
}

static enum rc load(struct ctx *c, int64_t pupil_id, int64_t id, void *view, void *one)
{
	struct annual_report_view *v = view;

	TRY(annual_report_view_load(c, pupil_id, id, v));
	*(struct annual_report *)one = id != 0 ? v->one : (struct annual_report){ .id = id_new() };
	return RC_OK;
}

static enum rc save(struct ctx *c, int64_t pupil_id, const void *mine, void *theirs, struct edit_fault *f)
{
	return annual_report_save(c, pupil_id, mine, theirs, f);
}

static const struct edit_page PAGE = { .rec = &annual_report_rec,
	                               .view_size = sizeof(struct annual_report_view),
	                               .path = "/annual-report",
	                               .done = "saved",
	                               .load = load,
	                               .save = save,
	                               .list = list_page,
	                               .one = one_page };

EDIT_ROUTES(annual_report_routes, PAGE, "/annual-report", CAP_PUPIL_RECORD, CAP_NOTICE, CAP_NOTICE);
