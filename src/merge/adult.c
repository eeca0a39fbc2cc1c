#include "merge/adult.h"

#include <string.h>

#include "core/account/account_sql.h"
#include "core/people/apart_sql.h"
#include "core/people/young.h"
#include "core/rights/gate.h"
#include "core/school/school_sql.h"
#include "core/trail/audit.h"
#include "merge/adult_open.h"

ACTION(ACT_ADULT_OPEN, "merge.adult_open", "Compared two records of an adult");

enum { WITHDRAWN_S = 24 * 3600 };

static const char *const PICK[ADULT_PICKS + 1] = { "title",       "given",   "family",     "phone",
	                                           "email",       "address", "language",   "format",
	                                           "interpreter", "job",     "staff_code", NULL };

const struct field *adult_pick(size_t i)
{
	return record_field(&person_rec, str_of(PICK[i]));
}

/* ---- ties ---- */

enum rc adult_ties_open(struct ctx *c, const int64_t person_id[2], const struct action *action, struct adult_ties *out)
{
	struct pupil_key k;

	TRY(gate_cap(c, CAP_ENROL));
	TRY(adult_links(c->db, c->a, c->actor.school_id, person_id, &out->link, &out->links, &c->err));
	TRY(adult_bars(c->db, c->a, c->actor.school_id, person_id, &out->bar, &out->bars, &c->err));
	for (size_t i = 0; i < out->links; i++)
		TRY(gate_pupil(c, out->link[i].pupil.pupil_id, CAP_ENROL, action, &k));
	for (size_t i = 0; i < out->bars; i++)
		TRY(gate_pupil(c, out->bar[i].pupil.pupil_id, CAP_ENROL, action, &k));
	return RC_OK;
}

enum rc adult_audit(struct ctx *c, const struct adult_ties *t, const struct action *action, int64_t person_id,
                    int64_t merge_id, struct str what)
{
	for (size_t i = 0; i < t->links; i++)
		if (i == 0 || t->link[i - 1].pupil.pupil_id != t->link[i].pupil.pupil_id)
			TRY(audit_write(c, t->link[i].pupil.pupil_id, action, "merge", merge_id, what));
	return audit_write(c, 0, action, "person", person_id, what);
}

/* What one of the two is to one child. */
struct tie {
	bool runs;   /* a contact now, or from a day to come */
	bool barred; /* must not see the record */
	const struct adult_link *link;
};

static struct tie tie_of(const struct adult_ties *t, int64_t pupil_id, int64_t person_id)
{
	struct tie is = { .runs = false };

	for (size_t i = 0; i < t->links; i++) {
		const struct adult_link *l = &t->link[i];

		if (l->pupil.pupil_id != pupil_id || l->person_id != person_id)
			continue;
		is.runs = is.runs || l->runs;
		is.barred = is.barred || l->restricted;
		if (l->runs)
			is.link = l;
	}
	for (size_t i = 0; i < t->bars; i++)
		is.barred = is.barred || (t->bar[i].pupil.pupil_id == pupil_id && t->bar[i].person_id == person_id);
	return is;
}

/* ---- what is shown ---- */

static struct str value_of(struct ctx *c, const struct field *f, const struct person *p)
{
	if (f->type == FT_FLAG)
		return *(const int64_t *)field_get(f, p) != 0 ? S("Yes") : S("No");
	if (f->type == FT_ONE_OF)
		return str_of(choice_word(f->choices, *(const int *)field_get(f, p)));
	return field_text(c->a, f, p);
}

static struct str link_text(struct ctx *c, const struct adult_link *l)
{
	struct str part[4];
	size_t n = 0;

	part[n++] = l->relationship.n > 0 ? l->relationship : S("Contact");
	if (str_eq(l->responsibility, responsibility_code(RESPONSIBILITY_YES)))
		part[n++] = S("parental responsibility");
	if (l->lives_with)
		part[n++] = S("lives with them");
	part[n++] = l->gets_letters ? S("gets letters") : S("gets no letters");
	return str_join(c->a, part, n, S(", "));
}

static void sees_add(struct adult_view *v, bool bars, struct str who, struct str text)
{
	v->sees[v->sees_n++] = (struct merge_sees){ bars, who, text };
}

/* The sign-in that stays, by whose record it is in; -1: none, or it is asked. */
static int stays(const struct adult_view *v)
{
	return v->sign_in == SIGN_IN_FIRST ? 0 : v->sign_in == SIGN_IN_SECOND ? 1 : -1;
}

static struct str more_text(struct ctx *c, const struct adult_view *v, int of)
{
	struct arena *a = c->a;
	struct str only = str_fmt(a, "is only in the record of %.*s.", STR_ARG(v->name[of]));

