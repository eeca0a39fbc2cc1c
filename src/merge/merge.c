#include "merge/merge.h"

#include <string.h>

#include "core/people/apart_sql.h"
#include "core/people/year_rule.h"
#include "core/record/record_sql.h"
#include "core/rights/gate.h"
#include "core/trail/audit.h"
#include "kit/base/id.h"
#include "kit/text/fold.h"
#include "merge/merge_bars.h"
#include "merge/merge_move.h"

ACTION(ACT_MERGE_OPEN, "merge.open", "Compared two records to merge them");
ACTION(ACT_MERGE, "merge.do", "Merged two records");
ACTION(ACT_MERGE_APART, "merge.two", "Said that two records are two children");

static const struct {
	const char *name, *label;
} PICK[PICKS] = {
	[PICK_UPN] = { "upn", "UPN" },
	[PICK_GIVEN] = { "given", "First name" },
	[PICK_FAMILY] = { "family", "Last name" },
	[PICK_PREFERRED] = { "preferred", "Name they like to be called" },
	[PICK_SEX] = { "sex", "Sex in the register" },
	[PICK_PRONOUN] = { "pronoun", "How to speak about them" },
	[PICK_LANGUAGE] = { "language", "Languages" },
	[PICK_JOINED] = { "joined_on", "Joined" },
	[PICK_PLACE] = { "place", "Year and class" },
	[PICK_SEN] = { "sen", "SEN status" },
};

const char *merge_pick_name(enum merge_pick p)
{
	return PICK[p].name;
}

const char *merge_pick_label(enum merge_pick p)
{
	return PICK[p].label;
}

/* ---- what is shown ---- */

static enum rc values_read(struct ctx *c, struct merge_view *v, int i)
{
	const struct pupil *p = &v->pupil[i];
	struct status now;
	struct str *out = v->value[i];

	TRY(status_on(c->db, c->a, merge_key(c, p->id), c->now.today, &now, &c->err));
	out[PICK_UPN] = p->upn;
	out[PICK_GIVEN] = p->given;
	out[PICK_FAMILY] = p->family;
	out[PICK_PREFERRED] = p->preferred;
	out[PICK_SEX] = str_of(sex_word(p->sex));
	out[PICK_PRONOUN] = str_of(pronoun_word(p->pronoun));
	out[PICK_LANGUAGE] = p->language;
	out[PICK_JOINED] = date_none(p->joined_on) ? STR_NONE : date_long(c->a, p->joined_on);
	out[PICK_PLACE] = str_fmt(c->a, "%.*s%s%.*s", STR_ARG(year_label(c->a, (int)p->year_group)),
	                          p->class_name.n > 0 ? ", " : "", STR_ARG(p->class_name));
	out[PICK_SEN] = str_of(status_code_word(now.code));
	v->name[i] = pupil_name(c->a, p);
	return RC_OK;
}

static bool is_table(const struct merge_table *t, const char *name)
{
	return strcmp(t->name, name) == 0;
}

static void facts_read(const struct ctx *c, struct merge_facts *f, const struct merge_table *t, struct rows *r, int i)
{
	for (size_t n = 0; n < r->n && is_table(t, "cycle"); n++)
		f->has_open_cycle[i] = f->has_open_cycle[i] || row_null(r, n, "closed_on");
	for (size_t n = 0; n < r->n && i == 1 && is_table(t, "withdrawn_entry"); n++)
		f->withdrawn_today = f->withdrawn_today || (!str_is(row_str(r, n, "state"), "back") &&
		                                            row_int(r, n, "done_at") > c->now.utc - 24 * 3600);
}

/* What people count; the rest are the parts of these. */
static const struct {
	const char *tab, *what;
} COUNTED[] = { { "plan", "Plans" },
	        { "result", "Results" },
	        { "concern", "Concerns" },
	        { "complaint", "Complaints" },
	        { "meeting", "Meetings" },
	        { "review", "Reviews" },
	        { "notice", "Letters" },
	        { "message", "Messages" },
	        { "pupil_file", "Files" },
	        { "contact_link", "Contacts" },
	        { "restriction", "Restrictions" } };

