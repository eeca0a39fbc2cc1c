/* Rows of a file of circumstances: which pupil, what kind, from and until when, and what is known; or a column for each
 * (attendance, pupil premium, EAL …) as school systems print them. Pure. Whether the
 * days fit the pupil is asked when the pupil is found (notice/results/circumstance_rule). */
#pragma once

#include "notice/results/circumstance_rec.h"
#include "import/import_read.h"

enum { CIRCUMSTANCES_ROW_MAX = 10 }; /* one kind, or a column for each; English with the day of arrival beside it */

struct circumstance_row {
	const struct csv_row *source;
	struct str upn;      /* empty = by name and birthday */
	struct str name_key; /* "family given" as in kit/text/fold */
	struct date born;
	bool wide; /* a column for each */
	struct circumstance item[CIRCUMSTANCES_ROW_MAX];
	bool flag[CIRCUMSTANCES_ROW_MAX]; /* the file says yes and no more: any words that are here say the same */
	size_t n;
};

struct circumstance_rows {
	size_t n;
	struct circumstance_row *row;
};

struct circumstance_rows circumstances_read(struct import_reader *r);
