#include "complain/complaint_family.h"

#include "core/record/check_rule.h"
#include "core/people/person_rec.h"
#include "core/people/pupil_rec.h"
#include "core/people/pupil_sql.h"
#include "core/people/young.h"
#include "core/school/school_sql.h"
#include "core/school/calendar.h"
#include "core/rights/gate.h"

/* A parent or the pupil: the capability that opens the page they are on. */
static enum cap own_cap(const struct ctx *c)
{
	return c->actor.hat == ROLE_PUPIL ? CAP_OWN_PAGE : CAP_FAMILY;
}

enum rc complaint_whose(struct ctx *c, int64_t *pupil_id)
{
	TRY(gate_cap(c, own_cap(c)));
	return c->actor.hat == ROLE_PUPIL ? young_me(c, pupil_id) : RC_OK;
}

/* Is a new complaint for this person to make? Of a pupil always: theirs is their own. */
static enum rc raise_ask(struct ctx *c, struct pupil_key k, const struct pupil *p, bool *is_young, bool *may)
{
	struct young y;

	TRY(young_read(c, k, p->born, &y));
	*is_young = y.decides;
	*may = c->actor.hat == ROLE_PUPIL || young_parent(&y, c->actor.person_id).counts;
	return RC_OK;
}

enum rc complaint_own_load(struct ctx *c, int64_t pupil_id, struct complaint_own *out)
{
	struct pupil_key k;
	struct pupil p;
	struct calendar calendar;
	struct complaint_line *l;

	*out = (struct complaint_own){ 0 };
	TRY(gate_pupil(c, pupil_id, own_cap(c), &ACT_COMPLAINT_OPEN, &k));
	TRY(pupil_load(c->db, c->a, k, &p, &c->err));
	TRY(raise_ask(c, k, &p, &out->is_young, &out->may_raise));
	TRY(calendar_load(c, date_add(date_school_year(c->now.today), -60), &calendar));
	TRY(complaint_ways_load(c, &out->ways));
	TRY(complaint_may_seal(c, &out->may_seal));
	TRY(complaint_list_of(c->db, c->a, k, c->actor.person_id, &l, &out->n, &c->err));
	out->reader = (struct reader){ c->actor.hat == ROLE_PUPIL, pupil_first(&p) };
	out->item = NEW_ARRAY(c->a, struct complaint_own_item, out->n);
	for (size_t i = 0; i < out->n; i++)
		out->item[i] =
		    (struct complaint_own_item){ l[i].complaint, l[i].last,
			                         complaint_clock(c->a, &calendar, &l[i].last, c->now.today),
			                         complaint_stage_name(c->a, &out->ways.stages, l[i].last.stage) };
	return RC_OK;
}

static enum rc name_of(struct ctx *c, const struct pupil *p, struct str *out)
{
	struct person me;

	*out = pupil_name(c->a, p);
	if (c->actor.hat == ROLE_PUPIL)
		return RC_OK;
	TRY(person_load(c->db, c->a, c->actor.school_id, c->actor.person_id, &me, &c->err));
	*out = person_formal(c->a, &me);
	return RC_OK;
}

enum rc complaint_raise(struct ctx *c, int64_t pupil_id, struct complaint *in)
{
	const struct action *act = in->about_senco != 0 ? &ACT_COMPLAINT_SEALED : &ACT_COMPLAINT_OPEN;
	struct pupil_key k;
	struct pupil p;
	bool is_young, may;

	TRY(gate_pupil(c, pupil_id, own_cap(c), act, &k));
	TRY(pupil_load(c->db, c->a, k, &p, &c->err));
	TRY(raise_ask(c, k, &p, &is_young, &may));
	if (!may)
		return RC_NONE;
	TRY(name_of(c, &p, &in->from_name));
	in->person_id = c->actor.person_id;
	in->raised_on = c->now.today;
	in->way = SAID_PAGE;
	in->noted_by = 0;
	return complaint_add(c, k, in);
}

static enum rc own_gate(struct ctx *c, int64_t pupil_id, int64_t id, struct pupil_key *k, struct complaint_one *out)
{
	TRY(complaint_gate(c, pupil_id, id, own_cap(c), k, out));
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
