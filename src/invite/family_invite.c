#include "invite/family_invite.h"

#include "kit/base/id.h"
#include "core/account/account_sql.h"
#include "core/account/accounts.h"
#include "core/people/people_sql.h"
#include "core/people/person_rec.h"
#include "core/rights/gate.h"
#include "core/school/school_sql.h"
#include "core/trail/audit.h"
#include "kit/text/fold.h"

ACTION(ACT_INVITEES_OPEN, "family_invite.open", "Read who of the family is invited");
ACTION(ACT_INVITEES_MAKE, "family_invite.make", "Invited the family");
ACTION(ACT_INVITEES_ROLE, "family_invite.role", "Opened a parent’s page for somebody who signs in already");

/* ---- reading ---- */

static struct str apart_words(struct ctx *c, struct str name, const struct namesake *s)
{
	if (s->relationship.n == 0 && s->pupil.n == 0)
		return str_fmt(c->a, "Not %.*s%s%.*s", STR_ARG(name), s->job.n > 0 ? ", " : ", who works here",
		               STR_ARG(s->job));
	return str_fmt(c->a, "Not %.*s, %.*s of %.*s%s%.*s", STR_ARG(name),
	               STR_ARG(s->relationship.n > 0 ? str_lower_ascii(c->a, s->relationship) : S("contact")),
	               STR_ARG(s->pupil), s->class_name.n > 0 ? ", " : "", STR_ARG(s->class_name));
}

static enum rc aparts_read(struct ctx *c, struct invitee *v)
{
	const struct actor *who = &c->actor;
	struct namesake *s;

	TRY(namesakes_of(c->db, c->a, who->school_id, who->person_id, str_of(role_key(who->hat)), v->person_id,
	                 c->now.today, &s, &v->aparts, &c->err));
	v->apart = NEW_ARRAY(c->a, struct str, v->aparts);
	for (size_t i = 0; i < v->aparts; i++)
		v->apart[i] = apart_words(c, v->name, &s[i]);
	return RC_OK;
}

static struct str line_of(struct ctx *c, const struct contact *k, struct str first)
{
	struct str reach = k->person.phone.n > 0 ? k->person.phone : k->person.address;

	for (size_t i = 0; i < reach.n; i++)
		if (reach.p[i] == '\n')
			reach = str_sub(reach, 0, i);
	return str_fmt(c->a, "%.*s%s%.*s%s%.*s",
	               STR_ARG(k->relationship.n > 0 ? str_sentence(c->a, k->relationship) : S("Contact")),
	               k->lives_with ? ", lives with " : "", STR_ARG(k->lives_with ? first : STR_NONE), ". ",
	               STR_ARG(reach.n > 0 ? reach : S("No phone number or address")));
}

static enum rc letter_read(struct ctx *c, struct invitee *v, struct str role, struct invite_facts *f)
{
	TRY(v->person_id == 0 ? RC_OK
	                      : family_account_of(c->db, c->a, c->actor.school_id, v->person_id, role, c->now.today,
	                                          &v->account, &c->err));
	if (v->account.id != 0)
		TRY(invite_letter_of(c, v->account.id, &v->letter));
	f->has_account = v->account.id != 0;
	f->is_off = str_is(v->account.state, "disabled");
	f->has_password = v->account.has_password;
	f->works_here = v->account.works_here;
	f->is_family = v->account.is_family;
	f->letter_open = v->letter.state == INVITE_OPEN;
	v->can = invite_can(f);
	v->prints = invite_prints(v->can, f->letter_open) && !f->works_here;
	return RC_OK;
}

static enum rc adult_read(struct ctx *c, const struct family_invites *all, const struct young *y,
                          const struct contact *k, struct invitee *v)
{
	struct young_parent may = young_parent(y, k->person_id);
	struct invite_facts f = { .left =
		                      !date_none(all->pupil.left_on) && date_cmp(all->pupil.left_on, c->now.today) < 0,
		                  .restricted = k->restricted != 0,
		                  .responsibility = k->responsibility,
		                  .lives_with = k->lives_with != 0,
		                  .needs_yes = y->decides,
		                  .said_yes = may.is_asked && may.sees };

	*v = (struct invitee){ .person_id = k->person_id,
		               .link_id = k->id,
		               .name = person_name(c->a, &k->person),
		               .line = line_of(c, k, all->first),
		               .large = k->person.format == FORMAT_LARGE };
	TRY(letter_read(c, v, S("parent"), &f));
	return aparts_read(c, v);
}

