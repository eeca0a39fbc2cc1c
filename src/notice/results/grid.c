#include "notice/results/grid.h"

#include "kit/base/id.h"
#include "kit/base/utf8.h"
#include "notice/results/scale_rule.h"
#include "notice/results/grid_sql.h"
#include "core/people/pupil_sql.h"
#include "notice/results/result_sql.h"
#include "notice/results/scale_sql.h"
#include "core/school/school_sql.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"

ACTION(ACT_RESULTS_OPEN, "results.open", "Opened the results");
ACTION(ACT_RESULTS_SAVE, "results.save", "Entered results");
ACTION(ACT_RESULTS_WRITE, "results.write", "Opened the results to change them");

enum { SUBJECTS_MAX = 200 };

/* What is read once for a grid. */
struct source {
	struct scale *scale;
	size_t scales;
	struct assessment_point *point;
	size_t points;
	struct pupil_lines pupils;
	struct grid_result *past;
	size_t pasts;
};

static void subject_add(struct grid *g, struct arena *a, struct str code)
{
	for (size_t i = 0; i < g->n_subjects; i++)
		if (str_eq(g->subjects[i].code, code))
			return;
	if (code.n > 0 && g->n_subjects < SUBJECTS_MAX)
		g->subjects[g->n_subjects++] = (struct subject){ .code = code, .name = subject_name(a, code) };
}

/* The standard subjects, then those that only the school's scales name. */
static void subjects_make(struct grid *g, struct arena *a, const struct source *s)
{
	struct str rest;

	g->subjects = NEW_ARRAY(a, struct subject, SUBJECTS_MAX);
	for (size_t i = 0; subject_at(i) != NULL; i++)
		subject_add(g, a, subject_at(i)->code);
	for (size_t i = 0; i < s->scales; i++)
		for (rest = s->scale[i].subjects; rest.n > 0;)
			subject_add(g, a, str_cut(rest, '\n', &rest));
}

/* Points that can be filled: not far ahead, newest first. The one asked for, or the newest that has begun. */
static void points_choose(struct grid *g, struct ctx *c, const struct source *s, int64_t asked)
{
	const struct assessment_point *begun = NULL;

	g->points = NEW_ARRAY(c->a, struct assessment_point, s->points);
	for (size_t i = 0; i < s->points; i++) {
		if (date_diff(s->point[i].held_on, c->now.today) > GRID_AHEAD_DAYS)
			continue;
		g->points[g->n_points++] = s->point[i];
		if (s->point[i].id == asked)
			g->point = &s->point[i];
		if (begun == NULL && date_cmp(s->point[i].held_on, c->now.today) <= 0)
			begun = &s->point[i];
	}
	if (g->point == NULL)
		g->point = begun;
	if (g->point == NULL && g->n_points > 0)
		g->point = &g->points[g->n_points - 1];
}

/* The scale asked for, or the one this class was measured on last, or the first that is meant for the subject and age.
 */
static void scales_choose(struct grid *g, struct arena *a, const struct source *s, int64_t asked, struct date today)
{
	struct date newest = DATE_NONE;
	int64_t last = 0;

	for (size_t i = 0; i < s->pasts; i++)
		if (date_cmp(s->past[i].held_on, newest) > 0) {
			newest = s->past[i].held_on;
			last = s->past[i].scale_id;
		}
	g->scales = NEW_ARRAY(a, struct scale *, s->scales);
	for (size_t i = 0; i < s->scales; i++)
		if ((s->scale[i].live != 0 || s->scale[i].id == asked) && scale_for(&s->scale[i], g->subject.code))
			g->scales[g->n_scales++] = &s->scale[i];
	for (size_t i = 0; i < g->n_scales; i++)
		if (g->scales[i]->id == asked)
			g->scale = g->scales[i];
	for (size_t i = 0; g->scale == NULL && i < g->n_scales; i++)
		if (g->scales[i]->id == last)
			g->scale = g->scales[i];
	for (size_t i = 0; g->scale == NULL && i < g->n_scales; i++)
		if (g->scales[i]->subjects.n > 0 &&
		    !scale_age_odd(g->scales[i], s->pupils.item[0].born, g->point != NULL ? g->point->held_on : today))
			g->scale = g->scales[i];
	if (g->scale == NULL && g->n_scales > 0)
		g->scale = g->scales[0];
}

