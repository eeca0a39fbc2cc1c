/* After an early talk: the note for the parents, and a decision. After a decision for no SEN Support: another look. */
#include "core/duty/duty.h"

static duty_facts discussion_facts;
static duty_facts monitor_facts;

DUTY(due_copy, discussion_facts, .key = RTEXT("discussion_copy"),
     .title = RTEXT("Give @ parents the note of the early discussion"),
     .many = RTEXT("Give the parents of # pupils the note of the early discussion"), .force = FORCE_SHOULD,
     .ref = RTEXT("6.39"), .act = RTEXT("SEND Code of Practice 6.39"), .owner = OWNER_TEACHER, .codes = RTEXT("NKE"),
     .lead = RTEXT("You talked on #."), .why = RTEXT("The short note should be given to the parents."),
     .clock = DUTY_SCHOOL_DAYS_AFTER, .days = 3, .trigger = RTEXT("the early discussion"),
     .label = RTEXT("Give the copy"), .at = "/discussion", .cap = CAP_DISCUSSION, .else_cap = CAP_PUPIL_PROFILE,
     .mark = SOURCE_VERIFIED);

DUTY(due_decision, discussion_facts, .key = RTEXT("decision_recorded"), .title = RTEXT("Record the decision about $"),
     .many = RTEXT("Record the decisions about # pupils"), .force = FORCE_SHOULD, .ref = RTEXT("6.43"),
     .act = RTEXT("SEND Code of Practice 6.43"), .owner = OWNER_SENCO, .codes = RTEXT("N"),
     .lead = RTEXT("You talked on #."), .why = RTEXT("The decision and its reason should be in the school’s records."),
     .clock = DUTY_SCHOOL_DAYS_AFTER, .days = 10, .trigger = RTEXT("the early discussion"),
     .label = RTEXT("Record the decision"), .at = "/decision", .cap = CAP_DECIDE, .else_at = "/discussion",
     .else_cap = CAP_DISCUSSION, .mark = SOURCE_VERIFIED);

DUTY(due_monitor, monitor_facts, .key = RTEXT("look_again"), .title = RTEXT("Look again at how $ is doing"),
     .many = RTEXT("Look again at how # pupils are doing"), .force = FORCE_SHOULD, .ref = RTEXT("6.17"),
     .act = RTEXT("SEND Code of Practice 6.17"), .owner = OWNER_TEACHER, .codes = RTEXT("N"),
     .lead = RTEXT("Agreed for #."),
     .why = RTEXT("A decision for no SEN Support is looked at again on the agreed day."), .clock = DUTY_ON_DAY,
     .time = TIME_AGREED, .trigger = RTEXT("the monitoring date of the decision"), .label = RTEXT("Look again"),
     .at = "/decision", .cap = CAP_DECIDE, .else_at = "/discussion", .else_cap = CAP_DISCUSSION,
     .mark = SOURCE_INFERRED);

/* The latest of each pupil. */
/* clang-format off */
STMT(Q_DUE_TALK, 20000,
     "SELECT d.pupil_id, d.held_on, d.copy_on, (SELECT MAX(n.decided_on) FROM decision n WHERE n.school_id ="
     " d.school_id AND n.pupil_id = d.pupil_id) AS decided_on FROM discussion d WHERE d.school_id = $1"
     DUTY_HELD("d.pupil_id") " AND NOT EXISTS (SELECT 1 FROM discussion x WHERE x.school_id = d.school_id AND"
     " x.pupil_id = d.pupil_id AND (x.held_on > d.held_on OR (x.held_on = d.held_on AND x.id > d.id))) ORDER BY"
     " d.pupil_id");
/* clang-format on */

/* Looked at again: talked about or screened since. A new decision is the latest itself. */
/* clang-format off */
STMT(Q_DUE_MONITOR, 20000,
     "SELECT n.pupil_id, n.decided_on, n.monitor_on, (SELECT MAX(d.held_on) FROM discussion d WHERE d.school_id ="
     " n.school_id AND d.pupil_id = n.pupil_id AND d.held_on > n.decided_on) AS talked_on, (SELECT"
     " MAX(s.decided_on) FROM screen_decision s WHERE s.school_id = n.school_id AND s.pupil_id = n.pupil_id AND"
     " s.decided_on > n.decided_on) AS screened_on FROM decision n WHERE n.school_id = $1" DUTY_HELD("n.pupil_id")
     " AND n.monitor_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM decision x WHERE x.school_id = n.school_id AND"
     " x.pupil_id = n.pupil_id AND (x.decided_on > n.decided_on OR (x.decided_on = n.decided_on AND x.id > n.id)))"
     " ORDER BY n.pupil_id");
/* clang-format on */

static enum rc discussion_facts(struct ctx *c, const struct duty_ask *ask, struct duty_rows *out)
{
	struct rows r;
	enum rc rc = duty_run(c, ask, &Q_DUE_TALK, &r);

	for (size_t i = 0; rc == RC_OK && i < r.n; i++) {
		int64_t pupil = row_int(&r, i, "pupil_id");
		struct date held = row_date(&r, i, "held_on");
		const struct duty_pupil *p = duty_pupil_find(ask, pupil);

		/* What was left open in an earlier school year is past unless the pupil has support. */
		if (p == NULL || (p->code == 'N' && date_cmp(held, ask->since) < 0))
			continue;
		duty_put(out, &due_copy, duty_follow(pupil, held, row_date(&r, i, "copy_on")));
		duty_put(out, &due_decision, duty_follow(pupil, held, row_date(&r, i, "decided_on")));
	}
	return rc;
}

static enum rc monitor_facts(struct ctx *c, const struct duty_ask *ask, struct duty_rows *out)
{
	struct rows r;
	enum rc rc = duty_run(c, ask, &Q_DUE_MONITOR, &r);

	for (size_t i = 0; rc == RC_OK && i < r.n; i++) {
		struct date on = row_date(&r, i, "monitor_on");
		struct date talked = row_date(&r, i, "talked_on");
		struct date screened = row_date(&r, i, "screened_on");
		struct duty_row row =
		    duty_follow(row_int(&r, i, "pupil_id"), on, date_cmp(talked, screened) > 0 ? talked : screened);

		if (date_cmp(on, ask->since) < 0 && date_cmp(row_date(&r, i, "decided_on"), ask->since) < 0)
			continue;
		row.is_done = !date_none(row.done); /* earlier than the agreed day is soon enough */
		duty_put(out, &due_monitor, row);
	}
	return rc;
}
