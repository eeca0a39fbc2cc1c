/* A table of files in other dress than those of tests/fixtures/cases: one line of C each. */
#pragma once

#include "support/import_said.h"

struct variant {
	const char *name;
	enum import_kind kind;
	const char *text;
	const char *want; /* as said_is */
};

/* Brings each into a school of its own; before (may be NULL) is a roll that is brought in first, staff a file of staff.
 * Fails with all that are not as wanted. */
void variants_try(const struct variant *v, size_t n, const char *before, const char *staff);
