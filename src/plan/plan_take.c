#include "plan/plan_take.h"

#include "core/people/pupil_sql.h"
#include "plan/plan_sql.h"

ENTRY_TABLE(plan_rows, plan_rec, "plan", PLAN);
ENTRY_TABLE(outcome_rows, outcome_rec, "outcome", OUTCOME);
ENTRY_TABLE(provision_rows, provision_rec, "provision", PROVISION);
ENTRY_TABLE(strategy_rows, strategy_rec, "strategy", STRATEGY);
ENTRY_ROWS_BY(Q_OUTCOMES_OF_PLAN, "outcome", OUTCOME, "plan_id");
ENTRY_ROWS_BY(Q_PROVISIONS_OF_PLAN, "provision", PROVISION, "plan_id");
ENTRY_ROWS_BY(Q_STRATEGIES_OF_PLAN, "strategy", STRATEGY, "plan_id");

enum rc plan_parts_take(struct entry_take *t, int64_t plan_id)
{
	TRY(entry_take_own(t, &outcome_rows, &Q_OUTCOMES_OF_PLAN, plan_id, NULL));
	TRY(entry_take_own(t, &provision_rows, &Q_PROVISIONS_OF_PLAN, plan_id, NULL));
	return entry_take_own(t, &strategy_rows, &Q_STRATEGIES_OF_PLAN, plan_id, NULL);
}

/* A plan that ended with SEN Support does not come back with what was written later. */
static enum rc ended_between(struct entry_take *t, struct date from, struct date to, bool *yes)
{
	struct status *s;
	size_t n;

	*yes = false;
	TRY(status_list(t->c->db, t->c->a, t->k, &s, &n, &t->c->err));
	for (size_t i = 0; i < n; i++)
		*yes = *yes ||
		       (s[i].code == STATUS_N && date_cmp(s[i].starts, from) > 0 && date_cmp(s[i].starts, to) <= 0);
	return RC_OK;
}

enum rc plan_before(struct entry_take *t, int64_t id, struct date shared, struct plan *out)
{
	struct plan *p;
	size_t n;
	bool ended = false;

	TRY(plan_list(t->c->db, t->c->a, t->k, 0, &p, &n, &t->c->err));
	*out = (struct plan){ 0 };
	for (size_t i = 0; i < n; i++)
		if (p[i].id != id && p[i].state != PLAN_DRAFT &&
		    (out->id == 0 || date_cmp(p[i].shared_on, out->shared_on) > 0 ||
		     (date_cmp(p[i].shared_on, out->shared_on) == 0 && p[i].id > out->id)))
			*out = p[i];
	if (out->id != 0 && !date_none(shared))
		TRY(ended_between(t, out->shared_on, shared, &ended));
	return out->id == 0 || ended ? RC_NONE : RC_OK;
}

static enum rc live_set(struct entry_take *t, int64_t plan_id, int64_t live)
{
	struct kept all = { .a = t->c->a };

	if (t->dry)
		return RC_OK;
	TRY(kept_read(t->c->db, &all, t->k, KEPT_CHANGED, &provision_rows, &Q_PROVISIONS_OF_PLAN, plan_id, &t->c->err));
	for (size_t i = 0; i < all.n; i++)
		if (kept_int(&all.row[i], "live") != live)
			TRY(ENTRY_CHANGE(t, &provision_rows, kept_int(&all.row[i], "id"), { "live", dv_int(live) }));
	return RC_OK;
}

enum rc plan_bring_back(struct entry_take *t, const struct plan *p)
{
	TRY(ENTRY_CHANGE(t, &plan_rows, p->id, { "state", dv_text(plan_state_code(PLAN_SHARED)) }));
	return live_set(t, p->id, 1);
}

enum rc plan_support_rest(struct entry_take *t, int64_t plan_id)
{
	return live_set(t, plan_id, 0);
}
