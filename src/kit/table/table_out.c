#include "kit/table/table_out.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <xlsxwriter.h>

#include "kit/base/utf8.h"
#include "kit/text/csv.h"

enum {
	CELLS_FIRST = 1024,
	BYTES_MOST = 24 << 20,
	WIDTH_LEAST = 8, /* of a column, in characters */
	WIDTH_MOST = 40,
	NAME_MOST = 31,          /* of a sheet, as Excel has it */
	TEXT_MOST = 32767,       /* of a cell */
	ROWS_MOST = 1048575 - 1, /* of a sheet, without the headings */
};

struct cell {
	enum { CELL_NONE, CELL_TEXT, CELL_INT, CELL_DATE } type;
	int64_t i;
	struct str s;
	struct date d;
};

struct table_out {
	struct arena *a;
	struct str name;
	const struct str *heading;
	size_t cols;
	struct cell *cell;
	size_t n;
	size_t room;
};

struct table_out *table_out_begin(struct arena *a, struct str name, const struct str *headings, size_t n)
{
	struct table_out *t = NEW(a, struct table_out);
	struct str *own = NEW_ARRAY(a, struct str, n + 1);

	if (n > 0)
		memcpy(own, headings, n * sizeof *own);
	*t = (struct table_out){ .a = a, .name = name, .heading = own, .cols = n };
	return t;
}

static struct cell *cell_next(struct table_out *t)
{
	if (t->n == t->room) {
		struct cell *more;

		t->room = t->room == 0 ? CELLS_FIRST : 2 * t->room;
		more = NEW_ARRAY(t->a, struct cell, t->room);
		if (t->n > 0)
			memcpy(more, t->cell, t->n * sizeof *more);
		t->cell = more;
	}
	return &t->cell[t->n++];
}

void table_out_text(struct table_out *t, struct str s)
{
	*cell_next(t) = (struct cell){ .type = s.n > 0 ? CELL_TEXT : CELL_NONE, .s = s };
}

void table_out_int(struct table_out *t, int64_t v)
{
	*cell_next(t) = (struct cell){ .type = CELL_INT, .i = v };
}

void table_out_date(struct table_out *t, struct date d)
{
	*cell_next(t) = (struct cell){ .type = date_none(d) ? CELL_NONE : CELL_DATE, .d = d };
}

static size_t rows_of(const struct table_out *t)
{
	return t->cols == 0 ? 0 : (t->n + t->cols - 1) / t->cols;
}

static enum rc csv_write(struct table_out *t, struct str *bytes, struct err *e)
{
	struct buf b = buf_new(t->a, BYTES_MOST);
	struct csv_out o = csv_out_begin(&b, true);

	for (size_t i = 0; i < t->cols; i++)
		csv_out_text(&o, t->heading[i]);
	csv_out_end_row(&o);
	for (size_t i = 0; i < t->n; i++) {
		const struct cell *c = &t->cell[i];

		if (c->type == CELL_INT)
			csv_out_int(&o, c->i);
		else
			csv_out_text(&o, c->type == CELL_DATE ? date_iso(t->a, c->d) : c->s);
		if ((i + 1) % t->cols == 0)
			csv_out_end_row(&o);
	}
	if (b.full)
		return err_set(e, RC_FAIL, "the file is longer than %d bytes", BYTES_MOST);
	*bytes = buf_view(&b);
	return RC_OK;
}

/* ---- the workbook ---- */

struct book {
	struct table_out *t;
	lxw_workbook *book;
	lxw_worksheet *sheet;
	lxw_format *day;
	lxw_error bad; /* the first one */
};

static void note(struct book *b, lxw_error rc)
{
	if (b->bad == LXW_NO_ERROR)
		b->bad = rc;
}

/* A text is written as a text whatever it begins with: the library makes a formula only when it is asked for one. */
static void cell_write(struct book *b, lxw_row_t row, lxw_col_t col, const struct cell *c)
{
	struct arena *a = b->t->a;

	switch (c->type) {
	case CELL_NONE:
		break;
	case CELL_TEXT:
		note(b, worksheet_write_string(b->sheet, row, col, str_c(a, utf8_head(c->s, TEXT_MOST)), NULL));
		break;
	case CELL_INT:
		note(b, worksheet_write_number(b->sheet, row, col, (double)c->i, NULL));
		break;
	case CELL_DATE:
		note(b, worksheet_write_datetime(b->sheet, row, col,
		                                 &(lxw_datetime){ .year = c->d.y, .month = c->d.m, .day = c->d.d },
		                                 b->day));
		break;
	}
}

