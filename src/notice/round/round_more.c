/* What happens to an open round after it was asked: more people are asked, and what somebody told is noted. */
#include "core/record/check_rule.h"
#include "core/people/pupil_sql.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"
#include "notice/round/round_people.h"

ACTION(ACT_ROUND_ADD, "round.add", "Asked one more person in the round to the teachers");
ACTION(ACT_ROUND_HEARD, "round.heard", "Wrote down an answer that a teacher gave by word");

/* ---- more people ---- */
enum rc round_add(struct ctx *c, int64_t pupil_id, int64_t round_id, const struct round_ask *in, struct str *why)
{
	struct pupil_key k;
	struct round r;
	const char *field;

	*why = STR_NONE;
	TRY(gate_pupil(c, pupil_id, CAP_ROUND_ASK, &ACT_ROUND_WRITE, &k));
	TRY(round_load(c->db, c->a, k, round_id, &r, &c->err));
	if (!date_none(r.closed_on))
		return RC_CONFLICT;
	*why = S("Choose at least one person to ask");
	if (in->people == 0)
		return RC_INVALID;
	TRY(round_answers_make(c, k, round_id, in, &field, why));
	return audit_write(c, pupil_id, &ACT_ROUND_ADD, "round", round_id, str_fmt(c->a, "%zu more", in->people));
}

/* ---- what was told ---- */

/* May it be noted: the round is open, and they have not written themselves. */
static bool is_open(const struct round *r, const struct round_answer *v)
{
	return date_none(r->closed_on) && (date_none(v->answered_on) || v->noted_by != 0);
}

enum rc round_heard_load(struct ctx *c, int64_t pupil_id, int64_t round_id, int64_t answer_id, struct round_heard *out)
{
	struct pupil_key k;

	*out = (struct round_heard){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_ROUND_ASK, &ACT_ROUND_OPEN, &k));
	if (answer_id != 0)
		TRY(round_answer_load(c->db, c->a, k, answer_id, &out->answer, &c->err));
	TRY(round_load(c->db, c->a, k, answer_id != 0 ? out->answer.round_id : round_id, &out->round, &c->err));
	TRY(pupil_load(c->db, c->a, k, &out->pupil, &c->err));
	out->name = pupil_name(c->a, &out->pupil);
	out->first = pupil_first(&out->pupil);
	return is_open(&out->round, &out->answer) ? RC_OK : RC_CONFLICT;
}

size_t round_heard_check(const struct round_answer *in, bool is_person, struct round_fault fault[ROUND_FAULTS])
{
	size_t n = 0;

	if (!is_person && !is_filled(in->said_by))
		fault[n++] = (struct round_fault){ "said_by", S("Enter who says it") };
	if (round_how_word(in->said_how)[0] == '\0')
		fault[n++] = (struct round_fault){ "said_how", S("Choose how you heard it") };
	if (in->progress == ROUND_PROGRESS_NONE)
		fault[n++] = (struct round_fault){ "progress", S("Choose how the progress is") };
	return n;
}

static bool same(const struct round_answer *x, const struct round_answer *y)
{
	return x->progress == y->progress && str_eq(x->helps, y->helps) && str_eq(x->hard_class, y->hard_class) &&
	       str_eq(x->hard_break, y->hard_break) && str_eq(x->seen, y->seen) && x->said_how == y->said_how &&
	       (y->person_id != 0 || str_eq(x->said_by, y->said_by));
}

/* What is there already takes the new words; nothing there is somebody who is not on record. */
static enum rc heard_write(struct ctx *c, struct pupil_key k, const struct round *r, const struct round_answer *in,
                           const struct round_answer *have, bool found)
{
	struct round_answer v = found ? *have : (struct round_answer){ .id = in->id, .round_id = r->id, .revision = 1 };
	enum rc rc;

	v.progress = in->progress;
	v.helps = in->helps;
	v.hard_class = in->hard_class;
	v.hard_break = in->hard_break;
	v.seen = in->seen;
	v.said_by = v.person_id == 0 ? in->said_by : STR_NONE;
	v.said_how = in->said_how;
	v.noted_by = c->actor.person_id;
	v.answered_on = c->now.today;
	rc =
	    found ? round_answer_update(c->db, c->a, k, &v, &c->err) : round_answer_insert(c->db, c->a, k, &v, &c->err);
	return rc == RC_OK
	           ? audit_write(c, k.pupil_id, &ACT_ROUND_HEARD, "round_answer", v.id,
	                         str_fmt(c->a, "%.*s %.*s", STR_ARG(v.said_by), STR_ARG(round_answer_words(c->a, &v))))
	           : rc;
}

enum rc round_heard_save(struct ctx *c, int64_t pupil_id, int64_t round_id, const struct round_answer *in,
                         struct round_answer *theirs)
{
	struct pupil_key k;
	struct round r;
	struct round_fault fault[ROUND_FAULTS];
	bool found;
	enum rc rc;

	*theirs = (struct round_answer){ 0 };
	rc = gate_pupil(c, pupil_id, CAP_ROUND_ASK, &ACT_ROUND_WRITE, &k);
	if (rc == RC_OK)
		rc = round_load(c->db, c->a, k, round_id, &r, &c->err);
	if (rc != RC_OK)
		return rc;
	rc = round_answer_load(c->db, c->a, k, in->id, theirs, &c->err);
	found = rc == RC_OK;
	if (!found && rc != RC_NONE)
		return rc;
	if (in->id <= 0 || (found && theirs->round_id != round_id))
		return RC_NONE;
	if (!found)
		*theirs = (struct round_answer){ 0 };
	if (round_heard_check(in, theirs->person_id != 0, fault) > 0)
		return RC_INVALID;
	if (found && theirs->noted_by != 0 && same(in, theirs))
		return RC_OK; /* sent twice */
	if (!is_open(&r, theirs) || (found && theirs->revision != in->revision))
		return RC_CONFLICT;
	return heard_write(c, k, &r, in, theirs, found);
}
