/* The four-step cycle of one pupil. */
#include "core/cycle/cycle_rule.h"

static const struct str STAGE_WORDS[] = {
	[STAGE_ASSESS] = RTEXT("Assess"), [STAGE_PLAN] = RTEXT("Plan"),       [STAGE_DO] = RTEXT("Do"),
	[STAGE_REVIEW] = RTEXT("Review"), [STAGE_CLOSED] = RTEXT("Finished"),
};

static const struct str STAGE_CODES[] = {
	[STAGE_ASSESS] = RTEXT("assess"), [STAGE_PLAN] = RTEXT("plan"),     [STAGE_DO] = RTEXT("do"),
	[STAGE_REVIEW] = RTEXT("review"), [STAGE_CLOSED] = RTEXT("closed"),
};

struct str stage_word(enum stage s)
{
	return STAGE_WORDS[s];
}

struct str stage_code(enum stage s)
{
	return STAGE_CODES[s];
}

/* The date is given and not in the future. */
static bool done(struct date d, struct date today)
{
	return !date_none(d) && date_cmp(d, today) <= 0;
}

enum stage stage_derive(const struct cycle_fact *c, struct date today)
{
	if (done(c->closed, today))
		return STAGE_CLOSED;
	if (done(c->reviewed, today) || done(c->review_begun, today))
		return STAGE_REVIEW;
	if (done(c->plan_shared, today))
		return done(c->review_due, today) ? STAGE_REVIEW : STAGE_DO;
	return done(c->assessed, today) ? STAGE_PLAN : STAGE_ASSESS;
}

bool cycle_support_is_early(const struct cycle_fact *c)
{
	if (date_none(c->first_session))
		return false;
	return date_none(c->plan_shared) || date_cmp(c->first_session, c->plan_shared) < 0;
}

/* Of a step that is behind us, by the date on which it was done. */
static struct str past_words(struct arena *a, const struct cycle_fact *c, const struct step *s)
{
	struct str day = date_short(a, s->on);

	if (s->state == STEP_PASSED)
		return s->stage == STAGE_DO ? S("no support recorded") : S("not recorded");
	if (s->stage == STAGE_PLAN)
		return str_fmt(a, "%s %.*s%s", c->agreement == AGREEMENT_YES ? "agreed" : "shared", STR_ARG(day),
		               c->agreement == AGREEMENT_NO ? ", not agreed" : "");
	return str_fmt(a, "done %.*s", STR_ARG(day));
}

static struct str now_words(struct arena *a, const struct step *s)
{
	struct str day = date_short(a, s->on);

	if (date_none(s->on))
		return S("now");
	return str_fmt(a, "now, %s %.*s", s->stage == STAGE_DO ? "until" : "agreed for", STR_ARG(day));
}

static struct str step_words(struct arena *a, const struct cycle_fact *c, const struct step *s, enum stage now)
{
	if (s->state == STEP_DONE || s->state == STEP_PASSED)
		return past_words(a, c, s);
	if (s->state == STEP_NOW && s->stage == STAGE_DO && now == STAGE_REVIEW)
		return S("goes on until the review");
	if (s->state == STEP_NOW)
		return now_words(a, s);
	if (s->stage == STAGE_DO && !date_none(c->first_session))
		return S("started early");
	return date_none(s->on) ? S("to come") : date_short(a, s->on);
}

/* On which day a step was done; none when it was not. */
static struct date done_on(const struct cycle_fact *c, enum stage s)
{
	switch (s) {
	case STAGE_ASSESS:
		return c->assessed;
	case STAGE_PLAN:
		return c->plan_shared;
	case STAGE_DO:
		return date_none(c->first_session) ? DATE_NONE : c->reviewed;
	case STAGE_REVIEW:
		return c->reviewed;
	case STAGE_CLOSED:
		break;
	}
	return DATE_NONE;
}

enum step_state step_state_of(const struct cycle_fact *c, enum stage s, struct date today)
{
	enum stage now = stage_derive(c, today);

