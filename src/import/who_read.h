/* Which pupil a row is about: by number, or by name and birthday. Who that is here, the comparison finds out
 * (import/import_pupils). */
#pragma once

#include "core/people/upn_rule.h"
#include "import/import_read.h"

/* A UPN or nothing; "TBC" and its like are nothing, with a note; with a problem when it is wrong. */
struct str import_upn(struct import_reader *r, enum column c, enum upn_state *st);
/* Which pupil the current row is about: UPN (may be empty), or name (as in kit/text/fold) and date of birth; a problem
 * when it says neither. The result is the family name. name_key may be NULL. */
struct str import_row_pupil(struct import_reader *r, struct str *upn, struct str *name_key, struct date *born);
