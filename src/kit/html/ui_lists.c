/* Lists and tables: duties, checklists, the four steps in words, the log, tables that fold into cards. */
#include "kit/html/ui.h"

void ui_duties_begin(struct html *w, const char *id, const char *icon, struct str heading, int64_t count, bool late)
{
	html(w, "<section class=\"sheet\" aria-labelledby=\"$\">\n<h2 id=\"$\" class=\"due$\">", h(id), h(id),
	     h(late ? " due--late" : ""));
	ui_icon(w, icon);
	html(w, " $ <span class=\"count\">$</span></h2>\n<ul class=\"duties\">\n", h_said(w, heading), h(count));
}

void ui_force(struct html *w, struct str word, bool law)
{
	html(w, "<span class=\"force$\">$</span> ", h(law ? " force--must" : ""), h(word));
}

void ui_duty(struct html *w, const struct ui_duty *d)
{
	html(w, "<li class=\"duty\"><div>\n<h3>$</h3>\n", h(d->what));
	if (d->why.n > 0)
		html(w, "<p class=\"duty__why\">$</p>\n", h(d->why));
	html(w, "<p class=\"duty__meta\">");
	if (d->who.n > 0)
		html(w, "<span>$</span> ", h(d->who));
	if (d->force.n > 0)
		ui_force(w, d->force, d->must);
	if (d->law.n > 0)
		html(w, "<span>$</span> ", h(d->law));
	else if (d->para != NULL)
		ui_cop(w, d->para);
	if (d->late > 0)
		ui_late(w, d->late);
	else if (d->due.n > 0)
		html(w, " <span>$</span>", h(d->due));
	html(w, "</p>\n</div>\n");
	if (d->url.n > 0)
		ui_action(w, &(struct ui_action){
		                 .text = d->action, .about = d->about, .url = d->url, .secondary = d->late < 1 });
	html(w, "</li>\n");
}

void ui_duties_end(struct html *w)
{
	html(w, "</ul>\n</section>\n");
}

void ui_duties_end_more(struct html *w, int64_t more, struct str url)
{
	html(w, "</ul>\n");
	if (more > 0)
		html(w, "<p class=\"gap\"><a href=\"$\">and $ more</a></p>\n", h_url(url), h(more));
	html(w, "</section>\n");
}

void ui_wait(struct html *w, const struct ui_wait *l)
{
	html(w, "<li><a href=\"$\"><strong>$</strong></a>$\n", h_url(l->url), h(l->who), h(l->more));
	if (l->words.n > 0)
		html(w, "<p>$</p>\n", h(l->words));
	if (l->meta.n > 0 || l->late > 0) {
		html(w, "<p class=\"small quiet\">$ ", h(l->meta));
		ui_late(w, l->late);
		html(w, "</p>\n");
	}
	html(w, "</li>\n");
}

struct check_look {
	const char *icon;
	const char *word; /* the icon in words */
};

static void check(struct html *w, const struct ui_check *c)
{
	static const struct check_look look[] = { [UI_CHECK_DONE] = { "tick", "Done: " },
		                                  [UI_CHECK_MISSING] = { "cross", "Missing: " },
		                                  [UI_CHECK_WAITING] = { "hourglass", "Waiting: " },
		                                  [UI_CHECK_NEXT] = { "ring", "Next: " },
		                                  [UI_CHECK_POINT] = { "tick", "" } };

	html(w, "<li$>", h_flag("class=\"is-missing\"", c->state == UI_CHECK_MISSING));
	ui_icon(w, look[c->state].icon);
	html(w, "<span>");
	if (c->state != UI_CHECK_POINT)
		ui_hidden_text(w, str_of(look[c->state].word));
	if (c->state == UI_CHECK_POINT)
		html(w, "<strong>$</strong>", h_said(w, c->text));
	else if (c->url.n > 0)
		html(w, "<a href=\"$\">$</a>", h_url(c->url), h_said(w, c->text));
	else
		html(w, "$", h_said(w, c->text));
	if (c->more.n > 0)
		html(w, " $", h_said(w, c->more));
	html(w, " ");
	if (c->para != NULL)
		ui_cop(w, c->para);
	html(w, "</span></li>\n");
}

