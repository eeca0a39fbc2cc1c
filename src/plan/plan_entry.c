/* Plan versions, and what a family answered to one, as entries of a pupil's record. */
#include "core/cycle/cycle_sql.h"
#include "core/cycle/cycle_take.h"
#include "letters/notice_take.h"
#include "plan/plan_sql.h"
#include "plan/plan_take.h"
#include "review/review_sql.h"

/* clang-format off */
ENTRY_LIST(Q_ENTRY_PLAN, "plan", "p", "COALESCE(p.shared_on, y.opened_on)", "COALESCE(p.shared_by, p.made_by)",
           ", p.state, p.version, p.changes, p.shared_on, y.number", " LEFT JOIN cycle y ON y.school_id = p.school_id"
           " AND y.pupil_id = p.pupil_id AND y.id = p.cycle_id");
/* clang-format on */

static void plan_line(const struct entry_ask *ask, struct rows *r, size_t i, struct entry *e)
{
	bool draft = str_is(row_str(r, i, "state"), "draft");
	long long version = (long long)row_int(r, i, "version");
	long long cycle = (long long)row_int(r, i, "number");

	e->hidden = draft && (ask->family || !role_can(ask->hat, CAP_PLAN_WRITE));
	e->what = draft         ? str_fmt(ask->a, "Plan of cycle %lld, a draft", cycle)
	          : version > 1 ? str_fmt(ask->a, "Plan of cycle %lld, version %lld shared", cycle, version)
	                        : str_fmt(ask->a, "Plan of cycle %lld shared", cycle);
	if (ask->family)
		e->what = version > 1 ? S("The plan was changed") : S("A plan was made");
	e->words = row_str(r, i, "changes");
	e->rest = draft ? S("/plan") : str_fmt(ask->a, "/plans/%lld", (long long)e->id);
	e->home = str_fmt(ask->a, "/plans/%lld", (long long)e->id);
	e->again = str_is(row_str(r, i, "state"), "shared") && date_cmp(row_date(r, i, "shared_on"), ask->today) == 0;
}

/* ---- what hangs on a version ---- */

ENTRY_TABLE(plan_reply_rows, plan_reply_rec, "plan_reply", PLAN_REPLY);
ENTRY_TABLE(acknowledgement_rows, acknowledgement_rec, "acknowledgement", ACKNOWLEDGEMENT);
ENTRY_ROWS_BY(Q_REPLIES_OF_PLAN, "plan_reply", PLAN_REPLY, "plan_id");
ENTRY_ROWS_BY(Q_ACKNOWLEDGEMENTS_OF_PLAN, "acknowledgement", ACKNOWLEDGEMENT, "plan_id");
STMT(Q_PROVISION_ELSEWHERE, 1,
     "SELECT COUNT(*) AS n FROM provision WHERE school_id = $1 AND pupil_id = $2 AND root_id = $3 AND plan_id <> $4");
STMT(Q_OUTCOME_ELSEWHERE, 1,
     "SELECT COUNT(*) AS n FROM outcome WHERE school_id = $1 AND pupil_id = $2 AND root_id = $3 AND plan_id <> $4");

static enum rc reviews_first(struct entry_take *t, int64_t id)
{
	struct review *r;
	size_t n;

	TRY(review_list(t->c->db, t->c->a, t->k, &r, &n, &t->c->err));
	for (size_t i = 0; i < n; i++)
		if (r[i].plan_id == id)
			entry_say(t, SAY_FIRST,
			          str_fmt(t->c->a, "The review of %.*s is about it",
			                  STR_ARG(date_long(t->c->a, r[i].held_on))),
			          S("Withdraw the review."), S("/history?kind=reviews"));
	return RC_OK;
}

/* What staff and family have answered to it. */
static enum rc answers_take(struct entry_take *t, int64_t id)
{
	size_t read;
	size_t said;

	TRY(entry_take_along(t, &acknowledgement_rows, &Q_ACKNOWLEDGEMENTS_OF_PLAN, id, &read));
	TRY(entry_take_along(t, &plan_reply_rows, &Q_REPLIES_OF_PLAN, id, &said));
	if (read > 0)
		entry_say(t, SAY_ALONG, str_fmt(t->c->a, "Read by %zu of the staff", read),
		          S("They are no longer asked about it. Tell those who have begun to work by it."), STR_NONE);
	if (said > 0)
		entry_say(t, SAY_ALONG,
		          str_fmt(t->c->a, "%zu %s from the family", said, said == 1 ? "answer" : "answers"),
		          S("They go with it: they were about these words."), STR_NONE);
	return RC_OK;
}

static enum rc is_elsewhere(struct entry_take *t, const struct stmt *q, const struct kept_row *part, bool *yes)
{
	struct rows r;

