#include "advise/advise.h"

#include "core/people/pupil_sql.h"
#include "core/rights/gate.h"
#include "core/trail/audit.h"

ACTION(ACT_ADVISE_OPEN, "advise.open", "Looked at which adviser may read the page");
ACTION(ACT_ADVISE_GIVE, "advise.give", "Let an adviser read the page");
ACTION(ACT_ADVISE_END, "advise.end", "Ended that an adviser may read the page");
ACTION(ACT_ADVISED_LIST, "advised.list", "Opened the list of families who ask for advice");
ACTION(ACT_ADVISED_OPEN, "advised.open", "Read the family’s page as their adviser");

/* Whose yes counts today. */
static enum rc decides(struct ctx *c, int64_t pupil_id, struct pupil_key *k)
{
	bool own = c->actor.hat == ROLE_PUPIL;
	struct young young;
	struct pupil p;

	TRY(gate_pupil(c, pupil_id, own ? CAP_OWN_PAGE : CAP_FAMILY, &ACT_ADVISE_OPEN, k));
	TRY(pupil_load(c->db, c->a, *k, &p, &c->err));
	TRY(young_read(c, *k, p.born, &young));
	if (own)
		return young.decides ? RC_OK : RC_NONE;
	return young_parent(&young, c->actor.person_id).counts ? RC_OK : RC_NONE;
}

bool advise_holds(const struct adviser_yes *y, struct date today)
{
	return date_none(y->ended_on) && date_cmp(y->starts, today) <= 0 && date_cmp(y->ends, today) >= 0;
}

enum rc advise_load(struct ctx *c, int64_t pupil_id, struct advise_view *out)
{
	struct pupil_key k;

	*out = (struct advise_view){ 0 };
	TRY(decides(c, pupil_id, &k));
	TRY(adviser_list(c->db, c->a, k.school_id, c->now.today, &out->adviser, &out->advisers, &c->err));
	return adviser_yes_list(c->db, c->a, k, &out->yes, &out->n, &c->err);
}

static enum rc is_adviser(struct ctx *c, int64_t person_id, bool *is)
{
	struct adviser *x;
	size_t n;

	*is = false;
	TRY(adviser_list(c->db, c->a, c->actor.school_id, c->now.today, &x, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		*is = *is || x[i].person_id == person_id;
	return RC_OK;
}

static bool wrong(const char **field, struct str *why, const char *name, struct str words)
{
	*field = name;
	*why = words;
	return true;
}

static bool is_wrong(const struct adviser_yes *v, bool known, struct date today, const char **field, struct str *why)
{
	if (!known)
		return wrong(field, why, "person_id", S("Choose who may read your page"));
	if (date_none(v->ends) || date_cmp(v->ends, today) < 0)
		return wrong(field, why, "ends", S("Enter a day that lies ahead"));
	if (date_cmp(v->ends, date_add_months(today, ADVISE_MONTHS_MOST)) > 0)
		return wrong(field, why, "ends", S("Choose a day within one year"));
	return false;
}

enum rc advise_give(struct ctx *c, int64_t pupil_id, struct adviser_yes *in, const char **field, struct str *why)
{
	struct adviser_yes have;
	struct pupil_key k;
	bool known;
	enum rc rc;

	TRY(decides(c, pupil_id, &k));
	TRY(is_adviser(c, in->person_id, &known));
	if (is_wrong(in, known, c->now.today, field, why))
		return RC_INVALID;
	in->given_by = c->actor.person_id;
	in->starts = c->now.today;
	in->ended_on = DATE_NONE;
	in->ended_by = 0;
	in->revision = 1;
	rc = record_write(c->db, c->a, adviser_yes_sql.insert, &adviser_yes_rec, k, in, &c->err);
	if (rc == RC_CONFLICT) { /* the same form once more */
		TRY(record_load(c->db, c->a, &adviser_yes_sql, k, in->id, &have, &c->err));
		return have.given_by == c->actor.person_id ? RC_OK : RC_NONE;
	}
	TRY(rc);
	return audit_write(c, pupil_id, &ACT_ADVISE_GIVE, "adviser_yes", in->id, date_iso(c->a, in->ends));
}

enum rc advise_end(struct ctx *c, int64_t pupil_id, int64_t id)
{
	struct adviser_yes v;
	struct pupil_key k;

	TRY(decides(c, pupil_id, &k));
	TRY(record_load(c->db, c->a, &adviser_yes_sql, k, id, &v, &c->err));
	if (!date_none(v.ended_on))
		return RC_OK;
	v.ended_on = c->now.today;
	v.ended_by = c->actor.person_id;
	TRY(record_write(c->db, c->a, adviser_yes_sql.update, &adviser_yes_rec, k, &v, &c->err));
	return audit_write(c, pupil_id, &ACT_ADVISE_END, "adviser_yes", id, STR_NONE);
}

/* ---- the adviser ---- */

/* A parent's yes ends when the young person decides: then only their own counts. */
static enum rc until_of(struct ctx *c, struct pupil_key k, struct date *until)
{
	struct adviser_yes *y;
	struct young young;
	struct pupil p;
	size_t n;

	*until = DATE_NONE;
	TRY(pupil_load(c->db, c->a, k, &p, &c->err));
	TRY(young_read(c, k, p.born, &young));
	TRY(adviser_yes_list(c->db, c->a, k, &y, &n, &c->err));
	for (size_t i = 0; i < n; i++) {
		bool counts = y[i].given_by == p.person_id ? young.decides : young_parent(&young, y[i].given_by).counts;

		if (y[i].person_id == c->actor.person_id && advise_holds(&y[i], c->now.today) && counts)
			*until = date_later(*until, y[i].ends);
	}
	return RC_OK;
}

enum rc advised_load(struct ctx *c, struct advised **out, size_t *n)
{
	struct advised *all;
	size_t most;

	*n = 0;
	TRY(gate_cap(c, CAP_ADVISE));
	TRY(advised_list(c->db, c->a, c->actor.school_id, c->actor.person_id, c->now.today, &all, &most, &c->err));
	*out = all;
	for (size_t i = 0; i < most; i++) {
		struct date until;

		TRY(until_of(c, (struct pupil_key){ c->actor.school_id, all[i].pupil_id }, &until));
		if (date_none(until))
			continue;
		gate_note_read(c, all[i].pupil_id, &ACT_ADVISED_LIST, 0);
		(*out)[*n] = all[i];
		(*out)[(*n)++].ends = until;
	}
	return RC_OK;
}

enum rc advised_open(struct ctx *c, int64_t pupil_id, struct pupil_key *k, struct date *until)
{
	TRY(gate_pupil(c, pupil_id, CAP_ADVISE, &ACT_ADVISED_OPEN, k));
	TRY(until_of(c, *k, until));
	return date_none(*until) ? RC_NONE : RC_OK;
}
