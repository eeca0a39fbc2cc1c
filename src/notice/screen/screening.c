#include "notice/screen/screening.h"

#include <stdlib.h>
#include <string.h>

#include "notice/results/scale_rule.h"
#include "notice/results/subject_rule.h"
#include "core/record/record_rec.h"
#include "notice/results/scale_sql.h"
#include "notice/screen/screen_sql.h"
#include "kit/text/fold.h"
#include "notice/screen/screening_own.h"

enum { SUBJECTS_MAX = 500, GROW_FROM = 4096 };

/* What is gathered while results stream by. */
struct gather {
	struct arena *a;
	const struct screen_pupil_row *pupil; /* by id */
	size_t pupils;
	size_t at; /* the pupil reached */
	const struct assessment_point *point;
	const int *point_place; /* place of each among those up to the day asked, in order of date; -1 later */
	size_t points;
	const struct scale *scale;
	size_t scales;
	struct str subject[SUBJECTS_MAX]; /* codes in the order they came */
	size_t subjects;
	struct screen_result *result;
	size_t results;
	size_t room;
	/* The last ones found: neighbours are mostly the same. */
	size_t last_subject, last_scale;
};

static size_t subject_place(struct gather *g, struct str code)
{
	if (g->last_subject < g->subjects && str_eq(g->subject[g->last_subject], code))
		return g->last_subject;
	for (size_t i = 0; i < g->subjects; i++)
		if (str_eq(g->subject[i], code))
			return g->last_subject = i;
	if (g->subjects == SUBJECTS_MAX)
		return SUBJECTS_MAX;
	g->subject[g->subjects] = str_dup(g->a, code);
	return g->last_subject = g->subjects++;
}

static size_t scale_place(struct gather *g, int64_t id)
{
	if (g->last_scale < g->scales && g->scale[g->last_scale].id == id)
		return g->last_scale;
	for (size_t i = 0; i < g->scales; i++)
		if (g->scale[i].id == id)
			return g->last_scale = i;
	return g->scales;
}

static int point_place(const struct gather *g, int64_t id)
{
	for (size_t i = 0; i < g->points; i++)
		if (g->point[i].id == id)
			return g->point_place[i];
	return -1;
}

static void make_room(struct gather *g)
{
	size_t room = g->room == 0 ? GROW_FROM : 2 * g->room;
	struct screen_result *more;

	if (g->results < g->room)
		return;
	more = NEW_ARRAY(g->a, struct screen_result, room);
	if (g->results > 0)
		memcpy(more, g->result, g->results * sizeof *more);
	g->result = more;
	g->room = room;
}

static enum rc result_take(void *x, const struct screen_result_row *r)
{
	struct gather *g = x;
	size_t subject, scale;
	int point;

	while (g->at < g->pupils && g->pupil[g->at].id < r->pupil_id)
		g->at++;
	if (g->at == g->pupils || g->pupil[g->at].id != r->pupil_id)
		return RC_OK; /* not on roll on that day */
	point = point_place(g, r->point_id);
	scale = scale_place(g, r->scale_id);
	/* Attendance stands beside the numbers (6.23); it is no attainment. */
	subject = str_is(r->subject, "attendance") ? SUBJECTS_MAX : subject_place(g, r->subject);
	if (point < 0 || scale == g->scales || subject == SUBJECTS_MAX || r->value > SCREEN_VALUE_MOST ||
	    r->value < -SCREEN_VALUE_MOST)
		return RC_OK;
	make_room(g);
	g->result[g->results++] = (struct screen_result){ .pupil = (uint32_t)g->at,
		                                          .subject = (uint16_t)subject,
		                                          .scale = (uint16_t)scale,
		                                          .point = (uint16_t)point,
		                                          .has_value = r->has_value,
		                                          .value = (int32_t)r->value };
	return RC_OK;
}

static int result_cmp(const void *x, const void *y)
{
	const struct screen_result *a = x, *b = y;

	if (a->pupil != b->pupil)
		return a->pupil < b->pupil ? -1 : 1;
	if (a->subject != b->subject)
		return a->subject < b->subject ? -1 : 1;
	if (a->scale != b->scale)
		return a->scale < b->scale ? -1 : 1;
	return (a->point > b->point) - (a->point < b->point);
}

