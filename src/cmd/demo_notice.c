/* Words of a scenario for what people notice, and how the school answers: concerns, observations, circumstances,
 * rounds, the screen, complaints. */
#include "cmd/demo.h"

#include "complain/complaint.h"
#include "kit/base/id.h"
#include "notice/concern/concern.h"
#include "notice/concern/concern_public.h"
#include "notice/observe/observe.h"
#include "notice/results/circumstance.h"
#include "notice/round/round.h"
#include "notice/screen/screen_list.h"

static enum rc because(struct demo *d, enum rc rc, struct str why)
{
	return rc == RC_INVALID ? err_set(&d->c->err, rc, "%.*s", STR_ARG(why)) : rc;
}

/* The first adult of the family, when the line says that it was one. */
static void from_family(struct demo *d, const struct demo_act *t, const struct adult *person, size_t n, int64_t *id)
{
	if (n > 0 && demo_field(t->line->field, t->line->fields, "from family").n > 0)
		*id = person[0].id;
	(void)d;
}

static enum rc notes_concern(struct demo *d, const struct demo_act *t)
{
	struct concern v = { .id = id_new(), .raised_on = t->day, .language = S("English") };
	struct concerns_of all;
	int64_t pupil;
	enum rc rc = demo_pupil_id(d, t->x->p, &pupil);

	if (rc == RC_OK)
		rc = concerns_of_load(d->c, pupil, &all);
	demo_opened(d);
	if (rc == RC_OK)
		rc = demo_fill(d, t, &concern_rec, &v);
	if (rc == RC_OK)
		from_family(d, t, all.person, all.persons, &v.person_id);
	return rc == RC_OK ? concern_note(d->c, pupil, &v) : rc;
}

static enum rc answers_concern(struct demo *d, const struct demo_act *t)
{
	struct concerns_of all;
	struct concern v, theirs;
	int64_t pupil;
	enum rc rc = demo_pupil_id(d, t->x->p, &pupil);

	if (rc == RC_OK)
		rc = concerns_of_load(d->c, pupil, &all);
	demo_opened(d);
	if (rc == RC_OK && all.n == 0)
		return RC_NONE;
	if (rc != RC_OK)
		return rc;
	v = all.item[0].concern;
	rc = demo_fill(d, t, &concern_rec, &v);
	return rc == RC_OK ? concern_decide(d->c, pupil, &v, true, &theirs) : rc;
}

/* Nobody is signed in: the sender uses the school's public page. */
static enum rc public_page(struct demo *d, const struct demo_act *t)
{
	struct concern_inbox v = { .id = id_new(), .language = S("English") };
	struct public_school school;
	bool full = false;
	enum rc rc;

	d->c->actor = (struct actor){ 0 };
	rc = public_school_load(d->c, d->school_id, &school);
	if (rc == RC_OK)
		rc = demo_fill(d, t, &concern_inbox_rec, &v);
	return rc == RC_OK ? public_worry(d->c, &school, S("192.0.2.7"), &v, &full) : rc;
}

static enum rc saw(struct demo *d, const struct demo_act *t)
{
	struct observation v = { .id = id_new(), .seen_on = t->day }, theirs;
	const char *field;
	struct str why = STR_NONE;
	int64_t pupil;
	enum rc rc = demo_pupil_id(d, t->x->p, &pupil);

	if (rc == RC_OK)
		rc = demo_fill(d, t, &observation_rec, &v);
	return rc == RC_OK ? because(d, observe_save(d->c, pupil, &v, &theirs, &field, &why), why) : rc;
}

static enum rc circumstances(struct demo *d, const struct demo_act *t)
{
	struct circumstance v = { .id = id_new() }, theirs;
	const char *field;
	struct str why = STR_NONE;
	int64_t pupil;
	enum rc rc = demo_pupil_id(d, t->x->p, &pupil);

	if (rc == RC_OK)
		rc = demo_fill(d, t, &circumstance_rec, &v);
	return rc == RC_OK ? because(d, circumstance_save(d->c, pupil, &v, &theirs, &field, &why), why) : rc;
}

/* ---- the round ---- */

static enum rc asks_everybody(struct demo *d, const struct demo_act *t)
{
	struct round_view v;
	struct round_ask *in = NEW(d->c->a, struct round_ask);
	const char *field;
	struct str why;
	int64_t pupil;
	enum rc rc = demo_pupil_id(d, t->x->p, &pupil);