static enum rc pupil_read(struct ctx *c, struct family_invites *v, struct invitee *out)
{
	struct invite_facts f = { .is_pupil = true,
		                  .left = !date_none(v->pupil.left_on) && date_cmp(v->pupil.left_on, c->now.today) < 0,
		                  .has_card = v->card.id != 0 };

	*out = (struct invitee){ .is_pupil = true, .person_id = v->pupil.person_id, .name = v->first };
	return letter_read(c, out, S("pupil"), &f);
}

static enum rc teacher_read(struct ctx *c, struct pupil_key k, struct family_invites *v)
{
	struct pupil_staff *s;
	size_t n;

	TRY(pupil_staff_list(c->db, c->a, k, c->now.today, &s, &n, &c->err));
	for (size_t i = 0; i < n && v->teacher.n == 0; i++)
		if (s[i].is_main)
			v->teacher = name_formal(c->a, s[i].title, s[i].given, s[i].family);
	return RC_OK;
}

static enum rc view_read(struct ctx *c, struct pupil_key k, struct family_invites *v)
{
	struct contact *p;
	struct young y;
	size_t n;

	TRY(pupil_load(c->db, c->a, k, &v->pupil, &c->err));
	TRY(young_read(c, k, v->pupil.born, &y));
	TRY(contact_list(c->db, c->a, k, c->now.today, &p, &n, &c->err));
	TRY(card_load(c->db, c->a, k, &v->card, &c->err));
	TRY(teacher_read(c, k, v));
	v->name = pupil_name(c->a, &v->pupil);
	v->first = pupil_first(&v->pupil);
	v->card_fits = card_fits(v->pupil.born, c->now.today);
	v->card_may = card_may(y.is_near, !date_none(v->pupil.left_on), v->pupil.class_id != 0);
	v->item = NEW_ARRAY(c->a, struct invitee, n + 1);
	for (size_t i = 0; i < n; i++)
		TRY(adult_read(c, v, &y, &p[i], &v->item[v->n++]));
	TRY(pupil_read(c, v, &v->item[v->n++]));
	for (size_t i = 0; i < v->n; i++)
		v->to_print += v->item[i].prints;
	v->to_print += v->card.id != 0;
	return RC_OK;
}

enum rc family_invites_load(struct ctx *c, int64_t pupil_id, struct family_invites *out)
{
	struct pupil_key k;

	*out = (struct family_invites){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_INVITE, &ACT_INVITEES_OPEN, &k));
	return view_read(c, k, out);
}

/* ---- inviting ---- */

static const struct invitee *invitee_of(const struct family_invites *v, int64_t person_id)
{
	for (size_t i = 0; i < v->n; i++)
		if (person_id == 0 ? v->item[i].is_pupil : v->item[i].person_id == person_id)
			return &v->item[i];
	return NULL;
}

static enum rc role_give(struct ctx *c, int64_t person_id, const struct family_account *account, const char *role)
{
	if (account->is_family)
		return RC_OK;
	return role_insert(c->db, c->a, c->actor.school_id, id_new(), person_id, str_of(role), c->now.today, DATE_NONE,
	                   &c->err);
}

static enum rc adult_invite(struct ctx *c, const struct family_invites *v, const struct invitee *who)
{
	int64_t account = who->account.id;
	struct person p;
	struct str login;

	TRY(person_load(c->db, c->a, c->actor.school_id, who->person_id, &p, &c->err));
	TRY(role_give(c, who->person_id, &who->account, "parent"));
	if (who->can == INVITE_AS_STAFF)
		return audit_write(c, v->pupil.id, &ACT_INVITEES_ROLE, "account", account, STR_NONE);
	if (account == 0) {
		account = id_new();
		TRY(accounts_login_free(c, p.given, p.family, &login));
		TRY(account_insert(c->db, c->a, c->actor.school_id, account, who->person_id, login, S(""), S("invited"),
		                   c->now.utc, &c->err));
	}
	return invite_prepare(c, account, v->pupil.id);
}

