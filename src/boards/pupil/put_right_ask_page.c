/* /pupil/:id/put-right: how something in a record is put right, and what the family asked for. */
#include "boards/pupil/put_right_ask.h"
#include "core/door/page.h"
#include "core/people/pupil_tabs_parts.h"
#include "core/people/said_parts.h"

static void asks_write(struct req *q, const struct put_right_ask *v)
{
	ui_sheet_begin(&q->w, "asked", S("Asked for by the family"),
	               v->open > 0 ? str_fmt(q->a, "%zu not answered", v->open) : STR_NONE);
	if (v->asks == 0)
		ui_empty(&q->w, S("Nobody of the family has said that something is wrong."));
	else
		html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < v->asks; i++) {
		const struct message *m = &v->ask[i];

		ui_wait(&q->w, &(struct ui_wait){
		                   .who = str_fmt(q->a, "%.*s, %.*s", STR_ARG(m->from_name),
		                                  STR_ARG(date_long(q->a, clock_at(m->at).today))),
		                   .url = url_pupil(q->a, v->pupil.id,
		                                    str_c(q->a, str_fmt(q->a, "/messages/%lld", (long long)m->id))),
		                   .words = said_beginning(q->a, m->words),
		                   .meta = m->answered_at == 0
		                               ? str_fmt(q->a, "Answer by %.*s: the law gives one month",
		                                         STR_ARG(date_long(q->a, date_add(clock_at(m->at).today, 28))))
		                               : str_fmt(q->a, "Answered %.*s",
		                                         STR_ARG(date_long(q->a, clock_at(m->answered_at).today))) });
	}
	if (v->asks > 0)
		html(&q->w, "</ul>\n");
	ui_sheet_end(&q->w);
}

static void how_write(struct req *q, const struct put_right_ask *v)
{
	struct str history = url_pupil(q->a, v->pupil.id, "/history");

	ui_sheet_begin(&q->w, "how", S("How something is put right"), STR_NONE);
	html(&q->w,
	     "<ol>\n<li>Find the entry in the <a href=\"$\">history</a>.</li>\n<li>Only a word is wrong: open it and "
	     "change "
	     "the word. Both stay in the trail.</li>\n<li>It is about another pupil, or should not be here: press "
	     "<strong>Put "
	     "right</strong> beside it. You see first what depends on it.</li>\n<li>It is what was seen or said, and "
	     "the "
	     "family sees it differently: it may stay. Add what they say as a view, so that both can be "
	     "read.</li>\n<li>Answer them: what you did, or why not, and that they can ask the Information "
	     "Commissioner.</li>\n</ol>\n<p class=\"small quiet\">UK GDPR articles 12, 16 and 19. Who was given what "
	     "was "
	     "wrong gets a letter that says so.</p>\n",
	     h_url(history));
	if (v->withdrawn > 0)
		html(&q->w, "<p class=\"small\">$ withdrawn or moved so far: the history has a line for each.</p>\n",
		     h(v->withdrawn));
	ui_sheet_end(&q->w);
}

static enum rc page_put_right(struct req *q)
{
	struct put_right_ask *v = NEW(q->a, struct put_right_ask);

	TRY(put_right_ask_load(&q->c, q->id[0], v));
	page_begin(q, &(struct page){ .title = str_fmt(q->a, "Put right: %.*s", STR_ARG(v->name)), .menu = "/pupils" });
	pupil_top(q, v->pupil.id, v->name, v->first, "/history");
	html(&q->w,
	     "<div class=\"head\"><h1>Put right</h1><p class=\"quiet\">What stands in a record has to be true. $ and "
	     "the family "
	     "have a right to that.</p></div>\n<div class=\"stack--l\">\n",
	     h(v->first));
	if (v->reads)
		asks_write(q, v);
	how_write(q, v);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

ROUTES(put_right_ask_routes, R(GET, "/pupil/:id/put-right", CAP_PUT_RIGHT, page_put_right));
