#include "boards/today/today_parts.h"

#include "core/duty/duty_about_rule.h"
#include "core/people/year_rule.h"
#include "kit/base/buf.h"
#include "kit/base/id.h"
#include "kit/base/utf8.h"

enum { NAMES_SHOWN = 40, DONE_SHOWN = 30, PEOPLE_SHOWN = 300 };

static const struct {
	const char *key;
	const char *icon;
} SECTION[SECTIONS] = { [SECTION_LATE] = { "late", "alert" },
	                [SECTION_WEEK] = { "week", "calendar" },
	                [SECTION_NEXT] = { "next", "calendar" },
	                [SECTION_TERM] = { "term", "hourglass" } };

struct today_lines today_lines_of(struct req *q, const struct today_all *v)
{
	const struct duty **d = NEW_ARRAY(q->a, const struct duty *, v->dues);

	for (size_t i = 0; i < v->dues; i++)
		d[i] = &v->due[i].duty;
	return today_group(q->a, d, v->dues, &v->day);
}

/* The duty is the first member of struct due. */
static const struct due *due_at(const struct today_line *l, size_t i)
{
	return (const struct due *)(const void *)l->item[i];
}

static struct str where_of(struct req *q, const struct today_pupil *p)
{
	return p->class_name.n > 0 ? p->class_name : year_label(q->a, (int)p->year_group);
}

static struct str line_key(struct req *q, const struct today_line *l)
{
	return str_fmt(q->a, "%.*s-%d%s", STR_ARG(l->rule->key), (int)l->section, l->many.n > 0 ? "-own" : "");
}

/* "3 school days after the decision (APDR’s default)" */
static struct str time_of(struct req *q, const struct duty_rule *r)
{
	struct str timing = duty_timing_words(q->a, r);
	struct str whose = duty_time_word(r->time);

	if (r->time == TIME_SCHOOL) /* the number is the school's, not the rule's */
		return str_fmt(q->a, "Time: set by the school, in its settings");
	return str_fmt(q->a, "Time: %.*s (%.*s)", STR_ARG(timing), STR_ARG(whose));
}

static void meta_write(struct req *q, const struct today_line *l)
{
	struct str when = today_line_when(q->a, l);

	ui_force(&q->w, duty_force_word(l->rule), l->rule->force == FORCE_MUST);
	html(&q->w, "<span>$</span> ", h(duty_source(q->a, l->item[0])));
	if (l->section == SECTION_LATE) {
		html(&q->w, "<span class=\"tag tag--alert\">");
		ui_icon(&q->w, "clock");
		html(&q->w, " $</span>", h(when));
	} else {
		html(&q->w, "<span>$</span>", h(when));
	}
}

/* What should be done can be answered with a reason, by who decides. */
static void reason_write(struct req *q, const struct due *d, struct str name)
{
	if (d->pupil->id == 0 || !role_can(q->c.actor.hat, CAP_DECIDE) || !duty_may_rest(d->duty.rule))
		return;
	html(&q->w,
	     " <a class=\"small\" href=\"$\">Not doing it? Give the reason<span class=\"govuk-visually-hidden\">, "
	     "$</span></a>",
	     h_url(str_fmt(q->a, "/pupil/%lld/reasons?about=%.*s", (long long)d->pupil->id,
	                   STR_ARG(duty_about(q->a, &d->duty)))),
	     h(name));
}

/* A duty that is alone in its line: one button. */
static void single_write(struct req *q, const struct today_line *l)
{
	const struct due *d = due_at(l, 0);
	struct due_way way = due_way(q->a, q->c.actor.hat, d);

	html(&q->w, "<li class=\"duty\"><div>\n<h3 class=\"group__t\">$</h3>\n<p class=\"group__w\">$. $</p>\n",
	     h(d->duty.title), h(where_of(q, d->pupil)), h(d->duty.why));
	html(&q->w, "<p class=\"group__m\">");
	meta_write(q, l);
	html(&q->w, "</p><p class=\"group__m\"><span class=\"quiet group__time\">$</span>", h(time_of(q, l->rule)));
	reason_write(q, d, today_pupil_name(q->a, d->pupil));
	html(&q->w, "</p></div>\n");
	ui_action(&q->w,
	          &(struct ui_action){ .text = way.label, .url = way.url, .secondary = l->section != SECTION_LATE });
	html(&q->w, "</li>\n");
}

/* What is known of one pupil of the line: what happened, who is missing. */
static struct str detail_of(struct req *q, const struct due *d)
{
	struct buf b = buf_new(q->a, 4096);

