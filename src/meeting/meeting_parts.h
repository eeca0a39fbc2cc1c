/* Who can come to a meeting, as pages of staff show it. */
#pragma once

#include "core/door/page.h"
#include "meeting/meeting_answer.h"

/* A list: who comes, who cannot and which days suit, and of the adults who may be asked those who have not answered.
 * adult may be NULL. */
void meeting_coming_write(struct req *q, const struct meeting *m, const struct adult *adult, size_t n);
