/* Today (design 01): what must I do now? Each line has one button. */
#include "core/people/year_rule.h"
#include "kit/html/chart.h"
#include "core/door/page.h"
#include "notice/round/round_parts.h"
#include "boards/today/today.h"
#include "core/door/menu.h"

enum { SHOWN_EACH = 25, SHOWN_ALL = 500, SHOWN_SIDE = 6, WORDS_SHOWN = 140 };

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
	struct due_way way = due_way(q->a, q->c.actor.hat, d);

	ui_duty(&q->w, &(struct ui_duty){ .what = d->duty.title,
	                                  .why = d->duty.why,
	                                  .who = who_of(q, d->pupil),
	                                  .para = r->ref.n > 0 ? str_c(q->a, r->ref) : NULL,
	                                  .due = d->duty.when,
	                                  .late = d->duty.state == DUTY_OVERDUE ? d->duty.days_late : 0,
	                                  .action = way.label,
	                                  .url = url_pupil(q->a, d->pupil->id, way.path) });
}

static size_t group_count(const struct today_all *v, size_t g)
{
	size_t count = 0;

	for (size_t i = 0; i < v->dues; i++)
		count += v->due[i].duty.state == GROUPS[g].state;
	return count;
}

static void group_write(struct req *q, const struct today_all *v, size_t g, size_t most)
{
	size_t count = group_count(v, g);
	size_t shown = 0;

	if (count == 0)
		return;
	ui_duties_begin(&q->w, GROUPS[g].key, GROUPS[g].icon, group_heading(q, v, g), (int64_t)count,
	                GROUPS[g].state == DUTY_OVERDUE);
	for (size_t i = 0; i < v->dues && shown < most; i++)
		if (v->due[i].duty.state == GROUPS[g].state) {
			due_write(q, &v->due[i]);
			shown++;
		}
	ui_duties_end_more(&q->w, (int64_t)(count - shown), str_fmt(q->a, "/today?group=%s", GROUPS[g].key));
}

/* On a phone: what is below, with its number. */
static void jump_write(struct req *q, const struct today_all *v)
{
	struct ui_link l[GROUP_COUNT + 3];
	size_t n = 0;

	for (size_t g = 0; g < GROUP_COUNT; g++)
		if (group_count(v, g) > 0)
			l[n++] = (struct ui_link){ .text = GROUPS[g].state == DUTY_OVERDUE ? S("Overdue")
				                           : GROUPS[g].state == DUTY_THIS_WEEK
				                               ? S("This week")
				                               : str_fmt(q->a, "By %.*s",
				                                         STR_ARG(date_short(q->a, v->half_term_ends))),
				                   .url = str_fmt(q->a, "#%s", GROUPS[g].key),
				                   .count = str_fmt(q->a, "%zu", group_count(v, g)),
				                   .late = GROUPS[g].state == DUTY_OVERDUE };
	l[n++] =
	    (struct ui_link){ .text = S("Families"), .url = S("#msg"), .count = str_fmt(q->a, "%zu", v->messages) };
	l[n++] =
	    (struct ui_link){ .text = S("Not read"), .url = S("#unread"), .count = str_fmt(q->a, "%zu", v->unreads) };
	l[n++] =
	    (struct ui_link){ .text = S("Not happening"), .url = S("#idle"), .count = str_fmt(q->a, "%zu", v->idles) };
	html(&q->w, "<div class=\"gap only-narrow\">\n");
	ui_jump(&q->w, S("On this page"), l, n);
	html(&q->w, "</div>\n");
}

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
	     "<section class=\"sheet\" aria-labelledby=\"sch\">\n<div class=\"sheet__head\"><h2 id=\"sch\">Our "
	     "school</h2><a class=\"small\" href=\"/school\">Whole picture</a></div>\n"
	     "<div class=\"row row--base\"><p><span class=\"big\">$</span><br>on SEN Support<br><span "
	     "class=\"quiet small\">$</span></p>\n"
	     "<p><span class=\"big\">$</span><br>with an EHC plan<br><span class=\"quiet small\">$</span></p></div>\n",
	     h(v->by_code[1]), h(share(q, v->by_code[1], v->on_roll)), h(v->by_code[2]),
	     h(share(q, v->by_code[2], v->on_roll)));
	if (placed > 0) {
		html(
		    &q->w,
		    "<hr class=\"rule gap\">\n<h3 class=\"small quiet\">Where $ on SEN Support are in the cycle</h3>\n",
		    h(placed == v->by_code[1]
		          ? str_fmt(q->a, "the %lld", (long long)placed)
		          : str_fmt(q->a, "%lld of the %lld", (long long)placed, (long long)v->by_code[1])));
		chart_stages(&q->w, v->by_stage);
	}
	html(&q->w, "</section>\n");
}

/* The head of a sheet at the side: heading and how many. */
static void side_begin(struct req *q, const char *id, const char *heading, size_t count)
{
	html(&q->w, "<section class=\"sheet\" aria-labelledby=\"$\">\n<div class=\"sheet__head\"><h2 id=\"$\">$</h2>",
	     h(id), h(id), h(heading));
	if (count > 0)
		html(&q->w, "<span class=\"quiet num\">$</span>", h(count));
	html(&q->w, "</div>\n");
}

/* The beginning of what somebody wrote: whole words, as many as fit in three lines. */
static struct str beginning(struct req *q, struct str words)
{
	size_t n = WORDS_SHOWN;

	if (words.n <= WORDS_SHOWN)
		return words;
	while (n > 0 && words.p[n] != ' ' && words.p[n] != '\n')
		n--;
	if (n == 0) /* one long word, or a script without spaces: not in the middle of a letter */
		for (n = WORDS_SHOWN; n > 0 && ((unsigned char)words.p[n] & 0xC0) == 0x80; n--)
			;
	return str_fmt(q->a, "%.*s …", STR_ARG(str_sub(words, 0, n)));
}

