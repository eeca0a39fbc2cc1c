/* /pupil/:id/screening: one pupil of the screen, whether found or not, what was decided before, and the decision. */
#include "kit/base/id.h"
#include "notice/screen/screening_case_parts.h"
#include "core/people/pupil_tabs_parts.h"

bool screening_may_decide(const struct req *q)
{
	return role_can(q->c.actor.hat, CAP_SCREEN_DECIDE);
}

void screening_form(struct req *q, struct form *f, struct screen_decision *d)
{
	*d = (struct screen_decision){ .id = id_new() };
	form_init(f, q, &screen_decision_rec, d);
}

static void earlier_write(struct req *q, const struct screen_beside *b)
{
	if (b->earliers == 0)
		return;
	ui_sheet_as(&q->w, "gap-l", "earlier", S("Decided before"), STR_NONE);
	for (size_t i = 0; i < b->earliers; i++) {
		const struct screen_decision *d = &b->earlier[i];

		html(&q->w, "<article class=\"card\"><h3>$</h3>\n<p class=\"small quiet\">$, $</p>\n<p>",
		     h(screening_decided(q, d)), h(date_long(q->a, d->decided_on)), h(d->by_name));
		html_lines(&q->w, d->reason);
		html(&q->w, "</p>");
		if (d->what.n > 0)
			html(&q->w, "<p>In lessons: $</p>", h(d->what));
		if (!date_none(d->talked_on))
			html(&q->w, "<p>Talk on $ with $: “$”</p>", h(date_long(q->a, d->talked_on)), h(d->talked_with),
			     h(d->talked_words));
		if (d->said.n > 0) {
			ui_details_begin(&q->w, S("What was found then"));
			html(&q->w, "<p>");
			html_lines(&q->w, d->said);
			html(&q->w, "</p>");
			ui_details_end(&q->w);
		}
		html(&q->w, "</article>\n");
	}
	ui_sheet_end(&q->w);
}

static enum rc one_page(struct req *q, struct form *f, const struct screen_one *o, const struct screen_faults *faults)
{
	const struct screening_pupil *p = &o->all.pupil[o->it.pupil];

	page_begin(q, &(struct page){ .title = str_fmt(q->a, "Progress of %.*s", STR_ARG(p->name)),
	                              .menu = "/screening",
	                              .back_url = screening_url(q, S("/screening")),
	                              .back_text = S("Back to screening") });
	pupil_top(q, q->id[0], p->name, p->name, "/screening");
	html(&q->w, "<div class=\"head\"><h1>Progress of $</h1></div>\n", h(p->name));
	page_done(q);
	form_summary(f);
	html(&q->w, "<h2 class=\"gap-b\">$</h2>\n",
	     h(o->it.ask == ASK_NOT || o->it.ask == ASK_QUIET ? "Nothing to decide now" : "To decide"));
	if (faults != NULL && faults->theirs.id != 0)
		form_conflict(f, &faults->theirs);
	else if (faults != NULL)
		ui_note(
		    &q->w, S("Something has changed while you were writing"),
		    S("There are other results, or a new concern. Read what is found now, then record your decision."),
		    true);
	screening_article(q, &o->all, &o->it, &o->beside, screening_may_decide(q) ? f : NULL,
	                  screening_url(q, url_pupil(q->a, o->it.id, "/screening")), false);
	earlier_write(q, &o->beside);
	page_end(q);
	return RC_OK;
}

static enum rc page_one(struct req *q)
{
	struct screen_one *o = NEW(q->a, struct screen_one);
	struct screen_decision d;
	struct form f;

	TRY(screen_one_load(&q->c, q->id[0], o));
	screening_form(q, &f, &d);
	return one_page(q, &f, o, NULL);
}

static bool decision_read(struct form *f, struct screen_decision_in *in)
{
	bool ok = form_read(f);

	if (!str_int(req_form(f->q, "seen"), &in->seen_id))
		in->seen_id = 0;
	in->seen_found = req_form(f->q, "found");
	return ok;
}

static void faults_show(struct form *f, const struct check_list *l)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->item[i].state == CHECK_MISSING && form_error_of(f, str_c(f->q->a, l->item[i].anchor)).n == 0)
			form_error(f, str_c(f->q->a, l->item[i].anchor), l->item[i].text);
}

static enum rc do_decide(struct req *q)
{
	struct screen_one *o = NEW(q->a, struct screen_one);
	struct screen_decision_in in = { 0 };
	struct screen_faults faults;
	struct form f;
	enum rc rc;
	bool ok;

	form_init(&f, q, &screen_decision_rec, &in.decision);
	ok = decision_read(&f, &in);
	if (!ok)
		in.decision.id = 0; /* so that nothing is recorded, and what else is missing is still said */
	rc = screen_decide(&q->c, q->id[0], &in, &faults);
	if (rc == RC_OK) {
		form_done(&f);
		if (in.decision.result == SCREEN_DISCUSS)
			return req_redirect(q, "/pupil/%lld/discussion?done=saved", (long long)q->id[0]);
		return req_redirect(q, "/screening?done=saved&%.*s", STR_ARG(screening_query(q)));
	}
	if (rc == RC_INVALID)
		faults_show(&f, &faults.check);
	else if (rc != RC_CONFLICT)
		return rc;
	if (rc == RC_CONFLICT || !ok) /* to be sent again as a decision of its own */
		in.decision.id = id_new();
	q->status = rc == RC_CONFLICT ? 409 : 422;
	ok = rc != RC_CONFLICT;
	rc = screen_one_load(&q->c, q->id[0], o);
	return rc == RC_OK ? one_page(q, &f, o, ok ? NULL : &faults) : rc;
}

ROUTES(screening_one_routes, R(GET, "/pupil/:id/screening", CAP_SCREEN, page_one),
       R(POST, "/pupil/:id/screening", CAP_SCREEN_DECIDE, do_decide));
TAB(tab_screening, .tab = TAB_NOTICE, .order = 50, .rest = "/screening", .text = "Expected progress",
    .cap = CAP_SCREEN);