/* What stands for a pupil at the point and before it; past is sorted by pupil, newest first. */
static void line_fill(struct grid *g, struct arena *a, const struct source *s, struct grid_line *l)
{
	for (size_t i = 0; i < s->pasts; i++) {
		const struct grid_result *r = &s->past[i];
		struct str text;

		if (r->pupil_id != l->pupil_id || r->scale_id != g->scale->id)
			continue;
		text = scale_text(a, g->scale, r->value, r->code, r->note);
		if (r->point_id == g->point->id)
			l->was = text;
		else if (l->before.n == 0 && r->value != MILLI_NONE && date_cmp(r->held_on, g->point->held_on) < 0)
			l->before = str_fmt(a, "%.*s, %.*s", STR_ARG(text),
			                    STR_ARG(str_sub(date_long(a, r->held_on), r->held_on.d > 9 ? 3 : 2, 20)));
	}
	l->typed = l->was;
	g->filled += l->was.n > 0;
}

static void lines_make(struct grid *g, struct ctx *c, const struct source *s)
{
	g->line = NEW_ARRAY(c->a, struct grid_line, s->pupils.n);
	for (size_t i = 0; i < s->pupils.n; i++) {
		const struct pupil_line *p = &s->pupils.item[i];
		struct grid_line *l = &g->line[g->lines++];

		l->pupil_id = p->id;
		l->name = name_full(c->a, p->preferred.n > 0 ? p->preferred : p->given, p->family);
		if (g->scale != NULL && g->point != NULL)
			line_fill(g, c->a, s, l);
	}
}

static enum rc class_find(struct ctx *c, int64_t class_id, struct school_class *out)
{
	struct school_class *item;
	size_t n;

