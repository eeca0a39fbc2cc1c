/* Wishes of a pupil's adults, for the pages where somebody books a meeting, prints a letter, shares a plan or calls. */
#pragma once

#include "core/door/page.h"
#include "core/people/wish.h"

/* A note for each adult with what to think of; nothing when nobody wishes anything. How to reach them is shown to
 * those who may read contact data. person_id: of one adult alone; 0: of all. */
void wishes_write(struct req *q, const struct wish_lines *w, int64_t person_id);
/* What this person wished, when, and who wrote it, newest first; nothing when nobody wrote any. */
void wish_history_write(struct req *q, const struct wish_view *v, int64_t person_id);
