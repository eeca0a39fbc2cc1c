/* The annual review of each pupil with an EHC plan: meeting, papers, report. */
#include "core/duty/duty.h"
#include "core/record/record_sql.h"
#include "ehc/ehc_due_rule.h"

static duty_facts ehc_facts;

DUTY(due_annual, ehc_facts, .key = RTEXT("ehc_annual_review"), .title = RTEXT("Hold @ annual review"),
     .many = RTEXT("Hold # annual reviews"), .force = FORCE_MUST, .ref = RTEXT("6.56"),
     .act = RTEXT("Children and Families Act 2014 s.44, SEND Regulations 2014 reg. 20"), .owner = OWNER_SENCO,
     .codes = RTEXT("E"), .lead = RTEXT("No meeting is booked. The twelve months end on #."),
     .why = RTEXT(
         "The plan must be reviewed within twelve months, and the local authority has four weeks after the meeting."),
     .lack = RTEXT("no meeting yet"), .clock = DUTY_DAYS_BEFORE, .days = EHC_DECISION_DAYS, .time = TIME_LAW,
     .trigger = RTEXT("the twelve months since the plan or its last review end"), .label = RTEXT("Annual review"),
     .at = "/ehc", .cap = CAP_DECIDE, .else_at = "/ehc", .else_cap = CAP_PUPIL_RECORD, .mark = SOURCE_VERIFIED);

DUTY(due_papers, ehc_facts, .key = RTEXT("ehc_papers"), .title = RTEXT("Send the papers for @ annual review"),
     .many = RTEXT("Send the papers for # annual reviews"), .force = FORCE_MUST, .ref = RTEXT(""),
     .act = RTEXT("Special Educational Needs and Disability Regulations 2014 reg. 20(3) and (4)"), .owner = OWNER_SENCO,
     .codes = RTEXT("E"), .lead = RTEXT("The meeting is on #."),
     .why = RTEXT("Everybody invited must know the day two weeks before, and have the advice and information by then."),
     .clock = DUTY_DAYS_BEFORE, .days = EHC_PAPERS_DAYS, .time = TIME_LAW, .trigger = RTEXT("the meeting"),
     .label = RTEXT("Record that they went"), .at = "/ehc", .at_record = true, .cap = CAP_DECIDE, .else_at = "/ehc",
     .else_cap = CAP_PUPIL_RECORD, .mark = SOURCE_VERIFIED);

DUTY(due_report, ehc_facts, .key = RTEXT("ehc_report"), .title = RTEXT("Send the report of @ annual review"),
     .many = RTEXT("Send the reports of # annual reviews"), .force = FORCE_MUST, .ref = RTEXT(""),
     .act = RTEXT("Special Educational Needs and Disability Regulations 2014 reg. 20"), .owner = OWNER_SENCO,
     .codes = RTEXT("E"), .lead = RTEXT("The meeting was held on #."),
     .why = RTEXT("The local authority and everybody invited must have the report within two weeks of the meeting."),
     .clock = DUTY_DAYS_AFTER, .days = EHC_REPORT_DAYS, .time = TIME_LAW, .trigger = RTEXT("the meeting"),
     .label = RTEXT("Record that it went"), .at = "/ehc", .at_record = true, .cap = CAP_DECIDE, .else_at = "/ehc",
     .else_cap = CAP_PUPIL_RECORD, .mark = SOURCE_VERIFIED);

/* clang-format off */
STMT(Q_DUE_EHC, 200000,
     "SELECT z.pupil_id, z.id, z.kind, z.on_day, z.state, z.papers_on, z.report_on, z.decided_on FROM ehc_date z"
     " WHERE z.school_id = $1" DUTY_HELD("z.pupil_id") " ORDER BY z.pupil_id, z.on_day, z.id");
/* clang-format on */

static struct ehc_date read_one(struct rows *r, size_t i)
{
	return (struct ehc_date){ .id = row_int(r, i, "id"),
		                  .kind = row_choice(r, i, "kind", ehc_kind_choices),
		                  .on_day = row_date(r, i, "on_day"),
		                  .state = row_choice(r, i, "state", ehc_state_choices),
		                  .papers_on = row_date(r, i, "papers_on"),
		                  .report_on = row_date(r, i, "report_on"),
		                  .decided_on = row_date(r, i, "decided_on") };
}

static enum rc ehc_facts(struct ctx *c, const struct duty_ask *ask, struct duty_rows *out)
{
	struct ehc_date *d;
	struct rows r;
	size_t at = 0;
	size_t from;
	enum rc rc = duty_run(c, ask, &Q_DUE_EHC, &r);

	if (rc != RC_OK)
		return rc;
	d = NEW_ARRAY(c->a, struct ehc_date, r.n);
	for (size_t i = 0; i < r.n; i++)
		d[i] = read_one(&r, i);
	for (size_t i = 0; i < ask->pupils; i++) {
		const struct duty_pupil *p = &ask->pupil[i];
		struct ehc_due_fact f;

		while (at < r.n && row_int(&r, at, "pupil_id") < p->id)
			at++;
		for (from = at; at < r.n && row_int(&r, at, "pupil_id") == p->id; at++)
			;
		if (p->code != 'E')
			continue;
		f = ehc_due_fact(p->id, date_later(p->code_from, ask->since), &d[from], at - from);
		duty_put(out, &due_annual, ehc_due_review(c->a, &f));
		duty_put(out, &due_papers, ehc_due_papers(&f));
		duty_put(out, &due_report, ehc_due_report(&f));
	}
	return rc;
}
