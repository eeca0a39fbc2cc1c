/* A family waits for a meeting, for a copy, or has told the school that it asked the council. */
#include "core/duty/duty.h"
#include "ask/family_ask_rec.h"
#include "core/people/person_rec.h"

static duty_facts ask_facts;

DUTY(due_meet_senco, ask_facts, .key = RTEXT("ask_meeting"), .title = RTEXT("Answer @ family: they ask for a meeting"),
     .many = RTEXT("Answer # families who ask for a meeting"), .force = FORCE_SHOULD, .ref = RTEXT("6.65"),
     .act = RTEXT("SEND Code of Practice 6.65"), .owner = OWNER_SENCO, .codes = RTEXT("NKE"),
     .lead = RTEXT("They asked on #."), .why = RTEXT("Agree a day with them, or say why not, and by when."),
     .clock = DUTY_SCHOOL_DAYS_AFTER, .days = 5, .time = TIME_SCHOOL,
     .trigger = RTEXT("a family asks to meet the SENCO"), .label = RTEXT("Answer"), .at = "/asks", .at_record = true,
     .cap = CAP_MEETING, .else_cap = CAP_PUPIL_PROFILE, .mark = SOURCE_INFERRED);

DUTY(due_meet_teacher, ask_facts, .key = RTEXT("ask_meeting_teacher"),
     .title = RTEXT("Answer @ family: they ask for a meeting"),
     .many = RTEXT("Answer # families who ask for a meeting"), .force = FORCE_SHOULD, .ref = RTEXT("6.67"),
     .act = RTEXT("SEND Code of Practice 6.67"), .owner = OWNER_TEACHER, .codes = RTEXT("NKE"),
     .lead = RTEXT("They asked on #."), .why = RTEXT("Agree a day with them, or say why not, and by when."),
     .clock = DUTY_SCHOOL_DAYS_AFTER, .days = 5, .time = TIME_SCHOOL,
     .trigger = RTEXT("a family asks to meet the teacher"), .label = RTEXT("Answer"), .at = "/asks", .at_record = true,
     .cap = CAP_MEETING, .else_cap = CAP_PUPIL_PROFILE, .mark = SOURCE_INFERRED);

DUTY(due_copy, ask_facts, .key = RTEXT("ask_copy"), .title = RTEXT("Give @ family the copy they ask for"),
     .many = RTEXT("Give # families the copy they ask for"), .force = FORCE_SHOULD, .ref = RTEXT("6.71"),
     .act = RTEXT("SEND Code of Practice 6.71"), .owner = OWNER_SENCO, .codes = RTEXT("NKE"),
     .lead = RTEXT("They asked on #."),
     .why = RTEXT("Give it in the form they need, and write down that they have it."), .clock = DUTY_SCHOOL_DAYS_AFTER,
     .days = 5, .time = TIME_SCHOOL, .trigger = RTEXT("a family asks for a copy"), .label = RTEXT("Mark it as given"),
     .at = "/asks", .at_record = true, .cap = CAP_MEETING, .else_cap = CAP_PUPIL_PROFILE, .mark = SOURCE_INFERRED);

DUTY(due_council, ask_facts, .key = RTEXT("ask_council"),
     .title = RTEXT("@ family has asked the council for an EHC needs assessment"),
     .many = RTEXT("# families have asked the council for an EHC needs assessment"), .force = FORCE_SHOULD,
     .ref = RTEXT(""), .act = RTEXT("SEND Code of Practice 9.14"), .owner = OWNER_SENCO, .codes = RTEXT("NKE"),
     .lead = RTEXT("They told you on #."),
     .why = RTEXT("The council will ask the school what it did. Answer the family, and get the record ready."),
     .clock = DUTY_SCHOOL_DAYS_AFTER, .days = 5, .time = TIME_SCHOOL,
     .trigger = RTEXT("a family says that it asked the council"), .label = RTEXT("Answer"), .at = "/asks",
     .at_record = true, .cap = CAP_MEETING, .else_cap = CAP_PUPIL_PROFILE, .mark = SOURCE_INFERRED);

/* clang-format off */
STMT(Q_DUE_ASK, 20000,
     "SELECT q.pupil_id, q.id, q.kind, q.whom, q.asked_on, q.due_on FROM family_ask q WHERE q.school_id = $1"
     DUTY_HELD("q.pupil_id") " AND q.answered_on IS NULL ORDER BY q.pupil_id, q.due_on, q.id");
/* clang-format on */

static const struct duty_rule *rule_of(struct rows *r, size_t i)
{
	struct str kind = row_str(r, i, "kind");

	if (str_is(kind, "copy"))
		return &due_copy;
	if (str_is(kind, "council"))
		return &due_council;
	return str_is(row_str(r, i, "whom"), "teacher") ? &due_meet_teacher : &due_meet_senco;
}

static enum rc ask_facts(struct ctx *c, const struct duty_ask *ask, struct duty_rows *out)
{
	struct rows r;

	TRY(duty_run(c, ask, &Q_DUE_ASK, &r));
	for (size_t i = 0; i < r.n; i++) {
		struct duty_row row = duty_follow(row_int(&r, i, "pupil_id"), row_date(&r, i, "asked_on"), DATE_NONE);

		row.record_id = row_int(&r, i, "id");
		row.due = row_date(&r, i, "due_on");
		duty_put(out, rule_of(&r, i), row);
	}
	return RC_OK;
}
