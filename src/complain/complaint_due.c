/* A complaint that is with the SENCO or with the head, and has no answer yet; and one about information whose receipt
 * nobody has confirmed. */
#include "core/duty/duty.h"
#include "core/rights/sealed.h"

static duty_facts complaint_facts, receipt_facts;

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
	DUTY(var, receipt_facts, .key = RTEXT(key_),                                                                   \
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
STMT(Q_DUE_COMPLAINT_RECEIPT, 20000,
     "SELECT z.pupil_id, z.complaint_id, z.sealed, q.raised_on FROM complaint q JOIN complaint_step z ON z.school_id ="
     " q.school_id AND z.pupil_id = q.pupil_id AND z.complaint_id = q.id WHERE q.school_id = $1"
     DUTY_HELD("q.pupil_id") " AND q.about = 'data' AND q.noted_by IS NOT NULL AND z.holder = $3 AND z.number = (SELECT"
     " MAX(x.number) FROM complaint_step x WHERE x.school_id = z.school_id AND x.pupil_id = z.pupil_id AND"
     " x.complaint_id = z.complaint_id) AND NOT EXISTS (SELECT 1 FROM complaint_step y WHERE y.school_id = z.school_id"
     " AND y.pupil_id = z.pupil_id AND y.complaint_id = z.complaint_id AND y.kind IN ('receipt', 'answer', 'closed'))"
     " ORDER BY z.pupil_id, q.raised_on, z.complaint_id");
STMT(Q_DUE_COMPLAINT, 20000,
     "SELECT z.pupil_id, z.complaint_id, z.sealed, z.answer_by, (SELECT MAX(y.on_day) FROM complaint_step y WHERE"
     " y.school_id = z.school_id AND y.pupil_id = z.pupil_id AND y.complaint_id = z.complaint_id AND y.kind IN"
     " ('raised', 'moved')) AS reached_on FROM complaint_step z WHERE z.school_id = $1" DUTY_HELD("z.pupil_id") ""
     " AND z.holder = $3 AND z.closed = 0 AND z.answer_by IS NOT NULL AND z.number = (SELECT MAX(x.number) FROM"
     " complaint_step x WHERE x.school_id = z.school_id AND x.pupil_id = z.pupil_id AND x.complaint_id ="
     " z.complaint_id) ORDER BY z.pupil_id, z.answer_by, z.complaint_id");
/* clang-format on */

/* Rows of a statement about complaints, without those that the reader may not know of. */
static enum rc rows_read(struct ctx *c, const struct duty_ask *ask, const struct stmt *q, struct rows *r, bool *sealed)
{
	*sealed = false;
	TRY(duty_run(c, ask, q, r));
	return r->n > 0 ? sealed_readable(c, sealed) : RC_OK;
}

static enum rc complaint_facts(struct ctx *c, const struct duty_ask *ask, struct duty_rows *out)
{
	bool reads_sealed;
	struct rows r;

	TRY(rows_read(c, ask, &Q_DUE_COMPLAINT, &r, &reads_sealed));
	for (size_t i = 0; i < r.n; i++) {
		struct duty_row row = duty_follow(row_int(&r, i, "pupil_id"), row_date(&r, i, "reached_on"), DATE_NONE);

		if (row_int(&r, i, "sealed") != 0 && !reads_sealed)
			continue;
		row.record_id = row_int(&r, i, "complaint_id");
		row.due = row_date(&r, i, "answer_by");
		duty_put(out, ask->hat == ROLE_HEAD ? &due_head : &due_senco, row);
	}
	return RC_OK;
}

static enum rc receipt_facts(struct ctx *c, const struct duty_ask *ask, struct duty_rows *out)
{
	bool reads_sealed;
	struct rows r;

	TRY(rows_read(c, ask, &Q_DUE_COMPLAINT_RECEIPT, &r, &reads_sealed));
	for (size_t i = 0; i < r.n; i++) {
		struct duty_row row = duty_follow(row_int(&r, i, "pupil_id"), row_date(&r, i, "raised_on"), DATE_NONE);

		if (row_int(&r, i, "sealed") != 0 && !reads_sealed)
			continue;
		row.record_id = row_int(&r, i, "complaint_id");
		duty_put(out, ask->hat == ROLE_HEAD ? &due_receipt_head : &due_receipt_senco, row);
	}
	return RC_OK;
}
