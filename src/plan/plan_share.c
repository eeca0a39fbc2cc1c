/* Sharing a plan: one transaction that freezes the draft, puts it in force, tells the family, and says what changed. */
#include "plan/plan_edit_own.h"

#include "plan/plan_diff_rule.h"
#include "core/people/person_rec.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"
#include "letters/notice_tell.h"

ACTION(ACT_PLAN_SHARE, "plan.share", "Shared the plan");
ACTION(ACT_SUPPORT_BEGIN, "support.begin", "Began the support of the plan");

/* The plan with the names that the staff list has today; who is not on it has left and keeps the name of then. */
static struct plan_whole named(struct ctx *c, const struct plan_edit *v, const struct plan_whole *w)
{
	struct plan_whole out = *w;

	out.provision = NEW_ARRAY(c->a, struct provision, w->provisions);
	for (size_t i = 0; i < w->provisions; i++)
		out.provision[i] = w->provision[i];
	for (size_t s = 0; s < v->staffs; s++) {
		const struct staff *is = &v->staff[s];

		if (is->id == out.plan.teacher_id) {
			out.plan.teacher_title = is->title;
			out.plan.teacher_given = is->given;
			out.plan.teacher_family = is->family;
		}
		for (size_t i = 0; i < out.provisions; i++) {
			struct provision *p = &out.provision[i];

			if (is->id != p->giver_id)
				continue;
			p->giver_title = is->title;
			p->giver_given = is->given;
			p->giver_family = is->family;
		}
	}
	return out;
}

struct str plan_changes(struct ctx *c, const struct plan_edit *v)
{
	struct plan_whole before;
	struct plan_whole after;
	struct diff_list l;

	if (!v->has_before)
		return S("");
	before = named(c, v, &v->before);
	after = named(c, v, &v->draft);
	l = plan_diff(c->a, &before, &after);
	return plan_diff_text(c->a, &l);
}

/* The field holds so many characters; a longer list of changes ends with where the rest is. */
static struct str changes_kept(struct ctx *c, struct str all)
{
	static const char more[] = "There are more changes: they are in the plan.";
	size_t max = (size_t)field_max(record_field(&plan_rec, S("changes")));
	size_t n = 0;

	if (all.n <= max)
		return all;
	for (struct str rest = all; rest.n > 0;) {
		size_t line = str_cut(rest, '\n', &rest).n + 1;

		if (n + line + sizeof more > max)
			break;
		n += line;
	}
	return str_fmt(c->a, "%.*s%s", STR_ARG(str_sub(all, 0, n)), more);
}

static struct str letter_body(struct ctx *c, const struct plan_edit *v)
{
	struct str on = date_long(c->a, v->draft.plan.review_on);
	struct str changes = v->draft.plan.changes;

	return str_fmt(c->a, "%.*s’s plan is ready. We look at it together on %.*s.%s%.*s", STR_ARG(v->first),
	               STR_ARG(on), changes.n > 0 ? "\n" : "", STR_ARG(changes));
}

static enum rc freeze(struct ctx *c, struct pupil_key k, struct plan_edit *v)
{
	struct plan *p = &v->draft.plan;
	size_t on_paper;

	p->changes = changes_kept(c, plan_changes(c, v));
	TRY(plan_save(c->db, c->a, k, &v->draft, &c->err));
	TRY(plan_share(c->db, c->a, k, p->id, p->revision + 1, c->now.today, c->actor.person_id, &c->err));
	TRY(cycle_mark(c->db, c->a, k, v->cycle.id, CYCLE_DATE_PLANNED, c->now.today, &c->err));
	TRY(cycle_mark(c->db, c->a, k, v->cycle.id, CYCLE_DATE_REVIEW, p->review_on, &c->err));
	return notice_tell_family(c, k, NOTICE_PLAN, p->id, letter_body(c, v), TELL_NOW, &on_paper);
}

enum rc plan_edit_share(struct ctx *c, int64_t pupil_id, int64_t plan_id, int64_t revision, struct check_list *check,
                        struct told_list *told)
{
	struct plan_edit *v = NEW(c->a, struct plan_edit);
	struct pupil_key k;

	*check = (struct check_list){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_PLAN_SHARE, &ACT_PLAN_SHARE, &k));
	TRY(plan_edit_read(c, k, v));
	*check = v->check;
	*told = v->told;
	if (v->has_before && v->before.plan.id == plan_id)
		return RC_OK; /* shared before: the same press again */
	if (v->is_new || v->draft.plan.id != plan_id || v->draft.plan.revision != revision)
		return RC_CONFLICT;
	if (!checks_pass(check))
		return RC_INVALID;
	TRY(freeze(c, k, v));
	return audit_write(c, pupil_id, &ACT_PLAN_SHARE, "plan", plan_id, v->draft.plan.changes);
}

/* ---- support before the plan (6.19) ---- */
enum rc plan_support_begin(struct ctx *c, int64_t pupil_id, int64_t root_id)
{
	struct plan_edit *v = NEW(c->a, struct plan_edit);
	const struct provision *p = NULL;
	struct pupil_key k;

	TRY(gate_pupil(c, pupil_id, CAP_PLAN_WRITE, &ACT_PLAN_WRITE, &k));
	TRY(plan_edit_read(c, k, v));
	for (size_t i = 0; i < v->draft.provisions && !v->is_new; i++)
		if (v->draft.provision[i].root_id == root_id)
			p = &v->draft.provision[i];
	if (p == NULL)
		return RC_NONE;
	for (size_t i = 0; i < v->before.provisions; i++)
		if (v->before.provision[i].root_id == root_id && v->before.provision[i].live)
			return RC_OK; /* it runs by the plan in force */
	if (p->live)
		return RC_OK;
	if (p->giver_id == 0)
		return RC_INVALID;
	TRY(provision_begin(c->db, c->a, k, p->id, c->now.today, &c->err));
	return audit_write(c, pupil_id, &ACT_SUPPORT_BEGIN, "provision", p->id, p->what);
}
