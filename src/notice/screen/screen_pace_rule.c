/* The two ends of a pupil's results on a scale, what of a difference is chance, and test 2: their own pace. */
#include "notice/screen/screen_own_rule.h"

#include <math.h>
#include <stdlib.h>

/* A mean of two has the band of one by the root of two; a difference that chance makes in one case of twenty is smaller
 * than two bands that touch by the same. */
enum { EARLIER_SPANS = 2, DAYS_OF_RATE = 100, PERMILLE = 1000, ROOT_HALF_PERMILLE = 707 };

int32_t screen_band(const struct screen_scale *c, const struct screen_rules *r)
{
	int64_t band = c->band;

	if (band <= 0 && c->high > c->low)
		band = ((int64_t)c->high - c->low) * r->band_default_permille / PERMILLE;
	if (band < c->step)
		band = c->step;
	if (band > SCREEN_VALUE_MOST)
		band = SCREEN_VALUE_MOST;
	return (int32_t)band;
}

int32_t screen_end_band(int32_t band, bool of_two)
{
	return of_two ? (int32_t)((int64_t)band * ROOT_HALF_PERMILLE / PERMILLE) : band;
}

int32_t screen_error(int32_t band, struct ends e)
{
	return screen_end_band(band, e.base_also != e.base) + screen_end_band(band, e.latest_also != e.latest);
}

int64_t screen_chance(int64_t error)
{
	return error * ROOT_HALF_PERMILLE / PERMILLE;
}

void screen_tell(struct screen_finding *f, enum screen_test t, enum screen_answer a, enum screen_why why)
{
	f->answer[t] = a;
	f->why[t] = why;
}

void screen_judge(struct screen_finding *f, enum screen_test t, int64_t behind, int64_t error, int64_t usual)
{
	if (behind <= 0)
		screen_tell(f, t, SCREEN_NOT_MET, SCREEN_WHY_NONE);
	else if (behind <= screen_chance(error))
		screen_tell(f, t, SCREEN_CANNOT_TELL, SCREEN_WHY_ERROR);
	else if (behind <= usual)
		screen_tell(f, t, SCREEN_NOT_MET, SCREEN_WHY_USUAL);
	else
		screen_tell(f, t, behind > error ? SCREEN_MET : SCREEN_PERHAPS, SCREEN_WHY_NONE);
}

/* The value before this one, when it is after `after` and so near that both count together; this one when there is
 * none. */
static uint32_t also_of(const struct sheet *h, uint32_t at, uint32_t from)
{
	for (uint32_t i = at; i-- > from;)
		if (h->s->result[i].has_value)
			return days_between(h, at, i) <= h->rules->pair_days ? i : at;
	return at;
}

/* Twice the value at an end, a greater one better, and twice its day: of two results the sum. */
static int64_t value_twice(const struct sheet *h, uint32_t at, uint32_t also)
{
	return (int64_t)value_of(h, at) + value_of(h, also);
}

static int32_t day_twice(const struct sheet *h, uint32_t at, uint32_t also)
{
	return h->day[h->s->result[at].point] + h->day[h->s->result[also].point];
}

void screen_ends_set(const struct sheet *h, struct series *v, struct screen_finding *f)
{
	const struct screen_result *r = h->s->result;

	v->ends = (struct ends){ r[v->base].point, r[v->base_also].point, r[v->latest].point, r[v->latest_also].point };
	v->base_value = screen_half(value_twice(h, v->base, v->base_also));
	v->latest_value = screen_half(value_twice(h, v->latest, v->latest_also));
	f->base_point = v->ends.base;
	f->base_also = v->ends.base_also;
	f->latest_point = v->ends.latest;
	f->latest_also = v->ends.latest_also;
	f->base = h->sign * v->base_value;
	f->latest = h->sign * v->latest_value;
	f->error = screen_error(h->band, v->ends);
}

