/* /family/:id/complaints: a parent makes a complaint, sees where it is and by when an answer is due, and takes it
 * further. The form asks what happened and what would put it right, never whose fault it is. */
#include "kit/base/id.h"
#include "complain/complaint_parts.h"
#include "boards/family/family_parts.h"
#include "complain/complaint_family.h"

static struct str holder_name(const struct family_view *v, const struct complaint_step *last)
{
	if (last->holder == COMPLAINT_HOLDER_SENCO)
		return v->school.senco.n > 0 ? v->school.senco : S("the SENCO");
	return v->school.head.n > 0 ? v->school.head : S("the headteacher");
}

/* ---- the list and the form ---- */

static void items_write(struct req *q, int64_t pupil_id, const struct complaint_own *own)
{
	if (own->n == 0)
		return;
	ui_sheet_begin(&q->w, "mine", S("Your complaints"), STR_NONE);
	html(&q->w, "<p class=\"quiet\">Other people of your family do not see this.</p>\n");
	for (size_t i = 0; i < own->n; i++) {
		const struct complaint_own_item *t = &own->item[i];
		struct str url = url_family(q->a, pupil_id,
		                            str_c(q->a, str_fmt(q->a, "/complaints/%lld", (long long)t->complaint.id)));

		html(&q->w,
		     "<article class=\"card gap\"><h3><a href=\"$\">Your complaint of $</a></h3>\n<p>$. "
		     "$</p></article>\n",
		     h_url(url), h(date_long(q->a, t->complaint.raised_on)), h(t->stage), h(t->clock.words));
	}
	ui_sheet_end(&q->w);
}

static void form_write(struct req *q, struct form *f, const struct family_view *v, const struct complaint_own *own)
{
	struct str senco = v->school.senco.n > 0 ? v->school.senco : S("the SENCO");

	ui_sheet_begin(&q->w, "new", S("Make a complaint"), STR_NONE);
	html(&q->w,
	     "<p>You do not have to prove anything, or say whose fault it is. It will not change how we treat $. You "
	     "can "
	     "also just <a href=\"$\">tell us what is wrong</a> first.</p>\n<div class=\"gap\">\n",
	     h(v->pupil.first), h_url(url_family(q->a, v->pupil.pupil.id, "/unhappy")));
	form_begin(f, url_family(q->a, v->pupil.pupil.id, "/complaints"));
	form_field_as(f, "words", S("What happened?"), S("In your own words, in any language."));
	form_field_as(f, "wish", S("What would put it right?"), S("Leave it empty when you do not know yet."));
	form_field(f, "about");
	if (own->may_seal)
		form_field_as(f, "about_senco", STR_NONE,
		              str_fmt(q->a, "Then it goes straight to the headteacher. %.*s does not see it.",
		                      STR_ARG(str_sentence(q->a, senco))));
	ui_details_begin(&q->w, S("Another language, or somebody helped me"));
	form_field_as(f, "language", S("Which language did you write in?"), S("Leave empty for English"));
	form_field_as(f, "helper", S("Did somebody help you to write this?"),
	              S("Their name. Leave empty when nobody did"));
	ui_details_end(&q->w);
	html(&q->w, "<p class=\"gap\">");
	ui_action(&q->w, &(struct ui_action){ .text = S("Send my complaint") });
	html(&q->w, "</p>\n");
	form_end(f);
	html(&q->w,
	     "</div>\n<p class=\"gap quiet\">Is it about the headteacher$? Then write to the chair of governors at the "
	     "school’s address.</p>\n",
	     h(own->may_seal ? "" : ", or about the SENCO"));
	ui_sheet_end(&q->w);
}

static enum rc list_draw(struct req *q, struct form *f)
{
	struct family_view *v = NEW(q->a, struct family_view);
	struct complaint_own *own = NEW(q->a, struct complaint_own);

