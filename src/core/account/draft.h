/* Drafts: what a person had written when a session ended in the middle of a form, or saved without finishing.
 * Kept by account and path, offered once the person is back. */
#pragma once

#include "core/account/account_sql.h"
#include "core/rights/ctx.h"

enum rc draft_keep(struct ctx *c, struct str path, struct str body) NODISCARD;
/* RC_NONE when there is none. */
enum rc draft_of(struct ctx *c, struct str path, struct str *body, int64_t *saved_at) NODISCARD;
/* All of the person who asks. */
enum rc drafts_of(struct ctx *c, struct draft **out, size_t *n) NODISCARD;
void draft_forget(struct ctx *c, struct str path); /* a draft that stays behind is offered again: no harm */
