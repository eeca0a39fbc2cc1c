/* What was kept of a file, between its record and the lines it stands for. Pure. */
#pragma once

#include "import/import.h"
#include "import/keep_read.h"
#include "import/later_rec.h"

struct later_fault {
	size_t row; /* of later_lines.file */
	struct import_fault say;
};

struct later_lines {
	enum import_kind kind;
	struct csv_file file; /* the headings and the lines, with the numbers that they had in their file */
	size_t width;         /* cells of the longest line, and as many as there are headings at least */
	struct column_map map;
	struct keep_line *line;
	struct later_fault *fault;
	size_t faults;
};

/* Longer than a year here, or as long taken out? now: seconds of UTC. */
bool later_old(const struct import_later *v, int64_t now);
/* False when the record cannot be read: we wrote it. */
bool later_read(struct arena *a, const struct import_later *v, struct date today, struct later_lines *out);
/* Into v: who, lines, cells and faults. Days that cannot be taken for another one are written so: the lines are read by
 * themselves later, and nothing of the file's other lines is known then. */
void later_write(const struct import_reader *r, const struct import_kept *kept, size_t n, struct import_later *v);
/* Do those lines of a file for which `among` is set say again all lines that were kept? Of a roll, of staff and
 * classes: they are about the same child, person or class, and have the columns that were wrong; of contacts: and name
 * the same contact. Of results and circumstances, which another file has others of: every line is there, the same but
 * for what was wrong. ends: they are right, and end the waiting: only what is surely the same counts. line: as
 * keep_lines. */
bool later_again(struct arena *a, const struct later_lines *l, const struct csv_file *f, const struct keep_line *line,
                 const bool *among, bool ends);
