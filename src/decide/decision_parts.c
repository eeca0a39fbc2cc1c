#include "decide/decision_parts.h"

#include "core/door/page.h"
#include "core/entry/put_right_parts.h"
#include "core/people/step_parts.h"
#include "decide/needs_parts.h"

const struct decision *decision_in(const struct decide_view *v, int64_t id)
{
	for (size_t i = 0; i < v->decisions; i++)
		if (v->decision[i].id == id)
			return &v->decision[i];
	return NULL;
}

static void one_facts(struct req *q, const struct decision *d)
{
	struct html *w = &q->w;

	ui_summary_begin(w);
	ui_summary_row(w, S("Decided on"), date_long(q->a, d->decided_on));
	ui_summary_row(w, S("Decided by"), d->by_name);
	if (!role_can(q->c.actor.hat, CAP_DECIDE)) {
		ui_summary_row(w, S("Why"), d->reason);
		ui_summary_row(w, S("Evidence"), d->evidence);
		ui_summary_row(w, S("Decided with"), d->with_whom);
		ui_summary_row(w, S("Look again on"), step_date(q, d->monitor_on));
	}
	ui_summary_end(w);
}

/* The one who decided has a name, not a number, where two versions stand side by side. */
static struct str decision_text(struct arena *a, const struct field *fd, const void *obj)
{
	const struct decision *d = obj;

	return str_is(str_of(fd->name), "decided_by") ? d->by_name : field_text(a, fd, obj);
}

/* Needs as words, or that there are none. */
static struct str needs_said(struct req *q, const struct need *need, size_t n)
{
	struct str *word = NEW_ARRAY(q->a, struct str, n + 1);

	for (size_t i = 0; i < n; i++)
		word[i] = need_words(q, need[i].code);
	return n == 0 ? S("none") : str_join(q->a, word, n, S("; "));
}

/* What the page of a decision cannot change: it says what stands, what was typed now, and where it is changed. */
static void again_write(struct req *q, const struct decide_view *v, const struct decide_in *in,
                        const struct decision *stands)
{
	struct str have = needs_said(q, v->need, v->needs);
	struct str typed = needs_said(q, in->need, in->needs);

	if (stands->result == DECISION_SEN_SUPPORT && !str_eq(have, typed)) {
		ui_note(&q->w, S("The needs stay as they were saved"),
		        str_fmt(q->a, "Recorded: %.*s. Sent now: %.*s.", STR_ARG(have), STR_ARG(typed)), false);
		html(&q->w, "<p><a href=\"$\">Change the needs</a></p>\n",
		     h_url(url_pupil(q->a, v->pupil.id, "/needs")));
	}
	if (!date_none(in->review_on))
		ui_note(&q->w, S("The day of the first review is set with the plan"),
		        str_fmt(q->a, "Sent now: %.*s.", STR_ARG(date_long(q->a, in->review_on))), false);
}

enum rc decision_one(struct req *q, struct form *f, const struct decide_view *v, const struct decision *d,
                     const struct decision *theirs, const struct decide_in *again)
{
	struct html *w = &q->w;

	step_head(q, v->pupil.id, v->name, v->first, str_of(decision_result_word(d->result)),
	          str_fmt(q->a, "Decision of %.*s.", STR_ARG(date_long(q->a, d->decided_on))), "/decision");
	form_summary(f);
	if (theirs != NULL)
		form_conflict(f, theirs);
	if (again != NULL)
		again_write(q, v, again, d);
	ui_sheet_begin(w, "one", S("The decision"), STR_NONE);
	one_facts(q, d);
	if (role_can(q->c.actor.hat, CAP_DECIDE)) {
		html(w, "<p class=\"quiet\">What was decided and when stays as it is. You can put the words right. "
		        "If something else is decided, save a new decision.</p>\n");
		form_begin(f, url_pupil(q->a, v->pupil.id,
		                        str_c(q->a, str_fmt(q->a, "/decision/%lld", (long long)d->id))));
		form_field(f, "reason");
		form_field(f, "evidence");
		form_field(f, "with_whom");
		if (d->result != DECISION_SEN_SUPPORT)
			form_field(f, "monitor_on");
		ui_button(w, S("Save the words"), NULL, NULL, false);
		form_end(f);
	}
	put_right_line(q, v->pupil.id, "decision", d->id, d->decided_by,
	               S("Decided by mistake, or on the wrong record?"), S("this decision"));
	ui_sheet_end(w);
	html(w, "<p><a href=\"$\">All decisions</a></p>\n", h_url(url_pupil(q->a, v->pupil.id, "/decision")));
	page_end(q);
	return RC_OK;
}

enum rc decision_sent_before(struct req *q, struct form *f, struct decide_in *in)
{
	struct decide_view v;
	const struct decision *stands;

	TRY(decide_load(&q->c, q->id[0], &v));
	stands = decision_in(&v, in->decision.id);
	if (stands == NULL)
		return RC_NONE;
	for (size_t i = 0; i < v.staffs; i++)
		if (v.staff[i].id == in->decision.decided_by)
			in->decision.by_name = name_full(q->a, v.staff[i].given, v.staff[i].family);
	f->again = true;
	f->text = decision_text;
	return decision_one(q, f, &v, stands, stands, in);
}
