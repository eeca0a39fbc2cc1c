/* Parts of Assess with a page of their own: one statement, and the views of parents and pupil. */
#include "kit/base/id.h"
#include "core/door/page.h"
#include "core/people/step_parts.h"
#include "assess/assess.h"
#include "files/file_from_parts.h"

/* ---- one statement ---- */

static enum rc statement_page(struct form *f, const struct assess_view *v, const struct need_statement *s,
                              const struct need_statement *theirs)
{
	struct req *q = f->q;
	struct html *w = &q->w;

	step_head(q, v->pupil.id, v->name, v->first, assess_source_label((enum assess_source)s->source),
	          str_fmt(q->a, "Noted by %.*s on %.*s.", STR_ARG(s->by_name), STR_ARG(date_long(q->a, s->noted_on))),
	          "/assess");
	form_summary(f);
	if (theirs != NULL)
		form_conflict(f, theirs);
	ui_sheet_begin(w, "statement", S("The statement"), STR_NONE);
	form_begin(f, url_pupil(q->a, v->pupil.id,
	                        str_c(q->a, str_fmt(q->a, "/assess/statement/%lld", (long long)s->id))));
	form_field_as(f, "words", STR_NONE, S("Empty it if it should count no more."));
	form_field(f, "said_by");
	if (s->file_id != 0) {
		html(w, "<p>");
		file_from_write(q, v->pupil.id, &v->files, FILE_FROM(s));
		html(w, "</p>\n");
		form_field(f, "file_page");
		form_field(f, "file_words");
	}
	ui_button(w, S("Save the statement"), NULL, NULL, false);
	form_end(f);
	html(w, "<p><a href=\"$\">The whole assessment</a></p>\n", h_url(url_pupil(q->a, v->pupil.id, "/assess")));
	ui_sheet_end(w);
	page_end(q);
	return RC_OK;
}

static enum rc statement_load(struct req *q, struct assess_view *v, struct need_statement *s)
{
	TRY(assess_load(&q->c, q->id[0], v));
	TRY(assess_statement(&q->c, q->id[0], q->id[1], s));
	return (s->source < 1 || s->source > ASSESS_SOURCES) ? RC_NONE : RC_OK;
}

static enum rc page_statement(struct req *q)
{
	struct assess_view v;
	struct need_statement s;
	struct need_statement mine;
	struct form f;

	TRY(statement_load(q, &v, &s));
	mine = s;
	form_init(&f, q, &need_statement_rec, &mine);
	step_draft(&f);
	return statement_page(&f, &v, &s, NULL);
}

static enum rc do_statement(struct req *q)
{
	struct assess_view v;
	struct need_statement s;
	struct need_statement mine;
	struct need_statement theirs;
	struct form f;
	struct edit_fault fault;
	enum rc saved = RC_INVALID;

	TRY(statement_load(q, &v, &s));
	mine = s;
	form_init(&f, q, &need_statement_rec, &mine);
	if (form_read(&f)) {
		mine.id = s.id;
		saved = assess_change(&q->c, q->id[0], &mine, &theirs, &fault);
		if (saved == RC_INVALID)
			form_error(&f, fault.field, fault.why);
	}
	if (saved == RC_OK) {
		form_done(&f);
		return req_redirect(q, "/pupil/%lld/assess?done=saved#source-%lld", (long long)q->id[0],
		                    (long long)s.source);
	}
	if (saved != RC_INVALID && saved != RC_CONFLICT)
		return saved;
	return statement_page(&f, &v, &s, saved == RC_CONFLICT ? &theirs : NULL);
}

/* ---- views ---- */

static void view_fields(struct form *f, const struct assess_view *v)
{
	struct req *q = f->q;
	const struct view *x = f->obj;
	static const struct ui_choice who[] = { { S("parent"), S("A parent or carer"), STR_NONE, NULL },
		                                { S("pupil"), S("The pupil"), STR_NONE, NULL } };

	ui_radios(&q->w,
	          &(struct ui_field){ .name = "who",
	                              .label = S("Whose view"),
	                              .error = form_error_of(f, "who"),
	                              .value = f->posted ? form_typed(f, "who") : view_who_code(x->who) },
	          who, 2, true);
	form_field_as(f, "name", STR_NONE,
	              str_fmt(q->a, "As it is shown: %.*s, or the parent’s name", STR_ARG(v->first)));
	form_field(f, "method");
	form_field(f, "helper");
	form_field(f, "words");
	form_field(f, "going_well");
	form_field(f, "hard");
	form_field(f, "language");
	form_field(f, "given_on");
	form_field(f, "private");
	ui_button(&q->w, S("Save the view"), NULL, NULL, false);
}

static enum rc view_page(struct form *f, const struct assess_view *v)
{
	struct req *q = f->q;
	struct html *w = &q->w;

	step_head(q, v->pupil.id, v->name, v->first, S("What parents and pupil say"),
	          S("In their own words, with how they gave it and who helped. Not wishing to say is an answer too."),
	          "/assess");
	form_summary(f);
	ui_sheet_begin(w, "view", S("Record a view"), STR_NONE);
	form_begin(f, url_pupil(q->a, v->pupil.id, "/assess/views"));
	view_fields(f, v);
	form_end(f);
	html(w, "<p><a href=\"$\">The whole assessment</a></p>\n", h_url(url_pupil(q->a, v->pupil.id, "/assess")));
	ui_sheet_end(w);
	page_end(q);
	return RC_OK;
}

static enum rc page_view(struct req *q)
{
	struct assess_view v;
	struct view x = { .id = id_new(), .given_on = q->c.now.today };
	struct form f;

	TRY(assess_load(&q->c, q->id[0], &v));
	if (!v.open)
		return RC_NONE;
	x.who = str_is(req_query(q, "who"), "pupil") ? VIEW_WHO_PUPIL : VIEW_WHO_PARENT;
	if (x.who == VIEW_WHO_PUPIL)
		x.name = v.first;
	form_init(&f, q, &view_rec, &x);
	return view_page(&f, &v);
}

static enum rc do_view(struct req *q)
{
	struct assess_view v;
	struct view x = { 0 };
	struct form f;
	const char *at = NULL;
	struct str why = STR_NONE;
	enum rc saved = RC_INVALID;

	form_init(&f, q, &view_rec, &x);
	if (form_read(&f))
		saved = assess_view_add(&q->c, q->id[0], &x, &at, &why);
	if (saved == RC_OK) {
		form_done(&f);
		return req_redirect(q, "/pupil/%lld/assess?done=saved#source-%d", (long long)q->id[0],
		                    x.who == VIEW_WHO_PUPIL ? ASSESS_PUPIL : ASSESS_PARENTS);
	}
	if (saved != RC_INVALID)
		return saved;
	TRY(assess_load(&q->c, q->id[0], &v));
	if (why.n > 0)
		form_error(&f, at, why);
	req_refuse(q, 422);
	return view_page(&f, &v);
}

ROUTES(assess_more_routes, R(GET, "/pupil/:id/assess/statement/:id", CAP_ASSESS, page_statement),
       R(POST, "/pupil/:id/assess/statement/:id", CAP_ASSESS, do_statement),
       R(GET, "/pupil/:id/assess/views", CAP_ASSESS, page_view),
       R(POST, "/pupil/:id/assess/views", CAP_ASSESS, do_view));
