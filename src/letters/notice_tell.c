#include "letters/notice_tell.h"

#include "kit/base/id.h"
#include "core/people/wish.h"
#include "core/people/person_rec.h"
#include "letters/notice_sql.h"
#include "core/people/pupil_sql.h"
#include "core/trail/audit.h"
#include "core/people/young.h"

ACTION(ACT_NOTICE_GIVE, "notice.give", "Gave a letter");
ACTION(ACT_NOTICE_PREPARE, "notice.prepare", "Prepared a letter");

static enum contact_share share_of(const struct young *y, int64_t person)
{
	struct young_parent may = young_parent(y, person);

	return !may.is_asked ? SHARE_UNASKED : may.sees ? SHARE_YES : SHARE_NO;
}

enum rc notice_whom(struct ctx *c, struct pupil_key k, struct told_list *out)
{
	struct pupil p;
	struct contact *contact;
	struct contact_fact *fact;
	struct addressee_fact pupil;
	struct young young;
	size_t n;

	TRY(pupil_load(c->db, c->a, k, &p, &c->err));
	TRY(contact_list(c->db, c->a, k, c->now.today, &contact, &n, &c->err));
	TRY(young_read(c, k, p.born, &young));
	fact = NEW_ARRAY(c->a, struct contact_fact, n);
	for (size_t i = 0; i < n; i++)
		fact[i] = (struct contact_fact){ .person = contact[i].person_id,
			                         .name = name_formal(c->a, contact[i].person.title,
			                                             contact[i].person.given, contact[i].person.family),
			                         .relationship = contact[i].relationship,
			                         .responsibility = contact[i].responsibility,
			                         .lives_with = contact[i].lives_with != 0,
			                         .gets_letters = contact[i].gets_letters != 0,
			                         .restricted = contact[i].restricted != 0,
			                         .has_account = contact[i].has_account,
			                         .from = contact[i].starts,
			                         .to = contact[i].ends,
			                         .share = share_of(&young, contact[i].person_id) };
	pupil = (struct addressee_fact){ .person = p.person_id,
		                         .name = pupil_name(c->a, &p),
		                         .born = p.born,
		                         .has_account = p.person_id != 0,
		                         .cannot_decide = young.acts != NULL,
		                         .acts = young.acts != NULL ? young.acts->person : 0 };
	*out = told_list(c->a, &pupil, fact, n, c->now.today);
	TRY(wishes_of(c, k, &out->wishes));
	return RC_OK;
}

static bool is_told(const struct notice *have, size_t n, const struct told *t, enum notice_kind kind)
{
	for (size_t i = 0; i < n; i++)
		if (have[i].kind == kind && notice_is_to(&have[i], t))
			return true;
	return false;
}

const struct told *notice_reader(const struct told_list *l, const struct notice *v, struct str *why)
{
	for (size_t i = 0; i < l->n; i++)
		if (v->to_pupil ? l->item[i].to_pupil : !l->item[i].to_pupil && l->item[i].person == v->person_id)
			return &l->item[i];
	*why = S("This person is not to be told today.");
	for (size_t i = 0; i < l->left_out_n; i++)
		if (!v->to_pupil && l->left_out[i].person == v->person_id)
			*why = l->left_out[i].why;
	return NULL;
}

/* now: it is on their page at once. */
static enum rc letter_make(struct ctx *c, struct pupil_key k, const struct told *t, enum notice_kind kind,
                           int64_t about_id, struct str body, bool now)
{
	struct notice v = { .id = id_new(),
		            .kind = kind,
		            .about_id = about_id,
		            .person_id = t->person,
		            .addressee = t->name,
		            .to_pupil = t->to_pupil,
		            .body = body,
		            .made_on = c->now.today,
		            .channel = now ? CHANNEL_PAGE : CHANNEL_NONE,
		            .sent_on = now ? c->now.today : DATE_NONE,
		            .sent_by = now ? c->actor.person_id : 0,
		            .revision = 1 };

	TRY(notice_insert(c->db, c->a, k, &v, &c->err));
	return audit_write(c, k.pupil_id, now ? &ACT_NOTICE_GIVE : &ACT_NOTICE_PREPARE, "notice", v.id, body);
}

enum rc notice_tell_one(struct ctx *c, struct pupil_key k, const struct told *t, enum notice_kind kind,
                        int64_t about_id, struct str body, enum notice_how how)
{
	return letter_make(c, k, t, kind, about_id, body, how == TELL_NOW && !t->on_paper);
}

enum rc notice_reword(struct ctx *c, struct pupil_key k, const struct notice *waits, struct str body)
{
	struct notice v = *waits;

	if (str_eq(v.body, body))
		return RC_OK;
	v.body = body;
	v.made_on = c->now.today;
	TRY(notice_update(c->db, c->a, k, &v, &c->err));
	return audit_write(c, k.pupil_id, &ACT_NOTICE_PREPARE, "notice", v.id, body);
}

enum rc notice_tell_family(struct ctx *c, struct pupil_key k, enum notice_kind kind, int64_t about_id, struct str body,
                           enum notice_how how, size_t *on_paper)
{
	struct told_list list;
	struct notice *have;
	size_t n;

	*on_paper = 0;
	TRY(notice_whom(c, k, &list));
	TRY(notice_list_about(c->db, c->a, k, about_id, &have, &n, &c->err));
	for (size_t i = 0; i < list.n; i++) {
		const struct told *t = &list.item[i];

		if (!(t->must || t->wished) || is_told(have, n, t, kind)) /* a young person decides who else is told */
			continue;
		*on_paper += t->on_paper;
		TRY(letter_make(c, k, t, kind, about_id, body, how == TELL_NOW && !t->on_paper));
	}
	return RC_OK;
}
