/* Merging two records of an adult, and what is said about two that are not one. */
#include "core/account/account_sql.h"
#include "core/account/reset_told.h"
#include "core/people/apart_sql.h"
#include "core/people/hand.h"
#include "core/people/identity_rule.h"
#include "core/people/people_sql.h"
#include "core/rights/gate.h"
#include "core/trail/audit.h"
#include "kit/text/fold.h"
#include "merge/adult_open.h"
#include "merge/merge_move.h"

ACTION(ACT_ADULT, "merge.adult", "Merged two records of an adult");
ACTION(ACT_ADULT_APART, "merge.adult_two", "Said that two records are two people");

/* ---- cells ---- */

static enum rc cell_set(struct merge_work *w, const char *tab, const char *col, int64_t row_id, struct dbv from,
                        struct dbv to)
{
	struct ctx *c = w->c;
	const struct adult_cell *t = adult_cell_named(str_of(tab), str_of(col));
	bool done;

	TRY(adult_set(c->db, c->a, t, c->actor.school_id, row_id, from, to, &done, &c->err));
	if (!done)
		return RC_OK;
	return merge_note(w, str_of(tab), row_id, str_of(col), merge_cell_text(c->a, &from),
	                  merge_cell_text(c->a, &to));
}

/* Of two rows for one thing the one that says more is the person's; the other stays with the record that goes. */
static enum rc pairs_settle(struct merge_work *w, const struct adult_pair *p, size_t n, int64_t kept_id,
                            int64_t gone_id)
{
	const int64_t nobody = 0; /* on the way: no two rows of one person stand there at any time */

	for (size_t i = 0; i < n; i++) {
		const char *tab = p[i].cell->tab, *col = p[i].cell->col;

		if (!p[i].newer)
			continue;
		TRY(cell_set(w, tab, col, p[i].kept_row, DV(kept_id), DV(nobody)));
		TRY(cell_set(w, tab, col, p[i].gone_row, DV(gone_id), DV(kept_id)));
		TRY(cell_set(w, tab, col, p[i].kept_row, DV(nobody), DV(gone_id)));
	}
	return RC_OK;
}

static bool is_paired(const struct adult_pair *p, size_t n, const struct adult_cell *t, int64_t row_id)
{
	for (size_t i = 0; i < n; i++)
		if (p[i].cell == t && (p[i].gone_row == row_id || p[i].kept_row == row_id))
			return true;
	return false;
}

static enum rc rows_move(struct merge_work *w, int64_t kept_id, int64_t gone_id)
{
	struct ctx *c = w->c;
	struct adult_pair *pair;
	size_t pairs;

	TRY(adult_pairs(c->db, c->a, c->actor.school_id, kept_id, gone_id, &pair, &pairs, &c->err));
	TRY(pairs_settle(w, pair, pairs, kept_id, gone_id));
	for (size_t k = 0; k < adult_cell_count(); k++) {
		const struct adult_cell *t = adult_cell_at(k);
		int64_t *id;
		size_t n;

		if (t->what == NULL || str_is(str_of(t->tab), "account"))
			continue;
		TRY(adult_rows(c->db, c->a, t, c->actor.school_id, gone_id, &id, &n, &c->err));
		for (size_t i = 0; i < n; i++)
			if (!is_paired(pair, pairs, t, id[i]))
				TRY(cell_set(w, t->tab, t->col, id[i], DV(gone_id), DV(kept_id)));
	}
	return RC_OK;
}

/* ---- the sign-in ---- */

static enum rc account_close(struct merge_work *w, const struct adult_account *a)
{
	struct ctx *c = w->c;

	if (a->id == 0 || str_is(a->state, "disabled"))
		return RC_OK;
	TRY(cell_set(w, "account", "state", a->id, DV(a->state), DV("disabled")));
	TRY(resets_overtake(c, a->id));
	TRY(invitations_end(c, a->id));
	return sign_in_delete_others(c->db, c->a, c->actor.school_id, a->id, S(""), &c->err);
}

/* One is left: it is the person's, and the other one, closed, stays with the record that goes. */
static enum rc account_settle(struct merge_work *w, const struct adult_view *v, int stays)
{
	const int64_t kept_id = v->person[0].id, gone_id = v->person[1].id;

	TRY(account_close(w, &v->account[1 - stays]));
	if (stays == 0 || v->account[1].id == 0)
		return RC_OK;
	if (v->account[0].id != 0)
		TRY(cell_set(w, "account", "person_id", v->account[0].id, DV(kept_id), DV(gone_id)));
	return cell_set(w, "account", "person_id", v->account[1].id, DV(gone_id), DV(kept_id));
}

