/* A school into which files of school systems are brought, and what then stands in it, as lines of text: so that a case
 * of tests/import is a file and the lines that a person would expect. */
#pragma once

#include "import/import.h"

enum { SAID_SUMMER = 33 }; /* the point Summer 2026 */

/* 29 November 2026, the day of tests/support/import_case. Points: Autumn 2025, Spring 2026, Summer 2026. */
struct ctx *said_school(void);
void said_school_end(struct ctx *c);

/* Brings the file in and says what came of it, a line each, and what the school now has:
 *   in | refused                       file: why it cannot be read     missing: columns
 *   problem LINE COLUMN: reason        note LINE COLUMN: reason        ask LINE: title {codes}
 *   pupil Given Family (preferred) born upn sex year class status from needs joined left language
 *   contact Given: title given family, relationship …    staff code title given family: roles …
 *   class name, year: teachers         result Given subject scale point value note
 *   circumstance Given kind level words from until
 * An empty cell is "-". Memory: c->a. */
struct str said_bring(struct ctx *c, const struct import_options *o, struct str bytes, struct import_report *out);

/* The same file again changes nothing. False, and it is printed, when it does; true for a file that was refused. */
bool said_twice(struct ctx *c, const char *name, const struct import_options *o, struct str bytes);

/* Lines that have to be there, with \n between: each is a part of one of the lines said; one with ! in front is a part
 * of none; "pupils 3" counts. False, and everything is printed, when it is not so. */
bool said_is(const char *name, struct str said, const char *want);