/* Results come by pupil; within one they are put in order. */
static void results_sort(struct gather *g)
{
	for (size_t from = 0, to; from < g->results; from = to) {
		for (to = from + 1; to < g->results && g->result[to].pupil == g->result[from].pupil; to++)
			;
		qsort(g->result + from, to - from, sizeof *g->result, result_cmp);
	}
}

static int32_t milli_of(int64_t v)
{
	return v > SCREEN_VALUE_MOST || v < -SCREEN_VALUE_MOST ? 0 : (int32_t)v;
}

struct screen_scale screening_scale_of(const struct scale *s)
{
	return (struct screen_scale){ .id = s->id,
		                      .numbers = scale_is_number(s),
		                      .age = s->kind == SCALE_AGE,
		                      .rising = s->rising != 0,
		                      .low = milli_of(s->low),
		                      .high = milli_of(s->high),
		                      .step = milli_of(s->step),
		                      .band = milli_of(s->band),
		                      .has_national = s->national != MILLI_NONE,
		                      .national = milli_of(s->national) };
}

static enum rc scales_load(struct ctx *c, struct gather *g, struct screening *out)
{
	struct screen_scale *run;
	struct scale *all;
	size_t n;

	TRY(scale_list(c->db, c->a, c->actor.school_id, &all, &n, &c->err));
	run = NEW_ARRAY(c->a, struct screen_scale, n + 1);
	out->scale = NEW_ARRAY(c->a, struct screening_scale, n + 1);
	for (size_t i = 0; i < n; i++) {
		const struct scale *s = &all[i];

		run[i] = screening_scale_of(s);
		out->scale[i] = (struct screening_scale){ s->name, s->national_says, s->kind };
	}
	g->scale = all;
	g->scales = n;
	out->run.scale = run;
	out->run.scales = n;
	return RC_OK;
}

/* The store gives the newest point first; the screen wants the oldest first, and none after the day asked. */
static enum rc points_load(struct ctx *c, struct gather *g, struct screening *out)
{
	struct assessment_point *all;
	struct screen_point *run;
	int *place;
	size_t n;

	TRY(point_of_school(c->db, c->a, c->actor.school_id, &all, &n, &c->err));
	run = NEW_ARRAY(c->a, struct screen_point, n + 1);
	place = NEW_ARRAY(c->a, int, n + 1);
	out->point_name = NEW_ARRAY(c->a, struct str, n + 1);
	for (size_t i = n; i-- > 0;) {
		place[i] = -1;
		if (date_cmp(all[i].held_on, out->asked) > 0)
			continue;
		place[i] = (int)out->run.points;
		run[out->run.points] = (struct screen_point){ all[i].id, all[i].held_on };
		out->point_name[out->run.points++] = all[i].name;
	}
	g->point = all;
	g->point_place = place;
	g->points = n;
	out->run.point = run;
	return RC_OK;
}

static enum rc pupils_load(struct ctx *c, struct gather *g, struct screening *out)
{
	struct screen_pupil_row *row;
	struct screen_pupil *run;
	size_t n;

	TRY(screen_pupils(c->db, c->a, c->actor.school_id, out->asked, &row, &n, &c->err));
	run = NEW_ARRAY(c->a, struct screen_pupil, n + 1);
	out->pupil = NEW_ARRAY(c->a, struct screening_pupil, n + 1);
	for (size_t i = 0; i < n; i++) {
		struct str first = row[i].preferred.n > 0 ? row[i].preferred
		                   : row[i].given.n > 0   ? row[i].given
		                                          : row[i].family;

		run[i] =
		    (struct screen_pupil){ .id = row[i].id, .year_group = (int32_t)row[i].year_group, .class_no = -1 };
		out->pupil[i] = (struct screening_pupil){
			.name = row[i].given.n + row[i].preferred.n > 0
			            ? str_fmt(c->a, "%.*s %.*s", STR_ARG(first), STR_ARG(row[i].family))
			            : row[i].family,
			.first = first,
			.name_key = fold_name(c->a, row[i].family, row[i].given, row[i].preferred),
			.class_name = row[i].class_name,
			.status = status_letter(row[i].code),
		};
	}
	g->pupil = row;
	g->pupils = n;
	out->run.pupil = run;
	out->run.pupils = n;
	return RC_OK;
}

