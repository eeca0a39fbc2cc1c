/* Today (design 01): what must I do now? Each line has one button. */
#include "domain/year.h"
#include "html/chart.h"
#include "web/page.h"
#include "work/today.h"

enum { SHOWN_EACH = 25, SHOWN_SIDE = 8 };

static const struct {
	enum duty_state state;
	const char *key;
	const char *icon;
} GROUPS[] = { { DUTY_OVERDUE, "late", "alert" },
	       { DUTY_THIS_WEEK, "week", "calendar" },
	       { DUTY_HALF_TERM, "term", "hourglass" } };

enum { GROUP_COUNT = sizeof GROUPS / sizeof GROUPS[0] };

static struct str group_heading(struct req *q, const struct today_all *v, size_t g)
{
	if (GROUPS[g].state == DUTY_HALF_TERM)
		return str_fmt(q->a, "Before we break up on %.*s", STR_ARG(date_short(q->a, v->half_term_ends)));
	return GROUPS[g].state == DUTY_OVERDUE ? S("Overdue") : S("Due this week");
}

static struct str who_of(struct req *q, const struct today_pupil *p)
{
	return p->class_name.n > 0
	           ? str_fmt(q->a, "%.*s, %.*s", STR_ARG(year_label(q->a, (int)p->year_group)), STR_ARG(p->class_name))
	           : year_label(q->a, (int)p->year_group);
}

static void due_write(struct req *q, const struct due *d)
{
	const struct duty_rule *r = d->duty.rule;

	ui_duty(&q->w,
	        &(struct ui_duty){ .what = d->duty.title,
	                           .why = d->duty.why,
	                           .who = who_of(q, d->pupil),
	                           .para = r->ref.n > 0 ? str_c(q->a, r->ref) : NULL,
	                           .due = d->duty.when,
	                           .late = d->duty.state == DUTY_OVERDUE ? d->duty.days_late : 0,
	                           .action = due_path(d, q->c.actor.hat)[0] != '\0' ? r->label : S("Open the record"),
	                           .url = url_pupil(q->a, d->pupil->id, due_path(d, q->c.actor.hat)) });
}

static void group_write(struct req *q, const struct today_all *v, size_t g, bool all)
{
	size_t count = 0;
	size_t shown = 0;

	for (size_t i = 0; i < v->dues; i++)
		count += v->due[i].duty.state == GROUPS[g].state;
	if (count == 0)
		return;
	ui_duties_begin(&q->w, GROUPS[g].key, GROUPS[g].icon, group_heading(q, v, g), (int64_t)count,
	                GROUPS[g].state == DUTY_OVERDUE);
	for (size_t i = 0; i < v->dues && (all || shown < SHOWN_EACH); i++)
		if (v->due[i].duty.state == GROUPS[g].state) {
			due_write(q, &v->due[i]);
			shown++;
		}
	ui_duties_end(&q->w);
	if (shown < count)
		html(&q->w, "<p><a href=\"$\">All $ of this group</a></p>\n",
		     h_url(str_fmt(q->a, "/today?group=%s", GROUPS[g].key)), h(count));
}

static struct str share(struct req *q, int64_t n, int64_t all)
{
	return all == 0 ? S("")
	                : str_fmt(q->a, "%lld.%lld%% of %lld", (long long)(n * 100 / all),
	                          (long long)(n * 1000 / all % 10), (long long)all);
}

static void school_write(struct req *q, const struct today_all *v)
{
	html(&q->w,
	     "<section class=\"sheet\" aria-labelledby=\"sch\">\n<div class=\"sheet__head\"><h2 id=\"sch\">Our "
	     "school</h2><a href=\"/school\">Whole picture</a></div>\n"
	     "<div class=\"row row--stats\"><p><strong class=\"stat\">$</strong><br>on SEN Support<br><span "
	     "class=\"small quiet\">$</span></p>"
	     "<p><strong class=\"stat\">$</strong><br>with an EHC plan<br><span class=\"small "
	     "quiet\">$</span></p></div>\n",
	     h(v->by_code[1]), h(share(q, v->by_code[1], v->on_roll)), h(v->by_code[2]),
	     h(share(q, v->by_code[2], v->on_roll)));
	html(&q->w, "<p class=\"small gap\"><strong>Where they are in the cycle</strong></p>\n");
	chart_stages(&q->w, v->by_stage);
	html(&q->w, "</section>\n");
}