	if (s == STAGE_DO && now == STAGE_REVIEW && !done(c->reviewed, today))
		return STEP_NOW;
	if (s < now)
		return done(done_on(c, s), today) ? STEP_DONE : STEP_PASSED;
	return s == now ? STEP_NOW : STEP_TO_COME;
}

void cycle_steps(struct arena *a, const struct cycle_fact *c, struct date today, struct step out[STAGE_STEPS])
{
	enum stage now = stage_derive(c, today);

	for (int i = 0; i < STAGE_STEPS; i++) {
		struct step *s = &out[i];

		s->stage = (enum stage)i;
		s->state = step_state_of(c, s->stage, today);
		s->on = s->state == STEP_DONE     ? done_on(c, s->stage)
		        : s->state == STEP_PASSED ? DATE_NONE
		        : i >= STAGE_DO           ? c->review_due
		                                  : DATE_NONE;
		if (s->stage == STAGE_DO && s->state == STEP_TO_COME)
			s->on = c->first_session;
		s->words = step_words(a, c, s, now);
	}
}

static struct permit yes(void)
{
	return (struct permit){ PERMIT_YES, STR_NONE, STR_NONE };
}

static struct permit no(struct str why)
{
	return (struct permit){ PERMIT_NO, why, STR_NONE };
}

static struct permit reason(struct str why, struct str ref)
{
	return (struct permit){ PERMIT_REASON, why, ref };
}

/* Writing and giving support are open as long as the cycle is. */
static struct permit may_always(const struct cycle_fact *c, struct date today)
{
	(void)c;
	(void)today;
	return yes();
}

static struct permit may_share(const struct cycle_fact *c, struct date today)
{
	(void)today;
	if (date_none(c->assessed))
		return reason(S("The assessment is not finished. Say why the plan comes first."), S("6.45"));
	return yes();
}

static struct permit may_change(const struct cycle_fact *c, struct date today)
{
	(void)today;
	return date_none(c->plan_shared) ? no(S("The plan is still a draft: change the draft.")) : yes();
}

static struct permit may_review(const struct cycle_fact *c, struct date today)
{
	if (date_none(c->plan_shared))
		return no(S("There is nothing to review yet: the plan has not been shared."));
	if (!date_none(c->review_due) && date_cmp(today, c->review_due) < 0)
		return reason(S("This is before the date agreed in the plan. Say why the review is earlier."),
		              S("6.53"));
	return yes();
}

static struct permit may_finish(const struct cycle_fact *c, struct date today)
{
	(void)today;
	if (date_none(c->review_begun) && date_none(c->reviewed))
		return no(S("The review has not been started."));
	return yes();
}

static struct permit may_go_on(const struct cycle_fact *c, struct date today)
{
	(void)today;
	if (!date_none(c->reviewed))
		return yes();
	if (date_none(c->plan_shared))
		return reason(S("This cycle has no shared plan. Say why it ends here."), S("6.44"));
	return reason(S("This cycle has not been reviewed. Say why it ends without a review."), S("6.53"));
}

typedef struct permit may_fn(const struct cycle_fact *, struct date);

static may_fn *const MAY[CYCLE_ACTIONS] = {
	[CYCLE_ASSESS] = may_always,  [CYCLE_PLAN] = may_always,          [CYCLE_SHARE] = may_share,
	[CYCLE_SUPPORT] = may_always, [CYCLE_CHECK] = may_always,         [CYCLE_CHANGE] = may_change,
	[CYCLE_REVIEW] = may_review,  [CYCLE_FINISH_REVIEW] = may_finish, [CYCLE_NEXT] = may_go_on,
	[CYCLE_CLOSE] = may_go_on,
};

struct permit cycle_may(const struct cycle_fact *c, enum cycle_action action, struct date today)
{
	if (!date_none(c->closed) && action != CYCLE_NEXT)
		return no(S("This cycle is finished. It can be read, and a new cycle can be opened."));
	return MAY[action](c, today);
}

struct cycle_fact cycle_next(const struct cycle_fact *c, struct date today)
{
	return (struct cycle_fact){ .number = c->number + 1, .opened = today };
}
