/* A file of circumstances: compared with what is there, only what differs is written. What can be measured (attendance,
 * English, arrival) is corrected by its first day; what somebody put in words is never written over: the same words
 * from the same day are the same, others are one more. An empty cell changes nothing. */
#include "import/import_run.h"

#include "notice/results/circumstance_rule.h"
#include "core/rights/caps_rule.h"
#include "notice/results/circumstance_sql.h"
#include "core/trail/audit.h"
#include "import/circumstances_read.h"

ACTION(ACT_IMPORT_CIRCUMSTANCES, "import.circumstances", "Brought in circumstances");

ACTION(ACT_CIRCUMSTANCE_IMPORT, "circumstance.import", "Brought in a circumstance from a file");

/* In force before, or from an earlier line. */
struct fact {
	struct circumstance v;
	size_t line; /* of this file; 0 = was here before */
};

struct bring {
	struct import *m;
	struct import_index facts; /* by pupil */
	bool corrects;
};

static struct str pupil_text(struct arena *a, int64_t pupil)
{
	return str_fmt(a, "%lld", (long long)pupil);
}

static struct fact *fact_add(struct bring *b, const struct circumstance *v, size_t line)
{
	struct arena *a = b->m->c->a;
	struct fact *f = NEW(a, struct fact);

	*f = (struct fact){ *v, line };
	import_index_add(&b->facts, pupil_text(a, v->pupil_id), f);
	return f;
}

static enum rc each_fact(void *ctx, const struct circumstance *v)
{
	struct bring *b = ctx;
	struct arena *a = b->m->c->a;
	struct circumstance keep = *v;

	keep.words = str_dup(a, v->words);
	fact_add(b, &keep, 0);
	return RC_OK;
}

static bool is_measured(enum circumstance_kind kind)
{
	return kind == CIRCUMSTANCE_ATTENDANCE || kind == CIRCUMSTANCE_ARRIVED;
}

static bool is_the_same_thing(const struct circumstance *have, const struct circumstance *want)
{
	bool same_day = date_cmp(have->starts, want->starts) == 0;

	if (have->kind != want->kind)
		return false;
	if (want->kind == CIRCUMSTANCE_LANGUAGE)
		return same_day || (date_none(have->ends) && (date_none(want->starts) || date_none(have->starts)));
	return same_day && (is_measured(want->kind) || str_eq(have->words, want->words));
}

/* The one in force of several that fit; NULL when there is none. */
static struct fact *fact_find(struct bring *b, int64_t pupil, const struct circumstance *want)
{
	struct str key = pupil_text(b->m->c->a, pupil);
	struct fact *found = NULL;
	uint32_t at = 0;

	for (struct fact *f = import_index_next(&b->facts, key, &at); f != NULL;
	     f = import_index_next(&b->facts, key, &at))
		if (is_the_same_thing(&f->v, want) && (found == NULL || date_none(f->v.ends)))
			found = f;
	return found;
}

static struct str fact_text(struct arena *a, const struct circumstance *v)
{
	struct str words = circumstance_text(a, v), when = circumstance_when(a, v);

	if (words.n == 0 || when.n == 0)
		return words.n > 0 ? words : when;
	return str_fmt(a, "%.*s (%.*s)", STR_ARG(words), STR_ARG(when));
}

static bool is_equal(const struct circumstance *x, const struct circumstance *y)
{
	return x->level == y->level && str_eq(x->words, y->words) && date_cmp(x->starts, y->starts) == 0 &&
	       date_cmp(x->ends, y->ends) == 0;
}

/* What is there with what the file says; an empty cell changes nothing. */
static struct circumstance merged(const struct circumstance *have, const struct circumstance *want)
{
	struct circumstance v = *have;
	bool not_said =
	    want->kind == CIRCUMSTANCE_LANGUAGE && want->level == ENGLISH_NONE && have->level != ENGLISH_NONE;

