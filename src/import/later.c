#include "import/later.h"

#include "core/people/people_sql.h"
#include "core/people/year_rule.h"
#include "core/rights/gate.h"
#include "core/trail/audit.h"
#include "import/import_keep.h"
#include "import/later_sql.h"
#include "kit/base/utf8.h"
#include "kit/text/fold.h"

ACTION(ACT_LATER_LIST, "import.keep_list", "Looked at the lines kept for later");
ACTION(ACT_LATER_OPEN, "import.keep_open", "Opened a line kept for later");
ACTION(ACT_LATER_BRING, "import.keep_bring", "Put a kept line right and brought it in");
ACTION(ACT_LATER_OUT, "import.keep_out", "Took a line out of those kept for later");

static enum rc item_read(struct ctx *c, const struct import_later *v, struct later_item *out)
{
	*out = (struct later_item){ .v = *v };
	if (!later_read(c->a, v, c->now.today, &out->l))
		return err_set(&c->err, RC_FAIL, "kept line %lld cannot be read", (long long)v->id);
	return RC_OK;
}

static enum rc name_of(struct ctx *c, int64_t person_id, struct str *out)
{
	struct str given, family;
	enum rc rc;

	*out = STR_NONE;
	if (person_id == 0)
		return RC_OK;
	rc = import_later_by(c->db, c->a, c->actor.school_id, person_id, &given, &family, &c->err);
	if (rc == RC_OK)
		*out = import_who(c->a, given, family);
	return rc == RC_NONE ? RC_OK : rc;
}

enum rc later_list_load(struct ctx *c, struct later_list *out)
{
	struct import_later *v;
	size_t n;

	*out = (struct later_list){ .n = 0 };
	TRY(gate_cap(c, CAP_IMPORT));
	TRY(import_later_list(c->db, c->a, c->actor.school_id, &v, &n, &c->err));
	out->item = NEW_ARRAY(c->a, struct later_item, n + 1);
	out->gone = NEW_ARRAY(c->a, struct later_item, n + 1);
	for (size_t i = 0; i < n; i++) {
		struct later_item *x = v[i].out_at == 0 ? &out->item[out->n] : &out->gone[out->gones];

		if (later_old(&v[i], c->now.utc))
			continue;
		x->v = v[i];
		if (v[i].out_at == 0 && !later_read(c->a, &v[i], c->now.today, &x->l))
			x->l.faults = 0; /* it stands in the list all the same */
		TRY(name_of(c, v[i].out_at == 0 ? v[i].kept_by : v[i].out_by, &x->by));
		*(v[i].out_at == 0 ? &out->n : &out->gones) += 1;
		gate_note_read(c, 0, &ACT_LATER_LIST, v[i].id);
	}
	return RC_OK;
}

enum rc later_waiting(struct ctx *c, size_t *n)
{
	*n = 0;
	if (!role_can(c->actor.hat, CAP_IMPORT))
		return RC_OK;
	return import_later_count(c->db, c->a, c->actor.school_id, c->now.utc - LATER_SECONDS, n, &c->err);
}

static enum rc item_load(struct ctx *c, int64_t id, struct later_item *out)
{
	struct import_later v;

	TRY(gate_cap(c, CAP_IMPORT));
	TRY(import_later_load(c->db, c->a, c->actor.school_id, id, &v, &c->err));
	if (later_old(&v, c->now.utc) || v.out_at != 0)
		return RC_NONE;
	TRY(item_read(c, &v, out));
	return name_of(c, v.kept_by, &out->by);
}

enum rc later_open(struct ctx *c, int64_t id, struct later_view *out)
{
	*out = (struct later_view){ .pupil_id = 0 };
	TRY(item_load(c, id, &out->item));
	TRY(later_here(c, out));
	for (size_t i = 0; i < out->shown_n; i++)
		gate_note_read(c, out->shown[i], &ACT_LATER_OPEN, id);
	if (out->shown_n == 0)
		gate_note_read(c, 0, &ACT_LATER_OPEN, id);
	return RC_OK;
}

static bool has_line(const struct csv_file *f, size_t line)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->row[i].line == line)
			return true;
	return false;
}

/* Right, and yet nothing of it came in, for what the notes of its lines say: it would be gone without a trace. */
static enum rc some_came(struct ctx *c, const struct csv_file *f, struct import_report *r)
{
	struct import_problems *p = &r->problems;

	if (r->count[ITEM_ADDED] + r->count[ITEM_CHANGED] + r->count[ITEM_UNCHANGED] + r->kept_out > 0)
		return RC_OK;
	*p = (struct import_problems){ .item = NEW_ARRAY(c->a, struct import_problem, r->notes.kept + 1) };
	for (size_t i = 0; i < r->notes.kept; i++)
		if (has_line(f, r->notes.item[i].line))
			p->item[p->n++] = r->notes.item[i];
	if (p->n == 0)
		p->item[p->n++] = (struct import_problem){ .reason = S("Nothing of it would come in.") };
	p->kept = p->n;
	return RC_INVALID;
}

/* As the file was read then, with the cells that are right now. */
static enum rc run_again(struct ctx *c, const struct later_right *right, bool rehearse, struct later_item *v,
                         struct import_report *out)
{
	struct import_options o = { .rehearse = rehearse, .answer = right->answer, .answers = right->answers };
	size_t cells;

	*out = (struct import_report){ .kind = IMPORT_ROLL };
	TRY(item_load(c, right->id, v));
	if (v->v.revision != right->revision)
		return RC_CONFLICT;
	cells = v->l.width;
	for (size_t i = 0; i < v->l.file.n; i++) {
		struct csv_row *row = &v->l.file.row[i];

		*row = (struct csv_row){ row->line, cells, NEW_ARRAY(c->a, struct str, cells + 1) };
		for (size_t k = 0; k < cells; k++)
			row->cell[k] = csv_clean(c->a, right->cell[i * cells + k]);
	}
	o.kind = v->l.kind;
	o.given = &v->l.file;
	o.columns = v->v.columns;
	o.need_reach = (int)v->v.need_reach;
	o.keep_sen = v->v.keep_sen != 0;
	o.point_id = v->v.point_id;
	o.scale_id = v->v.scale_id;
	TRY(import_run(c, &o, STR_NONE, out));
	return some_came(c, &v->l.file, out);
}

enum rc later_look(struct ctx *c, const struct later_right *right, struct import_report *out)
{
	struct later_item v;

	return run_again(c, right, true, &v, out);
}

enum rc later_bring(struct ctx *c, const struct later_right *right, struct import_report *out)
{
	struct later_item v;

	TRY(run_again(c, right, false, &v, out));
	TRY(import_later_delete(c->db, c->a, &v.v, &c->err));
	return audit_write(c, 0, &ACT_LATER_BRING, "import_later", v.v.id, v.v.kind);
}

enum rc later_take_out(struct ctx *c, int64_t id, int64_t revision, struct str why)
{
	struct later_item x;
	struct import_later *v = &x.v;

	why = str_trim(why);
	TRY(item_load(c, id, &x));
	if (why.n == 0 || utf8_len(why) > LATER_WHY_MAX)
		return RC_INVALID;
	v->who = v->columns = v->cells = v->faults = STR_NONE;
	v->out_why = why;
	v->out_by = c->actor.person_id;
	v->out_at = c->now.utc;
	v->revision = revision;
	TRY(import_later_update(c->db, c->a, v, &c->err));
	return audit_write(c, 0, &ACT_LATER_OUT, "import_later", id, why);
}
