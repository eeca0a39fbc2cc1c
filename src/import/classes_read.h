/* Rows of a file of classes: the class, its year, who teaches and who assists. A class may stand on several rows, one
 * for each teacher or subject. Staff are named by code, e-mail or name; who that is, the plan finds out. Pure. */
#pragma once

#include "import/import_read.h"

enum { CLASS_STAFF_MAX = 12, CLASS_NO_YEAR = -100 };

struct class_staff {
	struct str who; /* as written, single spaces */
	bool ta;
	bool first; /* the first teacher of the row: the class teacher when no subject is given */
	enum column column;
	int nth;
};

struct class_row {
	const struct csv_row *source;
	struct str name;
	int year; /* CLASS_NO_YEAR = the file says nothing */
	struct str subject;
	struct class_staff staff[CLASS_STAFF_MAX];
	size_t staffs;
};

struct class_rows {
	size_t n;
	struct class_row *row;
};

struct class_rows classes_read(struct import_reader *r);
