/* What the import readers share: cells to typed values, and the list of what is wrong with a file. Pure: rows in,
 * records and problems out; the database is not asked here (work/import_plan), and a reason never repeats what stood
 * in the cell, so that it may be logged; the value is kept apart for the page of the person who chose the file. */
#pragma once

#include "kit/base/date.h"
#include "kit/text/columns.h"

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

struct import_reader {
	struct arena *a;
	const struct csv_file *file;
	const struct column_map *map;
	const struct csv_row *row;
	struct date today;
	struct import_problems problems;
	struct import_problems notes;
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
/* The cell with single spaces; a problem when it is longer than max characters, or when it is empty and needed. */
struct str import_text(struct import_reader *r, enum column c, int nth, size_t max, bool needed);
/* A day; a time of the day behind it is ignored. DATE_NONE when empty or wrong (with a problem). */
struct date import_date(struct import_reader *r, enum column c, bool needed);
/* Y, Yes, True, 1 and their opposites. */
enum answer import_answer(struct import_reader *r, enum column c, int nth);
struct str import_email(struct import_reader *r, enum column c, int nth);
struct str import_phone(struct import_reader *r, enum column c, int nth);
/* "Ms Chloé de Souza", "De Souza, Chloé": title, given and family name. known_family: the family name of the pupil,
 * which settles where a double name begins; may be empty. */
struct person_name person_name_split(struct arena *a, struct str whole, struct str known_family);
/* Which pupil the current row is about: UPN (may be empty), or name (as in kit/text/fold) and date of birth; a problem
 * when it says neither. The result is the family name. */
struct str import_row_pupil(struct import_reader *r, struct str *upn, struct str *name_key, struct date *born);
/* Two columns under one heading: nobody can tell which is meant. Problems with the heading line. */
void import_headings_once(struct import_reader *r);
/* A row with more cells than headings has shifted cells: false with a problem, and nothing in it can be trusted. */
bool import_row_fits(struct import_reader *r);
/* All contacts of the current row, into the arena; the result is their number. */
size_t import_row_contacts(struct import_reader *r, struct str pupil_family, struct import_contact **out);
/* By line, in the order of finding within a line. */
void import_problems_sort(struct import_problems *list);
/* The contact in the columns numbered nth. False when those cells are empty. */
bool import_contact(struct import_reader *r, int nth, struct str pupil_family, struct import_contact *out);
