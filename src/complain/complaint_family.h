/* A parent, a young person or a pupil complains, follows the complaint through its stages, and takes it further. Each
 * sees only what they have said themselves; the school's notes and what it learnt are left out. A procedure for all
 * complaints about the school is open to pupils too. From the day on which the rights are the young person's, a new
 * complaint is theirs to make, or that of who acts in their place; a parent still follows what they began before.
 * Source: Education Act 2002 s.29 (recalled); Code 8.13; R25, R27. */
#pragma once

#include "complain/complaint.h"
#include "complain/complaint_ways.h"
#include "core/people/reader_rule.h"

struct complaint_own_item {
	struct complaint complaint;
	struct complaint_step last;
	struct complaint_clock clock;
	struct str stage;
};
struct complaint_own {
	struct complaint_own_item *item; /* newest first */
	size_t n;
	struct reader reader;
	bool is_young;  /* rights are the young person's own */
	bool may_raise; /* a new complaint is for this person to make */
	struct complaint_ways ways;
	bool may_seal; /* there is a head who is not the SENCO */
};
enum rc complaint_own_load(struct ctx *c, int64_t pupil_id, struct complaint_own *out) NODISCARD;
/* Whose complaint a request is about: of a pupil their own record, of anybody else the one that the path names. */
enum rc complaint_whose(struct ctx *c, int64_t *pupil_id) NODISCARD;
/* in gives id, about, words, wish, language, helper, about_senco. RC_INVALID as in complaint_note; RC_NONE when it is
 * not for them to make. */
enum rc complaint_raise(struct ctx *c, int64_t pupil_id, struct complaint *in) NODISCARD;
enum rc complaint_own_one(struct ctx *c, int64_t pupil_id, int64_t id, struct complaint_one *out) NODISCARD;
/* "I am still unhappy": in gives id, words and sealed. RC_CONFLICT: the school has written since (number); RC_INVALID:
 * no words, or it cannot go on now. */
enum rc complaint_go_on(struct ctx *c, int64_t pupil_id, int64_t id, struct complaint_step *in,
                        int64_t number) NODISCARD;
