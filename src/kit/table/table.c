#include "kit/table/table_own.h"

#include "kit/base/utf8.h"
#include "kit/file/grid.h"
#include "kit/text/fold.h"

static enum rc refuse(struct csv_problem *bad, enum csv_fault fault, const char *say)
{
	*bad = (struct csv_problem){ .fault = fault, .say = say };
	return RC_INVALID;
}

/* ---- plain text ---- */

/* A title above may have other signs in it than the table below: when no heading is found by the separator of the first
 * line, the others are tried. */
static enum rc text_rows(struct arena *a, enum import_kind kind, struct str text, struct csv_file *f,
                         struct csv_row **row, size_t *n, struct csv_problem *bad)
{
	static const char separators[] = { ',', ';', '\t', '|' };
	enum rc rc = csv_read_text(a, text, 0, f, bad);

	if (rc == RC_OK) {
		*row = f->row - 1;
		*n = f->n + 1;
		if (find_heading(a, kind, *row, *n))
			return RC_OK;
	}
	for (size_t i = 0; i < sizeof separators; i++) {
		struct arena_mark mark = arena_mark(a);
		struct csv_file other = *f;
		struct csv_problem no;

		if ((rc != RC_OK || separators[i] != f->separator) &&
		    csv_read_text(a, text, separators[i], &other, &no) == RC_OK) {
			if (find_heading(a, kind, other.row - 1, other.n + 1)) {
				*f = other;
				*row = other.row - 1;
				*n = other.n + 1;
				return RC_OK;
			}
		}
		arena_rewind(a, mark);
	}
	return rc;
}

static void encoding_say(enum csv_encoding e, struct notes *notes)
{
	if (e == CSV_MAC_ROMAN)
		note_add(notes, (struct table_note){
		                    .line = 1,
		                    .reason = S("The file has the letters of an old Macintosh program. Look at names "
		                                "with accents, or save it again as CSV UTF-8.") });
}

static enum rc text_read(struct arena *a, const struct table_wish *w, struct str bytes, struct table *out,
                         struct csv_problem *bad)
{
	struct table t = { .form = TABLE_TEXT };
	struct notes notes = { .a = a };
	struct csv_row *row = NULL;
	struct str text;
	size_t n = 0;

	if (w->sheet_named.n > 0)
		return refuse(bad, CSV_OTHER, "This file has no sheets: it is plain text.");
	TRY(csv_decode(a, bytes, &text, &t.file.encoding, bad));
	TRY(text_rows(a, w->kind, text, &t.file, &row, &n, bad));
	encoding_say(t.file.encoding, &notes);
	TRY(find_table(w->kind, row, n, &t.file, &notes, bad));
	if (t.file.n == 0)
		return refuse(bad, CSV_EMPTY, "There is nothing below the headings.");
	mangled_say(&t.file, &notes);
	t.note = notes.item;
	t.notes = notes.n;
	*out = t;
	return RC_OK;
}

/* ---- what is read in the cage ---- */

static enum rc grid_wrong(enum grid_fault f, struct csv_problem *bad)
{
	switch (f) {
	case GRID_FINE:
		return RC_OK;
	case GRID_DAMAGED:
		return refuse(bad, CSV_OTHER, "This file is damaged, or not whole. Save it again and choose that.");
	case GRID_LOCKED:
		return refuse(bad, CSV_OTHER,
		              "This workbook is protected by a password. Save it without one and choose that.");
	case GRID_EXCESSIVE:
		return refuse(bad, CSV_OTHER,
		              "This file unpacks to more than can be read. Save the one sheet as CSV UTF-8.");
	case GRID_UNSAFE:
		return refuse(bad, CSV_OTHER,
		              "This file has declarations in it that a table does not need, and is not read.");
	case GRID_NO_SHEET:
		return refuse(bad, CSV_OTHER, "There is no such sheet in this file.");
	case GRID_EMPTY:
		return refuse(bad, CSV_EMPTY, "There is nothing in this sheet. Choose another sheet or file.");
	case GRID_MANY_ROWS:
		return refuse(bad, CSV_MANY_ROWS, NULL);
	case GRID_MANY_COLUMNS:
		return refuse(bad, CSV_MANY_COLUMNS, "The sheet has more than 200 columns.");
	case GRID_UNREADABLE:
	case GRID_FAULTS:
		break;
	}
	return refuse(bad, CSV_OTHER, "This file could not be read in time. Save the one sheet as CSV UTF-8.");
}

static enum rc cells_take(struct arena *a, const struct grid_row *from, struct csv_row *to, struct csv_problem *bad)
{
	*to = (struct csv_row){ from->line, from->n, from->cell };
	for (size_t i = 0; i < from->n; i++) {
		to->cell[i] = csv_clean(a, from->cell[i]);
		if (utf8_len(to->cell[i]) <= CSV_MAX_CELL)
			continue;
		*bad = (struct csv_problem){ .fault = CSV_LONG_CELL, .line = from->line, .column = i + 1 };
		return RC_INVALID;
	}
	return RC_OK;
}

static enum rc rows_take(struct arena *a, const struct grid *g, struct csv_row **row, size_t *n,
                         struct csv_problem *bad)
{
	*row = NEW_ARRAY(a, struct csv_row, g->n);
	*n = 0;
	for (size_t i = 0; i < g->n; i++) {
		TRY(cells_take(a, &g->row[i], &(*row)[*n], bad));
		*n += row_filled(&(*row)[*n]) > 0;
	}
	return *n > 0 ? RC_OK : refuse(bad, CSV_EMPTY, NULL);
}

