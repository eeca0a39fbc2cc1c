#include "domain/screen.h"

#include <stdlib.h>

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

enum { COUNTS = 1024, NO_VALUE = INT32_MIN, DAYS_OF_RATE = 100, PERMILLE = 1000, ROOT_TWO_PERMILLE = 1414 };

/* The results of one pupil in one subject on one scale. */
struct series {
	uint32_t from, to; /* in the results */
	uint32_t finding;
};

/* Everything about one subject on one scale. */
struct sheet {
	const struct screen_school *s;
	const struct screen_rules *rules;
	const struct screen_scale *scale;
	const int32_t *day; /* of each point, counted from any day */
	int32_t *cell;      /* value of each pupil at each point, a greater one always better; NO_VALUE */
	struct screen_finding *finding;
	const struct series *series;
	size_t n;
	int32_t error;
};

/* One pupil of a year group with a value at both ends. */
struct pair {
	int32_t base, latest;
	uint32_t pupil;
};

static int int_cmp(const void *x, const void *y)
{
	const int32_t a = *(const int32_t *)x, b = *(const int32_t *)y;

	return (a > b) - (a < b);
}

static int pair_cmp(const void *x, const void *y)
{
	const struct pair *a = x, *b = y;

	return a->base != b->base ? (a->base > b->base) - (a->base < b->base)
	                          : (a->pupil > b->pupil) - (a->pupil < b->pupil);
}

/* Sorts values. Results are mostly whole steps within a narrow range, so counting them is faster than comparing. */
static void ints_sort(int32_t *v, size_t n, int32_t step)
{
	uint16_t count[COUNTS] = { 0 };
	int32_t least = n > 0 ? v[0] : 0, most = least;
	size_t at = 0;

	for (size_t i = 1; i < n; i++) {
		least = v[i] < least ? v[i] : least;
		most = v[i] > most ? v[i] : most;
	}
	if (step <= 0 || n > UINT16_MAX || ((int64_t)most - least) / step >= COUNTS) {
		qsort(v, n, sizeof *v, int_cmp);
		return;
	}
	for (size_t i = 0; i < n; i++)
		if ((v[i] - least) % step != 0) {
			qsort(v, n, sizeof *v, int_cmp);
			return;
		}
	for (size_t i = 0; i < n; i++)
		count[(v[i] - least) / step]++;
	for (int32_t k = 0; k <= (most - least) / step; k++)
		for (uint16_t c = count[k]; c > 0; c--)
			v[at++] = least + k * step;
}

static int32_t half_of(int64_t sum)
{
	return (int32_t)(sum >= 0 ? (sum + 1) / 2 : sum / 2);
}

/* The middle of sorted values. */
static int32_t middle(const int32_t *v, size_t n)
{
	return n % 2 == 1 ? v[n / 2] : half_of((int64_t)v[n / 2 - 1] + v[n / 2]);
}

/* The middle of sorted values without one of them. */
static int32_t middle_without(const int32_t *v, size_t n, int32_t out)
{
	size_t at = 0, to = n, left = n - 1;
	size_t lo = (left - 1) / 2, hi = left / 2;

	while (at < to) {
		size_t m = at + (to - at) / 2;

		if (v[m] < out)
			at = m + 1;
		else
			to = m;
	}
	lo += lo >= at;
	hi += hi >= at;
	return half_of((int64_t)v[lo] + v[hi]);
}

/* From the lower to the upper quarter. */
static int32_t spread(const int32_t *v, size_t n)
{
	return n < 4 ? 0 : v[(n * 3) / 4] - v[n / 4];
}

/* Measurement error of a difference of two results. */
static int32_t error_of(const struct screen_scale *c, const struct screen_rules *r)
{
	int64_t band = c->band;

	if (band <= 0 && c->high > c->low)
		band = ((int64_t)c->high - c->low) * r->band_default_permille / PERMILLE;
	if (band < c->step)
		band = c->step;
	return (int32_t)(band * ROOT_TWO_PERMILLE / PERMILLE);
}

static void tell(struct screen_finding *f, enum screen_test t, enum screen_answer a, enum screen_why why)
{
	f->answer[t] = a;
	f->why[t] = why;
}

static void tell_all(struct screen_finding *f, enum screen_why why)
{
	for (enum screen_test t = 0; t < SCREEN_TESTS; t++)
		tell(f, t, SCREEN_CANNOT_TELL, why);
}

