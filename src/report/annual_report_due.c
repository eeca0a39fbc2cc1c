/* Every pupil with SEN Support or an EHC plan has a report in each school year. */
#include "core/duty/duty.h"
#include "core/record/record_sql.h"
#include "report/annual_report_rule.h"

static duty_facts report_facts;

DUTY(due_report, report_facts, .key = RTEXT("annual_report"), .title = RTEXT("Give @ parents the annual report"),
     .many = RTEXT("Give the parents of # the annual report"), .force = FORCE_MUST, .ref = RTEXT("6.64"),
     .act = RTEXT(
         "Education (Pupil Information) (England) Regulations 2005, or Education (Independent School Standards) "
         "Regulations 2014"),
     .owner = OWNER_SENCO, .codes = RTEXT("KE"), .lead = RTEXT("None is recorded since #."),
     .why = RTEXT("Parents must have a report on their child’s progress at least once a year."), .clock = DUTY_ON_DAY,
     .time = TIME_DEFAULT, .trigger = RTEXT("the last school day of the year"), .label = RTEXT("Record that it went"),
     .at = "/annual-report", .cap = CAP_NOTICE, .else_at = "/annual-report", .else_cap = CAP_PUPIL_RECORD,
     .bulk = BULK_REPORT, .mark = SOURCE_VERIFIED);

STMT(Q_DUE_REPORT_LAW, 1, "SELECT kind FROM school WHERE id = $1");
/* clang-format off */
STMT(Q_DUE_REPORT, 20000,
     "SELECT z.pupil_id, MAX(z.given_on) AS given_on FROM annual_report z WHERE z.school_id = $1" DUTY_HELD("z.pupil_id")
     " AND z.given_on >= $5 GROUP BY z.pupil_id ORDER BY z.pupil_id");
/* clang-format on */

static enum rc law_of(struct ctx *c, struct str *law)
{
	struct rows r;

	TRY(db_run(c->db, c->a, &Q_DUE_REPORT_LAW, &r, &c->err, DV(c->actor.school_id)));
	*law = annual_report_law(r.n > 0 ? row_choice(&r, 0, "kind", school_kind_choices) : SCHOOL_KIND_NONE);
	return RC_OK;
}

static enum rc report_facts(struct ctx *c, const struct duty_ask *ask, struct duty_rows *out)
{
	struct date ends = school_year_span(ask->calendar, ask->today).to;
	struct str law;
	struct rows r;
	size_t at = 0;

	TRY(law_of(c, &law));
	TRY(duty_run_since(c, ask, &Q_DUE_REPORT, &r));
	for (size_t i = 0; i < ask->pupils; i++) {
		int64_t id = ask->pupil[i].id;
		struct duty_row row;

		while (at < r.n && row_int(&r, at, "pupil_id") < id)
			at++;
		row = duty_follow(id, ask->since,
		                  at < r.n && row_int(&r, at, "pupil_id") == id ? row_date(&r, at, "given_on")
		                                                                : DATE_NONE);
		row.due = ends;
		row.act = law;
		duty_put(out, &due_report, row);
	}
	return RC_OK;
}
