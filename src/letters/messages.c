#include "letters/messages.h"

#include "assess/assess_sql.h"
#include "letters/message_sql.h"
#include "plan/plan_sql.h"
#include "core/people/pupil_sql.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"

ACTION(ACT_MESSAGE_ANSWER, "message.answer", "Answered a message");
ACTION(ACT_MESSAGES_LIST, "messages.list", "Saw the list of messages");
ACTION(ACT_MESSAGES_OPEN, "messages.open", "Opened the messages");

static enum rc secrets_load(struct ctx *c, struct pupil_key k, struct messages_view *out)
{
	struct view *all;
	size_t n = 0;

	if (c->actor.hat != ROLE_SENCO) /* the promise on the pupil's page: nobody else */
		return RC_OK;
	TRY(view_list_of(c->db, c->a, k, S("pupil"), 0, &all, &n, &c->err));
	out->secret = NEW_ARRAY(c->a, struct view, n);
	for (size_t i = 0; i < n; i++)
		if (all[i].private && all[i].words.n > 0)
			out->secret[out->secrets++] = all[i];
	return RC_OK;
}

static enum rc replies_load(struct ctx *c, struct pupil_key k, struct messages_view *out)
{
	struct plan_reply *all;
	size_t n = 0;

	TRY(plan_reply_list(c->db, c->a, k, 0, &all, &n, &c->err));
	out->reply = NEW_ARRAY(c->a, struct plan_reply, n);
	for (size_t i = n; i-- > 0;)
		out->reply[out->replies++] = all[i];
	return RC_OK;
}

enum rc messages_load(struct ctx *c, int64_t pupil_id, struct messages_view *out)
{
	struct pupil_key k;
	struct pupil p;

	*out = (struct messages_view){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_REPLY_FAMILY, &ACT_MESSAGES_OPEN, &k));
	TRY(pupil_load(c->db, c->a, k, &p, &c->err));
	TRY(message_list(c->db, c->a, k, 0, &out->message, &out->messages, &c->err));
	TRY(replies_load(c, k, out));
	TRY(secrets_load(c, k, out));
	TRY(wishes_of(c, k, &out->wishes));
	out->pupil_id = pupil_id;
	out->name = pupil_name(c->a, &p);
	out->first = pupil_first(&p);
	for (size_t i = 0; i < out->messages; i++)
		out->open += out->message[i].answered_at == 0;
	return RC_OK;
}

enum rc message_answer(struct ctx *c, int64_t pupil_id, const struct message *in, struct message *theirs)
{
	struct pupil_key k;
	struct message m;

	TRY(gate_pupil(c, pupil_id, CAP_REPLY_FAMILY, &ACT_MESSAGES_OPEN, &k));
	TRY(message_load(c->db, c->a, k, in->id, theirs, &c->err));
	if (str_trim(in->answer).n == 0)
		return RC_INVALID;
	if (str_eq(theirs->answer, in->answer))
		return RC_OK;
	m = *theirs;
	m.answer = in->answer;
	m.revision = in->revision;
	m.answered_by = c->actor.person_id;
	m.answered_at = c->now.utc;
	TRY(message_update(c->db, c->a, k, &m, &c->err));
	return audit_write(c, pupil_id, &ACT_MESSAGE_ANSWER, "message", in->id, in->answer);
}

enum rc messages_open(struct ctx *c, struct message_line **out, size_t *n)
{
	const struct actor *who = &c->actor;

	*n = 0;
	TRY(gate_cap(c, CAP_REPLY_FAMILY));
	TRY(message_open(c->db, c->a, who->school_id, who->person_id, str_of(role_key(who->hat)), c->now.today, out, n,
	                 &c->err));
	for (size_t i = 0; i < *n; i++)
		gate_note_read(c, (*out)[i].message.pupil_id, &ACT_MESSAGES_LIST, (*out)[i].message.id);
	return RC_OK;
}

enum rc messages_wait(struct ctx *c, int64_t *n)
{
	const struct actor *who = &c->actor;

	return message_wait_count(c->db, c->a, who->school_id, who->person_id, str_of(role_key(who->hat)), c->now.today,
	                          n, &c->err);
}
