#include "import/import_lists_parts.h"

#include "kit/html/ui.h"

enum { SHOWN_MAX = 200, OPEN_MAX = 12, GROUPS_MAX = 40 };

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

static void more_write(struct req *q, size_t all, size_t shown)
{
	if (all > shown)
		html(&q->w, "<p class=\"quiet\">And $ more.</p>\n", h(all - shown));
}

static void delta_write(struct req *q, const struct import_field *f)
{
	html(&q->w, "<span class=\"delta\">");
	if (f->from.n > 0)
		html(&q->w, "<del>$</del> ", h(f->from));
	if (f->to.n > 0) {
		ui_icon(&q->w, "next");
		html(&q->w, " <ins>$</ins>", h(f->to));
	} else {
		html(&q->w, "<span class=\"quiet\">ends</span>");
	}
	html(&q->w, "</span>");
}

/* ---- what changes, person by person ---- */

static void item_write(struct req *q, struct ui_table *t, const struct import_item *it)
{
	ui_row_begin(&q->w, t);
	ui_cell(&q->w, t, it->who);
	ui_cell(&q->w, t, it->line > 0 ? str_fmt(q->a, "%zu", it->line) : S("–"));
	ui_cell_begin(&q->w, t);
	html(&q->w, "<ul class=\"plain\">");
	for (size_t i = 0; i < it->fields; i++) {
		html(&q->w, "<li>$: ", h(it->field[i].label));
		delta_write(q, &it->field[i]);
		html(&q->w, "</li>");
	}
	html(&q->w, "</ul>");
	ui_cell_end(&q->w, t);
	ui_row_end(&q->w, t);
}

static void changed_table(struct req *q, const struct import_report *r, struct str caption)
{
	static const struct ui_column cols[] = { { .head = { "Who", 3 } },
		                                 { .head = { "Line", 4 }, .number = true },
		                                 { .head = { "What", 4 } } };
	struct ui_table t = { .caption = caption, .col = cols, .cols = 3, .cards = true };
	size_t shown = 0;

	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < r->items && shown < SHOWN_MAX; i++)
		if (r->item[i].what == ITEM_CHANGED) {
			item_write(q, &t, &r->item[i]);
			shown++;
		}
	ui_table_end(&q->w, &t);
	more_write(q, r->count[ITEM_CHANGED], shown);
}

/* ---- what changes, by what it is ---- */

struct group {
	struct str name;
	size_t n;
};

static struct str group_of(const struct import_field *f)
{
	struct str label = str_of(f->label);

	return str_starts(label, S("Contact ")) ? S("Contacts") : label;
}

static bool is_sen(struct str name)
{
	return str_is(name, "SEN status");
}

/* SEN status first: it binds the school. Then in the order of the file. */
static size_t groups_of(const struct import_report *r, struct group *g)
{
	size_t n = 1;

	g[0] = (struct group){ S("SEN status"), 0 };
	for (size_t i = 0; i < r->items; i++)
		for (size_t k = 0; k < r->item[i].fields && r->item[i].what == ITEM_CHANGED; k++) {
			struct str name = group_of(&r->item[i].field[k]);
			size_t at = 0;

			while (at < n && !str_eq(g[at].name, name))
				at++;
			if (at == GROUPS_MAX)
				return 0; /* too many to be of use */
			if (at == n)
				g[n++] = (struct group){ name, 0 };
			g[at].n++;
		}
	return n;
}

/* What the school has to do then: status_code_code of it. */
static struct str follows(struct str code)
{
	if (str_is(code, "K"))
		return S("Decide, tell the parents, start a plan");
	if (str_is(code, "E"))
		return S("Put the EHC plan and its review in");
	return S("End the plan, tell the parents");
}

static struct import_field sen_words(const struct import_field *f)
{
	struct import_field w = *f;
	struct str *part[] = { &w.from, &w.to };

	for (size_t i = 0; i < 2; i++)
		for (int code = STATUS_N; code <= STATUS_E; code++)
			if (str_eq(*part[i], status_code_code((enum status_code)code)))
				*part[i] =
				    code == STATUS_N ? S("No SEN") : str_of(status_code_word((enum status_code)code));
	return w;
}

static void field_row(struct req *q, struct ui_table *t, const struct import_item *it, const struct import_field *f,
                      bool many)
{
	const bool sen = is_sen(str_of(f->label));
	const struct import_field shown = sen ? sen_words(f) : *f;

	ui_row_begin(&q->w, t);
	ui_cell(&q->w, t, it->who);
	ui_cell_begin(&q->w, t);
	if (many)
		html(&q->w, "<span class=\"quiet\">$:</span> ", h(f->label));
	delta_write(q, &shown);
	ui_cell_end(&q->w, t);
	ui_cell(&q->w, t, sen ? follows(f->to) : it->line > 0 ? str_fmt(q->a, "%zu", it->line) : S("–"));
	ui_row_end(&q->w, t);
}

