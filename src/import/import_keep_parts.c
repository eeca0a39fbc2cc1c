#include "import/import_keep_parts.h"

#include "import/later_parts.h"
#include "kit/html/ui.h"

enum { KEPT_SHOWN = 100, LATER_SHOWN = 20, NAMES_SHOWN = 12 };

static size_t comes_in(const struct import_report *r)
{
	return r->count[ITEM_ADDED] + r->count[ITEM_CHANGED] + r->count[ITEM_UNCHANGED];
}

struct str import_keep_words(struct req *q, const struct import_report *keep)
{
	return str_fmt(q->a, "Bring in %zu, keep %zu for later", comes_in(keep), keep->waits);
}

static void reasons_cell(struct req *q, struct ui_table *t, const struct import_kept *k)
{
	ui_cell_begin(&q->w, t);
	if (k->faults == 0)
		html(&q->w, "It belongs to another line that is kept.");
	else
		html(&q->w, "<ul class=\"plain\">");
	for (size_t i = 0; i < k->faults; i++) {
		const struct import_fault *f = &k->fault[i];

		html(&q->w, "<li>$", h(later_fault_words(q->a, f)));
		if (f->value.n > 0)
			html(&q->w, " <span class=\"quiet\">In the file: $</span>", h(str_sub(f->value, 0, 200)));
		html(&q->w, "</li>");
	}
	if (k->faults > 0)
		html(&q->w, "</ul>");
	ui_cell_end(&q->w, t);
}

void import_keep_write(struct req *q, const struct import_report *keep)
{
	static const struct ui_column cols[] = { { .head = { "Who", 3 } },
		                                 { .head = { "Line", 4 }, .number = true },
		                                 { .head = { "What is wrong", 13 } },
		                                 { .head = { "Until then", 10 } } };
	struct ui_table t = { .caption = S("Kept for later"), .col = cols, .cols = 4, .cards = true };
	bool roll = keep->kind == IMPORT_ROLL;

	ui_sheet_begin(&q->w, "later", S("Kept for later"), str_fmt(q->a, "%zu", keep->waits));
	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < keep->kepts && i < KEPT_SHOWN; i++) {
		const struct import_kept *k = &keep->kept[i];

		ui_row_begin(&q->w, &t);
		ui_cell(&q->w, &t, k->who.n > 0 ? k->who : S("Not said"));
		ui_cell(&q->w, &t, str_fmt(q->a, "%zu", k->line));
		reasons_cell(q, &t, k);
		ui_cell(&q->w, &t, k->here || !roll ? S("Nothing changes here") : S("Not added yet"));
		ui_row_end(&q->w, &t);
	}
	ui_table_end(&q->w, &t);
	if (keep->kepts > KEPT_SHOWN)
		html(&q->w, "<p class=\"quiet\">And $ more.</p>\n", h(keep->kepts - KEPT_SHOWN));
	html(&q->w,
	     "<p class=\"small quiet gap-s\">The others can come in now. $ in Import until you put $ right. Nobody "
	     "counts "
	     "as missing from the file because of it.</p>\n",
	     h(keep->waits == 1 ? S("This one waits") : str_fmt(q->a, "These %zu wait", keep->waits)),
	     h(keep->waits == 1 ? "it" : "them"));
	ui_sheet_end(&q->w);
}

enum rc import_keep_done(struct req *q, const struct import_report *r)
{
	struct later_list all;
	enum rc rc;

	if (r->settled > 0)
		ui_note(&q->w, S("What was kept for later came in right."),
		        str_fmt(q->a, "%zu %s in the list no longer.", r->settled,
		                r->settled == 1 ? "stands" : "stand"),
		        false);
	if (r->waits == 0)
		return RC_OK;
	rc = db_in_tx(q->c.db) ? later_list_load(&q->c, &all) : IN_READ(&q->c, later_list_load(&q->c, &all));
	if (rc != RC_OK)
		return rc;
	later_duties(q, &all, S("Kept for later"), LATER_SHOWN);
	html(&q->w,
	     "<p class=\"small\"><a href=\"/import/later\">Print the list for the office</a>. Put them right in the "
	     "school’s own system too, or the next file brings them back.</p>\n");
	return RC_OK;
}

/* Whose status became this one. */
static struct str names_of(struct req *q, const struct import_report *r, enum status_code code, size_t *n)
{
	struct str name[NAMES_SHOWN];
	size_t shown = 0;

	*n = 0;
	for (size_t i = 0; i < r->items; i++)
		for (size_t k = 0; k < r->item[i].fields; k++) {
			const struct import_field *f = &r->item[i].field[k];

			if (!str_is(str_of(f->label), "SEN status") || !str_eq(f->to, status_code_code(code)) ||
			    (code == STATUS_N && f->from.n == 0))
				continue;
			if (shown < NAMES_SHOWN)
				name[shown++] = r->item[i].who;
			*n += 1;
		}
	return *n > shown
	           ? str_fmt(q->a, "%.*s and %zu more", STR_ARG(str_join(q->a, name, shown, S(", "))), *n - shown)
	           : str_join(q->a, name, shown, S(", "));
}

/* What the file says of SEN, and nobody has decided here: no duty counts from it. */
static void sen_write(struct req *q, const struct import_report *r)
{
	static const struct {
		enum status_code code;
		const char *text;
	} LINES[] = { { STATUS_K, "On SEN Support from this file:" },
		      { STATUS_N, "No SEN any more, as this file says:" } };
	struct ui_check c[2];
	size_t n = 0, people;

	for (size_t i = 0; i < sizeof LINES / sizeof *LINES && r->kind == IMPORT_ROLL; i++) {
		struct str names = names_of(q, r, LINES[i].code, &people);

		if (people > 0)
			c[n++] =
			    (struct ui_check){ .state = UI_CHECK_NEXT, .text = str_of(LINES[i].text), .more = names };
	}
	if (n == 0)
		return;
	ui_sheet_begin(&q->w, "sen", S("SEN from this file"), STR_NONE);
	ui_checks(&q->w, c, n);
	html(&q->w,
	     "<p class=\"small gap-s\">The school’s system says so; it is not decided here. <a "
	     "href=\"/today\">Today</a> "
	     "asks for each plan when it is due. Where the decision or the letter to the parents is still to do, "
	     "begin with it on the pupil’s page.</p>\n");
	ui_sheet_end(&q->w);
}

void import_today_write(struct req *q, const struct import_report *r)
{
	struct ui_check c[2];
	size_t n = 0, people = 0;
	struct str names = r->kind == IMPORT_ROLL ? names_of(q, r, STATUS_E, &people) : STR_NONE;

	sen_write(q, r);
	if (people > 0)
		c[n++] = (struct ui_check){ .state = UI_CHECK_NEXT,
			                    .text = S("Enter the dates of the EHC plans:"),
			                    .more = names };
	if (r->waits > 0)
		c[n++] = (struct ui_check){ .state = UI_CHECK_NEXT,
			                    .text = str_fmt(q->a, "Put %zu %s right", r->waits,
			                                    r->waits == 1 ? "row" : "rows"),
			                    .url = S("/import/later") };
	if (n == 0)
		return;
	ui_sheet_begin(&q->w, "next", S("Now in Today"), STR_NONE);
	ui_checks(&q->w, c, n);
	html(&q->w,
	     "<p class=\"small gap-s\"><a href=\"/today\">Today</a> says what is due for them, and by when.</p>\n");
	ui_sheet_end(&q->w);
}
