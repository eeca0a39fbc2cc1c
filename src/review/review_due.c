/* The duties around a review, from the latest cycle of each pupil with SEN Support or an EHC plan: a date that was
 * agreed holds whatever the code is. */
#include "core/duty/duty.h"
#include "review/review_due_rule.h"

static duty_facts review_facts;
static duty_facts summary_facts;

DUTY(due_parents, review_facts, .key = RTEXT("views_parents"), .title = RTEXT("Ask @ parents for their views"),
     .many = RTEXT("Ask the parents of # pupils for their views"), .force = FORCE_SHOULD, .ref = RTEXT("6.54"),
     .act = RTEXT("SEND Code of Practice 6.54"), .owner = OWNER_SENCO, .codes = RTEXT("KE"),
     .lead = RTEXT("Review on #."), .why = RTEXT("Early enough that they can think about it."),
     .clock = DUTY_DAYS_BEFORE, .days = 14, .trigger = RTEXT("the review date"), .label = RTEXT("Ask the parents"),
     .at = "/review#views", .cap = CAP_REVIEW, .else_cap = CAP_PUPIL_PROFILE, .bulk = BULK_ASK, .mark = SOURCE_SEED);

DUTY(due_pupil, review_facts, .key = RTEXT("views_pupil"), .title = RTEXT("Get @ views for the review"),
     .many = RTEXT("Get the views of # pupils for their reviews"), .force = FORCE_SHOULD, .ref = RTEXT("6.54"),
     .act = RTEXT("SEND Code of Practice 6.54 and 6.70"), .owner = OWNER_TEACHER, .codes = RTEXT("KE"),
     .lead = RTEXT("Review on #."),
     .why = RTEXT("The pupil’s views belong in the review; “did not wish to” is an answer too."),
     .clock = DUTY_DAYS_BEFORE, .days = 7, .trigger = RTEXT("the review date"), .label = RTEXT("Record the views"),
     .at = "/review#views", .cap = CAP_REVIEW, .else_cap = CAP_PUPIL_PROFILE, .mark = SOURCE_SEED);

DUTY(due_held, review_facts, .key = RTEXT("review_held"), .title = RTEXT("Review @ plan"),
     .many = RTEXT("Review # plans"), .force = FORCE_SHOULD, .ref = RTEXT("6.53"),
     .act = RTEXT("SEND Code of Practice 6.53"), .owner = OWNER_TEACHER, .codes = RTEXT("KE"),
     .lead = RTEXT("Agreed for #."), .why = RTEXT("A review is due on the date agreed in the plan."),
     .lack = RTEXT("no meeting yet"), .clock = DUTY_ON_DAY, .time = TIME_AGREED, .trigger = RTEXT("the review date"),
     .label = RTEXT("Start the review"), .at = "/review", .cap = CAP_REVIEW, .else_cap = CAP_PUPIL_PROFILE,
     .mark = SOURCE_SEED);

DUTY(due_summary, summary_facts, .key = RTEXT("impact_summary"),
     .title = RTEXT("Tell @ parents what the support has changed"),
     .many = RTEXT("Tell the parents of # pupils what the support has changed"), .force = FORCE_SHOULD,
     .ref = RTEXT("6.55"), .act = RTEXT("SEND Code of Practice 6.55"), .owner = OWNER_TEACHER, .codes = RTEXT("NKE"),
     .lead = RTEXT("Reviewed on #."),
     .why = RTEXT("Parents should have clear information about the impact of the support."),
     .people = RTEXT("Not told yet: "), .clock = DUTY_SCHOOL_DAYS_AFTER, .days = 3, .trigger = RTEXT("the review"),
     .label = RTEXT("See the letter"), .at = "/notices", .cap = CAP_NOTICE, .else_cap = CAP_PUPIL_PROFILE,
     .bulk = BULK_LETTERS, .mark = SOURCE_SEED);

DUTY(due_next, review_facts, .key = RTEXT("next_cycle"), .title = RTEXT("Open the next cycle for $"),
     .many = RTEXT("Open the next cycle for # pupils"), .force = FORCE_SHOULD, .ref = RTEXT("6.54"),
     .act = RTEXT("SEND Code of Practice 6.54"), .owner = OWNER_TEACHER, .codes = RTEXT("K"),
     .lead = RTEXT("The review was finished on #."),
     .why = RTEXT("What was learned should go into the next assessment."), .clock = DUTY_SCHOOL_DAYS_AFTER, .days = 5,
     .trigger = RTEXT("the review is finished"), .label = RTEXT("Open the cycle"), .at = "/assess", .cap = CAP_ASSESS,
     .else_cap = CAP_PUPIL_PROFILE, .mark = SOURCE_SEED);