/* The pupil as a person who can sign in. */
static enum rc pupil_account(struct ctx *c, const struct family_invites *v, const struct invitee *who,
                             const char *state, int64_t *account)
{
	const struct pupil *u = &v->pupil;
	struct str given = u->preferred.n > 0 ? u->preferred : u->given;
	int64_t person = who->person_id != 0 ? who->person_id : id_new();
	struct str login;

	if (who->person_id == 0) {
		TRY(person_insert(c->db, c->a,
		                  &(struct person_row){ .school_id = u->school_id,
		                                        .id = person,
		                                        .given = given,
		                                        .family = u->family,
		                                        .name_key = fold_name(c->a, u->family, given, STR_NONE) },
		                  &c->err));
		TRY(pupil_person_set(c->db, c->a, u->school_id, u->id, person, &c->err));
	}
	TRY(role_give(c, person, &who->account, "pupil"));
	*account = who->account.id;
	if (*account != 0)
		return RC_OK;
	*account = id_new();
	TRY(accounts_login_plain(c, &login));
	return account_insert(c->db, c->a, u->school_id, *account, person, login, S(""), str_of(state), c->now.utc,
	                      &c->err);
}

static enum rc pupil_invite(struct ctx *c, const struct family_invites *v, const struct invitee *who, bool by_card)
{
	int64_t account;

	TRY(pupil_account(c, v, who, by_card ? "active" : "invited", &account));
	if (!by_card)
		return invite_prepare(c, account, v->pupil.id);
	TRY(account_set_password(c->db, c->a, v->pupil.school_id, account, S(""), S("active"), &c->err));
	return card_make(c, &v->pupil, account);
}

static enum rc ticks_check(const struct family_invites *v, const struct family_tick *t, struct str *why)
{
	*why = S("Tick at least one person");
	if (t->persons == 0 && !t->pupil)
		return RC_INVALID;
	*why = S("A card needs a class, and is not for a young person. Choose a letter");
	if (t->pupil && t->by_card && !v->card_may)
		return RC_INVALID;
	*why = STR_NONE;
	return RC_OK;
}

enum rc family_invite(struct ctx *c, int64_t pupil_id, const struct family_tick *t, struct str *why)
{
	struct family_invites v = { 0 };
	const struct invitee *pupil;
	struct pupil_key k;

	TRY(gate_pupil(c, pupil_id, CAP_INVITE, &ACT_INVITEES_MAKE, &k));
	TRY(view_read(c, k, &v));
	TRY(ticks_check(&v, t, why));
	for (size_t i = 0; i < t->persons; i++) {
		const struct invitee *who = t->person[i] != 0 ? invitee_of(&v, t->person[i]) : NULL;

		TRY(who != NULL && !who->is_pupil ? RC_OK : RC_NONE);
		if (invite_takes_tick(who->can)) /* the form again: their letter waits already */
			TRY(adult_invite(c, &v, who));
		else if (who->can != INVITE_WAITS && who->can != INVITE_IN)
			return RC_NONE;
	}
	pupil = invitee_of(&v, 0);
	if (!t->pupil || !invite_takes_tick(pupil->can))
		return RC_OK;
	return pupil_invite(c, &v, pupil, t->by_card);
}

enum rc family_letter_again(struct ctx *c, int64_t pupil_id, int64_t person_id)
{
	struct family_invites v = { 0 };
	const struct invitee *who;
	struct pupil_key k;

	TRY(gate_pupil(c, pupil_id, CAP_INVITE, &ACT_INVITEES_MAKE, &k));
	TRY(view_read(c, k, &v));
	who = person_id != 0 ? invitee_of(&v, person_id) : NULL;
	TRY(who != NULL && who->can == INVITE_IN && who->account.has_password && !who->account.works_here ? RC_OK
	                                                                                                  : RC_NONE);
	return invite_prepare(c, who->account.id, pupil_id);
}

enum rc family_card_new(struct ctx *c, int64_t pupil_id)
{
	struct family_invites v = { 0 };
	struct pupil_key k;

	TRY(gate_pupil(c, pupil_id, CAP_INVITE, &ACT_INVITEES_MAKE, &k));
	TRY(view_read(c, k, &v));
	TRY(v.card.id != 0 && v.card_may ? RC_OK : RC_NONE);
	return card_make(c, &v.pupil, v.card.account_id);
}

enum rc family_take_back(struct ctx *c, int64_t pupil_id, int64_t person_id)
{
	struct family_invites v = { 0 };
	const struct invitee *who;
	struct pupil_key k;

	TRY(gate_pupil(c, pupil_id, CAP_INVITE, &ACT_INVITEES_MAKE, &k));
	if (person_id == 0)
		return card_take_back(c, k);
	TRY(view_read(c, k, &v));
	who = invitee_of(&v, person_id);
	TRY(who != NULL && who->prints ? RC_OK : RC_NONE);
	return invite_take_back(c, who->account.id, pupil_id);
}
