/* Rows of a roll file as typed pupils. A pupil may stand on several lines, one for each need. Pure; what is wrong is
 * listed by line, column and reason (import/import_read). */
#pragma once

#include "core/people/pupil_rec.h"
#include "import/import_read.h"

/* Where the pupil is registered, as the school's system says it (the census codes C, M, S, F, O, G and P). */
enum enrolment {
	ENROLMENT_NONE,       /* the file says nothing */
	ENROLMENT_HERE,       /* on this school's roll: the only one (C), the main one (M) */
	ENROLMENT_SUBSIDIARY, /* on this roll as well as on another school's, which is the main one (S) */
	ENROLMENT_GUEST,      /* comes to lessons, is registered elsewhere (G, F, O) */
	ENROLMENT_PREVIOUS,   /* has left (P) */
	ENROLMENT_TO_COME,    /* is expected, but not on roll yet */
};

struct roll_row {
	const struct csv_row *source;
	struct str upn; /* cleaned; empty = not in the file */
	struct str former_upn;
	struct str family;
	struct str given;
	struct str preferred; /* empty = the given name is used */
	struct date born;
	enum sex sex;
	enum pronoun pronoun;
	int year; /* as in core/people/year_rule */
	struct str class_name;
	struct str language;
	enum enrolment enrolment;
	enum status_code status; /* none: the file says nothing */
	struct date status_start;
	struct str need[IMPORT_NEEDS_MAX]; /* codes, the primary need first */
	struct date need_start[IMPORT_NEEDS_MAX];
	int64_t need_rank; /* of the need on this line, in a file with a line for each; 0 = none */
	size_t needs;
	int need_reach; /* the file can say ranks 1 to this one */
	struct date joined;
	struct date left;
	struct import_contact *contact;
	size_t contacts;
	struct str name_key;
};

struct roll_rows {
	size_t n;
	struct roll_row *row;
};

/* Reads every row of r->file; problems and notes are in r. A row with a problem is left out of the result, and the
 * lines of one pupil are one row. */
struct roll_rows roll_read(struct import_reader *r);

/* The text of the day from which a status holds, where the cell of the status has it, and the status before it: "K
 * (from 01/09/2024)" (import/status_from_read). Empty: there is none, and *status is the cell. */
struct str status_cell_from(struct arena *a, struct str cell, struct str *status);
/* That day, checked as any start of a status is; where it is none, with a problem or a note, that of the column. */
struct date status_from(struct import_reader *r, const struct roll_row *p, struct date column);
/* What columns that are not taken say against the current row (import/roll_beside_read); for roll_read. */
void roll_beside(struct import_reader *r);
/* The names of the current row (import/roll_names_read); for roll_read. */
void roll_names(struct import_reader *r, struct roll_row *p);
/* The lines of one pupil as one (import/roll_lines_read); for roll_read. */
void roll_lines(struct import_reader *r, struct roll_rows *all);
