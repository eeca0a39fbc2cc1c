/* Reading for Assess: everything on the page in one read transaction. Writing is in assess.c. */
#include "assess/assess_sql.h"
#include "core/cycle/cycle_sql.h"
#include "plan/plan_sql.h"
#include "core/people/pupil_sql.h"
#include "review/review_sql.h"
#include "core/school/school_sql.h"
#include "assess/assess_own.h"
#include "core/rights/gate.h"

ACTION(ACT_ASSESS_OPEN, "assess.open", "Opened the assessment");

static uint64_t digest_add(uint64_t d, struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		d = (d ^ (unsigned char)s.p[i]) * UINT64_C(1099511628211);
	return (d ^ 0xff) * UINT64_C(1099511628211);
}

/* FNV-1a: notices a change, keeps nothing secret. Kind by kind, because only the order within a kind is kept. */
struct str assess_seen(struct arena *a, const struct insight *v, size_t n)
{
	uint64_t d = UINT64_C(14695981039346656037);

	for (const struct choice *kind = insight_kind_choices; kind->value != NULL; kind++) {
		for (size_t i = 0; i < n; i++)
			if ((int)v[i].kind == kind->id)
				d = digest_add(digest_add(digest_add(d, v[i].words),
				                          v[i].to_family != 0
				                              ? str_fmt(a, "%.*s\n", STR_ARG(v[i].action))
				                              : v[i].action),
				               v[i].file_id == 0
				                   ? STR_NONE
				                   : str_fmt(a, "%lld %lld %d", (long long)v[i].file_id,
				                             (long long)v[i].file_page, (int)v[i].file_words));
		d = digest_add(d, str_of(kind->value));
	}
	return str_fmt(a, "%016llx", (unsigned long long)d);
}

static enum rc earlier_fill(struct ctx *c, struct pupil_key k, const struct cycle *y, struct assess_earlier *e)
{
	struct review_whole w;
	struct plan_whole plan = { 0 };
	enum rc rc = review_of_cycle(c->db, c->a, k, y->id, &w, &c->err);

	*e = (struct assess_earlier){ .number = y->number, .reviewed_on = y->reviewed_on, .learned = y->learned };
	if (rc == RC_NONE)
		return RC_OK;
	if (rc == RC_OK && w.review.plan_id != 0)
		rc = plan_load(c->db, c->a, k, w.review.plan_id, &plan, &c->err);
	if (rc != RC_OK && rc != RC_NONE)
		return rc;
	if (e->learned.n == 0)
		e->learned = w.review.learned;
	e->outcome = NEW_ARRAY(c->a, struct earlier_outcome, w.outcomes);
	for (size_t i = 0; i < w.outcomes; i++)
		for (size_t m = 0; m < plan.outcomes; m++)
			if (plan.outcome[m].root_id == w.outcome[i].outcome_root)
				e->outcome[e->n++] =
				    (struct earlier_outcome){ plan.outcome[m].aim, plan.outcome[m].unit,
					                      plan.outcome[m].baseline, w.outcome[i].after_value,
					                      str_of(outcome_judgement_word(w.outcome[i].judgement)) };
	return RC_OK;
}

/* Newest first: the one that is asked for, and what the ones before it brought. */
static enum rc cycles_load(struct ctx *c, struct pupil_key k, int64_t cycle_id, struct assess_view *v)
{
	struct cycle *y;
	size_t at = 0;
	size_t n;

	TRY(cycle_list(c->db, c->a, k, &y, &n, &c->err));
	while (cycle_id != 0 && at < n && y[at].id != cycle_id)
		at++;
	if (at == n)
		return cycle_id == 0 ? RC_OK : RC_NONE;
	y += at;
	n -= at;
	v->cycle = y[0];
	v->open = date_none(y[0].closed_on);
	for (size_t i = 1; i < n && v->earliers < ASSESS_EARLIER_MAX; i++)
		if (!date_none(y[i].reviewed_on))
			TRY(earlier_fill(c, k, &y[i], &v->earlier[v->earliers++]));
	TRY(need_statement_list(c->db, c->a, k, y[0].id, &v->statement, &v->statements, &c->err));
	TRY(insight_list(c->db, c->a, k, y[0].id, &v->insight, &v->insights, &c->err));
	if (v->insights == 0 && n > 1)
		TRY(insight_list(c->db, c->a, k, y[1].id, &v->before, &v->befores, &c->err));
	v->seen = assess_seen(c->a, v->insight, v->insights);
	return RC_OK;
}

enum rc assess_insights_before(struct ctx *c, struct pupil_key k, int64_t cycle_id, struct insight **out, size_t *n)
{
	struct cycle *y;
	size_t cycles;

	*n = 0;
	TRY(cycle_list(c->db, c->a, k, &y, &cycles, &c->err));
	for (size_t i = 0; i + 1 < cycles; i++)
		if (y[i].id == cycle_id)
			return insight_list(c->db, c->a, k, y[i + 1].id, out, n, &c->err);
	return RC_OK;
}

static enum rc views_load(struct ctx *c, struct pupil_key k, struct assess_view *v)
{
	struct view *all;
	size_t n;

