#include "register/takeout.h"

#include "core/people/year_rule.h"
#include "core/rights/gate.h"
#include "core/trail/audit.h"
#include "kit/base/id.h"
#include "register/census_rule.h"
#include "register/register_sql.h"
#include "register/takeout_beside.h"

ACTION(ACT_TAKEN_OUT, "pupil.export", "Took a list of pupils as a file");
/* In the history of who has looked at a pupil, with what it was for. */
ACTION(ACT_IN_CENSUS, "export.census", "Took the name out in a file for the school census");
ACTION(ACT_IN_AUTHORITY, "export.authority", "Took the name out in a file for the local authority");
ACTION(ACT_IN_OFSTED, "export.ofsted", "Took the name out in a file for Ofsted");
ACTION(ACT_IN_MEETING, "export.meeting", "Took the name out in a file for a meeting in school");
ACTION(ACT_IN_WORK, "export.work", "Took the name out in a file for their own work");
ACTION(ACT_IN_OTHER, "export.other", "Took the name out in a file");

static const struct action *action_of(enum taken_purpose p)
{
	switch (p) {
	case TAKEN_PURPOSE_CENSUS:
		return &ACT_IN_CENSUS;
	case TAKEN_PURPOSE_AUTHORITY:
		return &ACT_IN_AUTHORITY;
	case TAKEN_PURPOSE_OFSTED:
		return &ACT_IN_OFSTED;
	case TAKEN_PURPOSE_MEETING:
		return &ACT_IN_MEETING;
	case TAKEN_PURPOSE_WORK:
		return &ACT_IN_WORK;
	case TAKEN_PURPOSE_OTHER:
	case TAKEN_PURPOSE_NONE:
		break;
	}
	return &ACT_IN_OTHER;
}

static enum rc found_count(struct ctx *c, const struct pupil_query *who, int64_t *n)
{
	struct pupil_query q = *who;
	struct pupils_view v;

	q.page = 0;
	TRY(pupils_find(c, &q, &v));
	*n = (int64_t)v.n;
	return RC_OK;
}

enum rc takeout_load(struct ctx *c, const struct pupil_query *who, struct takeout_view *out)
{
	const struct pupil_query all = { .year = YEAR_ANY, .stage = STAGE_ANY };
	struct taken_out *mine;
	struct pupils_view v;
	size_t n;

	*out = (struct takeout_view){ .whole = role_can(c->actor.hat, CAP_SCHOOL_NAMES) };
	TRY(gate_cap(c, CAP_TAKE_OUT));
	TRY(pupils_find(c, &all, &v));
	for (size_t i = 0; i < v.n; i++)
		out->by_code[v.item[i].line.code == STATUS_K ? 1 : v.item[i].line.code == STATUS_E ? 2 : 0]++;
	if (who != NULL)
		TRY(found_count(c, who, &out->listed));
	TRY(taken_out_list(c->db, c->a, c->actor.school_id, c->actor.person_id, &mine, &n, &c->err));
	if (n > 0)
		out->last = mine[0];
	if (!out->whole) {
		out->taken = mine;
		out->takens = n;
		return RC_OK;
	}
	return taken_out_list(c->db, c->a, c->actor.school_id, 0, &out->taken, &out->takens, &c->err);
}

/* ---- the file ---- */

struct maker {
	struct ctx *c;
	struct takeout_shape shape;
	struct takeout_beside beside;
	struct table_out *out;
};

static void need_cell(struct maker *m, const struct need *n)
{
	table_out_text(m->out, n != NULL ? n->code : STR_NONE);
}

