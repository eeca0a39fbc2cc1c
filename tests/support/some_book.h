/* Workbooks that people send, made by the test and never kept in the tree. Memory: from a. */
#pragma once

#include "support/some_files.h"

/* A sheet: its name, and its XML between <worksheet> and its end ("<sheetData><row r=\"1\">…"). hidden: as the list of
 * sheets says. */
struct some_sheet {
	const char *name;
	const char *xml;
	bool hidden;
};

struct some_book {
	const struct some_sheet *sheet;
	size_t sheets;
	const char *shared; /* "<si><t>…</t></si>…"; NULL: there is no such part */
	const char *styles; /* what stands in <styleSheet>; NULL: none */
	bool base_1904;
};
struct str some_book(struct arena *a, const struct some_book *b);
/* The same with one more part, or another one in place of it. */
struct str some_book_with(struct arena *a, const struct some_book *b, struct zip_in more);
/* One sheet of inline strings: cells apart by |, rows by \n. A cell that begins with # is the number behind it in the
 * first style. */
struct str some_table(struct arena *a, const char *cells, const char *format);
