/* Inside of an import: the lines that are kept for later. A file is gone through in rounds, writing nothing: what is
 * wrong in a line (and every question that is open) takes that line out, with all lines of the same child; then it is
 * gone through again without them, until nothing is wrong any more. The rest comes in, all or nothing. A fault that is
 * not of a line is a fault of the whole file: then nothing is kept, and nothing comes in. */
#pragma once

#include "import/import_run.h"

struct import_keep {
	struct arena *a;        /* lives longer than a round */
	struct keep_line *line; /* by row, as the cells tell */
	bool *out;              /* by row: passed over */
	size_t *with;           /* by row: the line that is kept of the same child here; 0: none was found */
	struct keep_fault *
	    *fault;     /* by row, in the order of finding, the last one first; NULL: it goes with another line */
	int need_reach; /* of a roll, with the lines that are kept */
	struct import_unknowns unknowns; /* of the whole file, as the first round found them */
	bool looked;                     /* that was */
	size_t n;
	struct str why_not; /* why nothing can be kept; empty: it can */
};

/* Before the first round, with the file that is read. */
void import_keep_begin(struct import_keep *k, struct date today, const struct import_file *f);
/* After a round: more lines that have to be kept. 0: it is done, the file is right but for what is kept, or k->why_not
 * says why that cannot be. */
size_t import_keep_more(struct import *m);
void import_keep_none(struct import_keep *k, const char *why);
/* What was kept, into the report and its digest. */
void import_keep_say(struct import *m);

/* Which of the kept lines wait already: nobody has to be told of them again. */
enum rc later_known(struct import *m, const struct import_file *f) NODISCARD;
/* After a file was brought in: what was kept of it waits (import_later), in place of what it says again; what waited of
 * files before and came in right with this one waits no longer. What is older than a year goes. While nobody
 * looks (certain) nothing begins to wait: the file itself does. */
enum rc later_settle(struct import *m, const struct import_file *f) NODISCARD;
