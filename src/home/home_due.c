/* A family sent something from home: a teacher or the SENCO reads it, the oldest first. */
#include "core/duty/duty.h"

static duty_facts home_facts;

DUTY(due_home, home_facts, .key = RTEXT("home_seen"), .title = RTEXT("See what @ family sent from home"),
     .many = RTEXT("See what # families sent from home"), .force = FORCE_SHOULD, .ref = RTEXT("6.65"),
     .act = RTEXT("SEND Code of Practice 6.65"), .owner = OWNER_TEACHER, .codes = RTEXT("NKE"),
     .lead = RTEXT("They sent it on #."),
     .why = RTEXT("Families who send something want to know that it was seen. It helps to judge how a goal goes."),
     .clock = DUTY_SCHOOL_DAYS_AFTER, .days = 3, .trigger = RTEXT("a family or a pupil sends something from home"),
     .label = RTEXT("See it"), .at = "/home", .cap = CAP_PROGRESS_LOG, .else_cap = CAP_PUPIL_PROFILE,
     .mark = SOURCE_INFERRED);

/* clang-format off */
STMT(Q_DUE_HOME, 20000,
     "SELECT n.pupil_id, MIN(n.sent_on) AS sent_on FROM home_note n WHERE n.school_id = $1"
     DUTY_HELD("n.pupil_id") " AND n.seen_on IS NULL GROUP BY n.pupil_id ORDER BY n.pupil_id");
/* clang-format on */

static enum rc home_facts(struct ctx *c, const struct duty_ask *ask, struct duty_rows *out)
{
	struct rows r;

	TRY(duty_run(c, ask, &Q_DUE_HOME, &r));
	for (size_t i = 0; i < r.n; i++)
		duty_put(out, &due_home,
		         duty_follow(row_int(&r, i, "pupil_id"), row_date(&r, i, "sent_on"), DATE_NONE));
	return RC_OK;
}
