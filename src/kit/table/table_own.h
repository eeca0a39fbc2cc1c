/* What the parts of this room share. Not for other rooms. */
#pragma once

#include "kit/table/table.h"

/* By content. *say: a sentence about a file that cannot be read; NULL when it can. */
enum table_form sniff_form(struct str bytes, const char **say);

/* Notes in the making. */
struct notes {
	struct arena *a;
	struct table_note *item;
	size_t n;
	size_t room;
};
void note_add(struct notes *s, struct table_note n);

/* Finds the table among rows: out->heading and out->row from them. Nothing that says who is passed over. */
void find_table(enum import_kind kind, struct csv_row *row, size_t n, struct csv_file *out, struct notes *notes);
/* Has some row the headings that a file of this kind needs? */
bool find_heading(struct arena *a, enum import_kind kind, const struct csv_row *row, size_t n);
/* Names that were mangled before they came. */
void mangled_say(const struct csv_file *f, struct notes *notes);
