/* The gate: may this person, in this hat, today, touch this pupil for this purpose? One place, default no. */
#pragma once

#include "core/rights/ctx.h"

/* RC_OK and the key; RC_NONE when the pupil is unknown, not theirs, or the role lacks the capability (all look the
 * same); RC_FAIL. Opening is noted as a read event . Inside a write transaction the
 * answer is part of that transaction. */
enum rc gate_pupil(struct ctx *c, int64_t pupil_id, enum cap need, const struct action *action,
                   struct pupil_key *out) NODISCARD;
/* Only the capability: for lists (their statements join pupil_scope) and pages about no pupil. */
enum rc gate_cap(struct ctx *c, enum cap need) NODISCARD;
/* Notes the opening of a record in a list that shows pupils by name. */
void gate_note_read(struct ctx *c, int64_t pupil_id, const struct action *action, int64_t record_id);
