/* The duties around a plan, from the latest cycle of each pupil with SEN Support or an EHC plan: the school's own plan
 * does not lapse because the council has made one. */
#include "core/duty/duty.h"
#include "core/people/person_rec.h"
#include "plan/plan_due_rule.h"

static duty_facts plan_facts;

DUTY(due_open, plan_facts, .key = RTEXT("plan_open"), .title = RTEXT("Plan the support for $"),
     .many = RTEXT("Plan the support for # pupils"), .force = FORCE_SHOULD, .ref = RTEXT("6.44"),
     .act = RTEXT("SEND Code of Practice 6.44"), .owner = OWNER_TEACHER, .codes = RTEXT("KE"),
     .lead = RTEXT("No plan has been shared since #."),
     .why = RTEXT("Every pupil with SEN Support should have a plan. Support can start before the plan is ready."),
     .clock = DUTY_SCHOOL_DAYS_AFTER, .days = 15, .trigger = RTEXT("the cycle opens"), .label = RTEXT("Open the plan"),
     .at = "/plan", .cap = CAP_PLAN_WRITE, .else_cap = CAP_PUPIL_PROFILE, .mark = SOURCE_SEED);

DUTY(due_teacher, plan_facts, .key = RTEXT("plan_teacher"), .title = RTEXT("Choose a teacher for @ plan"),
     .many = RTEXT("Choose a teacher for # plans"), .force = FORCE_SHOULD, .ref = RTEXT("6.52"),
     .act = RTEXT("SEND Code of Practice 6.52"), .owner = OWNER_SENCO, .codes = RTEXT("KE"),
     .lead = RTEXT("The plan started on #."),
     .why = RTEXT("A class or subject teacher stays responsible, also when others give the support."),
     .clock = DUTY_SCHOOL_DAYS_AFTER, .days = 3, .trigger = RTEXT("the plan starts"),
     .label = RTEXT("Choose a teacher"), .at = "/plan", .cap = CAP_PLAN_WRITE, .else_cap = CAP_PUPIL_PROFILE,
     .mark = SOURCE_SEED);

DUTY(due_date, plan_facts, .key = RTEXT("plan_review_date"), .title = RTEXT("Agree a review date for @ plan"),
     .many = RTEXT("Agree a review date for # plans"), .force = FORCE_SHOULD, .ref = RTEXT("6.48"),
     .act = RTEXT("SEND Code of Practice 6.48"), .owner = OWNER_TEACHER, .codes = RTEXT("KE"),
     .lead = RTEXT("The plan started on # without one."),
     .why = RTEXT("A plan should have a clear date for its review."), .clock = DUTY_SCHOOL_DAYS_AFTER, .days = 3,
     .trigger = RTEXT("the plan starts"), .label = RTEXT("Add the date"), .at = "/plan", .cap = CAP_PLAN_WRITE,
     .else_cap = CAP_PUPIL_PROFILE, .mark = SOURCE_SEED);

DUTY(due_staff, plan_facts, .key = RTEXT("staff_read"), .title = RTEXT("Make sure staff know @ plan"),
     .many = RTEXT("Make sure staff know # plans"), .force = FORCE_SHOULD, .ref = RTEXT("6.49"),
     .act = RTEXT("SEND Code of Practice 6.49"), .owner = OWNER_SENCO, .codes = RTEXT("KE"),
     .lead = RTEXT("Shared on #."),
     .why = RTEXT("Everyone who works with the pupil should know their needs, outcomes, support and strategies."),
     .people = RTEXT("Not read yet: "), .clock = DUTY_SCHOOL_DAYS_AFTER, .days = 5,
     .trigger = RTEXT("the plan is shared"), .label = RTEXT("See who"), .at = "/plans", .cap = CAP_PUPIL_PROFILE,
     .else_cap = CAP_PUPIL_PROFILE, .bulk = BULK_REMIND, .mark = SOURCE_SEED);

/* clang-format off */
STMT(Q_DUE_PLAN, 20000,
     "SELECT y.pupil_id, y.opened_on, y.reviewed_on, l.id AS plan_id, l.shared_on, l.review_on, l.teacher_id,"
     " (SELECT MAX(m.asked_on) FROM reminder m WHERE m.school_id = y.school_id AND m.pupil_id = y.pupil_id AND"
     " m.kind = 'plan' AND m.about_id = l.id) AS reminded_on FROM cycle y LEFT JOIN plan l ON l.school_id ="
     " y.school_id AND l.pupil_id = y.pupil_id AND l.cycle_id = y.id AND l.state = 'shared' WHERE y.school_id = $1"
     DUTY_HELD("y.pupil_id") " AND NOT EXISTS (SELECT 1 FROM cycle x WHERE x.school_id = y.school_id AND x.pupil_id"
     " = y.pupil_id AND (x.number > y.number OR (x.number = y.number AND x.id > y.id))) ORDER BY y.pupil_id,"
     " l.shared_on DESC, l.id DESC");
