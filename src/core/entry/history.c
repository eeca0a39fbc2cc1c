#include "core/entry/history.h"

#include <stdlib.h>

#include "core/people/pupil_sql.h"
#include "core/rights/gate.h"
#include "kit/text/fold.h"

ACTION(ACT_HISTORY_OPEN, "history.open", "Opened the history");

static struct date month_of(struct date on)
{
	return (struct date){ on.y, on.m, 1 };
}

static bool is_routine(const struct entry *e)
{
	return e->kind->routine;
}

/* Nothing is chosen but a year: then what happens all the time is one line a month. */
static bool is_folded(const struct history_query *q)
{
	return !q->flat && q->group == ENTRY_GROUPS && date_none(q->month) && q->person.n == 0 && q->words.n == 0;
}

static bool in_time(const struct history_query *q, struct date on)
{
	if (q->year != 0 && date_school_year(on).y != q->year)
		return false;
	return date_none(q->month) || date_cmp(month_of(on), q->month) == 0;
}

static bool fits(struct arena *a, const struct history_query *q, const struct entry *e)
{
	struct str words = fold_key(a, q->words);

	if (!in_time(q, e->on) || (q->group != ENTRY_GROUPS && e->kind->group != q->group) ||
	    (q->person.n > 0 && !str_eq(q->person, e->by)))
		return false;
	return words.n == 0 || str_find(fold_key(a, e->words), words) >= 0 ||
	       str_find(fold_key(a, e->what), words) >= 0;
}

static bool gone_fits(const struct history_query *q, const struct withdrawn_line *g)
{
	if (!in_time(q, g->v.on_day) || q->words.n > 0)
		return false;
	if (q->person.n > 0 && !str_eq(q->person, g->v.by_name) && !str_eq(q->person, g->v.done_name))
		return false;
	return q->group == ENTRY_GROUPS || (g->kind != NULL && g->kind->group == q->group);
}

/* Newest first; what was withdrawn after what stands, what happens all the time at the end of its month. */
static int by_day(const void *x, const void *y)
{
	const struct history_line *p = x;
	const struct history_line *q = y;
	int by = date_cmp(month_of(q->on), month_of(p->on));

	if (by == 0)
		by = (p->routine != NULL) - (q->routine != NULL);
	if (by == 0)
		by = date_cmp(q->on, p->on);
	if (by == 0)
		by = (p->gone != NULL) - (q->gone != NULL);
	if (by == 0 && p->entry != NULL && q->entry != NULL)
		by = (p->entry->id < q->entry->id) - (p->entry->id > q->entry->id);
	return by;
}

static int by_name(const void *x, const void *y)
{
	return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

static void choices_make(struct arena *a, struct history_view *v)
{
	v->person = NEW_ARRAY(a, struct str, HISTORY_PEOPLE);
	for (size_t i = 0; i < v->alls; i++) {
		const struct entry *e = &v->all[i];
		int year = date_school_year(e->on).y;
		size_t m = 0;

		v->count[e->kind->group]++;
		if (date_none(v->since) || date_cmp(e->on, v->since) < 0)
			v->since = e->on;
		if (v->years < HISTORY_YEARS && (v->years == 0 || v->year[v->years - 1] != year))
			v->year[v->years++] = year; /* they come newest first */
		while (m < v->persons && !str_eq(v->person[m], e->by))
			m++;
		if (m == v->persons && m < HISTORY_PEOPLE && e->by.n > 0)
			v->person[v->persons++] = e->by;
	}
	if (v->persons > 1)
		qsort(v->person, v->persons, sizeof *v->person, by_name);
}

static struct history_routine *routine_of(struct history_routine *r, size_t *n, struct date on)
{
	for (size_t i = 0; i < *n; i++)
		if (date_cmp(r[i].month, month_of(on)) == 0)
			return &r[i];
	r[*n] = (struct history_routine){ .month = month_of(on) };
	return &r[(*n)++];
}

static void page_cut(struct history_view *v, int64_t page)
{
	int64_t all = (int64_t)v->lines;
	int64_t from;

	v->pages = (all + HISTORY_PAGE - 1) / HISTORY_PAGE;
	v->page = page < 1 ? 1 : page > v->pages && v->pages > 0 ? v->pages : page;
	from = (v->page - 1) * HISTORY_PAGE;
	v->line += from < all ? from : 0;
	v->lines = (size_t)(all - from < HISTORY_PAGE ? all - from : HISTORY_PAGE);
}

static void lines_make(struct ctx *c, const struct history_query *q, const struct withdrawn_line *gone, size_t gones,
                       struct history_view *v)
{
	struct history_routine *routine = NEW_ARRAY(c->a, struct history_routine, v->alls);
	size_t routines = 0;

	v->line = NEW_ARRAY(c->a, struct history_line, 2 * v->alls + gones);
	for (size_t i = 0; i < v->alls; i++) {
		const struct entry *e = &v->all[i];
		struct history_routine *r;

		if (!fits(c->a, q, e))
			continue;
		if (!is_folded(q) || !is_routine(e)) {
			v->line[v->lines++] =
			    (struct history_line){ .on = e->on, .entry = e, .may_put_right = put_right_may(c, e) };
			continue;
		}
		r = routine_of(routine, &routines, e->on);
		r->n++;
		r->of[e->kind->group]++;
	}
	for (size_t i = 0; i < routines; i++)
		v->line[v->lines++] = (struct history_line){ .on = routine[i].month, .routine = &routine[i] };
	for (size_t i = 0; i < gones; i++)
		if (gone_fits(q, &gone[i]))
			v->line[v->lines++] = (struct history_line){ .on = gone[i].v.on_day, .gone = &gone[i] };
	if (v->lines > 1)
		qsort(v->line, v->lines, sizeof *v->line, by_day);
	page_cut(v, q->page);
}

enum rc history_read(struct ctx *c, struct pupil_key k, const struct entry_ask *ask, const struct history_query *q,
                     struct history_view *out)
{
	struct withdrawn_line *gone = NULL;

	TRY(entries_load(c, k, ask, ENTRIES_MOST, &out->all, &out->alls));
	if (!ask->family)
		TRY(withdrawn_lines(c, k, &gone, &out->withdrawn));
	choices_make(c->a, out);
	lines_make(c, q, gone, out->withdrawn, out);
	return RC_OK;
}

enum rc history_load(struct ctx *c, int64_t pupil_id, const struct history_query *q, struct history_view *out)
{
	struct entry_ask ask;
	struct pupil_key k;

	*out = (struct history_view){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_PUPIL_RECORD, &ACT_HISTORY_OPEN, &k));
	TRY(pupil_load(c->db, c->a, k, &out->pupil, &c->err));
	out->name = pupil_name(c->a, &out->pupil);
	out->first = pupil_first(&out->pupil);
	TRY(entry_ask_make(c, false, &ask));
	return history_read(c, k, &ask, q, out);
}
