#include "notice/round/round_parts.h"

enum { BAND_SHOWN = 4, STATES_SHOWN = 6 };

static struct str line_name(struct req *q, const struct round_line *l)
{
	struct pupil p = { .given = l->given, .family = l->family, .preferred = l->preferred };

	return pupil_name(q->a, &p);
}

static struct str round_url(struct req *q, int64_t pupil_id, int64_t round_id, const char *rest)
{
	return url_pupil(q->a, pupil_id, str_c(q->a, str_fmt(q->a, "/round/%lld%s", (long long)round_id, rest)));
}

void round_band(struct req *q, const struct round_line *l, size_t n)
{
	struct html *w = &q->w;

	if (n == 0)
		return;
	html(w,
	     "<section class=\"sheet gap-b\" aria-labelledby=\"asked\">\n<div class=\"sheet__head\"><h2 "
	     "id=\"asked\">$</h2><span class=\"quiet small\">Less than a minute each</span></div>\n<ul "
	     "class=\"list\">\n",
	     h(n == 1 ? S("A question to you") : str_fmt(q->a, "%zu questions to you", n)));
	for (size_t i = 0; i < n && i < BAND_SHOWN; i++) {
		html(w,
		     "<li class=\"row row--between\"><span><strong>How is $ with you?</strong><br><span "
		     "class=\"small quiet\">$ asks, by $",
		     h(line_name(q, &l[i])), h(l[i].asker), h(date_short(q->a, l[i].answer_by)));
		if (!date_none(l[i].reminded_on))
			html(w, ". Reminder of $", h(date_short(q->a, l[i].reminded_on)));
		html(w,
		     "</span></span> <a class=\"govuk-button govuk-button--secondary\" "
		     "href=\"$\">Answer<span class=\"govuk-visually-hidden\"> about $</span></a></li>\n",
		     h_url(round_url(q, l[i].pupil_id, l[i].round_id, "")), h(line_name(q, &l[i])));
	}
	html(w, "</ul>\n");
	if (n > BAND_SHOWN)
		html(w, "<p><a href=\"/rounds\">All $ questions</a></p>\n", h(n));
	html(w, "</section>\n");
}

static void waiting_list(struct req *q, const struct round_whole *w)
{
	struct ui_check *c = NEW_ARRAY(q->a, struct ui_check, w->n + 1);
	size_t n = 0;

	for (size_t i = 0; i < w->n; i++) {
		const struct round_answer *v = &w->answer[i];
		bool done = !date_none(v->answered_on);

		if (done && w->read)
			continue; /* in the table below */
		c[n++] = (struct ui_check){
			.state = done ? UI_CHECK_DONE : UI_CHECK_WAITING,
			.text = str_fmt(q->a, "%.*s:", STR_ARG(v->by_name)),
			.more = done ? str_fmt(q->a, "%.*s, answered on %.*s", STR_ARG(round_answer_place(q->a, v)),
			                       STR_ARG(date_short(q->a, v->answered_on)))
			             : str_fmt(q->a, "%.*s, not answered", STR_ARG(v->subject)),
		};
	}
	ui_checks(&q->w, c, n);
}

static struct str dash(struct str s)
{
	return s.n > 0 ? s : S("–");
}

void round_table(struct req *q, const struct round_whole *w)
{
	static const struct ui_column COLS[] = {
		{ S("Who"), false },           { S("Progress"), false },           { S("What helps"), false },
		{ S("Hard in class"), false }, { S("At break and lunch"), false }, { S("Seen lately"), false }
	};
	struct ui_table t = { .caption = str_fmt(q->a, "Answers of the round of %.*s",
		                                 STR_ARG(date_long(q->a, w->round.asked_on))),
		              .col = COLS,
		              .cols = 6,
		              .cards = true,
		              .small = true };

	if (!w->read || w->answered < w->n)
		waiting_list(q, w);
	if (!w->read || w->answered == 0)
		return;
	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < w->n; i++) {
		const struct round_answer *v = &w->answer[i];

		if (date_none(v->answered_on))
			continue;
		ui_row_begin(&q->w, &t);
		ui_cell_begin(&q->w, &t);
		html(&q->w, "$<br><span class=\"small quiet\">$, $</span>", h(v->by_name),
		     h(round_answer_place(q->a, v)), h(date_short(q->a, v->answered_on)));
		ui_cell_end(&q->w, &t);
		ui_cell(&q->w, &t, str_of(round_progress_word(v->progress)));
		ui_cell(&q->w, &t, dash(v->helps));
		ui_cell(&q->w, &t, dash(v->hard_class));
		ui_cell(&q->w, &t, dash(v->hard_break));
		ui_cell(&q->w, &t, dash(v->seen));
		ui_row_end(&q->w, &t);
	}
	ui_table_end(&q->w, &t);
}

