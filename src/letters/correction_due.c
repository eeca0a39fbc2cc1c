/* A letter that was wrong is corrected: the letter that says so still waits to be read and given. */
#include "core/duty/duty.h"

static duty_facts correction_facts;

DUTY(due_correction, correction_facts, .key = RTEXT("letter_correction"),
     .title = RTEXT("Tell the family that a letter about $ was wrong"),
     .many = RTEXT("Tell the families of # pupils that a letter was wrong"), .force = FORCE_MUST, .ref = RTEXT(""),
     .act = RTEXT("UK GDPR article 19"), .owner = OWNER_SENCO, .codes = RTEXT("NKE"), .lead = RTEXT("Withdrawn on #."),
     .why = RTEXT("Who was given what was wrong has to hear that it was."), .people = RTEXT("Not told yet: "),
     .clock = DUTY_SCHOOL_DAYS_AFTER, .days = 3, .trigger = RTEXT("what the letter was about is withdrawn"),
     .label = RTEXT("Read the letter and give it"), .at = "/notices", .cap = CAP_NOTICE, .else_cap = CAP_PUPIL_PROFILE,
     .mark = SOURCE_INFERRED);

/* clang-format off */
STMT(Q_DUE_CORRECTION, 20000,
     "SELECT m.pupil_id, m.addressee, m.made_on, m.sent_on FROM notice m WHERE m.school_id = $1"
     DUTY_HELD("m.pupil_id") " AND m.kind = 'correction' AND m.made_on >= $5 ORDER BY m.pupil_id, m.made_on, m.id");
/* clang-format on */

/* One row for each pupil, from the first letter that waits. */
static enum rc correction_facts(struct ctx *c, const struct duty_ask *ask, struct duty_rows *out)
{
	struct rows r;
	size_t end;

	TRY(duty_run_since(c, ask, &Q_DUE_CORRECTION, &r));
	for (size_t i = 0; i < r.n; i = end) {
		int64_t pupil = row_int(&r, i, "pupil_id");
		struct duty_person *told = NEW_ARRAY(c->a, struct duty_person, r.n - i);
		struct date since = DATE_NONE;
		struct date newest = DATE_NONE;
		struct duty_row row;
		size_t n = 0;

		for (end = i; end < r.n && row_int(&r, end, "pupil_id") == pupil; end++) {
			struct date sent = row_date(&r, end, "sent_on");

			told[n++] = (struct duty_person){ row_str(&r, end, "addressee"), !date_none(sent) };
			newest = date_cmp(sent, newest) > 0 ? sent : newest;
			if (date_none(since) && date_none(sent))
				since = row_date(&r, end, "made_on");
		}
		row = duty_of_people(c->a, pupil, date_none(since) ? row_date(&r, i, "made_on") : since, told, n);
		if (row.is_done)
			row.done = newest;
		duty_put(out, &due_correction, row);
	}
	return RC_OK;
}
