/* Versions of a plan to read, and who has read them. The plan on paper is in plan_read_paper.c. */
#include "plan/plan_read_own.h"

#include "kit/base/id.h"
#include "core/people/person_rec.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"

static enum rc heads_read(struct ctx *c, struct pupil_key k, struct plan_read *v)
{
	struct plan *all;
	size_t n;
	enum rc rc = pupil_load(c->db, c->a, k, &v->pupil, &c->err);

	if (rc == RC_OK)
		rc = plan_list(c->db, c->a, k, 0, &all, &n, &c->err);
	if (rc == RC_OK)
		rc = young_read(c, k, v->pupil.born, &v->young);
	if (rc != RC_OK)
		return rc;
	v->name = pupil_name(c->a, &v->pupil);
	v->first = pupil_first(&v->pupil);
	v->may_record = role_can(c->actor.hat, CAP_PUPIL_RECORD);
	v->may_see_readers = role_can(c->actor.hat, CAP_DUTIES);
	v->list = NEW_ARRAY(c->a, struct plan, n);
	for (size_t i = 0; i < n; i++)
		if (!str_is(all[i].state, "draft"))
			v->list[v->lists++] = all[i];
	return RC_OK;
}

static enum rc readers_read(struct ctx *c, struct pupil_key k, struct plan_read *v)
{
	struct pupil_staff *staff;
	struct acknowledgement *ack;
	size_t n;
	size_t acks;
	enum rc rc = pupil_staff_list(c->db, c->a, k, c->now.today, &staff, &n, &c->err);

	if (rc == RC_OK)
		rc = acknowledgement_list(c->db, c->a, k, v->whole.plan.id, &ack, &acks, &c->err);
	if (rc != RC_OK)
		return rc;
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
	enum rc rc = heads_read(c, k, v);

	if (rc == RC_OK)
		rc = plan_load(c->db, c->a, k, plan_id, &v->whole, &c->err);
	if (rc == RC_OK && str_is(v->whole.plan.state, "draft"))
		rc = RC_NONE;
	if (rc == RC_OK)
		rc = readers_read(c, k, v);
	if (rc == RC_OK && v->may_record)
		rc = plan_reply_list(c->db, c->a, k, plan_id, &v->reply, &v->replies, &c->err);
	if (rc == RC_OK)
		rc = need_list(c->db, c->a, k, c->now.today, &v->need, &v->needs, &c->err);
	return rc;
}

enum rc plan_read_list(struct ctx *c, int64_t pupil_id, struct plan_read *out)
{
	struct pupil_key k;
	enum rc rc = RC_OK;

	*out = (struct plan_read){ 0 };
	if (rc != RC_OK)
		return rc;
	rc = gate_pupil(c, pupil_id, CAP_PUPIL_PROFILE, "plan.list", &k);
	if (rc == RC_OK)
		rc = heads_read(c, k, out);
	return rc;
}

enum rc plan_read_version(struct ctx *c, int64_t pupil_id, int64_t plan_id, struct plan_read *out)
{
	struct pupil_key k;
	enum rc rc = RC_OK;

	*out = (struct plan_read){ 0 };
	if (rc != RC_OK)
		return rc;
	rc = gate_pupil(c, pupil_id, CAP_PUPIL_PROFILE, "plan.open", &k);
	if (rc == RC_OK)
		rc = plan_version_read(c, k, plan_id, out);
	return rc;
}

static void note_reads(struct ctx *c, const struct plan_reading *r, size_t n)
{
	for (size_t i = 0; i < n; i++)
		gate_note_read(c, r[i].pupil_id, "plan.list", r[i].plan_id);
}

enum rc plan_unanswered(struct ctx *c, struct plan_unanswered *out)
{
	const struct actor *who = &c->actor;
	struct str hat = str_of(role_key(who->hat));
	enum rc rc = gate_cap(c, CAP_DUTIES);

	if (rc != RC_OK)
		return rc;
	rc = plan_unread_list(c->db, c->a, who->school_id, who->person_id, hat, c->now.today, &out->unread,
	                      &out->unreads, &c->err);
	if (rc == RC_OK)
		rc = plan_help_list(c->db, c->a, who->school_id, who->person_id, hat, c->now.today, &out->help,
		                    &out->helps, &c->err);
	if (rc != RC_OK)
		return rc;
	note_reads(c, out->unread, out->unreads);
	note_reads(c, out->help, out->helps);
	return RC_OK;
}

enum rc plan_reading(struct ctx *c, struct plan_reading **out, size_t *n)
{
	const struct actor *who = &c->actor;
	enum rc rc = gate_cap(c, CAP_PLAN_ACK);

	if (rc == RC_OK)
		rc = plan_reading_list(c->db, c->a, who->school_id, who->person_id, str_of(role_key(who->hat)),
		                       c->now.today, out, n, &c->err);
	if (rc == RC_OK)
		note_reads(c, *out, *n);
	return rc;
}

static enum rc acknowledge_in_tx(struct ctx *c, int64_t pupil_id, int64_t plan_id, struct str state, struct str note)
{
	struct pupil_key k;
	struct plan_whole w;
	enum rc rc = gate_pupil(c, pupil_id, CAP_PLAN_ACK, "plan.acknowledge", &k);

	if (rc == RC_OK)
		rc = plan_load(c->db, c->a, k, plan_id, &w, &c->err);
	if (rc == RC_OK && !str_is(w.plan.state, "shared"))
		rc = RC_NONE;
	if (rc == RC_OK)
		rc = acknowledgement_put(c->db, c->a, k,
		                         &(struct acknowledgement){ .id = id_new(),
		                                                    .plan_id = plan_id,
		                                                    .person_id = c->actor.person_id,
		                                                    .state = state,
		                                                    .note = note,
		                                                    .at = c->now.utc },
		                         &c->err);
	if (rc == RC_OK)
		rc = audit_write(c, pupil_id, "plan.acknowledge", "plan", plan_id, state);
	return rc;
}

enum rc plan_acknowledge(struct ctx *c, int64_t pupil_id, int64_t plan_id, struct str state, struct str note)
{
	if (!str_is(state, "read") && !(str_is(state, "help") && str_trim(note).n > 0))
		return RC_INVALID;
	return acknowledge_in_tx(c, pupil_id, plan_id, state, note);
}