static void group_table(struct req *q, const struct import_report *r, const struct group *g)
{
	const bool sen = is_sen(g->name), many = str_is(g->name, "Contacts");
	const struct ui_column cols[] = { { .head = S("Who") },
		                          { .head = g->name },
		                          { .head = sen ? S("What follows") : S("Line"), .number = !sen } };
	struct ui_table t = { .caption = g->name, .col = cols, .cols = 3, .cards = true };
	size_t shown = 0;

	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < r->items; i++)
		for (size_t k = 0; k < r->item[i].fields && r->item[i].what == ITEM_CHANGED; k++)
			if (str_eq(group_of(&r->item[i].field[k]), g->name) && shown < SHOWN_MAX) {
				field_row(q, &t, &r->item[i], &r->item[i].field[k], many);
				shown++;
			}
	ui_table_end(&q->w, &t);
	more_write(q, g->n, shown);
}

static void groups_write(struct req *q, const struct import_report *r, const struct group *g, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (g[i].n == 0)
			continue;
		if (i == 0 || n <= 2) {
			html(&q->w, "<h3>$, $</h3>\n", h(g[i].name), h(g[i].n));
			group_table(q, r, &g[i]);
		} else {
			ui_details_begin(&q->w, str_fmt(q->a, "%.*s, %zu", STR_ARG(g[i].name), g[i].n));
			group_table(q, r, &g[i]);
			ui_details_end(&q->w);
		}
		if (i == 0) {
			html(&q->w, "<p class=\"small quiet gap-s gap-b\">The school’s system says so; it is not "
			            "decided here. Record the decision and write "
			            "to the parents where that is still to do. ");
			ui_cop(&q->w, "6.43");
			html(&q->w, "</p>\n");
		}
	}
}

static void changed_write(struct req *q, const struct import_report *r, struct str caption, bool done)
{
	struct group g[GROUPS_MAX];
	size_t n = r->kind == IMPORT_ROLL && !done ? groups_of(r, g) : 0;

	if (n == 0)
		changed_table(q, r, caption);
	else
		groups_write(q, r, g, n);
}

/* ---- who is added ---- */

static struct str field_to(const struct import_item *it, const char *label)
{
	for (size_t i = 0; i < it->fields; i++)
		if (str_is(str_of(it->field[i].label), label))
			return it->field[i].to;
	return STR_NONE;
}

static void pupils_table(struct req *q, const struct import_report *r, struct str caption)
{
	static const struct ui_column cols[] = { { .head = { "Pupil", 5 } },
		                                 { .head = { "Class", 5 } },
		                                 { .head = { "Born", 4 } },
		                                 { .head = { "SEN", 3 } },
		                                 { .head = { "UPN", 3 } } };
	struct ui_table t = { .caption = caption, .col = cols, .cols = 5, .cards = true };
	size_t shown = 0;

	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < r->items && shown < SHOWN_MAX; i++) {
		const struct import_item *it = &r->item[i];
		struct import_field sen = { "", STR_NONE, field_to(it, "SEN status") };
		struct str place = field_to(it, "Class"), upn = field_to(it, "UPN");

		if (it->what != ITEM_ADDED)
			continue;
		sen = sen_words(&sen);
		ui_row_begin(&q->w, &t);
		ui_cell(&q->w, &t, it->who);
		ui_cell(&q->w, &t, place.n > 0 ? place : field_to(it, "Year"));
		ui_cell(&q->w, &t, field_to(it, "Date of birth"));
		ui_cell(&q->w, &t, sen.to.n > 0 ? sen.to : S("Not said"));
		ui_cell(&q->w, &t, upn.n > 0 ? upn : S("To come"));
		ui_row_end(&q->w, &t);
		shown++;
	}
	ui_table_end(&q->w, &t);
	more_write(q, r->count[ITEM_ADDED], shown);
}

static void names_write(struct req *q, const struct import_report *r, enum import_what what)
{
	size_t shown = 0;

	html(&q->w, "<ul class=\"plain\">\n");
	for (size_t i = 0; i < r->items && shown < SHOWN_MAX; i++)
		if (r->item[i].what == what) {
			html(&q->w, "<li>$</li>\n", h(r->item[i].who));
			shown++;
		}
	html(&q->w, "</ul>\n");
	more_write(q, r->count[what], shown);
}

void import_items_write(struct req *q, const struct import_report *r, enum import_what what, const char *id, bool done)
{
	const size_t n = r->count[what];
	struct str caption = str_of(item_heading(what, done));
	const bool folded = what != ITEM_CHANGED && n > OPEN_MAX;

	if (n == 0)
		return;
	ui_sheet_begin(&q->w, id, caption, str_fmt(q->a, "%zu", n));
	if (folded)
		html(&q->w, "<details><summary>Show the names</summary>\n");
	if (what == ITEM_CHANGED)
		changed_write(q, r, caption, done);
	else if (what == ITEM_ADDED && r->kind == IMPORT_ROLL)
		pupils_table(q, r, caption);
	else
		names_write(q, r, what);
	if (folded)
		html(&q->w, "</details>\n");
	ui_sheet_end(&q->w);
}
