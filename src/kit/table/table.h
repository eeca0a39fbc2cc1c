/* A table out of any file that schools have: plain text with separators, a workbook, a web page saved as one, a Common
 * Transfer File. What it is is seen from its content, never from its name; what cannot be read is named, with what to
 * do. The table is then found in the sheet: titles above, headings on two lines, totals below and notes beside it are
 * passed over, and each of them is said. Plain text is read here, everything else in the cage (kit/file/grid.h). */
#pragma once

#include "kit/text/columns.h"

enum table_form { TABLE_TEXT, TABLE_WORKBOOK, TABLE_PAGE, TABLE_XML_WORKBOOK, TABLE_CTF };

/* Something that was passed over or noticed; none of it stops an import. */
struct table_note {
	size_t line;
	struct str heading; /* of the column; empty: the line as a whole */
	struct str value;   /* for the page of who chose the file only */
	struct str reason;  /* a sentence without data of people */
};

struct table_sheet {
	int64_t number; /* in the file, from 1 */
	struct str name;
};

struct table {
	struct csv_file file; /* encoding and separator: of plain text */
	enum table_form form;
	struct table_sheet *sheet; /* those with something in them; none in plain text */
	size_t sheets;
	int64_t taken;                 /* number of the one that was read */
	const struct table_note *note; /* in the order of the file */
	size_t notes;
};

struct table_wish {
	enum import_kind kind;  /* what its columns should be */
	int64_t sheet;          /* number; 0: the first that shows something */
	struct str sheet_named; /* or its name; empty: as sheet says */
	int keeper_fd;          /* of the cage; 0: there is none */
};

/* RC_INVALID with *bad filled when it cannot be read; *out is then untouched. RC_FAIL: the machine is at fault. Whether
 * the columns that are needed are there, is not asked here: without them the first line is the heading, unless it holds
 * a UPN, or days or e-mail addresses as the lines below it do. */
enum rc table_read(struct arena *a, const struct table_wish *w, struct str bytes, struct table *out,
                   struct csv_problem *bad, struct err *e) NODISCARD;
/* "CSV", "Excel workbook", … */
const char *table_form_name(enum table_form f);
/* Is it plain text? Then its lines can be counted before it is read. */
bool table_is_text(struct str bytes);
