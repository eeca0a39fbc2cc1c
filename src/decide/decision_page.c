/* Decisions about SEN Support: the form and the dated history. One decision has a page of its own. */
#include "kit/base/id.h"
#include "core/door/page.h"
#include "decide/decision_parts.h"
#include "decide/needs_parts.h"
#include "core/people/step_parts.h"
#include "decide/decision.h"
#include "core/people/pupil_tabs_parts.h"

static bool may_decide(const struct req *q)
{
	return role_can(q->c.actor.hat, CAP_DECIDE);
}

/* ---- the record ---- */

static struct str status_words(enum status_code code)
{
	switch (code) {
	case STATUS_NONE:
	case STATUS_N:
		break;
	case STATUS_K:
		return S("SEN Support (K)");
	case STATUS_E:
		return S("EHC plan (E)");
	}
	return S("No SEN Support (N)");
}

static void now_write(struct req *q, const struct decide_view *v)
{
	struct html *w = &q->w;

	ui_sheet_begin(w, "now", S("Recorded now"), STR_NONE);
	html(w, "<p><strong>$</strong>", h(status_words(v->status.code)));
	if (v->status.id != 0)
		html(w, " since $", h(date_long(q->a, v->status.starts)));
	html(w, "</p>\n");
	if (v->needs > 0)
		html(w, "<ol class=\"govuk-list govuk-list--number\">\n");
	for (size_t i = 0; i < v->needs; i++)
		html(w, "<li>$</li>\n", h(need_words(q, v->need[i].code)));
	if (v->needs > 0)
		html(w, "</ol>\n");
	for (size_t i = 0; i < v->problems.n; i++)
		html(w, "<p class=\"small\">$</p>\n", h(v->problems.item[i].text));
	if (may_decide(q) && v->status.code != STATUS_N)
		html(w, "<p><a href=\"$\">Change the needs</a></p>\n", h_url(url_pupil(q->a, v->pupil.id, "/needs")));
	ui_sheet_end(w);
}

static void decisions_write(struct req *q, const struct decide_view *v)
{
	struct html *w = &q->w;

	ui_sheet_begin(w, "decisions", S("Decisions so far"), STR_NONE);
	if (v->decisions == 0)
		ui_empty(w, S("Nothing was decided here yet."));
	for (size_t i = 0; i < v->decisions; i++) {
		const struct decision *d = &v->decision[i];

		html(w,
		     "<article class=\"card\"><h3><a href=\"$\">$</a></h3>\n<p class=\"small quiet\">$, decided by $",
		     h_url(
		         url_pupil(q->a, v->pupil.id, str_c(q->a, str_fmt(q->a, "/decision/%lld", (long long)d->id)))),
		     h(decision_result_word(d->result)), h(date_long(q->a, d->decided_on)), h(d->by_name));
		if (d->with_whom.n > 0)
			html(w, " with $", h(d->with_whom));
		html(w, "</p>\n<p>");
		html_lines(w, d->reason);
		html(w, "</p>");
		if (!date_none(d->monitor_on))
			html(w, "<p class=\"small\">Look again on <strong>$</strong></p>",
			     h(date_long(q->a, d->monitor_on)));
		html(w, "</article>\n");
	}
	ui_sheet_end(w);
}

static struct str until_words(struct req *q, struct date ends)
{
	return date_none(ends) ? S("now") : date_long(q->a, ends);
}

static void history_write(struct req *q, const struct decide_view *v)
{
	static const struct ui_column cols[] = { { S("Recorded"), false }, { S("From"), false }, { S("To"), false } };
	struct html *w = &q->w;
	struct ui_table t = {
		.caption = S("Status and needs with their dates"), .col = cols, .cols = 3, .cards = true, .small = true
	};

	ui_sheet_begin(w, "history", S("Status and needs over time"), STR_NONE);
	if (v->histories + v->need_histories == 0) {
		ui_empty(w, S("Nothing is recorded."));
		ui_sheet_end(w);
		return;
	}
	ui_table_begin(w, &t);
	for (size_t i = 0; i < v->histories; i++) {
		ui_row_begin(w, &t);
		ui_cell(w, &t, status_words(v->history[i].code));
		ui_cell(w, &t, date_long(q->a, v->history[i].starts));
		ui_cell(w, &t, until_words(q, v->history[i].ends));
		ui_row_end(w, &t);
	}
	for (size_t i = 0; i < v->need_histories; i++) {
		const struct need *n = &v->need_history[i];

		if (!date_none(n->ends) && date_cmp(n->ends, n->starts) < 0)
			continue; /* changed again on the day it was written down */
		ui_row_begin(w, &t);
		ui_cell(w, &t, str_fmt(q->a, "Need %lld: %.*s", (long long)n->rank, STR_ARG(need_words(q, n->code))));
		ui_cell(w, &t, date_long(q->a, n->starts));
		ui_cell(w, &t, until_words(q, n->ends));
		ui_row_end(w, &t);
	}
	ui_table_end(w, &t);
	ui_sheet_end(w);
}

