/* The draft of a plan: loaded, checked, saved. How one begins is in plan_begin.c, sharing in plan_share.c. */
#include "plan/plan_edit_own.h"

#include "kit/base/buf.h"
#include "kit/base/id.h"
#include "core/people/year_rule.h"
#include "core/trail/audit.h"
#include "core/school/calendar.h"
#include "core/rights/gate.h"
#include "letters/notice_tell.h"
#include "plan/plan_read.h"

ACTION(ACT_PLAN_SAVE, "plan.save", "Changed the draft of the plan");
ACTION(ACT_PLAN_WRITE, "plan.write", "Opened the plan to change it");

/* The cycle a plan is written for: the latest open one, or one more. */
static enum rc cycle_for(struct ctx *c, struct pupil_key k, struct cycle *out)
{
	enum rc rc = cycle_latest(c->db, c->a, k, out, &c->err);

	if (rc == RC_NONE)
		*out = (struct cycle){ .number = 1, .opened_on = c->now.today, .revision = 1 };
	else if (rc == RC_OK && !date_none(out->closed_on))
		*out = (struct cycle){ .number = out->number + 1, .opened_on = c->now.today, .revision = 1 };
	return rc == RC_NONE ? RC_OK : rc;
}

static bool is_in_team(const struct plan_edit *v, int64_t person_id)
{
	for (size_t i = 0; i < v->teams; i++)
		if (v->team[i].person_id == person_id)
			return true;
	return false;
}

static const struct staff *staff_of(const struct plan_edit *v, int64_t person_id)
{
	for (size_t i = 0; i < v->staffs; i++)
		if (v->staff[i].id == person_id)
			return &v->staff[i];
	return NULL;
}

/* Who is to give support gets the plan as well, although they hold the pupil only once it is shared. */
static void givers_join(struct ctx *c, struct plan_edit *v)
{
	struct pupil_staff *team = NEW_ARRAY(c->a, struct pupil_staff, v->teams + v->draft.provisions);

	for (size_t i = 0; i < v->teams; i++)
		team[i] = v->team[i];
	v->team = team;
	for (size_t i = 0; i < v->draft.provisions; i++) {
		const struct staff *s = staff_of(v, v->draft.provision[i].giver_id);

		if (s != NULL && !is_in_team(v, s->id))
			team[v->teams++] = (struct pupil_staff){ .person_id = s->id,
				                                 .title = s->title,
				                                 .given = s->given,
				                                 .family = s->family,
				                                 .job = s->job,
				                                 .kind = S("ta") };
	}
}

enum rc plan_edit_read(struct ctx *c, struct pupil_key k, struct plan_edit *v)
{
	enum rc rc = pupil_load(c->db, c->a, k, &v->pupil, &c->err);

	if (rc == RC_OK)
		rc = young_read(c, k, v->pupil.born, &v->young);
	if (rc == RC_OK)
		rc = cycle_for(c, k, &v->cycle);
	if (rc == RC_OK)
		rc = plan_in_force(c->db, c->a, k, &v->before, &c->err);
	v->has_before = rc == RC_OK;
	if (rc == RC_OK || rc == RC_NONE)
		rc = v->cycle.id == 0 ? RC_NONE : plan_draft(c->db, c->a, k, v->cycle.id, &v->draft, &c->err);
	if (rc == RC_NONE)
		rc = plan_draft_new(c, k, v);
	else if (rc == RC_OK)
		plan_room_make(c, &v->draft);
	if (rc == RC_OK)
		rc = staff_list(c->db, c->a, k.school_id, c->now.today, &v->staff, &v->staffs, &c->err);
	if (rc == RC_OK)
		rc = pupil_staff_list(c->db, c->a, k, c->now.today, &v->team, &v->teams, &c->err);
	if (rc == RC_OK)
		rc = notice_whom(c, k, &v->told);
	if (rc == RC_OK)
		givers_join(c, v);
	v->has_assessment = !date_none(v->cycle.assessed_on);
	v->name = pupil_name(c->a, &v->pupil);
	v->first = pupil_first(&v->pupil);
	if (rc == RC_OK && v->draft.plan.teacher_id == 0)
		for (size_t i = 0; i < v->teams; i++)
			if (v->team[i].is_main)
				v->draft.plan.teacher_id = v->team[i].person_id;
	return rc == RC_OK ? plan_edit_check(c, v) : rc;
}

enum rc plan_edit_load(struct ctx *c, int64_t pupil_id, struct plan_edit *out)
{
	struct pupil_key k;

	*out = (struct plan_edit){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_PLAN_WRITE, &ACT_PLAN_OPEN, &k));
	return plan_edit_read(c, k, out);
}

static enum teacher_kind teacher_kind_of(const struct plan_edit *v)
{
	if (v->draft.plan.teacher_id == 0)
		return TEACHER_NONE;
	for (size_t i = 0; i < v->teams; i++)
		if (v->team[i].person_id == v->draft.plan.teacher_id && str_is(v->team[i].kind, "teacher"))
			return TEACHER_OK;
	return TEACHER_OTHER;
}

enum rc plan_edit_check(struct ctx *c, struct plan_edit *v)
{
	struct plan_about about = { .pupil = v->first,
		                    .teacher = teacher_kind_of(v),
		                    .has_assessment = v->has_assessment,
		                    .is_over_school_age = v->young.decides };
	struct calendar calendar;