/* By need one need, otherwise all of them side by side. */
static void needs_write(struct maker *m, const struct need *need, size_t n, const struct need *one)
{
	const struct need *slot[TAKE_NEEDS_MOST];
	const struct takeout_shape *s = &m->shape;

	if (!s->column[TAKE_FIRST] && !s->column[TAKE_OTHERS])
		return;
	if (s->by_need) {
		need_cell(m, one);
		if (one != NULL)
			table_out_int(m->out, one->rank);
		else
			table_out_text(m->out, STR_NONE);
		table_out_date(m->out, one != NULL ? one->starts : DATE_NONE);
		return;
	}
	takeout_slots(need, n, slot);
	if (s->column[TAKE_FIRST])
		need_cell(m, slot[0]);
	for (size_t i = 1; s->column[TAKE_OTHERS] && i < s->needs; i++)
		need_cell(m, slot[i]);
}

static void year_cell(struct maker *m, int64_t year)
{
	struct str code = year_code(m->c->a, (int)year);
	int64_t v;

	if (str_int(code, &v))
		table_out_int(m->out, v);
	else
		table_out_text(m->out, code);
}

static void cell_write(struct maker *m, enum takeout_column c, const struct pupil_item *it)
{
	const struct pupil_line *l = &it->line;
	struct table_out *o = m->out;

	switch (c) {
	case TAKE_NAME:
		table_out_text(o, l->family);
		table_out_text(o, l->given);
		table_out_text(o, l->preferred);
		break;
	case TAKE_CLASS:
		table_out_text(o, l->class_name);
		break;
	case TAKE_YEAR:
		year_cell(m, l->year_group);
		break;
	case TAKE_UPN:
		table_out_text(o, l->upn);
		break;
	case TAKE_BORN:
		table_out_date(o, l->born);
		break;
	case TAKE_JOINED:
		table_out_date(o, l->joined_on);
		break;
	case TAKE_STATUS:
		table_out_text(o, status_code_code(l->code));
		break;
	case TAKE_SINCE:
		table_out_date(o, l->code_from);
		break;
	case TAKE_REVIEW:
		table_out_date(o, it->stage == STAGE_NONE || it->stage == STAGE_CLOSED || !date_none(l->reviewed_on)
		                      ? DATE_NONE
		                      : l->review_on);
		break;
	case TAKE_STEP:
		table_out_text(o, it->stage == STAGE_NONE ? STR_NONE : stage_word((enum stage)it->stage));
		break;
	case TAKE_LANGUAGE:
		table_out_text(o, l->language);
		break;
	case TAKE_EAL:
	case TAKE_PREMIUM:
	case TAKE_MEALS:
	case TAKE_LOOKED_AFTER:
	case TAKE_CONTACTS:
		takeout_beside_write(&m->beside, &m->shape, c, l->id, o);
		break;
	case TAKE_FIRST:
	case TAKE_OTHERS:
	case TAKE_PHONES:
	case TAKE_EMAILS:
	case TAKE_COLUMNS:
		break;
	}
}

static void row_write(struct maker *m, const struct pupil_item *it, const struct need *need, size_t n,
                      const struct need *one)
{
	for (int c = 0; c < TAKE_COLUMNS; c++) {
		if (c == TAKE_FIRST)
			needs_write(m, need, n, one);
		if (m->shape.column[c])
			cell_write(m, (enum takeout_column)c, it);
	}
}

/* Types of need go with SEN Support or a plan: what stands beside N is not sent. With the other needs not ticked only
 * the first is. */
static size_t needs_shown(const struct takeout_shape *s, const struct pupil_item *it, const struct need *need, size_t n)
{
	if (it->line.code == STATUS_N)
		return 0;
	if (s->column[TAKE_OTHERS])
		return n;
	return n > 0 && need[0].rank == 1 ? 1 : 0;
}

static void pupil_write(struct maker *m, const struct pupil_item *it, const struct need_rows *all)
{
	size_t n;
	const struct need *need = needs_of_pupil(all, it->line.id, &n);
	size_t rows = 0;

	n = needs_shown(&m->shape, it, need, n);
	for (size_t i = 0; m->shape.by_need && i < n; i++)
		if (m->shape.column[TAKE_FIRST] || need[i].rank != 1) {
			row_write(m, it, need, n, &need[i]);
			rows++;
		}
	if (rows == 0)
		row_write(m, it, need, n, NULL);
}

