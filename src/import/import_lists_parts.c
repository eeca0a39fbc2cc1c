#include "import/import_lists_parts.h"

#include "kit/html/ui.h"

enum { SHOWN_MAX = 200 };

void import_problems_write(struct req *q, const struct import_problems *list, bool wrong)
{
	const struct ui_column cols[] = { { .head = S("Where") },
		                          { .head = S("Column") },
		                          { .head = wrong ? S("What is wrong") : S("What happens") },
		                          { .head = S("In the file") } };
	struct str heading = wrong ? S("Rows with errors") : S("Good to know");
	struct ui_table t = { .caption = heading, .col = cols, .cols = 4, .cards = true };

	if (list->n == 0)
		return;
	ui_sheet_begin(&q->w, wrong ? "wrong" : "notes", heading, str_fmt(q->a, "%zu", list->n));
	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < list->kept; i++) {
		const struct import_problem *p = &list->item[i];

		ui_row_begin(&q->w, &t);
		ui_cell(&q->w, &t, str_fmt(q->a, "Line %zu", p->line));
		ui_cell(&q->w, &t, p->column.n > 0 ? p->column : S("The whole line"));
		ui_cell(&q->w, &t, p->reason);
		ui_cell(&q->w, &t, p->value.n > 0 ? str_sub(p->value, 0, 200) : S("Nothing"));
		ui_row_end(&q->w, &t);
	}
	ui_table_end(&q->w, &t);
	if (list->n > list->kept)
		html(&q->w, "<p class=\"quiet\">And $ more.</p>\n", h(list->n - list->kept));
	ui_sheet_end(&q->w);
}

static const char *item_heading(enum import_what what, bool done)
{
	switch (what) {
	case ITEM_ADDED:
		return done ? "Added" : "To be added";
	case ITEM_CHANGED:
		return done ? "Changed" : "To be changed";
	case ITEM_UNCHANGED:
		return "Unchanged";
	case ITEM_LEFT:
		return "On roll here but not in this file";
	}
	return "";
}

static void item_write(struct req *q, struct ui_table *t, const struct import_item *it)
{
	ui_row_begin(&q->w, t);
	ui_cell(&q->w, t, it->who);
	ui_cell(&q->w, t, it->line > 0 ? str_fmt(q->a, "%zu", it->line) : S("–"));
	ui_cell_begin(&q->w, t);
	html(&q->w, "<ul class=\"plain\">");
	for (size_t i = 0; i < it->fields; i++) {
		const struct import_field *f = &it->field[i];

		if (f->from.n > 0 && f->to.n > 0)
			html(&q->w, "<li>$: <del>$</del> <ins>$</ins></li>", h(f->label), h(f->from), h(f->to));
		else if (f->to.n > 0)
			html(&q->w, "<li>$: <ins>$</ins></li>", h(f->label), h(f->to));
		else
			html(&q->w, "<li>$: <del>$</del></li>", h(f->label), h(f->from));
	}
	html(&q->w, "</ul>");
	ui_cell_end(&q->w, t);
	ui_row_end(&q->w, t);
}

void import_items_write(struct req *q, const struct import_report *r, enum import_what what, const char *id, bool done)
{
	static const struct ui_column cols[] = { { .head = { "Who", 3 } },
		                                 { .head = { "Line", 4 }, .number = true },
		                                 { .head = { "What", 4 } } };
	struct ui_table t = { .caption = str_of(item_heading(what, done)), .col = cols, .cols = 3, .cards = true };
	size_t shown = 0;

	if (r->count[what] == 0)
		return;
	ui_sheet_begin(&q->w, id, t.caption, str_fmt(q->a, "%zu", r->count[what]));
	if (what == ITEM_CHANGED)
		ui_table_begin(&q->w, &t);
	else
		html(&q->w, "<details><summary>Show the names</summary><ul class=\"plain\">\n");
	for (size_t i = 0; i < r->items && shown < SHOWN_MAX; i++) {
		if (r->item[i].what != what)
			continue;
		shown++;
		if (what == ITEM_CHANGED)
			item_write(q, &t, &r->item[i]);
		else
			html(&q->w, "<li>$</li>\n", h(r->item[i].who));
	}
	if (what == ITEM_CHANGED)
		ui_table_end(&q->w, &t);
	else
		html(&q->w, "</ul></details>\n");
	if (r->count[what] > shown)
		html(&q->w, "<p class=\"quiet\">And $ more.</p>\n", h(r->count[what] - shown));
	ui_sheet_end(&q->w);
}
