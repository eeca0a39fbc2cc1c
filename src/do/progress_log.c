#include "do/progress_log.h"

#include "do/support_sql.h"
#include "core/cycle/measure_rule.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"

ACTION(ACT_PROGRESS_CHANGE, "progress.change", "Changed a progress check");
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

/* The note as FNV-1a: a text of several lines would not come back from a form as it went. */
struct str progress_seen(struct arena *a, const struct measure_point *p)
{
	uint64_t d = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < p->note.n; i++)
		if (p->note.p[i] != '\r')
			d = (d ^ (unsigned char)p->note.p[i]) * UINT64_C(1099511628211);
	return str_fmt(a, "%.*s %lld %016llx", STR_ARG(date_iso(a, p->on_day)), (long long)p->value,
	               (unsigned long long)d);
}

/* A point that this form brought before: the same, or changed on purpose, or something else stands there. */
static enum rc point_again(struct ctx *c, struct pupil_key k, const struct measure_point *p, struct str seen,
                           struct progress_stands *stands)
{
	struct measure_point have;
	struct str stood;

	TRY(point_load(c->db, c->a, k, p->id, &have, &c->err));
	stood = progress_seen(c->a, &have);
	if (str_eq(stood, progress_seen(c->a, p)))
		return RC_OK; /* sent twice */
	if (have.outcome_root != p->outcome_root || have.noted_by != c->actor.person_id)
		return RC_NONE;
	if (!str_eq(stood, seen)) {
		stands->point[stands->n++] = have;
		return RC_OK; /* the others are looked at too */
	}
	TRY(point_update(c->db, c->a, k, p, &c->err));
	return audit_write(c, k.pupil_id, &ACT_PROGRESS_CHANGE, "measure_point", p->id, milli_text(c->a, p->value));
}

static enum rc point_put(struct ctx *c, struct pupil_key k, const struct progress_log *in, size_t i,
                         struct progress_stands *stands)
{
	const struct progress_entry *e = &in->entry[i];
	struct measure_point p = { .id = e->id,
		                   .outcome_root = e->outcome_root,
		                   .on_day = in->on_day,
		                   .value = e->value,
		                   .note = in->note,
		                   .noted_by = c->actor.person_id };
	enum rc rc = point_insert(c->db, c->a, k, &p, &c->err);

	if (rc == RC_CONFLICT)
		return point_again(c, k, &p, e->seen, stands);
	TRY(rc);
	return audit_write(c, k.pupil_id, &ACT_PROGRESS_LOG, "measure_point", p.id, milli_text(c->a, p.value));
}

enum rc progress_save(struct ctx *c, int64_t pupil_id, const struct progress_log *in, struct progress_stands *stands)
{
	struct pupil_key k;
	struct plan_whole w;
	bool any = false;

	*stands = (struct progress_stands){ 0 };
	for (size_t i = 0; i < in->entries; i++)
		any = any || in->entry[i].value != MILLI_NONE;
	if (!any || date_none(in->on_day) || date_cmp(in->on_day, c->now.today) > 0)
		return RC_INVALID;
	TRY(gate_pupil(c, pupil_id, CAP_PROGRESS_LOG, &ACT_PROGRESS_LOG, &k));
	TRY(plan_in_force(c->db, c->a, k, &w, &c->err));
	for (size_t i = 0; i < in->entries; i++) {
		const struct progress_entry *e = &in->entry[i];
		const struct outcome *o = outcome_of(&w, e->outcome_root);

		if (e->value == MILLI_NONE)
			continue;
		if (o == NULL)
			return RC_NONE;
		if (measure_fault(c->a, o->measure, o->unit, e->value).n > 0)
			return RC_INVALID;
		TRY(point_put(c, k, in, i, stands));
	}
	return stands->n > 0 ? RC_CONFLICT : RC_OK;
}

enum rc session_log_load(struct ctx *c, int64_t pupil_id, struct pupil_view *view, struct session_note **s, size_t *n)
{
	struct pupil_key k;

	TRY(gate_pupil(c, pupil_id, CAP_PUPIL_RECORD, &ACT_SESSION_LIST, &k));
	TRY(pupil_view_load(c, pupil_id, view));
	return session_list(c->db, c->a, k, view->cycles > 0 ? view->cycle[0].cycle.opened_on : c->now.today, s, n,
	                    &c->err);
}
