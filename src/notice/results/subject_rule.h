/* Subjects of results: a code for records and files, a name for people. A school's own subjects are allowed; their
 * code is made from their name. Not the subjects of a timetable (those are words in model/teaching). */
#pragma once

#include "kit/base/str.h"

enum { SUBJECT_CODE_MAX = 40 };

struct subject {
	struct str code;    /* "reading" */
	struct str name;    /* "Reading" */
	struct str aliases; /* other headings in files, with a bar between, in key form: "read|literacy reading" */
};

const struct subject *subject_at(size_t i);          /* in the order of pages; NULL at the end */
const struct subject *subject_find(struct str code); /* NULL: not a standard subject */
/* What people write: "Maths", "mathematics", "GPS", a code. Case and spaces do not matter. NULL: not a standard one.
 * */
const struct subject *subject_read(struct arena *a, struct str typed);
/* The code of a standard subject, else one made for the school's own: "Design and technology" is
 * "design-and-technology". Empty when nothing is left of it (only signs) or it is too long. Memory: from a. */
struct str subject_code(struct arena *a, struct str typed);
/* Name for people; of the school's own from its code: "Design and technology". Memory: from a. */
struct str subject_name(struct arena *a, struct str code);
/* Place in the order of pages: standard ones first, in their order; own ones all after them. */
size_t subject_order(struct str code);