	TRY(db_run(t->c->db, t->c->a, q, &r, &t->c->err, DV(t->k.school_id), DV(t->k.pupil_id),
	           DV(kept_int(part, "root_id")), DV(kept_int(part, "plan_id"))));
	*yes = row_int(&r, 0, "n") > 0;
	return RC_OK;
}

/* What was noted for support and outcomes that only this version has. */
static enum rc work_take(struct entry_take *t, size_t from, size_t to, bool *worked)
{
	size_t sessions = 0;
	size_t points = 0;

	for (size_t i = from; i < to; i++) {
		struct kept_row part = t->kept.row[i];
		const char *table = part.table->rec->name;
		bool stays = true;

		if (str_is(str_of(table), "provision")) {
			TRY(is_elsewhere(t, &Q_PROVISION_ELSEWHERE, &part, &stays));
			if (!stays)
				TRY(sessions_take(t, kept_int(&part, "root_id"), &sessions));
		} else if (str_is(str_of(table), "outcome")) {
			TRY(is_elsewhere(t, &Q_OUTCOME_ELSEWHERE, &part, &stays));
			if (!stays)
				TRY(points_take(t, kept_int(&part, "root_id"), &points));
		}
	}
	*worked = sessions > 0;
	if (sessions + points > 0)
		entry_say(t, SAY_ALONG,
		          str_fmt(t->c->a, "%zu %s and %zu progress %s are recorded by it", sessions,
		                  sessions == 1 ? "session" : "sessions", points, points == 1 ? "check" : "checks"),
		          S("Their support and their outcomes are in no other version: they go with it. Move single "
		            "ones first if they belong to another pupil."),
		          S("/history?kind=sessions"));
	return RC_OK;
}

/* The days of its cycle follow from the versions that are left. */
static enum rc days_follow(struct entry_take *t, int64_t cycle_id, int64_t id, bool worked)
{
	struct date last = DATE_NONE;
	struct cycle y;
	struct plan *p;
	size_t n;

	TRY(cycle_load(t->c->db, t->c->a, t->k, cycle_id, &y, &t->c->err));
	TRY(plan_list(t->c->db, t->c->a, t->k, cycle_id, &p, &n, &t->c->err));
	y.planned_on = y.review_on = DATE_NONE;
	for (size_t i = 0; i < n; i++) {
		if (p[i].id == id || date_none(p[i].shared_on))
			continue;
		if (date_none(y.planned_on) || date_cmp(p[i].shared_on, y.planned_on) < 0)
			y.planned_on = p[i].shared_on;
		if (date_none(last) || date_cmp(p[i].shared_on, last) > 0) {
			last = p[i].shared_on;
			y.review_on = p[i].review_on;
		}
	}
	if (worked)
		TRY(cycle_begun(t, &y));
	return cycle_put_right(t, t->k, &y);
}

static enum rc before_back(struct entry_take *t, const struct kept_row *own)
{
	struct date shared = DATE_NONE;
	struct plan p;
	enum rc rc;

	(void)date_parse_iso(kept_str(own, "shared_on"), &shared);
	rc = plan_before(t, kept_int(own, "id"), shared, &p);
	if (rc == RC_NONE) {
		entry_say(t, SAY_ALONG, S("It is the plan in force"),
		          S("No plan was in force before it: support stops until one is shared."), S("/plan"));
		return RC_OK;
	}
	TRY(rc);
	entry_say(t, SAY_ALONG, S("It is the plan in force"),
	          str_fmt(t->c->a, "The version shared on %.*s is in force again, with its support.",
	                  STR_ARG(date_long(t->c->a, p.shared_on))),
	          str_fmt(t->c->a, "/plans/%lld", (long long)p.id));
	return plan_bring_back(t, &p);
}

static enum rc draft_first(struct entry_take *t, int64_t cycle_id)
{
	struct plan_whole draft;
	enum rc rc = plan_draft(t->c->db, t->c->a, t->k, cycle_id, &draft, &t->c->err);

	if (rc == RC_OK)
		entry_say(t, t->again ? SAY_FIRST : SAY_KNOW, S("A draft of the next version was begun from it"),
		          t->again ? S("Two drafts cannot stand side by side: withdraw that draft, or share it.")
		                   : S("It stands. Read it again, or withdraw it too."),
		          S("/plan"));
	return rc == RC_NONE ? RC_OK : rc;
}

static enum rc plan_apart(struct entry_take *t, const struct kept_row *own)
{
	int64_t id = kept_int(own, "id");
	struct str state = kept_str(own, "state");
	size_t from = t->kept.n;
	bool worked;

