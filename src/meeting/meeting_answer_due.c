/* Somebody of the family cannot come to a booked meeting: another day is to be agreed with them before it. */
#include "core/duty/duty.h"
#include "core/people/person_rec.h"
#include "kit/base/utf8.h"

static duty_facts answer_facts;

DUTY(due_day, answer_facts, .key = RTEXT("meeting_day"), .title = RTEXT("Agree another day for @ meeting"),
     .many = RTEXT("Agree another day for # meetings"), .force = FORCE_SHOULD, .ref = RTEXT("6.65"),
     .act = RTEXT("SEND Code of Practice 6.65"), .owner = OWNER_TEACHER, .codes = RTEXT("NKE"),
     .lead = RTEXT("They cannot come to the meeting on #."),
     .why = RTEXT("Parents should be met, so the meeting is on a day that suits them."),
     .clock = DUTY_SCHOOL_DAYS_AFTER, .days = 3, .trigger = RTEXT("a parent cannot come"),
     .label = RTEXT("Open the meeting"), .at = "/meetings", .at_record = true, .cap = CAP_MEETING,
     .else_cap = CAP_PUPIL_PROFILE, .mark = SOURCE_INFERRED);

/* clang-format off */
STMT(Q_DUE_MEETING_DAY, 20000,
     "SELECT m.pupil_id, m.id, m.on_day, x.at, x.days, b.title, b.given, b.family FROM meeting m JOIN meeting_answer x"
     " ON x.school_id = m.school_id AND x.pupil_id = m.pupil_id AND x.meeting_id = m.id AND x.answer = 'cannot'"
     " AND x.on_day = m.on_day AND x.minute = COALESCE(m.minute, 0) JOIN person b ON b.school_id = x.school_id"
     " AND b.id = x.person_id WHERE m.school_id = $1" DUTY_HELD("m.pupil_id") " AND m.state = 'booked'"
     " AND m.on_day >= $4 ORDER BY m.pupil_id, m.on_day, m.id, x.at, x.id");
/* clang-format on */

enum { WORDS_SHOWN = 140 };

/* "Mrs Iqbal cannot come on 7 December. Days that suit: “…”" */
static struct str lead_of(struct arena *a, struct rows *r, size_t i)
{
	struct str who = name_formal(a, row_str(r, i, "title"), row_str(r, i, "given"), row_str(r, i, "family"));
	struct str days = row_str(r, i, "days");
	struct str head = utf8_head(days, WORDS_SHOWN);
	struct str day = date_short(a, row_date(r, i, "on_day"));

	if (days.n == 0)
		return str_fmt(a, "%.*s cannot come on %.*s.", STR_ARG(who), STR_ARG(day));
	return str_fmt(a, "%.*s cannot come on %.*s. Days that suit: “%.*s%s”", STR_ARG(who), STR_ARG(day),
	               STR_ARG(head), head.n < days.n ? " …" : "");
}

/* One for each meeting, with everybody who cannot come. */
static enum rc answer_facts(struct ctx *c, const struct duty_ask *ask, struct duty_rows *out)
{
	struct rows r;
	enum rc rc = duty_run(c, ask, &Q_DUE_MEETING_DAY, &r);

	for (size_t i = 0; rc == RC_OK && i < r.n;) {
		int64_t meeting = row_int(&r, i, "id");
		struct duty_row row =
		    duty_follow(row_int(&r, i, "pupil_id"), clock_at(row_int(&r, i, "at")).today, DATE_NONE);

		row.record_id = meeting;
		row.until = row_date(&r, i, "on_day");
		row.lead = lead_of(c->a, &r, i);
		for (i++; i < r.n && row_int(&r, i, "id") == meeting; i++)
			row.lead = str_fmt(c->a, "%.*s %.*s", STR_ARG(row.lead), STR_ARG(lead_of(c->a, &r, i)));
		duty_put(out, &due_day, row);
	}
	return rc;
}
