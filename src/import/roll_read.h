/* Rows of a roll file as typed pupils. Pure; what is wrong is listed by line, column and reason (import/import_read).
 */
#pragma once

#include "core/people/pupil_rec.h"
#include "import/import_read.h"

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
	enum status_code status; /* none: the file says nothing */
	struct date status_start;
	struct str need[IMPORT_NEEDS_MAX]; /* codes, the primary need first */
	size_t needs;
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

/* Reads every row of r->file; problems and notes are in r. A row with a problem is left out of the result. */
struct roll_rows roll_read(struct import_reader *r);
