/* The observation log: any member of staff who holds the pupil notes what they saw and reads what others saw. Only who
 * saw it may change the words. Source: Code 6.20, 6.45; domain.md 4.10. */
#pragma once

#include "notice/observe/observation_rec.h"
#include "core/people/pupil_rec.h"
#include "core/rights/ctx.h"
#include "core/edit/record_edit.h"

struct observe_view {
	struct pupil pupil;
	struct str name;
	struct str first;
	struct observation *item; /* newest first */
	size_t n;
	struct observation one; /* when asked for one */
};

/* id 0: the list alone. RC_NONE when the pupil is not theirs, or the observation is somebody else's. */
enum rc observe_load(struct ctx *c, int64_t pupil_id, int64_t id, struct observe_view *out) NODISCARD;
/* A new one has revision 0: see core/edit/record_edit. */
enum rc observe_save(struct ctx *c, int64_t pupil_id, const struct observation *v, struct observation *theirs,
                     struct edit_fault *f) NODISCARD;
