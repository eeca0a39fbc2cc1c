/* Inside of Assess: what reading and writing share. */
#pragma once

#include "assess/assess.h"

/* Fills the view inside the caller's transaction, after the gate. cycle_id 0: the latest. */
enum rc assess_read(struct ctx *c, struct pupil_key k, int64_t cycle_id, struct assess_view *v) NODISCARD;
/* A short text that stands for the insights: another one when anything changed. */
struct str assess_seen(struct arena *a, const struct insight *v, size_t n);
/* A statement makes "not relevant" of the same source void. */
enum rc assess_not_relevant_end(struct ctx *c, struct pupil_key k, int64_t cycle_id, int64_t source) NODISCARD;
