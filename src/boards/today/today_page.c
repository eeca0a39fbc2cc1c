/* Today (design 13): what must I do now? Equal duties are one line; the law comes first. */
#include "boards/today/today.h"
#include "core/account/reset_parts.h"
#include "core/area/area_parts.h"
#include "core/door/menu.h"
#include "boards/today/today_begin_parts.h"
#include "boards/today/today_parts.h"
#include "core/door/page.h"
#include "core/duty/reminder_parts.h"
#include "core/trail/unusual_parts.h"
#include "core/duty/terms_parts.h"
#include "enquiry/enquiry_parts.h"
#include "import/feed_parts.h"
#include "import/later_parts.h"
#include "kit/html/chart.h"
#include "meeting/meeting.h"
#include "notice/round/round_parts.h"

enum { SHOWN_SIDE = 3 };

static struct str share(struct req *q, int64_t n, int64_t all)
{
	int64_t permille = all == 0 ? 0 : (n * 1000 + all / 2) / all;

	return all == 0 ? S("")
	                : str_fmt(q->a, "%lld.%lld%% of %lld", (long long)(permille / 10), (long long)(permille % 10),
	                          (long long)all);
}

static void school_write(struct req *q, const struct today_all *v)
{
	int64_t placed = 0;

	for (size_t i = 0; i < STAGE_STEPS; i++)
		placed += v->by_stage[i];
	html(&q->w,
	     "<section class=\"sheet only-wide\" aria-labelledby=\"sch\">\n<div class=\"sheet__head\"><h2 "
	     "id=\"sch\">Our "
	     "school</h2><a class=\"small\" href=\"/school\">Whole picture</a></div>\n"
	     "<div class=\"row row--base\"><p><span class=\"big\">$</span><br>on SEN Support<br><span "
	     "class=\"quiet small\">$</span></p>\n"
	     "<p><span class=\"big\">$</span><br>with an EHC plan<br><span class=\"quiet small\">$</span></p></div>\n",
	     h(v->by_code[1]), h(share(q, v->by_code[1], (int64_t)v->pupils)), h(v->by_code[2]),
	     h(share(q, v->by_code[2], (int64_t)v->pupils)));
	if (placed > 0) {
		html(&q->w,
		     "<hr class=\"rule gap\">\n<h3 class=\"small quiet\">Where $ on SEN Support $ in the cycle</h3>\n",
		     h(placed == v->by_code[1]
		           ? str_fmt(q->a, "the %lld", (long long)placed)
		           : str_fmt(q->a, "%lld of the %lld", (long long)placed, (long long)v->by_code[1])),
		     h(placed == 1 ? "is" : "are"));
		chart_stages(&q->w, v->by_stage);
	}
	html(&q->w, "</section>\n");
}

/* The head of a sheet at the side. */
static void side_begin(struct req *q, const char *id, const char *heading)
{
	html(&q->w, "<section class=\"sheet\" aria-labelledby=\"$\">\n<div class=\"sheet__head\"><h2 id=\"$\">$</h2>",
	     h(id), h(id), h(heading));
	html(&q->w, "</div>\n");
}

static void idle_line(struct req *q, const struct idle *l)
{
	bool one = l->pupils == 1;

	html(&q->w, "<li><strong>$", h(l->what));
	if (one)
		html(&q->w, ", $", h(today_pupil_name(q->a, l->pupil[0])));
	html(&q->w, "</strong>\n<p>0 of $ so far. ", h(l->per_week));
	if (l->missed > 0)
		html(&q->w, "$ not given. ", h(l->missed));
	if (l->giver.n > 0)
		html(&q->w, "$ gives it.</p>\n", h(l->giver));
	else
		html(&q->w, "Nobody is named to give it.</p>\n");
	if (one) {
		html(&q->w,
		     "<p class=\"small\"><a href=\"$\">See what is planned<span class=\"govuk-visually-hidden\"> for $",
		     h_url(url_pupil(q->a, l->pupil[0]->id, "/sessions")), h(today_pupil_name(q->a, l->pupil[0])));
		html(&q->w, "</span></a></p></li>\n");
		return;
	}
	html(&q->w, "<p class=\"small quiet\">$ pupils: ", h(l->pupils));
	for (size_t i = 0; i < l->pupils && i < IDLE_NAMED; i++) {
		if (i > 0)
			html(&q->w, ", ");
		html(&q->w, "<a href=\"$\">$</a>", h_url(url_pupil(q->a, l->pupil[i]->id, "/sessions")),
		     h(today_pupil_first(l->pupil[i])));
	}
	if (l->pupils > IDLE_NAMED)
		html(&q->w, " and $ more", h(l->pupils - IDLE_NAMED));
	html(&q->w, "</p></li>\n");
}

static void idle_write(struct req *q, const struct today_all *v)
{
	side_begin(q, "idle", "Not happening this week");
	if (v->idles == 0)
		ui_empty(&q->w, v->supports == 0  ? S("No support is planned for now.")
		                : v->waiting == 0 ? S("All planned support has started this week.")
		                                  : S("Nothing has been missed so far this week."));
	else
		html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < v->idles && i < SHOWN_SIDE; i++)
		idle_line(q, &v->idle[i]);
	if (v->idles > 0)
		html(&q->w, "</ul>\n");
	if (v->idles + v->idle_more > SHOWN_SIDE)
		html(&q->w, "<p class=\"small quiet\">and $ more</p>\n", h(v->idles + v->idle_more - SHOWN_SIDE));
	html(&q->w, "</section>\n");
}

