/* The columns of a list that is taken out. Headings are those that school systems use (CBDS), so that another system,
 * and APDR itself, reads the file without a question. Nothing but the name, the class and the SEN part is ticked; what
 * tells more of a child is for those who see the whole school, and only when they tick it. */
#pragma once

#include "core/people/pupil_rec.h"

enum takeout_column {
	TAKE_NAME,
	TAKE_CLASS,
	TAKE_YEAR,
	TAKE_UPN,
	TAKE_BORN,
	TAKE_JOINED,
	TAKE_STATUS,
	TAKE_SINCE,
	TAKE_FIRST,
	TAKE_OTHERS,
	TAKE_REVIEW,
	TAKE_STEP,
	TAKE_LANGUAGE,
	TAKE_COLUMNS
};

enum takeout_group { TAKE_CHILD, TAKE_SEN, TAKE_MORE, TAKE_GROUPS };

struct takeout_column_is {
	const char *key;
	const char *label;
	enum takeout_group group;
	bool ticked;    /* at first */
	bool sensitive; /* for those who see the whole school */
};
const struct takeout_column_is *takeout_column_is(enum takeout_column c);
const char *takeout_group_word(enum takeout_group g);

enum { TAKE_NEEDS_MOST = 9 }; /* columns of needs, in a file with one row for each pupil */

/* What a file has: chosen columns; by_need: a row for each need; needs: columns of needs that some pupil fills. */
struct takeout_shape {
	bool column[TAKE_COLUMNS];
	bool by_need;
	size_t needs;
};

enum { TAKE_HEADINGS_MOST = TAKE_COLUMNS + 2 + TAKE_NEEDS_MOST };
/* The headings in order; returns how many. out: room for TAKE_HEADINGS_MOST. Memory: a. */
size_t takeout_headings(struct arena *a, const struct takeout_shape *s, struct str *out);
/* Where each need stands, by rank: the first in slot 0, another in the slot of its rank, or the next free one. slot has
 * room for TAKE_NEEDS_MOST and gets NULL where nothing stands. Returns the number of slots up to the last one. */
size_t takeout_slots(const struct need *need, size_t n, const struct need **slot);