	TRY(class_list(c->db, c->a, c->actor.school_id, &item, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		if (item[i].id == class_id) {
			*out = item[i];
			return RC_OK;
		}
	return RC_NONE;
}

static enum rc source_read(struct ctx *c, const struct grid_ask *ask, struct grid *g, struct source *s)
{
	const struct actor *who = &c->actor;
	const struct pupil_filter f = { .class_id = ask->class_id, .year_group = YEAR_ANY };
	struct str hat = str_of(role_key(who->hat));
	enum rc rc = gate_cap(c, CAP_RESULTS_WRITE);

	if (rc == RC_OK)
		rc = ask->class_id > 0 ? class_find(c, ask->class_id, &g->class) : RC_NONE;
	if (rc == RC_OK)
		rc =
		    pupil_list(c->db, c->a, who->school_id, who->person_id, hat, c->now.today, &f, &s->pupils, &c->err);
	if (rc == RC_OK && s->pupils.n == 0)
		rc = RC_NONE;
	if (rc == RC_OK)
		rc = scale_list(c->db, c->a, who->school_id, &s->scale, &s->scales, &c->err);
	if (rc == RC_OK)
		rc = point_of_school(c->db, c->a, who->school_id, &s->point, &s->points, &c->err);
	if (rc != RC_OK)
		return rc;
	subjects_make(g, c->a, s);
	g->subject = g->subjects[0];
	for (size_t i = 0; i < g->n_subjects; i++)
		if (str_eq(g->subjects[i].code, ask->subject))
			g->subject = g->subjects[i];
	return grid_results(c->db, c->a, who->school_id, who->person_id, hat, c->now.today, ask->class_id,
	                    g->subject.code, &s->past, &s->pasts, &c->err);
}

static enum rc grid_read(struct ctx *c, const struct grid_ask *ask, struct grid *g, struct source *s)
{
	*g = (struct grid){ 0 };
	*s = (struct source){ 0 };
	TRY(source_read(c, ask, g, s));
	points_choose(g, c, s, ask->point_id);
	scales_choose(g, c->a, s, ask->scale_id, c->now.today);
	lines_make(g, c, s);
	for (size_t i = 0; i < g->lines; i++)
		gate_note_read(c, g->line[i].pupil_id, &ACT_RESULTS_OPEN, 0);
	return RC_OK;
}

enum rc grid_load(struct ctx *c, const struct grid_ask *ask, struct grid *out)
{
	struct source s;
	return grid_read(c, ask, out, &s);
}

static struct grid_line *line_of(struct grid *g, int64_t pupil_id)
{
	for (size_t i = 0; i < g->lines; i++)
		if (g->line[i].pupil_id == pupil_id)
			return &g->line[i];
	return NULL;
}

/* Reads a cell against the scale; the error stands in the line. */
static bool cell_read(struct grid *g, struct ctx *c, const struct source *s, const struct grid_cell *cell,
                      struct grid_line *l, struct scale_value *out)
{
	struct str typed = str_trim(cell->typed);

	*out = (struct scale_value){ .value = MILLI_NONE };
	l->typed = cell->typed;
	if (str_eq(typed, l->was))
		return false;
	if (!str_eq(cell->was, l->was)) {
		l->error = l->was.n > 0
		               ? str_fmt(c->a, "Somebody entered %.*s meanwhile. Save again to put yours in its place",
		                         STR_ARG(l->was))
		               : S("Somebody took the result away meanwhile. Save again to put yours in its place");
	} else if (utf8_len(typed) > GRID_CELL_MAX) {
		l->error = str_fmt(c->a, "Use at most %d characters", GRID_CELL_MAX);
	} else if (typed.n > 0) {
		for (size_t i = 0; i < s->pupils.n; i++)
			if (s->pupils.item[i].id == l->pupil_id)
				l->error = result_day_fault(s->pupils.item[i].born, g->point->held_on);
		if (l->error.n == 0 && scale_read(c->a, g->scale, typed, out, &l->error) == RC_OK)
			l->error = STR_NONE;
	}
	g->errors += l->error.n > 0;
	return l->error.n == 0;
}

static enum rc cell_write(struct ctx *c, const struct grid *g, const struct grid_line *l, const struct scale_value *v,
                          size_t *changed)
{
	struct pupil_key k;
	struct result r = {
		.id = id_new(),
		.point_id = g->point->id,
		.subject = g->subject.code,
		.scale_id = g->scale->id,
		.value = v->value,
		.code = v->code,
		.note = v->words,
		.way = RESULT_GRID,
		.noted_by = c->actor.person_id,
		.noted_at = c->now.utc,
	};
	bool did = false;
	enum rc rc = gate_pupil(c, l->pupil_id, CAP_RESULTS_WRITE, &ACT_RESULTS_WRITE, &k);

	if (rc == RC_OK)
		rc = result_write(c->db, c->a, k, &r, &did, &c->err);
	if (rc == RC_OK && did) {
		*changed += 1;
		rc = audit_write(c, l->pupil_id, &ACT_RESULTS_SAVE, "result", r.id, l->typed);
	}
	return rc;
}

enum rc grid_save(struct ctx *c, const struct grid_ask *ask, const struct grid_cell *cell, size_t n, struct grid *g,
                  size_t *changed)
{
	struct source s;
	struct scale_value *v;
	bool *differs;

	*changed = 0;
	TRY(grid_read(c, ask, g, &s));
	if (g->point == NULL || g->scale == NULL || g->point->id != ask->point_id || g->scale->id != ask->scale_id ||
	    !str_eq(g->subject.code, ask->subject))
		return RC_NONE;
	v = NEW_ARRAY(c->a, struct scale_value, n);
	differs = NEW_ARRAY(c->a, bool, n);
	for (size_t i = 0; i < n; i++) {
		struct grid_line *l = line_of(g, cell[i].pupil_id);

		differs[i] = l != NULL && cell_read(g, c, &s, &cell[i], l, &v[i]);
	}
	if (g->errors > 0)
		return RC_INVALID;
	for (size_t i = 0; i < n; i++)
		if (differs[i])
			TRY(cell_write(c, g, line_of(g, cell[i].pupil_id), &v[i], changed));
	return RC_OK;
}

enum rc grid_classes_load(struct ctx *c, struct grid_classes *out)
{
	*out = (struct grid_classes){ 0 };
	TRY(gate_cap(c, CAP_RESULTS_WRITE));
	if (role_can(c->actor.hat, CAP_SCHOOL_NAMES))
		return class_list(c->db, c->a, c->actor.school_id, &out->item, &out->n, &c->err);
	return class_list_of(c->db, c->a, c->actor.school_id, c->actor.person_id, c->now.today, &out->item, &out->n,
	                     &c->err);
}
