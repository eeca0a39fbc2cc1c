#include "boards/dossier/dossier_facts.h"
#include "core/people/person_rec.h"
#include "core/people/pupil_sql.h"
#include "kit/text/fold.h"
#include "notice/results/circumstance_sql.h"

struct names {
	struct dossier_name *item;
	size_t n;
};

/* Another one of the same first name cannot be told from the pupil by it. */
static void name_add(struct ctx *c, struct names *all, const struct pupil *own, struct str given, struct str family)
{
	bool same = str_eq(given, own->given) || str_eq(given, own->preferred);

	all->item[all->n++] =
	    (struct dossier_name){ same ? STR_NONE : given, fold_key(c->a, name_full(c->a, given, family)) };
}

static enum rc pupils_names(struct ctx *c, const struct pupil *own, struct names *out)
{
	const struct pupil_filter everybody = { .year_group = YEAR_ANY, .roll = ROLL_ALL };
	struct pupil_lines l;

	TRY(pupil_list(c->db, c->a, c->actor.school_id, c->actor.person_id, str_of(role_key(c->actor.hat)),
	               c->now.today, &everybody, &l, &c->err));
	out->item = NEW_ARRAY(c->a, struct dossier_name, 2 * l.n + 1);
	for (size_t i = 0; i < l.n; i++) {
		if (l.item[i].id == own->id)
			continue;
		name_add(c, out, own, l.item[i].given, l.item[i].family);
		if (l.item[i].preferred.n > 0)
			name_add(c, out, own, l.item[i].preferred, l.item[i].family);
	}
	return RC_OK;
}

static enum rc family_names(struct ctx *c, struct pupil_key k, const struct pupil *own, struct names *out)
{
	struct contact *contact;
	size_t n;

	TRY(contact_list(c->db, c->a, k, DATE_NONE, &contact, &n, &c->err));
	out->item = NEW_ARRAY(c->a, struct dossier_name, n + 1);
	for (size_t i = 0; i < n; i++)
		name_add(c, out, own, contact[i].person.given, contact[i].person.family);
	return RC_OK;
}

static bool is_of_home(const struct circumstance *v, size_t n, const struct dossier_entry *e)
{
	for (size_t i = 0; str_is(e->kind, "circumstance") && i < n; i++)
		if (v[i].id == e->id)
			return v[i].kind == CIRCUMSTANCE_HOME;
	return false;
}

enum rc dossier_third_load(struct ctx *c, struct pupil_key k, struct dossier_fact *f)
{
	struct names pupils = { 0 };
	struct names family = { 0 };
	struct circumstance *circumstance;
	struct pupil own;
	size_t n;

	TRY(pupil_load(c->db, c->a, k, &own, &c->err));
	TRY(pupils_names(c, &own, &pupils));
	TRY(family_names(c, k, &own, &family));
	TRY(circumstance_list(c->db, c->a, k, &circumstance, &n, &c->err));
	for (size_t i = 0; i < f->entries; i++) {
		struct dossier_entry *e = &f->entry[i];
		struct str key = fold_key(c->a, str_fmt(c->a, "%.*s %.*s", STR_ARG(e->what), STR_ARG(e->words)));

		e->third = third_of(c->a, e, key, pupils.item, pupils.n, family.item, family.n);
		if (is_of_home(circumstance, n, e))
			e->third |= THIRD_FAMILY;
	}
	return RC_OK;
}
