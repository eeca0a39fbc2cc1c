/* notice/screen/screen_rule against the same four tests written a second time, slowly and plainly from
 * docs/decisions/0011 and 0026: everybody is looked at for everybody, nothing is sorted in advance or found by ranks.
 * Schools are made up so that days, numbers of pupils and differences often lie just on a limit. */
#include "support/support.h"

#include "support/made_school.h"

#include <math.h>
#include <stdlib.h>

#define EQ(a, b) assert_int_equal((a), (b))

static int by_number(const void *x, const void *y)
{
	int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;

	return (a > b) - (a < b);
}

static int64_t half_up(int64_t sum)
{
	return sum >= 0 ? (sum + 1) / 2 : -(-sum / 2);
}

static int64_t middle(int64_t *v, size_t n)
{
	qsort(v, n, sizeof *v, by_number);
	return n % 2 == 1 ? v[n / 2] : half_up(v[n / 2 - 1] + v[n / 2]);
}

static int64_t quarters(int64_t *v, size_t n)
{
	qsort(v, n, sizeof *v, by_number);
	return n < 4 ? 0 : v[n * 3 / 4] - v[n / 4];
}

static int32_t day(int point)
{
	return date_days(X.point[point].on);
}

/* One series: its values by point, a greater one better. */
struct plain {
	uint32_t pupil;
	int subject, scale, base, latest; /* points */
	int base_also, latest_also;       /* the older one that counts with each, or the same */
	int32_t sign, band;
};

static bool has(const struct plain *p, int point)
{
	return X.has[p->pupil][p->subject][p->scale][point];
}

static int64_t value(const struct plain *p, int point)
{
	return (int64_t)p->sign * X.value[p->pupil][p->subject][p->scale][point];
}

static void tell(struct screen_finding *f, enum screen_test t, enum screen_answer a, enum screen_why why)
{
	f->answer[t] = a;
	f->why[t] = why;
}

static int64_t half_root(int64_t v)
{
	return v * 707 / 1000;
}

static void judge(struct screen_finding *f, enum screen_test t, int64_t behind, int64_t error, int64_t usual)
{
	bool chance = behind <= half_root(error);

	if (behind > 0 && chance)
		tell(f, t, SCREEN_CANNOT_TELL, SCREEN_WHY_ERROR);
	else if (behind > error && behind > usual)
		tell(f, t, SCREEN_MET, SCREEN_WHY_NONE);
	else if (behind > usual && behind > 0)
		tell(f, t, SCREEN_PERHAPS, SCREEN_WHY_NONE);
	else
		tell(f, t, SCREEN_NOT_MET, behind > 0 ? SCREEN_WHY_USUAL : SCREEN_WHY_NONE);
}

static int newest(uint32_t pupil, int subject, int scale)
{
	for (int k = POINTS - 1; k >= 0; k--)
		if (X.has[pupil][subject][scale][k])
			return k;
	return -1;
}

static bool on_another_scale(const struct plain *p)
{
	if (!X.scale[p->scale].numbers)
		return true;
	for (int c = 0; c < SCALES; c++)
		if (X.scale[c].numbers && newest(p->pupil, p->subject, c) > newest(p->pupil, p->subject, p->scale))
			return true;
	return false;
}

/* The newest value at least `far` days before this point, or else the oldest at least span_least before; -1: none. */
static int before(const struct plain *p, int point, int32_t far)
{
	int found = -1;

	for (int k = point - 1; k >= 0; k--) {
		if (!has(p, k))
			continue;
		if (day(point) - day(k) >= far)
			return k;
		if (day(point) - day(k) >= X.rules.span_least)
			found = k;
	}
	return found;
}

/* The result before a point and after `from` that counts with it; the point itself when there is none. */
static int also(const struct plain *p, int point, int from)
{
	int k = point - 1;

	while (k > from && !has(p, k))
		k--;
	return k > from && day(point) - day(k) <= X.rules.pair_days ? k : point;
}

static int64_t mean(const struct plain *p, int point, int other)
{
	return half_up(value(p, point) + value(p, other));
}

static int64_t band(const struct plain *p, int point, int other)
{
	return other == point ? p->band : half_root(p->band);
}

static int64_t error(const struct plain *p)
{
	return band(p, p->base, p->base_also) + band(p, p->latest, p->latest_also);
}

