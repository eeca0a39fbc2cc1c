#include "work/screening.h"
#include "work/peers.h"

#include "domain/peers.h"
#include "domain/scale_check.h"
#include "store/pupil_results_store.h"
#include "work/screening.h"

static int32_t thousandths(int64_t milli)
{
	return milli == MILLI_NONE ? 0 : (int32_t)milli;
}

static struct screen_scale scale_make(const struct scale *s)
{
	return (struct screen_scale){ .id = s->id,
				      .numbers = true,
				      .rising = s->rising != 0,
				      .low = thousandths(s->low),
				      .high = thousandths(s->high),
				      .step = thousandths(s->step),
				      .band = thousandths(s->band) };
}

static bool point_find(const struct screen_point *point, size_t n, int64_t id, uint16_t *at)
{
	for (size_t i = 0; i < n; i++)
		if (point[i].id == id) {
			*at = (uint16_t)i;
			return true;
		}
	return false;
}

/* The year group's values of one block; rows come by pupil, and within one by day, so that these do too. */
static size_t values_of(const struct results_block *b, const struct screen_point *point, size_t points,
			const struct cohort_result *row, size_t n, int64_t pupil_id, struct peer_value *out, uint32_t *me)
{
	uint32_t pupils = 0;
	int64_t last = 0;
	size_t k = 0;

	for (size_t i = 0; i < n; i++) {
		if (row[i].scale_id != b->scale->id || !str_eq(row[i].subject, b->subject.code) ||
		    !point_find(point, points, row[i].point_id, &out[k].point))
			continue;
		if (row[i].pupil_id != last)
			pupils++;
		last = row[i].pupil_id;
		if (last == pupil_id)
			*me = pupils;
		out[k].pupil = pupils;
		out[k++].value = (int32_t)row[i].value;
	}
	return k;
}

static void block_fill(struct results_block *b, const struct peers_found *f, const struct screen_point *point,
		       size_t points)
{
	uint16_t at;

	b->peers = f->n;
	b->peers_widened = f->widened > 0;
	b->peers_within = f->within;
	for (size_t i = 0; i < b->n; i++)
		if (point_find(point, points, b->row[i].point->id, &at) && f->has[at]) {
			b->row[i].has_peers = true;
			b->row[i].peers = f->middle[at];
		}
}

enum rc peers_fill(struct ctx *c, struct pupil_key k, struct pupil_results *v)
{
	struct screen_rules rules;
	struct screen_point *point = NEW_ARRAY(c->a, struct screen_point, v->points);
	struct cohort_result *row;
	struct peer_value *value;
	struct peers_found f;
	size_t n;
	enum rc rc = cohort_results(c->db, c->a, k, v->pupil.year_group, c->now.today, &row, &n, &c->err);

	if (rc == RC_OK)
		rc = screen_rules_load(c, &rules);
	if (rc != RC_OK)
		return rc;
	for (size_t i = 0; i < v->points; i++) { /* the school's list begins with the newest */
		const struct assessment_point *p = &v->point[v->points - 1 - i];

		point[i] = (struct screen_point){ p->id, p->held_on };
	}
	value = NEW_ARRAY(c->a, struct peer_value, n + 1);
	for (size_t i = 0; i < v->n; i++) {
		const struct screen_scale scale = scale_make(v->block[i].scale);
		uint32_t me = 0;
		size_t m;

		if (!scale_is_number(v->block[i].scale))
			continue;
		m = values_of(&v->block[i], point, v->points, row, n, k.pupil_id, value, &me);
		if (peers_of(c->a, &rules, &scale, point, v->points, value, m, me, &f))
			block_fill(&v->block[i], &f, point, v->points);
	}
	return RC_OK;
}
