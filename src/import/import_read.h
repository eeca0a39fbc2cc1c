/* What the import readers share: cells to typed values, and the list of what is wrong with a file. Pure: rows in,
 * records and problems out; the database is not asked here (work/import_plan), and a reason never repeats what stood
 * in the cell, so that it may be logged; the value is kept apart for the page of the person who chose the file. */
#pragma once

#include "kit/base/date.h"
#include "kit/text/columns.h"

struct import_index;

enum {
	IMPORT_PROBLEMS_MAX = 500, /* kept with their place; the others are only counted */
	IMPORT_CONTACTS_MAX = COLUMN_NTH_MAX,
	IMPORT_NEEDS_MAX = COLUMN_NTH_MAX,
};

struct import_problem {
	size_t line;
	size_t found;      /* its place in the order of finding */
	struct str column; /* heading as the file spells it; empty = the line as a whole */
	struct str reason; /* a sentence without data of people */
	struct str value;  /* for the page only */
};

/* Problems stop the import; notes do not. */
struct import_problems {
	size_t n;    /* all of them */
	size_t kept; /* at most IMPORT_PROBLEMS_MAX */
	struct import_problem *item;
};

/* What a person has chosen: in this column, this word means this code; an empty code leaves the cell out. The word of a
 * heading of results that names no subject is the heading, its column is COL_SUBJECT. Capitals and spaces do not
 * matter. Codes: status N, K, E; need, year ("R", "5"), sex (F, M), enrolment
 * (C, M, S, G, P), role, proficiency (A to E), subject, scale and the result itself as they are kept. */
struct import_word {
	enum column column;
	struct str value;
	struct str code;
};

struct import_words {
	const struct import_word *item;
	size_t n;
};

/* A word that is no code, once for all rows that have it: a question that such a choice answers. */
struct import_unknown {
	enum column column;
	struct str heading; /* as the file spells it */
	struct str value;   /* as its first row spells it */
	struct str reason;
	bool stops;  /* it is a problem; else the cell is left out with a note */
	size_t rows; /* how many rows have it */
	size_t cap;
	size_t *line; /* of these rows, in the order of the file */
};

struct import_unknowns {
	size_t n;
	size_t cap;
	struct import_unknown **item;
};

struct import_dates; /* import/dates_read */

struct import_reader {
	struct arena *a;
	const struct csv_file *file;
	const struct column_map *map;
	const struct csv_row *row;
	const bool *out; /* by row of the file: it is kept for later, and passed over; NULL: none is */
	struct date today;
	struct import_words words;
	struct import_problems problems;
	struct import_problems notes;
	struct import_unknowns unknowns;
	struct import_index *unknown_known; /* by column and word */
	size_t unknown_rows;                /* that have a word which stops */
	struct import_dates *dates;
	int need_reach; /* a roll: how many needs the file can say of a pupil, at least; then as it was read */
};

enum answer { ANSWER_NONE, ANSWER_NO, ANSWER_YES };

/* A contact of a pupil as the file has it. Empty text and ANSWER_NONE: the file says nothing. */
struct import_contact {
	int nth;       /* of the columns */
	int64_t order; /* 0 = the file says nothing */
	struct str title;
	struct str given;
	struct str family;
	struct str relationship;
	enum answer responsibility;
	enum answer lives_with;
	enum answer interpreter;
	enum answer gets_letters;
	enum answer restricted;
	struct str phone;
	struct str email;
	struct str address;
	struct str language;
};

struct person_name {
	struct str title;
	struct str given;
	struct str family;
};

struct import_reader import_reader_new(struct arena *a, const struct csv_file *f, const struct column_map *m,
                                       struct date today);
/* Notes a problem with a cell of the current row. reason: a sentence that lives as long as the arena. */
void import_problem(struct import_reader *r, enum column c, int nth, struct str reason);
void import_note(struct import_reader *r, enum column c, int nth, struct str reason);
/* The same for a column that is not in the table of headings. */
void import_problem_at(struct import_reader *r, struct str heading, struct str value, struct str reason);
void import_note_at(struct import_reader *r, struct str heading, struct str value, struct str reason);
/* The cell with single spaces: as it stands in the file when it has no others, since a file has millions of them. */
struct str import_tidy(struct arena *a, struct str cell);
struct str import_cell(struct import_reader *r, enum column c, int nth);
/* What somebody has chosen for this word of this column; false when nobody has. An empty *code: it is left out. */
bool import_word_find(const struct import_reader *r, enum column c, struct str value, struct str *code);
/* The word of the current row is no code. It is said once for all rows, by import_unknowns_say at the end. */
void import_unknown(struct import_reader *r, enum column c, int nth, struct str reason, bool stops);
void import_unknown_at(struct import_reader *r, enum column c, struct str heading, struct str value, struct str reason,
                       bool stops);
void import_unknowns_say(struct import_reader *r);
/* Problems so far, with those that are still to be said: a row after which there are more is no good. */
size_t import_faults(const struct import_reader *r);
/* A note about a column as a whole: with the heading line. */
void import_note_heading(struct import_reader *r, enum column c, int nth, struct str reason);
void import_note_file(struct import_reader *r, struct str heading, struct str reason);
/* The same, once, however many cells call for it. */
void import_note_once(struct import_reader *r, enum column c, int nth, struct str reason);
void import_note_file_once(struct import_reader *r, struct str heading, struct str reason);
/* The cell with single spaces; a problem when it is longer than max characters, or when it is empty and needed. */
struct str import_text(struct import_reader *r, enum column c, int nth, size_t max, bool needed);
/* Y, Yes, True, 1 and their opposites. */
enum answer import_answer(struct import_reader *r, enum column c, int nth);
struct str import_email(struct import_reader *r, enum column c, int nth);
/* A telephone number; one that a spreadsheet has damaged is put right when nothing is lost, else it is a problem. */
struct str import_phone(struct import_reader *r, enum column c, int nth);
/* "Ms Chloé de Souza", "De Souza, Chloé": title, given and family name. known_family: the family name of the pupil,
 * which settles where a double name begins; may be empty. */
struct person_name person_name_split(struct arena *a, struct str whole, struct str known_family);
/* Two columns under one heading: nobody can tell which is meant. Problems with the heading line, unless a person has
 * left one of them out. */
void import_headings_once(struct import_reader *r);
/* A row with more cells than headings has shifted cells: false with a problem, and nothing in it can be trusted. False
 * also, without a word, for one that is kept for later. Every reader of rows asks this first. */
bool import_row_fits(struct import_reader *r);
/* All contacts of the current row, into the arena; the result is their number. */
size_t import_row_contacts(struct import_reader *r, struct str pupil_family, struct import_contact **out);
/* A problem where a column that is not taken speaks of a court order (import/order_beside_read). */
void import_order_beside(struct import_reader *r);
/* By line, in the order of finding within a line. */
void import_problems_sort(struct import_problems *list);
/* The contact in the columns numbered nth. False when those cells are empty. */
bool import_contact(struct import_reader *r, int nth, struct str pupil_family, struct import_contact *out);
