/* The cells of a table in a file that is no plain text: a workbook, a web page saved as one, a Common Transfer File.
 * Read in the cage (kit/file/cage.h), like all that strangers send; what the cells mean is not known here (kit/table).
 */
#pragma once

#include "kit/base/rc.h"
#include "kit/base/str.h"

enum {
	GRID_SHEETS_MAX = 100,
	GRID_COLUMNS_MAX = 200,
	GRID_ROWS_MAX = 250100, /* a little more than a table may have: titles and totals */
	GRID_CELLS_MAX = 3000000,
	GRID_NAME_MAX = 60, /* letters of the name of a sheet */
};

/* Text (all but a workbook) has to be UTF-8. */
enum grid_form {
	GRID_WORKBOOK,     /* .xlsx */
	GRID_PAGE,         /* a table in HTML */
	GRID_XML_WORKBOOK, /* of 2003 */
	GRID_CTF,
	GRID_FORMS
};

enum grid_fault {
	GRID_FINE,
	GRID_DAMAGED,   /* not whole, or not what it begins as */
	GRID_LOCKED,    /* protected by a password */
	GRID_EXCESSIVE, /* unpacks to more than is sane */
	GRID_UNSAFE,    /* has a document type with declarations of its own */
	GRID_NO_SHEET,  /* the sheet that was asked for is not there */
	GRID_EMPTY,     /* there are no cells */
	GRID_MANY_ROWS,
	GRID_MANY_COLUMNS,
	GRID_UNREADABLE, /* the process that read it was ended: it took too long, or did what it may not */
	GRID_FAULTS
};

/* The sheets of a CTF, in their order. */
enum grid_ctf_sheet { GRID_CTF_PUPILS = 1, GRID_CTF_CONTACTS, GRID_CTF_RESULTS };

struct grid_sheet {
	struct str name;
	bool hidden;
	bool filled; /* something stands in it */
};

struct grid_row {
	size_t line; /* as people count in the sheet */
	bool hidden;
	size_t n;
	struct str *cell; /* without empty ones behind; well-formed, as they stand in the file */
};

struct grid {
	size_t sheets;
	struct grid_sheet *sheet;
	size_t taken; /* which of them, from 1 */
	size_t n;
	struct grid_row *row; /* none without a cell */
};

/* sheet: from 1; 0 takes the first that shows something. *fault is GRID_FINE and *out filled (memory: a, but of the
 * list of rows: rows, since whoever takes the cells needs it no longer), or *out is untouched. RC_FAIL: the machine is
 * at fault. */
enum rc grid_read(struct arena *a, struct arena *rows, int keeper_fd, enum grid_form form, int64_t sheet, struct str in,
                  struct grid *out, enum grid_fault *fault, struct err *e) NODISCARD;