static size_t width_of(const struct table_out *t, size_t col)
{
	size_t most = utf8_len(t->heading[col]) + 3; /* and the arrow of the filter */

	for (size_t i = col; i < t->n; i += t->cols) {
		size_t n = t->cell[i].type == CELL_DATE ? DATE_TEXT : utf8_len(t->cell[i].s) + 1;

		most = n > most ? n : most;
	}
	return most < WIDTH_LEAST ? WIDTH_LEAST : most > WIDTH_MOST ? WIDTH_MOST : most;
}

static void sheet_write(struct book *b)
{
	struct table_out *t = b->t;
	lxw_format *bold = workbook_add_format(b->book);

	b->sheet = workbook_add_worksheet(b->book, str_c(t->a, utf8_head(t->name, NAME_MOST)));
	b->day = workbook_add_format(b->book);
	if (b->sheet == NULL || b->day == NULL || bold == NULL) {
		note(b, LXW_ERROR_MEMORY_MALLOC_FAILED);
		return;
	}
	format_set_bold(bold);
	format_set_num_format(b->day, "dd/mm/yyyy");
	for (size_t i = 0; i < t->cols; i++) {
		note(b, worksheet_write_string(b->sheet, 0, (lxw_col_t)i, str_c(t->a, t->heading[i]), bold));
		note(b, worksheet_set_column(b->sheet, (lxw_col_t)i, (lxw_col_t)i, (double)width_of(t, i), NULL));
	}
	for (size_t i = 0; i < t->n; i++)
		cell_write(b, (lxw_row_t)(i / t->cols + 1), (lxw_col_t)(i % t->cols), &t->cell[i]);
	worksheet_freeze_panes(b->sheet, 1, 0);
	if (t->cols > 0)
		note(b, worksheet_autofilter(b->sheet, 0, 0, (lxw_row_t)rows_of(t), (lxw_col_t)(t->cols - 1)));
}

static enum rc read_back(struct arena *a, int fd, struct str *bytes, struct err *e)
{
	off_t size = lseek(fd, 0, SEEK_END);
	char *p;
	size_t n = 0;

	if (size <= 0 || size > BYTES_MOST)
		return err_set(e, RC_FAIL, "the workbook is empty or longer than %d bytes", BYTES_MOST);
	p = arena_alloc(a, (size_t)size);
	while (n < (size_t)size) {
		ssize_t got = pread(fd, p + n, (size_t)size - n, (off_t)n);

		if (got <= 0)
			return err_set(e, RC_FAIL, "the workbook could not be read back");
		n += (size_t)got;
	}
	*bytes = (struct str){ p, n };
	return RC_OK;
}

/* The library writes to a file by its name: it gets the name of memory of ours. */
static enum rc book_write(struct table_out *t, struct str folder, struct str *bytes, struct err *e)
{
	int fd = memfd_create("apdr-table", MFD_CLOEXEC);
	struct book b = { .t = t };
	lxw_workbook_options o = { 0 };
	struct str path = str_fmt(t->a, "/proc/self/fd/%d", fd);
	char *tmp = arena_alloc(t->a, folder.n + 1);
	enum rc rc;

	if (fd < 0)
		return err_set(e, RC_FAIL, "no memory for a workbook");
	if (rows_of(t) > ROWS_MOST) {
		close(fd);
		return err_set(e, RC_FAIL, "more rows than a workbook has");
	}
	memcpy(tmp, folder.n > 0 ? folder.p : "", folder.n);
	tmp[folder.n] = '\0';
	o.tmpdir = folder.n > 0 ? tmp : NULL;
	b.book = workbook_new_opt(str_c(t->a, path), &o);
	if (b.book == NULL) {
		close(fd);
		return err_set(e, RC_FAIL, "no memory for a workbook");
	}
	sheet_write(&b);
	note(&b, workbook_close(b.book)); /* frees it, whatever happened */
	rc = b.bad == LXW_NO_ERROR ? read_back(t->a, fd, bytes, e)
	                           : err_set(e, RC_FAIL, "the workbook was not written: %s", lxw_strerror(b.bad));
	close(fd);
	return rc;
}

enum rc table_out_write(struct table_out *t, enum table_kind kind, struct str folder, struct str *bytes, struct err *e)
{
	return kind == TABLE_CSV ? csv_write(t, bytes, e) : book_write(t, folder, bytes, e);
}

const char *table_kind_ends(enum table_kind kind)
{
	return kind == TABLE_CSV ? "csv" : "xlsx";
}

const char *table_kind_type(enum table_kind kind)
{
	return kind == TABLE_CSV ? "text/csv; charset=utf-8"
	                         : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}