	TRY(view_list(c->db, c->a, k, v->cycle.id, &all, &n, &c->err));
	v->view = NEW_ARRAY(c->a, struct view, n);
	for (size_t i = 0; i < n; i++)
		if (all[i].moment == VIEW_MOMENT_ASSESS && (all[i].private == 0 || c->actor.hat == ROLE_SENCO))
			v->view[v->views++] = all[i];
	return RC_OK;
}

static void sources_count(struct assess_fact *f, const struct assess_view *v)
{
	for (size_t i = 0; i < v->statements; i++) {
		const struct need_statement *s = &v->statement[i];
		struct source_fact *x = &f->source[(s->source < 1 || s->source > ASSESS_SOURCES ? 1 : s->source) - 1];

		if (is_filled(s->words)) {
			x->statements++;
			x->unsigned_n += !is_filled(s->said_by) && s->file_id == 0;
		} else if (is_filled(s->not_relevant)) {
			x->not_relevant = s->not_relevant;
		}
	}
	for (size_t i = 0; i < v->views; i++) {
		bool pupil = v->view[i].who == VIEW_WHO_PUPIL;

		if (v->view[i].method == VIEW_METHOD_NONE || (!pupil && v->view[i].who != VIEW_WHO_PARENT))
			continue;
		*(pupil ? &f->has_pupil_view : &f->has_parent_view) = true;
		f->source[(pupil ? ASSESS_PUPIL : ASSESS_PARENTS) - 1].statements++; /* a view is what they say */
	}
	for (size_t i = 0; i < v->insights; i++) {
		f->strengths += v->insight[i].kind == INSIGHT_STRENGTH;
		f->barriers += v->insight[i].kind == INSIGHT_BARRIER;
		f->barriers_open += v->insight[i].kind == INSIGHT_BARRIER && !is_filled(v->insight[i].action);
	}
}

/* Who from outside works with the pupil today, as names beside each other. */
static struct str specialists_of(struct ctx *c, const struct pupil_staff *s, size_t n)
{
	struct str *name = NEW_ARRAY(c->a, struct str, n + 1);
	size_t k = 0;

	for (size_t i = 0; i < n; i++)
		if (str_is(s[i].kind, "specialist"))
			name[k++] = name_full(c->a, s[i].given, s[i].family);
	return str_join(c->a, name, k, S(", "));
}

/* Who of those that wrote a part teaches the pupil, who is the SENCO. */
static enum rc authors_find(struct ctx *c, struct pupil_key k, const struct assess_view *v, struct assess_fact *f)
{
	struct pupil_staff *s;
	struct staff *all;
	size_t n;
	size_t alls;

	TRY(pupil_staff_list(c->db, c->a, k, c->now.today, &s, &n, &c->err));
	f->specialist = v->open ? specialists_of(c, s, n) : STR_NONE;
	TRY(staff_list(c->db, c->a, k.school_id, c->now.today, &all, &alls, &c->err));
	for (size_t i = 0; i < v->statements; i++) {
		for (size_t m = 0; m < n; m++)
			f->has_teacher = f->has_teacher ||
			                 (s[m].person_id == v->statement[i].noted_by && str_is(s[m].kind, "teacher"));
		for (size_t m = 0; m < alls; m++)
			f->has_senco = f->has_senco || (all[m].id == v->statement[i].noted_by && all[m].senco);
	}
	return RC_OK;
}

enum rc assess_read(struct ctx *c, struct pupil_key k, int64_t cycle_id, struct assess_view *v)
{
	struct assess_fact f = { 0 };

	TRY(pupil_load(c->db, c->a, k, &v->pupil, &c->err));
	TRY(status_on(c->db, c->a, k, c->now.today, &v->status, &c->err));
	v->name = pupil_name(c->a, &v->pupil);
	v->first = pupil_first(&v->pupil);
	TRY(cycles_load(c, k, cycle_id, v));
	if (v->cycle.id == 0)
		return RC_OK;
	TRY(views_load(c, k, v));
	TRY(files_known(c, k, &v->files));
	TRY(authors_find(c, k, v, &f));
	f.pupil = v->first;
	v->specialist = f.specialist;
	sources_count(&f, v);
	v->check = assess_check(c->a, &f);
	return RC_OK;
}

enum rc assess_load_of(struct ctx *c, int64_t pupil_id, int64_t cycle_id, struct assess_view *out)
{
	struct pupil_key k;

	*out = (struct assess_view){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_PUPIL_RECORD, &ACT_ASSESS_OPEN, &k));
	TRY(assess_read(c, k, cycle_id, out));
	return out->open ? known_load(c, k, &out->known) : RC_OK;
}

enum rc assess_load(struct ctx *c, int64_t pupil_id, struct assess_view *out)
{
	return assess_load_of(c, pupil_id, 0, out);
}

enum rc assess_statement(struct ctx *c, int64_t pupil_id, int64_t id, struct need_statement *out)
{
	struct pupil_key k;

	TRY(gate_pupil(c, pupil_id, CAP_PUPIL_RECORD, &ACT_ASSESS_OPEN, &k));
	return need_statement_load(c->db, c->a, k, id, out, &c->err);
}
