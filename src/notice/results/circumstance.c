#include "notice/results/circumstance.h"

#include "notice/results/circumstance_rule.h"
#include "notice/results/circumstance_sql.h"
#include "core/people/pupil_sql.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"

ACTION(ACT_CIRCUMSTANCE_OPEN, "circumstance.open", "Read the circumstances");
ACTION(ACT_CIRCUMSTANCE_SAVE, "circumstance.save", "Noted a circumstance");
ACTION(ACT_CIRCUMSTANCE_WRITE, "circumstance.write", "Opened the circumstances to change them");

enum rc circumstance_view_load(struct ctx *c, int64_t pupil_id, int64_t id, struct circumstance_view *out)
{
	struct pupil_key k;

	*out = (struct circumstance_view){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_RESULTS, &ACT_CIRCUMSTANCE_OPEN, &k));
	TRY(pupil_load(c->db, c->a, k, &out->pupil, &c->err));
	TRY(circumstance_list(c->db, c->a, k, &out->item, &out->n, &c->err));
	if (id != 0)
		TRY(circumstance_load(c->db, c->a, k, id, &out->one, &c->err));
	out->name = pupil_name(c->a, &out->pupil);
	out->first = pupil_first(&out->pupil);
	return RC_OK;
}

static struct edit_fault fault(const void *mine, const struct pupil *p, struct date today)
{
	struct edit_fault f = { NULL, STR_NONE };

	f.field = circumstance_fault(mine, p->born, today, &f.why);
	return f;
}

static enum rc complete(struct ctx *c, struct pupil_key k, void *mine, const void *theirs)
{
	struct circumstance *v = mine;

	(void)k;
	(void)theirs;
	v->noted_by = c->actor.person_id;
	v->noted_on = c->now.today;
	return RC_OK;
}

static const struct edit CIRCUMSTANCE_EDIT = { .sql = &circumstance_sql,
	                                       .cap = CAP_RESULTS_WRITE,
	                                       .open = &ACT_CIRCUMSTANCE_WRITE,
	                                       .wrote = &ACT_CIRCUMSTANCE_SAVE,
	                                       .words = "words",
	                                       .fault = fault,
	                                       .complete = complete };

enum rc circumstance_save(struct ctx *c, int64_t pupil_id, const struct circumstance *v, struct circumstance *theirs,
                          struct edit_fault *f)
{
	return record_edit(c, &CIRCUMSTANCE_EDIT, pupil_id, v, theirs, f);
}