/* behind is how far the pupil fell short; positive means behind. */
static void judge(struct screen_finding *f, enum screen_test t, int64_t behind, int64_t error)
{
	if (behind <= 0)
		tell(f, t, SCREEN_NOT_MET, SCREEN_WHY_NONE);
	else if (behind > error)
		tell(f, t, SCREEN_MET, SCREEN_WHY_NONE);
	else
		tell(f, t, SCREEN_CANNOT_TELL, SCREEN_WHY_ERROR);
}

static int32_t *cell_of(const struct sheet *h, uint32_t pupil, size_t point)
{
	return &h->cell[pupil * h->s->points + point];
}

static int32_t days_between(const struct sheet *h, size_t later, size_t earlier)
{
	return h->day[later] - h->day[earlier];
}

/* Latest and baseline of a pupil. False when there is too little, or nothing new. */
static bool ends_of(const struct sheet *h, uint32_t pupil, struct screen_finding *f)
{
	const struct screen_school *s = h->s;
	const int32_t *v = cell_of(h, pupil, 0);
	size_t latest = s->points, oldest = s->points;

	for (size_t i = 0; i < s->points; i++) {
		if (v[i] == NO_VALUE)
			continue;
		if (oldest == s->points)
			oldest = i;
		latest = i;
	}
	if (latest == s->points || date_days(s->today) - h->day[latest] > h->rules->stale_days)
		return false;
	f->latest_point = (uint16_t)latest;
	f->latest = v[latest];
	for (size_t i = latest; i-- > 0;)
		if (v[i] != NO_VALUE && days_between(h, latest, i) >= h->rules->span_days) {
			f->base_point = (uint16_t)i;
			f->base = v[i];
			return true;
		}
	if (days_between(h, latest, oldest) < h->rules->span_least)
		return false;
	f->base_point = (uint16_t)oldest;
	f->base = v[oldest];
	return true;
}

/* Test 2: the pace since the baseline against the pace before it; when there is nothing before it, the span is cut. */
static void own_pace(const struct sheet *h, uint32_t pupil, struct screen_finding *f)
{
	const int32_t *v = cell_of(h, pupil, 0);
	size_t from = h->s->points, cut = f->base_point;
	int32_t days_before, days_since;
	int64_t before, since, expected, error;

	for (size_t i = f->base_point; i-- > 0;)
		if (v[i] != NO_VALUE && days_between(h, f->base_point, i) >= h->rules->span_least) {
			from = i;
			if (days_between(h, f->base_point, i) >= h->rules->span_days)
				break;
		}
	if (from == h->s->points) {
		int32_t half = days_between(h, f->latest_point, f->base_point) / 2, best = INT32_MAX;

		from = f->base_point;
		cut = h->s->points;
		for (size_t i = f->base_point + 1u; i < f->latest_point; i++) {
			int32_t off = v[i] == NO_VALUE ? INT32_MAX : abs(days_between(h, i, f->base_point) - half);

			if (off < best) {
				best = off;
				cut = i;
			}
		}
		if (cut == h->s->points) {
			tell(f, SCREEN_OWN_PACE, SCREEN_CANNOT_TELL, SCREEN_WHY_FEW_POINTS);
			return;
		}
	}
	days_before = days_between(h, cut, from);
	days_since = days_between(h, f->latest_point, cut);
	if (days_before <= 0 || days_since <= 0) {
		tell(f, SCREEN_OWN_PACE, SCREEN_CANNOT_TELL, SCREEN_WHY_FEW_POINTS);
		return;
	}
	before = (int64_t)v[cut] - v[from];
	since = (int64_t)f->latest - v[cut];
	f->earlier_rate = (int32_t)(before * DAYS_OF_RATE / days_before);
	f->latest_rate = (int32_t)(since * DAYS_OF_RATE / days_since);
	expected = before * days_since / days_before;
	error = h->error + (int64_t)h->error * days_since / days_before / 2;
	judge(f, SCREEN_OWN_PACE, expected - since, error);
}

/* Tests 3 and 4, against the middle of the year group at both ends. */
static void gap(const struct sheet *h, struct screen_finding *f, int32_t spread_base)
{
	int64_t least = (int64_t)spread_base * h->rules->gap_permille / PERMILLE;

	f->gap_base = f->middle_base - f->base;
	f->gap_latest = f->middle_latest - f->latest;
	if (f->gap_base <= h->error || f->gap_base < least)
		tell(f, SCREEN_GAP_NOT_CLOSING, SCREEN_NOT_MET, SCREEN_WHY_NONE); /* no gap to close */
	else if (f->gap_base - f->gap_latest > h->error)
		tell(f, SCREEN_GAP_NOT_CLOSING, SCREEN_NOT_MET, SCREEN_WHY_NONE);
	else /* a change inside the error is no clear change */
		tell(f, SCREEN_GAP_NOT_CLOSING, SCREEN_MET, SCREEN_WHY_NONE);
	if (f->gap_latest <= 0)
		tell(f, SCREEN_GAP_GROWING, SCREEN_NOT_MET, SCREEN_WHY_NONE);
	else
		judge(f, SCREEN_GAP_GROWING, (int64_t)f->gap_latest - f->gap_base, h->error);
}