/* ---- contacts ---- */

static enum rc links_settle(struct merge_work *w, const struct adult_view *v, const struct adult_ties *t,
                            const struct adult_in *in)
{
	struct ctx *c = w->c;
	const struct date yesterday = date_add(c->now.today, -1);

	for (size_t i = 0; i < t->links; i++) {
		const struct adult_link *l = &t->link[i];
		bool barred = false;

		for (size_t k = 0; k < t->links; k++)
			barred = barred || (t->link[k].restricted && t->link[k].pupil.pupil_id == l->pupil.pupil_id);
		for (size_t k = 0; k < t->bars; k++)
			barred = barred || t->bar[k].pupil.pupil_id == l->pupil.pupil_id;
		if (barred && !l->restricted)
			TRY(cell_set(w, "contact_link", "restricted", l->id, DV(0), DV(1)));
		for (size_t k = 0; k < v->children && l->runs; k++)
			if (v->child[k].pupil_id == l->pupil.pupil_id &&
			    l->person_id == v->person[in->child_gone[k] ? 0 : 1].id)
				TRY(cell_set(w, "contact_link", "ends", l->id, dv_null(),
				             dv_date(c->a, date_later(yesterday, l->starts))));
	}
	return RC_OK;
}

/* ---- the person ---- */

void adult_field_put(const struct field *f, struct person *p, struct str text)
{
	void *at = field_at(f, p);
	int id;

	if (f->type == FT_FLAG)
		*(int64_t *)at = str_is(text, "1");
	else if (f->type == FT_ONE_OF)
		*(int *)at = choice_find(f->choices, text, &id) ? id : 0;
	else
		*(struct str *)at = text;
}

enum rc adult_person_write(struct ctx *c, struct person *p)
{
	struct person_row row;

	p->name_key = fold_name(c->a, p->family, p->given, STR_NONE);
	row = person_row_of(p);
	return person_update(c->db, c->a, &row, &c->err);
}

/* What was chosen is as if set by hand: it stays when the next file says the other again. */
static enum rc field_hold(struct merge_work *w, const struct hand_marks *marks, const struct field *f, int64_t id,
                          struct str other, struct str chosen)
{
	struct ctx *c = w->c;

	TRY(hand_note(c, marks, S("person"), id, f->name, other, chosen));
	return hand_mark_of(marks, f->name).is_set ? RC_OK
	                                           : merge_note(w, S("hand_set"), id, str_of(f->name), other, chosen);
}

static enum rc person_settle(struct merge_work *w, const struct adult_view *v, const struct adult_in *in)
{
	struct ctx *c = w->c;
	struct person is = v->person[0];
	struct hand_marks marks;

	TRY(hand_load(c, S("person"), is.id, &marks));
	for (size_t i = 0; i < ADULT_PICKS; i++) {
		const struct field *f = adult_pick(i);
		struct str mine = field_text(c->a, f, &v->person[0]), theirs = field_text(c->a, f, &v->person[1]);

		if (str_eq(mine, theirs))
			continue;
		if (in->gone[i]) {
			adult_field_put(f, &is, theirs);
			TRY(merge_note(w, S("person"), is.id, str_of(f->name), mine, theirs));
			TRY(field_hold(w, &marks, f, is.id, mine, theirs));
		} else if (mine.n > 0 && theirs.n > 0)
			TRY(field_hold(w, &marks, f, is.id, theirs, mine));
	}
	TRY(adult_person_write(c, &is));
	return adult_merged(c->db, c->a, c->actor.school_id, v->person[1].id, is.id, &c->err);
}

/* ---- one record ---- */

static struct str fault_of(struct ctx *c, const struct adult_view *v, const struct adult_in *in, const char **fault)
{
	*fault = "stops";
	if (v->stops.n > 0)
		return v->stops;
	*fault = "sign_in";
	if (v->sign_in == SIGN_IN_ASKED && in->sign_in != 0 && in->sign_in != 1)
		return S("Choose the sign-in that stays");
	*fault = "confirm";
	if (v->shut_out.n > 0 && !adult_confirms(fold_key(c->a, in->confirm), fold_key(c->a, v->shut_out)))
		return str_fmt(c->a, "Type %.*s, to say that you know who is shut out", STR_ARG(v->shut_out));
	*fault = "why";
	return merge_why_fault(c->a, "person", str_trim(in->why));
}

