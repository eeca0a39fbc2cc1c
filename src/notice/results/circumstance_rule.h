/* What a circumstance beside the results needs to be useful: a fact, and days that can be. Source: Code 6.21 to 6.24.
 */
#pragma once

#include "notice/results/circumstance_rec.h"

/* The kind as people and school systems write it ("EAL", "Looked after", "medical"); none when it is none. */
enum circumstance_kind circumstance_typed(struct arena *a, struct str typed);
/* Health and being looked after: data of a special kind, or of a child in care. Only a role with CAP_SPECIAL brings
 * them in by a file. */
bool circumstance_special(enum circumstance_kind kind);
/* The field that is wrong ("words", "level", "starts", "hours" …) and *why in words; NULL when all is well. born may be
 * none. */
const char *circumstance_fault(const struct circumstance *v, struct date born, struct date today, struct str *why);
