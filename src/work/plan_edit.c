#include "work/plan_edit.h"

#include "base/id.h"
#include "domain/plan_diff.h"
#include "model/person.h"
#include "store/assess_store.h"
#include "store/review_store.h"
#include "work/audit.h"
#include "work/calendar.h"
#include "work/gate.h"
#include "work/tell.h"

/* Room for rows that the form adds. */
static void room_make(struct ctx *c, struct plan_whole *w)
{
	struct outcome *o = NEW_ARRAY(c->a, struct outcome, PLAN_OUTCOMES_MAX);
	struct provision *p = NEW_ARRAY(c->a, struct provision, PLAN_SUPPORTS_MAX);
	struct strategy *s = NEW_ARRAY(c->a, struct strategy, PLAN_STRATEGIES_MAX);

	w->outcomes = w->outcomes < PLAN_OUTCOMES_MAX ? w->outcomes : PLAN_OUTCOMES_MAX;
	w->provisions = w->provisions < PLAN_SUPPORTS_MAX ? w->provisions : PLAN_SUPPORTS_MAX;
	w->strategies = w->strategies < PLAN_STRATEGIES_MAX ? w->strategies : PLAN_STRATEGIES_MAX;
	for (size_t i = 0; i < w->outcomes; i++)
		o[i] = w->outcome[i];
	for (size_t i = 0; i < w->provisions; i++)
		p[i] = w->provision[i];
	for (size_t i = 0; i < w->strategies; i++)
		s[i] = w->strategy[i];
	w->outcome = o;
	w->provision = p;
	w->strategy = s;
}

static const struct review_outcome *review_outcome_of(const struct review_whole *r, int64_t root)
{
	for (size_t i = 0; i < r->outcomes; i++)
		if (r->outcome[i].outcome_root == root)
			return &r->outcome[i];
	return NULL;
}

static bool was_stopped(const struct review_whole *r, int64_t root)
{
	for (size_t i = 0; i < r->provisions; i++)
		if (r->provision[i].provision_root == root)
			return str_is(r->provision[i].decision, "stop");
	return false;
}

/* A plan for the cycle after a review: what is carried on begins where it stands now. */
static void carry_over(struct plan_whole *w, const struct review_whole *r)
{
	size_t n = 0;

	for (size_t i = 0; i < w->outcomes; i++) {
		const struct review_outcome *o = review_outcome_of(r, w->outcome[i].root_id);

		if (o != NULL && !o->carry)
			continue;
		w->outcome[n] = w->outcome[i];
		if (o != NULL && o->after_value != MILLI_NONE)
			w->outcome[n].baseline = o->after_value;
		w->outcome[n].target = MILLI_NONE;
		w->outcome[n].by_on = DATE_NONE;
		n++;
	}
	w->outcomes = n;
	n = 0;
	for (size_t i = 0; i < w->provisions; i++) {
		if (was_stopped(r, w->provision[i].root_id))
			continue;
		w->provision[n] = w->provision[i];
		w->provision[n].starts = w->provision[n].ends = DATE_NONE;
		n++;
	}
	w->provisions = n;
}

/* A new draft: from the version in force, or from what the assessment says every teacher must know. */
static enum rc draft_new(struct ctx *c, struct pupil_key k, struct plan_edit *v)
{
	bool same_cycle = v->has_before && v->before.plan.cycle_id == v->cycle.id;
	struct insight *in;
	struct review_whole r;
	size_t n;
	enum rc rc = RC_OK;