static int32_t rate(int64_t change, int32_t days)
{
	int64_t r = change * 100 / days;

	return (int32_t)(r > INT32_MAX ? INT32_MAX : r < -INT32_MAX ? -INT32_MAX : r);
}

/* Where a pace begins and ends: in the middle of two results that count together. Values and days twice. */
struct place {
	int64_t value;
	int day;
	double share; /* of the variance of one result */
};

static struct place place(const struct plain *p, int point, int from)
{
	int other = also(p, point, from);

	return (struct place){ value(p, point) + value(p, other), day(point) + day(other), other == point ? 1 : 0.5 };
}

static void own_pace(const struct plain *p, struct screen_finding *f)
{
	int from = before(p, p->base, 2 * X.rules.span_days), cut = p->base, best = INT32_MAX;
	int half = (day(p->latest) - day(p->base)) / 2;
	struct place a, b, c;
	int64_t since, earlier;
	double r;

	if (from < 0) {
		from = p->base;
		cut = -1;
		for (int k = p->base + 1; k < p->latest; k++)
			if (has(p, k) && abs(day(k) - day(p->base) - half) < best) {
				cut = k;
				best = abs(day(k) - day(p->base) - half);
			}
		if (cut < 0) {
			tell(f, SCREEN_OWN_PACE, SCREEN_CANNOT_TELL, SCREEN_WHY_FEW_POINTS);
			return;
		}
	}
	a = place(p, from, -1);
	b = place(p, cut, from);
	c = place(p, p->latest, cut);
	since = c.day - b.day;
	earlier = b.day - a.day;
	r = (double)since / (double)earlier;
	f->earlier_rate = rate(p->sign * (b.value - a.value), (int32_t)earlier);
	f->latest_rate = rate(p->sign * (c.value - b.value), (int32_t)since);
	/* Of one result each this is 2 · band · √(1 + r + r²). */
	r = p->band * sqrt(2 * ((1 + r) * (1 + r) * b.share + r * r * a.share + c.share));
	f->own_error = r < INT32_MAX ? (int32_t)r : INT32_MAX;
	judge(f, SCREEN_OWN_PACE, (b.value - a.value) * since / earlier - (c.value - b.value),
	      2 * (int64_t)f->own_error, 0);
}

/* Everybody of the year group with all values at the two ends; how far from this one's baseline, -1: all of them.
 * Oneself as well. */
static size_t others(const struct plain *p, int64_t within, bool self, int64_t *base, int64_t *latest, int64_t *change)
{
	size_t n = 0;

	for (uint32_t i = 0; i < X.s.pupils; i++) {
		struct plain o = *p;

		o.pupil = i;
		if (X.pupil[i].year_group != X.pupil[p->pupil].year_group || !has(&o, p->base) || !has(&o, p->latest) ||
		    !has(&o, p->base_also) || !has(&o, p->latest_also) || (i == p->pupil && !self))
			continue;
		if (within >= 0 && llabs(mean(&o, p->base, p->base_also) - mean(p, p->base, p->base_also)) > within)
			continue;
		base[n] = mean(&o, p->base, p->base_also);
		latest[n] = mean(&o, p->latest, p->latest_also);
		change[n] = latest[n] - base[n];
		n++;
	}
	return n;
}

static void same_start(const struct plain *p, struct screen_finding *f)
{
	int64_t base[PUPILS], latest[PUPILS], change[PUPILS], near = band(p, p->base, p->base_also), usual;
	size_t n = others(p, near, false, base, latest, change);

	for (; n < (size_t)X.rules.peers_least && f->widened < X.rules.widen_most; f->widened++) {
		near *= 2;
		n = others(p, near, false, base, latest, change);
	}
	f->peers = (uint32_t)n;
	if (n < (size_t)X.rules.peers_least || n == 0) {
		tell(f, SCREEN_SAME_START, SCREEN_CANNOT_TELL, SCREEN_WHY_NO_PEERS);
		return;
	}
	n = others(p, near, true, base, latest, change);
	usual = quarters(change, n) * X.rules.slower_permille / 1000;
	n = others(p, near, false, base, latest, change);
	f->peers_base = (int32_t)(p->sign * middle(base, n));
	f->peers_latest = (int32_t)(p->sign * middle(latest, n));
	judge(f, SCREEN_SAME_START,
	      middle(change, n) - (mean(p, p->latest, p->latest_also) - mean(p, p->base, p->base_also)), error(p),
	      usual);
}