	if (v->sign_in == SIGN_IN_NONE)
		return str_fmt(a, "%.*s Nobody signs in, so nobody sees anything until you invite them.",
		               STR_ARG(only));
	if (stays(v) == of)
		return str_fmt(a, "%.*s The sign-in that stays sees this child already.", STR_ARG(only));
	return str_fmt(a, "%.*s Whoever signs in as %.*s sees this child from now on.", STR_ARG(only),
	               STR_ARG(stays(v) < 0 ? S("the one that stays") : v->account[stays(v)].login));
}

/* Each of the two can shut the other out, of another child. */
static void shut_add(struct ctx *c, struct adult_view *v, struct str name)
{
	if (v->shut_out.n == 0)
		v->shut_out = name;
	else if (str_eq(v->shut_out, v->name[0]) || str_eq(v->shut_out, v->name[1]))
		v->shut_out = str_eq(v->shut_out, name)
		                  ? name
		                  : str_fmt(c->a, "%.*s and %.*s", STR_ARG(v->shut_out), STR_ARG(name));
}

/* One child: who sees more, who must not, and which contact goes on. */
static enum rc child_read(struct ctx *c, struct adult_view *v, const struct adult_ties *t, struct pupil_key k,
                          struct str name)
{
	const int64_t pupil_id = k.pupil_id;
	struct tie is[2];
	bool sees;

	for (int i = 0; i < 2; i++)
		is[i] = tie_of(t, pupil_id, v->person[i].id);
	if (is[0].runs && is[1].runs && v->children < ADULT_CHILDREN_MOST)
		v->child[v->children++] =
		    (struct adult_child){ pupil_id, name, { link_text(c, is[0].link), link_text(c, is[1].link) } };
	for (int i = 0; i < 2; i++) {
		if (is[i].barred)
			sees_add(v, true, v->name[i],
			         str_fmt(c->a, "must not see the record of %.*s. This stays.", STR_ARG(name)));
		TRY(adult_sees(c->db, c->a, k, v->person[1 - i].id, c->now.today, &sees, &c->err));
		if (is[i].barred && !is[1 - i].barred && (is[1 - i].runs || sees))
			shut_add(c, v, v->name[1 - i]);
		if (is[i].runs && !is[1 - i].runs && !is[0].barred && !is[1].barred)
			sees_add(v, false, name, more_text(c, v, i));
	}
	return RC_OK;
}

static bool is_linked(const struct adult_ties *t, int64_t pupil_id)
{
	for (size_t i = 0; i < t->links; i++)
		if (t->link[i].pupil.pupil_id == pupil_id)
			return true;
	return false;
}

static enum rc staff_read(struct ctx *c, struct adult_view *v, const struct adult_ties *t, const struct adult_facts *f)
{
	bool works = f->roles[0].n + f->roles[1].n > 0;

	for (int i = 0; i < 2; i++) {
		int64_t n;

		TRY(adult_holds(c->db, c->a, c->actor.school_id, v->person[i].id, v->person[1 - i].id, c->now.today, &n,
		                &c->err));
		works = works || n > 0;
		if (n > 0)
			sees_add(v, false, v->name[i],
			         str_fmt(c->a, "holds %lld pupil%s as staff, whom the other record does not hold.",
			                 (long long)n, n == 1 ? "" : "s"));
	}
	if (works && t->links > 0)
		sees_add(
		    v, false, S("As staff"),
		    S("nobody sees the record of a child whose contact they are: it closes for them in that role."));
	return RC_OK;
}

static enum rc sees_read(struct ctx *c, struct adult_view *v, const struct adult_ties *t, const struct adult_facts *f)
{
	bool any = false;

	v->sees = NEW_ARRAY(c->a, struct merge_sees, 4 * (t->links + t->bars) + 4);
	for (size_t i = 0; i < t->links; i++)
		if (i == 0 || t->link[i - 1].pupil.pupil_id != t->link[i].pupil.pupil_id)
			TRY(child_read(c, v, t, t->link[i].pupil, t->link[i].pupil_name));
	for (size_t i = 0; i < t->bars; i++)
		if (!is_linked(t, t->bar[i].pupil.pupil_id))
			TRY(child_read(c, v, t, t->bar[i].pupil, t->bar[i].pupil_name));
	TRY(staff_read(c, v, t, f));
	for (size_t i = 0; i < v->sees_n; i++)
		any = any || v->sees[i].bars;
	if (!any)
		sees_add(v, true, STR_NONE, S("Neither record has a restriction. If one had, it would stay."));
	return RC_OK;
}

