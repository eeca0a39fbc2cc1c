#include "review/review_read.h"

#include "assess/assess_sql.h"
#include "core/cycle/cycle_sql.h"
#include "core/people/pupil_sql.h"
#include "core/rights/gate.h"
#include "core/school/calendar.h"
#include "do/support_sql.h"
#include "plan/plan_sql.h"

ACTION(ACT_REVIEW_READ, "review.read", "Read a finished review");

const struct review_outcome *review_of_outcome(const struct review_read *v, int64_t root)
{
	for (size_t i = 0; i < v->whole.outcomes; i++)
		if (v->whole.outcome[i].outcome_root == root)
			return &v->whole.outcome[i];
	return NULL;
}

const struct review_provision *review_of_support(const struct review_read *v, int64_t root)
{
	for (size_t i = 0; i < v->whole.provisions; i++)
		if (v->whole.provision[i].provision_root == root)
			return &v->whole.provision[i];
	return NULL;
}

/* What was given of each support from the beginning of the cycle to the review. */
static enum rc doses_make(struct ctx *c, struct pupil_key k, struct review_read *v)
{
	struct calendar calendar;
	struct session_given *s;
	struct session_fact *fact;
	size_t n;

	TRY(calendar_load(c, date_add(v->cycle.opened_on, -60), &calendar));
	TRY(session_facts(c->db, c->a, k, v->cycle.opened_on, &s, &n, &c->err));
	fact = NEW_ARRAY(c->a, struct session_fact, n);
	v->dose = NEW_ARRAY(c->a, struct dose, v->plan.provisions);
	for (size_t i = 0; i < v->plan.provisions; i++) {
		const struct provision *p = &v->plan.provision[i];
		struct date from = date_none(p->starts) ? DATE_NONE : date_later(p->starts, v->cycle.opened_on);
		struct provision_fact f = { p->per_week, from, p->ends };
		size_t facts = 0;

		for (size_t m = 0; m < n; m++)
			if (s[m].provision_root == p->root_id && date_cmp(s[m].on_day, from) >= 0)
				fact[facts++] = (struct session_fact){ s[m].on_day, s[m].result,
					                               str_of(session_reason_word(s[m].reason)) };
		v->dose[i] = dose_of(&calendar, &f, fact, facts, v->whole.review.held_on);
		v->all = dose_add(v->all, v->dose[i]);
	}
	return RC_OK;
}

static enum rc views_read(struct ctx *c, struct pupil_key k, struct review_read *v)
{
	struct view *all;
	size_t n;

	TRY(view_list(c->db, c->a, k, v->cycle.id, &all, &n, &c->err));
	v->view = NEW_ARRAY(c->a, struct view, n);
	for (size_t i = 0; i < n; i++)
		if (!all[i].private && all[i].moment == VIEW_MOMENT_REVIEW)
			v->view[v->views++] = all[i];
	return RC_OK;
}

enum rc review_read_of(struct ctx *c, struct pupil_key k, int64_t review_id, struct review_read *out)
{
	*out = (struct review_read){ 0 };
	TRY(review_load_whole(c->db, c->a, k, review_id, &out->whole, &c->err));
	if (out->whole.review.state != REVIEW_FINAL)
		return RC_NONE;
	TRY(pupil_load(c->db, c->a, k, &out->pupil, &c->err));
	out->name = pupil_name(c->a, &out->pupil);
	out->first = pupil_first(&out->pupil);
	TRY(cycle_load(c->db, c->a, k, out->whole.review.cycle_id, &out->cycle, &c->err));
	TRY(plan_load(c->db, c->a, k, out->whole.review.plan_id, &out->plan, &c->err));
	return doses_make(c, k, out);
}

enum rc review_read_load(struct ctx *c, int64_t pupil_id, int64_t review_id, struct review_read *out)
{
	struct pupil_key k;

	TRY(gate_pupil(c, pupil_id, CAP_PUPIL_RECORD, &ACT_REVIEW_READ, &k));
	TRY(review_read_of(c, k, review_id, out));
	return views_read(c, k, out);
}
