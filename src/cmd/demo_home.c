/* Words of a scenario for families: what parents and pupils say on their own pages, and what the school answers. */
#include "cmd/demo.h"

#include "boards/family/family.h"
#include "boards/me/mypage.h"
#include "complain/complaint_family.h"
#include "core/people/young.h"
#include "kit/base/id.h"
#include "letters/messages.h"
#include "meeting/meeting_rec.h"
#include "notice/concern/concern_tell.h"

/* The child of the parent who acts. */
static enum rc child(struct demo *d, const struct demo_act *t, int64_t *id)
{
	struct family_child *c;
	size_t n = 0;
	enum rc rc = t->x->p->id == 0 ? family_children(d->c, &c, &n) : RC_OK;

	if (n > 0)
		t->x->p->id = c[0].pupil_id;
	*id = t->x->p->id;
	return rc;
}

static enum rc tells(struct demo *d, const struct demo_act *t)
{
	struct message v = { .id = id_new(), .kind = S("tell") };
	int64_t pupil;
	enum rc rc = child(d, t, &pupil);

	if (rc == RC_OK)
		rc = demo_fill(d, t, &message_rec, &v);
	return rc == RC_OK ? family_tell(d->c, pupil, &v) : rc;
}

static enum rc answers(struct demo *d, const struct demo_act *t)
{
	struct messages_view all;
	struct message v, theirs;
	int64_t pupil;
	enum rc rc = demo_pupil_id(d, t->x->p, &pupil);

	if (rc == RC_OK)
		rc = messages_load(d->c, pupil, &all);
	demo_opened(d);
	if (rc == RC_OK && all.messages == 0)
		return RC_NONE;
	if (rc != RC_OK)
		return rc;
	v = all.message[0];
	rc = demo_fill(d, t, &message_rec, &v);
	return rc == RC_OK ? message_answer(d->c, pupil, &v, &theirs) : rc;
}

static enum rc says(struct demo *d, const struct demo_act *t)
{
	struct view v = { .id = id_new() };
	bool by_pupil = d->c->actor.hat == ROLE_PUPIL;
	int64_t pupil = 0;
	enum rc rc = by_pupil ? RC_OK : child(d, t, &pupil);

	if (rc == RC_OK)
		rc = demo_fill(d, t, &view_rec, &v);
	if (rc != RC_OK)
		return rc;
	return by_pupil ? mypage_say(d->c, &v) : family_say(d->c, pupil, &v);
}

static enum rc helps(struct demo *d, const struct demo_act *t)
{
	struct view v = { .id = id_new() };
	enum rc rc = demo_fill(d, t, &view_rec, &v);

	return rc == RC_OK ? mypage_help(d->c, &v) : rc;
}

static enum rc worries(struct demo *d, const struct demo_act *t)
{
	struct concern v = { .id = id_new() };
	int64_t pupil;
	enum rc rc = d->c->actor.hat == ROLE_PUPIL ? concern_me(d->c, &pupil) : child(d, t, &pupil);

	if (rc == RC_OK)
		rc = demo_fill(d, t, &concern_rec, &v);
	return rc == RC_OK ? concern_tell(d->c, pupil, &v) : rc;
}

static enum rc complains(struct demo *d, const struct demo_act *t)
{
	struct complaint v = { .id = id_new() };
	int64_t pupil;
	enum rc rc = child(d, t, &pupil);

	if (rc == RC_OK)
		rc = demo_fill(d, t, &complaint_rec, &v);
	return rc == RC_OK ? complaint_raise(d->c, pupil, &v) : rc;
}

/* A parent's answer to the plan in force: the words of the line, or that they agree. */
static enum rc replies(struct demo *d, const struct demo_act *t)
{
	struct family_view *v = NEW(d->c->a, struct family_view);
	struct plan_reply in = { .id = id_new(), .answer = S("agree") };
	int64_t pupil;
	enum rc rc = child(d, t, &pupil);

	if (rc == RC_OK)
		rc = family_load(d->c, pupil, v);
	demo_opened(d);
	if (rc == RC_OK)
		rc = demo_fill(d, t, &plan_reply_rec, &in);
	in.plan_id = v->pupil.plan.plan.id;
	return rc == RC_OK ? family_reply(d->c, pupil, &in) : rc;
}

/* What a young person wants, noted by the SENCO; "parent" is the first adult of the family. */
static enum rc young(struct demo *d, const struct demo_act *t)
{
	struct young_agreement in = { .id = id_new() };
	struct young_view v;
	const char *field;
	struct str why = STR_NONE;
	int64_t pupil;
	enum rc rc = demo_pupil_id(d, t->x->p, &pupil);

	if (rc == RC_OK)
		rc = young_load(d->c, pupil, &v);
	demo_opened(d);
	if (rc == RC_OK)
		rc = demo_fill(d, t, &young_agreement_rec, &in);
	if (rc == RC_OK && v.adults > 0 && str_is(t->line->arg, "parent"))
		in.person_id = v.adult[0].contact.person_id;
	if (rc == RC_OK)
		rc = young_note(d->c, pupil, &in, &field, &why);
	return rc == RC_INVALID ? err_set(&d->c->err, rc, "%.*s", STR_ARG(why)) : rc;
}

const struct demo_verb demo_verbs_family[] = {
	{ "tells", tells },     { "answers", answers }, { "says", says },
	{ "helps", helps },     { "worries", worries }, { "complains", complains },
	{ "replies", replies }, { "young", young },     { NULL, NULL },
};
