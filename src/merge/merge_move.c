#include "merge/merge_move.h"

#include <string.h>

#include "core/people/apart_sql.h"

struct pupil_key merge_key(const struct ctx *c, int64_t id)
{
	return (struct pupil_key){ c->actor.school_id, id };
}

struct str merge_cell_text(struct arena *a, const struct dbv *v)
{
	if (v->type == DBV_NULL)
		return S("-");
	return v->type == DBV_INT ? str_fmt(a, "i%lld", (long long)v->i) : str_fmt(a, "t%.*s", STR_ARG(v->s));
}

struct dbv merge_cell_of(struct str s)
{
	int64_t i = 0;

	if (s.n == 0 || s.p[0] == '-')
		return dv_null();
	if (s.p[0] == 'i' && str_int(str_sub(s, 1, s.n), &i))
		return dv_int(i);
	return dv_text(str_sub(s, 1, s.n));
}

struct dbv *merge_cell(struct rows *r, size_t i, const char *col)
{
	for (size_t k = 0; k < r->cols; k++)
		if (strcmp(r->name[k], col) == 0)
			return &r->cell[i * r->cols + k];
	return NULL;
}

/* Takes all rows out, those that others point to last, and puts them in at the other pupil. */
enum rc merge_rows_move(struct ctx *c, struct rows *all, bool *const *takes, int64_t from, int64_t to)
{
	size_t tables = merge_table_count();

	for (size_t n = tables; n-- > 0;)
		for (size_t i = 0; i < all[n].n; i++)
			if (takes[n][i])
				TRY(merge_drop(c->db, c->a, merge_table_at(n), merge_key(c, from),
				               row_int(&all[n], i, merge_table_at(n)->key), &c->err));
	for (size_t n = 0; n < tables; n++)
		for (size_t i = 0; i < all[n].n; i++) {
			if (!takes[n][i])
				continue;
			*merge_cell(&all[n], i, "pupil_id") = dv_int(to);
			TRY(merge_put(c->db, c->a, merge_table_at(n), &all[n].cell[i * all[n].cols], all[n].cols,
			              &c->err));
		}
	return RC_OK;
}

enum rc merge_rows_all(struct ctx *c, int64_t pupil_id, struct rows **all, bool ***takes)
{
	size_t tables = merge_table_count();

	*all = NEW_ARRAY(c->a, struct rows, tables);
	*takes = NEW_ARRAY(c->a, bool *, tables);
	for (size_t n = 0; n < tables; n++) {
		TRY(merge_rows(c->db, c->a, merge_table_at(n), merge_key(c, pupil_id), &(*all)[n], &c->err));
		(*takes)[n] = NEW_ARRAY(c->a, bool, (*all)[n].n);
	}
	return RC_OK;
}

bool merge_has_moved(const struct merge_moved *m, const char *tab, int64_t row_id)
{
	for (size_t i = 0; i < m->n; i++)
		if (m->row[i].row_id == row_id && m->row[i].col.n == 0 && str_is(m->row[i].tab, tab))
			return true;
	return false;
}

enum rc merge_note(struct merge_work *w, struct str tab, int64_t row_id, struct str col, struct str was,
                   struct str became)
{
	const struct merge_row v = { tab, row_id, col, was, became };

	return merge_row_insert(w->c->db, w->c->a, w->c->actor.school_id, w->merge_id, w->n++, &v, &w->c->err);
}

static const char APART[] = "told_apart";

enum rc merge_aparts_carry(struct merge_work *w, int64_t kept_id, int64_t gone_id)
{
	struct ctx *c = w->c;
	struct aparts mine, theirs;

	TRY(apart_list(c->db, c->a, c->actor.school_id, kept_id, &mine, &c->err));
	TRY(apart_list(c->db, c->a, c->actor.school_id, gone_id, &theirs, &c->err));
	for (size_t i = 0; i < theirs.n; i++) {
		const struct apart *p = &theirs.item[i];
		int64_t other = p->id[p->id[0] == gone_id ? 1 : 0];

		if (other == kept_id || apart_find(&mine, kept_id, other) != NULL)
			continue;
		TRY(apart_put(c->db, c->a, c->actor.school_id, kept_id, other, c->actor.person_id, p->said_on,
		              &c->err));
		TRY(merge_note(w, str_of(APART), other, S("low_id"), STR_NONE, STR_NONE));
	}
	return RC_OK;
}

enum rc merge_apart_back(struct ctx *c, const struct merge *m, const struct merge_row *row)
{
	if (!str_is(row->tab, APART))
		return RC_OK;
	return apart_drop(c->db, c->a, m->school_id, m->kept_id, row->row_id, &c->err);
}

enum rc merge_is_done(struct ctx *c, int64_t kept_id, int64_t merge_id, bool *yes)
{
	struct merge *all;
	size_t n;

	*yes = false;
	TRY(merge_list(c->db, c->a, c->actor.school_id, kept_id, &all, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		*yes = *yes || all[i].id == merge_id;
	return RC_OK;
}
