/* Who will see more when two records of a child become one, and which adults of both may be one person. */
#include <string.h>

#include "core/people/apart_sql.h"
#include "kit/text/fold.h"
#include "merge/merge.h"
#include "merge/merge_bars.h"

static void sees_add(struct merge_view *v, bool bars, struct str who, struct str text)
{
	v->sees[v->sees_n++] = (struct merge_sees){ bars, who, text };
}

static struct str first_of(const struct merge_view *v, int i)
{
	return pupil_first(&v->pupil[i]);
}

static bool has_contact(const struct contact *k, size_t n, int64_t person_id)
{
	for (size_t i = 0; i < n; i++)
		if (k[i].person_id == person_id)
			return true;
	return false;
}

static struct str contact_name(struct ctx *c, const struct contact *k)
{
	struct str name = person_name(c->a, &k->person);

	return k->relationship.n > 0 ? str_fmt(c->a, "%.*s, %.*s,", STR_ARG(name), STR_ARG(k->relationship)) : name;
}

struct both {
	struct contact *contact[2];
	size_t contacts[2];
	struct pupil_staff *staff[2];
	size_t staffs[2];
	struct merge_barred barred[2];
};

static void contacts_see(struct ctx *c, struct merge_view *v, const struct both *b, int i)
{
	for (size_t k = 0; k < b->contacts[i]; k++) {
		const struct contact *x = &b->contact[i][k];
		bool barred = x->restricted || merge_is_barred(&b->barred[i], x->person_id);

		if (barred)
			sees_add(v, true, contact_name(c, x),
			         str_fmt(c->a, "must not see the record of %.*s. This stays, and holds for the whole.",
			                 STR_ARG(first_of(v, i))));
		else if (!has_contact(b->contact[1 - i], b->contacts[1 - i], x->person_id))
			sees_add(v, false, contact_name(c, x),
			         str_fmt(c->a, "is only in the record of %.*s. %s", STR_ARG(first_of(v, i)),
			                 x->has_account
			                     ? "They sign in, and will see what their rights let them see of the "
			                       "whole."
			                     : "No sign-in, so they see nothing until you invite them."));
	}
}

static void staff_see(struct ctx *c, struct merge_view *v, const struct both *b, int i)
{
	for (size_t k = 0; k < b->staffs[i]; k++) {
		const struct pupil_staff *x = &b->staff[i][k];
		bool found = false;

		for (size_t o = 0; o < b->staffs[1 - i]; o++)
			found = found || b->staff[1 - i][o].person_id == x->person_id;
		if (!found)
			sees_add(v, false, name_full(c->a, x->given, x->family),
			         str_fmt(c->a, "works with the record of %.*s only, and will see the whole.",
			                 STR_ARG(first_of(v, i))));
	}
}

static void adults_find(struct ctx *c, struct merge_view *v, const struct both *b, const struct aparts *said)
{
	v->adults = NEW_ARRAY(c->a, struct merge_adults, b->contacts[0] * b->contacts[1]);
	for (size_t i = 0; i < b->contacts[0]; i++)
		for (size_t k = 0; k < b->contacts[1]; k++) {
			const struct contact *x = &b->contact[0][i], *y = &b->contact[1][k];

			if (x->person_id != y->person_id &&
			    str_eq(fold_name(c->a, x->person.family, x->person.given, STR_NONE),
			           fold_name(c->a, y->person.family, y->person.given, STR_NONE)) &&
			    apart_find(said, x->person_id, y->person_id) == NULL)
				v->adults[v->adults_n++] = (struct merge_adults){ { x->person_id, y->person_id },
					                                          person_name(c->a, &x->person) };
		}
}

/* A contact of both is one. */
static void same_count(struct merge_view *v, const struct both *b)
{
	for (size_t i = 0; i < v->counts; i++)
		for (size_t k = 0; k < b->contacts[0] && strcmp(v->count[i].what, "Contacts") == 0; k++)
			v->count[i].same += has_contact(b->contact[1], b->contacts[1], b->contact[0][k].person_id);
}

enum rc merge_sees_read(struct ctx *c, struct merge_view *v)
{
	struct both b;
	struct aparts said;
	const struct apart *apart;
	bool any = false;

	for (int i = 0; i < 2; i++) {
		struct pupil_key k = merge_key(c, v->pupil[i].id);

		TRY(contact_list(c->db, c->a, k, c->now.today, &b.contact[i], &b.contacts[i], &c->err));
		TRY(pupil_staff_list(c->db, c->a, k, c->now.today, &b.staff[i], &b.staffs[i], &c->err));
		TRY(merge_barred_read(c, k.pupil_id, &b.barred[i]));
	}
	TRY(apart_list(c->db, c->a, c->actor.school_id, 0, &said, &c->err));
	apart = apart_find(&said, v->pupil[0].id, v->pupil[1].id);
	v->apart_on = apart != NULL ? apart->said_on : DATE_NONE;
	v->sees = NEW_ARRAY(c->a, struct merge_sees, b.contacts[0] + b.contacts[1] + b.staffs[0] + b.staffs[1] + 1);
	for (int i = 0; i < 2; i++)
		contacts_see(c, v, &b, i);
	for (int i = 0; i < 2; i++)
		staff_see(c, v, &b, i);
	adults_find(c, v, &b, &said);
	same_count(v, &b);
	for (int i = 0; i < 2; i++)
		any = any || b.barred[i].n > 0;
	if (!any)
		sees_add(v, true, STR_NONE, S("Neither record has a restriction. If one had, it would stay."));
	return RC_OK;
}
