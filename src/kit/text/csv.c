#include "kit/text/csv.h"

#include <string.h>

#include <csv.h>

#include "kit/base/utf8.h"
#include "kit/text/fold.h"

static enum rc refuse(struct csv_problem *bad, enum csv_fault fault, size_t line, size_t column)
{
	*bad = (struct csv_problem){ .fault = fault, .line = line, .column = column };
	return RC_INVALID;
}

/* Length of the line at the front of s with its end (LF, CR LF or CR). */
static size_t line_size(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\n')
			return i + 1;
		if (s.p[i] == '\r')
			return i + 1 < s.n && s.p[i + 1] == '\n' ? i + 2 : i + 1;
	}
	return s.n;
}

enum rc csv_decode(struct arena *a, struct str bytes, struct str *text, enum csv_encoding *enc, struct csv_problem *bad)
{
	size_t line = 0;

	if (bytes.n > CSV_MAX_BYTES)
		return refuse(bad, CSV_TOO_BIG, 0, 0);
	return encoding_read(a, bytes, text, enc, &line) ? RC_OK : refuse(bad, CSV_CONTROL, line, 0);
}

/* The separator that stands most often outside quotes in the line; comma when there is none. */
static char find_separator(struct str line)
{
	size_t count[3] = { 0 };
	bool quoted = false;

	for (size_t i = 0; i < line.n; i++) {
		if (line.p[i] == '"')
			quoted = !quoted;
		if (!quoted) {
			count[0] += line.p[i] == ',';
			count[1] += line.p[i] == ';';
			count[2] += line.p[i] == '\t';
		}
	}
	if (count[1] > count[0] && count[1] >= count[2])
		return ';';
	return count[2] > count[0] ? '\t' : ',';
}

static bool is_blank(struct str line, char separator)
{
	for (size_t i = 0; i < line.n; i++) {
		char c = line.p[i];

		if (c == separator || (c != ' ' && c != '\t' && c != '\r' && c != '\n'))
			return false;
	}
	return true;
}

struct reader {
	struct arena *a;
	char *text; /* the cells, one after the other: never longer than the file */
	size_t used;
	struct str cell[CSV_MAX_COLUMNS];
	size_t n;
	size_t line; /* where the row began */
	bool in_row;
	bool has_heading;
	struct csv_file *f;
	struct csv_problem bad;
};

static void fail(struct reader *r, enum csv_fault fault, size_t column)
{
	if (r->bad.fault == CSV_FINE)
		r->bad = (struct csv_problem){ .fault = fault, .line = r->line, .column = column };
}

/* ="0123": the way in which a table says that digits are a text. */
static struct str without_equals(struct str s)
{
	return s.n >= 3 && str_starts(s, S("=\"")) && s.p[s.n - 1] == '"' ? str_sub(s, 2, s.n - 3) : s;
}

struct str csv_clean(struct arena *a, struct str s)
{
	static const char *const edge[] = { "\xC2\xA0", "\xE2\x80\x8B", "\xEF\xBB\xBF", "\xE2\x80\xAF" };
	size_t before = s.n + 1;

	while (s.n < before) {
		before = s.n;
		s = str_trim(s);
		for (size_t i = 0; i < sizeof edge / sizeof *edge; i++) {
			struct str e = str_of(edge[i]);

			if (s.n > 0 && str_starts(s, e))
				s = str_sub(s, e.n, s.n);
			if (s.n > 0 && str_ends(s, e))
				s.n -= e.n;
		}
	}
	s = without_equals(s);
	/* Takes away what our own writer puts in front of formulas. */
	if (s.n > 1 && s.p[0] == '\'' && memchr("=+-@", s.p[1], 4) != NULL)
		s = str_sub(s, 1, s.n);
	return fold_compose(a, s);
}

static void on_cell(void *p, size_t n, void *x)
{
	struct reader *r = x;
	struct str s = { r->text + r->used, n };

	if (r->bad.fault != CSV_FINE)
		return;
	if (n > 0)
		memcpy(r->text + r->used, p, n);
	r->used += n;
	s = csv_clean(r->a, s);
	if (r->n == CSV_MAX_COLUMNS) {
		if (s.n > 0) /* empty columns behind are no columns */
			fail(r, CSV_MANY_COLUMNS, 0);
		return;
	}
	if (utf8_len(s) > CSV_MAX_CELL) {
		fail(r, CSV_LONG_CELL, r->n + 1);
		return;
	}
	r->cell[r->n++] = s;
}

