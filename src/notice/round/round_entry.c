/* Questions to all teachers of a pupil, with their answers, as entries of the record. */
#include "core/entry/put_right.h"
#include "core/cycle/cycle_sql.h"
#include "notice/round/round_answer_rec.h"
#include "notice/round/round_rec.h"

ENTRY_TABLE(round_rows, round_rec, "round", ROUND);
ENTRY_TABLE(round_answer_rows, round_answer_rec, "round_answer", ROUND_ANSWER);
ENTRY_ROWS_BY(Q_ROWS_OF_ROUND, "round_answer", ROUND_ANSWER, "round_id");
ENTRY_LIST(Q_ENTRY_ROUND, "round", "r", "r.asked_on", "r.asked_by",
           ", r.question, r.closed_on, (SELECT COUNT(*) FROM round_answer w WHERE w.school_id = r.school_id"
           " AND w.pupil_id = r.pupil_id AND w.round_id = r.id) AS asked, (SELECT COUNT(*) FROM round_answer w"
           " WHERE w.school_id = r.school_id AND w.pupil_id = r.pupil_id AND w.round_id = r.id"
           " AND w.answered_on IS NOT NULL) AS answers",
           "");

static void line(const struct entry_ask *ask, struct rows *r, size_t i, struct entry *e)
{
	e->what = S("Asked the teachers");
	e->words = str_fmt(ask->a, "%lld of %lld answered. %.*s", (long long)row_int(r, i, "answers"),
	                   (long long)row_int(r, i, "asked"), STR_ARG(row_str(r, i, "question")));
	e->rest = S("/round");
}

static enum rc apart(struct entry_take *t, const struct kept_row *own)
{
	size_t answered = 0;
	size_t from = t->kept.n;
	size_t n;

	TRY(entry_take_own(t, &round_answer_rows, &Q_ROWS_OF_ROUND, kept_int(own, "id"), &n));
	for (size_t i = 0; i < n; i++)
		answered += kept_value(&t->kept.row[from + i], "answered_on")->type != DBV_NULL;
	if (answered > 0)
		entry_say(t, SAY_ALONG, str_fmt(t->c->a, "%zu of %zu have answered", answered, n),
		          S("Their answers go with it. Statements made of them stay: put those right one by one."),
		          S("/assess"));
	return RC_OK;
}

/* The assessment it is for is the other pupil's open one, or none. */
static enum rc fit(struct entry_move *m)
{
	struct cycle y = { 0 };
	enum rc rc = cycle_latest(m->c->db, m->c->a, m->to, &y, &m->c->err);

	*kept_value(&m->kept->row[0], "cycle_id") = rc == RC_OK && date_none(y.closed_on) ? dv_int(y.id) : dv_null();
	return rc == RC_NONE ? RC_OK : rc;
}

/* clang-format off */
ENTRY_WHOLE(Q_WHOLE_ROUND,
            ENTRY_PIECE("round_answer", "round_id", "1", "What helps", "helps") ENTRY_AND
            ENTRY_PIECE("round_answer", "round_id", "2", "What is hard in class", "hard_class") ENTRY_AND
            ENTRY_PIECE("round_answer", "round_id", "3", "What is hard at break and lunch", "hard_break") ENTRY_AND
            ENTRY_PIECE("round_answer", "round_id", "4", "Seen lately", "seen"));
/* clang-format on */

ENTRY_KIND(entry_round, .code = "round", .whole = &Q_WHOLE_ROUND, .whole_cap = CAP_ROUND_ASK,
           .group = ENTRY_ASSESSMENTS, .word = "Questions to the teachers", .a_word = "questions to the teachers",
           .icon = "people", .cap = CAP_PUPIL_RECORD, .list = &Q_ENTRY_ROUND, .line = line, .table = &round_rows,
           .apart = apart, .fit = fit);
