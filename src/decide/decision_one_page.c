/* The page of one decision: its words can be put right, what was decided and when stays. */
#include "core/people/step_parts.h"
#include "decide/decision_parts.h"

static enum rc one_load(struct req *q, struct decide_view *v, struct decision *d)
{
	const struct decision *found;

	TRY(decide_load(&q->c, q->id[0], v));
	found = decision_in(v, q->id[1]);
	if (found == NULL)
		return RC_NONE;
	*d = *found;
	return RC_OK;
}

static enum rc page_one(struct req *q)
{
	struct decide_view v;
	struct decision d;
	struct decision mine;
	struct form f;

	TRY(one_load(q, &v, &d));
	mine = d;
	form_init(&f, q, &decision_rec, &mine);
	step_draft(&f);
	return decision_one(q, &f, &v, &d, NULL, NULL);
}

static enum rc do_one(struct req *q)
{
	static const char *const WORDS[] = { "reason", "evidence", "with_whom", NULL };
	static const char *const WORDS_AND_DAY[] = { "reason", "evidence", "with_whom", "monitor_on", NULL };
	struct decide_view v;
	struct decision d;
	struct decision mine;
	struct decision theirs;
	struct edit_fault fault;
	struct form f;
	enum rc saved = RC_INVALID;

	TRY(one_load(q, &v, &d));
	mine = d;
	form_init(&f, q, &decision_rec, &mine);
	f.offers = d.result == DECISION_SEN_SUPPORT ? WORDS : WORDS_AND_DAY;
	if (form_read(&f)) {
		mine.id = d.id;
		mine.result = d.result;
		mine.decided_on = d.decided_on;
		mine.decided_by = d.decided_by;
		saved = decide_correct(&q->c, q->id[0], &mine, &theirs, &fault);
		if (saved == RC_INVALID)
			form_error(&f, fault.field, fault.why);
	}
	if (saved == RC_OK) {
		form_done(&f);
		return req_redirect(q, "/pupil/%lld/decision/%lld?done=saved", (long long)q->id[0], (long long)d.id);
	}
	if (saved != RC_INVALID && saved != RC_CONFLICT)
		return saved;
	return decision_one(q, &f, &v, &d, saved == RC_CONFLICT ? &theirs : NULL, NULL);
}

ROUTES(decision_one_routes, R(GET, "/pupil/:id/decision/:id", CAP_PUPIL_RECORD, page_one),
       R(POST, "/pupil/:id/decision/:id", CAP_DECIDE, do_one));
