/* The columns of a list that is taken out. Headings are those that school systems use (CBDS), so that another system,
 * and APDR itself, reads the file without a question. Nothing but the name, the class and the SEN part is ticked; what
 * tells more of a child is for those who see the whole school, and only when they tick it. */
#pragma once

#include "core/people/pupil_rec.h"
#include "core/rights/caps_rule.h"
#include "notice/results/circumstance_rec.h"

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
	TAKE_EAL,
	TAKE_PREMIUM,
	TAKE_MEALS,
	TAKE_LOOKED_AFTER,
	TAKE_CONTACTS,
	TAKE_PHONES,
	TAKE_EMAILS,
	TAKE_COLUMNS
};

enum takeout_group { TAKE_CHILD, TAKE_SEN, TAKE_MORE, TAKE_FAMILY, TAKE_GROUPS };

struct takeout_column_is {
	const char *key;
	const char *label;
	enum takeout_group group;
	bool ticked;  /* at first */
	enum cap cap; /* only for who may this too; CAP_UNSET: for everybody who takes lists out */
};
const struct takeout_column_is *takeout_column_is(enum takeout_column c);
/* May this role have the column? */
bool takeout_column_open(enum takeout_column c, enum role role);
const char *takeout_group_word(enum takeout_group g);

enum { TAKE_NEEDS_MOST = 9, TAKE_CONTACTS_MOST = 9 }; /* columns of them, in a file with one row for each pupil */

/* What a file has: chosen columns; by_need: a row for each need; needs, contacts: columns of
 * them that some pupil fills. */
struct takeout_shape {
	bool column[TAKE_COLUMNS];
	bool by_need;
	size_t needs;
	size_t contacts;
};

enum {
	TAKE_CONTACT_HEADINGS = 6, /* title, forename, surname, relationship, telephone, e-mail */
	TAKE_HEADINGS_MOST = TAKE_COLUMNS + 3 + TAKE_NEEDS_MOST + TAKE_CONTACT_HEADINGS * TAKE_CONTACTS_MOST
};
/* A telephone or an e-mail is somebody's: with either chosen the names are in the file, too. */
void takeout_shape_complete(struct takeout_shape *s);
/* What a circumstance says for one of the columns of flags: its kind, or the words that an import writes ("Pupil
 * premium", "Free school meals: universal"). "Pupil premium ended in July" says nothing. */
bool takeout_flag(enum takeout_column c, const struct circumstance *v);
/* The headings in order; returns how many. out: room for TAKE_HEADINGS_MOST. Memory: a. */
size_t takeout_headings(struct arena *a, const struct takeout_shape *s, struct str *out);
/* Where each need stands, by rank: the first in slot 0, another in the slot of its rank, or the next free one. slot has
 * room for TAKE_NEEDS_MOST and gets NULL where nothing stands. Returns the number of slots up to the last one. */
size_t takeout_slots(const struct need *need, size_t n, const struct need **slot);
