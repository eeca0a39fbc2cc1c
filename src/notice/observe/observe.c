#include "notice/observe/observe.h"

#include "core/record/check_rule.h"
#include "notice/observe/observation_sql.h"
#include "core/people/pupil_sql.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"

ACTION(ACT_OBSERVATION_OPEN, "observation.open", "Read the observations");
ACTION(ACT_OBSERVATION_SAVE, "observation.save", "Noted an observation");
ACTION(ACT_OBSERVATION_WRITE, "observation.write", "Opened an observation to change it");

enum { SHOWN = 200 };

enum rc observe_load(struct ctx *c, int64_t pupil_id, int64_t id, struct observe_view *out)
{
	struct pupil_key k;

	*out = (struct observe_view){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_OBSERVE, &ACT_OBSERVATION_OPEN, &k));
	TRY(pupil_load(c->db, c->a, k, &out->pupil, &c->err));
	TRY(observation_latest(c->db, c->a, k, SHOWN, &out->item, &out->n, &c->err));
	if (id != 0)
		TRY(observation_load(c->db, c->a, k, id, &out->one, &c->err));
	if (id != 0 && out->one.seen_by != c->actor.person_id)
		TRY(RC_NONE);
	out->name = pupil_name(c->a, &out->pupil);
	out->first = pupil_first(&out->pupil);
	return RC_OK;
}

static const char *fault(const struct observation *v, struct date born, struct date today, struct str *why)
{
	*why = S("Enter the day: not in the future");
	if (date_none(v->seen_on) || date_cmp(v->seen_on, today) > 0)
		return "seen_on";
	*why = S("This day is before the pupil was born");
	if (date_cmp(v->seen_on, born) < 0)
		return "seen_on";
	*why = S("Choose where it was");
	if (v->place.n == 0)
		return "place";
	*why = S("Write what you saw");
	return is_filled(v->words) ? NULL : "words";
}

static bool same(const struct observation *x, const struct observation *y)
{
	return date_cmp(x->seen_on, y->seen_on) == 0 && str_eq(x->place, y->place) && str_eq(x->subject, y->subject) &&
	       str_eq(x->words, y->words) && str_eq(x->helped, y->helped);
}

static enum rc save_in_tx(struct ctx *c, int64_t pupil_id, const struct observation *v, struct observation *theirs,
                          const char **field, struct str *why)
{
	struct pupil_key k;
	struct pupil p;
	struct observation mine = *v;
	enum rc rc = gate_pupil(c, pupil_id, CAP_OBSERVE, &ACT_OBSERVATION_WRITE, &k);

	if (rc == RC_OK)
		rc = pupil_load(c->db, c->a, k, &p, &c->err);
	if (rc != RC_OK)
		return rc;
	*field = fault(v, p.born, c->now.today, why);
	if (*field != NULL)
		return RC_INVALID;
	mine.seen_by = c->actor.person_id;
	mine.noted_at = c->now.utc;
	rc = observation_load(c->db, c->a, k, v->id, theirs, &c->err);
	if (rc == RC_OK && theirs->seen_by != mine.seen_by)
		return RC_NONE;
	if (rc == RC_OK && same(v, theirs))
		return RC_OK; /* sent twice */
	if (rc == RC_OK) {
		if (theirs->revision != v->revision)
			return RC_CONFLICT;
		mine.noted_at = theirs->noted_at;
		rc = observation_update(c->db, c->a, k, &mine, &c->err);
	} else if (rc == RC_NONE && v->revision == 0) {
		mine.revision = 1;
		rc = observation_insert(c->db, c->a, k, &mine, &c->err);
	}
	return rc == RC_OK ? audit_write(c, pupil_id, &ACT_OBSERVATION_SAVE, "observation", mine.id, mine.words) : rc;
}

enum rc observe_save(struct ctx *c, int64_t pupil_id, const struct observation *v, struct observation *theirs,
                     const char **field, struct str *why)
{
	*field = NULL;
	*why = STR_NONE;
	if (v->id <= 0)
		return RC_NONE;
	return save_in_tx(c, pupil_id, v, theirs, field, why);
}