	if (want->level != ENGLISH_NONE)
		v.level = want->level;
	if (want->words.n > 0 && !not_said)
		v.words = want->words;
	if (!date_none(want->starts))
		v.starts = want->starts;
	if (!date_none(want->ends))
		v.ends = want->ends;
	return v;
}

static enum column column_of(const struct circumstance *v, const char *field)
{
	switch (field[0]) {
	case 'l':
		return COL_VALUE;
	case 's':
		return v->kind == CIRCUMSTANCE_ARRIVED ? COL_ARRIVED : COL_FROM;
	case 'e':
		return COL_UNTIL;
	default:
		return COL_NOTE;
	}
}

/* Is there anything against it? */
static bool fact_fits(struct bring *b, const struct circumstance_row *row, const struct circumstance *v,
                      struct date born)
{
	struct import *m = b->m;
	struct str why;
	const char *field = circumstance_fault(v, born, m->c->now.today, &why);
	enum column at = field != NULL ? column_of(v, field) : COL_NONE;

	if (field == NULL)
		return true;
	if (at == COL_ARRIVED && row->n == 1)
		at = COL_FROM;
	run_problem(m, row->source, at, 0, str_fmt(m->c->a, "%.*s.", STR_ARG(why)));
	return false;
}

static enum rc fact_update(struct bring *b, struct pupil_key k, struct fact *f, struct circumstance v, size_t line)
{
	struct import *m = b->m;

	item_field(m, circumstance_kind_word(v.kind), fact_text(m->c->a, &f->v), fact_text(m->c->a, &v));
	b->corrects = true;
	v.noted_by = m->c->actor.person_id;
	v.noted_on = m->c->now.today;
	if (import_writes(m))
		TRY(circumstance_update(m->c->db, m->c->a, k, &v, &m->c->err));
	v.revision++;
	*f = (struct fact){ v, line };
	return RC_OK;
}

/* English goes on in stretches: a later one ends the one before, an earlier one ends where the next begins. */
static enum rc english_join(struct bring *b, struct pupil_key k, struct circumstance *v)
{
	struct str key = pupil_text(b->m->c->a, k.pupil_id);
	uint32_t at = 0;

	if (date_none(v->starts))
		return RC_OK;
	for (struct fact *f = import_index_next(&b->facts, key, &at); f != NULL;
	     f = import_index_next(&b->facts, key, &at)) {
		struct circumstance old = f->v;

		if (old.kind != CIRCUMSTANCE_LANGUAGE)
			continue;
		if (date_cmp(old.starts, v->starts) > 0) {
			if (date_none(v->ends))
				v->ends = end_before(old.starts, v->starts);
		} else if (date_none(old.ends)) {
			old.ends = end_before(v->starts, old.starts);
			TRY(fact_update(b, k, f, old, f->line));
		}
	}
	return RC_OK;
}

static enum rc fact_insert(struct bring *b, struct pupil_key k, struct circumstance v, size_t line)
{
	struct import *m = b->m;

	if (v.kind == CIRCUMSTANCE_LANGUAGE)
		TRY(english_join(b, k, &v));
	v.school_id = k.school_id;
	v.pupil_id = k.pupil_id;
	v.id = import_id(m);
	v.noted_by = m->c->actor.person_id;
	v.noted_on = m->c->now.today;
	v.revision = 1;
	item_field(m, circumstance_kind_word(v.kind), STR_NONE, fact_text(m->c->a, &v));
	fact_add(b, &v, line);
	if (import_writes(m))
		TRY(circumstance_insert(m->c->db, m->c->a, k, &v, &m->c->err));
	return RC_OK;
}

