/* A pupil by hand: added, corrected, moved to another class, gone, come back. What was set by hand is marked, so that
 * the next import knows (core/people/hand_rule). */
#pragma once

#include "core/people/hand.h"
#include "core/people/pupil_sql.h"
#include "core/rights/ctx.h"
#include "core/school/school_sql.h"
#include "enrol/enrol_rule.h"
#include "enrol/enrol_sql.h"

struct pupil_hand {
	struct pupil pupil;
	struct str name;
	struct str first;
	struct hand_marks marks;
	struct school_class *class;
	size_t classes;
};
/* id 0: a new one, the classes alone. */
enum rc pupil_hand_load(struct ctx *c, int64_t pupil_id, struct pupil_hand *out) NODISCARD;
/* RC_INVALID: *f; RC_CONFLICT: *theirs was saved meanwhile. */
enum rc pupil_hand_save(struct ctx *c, int64_t pupil_id, const struct pupil *mine, struct pupil *theirs,
                        struct enrol_fault *f) NODISCARD;

struct same_pupils {
	struct same_pupil *item;
	size_t n;
};
/* p->id is made with the form: the same form twice is one pupil. RC_INVALID: *f, and who has that name and birthday in
 * *same; is_other says that it is somebody else. */
enum rc pupil_hand_add(struct ctx *c, const struct pupil *p, bool is_other, struct enrol_fault *f,
                       struct same_pupils *same) NODISCARD;
/* last may still be to come: nothing changes before it is over. */
enum rc pupil_hand_leave(struct ctx *c, int64_t pupil_id, struct date last, struct enrol_fault *f) NODISCARD;
/* Takes leaving back as if nobody had said it. member: the stretch in a class that it ended; 0: none. */
enum rc pupil_hand_stay(struct ctx *c, int64_t pupil_id, int64_t member) NODISCARD;
enum rc pupil_hand_return(struct ctx *c, int64_t pupil_id, struct date from, struct enrol_fault *f) NODISCARD;
