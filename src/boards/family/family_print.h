/* The plan in force on paper, as a parent or the young person gets it: only what their page shows. */
#pragma once

#include "boards/family/family.h"

/* The PDF of the plan; large: large print. RC_NONE: not theirs to see, or there is no plan yet. */
enum rc family_plan_paper(struct ctx *c, int64_t pupil_id, bool large, struct str *out) NODISCARD;
