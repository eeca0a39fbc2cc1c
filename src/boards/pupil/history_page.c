/* /pupil/:id/history: what happened, newest first, and the plans before this one. */
#include "core/door/page.h"
#include "core/people/pupil_tabs_parts.h"
#include "plan/plan_read.h"
#include "story/pupil_view.h"

static void log_write(struct req *q, const struct pupil_view *v)
{
	struct ui_log *l = NEW_ARRAY(q->a, struct ui_log, v->logs);

	for (size_t i = 0; i < v->logs; i++)
		l[i] = (struct ui_log){ .when = date_brief(q->a, v->log[i].on),
			                .text = v->log[i].text,
			                .by = v->log[i].by };
	ui_sheet_begin(&q->w, "happened", S("What happened"), S("The latest"));
	if (v->logs == 0)
		ui_empty(&q->w, S("Nothing is recorded yet."));
	else
		ui_log(&q->w, l, v->logs);
	ui_sheet_end(&q->w);
}

static void plans_write(struct req *q, const struct plan_read *p)
{
	ui_sheet_begin(&q->w, "plans", S("Plans"), STR_NONE);
	if (p->lists == 0)
		ui_empty(&q->w, S("No plan is shared yet."));
	html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < p->lists; i++)
		ui_wait(&q->w,
		        &(struct ui_wait){
		            .who = str_fmt(q->a, "Version %lld", (long long)p->list[i].version),
		            .url = url_pupil(q->a, p->pupil.id,
		                             str_c(q->a, str_fmt(q->a, "/plans/%lld", (long long)p->list[i].id))),
		            .meta = str_fmt(q->a, "Shared %.*s", STR_ARG(date_long(q->a, p->list[i].shared_on))) });
	html(&q->w, "</ul>\n");
	ui_sheet_end(&q->w);
}

static void cycles_write(struct req *q, const struct pupil_view *v)
{
	ui_sheet_begin(&q->w, "cycles", S("Cycles"), STR_NONE);
	if (v->cycles == 0)
		ui_empty(&q->w, S("No cycle has begun."));
	html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < v->cycles; i++) {
		const struct cycle_line *l = &v->cycle[i];

		html(&q->w, "<li><strong>Cycle $</strong><p class=\"small quiet\">Opened $. $", h(l->cycle.number),
		     h(date_long(q->a, l->cycle.opened_on)), h(stage_word(l->stage)));
		if (l->outcomes > 0)
			html(&q->w, ". $ of $ outcomes reached", h(l->reached), h(l->outcomes));
		html(&q->w, "</p></li>\n");
	}
	html(&q->w, "</ul>\n");
	ui_sheet_end(&q->w);
}

static enum rc page_history(struct req *q)
{
	struct pupil_view *v = NEW(q->a, struct pupil_view);
	struct plan_read *p = NEW(q->a, struct plan_read);
	enum rc rc = pupil_view_load(&q->c, q->id[0], v);

	if (rc == RC_OK)
		rc = plan_read_list(&q->c, q->id[0], p);
	if (rc != RC_OK)
		return rc;
	page_begin(q, &(struct page){ .title = str_fmt(q->a, "History: %.*s", STR_ARG(v->name)), .menu = "/pupils" });
	pupil_top(q, v->pupil.id, v->name, v->first, "/history");
	html(&q->w, "<div class=\"head\"><h1>History</h1><p>What is dated in $’s record.</p></div>\n", h(v->first));
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	log_write(q, v);
	html(&q->w, "</div>\n<aside class=\"stack--l\" aria-label=\"Plans and cycles\">\n");
	plans_write(q, p);
	cycles_write(q, v);
	html(&q->w, "</aside>\n</div>\n");
	page_end(q);
	return RC_OK;
}

ROUTES(history_routes, R(GET, "/pupil/:id/history", CAP_PUPIL_RECORD, page_history));
TAB(tab_history, .tab = TAB_HISTORY, .order = 10, .rest = "/history", .text = "What happened", .cap = CAP_PUPIL_RECORD);