	v->is_new = true;
	v->draft = v->has_before ? v->before : (struct plan_whole){ 0 };
	room_make(c, &v->draft);
	if (v->has_before && !same_cycle) {
		rc = review_of_cycle(c->db, c->a, k, v->before.plan.cycle_id, &r, &c->err);
		if (rc == RC_OK)
			carry_over(&v->draft, &r);
		if (rc == RC_NONE)
			rc = RC_OK;
	}
	if (rc == RC_OK && !v->has_before) {
		rc = insight_list(c->db, c->a, k, v->cycle.id, &in, &n, &c->err);
		for (size_t i = 0; rc == RC_OK && i < n && v->draft.strategies < PLAN_STRATEGIES_MAX; i++)
			if (str_is(in[i].kind, "know"))
				v->draft.strategy[v->draft.strategies++] = (struct strategy){ .words = in[i].words };
	}
	for (size_t i = 0; i < v->draft.outcomes; i++)
		v->draft.outcome[i].id = 0;
	for (size_t i = 0; i < v->draft.provisions; i++)
		v->draft.provision[i].id = 0;
	for (size_t i = 0; i < v->draft.strategies; i++)
		v->draft.strategy[i].id = 0;
	v->draft.plan.id = id_new();
	v->draft.plan.cycle_id = v->cycle.id;
	v->draft.plan.version = same_cycle ? v->before.plan.version + 1 : 1;
	v->draft.plan.state = S("draft");
	v->draft.plan.shared_on = DATE_NONE;
	v->draft.plan.shared_by = 0;
	v->draft.plan.parents_agree = v->draft.plan.changes = S("");
	v->draft.plan.made_by = c->actor.person_id;
	v->draft.plan.revision = 0;
	if (!same_cycle)
		v->draft.plan.review_on = DATE_NONE;
	return rc;
}

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

static enum rc edit_read(struct ctx *c, struct pupil_key k, struct plan_edit *v)
{
	enum rc rc = pupil_load(c->db, c->a, k, &v->pupil, &c->err);

	if (rc == RC_OK)
		rc = cycle_for(c, k, &v->cycle);
	if (rc == RC_OK)
		rc = plan_in_force(c->db, c->a, k, &v->before, &c->err);
	v->has_before = rc == RC_OK;
	if (rc == RC_OK || rc == RC_NONE)
		rc = v->cycle.id == 0 ? RC_NONE : plan_draft(c->db, c->a, k, v->cycle.id, &v->draft, &c->err);
	if (rc == RC_NONE)
		rc = draft_new(c, k, v);
	else if (rc == RC_OK)
		room_make(c, &v->draft);
	if (rc == RC_OK)
		rc = staff_list(c->db, c->a, k.school_id, c->now.today, &v->staff, &v->staffs, &c->err);
	if (rc == RC_OK)
		rc = pupil_staff_list(c->db, c->a, k, c->now.today, &v->team, &v->teams, &c->err);
	if (rc == RC_OK)
		rc = tell_whom(c, k, &v->told);
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
	enum rc rc = db_begin(c->db, DB_READ, &c->err);

	*out = (struct plan_edit){ 0 };
	if (rc != RC_OK)
		return rc;
	rc = gate_pupil(c, pupil_id, CAP_PLAN_WRITE, "plan.open", &k);
	if (rc == RC_OK)
		rc = edit_read(c, k, out);
	return db_end(c->db, rc, &c->err);
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
	const struct plan_whole *w = &v->draft;
	struct plan_outcome_fact *o = NEW_ARRAY(c->a, struct plan_outcome_fact, w->outcomes);
	struct plan_support_fact *p = NEW_ARRAY(c->a, struct plan_support_fact, w->provisions);
	struct plan_check_fact f = { .pupil = v->first,
		                     .outcome = o,
		                     .outcomes = w->outcomes,
		                     .support = p,
		                     .supports = w->provisions,
		                     .teacher = teacher_kind_of(v),
		                     .review_on = w->plan.review_on,
		                     .strategies = w->strategies,
		                     .everyday = w->plan.everyday,
		                     .home = w->plan.home,
		                     .parents_said = w->plan.parents_said,
		                     .parents_how = w->plan.parents_how,
		                     .pupil_said = w->plan.pupil_said,
		                     .pupil_how = w->plan.pupil_how,
		                     .has_assessment = v->has_assessment };
	struct calendar calendar;
	enum rc rc = calendar_load(c, date_add(c->now.today, -200), &calendar);