static struct merge_count *count_of(struct merge_view *v, const struct merge_table *t)
{
	const char *what = "Other entries";
	size_t at = 0;

	for (size_t i = 0; i < sizeof COUNTED / sizeof *COUNTED; i++)
		if (is_table(t, COUNTED[i].tab))
			what = COUNTED[i].what;
	while (at < v->counts && strcmp(v->count[at].what, what) != 0)
		at++;
	v->count[at].what = what;
	v->counts += at == v->counts;
	return &v->count[at];
}

static void counts_drop_empty(struct merge_view *v)
{
	size_t n = 0;

	for (size_t i = 0; i < v->counts; i++)
		if (v->count[i].n[0] + v->count[i].n[1] > 0)
			v->count[n++] = v->count[i];
	v->counts = n;
}

enum rc merge_load(struct ctx *c, int64_t kept_id, int64_t gone_id, struct merge_view *out)
{
	const int64_t id[2] = { kept_id, gone_id };
	struct merge_facts f = { .withdrawn_today = false };

	*out = (struct merge_view){ .counts = 0 };
	TRY(kept_id != gone_id ? RC_OK : RC_NONE);
	out->count = NEW_ARRAY(c->a, struct merge_count, merge_table_count());
	for (int i = 0; i < 2; i++) {
		struct pupil_key k;

		TRY(gate_pupil(c, id[i], CAP_ENROL, &ACT_MERGE_OPEN, &k));
		TRY(pupil_load(c->db, c->a, k, &out->pupil[i], &c->err));
		TRY(values_read(c, out, i));
		f.born[i] = out->pupil[i].born;
		f.signs_in[i] = out->pupil[i].person_id != 0;
	}
	for (size_t n = 0; n < merge_table_count(); n++) {
		const struct merge_table *t = merge_table_at(n);
		struct merge_count *count = count_of(out, t);

		for (int i = 0; i < 2; i++) {
			struct rows r;

			TRY(merge_rows(c->db, c->a, t, merge_key(c, id[i]), &r, &c->err));
			count->n[i] += r.n;
			facts_read(c, &f, t, &r, i);
		}
	}
	counts_drop_empty(out);
	TRY(merge_sees_read(c, out));
	TRY(merge_namesake(c, id, &f.has_namesake));
	out->stops = merge_stops(&f);
	return RC_OK;
}

/* ---- rows ---- */

static enum rc inbox_move(struct merge_work *w, int64_t from, int64_t to)
{
	struct ctx *c = w->c;
	struct rows r;

	TRY(merge_inbox(c->db, c->a, merge_key(c, from), &r, &c->err));
	for (size_t i = 0; i < r.n; i++) {
		TRY(merge_inbox_set(c->db, c->a, merge_key(c, to), row_int(&r, i, "id"), &c->err));
		TRY(merge_note(w, S("concern_inbox"), row_int(&r, i, "id"), STR_NONE, STR_NONE, STR_NONE));
	}
	return RC_OK;
}

static enum rc all_move(struct merge_work *w, int64_t from, int64_t to)
{
	struct rows *all;
	bool **takes;

	TRY(merge_rows_all(w->c, from, &all, &takes));
	for (size_t n = 0; n < merge_table_count(); n++)
		for (size_t i = 0; i < all[n].n; i++) {
			takes[n][i] = true;
			TRY(merge_note(w, str_of(merge_table_at(n)->name), row_int(&all[n], i, merge_table_at(n)->key),
			               STR_NONE, STR_NONE, STR_NONE));
		}
	TRY(merge_rows_move(w->c, all, takes, from, to));
	return inbox_move(w, from, to);
}

