/* Plan versions, and what a family answered to one, as entries of a pupil's record. */
#include "core/entry/put_right.h"
#include "plan/plan_rec.h"

/* clang-format off */
ENTRY_LIST(Q_ENTRY_PLAN, "plan", "p", "COALESCE(p.shared_on, y.opened_on)", "COALESCE(p.shared_by, p.made_by)",
           ", p.state, p.version, p.changes, y.number", " LEFT JOIN cycle y ON y.school_id = p.school_id"
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
	e->words = row_str(r, i, "changes");
	e->rest = draft ? S("/plan") : str_fmt(ask->a, "/plans/%lld", (long long)e->id);
	if (str_is(row_str(r, i, "state"), "shared"))
		e->home = S("#goals");
}

ENTRY_KIND(entry_plan, .code = "plan", .group = ENTRY_PLANS, .word = "Plan", .a_word = "a plan", .icon = "plan",
           .cap = CAP_PUPIL_PROFILE, .to_family = true, .list = &Q_ENTRY_PLAN, .line = plan_line);

/* ---- answers ---- */

ENTRY_TABLE(plan_reply_rows, plan_reply_rec, "plan_reply", PLAN_REPLY);
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