bool screen_ends(const struct sheet *h, struct series *v, struct screen_finding *f)
{
	const struct screen_result *r = h->s->result;
	uint32_t i = v->to, oldest;

	while (i > v->from && !r[i - 1].has_value)
		i--;
	if (i == v->from || h->today - h->day[r[i - 1].point] > h->rules->stale_days)
		return false;
	v->latest = oldest = --i;
	while (i-- > v->from) {
		if (!r[i].has_value)
			continue;
		oldest = i;
		if (days_between(h, v->latest, i) >= h->rules->span_days)
			break;
	}
	if (oldest == v->latest || days_between(h, v->latest, oldest) < h->rules->span_least)
		return false;
	v->base = oldest;
	v->base_also = also_of(h, v->base, v->from);
	v->latest_also = also_of(h, v->latest, v->base + 1);
	screen_ends_set(h, v, f);
	return true;
}

/* The value before the baseline to compare its pace with; the baseline itself when there is none. */
static uint32_t before_base(const struct sheet *h, const struct series *v)
{
	uint32_t found = v->base;

	for (uint32_t i = v->base; i-- > v->from;)
		if (h->s->result[i].has_value && days_between(h, v->base, i) >= h->rules->span_least) {
			found = i;
			if (days_between(h, v->base, i) >= EARLIER_SPANS * h->rules->span_days)
				break;
		}
	return found;
}

/* The value nearest to the middle of the span; the baseline when there is none between the ends. */
static uint32_t span_cut(const struct sheet *h, const struct series *v)
{
	int32_t half = days_between(h, v->latest, v->base) / 2, best = INT32_MAX;
	uint32_t cut = v->base;

	for (uint32_t i = v->base + 1; i < v->latest; i++) {
		int32_t off = h->s->result[i].has_value ? abs(days_between(h, i, v->base) - half) : INT32_MAX;

		if (off < best) {
			best = off;
			cut = i;
		}
	}
	return cut;
}

/* Both are twice what they are. */
static int32_t rate_of(const struct sheet *h, int64_t change, int32_t days)
{
	int64_t rate = h->sign * change * DAYS_OF_RATE / days;

	return (int32_t)(rate > INT32_MAX ? INT32_MAX : rate < -INT32_MAX ? -INT32_MAX : rate);
}

struct pace {
	int32_t before, since;                   /* days, twice */
	int from_parts, cut_parts, latest_parts; /* 2 for one result, 1 for the mean of two */
};

/* Three results and two stretches of time: the one in the middle ends the first and begins the second, so its error
 * counts in both. With ρ = since / before, what was expected less what came to be is (1 + ρ) · cut − ρ · from − latest.
 * With one result at each end this is √(1 + ρ + ρ²) times the error of a difference. */
static int32_t own_error(int32_t band, const struct pace *p)
{
	double before = p->before, since = p->since, both = before + since;
	double square = both * both * p->cut_parts + since * since * p->from_parts + before * before * p->latest_parts;
	double error = band * sqrt(square) / before;

	return error < INT32_MAX ? (int32_t)error : INT32_MAX;
}

void screen_pace(const struct sheet *h, const struct series *v, struct screen_finding *f)
{
	uint32_t from = before_base(h, v), cut = from < v->base ? v->base : span_cut(h, v);
	uint32_t from_also = also_of(h, from, v->from), cut_also = also_of(h, cut, from + 1),
	         latest_also = also_of(h, v->latest, cut + 1);
	struct pace p = { day_twice(h, cut, cut_also) - day_twice(h, from, from_also),
		          day_twice(h, v->latest, latest_also) - day_twice(h, cut, cut_also), from == from_also ? 2 : 1,
		          cut == cut_also ? 2 : 1, v->latest == latest_also ? 2 : 1 };
	int64_t before, since, behind;

	if (cut == from || p.before <= 0 || p.since <= 0) {
		screen_tell(f, SCREEN_OWN_PACE, SCREEN_CANNOT_TELL, SCREEN_WHY_FEW_POINTS);
		return;
	}
	before = value_twice(h, cut, cut_also) - value_twice(h, from, from_also);
	since = value_twice(h, v->latest, latest_also) - value_twice(h, cut, cut_also);
	f->earlier_rate = rate_of(h, before, p.before);
	f->latest_rate = rate_of(h, since, p.since);
	f->own_error = own_error(h->band, &p);
	behind = before * p.since / p.before - since;
	screen_judge(f, SCREEN_OWN_PACE, behind, 2 * (int64_t)f->own_error, 0);
}
