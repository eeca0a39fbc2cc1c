/* CSV files of school systems: a strict reader of whole files in memory and a writer for exports.
 *
 * The reader takes comma, semicolon or tab (whichever the first line uses) and the letters of kit/text/encoding; it
 * says which it took. Quotation marks must be right: a file whose quotes do not close is refused with the line, because
 * everything behind the mark would be guesswork. It knows nothing of what the columns mean (kit/text/columns), nor
 * whether the first line is one of headings (kit/table). Unicode: cells come out in composed form (NFC), so that the
 * same name from two systems is the same bytes. */
#pragma once

#include "kit/base/buf.h"
#include "kit/base/rc.h"
#include "kit/text/encoding.h"

enum {
	CSV_MAX_BYTES = 20 * 1024 * 1024,
	CSV_MAX_COLUMNS = 200,
	CSV_MAX_ROWS = 250000, /* without the heading */
	CSV_MAX_CELL = 10000,  /* characters */
};

struct csv_row {
	size_t
	    line; /* where the row begins in the file, from 1; a row with line breaks in quotes takes several lines */
	size_t n;
	struct str *cell; /* trimmed at both ends */
};

struct csv_file {
	enum csv_encoding encoding;
	char separator; /* ',' ';' tab or '|' */
	struct csv_row heading;
	size_t n;
	/* Without the heading and without rows whose cells are all empty. From csv_read and csv_read_text the heading
	 * is row[-1] as well: where the headings are is not known before somebody has looked at all lines. */
	struct csv_row *row;
};

enum csv_fault {
	CSV_FINE,
	CSV_EMPTY,   /* no heading line */
	CSV_TOO_BIG, /* more than CSV_MAX_BYTES */
	CSV_CONTROL, /* control letters, or bytes that no encoding knows */
	CSV_QUOTES,  /* quotation marks that do not close or stand inside a bare cell */
	CSV_MANY_ROWS,
	CSV_MANY_COLUMNS,
	CSV_LONG_CELL,
	CSV_OTHER, /* another kind of file: say names it and what to do */
};

struct csv_problem {
	enum csv_fault fault;
	size_t line;     /* 0 = the whole file */
	size_t column;   /* from 1; 0 = the whole line */
	const char *say; /* in place of what is usually said; may be NULL */
};

/* Reads a file. RC_INVALID with *bad filled when it cannot be read; *out is then untouched. Memory: about twice the
 * file, in the arena. */
enum rc csv_read(struct arena *a, struct str bytes, struct csv_file *out, struct csv_problem *bad) NODISCARD;
/* The two steps of csv_read. The first: bytes as UTF-8. */
enum rc csv_decode(struct arena *a, struct str bytes, struct str *text, enum csv_encoding *enc,
                   struct csv_problem *bad) NODISCARD;
/* The second. separator: 0 takes that of the first line. out->encoding stays as it is. */
enum rc csv_read_text(struct arena *a, struct str text, char separator, struct csv_file *out,
                      struct csv_problem *bad) NODISCARD;
/* A cell as it is kept: without white space and invisible marks at its ends, composed. */
struct str csv_clean(struct arena *a, struct str s);
/* What is wrong and what to do, as a sentence for people, without data from the file. */
struct str csv_problem_text(struct arena *a, struct csv_problem bad);
/* "comma", "semicolon", "tab" or "bar" */
const char *csv_separator_name(char separator);
/* The letters of column i from 0, as a spreadsheet program names it: "A", "Z", "AA". */
struct str csv_letters(struct arena *a, size_t i);
/* Cell i of a row, empty when the row is shorter. */
struct str csv_cell(const struct csv_row *r, size_t i);

/* Writer: RFC 4180, comma, CRLF. A text that a spreadsheet program would run as a formula (begins with = + - @, tab or
 * carriage return) gets an apostrophe in front; the reader takes it away again. Numbers are written as they are. */
struct csv_out {
	struct buf *b;
	bool in_row;
};

/* marked: begins with a byte order mark, so that spreadsheet programs read UTF-8. */
struct csv_out csv_out_begin(struct buf *b, bool marked);
void csv_out_text(struct csv_out *o, struct str s);
void csv_out_int(struct csv_out *o, int64_t v);
void csv_out_end_row(struct csv_out *o);
