#include "complain/complaint_family.h"

#include "core/record/check_rule.h"
#include "core/people/person_rec.h"
#include "core/people/pupil_rec.h"
#include "core/people/pupil_sql.h"
#include "core/school/school_sql.h"
#include "core/school/calendar.h"
#include "core/rights/gate.h"

enum rc complaint_own_load(struct ctx *c, int64_t pupil_id, struct complaint_own *out)
{
	struct pupil_key k;
	struct calendar calendar;
	struct complaint_line *l;

	*out = (struct complaint_own){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_FAMILY, &ACT_COMPLAINT_OPEN, &k));
	TRY(calendar_load(c, date_add(date_school_year(c->now.today), -60), &calendar));
	TRY(complaint_stages_read_own(c, &out->stages));
	TRY(complaint_may_seal(c, &out->may_seal));
	TRY(complaint_list_of(c->db, c->a, k, c->actor.person_id, &l, &out->n, &c->err));
	out->item = NEW_ARRAY(c->a, struct complaint_own_item, out->n);
	for (size_t i = 0; i < out->n; i++)
		out->item[i] = (struct complaint_own_item){ l[i].complaint, l[i].last,
			                                    complaint_clock(c->a, &calendar, &l[i].last, c->now.today),
			                                    complaint_stage_name(c->a, &out->stages, l[i].last.stage) };
	return RC_OK;
}

enum rc complaint_raise(struct ctx *c, int64_t pupil_id, struct complaint *in)
{
	struct pupil_key k;
	struct person me;
	enum rc rc =
	    gate_pupil(c, pupil_id, CAP_FAMILY, in->about_senco != 0 ? &ACT_COMPLAINT_SEALED : &ACT_COMPLAINT_OPEN, &k);

	if (rc == RC_OK)
		rc = person_load(c->db, c->a, c->actor.school_id, c->actor.person_id, &me, &c->err);
	if (rc != RC_OK)
		return rc;
	in->person_id = c->actor.person_id;
	in->from_name = person_formal(c->a, &me);
	in->raised_on = c->now.today;
	in->way = SAID_PAGE;
	in->noted_by = 0;
	return complaint_add(c, k, in);
}

static enum rc own_gate(struct ctx *c, int64_t pupil_id, int64_t id, struct pupil_key *k, struct complaint_one *out)
{
	TRY(complaint_gate(c, pupil_id, id, CAP_FAMILY, k, out));
	return out->complaint.person_id != c->actor.person_id ? RC_NONE : RC_OK;
}

enum rc complaint_own_one(struct ctx *c, int64_t pupil_id, int64_t id, struct complaint_one *out)
{
	struct pupil_key k;
	struct pupil p;
	struct calendar calendar;
	size_t kept = 0;

	*out = (struct complaint_one){ 0 };
	TRY(own_gate(c, pupil_id, id, &k, out));
	TRY(pupil_load(c->db, c->a, k, &p, &c->err));
	TRY(calendar_load(c, date_add(out->complaint.raised_on, -7), &calendar));
	TRY(complaint_may_seal(c, &out->may_seal));
	out->pupil_id = pupil_id;
	out->name = pupil_name(c->a, &p);
	out->first = pupil_first(&p);
	out->clock = complaint_clock(c->a, &calendar, &out->last, c->now.today);
	out->may_go_on = complaint_may_go_on(&out->stages, &out->last, c->now.today);
	for (size_t i = 0; i < out->steps; i++) {
		out->step[i].learnt = STR_NONE;
		if (complaint_family_reads(&out->step[i]))
			out->step[kept++] = out->step[i];
	}
	out->steps = kept;
	return RC_OK;
}

enum rc complaint_go_on(struct ctx *c, int64_t pupil_id, int64_t id, struct complaint_step *in, int64_t number)
{
	struct complaint_one *v = NEW(c->a, struct complaint_one);
	struct pupil_key k;
	bool may_seal = true;

	TRY(own_gate(c, pupil_id, id, &k, v));
	if (in->sealed != 0)
		TRY(complaint_may_seal(c, &may_seal));
	in->kind = COMPLAINT_STEP_MOVED;
	in->by_family = 1;
	for (size_t i = 0; i < v->steps; i++)
		if (v->step[i].id == in->id)
			return complaint_step_add(c, k, id, v->step, v->steps, in, number);
	if (!is_filled(in->words) || !may_seal)
		return RC_INVALID;
	if (v->last.number == number && !complaint_may_go_on(&v->stages, &v->last, c->now.today))
		return RC_INVALID;
	return complaint_step_add(c, k, id, v->step, v->steps, in, number);
}