void ui_checks(struct html *w, const struct ui_check *c, size_t n)
{
	html(w, "<ul class=\"checks\">\n");
	for (size_t i = 0; i < n; i++)
		check(w, &c[i]);
	html(w, "</ul>\n");
}

static void step_line(struct html *w, const struct ui_step_line *l)
{
	const char *key = ui_step_key(l->step);
	bool now = l->when == UI_NOW;

	html(w, "<li class=\"is-$ $\"><span class=\"stepicon is-$ $\">", h(key), h(now ? "is-now" : ""), h(key),
	     h(now ? "stepicon--on" : ""));
	ui_icon(w, key);
	html(w, "</span><div><p class=\"steps__name\">$ ",
	     h_said(w, l->name.n > 0 ? l->name : str_of(ui_step_name(l->step))));
	if (now)
		html(w, "<span class=\"here\">now</span> ");
	if (l->note.n > 0)
		html(w, "<span class=\"quiet\">$</span>", h_said(w, l->note));
	html(w, "</p>");
	if (l->text.n > 0)
		html(w, "<p class=\"small\">$</p>", h_said(w, l->text));
	html(w, "</div></li>\n");
}

void ui_steps(struct html *w, const struct ui_step_line *l, size_t n)
{
	html(w, "<ol class=\"steps\">\n");
	for (size_t i = 0; i < n; i++)
		step_line(w, &l[i]);
	html(w, "</ol>\n");
}

void ui_log(struct html *w, const struct ui_log *l, size_t n)
{
	html(w, "<ol class=\"plain log\">\n");
	for (size_t i = 0; i < n; i++) {
		html(w, "<li><span class=\"log__d\">$</span><p>", h(l[i].when));
		if (l[i].url.n > 0)
			html(w, "<a href=\"$\">$</a>", h_url(l[i].url), h_said(w, l[i].text));
		else
			html(w, "$", h_said(w, l[i].text));
		if (l[i].by.n > 0)
			html(w, " <span class=\"quiet\">$</span>", h(l[i].by));
		html(w, "</p></li>\n");
	}
	html(w, "</ol>\n");
}

void ui_table_begin(struct html *w, struct ui_table *t)
{
	if (!t->cards)
		html(w, "<div class=\"tablebox\" tabindex=\"0\" role=\"region\" aria-label=\"$\">\n",
		     h_said(w, t->caption));
	html(w, "<table class=\"table$ $\">\n<caption$>$</caption>\n<thead><tr>", h(t->cards ? " table--cards" : ""),
	     h(t->small ? "small" : ""), h_flag("class=\"govuk-visually-hidden\"", !t->caption_shown),
	     h_said(w, t->caption));
	for (size_t i = 0; i < t->cols; i++)
		html(w, "<th scope=\"col\"$>$</th>", h_flag("class=\"n\"", t->col[i].number),
		     h_said(w, t->col[i].head));
	html(w, "</tr></thead>\n<tbody>\n");
}

void ui_row_begin(struct html *w, struct ui_table *t)
{
	t->at = 0;
	html(w, "<tr>");
}

void ui_cell_begin(struct html *w, struct ui_table *t)
{
	const struct ui_column *c = &t->col[t->at < t->cols ? t->at : t->cols - 1];

	if (t->at == 0)
		html(w, "<th scope=\"row\">");
	else if (t->cards)
		html(w, "<td$ data-h=\"$\">", h_flag("class=\"n\"", c->number), h_said(w, c->head));
	else
		html(w, "<td$>", h_flag("class=\"n\"", c->number));
}

void ui_cell_end(struct html *w, struct ui_table *t)
{
	if (t->at == 0)
		html(w, "</th>");
	else
		html(w, "</td>");
	t->at++;
}

void ui_cell(struct html *w, struct ui_table *t, struct str text)
{
	ui_cell_begin(w, t);
	html(w, "$", h_said(w, text));
	ui_cell_end(w, t);
}

void ui_row_end(struct html *w, struct ui_table *t)
{
	t->at = 0;
	html(w, "</tr>\n");
}

void ui_table_end(struct html *w, struct ui_table *t)
{
	html(w, "</tbody></table>\n");
	if (!t->cards)
		html(w, "</div>\n");
}
