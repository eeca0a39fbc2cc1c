#include "notice/screen/screen_own_rule.h"

#include <stddef.h>
#include <string.h>

enum { SERIES_USUAL = 8 }; /* results of a pupil in a subject, for the first guess of room */

/* Reasons of the defaults: docs/decisions/0011 and 0026. */
struct screen_rules screen_rules_default(void)
{
	return (struct screen_rules){ .span_days = 270,
		                      .span_least = 80,
		                      .stale_days = 200,
		                      .pair_days = 200,
		                      .peers_least = 5,
		                      .middle_least = 10,
		                      .widen_most = 2,
		                      .slower_permille = 1220,
		                      .gap_permille = 1000,
		                      .band_default_permille = 67 };
}

static void notice_tell_all(struct screen_finding *f, enum screen_why why)
{
	for (enum screen_test t = 0; t < SCREEN_TESTS; t++)
		screen_tell(f, t, SCREEN_CANNOT_TELL, why);
}

/* What a pupil's own results say: the ends, and test 2. */
static void series_judge(const struct sheet *h, struct series *v, struct screen_finding *f)
{
	f->error = 2 * h->band;
	if (v->other) {
		notice_tell_all(f, SCREEN_WHY_SCALE);
		return;
	}
	v->judged = screen_ends(h, v, f);
	if (v->judged)
		screen_pace(h, v, f);
	else
		notice_tell_all(f, SCREEN_WHY_FEW_POINTS);
}

static uint64_t key_of(const struct screen_result *r)
{
	return (uint64_t)r->pupil << 32 | (uint32_t)r->subject << 16 | r->scale;
}

/* Pupil, subject and scale lie beside each other, so that one comparison of eight bytes will do. */
enum { KEY_BYTES = 8 };
_Static_assert(offsetof(struct screen_result, point) == KEY_BYTES, "the key is in front");

/* Where the series of the result at `from` ends; counts its values. 0 when the order of points, or a value, is wrong.
 */
static size_t series_end(const struct screen_school *s, size_t from, uint16_t *values)
{
	const struct screen_result *r = s->result + from, *end = s->result + s->results, *at = r;
	int32_t last = -1;
	uint32_t n = 0;
	bool bad = false;

	do {
		n += at->has_value;
		bad |= at->point <= last;
		bad |= at->has_value && (uint32_t)at->value + SCREEN_VALUE_MOST > 2u * SCREEN_VALUE_MOST;
		last = at->point;
		at++;
	} while (at < end && memcmp(at, r, KEY_BYTES) == 0);
	*values = (uint16_t)n;
	return bad ? 0 : (size_t)(at - s->result);
}

/* Series in the order of the results. RC_INVALID for a wrong index, order or value. */
static enum rc series_make(struct arena *a, const struct screen_school *s, struct series **out, size_t *n)
{
	size_t room = s->results / SERIES_USUAL + 2, to;
	struct series *series = NEW_ARRAY(a, struct series, room);

	*n = 0;
	for (size_t i = 0; i < s->results; i = to) {
		const struct screen_result *r = &s->result[i];
		struct series v = { .from = (uint32_t)i };

		if (r->pupil >= s->pupils || r->subject >= s->subjects || r->scale >= s->scales ||
		    (i > 0 && key_of(r) < key_of(r - 1)))
			return RC_INVALID;
		to = series_end(s, i, &v.values);
		if (to == 0 || s->result[to - 1].point >= s->points)
			return RC_INVALID;
		v.to = (uint32_t)to;
		if (*n == room) {
			const struct series *old = series;

			series = NEW_ARRAY(a, struct series, 2 * room);
			memcpy(series, old, room * sizeof *series);
			room *= 2;
		}
		series[(*n)++] = v;
	}
	*out = series;
	return RC_OK;
}

/* The newest value of the subject is on another scale of numbers, or this scale is no number. A later judgement in
 * words does not take the place of a test, and neither does an absence. v: the series of one pupil in one subject. */
