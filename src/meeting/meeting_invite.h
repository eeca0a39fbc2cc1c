/* Letters that invite a family to a meeting, made when it is booked, moved or called off: on the page of those who have
 * one, to print for the others. Inside the write transaction of the meeting, behind its gate. */
#pragma once

#include "core/rights/ctx.h"
#include "meeting/meeting_sql.h"

/* was: the meeting before the save, id 0 when it is new. */
enum rc meeting_invite(struct ctx *c, struct pupil_key k, const struct meeting *was,
                       const struct meeting *is) NODISCARD;
