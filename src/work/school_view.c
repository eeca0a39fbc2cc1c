#include "work/school_view.h"

#include <stdint.h>

#include "domain/smallnum.h"
#include "work/gate.h"

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

static void kinds_fill(struct school_view *v)
{
	int64_t late[DUTIES] = { 0 };
	int64_t week[DUTIES] = { 0 };

	for (size_t i = 0; i < v->all.dues; i++) {
		const struct due *d = &v->all.due[i];

		late[d->duty.rule->id] += d->duty.state == DUTY_OVERDUE;
		week[d->duty.rule->id] += d->duty.state == DUTY_THIS_WEEK;
	}
	for (size_t i = 0; i < DUTIES && duty_rule_at(i) != NULL; i++) {
		const struct duty_rule *r = duty_rule_at(i);

		if (late[r->id] + week[r->id] > 0)
			v->kind[v->kinds++] = (struct duty_kind_count){ r->why, late[r->id], week[r->id] };
	}
}

enum rc school_view_load(struct ctx *c, struct school_view *out)
{
	enum rc rc;

	*out = (struct school_view){ .counts_only = !role_can(c->actor.hat, CAP_SCHOOL_NAMES) };
	rc = today_view_load(c, CAP_SCHOOL_COUNTS, false, &out->all);
	if (rc != RC_OK)
		return rc;
	counts_fill(out, out->all.count, out->all.counts);
	for (size_t i = 0; i < STAGE_STEPS; i++)
		out->stage[i] = out->all.by_stage[i];
	kinds_fill(out);
	if (!out->counts_only)
		return RC_OK;
	out->hidden =
	    small_hide(c->a, &(struct small_table){ out->cell, out->rows, SCHOOL_COLS, true, true }, SMALL_MOST);
	out->stage_hidden =
	    small_hide(c->a, &(struct small_table){ out->stage, 1, STAGE_STEPS, false, false }, SMALL_MOST);
	out->all.due = NULL; /* no name goes further */
	out->all.dues = 0;
	return RC_OK;
}
