/* What pages of staff and pages of families show alike about a complaint: its stages, and the ways outside the school.
 */
#pragma once

#include "core/door/page.h"
#include "complain/complaint.h"
#include "complain/complaint_ways.h"

/* Done, now, to come; with whom it is now. who may be empty. */
void complaint_stages_write(struct req *q, const struct complaint_one *v, struct str who);
/* The school's steps, before anything is said: who sees to each, and by when an answer comes. */
void complaint_ways_write(struct req *q, const struct complaint_ways *w);
/* A sheet: who outside the school looks at what. self: said to a young person about themselves. */
void complaint_outside_write(struct req *q, bool self);
/* "Answer", "Still unhappy: next stage": a step in words. */
struct str complaint_step_title(const struct complaint_step *t);
