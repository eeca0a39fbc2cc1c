/* What stands beside a pupil's results: written by those who teach the pupil or lead SEN, read by whoever sees the
 * results. Source: Code 6.21 to 6.24; R22. */
#pragma once

#include "notice/results/circumstance_rec.h"
#include "core/people/pupil_rec.h"
#include "core/rights/ctx.h"
#include "core/edit/record_edit.h"

struct circumstance_view {
	struct pupil pupil;
	struct str name;
	struct str first;
	struct circumstance *item; /* those in force first */
	size_t n;
	struct circumstance one; /* when asked for one */
};

/* id 0: the list alone. RC_NONE when the pupil or the record is not theirs. */
enum rc circumstance_view_load(struct ctx *c, int64_t pupil_id, int64_t id, struct circumstance_view *out) NODISCARD;
/* A new one has revision 0: see core/edit/record_edit. */
enum rc circumstance_save(struct ctx *c, int64_t pupil_id, const struct circumstance *v, struct circumstance *theirs,
                          struct edit_fault *f) NODISCARD;