/* ---- the form ---- */

static void talked_write(struct req *q, const struct decide_view *v)
{
	if (!date_none(v->talked)) {
		html(&q->w, "<p>You talked with the family on <a href=\"$\">$</a>. ",
		     h_url(url_pupil(q->a, v->pupil.id,
		                     str_c(q->a, str_fmt(q->a, "/discussion/%lld", (long long)v->talk_id)))),
		     h(date_long(q->a, v->talked)));
		ui_cop(&q->w, "6.39");
		html(&q->w, "</p>\n");
		return;
	}
	ui_note(&q->w, S("No discussion with the family is recorded"),
	        S("Talk with parents and pupil first. If you decide before that, say why below."), false);
	html(&q->w, "<p id=\"discussion\" class=\"gap\"><a href=\"$\">Record a discussion</a></p>\n",
	     h_url(url_pupil(q->a, v->pupil.id, "/discussion")));
}

static bool fits(enum status_code code, int result)
{
	bool ends = result == DECISION_END_SUPPORT;

	return code == STATUS_N ? !ends : ends;
}

static void result_field(struct form *f, const struct decide_view *v)
{
	struct ui_choice c[8];
	struct req *q = f->q;
	size_t n = 0;

	for (const struct choice *k = decision_result_choices; k->value != NULL && n < 8; k++)
		if (fits(v->status.code, k->id))
			c[n++] = (struct ui_choice){ str_of(k->value), str_of(k->label), str_of(k->hint), NULL };
	ui_radios(&q->w,
	          &(struct ui_field){ .name = "result",
	                              .label = S("What was decided"),
	                              .error = form_error_of(f, "result"),
	                              .value = f->posted
	                                           ? form_typed(f, "result")
	                                           : decision_result_code(((const struct decision *)f->obj)->result) },
	          c, n, false);
}

static void decider_field(struct form *f, const struct decide_view *v)
{
	struct req *q = f->q;
	struct ui_choice *c = NEW_ARRAY(q->a, struct ui_choice, v->staffs + 1);
	struct str mine = str_fmt(q->a, "%lld", (long long)((const struct decision *)f->obj)->decided_by);

	for (size_t i = 0; i < v->staffs; i++)
		c[i] = (struct ui_choice){ str_fmt(q->a, "%lld", (long long)v->staff[i].id),
			                   str_fmt(q->a, "%.*s%s%.*s",
			                           STR_ARG(name_full(q->a, v->staff[i].given, v->staff[i].family)),
			                           v->staff[i].job.n > 0 ? ", " : "", STR_ARG(v->staff[i].job)),
			                   STR_NONE, NULL };
	ui_select(&q->w,
	          &(struct ui_field){
	              .name = "decided_by",
	              .label = S("Who decided"),
	              .error = form_error_of(f, "decided_by"),
	              .value = f->posted && form_typed(f, "decided_by").n > 0 ? form_typed(f, "decided_by") : mine },
	          c, v->staffs);
}

static void decide_form(struct form *f, const struct decide_view *v)
{
	struct req *q = f->q;
	struct html *w = &q->w;
	bool ends = v->status.code == STATUS_K;

	ui_sheet_begin(w, "decide", ends ? S("End SEN Support") : S("Decide"), STR_NONE);
	if (ends)
		html(w,
		     "<p>This is for when the need is met by what every pupil gets. It is best decided in a "
		     "<a href=\"$\">review</a> with parents and pupil.</p>\n",
		     h_url(url_pupil(q->a, v->pupil.id, "/review")));
	else
		talked_write(q, v);
	form_begin(f, url_pupil(q->a, v->pupil.id, "/decision"));
	result_field(f, v);
	form_field(f, "reason");
	form_field(f, "evidence");
	form_field(f, "decided_on");
	decider_field(f, v);
	form_field(f, "with_whom");
	form_field(f, "monitor_on");
	if (!ends) {
		html(w, "<h3 class=\"gap\">If it is SEN Support</h3>\n");
		needs_fields(f, v->need, v->needs);
		ui_date(w, &(struct ui_field){
		               .name = "review_on",
		               .label = S("First review by"),
		               .hint = S("Goes into the letters to the family. You can set it with the plan."),
		               .optional = true,
		               .value = form_date_typed(&f->typed, q->a, S("review_on")),
		               .error = form_error_of(f, "review_on") });
		html(w,
		     "<p class=\"small gap\">Letters to each parent are prepared when you save. You read them before "
		     "they go. ");
		ui_cop(w, "6.48");
		html(w, "</p>\n");
	}
	ui_button(w, S("Save the decision"), NULL, NULL, false);
	form_end(f);
	ui_sheet_end(w);
}

