#include "reason/reason.h"

#include "core/duty/duty_reason_sql.h"
#include "core/people/pupil_sql.h"
#include "core/rights/gate.h"
#include "core/trail/audit.h"
#include "reason/reason_rule.h"

ACTION(ACT_REASON_OPEN, "reason.open", "Read why reminders rest");
ACTION(ACT_REASON_SAVE, "reason.save", "Answered a reminder with a reason");
ACTION(ACT_REASON_WRITE, "reason.write", "Opened the reasons to write one");

enum rc reason_load(struct ctx *c, int64_t pupil_id, int64_t id, struct reason_view *out)
{
	struct pupil_key k;

	*out = (struct reason_view){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_PUPIL_RECORD, &ACT_REASON_OPEN, &k));
	TRY(pupil_load(c->db, c->a, k, &out->pupil, &c->err));
	TRY(duty_reason_list(c->db, c->a, k, &out->item, &out->n, &c->err));
	if (id != 0)
		TRY(record_load(c->db, c->a, &duty_reason_sql, k, id, &out->one, &c->err));
	out->name = pupil_name(c->a, &out->pupil);
	out->first = pupil_first(&out->pupil);
	return RC_OK;
}

static struct edit_fault fault(const void *mine, const struct pupil *p, struct date today)
{
	struct edit_fault f = { NULL, STR_NONE };

	(void)p;
	f.field = reason_fault(mine, today, &f.why);
	return f;
}

static enum rc complete(struct ctx *c, struct pupil_key k, void *mine, const void *theirs)
{
	struct duty_reason *v = mine;
	const struct duty_reason *stands = theirs;

	(void)k;
	if (stands != NULL && !str_eq(stands->about, v->about))
		return RC_NONE;
	v->by_id = c->actor.person_id;
	v->on_day = c->now.today;
	return RC_OK;
}

static const struct edit REASON_EDIT = { .sql = &duty_reason_sql,
	                                 .cap = CAP_DECIDE,
	                                 .open = &ACT_REASON_WRITE,
	                                 .wrote = &ACT_REASON_SAVE,
	                                 .words = "words",
	                                 .fault = fault,
	                                 .complete = complete };

enum rc reason_save(struct ctx *c, int64_t pupil_id, const struct duty_reason *v, struct duty_reason *theirs,
                    struct edit_fault *f)
{
	return record_edit(c, &REASON_EDIT, pupil_id, v, theirs, f);
}
