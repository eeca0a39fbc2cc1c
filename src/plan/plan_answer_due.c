/* Somebody of the family does not agree with the plan in force: a talk with them is owed. */
#include "core/duty/duty.h"
#include "core/people/person_rec.h"
#include "core/record/record_sql.h"
#include "plan/plan_answer_rule.h"

static duty_facts answer_facts;

DUTY(due_talk, answer_facts, .key = RTEXT("plan_talk"), .title = RTEXT("Talk with @ family about the plan"),
     .many = RTEXT("Talk with the families of # pupils about the plan"), .force = FORCE_SHOULD, .ref = RTEXT("6.48"),
     .act = RTEXT("SEND Code of Practice 6.48"), .owner = OWNER_SENCO, .codes = RTEXT("KE"),
     .lead = RTEXT("When the plan was shared on #, they had not agreed yet."),
     .why = RTEXT("Teacher and SENCO agree the support together with the parents and the pupil. Record the talk as a "
                  "meeting; the support goes on meanwhile."),
     .clock = DUTY_SCHOOL_DAYS_AFTER, .days = 5, .trigger = RTEXT("somebody of the family does not agree"),
     .label = RTEXT("Record the talk"), .at = "/meetings", .cap = CAP_MEETING, .else_cap = CAP_PUPIL_PROFILE,
     .mark = SOURCE_INFERRED);

#define LATEST_MEETING(column)                                                                                         \
	"(SELECT m." column " FROM meeting m WHERE m.school_id = l.school_id AND m.pupil_id = l.pupil_id"              \
	" AND m.state = 'held' ORDER BY m.on_day DESC, m.minute DESC, m.id DESC LIMIT 1)"
#define LATEST_DISCUSSION(column)                                                                                      \
	"(SELECT d." column " FROM discussion d WHERE d.school_id = l.school_id AND d.pupil_id = l.pupil_id"           \
	" ORDER BY d.held_on DESC, d.id DESC LIMIT 1)"

/* clang-format off */
STMT(Q_DUE_PLAN_TALK, 50000,
     "SELECT l.pupil_id, l.shared_on, l.parents_agree, k.id, k.person_id, k.answer, k.words, k.at, b.title, b.given,"
     " b.family, " LATEST_MEETING("on_day") " AS met_on, " LATEST_MEETING("minute") " AS met_minute, "
     LATEST_MEETING("id") " AS met_id, " LATEST_DISCUSSION("held_on") " AS talked_on, " LATEST_DISCUSSION("id")
     " AS talked_id FROM plan l LEFT JOIN plan_reply k ON k.school_id = l.school_id AND k.pupil_id = l.pupil_id"
     " AND k.plan_id = l.id LEFT JOIN person b ON b.school_id = k.school_id AND b.id = k.person_id"
     " WHERE l.school_id = $1" DUTY_HELD("l.pupil_id") " AND l.state = 'shared' AND (l.parents_agree = 'not_yet'"
     " OR EXISTS (SELECT 1 FROM plan_reply z WHERE z.school_id = l.school_id AND z.pupil_id = l.pupil_id"
     " AND z.plan_id = l.id AND z.answer = 'disagree')) ORDER BY l.pupil_id, k.at, k.id");
/* clang-format on */

static struct plan_reply reply_of(struct arena *a, struct rows *r, size_t i)
{
	return (struct plan_reply){ .id = row_int(r, i, "id"),
		                    .person_id = row_int(r, i, "person_id"),
		                    .answer = (enum plan_answer)row_choice(r, i, "answer", plan_answer_choices),
		                    .words = row_str(r, i, "words"),
		                    .at = row_int(r, i, "at"),
		                    .by_name = name_formal(a, row_str(r, i, "title"), row_str(r, i, "given"),
		                                           row_str(r, i, "family")) };
}

/* The rows of one pupil from *at on; *at goes behind them. */
static struct duty_row talk_row(struct arena *a, struct rows *r, size_t *at)
{
	size_t first = *at;
	struct plan_talk talk[] = {
		{ row_date(r, first, "met_on"), (int)row_int(r, first, "met_minute"), row_int(r, first, "met_id") },
		{ row_date(r, first, "talked_on"), 0, row_int(r, first, "talked_id") },
	};
	struct plan_answered f = { .pupil_id = row_int(r, first, "pupil_id"),
		                   .recorded =
		                       (enum plan_agreed)row_choice(r, first, "parents_agree", plan_agreed_choices),
		                   .shared = row_date(r, first, "shared_on"),
		                   .talk = talk,
		                   .talks = 2 };
	struct plan_reply *reply = NEW_ARRAY(a, struct plan_reply, r->n - first);
	struct plan_stand *stand;
	size_t n = 0;

	for (; *at < r->n && row_int(r, *at, "pupil_id") == f.pupil_id; ++*at)
		if (row_int(r, *at, "id") != 0)
			reply[n++] = reply_of(a, r, *at);
	f.stands = plan_stands(a, reply, n, NULL, 0, &stand);
	f.stand = stand;
	return plan_talk_row(a, &f);
}

static enum rc answer_facts(struct ctx *c, const struct duty_ask *ask, struct duty_rows *out)
{
	struct rows r;
	size_t at = 0;
	enum rc rc = duty_run(c, ask, &Q_DUE_PLAN_TALK, &r);

	while (rc == RC_OK && at < r.n)
		duty_put(out, &due_talk, talk_row(c->a, &r, &at));
	return rc;
}
