#include "notice/observe/observe.h"

#include "core/record/check_rule.h"
#include "notice/observe/observation_sql.h"
#include "core/rights/author.h"
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
	if (id != 0 && !author_is_me(c, out->one.seen_by))
		return RC_NONE;
	out->name = pupil_name(c->a, &out->pupil);
	out->first = pupil_first(&out->pupil);
	return RC_OK;
}

static struct edit_fault fault(const void *mine, const struct pupil *p, struct date today)
{
	const struct observation *v = mine;

	if (date_none(v->seen_on) || date_cmp(v->seen_on, today) > 0)
		return (struct edit_fault){ "seen_on", S("Enter the day: not in the future") };
	if (date_cmp(v->seen_on, p->born) < 0)
		return (struct edit_fault){ "seen_on", S("This day is before the pupil was born") };
	if (v->place == OBSERVED_NONE)
		return (struct edit_fault){ "place", S("Choose where it was") };
	return (struct edit_fault){ is_filled(v->words) ? NULL : "words", S("Write what you saw") };
}

/* Who saw it writes it down, and changes it: nobody else. */
static enum rc complete(struct ctx *c, struct pupil_key k, void *mine, const void *theirs)
{
	struct observation *v = mine;
	const struct observation *was = theirs;

	(void)k;
	v->seen_by = was != NULL ? was->seen_by : c->actor.person_id;
	v->noted_at = was != NULL ? was->noted_at : c->now.utc;
	return was == NULL || author_is_me(c, was->seen_by) ? RC_OK : RC_NONE;
}

static const struct edit OBSERVATION_EDIT = { .sql = &observation_sql,
	                                      .cap = CAP_OBSERVE,
	                                      .open = &ACT_OBSERVATION_WRITE,
	                                      .wrote = &ACT_OBSERVATION_SAVE,
	                                      .words = "words",
	                                      .fault = fault,
	                                      .complete = complete };

enum rc observe_save(struct ctx *c, int64_t pupil_id, const struct observation *v, struct observation *theirs,
                     struct edit_fault *f)
{
	return record_edit(c, &OBSERVATION_EDIT, pupil_id, v, theirs, f);
}
