/* Where a pupil is in the cycle: the ring, the four steps in words, and who of the family does not agree with the plan.
 */
#pragma once

#include "core/door/page.h"
#include "story/pupil_view.h"

/* How a step is drawn, by its state. */
extern const enum ui_when pupil_step_when[STEP_STATES];

void pupil_cycle_write(struct req *q, const struct pupil_view *v);