static size_t slots_most(const struct pupils_view *v, const struct need_rows *all)
{
	const struct need *slot[TAKE_NEEDS_MOST];
	size_t most = 2; /* there is always room for a second one */

	for (size_t i = 0; i < v->n; i++) {
		size_t n;
		const struct need *need = needs_of_pupil(all, v->item[i].line.id, &n);
		size_t slots = takeout_slots(need, v->item[i].line.code == STATUS_N ? 0 : n, slot);

		most = slots > most ? slots : most;
	}
	return most;
}

enum rc takeout_record(struct ctx *c, const struct takeout_ask *ask, const struct str *head, size_t heads,
                       const int64_t *pupil, size_t n)
{
	struct taken_out t = { .school_id = c->actor.school_id,
		               .id = id_new(),
		               .what = ask->what,
		               .purpose = ask->purpose,
		               .recipient = ask->recipient,
		               .columns = str_join(c->a, head, heads, S("\n")),
		               .form = str_of(table_kind_ends(ask->kind)),
		               .pupils = (int64_t)n,
		               .taken_by = c->actor.person_id,
		               .taken_on = c->now.today };

	TRY(taken_out_insert(c->db, c->a, &t, &c->err));
	for (size_t i = 0; i < n; i++)
		gate_note_read(c, pupil[i], action_of(ask->purpose), t.id);
	return audit_write(c, 0, &ACT_TAKEN_OUT, "taken_out", t.id,
	                   str_fmt(c->a, "%s, %.*s, %zu pupils: %.*s", taken_purpose_word(ask->purpose),
	                           STR_ARG(ask->recipient), n, STR_ARG(t.columns)));
}

enum rc takeout_make(struct ctx *c, const struct takeout_ask *ask, struct takeout_file *out)
{
	const struct actor *who = &c->actor;
	const struct register_ask held = { who->school_id, who->person_id, str_of(role_key(who->hat)), c->now.today };
	struct maker m = { .c = c, .shape = ask->shape };
	struct str head[TAKE_HEADINGS_MOST];
	struct pupil_query q = ask->who;
	struct need_rows needs;
	struct pupils_view v;
	int64_t *pupil;
	size_t heads;

	*out = (struct takeout_file){ 0 };
	TRY(gate_cap(c, CAP_TAKE_OUT));
	q.page = 0;
	TRY(pupils_find(c, &q, &v));
	if (v.total > (int64_t)v.n)
		return err_set(&c->err, RC_INVALID, "more pupils than a file takes");
	TRY(register_needs(c->db, c->a, &held, &needs, &c->err));
	for (int i = 0; i < TAKE_COLUMNS; i++)
		if (!takeout_column_open((enum takeout_column)i, who->hat))
			m.shape.column[i] = false;
	takeout_shape_complete(&m.shape);
	TRY(takeout_beside_load(c, &held, &m.shape, &m.beside));
	m.shape.needs = slots_most(&v, &needs);
	pupil = NEW_ARRAY(c->a, int64_t, v.n + 1);
	for (size_t i = 0; i < v.n; i++)
		pupil[i] = v.item[i].line.id;
	m.shape.contacts = takeout_contacts_most(&m.beside, pupil, v.n);
	heads = takeout_headings(c->a, &m.shape, head);
	m.out = table_out_begin(c->a, S("Pupils"), head, heads);
	for (size_t i = 0; i < v.n; i++)
		pupil_write(&m, &v.item[i], &needs);
	TRY(table_out_write(m.out, ask->kind, c->app->data_dir, &out->bytes, &c->err));
	out->pupils = v.n;
	return takeout_record(c, ask, head, heads, pupil, v.n);
}
