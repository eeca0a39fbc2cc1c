/* What the family said about a plan, as pages of staff show it. */
#pragma once

#include "core/door/page.h"
#include "plan/plan_read.h"

/* Rows of a summary: is it agreed, what was noted when it was shared, and each answer with whose it is and whether it
 * counts. */
void plan_answers_rows(struct req *q, const struct plan_read *v);
