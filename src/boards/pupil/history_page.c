/* /pupil/:id/history (design 15): every entry of the record on one page, newest first. */
#include "core/door/page.h"
#include "core/entry/history_parts.h"
#include "core/people/pupil_tabs_parts.h"

static enum rc page_history(struct req *q)
{
	struct history_view *v = NEW(q->a, struct history_view);
	struct history_query wish = history_query_read(q);

	TRY(history_load(&q->c, q->id[0], &wish, v));
	page_begin(q, &(struct page){ .title = str_fmt(q->a, "History: %.*s", STR_ARG(v->name)), .menu = "/pupils" });
	pupil_top(q, v->pupil.id, v->name, v->first, "/history");
	html(&q->w, "<div class=\"head\"><h1>History</h1><p class=\"quiet\">$", h(history_summary(q->a, v)));
	if (role_can(q->c.actor.hat, CAP_PUT_RIGHT))
		html(&q->w, " <a href=\"$\">Something is wrong here: put right</a>",
		     h_url(url_pupil(q->a, v->pupil.id, "/put-right")));
	html(&q->w, "</p></div>\n");
	page_done(q);
	history_write(q, v,
	              &(struct history_place){ .base = url_pupil(q->a, v->pupil.id, ""),
	                                       .path = url_pupil(q->a, v->pupil.id, "/history") });
	page_end(q);
	return RC_OK;
}

ROUTES(history_routes, R(GET, "/pupil/:id/history", CAP_PUPIL_RECORD, page_history));
TAB(tab_history, .tab = TAB_HISTORY, .order = 10, .rest = "/history", .text = "History", .cap = CAP_PUPIL_RECORD);