static void sheets_say(struct arena *a, const struct grid *g, struct table *t)
{
	t->sheet = NEW_ARRAY(a, struct table_sheet, g->sheets);
	t->taken = (int64_t)g->taken;
	for (size_t i = 0; i < g->sheets; i++)
		if (g->sheet[i].filled)
			t->sheet[t->sheets++] = (struct table_sheet){ (int64_t)i + 1, csv_clean(a, g->sheet[i].name) };
}

static void hidden_say(const struct grid *g, struct notes *notes)
{
	size_t n = 0, line = 0;

	for (size_t i = 0; i < g->n; i++)
		if (g->row[i].hidden && n++ == 0)
			line = g->row[i].line;
	if (n > 0)
		note_add(notes, (struct table_note){ .line = line,
		                                     .reason = str_fmt(notes->a,
		                                                       "Lines that the workbook hides are read as "
		                                                       "well: %zu, and this is the first.",
		                                                       n) });
}

/* 0: there is none of this name. */
static int64_t sheet_called(struct arena *a, const struct grid *g, struct str name)
{
	for (size_t i = 0; i < g->sheets; i++)
		if (str_eq(fold_key(a, g->sheet[i].name), fold_key(a, name)))
			return (int64_t)i + 1;
	return 0;
}

/* The sheet of a Common Transfer File for each kind; 0: it has none. */
static int64_t sheet_of_ctf(enum import_kind kind)
{
	return kind == IMPORT_ROLL       ? GRID_CTF_PUPILS
	       : kind == IMPORT_CONTACTS ? GRID_CTF_CONTACTS
	       : kind == IMPORT_RESULTS  ? GRID_CTF_RESULTS
	                                 : 0;
}

static enum grid_form grid_form_of(enum table_form f)
{
	return f == TABLE_WORKBOOK       ? GRID_WORKBOOK
	       : f == TABLE_PAGE         ? GRID_PAGE
	       : f == TABLE_XML_WORKBOOK ? GRID_XML_WORKBOOK
	                                 : GRID_CTF;
}

static enum rc grid_of(struct arena *a, struct arena *rows, const struct table_wish *w, enum table_form form,
                       struct str bytes, struct grid *g, struct csv_problem *bad, struct err *e)
{
	int64_t sheet = form == TABLE_CTF && w->sheet == 0 ? sheet_of_ctf(w->kind) : w->sheet;
	enum grid_fault fault;

	if (form == TABLE_CTF && sheet == 0)
		return refuse(bad, CSV_OTHER,
		              "This is a Common Transfer File: it has pupils, contacts and results. Say which of "
		              "them you want.");
	TRY(grid_read(a, rows, w->keeper_fd, grid_form_of(form), sheet, bytes, g, &fault, e));
	TRY(grid_wrong(fault, bad));
	if (w->sheet_named.n == 0)
		return RC_OK;
	sheet = sheet_called(a, g, w->sheet_named);
	if (sheet == 0)
		return refuse(bad, CSV_OTHER, "There is no sheet of this name in this file.");
	if (sheet == (int64_t)g->taken)
		return RC_OK;
	TRY(grid_read(a, rows, w->keeper_fd, grid_form_of(form), sheet, bytes, g, &fault, e));
	return grid_wrong(fault, bad);
}

/* rows: memory that is needed until this has returned. */
static enum rc foreign_read(struct arena *a, struct arena *rows, const struct table_wish *w, struct str bytes,
                            struct table *t, struct csv_problem *bad, struct err *e)
{
	struct notes notes = { .a = a };
	struct grid g = { 0 };
	struct csv_row *row;
	size_t n;

	if (t->form != TABLE_WORKBOOK)
		TRY(csv_decode(a, bytes, &bytes, &t->file.encoding, bad));
	TRY(grid_of(a, rows, w, t->form, bytes, &g, bad, e));
	TRY(rows_take(a, &g, &row, &n, bad));
	sheets_say(a, &g, t);
	hidden_say(&g, &notes);
	TRY(find_table(w->kind, row, n, &t->file, &notes, bad));
	if (t->file.n == 0 && t->sheets <= 1) /* else another sheet can be chosen */
		return refuse(bad, CSV_EMPTY, "There is nothing below the headings.");
	if (t->file.n > CSV_MAX_ROWS)
		return refuse(bad, CSV_MANY_ROWS, NULL);
	mangled_say(&t->file, &notes);
	t->note = notes.item;
	t->notes = notes.n;
	return RC_OK;
}

enum { ROWS_ROOM = 2 * (GRID_ROWS_MAX + 1) * sizeof(struct grid_row) + 4096 }; /* of two sheets, one after the other */

enum rc table_read(struct arena *a, const struct table_wish *w, struct str bytes, struct table *out,
                   struct csv_problem *bad, struct err *e)
{
	const char *say;
	struct table t = { .form = sniff_form(bytes, &say) };
	struct arena *rows;
	enum rc rc;

	if (bytes.n > CSV_MAX_BYTES)
		return refuse(bad, CSV_TOO_BIG, NULL);
	if (say != NULL)
		return refuse(bad, CSV_OTHER, say);
	if (t.form == TABLE_TEXT)
		return text_read(a, w, bytes, out, bad);
	rows = arena_new(ROWS_ROOM);
	rc = foreign_read(a, rows, w, bytes, &t, bad, e);
	arena_free(rows);
	if (rc == RC_OK)
		*out = t;
	return rc;
}

const char *table_form_name(enum table_form f)
{
	static const char *const names[] = { "CSV", "Excel workbook", "web page saved as a workbook",
		                             "Excel 2003 XML workbook", "Common Transfer File" };

	return names[f];
}
