/* Coming or not: somebody of the family answers a meeting, or staff note what they said. Used by the family's pages
 * (boards/family) and by the meeting's own. Source: Code 6.65 to 6.67 (the time should suit the family); R56. */
#pragma once

#include "core/people/adults.h"
#include "meeting/meeting_answer_rule.h"
#include "meeting/meeting_sql.h"

/* Stores an answer of in->person_id to in->meeting_id, inside the caller's transaction and behind its gate: in gives
 * answer, days, and the day and minute that were shown. The same again is a success. RC_CONFLICT: the meeting was
 * moved meanwhile. RC_NONE: no such meeting, or it is over. */
enum rc meeting_answer_keep(struct ctx *c, struct pupil_key k, struct meeting_answer *in) NODISCARD;

struct meeting_answers {
	struct meeting meeting; /* with its answers */
	struct adult *adult;    /* who may be asked: the family without those who are restricted */
	size_t adults;
};

/* For staff: who was asked and what they said. Noted as an opened meeting. */
enum rc meeting_answers_load(struct ctx *c, int64_t pupil_id, int64_t meeting_id,
                             struct meeting_answers *out) NODISCARD;
/* What somebody said to a member of staff. RC_INVALID: nobody of the family, or no answer. */
enum rc meeting_answer_note(struct ctx *c, int64_t pupil_id, struct meeting_answer *in) NODISCARD;
