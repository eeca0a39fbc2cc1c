/* Rows of a file of circumstances: which pupil, what kind, from and until when, and what is known. Pure. Whether the
 * days fit the pupil is asked when the pupil is found (notice/results/circumstance_rule). */
#pragma once

#include "notice/results/circumstance_rec.h"
#include "import/import_read.h"

enum { CIRCUMSTANCES_ROW_MAX = 2 }; /* English, and the day of arrival beside it */

struct circumstance_row {
	const struct csv_row *source;
	struct str upn;      /* empty = by name and birthday */
	struct str name_key; /* "family given" as in kit/text/fold */
	struct date born;
	struct circumstance item[CIRCUMSTANCES_ROW_MAX];
	size_t n;
};

struct circumstance_rows {
	size_t n;
	struct circumstance_row *row;
};

struct circumstance_rows circumstances_read(struct import_reader *r);
