/* /pupil/:id/reasons: why reminders of a pupil rest, and the form that answers one. */
#include "core/door/page.h"
#include "core/duty/duty_about_rule.h"
#include "core/edit/edit_parts.h"
#include "core/entry/put_right_parts.h"
#include "core/people/step_parts.h"
#include "kit/base/id.h"
#include "reason/reason.h"

static struct str one_url(struct req *q, const struct reason_view *v, const struct duty_reason *x)
{
	return str_fmt(q->a, "/pupil/%lld/reasons/%lld", (long long)v->pupil.id, (long long)x->id);
}

static void top_write(struct req *q, const struct reason_view *v)
{
	step_head(q, v->pupil.id, v->name, v->first, S("Not done, with a reason"),
	          S("What a school should do, it does unless it has a good reason. The reason stands in the record."),
	          "/history");
}

static void fields_write(struct form *f, struct str about)
{
	const struct duty_rule *r = duty_of_about(about);

	if (r != NULL)
		html(&f->q->w, "<p><strong>$</strong> $</p>\n", h(duty_title_plain(f->q->a, r)), h(r->why));
	ui_hidden(&f->q->w, "about", about);
	form_field(f, "words");
	form_field(f, "until_on");
	ui_button(&f->q->w, S("Save the reason"), NULL, NULL, false);
}

static void one_fields(struct form *f)
{
	fields_write(f, ((const struct duty_reason *)f->obj)->about);
}

static void item_write(struct req *q, const struct reason_view *v, const struct duty_reason *x)
{
	const struct duty_rule *r = duty_of_about(x->about);
	struct str title = r != NULL ? duty_title_plain(q->a, r) : S("Reminder");

	html(&q->w, "<article class=\"card gap-s\"><h3>$</h3>\n<p>", h(title));
	html_lines(&q->w, x->words);
	html(&q->w, "</p>\n<p class=\"small quiet\">Given on $. Looked at again on $.", h(date_long(q->a, x->on_day)),
	     h(date_long(q->a, x->until_on)));
	if (role_can(q->c.actor.hat, CAP_DECIDE))
		html(&q->w, " <a href=\"$\">Change<span class=\"govuk-visually-hidden\"> $</span></a>",
		     h_url(one_url(q, v, x)), h(title));
	put_right_link(q, v->pupil.id, "duty_reason", x->id, x->by_id, title);
	html(&q->w, "</p></article>\n");
}

static enum rc list_page(struct form *f, const void *view)
{
	const struct reason_view *v = view;
	struct req *q = f->q;
	struct str about = f->posted ? form_typed(f, "about") : req_query(q, "about");
	const struct duty_rule *r = duty_of_about(about);

	top_write(q, v);
	form_summary(f);
	html(&q->w, "<div class=\"stack--l\">\n");
	if (r != NULL && duty_may_rest(r) && role_can(q->c.actor.hat, CAP_DECIDE)) {
		ui_sheet_begin(&q->w, "new", S("Give the reason"), STR_NONE);
		form_begin(f, url_pupil(q->a, v->pupil.id, "/reasons"));
		fields_write(f, about);
		form_end(f);
		ui_sheet_end(&q->w);
	}
	ui_sheet_begin(&q->w, "given", S("Reasons so far"), STR_NONE);
	if (v->n == 0)
		ui_empty(&q->w, S("No reminder rests. A reason is given from the reminder, in Today."));
	for (size_t i = 0; i < v->n; i++)
		item_write(q, v, &v->item[i]);
	ui_sheet_end(&q->w);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc one_page(struct form *f, const void *view, const void *theirs)
{
	const struct reason_view *v = view;
	const struct duty_reason *x = f->obj;

	top_write(f->q, v);
	edit_one_write(f, theirs, S("Change the reason"), one_url(f->q, v, x), one_fields);
	page_end(f->q);
	return RC_OK;
}

static enum rc load(struct ctx *c, int64_t pupil_id, int64_t id, void *view, void *one)
{
	struct reason_view *v = view;

	TRY(reason_load(c, pupil_id, id, v));
	*(struct duty_reason *)one = id != 0 ? v->one : (struct duty_reason){ .id = id_new() };
	return RC_OK;
}

static enum rc save(struct ctx *c, int64_t pupil_id, const void *mine, void *theirs, struct edit_fault *f)
{
	return reason_save(c, pupil_id, mine, theirs, f);
}

static const struct edit_page PAGE = { .rec = &duty_reason_rec,
	                               .view_size = sizeof(struct reason_view),
	                               .path = "/reasons",
	                               .done = "saved",
	                               .load = load,
	                               .save = save,
	                               .list = list_page,
	                               .one = one_page };

EDIT_ROUTES(reason_routes, PAGE, "/reasons", CAP_PUPIL_RECORD, CAP_DECIDE, CAP_DECIDE);