void round_use_part(struct req *q, int64_t pupil_id, const struct round_whole *w, bool may_use)
{
	struct html *out = &q->w;

	if (date_none(w->round.closed_on) || w->answered == 0)
		return;
	if (w->used >= w->answered) {
		html(out, "<p class=\"small quiet\">These answers stand in the assessment, each with its name.</p>\n");
		return;
	}
	if (!may_use)
		return;
	html(out, "<form method=\"post\" action=\"$\">\n", h_url(round_url(q, pupil_id, w->round.id, "/use")));
	form_token(q);
	ui_button(out, S("Put these answers into the assessment"), NULL, NULL, false);
	html(out, "</form>\n");
}

void round_states_part(struct req *q, const struct round_state *s, size_t n)
{
	struct html *w = &q->w;
	size_t wanting = 0;

	for (size_t i = 0; i < n; i++)
		wanting += s[i].asked - s[i].answered;
	if (n == 0)
		return;
	html(w,
	     "<section class=\"sheet\" aria-labelledby=\"rounds\">\n<div class=\"sheet__head\"><h2 "
	     "id=\"rounds\">Questions to teachers</h2><span class=\"quiet num\">$</span></div>\n"
	     "<p class=\"small quiet\">$</p>\n<ul class=\"list\">\n",
	     h(n),
	     h(wanting == 0
	           ? S("Everybody has answered.")
	           : str_fmt(q->a, "%zu %s still to come.", wanting, wanting == 1 ? "answer is" : "answers are")));
	for (size_t i = 0; i < n && i < STATES_SHOWN; i++) {
		const struct round_line *l = s[i].line;

		html(w, "<li><a href=\"$\">$</a>: $ of $ answered, by $", h_url(url_pupil(q->a, l->pupil_id, "/round")),
		     h(line_name(q, l)), h(s[i].answered), h(s[i].asked), h(date_short(q->a, l->answer_by)));
		if (s[i].missing.n > 0)
			html(w, "<br><span class=\"small quiet\">Not yet: $</span>", h(s[i].missing));
		html(w, "</li>\n");
	}
	html(w, "</ul>\n");
	if (n > STATES_SHOWN)
		html(w, "<p class=\"small quiet\">and $ more</p>\n", h(n - STATES_SHOWN));
	html(w, "</section>\n");
}

enum rc round_assess_load(struct req *q, int64_t pupil_id, int64_t cycle_id, struct round_view *out)
{
	*out = (struct round_view){ 0 };
	return cycle_id == 0 ? RC_OK : round_of_cycle(&q->c, pupil_id, cycle_id, out);
}

void round_assess_part(struct req *q, const struct round_view *v)
{
	struct html *w = &q->w;
	bool ask = role_can(q->c.actor.hat, CAP_ROUND_ASK);

	if (v->n == 0 && !ask)
		return;
	ui_sheet_begin(w, "round", S("What everybody who teaches says"), STR_NONE);
	if (v->n == 0)
		html(w, "<p>Ask all at once: a short form, less than a minute for each of them.</p>\n");
	for (size_t i = 0; i < v->n; i++) {
		const struct round_whole *r = &v->round[i];

		html(w, "<h3 class=\"gap-s\">Asked on $: $ of $ answered</h3>\n", h(date_long(q->a, r->round.asked_on)),
		     h(r->answered), h(r->n));
		round_table(q, r);
		round_use_part(q, v->pupil.id, r, v->may_use);
	}
	html(w, "<p><a href=\"$\">$</a></p>\n", h_url(url_pupil(q->a, v->pupil.id, "/round")),
	     h(ask ? S("Ask the teachers") : S("Rounds to the teachers")));
	ui_sheet_end(w);
}
