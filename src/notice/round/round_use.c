/* The answers of a round become statements of the assessment. Each statement has the id of its answer, so that using a
 * round again adds nothing. */
#include "assess/assess_sql.h"
#include "core/cycle/cycle_sql.h"
#include "assess/assess_own.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"
#include "notice/round/round_people.h"

ACTION(ACT_ROUND_USE, "round.use", "Put answers of the teachers into the assessment");

/* A round of a cycle that is over stays with it; one that was asked before there was a cycle becomes this one's. */
static enum rc round_take(struct ctx *c, struct pupil_key k, int64_t id, struct round *r, struct cycle *y)
{
	enum rc rc = round_load(c->db, c->a, k, id, r, &c->err);

	if (rc != RC_OK)
		return rc;
	rc = cycle_latest(c->db, c->a, k, y, &c->err);
	if (rc == RC_NONE || (rc == RC_OK && (!date_none(y->closed_on) || date_none(r->closed_on))))
		return RC_CONFLICT;
	if (rc != RC_OK || r->cycle_id == y->id)
		return rc;
	if (r->cycle_id != 0)
		return RC_CONFLICT;
	r->cycle_id = y->id;
	return round_update(c->db, c->a, k, r, &c->err);
}

static enum rc statement_make(struct ctx *c, struct pupil_key k, int64_t cycle_id, const struct round_answer *v)
{
	bool main_teacher = str_is(v->subject, "Class teacher");
	struct need_statement s = { .id = v->id,
		                    .cycle_id = cycle_id,
		                    .source = main_teacher ? ASSESS_TEACHER : ASSESS_SUBJECTS,
		                    .words = round_answer_words(c->a, v),
		                    .said_by = str_fmt(c->a, "%.*s, %.*s", STR_ARG(v->by_name),
		                                       STR_ARG(main_teacher ? S("class teacher") : v->subject)),
		                    .noted_by = v->noted_by != 0 ? v->noted_by : v->person_id,
		                    .noted_on = v->answered_on,
		                    .revision = 1 };
	enum rc rc;

	if (v->noted_by != 0)
		s.said_by = str_fmt(c->a, "%.*s%s%.*s, %.*s", STR_ARG(v->by_name), v->subject.n > 0 ? ", " : "",
		                    STR_ARG(main_teacher ? S("class teacher") : v->subject),
		                    STR_ARG(str_lower_ascii(c->a, str_of(round_how_word(v->said_how)))));
	rc = need_statement_insert(c->db, c->a, k, &s, &c->err);

	if (rc == RC_CONFLICT)
		return RC_OK; /* used before */
	if (rc == RC_OK)
		rc = assess_not_relevant_end(c, k, cycle_id, s.source);
	return rc == RC_OK ? audit_write(c, k.pupil_id, &ACT_ASSESS_STATEMENT, "need_statement", s.id, s.words) : rc;
}

enum rc round_use(struct ctx *c, int64_t pupil_id, int64_t id)
{
	struct pupil_key k;
	struct round r;
	struct cycle y;
	struct round_answer *v;
	size_t n;

	TRY(gate_pupil(c, pupil_id, CAP_ROUND_ASK, &ACT_ROUND_WRITE, &k));
	TRY(round_take(c, k, id, &r, &y));
	TRY(round_answer_list(c->db, c->a, k, &v, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		if (v[i].round_id == id && !date_none(v[i].answered_on))
			TRY(statement_make(c, k, y.id, &v[i]));
	return audit_write(c, pupil_id, &ACT_ROUND_USE, "round", id, S(""));
}
