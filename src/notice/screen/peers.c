#include "notice/screen/peers.h"

#include "notice/results/scale_rule.h"
#include "notice/results/pupil_results_sql.h"
#include "notice/screen/screening.h"

enum { NEVER_STALE = 100000 }; /* days: a picture of long ago has its peers too */

/* The year group's values on the scale of one block, for the screen. */
struct year {
	struct screen_scale scale;
	struct screen_school s;
	struct screen_pupil *pupil;
	struct screen_result *result;
	uint32_t me;
};

static bool point_find(const struct screen_school *s, int64_t id, uint16_t *at)
{
	for (size_t i = 0; i < s->points; i++)
		if (s->point[i].id == id) {
			*at = (uint16_t)i;
			return true;
		}
	return false;
}

/* Rows come by pupil, and within one by day, as the screen wants them. */
static void year_fill(struct year *y, const struct results_block *b, const struct cohort_result *row, size_t n,
                      int64_t pupil_id)
{
	struct screen_school *s = &y->s;
	uint16_t point;

	y->scale = screening_scale_of(b->scale);
	s->pupils = s->results = 0;
	for (size_t i = 0; i < n; i++) {
		if (row[i].scale_id != b->scale->id || !str_eq(row[i].subject, b->subject.code) ||
		    !point_find(s, row[i].point_id, &point) || row[i].value > SCREEN_VALUE_MOST ||
		    row[i].value < -SCREEN_VALUE_MOST)
			continue;
		if (s->pupils == 0 || y->pupil[s->pupils - 1].id != row[i].pupil_id)
			y->pupil[s->pupils++] = (struct screen_pupil){ .id = row[i].pupil_id };
		if (row[i].pupil_id == pupil_id)
			y->me = (uint32_t)s->pupils - 1;
		y->result[s->results++] = (struct screen_result){ .pupil = (uint32_t)s->pupils - 1,
			                                          .point = point,
			                                          .has_value = true,
			                                          .value = (int32_t)row[i].value };
	}
}

static void block_fill(struct results_block *b, const struct screen_finding *f, const struct screen_peers *p,
                       const struct screen_school *s)
{
	uint16_t at;

	b->peers = p->n;
	b->peers_widened = f->widened > 0;
	b->peers_within = p->within;
	for (size_t i = 0; i < b->n; i++)
		if (point_find(s, b->row[i].point->id, &at) && p->has[at]) {
			b->row[i].has_peers = true;
			b->row[i].peers = p->middle[at];
		}
}

static enum rc block_peers(struct ctx *c, const struct screen_rules *rules, const struct year *y,
                           struct results_block *b)
{
	struct screen_finding *f;
	struct screen_peers p;
	size_t n;

	TRY(screen_run(c->a, rules, &y->s, &f, &n));
	for (size_t i = 0; i < n; i++)
		if (f[i].pupil == y->me && screen_peers(c->a, rules, &y->s, &f[i], &p))
			block_fill(b, &f[i], &p, &y->s);
	return RC_OK;
}

static struct year year_new(struct ctx *c, const struct pupil_results *v, size_t n)
{
	struct screen_point *point = NEW_ARRAY(c->a, struct screen_point, v->points + 1);
	struct year y = { .pupil = NEW_ARRAY(c->a, struct screen_pupil, n + 1),
		          .result = NEW_ARRAY(c->a, struct screen_result, n + 1) };

	for (size_t i = 0; i < v->points; i++) { /* the school's list begins with the newest */
		const struct assessment_point *p = &v->point[v->points - 1 - i];

		point[i] = (struct screen_point){ p->id, p->held_on };
	}
	y.s = (struct screen_school){ .today = c->now.today,
		                      .scales = 1,
		                      .point = point,
		                      .points = v->points,
		                      .pupil = y.pupil,
		                      .subjects = 1,
		                      .result = y.result };
	return y;
}

enum rc peers_fill(struct ctx *c, struct pupil_key k, struct pupil_results *v)
{
	struct screen_rules rules;
	struct cohort_result *row;
	struct year y;
	size_t n;

	TRY(cohort_results(c->db, c->a, k, v->pupil.year_group, c->now.today, &row, &n, &c->err));
	TRY(screen_rules_load(c, &rules));
	rules.stale_days = NEVER_STALE;
	y = year_new(c, v, n);
	y.s.scale = &y.scale;
	for (size_t i = 0; i < v->n; i++) {
		if (!scale_is_number(v->block[i].scale))
			continue;
		year_fill(&y, &v->block[i], row, n, k.pupil_id);
		TRY(block_peers(c, &rules, &y, &v->block[i]));
	}
	return RC_OK;
}
