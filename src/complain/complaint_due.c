/* A complaint that is with the SENCO or with the head, and has no answer yet. */
#include "core/duty/duty.h"
#include "core/rights/sealed.h"

static duty_facts complaint_facts;

DUTY(due_senco, complaint_facts, .key = RTEXT("complaint_answer"),
     .title = RTEXT("Answer the complaint about @ support"), .many = RTEXT("Answer # complaints"),
     .force = FORCE_SHOULD, .ref = RTEXT(""), .act = RTEXT("The school’s own complaints procedure"),
     .owner = OWNER_SENCO, .codes = RTEXT("NKE"), .lead = RTEXT("It came to you on #."),
     .why = RTEXT("Look into it, answer, and say what the family can do if they are still unhappy."),
     .clock = DUTY_SCHOOL_DAYS_AFTER, .days = 10, .time = TIME_SCHOOL,
     .trigger = RTEXT("a complaint reaches the SENCO"), .label = RTEXT("Open the complaint"), .at = "/complaints",
     .at_record = true, .cap = CAP_COMPLAINT, .else_cap = CAP_PUPIL_PROFILE, .mark = SOURCE_INFERRED);

DUTY(due_head, complaint_facts, .key = RTEXT("complaint_answer_head"),
     .title = RTEXT("Answer the complaint about @ support"), .many = RTEXT("Answer # complaints"),
     .force = FORCE_SHOULD, .ref = RTEXT(""), .act = RTEXT("The school’s own complaints procedure"),
     .owner = OWNER_HEAD, .codes = RTEXT("NKE"), .lead = RTEXT("It came to you on #."),
     .why = RTEXT("Look into it afresh, answer in writing, and say what the family can do next."),
     .clock = DUTY_SCHOOL_DAYS_AFTER, .days = 15, .time = TIME_SCHOOL, .trigger = RTEXT("a complaint reaches the head"),
     .label = RTEXT("Open the complaint"), .at = "/complaints", .at_record = true, .cap = CAP_COMPLAINT,
     .else_cap = CAP_PUPIL_PROFILE, .mark = SOURCE_INFERRED);

/* clang-format off */
STMT(Q_DUE_COMPLAINT, 20000,
     "SELECT z.pupil_id, z.complaint_id, z.sealed, z.answer_by, (SELECT MAX(y.on_day) FROM complaint_step y WHERE"
     " y.school_id = z.school_id AND y.pupil_id = z.pupil_id AND y.complaint_id = z.complaint_id AND y.kind IN"
     " ('raised', 'moved')) AS reached_on FROM complaint_step z WHERE z.school_id = $1" DUTY_HELD("z.pupil_id") ""
     " AND z.holder = $3 AND z.closed = 0 AND z.answer_by IS NOT NULL AND z.number = (SELECT MAX(x.number) FROM"
     " complaint_step x WHERE x.school_id = z.school_id AND x.pupil_id = z.pupil_id AND x.complaint_id ="
     " z.complaint_id) ORDER BY z.pupil_id, z.answer_by, z.complaint_id");
/* clang-format on */

static enum rc complaint_facts(struct ctx *c, const struct duty_ask *ask, struct duty_rows *out)
{
	bool reads_sealed = false;
	struct rows r;
	enum rc rc = duty_run(c, ask, &Q_DUE_COMPLAINT, &r);

	if (rc == RC_OK && r.n > 0)
		rc = sealed_readable(c, &reads_sealed);
	for (size_t i = 0; rc == RC_OK && i < r.n; i++) {
		struct duty_row row = duty_follow(row_int(&r, i, "pupil_id"), row_date(&r, i, "reached_on"), DATE_NONE);

		if (row_int(&r, i, "sealed") != 0 && !reads_sealed)
			continue;
		row.record_id = row_int(&r, i, "complaint_id");
		row.due = row_date(&r, i, "answer_by");
		duty_put(out, ask->hat == ROLE_HEAD ? &due_head : &due_senco, row);
	}
	return rc;
}
