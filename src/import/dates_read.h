/* Dates of a file. What one cell can be read as is seen by itself; how a column is to be read follows from all its
 * cells: when one shows that the month stands first, or that it is Excel's day numbers, the whole column is read so,
 * and it is said. */
#pragma once

#include "import/import_read.h"

struct date_seen {
	struct date day_first;   /* none: it is no date read so */
	struct date month_first; /* the same as day_first when nothing is left open */
	struct date serial;      /* of Excel's day number; none: it is none */
	bool short_year;         /* two digits that fit no age or no time: the century is not clear */
};

/* All readings of a cell. birthday: two digits are a year in which a pupil can be born. */
struct date_seen date_see(struct str cell, struct date today, bool birthday);
/* The day in this column of the current row; a time of the day behind it is ignored. DATE_NONE when empty or wrong
 * (with a problem). */
struct date import_date(struct import_reader *r, enum column c, bool needed);
/* Does import_date read this column? */
bool import_date_column(enum column c);
