/* Words of a scenario for families: what parents and pupils say on their own pages, and what the school answers. */
#include "cmd/demo.h"

#include "boards/family/family.h"
#include "boards/me/mypage.h"
#include "complain/complaint_family.h"
#include "core/people/young.h"
#include "kit/base/id.h"
#include "letters/messages.h"
#include "meeting/meeting_rec.h"

static enum rc tells(struct demo *d, const struct demo_act *t)
{
	struct message v = { .id = id_new(), .kind = MESSAGE_TELL };

	TRY(demo_fill(d, t, &message_rec, &v));
	return family_tell(d->c, t->pupil, &v);
}

static enum rc answers(struct demo *d, const struct demo_act *t)
{
	struct messages_view all;
	struct message v, theirs;

	TRY(messages_load(d->c, t->pupil, &all));
	demo_opened(d);
	if (all.messages == 0)
		return RC_NONE;
	v = all.message[0];
	TRY(demo_fill(d, t, &message_rec, &v));
	return message_answer(d->c, t->pupil, &v, &theirs);
}

static enum rc says(struct demo *d, const struct demo_act *t)
{
	struct view v = { .id = id_new() };

	TRY(demo_fill(d, t, &view_rec, &v));
	return d->c->actor.hat == ROLE_PUPIL ? mypage_say(d->c, &v) : family_say(d->c, t->pupil, &v);
}

static enum rc complains(struct demo *d, const struct demo_act *t)
{
	struct complaint v = { .id = id_new() };

	TRY(demo_fill(d, t, &complaint_rec, &v));
	return complaint_raise(d->c, t->pupil, &v);
}

/* A parent's answer to the plan in force: the words of the line, or that they agree. */
static enum rc replies(struct demo *d, const struct demo_act *t)
{
	struct family_view *v = NEW(d->c->a, struct family_view);
	struct plan_reply in = { .id = id_new(), .answer = PLAN_ANSWER_AGREE };

	TRY(family_load(d->c, t->pupil, v));
	demo_opened(d);
	TRY(demo_fill(d, t, &plan_reply_rec, &in));
	in.plan_id = v->pupil.plan.plan.id;
	if (!v->pupil.has_plan)
		return RC_OK; /* the term has only begun */
	return family_reply(d->c, t->pupil, &in);
}

/* What a young person wants, noted by the SENCO; "parent" is the first adult of the family. */
static enum rc young(struct demo *d, const struct demo_act *t)
{
	struct young_agreement in = { .id = id_new() };
	struct young_view v;
	const char *field;
	struct str why = STR_NONE;
	enum rc rc;

	TRY(young_load(d->c, t->pupil, &v));
	demo_opened(d);
	TRY(demo_fill(d, t, &young_agreement_rec, &in));
	if (v.adults > 0 && str_is(t->line->arg, "parent"))
		in.person_id = v.adult[0].contact.person_id;
	rc = young_note(d->c, t->pupil, &in, &field, &why);
	return rc == RC_INVALID ? err_set(&d->c->err, rc, "%.*s", STR_ARG(why)) : rc;
}

const struct demo_verb demo_verbs_family[] = {
	{ "tells", tells },     { "answers", answers }, { "says", says }, { "complains", complains },
	{ "replies", replies }, { "young", young },     { NULL, NULL },
};
