/* How the draft of a plan begins: with all that is known already, so that nothing is typed twice. */
#include "plan/plan_edit_own.h"

#include "core/entry/known.h"
#include "kit/base/buf.h"
#include "kit/base/id.h"
#include "assess/assess_sql.h"
#include "review/review_sql.h"

void plan_room_make(struct ctx *c, struct plan_whole *w)
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

static bool outcome_is_in(const struct plan_whole *w, int64_t root)
{
	for (size_t i = 0; i < w->outcomes; i++)
		if (w->outcome[i].root_id == root)
			return true;
	return false;
}

/* What is to be replaced is not carried over either: its outcome is, and asks for other support. */
static bool was_ended(const struct review_whole *r, int64_t root)
{
	for (size_t i = 0; i < r->provisions; i++)
		if (r->provision[i].provision_root == root)
			return r->provision[i].decision == PROVISION_STOP ||
			       r->provision[i].decision == PROVISION_REPLACE;
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
		if (was_ended(r, w->provision[i].root_id))
			continue;
		w->provision[n] = w->provision[i];
		w->provision[n].starts = w->provision[n].ends = DATE_NONE;
		if (!outcome_is_in(w, w->provision[n].outcome_root))
			w->provision[n].outcome_root = 0; /* its outcome ended: support for the whole plan */
		n++;
	}
	w->provisions = n;
}

/* What somebody said, as one text: their words, and what goes well and what is hard when they were asked so. */
static struct str view_words(struct ctx *c, const struct view *w)
{
	struct buf b = buf_new(c->a, 16384);

	buf_str(&b, w->words);
	if (w->going_well.n > 0)
		buf_fmt(&b, "%sGoing well: %.*s", b.n > 0 ? "\n" : "", STR_ARG(w->going_well));
	if (w->hard.n > 0)
		buf_fmt(&b, "%sHard: %.*s", b.n > 0 ? "\n" : "", STR_ARG(w->hard));
	return buf_view(&b);
}

/* What the pupil said is not asked again, in this cycle or earlier. */
static enum rc said_fill(struct ctx *c, struct pupil_key k, struct plan_edit *v)
{
	struct view *all;
	size_t n;
	enum rc rc = view_list(c->db, c->a, k, v->cycle.id, &all, &n, &c->err);

	v->draft.plan.parents_said = v->draft.plan.pupil_said = STR_NONE;
	v->draft.plan.parents_how = v->draft.plan.pupil_how = CONSULTED_NONE;
	if (v->cycle.id == 0) /* a list for cycle 0 would be all cycles */
		return rc;
	for (size_t i = 0; rc == RC_OK && i < n; i++) {
		bool drawn = all[i].method == VIEW_METHOD_DRAWN || all[i].method == VIEW_METHOD_SYMBOLS;

		if (all[i].who != VIEW_WHO_PUPIL || all[i].private || all[i].method == VIEW_METHOD_DECLINED)
			continue;
		v->draft.plan.pupil_said = view_words(c, &all[i]);
		v->draft.plan.pupil_how = drawn                                  ? CONSULTED_DRAWN
		                          : all[i].method == VIEW_METHOD_WRITTEN ? CONSULTED_WRITTEN
		                                                                 : CONSULTED_TALK;
		break;
	}
	return rc;
}

static size_t room_of(const char *field)
{
	return (size_t)field_max(record_field(&plan_rec, str_of(field)));
}

/* A plan is read by every parent: what all of them have read before, in their copy of a note, begins it. What one of
 * them said stays with who said it, and is shown beside the box. */
static void parents_fill(struct ctx *c, struct plan_edit *v, const struct known_list *known)
{
	const struct known *x;

	for (size_t i = 0; (x = known_at(known, KNOWN_PARENTS, i)) != NULL; i++) {
		struct str from = known_dated(c->a, x->from, x->on);

		if (x->all_have_read && x->words.n <= room_of("parents_said")) {
			v->draft.plan.parents_said = x->words;
			v->draft.plan.parents_how = CONSULTED_TALK;
			v->parents_from = from;
			return;
		}
		if (v->parents_alone.n == 0)
			v->parents_alone = str_fmt(c->a, "“%.*s” (%.*s)", STR_ARG(x->words), STR_ARG(from));
	}
}

/* What the record says already stands in a new draft, to be kept or changed. */
static enum rc known_fill(struct ctx *c, struct pupil_key k, struct plan_edit *v)
{
	struct plan *p = &v->draft.plan;
	struct known_list known;
	const struct known *hope;

