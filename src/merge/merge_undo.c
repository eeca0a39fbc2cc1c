/* Taking merged records apart. */
#include <stdlib.h>
#include <string.h>

#include "core/record/record_sql.h"
#include "core/rights/gate.h"
#include "core/trail/audit.h"
#include "kit/text/fold.h"
#include "merge/merge.h"
#include "merge/merge_bars.h"
#include "merge/merge_move.h"

ACTION(ACT_MERGE_UNDO, "merge.undo", "Took merged records apart");
ACTION(ACT_MERGE_PAST, "merge.past", "Looked at what was merged");

enum { FOLLOW_ROUNDS = 5 };

enum rc merge_past_load(struct ctx *c, int64_t kept_id, struct merge_past *out)
{
	struct pupil_key k;

	*out = (struct merge_past){ .n = 0 };
	TRY(gate_pupil(c, kept_id, CAP_ENROL, &ACT_MERGE_PAST, &k));
	TRY(pupil_load(c->db, c->a, k, &out->pupil, &c->err));
	out->name = pupil_name(c->a, &out->pupil);
	return merge_list(c->db, c->a, c->actor.school_id, kept_id, &out->item, &out->n, &c->err);
}

static int by_id(const void *x, const void *y)
{
	const int64_t *p = x, *q = y;

	return (*p > *q) - (*p < *q);
}

struct ids {
	int64_t *id;
	size_t n;
};

static bool ids_have(const struct ids *s, int64_t id)
{
	return id != 0 && bsearch(&id, s->id, s->n, sizeof *s->id, by_id) != NULL;
}

/* A row that was written since and belongs to a row that goes back, goes along. */
static bool row_follows(const struct merge_table *t, const struct rows *r, size_t i, const struct ids *s)
{
	for (size_t k = 2; k < r->cols; k++)
		if (strcmp(r->name[k], t->key) != 0 && r->cell[i * r->cols + k].type == DBV_INT &&
		    ids_have(s, r->cell[i * r->cols + k].i))
			return true;
	return false;
}

static void takes_find(struct ctx *c, struct rows *all, bool **takes, const struct merge_moved *m)
{
	struct ids s = { .n = m->n };
	size_t room = m->n;

	for (size_t n = 0; n < merge_table_count(); n++)
		room += all[n].n;
	s.id = NEW_ARRAY(c->a, int64_t, room);
	for (size_t i = 0; i < m->n; i++)
		s.id[i] = m->row[i].col.n == 0 ? m->row[i].row_id : 0;
	qsort(s.id, s.n, sizeof *s.id, by_id);
	for (int round = 0; round < FOLLOW_ROUNDS; round++) {
		size_t before = s.n;

		for (size_t n = 0; n < merge_table_count(); n++)
			for (size_t i = 0; i < all[n].n; i++) {
				const struct merge_table *t = merge_table_at(n);
				int64_t id = row_int(&all[n], i, t->key);

				if (takes[n][i])
					continue;
				takes[n][i] =
				    merge_has_moved(m, t->name, id) || (round > 0 && row_follows(t, &all[n], i, &s));
				if (takes[n][i] && !ids_have(&s, id) && s.n < room) {
					s.id[s.n++] = id;
					qsort(s.id, s.n, sizeof *s.id, by_id);
				}
			}
		if (round > 0 && s.n == before)
			break;
	}
}

static enum rc cells_back(struct ctx *c, int64_t kept_id, const struct merge_row *row, size_t n)
{
	for (size_t x = n; x-- > 0;)
		for (size_t k = 0; k < merge_table_count() && row[x].col.n > 0; k++) {
			const struct merge_table *t = merge_table_at(k);
			struct rows r;

			if (!str_is(row[x].tab, t->name) || merge_is_bar(row[x].tab, row[x].col))
				continue;
			TRY(merge_rows(c->db, c->a, t, merge_key(c, kept_id), &r, &c->err));
			for (size_t i = 0; i < r.n; i++) {
				struct dbv *cell = merge_cell(&r, i, str_c(c->a, row[x].col));

				if (row_int(&r, i, t->key) != row[x].row_id || cell == NULL ||
				    !str_eq(merge_cell_text(c->a, cell), row[x].became))
					continue; /* somebody has changed it since: that stands */
				TRY(merge_drop(c->db, c->a, t, merge_key(c, kept_id), row[x].row_id, &c->err));
				*cell = merge_cell_of(row[x].was);
				TRY(merge_put(c->db, c->a, t, &r.cell[i * r.cols], r.cols, &c->err));
			}
		}
	return RC_OK;
}

