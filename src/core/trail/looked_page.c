/* Who has looked at a pupil's record. */
#include "core/door/page.h"
#include "core/people/pupil_tabs_parts.h"
#include "core/trail/looked.h"

static struct str who_words(const struct looked_row *row)
{
	if (row->name.n > 0)
		return row->name;
	return str_is(row->hat, ACTOR_FEED) ? S("Nightly feed") : S("The system");
}

static enum rc page_looked(struct req *q)
{
	static const struct ui_column COLS[] = {
		{ S("When"), false }, { S("Who"), false }, { S("As"), false }, { S("What"), false }
	};
	struct ui_table t = { .caption = S("Who has looked"), .col = COLS, .cols = 4, .cards = true };
	struct looked_view v;
	struct str name;

	TRY(looked_load(&q->c, q->id[0], &v));
	name = pupil_name(q->a, &v.pupil);
	page_begin(q,
	           &(struct page){ .title = str_fmt(q->a, "Access history: %.*s", STR_ARG(name)), .menu = "/pupils" });
	pupil_top(q, v.pupil.id, name, pupil_first(&v.pupil), "/looked");
	html(&q->w, "<div class=\"head\"><h1>Access history</h1><p class=\"quiet\">Every opening and "
	            "every change, newest first; the latest 500. Nobody can change this list.</p></div>\n");
	html(&q->w, "<section class=\"sheet\">\n");
	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < v.rows; i++) {
		ui_row_begin(&q->w, &t);
		ui_cell(&q->w, &t, clock_datetime(q->a, v.row[i].at));
		ui_cell(&q->w, &t, who_words(&v.row[i]));
		ui_cell(&q->w, &t, str_of(role_label(role_of(v.row[i].hat))));
		ui_cell(&q->w, &t, action_words(v.row[i].action));
		ui_row_end(&q->w, &t);
	}
	ui_table_end(&q->w, &t);
	html(&q->w, "</section>\n");
	page_end(q);
	return RC_OK;
}

ROUTES(looked_routes, R(GET, "/pupil/:id/looked", CAP_AUDIT, page_looked));
TAB(tab_looked, .tab = TAB_HISTORY, .order = 20, .rest = "/looked", .text = "Access history", .cap = CAP_AUDIT);
