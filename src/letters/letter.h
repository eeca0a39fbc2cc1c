/* What every letter to a family carries: the school's head, the reader's own address, where to turn for advice. What a
 * letter says is the affair of the step that sends it. */
#pragma once

#include "core/people/pupil_rec.h"
#include "letters/letter_paper.h"
#include "core/rights/ctx.h"
#include "core/school/area_help.h"

/* The frame without a reader: school, date, who signs (the SENCO), signposts. Memory: c->a. */
enum rc letter_frame_load(struct ctx *c, bool large_print, struct letter_frame *out) NODISCARD;
/* Makes it out to one person: name, and the address when it is known. Nobody else's address is looked at. */
void letter_frame_to(struct arena *a, struct letter_frame *f, struct str name, struct str address);