/* Meetings of today; at a weekend and in a holiday those of the day school opens again. */
static void diary_write(struct req *q, const struct today_all *v, const struct meeting_line *m, size_t n)
{
	bool school = school_day(v->day.calendar, v->day.today);
	struct date on = school ? v->day.today : v->opens;
	bool any = false;

	html(&q->w,
	     "<section class=\"sheet\" aria-labelledby=\"diary\">\n<div class=\"sheet__head\"><h2 "
	     "id=\"diary\">$</h2><a class=\"small\" href=\"/meetings\">All meetings</a></div>\n",
	     h(school ? S("Your day") : date_full(q->a, on)));
	for (size_t i = 0; i < n; i++) {
		const struct meeting *x = &m[i].meeting;
		struct today_pupil p = { .given = m[i].given, .family = m[i].family, .preferred = m[i].preferred };

		if (date_cmp(x->on_day, on) != 0 || x->state != MEETING_BOOKED)
			continue;
		if (!any)
			html(&q->w, "<dl class=\"diary\">\n");
		any = true;
		html(&q->w, "<dt>$</dt><dd><a href=\"$\">$</a>. $",
		     h(x->minute > 0 ? clock_time(q->a, (int)x->minute) : S("–")),
		     h_url(url_pupil(q->a, x->pupil_id, "/meetings")), h(today_pupil_name(q->a, &p)),
		     h(meeting_kind_word(x->kind)));
		if (x->place.n > 0)
			html(&q->w, ", $", h(x->place));
		html(&q->w, "</dd>\n");
	}
	if (any)
		html(&q->w, "</dl>\n");
	else
		html(&q->w, "<p class=\"quiet\">No meeting is booked.</p>\n");
	html(&q->w, "</section>\n");
}

static void head_write(struct req *q, const struct today_all *v, const struct today_lines *l)
{
	html(&q->w, "<div class=\"head\"><h1>Today</h1>\n<p class=\"lead quiet\">$. $",
	     h(date_full(q->a, q->c.now.today)), h(v->place.words));
	if (!school_day(v->day.calendar, v->day.today) && calendar_knows(v->day.calendar, v->opens))
		html(&q->w, " School opens $.",
		     h(date_cmp(v->opens, date_add(v->day.today, 1)) == 0
		           ? S("tomorrow")
		           : str_fmt(q->a, "on %.*s", STR_ARG(date_full(q->a, v->opens)))));
	html(&q->w, "</p>\n");
	if (l->duties > 0)
		html(&q->w, "<p>$ thing$ to do, in $ line$.", h(l->duties), h(l->duties == 1 ? "" : "s"), h(l->shown),
		     h(l->shown == 1 ? "" : "s"));
	if (l->law > 0)
		html(&q->w, " <strong>$ $ required by law;</strong> $ first.", h(l->law), h(l->law == 1 ? "is" : "are"),
		     h(l->law == 1 ? "it comes" : "they come"));
	if (l->duties > 1)
		html(&q->w, " <a href=\"/today?open=all\">Open all lines</a>");
	if (l->duties > 0)
		html(&q->w, "</p>\n");
	today_jump(q, v, l);
	html(&q->w, "</div>\n");
}

struct beside {
	struct round_state *rounds;
	size_t round_count;
	struct round_line *asked;
	size_t askeds;
	struct meeting_line *meeting;
	size_t meetings;
};

static enum rc beside_load(struct req *q, struct beside *b)
{
	TRY(round_states(&q->c, &b->rounds, &b->round_count));
	TRY(round_waiting(&q->c, &b->asked, &b->askeds));
	if (role_can(q->c.actor.hat, CAP_MEETING))
		TRY(meetings_all(&q->c, &b->meeting, &b->meetings));
	return RC_OK;
}

static enum rc page_today(struct req *q)
{
	struct today_all *v = NEW(q->a, struct today_all);
	struct beside b = { 0 };
	struct today_lines l;

	TRY(today_view_load(&q->c, CAP_DUTIES, false, v));
	TRY(beside_load(q, &b));
	page_begin(q, &(struct page){ .title = S("Today"), .menu = "/today" });
	l = today_lines_of(q, v);
	today_said_write(q);
	head_write(q, v, &l);
	page_done(q);
	if (v->pupils > 0)
		terms_band(q, v->day.calendar);
	round_band(q, b.asked, b.askeds);
	TRY(reset_band(q));
	TRY(reminder_band(q));
	TRY(unusual_band(q));
	TRY(later_band(q));
	TRY(feed_band(q));
	TRY(enquiry_band(q));
	TRY(area_band(q));
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	if (v->pupils == 0)
		today_begin_write(q);
	else
		today_lines_write(q, v, &l, req_query(q, "open"), "/today");
	today_done_write(q, v);
	html(&q->w, "</div>\n<div class=\"stack--l\">\n");
	if (v->pupils == 0)
		today_begin_beside(q);
	else {
		if (role_can(q->c.actor.hat, CAP_MEETING))
			diary_write(q, v, b.meeting, b.meetings);
		round_states_part(q, b.rounds, b.round_count);
		idle_write(q, v);
		school_write(q, v);
	}
	html(&q->w, "</div>\n</div>\n");
	page_end(q);
	return RC_OK;
}

ROUTES(today_routes, R(GET, "/today", CAP_DUTIES, page_today));
MENU(menu_today, .area = AREA_TODAY, .order = 10, .path = "/today", .text = "Today", .cap = CAP_DUTIES);
