#include "core/people/young.h"

#include "kit/base/id.h"
#include "core/record/check_rule.h"
#include "core/people/person_rec.h"
#include "core/people/young_sql.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"

ACTION(ACT_ME_OPEN, "me.open", "Opened their own page");
ACTION(ACT_YOUNG_END, "young.end", "Ended an agreement of a young person");
ACTION(ACT_YOUNG_NOTE, "young.note", "Noted an agreement of a young person");
ACTION(ACT_YOUNG_OPEN, "young.open", "Opened what a young person agreed");

/* ---- reading ---- */

static struct young of_list(struct ctx *c, struct date born, const struct young_agreement *v, size_t n)
{
	struct young_fact *f = NEW_ARRAY(c->a, struct young_fact, n);

	for (size_t i = 0; i < n; i++)
		f[i] = (struct young_fact){ v[i].id, v[i].kind, v[i].person_id, v[i].starts, v[i].ends };
	return young_of(c->a, born, f, n, c->now.today);
}

enum rc young_read(struct ctx *c, struct pupil_key k, struct date born, struct young *out)
{
	struct young_agreement *v;
	size_t n;

	*out = of_list(c, born, NULL, 0);
	if (!out->is_near) /* nothing that counts can be agreed yet */
		return RC_OK;
	TRY(young_agreement_list(c->db, c->a, k, &v, &n, &c->err));
	*out = of_list(c, born, v, n);
	return RC_OK;
}

enum rc young_me(struct ctx *c, int64_t *pupil_id)
{
	TRY(gate_cap(c, CAP_OWN_PAGE));
	return pupil_of_person(c->db, c->a, c->actor.school_id, c->actor.person_id, pupil_id, &c->err);
}

static enum rc adults_read(struct ctx *c, struct pupil_key k, struct young_view *v)
{
	struct contact *p;
	size_t n;

	TRY(contact_list(c->db, c->a, k, c->now.today, &p, &n, &c->err));
	v->adult = NEW_ARRAY(c->a, struct young_adult, n);
	for (size_t i = 0; i < n; i++)
		if (!p[i].restricted)
			v->adult[v->adults++] =
			    (struct young_adult){ .contact = p[i],
				                  .name = name_formal(c->a, p[i].person.title, p[i].person.given,
				                                      p[i].person.family),
				                  .may = young_parent(&v->young, p[i].person_id) };
	return RC_OK;
}

static enum rc view_read(struct ctx *c, struct pupil_key k, struct young_view *v)
{
	struct young_agreement *item;
	size_t n;

	TRY(pupil_load(c->db, c->a, k, &v->pupil, &c->err));
	TRY(young_agreement_list(c->db, c->a, k, &item, &n, &c->err));
	v->name = pupil_name(c->a, &v->pupil);
	v->first = pupil_first(&v->pupil);
	v->young = of_list(c, v->pupil.born, item, n);
	v->item = NEW_ARRAY(c->a, struct young_agreement, n);
	while (n > 0)
		v->item[v->n++] = item[--n];
	return adults_read(c, k, v);
}

enum rc young_load(struct ctx *c, int64_t pupil_id, struct young_view *out)
{
	struct pupil_key k;

	*out = (struct young_view){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_NOTICE, &ACT_YOUNG_OPEN, &k));
	return view_read(c, k, out);
}

/* ---- recording ---- */

static const struct young_adult *adult_find(const struct young_view *v, int64_t person)
{
	for (size_t i = 0; i < v->adults; i++)
		if (v->adult[i].contact.person_id == person)
			return &v->adult[i];
	return NULL;
}

static const char *fault(struct ctx *c, const struct young_view *v, const struct young_agreement *in, struct str *why)
{
	enum young_kind kind = in->kind;

	*why = S("Choose what you record");
	if (kind == YOUNG_NONE)
		return "kind";
	*why = str_fmt(c->a, "Rights pass to %.*s on %.*s. This can be recorded from half a year before",
	               STR_ARG(v->first), STR_ARG(date_long(c->a, v->young.who.young_from)));
	if (kind != YOUNG_EXPLAINED && !v->young.is_near)
		return "kind";
	*why = S("Choose somebody from the list");
	if (in->person_id != 0 && (kind == YOUNG_EXPLAINED || adult_find(v, in->person_id) == NULL))
		return "person_id";
	*why = S("Choose how you know");
	if (in->how == YOUNG_HOW_NONE)
		return "how";
	*why = S("The last day cannot be before the first");
	if (!date_none(in->ends) && date_cmp(in->ends, in->starts) < 0)
		return "ends";
	*why = S("Say which decision it is about, what help to decide was tried, and who assessed it");
	return kind == YOUNG_ACTS && !is_filled(in->words) ? "words" : NULL;
}

