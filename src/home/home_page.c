/* /pupil/:id/home: what came from home about a pupil, by goal, for staff. */
#include "core/people/pupil_tabs_parts.h"
#include "core/people/step_parts.h"
#include "home/home_parts.h"

static void goal_write(struct req *q, const struct home_show *s, const struct home_goal *g, size_t i)
{
	ui_sheet_begin(&q->w, str_c(q->a, str_fmt(q->a, "goal-%zu", i + 1)), str_sentence(q->a, g->aim), STR_NONE);
	if (!home_goal_write(q, s, g->root, SIZE_MAX))
		ui_empty(&q->w, S("Nothing came about this goal yet."));
	ui_sheet_end(&q->w);
}

static enum rc page_home(struct req *q)
{
	struct home_view *v = NEW(q->a, struct home_view);
	struct home_show s;
	size_t unseen;

	TRY(home_load(&q->c, q->id[0], v));
	unseen = home_unseen(&v->known);
	s = (struct home_show){ .known = &v->known,
		                .base = url_pupil(q->a, v->pupil.id, ""),
		                .see_off = v->may_see_off };
	step_head(q, v->pupil.id, v->name, v->first, S("From home"),
	          unseen > 0 ? str_fmt(q->a, "What family and pupil sent about the goals. %zu %s new.", unseen,
	                               unseen == 1 ? "is" : "are")
	                     : S("What family and pupil sent about the goals."),
	          "/home");
	html(&q->w, "<div class=\"stack--l\">\n");
	for (size_t i = 0; i < v->goals; i++)
		goal_write(q, &s, &v->goal[i], i);
	ui_sheet_begin(&q->w, "rest", v->goals > 0 ? S("About something else") : S("What came"), STR_NONE);
	if (!home_rest_write(q, &s, v->goal, v->goals))
		ui_empty(&q->w,
		         S("Nothing came yet. The family and the pupil can send something from their own page."));
	ui_sheet_end(&q->w);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc do_seen(struct req *q)
{
	TRY(home_seen(&q->c, q->id[0], q->id[1]));
	return req_redirect(q, "/pupil/%lld/home?done=noted", (long long)q->id[0]);
}

ROUTES(home_routes, R(GET, "/pupil/:id/home", CAP_PUPIL_PROFILE, page_home),
       R(POST, "/pupil/:id/home/:id/seen", CAP_PROGRESS_LOG, do_seen));
TAB(tab_home, .tab = TAB_DO, .order = 30, .rest = "/home", .text = "From home", .cap = CAP_PUPIL_PROFILE);
