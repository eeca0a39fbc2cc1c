/* A part-time timetable that runs: the parents agree to it, and it is looked at on the day that was set. */
#include "core/duty/duty.h"
#include "notice/results/circumstance_rec.h"

static duty_facts part_time_facts;

DUTY(due_agree, part_time_facts, .key = RTEXT("part_time_agree"),
     .title = RTEXT("Ask @ parents to agree to the part-time timetable"),
     .many = RTEXT("Ask the parents of # to agree to a part-time timetable"), .force = FORCE_SHOULD, .ref = RTEXT(""),
     .act = RTEXT("Working together to improve school attendance (DfE)"), .owner = OWNER_SENCO, .codes = RTEXT("NKE"),
     .lead = RTEXT("It began on #."),
     .why = RTEXT("A school cannot put a pupil on a part-time timetable without the parents’ agreement."),
     .clock = DUTY_ON_DAY, .time = TIME_DEFAULT, .trigger = RTEXT("the first day"),
     .label = RTEXT("Record their answer"), .at = "/circumstances", .at_record = true, .cap = CAP_RESULTS_WRITE,
     .else_at = "/circumstances", .else_cap = CAP_RESULTS, .mark = SOURCE_RECALLED);

DUTY(due_look, part_time_facts, .key = RTEXT("part_time_review"), .title = RTEXT("Look again at @ part-time timetable"),
     .many = RTEXT("Look again at the part-time timetables of #"), .force = FORCE_SHOULD, .ref = RTEXT(""),
     .act = RTEXT("Working together to improve school attendance (DfE)"), .owner = OWNER_SENCO, .codes = RTEXT("NKE"),
     .lead = RTEXT("Set for #."),
     .why = RTEXT("It is for a short time: end it, or agree another day with the parents and say why."),
     .clock = DUTY_ON_DAY, .time = TIME_AGREED, .trigger = RTEXT("the day that was set"),
     .label = RTEXT("Open the timetable"), .at = "/circumstances", .at_record = true, .cap = CAP_RESULTS_WRITE,
     .else_at = "/circumstances", .else_cap = CAP_RESULTS, .mark = SOURCE_RECALLED);

/* clang-format off */
STMT(Q_DUE_PART_TIME, 20000,
     "SELECT r.pupil_id, r.id, r.starts, r.review_on, r.agreed FROM circumstance r WHERE r.school_id = $1"
     DUTY_HELD("r.pupil_id") " AND r.kind = 'part_time' AND (r.ends IS NULL OR r.ends >= $4) ORDER BY r.pupil_id, r.id");
/* clang-format on */

static enum rc part_time_facts(struct ctx *c, const struct duty_ask *ask, struct duty_rows *out)
{
	struct rows r;

	TRY(duty_run(c, ask, &Q_DUE_PART_TIME, &r));
	for (size_t i = 0; i < r.n; i++) {
		int64_t pupil_id = row_int(&r, i, "pupil_id");
		struct duty_row agree = duty_follow(pupil_id, row_date(&r, i, "starts"), DATE_NONE);
		struct duty_row look = duty_follow(pupil_id, row_date(&r, i, "review_on"), DATE_NONE);

		agree.record_id = look.record_id = row_int(&r, i, "id");
		agree.is_done = str_is(row_str(&r, i, "agreed"), "yes");
		duty_put(out, &due_agree, agree);
		duty_put(out, &due_look, look);
	}
	return RC_OK;
}
