/* What was planned, given and found in each cycle of a pupil. */
#pragma once

#include "boards/dossier/dossier_rule.h"
#include "core/rights/ctx.h"
#include "core/people/view_rec.h"
#include "story/pupil_view.h"

/* After the caller's gate; v is read already, view: all views of the pupil. */
enum rc dossier_cycles_load(struct ctx *c, struct pupil_key k, const struct pupil_view *v, const struct view *view,
                            size_t views, struct dossier_fact *f) NODISCARD;