	TRY(family_load(&q->c, q->id[0], v));
	TRY(complaint_own_load(&q->c, q->id[0], own));
	page_begin(q, &(struct page){ .title = S("Complaints"),
	                              .width = "width--fam",
	                              .back_url = url_family(q->a, q->id[0], ""),
	                              .back_text = str_fmt(q->a, "%.*s’s plan", STR_ARG(v->pupil.first)) });
	html(&q->w, "<div class=\"head\"><h1>Complaints</h1></div>\n");
	page_done(q);
	html(&q->w, "<div class=\"stack--l\">\n");
	form_summary(f);
	items_write(q, q->id[0], own);
	form_write(q, f, v, own);
	ui_sheet_begin(&q->w, "stages", S("What happens then"), STR_NONE);
	html(&q->w,
	     "<p>You always see here who has it and by when we answer. If the answer does not help, you can go to the "
	     "next step.</p>\n");
	complaint_stages_plain(q, &own->stages);
	ui_sheet_end(&q->w);
	family_advice_write(q, &v->school);
	complaint_outside_write(q);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_list(struct req *q)
{
	struct complaint x = { .id = id_new() };
	struct form f;

	form_init(&f, q, &complaint_rec, &x);
	return list_draw(q, &f);
}

static enum rc do_raise(struct req *q)
{
	struct complaint x = { 0 };
	struct form f;
	enum rc rc;

	form_init(&f, q, &complaint_rec, &x);
	(void)form_read(&f);
	x.id = x.id != 0 ? x.id : id_new();
	if (x.about == COMPLAINT_ABOUT_NONE && form_error_of(&f, "about").n == 0)
		form_error(&f, "about", S("Choose what it is about"));
	if (f.errors > 0) {
		req_refuse(q, 422);
		return list_draw(q, &f);
	}
	rc = complaint_raise(&q->c, q->id[0], &x);
	if (rc == RC_INVALID) {
		form_error(&f, "words", S("Write what happened"));
		return list_draw(q, &f);
	}
	if (rc != RC_OK)
		return rc;
	form_done(&f);
	return req_redirect(q, "/family/%lld/complaints/%lld?done=thanks", (long long)q->id[0], (long long)x.id);
}

/* ---- one ---- */

static void now_write(struct req *q, const struct family_view *f, const struct complaint_one *v)
{
	struct str who = holder_name(f, &v->last);
	struct str day = date_full(q->a, v->last.answer_by);

	ui_sheet_begin(&q->w, "now", S("Where it is now"), STR_NONE);
	if (v->last.closed != 0)
		html(&q->w, "<p><strong>$.</strong></p>\n", h(v->clock.words));
	else if (v->clock.late > 0)
		html(&q->w, "<p>$ has it. <strong>An answer was due on $. We are sorry.</strong></p>\n",
		     h(str_sentence(q->a, who)), h(day));
	else if (v->clock.owed)
		html(&q->w, "<p>$ has it, and answers by <strong>$</strong>.</p>\n", h(str_sentence(q->a, who)),
		     h(day));
	else if (v->last.stage == COMPLAINT_OUTSIDE)
		html(&q->w, "<p>You have taken it outside the school.</p>\n");
	else
		html(&q->w, "<p>$ has answered. Read it below.</p>\n", h(str_sentence(q->a, who)));
	complaint_stages_write(q, v, who);
	ui_sheet_end(&q->w);
}

static void step_write(struct req *q, const struct complaint_step *t)
{
	html(&q->w, "<p class=\"$\"><strong>$, $.</strong> ", h(t->by_family ? "chat__in" : "chat__out"),
	     h(t->by_family ? S("You") : t->by_name), h(date_long(q->a, t->on_day)));
	if (t->kind == COMPLAINT_STEP_CLOSED)
		html(&q->w, "<strong>$.</strong> ", h(complaint_outcome_word(t->outcome)));
	if (!t->by_family && t->kind != COMPLAINT_STEP_ANSWER && t->kind != COMPLAINT_STEP_CLOSED)
		html(&q->w, "$. ", h(complaint_step_title(t)));
	html_lines(&q->w, t->words);
	html(&q->w, "</p>\n");
}

static void history_write(struct req *q, const struct complaint_one *v)
{
	const struct complaint *x = &v->complaint;

	ui_sheet_begin(&q->w, "history", S("What was said"), STR_NONE);
	html(&q->w, "<div class=\"chat\">\n<p class=\"chat__in\"><strong>You, $.</strong> ",
	     h(date_long(q->a, x->raised_on)));
	html_lines(&q->w, x->words);
	html(&q->w, "</p>\n");
	if (x->wish.n > 0) {
		html(&q->w, "<p class=\"chat__in\"><strong>What would put it right:</strong> ");
		html_lines(&q->w, x->wish);
		html(&q->w, "</p>\n");
	}
	for (size_t i = 0; i < v->steps; i++)
		if (v->step[i].kind != COMPLAINT_STEP_RAISED)
			step_write(q, &v->step[i]);
	html(&q->w, "</div>\n");
	ui_sheet_end(&q->w);
}

static void go_on_write(struct req *q, struct form *f, const struct complaint_one *v)
{
	int64_t next = complaint_next(&v->stages, v->last.stage, v->last.sealed != 0);

	ui_sheet_begin(&q->w, "go-on", S("Are you still unhappy?"), STR_NONE);
	if (v->last.stage == COMPLAINT_OUTSIDE || next == COMPLAINT_OUTSIDE) {
		html(&q->w,
		     "<p>These are all the steps in the school. You can go on outside the school: see below.</p>\n");
	} else if (!v->may_go_on) {
		html(&q->w,
		     "<p>When you have the answer, or when the day has passed, you can go to the next step here: $. Do "
		     "you have "
		     "more to say now? <a href=\"$\">Write to us</a>.</p>\n",
		     h(complaint_stage_name(q->a, &v->stages, next)), h_url(url_family(q->a, v->pupil_id, "/tell")));
	} else {
		html(&q->w,
		     "<p>The next step is: <strong>$</strong>. Somebody else looks at it afresh.</p>\n<div "
		     "class=\"gap\">\n",
		     h(complaint_stage_name(q->a, &v->stages, next)));
		form_begin(f, str_fmt(q->a, "/family/%lld/complaints/%lld", (long long)v->pupil_id,
		                      (long long)v->complaint.id));
		ui_hidden(&q->w, "number", str_fmt(q->a, "%lld", (long long)v->last.number));
		form_field_as(f, "words", S("Why are you still unhappy?"), S("One sentence is enough."));
		if (v->may_seal && v->last.sealed == 0)
			form_field_as(f, "sealed", STR_NONE, S("Then the SENCO does not see it any more."));
		ui_action(&q->w, &(struct ui_action){ .text = S("I am still unhappy: next step") });
		form_end(f);
		html(&q->w, "</div>\n");
	}
	ui_sheet_end(&q->w);
}

static enum rc one_draw(struct req *q, struct form *f, bool changed)
{
	struct family_view *family = NEW(q->a, struct family_view);
	struct complaint_one *v = NEW(q->a, struct complaint_one);

