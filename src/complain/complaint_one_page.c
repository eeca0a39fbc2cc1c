/* /pupil/:id/complaints/:id: one complaint with its history, what can be added to it, and its end. */
#include "kit/base/id.h"
#include "complain/complaint_parts.h"
#include "core/people/said_parts.h"
#include "core/people/step_parts.h"
#include "core/people/said_rec.h"

static struct str one_url(struct req *q, const struct complaint_one *v, const char *rest)
{
	return str_fmt(q->a, "/pupil/%lld/complaints/%lld%s", (long long)v->pupil_id, (long long)v->complaint.id, rest);
}

static void said_write(struct req *q, const struct complaint_one *v)
{
	const struct complaint *x = &v->complaint;
	struct str who = str_fmt(q->a, "%.*s, %s, %.*s", STR_ARG(x->from_name), said_way_word(x->way),
	                         STR_ARG(date_long(q->a, x->raised_on)));

	ui_sheet_begin(&q->w, "said", S("In their own words"), str_of(complaint_about_word(x->about)));
	ui_quote(&q->w, x->words, who);
	if (x->wish.n > 0) {
		html(&q->w, "<h3 class=\"gap\">What would put it right</h3>\n");
		ui_quote(&q->w, x->wish, STR_NONE);
	}
	html(&q->w, "<p class=\"small quiet gap\">");
	said_more_write(&q->w, x->language, x->helper, x->reach);
	if (x->noted_name.n > 0)
		html(&q->w, "Entered by $. ", h(x->noted_name));
	html(&q->w, "These words stay as they are.</p>\n");
	ui_sheet_end(&q->w);
}

static void step_write(struct req *q, const struct complaint_one *v, const struct complaint_step *t)
{
	struct str how = str_lower_ascii(q->a, str_of(answered_how_word(t->how)));

	html(&q->w, "<article class=\"card gap-s\"><h3>$, $</h3>\n<p class=\"small quiet\">$",
	     h(date_long(q->a, t->on_day)), h(complaint_step_title(t)),
	     h(complaint_stage_name(q->a, &v->stages, t->stage)));
	if (t->by_name.n > 0)
		html(&q->w, ". $", h(t->by_name));
	if (how.n > 0)
		html(&q->w, ", $", h(how));
	if (t->route != COMPLAINT_ROUTE_NONE)
		html(&q->w, ". $", h(complaint_route_word(t->route)));
	html(&q->w, ".</p>\n");
	if (t->kind == COMPLAINT_STEP_CLOSED)
		html(&q->w, "<p><strong>$</strong></p>\n", h(complaint_outcome_word(t->outcome)));
	if (t->words.n > 0) {
		html(&q->w, "<p>");
		html_lines(&q->w, t->words);
		html(&q->w, "</p>\n");
	}
	if (t->learnt.n > 0) {
		html(&q->w, "<p><strong>What we learn from it:</strong> ");
		html_lines(&q->w, t->learnt);
		html(&q->w, "</p>\n");
	}
	html(&q->w, "</article>\n");
}

static void history_write(struct req *q, const struct complaint_one *v)
{
	ui_sheet_begin(&q->w, "history", S("What has happened"), STR_NONE);
	for (size_t i = v->steps; i-- > 0;)
		step_write(q, v, &v->step[i]);
	html(&q->w, "<p class=\"small quiet gap\">Newest first. Nothing here is changed or taken away.</p>\n");
	ui_sheet_end(&q->w);
}

/* What may be added now: an answer only while it is open, the next stage only when there is one. */
static void kind_field(struct form *f, const struct complaint_one *v)
{
	bool next = complaint_next(&v->stages, v->last.stage, v->last.sealed != 0) != COMPLAINT_OUTSIDE &&
	            v->last.stage != COMPLAINT_OUTSIDE;
	struct ui_choice c[8];
	size_t n = 0;

	for (const struct choice *k = complaint_step_kind_choices; k->value != NULL; k++) {
		if (k->by_program || (k->id == COMPLAINT_STEP_MOVED && !next) ||
		    (k->id == COMPLAINT_STEP_ANSWER && v->last.closed != 0))
			continue;
		c[n++] = (struct ui_choice){ str_of(k->value), str_of(k->label), str_of(k->hint), NULL };
	}
	ui_radios(&f->q->w,
	          &(struct ui_field){ .name = "kind",
	                              .label = S("What do you add?"),
	                              .value = f->posted
	                                           ? form_typed(f, "kind")
	                                           : complaint_step_kind_code(((struct complaint_step *)f->obj)->kind),
	                              .error = form_error_of(f, "kind") },
	          c, n, false);
}

