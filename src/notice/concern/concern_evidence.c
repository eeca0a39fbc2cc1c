#include "notice/concern/concern_evidence.h"

#include "notice/results/scale_rule.h"
#include "notice/results/subject_rule.h"
#include "notice/results/circumstance_sql.h"
#include "notice/observe/observation_sql.h"
#include "notice/results/result_sql.h"
#include "notice/results/scale_sql.h"

enum { OBSERVATIONS_SHOWN = 6 };

struct lists {
	struct scale *scale;
	size_t scales;
	struct assessment_point *point;
	size_t points;
};

static const struct scale *scale_find(const struct lists *l, int64_t id)
{
	for (size_t i = 0; i < l->scales; i++)
		if (l->scale[i].id == id)
			return &l->scale[i];
	return NULL;
}

static struct str point_name(const struct lists *l, int64_t id)
{
	for (size_t i = 0; i < l->points; i++)
		if (l->point[i].id == id)
			return l->point[i].name;
	return STR_NONE;
}

/* One line for each subject and scale. The results come by subject, scale and day. */
static void results_fill(struct ctx *c, const struct lists *l, const struct result *r, size_t n,
                         struct concern_evidence *out)
{
	out->result = NEW_ARRAY(c->a, struct evidence_result, n);
	for (size_t i = 0; i < n; i++) {
		const struct scale *s = scale_find(l, r[i].scale_id);
		bool more = i + 1 < n && str_eq(r[i + 1].subject, r[i].subject) && r[i + 1].scale_id == r[i].scale_id;
		bool two = i > 0 && str_eq(r[i - 1].subject, r[i].subject) && r[i - 1].scale_id == r[i].scale_id;
		struct evidence_result *e;

		if (more || s == NULL)
			continue;
		e = &out->result[out->results++];
		*e = (struct evidence_result){ .subject = subject_name(c->a, r[i].subject),
			                       .scale = s->name,
			                       .latest = scale_words(c->a, s, r[i].value, r[i].code, r[i].note),
			                       .point = point_name(l, r[i].point_id) };
		if (two) {
			e->before = scale_words(c->a, s, r[i - 1].value, r[i - 1].code, r[i - 1].note);
			e->point_before = point_name(l, r[i - 1].point_id);
		}
	}
}

static enum rc results_load(struct ctx *c, struct pupil_key k, struct concern_evidence *out)
{
	struct lists l = { 0 };
	struct result *r;
	size_t n = 0;

	TRY(scale_list(c->db, c->a, k.school_id, &l.scale, &l.scales, &c->err));
	TRY(point_of_school(c->db, c->a, k.school_id, &l.point, &l.points, &c->err));
	TRY(result_of_pupil(c->db, c->a, k, INT64_MAX, &r, &n, &c->err));
	results_fill(c, &l, r, n, out);
	return RC_OK;
}

enum rc concern_evidence_load(struct ctx *c, struct pupil_key k, struct concern_evidence *out)
{
	*out = (struct concern_evidence){ .may_results = role_can(c->actor.hat, CAP_RESULTS),
		                          .may_observations = role_can(c->actor.hat, CAP_OBSERVE) };
	if (out->may_results)
		TRY(results_load(c, k, out));
	if (out->may_results)
		TRY(circumstance_list(c->db, c->a, k, &out->circumstance, &out->circumstances, &c->err));
	if (out->may_observations)
		TRY(observation_latest(c->db, c->a, k, OBSERVATIONS_SHOWN, &out->observation, &out->observations,
		                       &c->err));
	return RC_OK;
}
