/* What the use cases of a family's pages share. */
#pragma once

#include "boards/family/family.h"

/* A parent of the child, or the young person themselves from the day on which the rights are theirs. */
enum rc family_gate(struct ctx *c, int64_t pupil_id, const struct action *action, struct pupil_key *k,
                    struct young *y) NODISCARD;
/* Of v->pupil.plan only what was agreed: nothing of how it goes, and nothing else of the record. */
void family_plan_only(struct ctx *c, struct family_view *v);