/* One column of one row of the record that stays becomes another value, and is noted. */
static enum rc cell_set(struct merge_work *w, const struct merge_table *t, struct rows *r, size_t i, const char *col,
                        struct dbv value)
{
	struct ctx *c = w->c;
	struct dbv *cell = merge_cell(r, i, col);
	int64_t row_id = row_int(r, i, t->key);
	struct str was = merge_cell_text(c->a, cell), becomes = merge_cell_text(c->a, &value);

	if (str_eq(was, becomes))
		return RC_OK;
	TRY(merge_note(w, str_of(t->name), row_id, str_of(col), was, becomes));
	TRY(merge_drop(c->db, c->a, t, merge_key(c, merge_cell(r, i, "pupil_id")->i), row_id, &c->err));
	*cell = value;
	return merge_put(c->db, c->a, t, &r->cell[i * r->cols], r->cols, &c->err);
}

/* ---- what cannot stand twice ---- */

struct settling {
	const struct merge_view *v;
	const struct merge_in *in;
	struct merge_moved moved;
};

static bool goes_on(const struct settling *s, const struct merge_table *t, struct rows *r, size_t i, enum merge_pick p)
{
	return row_null(r, i, "ends") && merge_has_moved(&s->moved, t->name, row_int(r, i, t->key)) == s->in->gone[p];
}

/* Ends what goes on and is not to stay. */
static enum rc stretches_end(struct merge_work *w, const struct merge_table *t, struct rows *r, const bool *stays)
{
	struct date yesterday = date_add(w->c->now.today, -1);

	for (size_t i = 0; i < r->n; i++) {
		struct date starts = row_date(r, i, "starts");

		if (row_null(r, i, "ends") && !stays[i])
			TRY(cell_set(w, t, r, i, "ends", dv_date(w->c->a, date_later(yesterday, starts))));
	}
	return RC_OK;
}

/* Status and needs go on from the record that was chosen, also when it has none; where both have the same status there
 * was nothing to choose, and what only one has stays. */
static enum rc sen_settle(struct merge_work *w, const struct merge_table *t, struct rows *r, const struct settling *s)
{
	bool *stays = NEW_ARRAY(w->c->a, bool, r->n);
	size_t n = 0;

	for (size_t i = 0; i < r->n; i++) {
		stays[i] = goes_on(s, t, r, i, PICK_SEN);
		n += stays[i];
	}
	if (n == 0 && str_eq(s->v->value[0][PICK_SEN], s->v->value[1][PICK_SEN]))
		return RC_OK;
	return stretches_end(w, t, r, stays);
}

/* One stretch goes on, in the class that the pupil has. */
static enum rc place_settle(struct merge_work *w, const struct merge_table *t, struct rows *r, const struct settling *s)
{
	int64_t class_id = s->v->pupil[s->in->gone[PICK_PLACE]].class_id;
	bool *stays = NEW_ARRAY(w->c->a, bool, r->n);
	size_t best = r->n;

	for (size_t i = 0; i < r->n; i++)
		if (row_null(r, i, "ends") && row_int(r, i, "class_id") == class_id &&
		    (best == r->n || goes_on(s, t, r, i, PICK_PLACE)))
			best = i;
	if (best < r->n)
		stays[best] = true;
	return stretches_end(w, t, r, stays);
}

/* One person who is a contact in both is one contact; a restriction in either stays. */
static enum rc contacts_join(struct merge_work *w, const struct merge_table *t, struct rows *r,
                             const struct merge_moved *m, int64_t kept_id)
{
	struct merge_barred barred;

	TRY(merge_barred_read(w->c, kept_id, &barred));
	for (size_t i = 0; i < r->n; i++) {
		if (merge_is_barred(&barred, row_int(r, i, "person_id")))
			TRY(cell_set(w, t, r, i, "restricted", dv_int(1)));
		for (size_t k = 0; k < r->n; k++) {
			if (i == k || row_int(r, i, "person_id") != row_int(r, k, "person_id"))
				continue;
			if (row_null(r, i, "ends") && row_null(r, k, "ends") &&
			    merge_has_moved(m, t->name, row_int(r, i, "id")) &&
			    !merge_has_moved(m, t->name, row_int(r, k, "id")))
				TRY(cell_set(w, t, r, i, "ends", dv_date(w->c->a, w->c->now.today)));
		}
	}
	return RC_OK;
}

