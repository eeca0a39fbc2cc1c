/* Rights pass to a pupil soon: somebody explains it about a term before. */
#include "core/duty/duty.h"
#include "core/people/young_rule.h"

static duty_facts young_facts;

DUTY(due_young, young_facts, .key = RTEXT("explain_rights"), .title = RTEXT("Explain to $ that rights pass to them"),
     .many = RTEXT("Explain to # pupils that rights pass to them"), .force = FORCE_SHOULD, .ref = RTEXT("8.13"),
     .act = RTEXT("SEND Code of Practice 8.13"), .owner = OWNER_SENCO, .codes = RTEXT("KE"),
     .lead = RTEXT("Rights pass on #, when compulsory school age is over."),
     .why = RTEXT("From then on plans and letters go to the young person, and they say what parents may see."),
     .clock = DUTY_DAYS_BEFORE, .days = YOUNG_EXPLAIN_DAYS, .trigger = RTEXT("the day the rights pass"),
     .label = RTEXT("Record that you explained it"), .at = "/young", .cap = CAP_NOTICE, .else_cap = CAP_PUPIL_PROFILE,
     .mark = SOURCE_VERIFIED);

/* clang-format off */
STMT(Q_DUE_YOUNG, 20000,
     "SELECT z.pupil_id, MIN(z.starts) AS explained_on FROM young_agreement z WHERE z.school_id = $1"
     DUTY_HELD("z.pupil_id") " AND z.kind = 'explained' GROUP BY z.pupil_id ORDER BY z.pupil_id");
/* clang-format on */

/* Somebody who came later is not late before they came. */
static struct duty_row young_row(const struct duty_pupil *p, const struct young *y, struct date known,
                                 struct date explained)
{
	struct duty_row row = duty_follow(p->id, y->who.young_from, explained);

	row.is_done = !date_none(explained);
	if (date_cmp(known, date_add(row.start, -YOUNG_EXPLAIN_DAYS)) > 0)
		row.due = known;
	return row;
}

static enum rc young_facts(struct ctx *c, const struct duty_ask *ask, struct duty_rows *out)
{
	struct rows r;
	size_t at = 0;
	enum rc rc = duty_run(c, ask, &Q_DUE_YOUNG, &r);

	for (size_t i = 0; rc == RC_OK && i < ask->pupils; i++) {
		const struct duty_pupil *p = &ask->pupil[i];
		struct date known = date_cmp(p->code_from, ask->since) > 0 ? p->code_from : ask->since;
		struct date explained = DATE_NONE;
		struct young y;

		while (at < r.n && row_int(&r, at, "pupil_id") < p->id)
			at++;
		if (at < r.n && row_int(&r, at, "pupil_id") == p->id)
			explained = row_date(&r, at, "explained_on");
		if (p->code == 'N')
			continue;
		y = young_of(c->a, p->born, NULL, 0, ask->today);
		if (y.is_near)
			duty_put(out, &due_young, young_row(p, &y, known, explained));
	}
	return rc;
}
