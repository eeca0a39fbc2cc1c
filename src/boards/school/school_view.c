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

static void counts_fill(struct school_view *v)
{
	size_t last;

	for (size_t i = 0; i < v->all.pupils; i++) {
		const struct today_pupil *p = &v->all.pupil[i];
		size_t col = p->code == STATUS_K ? 0 : p->code == STATUS_E ? 1 : 2;
		size_t row = row_of(v, p->year_group);

		if (row == SIZE_MAX)
			continue;
		v->cell[row * SCHOOL_COLS + col]++;
		v->cell[row * SCHOOL_COLS + SCHOOL_COLS - 1]++;
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

static int kind_cmp(const void *x, const void *y)
{
	const struct duty_rule *a = *(const struct duty_rule *const *)x;
	const struct duty_rule *b = *(const struct duty_rule *const *)y;

	return a->force != b->force ? (a->force < b->force ? -1 : 1) : str_cmp(a->key, b->key);
}

/* The kinds of duties that are open now, the law first. */
static size_t kinds_sorted(struct ctx *c, const struct school_view *v, const struct duty_rule ***out)
{
	const struct duty_rule *r;
	size_t n = 0;

	while (duty_rule_at(n) != NULL)
		n++;
	*out = NEW_ARRAY(c->a, const struct duty_rule *, n);
	n = 0;
	for (size_t i = 0; (r = duty_rule_at(i)) != NULL && n < KIND_ROWS - 1; i++)
		for (size_t k = 0; k < v->all.dues; k++)
			if (v->all.due[k].duty.rule == r && v->all.due[k].duty.pupil != 0 &&
			    v->all.due[k].duty.state <= DUTY_THIS_WEEK) {
				(*out)[n++] = r;
				break;
			}
	if (n > 0)
		qsort(*out, n, sizeof **out, kind_cmp);
	return n;
}

static void kinds_fill(struct ctx *c, struct school_view *v)
{
	const struct duty_rule **kind;
	int64_t *sum;

	v->kinds = kinds_sorted(c, v, &kind);
	sum = &v->kind_cell[v->kinds * KIND_COLS];
	for (size_t i = 0; i < v->kinds; i++) {
		int64_t *n = &v->kind_cell[i * KIND_COLS];

		v->kind[i] = kind_words(c->a, kind[i]->title);
		for (size_t k = 0; k < v->all.dues; k++)
			if (v->all.due[k].duty.rule == kind[i]) {
				n[0] += v->all.due[k].duty.state == DUTY_OVERDUE;
				n[1] += v->all.due[k].duty.state == DUTY_THIS_WEEK;
			}
		sum[0] += n[0];
		sum[1] += n[1];
	}
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
	v->class = NEW_ARRAY(c->a, struct class_stages, v->all.pupils);
	for (size_t i = 0; i < v->all.pupils; i++) {
		const struct today_pupil *p = &v->all.pupil[i];
		struct class_stages *l;

		if (p->code != STATUS_K)
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
	v->all.pupil = NULL; /* no name goes further */
	v->all.pupils = 0;
	v->all.due = NULL;
	v->all.done = NULL;
	v->all.next = (struct due){ 0 };
	v->all.dues = v->all.dones = v->all.idles = 0;
}

enum rc school_view_load(struct ctx *c, struct school_view *out)
{
	*out = (struct school_view){ .counts_only = !role_can(c->actor.hat, CAP_SCHOOL_NAMES) };
	TRY(today_view_load(c, CAP_SCHOOL_COUNTS, false, &out->all));
	counts_fill(out);
	stages_fill(c, out);
	kinds_fill(c, out);
	if (out->counts_only)
		small_fill(c, out);
	return RC_OK;
}