/* Cycles are numbered by the day they were opened; the one that is open is the last. */
static enum rc cycles_number(struct merge_work *w, const struct merge_table *t, struct rows *r)
{
	int64_t number[MERGE_ROWS_MOST / 1000];
	size_t most = sizeof number / sizeof *number;

	for (size_t i = 0; i < r->n && i < most; i++) {
		bool open = row_null(r, i, "closed_on");

		number[i] = 1;
		for (size_t k = 0; k < r->n; k++) {
			bool other = row_null(r, k, "closed_on");
			int c = date_cmp(row_date(r, k, "opened_on"), row_date(r, i, "opened_on"));

			if (other != open)
				number[i] += open;
			else
				number[i] += c < 0 || (c == 0 && row_int(r, k, "id") < row_int(r, i, "id"));
		}
	}
	for (size_t i = 0; i < r->n && i < most; i++)
		TRY(cell_set(w, t, r, i, "number", dv_int(number[i])));
	return RC_OK;
}

static enum rc twice_settle(struct merge_work *w, const struct merge_view *v, const struct merge_in *in)
{
	struct ctx *c = w->c;
	struct settling s = { .v = v, .in = in };
	int64_t kept_id = v->pupil[0].id;
	struct merge_row *row;

	TRY(merge_row_list(c->db, c->a, c->actor.school_id, w->merge_id, &row, &s.moved.n, &c->err));
	s.moved.row = row;
	for (size_t n = 0; n < merge_table_count(); n++) {
		const struct merge_table *t = merge_table_at(n);
		struct rows r;

		TRY(merge_rows(c->db, c->a, t, merge_key(c, kept_id), &r, &c->err));
		if (is_table(t, "pupil_status") || is_table(t, "pupil_need"))
			TRY(sen_settle(w, t, &r, &s));
		if (is_table(t, "class_member"))
			TRY(place_settle(w, t, &r, &s));
		if (is_table(t, "contact_link"))
			TRY(contacts_join(w, t, &r, &s.moved, kept_id));
		if (is_table(t, "cycle"))
			TRY(cycles_number(w, t, &r));
	}
	return RC_OK;
}

/* ---- the pupil itself ---- */

static void picks_take(struct ctx *c, const struct merge_in *in, const struct pupil *gone, struct pupil *p)
{
	struct str other = in->gone[PICK_UPN] ? p->upn : gone->upn;

	p->upn = in->gone[PICK_UPN] ? gone->upn : p->upn;
	if (other.n > 0 && !str_eq(other, p->upn))
		p->former_upn = other; /* the next file may still have it */
	p->given = in->gone[PICK_GIVEN] ? gone->given : p->given;
	p->family = in->gone[PICK_FAMILY] ? gone->family : p->family;
	p->preferred = in->gone[PICK_PREFERRED] ? gone->preferred : p->preferred;
	p->sex = in->gone[PICK_SEX] ? gone->sex : p->sex;
	p->pronoun = in->gone[PICK_PRONOUN] ? gone->pronoun : p->pronoun;
	p->language = in->gone[PICK_LANGUAGE] ? gone->language : p->language;
	p->joined_on = in->gone[PICK_JOINED] ? gone->joined_on : p->joined_on;
	if (in->gone[PICK_PLACE]) {
		p->year_group = gone->year_group;
		p->class_id = gone->class_id;
	}
	if (date_none(gone->left_on)) /* here in one is here */
		p->left_on = DATE_NONE;
	if (p->about.n == 0)
		p->about = gone->about;
	if (p->person_id == 0)
		p->person_id = gone->person_id;
	p->name_key = fold_name(c->a, p->family, p->given, p->preferred);
}