	if (rc == RC_OK)
		rc = round_view_load(d->c, pupil, &v);
	demo_opened(d);
	in->round = (struct round){ .id = id_new(), .answer_by = rc == RC_OK ? v.answer_by : t->day };
	for (size_t i = 0; rc == RC_OK && i < v.people; i++)
		in->person[in->people++] = v.person[i].person_id;
	if (rc == RC_OK)
		rc = demo_fill(d, t, &round_rec, &in->round);
	return rc == RC_OK ? because(d, round_ask(d->c, pupil, in, &field, &why), why) : rc;
}

static enum rc answers_round(struct demo *d, const struct demo_act *t)
{
	struct round_line *wait;
	struct round_mine mine;
	struct round_answer theirs;
	bool closed;
	size_t n;
	int64_t pupil;
	enum rc rc = demo_pupil_id(d, t->x->p, &pupil);

	if (rc == RC_OK)
		rc = round_waiting(d->c, &wait, &n);
	for (size_t i = 0; rc == RC_OK && i < n; i++) {
		if (wait[i].pupil_id != pupil)
			continue;
		rc = round_mine_load(d->c, pupil, wait[i].round_id, &mine);
		demo_opened(d);
		if (rc == RC_OK)
			rc = demo_fill(d, t, &round_answer_rec, &mine.answer);
		return rc == RC_OK ? round_answer_save(d->c, pupil, mine.round.id, &mine.answer, &closed, &theirs) : rc;
	}
	return rc == RC_OK ? RC_NONE : rc;
}

/* ---- the screen ---- */

/* "screen-decides 3": about every so manieth of those who wait, a decision for each line that says so. */
static enum rc screen_decides(struct demo *d, const struct demo_act *t)
{
	struct screen_decision_in in = { .decision = { .id = id_new() } };
	struct screen_faults faults = { 0 };
	struct screen_list l;
	struct screen_one *one = NEW(d->c->a, struct screen_one);
	int64_t at = 0;
	enum rc rc = screen_list_load(d->c, DATE_NONE, &(struct screen_filter){ .has_year = false }, &l);

	demo_opened(d);
	if (rc != RC_OK || !str_int(t->line->arg, &at) || (size_t)at > l.to_decides || at < 1)
		return rc; /* fewer were found */
	rc = screen_one_load(d->c, l.to_decide[at - 1].id, one);
	demo_opened(d);
	if (rc == RC_OK)
		rc = demo_fill(d, t, &screen_decision_rec, &in.decision);
	in.seen_found = one->it.found;
	in.seen_id = one->it.last != NULL ? one->it.last->id : 0;
	if (rc == RC_OK)
		rc = screen_decide(d->c, one->it.id, &in, &faults);
	for (size_t i = 0; rc == RC_INVALID && i < faults.check.n; i++)
		if (faults.check.item[i].state == CHECK_MISSING)
			return because(d, rc, faults.check.item[i].text);
	return rc;
}

/* ---- complaints ---- */

static enum rc notes_complaint(struct demo *d, const struct demo_act *t)
{
	struct complaint v = { .id = id_new(), .raised_on = t->day };
	struct complaint_new all;
	int64_t pupil;
	enum rc rc = demo_pupil_id(d, t->x->p, &pupil);

	if (rc == RC_OK)
		rc = complaint_new_load(d->c, pupil, &all);
	demo_opened(d);
	if (rc == RC_OK)
		rc = demo_fill(d, t, &complaint_rec, &v);
	if (rc == RC_OK)
		from_family(d, t, all.person, all.persons, &v.person_id);
	return rc == RC_OK ? complaint_note(d->c, pupil, &v) : rc;
}

/* The next step of the newest complaint about the pupil. */
static enum rc writes_complaint(struct demo *d, const struct demo_act *t)
{
	struct complaint_step v = { .id = id_new() };
	struct complaint_new all;
	int64_t pupil;
	enum rc rc = demo_pupil_id(d, t->x->p, &pupil);

	if (rc == RC_OK)
		rc = complaint_new_load(d->c, pupil, &all);
	demo_opened(d);
	if (rc == RC_OK && all.n == 0)
		return RC_NONE;
	if (rc == RC_OK)
		rc = demo_fill(d, t, &complaint_step_rec, &v);
	return rc == RC_OK ? complaint_write(d->c, pupil, all.item[0].complaint.id, &v, all.item[0].last.number) : rc;
}

const struct demo_verb demo_verbs_notice[] = {
	{ "notes-concern", notes_concern },
	{ "answers-concern", answers_concern },
	{ "public-page", public_page },
	{ "saw", saw },
	{ "circumstances", circumstances },
	{ "asks-everybody", asks_everybody },
	{ "answers-round", answers_round },
	{ "screen-decides", screen_decides },
	{ "notes-complaint", notes_complaint },
	{ "writes-complaint", writes_complaint },
	{ NULL, NULL },
};
