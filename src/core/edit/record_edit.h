/* The edit of one record of a pupil, in one place: the gate, the rule, sent twice, an old revision, insert or update,
 * and the trail. A capability says what is particular about its record; everything else is the same for all of them. */
#pragma once

#include "core/people/pupil_rec.h"
#include "core/record/record_sql.h"
#include "core/rights/ctx.h"

/* Why a record is not saved: the field and words to stand by it. field NULL: no fault. */
struct edit_fault {
	const char *field;
	struct str why;
};

struct edit {
	const struct record_sql *sql; /* of a pupil's record, its list with KEY first and REV last */
	enum cap cap;
	const struct action *open; /* noted while it is edited */
	const struct action *wrote;
	const char *words; /* the field whose words the trail keeps a digest of */
	/* The rule, pure: what is wrong with it, or a field of NULL. May be NULL. */
	struct edit_fault (*fault)(const void *mine, const struct pupil *p, struct date today);
	/* Fills in what nobody types: who, when, what follows from what stands (theirs; NULL for a new one). RC_NONE:
	 * not theirs to change. */
	enum rc (*complete)(struct ctx *c, struct pupil_key k, void *mine, const void *theirs);
};

/* Saves what was typed (its id made by the form, revision 0 for a new one), completed. RC_INVALID: *f says why;
 * RC_CONFLICT: *theirs is what somebody else saved meanwhile; RC_NONE: not there, or not theirs; the same sent twice is
 * RC_OK and saved once. theirs: room for one record, zero where there was none. */
enum rc record_edit(struct ctx *c, const struct edit *e, int64_t pupil_id, const void *typed, void *theirs,
                    struct edit_fault *f) NODISCARD;
