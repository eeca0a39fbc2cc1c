#include "boards/school/school_view.h"

#include <stdlib.h>

#include "kit/base/buf.h"
#include "core/record/smallnum_rule.h"
#include "core/rights/gate.h"

/* The row of a year group, youngest first; a new one if need be. SIZE_MAX: no room. */
static size_t row_of(struct school_view *v, int64_t year)
{
	size_t row = 0;

	while (row < v->rows && v->year[row] < year)
		row++;
	if (row < v->rows && v->year[row] == year)
		return row;
	if (v->rows == SCHOOL_ROWS_MAX - 1)
		return SIZE_MAX;
	for (size_t i = v->rows; i > row; i--) {
		v->year[i] = v->year[i - 1];
		for (size_t k = 0; k < SCHOOL_COLS; k++)
			v->cell[i * SCHOOL_COLS + k] = v->cell[(i - 1) * SCHOOL_COLS + k];
	}
	v->year[row] = year;
	for (size_t k = 0; k < SCHOOL_COLS; k++)
		v->cell[row * SCHOOL_COLS + k] = 0;
	v->rows++;
	return row;
}

static void counts_fill(struct school_view *v, const struct today_count *count, size_t n)
{
	size_t last;

	for (size_t i = 0; i < n; i++) {
		size_t col = str_is(count[i].code, "K") ? 0 : str_is(count[i].code, "E") ? 1 : 2;
		size_t row = row_of(v, count[i].year_group);

		if (row == SIZE_MAX)
			continue;
		v->cell[row * SCHOOL_COLS + col] += count[i].n;
		v->cell[row * SCHOOL_COLS + SCHOOL_COLS - 1] += count[i].n;
	}
	last = v->rows++;
	for (size_t row = 0; row < last; row++)
		for (size_t col = 0; col < SCHOOL_COLS; col++)
			v->cell[last * SCHOOL_COLS + col] += v->cell[row * SCHOOL_COLS + col];
}

/* A duty without the name of a pupil: "Review the plan". */
static struct str kind_words(struct arena *a, struct str title)
{
	struct buf b = buf_new(a, 1024);

	for (size_t i = 0; i < title.n; i++)
		if (title.p[i] == '@')
			buf_str(&b, S("the"));
		else if (title.p[i] == '$')
			buf_str(&b, S("the pupil"));
		else
			buf_char(&b, title.p[i]);
	return buf_view(&b);
}

static void kinds_fill(struct ctx *c, struct school_view *v)
{
	int64_t n[DUTIES][KIND_COLS] = { 0 };
	int64_t sum[KIND_COLS] = { 0 };

	for (size_t i = 0; i < v->all.dues; i++) {
		const struct due *d = &v->all.due[i];

		n[d->duty.rule->id][0] += d->duty.state == DUTY_OVERDUE;
		n[d->duty.rule->id][1] += d->duty.state == DUTY_THIS_WEEK;
	}
	for (size_t i = 0; i < DUTIES; i++) {
		if (n[i][0] + n[i][1] == 0)
			continue;
		v->kind[v->kinds] = kind_words(c->a, duty_rule_at(i)->title);
		for (size_t k = 0; k < KIND_COLS; k++) {
			v->kind_cell[v->kinds * KIND_COLS + k] = n[i][k];
			sum[k] += n[i][k];
		}
		v->kinds++;
	}
	for (size_t k = 0; k < KIND_COLS; k++)
		v->kind_cell[v->kinds * KIND_COLS + k] = sum[k];
}

static size_t stage_col(enum stage s)
{
	return s < STAGE_CLOSED ? (size_t)s : STAGE_STEPS;
}

static int class_cmp(const void *x, const void *y)
{
	const struct class_stages *a = x;
	const struct class_stages *b = y;

	if (a->year_group != b->year_group)
		return a->year_group < b->year_group ? -1 : 1;
	return str_cmp(a->name, b->name);
}

/* The class of a pupil; pupils without a class stand together. */
static struct class_stages *class_of(struct school_view *v, const struct today_pupil *p)
{
	for (size_t i = 0; i < v->classes; i++)
		if (str_eq(v->class[i].name, p->class_name))
			return &v->class[i];
	v->class[v->classes] = (struct class_stages){ .name = p->class_name,
		                                      .year_group = p->class_name.n > 0 ? p->year_group : INT64_MAX };
	return &v->class[v->classes++];
}

static void stages_fill(struct ctx *c, struct school_view *v)
{
	v->class = NEW_ARRAY(c->a, struct class_stages, v->all.facts.pupils);
	for (size_t i = 0; i < v->all.facts.pupils; i++) {
		const struct today_pupil *p = &v->all.facts.pupil[i];
		struct class_stages *l;

		if (!str_is(p->code, "K"))
			continue;
		v->stage[stage_col(v->all.stage[i])]++;
		v->stage[STAGE_COLS - 1]++;
		if (v->counts_only)
			continue;
		l = class_of(v, p);
		l->n[stage_col(v->all.stage[i])]++;
		l->n[STAGE_COLS - 1]++;
		l->year_group = p->class_name.n > 0 && p->year_group < l->year_group ? p->year_group : l->year_group;
	}
	if (v->classes > 0)
		qsort(v->class, v->classes, sizeof *v->class, class_cmp);
}

static void small_fill(struct ctx *c, struct school_view *v)
{
	v->hidden = small_hide(c->a, &(struct small_table){ v->cell, v->rows, SCHOOL_COLS, true, true }, SMALL_MOST);
	v->stage_hidden = small_hide(c->a, &(struct small_table){ v->stage, 1, STAGE_COLS, true, false }, SMALL_MOST);
	v->kind_hidden =
	    small_hide(c->a, &(struct small_table){ v->kind_cell, v->kinds + 1, KIND_COLS, false, true }, SMALL_MOST);
	v->all.facts = (struct today){ 0 }; /* no name goes further */
	v->all.due = NULL;
	v->all.dues = 0;
	v->all.unreads = v->all.idles = v->all.messages = 0;
}

enum rc school_view_load(struct ctx *c, struct school_view *out)
{
	*out = (struct school_view){ .counts_only = !role_can(c->actor.hat, CAP_SCHOOL_NAMES) };
	TRY(today_view_load(c, CAP_SCHOOL_COUNTS, false, &out->all));
	counts_fill(out, out->all.count, out->all.counts);
	stages_fill(c, out);
	kinds_fill(c, out);
	if (out->counts_only)
		small_fill(c, out);
	return RC_OK;
}