static void route_field(struct form *f)
{
	struct ui_choice c[8] = { { STR_NONE, S("Not outside the school"), STR_NONE, NULL } };
	size_t n = 1;

	for (size_t i = 0; complaint_route_choices[i].value != NULL; i++)
		c[n++] = (struct ui_choice){ str_of(complaint_route_choices[i].value),
			                     str_of(complaint_route_choices[i].label), STR_NONE, NULL };
	ui_select(&f->q->w,
	          &(struct ui_field){ .name = "route",
	                              .label = S("Outside the school: to whom?"),
	                              .value = form_typed(f, "route"),
	                              .error = form_error_of(f, "route") },
	          c, n);
}

static void form_head(struct form *f, const struct complaint_one *v, const char *rest)
{
	form_begin(f, one_url(f->q, v, rest));
	ui_hidden(&f->q->w, "number", str_fmt(f->q->a, "%lld", (long long)v->last.number));
}

static void next_write(struct req *q, struct form *f, const struct complaint_one *v)
{
	ui_sheet_begin(&q->w, "add", v->may_act ? S("The next step") : S("Add a note"), STR_NONE);
	if (!v->may_act)
		html(&q->w, "<p>It is with the head now. You can still say what you know.</p>\n");
	form_head(f, v, "");
	if (v->may_act)
		kind_field(f, v);
	else
		ui_hidden(&q->w, "kind", S("note"));
	if (v->may_act)
		ui_to_family(&q->w, S("The family reads an answer word for word, a note not at all"));
	form_field(f, "words");
	if (v->may_act) {
		if (v->last.closed == 0)
			said_how_field(f, "how", ((struct complaint_step *)f->obj)->how, v->has_page,
			               v->complaint.reach);
		route_field(f);
	}
	html(&q->w, "<p class=\"row gap\">");
	ui_action(&q->w, &(struct ui_action){ .text = S("Add it to the history") });
	if (v->may_act && v->last.closed == 0)
		ui_link_button(&q->w, S("Close the complaint"), one_url(q, v, "/close"), true);
	html(&q->w, "</p>\n");
	form_end(f);
	ui_sheet_end(&q->w);
}

static void changed_note(struct req *q)
{
	req_refuse(q, 409);
	ui_note(&q->w, S("Something was added while you were writing."),
	        S("Your words are kept below. Read what is new in the history, then send again."), true);
}

