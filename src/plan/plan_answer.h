/* Answers of the family to a plan in force: by themselves on their page, or told to a member of staff. Nobody's answer
 * is ever changed: another one follows it. Source: Code 6.48, 6.51, 6.65; R66. */
#pragma once

#include "core/people/wish.h"
#include "core/people/adults.h"
#include "plan/plan_read.h"

/* Stores an answer of in->person_id, inside the caller's transaction and behind its gate. The same form again is a
 * success; with another answer it is another reply. RC_CONFLICT: that version is not in force any more. */
enum rc plan_answer_keep(struct ctx *c, struct pupil_key k, struct plan_reply *in) NODISCARD;

struct plan_answers {
	struct plan_read read;
	struct adult *adult; /* who may be asked */
	size_t adults;
	struct wish_lines wishes; /* for who calls them */
};

/* For those who answer families: the version with what was said to it. */
enum rc plan_answers_load(struct ctx *c, int64_t pupil_id, int64_t plan_id, struct plan_answers *out) NODISCARD;
/* What somebody told a member of staff: in gives id, plan_id, person_id, answer, words, way. RC_INVALID: nobody of the
 * family. */
enum rc plan_answer_note(struct ctx *c, int64_t pupil_id, struct plan_reply *in) NODISCARD;
