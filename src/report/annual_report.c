#include "report/annual_report.h"

#include "core/people/pupil_sql.h"
#include "core/rights/gate.h"
#include "core/trail/audit.h"
#include "kit/base/id.h"
#include "report/annual_report_sql.h"

ACTION(ACT_REPORT_OPEN, "report.open", "Read when annual reports went out");
ACTION(ACT_REPORT_SAVE, "report.save", "Recorded that the annual report went out");
ACTION(ACT_REPORT_WRITE, "report.write", "Opened the annual reports to record one");

enum rc annual_report_view_load(struct ctx *c, int64_t pupil_id, int64_t id, struct annual_report_view *out)
{
	struct pupil_key k;

	*out = (struct annual_report_view){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_PUPIL_RECORD, &ACT_REPORT_OPEN, &k));
	TRY(pupil_load(c->db, c->a, k, &out->pupil, &c->err));
	TRY(annual_report_list(c->db, c->a, k, &out->item, &out->n, &c->err));
	if (id != 0)
		TRY(record_load(c->db, c->a, &annual_report_sql, k, id, &out->one, &c->err));
	out->name = pupil_name(c->a, &out->pupil);
	out->first = pupil_first(&out->pupil);
	return RC_OK;
}

static struct edit_fault fault(const void *mine, const struct pupil *p, struct date today)
{
	const struct annual_report *v = mine;

	if (date_cmp(v->given_on, today) > 0)
		return (struct edit_fault){ "given_on", S("The day cannot lie ahead") };
	if (date_cmp(v->given_on, p->born) < 0)
		return (struct edit_fault){ "given_on", S("This day is before the pupil was born") };
	return (struct edit_fault){ NULL, STR_NONE };
}

static enum rc complete(struct ctx *c, struct pupil_key k, void *mine, const void *theirs)
{
	(void)k;
	(void)theirs;
	((struct annual_report *)mine)->noted_by = c->actor.person_id;
	return RC_OK;
}

static const struct edit REPORT_EDIT = { .sql = &annual_report_sql,
	                                 .cap = CAP_NOTICE,
	                                 .open = &ACT_REPORT_WRITE,
	                                 .wrote = &ACT_REPORT_SAVE,
	                                 .words = "words",
	                                 .fault = fault,
	                                 .complete = complete };

enum rc annual_report_save(struct ctx *c, int64_t pupil_id, const struct annual_report *v, struct annual_report *theirs,
                           struct edit_fault *f)
{
	return record_edit(c, &REPORT_EDIT, pupil_id, v, theirs, f);
}

enum rc annual_report_give(struct ctx *c, struct pupil_key k, bool *fresh)
{
	struct annual_report v = {
		.id = id_new(), .given_on = c->now.today, .noted_by = c->actor.person_id, .revision = 1
	};
	struct annual_report *have;
	size_t n;

	TRY(annual_report_list(c->db, c->a, k, &have, &n, &c->err));
	*fresh = n == 0 || date_cmp(have[0].given_on, date_school_year(c->now.today)) < 0;
	if (!*fresh)
		return RC_OK;
	TRY(record_write(c->db, c->a, annual_report_sql.insert, &annual_report_rec, k, &v, &c->err));
	return audit_write(c, k.pupil_id, &ACT_REPORT_SAVE, "annual_report", v.id, STR_NONE);
}