	buf_str(&b, d->duty.lead);
	if (d->duty.row.people.n > 0) {
		buf_fmt(&b, " %.*s%.*s.", STR_ARG(d->duty.rule->people),
		        STR_ARG(utf8_head(d->duty.row.people, PEOPLE_SHOWN)));
	}
	if (d->duty.state == DUTY_OVERDUE)
		buf_fmt(&b, "%s%.*s.", b.n > 0 ? " " : "", STR_ARG(d->duty.when));
	return buf_view(&b);
}

static void name_write(struct req *q, const struct today_line *l, size_t i, bool tick)
{
	const struct due *d = due_at(l, i);
	struct due_way way = due_way(q->a, q->c.actor.hat, d);
	struct str name = today_pupil_name(q->a, d->pupil);
	struct str id = str_fmt(q->a, "%.*s-%zu", STR_ARG(line_key(q, l)), i);

	html(&q->w, "<li>");
	if (tick)
		html(&q->w,
		     "<span class=\"pick\"><input type=\"checkbox\" id=\"$\" name=\"tick\" value=\"$\" checked>"
		     "<label for=\"$\"><strong>$</strong>, $</label></span>",
		     h(id), h(d->pupil->id), h(id), h(name), h(where_of(q, d->pupil)));
	else
		html(&q->w, "<span><strong>$</strong>, $</span>", h(name), h(where_of(q, d->pupil)));
	html(&q->w, "<span class=\"names__d\">$", h(detail_of(q, d)));
	reason_write(q, d, name);
	html(&q->w,
	     "</span><a class=\"names__o\" href=\"$\">$<span class=\"govuk-visually-hidden\"> $</span></a></li>\n",
	     h_url(way.url), h(tick ? S("Open") : way.label), h(name));
}

static struct str why_of(const struct today_line *l)
{
	return l->many.n > 0 ? l->item[0]->row.why : l->rule->why;
}

static void source_write(struct req *q, const struct today_line *l)
{
	const struct duty *d = l->item[0];
	const struct duty_rule *r = d->rule;
	struct str act = d->row.act.n > 0 ? d->row.act : r->act;

	html(&q->w, "<p class=\"group__src\"><strong>$</strong> ",
	     h(r->force == FORCE_MUST ? S("Must, by law.") : str_fmt(q->a, "%.*s.", STR_ARG(duty_force_word(r)))));
	if (r->ref.n > 0)
		html(&q->w, "<a href=\"$\">$</a>: ", h_url(str_fmt(q->a, "/code/%.*s", STR_ARG(r->ref))), h(act));
	else
		html(&q->w, "$: ", h(act));
	html(&q->w, "$ <span class=\"quiet\">$.</span></p>\n", h(why_of(l)), h(time_of(q, r)));
}

static void names_write(struct req *q, const struct today_line *l, bool tick, bool all, const char *back)
{
	size_t most = all ? TODAY_LINE_PUPILS : NAMES_SHOWN;

	html(&q->w, "<ul class=\"names$\">\n", h(tick ? "" : " names--plain"));
	for (size_t i = 0; i < l->n && i < most; i++)
		name_write(q, l, i, tick);
	html(&q->w, "</ul>\n");
	if (l->n > most)
		html(&q->w, "<p class=\"gap\"><a href=\"$\">All $ names</a></p>\n",
		     h_url(str_fmt(q->a, "%s?open=%.*s#%.*s", back, STR_ARG(line_key(q, l)), STR_ARG(line_key(q, l)))),
		     h(l->n));
}

/* What can be done for many at once, and who may. */
static const struct bulk {
	enum cap cap;
	const char *button;
	const char *value;
	const char *more; /* said above the button */
} BULK[] = {
	[BULK_NONE] = { CAP_UNSET, "", "", "" },
	[BULK_REMIND] = { CAP_DUTIES, "Remind them", "remind",
	                  "Everybody who has not read a plan sees the reminder on their first page until they read "
	                  "it." },
	[BULK_ASK] = { CAP_REVIEW, "Ask the parents", "ask",
	               "Parents with a page see the request there. For the others a letter waits: print it and mark it "
	               "as "
	               "given, or ring them and note the call on the letter." },
	[BULK_REPORT] = { CAP_NOTICE, "Mark as given today", "report",
	                  "The report went to the parents of those who are ticked, as the school sends reports." },
	[BULK_LETTERS] = { CAP_NOTICE, "Print letters", "letters",
	                   "One file, an envelope for each person: what else waits for them goes along. When they are "
	                   "on their way, mark "
	                   "them as given." },
};

