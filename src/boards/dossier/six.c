#include "boards/dossier/six.h"

#include "boards/dossier/dossier_facts.h"
#include "core/people/pupil_sql.h"
#include "core/rights/gate.h"
#include "notice/results/circumstance_sql.h"
#include "story/pupil_list.h"

ACTION(ACT_SIX_CHOOSE, "dossier.six", "Chose pupils for an inspection");

CHOICES_DEFINE(six_also_kind, ALSO);

/* Everybody of the person's who may come into question. */
struct choice_of {
	struct six_row *row;
	size_t n;
};

static void kind_mark(struct six_kind *k, enum circumstance_kind what)
{
	k->looked_after = k->looked_after || what == CIRCUMSTANCE_LOOKED_AFTER;
	k->language = k->language || what == CIRCUMSTANCE_LANGUAGE;
	k->health = k->health || what == CIRCUMSTANCE_MEDICAL;
}

static enum rc all_load(struct ctx *c, const struct six_query *q, struct choice_of *out)
{
	const struct pupil_query f = { .typed = q->typed, .year = q->year, .code = q->status, .stage = STAGE_ANY };
	struct circumstance *v;
	struct pupils_view list;
	size_t n;

	TRY(pupils_find(c, &f, &list));
	TRY(circumstance_of_scope(c->db, c->a, c->actor.school_id, c->actor.person_id, str_of(role_key(c->actor.hat)),
	                          c->now.today, &v, &n, &c->err));
	out->row = NEW_ARRAY(c->a, struct six_row, list.n + 1);
	for (size_t i = 0; i < list.n; i++) {
		const struct pupil_line *l = &list.item[i].line;
		struct six_row *r = &out->row[out->n++];
		const struct pupil p = { .given = l->given, .family = l->family, .preferred = l->preferred };

		*r = (struct six_row){ .id = l->id,
			               .name = pupil_name(c->a, &p),
			               .class_name = l->class_name,
			               .kind = { .code = l->code,
			                         .year = l->year_group,
			                         .need = l->code == STATUS_N ? STR_NONE : l->need,
			                         .stage = list.item[i].stage,
			                         .late = !date_none(l->review_on) && date_none(l->reviewed_on) &&
			                                 date_cmp(l->review_on, c->now.today) < 0 } };
		for (size_t k = 0; k < n; k++)
			if (v[k].pupil_id == l->id)
				kind_mark(&r->kind, v[k].kind);
		r->also = six_also(c->a, &r->kind);
	}
	return RC_OK;
}

static bool has_also(const struct six_kind *k, enum six_also_kind also)
{
	switch (also) {
	case ALSO_LOOKED_AFTER:
		return k->looked_after;
	case ALSO_LANGUAGE:
		return k->language;
	case ALSO_HEALTH:
		return k->health;
	case ALSO_NONE:
		break;
	}
	return true;
}

static bool is_ticked(const struct six_query *q, int64_t id)
{
	for (size_t i = 0; i < q->chosens; i++)
		if (q->chosen[i] == id)
			return true;
	return false;
}

static void need_add(struct six_view *v, struct str need)
{
	for (size_t i = 0; i < v->needs; i++)
		if (str_eq(v->need[i], need))
			return;
	if (need.n > 0)
		v->need[v->needs++] = need;
}

static void year_add(struct six_view *v, int64_t year)
{
	size_t at = v->years;

	for (size_t i = 0; i < v->years; i++)
		if (v->year[i] == year)
			return;
	for (; at > 0 && v->year[at - 1] > year; at--)
		v->year[at] = v->year[at - 1];
	v->year[at] = year;
	v->years++;
}

/* Those who fit, in order of name. */
static struct choice_of fitting(struct ctx *c, const struct six_query *q, const struct choice_of *all,
                                struct six_view *v)
{
	struct choice_of out = { .row = NEW_ARRAY(c->a, struct six_row, all->n + 1) };

	v->need = NEW_ARRAY(c->a, struct str, all->n + 1);
	v->year = NEW_ARRAY(c->a, int64_t, all->n + 1);
	for (size_t i = 0; i < all->n; i++) {
		const struct six_row *r = &all->row[i];

		need_add(v, r->kind.need);
		year_add(v, r->kind.year);
		if (has_also(&r->kind, q->also) && (q->need.n == 0 || str_eq(q->need, r->kind.need)))
			out.row[out.n++] = *r;
	}
	return out;
}

/* Ticked are those that somebody ticked, or six of those who fit. */
static void tick(struct ctx *c, const struct six_query *q, struct choice_of *fit)
{
	struct six_kind *k = NEW_ARRAY(c->a, struct six_kind, fit->n + 1);
	size_t six[SIX];
	size_t n;

	if (q->chose) {
		for (size_t i = 0; i < fit->n; i++)
			fit->row[i].ticked = is_ticked(q, fit->row[i].id);
		return;
	}
	for (size_t i = 0; i < fit->n; i++)
		k[i] = fit->row[i].kind;
	n = six_suggest(k, fit->n, SIX, six);
	for (size_t i = 0; i < n; i++)
		fit->row[six[i]].ticked = true;
}

/* What was ticked and does not fit the choice any more stays: nobody ticks twice. */
static void shown_fill(const struct choice_of *all, const struct choice_of *fit, const struct six_query *q,
                       struct six_view *v)
{
	size_t more = 0;

	for (size_t i = 0; q->chose && i < all->n; i++)
		if (is_ticked(q, all->row[i].id)) {
			v->row[v->rows] = all->row[i];
			v->row[v->rows++].ticked = true;
		}
	for (size_t i = 0; !q->chose && i < fit->n; i++)
		if (fit->row[i].ticked)
			v->row[v->rows++] = fit->row[i];
	for (size_t i = 0; i < fit->n; i++) {
		v->shown += fit->row[i].ticked;
		if (fit->row[i].ticked || more == SIX_MORE)
			continue;
		v->row[v->rows++] = fit->row[i];
		v->shown++;
		more++;
	}
	v->fit = fit->n;
}

static enum rc facts_fill(struct ctx *c, struct six_view *v)
{
	struct pupil_key *k = NEW_ARRAY(c->a, struct pupil_key, v->rows + 1);
	struct dossier_fact *f = NEW_ARRAY(c->a, struct dossier_fact, v->rows + 1);

	for (size_t i = 0; i < v->rows; i++)
		k[i] = (struct pupil_key){ c->actor.school_id, v->row[i].id };
	TRY(dossier_facts_load(c, k, v->rows, f));
	for (size_t i = 0; i < v->rows; i++) {
		v->row[i].gaps = dossier_gap_count(c->a, &f[i]);
		v->row[i].shows = six_shows(c->a, &f[i]);
	}
	return RC_OK;
}

enum rc six_load(struct ctx *c, const struct six_query *q, struct six_view *out)
{
	const struct six_query everybody = { .year = YEAR_ANY };
	struct choice_of all = { 0 };
	struct choice_of whole = { 0 };
	struct choice_of fit;

	*out = (struct six_view){ 0 };
	TRY(gate_cap(c, CAP_DOSSIER));
	TRY(all_load(c, q, &all));
	if (q->chosens > 0) /* the ticked ones may be of another status, year or name */
		TRY(all_load(c, &everybody, &whole));
	fit = fitting(c, q, &all, out);
	tick(c, q, &fit);
	out->row = NEW_ARRAY(c->a, struct six_row, fit.n + q->chosens + 1);
	shown_fill(&whole, &fit, q, out);
	gate_note_read(c, 0, &ACT_SIX_CHOOSE, 0);
	return facts_fill(c, out);
}
