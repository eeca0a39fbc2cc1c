/* Three meetings with the parents in a school year, counted as on the pupil's page. */
#include "core/duty/duty.h"
#include "core/duty/meeting_count_rule.h"
#include "core/record/record_sql.h"
#include "meeting/meeting_rec.h"

static duty_facts meeting_facts;

DUTY(due_meetings, meeting_facts, .key = RTEXT("three_meetings"), .title = RTEXT("Meet @ parents"),
     .many = RTEXT("Meet the parents of # pupils"), .force = FORCE_SHOULD, .ref = RTEXT("6.65"),
     .act = RTEXT("SEND Code of Practice 6.65"), .owner = OWNER_TEACHER, .codes = RTEXT("K"), .lead = RTEXT(""),
     .why = RTEXT("Parents should be met at least three times a year."), .clock = DUTY_YEAR_SHARE, .time = TIME_GUIDE,
     .trigger = RTEXT("the school year"), .label = RTEXT("Book a meeting"), .at = "/meetings", .cap = CAP_MEETING,
     .else_cap = CAP_PUPIL_PROFILE, .mark = SOURCE_SEED);

/* clang-format off */
STMT(Q_DUE_MEETING, 200000,
     "SELECT m.pupil_id, m.on_day, m.state, m.counts FROM meeting m WHERE m.school_id = $1" DUTY_HELD("m.pupil_id")
     " AND m.on_day >= $5 ORDER BY m.pupil_id, m.on_day, m.id");
/* clang-format on */

static enum rc meeting_facts(struct ctx *c, const struct duty_ask *ask, struct duty_rows *out)
{
	struct meeting_fact *m;
	struct rows r;
	size_t at = 0;
	size_t from;
	enum rc rc = duty_run_since(c, ask, &Q_DUE_MEETING, &r);

	if (rc != RC_OK)
		return rc;
	m = NEW_ARRAY(c->a, struct meeting_fact, r.n);
	for (size_t i = 0; i < r.n; i++)
		m[i] =
		    (struct meeting_fact){ row_date(&r, i, "on_day"), row_choice(&r, i, "state", meeting_state_choices),
			                   row_int(&r, i, "counts") != 0 };
	for (size_t i = 0; i < ask->pupils; i++) {
		const struct duty_pupil *p = &ask->pupil[i];
		struct year_count n;

		if (p->code != 'K')
			continue;
		while (at < r.n && row_int(&r, at, "pupil_id") < p->id)
			at++;
		for (from = at; at < r.n && row_int(&r, at, "pupil_id") == p->id; at++)
			;
		n = meeting_count(c->a, ask->calendar, &m[from], at - from, p->code_from, ask->today);
		duty_put(out, &due_meetings, duty_counted(p->id, &n, p->code_from));
	}
	return RC_OK;
}
