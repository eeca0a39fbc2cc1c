#include "domain/screen_own.h"

#include <string.h>

/* Reasons of the defaults: docs/decisions/0011. */
struct screen_rules screen_rules_default(void)
{
	return (struct screen_rules){ .span_days = 270,
		                      .span_least = 80,
		                      .stale_days = 200,
		                      .peers_least = 5,
		                      .middle_least = 10,
		                      .widen_most = 2,
		                      .slower_permille = 500,
		                      .gap_permille = 1000,
		                      .band_default_permille = 40 };
}

static void tell_all(struct screen_finding *f, enum screen_why why)
{
	for (enum screen_test t = 0; t < SCREEN_TESTS; t++)
		screen_tell(f, t, SCREEN_CANNOT_TELL, why);
}

/* One year group in one subject on one scale: all are its series, by pupil. */
static void sheet_run(const struct sheet *h, struct group *g, struct series *series, struct screen_finding *finding,
                      const uint32_t *all, size_t n, uint32_t *todo)
{
	size_t left = 0;

	for (size_t i = 0; i < n; i++) {
		struct series *v = &series[all[i]];
		struct screen_finding *f = &finding[all[i]];

		f->error = h->error;
		if (v->other) {
			tell_all(f, SCREEN_WHY_SCALE);
			continue;
		}
		if (!screen_ends(h, v, f)) {
			tell_all(f, SCREEN_WHY_FEW_POINTS);
			continue;
		}
		screen_pace(h, v, f);
		todo[left++] = all[i];
	}
	while (left > 0)
		left = group_run(h, g, series, finding, all, n, todo, left);
}

static uint64_t key_of(const struct screen_result *r)
{
	return (uint64_t)r->pupil << 32 | (uint64_t)r->subject << 16 | r->scale;
}

/* Series in the order of the results, with how many values each has. RC_INVALID for a wrong index, order or value. */
static enum rc series_make(struct arena *a, const struct screen_school *s, struct series **out, size_t *n)
{
	size_t room = 1024;
	struct series *series = NEW_ARRAY(a, struct series, room);
	uint64_t last = UINT64_MAX;

	*n = 0;
	for (size_t i = 0; i < s->results; i++) {
		const struct screen_result *r = &s->result[i];
		uint64_t key = key_of(r);

		if (r->point >= s->points ||
		    (r->has_value && (r->value > SCREEN_VALUE_MOST || r->value < -SCREEN_VALUE_MOST)))
			return RC_INVALID;
		if (key == last) {
			if (r[-1].point >= r->point)
				return RC_INVALID;
			continue;
		}
		if ((i > 0 && key < last) || r->pupil >= s->pupils || r->subject >= s->subjects || r->scale >= s->scales)
			return RC_INVALID;
		if (*n + 1 >= room) {
			struct series *more = NEW_ARRAY(a, struct series, 2 * room);

			memcpy(more, series, room * sizeof *series);
			series = more;
			room *= 2;
		}
		series[(*n)++].from = (uint32_t)i;
		last = key;
	}
	for (size_t i = 0; i < *n; i++)
		series[i].to = i + 1 < *n ? series[i + 1].from : (uint32_t)s->results;
	*out = series;
	return RC_OK;
}

/* The newest value of the subject is on another scale of numbers, or this scale is no number. A later judgement in
 * words does not take the place of a test, and neither does an absence. */
static void scales_mark(const struct screen_school *s, struct series *v, const struct screen_finding *f, size_t n)
{
	for (size_t i = 0, k; i < n; i = k) {
		int32_t newest = -1;

		for (k = i; k < n && f[k].pupil == f[i].pupil && f[k].subject == f[i].subject; k++) {
			uint32_t r = v[k].to;

			while (r > v[k].from && !s->result[r - 1].has_value)
				r--;
			v[k].other = !s->scale[f[k].scale].numbers;
			v[k].latest = r > v[k].from ? r - 1 : v[k].to;
			if (!v[k].other && r > v[k].from && s->result[r - 1].point > newest)
				newest = s->result[r - 1].point;
		}
		for (size_t m = i; m < k && k - i > 1; m++)
			if (!v[m].other && v[m].latest < v[m].to && s->result[v[m].latest].point < newest)
				v[m].other = true;
	}
}

