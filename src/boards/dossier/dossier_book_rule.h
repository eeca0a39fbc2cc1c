/* How the parts of a dossier are put together: sources that are counted once, points and rows. For the other rules of
 * this folder. */
#pragma once

#include "boards/dossier/dossier_rule.h"

struct book {
	struct arena *a;
	const struct dossier_fact *f;
	const struct dossier_wish *w;
	struct dossier *d;
	struct date from; /* of what is told; none: all */
	struct date until;
	const struct dossier_cycle *only; /* the one cycle that is told; NULL: all */
};

enum { DOSSIER_SOURCES = 4000 };

/* The number of a source, "[3]"; the same words have the same number. */
struct str book_cite(struct book *b, struct str source);
struct str book_cite_entry(struct book *b, const struct dossier_entry *e);
/* The plan in force and its log, up to today. */
struct str source_plan(const struct book *b);
struct str book_cite_plan(struct book *b);
/* A new part. Points or rows of it are given room for `most`. */
struct dossier_part *book_part(struct book *b, const char *heading, size_t most);
void book_point(struct dossier_part *p, enum dossier_mark mark, struct str lead, struct str text, struct str src);
/* "Not recorded" where a part stayed empty. */
void book_absent(struct dossier_part *p, const char *what);
/* Columns by names up to NULL; a name that begins with # is of numbers. */
void book_columns(struct dossier_part *p, const char *const *names, const int *weights);
/* One row: as many cells as columns. */
void book_row(struct dossier_part *p, const struct str *cell);
/* "4 Dec 2023" that no line breaks. */
struct str book_day(struct book *b, struct date on);
/* Not more than the room of a short one allows: a whole sentence, or words with "…". */
struct str book_words(struct book *b, struct str words);
struct str words_cut(struct arena *a, struct str words, size_t most);
bool book_tells(const struct book *b, struct date on);
bool book_is_short(const struct book *b);

/* dossier_gap_rule: in the order in which they matter. */
void book_gaps(struct book *b);
/* dossier_parts_rule */
void book_known(struct book *b, const char *heading, unsigned themes, size_t most);
void book_done(struct book *b, const char *heading);
void book_changed(struct book *b, const char *heading);
void book_support(struct book *b, const char *heading);
void book_lessons(struct book *b, const char *heading);
void book_said(struct book *b);
void book_next(struct book *b);
void book_needs(struct book *b, const char *heading);
/* dossier_change_rule: the lines of a part; and three parts beside each other. */
void book_trend(struct book *b, struct dossier_part *p);
/* Of the cycles before the plan in force, the newest first; none in a short one. */
void book_trends_before(struct book *b, struct dossier_part *p);
void book_difference(struct book *b);
/* dossier_initials_rule: of the whole document */
void book_initials(struct book *b);