static bool may_tick(const struct req *q, const struct duty_rule *r)
{
	return r->bulk != BULK_NONE && role_can(q->c.actor.hat, BULK[r->bulk].cap);
}

static void act_write(struct req *q, const struct duty_rule *r)
{
	html(
	    &q->w,
	    "<p class=\"small quiet gap\">$</p>\n<div class=\"act row\"><button class=\"govuk-button\" type=\"submit\" "
	    "name=\"do\" value=\"$\">$ (<span class=\"ticked\"></span>)</button>\n",
	    h(BULK[r->bulk].more), h(BULK[r->bulk].value), h(BULK[r->bulk].button));
	if (r->bulk == BULK_ASK && role_can(q->c.actor.hat, CAP_NOTICE))
		html(&q->w, "<button class=\"linkish\" type=\"submit\" name=\"do\" value=\"letters\">Print the "
		            "letters</button> ");
	if (r->bulk == BULK_LETTERS || (r->bulk == BULK_ASK && role_can(q->c.actor.hat, CAP_NOTICE)))
		html(&q->w,
		     "<button class=\"linkish\" type=\"submit\" name=\"do\" value=\"post\">Mark as posted "
		     "today</button> <button class=\"linkish\" type=\"submit\" name=\"do\" value=\"hand\">Mark as "
		     "handed over today</button>\n");
	html(&q->w, "</div>\n");
}

/* The duty in a sentence, the names, and one action for those that are ticked. */
static void body_write(struct req *q, const struct today_line *l, bool all, const char *back)
{
	bool tick = may_tick(q, l->rule) && str_is(str_of(back), "/today");

	if (!tick) {
		html(&q->w, "<div class=\"group__body\">");
		source_write(q, l);
		names_write(q, l, false, all, back);
		html(&q->w, "</div>\n");
		return;
	}
	html(&q->w, "<form class=\"group__body counts\" action=\"/today/do\" method=\"post\">\n");
	form_token(q);
	ui_hidden(&q->w, "duty", l->rule->key);
	ui_hidden(&q->w, "line", line_key(q, l));
	ui_hidden(&q->w, "press", str_fmt(q->a, "%lld", (long long)id_new()));
	source_write(q, l);
	names_write(q, l, true, all, back);
	act_write(q, l->rule);
	html(&q->w, "</form>\n");
}

static void line_write(struct req *q, const struct today_all *v, const struct today_line *l, struct str open,
                       const char *back)
{
	struct str key = line_key(q, l);
	bool all = str_is(open, "all");
	bool is_open = all || str_eq(open, key);

	if (l->n == 1 && (!may_tick(q, l->rule) || !str_is(str_of(back), "/today"))) {
		single_write(q, l);
		return;
	}
	html(&q->w,
	     "<li><details class=\"group\" id=\"$\"$>\n<summary><span class=\"group__t\">$</span> <span "
	     "class=\"group__w\">$</span> <span class=\"group__m\">",
	     h(key), h_flag("open", is_open), h(today_line_title(q->a, l, &v->day)), h(why_of(l)));
	meta_write(q, l);
	html(&q->w, "</span> <span class=\"group__n\">$ <b>pupil$</b> ", h(l->n), h(l->n == 1 ? "" : "s"));
	ui_icon(&q->w, "chev");
	html(&q->w, "</span></summary>\n");
	body_write(q, l, is_open && !all, back);
	html(&q->w, "</details></li>\n");
}

/* The last lines of a section, in one fold. */
static void folded_write(struct req *q, const struct today_all *v, const struct today_lines *l, enum today_section s,
                         struct str open, const char *back)
{
	bool is_open = str_is(open, "all");

	for (size_t i = 0; i < l->n; i++)
		is_open =
		    is_open || (l->line[i].section == s && l->line[i].folded && str_eq(open, line_key(q, &l->line[i])));
	html(&q->w, "<details class=\"more\"$><summary>and $ more kind$</summary>\n<ul class=\"groups\">\n",
	     h_flag("open", is_open), h(l->folded[s]), h(l->folded[s] == 1 ? "" : "s"));
	for (size_t i = 0; i < l->n; i++)
		if (l->line[i].section == s && l->line[i].folded)
			line_write(q, v, &l->line[i], open, back);
	html(&q->w, "</ul>\n</details>\n");
}