	TRY(known_load(c, k, &known));
	if (p->pupil_said.n == 0) {
		p->pupil_said = known_words(c->a, &known, KNOWN_PUPIL, room_of("pupil_said"));
		p->pupil_how = p->pupil_said.n > 0 ? CONSULTED_TALK : CONSULTED_NONE;
	}
	v->pupil_from = known_from(c->a, &known, KNOWN_PUPIL, room_of("pupil_said"));
	if (!v->young.decides)
		parents_fill(c, v, &known);
	hope = known_at(&known, KNOWN_HOPE, 0);
	if (v->draft.outcomes == 0 && hope != NULL &&
	    hope->words.n <= (size_t)field_max(record_field(&outcome_rec, S("aim")))) {
		v->draft.outcome[v->draft.outcomes++] = (struct outcome){
			.root_id = id_new(), .aim = hope->words, .baseline = MILLI_NONE, .target = MILLI_NONE
		};
		v->aim_from = known_dated(c->a, str_fmt(c->a, "What we hope for: %.*s", STR_ARG(hope->from)), hope->on);
	}
	p->review_on = v->cycle.review_on;
	if (!date_none(p->review_on))
		v->review_from = S("Named with the decision");
	return RC_OK;
}

/* Nothing to build on but the assessment: what every teacher must know is what every teacher does, and so is what is
 * done about what gets in the way. */
static enum rc know_fill(struct ctx *c, struct pupil_key k, struct plan_edit *v)
{
	struct insight *in;
	size_t n;

	TRY(insight_list(c->db, c->a, k, v->cycle.id, &in, &n, &c->err));
	for (size_t i = 0; i < n && v->cycle.id != 0; i++) {
		struct str words = in[i].kind == INSIGHT_KNOW      ? in[i].words
		                   : in[i].kind == INSIGHT_BARRIER ? in[i].action
		                                                   : STR_NONE;

		if (words.n > 0 && words.n <= (size_t)field_max(record_field(&strategy_rec, S("words"))) &&
		    v->draft.strategies < PLAN_STRATEGIES_MAX)
			v->draft.strategy[v->draft.strategies++] = (struct strategy){ .words = words };
	}
	return RC_OK;
}

static enum rc review_fill(struct ctx *c, struct pupil_key k, struct plan_edit *v)
{
	struct review_whole r;
	enum rc rc = review_of_cycle(c->db, c->a, k, v->before.plan.cycle_id, &r, &c->err);

	if (rc == RC_OK)
		carry_over(&v->draft, &r);
	return rc == RC_NONE ? RC_OK : rc;
}

/* The head of a version that has not been saved yet. */
static void head_new(struct ctx *c, struct plan_edit *v, bool same_cycle)
{
	struct plan *p = &v->draft.plan;

	p->id = id_new();
	p->cycle_id = v->cycle.id;
	p->version = same_cycle ? v->before.plan.version + 1 : 1;
	p->state = PLAN_DRAFT;
	p->shared_on = DATE_NONE;
	p->shared_by = 0;
	p->parents_agree = AGREED_NONE;
	p->changes = S("");
	p->made_by = c->actor.person_id;
	p->revision = 0;
	if (!same_cycle)
		p->review_on = DATE_NONE;
}

enum rc plan_draft_new(struct ctx *c, struct pupil_key k, struct plan_edit *v)
{
	bool same_cycle = v->has_before && v->before.plan.cycle_id == v->cycle.id;

	v->is_new = true;
	v->draft = v->has_before ? v->before : (struct plan_whole){ 0 };
	plan_room_make(c, &v->draft);
	if (v->has_before && !same_cycle)
		TRY(review_fill(c, k, v));
	if (!same_cycle)
		TRY(said_fill(c, k, v));
	if (!v->has_before)
		TRY(know_fill(c, k, v));
	for (size_t i = 0; i < v->draft.outcomes; i++)
		v->draft.outcome[i].id = 0;
	for (size_t i = 0; i < v->draft.provisions; i++) {
		v->draft.provision[i].id = 0;
		v->draft.provision[i].live = 0; /* the version in force goes on until this one is shared */
	}
	for (size_t i = 0; i < v->draft.strategies; i++)
		v->draft.strategy[i].id = 0;
	head_new(c, v, same_cycle);
	return same_cycle ? RC_OK : known_fill(c, k, v);
}
