#include "notice/screen/pupil_results.h"

#include <stdlib.h>

#include "notice/results/scale_rule.h"
#include "notice/results/circumstance_sql.h"
#include "notice/results/pupil_results_sql.h"
#include "core/people/pupil_sql.h"
#include "notice/results/result_sql.h"
#include "notice/results/scale_sql.h"
#include "core/rights/gate.h"
#include "notice/screen/peers.h"
#include "notice/results/grid.h"

/* What is read once for the page. */
struct source {
	struct result *result; /* by subject, scale, day of the point */
	size_t results;
	struct result *ended;
	size_t ended_n;
	struct scale *scale;
	size_t scales;
};

static const struct assessment_point *point_of(const struct pupil_results *v, int64_t id)
{
	for (size_t i = 0; i < v->points; i++)
		if (v->point[i].id == id)
			return &v->point[i];
	return NULL;
}

static const struct scale *scale_of(const struct source *s, int64_t id)
{
	for (size_t i = 0; i < s->scales; i++)
		if (s->scale[i].id == id)
			return &s->scale[i];
	return NULL;
}

static struct results_block *block_of(struct pupil_results *v, struct arena *a, const struct source *s,
                                      const struct result *r)
{
	struct results_block *b;

	for (size_t i = 0; i < v->n; i++)
		if (v->block[i].scale->id == r->scale_id && str_eq(v->block[i].subject.code, r->subject))
			return &v->block[i];
	b = &v->block[v->n++];
	b->subject = (struct subject){ .code = r->subject, .name = subject_name(a, r->subject) };
	b->scale = scale_of(s, r->scale_id);
	b->row = NEW_ARRAY(a, struct results_row, s->results);
	b->ended = NEW_ARRAY(a, struct result, s->ended_n);
	return b;
}

static void row_add(struct pupil_results *v, struct arena *a, const struct source *s, const struct result *r)
{
	const struct assessment_point *p = point_of(v, r->point_id);
	struct results_block *b;

	if (p == NULL || scale_of(s, r->scale_id) == NULL)
		return; /* the schema does not let this happen */
	b = block_of(v, a, s, r);
	b->row[b->n++] = (struct results_row){
		.point = p,
		.value = r->value,
		.text = r->value != MILLI_NONE ? scale_text(a, b->scale, r->value, r->code, r->note)
		                               : scale_words(a, b->scale, r->value, r->code, r->note),
	};
	b->values += r->value != MILLI_NONE;
}

static struct date newest(const struct results_block *b)
{
	return b->n > 0 ? b->row[b->n - 1].point->held_on : DATE_NONE;
}

static int by_subject(const void *x, const void *y)
{
	const struct results_block *p = x;
	const struct results_block *q = y;
	size_t i = subject_order(p->subject.code);
	size_t k = subject_order(q->subject.code);
	int d;

	if (i != k)
		return i < k ? -1 : 1;
	d = str_cmp(p->subject.code, q->subject.code);
	if (d == 0)
		d = date_cmp(newest(q), newest(p));
	return d != 0 ? d : str_cmp(p->scale->name, q->scale->name);
}

static void blocks_make(struct pupil_results *v, struct arena *a, const struct source *s)
{
	v->block = NEW_ARRAY(a, struct results_block, s->results + s->ended_n);
	for (size_t i = 0; i < s->results; i++)
		row_add(v, a, s, &s->result[i]);
	for (size_t i = 0; i < s->ended_n; i++) {
		const struct result *r = &s->ended[i];
		struct results_block *b;

		if (point_of(v, r->point_id) == NULL || scale_of(s, r->scale_id) == NULL)
			continue;
		b = block_of(v, a, s, r);
		b->ended[b->n_ended++] = *r;
	}
	if (v->n > 1)
		qsort(v->block, v->n, sizeof v->block[0], by_subject);
}

static enum rc results_read(struct ctx *c, int64_t pupil_id, struct pupil_results *v)
{
	struct source s = { 0 };
	struct pupil_key k;

	TRY(gate_pupil(c, pupil_id, CAP_RESULTS, &ACT_RESULTS_OPEN, &k));
	TRY(pupil_load(c->db, c->a, k, &v->pupil, &c->err));
	TRY(result_of_pupil(c->db, c->a, k, INT64_MAX, &s.result, &s.results, &c->err));
	TRY(result_ended(c->db, c->a, k, &s.ended, &s.ended_n, &c->err));
	TRY(scale_list(c->db, c->a, k.school_id, &s.scale, &s.scales, &c->err));
	TRY(point_of_school(c->db, c->a, k.school_id, &v->point, &v->points, &c->err));
	TRY(circumstance_list(c->db, c->a, k, &v->beside, &v->n_beside, &c->err));
	v->name = pupil_name(c->a, &v->pupil);
	v->first = pupil_first(&v->pupil);
	blocks_make(v, c->a, &s);
	return peers_fill(c, k, v);
}

enum rc pupil_results_load(struct ctx *c, int64_t pupil_id, struct pupil_results *out)
{
	*out = (struct pupil_results){ 0 };
	return results_read(c, pupil_id, out);
}