/* Scratch of one group: a year group and its two points. */
struct group {
	struct pair *pair; /* by baseline */
	size_t pairs;
	int32_t *change; /* of the peers of one baseline, sorted */
	int32_t *base;
	int32_t *latest;
};

static size_t first_from(const struct group *g, int64_t least)
{
	size_t lo = 0, hi = g->pairs;

	while (lo < hi) {
		size_t m = lo + (hi - lo) / 2;

		if (g->pair[m].base < least)
			lo = m + 1;
		else
			hi = m;
	}
	return lo;
}

/* Peers of a baseline: how many are in the band, widened until there are enough. Fills the sorted arrays. */
static size_t peers_of(const struct sheet *h, const struct group *g, int32_t base, int32_t *widened)
{
	int64_t band = h->scale->band > h->scale->step ? h->scale->band : h->scale->step;
	size_t from = 0, to = 0;

	for (*widened = 0;; band *= 2, (*widened)++) {
		from = first_from(g, (int64_t)base - band);
		to = first_from(g, (int64_t)base + band + 1);
		if (to - from > (size_t)h->rules->peers_least || *widened >= h->rules->widen_most)
			break;
	}
	for (size_t i = from; i < to; i++) {
		g->change[i - from] = g->pair[i].latest - g->pair[i].base;
		g->base[i - from] = g->pair[i].base;
		g->latest[i - from] = g->pair[i].latest;
	}
	ints_sort(g->change, to - from, h->scale->step);
	ints_sort(g->latest, to - from, h->scale->step); /* base is in order already */
	return to - from;
}

/* Test 1 for everybody of the group with this baseline; the peers are found once for them all. */
static void same_start(const struct sheet *h, const struct group *g, struct screen_finding **f, size_t n)
{
	int32_t widened, wide;
	size_t peers = peers_of(h, g, f[0]->base, &widened);

	for (size_t i = 0; i < n; i++) {
		int32_t change = f[i]->latest - f[i]->base;
		int64_t slack;

		f[i]->widened = widened;
		f[i]->peers = peers > 0 ? (uint32_t)peers - 1 : 0;
		if (peers < 2 || f[i]->peers < (uint32_t)h->rules->peers_least) {
			tell(f[i], SCREEN_SAME_START, SCREEN_CANNOT_TELL, SCREEN_WHY_NO_PEERS);
			continue;
		}
		wide = spread(g->change, peers);
		slack = (int64_t)wide * h->rules->slower_permille / PERMILLE;
		f[i]->peers_base = middle_without(g->base, peers, f[i]->base);
		f[i]->peers_latest = middle_without(g->latest, peers, f[i]->latest);
		judge(f[i], SCREEN_SAME_START, (int64_t)middle_without(g->change, peers, change) - change,
		      slack > h->error ? slack : h->error);
	}
}

static int finding_cmp(const void *x, const void *y)
{
	const struct screen_finding *a = *(struct screen_finding *const *)x, *b = *(struct screen_finding *const *)y;

	return a->base != b->base ? (a->base > b->base) - (a->base < b->base)
	                          : (a->pupil > b->pupil) - (a->pupil < b->pupil);
}

