/* A duty is answered with a reason: why what should be done is not done, or not now. The SENCO gives it, who reads the
 * record reads it, and the duty rests until the day named. */
#pragma once

#include "core/duty/duty_reason_rec.h"
#include "core/edit/record_edit.h"

struct reason_view {
	struct pupil pupil;
	struct str name;
	struct str first;
	struct duty_reason *item; /* newest first */
	size_t n;
	struct duty_reason one; /* when asked for one */
};

/* id 0: the list alone. */
enum rc reason_load(struct ctx *c, int64_t pupil_id, int64_t id, struct reason_view *out) NODISCARD;
/* RC_INVALID: the duty is one of law or none, or the day is not ahead. See core/edit/record_edit. */
enum rc reason_save(struct ctx *c, int64_t pupil_id, const struct duty_reason *v, struct duty_reason *theirs,
                    struct edit_fault *f) NODISCARD;
