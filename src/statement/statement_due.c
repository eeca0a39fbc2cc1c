/* A family says that a statement of help was not so. */
#include "core/duty/duty.h"

static duty_facts statement_facts_due;

DUTY(due_statement_no, statement_facts_due, .key = RTEXT("statement_no"),
     .title = RTEXT("Ring @ family: they say that the statement of help was not so"),
     .many = RTEXT("Ring # families who say that a statement of help was not so"), .force = FORCE_SHOULD,
     .ref = RTEXT("6.65"), .act = RTEXT("SEND Code of Practice 6.65"), .owner = OWNER_SENCO, .codes = RTEXT("NKE"),
     .lead = RTEXT("They said so on #."),
     .why = RTEXT("Ask what they saw, put the log right if it is wrong, and write down what you told them."),
     .clock = DUTY_SCHOOL_DAYS_AFTER, .days = 3, .trigger = RTEXT("a family says No to a statement"),
     .label = RTEXT("See what they say"), .at = "/statements", .at_record = true, .cap = CAP_REPLY_FAMILY,
     .else_cap = CAP_PUPIL_PROFILE, .mark = SOURCE_INFERRED);

/* clang-format off */
STMT(Q_DUE_STATEMENT, 20000,
     "SELECT w.pupil_id, w.id, w.on_day, w.settled_on FROM statement_answer w WHERE w.school_id = $1"
     DUTY_HELD("w.pupil_id") " AND w.answer = 'no' AND w.settled_on IS NULL ORDER BY w.pupil_id, w.on_day, w.id");
/* clang-format on */

static enum rc statement_facts_due(struct ctx *c, const struct duty_ask *ask, struct duty_rows *out)
{
	struct rows r;

	TRY(duty_run(c, ask, &Q_DUE_STATEMENT, &r));
	for (size_t i = 0; i < r.n; i++) {
		struct duty_row row = duty_follow(row_int(&r, i, "pupil_id"), row_date(&r, i, "on_day"), DATE_NONE);

		row.record_id = row_int(&r, i, "id");
		duty_put(out, &due_statement_no, row);
	}
	return RC_OK;
}
