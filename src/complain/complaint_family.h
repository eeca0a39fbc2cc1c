/* A parent complains, follows the complaint through its stages, and takes it further. Each sees only what they have
 * said themselves; the school's notes and what it learnt are left out. Source: R27. */
#pragma once

#include "complain/complaint.h"

struct complaint_own_item {
	struct complaint complaint;
	struct complaint_step last;
	struct complaint_clock clock;
	struct str stage;
};
struct complaint_own {
	struct complaint_own_item *item; /* newest first */
	size_t n;
	struct complaint_stages stages;
	bool may_seal; /* there is a head who is not the SENCO */
};
enum rc complaint_own_load(struct ctx *c, int64_t pupil_id, struct complaint_own *out) NODISCARD;
/* in gives id, about, words, wish, language, helper, about_senco. RC_INVALID as in complaint_note. */
enum rc complaint_raise(struct ctx *c, int64_t pupil_id, struct complaint *in) NODISCARD;
enum rc complaint_own_one(struct ctx *c, int64_t pupil_id, int64_t id, struct complaint_one *out) NODISCARD;
/* "I am still unhappy": in gives id, words and sealed. RC_CONFLICT: the school has written since (number); RC_INVALID:
 * no words, or it cannot go on now. */
enum rc complaint_go_on(struct ctx *c, int64_t pupil_id, int64_t id, struct complaint_step *in,
                        int64_t number) NODISCARD;
