/* A family asks for a meeting or a copy, or says that it has asked the council; whoever it is for answers by a day that
 * the school sets. Source: Code 6.65, 6.67, 6.71; Children and Families Act 2014 s.36; R31, R33, R63. */
#pragma once

#include "ask/family_ask_rule.h"
#include "core/edit/record_edit.h"
#include "core/people/wish.h"

/* What this person asked for, newest first; after the caller's own gate. */
enum rc ask_own_list(struct ctx *c, struct pupil_key k, struct family_ask **out, size_t *n) NODISCARD;
/* One more: in has id, kind and what was typed. The same form twice is one. RC_INVALID: *wrong says why. RC_NONE: not
 * theirs, or a pupil whose parents decide. */
enum rc ask_send(struct ctx *c, int64_t pupil_id, struct family_ask *in, struct ask_wrong *wrong) NODISCARD;

struct asks_view {
	struct pupil pupil;
	struct str name;
	struct str first;
	struct family_ask *item; /* that are for who asks, newest first */
	size_t n;
	struct family_ask one;
	struct wish_lines wishes;
};
/* For staff. id 0: the list alone. */
enum rc asks_load(struct ctx *c, int64_t pupil_id, int64_t id, struct asks_view *out) NODISCARD;
/* Answers one: as record_edit. */
enum rc ask_answer(struct ctx *c, int64_t pupil_id, const struct family_ask *v, struct family_ask *theirs,
                   struct edit_fault *f) NODISCARD;

/* School days that the school gives itself. */
enum rc ask_days_load(struct ctx *c, int64_t *days) NODISCARD;
/* RC_INVALID: not 1 to ASK_DAYS_MOST. */
enum rc ask_days_save(struct ctx *c, int64_t days) NODISCARD;