static enum rc settle(struct ctx *c, const struct adult_view *v, const struct adult_ties *t, const struct adult_in *in)
{
	const int64_t kept_id = v->person[0].id, gone_id = v->person[1].id;
	struct merge_work w = { c, in->id, 0 };
	struct merge m = { .school_id = c->actor.school_id,
		           .id = in->id,
		           .kept_id = kept_id,
		           .gone_id = gone_id,
		           .gone_name = v->name[1],
		           .why = str_trim(in->why),
		           .done_by = c->actor.person_id,
		           .done_on = c->now.today };

	TRY(merge_insert(c->db, c->a, &m, &c->err));
	TRY(rows_move(&w, kept_id, gone_id));
	TRY(account_settle(&w, v, v->sign_in == SIGN_IN_ASKED ? in->sign_in : v->sign_in == SIGN_IN_SECOND));
	TRY(links_settle(&w, v, t, in));
	TRY(person_settle(&w, v, in));
	TRY(merge_aparts_carry(&w, kept_id, gone_id));
	TRY(audit_write(c, 0, &ACT_ADULT, "person", gone_id, str_fmt(c->a, "into %lld", (long long)kept_id)));
	return adult_audit(c, t, &ACT_ADULT, kept_id, in->id, m.why);
}

enum rc adult_merge(struct ctx *c, int64_t kept_id, int64_t gone_id, const struct adult_in *in, const char **fault,
                    struct str *say)
{
	const int64_t id[2] = { kept_id, gone_id };
	struct adult_view v;
	struct adult_ties t;
	bool done;

	TRY(gate_cap(c, CAP_ENROL));
	TRY(merge_is_done(c, kept_id, in->id, &done));
	if (done)
		return RC_OK;
	TRY(adult_read(c, id, &v, &t));
	if (v.person[0].revision != in->revision[0] || v.person[1].revision != in->revision[1])
		return RC_CONFLICT;
	*say = fault_of(c, &v, in, fault);
	return say->n > 0 ? RC_INVALID : settle(c, &v, &t, in);
}

/* ---- two, or others ---- */

enum rc adult_apart(struct ctx *c, int64_t x, int64_t y)
{
	const int64_t id[2] = { x, y };
	struct adult_ties t;

	TRY(x != y ? RC_OK : RC_NONE);
	TRY(adult_is_one(c->db, c->a, c->actor.school_id, x, &c->err));
	TRY(adult_is_one(c->db, c->a, c->actor.school_id, y, &c->err));
	TRY(adult_ties_open(c, id, &ACT_ADULT_APART, &t));
	TRY(apart_put(c->db, c->a, c->actor.school_id, x, y, c->actor.person_id, c->now.today, &c->err));
	return audit_write(c, 0, &ACT_ADULT_APART, "person", x, str_fmt(c->a, "not %lld", (long long)y));
}

enum rc adult_look(struct ctx *c, int64_t not_this, struct str typed, struct adult_known **out, size_t *n)
{
	struct str word[ADULT_WORDS] = { STR_NONE }, rest = fold_key(c->a, typed);
	size_t all, words = 0;

	*n = 0;
	TRY(gate_cap(c, CAP_ENROL));
	while (words < ADULT_WORDS && rest.n > 0)
		word[words++] = str_cut(rest, ' ', &rest);
	if (words == 0)
		return RC_OK;
	TRY(adult_find(c->db, c->a, c->actor.school_id, word, out, &all, &c->err));
	for (size_t i = 0; i < all; i++)
		if ((*out)[i].id != not_this)
			(*out)[(*n)++] = (*out)[i];
	return RC_OK;
}

enum rc adult_doubles(struct ctx *c, struct adult_twice **out, size_t *n)
{
	size_t all;

	*n = 0;
	TRY(gate_cap(c, CAP_ENROL));
	TRY(adult_namesakes(c->db, c->a, c->actor.school_id, out, &all, &c->err));
	for (size_t i = 0; i < all; i++) {
		const struct adult_known *p = (*out)[i].of;
		const struct adult_sign x = { p[0].title, fold_key(c->a, p[0].given), p[0].email, p[0].phone };
		const struct adult_sign y = { p[1].title, fold_key(c->a, p[1].given), p[1].email, p[1].phone };

		if (adult_alike(c->a, &x, &y))
			(*out)[(*n)++] = (*out)[i];
	}
	return RC_OK;
}