static void messages_write(struct req *q, const struct today_all *v)
{
	html(&q->w,
	     "<section class=\"sheet\" aria-labelledby=\"msg\">\n<div class=\"sheet__head\"><h2 id=\"msg\">From "
	     "families</h2><span>$</span></div>\n",
	     h(v->messages));
	if (v->messages == 0)
		ui_empty(&q->w, S("Every message has an answer."));
	else
		html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < v->messages && i < SHOWN_SIDE; i++) {
		const struct message_line *m = &v->message[i];
		struct today_pupil p = { .given = m->given, .family = m->family, .preferred = m->preferred };

		html(&q->w, "<li><a href=\"$\">$</a>", h_url(url_pupil(q->a, m->message.pupil_id, "/messages")),
		     h(today_pupil_name(q->a, &p)));
		html(&q->w, ", $<br>“$”<br><span class=\"small quiet\">$, $. No reply yet.</span></li>\n",
		     h(m->class_name), h(m->message.words), h(m->message.from_name),
		     h(date_short(q->a, clock_at(m->message.at).today)));
	}
	if (v->messages > 0)
		html(&q->w, "</ul>\n");
	html(&q->w, "</section>\n");
}

static void unread_write(struct req *q, const struct today_all *v)
{
	html(&q->w, "<section class=\"sheet\" aria-labelledby=\"unread\">\n<div class=\"sheet__head\"><h2 "
	            "id=\"unread\">Plans not read</h2>");
	ui_cop(&q->w, "6.49");
	html(&q->w, "</div>\n");
	if (v->unreads == 0)
		ui_empty(&q->w, S("Everybody has read the plans of their pupils."));
	else
		html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < v->unreads && i < SHOWN_SIDE; i++)
		html(&q->w, "<li>$ <span class=\"quiet\">$</span><br><span class=\"small\">$ to read</span></li>\n",
		     h(v->unread[i].name), h(v->unread[i].job), h(v->unread[i].plans));
	if (v->unreads > 0)
		html(&q->w, "</ul>\n");
	if (v->unreads > SHOWN_SIDE)
		html(&q->w, "<p class=\"small\">and $ more people</p>\n", h(v->unreads - SHOWN_SIDE));
	html(&q->w, "</section>\n");
}

/* Support in force of which nothing happened this week although the week is well on. */
static void idle_write(struct req *q, const struct today_all *v)
{
	size_t shown = 0;

	html(&q->w,
	     "<section class=\"sheet\" aria-labelledby=\"idle\">\n<h2 id=\"idle\">Not happening this week</h2>\n");
	for (size_t i = 0; i < v->facts.supports && shown < SHOWN_SIDE; i++) {
		const struct today_support *s = &v->facts.support[i];

		if (s->week_done > 0 || s->per_week == 0 || (s->week_missed == 0 && date_weekday(q->c.now.today) < 2))
			continue;
		if (shown++ == 0)
			html(&q->w, "<ul class=\"list\">\n");
		html(&q->w, "<li><a href=\"$\">$</a><br><span class=\"small quiet\">0 of $ so far, ",
		     h_url(url_pupil(q->a, s->pupil_id, "")), h(s->what), h(s->per_week));
		html(&q->w, "$ $</span></li>\n", h(s->giver_given), h(s->giver_family));
	}
	if (shown > 0)
		html(&q->w, "</ul>\n");
	else
		ui_empty(&q->w, S("All support has begun this week."));
	html(&q->w, "</section>\n");
}

static enum rc page_today(struct req *q)
{
	struct today_all *v = NEW(q->a, struct today_all);
	struct str group = req_query(q, "group");
	enum rc rc = today_view_load(&q->c, CAP_DUTIES, false, v);

	if (rc != RC_OK)
		return rc;
	page_begin(q, &(struct page){ .title = S("Today"), .menu = "/today" });
	html(&q->w, "<div class=\"head\"><h1>Today</h1><p class=\"lead quiet\">$. $</p></div>\n",
	     h(date_full(q->a, q->c.now.today)), h(v->place.words));
	page_done(q);
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	if (v->dues == 0)
		ui_empty(&q->w, S("Nothing is due until the half term ends."));
	for (size_t g = 0; g < GROUP_COUNT; g++)
		if (group.n == 0 || str_is(group, GROUPS[g].key))
			group_write(q, v, g, group.n > 0);
	html(&q->w, "</div>\n<aside class=\"stack--l\" aria-label=\"The school at a glance\">\n");
	school_write(q, v);
	messages_write(q, v);
	unread_write(q, v);
	idle_write(q, v);
	html(&q->w, "</aside>\n</div>\n");
	page_end(q);
	return RC_OK;
}

ROUTES(today_routes, R(GET, "/today", CAP_DUTIES, page_today));
