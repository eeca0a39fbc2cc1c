/* What is due of an EHC plan, in words. */
#pragma once

#include "core/door/page.h"
#include "ehc/ehc.h"

/* The sheet "What is due" of the plan's own page. */
void ehc_due_write(struct req *q, const struct ehc_view *v);
/* "Annual review" on the overview of a pupil with an EHC plan. */
enum rc ehc_part(struct req *q, int64_t pupil_id) NODISCARD;
