/* Notes what is out of the ordinary about a request. Nothing is written here: what a use case has saved may be taken
 * back, and this stays. The door writes it when the request is over (core/trail/unusual.h). */
#pragma once

#include "core/rights/ctx.h"

/* school and account 0: not known. */
void unusual_note(struct ctx *c, enum unusual_kind kind, int64_t school_id, int64_t account_id);
