/* The screen of a whole school, before anybody's view of it. */
#pragma once

#include "notice/screen/screening.h"

/* out->asked is set; the rest becomes what is the same for everybody: all pupils, none of them held, and all findings.
 */
enum rc screening_school(struct ctx *c, struct screening *out) NODISCARD;
