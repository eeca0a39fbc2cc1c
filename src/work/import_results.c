/* A file of results: compared with what is there, only what differs is written. An empty cell changes nothing; a
 * correction keeps the result of before. */
#include "work/import_run.h"

#include "domain/subject.h"
#include "store/result_store.h"
#include "work/audit.h"
#include "work/results_read.h"

/* In force before, or from an earlier line. */
struct result_held {
	int64_t value;
	struct str code;
	struct str note;
	size_t line; /* of this file; 0 = was here before */
};

struct bring {
	struct import *m;
	struct import_index held;
	bool *point_used; /* by place in report->scales.point: others need not be remembered */
};

static struct str held_key(struct arena *a, int64_t pupil, int64_t point, struct str subject, int64_t scale)
{
	return str_fmt(a, "%lld %lld %lld %.*s", (long long)pupil, (long long)point, (long long)scale, STR_ARG(subject));
}

static void held_add(struct bring *b, struct str key, struct result_held h)
{
	struct result_held *p = NEW(b->m->c->a, struct result_held);

	*p = h;
	import_index_add(&b->held, key, p);
}

static enum rc each_held(void *ctx, const struct result *r)
{
	struct bring *b = ctx;
	struct arena *a = b->m->c->a;
	const struct scales *all = &b->m->report->scales;

	for (size_t i = 0; i < all->points; i++) {
		if (all->point[i].id == r->point_id && b->point_used[i])
			held_add(b, held_key(a, r->pupil_id, r->point_id, r->subject, r->scale_id),
				 (struct result_held){ r->value, str_dup(a, r->code), str_dup(a, r->note), 0 });
	}
	return RC_OK;
}

static enum rc held_load(struct bring *b, const struct result_rows *all)
{
	struct import *m = b->m;
	const struct scales *s = &m->report->scales;

	b->held = import_index_new(m->c->a, 1024);
	b->point_used = NEW_ARRAY(m->c->a, bool, s->points + 1);
	for (size_t i = 0; i < all->n; i++) {
		for (size_t k = 0; k < all->row[i].cells; k++)
			b->point_used[all->row[i].cell[k].point - s->point] = true;
	}
	return result_each_in_force(m->c->db, m->c->a, m->c->actor.school_id, each_held, b, &m->c->err);
}

static bool same_value(const struct result_held *h, const struct result *r)
{
	return h->value == r->value && str_eq(h->code, r->code) && (r->note.n == 0 || str_eq(h->note, r->note));
}

static enum rc result_add(struct import *m, struct pupil_key k, struct result *r)
{
	bool changed;

	r->id = import_id(m);
	return result_write(m->c->db, m->c->a, k, r, &changed, &m->c->err);
}

/* Is there anything against this result of this pupil? */
static bool cell_fits(struct import *m, const struct result_row *row, const struct result_cell *c, const struct pupil *p)
{
	m->r->row = row->source;
	if (result_day_fault(p->born, c->point->held_on).n > 0) {
		import_problem_at(m->r, c->heading, c->typed,
				  str_fmt(m->c->a, "%.*s was before the pupil was born.", STR_ARG(c->point->name)));
		return false;
	}
	if (scale_age_odd(c->scale, p->born, c->point->held_on))
		import_note_at(m->r, c->heading, c->typed,
			       str_fmt(m->c->a, "%.*s is not meant for a pupil of this age. It is taken all the same.",
				       STR_ARG(c->scale->name)));
	return true;
}

static enum rc cell_bring(struct bring *b, const struct result_row *row, const struct result_cell *c,
			  const struct pupil *p, bool *corrects)
{
	struct import *m = b->m;
	struct arena *a = m->c->a;
	struct result r = { .point_id = c->point->id, .subject = c->subject, .scale_id = c->scale->id,
			    .value = c->value.value, .code = c->value.code,
			    .note = c->value.words.n > 0 ? c->value.words : c->note, .way = S("import"),
			    .noted_by = m->c->actor.person_id, .noted_at = m->c->now.utc };
	struct str key = held_key(a, p->id, r.point_id, r.subject, r.scale_id);
	uint32_t at = 0;
	struct result_held *h = import_index_next(&b->held, key, &at);

	if (!cell_fits(m, row, c, p) || (h != NULL && same_value(h, &r)))
		return RC_OK;
	if (h != NULL && h->line > 0) {
		import_problem_at(m->r, c->heading, c->typed,
				  str_fmt(a, "Line %zu has another result for the same pupil, subject and point.", h->line));
		return RC_OK;
	}
	item_field(m,
		   str_c(a, str_fmt(a, "%.*s, %.*s, %.*s", STR_ARG(c->point->name), STR_ARG(subject_name(a, c->subject)),
				    STR_ARG(c->scale->name))),
		   h != NULL ? scale_text(a, c->scale, h->value, h->code, h->note) : STR_NONE,
		   scale_text(a, c->scale, r.value, r.code, r.note));
	*corrects = *corrects || h != NULL;
	if (h != NULL)
		*h = (struct result_held){ r.value, r.code, r.note, row->source->line };
	else
		held_add(b, key, (struct result_held){ r.value, r.code, r.note, row->source->line });
	return import_writes(m) ? result_add(m, (struct pupil_key){ m->c->actor.school_id, p->id }, &r) : RC_OK;
}

static enum rc row_bring(struct bring *b, const struct result_row *row)
{
	struct import *m = b->m;
	bool twins, corrects = false;
	struct pupil_held *h = pupil_find(m, row->upn, STR_NONE, row->name_key, row->born, &twins);
	enum rc rc = RC_OK;

	if (h == NULL || twins) {
		run_problem(m, row->source, row->upn.n > 0 ? COL_UPN : COL_NONE, 0,
			    twins ? S("Two pupils have this name and date of birth. Give the UPN to say which one is meant.")
				  : S("No pupil of this school has this UPN, or this name and date of birth."));
		return RC_OK;
	}
	item_begin(m);
	for (size_t i = 0; i < row->cells && rc == RC_OK; i++)
		rc = cell_bring(b, row, &row->cell[i], &h->p, &corrects);
	if (rc == RC_OK && import_writes(m) && m->fields > 0)
		rc = audit_write(m->c, h->p.id, "result.import", "result", h->p.id,
				 str_fmt(m->c->a, "import, %zu results", m->fields));
	item_end(m, m->fields > 0 && !corrects ? ITEM_ADDED : ITEM_CHANGED, row->source->line,
		 import_who(m->c->a, h->p.given, h->p.family));
	return rc;
}

enum rc import_results(struct import *m)
{
	struct bring b = { .m = m };
	struct result_defaults d;
	struct result_rows all;
	enum rc rc = scales_read(m->c, &m->report->scales);

	if (rc == RC_OK)
		rc = import_load_roll(m->c->db, m->c->a, m->c->actor.school_id, &m->data, &m->c->err);
	if (rc != RC_OK)
		return rc;
	d.point = scales_point(&m->report->scales, m->o->point_id);
	d.scale = scales_find(&m->report->scales, m->o->scale_id);
	all = results_read(m->r, &m->report->scales, &d);
	if (all.used.n > 0) {
		m->report->used = all.used;
		m->report->unused = all.unused;
	}
	rc = held_load(&b, &all);
	pupils_index(m);
	for (size_t i = 0; i < all.n && rc == RC_OK; i++) {
		rc = row_bring(&b, &all.row[i]);
		run_progress(m, i + 1, all.n);
	}
	return rc;
}