	for (size_t i = 0; i < w->outcomes; i++)
		o[i] = (struct plan_outcome_fact){ .root = w->outcome[i].root_id,
			                           .aim = w->outcome[i].aim,
			                           .measure = w->outcome[i].measure,
			                           .has_baseline = w->outcome[i].baseline != MILLI_NONE,
			                           .has_target = w->outcome[i].target != MILLI_NONE,
			                           .by = w->outcome[i].by_on,
			                           .has_need = v->has_assessment };
	for (size_t i = 0; i < w->provisions; i++)
		p[i] = (struct plan_support_fact){ .outcome_root = w->provision[i].outcome_root,
			                           .what = w->provision[i].what,
			                           .evidence = w->provision[i].evidence,
			                           .has_giver = w->provision[i].giver_id != 0,
			                           .per_week = w->provision[i].per_week,
			                           .minutes = w->provision[i].minutes };
	if (rc == RC_OK)
		v->check = plan_check(c->a, &f, &calendar, c->now.today);
	return rc;
}

/* Pupils who get the same support from the same person are taught together. */
static void groups_fill(struct ctx *c, struct plan_whole *w)
{
	for (size_t i = 0; i < w->provisions; i++) {
		struct provision *p = &w->provision[i];

		p->group_key =
		    p->group_size > 1 && p->giver_id != 0
		        ? str_fmt(c->a, "%lld-%.*s", (long long)p->giver_id, STR_ARG(str_lower_ascii(c->a, p->what)))
		        : S("");
	}
}

static enum rc save_in_tx(struct ctx *c, int64_t pupil_id, struct plan_whole *in)
{
	struct pupil_key k;
	struct cycle cycle;
	struct plan_whole have;
	enum rc rc = gate_pupil(c, pupil_id, CAP_PLAN_WRITE, "plan.write", &k);

	if (rc == RC_OK)
		rc = cycle_for(c, k, &cycle);
	if (rc == RC_OK && cycle.id == 0) {
		cycle.id = id_new();
		rc = cycle_insert(c->db, c->a, k, &cycle, &c->err);
	}
	if (rc != RC_OK)
		return rc;
	groups_fill(c, in);
	in->plan.cycle_id = cycle.id;
	rc = plan_draft(c->db, c->a, k, cycle.id, &have, &c->err);
	if (rc == RC_NONE) {
		int64_t version;

		if (in->plan.revision != 0)
			return RC_CONFLICT; /* the draft was shared since */
		rc = plan_version_max(c->db, c->a, k, cycle.id, &version, &c->err);
		in->plan.version = version + 1;
		in->plan.state = S("draft");
		in->plan.made_by = c->actor.person_id;
		in->plan.revision = 1;
		if (rc == RC_OK)
			rc = plan_insert(c->db, c->a, k, in, &c->err);
	} else if (rc == RC_OK) {
		if (have.plan.id == in->plan.id && in->plan.revision == 0)
			in->plan.revision = have.plan.revision; /* the first save, sent twice */
		if (have.plan.id != in->plan.id)
			return RC_CONFLICT;
		in->plan.version = have.plan.version;
		in->plan.made_by = have.plan.made_by;
		in->plan.state = have.plan.state;
		rc = plan_save(c->db, c->a, k, in, &c->err);
	}
	if (rc == RC_OK)
		rc = audit_write(c, pupil_id, "plan.save", "plan", in->plan.id, in->plan.home);
	return rc;
}

enum rc plan_edit_save(struct ctx *c, int64_t pupil_id, struct plan_whole *in)
{
	enum rc rc = db_begin(c->db, DB_WRITE, &c->err);

	return rc == RC_OK ? db_end(c->db, save_in_tx(c, pupil_id, in), &c->err) : rc;
}

static struct str staff_name(struct ctx *c, const struct plan_edit *v, int64_t id)
{
	for (size_t i = 0; i < v->staffs; i++)
		if (v->staff[i].id == id)
			return name_formal(c->a, v->staff[i].title, v->staff[i].given, v->staff[i].family);
	return STR_NONE;
}