static enum rc decide_page(struct req *q, struct form *f, const struct decide_view *v)
{
	struct html *w = &q->w;

	step_head(
	    q, v->pupil.id, v->name, v->first, S("Decisions"),
	    S("Whether there is a special educational need, why, and who decided. Every decision stays readable."),
	    "/decision");
	form_summary(f);
	html(w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	if (may_decide(q) && v->status.code == STATUS_E)
		ui_note(w, S("There is an EHC plan"),
		        S("Support goes on under the plan. It is decided in its annual review."), false);
	else if (may_decide(q))
		decide_form(f, v);
	history_write(q, v);
	html(w, "</div>\n<aside class=\"stack--l\" aria-label=\"Now and before\">\n");
	now_write(q, v);
	decisions_write(q, v);
	html(w, "</aside>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_decide(struct req *q)
{
	struct decide_view v;
	struct decision d = { .id = id_new(), .decided_on = q->c.now.today, .decided_by = q->c.actor.person_id };
	struct form f;

	TRY(decide_load(&q->c, q->id[0], &v));
	if (v.status.code == STATUS_K)
		d.result = DECISION_END_SUPPORT;
	d.evidence = v.rests_on;
	if (v.present.n <= (size_t)field_max(record_field(&decision_rec, S("with_whom"))))
		d.with_whom = v.present;
	form_init(&f, q, &decision_rec, &d);
	form_carried(&f, "evidence", v.rests_on.n > 0 ? S("What the record has of the last year") : STR_NONE);
	form_carried(&f, "with_whom", d.with_whom.n > 0 ? S("Who took part in the early discussion") : STR_NONE);
	return decide_page(q, &f, &v);
}

/* Names of controls: a date's first box takes the error. */
static void check_errors(struct form *f, const struct check_list *l)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct check_item *t = &l->item[i];
		const struct field *fd = record_field(f->rec, t->anchor);

		if (t->state != CHECK_MISSING || form_error_of(f, str_c(f->q->a, t->anchor)).n > 0)
			continue;
		form_error(f, fd != NULL ? fd->name : "result", t->text);
	}
}

static bool decide_read(struct form *f, struct decide_in *in, size_t *at)
{
	struct str review = form_date_typed(&f->typed, f->q->a, S("review_on"));
	bool ok = form_typed(f, "result").n > 0;

	if (!ok) /* radios that nobody touched are not sent */
		form_error(f, "result", S("Choose what was decided"));
	ok = form_read(f) && ok;
	in->needs = needs_read(f, in->need, at);
	if (review.n > 0 && !date_parse(review, &in->review_on)) {
		form_error(f, "review_on", S("First review by: use a real date, such as 24 3 2026"));
		ok = false;
	}
	if (!date_none(in->review_on) && date_cmp(in->review_on, in->decision.decided_on) <= 0) {
		form_error(f, "review_on", S("The first review must be after the decision"));
		ok = false;
	}
	return ok;
}

static enum rc do_decide(struct req *q)
{
	struct decide_view v;
	struct decide_in in = { 0 };
	struct decide_faults faults = { 0 };
	struct form f;
	size_t at[DECIDE_NEEDS_MAX];
	enum rc rc = RC_INVALID;

	form_init(&f, q, &decision_rec, &in.decision);
	if (decide_read(&f, &in, at))
		rc = decide_save(&q->c, q->id[0], &in, &faults);
	if (rc == RC_OK) {
		bool letters = in.decision.result == DECISION_SEN_SUPPORT || in.decision.result == DECISION_END_SUPPORT;

		form_done(&f);
		return req_redirect(q, "/pupil/%lld/%s?done=saved", (long long)q->id[0],
		                    letters ? "notices" : "decision");
	}
	if (rc == RC_CONFLICT)
		return decision_sent_before(q, &f, &in);
	if (rc != RC_INVALID)
		return rc;
	rc = decide_load(&q->c, q->id[0], &v);
	if (rc != RC_OK)
		return rc;
	check_errors(&f, &faults.check);
	needs_errors(&f, &faults.needs, at, in.needs);
	req_refuse(q, 422);
	return decide_page(q, &f, &v);
}

ROUTES(decide_routes, R(GET, "/pupil/:id/decision", CAP_PUPIL_RECORD, page_decide),
       R(POST, "/pupil/:id/decision", CAP_DECIDE, do_decide));
TAB(tab_decision, .tab = TAB_NOTICE, .order = 70, .rest = "/decision", .text = "Decisions", .cap = CAP_PUPIL_RECORD);
