/* What the SENCO does with an open round: asks more people, and notes what somebody told instead of typing it. */
#include "kit/base/id.h"
#include "notice/round/round_parts.h"
#include "core/people/step_parts.h"

static void short_field(struct form *f, const char *name)
{
	const struct field *fd = record_field(f->rec, str_of(name));

	ui_textarea(&f->q->w,
	            &(struct ui_field){ .name = name,
	                                .label = str_of(fd->label),
	                                .optional = true,
	                                .rows = 2,
	                                .group = "f6",
	                                .value = f->posted ? form_typed(f, name) : field_text(f->q->a, fd, f->obj),
	                                .error = form_error_of(f, name) });
}

void round_short_fields(struct form *f)
{
	html(&f->q->w, "<div class=\"fields fields--top gap-b\">\n");
	short_field(f, "helps");
	short_field(f, "hard_class");
	short_field(f, "hard_break");
	short_field(f, "seen");
	html(&f->q->w, "</div>\n");
}

static bool is_asked(const struct round_whole *r, int64_t person_id)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->answer[i].person_id == person_id)
			return true;
	return false;
}

/* Who teaches the pupil and was not asked, such as somebody who came later. */
static void more_form(struct req *q, const struct round_view *v, const struct round_whole *r, struct str fault)
{
	struct ui_choice *c = NEW_ARRAY(q->a, struct ui_choice, v->people + 1);
	struct html *w = &q->w;
	size_t n = 0;

	for (size_t i = 0; i < v->people; i++)
		if (!is_asked(r, v->person[i].person_id))
			c[n++] = (struct ui_choice){ str_fmt(q->a, "%lld", (long long)v->person[i].person_id),
				                     v->person[i].name, v->person[i].teaches, NULL };
	if (n == 0)
		return;
	html(w, "<form class=\"gap\" method=\"post\" action=\"$\" novalidate>\n",
	     h_url(
	         url_pupil(q->a, v->pupil.id, str_c(q->a, str_fmt(q->a, "/round/%lld/add", (long long)r->round.id)))));
	form_token(q);
	ui_checkboxes(w, &(struct ui_field){ .name = "more", .label = S("Ask somebody else, too"), .error = fault }, c,
	              n);
	ui_button(w, S("Ask them, too"), NULL, NULL, true);
	html(w, "</form>\n");
}

void round_more_part(struct req *q, const struct round_view *v, const struct round_whole *r, struct str fault)
{
	struct html *w = &q->w;

	more_form(q, v, r, fault);
	html(w, "<h3 class=\"gap\">Told you instead?</h3>\n<p class=\"small quiet\">Record what somebody says on the "
	        "phone or "
	        "in person: the source stays with it.</p>\n<ul>\n");
	for (size_t i = 0; i < r->n; i++) {
		const struct round_answer *a = &r->answer[i];
		bool noted = a->noted_by != 0;

		if (!date_none(a->answered_on) && !noted)
			continue;
		html(w, "<li><a href=\"$\">$ $</a></li>\n",
		     h_url(url_pupil(q->a, v->pupil.id, str_c(q->a, str_fmt(q->a, "/heard/%lld", (long long)a->id)))),
		     h(noted ? "Correct the answer of" : "Record the answer of"), h(a->by_name));
	}
	html(w, "<li><a href=\"$\">Record the answer of somebody without an account</a></li>\n</ul>\n",
	     h_url(url_pupil(q->a, v->pupil.id,
	                     str_c(q->a, str_fmt(q->a, "/round/%lld/heard", (long long)r->round.id)))));
}

/* ---- what was told ---- */

static struct str heard_url(struct req *q, const struct round_heard *v)
{
	struct str rest = v->answer.id != 0 ? str_fmt(q->a, "/heard/%lld", (long long)v->answer.id)
	                                    : str_fmt(q->a, "/round/%lld/heard", (long long)v->round.id);

	return url_pupil(q->a, v->pupil.id, str_c(q->a, rest));
}

static void heard_form(struct form *f, const struct round_heard *v)
{
	struct req *q = f->q;

	ui_sheet_begin(&q->w, "heard", v->answer.person_id != 0 ? v->answer.by_name : S("Somebody without an account"),
	               v->answer.person_id != 0 ? v->answer.subject : STR_NONE);
	form_begin(f, heard_url(q, v));
	if (v->answer.person_id == 0)
		form_field(f, "said_by");
	form_field(f, "said_how");
	form_field_as(f, "progress", str_fmt(q->a, "%.*s’s progress with them", STR_ARG(v->first)), STR_NONE);
	round_short_fields(f);
	ui_button(&q->w, S("Save the answer"), NULL, NULL, false);
	form_end(f);
	ui_sheet_end(&q->w);
}

