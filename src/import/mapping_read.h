/* What each column of a file is, as a person said it or as it was kept. Pure: it knows headings and cells, and neither
 * the database nor the page. A heading has a key: its words tight, and "#2" when it is the second of that name. The
 * text that is kept has a line for each heading of which something was said: the key, a tab, and the key of a column
 * (kit/text/column_words), "-" for left out, or "=" and the words it is read as. */
#pragma once

#include "core/people/codes_rule.h"
#include "import/import_read.h"
#include "kit/text/column_words.h"

/* One for each heading; a heading without words has an empty one. */
struct str *mapping_keys(struct arena *a, const struct csv_row *heading);
/* The keys that are not empty, one on a line and sorted: two files with the same columns, in any order, give the same.
 * In the order of the file where a name is there twice. */
struct str mapping_headings(struct arena *a, const struct csv_row *heading);
/* Of headings of which nothing was said, there is no line. */
struct str mapping_write(struct arena *a, const struct csv_row *heading, const struct column_said *said);
/* One for each heading. Lines about headings that are not there say nothing, and so do lines that cannot be read. */
struct column_said *mapping_read(struct arena *a, enum import_kind kind, struct str text,
                                 const struct csv_row *heading);
/* Every heading of the text is in the file. A text without a line fits nothing. */
bool mapping_fits(struct arena *a, struct str text, const struct csv_row *heading);

/* Values that were not known, one on a line: the key of the column, a tab, the value, a tab, the code that it means. */
struct str mapping_words_write(struct arena *a, const struct import_words *w);
struct import_words mapping_words_read(struct arena *a, struct str text);

/* Two columns that are equally sure of one meaning are no question when they say the same in every row. Takes such
 * claims out of the map. today: codes are read as of this day. */
void mapping_claims_settle(struct arena *a, const struct csv_file *f, struct date today, struct column_map *m);
/* What a cell means in this column, for comparing: a code where there are codes, else its folded words. */
struct str mapping_meaning(struct arena *a, enum column c, struct str cell, struct date today);

/* Columns that no heading tells are told by what stands in them: numbers of pupils, days of birth, codes of provision
 * and need, e-mail addresses. Only where that meaning is still wanted, and only when nearly all of the cells say so.
 * Fills said where nothing was said; guessed[i] is then true. */
void mapping_guess(struct arena *a, const struct csv_file *f, struct date today, const struct column_map *m,
                   struct column_said *said, bool *guessed);

enum { MAPPING_SAMPLES = 3 };
/* Up to MAPPING_SAMPLES different cells of a column, in the order of the file; the result is their number. */
size_t mapping_samples(const struct csv_file *f, size_t at, struct str out[MAPPING_SAMPLES]);
