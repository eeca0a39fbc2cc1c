/* Of the tests of finding: who looks, and what they get. */
#pragma once

#include "boards/find/find.h"
#include "support/work_school.h"

enum { FINDERS = 6 };
extern const struct finder {
	int64_t person;
	enum role hat;
} FINDER[FINDERS];

/* A page of what is found. */
struct find_view found(struct ctx *c, struct str typed, int64_t page);
