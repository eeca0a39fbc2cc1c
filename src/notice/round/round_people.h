/* Inside of the round: who teaches a pupil, and a pupil's rounds with what this person may read of the answers. */
#pragma once

#include "notice/round/round.h"

/* Teachers and assistants who hold the pupil today: the class teacher first. Specialists are asked otherwise. */
enum rc round_people(struct ctx *c, struct pupil_key k, struct round_person **out, size_t *n) NODISCARD;
/* Makes a line to answer for each of in->person who has none yet. RC_INVALID: *field and *why. */
enum rc round_answers_make(struct ctx *c, struct pupil_key k, int64_t round_id, const struct round_ask *in,
                           const char **field, struct str *why) NODISCARD;
/* Fills round, n and may_use. cycle_id 0: all; else those of this cycle and those without one. */
enum rc round_wholes(struct ctx *c, struct pupil_key k, int64_t cycle_id, struct round_view *out) NODISCARD;
