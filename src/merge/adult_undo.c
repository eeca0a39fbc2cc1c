/* Taking merged records of an adult apart. */
#include "core/people/hand.h"
#include "core/people/restriction_sql.h"
#include "core/rights/gate.h"
#include "core/school/school_sql.h"
#include "core/trail/audit.h"
#include "kit/base/id.h"
#include "merge/adult_open.h"
#include "merge/merge_bars.h"
#include "merge/merge_move.h"

ACTION(ACT_ADULT_UNDO, "merge.adult_undo", "Took merged records of an adult apart");
ACTION(ACT_ADULT_PAST, "merge.adult_past", "Looked at what was merged into an adult's record");

enum rc adult_past_load(struct ctx *c, int64_t kept_id, struct adult_past *out)
{
	const int64_t id[2] = { kept_id, kept_id };
	struct adult_ties t;

	*out = (struct adult_past){ .n = 0 };
	TRY(gate_cap(c, CAP_ENROL));
	TRY(adult_is_one(c->db, c->a, c->actor.school_id, kept_id, &c->err));
	TRY(adult_ties_open(c, id, &ACT_ADULT_PAST, &t));
	TRY(person_load(c->db, c->a, c->actor.school_id, kept_id, &out->person, &c->err));
	out->name = person_name(c->a, &out->person);
	return merge_list(c->db, c->a, c->actor.school_id, kept_id, &out->item, &out->n, &c->err);
}

/* The mark that the merge made, unless something was said about the field since. */
static enum rc hold_back(struct ctx *c, const struct merge_row *row)
{
	struct hand_marks marks;
	struct hand_mark mark;

	TRY(hand_load(c, S("person"), row->row_id, &marks));
	mark = hand_mark_of(&marks, str_c(c->a, row->col));
	if (!mark.is_set || !str_eq(mark.before, row->was))
		return RC_OK;
	return hand_drop(c->db, c->a, c->actor.school_id, S("person"), row->row_id, row->col, &c->err);
}

/* What was changed since stays as it is. The flag that shuts out follows from the restrictions, afterwards. */
static enum rc cells_back(struct ctx *c, const struct merge *m, const struct merge_row *row, size_t n)
{
	for (size_t i = n; i-- > 0;) {
		const struct adult_cell *t = adult_cell_named(row[i].tab, row[i].col);
		bool done;

		if (str_is(row[i].tab, "hand_set"))
			TRY(hold_back(c, &row[i]));
		TRY(merge_apart_back(c, m, &row[i]));
		if (t != NULL && !merge_is_bar(row[i].tab, row[i].col))
			TRY(adult_set(c->db, c->a, t, m->school_id, row[i].row_id, merge_cell_of(row[i].became),
			              merge_cell_of(row[i].was), &done, &c->err));
	}
	return RC_OK;
}

static enum rc person_back(struct ctx *c, const struct merge *m, const struct merge_row *row, size_t n)
{
	struct person was, is;

	TRY(person_load(c->db, c->a, m->school_id, m->kept_id, &was, &c->err));
	is = was;
	for (size_t i = 0; i < n; i++) {
		const struct field *f = str_is(row[i].tab, "person") ? record_field(&person_rec, row[i].col) : NULL;

		if (f != NULL && str_eq(field_text(c->a, f, &was), row[i].became))
			adult_field_put(f, &is, row[i].was);
	}
	TRY(adult_person_write(c, &is));
	return adult_merged(c->db, c->a, m->school_id, m->gone_id, 0, &c->err);
}

static bool is_linked(const struct adult_ties *t, int64_t pupil_id, int64_t person_id)
{
	for (size_t i = 0; i < t->links; i++)
		if (t->link[i].pupil.pupil_id == pupil_id && t->link[i].person_id == person_id)
			return true;
	return false;
}

/* A restriction that was recorded while the two were one stands at both. Ids grow with time. */
static enum rc since_copy(struct ctx *c, const struct merge *m, const struct adult_ties *t)
{
	for (size_t i = 0; i < t->bars; i++) {
		const struct adult_bar *b = &t->bar[i];
		struct restriction r;

		if (b->id < m->id || b->person_id != m->kept_id || !is_linked(t, b->pupil.pupil_id, m->gone_id))
			continue;
		TRY(restriction_load(c->db, c->a, b->pupil, b->id, &r, &c->err));
		r.id = id_new();
		r.person_id = m->gone_id;
		TRY(restriction_insert(c->db, c->a, b->pupil, &r, &c->err));
	}
	return RC_OK;
}

/* Shut out is who has a restriction now, whatever was ended or added while the two were one: a flag without a
 * restriction could be lifted by nobody. */
static enum rc bars_back(struct ctx *c, const struct merge *m, const struct adult_ties *t)
{
	TRY(since_copy(c, m, t));
	for (size_t i = 0; i < t->links; i++)
		TRY(restriction_flag(c->db, c->a, t->link[i].pupil, t->link[i].person_id, &c->err));
	return RC_OK;
}

static enum rc undo(struct ctx *c, const struct merge *m)
{
	const int64_t id[2] = { m->kept_id, m->gone_id };
	struct adult_ties before, t;
	struct merge_row *row;
	size_t n;

	TRY(adult_ties_open(c, id, &ACT_ADULT_UNDO, &before));
	TRY(merge_row_list(c->db, c->a, m->school_id, m->id, &row, &n, &c->err));
	TRY(cells_back(c, m, row, n));
	TRY(person_back(c, m, row, n));
	TRY(adult_ties_open(c, id, &ACT_ADULT_UNDO, &t));
	TRY(bars_back(c, m, &t));
	TRY(merge_undone(c->db, c->a, m->school_id, m->id, c->now.today, &c->err));
	TRY(audit_write(c, 0, &ACT_ADULT_UNDO, "person", m->gone_id, STR_NONE));
	return adult_audit(c, &t, &ACT_ADULT_UNDO, m->kept_id, m->id, STR_NONE);
}

enum rc adult_undo(struct ctx *c, int64_t kept_id, int64_t merge_id)
{
	struct adult_past past;

	TRY(adult_past_load(c, kept_id, &past));
	for (size_t i = 0; i < past.n; i++) {
		const struct merge *m = &past.item[i];

		if (m->id != merge_id) {
			if (date_none(m->undone_on))
				return RC_CONFLICT; /* a later one stands on this one */
			continue;
		}
		if (!date_none(m->undone_on))
			return RC_OK;
		return merge_can_undo(m->done_on, c->now.today) ? undo(c, m) : RC_CONFLICT;
	}
	return RC_NONE;
}
