/* The two ends of a pupil's results on a scale, and test 2: their own pace. */
#include "notice/screen/screen_own_rule.h"

#include <stdlib.h>

enum { DAYS_OF_RATE = 100, PERMILLE = 1000, ROOT_TWO_PERMILLE = 1414 };

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

int32_t screen_error(const struct screen_scale *c, const struct screen_rules *r)
{
	return (int32_t)((int64_t)screen_band(c, r) * ROOT_TWO_PERMILLE / PERMILLE);
}

void screen_tell(struct screen_finding *f, enum screen_test t, enum screen_answer a, enum screen_why why)
{
	f->answer[t] = a;
	f->why[t] = why;
}

void screen_judge(struct screen_finding *f, enum screen_test t, int64_t behind, int64_t error)
{
	if (behind <= 0)
		screen_tell(f, t, SCREEN_NOT_MET, SCREEN_WHY_NONE);
	else if (behind > error)
		screen_tell(f, t, SCREEN_MET, SCREEN_WHY_NONE);
	else
		screen_tell(f, t, SCREEN_CANNOT_TELL, SCREEN_WHY_ERROR);
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
	v->latest_point = f->latest_point = r[i].point;
	f->latest = r[i].value;
	v->latest_value = h->sign * f->latest;
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
	v->base_point = f->base_point = r[oldest].point;
	f->base = r[oldest].value;
	v->base_value = h->sign * f->base;
	return true;
}

/* The value before the baseline to compare its pace with; the baseline itself when there is none. */
static uint32_t before_base(const struct sheet *h, const struct series *v)
{
	uint32_t found = v->base;

	for (uint32_t i = v->base; i-- > v->from;)
		if (h->s->result[i].has_value && days_between(h, v->base, i) >= h->rules->span_least) {
			found = i;
			if (days_between(h, v->base, i) >= h->rules->span_days)
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

static int32_t rate_of(const struct sheet *h, int64_t change, int32_t days)
{
	int64_t rate = h->sign * change * DAYS_OF_RATE / days;

	return (int32_t)(rate > INT32_MAX ? INT32_MAX : rate < -INT32_MAX ? -INT32_MAX : rate);
}

void screen_pace(const struct sheet *h, const struct series *v, struct screen_finding *f)
{
	uint32_t from = before_base(h, v), cut = from < v->base ? v->base : span_cut(h, v);
	int32_t days_before = days_between(h, cut, from), days_since = days_between(h, v->latest, cut);
	int64_t before, since, expected;

	if (days_before <= 0 || days_since <= 0) {
		screen_tell(f, SCREEN_OWN_PACE, SCREEN_CANNOT_TELL, SCREEN_WHY_FEW_POINTS);
		return;
	}
	before = (int64_t)value_of(h, cut) - value_of(h, from);
	since = (int64_t)value_of(h, v->latest) - value_of(h, cut);
	f->earlier_rate = rate_of(h, before, days_before);
	f->latest_rate = rate_of(h, since, days_since);
	expected = before * days_since / days_before;
	screen_judge(f, SCREEN_OWN_PACE, expected - since, h->error + (int64_t)h->error * days_since / days_before / 2);
}