static void section_write(struct req *q, const struct today_all *v, const struct today_lines *l, enum today_section s,
                          struct str open, const char *back)
{
	if (l->count[s] == 0)
		return;
	html(&q->w, "<section aria-labelledby=\"$\" class=\"sheet\">\n<h2 id=\"$\" class=\"due$\">", h(SECTION[s].key),
	     h(SECTION[s].key), h(s == SECTION_LATE ? " due--late" : ""));
	ui_icon(&q->w, SECTION[s].icon);
	html(&q->w, " $ <span class=\"count\">$</span></h2>\n<ul class=\"groups\">\n",
	     h(today_section_title(q->a, s, l, &v->day, v->opens)), h(l->count[s]));
	for (size_t i = 0; i < l->n; i++)
		if (l->line[i].section == s && !l->line[i].folded)
			line_write(q, v, &l->line[i], open, back);
	html(&q->w, "</ul>\n");
	if (l->folded[s] > 0)
		folded_write(q, v, l, s, open, back);
	html(&q->w, "</section>\n");
}

static void nothing_write(struct req *q, const struct today_all *v)
{
	ui_sheet_begin(&q->w, "none", S("Nothing is due"), STR_NONE);
	if (v->next.duty.rule == NULL)
		ui_empty(&q->w, str_fmt(q->a, "Nothing is due before we break up on %.*s.",
		                        STR_ARG(date_short(q->a, v->day.half_end))));
	else
		ui_empty(&q->w, str_fmt(q->a, "Next: %.*s, by %.*s.", STR_ARG(v->next.duty.title),
		                        STR_ARG(date_short(q->a, v->next.duty.due))));
	ui_sheet_end(&q->w);
}

void today_lines_write(struct req *q, const struct today_all *v, const struct today_lines *l, struct str open,
                       const char *back)
{
	if (l->duties == 0)
		nothing_write(q, v);
	for (int s = 0; s < SECTIONS; s++)
		section_write(q, v, l, (enum today_section)s, open, back);
}

void today_jump(struct req *q, const struct today_all *v, const struct today_lines *l)
{
	struct ui_link link[SECTIONS];
	size_t n = 0;

	for (int s = 0; s < SECTIONS; s++) {
		struct str until = date_short(q->a, v->day.half_end);
		struct str text = s == SECTION_LATE   ? S("Overdue")
		                  : s == SECTION_WEEK ? (today_is_weekend(&v->day) ? S("Next week") : S("This week"))
		                  : s == SECTION_NEXT
		                      ? (today_is_weekend(&v->day) ? S("The week after") : S("Next week"))
		                      : str_fmt(q->a, "By %.*s", STR_ARG(until));

		if (l->count[s] > 0)
			link[n++] = (struct ui_link){ .text = text,
				                      .url = str_fmt(q->a, "#%s", SECTION[s].key),
				                      .count = str_fmt(q->a, "%zu", l->count[s]),
				                      .late = s == SECTION_LATE };
	}
	if (n < 2)
		return;
	html(&q->w, "<div class=\"gap only-narrow\">\n");
	ui_jump(&q->w, S("On this page"), link, n);
	html(&q->w, "</div>\n");
}

void today_done_write(struct req *q, const struct today_all *v)
{
	if (v->dones == 0)
		return;
	html(&q->w, "<section class=\"sheet folds\" aria-label=\"Done this week\"><details id=\"done\"><summary>");
	ui_icon(&q->w, "tick");
	html(&q->w, " Done this week <span class=\"count\">$ ", h(v->dones));
	ui_icon(&q->w, "chev");
	html(&q->w, "</span></summary>\n<ul class=\"names names--plain\">\n");
	for (size_t i = 0; i < v->dones && i < DONE_SHOWN; i++) {
		const struct due *d = &v->done[i];
		struct due_way way = due_way(q->a, q->c.actor.hat, d);

		html(&q->w,
		     "<li><span><strong>$</strong>, $</span><span class=\"names__d\">$, done on $</span><a "
		     "class=\"names__o\" href=\"$\">See<span class=\"govuk-visually-hidden\">: $</span></a></li>\n",
		     h(today_pupil_name(q->a, d->pupil)), h(where_of(q, d->pupil)), h(d->duty.title),
		     h(date_short(q->a, d->duty.row.done)), h_url(way.url), h(d->duty.title));
	}
	html(&q->w, "</ul>\n");
	if (v->dones > DONE_SHOWN)
		html(&q->w, "<p class=\"small quiet\">and $ more</p>\n", h(v->dones - DONE_SHOWN));
	html(&q->w, "</details></section>\n");
}
