/* A table on its way out of the school: cells with their types, written as CSV or as an Excel workbook. The one place
 * where that happens, so that it is right everywhere: a text that a spreadsheet program would run as a formula stays a
 * text, days are days (ISO in CSV), and what has letters or a zero in front stays as it is written.
 * The workbook is libxlsxwriter's (docs/decisions/0042). */
#pragma once

#include "kit/base/date.h"
#include "kit/base/rc.h"
#include "kit/base/str.h"

enum table_kind { TABLE_CSV, TABLE_XLSX };

struct table_out;

/* headings: of the columns. name: of the sheet. Memory: a. */
struct table_out *table_out_begin(struct arena *a, struct str name, const struct str *headings, size_t n);
/* The next cell of the row; the row is full after the last one, and the next cell begins another. */
void table_out_text(struct table_out *t, struct str s);
void table_out_int(struct table_out *t, int64_t v);
void table_out_date(struct table_out *t, struct date d); /* none: an empty cell */

/* The file. folder: where the writer of workbooks may keep what it works on; it is gone when this returns. RC_FAIL: it
 * could not be written. Memory: a. */
enum rc table_out_write(struct table_out *t, enum table_kind kind, struct str folder, struct str *bytes,
                        struct err *e) NODISCARD;
/* "xlsx" or "csv", and what a browser is told. */
const char *table_kind_ends(enum table_kind kind);
const char *table_kind_type(enum table_kind kind);