static enum rc heard_page(struct form *f, const struct round_heard *v, const struct round_answer *theirs)
{
	struct req *q = f->q;

	step_head(
	    q, v->pupil.id, v->name, v->first, S("Note an answer"),
	    str_fmt(q->a,
	            "What somebody told you about %.*s, in their words. It is kept with how you heard it and with "
	            "your name.",
	            STR_ARG(v->first)),
	    "/assess");
	form_summary(f);
	if (theirs != NULL)
		form_conflict(f, theirs);
	if (v->round.question.n > 0) {
		html(&q->w, "<div class=\"inset gap-b\"><p>");
		html_lines(&q->w, v->round.question);
		html(&q->w, "</p></div>\n");
	}
	heard_form(f, v);
	html(&q->w, "<p class=\"gap\"><a href=\"$\">Back to the round</a></p>\n",
	     h_url(url_pupil(q->a, v->pupil.id, "/round")));
	page_end(q);
	return RC_OK;
}

/* Closed meanwhile, or they have answered themselves: the round says so. */
static enum rc round_shown(struct req *q)
{
	return req_redirect(q, "/pupil/%lld/round", (long long)q->id[0]);
}

static enum rc page_show(struct req *q, int64_t round_id, int64_t answer_id)
{
	struct round_heard v;
	struct round_answer one;
	struct form f;
	enum rc rc = round_heard_load(&q->c, q->id[0], round_id, answer_id, &v);

	if (rc == RC_CONFLICT)
		return round_shown(q);
	if (rc != RC_OK)
		return rc;
	one = v.answer;
	one.id = one.id != 0 ? one.id : id_new();
	form_init(&f, q, &round_answer_rec, &one);
	step_draft(&f);
	return heard_page(&f, &v, NULL);
}

/* Everything that is missing, at once. */
static bool heard_ok(struct form *f, struct round_answer *one, const struct round_heard *v)
{
	struct round_fault fault[ROUND_FAULTS];
	size_t n;

	(void)form_read(f);
	if (v->answer.id != 0)
		one->id = v->answer.id;
	n = round_heard_check(one, v->answer.person_id != 0, fault);
	for (size_t i = 0; i < n; i++)
		if (form_error_of(f, fault[i].at).n == 0)
			form_error(f, fault[i].at, fault[i].text);
	return f->errors == 0;
}

static enum rc save_post(struct req *q, int64_t round_id, int64_t answer_id)
{
	struct round_heard v;
	struct round_answer one;
	struct round_answer theirs;
	struct form f;
	enum rc rc = round_heard_load(&q->c, q->id[0], round_id, answer_id, &v);

	if (rc == RC_CONFLICT)
		return round_shown(q);
	if (rc != RC_OK)
		return rc;
	one = v.answer;
	form_init(&f, q, &round_answer_rec, &one);
	rc = heard_ok(&f, &one, &v) ? round_heard_save(&q->c, q->id[0], v.round.id, &one, &theirs) : RC_INVALID;
	if (rc == RC_OK) {
		form_done(&f);
		return req_redirect(q, "/pupil/%lld/round?done=noted", (long long)q->id[0]);
	}
	if (rc != RC_INVALID && rc != RC_CONFLICT)
		return rc;
	q->status = rc == RC_CONFLICT ? 409 : 422;
	return heard_page(&f, &v, rc == RC_CONFLICT ? &theirs : NULL);
}

static enum rc page_other(struct req *q)
{
	return page_show(q, q->id[1], 0);
}

static enum rc do_other(struct req *q)
{
	return save_post(q, q->id[1], 0);
}

static enum rc page_heard(struct req *q)
{
	return page_show(q, 0, q->id[1]);
}

static enum rc do_heard(struct req *q)
{
	return save_post(q, 0, q->id[1]);
}

ROUTES(round_more_routes, R(GET, "/pupil/:id/round/:id/heard", CAP_ROUND_ASK, page_other),
       R(POST, "/pupil/:id/round/:id/heard", CAP_ROUND_ASK, do_other),
       R(GET, "/pupil/:id/heard/:id", CAP_ROUND_ASK, page_heard),
       R(POST, "/pupil/:id/heard/:id", CAP_ROUND_ASK, do_heard));