static void gaps(const struct plain *p, struct screen_finding *f)
{
	int64_t base[PUPILS], latest[PUPILS], change[PUPILS], was, is, least, e = error(p);
	bool gap, maybe;
	size_t n = others(p, -1, true, base, latest, change);

	f->middle_n = (uint32_t)n;
	if (n < (size_t)X.rules.middle_least) {
		tell(f, SCREEN_GAP_NOT_CLOSING, SCREEN_CANNOT_TELL, SCREEN_WHY_NO_MIDDLE);
		tell(f, SCREEN_GAP_GROWING, SCREEN_CANNOT_TELL, SCREEN_WHY_NO_MIDDLE);
		return;
	}
	least = quarters(base, n) * X.rules.gap_permille / 1000;
	f->middle_base = (int32_t)(p->sign * middle(base, n));
	f->middle_latest = (int32_t)(p->sign * middle(latest, n));
	f->gap_base = (int32_t)(was = middle(base, n) - mean(p, p->base, p->base_also));
	f->gap_latest = (int32_t)(is = middle(latest, n) - mean(p, p->latest, p->latest_also));
	gap = was > half_root(e) && was >= least && was - is <= e;
	maybe = was <= e || was - is > half_root(e);
	tell(f, SCREEN_GAP_NOT_CLOSING,
	     gap && maybe ? SCREEN_PERHAPS
	     : gap        ? SCREEN_MET
	                  : SCREEN_NOT_MET,
	     SCREEN_WHY_NONE);
	if (is <= 0)
		tell(f, SCREEN_GAP_GROWING, SCREEN_NOT_MET, SCREEN_WHY_NONE);
	else
		judge(f, SCREEN_GAP_GROWING, is - was, e, 0);
}

/* For a middle of the year group. */
static bool is_enough(const struct plain *p)
{
	int64_t base[PUPILS], latest[PUPILS], change[PUPILS];

	return others(p, -1, true, base, latest, change) >= (size_t)X.rules.middle_least;
}

static struct screen_finding plain_finding(struct plain *p, uint16_t points)
{
	struct screen_finding f = { .pupil = p->pupil,
		                    .subject = (uint16_t)p->subject,
		                    .scale = (uint16_t)p->scale,
		                    .points = points,
		                    .error = 2 * p->band };
	enum screen_why why = SCREEN_WHY_NONE;

	if (on_another_scale(p)) {
		why = SCREEN_WHY_SCALE;
	} else {
		p->latest = newest(p->pupil, p->subject, p->scale);
		p->base = before(p, p->latest, X.rules.span_days);
		if (date_diff(X.s.today, X.point[p->latest].on) > X.rules.stale_days || p->base < 0)
			why = SCREEN_WHY_FEW_POINTS;
	}
	for (enum screen_test t = 0; why != SCREEN_WHY_NONE && t < SCREEN_TESTS; t++)
		f.why[t] = why;
	if (why != SCREEN_WHY_NONE)
		return f;
	own_pace(p, &f);
	p->base_also = also(p, p->base, -1);
	p->latest_also = also(p, p->latest, p->base);
	if (!is_enough(p)) { /* one result at each end, which more of them have */
		p->base_also = p->base;
		p->latest_also = p->latest;
	}
	f.base_point = (uint16_t)p->base;
	f.base_also = (uint16_t)p->base_also;
	f.latest_point = (uint16_t)p->latest;
	f.latest_also = (uint16_t)p->latest_also;
	f.base = (int32_t)(p->sign * mean(p, p->base, p->base_also));
	f.latest = (int32_t)(p->sign * mean(p, p->latest, p->latest_also));
	f.error = (int32_t)error(p);
	gaps(p, &f);
	same_start(p, &f);
	return f;
}

