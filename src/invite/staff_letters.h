/* The letters of staff that wait for who may print them today (core/account/letters_rule), and for the SENCO which
 * families have one that is not used. */
#pragma once

#include "core/account/letters_rule.h"
#include "core/account/reset.h"
#include "core/rights/ctx.h"
#include "invite/family_sql.h"

struct staff_letters {
	struct open_letter *item; /* those that who asks may print, in order of names */
	size_t n;
	size_t others;            /* of staff, printed by somebody else */
	struct str hand;          /* who prints those */
	struct reset_line *reset; /* new letters for accounts in use, which take the yes of the one who asks */
	size_t resets;
	struct open_letter *away; /* of families, for the SENCO: who was told and has not come */
	size_t aways;
};
enum rc staff_letters_load(struct ctx *c, struct staff_letters *out) NODISCARD;
/* All of them, or one account's. RC_NONE: none is theirs to print. */
enum rc staff_letters_print(struct ctx *c, int64_t account_id, struct str base, bool large, struct str *pdf) NODISCARD;
