/* Early discussions and decisions as entries of a pupil's record. */
#include "core/cycle/cycle_sql.h"
#include "core/cycle/cycle_take.h"
#include "core/cycle/life_rule.h"
#include "core/entry/known.h"
#include "core/people/status_take.h"
#include "decide/decision_rec.h"
#include "decide/discussion_rec.h"
#include "letters/notice_take.h"
#include "plan/plan_sql.h"
#include "plan/plan_take.h"

ENTRY_TABLE(discussion_rows, discussion_rec, "discussion", DISCUSSION);
ENTRY_TABLE(decision_rows, decision_rec, "decision", DECISION);
ENTRY_ROWS_BY(Q_DECISIONS_OF_TALK, "decision", DECISION, "discussion_id");
STMT(Q_DECISION_WITHOUT_TALK, 0,
     "UPDATE decision SET discussion_id = NULL, revision = revision + 1 WHERE school_id = $1 AND pupil_id = $2"
     " AND id = $3");

/* ---- discussions ---- */

ENTRY_LIST(Q_ENTRY_DISCUSSION, "discussion", "d", "d.held_on", "d.noted_by",
           ", d.present, d.strengths, d.difficulties, d.parent_worries, d.pupil_view, d.hopes, d.next_steps, d.copy_on",
           "");

static void discussion_line(const struct entry_ask *ask, struct rows *r, size_t i, struct entry *e)
{
	struct str present = row_str(r, i, "present");

	e->what = S("Early discussion");
	e->words = row_str(r, i, "next_steps");
	if (present.n > 0)
		e->words = str_fmt(ask->a, "With %.*s. %.*s", STR_ARG(present), STR_ARG(e->words));
	e->rest = str_fmt(ask->a, "/discussion/%lld", (long long)e->id);
}

static void discussion_known(const struct entry_ask *ask, struct rows *r, size_t i, const struct entry *e,
                             struct known_list *out)
{
	static const struct {
		const char *column;
		const char *whose;
		enum known_topic topic;
	} SAYS[] = { { "strengths", "Early discussion", KNOWN_STRENGTH },
		     { "difficulties", "Early discussion", KNOWN_HARD },
		     { "parent_worries", "The parents, early discussion", KNOWN_PARENTS },
		     { "pupil_view", "The pupil, early discussion", KNOWN_PUPIL },
		     { "hopes", "Early discussion", KNOWN_HOPE } };
	size_t before = out->n;

	(void)ask;
	for (size_t s = 0; s < sizeof SAYS / sizeof *SAYS; s++)
		known_add(out, e, SAYS[s].topic, row_str(r, i, SAYS[s].column), str_of(SAYS[s].whose));
	for (size_t s = before; s < out->n; s++)
		out->item[s].all_have_read = !row_null(r, i, "copy_on");
}

/* Decisions name the discussion that they rest on. */
static enum rc discussion_apart(struct entry_take *t, const struct kept_row *own)
{
	struct kept on_it = { .a = t->c->a };

	TRY(notices_take(t, kept_int(own, "id")));
	TRY(kept_read(t->c->db, &on_it, t->k, KEPT_CHANGED, &decision_rows, &Q_DECISIONS_OF_TALK, kept_int(own, "id"),
	              &t->c->err));
	for (size_t i = 0; i < on_it.n; i++) {
		int64_t id = kept_int(&on_it.row[i], "id");
		struct date on = DATE_NONE;

		(void)date_parse_iso(kept_str(&on_it.row[i], "decided_on"), &on);
		entry_say(t, SAY_KNOW,
		          str_fmt(t->c->a, "The decision of %.*s rests on it", STR_ARG(date_long(t->c->a, on))),
		          S("It stands, without a discussion before it."),
		          str_fmt(t->c->a, "/decision/%lld", (long long)id));
		if (t->dry)
			continue;
		TRY(entry_will_change(t, t->k, &decision_rows, id));
		TRY(db_run(t->c->db, t->c->a, &Q_DECISION_WITHOUT_TALK, NULL, &t->c->err, DV(t->k.school_id),
		           DV(t->k.pupil_id), DV(id)));
	}
	return RC_OK;
}

/* The copies stay away: the other family has been given none. */
static enum rc discussion_fit(struct entry_move *m)
{
	*kept_value(&m->kept->row[0], "copy_on") = dv_null();
	*kept_value(&m->kept->row[0], "copy_how") = dv_text(S(""));
	return RC_OK;
}

/* clang-format off */
ENTRY_WHOLE(Q_WHOLE_DISCUSSION,
            ENTRY_PIECE("discussion", "id", "1", "What goes well", "strengths") ENTRY_AND
            ENTRY_PIECE("discussion", "id", "2", "Difficulties", "difficulties") ENTRY_AND
            ENTRY_PIECE("discussion", "id", "3", "What the parents are worried about", "parent_worries") ENTRY_AND
            ENTRY_PIECE("discussion", "id", "4", "What the pupil said", "pupil_view") ENTRY_AND
            ENTRY_PIECE("discussion", "id", "5", "What we hope for", "hopes"));
/* clang-format on */

ENTRY_KIND(entry_discussion, .code = "discussion", .whole = &Q_WHOLE_DISCUSSION, .whole_cap = CAP_PUPIL_RECORD,
           .group = ENTRY_TALKS, .word = "Early discussion", .a_word = "an early discussion", .icon = "people",
           .cap = CAP_PUPIL_RECORD, .list = &Q_ENTRY_DISCUSSION, .line = discussion_line, .known = discussion_known,
           .table = &discussion_rows, .apart = discussion_apart, .fit = discussion_fit);

