/* The needs of a pupil: the boxes in which they are entered, and the page on which they change. */
#include "core/door/page.h"
#include "decide/needs_parts.h"
#include "core/people/step_parts.h"
#include "decide/decision.h"
#include "core/people/pupil_tabs_parts.h"

static const char *need_control(struct req *q, size_t i)
{
	return str_c(q->a, str_fmt(q->a, "need-%zu", i + 1));
}

/* Types in use today, with an empty first line. */
static size_t type_choices(struct req *q, struct ui_choice **out)
{
	size_t n = 1;
	size_t max = 1;

	while (sen_type_at(max - 1) != NULL)
		max++;
	*out = NEW_ARRAY(q->a, struct ui_choice, max);
	(*out)[0] = (struct ui_choice){ S(""), S("None"), STR_NONE, NULL };
	for (size_t i = 0; sen_type_at(i) != NULL; i++) {
		const struct sen_type *t = sen_type_at(i);

		if (rule_applies(t->from, t->to, q->c.now.today))
			(*out)[n++] =
			    (struct ui_choice){ t->code,
				                str_fmt(q->a, "%.*s (%.*s)", STR_ARG(t->label), STR_ARG(t->code)),
				                STR_NONE, NULL };
	}
	return n;
}

void needs_fields(struct form *f, const struct need *need, size_t n)
{
	struct req *q = f->q;
	struct ui_choice *c;
	size_t cs = type_choices(q, &c);

	html(&q->w, "<div class=\"govuk-form-group\"><fieldset class=\"govuk-fieldset\" id=\"needs-of\"><legend "
	            "class=\"govuk-fieldset__legend\">Needs, most significant first</legend>\n"
	            "<p class=\"govuk-hint\">Name every need you see. No diagnosis is needed. The plan answers all of "
	            "them; the codes are for the school census.</p>\n<div class=\"fields fields--top\">\n");
	for (size_t i = 0; i < DECIDE_NEEDS_MAX; i++) {
		const char *name = need_control(q, i);

		ui_select(&q->w,
		          &(struct ui_field){ .name = name,
		                              .label = i == 0 ? S("Main need") : str_fmt(q->a, "Need %zu", i + 1),
		                              .optional = i > 0,
		                              .group = "f6",
		                              .value = f->posted ? form_typed(f, name)
		                                       : i < n   ? need[i].code
		                                                 : S(""),
		                              .error = form_error_of(f, name) },
		          c, cs);
	}
	html(&q->w, "</div></fieldset></div>\n");
}

/* Empty lines between are left out; at: which control each need came from. */
size_t needs_read(const struct form *f, struct need *need, size_t *at)
{
	size_t n = 0;

	for (size_t i = 0; i < DECIDE_NEEDS_MAX; i++) {
		struct str code = form_typed(f, need_control(f->q, i));

		if (code.n == 0)
			continue;
		at[n] = i;
		need[n] = (struct need){ .code = code, .rank = (int64_t)n + 1 };
		n++;
	}
	return n;
}

void needs_errors(struct form *f, const struct need_problems *p, const size_t *at, size_t n)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->item[i].blocks)
			form_error(f, need_control(f->q, p->item[i].at < n ? at[p->item[i].at] : 0), p->item[i].text);
}

struct str need_words(struct req *q, struct str code)
{
	const struct sen_type *t = sen_type_find(code);

	return t != NULL ? str_fmt(q->a, "%.*s (%.*s)", STR_ARG(t->label), STR_ARG(t->code)) : code;
}

static enum rc needs_page(struct req *q, struct form *f, const struct decide_view *v)
{
	struct html *w = &q->w;
	struct str day = form_date_typed(&f->typed, q->a, S("starts"));

