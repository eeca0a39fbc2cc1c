/* The letter by which a family asks the council for an EHC needs assessment, filled in from the record: only what the
 * family's own page shows. They ask, not the school; nobody has to agree.
 * Source: Children and Families Act 2014 s.36(1), (8); SEND Regulations 2014 reg. 4 and 5; Code 9.14; R63. */
#pragma once

#include "boards/family/family.h"
#include "letters/letter_paper.h"

/* v: room for the page of today, which is loaded with it. Memory: c->a. RC_NONE also for a parent with whom the young
 * person shares no more. */
enum rc family_council_letter(struct ctx *c, int64_t pupil_id, struct family_view *v, struct letter *out) NODISCARD;
/* The same as a PDF. large as wished, unless they say otherwise. */
enum rc family_council_paper(struct ctx *c, int64_t pupil_id, struct str print, struct str *out) NODISCARD;
