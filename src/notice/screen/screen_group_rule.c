/* Tests 1, 3 and 4: a pupil against the others of the year group who have values at the same points.
 *
 * Everybody is compared with peers of nearly the same start, and each pupil's peers are nearly those of the next one in
 * the order of starts. So the group is walked once in that order, the band of peers moves along, and only who comes and
 * who goes is counted (screen_rank_rule.h has what that saves). The pupil is left out of the own peers at the very end,
 * from the three values round the middle, because taking one out shifts a middle by at most one place. */
#include "notice/screen/screen_own_rule.h"

enum { PERMILLE = 1000 };

/* The middle of n sorted values without one of them. three: the values from place (n - 2) / 2 on. */
static int32_t middle_without(const int32_t three[3], size_t n, int32_t out)
{
	int32_t lo = three[three[0] >= out];
	int32_t hi = n % 2 == 0 ? lo : three[1 + (three[1] >= out)];

	return screen_half((int64_t)lo + hi);
}

/* From the lower to the upper quarter. */
static int32_t spread(const int32_t *v, size_t n)
{
	return n < 4 ? 0 : v[(n * 3) / 4] - v[n / 4];
}

static int32_t rank_spread(const struct rank *r, size_t n)
{
	int32_t low[3], high[3];

	if (n < 4)
		return 0;
	rank_three(r, n / 4, low);
	rank_three(r, (n * 3) / 4, high);
	return high[0] - low[0];
}

struct group group_new(struct arena *a, size_t n)
{
	return (struct group){ .base = NEW_ARRAY(a, int32_t, n + 1),
		               .latest = NEW_ARRAY(a, int32_t, n + 1),
		               .who = NEW_ARRAY(a, uint32_t, n + 1),
		               .change_rank = rank_new(a, n),
		               .latest_rank = rank_new(a, n),
		               .change = NEW_ARRAY(a, int32_t, n + 1),
		               .key = NEW_ARRAY(a, struct rank_key, n + 1),
		               .spare = NEW_ARRAY(a, struct rank_key, n + 1) };
}

/* Test 3: no gap worth the name, or one that has clearly become smaller, is none. One that was hardly a gap, or is
 * perhaps closing, is one perhaps. least: what counts as a gap. */
static enum screen_answer not_closing(const struct screen_finding *f, int64_t error, int64_t least)
{
	int64_t gap = f->gap_base, closed = gap - f->gap_latest, chance = screen_chance(error);

	if (gap <= chance || gap < least || closed > error)
		return SCREEN_NOT_MET;
	return gap > error && closed <= chance ? SCREEN_MET : SCREEN_PERHAPS;
}

/* Tests 3 and 4, against the middle of the year group at both ends. */
static void gap(const struct sheet *h, struct screen_finding *f, int64_t error, int64_t least)
{
	f->gap_base = h->sign * (f->middle_base - f->base);
	f->gap_latest = h->sign * (f->middle_latest - f->latest);
	screen_tell(f, SCREEN_GAP_NOT_CLOSING, not_closing(f, error, least), SCREEN_WHY_NONE);
	if (f->gap_latest <= 0)
		screen_tell(f, SCREEN_GAP_GROWING, SCREEN_NOT_MET, SCREEN_WHY_NONE);
	else
		screen_judge(f, SCREEN_GAP_GROWING, (int64_t)f->gap_latest - f->gap_base, error, 0);
}

/* How many baselines are below this. Always the same steps, whatever the values: nothing to guess wrong. */
static size_t first_from(const struct group *g, int64_t least)
{
	size_t at = 0, n = g->n;

	while (n > 1) {
		size_t half = n / 2;

		at += g->base[at + half - 1] < least ? half : 0;
		n -= half;
	}
	return at + (n == 1 && g->base[at] < least);
}

static void flip(struct group *g, size_t i)
{
	rank_flip(&g->change_rank, i);
	rank_flip(&g->latest_rank, i);
}

/* Puts those with a baseline like this one into the ranks: the band is widened until there are enough. Baselines come
 * in order, so few change. Returns how often it was widened. */
