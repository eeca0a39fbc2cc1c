/* What pages of staff and pages of families show alike about a complaint: its stages, and the ways outside the school.
 */
#pragma once

#include "core/door/page.h"
#include "complain/complaint.h"

/* Done, now, to come; with whom it is now. who may be empty. */
void complaint_stages_write(struct req *q, const struct complaint_one *v, struct str who);
/* Stages of the school before anything is said. */
void complaint_stages_plain(struct req *q, const struct complaint_stages *s);
/* A sheet: who outside the school looks at what. Always shown. */
void complaint_outside_write(struct req *q);
/* "Answer", "Still unhappy: next stage": a step in words. */
struct str complaint_step_title(const struct complaint_step *t);