/* ---- decisions ---- */

ENTRY_LIST(Q_ENTRY_DECISION, "decision", "d", "d.decided_on", "d.decided_by", ", d.result, d.reason, d.with_whom", "");

static void decision_line(const struct entry_ask *ask, struct rows *r, size_t i, struct entry *e)
{
	e->what = str_fmt(ask->a, "Decision: %s", choice_word_of(decision_result_choices, row_str(r, i, "result")));
	e->words = row_str(r, i, "reason");
	e->rest = str_fmt(ask->a, "/decision/%lld", (long long)e->id);
}

/* The cycle that the decision opened goes when nothing stands in it; a plan that is in force has to go first. */
static enum rc support_unbegun(struct entry_take *t, struct date on)
{
	struct plan_whole plan;
	struct cycle y;
	bool empty = false;
	enum rc rc = plan_in_force(t->c->db, t->c->a, t->k, &plan, &t->c->err);

	if (rc != RC_OK && rc != RC_NONE)
		return rc;
	if (rc == RC_OK)
		entry_say(t, SAY_FIRST, S("A plan is in force"),
		          S("Withdraw the plan: a pupil without SEN Support has none."), S("/history?kind=plans"));
	rc = cycle_latest(t->c->db, t->c->a, t->k, &y, &t->c->err);
	if (rc == RC_NONE || (rc == RC_OK && !date_none(y.closed_on)))
		return RC_OK;
	TRY(rc);
	if (date_cmp(y.opened_on, on) == 0)
		TRY(cycle_is_empty(t, &y, &empty));
	if (!empty) {
		entry_say(t, SAY_KNOW, str_fmt(t->c->a, "Cycle %lld is open", (long long)y.number),
		          S("What stands in it stays."), STR_NONE);
		return RC_OK;
	}
	entry_say(t, SAY_ALONG, str_fmt(t->c->a, "Cycle %lld was opened by it", (long long)y.number),
	          S("Nothing stands in it yet: it goes with it."), STR_NONE);
	return entry_take_along(t, &cycle_rows, NULL, y.id, NULL);
}

/* The plan and the cycle that ended with SEN Support go on. */
static enum rc support_unended(struct entry_take *t, struct date on)
{
	struct plan plan;
	struct cycle y;
	enum rc rc = plan_before(t, 0, DATE_NONE, &plan);

	if (rc == RC_OK) {
		entry_say(t, SAY_ALONG, S("The plan ended with it"),
		          str_fmt(t->c->a, "The version shared on %.*s is in force again, with its support.",
		                  STR_ARG(date_long(t->c->a, plan.shared_on))),
		          str_fmt(t->c->a, "/plans/%lld", (long long)plan.id));
		TRY(plan_bring_back(t, &plan));
	}
	if (rc == RC_OK || rc == RC_NONE)
		rc = cycle_latest(t->c->db, t->c->a, t->k, &y, &t->c->err);
	if (rc == RC_NONE || (rc == RC_OK && (date_cmp(y.closed_on, on) != 0 || !date_none(y.reviewed_on))))
		return RC_OK;
	TRY(rc);
	entry_say(t, SAY_ALONG, str_fmt(t->c->a, "Cycle %lld was closed by it", (long long)y.number),
	          S("It is open again."), STR_NONE);
	y.closed_on = DATE_NONE;
	return cycle_put_right(t, t->k, &y);
}

/* A wrong decision is revoked: what began with it, or ended, is again as it was. */
static enum rc decision_apart(struct entry_take *t, const struct kept_row *own)
{
	enum decision_result result;
	struct status_wrong w = { .by = kept_int(own, "decided_by") };
	bool changed;

	TRY(notices_take(t, kept_int(own, "id")));
	(void)decision_result_of(kept_str(own, "result"), &result);
	if ((result != DECISION_SEN_SUPPORT && result != DECISION_END_SUPPORT) ||
	    !date_parse_iso(kept_str(own, "decided_on"), &w.on))
		return RC_OK;
	w.code = result == DECISION_SEN_SUPPORT ? STATUS_K : STATUS_N;
	TRY(status_revoke(t, &w, &changed));
	if (!changed)
		return RC_OK;
	return result == DECISION_SEN_SUPPORT ? support_unbegun(t, w.on) : support_unended(t, w.on);
}

static enum rc decision_fit(struct entry_move *m)
{
	m->why_not =
	    S("A decision cannot be another pupil’s: that family was not told. Withdraw it here, and decide on "
	      "that record");
	return RC_OK;
}

/* clang-format off */
ENTRY_WHOLE(Q_WHOLE_DECISION,
            ENTRY_PIECE("decision", "id", "1", "Evidence", "evidence") ENTRY_AND
            ENTRY_PIECE("decision", "id", "2", "Decided with", "with_whom"));
/* clang-format on */

ENTRY_KIND(entry_decision, .code = "decision", .whole = &Q_WHOLE_DECISION, .whole_cap = CAP_PUPIL_RECORD,
           .group = ENTRY_DECISIONS, .word = "Decision", .a_word = "a decision", .icon = "flag",
           .cap = CAP_PUPIL_RECORD, .list = &Q_ENTRY_DECISION, .line = decision_line, .table = &decision_rows,
           .apart = decision_apart, .fit = decision_fit);
