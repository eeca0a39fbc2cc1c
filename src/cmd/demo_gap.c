/* What a school needs and no use case does yet: the account of a pupil, what stands "about" them, and a specialist who
 * works with them. Here the store is written to, with an event in the trail; when a use case comes, this file goes. */
#include "cmd/demo.h"

#include "core/account/account_sql.h"
#include "core/account/invite.h"
#include "core/people/people_sql.h"
#include "core/people/pupil_sql.h"
#include "core/trail/audit.h"
#include "kit/base/id.h"
#include "kit/text/fold.h"

ACTION(ACT_PUPIL_ACCOUNT, "pupil.account", "Gave the pupil an account");
ACTION(ACT_SPECIALIST, "assignment.add", "Involved a specialist");

/* "signs-in NAME": the pupil gets an account of their own. */
static enum rc signs_in(struct demo *d, const struct demo_act *t)
{
	struct ctx *c = d->c;
	struct actor by = c->actor;
	const struct demo_pupil *p = t->x->p;
	struct pupil_key k = { d->school_id, t->pupil };
	struct demo_person who = { t->line->arg, str_fmt(d->a, "%.*s %.*s", STR_ARG(p->given), STR_ARG(p->family)),
		                   id_new(), id_new(), ROLE_PUPIL };
	struct str token, why, login = demo_login(d, who.login);
	struct pupil row;

	TRY(pupil_load(c->db, c->a, k, &row, &c->err));
	TRY(person_insert(c->db, c->a,
	                  &(struct person_row){ .school_id = k.school_id,
	                                        .id = who.id,
	                                        .given = p->given,
	                                        .family = p->family,
	                                        .name_key = fold_name(c->a, p->family, p->given, STR_NONE),
	                                        .language = S("en") },
	                  &c->err));
	row.person_id = who.id;
	row.about = demo_words(d, t, "about");
	TRY(pupil_update(c->db, c->a, k, &row, &c->err));
	TRY(role_insert(c->db, c->a, k.school_id, id_new(), who.id, S("pupil"), t->day, DATE_NONE, &c->err));
	TRY(account_insert(c->db, c->a, k.school_id, who.account, who.id, login, S(""), S("invited"), c->now.utc,
	                   &c->err));
	TRY(invite_make(c, who.account, &token));
	TRY(demo_accept(d, token, &why));
	c->actor = by;
	d->person[d->people++] = who;
	return audit_write(c, k.pupil_id, &ACT_PUPIL_ACCOUNT, "pupil", k.pupil_id, STR_NONE);
}

/* "involves NAME": a specialist, with the parents' agreement, until a day. */
static enum rc involves(struct demo *d, const struct demo_act *t)
{
	struct ctx *c = d->c;
	struct pupil_key k = { d->school_id, t->pupil };
	int64_t person = 0, id = id_new();

	for (size_t i = 0; i < d->people; i++)
		if (str_eq(d->person[i].login, t->line->arg))
			person = d->person[i].id;
	TRY(assignment_insert(c->db, c->a, k, id, person, S("specialist"), demo_words(d, t, "agreement"), t->day,
	                      demo_date(d, t, "until"), &c->err));
	return audit_write(c, k.pupil_id, &ACT_SPECIALIST, "assignment", id, STR_NONE);
}

const struct demo_verb demo_verbs_gap[] = { { "signs-in", signs_in }, { "involves", involves }, { NULL, NULL } };
