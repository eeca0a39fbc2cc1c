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
/* This line is none of the table. */
void note_passed(struct notes *notes, const struct csv_row *r, struct str reason);

/* What a cell looks like, before anybody knows what its column is. */
size_t cell_digits(struct str s);
bool cell_has_letter(struct str s);
bool cell_is_date(struct str s);
bool cell_is_birthday(struct str s); /* also a number of days, as a spreadsheet has it, or one with a fault */
bool cell_is_email(struct str s);
/* Could somebody have meant a UPN? Also one with a fault. */
bool cell_is_upn(struct arena *a, struct str s);
/* The same, but never words with a number ("2025/26 Reading"): a letter, and digits up to the last two places. */
bool cell_is_like_upn(struct arena *a, struct str s);
size_t row_filled(const struct csv_row *r);
enum column heading_meaning(struct arena *a, enum import_kind kind, struct str heading);

/* Finds the table among rows: out->heading and out->row from them. Nothing that says who is passed over. RC_INVALID
 * with *bad when there are no headings, and a pupil stands in their place. */
enum rc find_table(enum import_kind kind, struct csv_row *row, size_t n, struct csv_file *out, struct notes *notes,
                   struct csv_problem *bad) NODISCARD;
/* Takes totals and notes off the end of a table. */
void totals_drop(enum import_kind kind, struct csv_file *f, struct notes *notes);
/* Has some row the headings that a file of this kind needs? */
bool find_heading(struct arena *a, enum import_kind kind, const struct csv_row *row, size_t n);
/* Takes "#N/A" and its like out of the cells. */
void errors_empty(struct csv_file *f, struct notes *notes);
/* Names that were mangled before they came. */
void mangled_say(const struct csv_file *f, struct notes *notes);
