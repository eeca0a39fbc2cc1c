/* The boxes for a pupil's needs, for forms that have them: need-1, need-2 … in order of weight. */
#pragma once

#include "core/door/form.h"
#include "decide/decision.h"

/* What was typed, or else the needs given. */
void needs_fields(struct form *f, const struct need *need, size_t n);
/* Empty boxes between are left out; at: the box each need came from. Both have room for DECIDE_NEEDS_MAX. */
size_t needs_read(const struct form *f, struct need *need, size_t *at);
/* What stops the needs, beside their boxes. */
void needs_errors(struct form *f, const struct need_problems *p, const size_t *at, size_t n);
/* "Specific learning difficulty (SPLD)". */
struct str need_words(struct req *q, struct str code);
