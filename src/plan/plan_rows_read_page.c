/* Rows of the plan editor back from the form. A draft may be incomplete: nothing is required here; what is missing is
 * said by the checklist. */
#include "core/cycle/measure_rule.h"
#include "plan/plan_parts.h"

/* One row on its way: from its place in the form to its place in the draft. */
struct row {
	struct plan_form *e;
	const struct record *rec;
	void *obj;
	const char *word; /* "Outcome" */
	size_t from;
	size_t to;
};

static struct str typed(const struct plan_form *e, const char *control, size_t i)
{
	return params_get(&e->f.typed, str_of(plan_control(e->f.q, control, i)));
}

static bool is_typed(const struct plan_form *e, const char *control, size_t i)
{
	struct str name = str_of(plan_control(e->f.q, control, i));

	for (size_t k = 0; k < e->f.typed.n; k++)
		if (str_eq(e->f.typed.v[k].name, name))
			return true;
	return false;
}

static bool is_empty(const struct plan_form *e, const char *const *controls, size_t i)
{
	for (; *controls != NULL; controls++)
		if (str_trim(typed(e, *controls, i)).n > 0)
			return false;
	return true;
}

static void wrong(struct plan_form *e, const char *name, struct str text, struct str fault)
{
	form_error(&e->f, name, fault);
	if (e->bads < FORM_ERRORS_MAX)
		e->bad[e->bads++] = (struct plan_typed){ name, text };
}

static void decode(const struct row *r, const char *field, const char *control)
{
	struct req *q = r->e->f.q;
	struct field fd = *record_field(r->rec, str_of(field));
	struct str text = typed(r->e, control, r->from);
	struct str fault;

	fd.flags &= ~F_REQUIRED;
	fault = field_decode(q->a, &fd, text, r->obj);
	if (fault.n > 0 && fd.type == FT_DATE)
		fault = str_fmt(q->a, "%s: use a real date, such as 24/3/2026", fd.label);
	if (fault.n > 0)
		wrong(r->e, plan_control(q, control, r->to), text,
		      str_fmt(q->a, "%s %zu. %.*s", r->word, r->to + 1, STR_ARG(fault)));
}

static void within_measure(const struct row *r, struct str measure, struct str unit, int64_t value, const char *control)
{
	struct req *q = r->e->f.q;
	struct str fault = measure_fault(q->a, measure, unit, value);

	if (fault.n > 0)
		wrong(r->e, plan_control(q, control, r->to), typed(r->e, control, r->from),
		      str_fmt(q->a, "%s %zu. %s: %.*s", r->word, r->to + 1,
		              record_field(r->rec, str_of(control))->label, STR_ARG(fault)));
}

static int64_t root_of(const struct plan_form *e, const char *control, size_t i)
{
	int64_t id;

	return str_int(typed(e, control, i), &id) && id > 0 ? id : 0;
}

static bool is_removed(const struct plan_form *e, bool remove, const char *what, size_t i)
{
	return remove && str_eq(params_get(&e->f.typed, S("do")), str_fmt(e->f.q->a, "remove-%s-%zu", what, i));
}

static void outcome_read(struct plan_form *e, size_t from, size_t to, struct outcome *o)
{
	struct row r = { e, &outcome_rec, o, "Outcome", from, to };

	*o = (struct outcome){ .root_id = root_of(e, "oroot", from) };
	for (size_t k = 0; k < e->was.outcomes; k++)
		if (e->was.outcome[k].root_id == o->root_id)
			o->life_aim = e->was.outcome[k].life_aim;
	decode(&r, "aim", "aim");
	decode(&r, "measure", "measure");
	decode(&r, "unit", "unit");
	decode(&r, "baseline", "baseline");
	decode(&r, "target", "target");
	within_measure(&r, o->measure, o->unit, o->baseline, "baseline");
	within_measure(&r, o->measure, o->unit, o->target, "target");
	decode(&r, "checked", "checked");
	decode(&r, "by_on", "by");
	decode(&r, "expected", "expected");
}

static void support_read(struct plan_form *e, size_t from, size_t to, struct provision *p)
{
	struct row r = { e, &provision_rec, p, "Support", from, to };

	*p = (struct provision){ .root_id = root_of(e, "sroot", from) };
	for (size_t k = 0; k < e->was.provisions; k++)
		if (e->was.provision[k].root_id == p->root_id) { /* names, for somebody who has left */
			p->giver_given = e->was.provision[k].giver_given;
			p->giver_family = e->was.provision[k].giver_family;
		}
	decode(&r, "what", "what");
	decode(&r, "giver_id", "giver");
	decode(&r, "per_week", "per_week");
	decode(&r, "minutes", "minutes");
	decode(&r, "group_size", "group_size");
	decode(&r, "outcome_root", "for");
	decode(&r, "starts", "starts");
	decode(&r, "ends", "ends");
	decode(&r, "evidence", "evidence");
	if (!date_none(p->starts) && !date_none(p->ends) && date_cmp(p->ends, p->starts) < 0)
		wrong(e, plan_control(e->f.q, "ends", to), typed(e, "ends", from),
		      str_fmt(e->f.q->a, "Support %zu. Until: choose a day after it begins", to + 1));
}

static void lessons_read(struct plan_form *e)
{
	struct plan_whole *w = &e->v->draft;
	const struct field *fd = record_field(&strategy_rec, S("words"));
	struct str all = params_get(&e->f.typed, S("lessons"));
	struct str fault = STR_NONE;

	w->strategies = 0;
	for (struct str rest = all; rest.n > 0 && fault.n == 0;) {
		struct str line = str_trim(str_cut(rest, '\n', &rest));

		if (line.n == 0)
			continue;
		if (w->strategies == PLAN_STRATEGIES_MAX) {
			fault = str_fmt(e->f.q->a,
			                "What every teacher does: use at most %d lines. Fewer are easier to remember",
			                (int)PLAN_STRATEGIES_MAX);
			break;
		}
		w->strategy[w->strategies] = (struct strategy){ 0 };
		fault = field_decode(e->f.q->a, fd, line, &w->strategy[w->strategies++]);
	}
	if (fault.n > 0)
		wrong(e, "lessons", all, fault);
}

void plan_rows_read(struct plan_form *e, bool remove)
{
	static const char *const OUTCOME[] = { "aim",     "measure", "unit",     "baseline", "target",
		                               "checked", "by",      "expected", NULL };
	static const char *const SUPPORT[] = { "what",   "giver", "per_week", "minutes",
		                               "starts", "ends",  "evidence", NULL };
	struct plan_whole *w = &e->v->draft;

	w->outcomes = w->provisions = 0;
	for (size_t i = 0; i < PLAN_OUTCOMES_MAX && is_typed(e, "aim", i); i++)
		if (!is_removed(e, remove, "outcome", i) && !is_empty(e, OUTCOME, i)) {
			outcome_read(e, i, w->outcomes, &w->outcome[w->outcomes]);
			w->outcomes++;
		}
	for (size_t i = 0; i < PLAN_SUPPORTS_MAX && is_typed(e, "what", i); i++)
		if (!is_removed(e, remove, "support", i) && !is_empty(e, SUPPORT, i)) {
			support_read(e, i, w->provisions, &w->provision[w->provisions]);
			w->provisions++;
		}
	lessons_read(e);
}