static void scales_mark(const struct sheet *sheet, struct series *v, const struct screen_finding *f, size_t n)
{
	int32_t newest = -1;

	for (size_t i = 0; i < n; i++) {
		const struct screen_result *r = sheet->s->result;
		uint32_t at = v[i].to;

		while (at > v[i].from && !r[at - 1].has_value)
			at--;
		v[i].other = !sheet[f[i].scale].scale->numbers;
		v[i].newest = at > v[i].from ? r[at - 1].point : 0;
		if (!v[i].other && at > v[i].from && v[i].newest > newest)
			newest = v[i].newest;
	}
	for (size_t i = 0; i < n; i++)
		v[i].other = v[i].other || v[i].newest < newest;
}

/* One finding for each series, with what the pupil's own results say. */
static void findings_begin(const struct sheet *sheet, struct series *v, struct screen_finding *f, size_t n)
{
	for (size_t from = 0, to; from < n; from = to) {
		const struct screen_result *first = &sheet->s->result[v[from].from];

		for (to = from; to < n; to++) {
			const struct screen_result *r = &sheet->s->result[v[to].from];

			if (r->pupil != first->pupil || r->subject != first->subject)
				break;
			f[to].pupil = r->pupil;
			f[to].subject = r->subject;
			f[to].scale = r->scale;
			f[to].points = v[to].values;
		}
		scales_mark(sheet, v + from, f + from, to - from);
		for (size_t i = from; i < to; i++)
			series_judge(&sheet[f[i].scale], &v[i], &f[i]);
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

static void groups_run(struct arena *a, const struct screen_school *s, const struct sheet *sheet, struct series *series,
                       struct screen_finding *finding, size_t n)
{
	struct order o = order_make(a, s, finding, n);
	struct group g = group_new(a, o.largest);
	uint32_t *todo = NEW_ARRAY(a, uint32_t, o.largest + 1);

	for (size_t k = 0; k < o.groups; k++) {
		const uint32_t *all = o.series + o.start[k];
		size_t here = o.start[k + 1] - o.start[k], left = 0;

		for (size_t i = 0; i < here; i++)
			if (series[all[i]].judged)
				todo[left++] = all[i];
		while (left > 0)
			left = group_run(&sheet[o.scale[k]], &g, series, finding, all, here, todo, left);
	}
}

/* One for each scale. */
static struct sheet *sheets_make(struct arena *a, const struct screen_rules *rules, const struct screen_school *s)
{
	struct sheet *h = NEW_ARRAY(a, struct sheet, s->scales + 1);
	int32_t *day = NEW_ARRAY(a, int32_t, s->points + 1);

	for (size_t i = 0; i < s->points; i++)
		day[i] = date_days(s->point[i].on);
	for (size_t i = 0; i < s->scales; i++)
		h[i] = (struct sheet){ .s = s,
			               .rules = rules,
			               .scale = &s->scale[i],
			               .day = day,
			               .today = date_days(s->today),
			               .band = screen_band(&s->scale[i], rules),
			               .sign = s->scale[i].rising ? 1 : -1 };
	return h;
}

enum rc screen_run(struct arena *a, const struct screen_rules *rules, const struct screen_school *s,
                   struct screen_finding **out, size_t *n)
{
	struct series *series;
	struct screen_finding *finding;
	struct sheet *sheet;
	struct arena_mark mark;
	size_t all, kept = 0;

	*n = 0;
	TRY(series_make(a, s, &series, &all));
	*out = finding = NEW_ARRAY(a, struct screen_finding, all + 1);
	mark = arena_mark(a);
	sheet = sheets_make(a, rules, s);
	findings_begin(sheet, series, finding, all);
	groups_run(a, s, sheet, series, finding, all);
	arena_rewind(a, mark);
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

bool screen_perhaps(const struct screen_finding *f)
{
	for (enum screen_test t = 0; t < SCREEN_TESTS; t++)
		if (f->answer[t] == SCREEN_PERHAPS)
			return true;
	return false;
}

bool screen_is_much(size_t listed, size_t pupils)
{
	return pupils >= SCREEN_SHARE_PUPILS && listed * 100 > pupils * SCREEN_SHARE_PERCENT;
}
