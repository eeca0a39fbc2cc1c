/* Who started in the same place: a finding says how many and where they are at its two ends, a picture shows them at
 * the points between as well. The same pupils and the same middles as in test 1. */
#include "notice/screen/screen_own_rule.h"

#include <stdlib.h>

static int by_value(const void *x, const void *y)
{
	int32_t a = *(const int32_t *)x, b = *(const int32_t *)y;

	return (a > b) - (a < b);
}

static bool is_before(const struct screen_result *r, uint32_t pupil, uint16_t subject, uint16_t scale)
{
	if (r->pupil != pupil)
		return r->pupil < pupil;
	if (r->subject != subject)
		return r->subject < subject;
	return r->scale < scale;
}

/* The first result of a pupil on the finding's scale, and the one after the last. */
static void series_find(const struct screen_school *s, const struct screen_finding *f, uint32_t pupil,
                        const struct screen_result **from, const struct screen_result **to)
{
	size_t low = 0, high = s->results;

	while (low < high) {
		size_t half = low + (high - low) / 2;

		if (is_before(&s->result[half], pupil, f->subject, f->scale))
			low = half + 1;
		else
			high = half;
	}
	*from = *to = s->result + low;
	while (*to < s->result + s->results && (*to)->pupil == pupil && (*to)->subject == f->subject &&
	       (*to)->scale == f->scale)
		(*to)++;
}

/* A peer has values at the points of both ends, and a baseline within the band. sign: a greater one better. */
static bool is_peer(const struct screen_finding *f, int32_t sign, int64_t within, const struct screen_result *from,
                    const struct screen_result *to)
{
	int base = 0, latest = 0, at_base = f->base_also != f->base_point ? 2 : 1,
	    at_latest = f->latest_also != f->latest_point ? 2 : 1;
	int64_t sum = 0;

	for (; from < to; from++) {
		if (!from->has_value)
			continue;
		if (from->point == f->base_point || from->point == f->base_also) {
			base++;
			sum += (int64_t)sign * from->value;
		}
		latest += from->point == f->latest_point || from->point == f->latest_also;
	}
	return base == at_base && latest == at_latest &&
	       llabs((at_base == 2 ? screen_half(sum) : sum) - (int64_t)sign * f->base) <= within;
}

/* The peers' values, sorted by point: column p has room for n. */
static void values_gather(const struct screen_school *s, const struct screen_finding *f, int64_t within, uint32_t room,
                          int32_t *value, uint32_t *count)
{
	const struct screen_result *from, *to;

	for (uint32_t i = 0; i < s->pupils; i++) {
		if (i == f->pupil || s->pupil[i].year_group != s->pupil[f->pupil].year_group)
			continue;
		series_find(s, f, i, &from, &to);
		if (!is_peer(f, s->scale[f->scale].rising ? 1 : -1, within, from, to))
			continue;
		for (; from < to; from++)
			if (from->has_value && from->point >= f->base_also && from->point <= f->latest_point &&
			    count[from->point] < room)
				value[(size_t)(from->point - f->base_also) * room + count[from->point]++] = from->value;
	}
}

bool screen_peers(struct arena *a, const struct screen_rules *rules, const struct screen_school *s,
                  const struct screen_finding *f, struct screen_peers *out)
{
	int32_t least = rules->peers_least > 0 ? rules->peers_least : 1, *value,
	        sign = s->scale[f->scale].rising ? 1 : -1;
	uint32_t *count;

	*out = (struct screen_peers){ .n = f->peers };
	if (f->peers < (uint32_t)least)
		return false;
	out->within = (int64_t)screen_end_band(screen_band(&s->scale[f->scale], rules), f->base_also != f->base_point)
	              << f->widened;
	out->has = NEW_ARRAY(a, bool, s->points);
	out->middle = NEW_ARRAY(a, int32_t, s->points);
	count = NEW_ARRAY(a, uint32_t, s->points);
	value = NEW_ARRAY(a, int32_t, (size_t)(f->latest_point - f->base_also + 1) * f->peers);
	values_gather(s, f, out->within, f->peers, value, count);
	for (uint16_t p = f->base_also; p <= f->latest_point; p++) {
		int32_t *at = value + (size_t)(p - f->base_also) * f->peers;

		if (count[p] < (uint32_t)least)
			continue;
		for (uint32_t i = 0; i < count[p]; i++)
			at[i] *= sign;
		qsort(at, count[p], sizeof *at, by_value);
		out->has[p] = true;
		out->middle[p] = sign * screen_middle(at, count[p]);
	}
	return true;
}