static void on_row(int c, void *x)
{
	struct reader *r = x;
	struct csv_row row = { r->line, r->n, NULL };
	bool empty = true;

	(void)c;
	r->in_row = false;
	for (size_t i = 0; i < r->n; i++)
		empty = empty && r->cell[i].n == 0;
	r->n = 0;
	if (empty || r->bad.fault != CSV_FINE)
		return;
	if (r->has_heading && r->f->n == CSV_MAX_ROWS) {
		fail(r, CSV_MANY_ROWS, 0);
		return;
	}
	row.cell = NEW_ARRAY(r->a, struct str, row.n);
	memcpy(row.cell, r->cell, row.n * sizeof *row.cell);
	if (r->has_heading)
		r->f->row[r->f->n++] = row;
	else
		r->f->heading = row;
	r->has_heading = true;
}

static size_t count_lines(struct str text)
{
	size_t n = 1;

	for (size_t i = 0; i < text.n; i++)
		n += text.p[i] == '\n' || text.p[i] == '\r';
	return n;
}

/* Feeds the parser one line of the file at a time, so that each row knows the line where it begins. */
static void parse(struct reader *r, struct str text, size_t line)
{
	struct csv_parser p;

	/* csv_init allocates nothing and cannot fail with a parser given. */
	(void)csv_init(&p, CSV_STRICT | CSV_STRICT_FINI);
	csv_set_delim(&p, (unsigned char)r->f->separator);
	csv_set_blk_size(&p, 64 * 1024);
	while (text.n > 0 && r->bad.fault == CSV_FINE) {
		struct str part = str_sub(text, 0, line_size(text));

		text = str_sub(text, part.n, text.n);
		if (r->in_row || !is_blank(part, r->f->separator)) {
			if (!r->in_row)
				r->line = line;
			r->in_row = true;
			if (csv_parse(&p, part.p, part.n, on_cell, on_row, r) != part.n)
				fail(r, CSV_QUOTES, r->n + 1);
		}
		line++;
	}
	if (r->bad.fault == CSV_FINE && csv_fini(&p, on_cell, on_row, r) != 0)
		fail(r, CSV_QUOTES, r->n + 1);
	csv_free(&p);
}

/* ="0123" in a cell without quotation marks around it becomes "0123". */
static struct str equals_drop(struct arena *a, struct str text, char separator)
{
	char *p;
	size_t n = 0;
	bool quoted = false, begins = true;

	if (str_find(text, S("=\"")) < 0)
		return text;
	p = arena_alloc(a, text.n);
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];

		if (begins && c == '=' && i + 1 < text.n && text.p[i + 1] == '"')
			c = text.p[++i];
		if (c == '"')
			quoted = !quoted;
		begins = !quoted && (c == separator || c == '\n' || c == '\r');
		p[n++] = c;
	}
	return (struct str){ p, n };
}

enum rc csv_read_text(struct arena *a, struct str text, char separator, struct csv_file *out, struct csv_problem *bad)
{
	struct csv_file f = { .encoding = out->encoding };
	struct reader *r = NEW(a, struct reader);
	struct str first = str_sub(text, 0, line_size(text));
	size_t line = 1;
	size_t lines = count_lines(text);

	/* A spreadsheet program may name the separator in a line of its own. */
	if (str_starts(first, S("sep=")) && str_trim(first).n <= 5) {
		text = str_sub(text, first.n, text.n);
		line++;
	}
	while (text.n > 0 && is_blank(str_sub(text, 0, line_size(text)), 0)) {
		text = str_sub(text, line_size(text), text.n);
		line++;
	}
	f.separator = separator != 0 ? separator : find_separator(str_sub(text, 0, line_size(text)));
	f.row =
	    (struct csv_row *)arena_raw(a, (lines < CSV_MAX_ROWS ? lines + 1 : CSV_MAX_ROWS + 1) * sizeof *f.row) + 1;
	text = equals_drop(a, text, f.separator);
	r->a = a;
	r->text = arena_raw(a, text.n + 1);
	r->f = &f;
	parse(r, text, line);
	if (r->bad.fault == CSV_FINE && !r->has_heading)
		r->bad.fault = CSV_EMPTY;
	if (r->bad.fault != CSV_FINE) {
		*bad = r->bad;
		return RC_INVALID;
	}
	f.row[-1] = f.heading;
	*out = f;
	return RC_OK;
}

