#include "plan/plan_answer.h"

#include "kit/base/id.h"
#include "core/rights/gate.h"
#include "core/trail/audit.h"
#include "plan/plan_read_own.h"

ACTION(ACT_PLAN_REPLY, "plan.reply", "Answered the plan");

static bool is_there(const struct plan_reply *have, size_t n, const struct plan_reply *in)
{
	for (size_t i = 0; i < n; i++)
		if (have[i].id == in->id && have[i].person_id == in->person_id && have[i].answer == in->answer &&
		    str_eq(have[i].words, in->words))
			return true;
	return false;
}

enum rc plan_answer_keep(struct ctx *c, struct pupil_key k, struct plan_reply *in)
{
	struct plan_whole plan;
	struct plan_reply *have;
	size_t n;
	enum rc rc;

	TRY(plan_in_force(c->db, c->a, k, &plan, &c->err));
	if (plan.plan.id != in->plan_id)
		return RC_CONFLICT;
	TRY(plan_reply_list(c->db, c->a, k, in->plan_id, &have, &n, &c->err));
	in->at = c->now.utc;
	if (is_there(have, n, in))
		return RC_OK;
	rc = plan_reply_insert(c->db, c->a, k, in, &c->err);
	if (rc == RC_CONFLICT) { /* the same form with another answer: another reply */
		in->id = id_new();
		rc = plan_reply_insert(c->db, c->a, k, in, &c->err);
	}
	TRY(rc);
	return audit_write(c, k.pupil_id, &ACT_PLAN_REPLY, "plan_reply", in->id, plan_answer_code(in->answer));
}

/* The young person who decides is asked like an adult. */
static enum rc asked_read(struct ctx *c, struct pupil_key k, struct plan_answers *out)
{
	struct adult *who;
	size_t n;

	TRY(adults_asked(c, k, &who, &n));
	TRY(wishes_of(c, k, &out->wishes));
	out->adult = NEW_ARRAY(c->a, struct adult, n + 1);
	if (out->read.young.decides && out->read.pupil.person_id != 0)
		out->adult[out->adults++] = (struct adult){ .id = out->read.pupil.person_id, .name = out->read.name };
	for (size_t i = 0; i < n; i++)
		out->adult[out->adults++] = who[i];
	return RC_OK;
}

static enum rc answers_read(struct ctx *c, int64_t pupil_id, int64_t plan_id, struct pupil_key *k,
                            struct plan_answers *out)
{
	*out = (struct plan_answers){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_REPLY_FAMILY, &ACT_PLAN_OPEN, k));
	TRY(plan_version_read(c, *k, plan_id, &out->read));
	return asked_read(c, *k, out);
}

enum rc plan_answers_load(struct ctx *c, int64_t pupil_id, int64_t plan_id, struct plan_answers *out)
{
	struct pupil_key k;

	return answers_read(c, pupil_id, plan_id, &k, out);
}

enum rc plan_answer_note(struct ctx *c, int64_t pupil_id, struct plan_reply *in)
{
	struct plan_answers *v = NEW(c->a, struct plan_answers);
	struct pupil_key k;

	TRY(answers_read(c, pupil_id, in->plan_id, &k, v));
	in->noted_by = c->actor.person_id;
	for (size_t i = 0; i < v->adults; i++)
		if (v->adult[i].id == in->person_id)
			return plan_answer_keep(c, k, in);
	return RC_INVALID;
}
