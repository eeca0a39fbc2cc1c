#include "core/rights/unusual.h"

void unusual_note(struct ctx *c, enum unusual_kind kind, int64_t school_id, int64_t account_id)
{
	if (c->noted_n < UNUSUAL_NOTED)
		c->noted[c->noted_n++] = (struct unusual){ kind, school_id, account_id };
}