enum rc csv_read(struct arena *a, struct str bytes, struct csv_file *out, struct csv_problem *bad)
{
	struct csv_file f = { 0 };
	struct str text;
	enum rc rc = csv_decode(a, bytes, &text, &f.encoding, bad);

	if (rc == RC_OK)
		rc = csv_read_text(a, text, 0, &f, bad);
	if (rc == RC_OK)
		*out = f;
	return rc;
}

static const char *fault_text(enum csv_fault fault)
{
	switch (fault) {
	case CSV_FINE:
		return "Nothing is wrong.";
	case CSV_EMPTY:
		return "The file is empty. It needs a line of column headings and the lines below it.";
	case CSV_TOO_BIG:
		return "The file is larger than 20 MB.";
	case CSV_CONTROL:
		return "The file contains letters that cannot be read. Save it again as CSV UTF-8.";
	case CSV_QUOTES:
		return "A quotation mark is missing or in the wrong place.";
	case CSV_MANY_ROWS:
		return "The file has more than 250,000 rows.";
	case CSV_MANY_COLUMNS:
		return "The line has more than 200 columns.";
	case CSV_LONG_CELL:
		return "The cell is longer than 10,000 letters.";
	case CSV_OTHER:
		return "This is not a table that can be read.";
	}
	return "";
}

struct str csv_problem_text(struct arena *a, struct csv_problem bad)
{
	const char *say = bad.say != NULL ? bad.say : fault_text(bad.fault);

	if (bad.line > 0 && bad.column > 0)
		return str_fmt(a, "Line %zu, column %zu: %s", bad.line, bad.column, say);
	if (bad.line > 0)
		return str_fmt(a, "Line %zu: %s", bad.line, say);
	return str_of(say);
}

const char *csv_separator_name(char separator)
{
	return separator == ';' ? "semicolon" : separator == '\t' ? "tab" : separator == '|' ? "bar" : "comma";
}

struct str csv_letters(struct arena *a, size_t i)
{
	char *p = arena_alloc(a, 4);
	size_t n = 4;

	for (i++; i > 0 && n > 0; i = (i - 1) / 26)
		p[--n] = (char)('A' + (i - 1) % 26);
	return (struct str){ p + n, 4 - n };
}

struct str csv_cell(const struct csv_row *r, size_t i)
{
	return i < r->n ? r->cell[i] : STR_NONE;
}

struct csv_out csv_out_begin(struct buf *b, bool marked)
{
	if (marked)
		buf_str(b, S("\xEF\xBB\xBF"));
	return (struct csv_out){ .b = b };
}

static void cell_begin(struct csv_out *o)
{
	if (o->in_row)
		buf_char(o->b, ',');
	o->in_row = true;
}

void csv_out_text(struct csv_out *o, struct str s)
{
	bool quoted = false;

	cell_begin(o);
	for (size_t i = 0; i < s.n; i++)
		quoted = quoted || memchr("\",\r\n;\t", s.p[i], 6) != NULL;
	quoted = quoted || (s.n > 0 && (s.p[0] == ' ' || s.p[s.n - 1] == ' '));
	quoted = quoted || str_starts(s, S("sep=")); /* as a first line it would name the separator */
	if (quoted)
		buf_char(o->b, '"');
	if (s.n > 0 && memchr("=+-@\t\r", s.p[0], 6) != NULL)
		buf_char(o->b, '\'');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			buf_char(o->b, '"');
		buf_char(o->b, s.p[i]);
	}
	if (quoted)
		buf_char(o->b, '"');
}

void csv_out_int(struct csv_out *o, int64_t v)
{
	cell_begin(o);
	buf_int(o->b, v);
}

void csv_out_end_row(struct csv_out *o)
{
	buf_str(o->b, S("\r\n"));
	o->in_row = false;
}
