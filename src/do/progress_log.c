#include "do/progress_log.h"

#include "do/support_sql.h"
#include "core/cycle/measure_rule.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"

ACTION(ACT_PROGRESS_LOG, "progress.log", "Logged progress");
ACTION(ACT_SESSION_LIST, "session.list", "Opened the session log");

enum rc progress_load(struct ctx *c, int64_t pupil_id, struct pupil_view *out)
{
	TRY(gate_cap(c, CAP_PROGRESS_LOG));
	TRY(pupil_view_load(c, pupil_id, out));
	return !out->has_plan ? RC_NONE : RC_OK;
}

static const struct outcome *outcome_of(const struct plan_whole *w, int64_t root)
{
	for (size_t i = 0; i < w->outcomes; i++)
		if (w->outcome[i].root_id == root)
			return &w->outcome[i];
	return NULL;
}

static enum rc save_in_tx(struct ctx *c, int64_t pupil_id, const struct progress_log *in)
{
	struct pupil_key k;
	struct plan_whole w;
	enum rc rc = gate_pupil(c, pupil_id, CAP_PROGRESS_LOG, &ACT_PROGRESS_LOG, &k);

	if (rc == RC_OK)
		rc = plan_in_force(c->db, c->a, k, &w, &c->err);
	for (size_t i = 0; rc == RC_OK && i < in->entries; i++) {
		const struct progress_entry *e = &in->entry[i];
		const struct outcome *o = outcome_of(&w, e->outcome_root);
		struct measure_point p = { .id = e->id,
			                   .outcome_root = e->outcome_root,
			                   .on_day = in->on_day,
			                   .value = e->value,
			                   .note = in->note,
			                   .noted_by = c->actor.person_id };

		if (e->value == MILLI_NONE)
			continue;
		if (o == NULL)
			return RC_NONE;
		if (measure_fault(c->a, o->measure, o->unit, e->value).n > 0)
			return RC_INVALID;
		rc = point_insert(c->db, c->a, k, &p, &c->err);
		if (rc == RC_CONFLICT) {
			rc = RC_OK; /* sent twice */
			continue;
		}
		if (rc == RC_OK)
			rc = audit_write(c, pupil_id, &ACT_PROGRESS_LOG, "measure_point", p.id,
			                 milli_text(c->a, p.value));
	}
	return rc;
}

enum rc progress_save(struct ctx *c, int64_t pupil_id, const struct progress_log *in)
{
	bool any = false;
	for (size_t i = 0; i < in->entries; i++)
		any = any || in->entry[i].value != MILLI_NONE;
	if (!any || date_none(in->on_day) || date_cmp(in->on_day, c->now.today) > 0)
		return RC_INVALID;
	return save_in_tx(c, pupil_id, in);
}

enum rc session_log_load(struct ctx *c, int64_t pupil_id, struct pupil_view *view, struct session_note **s, size_t *n)
{
	struct pupil_key k;

	TRY(gate_pupil(c, pupil_id, CAP_PUPIL_RECORD, &ACT_SESSION_LIST, &k));
	TRY(pupil_view_load(c, pupil_id, view));
	return session_list(c->db, c->a, k, view->cycles > 0 ? view->cycle[0].cycle.opened_on : c->now.today, s, n,
	                    &c->err);
}
