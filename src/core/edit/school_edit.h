/* The edit of one record that belongs to a school and to no pupil, in one place: the right, the rule, sent twice, an
 * old revision, insert or update, and the trail. record_edit.h for the records of pupils. */
#pragma once

#include "core/edit/record_edit.h"

struct school_edit {
	const struct record_sql
	    *sql; /* of a record of a school: load by school and id; KEY first and REV last in its list */
	enum cap cap;
	const struct action *wrote;
	const char *words; /* the field whose words the trail keeps a digest of */
	/* The rule, pure. May be NULL. */
	struct edit_fault (*fault)(const void *mine, struct date today);
	/* Fills in what nobody types (theirs; NULL for a new one). RC_NONE: not theirs to change; RC_CONFLICT: not now.
	 */
	enum rc (*complete)(struct ctx *c, void *mine, const void *theirs);
};

/* As record_edit. */
enum rc school_edit(struct ctx *c, const struct school_edit *e, const void *typed, void *theirs,
                    struct edit_fault *f) NODISCARD;