static void diff_side(struct ctx *c, const struct plan_edit *v, const struct plan_whole *w, struct diff_plan *out)
{
	struct diff_outcome *o = NEW_ARRAY(c->a, struct diff_outcome, w->outcomes);
	struct diff_support *p = NEW_ARRAY(c->a, struct diff_support, w->provisions);
	struct str *s = NEW_ARRAY(c->a, struct str, w->strategies);

	for (size_t i = 0; i < w->outcomes; i++)
		o[i] = (struct diff_outcome){ w->outcome[i].root_id,
			                      w->outcome[i].aim,
			                      w->outcome[i].measure,
			                      w->outcome[i].unit,
			                      w->outcome[i].target != MILLI_NONE,
			                      w->outcome[i].target,
			                      w->outcome[i].by_on };
	for (size_t i = 0; i < w->provisions; i++)
		p[i] = (struct diff_support){
			w->provision[i].root_id,  w->provision[i].what,    staff_name(c, v, w->provision[i].giver_id),
			w->provision[i].per_week, w->provision[i].minutes, w->provision[i].group_size,
			w->provision[i].ends
		};
	for (size_t i = 0; i < w->strategies; i++)
		s[i] = w->strategy[i].words;
	*out = (struct diff_plan){ o,
		                   w->outcomes,
		                   p,
		                   w->provisions,
		                   s,
		                   w->strategies,
		                   w->plan.home,
		                   w->plan.home_school,
		                   staff_name(c, v, w->plan.teacher_id),
		                   w->plan.review_on };
}

static struct str changes_of(struct ctx *c, const struct plan_edit *v)
{
	struct diff_plan before;
	struct diff_plan after;
	struct diff_list l;

	if (!v->has_before)
		return S("");
	diff_side(c, v, &v->before, &before);
	diff_side(c, v, &v->draft, &after);
	l = plan_diff(c->a, &before, &after);
	return plan_diff_text(c->a, &l);
}

static enum rc share_in_tx(struct ctx *c, int64_t pupil_id, int64_t plan_id, int64_t revision, struct check_list *check)
{
	struct plan_edit *v = NEW(c->a, struct plan_edit);
	struct pupil_key k;
	size_t on_paper;
	enum rc rc = gate_pupil(c, pupil_id, CAP_PLAN_SHARE, "plan.share", &k);

	if (rc == RC_OK)
		rc = edit_read(c, k, v);
	if (rc != RC_OK)
		return rc;
	if (v->has_before && v->before.plan.id == plan_id)
		return RC_OK; /* shared before: the same press again */
	if (v->is_new || v->draft.plan.id != plan_id || v->draft.plan.revision != revision)
		return RC_CONFLICT;
	*check = v->check;
	if (!checks_pass(check))
		return RC_INVALID;
	v->draft.plan.changes = changes_of(c, v);
	rc = plan_save(c->db, c->a, k, &v->draft, &c->err);
	if (rc == RC_OK)
		rc = plan_share(c->db, c->a, k, plan_id, revision + 1, c->now.today, c->actor.person_id, &c->err);
	if (rc == RC_OK)
		rc = cycle_mark(c->db, c->a, k, v->cycle.id, CYCLE_DATE_PLANNED, c->now.today, &c->err);
	if (rc == RC_OK)
		rc = cycle_mark(c->db, c->a, k, v->cycle.id, CYCLE_DATE_REVIEW, v->draft.plan.review_on, &c->err);
	if (rc == RC_OK)
		rc = tell_family(c, k, "plan", plan_id,
		                 str_fmt(c->a, "%.*s’s plan is ready. We look at it together on %.*s.\n%.*s",
		                         STR_ARG(v->first), STR_ARG(date_long(c->a, v->draft.plan.review_on)),
		                         STR_ARG(v->draft.plan.changes)),
		                 TELL_NOW, &on_paper);
	if (rc == RC_OK)
		rc = audit_write(c, pupil_id, "plan.share", "plan", plan_id, v->draft.plan.changes);
	return rc;
}

enum rc plan_edit_share(struct ctx *c, int64_t pupil_id, int64_t plan_id, int64_t revision, struct check_list *check)
{
	enum rc rc = db_begin(c->db, DB_WRITE, &c->err);

	return rc == RC_OK ? db_end(c->db, share_in_tx(c, pupil_id, plan_id, revision, check), &c->err) : rc;
}