	TRY(reviews_first(t, id));
	if (!t->again)
		TRY(plan_parts_take(t, id));
	TRY(work_take(t, from, t->kept.n, &worked));
	if (str_eq(state, plan_state_code(PLAN_DRAFT)))
		return RC_OK;
	TRY(notices_take(t, id));
	TRY(answers_take(t, id));
	TRY(draft_first(t, kept_int(own, "cycle_id")));
	TRY(days_follow(t, kept_int(own, "cycle_id"), id, worked));
	return str_eq(state, plan_state_code(PLAN_SHARED)) ? before_back(t, own) : RC_OK;
}

static enum rc plan_again(struct entry_take *t, const struct kept_row *own)
{
	TRY(plan_support_rest(t, kept_int(own, "id")));
	return ENTRY_CHANGE(t, &plan_rows, kept_int(own, "id"), { "state", dv_text(plan_state_code(PLAN_DRAFT)) },
	                    { "shared_on", dv_null() }, { "shared_by", dv_null() });
}

static enum rc plan_fit(struct entry_move *m)
{
	m->why_not =
	    S("A plan belongs to the cycle of this pupil. Withdraw it here, and write the other pupil’s on their "
	      "record");
	return RC_OK;
}

/* clang-format off */
ENTRY_WHOLE(Q_WHOLE_PLAN,
            ENTRY_PIECE("outcome", "plan_id", "1", "Outcome", "aim") ENTRY_AND
            ENTRY_PIECE("outcome", "plan_id", "2", "Measured by", "measure") ENTRY_AND
            ENTRY_PIECE("outcome", "plan_id", "3", "Expected", "expected") ENTRY_AND
            ENTRY_PIECE("provision", "plan_id", "4", "Support", "what") ENTRY_AND
            ENTRY_PIECE("provision", "plan_id", "5", "Why it should help", "evidence") ENTRY_AND
            ENTRY_PIECE("strategy", "plan_id", "6", "In every lesson", "words") ENTRY_AND
            ENTRY_PIECE("plan", "id", "7", "In every lesson", "everyday") ENTRY_AND
            ENTRY_PIECE("plan", "id", "8", "At home", "home") ENTRY_AND
            ENTRY_PIECE("plan", "id", "9", "School helps at home", "home_school") ENTRY_AND
            ENTRY_PIECE("plan", "id", "10", "What the pupil said", "pupil_said") ENTRY_AND
            ENTRY_PIECE("plan", "id", "11", "What the parents said", "parents_said"));
/* clang-format on */

ENTRY_KIND(entry_plan, .code = "plan", .whole = &Q_WHOLE_PLAN, .whole_cap = CAP_PUPIL_RECORD, .group = ENTRY_PLANS,
           .word = "Plan", .a_word = "a plan", .icon = "plan", .cap = CAP_PUPIL_PROFILE, .to_family = true,
           .list = &Q_ENTRY_PLAN, .line = plan_line, .table = &plan_rows, .apart = plan_apart, .fit = plan_fit,
           .open_again = plan_again, .again = "It was shared too early");

/* ---- answers ---- */

/* clang-format off */
STMT(Q_ENTRY_REPLY, ENTRIES_MOST,
     "SELECT k.id, k.at, k.person_id AS by_id, " SQL_NAME("b") " AS by_name, k.answer, k.words, k.plan_id FROM"
     " plan_reply k LEFT JOIN person b ON b.school_id = k.school_id AND b.id = k.person_id WHERE k.school_id = $1"
     " AND k.pupil_id = $2 AND (k.id = $3 OR 0 = CAST($3 AS BIGINT)) ORDER BY k.at DESC, k.id DESC");
/* clang-format on */

static void reply_line(const struct entry_ask *ask, struct rows *r, size_t i, struct entry *e)
{
	e->own = e->by_id == ask->person_id;
	e->hidden = ask->family && !e->own;
	e->what = str_fmt(ask->a, "%.*s about the plan: %s", STR_ARG(e->by),
	                  choice_word_of(plan_answer_choices, row_str(r, i, "answer")));
	if (ask->family)
		e->what = str_fmt(ask->a, "You answered the plan: %s",
		                  choice_word_of(plan_answer_choices, row_str(r, i, "answer")));
	e->words = row_str(r, i, "words");
	e->rest = str_fmt(ask->a, "/plans/%lld", (long long)row_int(r, i, "plan_id"));
}

static enum rc reply_fit(struct entry_move *m)
{
	m->why_not = S("It answers the plan of this pupil. Withdraw it here instead");
	return RC_OK;
}

ENTRY_KIND(entry_reply, .code = "reply", .group = ENTRY_PLANS, .word = "Answer to the plan",
           .a_word = "an answer to the plan", .icon = "people", .cap = CAP_PUPIL_RECORD, .to_family = true,
           .list = &Q_ENTRY_REPLY, .line = reply_line, .table = &plan_reply_rows, .fit = reply_fit);
