/* The observation log of a pupil: a short form that works on a phone, and what everybody saw, newest first. */
#include "kit/base/id.h"
#include "core/door/page.h"
#include "core/people/step_parts.h"
#include "core/edit/edit_parts.h"
#include "core/entry/put_right_parts.h"
#include "core/rights/author.h"
#include "notice/observe/observe.h"
#include "core/people/pupil_tabs_parts.h"

static struct str one_url(struct req *q, int64_t pupil_id, int64_t id)
{
	return url_pupil(q->a, pupil_id, str_c(q->a, str_fmt(q->a, "/observations/%lld", (long long)id)));
}

static void fields_write(struct form *f)
{
	form_field(f, "words");
	form_field(f, "place");
	form_field(f, "subject");
	form_field(f, "helped");
	form_field(f, "seen_on");
	ui_action(&f->q->w, &(struct ui_action){ .text = S("Save"), .full = true });
}

static void list_write(struct req *q, const struct observe_view *v)
{
	struct html *w = &q->w;

	ui_sheet_begin(w, "seen", S("What was seen"), STR_NONE);
	if (v->n == 0)
		ui_empty(w, str_fmt(q->a, "Nothing is recorded about %.*s yet.", STR_ARG(v->first)));
	html(w, "<div class=\"stack\">\n");
	for (size_t i = 0; i < v->n; i++) {
		const struct observation *o = &v->item[i];
		struct str where = observation_where(q->a, o);

		html(w, "<article class=\"card\"><h3>$. $</h3>\n<p>", h(date_long(q->a, o->seen_on)), h(where));
		html_lines(w, o->words);
		html(w, "</p>\n");
		if (o->helped.n > 0) {
			html(w, "<p><strong>What helped:</strong> ");
			html_lines(w, o->helped);
			html(w, "</p>\n");
		}
		html(w, "<p class=\"small quiet\">Seen by $", h(o->by_name));
		if (author_is_me(&q->c, o->seen_by))
			html(w,
			     " <a href=\"$\">Change<span class=\"govuk-visually-hidden\"> what you saw on $</span></a>",
			     h_url(one_url(q, v->pupil.id, o->id)), h(date_long(q->a, o->seen_on)));
		put_right_link(q, v->pupil.id, "observation", o->id, o->seen_by,
		               str_fmt(q->a, "the observation of %.*s", STR_ARG(date_long(q->a, o->seen_on))));
		html(w, "</p></article>\n");
	}
	html(w, "</div>\n");
	ui_sheet_end(w);
}

static void beside_write(struct req *q, const struct observe_view *v)
{
	struct html *w = &q->w;

	html(w, "<aside class=\"stack--l\" aria-label=\"What to write\">\n");
	ui_sheet_begin(w, "how", S("What to write"), STR_NONE);
	html(w,
	     "<p>What happened, for how long, and what came before. What you saw, not what you think it means: the "
	     "meaning is talked about with the family.</p>\n<p class=\"small quiet\">Everybody on the staff who "
	     "works with $ can read this. ",
	     h(v->first));
	ui_cop(w, "6.45");
	html(w, "</p>\n");
	if (role_can(q->c.actor.hat, CAP_PUPIL_RECORD))
		html(w, "<p><a href=\"$\">Ask the teachers</a></p>\n", h_url(url_pupil(q->a, v->pupil.id, "/round")));
	ui_sheet_end(w);
	html(w, "</aside>\n");
}

static enum rc list_page(struct form *f, const void *view)
{
	const struct observe_view *v = view;
	struct req *q = f->q;
	struct html *w = &q->w;

	step_head(q, v->pupil.id, v->name, v->first, S("Observations"), STR_NONE, "/observations");
	form_summary(f);
	html(w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	ui_sheet_begin(w, "new", S("Record an observation"), STR_NONE);
	form_begin(f, url_pupil(q->a, v->pupil.id, "/observations"));
	fields_write(f);
	form_end(f);
	ui_sheet_end(w);
	list_write(q, v);
	html(w, "</div>\n");
	beside_write(q, v);
	html(w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc one_page(struct form *f, const void *view, const void *theirs)
{
	const struct observe_view *v = view;
	struct req *q = f->q;
	struct html *w = &q->w;

	step_head(q, v->pupil.id, v->name, v->first, S("Change what you saw"), STR_NONE, "/observations");
	edit_one_write(f, theirs, date_long(q->a, v->one.seen_on), one_url(q, v->pupil.id, v->one.id), fields_write);
	html(w, "<p><a href=\"$\">Back to the observations</a></p>\n",
	     h_url(url_pupil(q->a, v->pupil.id, "/observations")));
	page_end(q);
	return RC_OK;
}

static enum rc load(struct ctx *c, int64_t pupil_id, int64_t id, void *view, void *one)
{
	struct observe_view *v = view;

	TRY(observe_load(c, pupil_id, id, v));
	*(struct observation *)one = id != 0 ? v->one : (struct observation){ .id = id_new(), .seen_on = c->now.today };
	return RC_OK;
}

static enum rc save(struct ctx *c, int64_t pupil_id, const void *mine, void *theirs, struct edit_fault *f)
{
	return observe_save(c, pupil_id, mine, theirs, f);
}

static const struct edit_page PAGE = { .rec = &observation_rec,
	                               .view_size = sizeof(struct observe_view),
	                               .path = "/observations",
	                               .done = "noted",
	                               .load = load,
	                               .save = save,
	                               .list = list_page,
	                               .one = one_page };

EDIT_ROUTES(observe_routes, PAGE, "/observations", CAP_OBSERVE, CAP_OBSERVE, CAP_OBSERVE);
TAB(tab_observations, .tab = TAB_NOTICE, .order = 20, .rest = "/observations", .text = "Observations",
    .cap = CAP_OBSERVE);