static int32_t peers_find(const struct sheet *h, struct group *g, int32_t base)
{
	int64_t band = g->band;
	size_t from, to;
	int32_t widened;

	for (widened = 0;; band *= 2, widened++) {
		from = first_from(g, (int64_t)base - band);
		to = first_from(g, (int64_t)base + band + 1);
		if (to - from > (size_t)h->rules->peers_least || widened >= h->rules->widen_most)
			break;
	}
	while (g->from > from)
		flip(g, --g->from);
	while (g->to < to)
		flip(g, g->to++);
	while (g->from < from)
		flip(g, g->from++);
	while (g->to > to)
		flip(g, --g->to);
	return widened;
}

/* Test 1 for those who share a baseline: first to end, in the order of the group. The peers are found once for all. */
static void same_start(const struct sheet *h, struct group *g, struct screen_finding *finding, size_t first, size_t end)
{
	int32_t widened = peers_find(h, g, g->base[first]), change[3] = { 0 }, latest[3] = { 0 }, base[3] = { 0 };
	size_t n = g->to - g->from, middle_from = n >= 2 ? (n - 2) / 2 : 0;
	bool enough = n >= 2 && n - 1 >= (size_t)h->rules->peers_least;
	int64_t usual = 0;

	if (enough) {
		usual = (int64_t)rank_spread(&g->change_rank, n) * h->rules->slower_permille / PERMILLE;
		rank_three(&g->change_rank, middle_from, change);
		rank_three(&g->latest_rank, middle_from, latest);
		for (size_t k = 0; k < 3 && middle_from + k < n; k++)
			base[k] = g->base[g->from + middle_from + k];
	}
	for (size_t i = first; i < end; i++) {
		int32_t own = g->latest[i] - g->base[i];
		struct screen_finding *f;

		if (g->who[i] == SCREEN_NOBODY)
			continue;
		f = &finding[g->who[i]];
		f->widened = widened;
		f->peers = n > 0 ? (uint32_t)n - 1 : 0;
		if (!enough) {
			screen_tell(f, SCREEN_SAME_START, SCREEN_CANNOT_TELL, SCREEN_WHY_NO_PEERS);
			continue;
		}
		f->peers_base = h->sign * middle_without(base, n, g->base[i]);
		f->peers_latest = h->sign * middle_without(latest, n, g->latest[i]);
		screen_judge(f, SCREEN_SAME_START, (int64_t)middle_without(change, n, own) - own, g->error, usual);
	}
}

/* The group in the order of its baselines. */
static void group_sort(struct group *g)
{
	for (size_t i = 0; i < g->n; i++)
		g->key[i] = (struct rank_key){ rank_key_of(g->base[i]), (uint32_t)i };
	rank_sort(g->key, g->spare, g->n);
	for (size_t i = 0; i < g->n; i++)
		g->change[i] = g->latest[g->key[i].at];
	for (size_t i = 0; i < g->n; i++)
		g->spare[i].at = g->who[g->key[i].at];
	for (size_t i = 0; i < g->n; i++) {
		g->base[i] = (int32_t)(g->key[i].key ^ 0x80000000u);
		g->latest[i] = g->change[i];
		g->who[i] = g->spare[i].at;
		g->change[i] = g->latest[i] - g->base[i];
	}
	rank_set(&g->change_rank, g->change, g->n, g->key, g->spare);
	rank_set(&g->latest_rank, g->latest, g->n, g->key, g->spare);
	g->from = g->to = 0;
}

/* The value of a pupil at a point, looked for from where it must be when nothing is missing. */
static bool value_at(const struct sheet *h, const struct series *v, uint16_t point, int32_t *out)
{
	const struct screen_result *r = h->s->result;
	uint32_t i = v->from, back;

	if (point < r[i].point)
		return false;
	back = (uint32_t)(point - r[i].point);
	for (i = back < v->to - v->from ? v->from + back : v->to - 1; r[i].point > point; i--)
		;
	*out = h->sign * r[i].value;
	return r[i].point == point && r[i].has_value;
}