static enum rc fact_bring(struct bring *b, const struct circumstance_row *row, const struct circumstance *want,
                          const struct pupil *p)
{
	struct import *m = b->m;
	struct pupil_key k = { m->c->actor.school_id, p->id };
	struct fact *f = fact_find(b, p->id, want);
	struct circumstance v = f != NULL ? merged(&f->v, want) : *want;

	if (!fact_fits(b, row, &v, p->born) || (f != NULL && is_equal(&f->v, &v)))
		return RC_OK;
	if (f != NULL && f->line > 0) {
		run_problem(m, row->source, COL_KIND, 0,
		            str_fmt(m->c->a, "Line %zu says something else of the same pupil, kind and day.", f->line));
		return RC_OK;
	}
	return f != NULL ? fact_update(b, k, f, v, row->source->line) : fact_insert(b, k, v, row->source->line);
}

static bool special_allowed(const struct import *m)
{
	const struct actor *who = &m->c->actor;

	return who->account_id == 0 ? m->o->special : role_can(who->hat, CAP_SPECIAL);
}

/* A bare "yes" of a file is answered by whatever is known of it already, in whatever words. */
static bool flag_is_known(struct bring *b, int64_t pupil, const struct circumstance *want)
{
	struct str key = pupil_text(b->m->c->a, pupil);
	uint32_t at = 0;

	for (struct fact *f = import_index_next(&b->facts, key, &at); f != NULL;
	     f = import_index_next(&b->facts, key, &at))
		if (f->v.kind == want->kind && date_none(f->v.ends) &&
		    (want->kind != CIRCUMSTANCE_OTHER || str_starts(f->v.words, want->words)))
			return true;
	return false;
}

static enum rc items_bring(struct bring *b, const struct circumstance_row *row, const struct pupil *p)
{
	struct import *m = b->m;

	for (size_t i = 0; i < row->n; i++) {
		const struct circumstance *want = &row->item[i];

		if (row->wide && circumstance_special(want->kind) && !special_allowed(m))
			import_note_once(
			    m->r, want->kind == CIRCUMSTANCE_MEDICAL ? COL_MEDICAL : COL_LOOKED_AFTER, 0,
			    S("Health and care are brought in by the SENCO, or by the command with --special: this "
			      "column is left out."));
		else if (!row->flag[i] || !flag_is_known(b, p->id, want))
			TRY(fact_bring(b, row, want, p));
	}
	return RC_OK;
}

static enum rc row_bring(struct bring *b, const struct circumstance_row *row)
{
	struct import *m = b->m;
	struct pupil_held *h = pupil_of_row(m, row->source, row->upn, row->born);

	if (!row->wide && circumstance_special(row->item[0].kind) && !special_allowed(m)) {
		run_problem(m, row->source, COL_KIND, 0,
		            S("Health and care are brought in by the SENCO, or by the command with --special."));
		return RC_OK;
	}
	if (h == NULL)
		return RC_OK;
	TRY(aparts_write(m, h->p.id));
	item_begin(m);
	b->corrects = false;
	TRY(items_bring(b, row, &h->p));
	if (import_writes(m) && m->fields > 0)
		TRY(audit_write(m->c, h->p.id, &ACT_CIRCUMSTANCE_IMPORT, "circumstance", h->p.id,
		                str_fmt(m->c->a, "import, %zu circumstances", m->fields)));
	item_end(m, m->fields > 0 && !b->corrects ? ITEM_ADDED : ITEM_CHANGED, row->source->line,
	         import_who(m->c->a, h->p.given, h->p.family));
	return RC_OK;
}

static enum rc bring(struct import *m)
{
	struct bring b = { .m = m, .facts = import_index_new(m->c->a, 1024) };
	struct circumstance_rows all = circumstances_read(m->r);

	TRY(import_load_roll(m->c->db, m->c->a, m->c->actor.school_id, &m->data, &m->c->err));
	TRY(circumstance_each(m->c->db, m->c->a, m->c->actor.school_id, each_fact, &b, &m->c->err));
	pupils_index(m);
	for (size_t i = 0; i < all.n; i++) {
		TRY(row_bring(&b, &all.row[i]));
		run_progress(m, i + 1, all.n);
	}
	return RC_OK;
}

IMPORT_KIND(IMPORT_CIRCUMSTANCES, bring, ACT_IMPORT_CIRCUMSTANCES);
