/* What of a file was kept for later: the lines of one child (one person of staff, one class) as they stand in the file,
 * what is wrong with them, and how the file was read. When it is brought in
 * it is gone; when it is taken out, who, when and why stay for a year. */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define IMPORT_LATER(X, _) \
	X(_, KEY, id) \
	X(_, TEXT, kind, .flags = F_HIDDEN, .doc = "What was in the file: roll, staff, contacts …") \
	X(_, TEXT, who, .flags = F_HIDDEN | F_PERSONAL, .doc = "Of whom the lines are, as the file says it") \
	X(_, TEXT, lines, .flags = F_HIDDEN, .doc = "Their numbers in the file, with commas") \
	X(_, TEXT, file, .flags = F_HIDDEN, .doc = "Name of the file; empty: it had none") \
	X(_, LONG, columns, .flags = F_HIDDEN, .doc = "What the columns were taken for (import/mapping_read)") \
	X(_, FLAG, keep_sen, .flags = F_HIDDEN, .doc = "Status and needs of pupils already here stay") \
	X(_, ID, point_id, .flags = F_HIDDEN, .doc = "Results: the assessment point of those that name none") \
	X(_, ID, scale_id, .flags = F_HIDDEN, .doc = "Results: the scale of those that name none") \
	X(_, INT, need_reach, .flags = F_HIDDEN, .doc = "How many needs the file could say of a pupil") \
	X(_, LONG, cells, .flags = F_HIDDEN | F_PERSONAL, .doc = "CSV: the headings, then each line as it stands") \
	X(_, LONG, faults, .flags = F_HIDDEN | F_PERSONAL, .doc = "CSV: line, column, what stands there, what is wrong") \
	X(_, ID, kept_by, .flags = F_HIDDEN, .doc = "Who kept it; none: the command line") \
	X(_, INT, kept_at, .flags = F_HIDDEN, .doc = "When, in seconds of UTC") \
	X(_, TEXT, out_why, .label = "Why is it taken out?", .hint = "For example: she has left, it is right here", \
	  .max = 200, .flags = F_REQUIRED, .missing = "Say why it is taken out", \
	  .doc = "Why it was taken out of the list: then nothing of what the file said is here any more") \
	X(_, ID, out_by, .flags = F_HIDDEN, .doc = "Who took it out") \
	X(_, INT, out_at, .flags = F_HIDDEN, .doc = "When; 0: it waits") \
	X(_, REV, revision)
/* clang-format on */
struct import_later {
	RECORD_OF_SCHOOL(IMPORT_LATER)
};

extern const struct record import_later_rec;

enum { LATER_SECONDS = 365 * 24 * 3600 }; /* so long it waits at most */
