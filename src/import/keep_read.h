/* Whose a line of a file is, as far as its cells tell: what is kept for later is a child (or a person of staff, or a
 * class) with all its lines, never half of one. Pure, and for lines that may be wrong in any cell: what cannot be read
 * is taken for what keeps more together. Who is meant here in the school, this does not know. */
#pragma once

#include "import/import_read.h"

struct keep_line {
	struct str number; /* UPN, or the staff code; empty: none */
	bool number_good;
	struct str other; /* the e-mail of a person of staff */
	struct str family;
	struct str given;
	struct str preferred;
	struct str former_upn; /* a good one */
	struct str name;       /* as the key of kit/text/fold; of a class its name */
	struct date born;      /* none: not there, or no day */
	struct str contact;    /* of a file of contacts: whom the line names, as keys of kit/text/fold */
	bool no_day;           /* of what has no birthday: staff and classes */
};

/* The lines of the reader's file, in its order. r is only looked at: no problem and no note comes from it. */
struct keep_line *keep_lines(const struct import_reader *r);
/* May the two be about the same child, person or class? In doubt they are: two of one name where a birthday cannot be
 * read, unless both have good numbers that differ. */
bool keep_same(const struct keep_line *x, const struct keep_line *y);
/* Are the two surely about the same? By an equal good number that name and birthday do not gainsay, or by name and both
 * birthdays; of staff and classes, where names are few, by the name unless the codes differ. */
bool keep_surely(const struct keep_line *x, const struct keep_line *y);
/* Marks all lines that go together with a marked one, and those that go with them. The result: how many are marked. */
size_t keep_close(struct arena *a, const struct keep_line *line, size_t n, bool *marked);