	TRY(complaint_own_one(&q->c, q->id[0], q->id[1], v));
	TRY(family_load(&q->c, q->id[0], family));
	page_begin(q, &(struct page){ .title = S("Your complaint"),
	                              .width = "width--fam",
	                              .back_url = url_family(q->a, q->id[0], "/complaints"),
	                              .back_text = S("Complaints") });
	html(&q->w, "<div class=\"head\"><h1>Your complaint</h1><p>Only you and the people who answer it see "
	            "this.</p></div>\n");
	page_done(q);
	html(&q->w, "<div class=\"stack--l\">\n");
	form_summary(f);
	if (changed) {
		req_refuse(q, 409);
		ui_note(&q->w, S("The school has written while you were writing."),
		        S("Your words are kept below. Read the answer, then decide."), true);
	}
	now_write(q, family, v);
	history_write(q, v);
	go_on_write(q, f, v);
	family_advice_write(q, &family->school);
	complaint_outside_write(q);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_one(struct req *q)
{
	struct complaint_step x = { .id = id_new() };
	struct form f;

	form_init(&f, q, &complaint_step_rec, &x);
	return one_draw(q, &f, false);
}

static enum rc do_go_on(struct req *q)
{
	struct complaint_step x = { 0 };
	struct form f;
	int64_t number = 0;
	enum rc rc;

	form_init(&f, q, &complaint_step_rec, &x);
	(void)str_int(req_form(q, "number"), &number);
	if (!form_read(&f))
		return one_draw(q, &f, false);
	x.id = x.id != 0 ? x.id : id_new();
	rc = complaint_go_on(&q->c, q->id[0], q->id[1], &x, number);
	if (rc == RC_CONFLICT)
		return one_draw(q, &f, true);
	if (rc == RC_INVALID) {
		form_error(
		    &f, "words",
		    S("Write in one sentence why. You can go on once there is an answer, or its day has passed"));
		return one_draw(q, &f, false);
	}
	if (rc != RC_OK)
		return rc;
	form_done(&f);
	return req_redirect(q, "/family/%lld/complaints/%lld?done=thanks", (long long)q->id[0], (long long)q->id[1]);
}

ROUTES(complaint_family_routes, R(GET, "/family/:id/complaints", CAP_FAMILY, page_list),
       R(POST, "/family/:id/complaints", CAP_FAMILY, do_raise),
       R(GET, "/family/:id/complaints/:id", CAP_FAMILY, page_one),
       R(POST, "/family/:id/complaints/:id", CAP_FAMILY, do_go_on));
