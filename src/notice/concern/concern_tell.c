#include "notice/concern/concern_tell.h"

#include "core/people/person_rec.h"
#include "core/people/pupil_rec.h"
#include "core/people/pupil_sql.h"
#include "core/school/school_sql.h"
#include "core/school/calendar.h"
#include "notice/concern/concern.h"
#include "core/rights/gate.h"

/* A parent or the pupil: the capability that opens the page they are on. */
static enum cap own_cap(const struct ctx *c)
{
	return c->actor.hat == ROLE_PUPIL ? CAP_OWN_PAGE : CAP_FAMILY;
}

enum rc concern_own_load(struct ctx *c, int64_t pupil_id, struct concern_own *out)
{
	struct pupil_key k;
	struct calendar calendar;

	*out = (struct concern_own){ 0 };
	TRY(gate_pupil(c, pupil_id, own_cap(c), &ACT_CONCERN_OPEN, &k));
	TRY(calendar_load(c, date_add(date_school_year(c->now.today), -60), &calendar));
	TRY(concern_list(c->db, c->a, k, c->actor.person_id, &out->item, &out->n, &c->err));
	out->when = NEW_ARRAY(c->a, struct str, out->n);
	for (size_t i = 0; i < out->n; i++) {
		struct concern *q = &out->item[i];

		out->when[i] = date_none(q->answered_on) && c->actor.hat == ROLE_PUPIL
		                   ? S("We have it, and will talk with you about it")
		               : date_none(q->answered_on)
		                   ? str_fmt(c->a, "We answer by %.*s", STR_ARG(date_full(c->a, q->answer_by)))
		                   : concern_clock(c->a, &calendar, q, c->now.today).words;
		q->compared = q->reason = STR_NONE;
		if (date_none(q->answered_on)) { /* not before it is given */
			q->result = CONCERN_NONE;
			q->answer = STR_NONE;
		}
	}
	return RC_OK;
}

static enum rc name_fill(struct ctx *c, struct pupil_key k, struct concern *in)
{
	struct person me;
	struct pupil p;
	enum rc rc;

	if (c->actor.hat == ROLE_PUPIL) {
		rc = pupil_load(c->db, c->a, k, &p, &c->err);
		in->from_kind = CONCERN_FROM_PUPIL;
		in->from_name = rc == RC_OK ? pupil_name(c->a, &p) : STR_NONE;
		return rc;
	}
	rc = person_load(c->db, c->a, c->actor.school_id, c->actor.person_id, &me, &c->err);
	in->from_kind = CONCERN_FROM_PARENT;
	in->from_name = rc == RC_OK ? person_formal(c->a, &me) : STR_NONE;
	in->private = 0;
	return rc;
}

enum rc concern_tell(struct ctx *c, int64_t pupil_id, struct concern *in)
{
	struct pupil_key k;
	bool again;

	TRY(gate_pupil(c, pupil_id, own_cap(c), &ACT_CONCERN_OPEN, &k));
	if (str_trim(in->words).n == 0)
		return RC_INVALID;
	TRY(name_fill(c, k, in));
	in->person_id = c->actor.person_id;
	in->raised_on = c->now.today;
	in->way = SAID_PAGE;
	in->noted_by = 0;
	return concern_add(c, k, in, &again);
}

enum rc concern_me(struct ctx *c, int64_t *pupil_id)
{
	TRY(gate_cap(c, CAP_OWN_PAGE));
	return pupil_of_person(c->db, c->a, c->actor.school_id, c->actor.person_id, pupil_id, &c->err);
}