/* A small number for each year group. */
static uint32_t *years_of(struct arena *a, const struct screen_school *s, size_t *years)
{
	uint32_t *of = NEW_ARRAY(a, uint32_t, s->pupils + 1);
	int32_t *year = NEW_ARRAY(a, int32_t, s->pupils + 1);

	*years = 0;
	for (size_t i = 0; i < s->pupils; i++) {
		size_t k = 0;

		while (k < *years && year[k] != s->pupil[i].year_group)
			k++;
		if (k == *years)
			year[(*years)++] = s->pupil[i].year_group;
		of[i] = (uint32_t)k;
	}
	return of;
}

/* The series by subject, scale and year group, in each by pupil: a counting sort. start has a place for each such group
 * and one more; sheet says which subject and scale each of them is. */
struct order {
	uint32_t *series;
	uint32_t *start;
	uint32_t *scale; /* of each group */
	size_t groups;
	size_t largest;
};

static struct order order_make(struct arena *a, const struct screen_school *s, const struct screen_finding *f, size_t n)
{
	size_t years, keys = s->subjects * s->scales, sheets = 0;
	uint32_t *year = years_of(a, s, &years), *sheet = NEW_ARRAY(a, uint32_t, keys + 1);
	uint32_t *group = NEW_ARRAY(a, uint32_t, n + 1);
	struct order o = { .series = NEW_ARRAY(a, uint32_t, n + 1) };

	for (size_t i = 0; i < n; i++) {
		uint32_t *at = &sheet[f[i].subject * s->scales + f[i].scale];

		if (*at == 0)
			*at = (uint32_t)++sheets;
		group[i] = (*at - 1) * (uint32_t)years + year[f[i].pupil];
	}
	o.groups = sheets * years;
	o.start = NEW_ARRAY(a, uint32_t, o.groups + 2);
	o.scale = NEW_ARRAY(a, uint32_t, o.groups + 1);
	for (size_t i = 0; i < n; i++) {
		o.start[group[i] + 2]++;
		o.scale[group[i]] = f[i].scale;
	}
	for (size_t k = 2; k < o.groups + 2; k++) {
		o.largest = o.start[k] > o.largest ? o.start[k] : o.largest;
		o.start[k] += o.start[k - 1];
	}
	for (size_t i = 0; i < n; i++)
		o.series[o.start[group[i] + 1]++] = (uint32_t)i;
	return o;
}

static void groups_run(struct arena *a, const struct screen_rules *rules, const struct screen_school *s,
                       struct series *series, struct screen_finding *finding, size_t n)
{
	struct order o = order_make(a, s, finding, n);
	struct group g = group_new(a, o.largest);
	uint32_t *todo = NEW_ARRAY(a, uint32_t, o.largest + 1);
	int32_t *day = NEW_ARRAY(a, int32_t, s->points + 1);

	for (size_t i = 0; i < s->points; i++)
		day[i] = date_days(s->point[i].on);
	for (size_t k = 0; k < o.groups; k++) {
		const struct screen_scale *scale = &s->scale[o.scale[k]];
		struct sheet h = { s, rules, scale, day, screen_error(scale, rules), scale->rising ? 1 : -1 };

		sheet_run(&h, &g, series, finding, o.series + o.start[k], o.start[k + 1] - o.start[k], todo);
	}
}

enum rc screen_run(struct arena *a, const struct screen_rules *rules, const struct screen_school *s,
                   struct screen_finding **out, size_t *n)
{
	struct series *series;
	struct screen_finding *finding;
	struct arena_mark mark;
	size_t all, kept = 0;
	enum rc rc = series_make(a, s, &series, &all);

	*n = 0;
	if (rc != RC_OK)
		return rc;
	*out = finding = NEW_ARRAY(a, struct screen_finding, all + 1);
	mark = arena_mark(a);
	for (size_t i = 0; i < all; i++) {
		const struct screen_result *r = &s->result[series[i].from];

		finding[i].pupil = r->pupil;
		finding[i].subject = r->subject;
		finding[i].scale = r->scale;
		for (uint32_t k = series[i].from; k < series[i].to; k++)
			finding[i].points += s->result[k].has_value;
	}
	scales_mark(s, series, finding, all);
	groups_run(a, rules, s, series, finding, all);
	arena_rewind(a, mark);
	for (size_t i = 0; i < all; i++)
		if (finding[i].points > 0) {
			if (kept < i)
				finding[kept] = finding[i];
			kept++;
		}
	*n = kept;
	return RC_OK;
}

int screen_met(const struct screen_finding *f)
{
	int met = 0;

	for (enum screen_test t = 0; t < SCREEN_TESTS; t++)
		met += f->answer[t] == SCREEN_MET;
	return met;
}
