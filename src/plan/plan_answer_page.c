/* /pupil/:id/plans/:id/answers: what the family said about a plan in force; what somebody told a member of staff is
 * noted here. */
#include "core/people/wish_parts.h"
#include "core/people/said_parts.h"
#include "core/people/step_parts.h"
#include "kit/base/id.h"
#include "plan/plan_answer.h"
#include "plan/plan_answer_parts.h"

static struct str answers_url(struct req *q)
{
	return str_fmt(q->a, "/pupil/%lld/plans/%lld/answers", (long long)q->id[0], (long long)q->id[1]);
}

static void form_write(struct form *f, const struct plan_answers *v)
{
	static const struct ui_choice ANSWERS[] = {
		{ S("agree"), S("They agree with the plan"), STR_NONE, NULL },
		{ S("disagree"), S("They do not agree"), STR_NONE, NULL },
		{ S("comment"), S("They want to say something about it"), STR_NONE, NULL },
	};
	struct req *q = f->q;
	const struct plan_reply *x = f->obj;

	ui_sheet_begin(&q->w, "note", S("Record what somebody said"), STR_NONE);
	form_begin(f, answers_url(q));
	said_adult_field(f, v->adult, v->adults, S("Who said it?"));
	said_way_field(f, x->way);
	ui_radios(&q->w,
	          &(struct ui_field){ .name = "answer",
	                              .label = S("What do they think of the plan?"),
	                              .value = form_typed(f, "answer"),
	                              .error = form_error_of(f, "answer") },
	          ANSWERS, 3, false);
	form_field_as(f, "words", S("In their own words"), STR_NONE);
	ui_action(&q->w, &(struct ui_action){ .text = S("Record the answer") });
	form_end(f);
	ui_sheet_end(&q->w);
}

static enum rc answers_page(struct form *f)
{
	struct req *q = f->q;
	struct plan_answers *v = NEW(q->a, struct plan_answers);
	const struct plan *p = &v->read.whole.plan;

	TRY(plan_answers_load(&q->c, q->id[0], q->id[1], v));
	step_head(q, v->read.pupil.id, v->read.name, v->read.first, S("What the family said about the plan"),
	          str_fmt(q->a, "Version %lld, shared on %.*s.", (long long)p->version,
	                  STR_ARG(date_long(q->a, p->shared_on))),
	          "/plans");
	form_summary(f);
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	ui_sheet_begin(&q->w, "answers", S("Answers so far"), STR_NONE);
	ui_summary_begin(&q->w);
	plan_answers_rows(q, &v->read);
	ui_summary_end(&q->w);
	wishes_write(q, &v->wishes, 0);
	html(&q->w, "<p class=\"gap\"><a href=\"$\">Back to the plan</a></p>\n",
	     h_url(str_fmt(q->a, "/pupil/%lld/plans/%lld", (long long)q->id[0], (long long)q->id[1])));
	ui_sheet_end(&q->w);
	if (p->state != PLAN_SHARED)
		ui_note(&q->w, S("An earlier version."), S("A newer plan is in force: answers are recorded there."),
		        false);
	else if (v->adults > 0)
		form_write(f, v);
	html(&q->w, "</div>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_answers(struct req *q)
{
	struct plan_reply x = { .id = id_new(), .plan_id = q->id[1] };
	struct form f;

	form_init(&f, q, &plan_reply_rec, &x);
	return answers_page(&f);
}

static enum rc do_note(struct req *q)
{
	struct plan_reply x = { 0 };
	struct form f;
	enum rc rc;

	form_init(&f, q, &plan_reply_rec, &x);
	said_adult_read(&f, &x.person_id);
	(void)form_read(&f);
	said_way_check(&f, x.way);
	if (x.answer == PLAN_ANSWER_NONE && form_error_of(&f, "answer").n == 0)
		form_error(&f, "answer", S("Choose an answer"));
	x.id = x.id != 0 ? x.id : id_new();
	x.plan_id = q->id[1];
	if (f.errors > 0)
		return answers_page(&f);
	rc = plan_answer_note(&q->c, q->id[0], &x);
	if (rc == RC_INVALID)
		form_error(&f, "person", S("Choose somebody from the list"));
	else if (rc == RC_CONFLICT)
		req_refuse(q, 409);
	if (rc == RC_INVALID || rc == RC_CONFLICT)
		return answers_page(&f);
	if (rc != RC_OK)
		return rc;
	form_done(&f);
	return req_redirect(q, "/pupil/%lld/plans/%lld?done=noted", (long long)q->id[0], (long long)q->id[1]);
}

ROUTES(plan_answer_routes, R(GET, "/pupil/:id/plans/:id/answers", CAP_REPLY_FAMILY, page_answers),
       R(POST, "/pupil/:id/plans/:id/answers", CAP_REPLY_FAMILY, do_note));
