/* Who may ask each route: written by thinking, not by copying. Used by tests/core/door/test_rights_page. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "kit/base/str.h"

/* What the first number of the path is about. */
enum about {
	ALL,   /* everybody, signed in or not */
	IN,    /* everybody who is signed in, also without a role */
	FREE,  /* those with the role; the first number, if any, is `id` */
	PUPIL, /* those with the role whose relation opens ZARA's record; the first number is hers, the second `id` */
};

struct rights_row {
	const char *route; /* "GET /pupil/:id" */
	enum about about;
	const char
	    *who; /* letters of roles, see rights_world.h; '~': the answer depends on the state of the record too */
	int64_t id;
	const char *form; /* of a POST: input that is looked at and changes little */
};

extern const struct rights_row rights_table[];
extern const size_t rights_rows;

struct asker;
/* The path with numbers and words filled in. */
const char *rights_path(struct arena *a, const struct rights_row *r, int64_t pupil);
/* Does this row let them in? */
bool rights_allow(const struct rights_row *r, const struct asker *x);
