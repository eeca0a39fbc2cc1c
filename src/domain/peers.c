#include "domain/peers.h"

#include <stdlib.h>

static int by_place(const void *x, const void *y)
{
	const struct peer_value *p = x;
	const struct peer_value *q = y;

	if (p->pupil != q->pupil)
		return p->pupil < q->pupil ? -1 : 1;
	return p->point < q->point ? -1 : p->point > q->point;
}

static int by_value(const void *x, const void *y)
{
	int32_t p = *(const int32_t *)x;
	int32_t q = *(const int32_t *)y;

	return p < q ? -1 : p > q;
}

static const struct peer_value *value_at(const struct peer_value *v, size_t n, uint32_t pupil, uint16_t point)
{
	const struct peer_value key = { .pupil = pupil, .point = point };

	return n > 0 ? bsearch(&key, v, n, sizeof key, by_place) : NULL;
}

/* The newest value long enough before the latest one, or else the oldest that is early enough. */
static const struct peer_value *base_of(const struct screen_rules *rules, const struct screen_point *point,
					const struct peer_value *v, size_t n, uint32_t me,
					const struct peer_value **latest)
{
	const struct peer_value *base = NULL;
	const struct peer_value *first = NULL;

	*latest = NULL;
	for (size_t i = 0; i < n; i++)
		if (v[i].pupil == me) {
			first = first == NULL ? &v[i] : first;
			*latest = &v[i];
		}
	if (first == NULL)
		return NULL;
	for (const struct peer_value *p = first; p < *latest; p++)
		if (date_diff(point[(*latest)->point].on, point[p->point].on) >= rules->span_days)
			base = p;
	if (base == NULL && date_diff(point[(*latest)->point].on, point[first->point].on) >= rules->span_least)
		base = first;
	return base;
}

static int64_t band_of(const struct screen_scale *s, const struct screen_rules *rules)
{
	int64_t band = s->band;

	if (band == 0)
		band = ((int64_t)s->high - s->low) * rules->band_default_permille / 1000;
	return band > s->step ? band : s->step;
}

/* Marks everybody within the band at the base who has a value at the latest point too. */
static size_t mark(const struct peer_value *v, size_t n, const struct peer_value *base, uint16_t latest, int64_t band,
		   bool *is)
{
	size_t found = 0;

	for (size_t i = 0; i < n; i++) {
		if (v[i].point != base->point || v[i].pupil == base->pupil)
			continue;
		is[v[i].pupil] = llabs((int64_t)v[i].value - base->value) <= band &&
				 value_at(v, n, v[i].pupil, latest) != NULL;
		found += is[v[i].pupil];
	}
	return found;
}

static bool middle_at(struct arena *a, const struct peer_value *v, size_t n, uint16_t point, const bool *is, size_t least,
		      int32_t *out)
{
	struct arena_mark m = arena_mark(a);
	int32_t *at = NEW_ARRAY(a, int32_t, n);
	size_t k = 0;

	for (size_t i = 0; i < n; i++)
		if (v[i].point == point && is[v[i].pupil])
			at[k++] = v[i].value;
	if (k >= least && k > 0) {
		qsort(at, k, sizeof at[0], by_value);
		*out = k % 2 == 1 ? at[k / 2] : (int32_t)(((int64_t)at[k / 2 - 1] + at[k / 2]) / 2);
	}
	arena_rewind(a, m);
	return k >= least && k > 0;
}

bool peers_of(struct arena *a, const struct screen_rules *rules, const struct screen_scale *scale,
	      const struct screen_point *point, size_t points, const struct peer_value *v, size_t n, uint32_t me,
	      struct peers_found *out)
{
	const struct peer_value *latest;
	const struct peer_value *base = base_of(rules, point, v, n, me, &latest);
	const size_t least = rules->peers_least > 0 ? (size_t)rules->peers_least : 1;
	bool *is;

	*out = (struct peers_found){ 0 };
	if (base == NULL)
		return false;
	is = NEW_ARRAY(a, bool, (size_t)v[n - 1].pupil + 1);
	out->base = base->point;
	out->latest = latest->point;
	for (int32_t w = 0; w <= rules->widen_most && out->n < least; w++) {
		out->widened = w;
		out->within = band_of(scale, rules) << w;
		out->n = mark(v, n, base, latest->point, out->within, is);
	}
	if (out->n < least)
		return false;
	out->has = NEW_ARRAY(a, bool, points);
	out->middle = NEW_ARRAY(a, int32_t, points);
	for (size_t i = out->base; i <= out->latest && i < points; i++)
		out->has[i] = middle_at(a, v, n, (uint16_t)i, is, least, &out->middle[i]);
	return true;
}
