/* The day to look again that a decision about the screen named. A newer decision takes the place of the one before it.
 */
#include "core/duty/duty.h"

static duty_facts screen_facts;

DUTY(due_screen, screen_facts, .key = RTEXT("screen_look"), .title = RTEXT("Look again at @ progress"),
     .many = RTEXT("Look again at the progress of # pupils"), .force = FORCE_SHOULD, .ref = RTEXT("6.19"),
     .act = RTEXT("SEND Code of Practice 6.19"), .owner = OWNER_TEACHER, .codes = RTEXT("N"),
     .lead = RTEXT("Agreed for #."),
     .why = RTEXT("Teaching was adapted, or you wanted to watch: see whether it is better, and decide."),
     .clock = DUTY_ON_DAY, .time = TIME_AGREED,
     .trigger = RTEXT("the day to look again of the newest screening decision"), .label = RTEXT("Look again"),
     .at = "/screening", .cap = CAP_SCREEN_DECIDE, .else_at = "/screening", .else_cap = CAP_SCREEN,
     .mark = SOURCE_INFERRED);

/* clang-format off */
STMT(Q_DUE_SCREEN, 20000,
     "SELECT z.pupil_id, z.until_on FROM screen_decision z WHERE z.school_id = $1" DUTY_HELD("z.pupil_id") " AND"
     " z.until_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM screen_decision x WHERE x.school_id = z.school_id AND"
     " x.pupil_id = z.pupil_id AND (x.decided_on > z.decided_on OR (x.decided_on = z.decided_on AND x.id > z.id)))"
     " ORDER BY z.pupil_id");
/* clang-format on */

static enum rc screen_facts(struct ctx *c, const struct duty_ask *ask, struct duty_rows *out)
{
	struct rows r;
	enum rc rc = duty_run(c, ask, &Q_DUE_SCREEN, &r);

	for (size_t i = 0; rc == RC_OK && i < r.n; i++)
		duty_put(out, &due_screen,
		         duty_follow(row_int(&r, i, "pupil_id"), row_date(&r, i, "until_on"), DATE_NONE));
	return rc;
}
