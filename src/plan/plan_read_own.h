/* Inside the reading of plans: what the page and the paper have in common. */
#pragma once

#include "plan/plan_read.h"

/* Fills the view inside the caller's transaction, after the gate. RC_NONE for a draft. */
enum rc plan_version_read(struct ctx *c, struct pupil_key k, int64_t plan_id, struct plan_read *v) NODISCARD;