static enum rc put(struct ctx *c, struct pupil_key k, struct young_agreement *v)
{
	struct young_agreement have;
	enum rc rc;

	v->noted_by = c->actor.person_id;
	v->noted_at = c->now.utc;
	v->revision = 1;
	rc = young_agreement_insert(c->db, c->a, k, v, &c->err);
	if (rc == RC_CONFLICT) { /* the form's id is known: the same again, or something else from the same form */
		rc = young_agreement_load(c->db, c->a, k, v->id, &have, &c->err);
		if (rc == RC_OK && have.kind == v->kind && have.person_id == v->person_id &&
		    str_eq(have.words, v->words))
			return RC_OK;
		v->id = id_new();
		rc = young_agreement_insert(c->db, c->a, k, v, &c->err);
	}
	return rc == RC_OK
	           ? audit_write(c, k.pupil_id, &ACT_YOUNG_NOTE, "young_agreement", v->id, young_kind_code(v->kind))
	           : rc;
}

enum rc young_note(struct ctx *c, int64_t pupil_id, const struct young_agreement *in, const char **field,
                   struct str *why)
{
	struct young_view v = { 0 };
	struct young_agreement mine = *in;
	struct pupil_key k;

	*field = NULL;
	*why = STR_NONE;
	if (in->id <= 0)
		return RC_NONE;
	TRY(gate_pupil(c, pupil_id, CAP_NOTICE, &ACT_YOUNG_NOTE, &k));
	TRY(view_read(c, k, &v));
	mine.starts = in->kind == YOUNG_EXPLAINED ? c->now.today : date_later(c->now.today, v.young.who.young_from);
	*field = fault(c, &v, &mine, why);
	return *field == NULL ? put(c, k, &mine) : RC_INVALID;
}

enum rc young_end(struct ctx *c, int64_t pupil_id, int64_t id)
{
	struct date last = date_add(c->now.today, -1);
	struct young_agreement v;
	struct pupil_key k;

	TRY(gate_pupil(c, pupil_id, CAP_NOTICE, &ACT_YOUNG_END, &k));
	TRY(young_agreement_load(c->db, c->a, k, id, &v, &c->err));
	if (v.kind == YOUNG_EXPLAINED)
		return RC_NONE;
	if (!date_none(v.ends) && date_cmp(v.ends, last) <= 0)
		return RC_OK;
	v.ends = last;
	TRY(young_agreement_update(c->db, c->a, k, &v, &c->err));
	return audit_write(c, pupil_id, &ACT_YOUNG_END, "young_agreement", id, young_kind_code(v.kind));
}

/* ---- the young person ---- */

static enum rc own_read(struct ctx *c, struct pupil_key *k, struct young_view *v)
{
	int64_t pupil_id;

	TRY(young_me(c, &pupil_id));
	TRY(gate_pupil(c, pupil_id, CAP_OWN_PAGE, &ACT_ME_OPEN, k));
	TRY(view_read(c, *k, v));
	return !v->young.decides ? RC_NONE : RC_OK;
}

enum rc young_own_load(struct ctx *c, struct young_view *out)
{
	struct pupil_key k;

	*out = (struct young_view){ 0 };
	TRY(own_read(c, &k, out));
	out->n = 0; /* who recorded what is the school's */
	return RC_OK;
}

enum rc young_own_choose(struct ctx *c, int64_t person, bool share)
{
	struct young_view v = { 0 };
	struct pupil_key k;
	const struct young_adult *who;

	TRY(own_read(c, &k, &v));
	who = adult_find(&v, person);
	if (who == NULL)
		return RC_NONE;
	if (who->may.is_asked && who->may.sees == share)
		return RC_OK; /* nothing changes, or the same form again */
	return put(c, k,
	           &(struct young_agreement){ .id = id_new(),
	                                      .kind = share ? YOUNG_SHARE : YOUNG_KEEP,
	                                      .person_id = person,
	                                      .starts = c->now.today,
	                                      .how = YOUNG_HOW_PAGE });
}
