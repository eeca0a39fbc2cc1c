/* A file of results: compared with what is there, only what differs is written. An empty cell changes nothing; a
 * correction keeps the result of before. */
#include "import/import_run.h"

#include "notice/results/subject_rule.h"
#include "notice/results/result_sql.h"
#include "core/trail/audit.h"
#include "import/results_read.h"

ACTION(ACT_IMPORT_RESULTS, "import.results", "Brought in results");

ACTION(ACT_RESULT_IMPORT, "result.import", "Brought in a result from a file");

/* In force before, or from an earlier line. */
struct result_held {
	int64_t value;
	struct str code;
	struct str note;
	int64_t id;  /* of the row in force; 0 = from this file */
	size_t line; /* of this file; 0 = was here before */
};

/* So many results are written at once. */
enum { BATCH = 1000 };

struct bring {
	struct import *m;
	struct import_index held;
	bool *point_used; /* by place in report->scales.point: others need not be remembered */
	size_t *written;  /* results of each pupil, in the order of the roll's */
	struct result_change *batch;
	size_t n;
};

static struct str held_key(struct arena *a, int64_t pupil, int64_t point, struct str subject, int64_t scale)
{
	return str_fmt(a, "%lld %lld %lld %.*s", (long long)pupil, (long long)point, (long long)scale,
	               STR_ARG(subject));
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
			         (struct result_held){ r->value, str_dup(a, r->code), str_dup(a, r->note), r->id, 0 });
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

static enum rc batch_write(struct bring *b)
{
	struct ctx *c = b->m->c;

	TRY(result_write_many(c->db, c->a, c->actor.school_id, b->batch, b->n, &c->err));
	b->n = 0;
	return RC_OK;
}

static enum rc result_add(struct bring *b, struct result r, int64_t ends)
{
	r.id = import_id(b->m);
	b->batch[b->n++] = (struct result_change){ r, ends };
	return b->n < BATCH ? RC_OK : batch_write(b);
}

/* One event for each pupil, however many lines of the file are about them. */
static enum rc written_audit(struct bring *b)
{
	struct import *m = b->m;

	for (size_t i = 0; i < m->data.pupils; i++) {
		const int64_t id = m->pupil[i].p.id;

		if (b->written[i] > 0)
			TRY(audit_write(m->c, id, &ACT_RESULT_IMPORT, "result", id,
			                str_fmt(m->c->a, "import, %zu results", b->written[i])));
	}
	return RC_OK;
}

/* Is there anything against this result of this pupil? */
static bool cell_fits(struct import *m, const struct result_row *row, const struct result_cell *c,
                      const struct pupil *p)
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
	struct result r = { .pupil_id = p->id,
		            .point_id = c->point->id,
		            .subject = c->subject,
		            .scale_id = c->scale->id,
		            .value = c->value.value,
		            .code = c->value.code,
		            .note = c->value.words.n > 0 ? c->value.words : c->note,
		            .way = RESULT_IMPORT,
		            .noted_by = m->c->actor.person_id,
		            .noted_at = m->c->now.utc };
	struct str key = held_key(a, p->id, r.point_id, r.subject, r.scale_id);
	uint32_t at = 0;
	int64_t ends;
	struct result_held *h = import_index_next(&b->held, key, &at);

	if (!cell_fits(m, row, c, p) || (h != NULL && same_value(h, &r)))
		return RC_OK;
	if (h != NULL && h->line > 0) {
		import_problem_at(
		    m->r, c->heading, c->typed,
		    h->line == row->source->line
		        ? S("Another column of this line has a result for the same subject and point: leave one out.")
		        : str_fmt(a, "Line %zu has another result for the same pupil, subject and point.", h->line));
		return RC_OK;
	}
	item_field(m,
	           str_c(a, str_fmt(a, "%.*s, %.*s, %.*s", STR_ARG(c->point->name),
	                            STR_ARG(subject_name(a, c->subject)), STR_ARG(c->scale->name))),
	           h != NULL ? scale_text(a, c->scale, h->value, h->code, h->note) : STR_NONE,
	           scale_text(a, c->scale, r.value, r.code, r.note));
	*corrects = *corrects || h != NULL;
	ends = h != NULL ? h->id : 0;
	if (h != NULL)
		*h = (struct result_held){ r.value, r.code, r.note, 0, row->source->line };
	else
		held_add(b, key, (struct result_held){ r.value, r.code, r.note, 0, row->source->line });
	return import_writes(m) ? result_add(b, r, ends) : RC_OK;
}

static enum rc row_bring(struct bring *b, const struct result_row *row)
{
	struct import *m = b->m;
	bool corrects = false;
	struct pupil_held *h = pupil_of_row(m, row->source, row->upn, row->born);

	if (h == NULL)
		return RC_OK;
	item_begin(m);
	for (size_t i = 0; i < row->cells; i++)
		TRY(cell_bring(b, row, &row->cell[i], &h->p, &corrects));
	b->written[h - m->pupil] += m->fields;
	item_end(m, m->fields > 0 && !corrects ? ITEM_ADDED : ITEM_CHANGED, row->source->line,
	         import_who(m->c->a, h->p.given, h->p.family));
	return RC_OK;
}

static enum rc bring(struct import *m)
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
	b.written = NEW_ARRAY(m->c->a, size_t, m->data.pupils + 1);
	b.batch = NEW_ARRAY(m->c->a, struct result_change, BATCH);
	for (size_t i = 0; i < all.n && rc == RC_OK; i++) {
		rc = row_bring(&b, &all.row[i]);
		run_progress(m, i + 1, all.n);
	}
	if (rc == RC_OK && b.n > 0)
		rc = batch_write(&b);
	return rc == RC_OK && import_writes(m) ? written_audit(&b) : rc;
}

IMPORT_KIND(IMPORT_RESULTS, bring, ACT_IMPORT_RESULTS);