DUTY(due_three, review_facts, .key = RTEXT("three_reviews"), .title = RTEXT("Plan a further review for $"),
     .many = RTEXT("Plan a further review for # pupils"), .force = FORCE_SHOULD, .ref = RTEXT(""),
     .act = RTEXT("Local guidance: plans are reviewed at least three times a year"), .owner = OWNER_TEACHER,
     .codes = RTEXT("K"), .lead = RTEXT(""),
     .why = RTEXT("Advice services ask for three reviews a year. The Code has no number. Meetings are counted apart."),
     .clock = DUTY_YEAR_SHARE, .time = TIME_GUIDE, .trigger = RTEXT("the school year"),
     .label = RTEXT("Plan the review"), .at = "/review", .cap = CAP_REVIEW, .else_cap = CAP_PUPIL_PROFILE,
     .mark = SOURCE_SEED);

#define VIEW_OF(who)                                                                                                   \
	"(SELECT MAX(v.given_on) FROM view v WHERE v.school_id = y.school_id AND v.pupil_id = y.pupil_id"              \
	" AND v.cycle_id = y.id AND v.moment = 'review' AND v.who = '" who "')"

/* clang-format off */
STMT(Q_DUE_REVIEW, 20000,
     "SELECT y.pupil_id, y.reviewed_on, l.shared_on, l.review_on, " VIEW_OF("parent") " AS parents_view, "
     VIEW_OF("pupil") " AS pupil_view, (SELECT MAX(x.asked_on) FROM reminder x WHERE x.school_id = y.school_id"
     " AND x.pupil_id = y.pupil_id AND x.kind = 'views' AND x.about_id = y.id) AS parents_asked,"
     " (SELECT MAX(m.sent_on) FROM notice m WHERE m.school_id = y.school_id AND m.pupil_id = y.pupil_id AND m.kind ="
     " 'views' AND m.about_id = y.id) AS parents_written, (SELECT COUNT(*) FROM reminder x WHERE x.school_id ="
     " y.school_id AND x.pupil_id = y.pupil_id AND x.kind = 'views_letter' AND x.about_id = y.id AND NOT EXISTS"
     " (SELECT 1 FROM notice m WHERE m.school_id = x.school_id AND m.pupil_id = x.pupil_id AND m.kind = 'views' AND"
     " m.about_id = x.about_id AND m.person_id = x.person_id AND m.sent_on IS NOT NULL)) AS letters_wait,"
     " (SELECT COUNT(*) FROM"
     " meeting m WHERE m.school_id = y.school_id AND m.pupil_id = y.pupil_id AND m.kind = 'review' AND m.state ="
     " 'booked' AND m.on_day >= $4) AS meetings FROM cycle y LEFT JOIN plan l ON l.school_id = y.school_id AND"
     " l.pupil_id = y.pupil_id AND l.cycle_id = y.id AND l.state = 'shared' WHERE y.school_id = $1"
     DUTY_HELD("y.pupil_id") " AND NOT EXISTS (SELECT 1 FROM cycle x WHERE x.school_id = y.school_id AND x.pupil_id"
     " = y.pupil_id AND (x.number > y.number OR (x.number = y.number AND x.id > y.id))) ORDER BY y.pupil_id,"
     " l.shared_on DESC, l.id DESC");

STMT(Q_DUE_REVIEWED, 200000,
     "SELECT r.pupil_id, r.held_on FROM review r WHERE r.school_id = $1" DUTY_HELD("r.pupil_id") " AND r.state ="
     " 'final' AND r.held_on >= $5 ORDER BY r.pupil_id, r.held_on, r.id");
/* clang-format on */

/* Letters about the finished reviews of this school year: who has it, and who waits for paper. */
/* clang-format off */
STMT(Q_DUE_SUMMARY, 200000,
     "SELECT r.pupil_id, r.id, r.held_on, m.addressee, m.sent_on FROM review r JOIN notice m ON m.school_id ="
     " r.school_id AND m.pupil_id = r.pupil_id AND m.about_id = r.id AND m.kind = 'review' WHERE r.school_id = $1"
     DUTY_HELD("r.pupil_id") " AND r.state = 'final' AND r.held_on >= $5 ORDER BY r.pupil_id, r.held_on DESC, r.id"
     " DESC, m.id");
