#include "ehc/ehc.h"

#include "core/people/pupil_sql.h"
#include "core/rights/gate.h"
#include "core/school/calendar.h"
#include "core/trail/audit.h"
#include "ehc/ehc_sql.h"

ACTION(ACT_EHC_OPEN, "ehc.open", "Read the dates of the EHC plan");
ACTION(ACT_EHC_SAVE, "ehc.save", "Noted a date of the EHC plan");
ACTION(ACT_EHC_WRITE, "ehc.write", "Opened a date of the EHC plan to change it");

static enum rc dates_fill(struct ctx *c, struct pupil_key k, struct ehc_view *v)
{
	struct calendar calendar;
	struct status status;

	TRY(status_on(c->db, c->a, k, c->now.today, &status, &c->err));
	TRY(calendar_load(c, date_add(date_school_year(c->now.today), -60), &calendar));
	v->has_plan = status.code == STATUS_E;
	v->fact = ehc_due_fact(k.pupil_id, status.starts, v->item, v->n);
	if (!date_none(v->fact.made)) {
		v->ends = ehc_year_ends(v->fact.made);
		v->meeting_by = school_day_until(&calendar, date_add(v->ends, -EHC_DECISION_DAYS));
	}
	if (!date_none(v->fact.booked))
		v->papers_by = school_day_until(&calendar, date_add(v->fact.booked, -EHC_PAPERS_DAYS));
	return RC_OK;
}

enum rc ehc_load(struct ctx *c, int64_t pupil_id, int64_t id, struct ehc_view *out)
{
	struct pupil_key k;

	*out = (struct ehc_view){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_PUPIL_RECORD, &ACT_EHC_OPEN, &k));
	TRY(pupil_load(c->db, c->a, k, &out->pupil, &c->err));
	TRY(ehc_date_list(c->db, c->a, k, &out->item, &out->n, &c->err));
	if (id != 0)
		TRY(ehc_date_load(c->db, c->a, k, id, &out->one, &c->err));
	out->name = pupil_name(c->a, &out->pupil);
	out->first = pupil_first(&out->pupil);
	return dates_fill(c, k, out);
}

static struct edit_fault fault(const void *mine, const struct pupil *p, struct date today)
{
	struct ehc_fault f = ehc_date_fault(mine, p->born, today);

	return (struct edit_fault){ f.field, f.why };
}

/* A meeting that nobody said more about is booked, or was held when its day is over. */
static enum rc complete(struct ctx *c, struct pupil_key k, void *mine, const void *theirs)
{
	struct ehc_date *v = mine;

	(void)k;
	(void)theirs;
	v->noted_by = c->actor.person_id;
	if (v->kind == EHC_KIND_PLAN)
		v->state = EHC_STATE_NONE;
	else if (v->state == EHC_STATE_NONE)
		v->state = date_cmp(v->on_day, c->now.today) < 0 ? EHC_STATE_HELD : EHC_STATE_BOOKED;
	return RC_OK;
}

static const struct edit EHC_EDIT = { .sql = &ehc_date_sql,
	                              .cap = CAP_DECIDE,
	                              .open = &ACT_EHC_WRITE,
	                              .wrote = &ACT_EHC_SAVE,
	                              .words = "note",
	                              .fault = fault,
	                              .complete = complete };

enum rc ehc_save(struct ctx *c, int64_t pupil_id, const struct ehc_date *v, struct ehc_date *theirs,
                 struct edit_fault *f)
{
	return record_edit(c, &EHC_EDIT, pupil_id, v, theirs, f);
}
