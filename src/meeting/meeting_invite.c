#include "meeting/meeting_invite.h"

#include "core/people/pupil_sql.h"
#include "core/school/area_help.h"
#include "core/school/school_sql.h"
#include "letters/notice_sql.h"
#include "letters/notice_tell.h"
#include "meeting/meeting_invite_rule.h"

struct invites {
	struct told_list told;
	struct notice *letter; /* about this meeting */
	size_t letters;
	struct str called;
	struct str phone;
	struct str service;
};

static enum rc invites_load(struct ctx *c, struct pupil_key k, int64_t meeting_id, struct invites *v)
{
	struct pupil p;
	struct school school;
	struct area_help help;

	TRY(pupil_load(c->db, c->a, k, &p, &c->err));
	TRY(school_load(c->db, c->a, k.school_id, &school, &c->err));
	TRY(area_help_load(c, &help));
	TRY(notice_whom(c, k, &v->told));
	TRY(notice_list_about(c->db, c->a, k, meeting_id, &v->letter, &v->letters, &c->err));
	v->called = pupil_first(&p);
	v->phone = school.phone;
	v->service = help.service;
	return RC_OK;
}

/* The newest letter of this kind to this person that was given, or that was not; NULL: none. */
static const struct notice *letter_of(const struct invites *v, const struct told *t, enum notice_kind kind, bool given)
{
	for (size_t i = v->letters; i-- > 0;)
		if (v->letter[i].kind == kind && date_none(v->letter[i].sent_on) == !given &&
		    notice_is_to(&v->letter[i], t))
			return &v->letter[i];
	return NULL;
}

static struct invite_to reader_of(const struct invites *v, const struct told *t)
{
	const struct wish *w = wish_for(&v->told.wishes, t->person);

	return (struct invite_to){ .called = v->called,
		                   .to_pupil = t->to_pupil,
		                   .again = letter_of(v, t, NOTICE_MEETING, true) != NULL,
		                   .has_page = !t->on_paper,
		                   .interpreter = w != NULL && w->interpreter != 0,
		                   .language = w != NULL ? w->language : STR_NONE,
		                   .phone = v->phone,
		                   .service = v->service };
}

/* What waits is written anew, so that one letter waits and not two. */
static enum rc letter_put(struct ctx *c, struct pupil_key k, const struct invites *v, const struct told *t,
                          enum notice_kind kind, int64_t meeting_id, struct str body)
{
	const struct notice *waits = letter_of(v, t, kind, false);

	return waits != NULL ? notice_reword(c, k, waits, body)
	                     : notice_tell_one(c, k, t, kind, meeting_id, body, TELL_NOW);
}

static enum rc one(struct ctx *c, struct pupil_key k, const struct invites *v, const struct told *t, enum invite what,
                   const struct meeting *was, const struct meeting *is)
{
	const struct invite_to to = reader_of(v, t);
	const struct notice *waits = letter_of(v, t, NOTICE_MEETING, false);

	switch (what) {
	case INVITE_NONE:
		break;
	case INVITE_ASK:
		return letter_put(c, k, v, t, NOTICE_MEETING, is->id, invite_text(c->a, is, &to));
	case INVITE_REWORD: /* what somebody wrote by hand stays */
		if (waits != NULL && str_eq(waits->body, invite_text(c->a, was, &to)))
			return notice_reword(c, k, waits, invite_text(c->a, is, &to));
		break;
	case INVITE_OFF:
		if (to.again)
			return letter_put(c, k, v, t, NOTICE_MEETING_OFF, is->id, invite_off_text(c->a, was, &to));
		break;
	}
	return RC_OK;
}

enum rc meeting_invite(struct ctx *c, struct pupil_key k, const struct meeting *was, const struct meeting *is)
{
	enum invite what = invite_after(was, is, c->now.today);
	struct invites v;

	if (what == INVITE_NONE)
		return RC_OK;
	TRY(invites_load(c, k, is->id, &v));
	for (size_t i = 0; i < v.told.n; i++)
		if (v.told.item[i].must || v.told.item[i].wished)
			TRY(one(c, k, &v, &v.told.item[i], what, was, is));
	return RC_OK;
}