static enum rc pupil_note(struct merge_work *w, int64_t id, struct rows *was, struct rows *is)
{
	for (size_t k = 0; k < was->cols; k++) {
		struct str before = merge_cell_text(w->c->a, &was->cell[k]);
		struct str after = is != NULL ? merge_cell_text(w->c->a, &is->cell[k]) : STR_NONE;

		if (is == NULL || (!str_eq(before, after) && strcmp(was->name[k], "revision") != 0))
			TRY(merge_note(w, S("pupil"), id, str_of(was->name[k]), before, after));
	}
	return RC_OK;
}

static enum rc pupils_join(struct merge_work *w, const struct merge_view *v, const struct merge_in *in)
{
	struct ctx *c = w->c;
	struct pupil_key kept = merge_key(c, v->pupil[0].id), gone = merge_key(c, v->pupil[1].id);
	struct pupil p = v->pupil[0];
	struct rows was, is, went;

	TRY(merge_pupil(c->db, c->a, gone, &went, &c->err));
	TRY(pupil_note(w, gone.pupil_id, &went, NULL));
	TRY(merge_pupil_drop(c->db, c->a, gone, &c->err));
	TRY(merge_pupil(c->db, c->a, kept, &was, &c->err));
	picks_take(c, in, &v->pupil[1], &p);
	TRY(pupil_update(c->db, c->a, kept, &p, &c->err));
	TRY(merge_pupil(c->db, c->a, kept, &is, &c->err));
	return pupil_note(w, kept.pupil_id, &was, &is);
}

enum rc merge_do(struct ctx *c, int64_t kept_id, int64_t gone_id, const struct merge_in *in, const char **fault,
                 struct str *say)
{
	struct merge_work w = { c, in->id, 0 };
	struct merge_view v;
	struct merge m;
	struct pupil_key k;
	bool done;

	TRY(gate_pupil(c, kept_id, CAP_ENROL, &ACT_MERGE, &k));
	TRY(merge_is_done(c, kept_id, in->id, &done));
	if (done)
		return RC_OK;
	TRY(merge_load(c, kept_id, gone_id, &v));
	if (v.pupil[0].revision != in->revision[0] || v.pupil[1].revision != in->revision[1])
		return RC_CONFLICT;
	*fault = v.stops.n > 0 ? "stops" : "why";
	*say = v.stops.n > 0 ? v.stops : merge_why_fault(c->a, "child", str_trim(in->why));
	if (say->n > 0)
		return RC_INVALID;
	m = (struct merge){ .school_id = c->actor.school_id,
		            .id = in->id,
		            .kept_id = kept_id,
		            .gone_id = gone_id,
		            .gone_name = v.name[1],
		            .why = str_trim(in->why),
		            .done_by = c->actor.person_id,
		            .done_on = c->now.today };
	TRY(merge_insert(c->db, c->a, &m, &c->err));
	TRY(all_move(&w, gone_id, kept_id));
	TRY(twice_settle(&w, &v, in));
	TRY(pupils_join(&w, &v, in));
	TRY(merge_aparts_carry(&w, kept_id, gone_id));
	TRY(audit_write(c, gone_id, &ACT_MERGE, "merge", in->id, str_fmt(c->a, "into %lld", (long long)kept_id)));
	return audit_write(c, kept_id, &ACT_MERGE, "merge", in->id, m.why);
}

enum rc merge_apart(struct ctx *c, int64_t x, int64_t y)
{
	const int64_t id[2] = { x, y };
	struct pupil_key k;

	TRY(x != y ? RC_OK : RC_NONE);
	for (int i = 0; i < 2; i++)
		TRY(gate_pupil(c, id[i], CAP_ENROL, &ACT_MERGE_APART, &k));
	TRY(apart_put(c->db, c->a, c->actor.school_id, x, y, c->actor.person_id, c->now.today, &c->err));
	for (int i = 0; i < 2; i++)
		TRY(audit_write(c, id[i], &ACT_MERGE_APART, "pupil", id[1 - i], STR_NONE));
	return RC_OK;
}
