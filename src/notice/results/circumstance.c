#include "notice/results/circumstance.h"

#include "notice/results/circumstance_rule.h"
#include "notice/results/circumstance_sql.h"
#include "core/people/pupil_sql.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"

ACTION(ACT_CIRCUMSTANCE_OPEN, "circumstance.open", "Read the circumstances");
ACTION(ACT_CIRCUMSTANCE_SAVE, "circumstance.save", "Noted a circumstance");
ACTION(ACT_CIRCUMSTANCE_WRITE, "circumstance.write", "Opened the circumstances to change them");

enum rc circumstance_view_load(struct ctx *c, int64_t pupil_id, int64_t id, struct circumstance_view *out)
{
	struct pupil_key k;

	*out = (struct circumstance_view){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_RESULTS, &ACT_CIRCUMSTANCE_OPEN, &k));
	TRY(pupil_load(c->db, c->a, k, &out->pupil, &c->err));
	TRY(circumstance_list(c->db, c->a, k, &out->item, &out->n, &c->err));
	if (id != 0)
		TRY(circumstance_load(c->db, c->a, k, id, &out->one, &c->err));
	out->name = pupil_name(c->a, &out->pupil);
	out->first = pupil_first(&out->pupil);
	return RC_OK;
}

static bool same(const struct circumstance *x, const struct circumstance *y)
{
	return str_eq(x->kind, y->kind) && str_eq(x->level, y->level) && str_eq(x->words, y->words) &&
	       date_cmp(x->starts, y->starts) == 0 && date_cmp(x->ends, y->ends) == 0;
}

static enum rc save_in_tx(struct ctx *c, int64_t pupil_id, const struct circumstance *v, struct circumstance *theirs,
                          const char **field, struct str *why)
{
	struct pupil_key k;
	struct pupil p;
	struct circumstance mine = *v;
	enum rc rc = gate_pupil(c, pupil_id, CAP_RESULTS_WRITE, &ACT_CIRCUMSTANCE_WRITE, &k);

	if (rc == RC_OK)
		rc = pupil_load(c->db, c->a, k, &p, &c->err);
	if (rc != RC_OK)
		return rc;
	*field = circumstance_fault(v, p.born, c->now.today, why);
	if (*field != NULL)
		return RC_INVALID;
	mine.noted_by = c->actor.person_id;
	mine.noted_on = c->now.today;
	rc = circumstance_load(c->db, c->a, k, v->id, theirs, &c->err);
	if (rc == RC_OK && same(v, theirs))
		return RC_OK; /* sent twice */
	if (rc == RC_OK) {
		if (theirs->revision != v->revision)
			return RC_CONFLICT;
		rc = circumstance_update(c->db, c->a, k, &mine, &c->err);
	} else if (rc == RC_NONE && v->revision == 0) {
		mine.revision = 1;
		rc = circumstance_insert(c->db, c->a, k, &mine, &c->err);
	}
	if (rc == RC_OK)
		rc = audit_write(c, pupil_id, &ACT_CIRCUMSTANCE_SAVE, "circumstance", mine.id, mine.words);
	return rc;
}

enum rc circumstance_save(struct ctx *c, int64_t pupil_id, const struct circumstance *v, struct circumstance *theirs,
                          const char **field, struct str *why)
{
	*field = NULL;
	*why = STR_NONE;
	if (v->id <= 0)
		return RC_NONE;
	return save_in_tx(c, pupil_id, v, theirs, field, why);
}
