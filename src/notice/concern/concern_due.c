/* What concerns ask for: an answer in time, an early talk, and another look on the day that was named. */
#include "core/duty/duty.h"
#include "core/record/record_sql.h"
#include "notice/concern/concern_rule.h"

static duty_facts concern_facts;

DUTY(due_answer, concern_facts, .key = RTEXT("concern_answer"), .title = RTEXT("Reply to the concern about $"),
     .many = RTEXT("Reply to the concerns about # pupils"), .force = FORCE_SHOULD, .ref = RTEXT("6.45"),
     .act = RTEXT("SEND Code of Practice 6.45"), .owner = OWNER_SENCO, .codes = RTEXT("NKE"),
     .lead = RTEXT("A concern was raised on #."),
     .why = RTEXT("Record it, compare it with what school sees, and answer."), .clock = DUTY_SCHOOL_DAYS_AFTER,
     .days = CONCERN_DAYS, .time = TIME_SCHOOL, .trigger = RTEXT("a concern"), .label = RTEXT("Follow it up"),
     .at = "/concerns", .cap = CAP_CONCERN, .else_cap = CAP_PUPIL_PROFILE, .mark = SOURCE_SEED);

DUTY(due_talk, concern_facts, .key = RTEXT("early_talk"), .title = RTEXT("Meet $ and the parents"),
     .many = RTEXT("Meet # pupils and their parents"), .force = FORCE_SHOULD, .ref = RTEXT("6.39"),
     .act = RTEXT("SEND Code of Practice 6.39"), .owner = OWNER_TEACHER, .codes = RTEXT("N"),
     .lead = RTEXT("A concern was raised on #."),
     .why = RTEXT("Parents and pupil should be heard early: strengths, difficulties, worries, hopes, next steps."),
     .clock = DUTY_SCHOOL_DAYS_AFTER, .days = 15, .trigger = RTEXT("a concern"), .label = RTEXT("Record the meeting"),
     .at = "/discussion", .cap = CAP_DISCUSSION, .else_cap = CAP_PUPIL_PROFILE, .mark = SOURCE_VERIFIED);

DUTY(due_look, concern_facts, .key = RTEXT("concern_look"), .title = RTEXT("Look again at the concern about $"),
     .many = RTEXT("Look again at the concerns about # pupils"), .force = FORCE_SHOULD, .ref = RTEXT("6.45"),
     .act = RTEXT("SEND Code of Practice 6.45"), .owner = OWNER_TEACHER, .codes = RTEXT("NKE"),
     .lead = RTEXT("Agreed for #."), .why = RTEXT("The answer to a concern named a day to see whether it is better."),
     .clock = DUTY_ON_DAY, .time = TIME_AGREED, .trigger = RTEXT("the day to look again of an answered concern"),
     .label = RTEXT("Look again"), .at = "/concerns", .at_record = true, .cap = CAP_CONCERN,
     .else_cap = CAP_PUPIL_PROFILE, .mark = SOURCE_INFERRED);

#define NEWEST(table, day)                                                                                             \
	"(SELECT MAX(x." day ") FROM " table " x WHERE x.school_id = z.school_id AND x.pupil_id = z.pupil_id)"

/* Those that still ask for something: not answered, or a talk this school year, or a day to look again. */
/* clang-format off */
STMT(Q_DUE_CONCERN, 200000,
     "SELECT z.pupil_id, z.id, z.raised_on, z.answered_on, z.answer_by, z.private, z.noted_by, z.result, z.look_on, "
     NEWEST("discussion", "held_on") " AS talked_on, " NEWEST("decision", "decided_on") " AS decided_on, "
     NEWEST("screen_decision", "decided_on") " AS screened_on, " NEWEST("review", "finished_on") " AS reviewed_on"
     " FROM concern z WHERE z.school_id = $1" DUTY_HELD("z.pupil_id")
     " AND (z.answered_on IS NULL OR z.look_on IS NOT NULL OR (z.result = 'discuss' AND z.answered_on >= $5))"
     " ORDER BY z.pupil_id, z.id");
/* clang-format on */

static struct concern read_one(struct rows *r, size_t i)
{
	return (struct concern){ .pupil_id = row_int(r, i, "pupil_id"),
		                 .id = row_int(r, i, "id"),
		                 .raised_on = row_date(r, i, "raised_on"),
		                 .answered_on = row_date(r, i, "answered_on"),
		                 .answer_by = row_date(r, i, "answer_by"),
		                 .private = row_int(r, i, "private"),
		                 .noted_by = row_int(r, i, "noted_by"),
		                 .result = row_choice(r, i, "result", concern_result_choices),
		                 .look_on = row_date(r, i, "look_on") };
}

static void put(const struct duty_ask *ask, struct rows *r, size_t i, const struct concern *q, size_t n,
                struct duty_rows *out)
{
	struct date talked = date_later(row_date(r, i, "talked_on"), row_date(r, i, "decided_on"));
	struct date newest =
	    date_later(talked, date_later(row_date(r, i, "screened_on"), row_date(r, i, "reviewed_on")));
	struct concern_asks asks = concern_asks(ask->hat, ask->person_id, q, n, ask->since, newest);
	struct duty_row row;

	if (asks.now != NULL) {
		row = duty_follow(q->pupil_id, asks.now->raised_on, asks.now->answered_on);
		row.due = asks.now->answer_by;
		duty_put(out, &due_answer, row);
		duty_put(out, &due_talk, duty_follow(q->pupil_id, asks.now->raised_on, talked));
	}
	if (asks.look != NULL) {
		row = duty_follow(q->pupil_id, asks.look->look_on, DATE_NONE);
		row.record_id = asks.look->id;
		duty_put(out, &due_look, row);
	}
}

static enum rc concern_facts(struct ctx *c, const struct duty_ask *ask, struct duty_rows *out)
{
	struct concern *q;
	struct rows r;
	size_t end;
	enum rc rc = duty_run_since(c, ask, &Q_DUE_CONCERN, &r);

	if (rc != RC_OK)
		return rc;
	q = NEW_ARRAY(c->a, struct concern, r.n);
	for (size_t i = 0; i < r.n; i++)
		q[i] = read_one(&r, i);
	for (size_t i = 0; i < r.n; i = end) {
		for (end = i; end < r.n && q[end].pupil_id == q[i].pupil_id; end++)
			;
		put(ask, &r, i, &q[i], end - i, out);
	}
	return RC_OK;
}