/* By name of the pupil, then in the order of subjects: places first, so that the many findings are sorted by numbers.
 */
struct placed {
	uint64_t key;
	size_t finding;
};

static int placed_cmp(const void *x, const void *y)
{
	const struct placed *a = x, *b = y;

	return (a->key > b->key) - (a->key < b->key);
}

struct named {
	size_t order;
	struct str first;
	size_t at;
};

static int named_cmp(const void *x, const void *y)
{
	const struct named *a = x, *b = y;
	int by = (a->order > b->order) - (a->order < b->order);

	if (by == 0)
		by = str_cmp(a->first, b->first);
	return by != 0 ? by : (a->at > b->at) - (a->at < b->at);
}

static uint32_t *places(struct arena *a, struct named *v, size_t n)
{
	uint32_t *place = NEW_ARRAY(a, uint32_t, n);

	if (n > 1)
		qsort(v, n, sizeof *v, named_cmp);
	for (size_t i = 0; i < n; i++)
		place[v[i].at] = (uint32_t)i;
	return place;
}

static uint32_t *pupil_places(struct arena *a, const struct screening *s)
{
	struct named *v = NEW_ARRAY(a, struct named, s->run.pupils);

	for (size_t i = 0; i < s->run.pupils; i++)
		v[i] = (struct named){ .first = s->pupil[i].name_key, .at = i };
	return places(a, v, s->run.pupils);
}

static uint32_t *subject_places(struct arena *a, const struct screening *s)
{
	struct named *v = NEW_ARRAY(a, struct named, s->run.subjects);

	for (size_t i = 0; i < s->run.subjects; i++)
		v[i] =
		    (struct named){ .order = subject_order(s->subject[i].code), .first = s->subject[i].code, .at = i };
	return places(a, v, s->run.subjects);
}

static void findings_sort(struct arena *a, struct screening *s, const struct screen_finding *all, size_t n)
{
	const uint32_t *pupil = pupil_places(a, s);
	const uint32_t *subject = subject_places(a, s);
	struct placed *v = NEW_ARRAY(a, struct placed, n);

	for (size_t i = 0; i < n; i++)
		v[i] = (struct placed){
			(uint64_t)pupil[all[i].pupil] << 32 | (uint64_t)subject[all[i].subject] << 16 | all[i].scale, i
		};
	if (n > 1)
		qsort(v, n, sizeof *v, placed_cmp);
	s->findings = n;
	s->finding = NEW_ARRAY(a, struct screen_finding, n);
	for (size_t i = 0; i < n; i++)
		s->finding[i] = all[v[i].finding];
}

enum rc screening_school(struct ctx *c, struct screening *out)
{
	struct gather g = { .a = c->a };
	struct screen_finding *all;
	size_t n;

	TRY(scales_load(c, &g, out));
	TRY(points_load(c, &g, out));
	TRY(pupils_load(c, &g, out));
	/* As known at the end of that day. */
	TRY(screen_results(c->db, c->a, c->actor.school_id, clock_instant(date_add(out->asked, 1), 0) - 1, result_take,
	                   &g, &c->err));
	TRY(screen_rules_load(c, &out->rules));
	results_sort(&g);
	out->subject = NEW_ARRAY(c->a, struct screening_subject, g.subjects + 1);
	for (size_t i = 0; i < g.subjects; i++)
		out->subject[i] = (struct screening_subject){ g.subject[i], subject_name(c->a, g.subject[i]) };
	out->run.today = out->asked;
	out->run.subjects = g.subjects;
	out->run.result = g.result;
	out->run.results = g.results;
	TRY(screen_run(c->a, &out->rules, &out->run, &all, &n));
	findings_sort(c->a, out, all, n);
	return RC_OK;
}