	TRY(calendar_load(c, date_add(c->now.today, -200), &calendar));
	v->check = plan_check(c->a, &v->draft, &about, &calendar, c->now.today);
	return RC_OK;
}

static const struct provision *provision_of(const struct plan_whole *w, int64_t root)
{
	for (size_t i = 0; i < w->provisions && root != 0; i++)
		if (w->provision[i].root_id == root)
			return &w->provision[i];
	return NULL;
}

static bool has_outcome(const struct plan_whole *w, int64_t root)
{
	for (size_t i = 0; i < w->outcomes; i++)
		if (w->outcome[i].root_id == root)
			return true;
	return false;
}

/* What a form does not say: who is taught together, support that has begun, links to outcomes that are gone. have: the
 * saved draft; empty for the first save. */
static void support_complete(struct ctx *c, struct plan_whole *in, const struct plan_whole *have)
{
	for (size_t i = 0; i < in->provisions; i++) {
		struct provision *p = &in->provision[i];
		const struct provision *was = provision_of(have, p->root_id);

		p->group_key = provision_group(c->a, p);
		p->live = was != NULL && p->giver_id != 0 ? was->live : 0;
		if (p->live && date_none(p->starts))
			p->starts = was->starts;
		if (!has_outcome(in, p->outcome_root))
			p->outcome_root = 0;
		if (date_cmp(p->ends, in->plan.review_on) == 0) /* no end of its own: it runs until it was reviewed */
			p->ends = DATE_NONE;
	}
}

static void words_add(struct buf *b, const struct record *rec, struct arena *a, const void *obj)
{
	for (size_t i = 0; i < rec->fields; i++) {
		buf_str(b, field_text(a, &rec->field[i], obj));
		buf_char(b, '\n');
	}
}

/* Everything a draft says, for the digest of the audit. */
static struct str whole_words(struct ctx *c, const struct plan_whole *w)
{
	struct buf b = buf_new(c->a, 1024 * 1024);

	words_add(&b, &plan_rec, c->a, &w->plan);
	for (size_t i = 0; i < w->outcomes; i++)
		words_add(&b, &outcome_rec, c->a, &w->outcome[i]);
	for (size_t i = 0; i < w->provisions; i++)
		words_add(&b, &provision_rec, c->a, &w->provision[i]);
	for (size_t i = 0; i < w->strategies; i++)
		words_add(&b, &strategy_rec, c->a, &w->strategy[i]);
	return buf_view(&b);
}

bool plan_same(const struct plan_whole *x, const struct plan_whole *y)
{
	bool same = record_same(&plan_rec, &x->plan, &y->plan) && x->outcomes == y->outcomes &&
	            x->provisions == y->provisions && x->strategies == y->strategies;

	for (size_t i = 0; same && i < x->outcomes; i++)
		same = record_same(&outcome_rec, &x->outcome[i], &y->outcome[i]);
	for (size_t i = 0; same && i < x->provisions; i++)
		same = record_same(&provision_rec, &x->provision[i], &y->provision[i]);
	for (size_t i = 0; same && i < x->strategies; i++)
		same = record_same(&strategy_rec, &x->strategy[i], &y->strategy[i]);
	return same;
}

static enum rc draft_insert(struct ctx *c, struct pupil_key k, struct plan_whole *in)
{
	int64_t version = 0;

	if (in->plan.revision != 0)
		return RC_CONFLICT; /* the draft was shared since */
	TRY(plan_version_max(c->db, c->a, k, in->plan.cycle_id, &version, &c->err));
	in->plan.version = version + 1;
	in->plan.state = PLAN_DRAFT;
	in->plan.made_by = c->actor.person_id;
	in->plan.revision = 1;
	support_complete(c, in, &(struct plan_whole){ 0 });
	return plan_insert(c->db, c->a, k, in, &c->err);
}

static enum rc draft_change(struct ctx *c, struct pupil_key k, struct plan_whole *in, const struct plan_whole *have)
{
	if (have->plan.id != in->plan.id)
		return RC_CONFLICT;
	if (in->plan.revision == 0 && have->plan.revision == 1)
		in->plan.revision = 1; /* the first save, sent twice */
	in->plan.version = have->plan.version;
	in->plan.made_by = have->plan.made_by;
	in->plan.state = have->plan.state;
	support_complete(c, in, have);
	return plan_save(c->db, c->a, k, in, &c->err);
}

enum rc plan_edit_save(struct ctx *c, int64_t pupil_id, struct plan_whole *in)
{
	struct pupil_key k;
	struct cycle cycle;
	struct plan_whole have;
	enum rc rc = gate_pupil(c, pupil_id, CAP_PLAN_WRITE, &ACT_PLAN_WRITE, &k);

	if (rc == RC_OK)
		rc = cycle_for(c, k, &cycle);
	if (rc == RC_OK && cycle.id == 0) {
		cycle.id = id_new();
		rc = cycle_insert(c->db, c->a, k, &cycle, &c->err);
	}
	if (rc != RC_OK)
		return rc;
	in->plan.cycle_id = cycle.id;
	rc = plan_draft(c->db, c->a, k, cycle.id, &have, &c->err);
	if (rc == RC_NONE)
		rc = draft_insert(c, k, in);
	else if (rc == RC_OK)
		rc = draft_change(c, k, in, &have);
	if (rc == RC_OK)
		rc = audit_write(c, pupil_id, &ACT_PLAN_SAVE, "plan", in->plan.id, whole_words(c, in));
	return rc;
}