/* All pupils of a year group whose baseline and latest result are at the same two points. */
static void group_run(const struct sheet *h, struct group *g, struct screen_finding **f, size_t n)
{
	const struct screen_school *s = h->s;
	int32_t year = s->pupil[f[0]->pupil].year_group;
	int32_t middle_base, middle_latest, wide;

	g->pairs = 0;
	for (uint32_t p = 0; p < s->pupils; p++) {
		int32_t base = *cell_of(h, p, f[0]->base_point), latest = *cell_of(h, p, f[0]->latest_point);

		if (s->pupil[p].year_group == year && base != NO_VALUE && latest != NO_VALUE)
			g->pair[g->pairs++] = (struct pair){ base, latest, p };
	}
	qsort(g->pair, g->pairs, sizeof *g->pair, pair_cmp);
	for (size_t i = 0; i < g->pairs; i++) {
		g->base[i] = g->pair[i].base;
		g->latest[i] = g->pair[i].latest;
	}
	ints_sort(g->latest, g->pairs, h->scale->step);
	middle_base = middle(g->base, g->pairs);
	middle_latest = middle(g->latest, g->pairs);
	wide = spread(g->base, g->pairs);
	for (size_t i = 0; i < n; i++) {
		f[i]->middle_n = (uint32_t)g->pairs;
		if (g->pairs < (size_t)h->rules->middle_least) {
			tell(f[i], SCREEN_GAP_NOT_CLOSING, SCREEN_CANNOT_TELL, SCREEN_WHY_NO_MIDDLE);
			tell(f[i], SCREEN_GAP_GROWING, SCREEN_CANNOT_TELL, SCREEN_WHY_NO_MIDDLE);
			continue;
		}
		f[i]->middle_base = middle_base;
		f[i]->middle_latest = middle_latest;
		gap(h, f[i], wide);
	}
	qsort(f, n, sizeof *f, finding_cmp);
	for (size_t i = 0, k; i < n; i = k) {
		for (k = i + 1; k < n && f[k]->base == f[i]->base; k++)
			;
		same_start(h, g, f + i, k - i);
	}
}

static int group_cmp_of(const struct screen_school *s, const struct screen_finding *a, const struct screen_finding *b)
{
	int32_t ya = s->pupil[a->pupil].year_group, yb = s->pupil[b->pupil].year_group;

	if (ya != yb)
		return ya < yb ? -1 : 1;
	if (a->base_point != b->base_point)
		return a->base_point < b->base_point ? -1 : 1;
	return (a->latest_point > b->latest_point) - (a->latest_point < b->latest_point);
}

/* Puts the findings of one group beside each other: few groups, so one pass for each. */
static void groups_run(const struct sheet *h, struct group *g, struct screen_finding **todo, size_t n,
                       struct screen_finding **one)
{
	while (n > 0) {
		size_t here = 0, rest = 0;
		const struct screen_finding *like = todo[0];

		for (size_t i = 0; i < n; i++) {
			if (group_cmp_of(h->s, todo[i], like) == 0)
				one[here++] = todo[i];
			else
				todo[rest++] = todo[i];
		}
		group_run(h, g, one, here);
		n = rest;
	}
}

/* Back to the way the scale is written: of a falling one the values were turned round. */
static void turn_back(struct screen_finding *f)
{
	f->base = -f->base;
	f->latest = -f->latest;
	f->earlier_rate = -f->earlier_rate;
	f->latest_rate = -f->latest_rate;
	f->peers_base = -f->peers_base;
	f->peers_latest = -f->peers_latest;
	f->middle_base = -f->middle_base;
	f->middle_latest = -f->middle_latest;
}

static void sheet_run(struct arena *a, struct sheet *h)
{
	const struct screen_school *s = h->s;
	struct arena_mark mark = arena_mark(a);
	size_t cells = s->pupils * s->points, n = 0;
	struct screen_finding **todo = NEW_ARRAY(a, struct screen_finding *, h->n + 1);
	struct screen_finding **one = NEW_ARRAY(a, struct screen_finding *, h->n + 1);
	struct group g = { .pair = NEW_ARRAY(a, struct pair, s->pupils + 1),
		           .change = NEW_ARRAY(a, int32_t, s->pupils + 1),
		           .base = NEW_ARRAY(a, int32_t, s->pupils + 1),
		           .latest = NEW_ARRAY(a, int32_t, s->pupils + 1) };

	h->cell = NEW_ARRAY(a, int32_t, cells + 1);
	h->error = error_of(h->scale, h->rules);
	for (size_t i = 0; i < cells; i++)
		h->cell[i] = NO_VALUE;
	for (size_t i = 0; i < h->n; i++)
		for (uint32_t r = h->series[i].from; r < h->series[i].to; r++)
			if (s->result[r].has_value)
				*cell_of(h, s->result[r].pupil, s->result[r].point) =
				    h->scale->rising ? s->result[r].value : -s->result[r].value;
	for (size_t i = 0; i < h->n; i++) {
		struct screen_finding *f = &h->finding[h->series[i].finding];

		f->error = h->error;
		if (f->why[0] == SCREEN_WHY_SCALE)
			continue;
		if (!ends_of(h, f->pupil, f)) {
			tell_all(f, SCREEN_WHY_FEW_POINTS);
			continue;
		}
		own_pace(h, f->pupil, f);
		todo[n++] = f;
	}
	groups_run(h, &g, todo, n, one);
	for (size_t i = 0; i < h->n && !h->scale->rising; i++)
		turn_back(&h->finding[h->series[i].finding]);
	arena_rewind(a, mark);
}

