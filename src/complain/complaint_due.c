/* A complaint that is with the SENCO or with the head, and has no answer yet; and one about information whose receipt
 * nobody has confirmed. */
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

/* Who complains on the page reads at once that it arrived. The 30 days begin with the day itself. */
#define RECEIPT(var, key_, owner_)                                                                                     \
	DUTY(var, complaint_facts, .key = RTEXT(key_),                                                                 \
	     .title = RTEXT("Tell the family that you have their complaint about information on $"),                   \
	     .many = RTEXT("Tell the families that you have # complaints about information"), .force = FORCE_MUST,     \
	     .ref = RTEXT(""), .act = RTEXT("Data Protection Act 2018 s.164A"), .owner = (owner_),                     \
	     .codes = RTEXT("NKE"), .lead = RTEXT("It came on #."),                                                    \
	     .why = RTEXT(                                                                                             \
	         "A complaint about information must be acknowledged within 30 days, and looked into without delay."), \
	     .clock = DUTY_DAYS_AFTER, .days = 29, .time = TIME_LAW,                                                   \
	     .trigger = RTEXT("the complaint, its day being the first of 30"), .label = RTEXT("Open the complaint"),   \
	     .at = "/complaints", .at_record = true, .cap = CAP_COMPLAINT, .else_cap = CAP_PUPIL_PROFILE,              \
	     .from = { 2026, 6, 19 }, .mark = SOURCE_VERIFIED)

RECEIPT(due_receipt_senco, "complaint_receipt", OWNER_SENCO);
RECEIPT(due_receipt_head, "complaint_receipt_head", OWNER_HEAD);

/* clang-format off */
STMT(Q_DUE_COMPLAINT, 20000,
     "SELECT z.pupil_id, z.complaint_id, z.sealed, z.answer_by, q.raised_on, (SELECT MAX(y.on_day) FROM complaint_step y"
     " WHERE y.school_id = z.school_id AND y.pupil_id = z.pupil_id AND y.complaint_id = z.complaint_id AND y.kind IN"
     " ('raised', 'moved')) AS reached_on, CASE WHEN q.about = 'data' AND q.noted_by IS NOT NULL AND NOT EXISTS (SELECT 1"
     " FROM complaint_step y WHERE y.school_id = z.school_id AND y.pupil_id = z.pupil_id AND y.complaint_id ="
     " z.complaint_id AND y.kind IN ('receipt', 'answer')) THEN 1 ELSE 0 END AS unconfirmed FROM complaint_step z JOIN"
     " complaint q ON q.school_id = z.school_id AND q.pupil_id = z.pupil_id AND q.id = z.complaint_id WHERE z.school_id ="
     " $1" DUTY_HELD("z.pupil_id") " AND z.holder = $3 AND z.closed = 0 AND z.number = (SELECT MAX(x.number) FROM"
     " complaint_step x WHERE x.school_id = z.school_id AND x.pupil_id = z.pupil_id AND x.complaint_id ="
     " z.complaint_id) ORDER BY z.pupil_id, z.answer_by, z.complaint_id");
/* clang-format on */

static void complaint_put(struct duty_rows *out, bool head, struct rows *r, size_t i)
{
	int64_t pupil_id = row_int(r, i, "pupil_id");
	struct duty_row answer = duty_follow(pupil_id, row_date(r, i, "reached_on"), DATE_NONE);
	struct duty_row receipt = duty_follow(pupil_id, row_date(r, i, "raised_on"), DATE_NONE);

	answer.record_id = receipt.record_id = row_int(r, i, "complaint_id");
	answer.due = row_date(r, i, "answer_by");
	if (!date_none(answer.due))
		duty_put(out, head ? &due_head : &due_senco, answer);
	if (row_int(r, i, "unconfirmed") != 0)
		duty_put(out, head ? &due_receipt_head : &due_receipt_senco, receipt);
}

static enum rc complaint_facts(struct ctx *c, const struct duty_ask *ask, struct duty_rows *out)
{
	bool reads_sealed = false;
	struct rows r;

	TRY(duty_run(c, ask, &Q_DUE_COMPLAINT, &r));
	if (r.n > 0)
		TRY(sealed_readable(c, &reads_sealed));
	for (size_t i = 0; i < r.n; i++)
		if (reads_sealed || row_int(&r, i, "sealed") == 0)
			complaint_put(out, ask->hat == ROLE_HEAD, &r, i);
	return RC_OK;
}
