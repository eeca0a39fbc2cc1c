/* What the readers of tables share, all of it inside the cage: who finds a fault ends the process with it. Not for
 * other rooms. */
#pragma once

#include "kit/base/buf.h"
#include "kit/file/grid.h"

enum { GRID_MEMORY = 448 * 1024 * 1024, GRID_UNPACKED_MAX = 256 * 1024 * 1024, GRID_RATIO_MAX = 400 };

/* In front of the file: what it is, and which sheet is wanted. */
struct grid_wish {
	int64_t form;
	int64_t sheet;
};

/* Ends the process. */
void grid_refuse(enum grid_fault f) __attribute__((noreturn));

/* A grid in the making. */
struct grid_made {
	struct arena *a;
	struct grid_sheet sheet[GRID_SHEETS_MAX];
	size_t sheets;
	size_t wanted; /* 0: whichever is best */
	size_t taken;
	struct grid_row *row;
	size_t n;
	size_t room;
	size_t all;                        /* cells of all rows */
	struct str cell[GRID_COLUMNS_MAX]; /* of the row in the making */
	size_t cells;
};

/* Says that there is one more sheet. */
void grid_sheet(struct grid_made *g, struct str name, bool hidden, bool filled);
/* The sheet that is taken: the wanted one, else the first that shows something, else the first with something. */
size_t grid_choose(const struct grid_made *g);
/* at: from 0. An empty cell is none. s has to live as long as the arena. */
void grid_cell(struct grid_made *g, size_t at, struct str s);
/* Ends the row; line: after that of the one before. */
void grid_row(struct grid_made *g, size_t line, bool hidden);
/* What stands in the first of these lines, stands in all of them. */
void grid_fill_down(struct grid_made *g, size_t column, size_t first_line, size_t last_line);
/* As the file says it is a number, as people write it: without .0. False: it is none. */
bool grid_number(struct str s, double *v);
struct str grid_number_text(struct arena *a, double v);
/* The day (and time) that a spreadsheet means by a number. base_1904: as old Macintosh files count. */
struct str grid_day_text(struct arena *a, double v, bool base_1904, bool with_time);
struct str grid_time_text(struct arena *a, double v, bool elapsed);

void grid_book(struct grid_made *g, struct str in);
void grid_page(struct grid_made *g, struct str in);
void grid_xml_book(struct grid_made *g, struct str in);
void grid_ctf(struct grid_made *g, struct str in);

/* The cage's side of grid_read. */
int grid_run(void *prepared, struct str in, int out);
