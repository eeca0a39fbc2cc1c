/* Children and adults of a school, and files about them in which things go wrong as they do in offices. Each child and
 * each adult carries a mark in a column by which nobody is found, so that a test sees when one record becomes
 * another's; an honest person answers the questions by it. */
#pragma once

#include "import/import.h"

enum { WHO_CHILDREN = 28, WHO_CELLS = 15, WHO_SCHOOL = 7 };

/* What may be missing in a file as a whole. */
enum who_without {
	WHO_WHOLE,
	WHO_NO_UPN,    /* no column for it */
	WHO_NO_SHARED, /* neither e-mails nor telephones */
	WHO_NO_SECOND, /* no second contact */
	WHO_HALF,      /* the second half of the lines is cut off */
	WHO_WITHOUTS
};

/* A line of a roll as it stands in a file, and whose it is. */
struct who_line {
	int who;
	const char *cell[WHO_CELLS];
};

struct who_file {
	enum import_kind kind;
	enum who_without without;
	struct who_line line[WHO_CHILDREN];
	size_t n;
};

void who_seed(uint64_t seed);
unsigned who_dice(unsigned n);
/* An empty school and its children: siblings, twins and namesakes on purpose. */
struct ctx *who_school(void);
void who_school_end(struct ctx *c);
/* first: all children as they are; else some are missing, and much is wrong. */
void who_file_make(struct ctx *c, struct who_file *f, bool first);
/* The same lines as a file of contacts, or of circumstances whose note is the mark. */
void who_file_as(struct who_file *f, enum import_kind kind);
void who_shuffle(struct who_file *f);
/* Brings it in, answering honestly until nothing is open. False: it has lines that are wrong in themselves, or are of
 * nobody here. */
bool who_bring(struct ctx *c, const struct who_file *f, struct import_report *r);
struct import_data who_there(struct ctx *c);
/* Fails when a record of before is another child's now, when one person is two adults, or when a circumstance is of
 * another child. */
void who_all_are_themselves(struct ctx *c, const struct import_data *before);
/* The school without ids, sorted: children with their adults; each adult by mark, once, where adults are wanted. */
struct str who_text(struct ctx *c, bool adults);
/* Fails with the first line that is not the same. */
void who_same(const char *what, int round, struct str x, struct str y);
