#include "boards/family/family_known.h"

#include "boards/family/family_own.h"
#include "core/rights/gate.h"
#include "core/school/calendar.h"
#include "do/support_sql.h"
#include "notice/results/result_sql.h"
#include "notice/results/scale_rule.h"
#include "notice/results/scale_sql.h"
#include "notice/results/subject_rule.h"
#include "statement/missed_rule.h"

ACTION(ACT_FAMILY_KNOWN, "family.known", "Opened what school knows on the family page");

static struct str giver_of(struct ctx *c, const struct provision *p)
{
	return p->giver_id == 0 ? STR_NONE : name_formal(c->a, p->giver_title, p->giver_given, p->giver_family);
}

static const struct support_dose *help_with(const struct pupil_view *p, int64_t root)
{
	for (size_t i = 0; i < p->supports; i++)
		if (p->support[i].provision.root_id == root)
			return &p->support[i];
	return NULL;
}

static enum rc sessions_fill(struct ctx *c, struct pupil_key k, struct family_known *out)
{
	const struct pupil_view *p = &out->v->pupil;
	struct date since = c->now.today;
	struct session_given *s;
	size_t n;

	out->help = NEW_ARRAY(c->a, struct known_help, p->supports);
	for (size_t i = 0; i < p->supports; i++) {
		const struct provision *x = &p->support[i].provision;

		out->help[out->helps++] = (struct known_help){ x->what, giver_of(c, x), p->support[i].dose };
		if (!date_none(x->starts))
			since = date_earlier(since, x->starts);
	}
	TRY(session_facts(c->db, c->a, k, since, &s, &n, &c->err));
	out->missed = NEW_ARRAY(c->a, struct known_missed, n);
	for (size_t i = 0; i < n; i++) {
		const struct support_dose *of = help_with(p, s[i].provision_root);

		if (of == NULL || s[i].result != SESSION_MISSED || date_cmp(s[i].on_day, of->provision.starts) < 0)
			continue;
		out->missed[out->misses++] =
		    (struct known_missed){ s[i].on_day, of->provision.what,
			                   missed_why(c->a, s[i].reason, out->v->own ? STR_NONE : p->first,
			                              giver_of(c, &of->provision)) };
	}
	return RC_OK;
}

/* As far as it is marked for them; the order is that of the assessment. */
static void found_fill(struct ctx *c, struct family_known *out)
{
	const struct pupil_view *p = &out->v->pupil;

	out->found = NEW_ARRAY(c->a, const struct insight *, p->insights);
	for (size_t i = 0; i < p->insights; i++)
		if (p->insight[i].to_family != 0)
			out->found[out->founds++] = &p->insight[i];
}

/* ---- results ---- */

static const struct scale *scale_with(const struct scale *s, size_t n, int64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (s[i].id == id)
			return &s[i];
	return NULL;
}

static struct str point_name(const struct assessment_point *t, size_t n, int64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (t[i].id == id)
			return t[i].name;
	return STR_NONE;
}

/* Of each subject and scale the last one and the one before. They come by subject, scale and day, the oldest first. */
static enum rc results_fill(struct ctx *c, struct pupil_key k, struct family_known *out)
{
	struct result *r;
	struct scale *s;
	struct assessment_point *t;
	size_t n, scales, points;

	TRY(result_of_pupil(c->db, c->a, k, INT64_MAX, &r, &n, &c->err));
	if (n == 0)
		return RC_OK;
	TRY(scale_list(c->db, c->a, k.school_id, &s, &scales, &c->err));
	TRY(point_of_school(c->db, c->a, k.school_id, &t, &points, &c->err));
	out->result = NEW_ARRAY(c->a, struct known_result, n);
	for (size_t i = 0; i < n; i++) {
		const struct scale *on = scale_with(s, scales, r[i].scale_id);
		bool same = i > 0 && r[i].scale_id == r[i - 1].scale_id && str_eq(r[i].subject, r[i - 1].subject);
		struct known_result one;

		if (on == NULL || str_is(r[i].code, RESULT_WORDS)) /* free words of staff */
			continue;
		one = (struct known_result){ .what = subject_name(c->a, r[i].subject),
			                     .now = scale_words(c->a, on, r[i].value, r[i].code, r[i].note),
			                     .when = point_name(t, points, r[i].point_id) };
		if (same && out->results > 0) {
			struct known_result *last = &out->result[out->results - 1];

			one.before = last->now;
			one.before_when = last->when;
			*last = one;
		} else {
			out->result[out->results++] = one;
		}
	}
	return RC_OK;
}

enum rc family_known(struct ctx *c, int64_t pupil_id, struct family_view *v, struct family_known *out)
{
	struct pupil_key k;
	struct young young;

	*out = (struct family_known){ .v = v };
	TRY(family_gate(c, pupil_id, &ACT_FAMILY_KNOWN, &k, &young));
	TRY(family_load(c, pupil_id, v));
	if (!v->may.sees)
		return RC_NONE;
	TRY(sessions_fill(c, k, out));
	found_fill(c, out);
	TRY(results_fill(c, k, out));
	return v->review.id != 0 ? review_read_of(c, k, v->review.id, &out->review) : RC_OK;
}