static bool same_series(const struct screen_result *x, const struct screen_result *y)
{
	return x->pupil == y->pupil && x->subject == y->subject && x->scale == y->scale;
}

static size_t series_count(const struct screen_school *s)
{
	size_t n = s->results > 0;

	for (size_t i = 1; i < s->results; i++)
		n += !same_series(&s->result[i - 1], &s->result[i]);
	return n;
}

/* Series in the order of the results, with a finding each. RC_INVALID for a wrong index or order. */
static enum rc series_make(const struct screen_school *s, struct series *series, struct screen_finding *finding,
                           size_t *n)
{
	*n = 0;
	for (size_t i = 0; i < s->results; i++) {
		const struct screen_result *r = &s->result[i], *b = i > 0 ? r - 1 : NULL;
		bool same = b != NULL && same_series(b, r);

		if (r->pupil >= s->pupils || r->subject >= s->subjects || r->scale >= s->scales ||
		    r->point >= s->points)
			return RC_INVALID;
		if (same && b->point >= r->point)
			return RC_INVALID;
		if (b != NULL && !same &&
		    (b->pupil > r->pupil ||
		     (b->pupil == r->pupil &&
		      (b->subject > r->subject || (b->subject == r->subject && b->scale > r->scale)))))
			return RC_INVALID;
		if (!same) {
			series[*n] = (struct series){ (uint32_t)i, (uint32_t)i, 0 };
			finding[*n] =
			    (struct screen_finding){ .pupil = r->pupil, .subject = r->subject, .scale = r->scale };
			(*n)++;
		}
		series[*n - 1].to = (uint32_t)i + 1;
		finding[*n - 1].points += r->has_value;
	}
	return RC_OK;
}

/* The newest result of the subject is on another scale, or the scale is no number. */
static void scales_mark(const struct screen_school *s, const struct series *series, struct screen_finding *finding,
                        size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool other = !s->scale[finding[i].scale].numbers;
		uint16_t last = s->result[series[i].to - 1].point;

		for (size_t k = i;
		     k-- > 0 && finding[k].pupil == finding[i].pupil && finding[k].subject == finding[i].subject;)
			other = other || s->result[series[k].to - 1].point > last;
		for (size_t k = i + 1;
		     k < n && finding[k].pupil == finding[i].pupil && finding[k].subject == finding[i].subject; k++)
			other = other || s->result[series[k].to - 1].point > last;
		if (other)
			tell_all(&finding[i], SCREEN_WHY_SCALE);
	}
}

enum rc screen_run(struct arena *a, const struct screen_rules *rules, const struct screen_school *s,
                   struct screen_finding **out, size_t *n)
{
	size_t most = series_count(s);
	struct series *series = NEW_ARRAY(a, struct series, most + 1);
	struct screen_finding *finding = NEW_ARRAY(a, struct screen_finding, most + 1);
	int32_t *day = NEW_ARRAY(a, int32_t, s->points + 1);
	size_t keys = s->subjects * s->scales, all, kept = 0;
	uint32_t *start = NEW_ARRAY(a, uint32_t, keys + 2);
	struct series *sorted;
	enum rc rc = series_make(s, series, finding, &all);

	*out = finding;
	*n = 0;
	if (rc != RC_OK)
		return rc;
	scales_mark(s, series, finding, all);
	for (size_t i = 0; i < s->points; i++)
		day[i] = date_days(s->point[i].on);
	/* By subject and scale, in the order of pupils: a counting sort. */
	sorted = NEW_ARRAY(a, struct series, all + 1);
	for (size_t i = 0; i < all; i++)
		start[finding[i].subject * s->scales + finding[i].scale + 1]++;
	for (size_t k = 1; k <= keys; k++)
		start[k] += start[k - 1];
	for (size_t i = 0; i < all; i++) {
		series[i].finding = (uint32_t)i;
		sorted[start[finding[i].subject * s->scales + finding[i].scale]++] = series[i];
	}
	for (size_t k = 0, from = 0; k < keys; from = start[k], k++) {
		struct sheet h = { .s = s,
			           .rules = rules,
			           .day = day,
			           .scale = &s->scale[k % s->scales],
			           .finding = finding,
			           .series = sorted + from,
			           .n = start[k] - from };

		if (h.n > 0)
			sheet_run(a, &h);
	}
	for (size_t i = 0; i < all; i++)
		if (finding[i].points > 0)
			finding[kept++] = finding[i];
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
