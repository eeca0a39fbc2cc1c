/* What the columns of a kind of file are, kept under a name: the next file with the same headings is read the same way.
 */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define IMPORT_MAPPING(X, _) \
	X(_, KEY, id) \
	X(_, TEXT, name, .label = "Name", .hint = "For example Arbor SEN register", .flags = F_REQUIRED, .max = 80, \
	  .missing = "Give it a name, for example Arbor SEN register", .doc = "Name, unique in the school") \
	X(_, TEXT, kind, .flags = F_HIDDEN, .doc = "What is in such a file: roll, staff, contacts …") \
	X(_, LONG, headings, .flags = F_HIDDEN, .doc = "The headings of the file, sorted, one on a line") \
	X(_, LONG, columns, .flags = F_HIDDEN, .doc = "What each column is: heading, tab, column; one on a line") \
	X(_, REV, revision)
/* clang-format on */
struct import_mapping {
	RECORD_OF_SCHOOL(IMPORT_MAPPING)
};

extern const struct record import_mapping_rec;
