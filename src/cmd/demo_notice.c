/* Words of a scenario for what people notice, and how the school answers: concerns, observations, circumstances,
 * rounds, the screen, complaints. */
#include "cmd/demo.h"

#include "complain/complaint.h"
#include "enquiry/enquiry.h"
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
static void from_family(const struct demo_act *t, const struct adult *person, size_t n, int64_t *id)
{
	if (n > 0 && demo_field(t->line->field, t->line->fields, "from family").n > 0)
		*id = person[0].id;
}

static enum rc notes_concern(struct demo *d, const struct demo_act *t)
{
	struct concern v = { .id = id_new(), .raised_on = t->day, .language = S("English") };
	struct concerns_of all;

	TRY(concerns_of_load(d->c, t->pupil, &all));
	demo_opened(d);
	TRY(demo_fill(d, t, &concern_rec, &v));
	from_family(t, all.person, all.persons, &v.person_id);
	return concern_note(d->c, t->pupil, &v);
}

static enum rc answers_concern(struct demo *d, const struct demo_act *t)
{
	struct concerns_of all;
	struct concern v, theirs;

	TRY(concerns_of_load(d->c, t->pupil, &all));
	demo_opened(d);
	if (all.n == 0)
		return RC_NONE;
	v = all.item[0].concern;
	TRY(demo_fill(d, t, &concern_rec, &v));
	return concern_decide(d->c, t->pupil, &v, true, &theirs);
}

/* Nobody is signed in: the sender uses the school's public page. */
static enum rc public_page(struct demo *d, const struct demo_act *t)
{
	struct concern_inbox v = { .id = id_new(), .language = S("English") };
	struct public_school school;
	bool full = false;

	d->c->actor = (struct actor){ 0 };
	TRY(public_school_load(d->c, str_fmt(d->c->a, "%lld", (long long)d->school_id), &school));
	TRY(demo_fill(d, t, &concern_inbox_rec, &v));
	return public_worry(d->c, &school, S("192.0.2.7"), &v, &full);
}

/* "enquiry copy": a question, a request or a remark of somebody who is not signed in. */
static enum rc enquiry(struct demo *d, const struct demo_act *t)
{
	struct enquiry v = { .id = id_new() };
	struct public_school school;
	bool full = false;

	d->c->actor = (struct actor){ 0 };
	TRY(public_school_load(d->c, str_fmt(d->c->a, "%lld", (long long)d->school_id), &school));
	TRY(demo_fill(d, t, &enquiry_rec, &v));
	if (!enquiry_kind_of(t->line->arg, &v.kind))
		return err_set(&d->c->err, RC_INVALID, "no kind of enquiry");
	return enquiry_take(d->c, &school, S("192.0.2.8"), &v, &full);
}

static enum rc saw(struct demo *d, const struct demo_act *t)
{
	struct observation v = { .id = id_new(), .seen_on = t->day }, theirs;
	struct edit_fault f = { 0 };

	TRY(demo_fill(d, t, &observation_rec, &v));
	return because(d, observe_save(d->c, t->pupil, &v, &theirs, &f), f.why);
}

static enum rc circumstances(struct demo *d, const struct demo_act *t)
{
	struct circumstance v = { .id = id_new() }, theirs;
	struct edit_fault f = { 0 };

	TRY(demo_fill(d, t, &circumstance_rec, &v));
	return because(d, circumstance_save(d->c, t->pupil, &v, &theirs, &f), f.why);
}

/* ---- the round ---- */

static enum rc asks_everybody(struct demo *d, const struct demo_act *t)
{
	struct round_view v;
	struct round_ask *in = NEW(d->c->a, struct round_ask);
	const char *field;
	struct str why;

	TRY(round_view_load(d->c, t->pupil, &v));
	demo_opened(d);
	in->round = (struct round){ .id = id_new(), .answer_by = v.answer_by };
	for (size_t i = 0; i < v.people; i++)
		in->person[in->people++] = v.person[i].person_id;
	TRY(demo_fill(d, t, &round_rec, &in->round));
	return because(d, round_ask(d->c, t->pupil, in, &field, &why), why);
}

static enum rc answers_round(struct demo *d, const struct demo_act *t)
{
	struct round_line *wait;
	struct round_mine mine;
	struct round_answer theirs;
	bool closed;
	size_t n, at = 0;

	TRY(round_waiting(d->c, &wait, &n));
	while (at < n && wait[at].pupil_id != t->pupil)
		at++;
	if (at == n)
		return RC_OK; /* teaches the class since the holidays only, and was not asked */
	TRY(round_mine_load(d->c, t->pupil, wait[at].round_id, &mine));
	demo_opened(d);
	TRY(demo_fill(d, t, &round_answer_rec, &mine.answer));
	return round_answer_save(d->c, t->pupil, mine.round.id, &mine.answer, &closed, &theirs);
}

/* ---- the screen ---- */

/* "screen-decides 3": the third of those who wait, when so many were found. */
static enum rc screen_decides(struct demo *d, const struct demo_act *t)
{
	struct screen_decision_in in = { .decision = { .id = id_new() } };
	struct screen_faults faults = { 0 };
	struct screen_list l;
	struct screen_one *one = NEW(d->c->a, struct screen_one);
	int64_t at = 0;
	enum rc rc;

	TRY(screen_list_load(d->c, DATE_NONE, &(struct screen_filter){ .has_year = false }, &l));
	demo_opened(d);
	if (!str_int(t->line->arg, &at) || at < 1 || (size_t)at > l.to_decides)
		return RC_OK;
	TRY(screen_one_load(d->c, l.to_decide[at - 1].id, one));
	demo_opened(d);
	TRY(demo_fill(d, t, &screen_decision_rec, &in.decision));
	in.seen_found = one->it.found;
	in.seen_id = one->it.last != NULL ? one->it.last->id : 0;
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

	TRY(complaint_new_load(d->c, t->pupil, &all));
	demo_opened(d);
	TRY(demo_fill(d, t, &complaint_rec, &v));
	from_family(t, all.person, all.persons, &v.person_id);
	return complaint_note(d->c, t->pupil, &v);
}

/* The next step of the newest complaint about the pupil. */
static enum rc writes_complaint(struct demo *d, const struct demo_act *t)
{
	struct complaint_step v = { .id = id_new() };
	struct complaint_new all;

	TRY(complaint_new_load(d->c, t->pupil, &all));
	demo_opened(d);
	if (all.n == 0)
		return RC_NONE;
	TRY(demo_fill(d, t, &complaint_step_rec, &v));
	return complaint_write(d->c, t->pupil, all.item[0].complaint.id, &v, all.item[0].last.number);
}

const struct demo_verb demo_verbs_notice[] = {
	{ "notes-concern", notes_concern },
	{ "answers-concern", answers_concern },
	{ "public-page", public_page },
	{ "enquiry", enquiry },
	{ "saw", saw },
	{ "circumstances", circumstances },
	{ "asks-everybody", asks_everybody },
	{ "answers-round", answers_round },
	{ "screen-decides", screen_decides },
	{ "notes-complaint", notes_complaint },
	{ "writes-complaint", writes_complaint },
	{ NULL, NULL },
};