static enum rc one_page(struct req *q, struct form *f, const struct complaint_one *v, bool changed)
{
	step_head(q, v->pupil_id, v->name, v->first,
	          str_fmt(q->a, "A complaint about %.*s’s support", STR_ARG(v->first)), STR_NONE, "/complaints");
	form_summary(f);
	if (changed)
		changed_note(q);
	html(&q->w, "<p class=\"gap\">$ ", h(v->clock.words));
	ui_late(&q->w, v->clock.late);
	html(&q->w, "</p>\n");
	if (v->last.sealed != 0)
		ui_note(&q->w, S("This is about the SENCO."), S("Only the head can open it."), true);
	html(&q->w, "<div class=\"grid grid--main gap\">\n<div class=\"stack--l\">\n");
	said_write(q, v);
	next_write(q, f, v);
	history_write(q, v);
	html(&q->w, "</div>\n<aside class=\"stack--l\" aria-label=\"Stages\">\n");
	ui_sheet_begin(&q->w, "stages", S("The school’s stages"), STR_NONE);
	complaint_stages_write(q, v, v->last.holder == COMPLAINT_HOLDER_HEAD ? S("the head") : S("the SENCO"));
	ui_sheet_end(&q->w);
	complaint_outside_write(q, false);
	html(&q->w, "</aside>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_one(struct req *q)
{
	struct complaint_one *v = NEW(q->a, struct complaint_one);
	struct complaint_step x = { .id = id_new() };
	struct form f;

	TRY(complaint_one_load(&q->c, q->id[0], q->id[1], v));
	if (v->has_page)
		x.how = ANSWERED_PAGE;
	form_init(&f, q, &complaint_step_rec, &x);
	return one_page(q, &f, v, false);
}

static const char *const STEP_OFFERS[] = { "kind", "words", "how", "route", NULL };
static const char *const NOTE_OFFERS[] = { "kind", "words", NULL };
static const char *const CLOSE_OFFERS[] = { "outcome", "words", "how", "learnt", NULL };

/* Reads the form and checks it against how the complaint stands; faults go to the fields. */
static bool step_ok(struct form *f, struct complaint_step *x, const struct complaint_one *v, int64_t *number)
{
	struct complaint_fault fault[COMPLAINT_FAULTS];
	size_t n;

	(void)form_read(f);
	*number = 0;
	(void)str_int(req_form(f->q, "number"), number);
	n = complaint_check(&v->stages, &v->last, x, v->has_page, fault);
	if (*number != v->last.number) /* told as a conflict */
		n = 0;
	for (size_t i = 0; i < n; i++)
		if (form_error_of(f, fault[i].at).n == 0)
			form_error(f, fault[i].at, fault[i].text);
	if (f->errors > 0)
		req_refuse(f->q, 422);
	return f->errors == 0;
}

static enum rc do_one(struct req *q)
{
	struct complaint_one *v = NEW(q->a, struct complaint_one);
	struct complaint_step x = { 0 };
	struct form f;
	int64_t number;
	enum rc rc = complaint_one_load(&q->c, q->id[0], q->id[1], v);

	if (rc != RC_OK)
		return rc;
	form_init(&f, q, &complaint_step_rec, &x);
	f.offers = v->may_act ? STEP_OFFERS : NOTE_OFFERS;
	if (str_is(req_form(q, "kind"), "closed") || (!v->may_act && !str_is(req_form(q, "kind"), "note")))
		return RC_NONE;
	if (!step_ok(&f, &x, v, &number))
		return one_page(q, &f, v, false);
	x.id = x.id != 0 ? x.id : id_new();
	if (x.kind != COMPLAINT_STEP_ANSWER)
		x.how = ANSWERED_NONE;
	if (x.kind != COMPLAINT_STEP_OUTSIDE)
		x.route = COMPLAINT_ROUTE_NONE;
	rc = complaint_write(&q->c, q->id[0], q->id[1], &x, number);
	if (rc == RC_CONFLICT || rc == RC_INVALID)
		return one_page(q, &f, v, true);
	if (rc != RC_OK)
		return rc;
	form_done(&f);
	return req_redirect(q, "/pupil/%lld/complaints/%lld?done=saved", (long long)q->id[0], (long long)q->id[1]);
}

/* ---- closing ---- */

static enum rc close_page(struct req *q, struct form *f, const struct complaint_one *v, bool changed)
{
	page_begin(q, &(struct page){ .title = S("Close the complaint"),
	                              .menu = "/complaints",
	                              .width = "width--read",
	                              .back_url = one_url(q, v, ""),
	                              .back_text = S("The complaint") });
	html(&q->w, "<div class=\"head\"><h1>Close the complaint</h1><p>$, $</p></div>\n", h(v->name),
	     h(v->complaint.from_name));
	form_summary(f);
	if (changed)
		changed_note(q);
	html(&q->w, "<section class=\"sheet\" aria-label=\"How it ends\">\n");
	form_head(f, v, "/close");
	form_field(f, "outcome");
	ui_to_family(&q->w, S("The family reads your last answer word for word"));
	form_field_as(f, "words", S("Your last answer to them"),
	              S("What you found, why, what happens now, and where they can turn if they do not agree"));
	said_how_field(f, "how", ((struct complaint_step *)f->obj)->how, v->has_page, v->complaint.reach);
	form_field(f, "learnt");
	html(&q->w, "<p class=\"row gap\">");
	ui_action(&q->w, &(struct ui_action){ .text = S("Close it") });
	html(&q->w, "</p>\n");
	form_end(f);
	html(&q->w, "</section>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_close(struct req *q)
{
	struct complaint_one *v = NEW(q->a, struct complaint_one);
	struct complaint_step x = { .id = id_new() };
	struct form f;
	enum rc rc = complaint_one_load(&q->c, q->id[0], q->id[1], v);

	if (rc != RC_OK || !v->may_act)
		return rc != RC_OK ? rc : RC_NONE;
	if (v->last.closed != 0)
		return req_redirect(q, "/pupil/%lld/complaints/%lld", (long long)q->id[0], (long long)q->id[1]);
	if (v->has_page)
		x.how = ANSWERED_PAGE;
	form_init(&f, q, &complaint_step_rec, &x);
	return close_page(q, &f, v, false);
}

static enum rc do_close(struct req *q)
{
	struct complaint_one *v = NEW(q->a, struct complaint_one);
	struct complaint_step x = { 0 };
	struct form f;
	int64_t number;
	enum rc rc = complaint_one_load(&q->c, q->id[0], q->id[1], v);

	if (rc != RC_OK || !v->may_act)
		return rc != RC_OK ? rc : RC_NONE;
	form_init(&f, q, &complaint_step_rec, &x);
	f.offers = CLOSE_OFFERS;
	x.kind = COMPLAINT_STEP_CLOSED;
	if (!step_ok(&f, &x, v, &number))
		return close_page(q, &f, v, false);
	x.kind = COMPLAINT_STEP_CLOSED;
	x.id = x.id != 0 ? x.id : id_new();
	rc = complaint_write(&q->c, q->id[0], q->id[1], &x, number);
	if (rc == RC_CONFLICT || rc == RC_INVALID)
		return close_page(q, &f, v, true);
	if (rc != RC_OK)
		return rc;
	form_done(&f);
	return req_redirect(q, "/complaints?done=saved");
}

ROUTES(complaint_one_routes, R(GET, "/pupil/:id/complaints/:id", CAP_COMPLAINT, page_one),
       R(POST, "/pupil/:id/complaints/:id", CAP_COMPLAINT, do_one),
       R(GET, "/pupil/:id/complaints/:id/close", CAP_COMPLAINT, page_close),
       R(POST, "/pupil/:id/complaints/:id/close", CAP_COMPLAINT, do_close));
