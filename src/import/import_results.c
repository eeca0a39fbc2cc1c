/* A file of results: compared with what is there, only what differs is written. An empty cell changes nothing; a
 * correction keeps the result of before. */
#include "import/import_run.h"

#include <string.h>

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
	struct import_index label; /* what the report calls a point, subject and scale */
	size_t *written;           /* results of each pupil, in the order of the roll's */
	struct str *who;           /* their names, once they are needed */
	struct result_change *batch;
	size_t n;
};

/* pupil 0: of all. */
static struct str held_key(struct arena *a, int64_t pupil, int64_t point, struct str subject, int64_t scale)
{
	const int64_t id[] = { pupil, point, scale };
	char *p = arena_raw(a, sizeof id + subject.n);

	memcpy(p, id, sizeof id);
	if (subject.n > 0)
		memcpy(p + sizeof id, subject.p, subject.n);
	return (struct str){ p, sizeof id + subject.n };
}

static void held_add(struct bring *b, struct str key, struct result_held h)
{
	struct result_held *p = arena_raw(b->m->c->a, sizeof *p);

	*p = h;
	import_index_add(&b->held, key, p);
}

static enum rc each_held(void *ctx, const struct result *r)
{
	struct bring *b = ctx;
	struct arena *a = b->m->c->a;

	held_add(b, held_key(a, r->pupil_id, r->point_id, r->subject, r->scale_id),
	         (struct result_held){ r->value, r->code.n > 0 ? str_dup(a, r->code) : STR_NONE,
	                               r->note.n > 0 ? str_dup(a, r->note) : STR_NONE, r->id, 0 });
	return RC_OK;
}

static enum rc held_load(struct bring *b)
{
	struct import *m = b->m;

	b->held = import_index_new(m->c->a, m->r->file->n);
	b->label = import_index_new(m->c->a, 1);
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

/* "Autumn 2025, Reading, Standardised score" */
static const char *label_of(struct bring *b, const struct result_cell *c)
{
	struct arena *a = b->m->c->a;
	struct str key = held_key(a, 0, c->point->id, c->subject, c->scale->id);
	uint32_t at = 0;
	struct str *found = import_index_next(&b->label, key, &at);

	if (found == NULL) {
		found = NEW(a, struct str);
		*found = str_fmt(a, "%.*s, %.*s, %.*s", STR_ARG(c->point->name), STR_ARG(subject_name(a, c->subject)),
		                 STR_ARG(c->scale->name));
		import_index_add(&b->label, key, found);
	}
	return found->p;
}

/* It is new, or another one than before. */
static enum rc cell_differs(struct bring *b, const struct result_row *row, const struct result_cell *c,
                            struct result_held *h, struct result *r, struct str key)
{
	struct import *m = b->m;
	struct arena *a = m->c->a;
	const struct result_held now = { r->value, r->code, r->note, 0, row->source->line };
	int64_t ends = h != NULL ? h->id : 0;

	item_field(m, label_of(b, c), h != NULL ? scale_text(a, c->scale, h->value, h->code, h->note) : STR_NONE,
	           scale_text(a, c->scale, r->value, r->code, r->note));
	if (h != NULL)
		*h = now;
	else
		held_add(b, key, now);
	return import_writes(m) ? result_add(b, *r, ends) : RC_OK;
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
	const struct arena_mark mark = arena_mark(a);
	struct str key = held_key(a, p->id, r.point_id, r.subject, r.scale_id);
	uint32_t at = 0;
	struct result_held *h = import_index_next(&b->held, key, &at);

	if (h != NULL)
		arena_rewind(a, mark);
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
	*corrects = *corrects || h != NULL;
	return cell_differs(b, row, c, h, &r, key);
}

static struct str who_of(struct bring *b, const struct pupil_held *h)
{
	struct str *who = &b->who[h - b->m->pupil];

	if (who->n == 0)
		*who = import_who(b->m->c->a, h->p.given, h->p.family);
	return *who;
}

static enum rc row_bring(void *x, const struct result_row *row)
{
	struct bring *b = x;
	struct import *m = b->m;
	bool corrects = false;
	struct pupil_held *h = pupil_of_row(m, row->source, row->upn, row->born);

	run_progress(m, (size_t)(row->source - m->r->file->row), m->r->file->n);
	if (h == NULL)
		return RC_OK;
	TRY(aparts_write(m, h->p.id));
	item_begin(m);
	for (size_t i = 0; i < row->cells; i++)
		TRY(cell_bring(b, row, &row->cell[i], &h->p, &corrects));
	b->written[h - m->pupil] += m->fields;
	item_end(m, m->fields > 0 && !corrects ? ITEM_ADDED : ITEM_CHANGED, row->source->line, who_of(b, h));
	return RC_OK;
}

static enum rc bring(struct import *m)
{
	struct bring b = { .m = m };
	struct result_defaults d;
	struct result_heads heads;

	TRY(scales_read(m->c, &m->report->scales));
	TRY(import_load_roll(m->c->db, m->c->a, m->c->actor.school_id, &m->data, &m->c->err));
	TRY(held_load(&b));
	d.point = scales_point(&m->report->scales, m->o->point_id);
	d.scale = scales_find(&m->report->scales, m->o->scale_id);
	pupils_index(m);
	b.written = NEW_ARRAY(m->c->a, size_t, m->data.pupils + 1);
	b.who = NEW_ARRAY(m->c->a, struct str, m->data.pupils + 1);
	b.batch = NEW_ARRAY(m->c->a, struct result_change, BATCH);
	TRY(results_each(m->r, &m->report->scales, &d, &heads, row_bring, &b));
	run_progress(m, m->r->file->n, m->r->file->n);
	if (heads.used.n > 0) {
		m->report->used = heads.used;
		m->report->unused = heads.unused;
	}
	if (b.n > 0)
		TRY(batch_write(&b));
	return import_writes(m) ? written_audit(&b) : RC_OK;
}

IMPORT_KIND(IMPORT_RESULTS, bring, ACT_IMPORT_RESULTS);