/* The value of a pupil at an end, the middle between two where the comparison takes two. */
static bool end_at(const struct sheet *h, const struct series *v, uint16_t point, uint16_t also, int32_t *out)
{
	int32_t older;

	if (!value_at(h, v, point, out))
		return false;
	if (also == point)
		return true;
	if (!value_at(h, v, also, &older))
		return false;
	*out = screen_half((int64_t)*out + older);
	return true;
}

/* Fills the group with all of the year group who have values at the points of the first in `todo`. */
static void group_fill(const struct sheet *h, struct group *g, const struct series *series, const uint32_t *all,
                       size_t n, const uint32_t *todo, size_t left)
{
	struct ends e = series[todo[0]].ends;
	size_t next = 0;

	g->ends = e;
	g->band = screen_end_band(h->band, e.base_also != e.base);
	g->error = screen_error(h->band, e);
	g->n = 0;
	for (size_t i = 0; i < n; i++) {
		const struct series *v = &series[all[i]];
		bool asks = next < left && todo[next] == all[i];
		bool here = asks && ends_same(v->ends, e);

		next += asks;
		if (here) {
			g->base[g->n] = v->base_value;
			g->latest[g->n] = v->latest_value;
		} else if (!end_at(h, v, e.base, e.base_also, &g->base[g->n]) ||
		           !end_at(h, v, e.latest, e.latest_also, &g->latest[g->n])) {
			continue;
		}
		g->who[g->n++] = here ? all[i] : SCREEN_NOBODY;
	}
}

/* Who is in the group has been judged. */
static size_t todo_rest(const struct group *g, const struct series *series, uint32_t *todo, size_t left)
{
	size_t rest = 0;

	for (size_t i = 0; i < left; i++)
		if (!ends_same(series[todo[i]].ends, g->ends))
			todo[rest++] = todo[i];
	return rest;
}

/* One result at each end, for those who are in the group. */
static void group_narrow(const struct sheet *h, const struct group *g, struct series *series,
                         struct screen_finding *finding)
{
	for (size_t i = 0; i < g->n; i++) {
		struct series *v;

		if (g->who[i] == SCREEN_NOBODY)
			continue;
		v = &series[g->who[i]];
		v->base_also = v->base;
		v->latest_also = v->latest;
		screen_ends_set(h, v, &finding[g->who[i]]);
	}
}

static void group_judge(const struct sheet *h, struct group *g, struct screen_finding *finding)
{
	bool enough = g->n >= (size_t)h->rules->middle_least;
	int32_t base, latest;
	int64_t least;

	group_sort(g);
	base = h->sign * screen_middle(g->base, g->n);
	latest = h->sign * screen_middle(g->latest_rank.value, g->n);
	least = (int64_t)spread(g->base, g->n) * h->rules->gap_permille / PERMILLE;
	for (size_t i = 0, k; i < g->n; i = k) {
		bool anybody = false;

		for (k = i; k < g->n && g->base[k] == g->base[i]; k++) {
			struct screen_finding *f;

			if (g->who[k] == SCREEN_NOBODY)
				continue;
			f = &finding[g->who[k]];
			anybody = true;
			f->middle_n = (uint32_t)g->n;
			if (!enough) {
				screen_tell(f, SCREEN_GAP_NOT_CLOSING, SCREEN_CANNOT_TELL, SCREEN_WHY_NO_MIDDLE);
				screen_tell(f, SCREEN_GAP_GROWING, SCREEN_CANNOT_TELL, SCREEN_WHY_NO_MIDDLE);
				continue;
			}
			f->middle_base = base;
			f->middle_latest = latest;
			gap(h, f, g->error, least);
		}
		if (anybody)
			same_start(h, g, finding, i, k);
	}
}

size_t group_run(const struct sheet *h, struct group *g, struct series *series, struct screen_finding *finding,
                 const uint32_t *all, size_t n, uint32_t *todo, size_t left)
{
	bool twos;

	group_fill(h, g, series, all, n, todo, left);
	twos = g->ends.base_also != g->ends.base || g->ends.latest_also != g->ends.latest;
	if (twos && g->n < (size_t)h->rules->middle_least) {
		group_narrow(h, g, series, finding);
		return left;
	}
	group_judge(h, g, finding);
	return todo_rest(g, series, todo, left);
}
