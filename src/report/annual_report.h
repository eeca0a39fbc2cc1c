/* Annual reports: that they went to the parents. Who tells parents records it, who reads the record reads it. */
#pragma once

#include "core/edit/record_edit.h"
#include "report/annual_report_rec.h"

struct annual_report_view {
	struct pupil pupil;
	struct str name;
	struct str first;
	struct annual_report *item; /* newest first */
	size_t n;
	struct annual_report one; /* when asked for one */
};

/* id 0: the list alone. */
enum rc annual_report_view_load(struct ctx *c, int64_t pupil_id, int64_t id, struct annual_report_view *out) NODISCARD;
/* See core/edit/record_edit. RC_INVALID: the day lies ahead or before the pupil was born. */
enum rc annual_report_save(struct ctx *c, int64_t pupil_id, const struct annual_report *v, struct annual_report *theirs,
                           struct edit_fault *f) NODISCARD;
/* The report went today. *fresh is false when one of this school year is recorded: nothing is done then. The pupil has
 * passed the gate. */
enum rc annual_report_give(struct ctx *c, struct pupil_key k, bool *fresh) NODISCARD;