static void messages_write(struct req *q, const struct today_all *v)
{
	side_begin(q, "msg", "From families", v->messages);
	if (v->messages == 0)
		ui_empty(&q->w, S("Every message has an answer."));
	else
		html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < v->messages && i < SHOWN_SIDE; i++) {
		const struct message_line *m = &v->message[i];
		struct today_pupil p = { .given = m->given, .family = m->family, .preferred = m->preferred };

		html(&q->w, "<li><a href=\"$\"><strong>$</strong></a>",
		     h_url(url_pupil(q->a, m->message.pupil_id, "/messages")), h(today_pupil_name(q->a, &p)));
		if (m->class_name.n > 0)
			html(&q->w, ", $", h(m->class_name));
		html(&q->w, "\n<p>“$”</p>\n<p class=\"small quiet\">From $, $. No reply yet.</p></li>\n",
		     h(beginning(q, m->message.words)), h(m->message.from_name),
		     h(date_short(q->a, clock_at(m->message.at).today)));
	}
	if (v->messages > 0)
		html(&q->w, "</ul>\n");
	if (v->messages > SHOWN_SIDE)
		html(&q->w, "<p class=\"small quiet\">and $ more</p>\n", h(v->messages - SHOWN_SIDE));
	html(&q->w, "</section>\n");
}

static void unread_line(struct req *q, const struct unread *u)
{
	int32_t days = date_none(u->oldest) ? 0 : date_diff(q->c.now.today, u->oldest);

	html(&q->w,
	     "<li class=\"row row--between\"><span>$ <span class=\"quiet\">$</span><br><span class=\"small quiet\">",
	     h(u->name), h(u->job));
	if (u->plans == 1 && u->pupil != NULL)
		html(&q->w, "1 plan: $", h(today_pupil_name(q->a, u->pupil)));
	else
		html(&q->w, "$ plan$", h(u->plans), h(u->plans == 1 ? "" : "s"));
	if (days > 0)
		html(&q->w, ", $ $ day$", h(u->plans == 1 ? "for" : "oldest"), h(days), h(days == 1 ? "" : "s"));
	html(&q->w, "</span></span>");
	if (u->pupil != NULL)
		html(&q->w, "<a href=\"$\">See<span class=\"govuk-visually-hidden\"> what $ has to read</span></a>",
		     h_url(url_pupil(q->a, u->pupil->id, "/plans")), h(u->name));
	html(&q->w, "</li>\n");
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
		unread_line(q, &v->unread[i]);
	if (v->unreads > 0)
		html(&q->w, "</ul>\n");
	if (v->unreads > SHOWN_SIDE)
		html(&q->w, "<p class=\"small quiet\">and $ more people</p>\n", h(v->unreads - SHOWN_SIDE));
	html(&q->w, "</section>\n");
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
	side_begin(q, "idle", "Not happening this week", v->idles + v->idle_more);
	if (v->idles == 0)
		ui_empty(&q->w, S("All support has begun this week."));
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

/* One group by itself, or all three. */
static void groups_write(struct req *q, const struct today_all *v, struct str group)
{
	if (v->dues == 0) {
		ui_sheet_begin(&q->w, "none", S("Nothing is due"), STR_NONE);
		ui_empty(&q->w, str_fmt(q->a, "Nothing waits until we break up on %.*s.",
		                        STR_ARG(date_short(q->a, v->half_term_ends))));
		ui_sheet_end(&q->w);
	}
	for (size_t g = 0; g < GROUP_COUNT; g++)
		if (group.n == 0)
			group_write(q, v, g, SHOWN_EACH);
		else if (str_is(group, GROUPS[g].key))
			group_write(q, v, g, SHOWN_ALL);
}

static bool group_known(struct str group)
{
	for (size_t g = 0; g < GROUP_COUNT; g++)
		if (str_is(group, GROUPS[g].key))
			return true;
	return false;
}

static enum rc page_today(struct req *q)
{
	struct today_all *v = NEW(q->a, struct today_all);
	struct str group = req_query(q, "group");
	struct round_state *rounds;
	struct round_line *asked;
	size_t round_count = 0;
	size_t askeds = 0;

	TRY(today_view_load(&q->c, CAP_DUTIES, false, v));
	TRY(round_states(&q->c, &rounds, &round_count));
	TRY(round_waiting(&q->c, &asked, &askeds));
	if (!group_known(group))
		group = STR_NONE;
	page_begin(q, &(struct page){ .title = S("Today"),
	                              .menu = "/today",
	                              .back_url = group.n > 0 ? S("/today") : STR_NONE,
	                              .back_text = S("Everything that is due") });
	html(&q->w, "<div class=\"head\"><h1>Today</h1>\n<p class=\"lead quiet\">$. $</p>\n",
	     h(date_full(q->a, q->c.now.today)), h(v->place.words));
	if (group.n == 0)
		jump_write(q, v);
	html(&q->w, "</div>\n");
	page_done(q);
	round_band(q, asked, askeds);
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	groups_write(q, v, group);
	html(&q->w, "</div>\n<div class=\"stack--l\">\n");
	school_write(q, v);
	messages_write(q, v);
	round_states_part(q, rounds, round_count);
	unread_write(q, v);
	idle_write(q, v);
	html(&q->w, "</div>\n</div>\n");
	page_end(q);
	return RC_OK;
}

ROUTES(today_routes, R(GET, "/today", CAP_DUTIES, page_today));
MENU(menu_today, .area = AREA_TODAY, .order = 10, .path = "/today", .text = "Today", .cap = CAP_DUTIES);
