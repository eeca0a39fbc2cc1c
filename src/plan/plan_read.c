/* Versions of a plan to read, and who has read them. The plan on paper is in plan_read_paper.c. */
#include "plan/plan_read_own.h"

#include "kit/base/id.h"
#include "core/people/person_rec.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"

ACTION(ACT_PLAN_ACKNOWLEDGE, "plan.acknowledge", "Confirmed the plan");
ACTION(ACT_PLAN_LIST, "plan.list", "Saw the list of plans");
ACTION(ACT_PLAN_OPEN, "plan.open", "Opened the plan");

static enum rc heads_read(struct ctx *c, struct pupil_key k, struct plan_read *v)
{
	struct plan *all;
	size_t n;

	TRY(pupil_load(c->db, c->a, k, &v->pupil, &c->err));
	TRY(plan_list(c->db, c->a, k, 0, &all, &n, &c->err));
	TRY(young_read(c, k, v->pupil.born, &v->young));
	v->name = pupil_name(c->a, &v->pupil);
	v->first = pupil_first(&v->pupil);
	v->may_record = role_can(c->actor.hat, CAP_PUPIL_RECORD);
	v->may_see_readers = role_can(c->actor.hat, CAP_DUTIES);
	v->list = NEW_ARRAY(c->a, struct plan, n);
	for (size_t i = 0; i < n; i++)
		if (all[i].state != PLAN_DRAFT)
			v->list[v->lists++] = all[i];
	return RC_OK;
}

static enum rc readers_read(struct ctx *c, struct pupil_key k, struct plan_read *v)
{
	struct pupil_staff *staff;
	struct acknowledgement *ack;
	size_t n;
	size_t acks;

	TRY(pupil_staff_list(c->db, c->a, k, c->now.today, &staff, &n, &c->err));
	TRY(acknowledgement_list(c->db, c->a, k, v->whole.plan.id, &ack, &acks, &c->err));
	v->reader = NEW_ARRAY(c->a, struct plan_reader, n);
	for (size_t i = 0; i < n; i++) {
		struct plan_reader *r = &v->reader[v->readers];

		if (str_is(staff[i].kind, "specialist"))
			continue;
		/* Who needs help with what is between that person and the SENCO. */
		if (!v->may_see_readers && staff[i].person_id != c->actor.person_id)
			continue;
		*r =
		    (struct plan_reader){ .staff = staff[i], .name = name_full(c->a, staff[i].given, staff[i].family) };
		for (size_t j = 0; j < acks; j++)
			if (ack[j].person_id == staff[i].person_id) {
				r->state = ack[j].state;
				r->note = ack[j].note;
			}
		v->readers++;
	}
	return RC_OK;
}

enum rc plan_version_read(struct ctx *c, struct pupil_key k, int64_t plan_id, struct plan_read *v)
{
	TRY(heads_read(c, k, v));
	TRY(plan_load(c->db, c->a, k, plan_id, &v->whole, &c->err));
	if (v->whole.plan.state == PLAN_DRAFT)
		return RC_NONE;
	TRY(readers_read(c, k, v));
	if (v->may_record)
		TRY(plan_reply_list(c->db, c->a, k, plan_id, &v->reply, &v->replies, &c->err));
	return need_list(c->db, c->a, k, c->now.today, &v->need, &v->needs, &c->err);
}

enum rc plan_read_list(struct ctx *c, int64_t pupil_id, struct plan_read *out)
{
	struct pupil_key k;

	*out = (struct plan_read){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_PUPIL_PROFILE, &ACT_PLAN_LIST, &k));
	return heads_read(c, k, out);
}

enum rc plan_read_version(struct ctx *c, int64_t pupil_id, int64_t plan_id, struct plan_read *out)
{
	struct pupil_key k;

	*out = (struct plan_read){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_PUPIL_PROFILE, &ACT_PLAN_OPEN, &k));
	return plan_version_read(c, k, plan_id, out);
}

static void note_reads(struct ctx *c, const struct plan_reading *r, size_t n)
{
	for (size_t i = 0; i < n; i++)
		gate_note_read(c, r[i].pupil_id, &ACT_PLAN_LIST, r[i].plan_id);
}

enum rc plan_unanswered(struct ctx *c, struct plan_unanswered *out)
{
	const struct actor *who = &c->actor;
	struct str hat = str_of(role_key(who->hat));

	TRY(gate_cap(c, CAP_DUTIES));
	TRY(plan_unread_list(c->db, c->a, who->school_id, who->person_id, hat, c->now.today, &out->unread,
	                     &out->unreads, &c->err));
	TRY(plan_help_list(c->db, c->a, who->school_id, who->person_id, hat, c->now.today, &out->help, &out->helps,
	                   &c->err));
	note_reads(c, out->unread, out->unreads);
	note_reads(c, out->help, out->helps);
	return RC_OK;
}

enum rc plan_reading(struct ctx *c, struct plan_reading **out, size_t *n)
{
	const struct actor *who = &c->actor;

	TRY(gate_cap(c, CAP_PLAN_ACK));
	TRY(plan_reading_list(c->db, c->a, who->school_id, who->person_id, str_of(role_key(who->hat)), c->now.today,
	                      out, n, &c->err));
	note_reads(c, *out, *n);
	return RC_OK;
}

enum rc plan_acknowledge(struct ctx *c, int64_t pupil_id, int64_t plan_id, enum acknowledgement_state state,
                         struct str note)
{
	struct pupil_key k;
	struct plan_whole w;

	if (state != ACKNOWLEDGED_READ && !(state == ACKNOWLEDGED_HELP && str_trim(note).n > 0))
		return RC_INVALID;
	TRY(gate_pupil(c, pupil_id, CAP_PLAN_ACK, &ACT_PLAN_ACKNOWLEDGE, &k));
	TRY(plan_load(c->db, c->a, k, plan_id, &w, &c->err));
	if (w.plan.state != PLAN_SHARED)
		return RC_NONE;
	TRY(acknowledgement_put(c->db, c->a, k,
	                        &(struct acknowledgement){ .id = id_new(),
	                                                   .plan_id = plan_id,
	                                                   .person_id = c->actor.person_id,
	                                                   .state = state,
	                                                   .note = note,
	                                                   .at = c->now.utc },
	                        &c->err));
	return audit_write(c, pupil_id, &ACT_PLAN_ACKNOWLEDGE, "plan", plan_id, acknowledgement_state_code(state));
}

enum rc plans_wait(struct ctx *c, int64_t *n)
{
	const struct actor *who = &c->actor;

	*n = 0;
	if (role_can(who->hat, CAP_DUTIES))
		return RC_OK;
	return plan_wait_count(c->db, c->a, who->school_id, who->person_id, str_of(role_key(who->hat)), c->now.today, n,
	                       &c->err);
}
