#include "letters/messages.h"

#include "assess/assess_sql.h"
#include "letters/message_sql.h"
#include "plan/plan_sql.h"
#include "core/people/pupil_sql.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"

static enum rc secrets_load(struct ctx *c, struct pupil_key k, struct messages_view *out)
{
	struct view *all;
	size_t n = 0;
	enum rc rc = RC_OK;

	if (c->actor.hat != ROLE_SENCO) /* the promise on the pupil's page: nobody else */
		return RC_OK;
	rc = view_list_of(c->db, c->a, k, S("pupil"), 0, &all, &n, &c->err);
	out->secret = NEW_ARRAY(c->a, struct view, n);
	for (size_t i = 0; rc == RC_OK && i < n; i++)
		if (all[i].private && all[i].words.n > 0)
			out->secret[out->secrets++] = all[i];
	return rc;
}

static enum rc replies_load(struct ctx *c, struct pupil_key k, struct messages_view *out)
{
	struct plan_reply *all;
	size_t n = 0;
	enum rc rc = plan_reply_list(c->db, c->a, k, 0, &all, &n, &c->err);

	out->reply = NEW_ARRAY(c->a, struct plan_reply, n);
	for (size_t i = n; rc == RC_OK && i-- > 0;)
		out->reply[out->replies++] = all[i];
	return rc;
}

static enum rc load_in_tx(struct ctx *c, int64_t pupil_id, struct messages_view *out)
{
	struct pupil_key k;
	struct pupil p;
	enum rc rc = gate_pupil(c, pupil_id, CAP_REPLY_FAMILY, "messages.open", &k);

	if (rc == RC_OK)
		rc = pupil_load(c->db, c->a, k, &p, &c->err);
	if (rc == RC_OK)
		rc = message_list(c->db, c->a, k, 0, &out->message, &out->messages, &c->err);
	if (rc == RC_OK)
		rc = replies_load(c, k, out);
	if (rc == RC_OK)
		rc = secrets_load(c, k, out);
	if (rc != RC_OK)
		return rc;
	out->pupil_id = pupil_id;
	out->name = pupil_name(c->a, &p);
	out->first = pupil_first(&p);
	for (size_t i = 0; i < out->messages; i++)
		out->open += out->message[i].answered_at == 0;
	return RC_OK;
}

enum rc messages_load(struct ctx *c, int64_t pupil_id, struct messages_view *out)
{
	*out = (struct messages_view){ 0 };
	return load_in_tx(c, pupil_id, out);
}

static enum rc answer_in_tx(struct ctx *c, int64_t pupil_id, const struct message *in, struct message *theirs)
{
	struct pupil_key k;
	struct message m;
	enum rc rc = gate_pupil(c, pupil_id, CAP_REPLY_FAMILY, "messages.open", &k);

	if (rc == RC_OK)
		rc = message_load(c->db, c->a, k, in->id, theirs, &c->err);
	if (rc != RC_OK)
		return rc;
	if (str_trim(in->answer).n == 0)
		return RC_INVALID;
	if (str_eq(theirs->answer, in->answer))
		return RC_OK;
	m = *theirs;
	m.answer = in->answer;
	m.revision = in->revision;
	m.answered_by = c->actor.person_id;
	m.answered_at = c->now.utc;
	rc = message_update(c->db, c->a, k, &m, &c->err);
	return rc == RC_OK ? audit_write(c, pupil_id, "message.answer", "message", in->id, in->answer) : rc;
}

enum rc message_answer(struct ctx *c, int64_t pupil_id, const struct message *in, struct message *theirs)
{
	return answer_in_tx(c, pupil_id, in, theirs);
}