static enum rc counts_read(struct ctx *c, struct adult_view *v)
{
	v->count = NEW_ARRAY(c->a, struct merge_count, adult_cell_count());
	for (size_t n = 0; n < adult_cell_count(); n++) {
		const struct adult_cell *t = adult_cell_at(n);
		size_t at = 0, have[2];
		int64_t *id;

		if (t->what == NULL)
			continue;
		for (int i = 0; i < 2; i++)
			TRY(adult_rows(c->db, c->a, t, c->actor.school_id, v->person[i].id, &id, &have[i], &c->err));
		while (at < v->counts && strcmp(v->count[at].what, t->what) != 0)
			at++;
		if (have[0] + have[1] == 0)
			continue;
		v->count[at].what = t->what;
		v->count[at].n[0] += have[0];
		v->count[at].n[1] += have[1];
		v->count[at].same += strcmp(t->tab, "contact_link") == 0 ? v->children : 0;
		v->counts += at == v->counts;
	}
	return RC_OK;
}

/* ---- facts ---- */

static enum rc roles_read(struct ctx *c, int64_t person_id, struct adult_roles *out)
{
	struct str key[ADULT_ROLES_MOST];
	size_t n;

	*out = (struct adult_roles){ .n = 0 };
	TRY(role_list(c->db, c->a, c->actor.school_id, person_id, c->now.today, key, ADULT_ROLES_MOST, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		if (!str_is(key[i], role_key(ROLE_PARENT)))
			out->key[out->n++] = key[i];
	return RC_OK;
}

static bool shares(const struct young *y, int64_t person_id, enum young_kind kind)
{
	for (size_t i = 0; i < y->facts; i++)
		if (y->fact[i].person == person_id && y->fact[i].kind == kind && young_holds(&y->fact[i], y->today))
			return true;
	return false;
}

static enum rc young_differs(struct ctx *c, const struct adult_ties *t, const int64_t id[2], bool *yes)
{
	*yes = false;
	for (size_t i = 0; i < t->links; i++) {
		struct pupil p;
		struct young y;

		if (i > 0 && t->link[i - 1].pupil.pupil_id == t->link[i].pupil.pupil_id)
			continue;
		TRY(pupil_load(c->db, c->a, t->link[i].pupil, &p, &c->err));
		TRY(young_read(c, t->link[i].pupil, p.born, &y));
		for (int x = 0; x < 2; x++)
			*yes = *yes || (shares(&y, id[x], YOUNG_SHARE) && shares(&y, id[1 - x], YOUNG_KEEP));
	}
	return RC_OK;
}

static enum rc facts_read(struct ctx *c, struct adult_view *v, const struct adult_ties *t, struct adult_facts *f)
{
	int64_t id[2];

	*f = (struct adult_facts){ .is_me = false };
	for (int i = 0; i < 2; i++) {
		bool yes;

		id[i] = v->person[i].id;
		f->is_me = f->is_me || id[i] == c->actor.person_id;
		TRY(adult_account(c->db, c->a, c->actor.school_id, id[i], &v->account[i], &c->err));
		f->signs_in[i] = v->account[i].id != 0 && !str_is(v->account[i].state, "disabled");
		TRY(roles_read(c, id[i], &f->roles[i]));
		TRY(adult_withdrawn(c->db, c->a, c->actor.school_id, id[i], c->now.utc - WITHDRAWN_S, &yes, &c->err));
		f->withdrawn_today = f->withdrawn_today || yes;
	}
	v->sign_in = adult_sign_in(f);
	return young_differs(c, t, id, &f->young_differs);
}

enum rc adult_read(struct ctx *c, const int64_t id[2], struct adult_view *out, struct adult_ties *t)
{
	struct adult_facts f;
	struct aparts said;
	const struct apart *apart;

	*out = (struct adult_view){ .counts = 0 };
	TRY(id[0] != id[1] ? RC_OK : RC_NONE);
	TRY(gate_cap(c, CAP_ENROL));
	for (int i = 0; i < 2; i++) {
		TRY(adult_is_one(c->db, c->a, c->actor.school_id, id[i], &c->err));
		TRY(person_load(c->db, c->a, c->actor.school_id, id[i], &out->person[i], &c->err));
		out->name[i] = person_name(c->a, &out->person[i]);
		for (size_t p = 0; p < ADULT_PICKS; p++)
			out->value[i][p] = value_of(c, adult_pick(p), &out->person[i]);
	}
	TRY(adult_ties_open(c, id, &ACT_ADULT_OPEN, t));
	for (size_t i = 0; i < t->links; i++)
		out->link[t->link[i].person_id == id[1]] = &t->link[i];
	TRY(facts_read(c, out, t, &f));
	TRY(sees_read(c, out, t, &f));
	TRY(counts_read(c, out));
	TRY(apart_list(c->db, c->a, c->actor.school_id, id[0], &said, &c->err));
	apart = apart_find(&said, id[0], id[1]);
	out->apart_on = apart != NULL ? apart->said_on : DATE_NONE;
	out->stops = adult_stops(&f);
	return RC_OK;
}

enum rc adult_load(struct ctx *c, int64_t kept_id, int64_t gone_id, struct adult_view *out)
{
	const int64_t id[2] = { kept_id, gone_id };
	struct adult_ties t;

	return adult_read(c, id, out, &t);
}