	step_head(q, v->pupil.id, v->name, v->first, S("Needs"),
	          S("The current needs end on the day before. They stay in the history."), "/needs");
	form_summary(f);
	ui_sheet_begin(w, "needs", str_fmt(q->a, "What %.*s needs help with", STR_ARG(v->first)), STR_NONE);
	html(w, "<form method=\"post\" action=\"$\" novalidate>\n", h_url(url_pupil(q->a, v->pupil.id, "/needs")));
	form_token(q);
	ui_hidden(w, "seen", needs_joined(q->a, v->need, v->needs));
	if (f->errors > 0)
		html(w, "<p>Recorded now: $</p>\n",
		     h(v->needs > 0 ? needs_joined(q->a, v->need, v->needs) : S("no need")));
	needs_fields(f, v->need, v->needs);
	ui_date(w, &(struct ui_field){ .name = "starts",
	                               .label = S("From"),
	                               .error = form_error_of(f, "starts"),
	                               .value = day.n > 0 ? day : date_iso(q->a, q->c.now.today) });
	ui_button(w, S("Save the needs"), NULL, NULL, false);
	html(w, "</form>\n");
	ui_sheet_end(w);
	page_end(q);
	return RC_OK;
}

/* Needs are written with the decision: without one there is nothing to change, and the way to it. */
static enum rc no_needs_page(struct req *q, const struct decide_view *v)
{
	step_head(q, v->pupil.id, v->name, v->first, S("Needs"), STR_NONE, "/needs");
	ui_sheet_begin(&q->w, "needs", str_fmt(q->a, "What %.*s needs help with", STR_ARG(v->first)), STR_NONE);
	ui_empty(&q->w,
	         str_fmt(q->a, "%.*s has no SEN Support. Needs are written with the decision.", STR_ARG(v->first)));
	html(&q->w, "<p><a href=\"$\">To the decision</a></p>\n", h_url(url_pupil(q->a, v->pupil.id, "/decision")));
	ui_sheet_end(&q->w);
	page_end(q);
	return RC_OK;
}

static enum rc page_needs(struct req *q)
{
	struct decide_view v;
	struct decision none = { 0 };
	struct form f;

	TRY(decide_load(&q->c, q->id[0], &v));
	if (v.status.code == STATUS_N)
		return no_needs_page(q, &v);
	form_init(&f, q, &decision_rec, &none);
	return needs_page(q, &f, &v);
}

static enum rc do_needs(struct req *q)
{
	struct decide_view v;
	struct decision none = { 0 };
	struct form f;
	struct need need[DECIDE_NEEDS_MAX];
	size_t at[DECIDE_NEEDS_MAX];
	struct need_problems problems;
	struct date on = DATE_NONE;
	size_t n;
	enum rc rc;

	form_init(&f, q, &decision_rec, &none);
	n = needs_read(&f, need, at);
	(void)date_parse(form_date_typed(&f.typed, q->a, S("starts")), &on); /* not a date: refused by the rule */
	rc = needs_change(&q->c, q->id[0], on, need, n, req_form(q, "seen"), &problems);
	if (rc == RC_OK) {
		form_done(&f);
		return req_redirect(q, "/pupil/%lld/decision?done=saved", (long long)q->id[0]);
	}
	if (rc != RC_INVALID && rc != RC_CONFLICT)
		return rc;
	if (rc == RC_CONFLICT)
		form_error(
		    &f, "need-1",
		    S("Somebody else changed the needs while you were here. Save again to put yours in their place"));
	needs_errors(&f, &problems, at, n);
	if (rc == RC_INVALID && !problems.blocks)
		form_error(&f, "starts",
		           S("Enter the day from which it counts: not in the future, not before the status began"));
	rc = decide_load(&q->c, q->id[0], &v);
	if (rc == RC_OK && v.status.code == STATUS_N)
		return no_needs_page(q, &v);
	return rc == RC_OK ? needs_page(q, &f, &v) : rc;
}

ROUTES(needs_routes, R(GET, "/pupil/:id/needs", CAP_DECIDE, page_needs),
       R(POST, "/pupil/:id/needs", CAP_DECIDE, do_needs));
TAB(tab_needs, .tab = TAB_ASSESS, .order = 30, .rest = "/needs", .text = "Needs", .cap = CAP_DECIDE);