/* The row that went, and the values of the one that stayed where nobody has changed them since. */
static enum rc pupils_back(struct ctx *c, const struct merge *m, const struct merge_row *row, size_t n)
{
	struct pupil p = { 0 };
	struct rows is;
	struct dbv *went;

	TRY(merge_pupil(c->db, c->a, merge_key(c, m->kept_id), &is, &c->err));
	went = NEW_ARRAY(c->a, struct dbv, is.cols);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < is.cols && str_is(row[i].tab, "pupil"); k++) {
			if (!str_is(row[i].col, is.name[k]))
				continue;
			if (row[i].row_id == m->gone_id)
				went[k] = merge_cell_of(row[i].was);
			else if (str_eq(merge_cell_text(c->a, &is.cell[k]), row[i].became))
				is.cell[k] = merge_cell_of(row[i].was);
		}
	is.hint = 0;
	record_from_row(&pupil_rec, &is, 0, &p);
	p.name_key = fold_name(c->a, p.family, p.given, p.preferred);
	TRY(pupil_update(c->db, c->a, merge_key(c, m->kept_id), &p, &c->err));
	return merge_pupil_put(c->db, c->a, went, is.cols, &c->err);
}

static enum rc undo(struct ctx *c, const struct merge *m)
{
	struct merge_row *row;
	struct merge_moved moved;
	struct rows *all;
	bool **takes;

	TRY(merge_row_list(c->db, c->a, m->school_id, m->id, &row, &moved.n, &c->err));
	moved.row = row;
	TRY(pupils_back(c, m, row, moved.n));
	TRY(cells_back(c, m->kept_id, row, moved.n));
	TRY(merge_rows_all(c, m->kept_id, &all, &takes));
	takes_find(c, all, takes, &moved);
	TRY(merge_rows_move(c, all, takes, m->kept_id, m->gone_id));
	for (size_t i = 0; i < moved.n; i++) {
		TRY(merge_apart_back(c, m, &row[i]));
		if (str_is(row[i].tab, "concern_inbox"))
			TRY(merge_inbox_set(c->db, c->a, merge_key(c, m->gone_id), row[i].row_id, &c->err));
	}
	TRY(merge_bars_back(c, m, &moved));
	return merge_undone(c->db, c->a, m->school_id, m->id, c->now.today, &c->err);
}

enum rc merge_undo(struct ctx *c, int64_t kept_id, int64_t merge_id)
{
	struct merge *all;
	struct pupil_key k;
	size_t n;

	TRY(gate_pupil(c, kept_id, CAP_ENROL, &ACT_MERGE_UNDO, &k));
	TRY(merge_list(c->db, c->a, c->actor.school_id, kept_id, &all, &n, &c->err));
	for (size_t i = 0; i < n; i++) {
		if (all[i].id != merge_id) {
			if (date_none(all[i].undone_on))
				return RC_CONFLICT; /* a later one stands on this one */
			continue;
		}
		if (!date_none(all[i].undone_on))
			return RC_OK;
		if (!merge_can_undo(all[i].done_on, c->now.today))
			return RC_CONFLICT;
		TRY(undo(c, &all[i]));
		TRY(audit_write(c, all[i].gone_id, &ACT_MERGE_UNDO, "merge", merge_id, STR_NONE));
		return audit_write(c, kept_id, &ACT_MERGE_UNDO, "merge", merge_id, STR_NONE);
	}
	return RC_NONE;
}