/* clang-format on */

static void held_fill(struct arena *a, struct rows *r, size_t *at, struct review_due_fact *f)
{
	struct date *out;
	size_t end;

	while (*at < r->n && row_int(r, *at, "pupil_id") < f->pupil_id)
		++*at;
	for (end = *at; end < r->n && row_int(r, end, "pupil_id") == f->pupil_id; end++)
		;
	out = NEW_ARRAY(a, struct date, end - *at);
	for (; *at < end; ++*at)
		out[f->helds++] = row_date(r, *at, "held_on");
	f->held = out;
}

/* The last day on which a parent was asked, once none of their letters waits. */
static struct date asked_on(struct rows *r, size_t i)
{
	return row_int(r, i, "letters_wait") > 0
	           ? DATE_NONE
	           : date_later(row_date(r, i, "parents_asked"), row_date(r, i, "parents_written"));
}

static void cycle_fill(struct rows *r, size_t i, struct review_due_fact *f)
{
	f->reviewed = row_date(r, i, "reviewed_on");
	f->shared = row_date(r, i, "shared_on");
	f->review_due = row_date(r, i, "review_on");
	f->parents_asked = asked_on(r, i);
	f->parents_view = row_date(r, i, "parents_view");
	f->pupil_view = row_date(r, i, "pupil_view");
	f->has_meeting = row_int(r, i, "meetings") > 0;
}

static enum rc review_facts(struct ctx *c, const struct duty_ask *ask, struct duty_rows *out)
{
	struct rows cycle;
	struct rows held;
	size_t at = 0;
	size_t held_at = 0;
	enum rc rc = duty_run(c, ask, &Q_DUE_REVIEW, &cycle);

	if (rc == RC_OK)
		rc = duty_run_since(c, ask, &Q_DUE_REVIEWED, &held);
	for (size_t i = 0; rc == RC_OK && i < ask->pupils; i++) {
		const struct duty_pupil *p = &ask->pupil[i];
		struct review_due_fact f = { .pupil_id = p->id, .support_from = p->code_from };

		if (p->code == 'N')
			continue;
		while (at < cycle.n && row_int(&cycle, at, "pupil_id") < p->id)
			at++;
		if (at < cycle.n && row_int(&cycle, at, "pupil_id") == p->id)
			cycle_fill(&cycle, at, &f);
		held_fill(c->a, &held, &held_at, &f);
		duty_put(out, &due_held, review_due_held(&f));
		duty_put(out, &due_parents, review_due_parents(&f));
		duty_put(out, &due_pupil, review_due_pupil(&f));
		duty_put(out, &due_next, review_due_next(&f));
		duty_put(out, &due_three, review_due_three(c->a, &f, ask->calendar, ask->today));
	}
	return rc;
}

/* The newest review of each pupil: the rows of its letters lie side by side. */
static enum rc summary_facts(struct ctx *c, const struct duty_ask *ask, struct duty_rows *out)
{
	struct rows r;
	size_t end;
	enum rc rc = duty_run_since(c, ask, &Q_DUE_SUMMARY, &r);

	for (size_t i = 0; rc == RC_OK && i < r.n; i = end) {
		int64_t pupil = row_int(&r, i, "pupil_id");
		int64_t review = row_int(&r, i, "id");
		struct duty_person *told = NEW_ARRAY(c->a, struct duty_person, r.n - i);
		struct date newest = DATE_NONE;
		struct duty_row row;
		size_t n = 0;

		for (end = i; end < r.n && row_int(&r, end, "pupil_id") == pupil; end++) {
			struct date sent = row_date(&r, end, "sent_on");

			if (row_int(&r, end, "id") != review)
				continue;
			told[n++] = (struct duty_person){ row_str(&r, end, "addressee"), !date_none(sent) };
			newest = date_cmp(sent, newest) > 0 ? sent : newest;
		}
		row = duty_of_people(c->a, pupil, row_date(&r, i, "held_on"), told, n);
		row.record_id = review;
		if (row.is_done)
			row.done = newest;
		duty_put(out, &due_summary, row);
	}
	return rc;
}