/* What a finding says; where there is too little for any of it, its latest point and value are its own affair. */
static void same(const struct screen_finding *is, const struct screen_finding *want)
{
	bool judged = want->why[0] != SCREEN_WHY_FEW_POINTS && want->why[0] != SCREEN_WHY_SCALE;

	EQ(is->pupil, want->pupil);
	EQ(is->subject, want->subject);
	EQ(is->scale, want->scale);
	EQ(is->points, want->points);
	EQ(is->error, want->error);
	for (enum screen_test t = 0; t < SCREEN_TESTS; t++) {
		EQ(is->why[t], want->why[t]);
		EQ(is->answer[t], want->answer[t]);
	}
	if (!judged)
		return;
	EQ(is->base_point, want->base_point);
	EQ(is->latest_point, want->latest_point);
	EQ(is->base_also, want->base_also);
	EQ(is->latest_also, want->latest_also);
	EQ(is->own_error, want->own_error);
	EQ(is->base, want->base);
	EQ(is->latest, want->latest);
	EQ(is->earlier_rate, want->earlier_rate);
	EQ(is->latest_rate, want->latest_rate);
	EQ(is->peers, want->peers);
	EQ(is->peers_base, want->peers_base);
	EQ(is->peers_latest, want->peers_latest);
	EQ(is->widened, want->widened);
	EQ(is->middle_n, want->middle_n);
	EQ(is->middle_base, want->middle_base);
	EQ(is->middle_latest, want->middle_latest);
	EQ(is->gap_base, want->gap_base);
	EQ(is->gap_latest, want->gap_latest);
}

/* Is this one among those with the same start as p? */
static bool is_peer(const struct plain *p, const struct screen_finding *f, uint32_t pupil)
{
	int64_t near = band(p, p->base, p->base_also) << f->widened;
	struct plain o = *p;

	o.pupil = pupil;
	return pupil != p->pupil && X.pupil[pupil].year_group == X.pupil[p->pupil].year_group && has(&o, p->base) &&
	       has(&o, p->latest) && has(&o, p->base_also) && has(&o, p->latest_also) &&
	       llabs(mean(&o, p->base, p->base_also) - mean(p, p->base, p->base_also)) <= near;
}

/* The picture of test 1: the peers' middle at every point between the ends at which enough of them have a value. */
static void same_picture(struct arena *a, const struct screen_finding *f, const struct plain *p)
{
	int64_t least = X.rules.peers_least > 0 ? X.rules.peers_least : 1, v[PUPILS];
	struct screen_peers is;

	EQ(screen_peers(a, &X.rules, &X.s, f, &is), f->peers >= least);
	EQ(is.n, f->peers);
	if (f->peers < least)
		return;
	EQ(is.within, band(p, p->base, p->base_also) << f->widened);
	for (int k = 0; k < POINTS; k++) {
		struct plain o = *p;
		size_t n = 0;

		for (uint32_t i = 0; i < X.s.pupils; i++) {
			o.pupil = i;
			if (is_peer(p, f, i) && has(&o, k) && k >= p->base_also && k <= p->latest)
				v[n++] = value(&o, k);
		}
		EQ(is.has[k], n >= (size_t)least);
		if (n >= (size_t)least)
			EQ(is.middle[k], p->sign * middle(v, n));
	}
}

static void compare(struct arena *a)
{
	struct screen_finding *f;
	size_t n, at = 0;

	EQ(screen_run(a, &X.rules, &X.s, &f, &n), RC_OK);
	for (uint32_t p = 0; p < X.s.pupils; p++)
		for (int b = 0; b < SUBJECTS; b++)
			for (int c = 0; c < SCALES; c++) {
				struct plain one = { .pupil = p, .subject = b, .scale = c };
				struct screen_finding want;
				uint16_t points = 0;

				for (int k = 0; k < POINTS; k++)
					points += has(&one, k);
				if (points == 0)
					continue;
				one.sign = X.scale[c].rising ? 1 : -1;
				one.band = made_band(&X.scale[c]);
				want = plain_finding(&one, points);
				assert_true(at < n);
				same(&f[at], &want);
				same_picture(a, &f[at++], &one);
			}
	EQ(at, n);
}

static void test_screen__agrees_with_the_plain_way(void **state)
{
	struct arena *a = test_arena();
	struct arena_mark m = arena_mark(a);

	(void)state;
	for (int round = 0; round < 400; round++) {
		made_school(77u + (uint32_t)round, round);
		compare(a);
		arena_rewind(a, m);
	}
	arena_free(a);
}

TEST_MAIN(test_screen_plain_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_screen__agrees_with_the_plain_way),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