/* clang-format on */

/* DISTINCT: the people are found once for the school, not once for each plan; and only those who have a plan to read.
 */
/* clang-format off */
STMT(Q_DUE_READER, 200000,
     "SELECT l.pupil_id, b.given, b.family, COALESCE(k.state, '') AS state FROM (SELECT DISTINCT h.person_id,"
     " h.pupil_id FROM pupil_scope h WHERE h.school_id = $1 AND h.hat IN ('teacher', 'ta') AND h.starts <= $4 AND"
     " (h.ends IS NULL OR h.ends >= $4) AND h.pupil_id IN (SELECT x.pupil_id FROM plan x WHERE x.school_id = $1 AND"
     " x.state = 'shared')) r JOIN plan l ON l.school_id = $1 AND l.pupil_id = r.pupil_id AND l.state"
     " = 'shared' AND l.shared_by <> r.person_id JOIN person b ON b.school_id = $1 AND b.id = r.person_id LEFT JOIN"
     " acknowledgement k ON k.school_id = $1 AND k.pupil_id = l.pupil_id AND k.plan_id = l.id AND k.person_id ="
     " b.id WHERE l.school_id = $1" DUTY_HELD("l.pupil_id") " ORDER BY l.pupil_id, b.name_key, b.id");
/* clang-format on */

/* The readers of this pupil's plan from *at on; *at goes behind them. */
static void staff_fill(struct arena *a, struct rows *r, size_t *at, struct plan_due_fact *f)
{
	struct duty_person *out;
	size_t end;

	while (*at < r->n && row_int(r, *at, "pupil_id") < f->pupil_id)
		++*at;
	for (end = *at; end < r->n && row_int(r, end, "pupil_id") == f->pupil_id; end++)
		;
	out = NEW_ARRAY(a, struct duty_person, end - *at);
	for (; *at < end; ++*at)
		out[f->staff_n++] =
		    (struct duty_person){ name_full(a, row_str(r, *at, "given"), row_str(r, *at, "family")),
			                  row_str(r, *at, "state").n > 0 };
	f->staff = out;
}

static void plan_fill(struct rows *r, size_t i, struct plan_due_fact *f)
{
	f->opened = row_date(r, i, "opened_on");
	f->reviewed = row_date(r, i, "reviewed_on");
	f->shared = row_date(r, i, "shared_on");
	f->review_due = row_date(r, i, "review_on");
	f->reminded = row_date(r, i, "reminded_on");
	f->has_teacher = row_int(r, i, "teacher_id") != 0;
}

static enum rc plan_facts(struct ctx *c, const struct duty_ask *ask, struct duty_rows *out)
{
	struct rows plan;
	struct rows reader = { 0 };
	size_t at = 0;
	size_t reader_at = 0;
	enum rc rc = duty_run(c, ask, &Q_DUE_PLAN, &plan);

	if (rc == RC_OK && !ask->owner_teacher) /* who has read is the SENCO's affair */
		rc = duty_run(c, ask, &Q_DUE_READER, &reader);
	for (size_t i = 0; rc == RC_OK && i < ask->pupils; i++) {
		const struct duty_pupil *p = &ask->pupil[i];
		struct plan_due_fact f = { .pupil_id = p->id, .known_from = p->code_from };

		if (p->code == 'N')
			continue;
		if (p->code == 'E') /* they have a plan: that of the council */
			f.known_from = DATE_NONE;
		else if (date_cmp(f.known_from, ask->since) < 0)
			f.known_from = ask->since;
		while (at < plan.n && row_int(&plan, at, "pupil_id") < p->id)
			at++;
		if (at < plan.n && row_int(&plan, at, "pupil_id") == p->id)
			plan_fill(&plan, at, &f);
		staff_fill(c->a, &reader, &reader_at, &f);
		duty_put(out, &due_open, plan_due_open(&f));
		duty_put(out, &due_teacher, plan_due_teacher(&f));
		duty_put(out, &due_date, plan_due_review_date(&f));
		duty_put(out, &due_staff, plan_due_staff(c->a, &f));
	}
	return rc;
}
