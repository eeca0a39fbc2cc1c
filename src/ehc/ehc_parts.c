#include "ehc/ehc_parts.h"

static void lines_write(struct req *q, const struct ehc_view *v)
{
	struct html *w = &q->w;

	if (date_none(v->ends))
		html(w,
		     "<p><strong>Enter the date on $’s plan.</strong> Without it nobody can tell when the annual "
		     "review is "
		     "due.</p>\n",
		     h(v->first));
	else
		html(w,
		     "<p>The twelve months end on <strong>$</strong>. The local authority has four weeks after the "
		     "meeting to "
		     "decide: hold the meeting by <strong>$</strong>.</p>\n",
		     h(date_full(q->a, v->ends)), h(date_full(q->a, v->meeting_by)));
	if (!date_none(v->fact.booked))
		html(
		    w,
		    "<p>The meeting is booked for <strong>$</strong>. Everybody who is invited must have the papers by "
		    "$. The local authority decides by $.</p>\n",
		    h(date_full(q->a, v->fact.booked)), h(date_full(q->a, v->papers_by)),
		    h(date_long(q->a, ehc_decision_by(v->fact.booked))));
}

void ehc_due_write(struct req *q, const struct ehc_view *v)
{
	struct html *w = &q->w;

	ui_sheet_begin(w, "due", S("What is due"), STR_NONE);
	if (v->has_plan)
		lines_write(q, v);
	else
		html(
		    w,
		    "<p>$ has no EHC plan in the school’s register. Reminders begin when the status is EHC plan.</p>\n",
		    h(v->first));
	html(w,
	     "<p class=\"small quiet\">Must, by law: Children and Families Act 2014 section 44, SEND Regulations 2014 "
	     "regulation 20. ");
	ui_cop(w, "6.56");
	html(w, "</p>\n");
	ui_sheet_end(w);
}

enum rc ehc_part(struct req *q, int64_t pupil_id)
{
	struct ehc_view v;

	TRY(ehc_load(&q->c, pupil_id, 0, &v));
	ui_sheet_begin(&q->w, "ehc", S("Annual review"), STR_NONE);
	lines_write(q, &v);
	html(&q->w, "<p class=\"gap\"><a href=\"$\">Dates of the EHC plan</a></p>\n",
	     h_url(url_pupil(q->a, pupil_id, "/ehc")));
	ui_sheet_end(&q->w);
	return RC_OK;
}
