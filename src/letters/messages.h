/* What a family has told the school about one pupil, for those who answer: messages with answers, answers to the plan,
 * and the pupil's private words, which only the SENCO gets to see. Source: Code 6.65, 6.71; R68, R74. */
#pragma once

#include "letters/message_sql.h"
#include "meeting/meeting_rec.h"
#include "plan/plan_rec.h"
#include "core/people/view_rec.h"
#include "core/people/wish.h"
#include "core/rights/ctx.h"

struct messages_view {
	int64_t pupil_id;
	struct str name;         /* "Zara Iqbal" */
	struct str first;        /* "Zara" */
	struct message *message; /* newest first */
	size_t messages;
	size_t open;              /* not answered */
	struct plan_reply *reply; /* newest first */
	size_t replies;
	struct view *secret; /* the pupil's private words; empty for everybody but the SENCO */
	size_t secrets;
	struct wish_lines wishes; /* of the adults, for who calls them */
};

enum rc messages_load(struct ctx *c, int64_t pupil_id, struct messages_view *out) NODISCARD;
/* Not answered, of all pupils of who asks, oldest first; RC_NONE for those who do not answer. */
enum rc messages_open(struct ctx *c, struct message_line **out, size_t *n) NODISCARD;
/* For the menu: how many. */
enum rc messages_wait(struct ctx *c, int64_t *n) NODISCARD;
/* Answers a message, or changes the answer: in gives id, answer and the revision that was read. RC_CONFLICT: somebody
 * answered in between; *theirs stands there. The same answer again is a success. RC_INVALID: no words. */
enum rc message_answer(struct ctx *c, int64_t pupil_id, const struct message *in, struct message *theirs) NODISCARD;
