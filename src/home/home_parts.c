#include "home/home_parts.h"

#include "core/entry/put_right_parts.h"
#include "files/file_parts.h"
#include "home/home_rule.h"
#include "kit/base/id.h"

enum { FOLD_MOST = 5 };

static struct str who_sent(struct req *q, const struct home_show *s, const struct home_note *v)
{
	if (s->family && v->person_id == q->c.actor.person_id)
		return s->own ? S("Me") : S("You");
	return v->from_name;
}

static struct str file_url(struct req *q, const struct home_show *s, const struct pupil_file *f, const char *rest)
{
	return str_fmt(q->a, "%.*s/files/%lld%s", STR_ARG(s->base), (long long)f->id, rest);
}

static void file_write(struct req *q, const struct home_show *s, const struct home_note *v)
{
	const struct pupil_file *f = home_file(s->known, v);
	struct str about =
	    str_fmt(q->a, "%.*s, %.*s", STR_ARG(who_sent(q, s, v)), STR_ARG(date_long(q->a, v->sent_on)));

	if (v->file_id == 0)
		return;
	if (f == NULL) {
		html(&q->w,
		     "<p class=\"quiet\">A file came with it. It waits to be scanned, or is not in the record any more."
		     "</p>\n");
		return;
	}
	if (file_is_picture(f))
		html(&q->w, "<p><img class=\"shown\" src=\"$\" alt=\"$\" loading=\"lazy\"></p>\n",
		     h_url(file_url(q, s, f, "/picture")),
		     h(str_fmt(q->a, "Picture from %.*s%s%.*s", STR_ARG(about), v->words.n > 0 ? ": " : "",
		               STR_ARG(v->words))));
	if (file_is_sound(f))
		html(&q->w, "<p><audio controls preload=\"none\" src=\"$\" aria-label=\"$\"></audio></p>\n",
		     h_url(file_url(q, s, f, "/whole")), h(str_fmt(q->a, "Recording from %.*s", STR_ARG(about))));
	html(&q->w, "<p><a href=\"$\">$", h_url(file_url(q, s, f, "/get")),
	     h(file_is_picture(f) || file_is_sound(f) ? S("Download") : S("Open the paper")));
	ui_hidden_text(&q->w, str_fmt(q->a, " from %.*s", STR_ARG(about)));
	html(&q->w, "</a> <span class=\"small quiet\">$</span></p>\n", h(file_about(q->a, f)));
}

/* "Seen by Mr Price, 5 March 2026", or not yet; for the family also who else reads it. */
static void state_write(struct req *q, const struct home_show *s, const struct home_note *v)
{
	html(&q->w, "<p class=\"small quiet\">");
	if (!date_none(v->seen_on))
		html(&q->w, "Seen by $, $.", h(v->seen_name), h(date_long(q->a, v->seen_on)));
	else if (s->family)
		html(&q->w, "$", h(s->own ? S("Nobody at school has looked yet.") : S("Not seen at school yet.")));
	else
		ui_tag(&q->w, S("New"), true);
	if (v->shared != 0)
		html(&q->w, " $", h(s->own ? S("My family can see it.") : S("The family can see it.")));
	html(&q->w, "</p>\n");
}

static void do_write(struct req *q, const struct home_show *s, const struct home_note *v, const char *what,
                     struct str text)
{
	html(&q->w, "<form method=\"post\" action=\"$/home/$/$\">", h_url(s->base), h(v->id), h(what));
	form_token(q);
	ui_hidden(&q->w, "press", str_fmt(q->a, "%lld", (long long)id_new()));
	ui_action(&q->w, &(struct ui_action){ .text = text,
	                                      .about = str_fmt(q->a, ": %.*s, %.*s", STR_ARG(who_sent(q, s, v)),
	                                                       STR_ARG(date_long(q->a, v->sent_on))),
	                                      .secondary = true });
	html(&q->w, "</form>\n");
}

static void item_write(struct req *q, const struct home_show *s, const struct home_note *v)
{
	html(&q->w, "<li>\n<p><strong>$</strong>, $</p>\n", h(who_sent(q, s, v)), h(date_long(q->a, v->sent_on)));
	if (v->words.n > 0)
		ui_quote(&q->w, v->words, STR_NONE);
	file_write(q, s, v);
	state_write(q, s, v);
	if (s->family && home_may_take_back(v, q->c.actor.person_id, q->c.now.today))
		do_write(q, s, v, "back", S("Take it back"));
	if (s->see_off && date_none(v->seen_on))
		do_write(q, s, v, "seen", S("I have seen this"));
	if (!s->family)
		put_right_line(q, v->pupil_id, "home", v->id, v->person_id, S("Is it about another pupil?"),
		               str_fmt(q->a, "what came on %.*s", STR_ARG(date_long(q->a, v->sent_on))));
	html(&q->w, "</li>\n");
}

static bool is_one_of(const struct home_goal *goal, size_t goals, int64_t root)
{
	for (size_t i = 0; i < goals; i++)
		if (goal[i].root == root)
			return true;
	return false;
}

/* What belongs to one of these goals, or to none of them. */
static bool list_write(struct req *q, const struct home_show *s, const struct home_goal *goal, size_t goals,
                       bool theirs, size_t most)
{
	size_t n = 0;

	for (size_t i = 0; i < s->known->n && n < most; i++) {
		if (is_one_of(goal, goals, s->known->item[i].outcome_root) != theirs)
			continue;
		if (n++ == 0)
			html(&q->w, "<ul class=\"list\">\n");
		item_write(q, s, &s->known->item[i]);
	}
	if (n > 0)
		html(&q->w, "</ul>\n");
	return n > 0;
}

bool home_goal_write(struct req *q, const struct home_show *s, int64_t root, size_t most)
{
	return list_write(q, s, &(struct home_goal){ .root = root }, 1, true, most);
}

bool home_rest_write(struct req *q, const struct home_show *s, const struct home_goal *goal, size_t goals)
{
	return list_write(q, s, goal, goals, false, SIZE_MAX);
}

void home_fold_write(struct req *q, int64_t pupil_id, const struct home_known *known, int64_t root, const char *id)
{
	const struct home_show s = { .known = known, .base = url_pupil(q->a, pupil_id, "") };
	size_t n = 0;

	for (size_t i = 0; i < known->n; i++)
		n += known->item[i].outcome_root == root;
	if (n == 0)
		return;
	html(&q->w, "<div id=\"$\">\n", h(id));
	ui_details_begin(&q->w, str_fmt(q->a, "From home about this goal: %zu", n));
	(void)home_goal_write(q, &s, root, FOLD_MOST);
	html(&q->w, "<p><a href=\"$\">All that came from home</a></p>\n", h_url(url_pupil(q->a, pupil_id, "/home")));
	ui_details_end(&q->w);
	html(&q->w, "</div>\n");
}
