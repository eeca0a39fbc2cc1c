#include "review/review.h"

#include "kit/base/buf.h"
#include "kit/base/id.h"
#include "do/support_sql.h"
#include "meeting/meeting_sql.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"
#include "letters/notice_tell.h"

ACTION(ACT_REVIEW_FINISH, "review.finish", "Finished the review");
ACTION(ACT_REVIEW_OPEN, "review.open", "Opened the review");
ACTION(ACT_REVIEW_SAVE, "review.save", "Changed the review");
ACTION(ACT_REVIEW_WRITE, "review.write", "Opened the review to change it");

enum { WEEKS_MAX = 40, WEEK_LETTERS = 10 };

static unsigned next_bits(struct str lines)
{
	unsigned bits = 0;

	while (lines.n > 0)
		bits |= (unsigned)next_step_of(str_cut(lines, '\n', &lines));
	return bits;
}

/* Summary in plain words from the numbers, as a start that people change. */
static struct str summary_draft(struct ctx *c, const struct pupil_view *v, const struct review_outcome *o)
{
	struct buf b = buf_new(c->a, 4096);
	size_t reached = 0;

	for (size_t i = 0; i < v->outcomes; i++)
		reached += o[i].judgement == JUDGEMENT_REACHED;
	buf_fmt(&b, "We looked at %.*s’s plan together. %.*s\n", STR_ARG(v->first),
	        STR_ARG(goals_words(c->a, reached, v->outcomes)));
	for (size_t i = 0; i < v->outcomes; i++) {
		const struct outcome_line *l = &v->outcome[i];

		if (l->outcome.baseline == MILLI_NONE || !l->progress.has_latest)
			continue;
		buf_fmt(&b, "%.*s: %.*s at the start, %.*s now. We hoped for %.*s.\n", STR_ARG(l->outcome.measure),
		        STR_ARG(progress_number(c->a, l->outcome.baseline)),
		        STR_ARG(progress_number(c->a, l->progress.latest.value)),
		        STR_ARG(progress_number(c->a, l->outcome.target)));
	}
	if (v->dose.planned > 0)
		buf_fmt(&b, "%.*s took place.%s", STR_ARG(dose_words(c->a, &v->dose)),
		        v->dose.is_low ? " That is less than we promised, and we are sorry." : "");
	return buf_view(&b);
}

/* The same for the pupil's page, in two sentences. */
static struct str pupil_draft(struct ctx *c, const struct pupil_view *v, const struct review_outcome *o)
{
	size_t reached = 0;

	for (size_t i = 0; i < v->outcomes; i++)
		reached += o[i].judgement == JUDGEMENT_REACHED;
	if (v->outcomes == 0)
		return S("We looked at your plan together.");
	return str_fmt(c->a, "We looked at your plan together. %.*s",
	               STR_ARG(goals_words_to_you(c->a, reached, v->outcomes)));
}

static enum outcome_judgement judged(const struct outcome_line *l)
{
	if (l->outcome.baseline == MILLI_NONE || l->outcome.target == MILLI_NONE || !l->progress.has_latest)
		return JUDGEMENT_CANNOT_TELL;
	switch (judgement_of(l->outcome.baseline, l->outcome.target, true, l->progress.latest.value)) {
	case JUDGED_REACHED:
	case JUDGED_MORE:
		return JUDGEMENT_REACHED;
	case JUDGED_PARTLY:
		return JUDGEMENT_PARTLY;
	case JUDGED_NONE:
	case JUDGED_BACK:
		return JUDGEMENT_NOT_REACHED;
	case JUDGED_UNKNOWN:
		break;
	}
	return JUDGEMENT_CANNOT_TELL;
}

/* A new review: everything that can be derived is there. */
static void review_new(struct ctx *c, const struct pupil_view *v, struct review_whole *w)
{
	*w = (struct review_whole){ .review = { .id = id_new(),
		                                .cycle_id = v->cycle[0].cycle.id,
		                                .plan_id = v->plan.plan.id,
		                                .held_on = c->now.today,
		                                .state = REVIEW_DRAFT,
		                                .made_by = c->actor.person_id,
		                                .revision = 0 } };
	w->outcomes = v->outcomes;
	w->outcome = NEW_ARRAY(c->a, struct review_outcome, v->outcomes);
	for (size_t i = 0; i < v->outcomes; i++)
		w->outcome[i] = (struct review_outcome){ .outcome_root = v->outcome[i].outcome.root_id,
			                                 .judgement = judged(&v->outcome[i]),
			                                 .after_value = v->outcome[i].progress.has_latest
			                                                    ? v->outcome[i].progress.latest.value
			                                                    : MILLI_NONE,
			                                 .carry = 1 };
	w->provisions = v->supports;
	w->provision = NEW_ARRAY(c->a, struct review_provision, v->supports);
	for (size_t i = 0; i < v->supports; i++)
		w->provision[i] = (struct review_provision){ .provision_root = v->support[i].provision.root_id };
	w->review.summary = summary_draft(c, v, w->outcome);
	w->review.pupil_summary = pupil_draft(c, v, w->outcome);
	w->review.present = v->next_meeting.who;
}

/* Puts saved lines into the order of the plan, so that page and form agree. */
static void lines_order(struct ctx *c, const struct pupil_view *v, struct review_whole *w)
{
	struct review_outcome *o = NEW_ARRAY(c->a, struct review_outcome, v->outcomes);
	struct review_provision *p = NEW_ARRAY(c->a, struct review_provision, v->supports);

	for (size_t i = 0; i < v->outcomes; i++) {
		o[i] = (struct review_outcome){ .outcome_root = v->outcome[i].outcome.root_id,
			                        .after_value = MILLI_NONE,
			                        .carry = 1 };
		for (size_t k = 0; k < w->outcomes; k++)
			if (w->outcome[k].outcome_root == o[i].outcome_root)
				o[i] = w->outcome[k];
	}
	for (size_t i = 0; i < v->supports; i++) {
		p[i] = (struct review_provision){ .provision_root = v->support[i].provision.root_id };
		for (size_t k = 0; k < w->provisions; k++)
			if (w->provision[k].provision_root == p[i].provision_root)
				p[i] = w->provision[k];
	}
	w->outcome = o;
	w->outcomes = v->outcomes;
	w->provision = p;
	w->provisions = v->supports;
}

/* Letters by week for the squares: d done, p part, m missed. */
static enum rc weeks_make(struct ctx *c, struct pupil_key k, struct review_view *out)
{
	struct session_note *s;
	size_t n;
	const struct pupil_view *v = &out->pupil;

	TRY(session_list(c->db, c->a, k, v->cycle[0].cycle.opened_on, &s, &n, &c->err));
	out->weeks = NEW_ARRAY(c->a, struct str, v->supports * WEEKS_MAX);
	out->week_count = NEW_ARRAY(c->a, size_t, v->supports);
	for (size_t i = 0; i < v->supports; i++) {
		struct date from = v->support[i].provision.starts;
		struct date monday = date_none(from) ? c->now.today : date_add(from, -date_weekday(from));

		for (size_t t = n; t-- > 0;) { /* oldest first */
			int32_t week = date_diff(s[t].on_day, monday) / 7;
			struct str *cell = &out->weeks[i * WEEKS_MAX + (size_t)(week < 0 ? 0 : week)];

			if (s[t].provision_root != v->support[i].provision.root_id || week < 0 || week >= WEEKS_MAX ||
			    cell->n >= WEEK_LETTERS)
				continue;
			*cell = str_fmt(c->a, "%.*s%c", STR_ARG(*cell),
			                s[t].result == SESSION_GIVEN  ? 'd'
			                : s[t].result == SESSION_PART ? 'p'
			                                              : 'm');
			if (out->week_count[i] < (size_t)week + 1)
				out->week_count[i] = (size_t)week + 1;
		}
	}
	return RC_OK;
}

/* Cycles in a row, the one under review included, in which no outcome was reached; 0 while something is not judged. */
static int64_t slow_cycles(const struct review_view *v, const enum judgement *judged, size_t n)
{
	int64_t slow = n > 0 ? 1 : 0;

	for (size_t i = 0; i < n; i++)
		if (judged[i] == JUDGED_REACHED || judged[i] == JUDGED_UNKNOWN)
			return 0;
	for (size_t i = 1; slow > 0 && i < v->pupil.cycles; i++) { /* newest first */
		const struct cycle_line *y = &v->pupil.cycle[i];

		if (!y->reviewed || y->outcomes == 0 || y->reached > 0)
			break;
		slow++;
	}
	return slow;
}

struct check_list review_check_of(struct ctx *c, const struct review_view *v)
{
	const struct review_whole *w = &v->whole;
	enum judgement *judged_as = NEW_ARRAY(c->a, enum judgement, w->outcomes);
	struct review_fact f = { .pupil = v->pupil.first,
		                 .held = w->review.held_on,
		                 .outcomes = w->outcomes,
		                 .judged = judged_as,
		                 .supports = w->provisions,
		                 .next = next_bits(w->review.next_step),
		                 .why = w->review.why,
		                 .learned = w->review.learned,
		                 .summary = w->review.summary,
		                 .family_agrees = w->review.family_agrees };

	for (size_t i = 0; i < w->outcomes; i++)
		judged_as[i] = w->outcome[i].judgement == JUDGEMENT_REACHED       ? JUDGED_REACHED
		               : w->outcome[i].judgement == JUDGEMENT_PARTLY      ? JUDGED_PARTLY
		               : w->outcome[i].judgement == JUDGEMENT_NOT_REACHED ? JUDGED_NONE
		                                                                  : JUDGED_UNKNOWN;
	f.slow_cycles = slow_cycles(v, judged_as, w->outcomes);
	for (size_t i = 0; i < w->provisions; i++)
		f.supports_decided += w->provision[i].decision != PROVISION_NONE;
	for (size_t i = 0; i < v->views; i++) {
		f.has_parent_view = f.has_parent_view || v->view[i].who == VIEW_WHO_PARENT;
		f.has_pupil_view = f.has_pupil_view || v->view[i].who == VIEW_WHO_PUPIL;
		f.has_staff_view = f.has_staff_view || v->view[i].who == VIEW_WHO_STAFF;
	}
	return review_check(c->a, &f, c->now.today);
}

static enum rc views_read(struct ctx *c, struct pupil_key k, struct review_view *out)
{
	struct view *all;
	size_t n;
	struct date since = out->pupil.cycle[0].cycle.planned_on;

	TRY(view_list(c->db, c->a, k, out->pupil.cycle[0].cycle.id, &all, &n, &c->err));
	out->view = NEW_ARRAY(c->a, struct view, n);
	for (size_t i = 0; i < n; i++)
		if (!all[i].private && (all[i].moment == VIEW_MOMENT_REVIEW || (all[i].moment == VIEW_MOMENT_ANYTIME &&
		                                                                date_cmp(all[i].given_on, since) >= 0)))
			out->view[out->views++] = all[i];
	return RC_OK;
}

enum rc review_load(struct ctx *c, int64_t pupil_id, struct review_view *out)
{
	struct pupil_key k;
	enum rc rc;

	*out = (struct review_view){ 0 };
	rc = gate_pupil(c, pupil_id, CAP_REVIEW, &ACT_REVIEW_OPEN, &k);
	if (rc == RC_OK)
		rc = pupil_view_load(c, pupil_id, &out->pupil);
	if (rc == RC_OK && (!out->pupil.has_plan || date_none(out->pupil.fact.plan_shared)))
		rc = RC_NONE; /* the plan of the cycle before has had its review */
	if (rc == RC_OK)
		rc = views_read(c, k, out);
	if (rc == RC_OK)
		rc = review_asked_read(c, k, &out->asked);
	if (rc == RC_OK)
		rc = home_known(c, k, &out->home);
	if (rc == RC_OK)
		rc = weeks_make(c, k, out);
	if (rc == RC_OK) {
		rc = review_of_cycle(c->db, c->a, k, out->pupil.cycle[0].cycle.id, &out->whole, &c->err);
		if (rc == RC_NONE) {
			review_new(c, &out->pupil, &out->whole);
			out->is_new = true;
			rc = RC_OK;
		} else if (rc == RC_OK) {
			lines_order(c, &out->pupil, &out->whole);
			out->is_final = out->whole.review.state == REVIEW_FINAL;
		}
	}
	if (rc == RC_OK)
		out->check = review_check_of(c, out);
	return rc;
}

static void ids_fill(struct review_whole *w)
{
	for (size_t i = 0; i < w->outcomes; i++) {
		w->outcome[i].id = id_new();
		w->outcome[i].review_id = w->review.id;
	}
	for (size_t i = 0; i < w->provisions; i++) {
		w->provision[i].id = id_new();
		w->provision[i].review_id = w->review.id;
	}
}

enum rc review_save(struct ctx *c, int64_t pupil_id, struct review_whole *in)
{
	struct pupil_key k;
	struct review_whole have;
	struct cycle cycle;
	enum rc rc = gate_pupil(c, pupil_id, CAP_REVIEW, &ACT_REVIEW_WRITE, &k);

	if (rc == RC_OK)
		rc = cycle_load(c->db, c->a, k, in->review.cycle_id, &cycle, &c->err); /* the cycle is this pupil's */
	if (rc == RC_OK)
		rc = review_of_cycle(c->db, c->a, k, in->review.cycle_id, &have, &c->err);
	ids_fill(in);
	if (rc == RC_NONE) {
		in->review.revision = 1;
		in->review.state = REVIEW_DRAFT;
		rc = review_insert(c->db, c->a, k, in, &c->err);
	} else if (rc == RC_OK) {
		if (have.review.id == in->review.id && in->review.revision == 0)
			in->review.revision = have.review.revision; /* the first save, sent twice */
		if (have.review.id != in->review.id || have.review.state == REVIEW_FINAL)
			return RC_CONFLICT;
		in->review.state = have.review.state;
		in->review.plan_id = have.review.plan_id;
		rc = review_update(c->db, c->a, k, in, &c->err);
	}
	if (rc == RC_OK)
		rc = audit_write(c, pupil_id, &ACT_REVIEW_SAVE, "review", in->review.id, in->review.summary);
	return rc;
}

/* The meeting that the review was: of its day, else the one that was booked for it, which then was on that day. */
static struct meeting *meeting_of(struct meeting *m, size_t n, const struct review *r)
{
	for (size_t i = 0; i < n; i++)
		if (date_cmp(m[i].on_day, r->held_on) == 0 && m[i].state != MEETING_CANCELLED)
			return &m[i];
	for (size_t i = 0; i < n; i++)
		if (m[i].kind == MEETING_KIND_REVIEW && m[i].state == MEETING_BOOKED)
			return &m[i];
	return NULL;
}

/* The review is a meeting with the parents when they took part: counted once (R56, R57 are counted apart). */
static enum rc meeting_note(struct ctx *c, struct pupil_key k, const struct review *r)
{
	struct meeting *all;
	struct meeting *m;
	size_t n;

	TRY(meeting_list(c->db, c->a, k, &all, &n, &c->err));
	m = meeting_of(all, n, r);
	if (m != NULL) {
		m->on_day = r->held_on;
		m->state = MEETING_HELD;
		m->agreed = m->agreed.n > 0 ? m->agreed : r->why;
		return meeting_update(c->db, c->a, k, m, &c->err);
	}
	return meeting_insert(c->db, c->a, k,
	                      &(struct meeting){ .id = id_new(),
	                                         .cycle_id = r->cycle_id,
	                                         .kind = MEETING_KIND_REVIEW,
	                                         .on_day = r->held_on,
	                                         .place = S(""),
	                                         .who = r->present,
	                                         .state = MEETING_HELD,
	                                         .counts = 1,
	                                         .notes = r->family_agrees,
	                                         .agreed = r->why,
	                                         .made_by = c->actor.person_id,
	                                         .revision = 1 },
	                      &c->err);
}

static enum rc cycle_turn(struct ctx *c, struct pupil_key k, const struct review *r, bool ends)
{
	struct cycle now;

	TRY(cycle_load(c->db, c->a, k, r->cycle_id, &now, &c->err));
	now.reviewed_on = r->held_on;
	now.closed_on = c->now.today;
	now.learned = r->learned;
	TRY(cycle_update(c->db, c->a, k, &now, &c->err));
	if (!ends)
		TRY(cycle_insert(c->db, c->a, k,
		                 &(struct cycle){ .id = id_new(),
		                                  .number = now.number + 1,
		                                  .opened_on = c->now.today,
		                                  .revision = 1 },
		                 &c->err));
	return RC_OK;
}

/* The same press again, when the next cycle is open already. */
static enum rc finished_before(struct ctx *c, struct pupil_key k, int64_t cycle_id, int64_t review_id)
{
	struct review_whole was;

	TRY(review_of_cycle(c->db, c->a, k, cycle_id, &was, &c->err));
	return was.review.id == review_id && was.review.state == REVIEW_FINAL ? RC_OK : RC_NONE;
}

enum rc review_finish(struct ctx *c, int64_t pupil_id, int64_t review_id, int64_t revision, struct check_list *check)
{
	struct review_view *v = NEW(c->a, struct review_view);
	struct review *r = &v->whole.review;
	struct pupil_key k;
	size_t on_paper;
	enum rc rc;

	TRY(gate_pupil(c, pupil_id, CAP_REVIEW, &ACT_REVIEW_FINISH, &k));
	rc = review_load(c, pupil_id, v);
	if (rc == RC_NONE && v->pupil.cycles > 1)
		return finished_before(c, k, v->pupil.cycle[1].cycle.id, review_id);
	TRY(rc);
	if (r->id != review_id)
		return v->is_new ? finished_before(c, k, v->pupil.cycle[0].cycle.id, review_id) : RC_CONFLICT;
	if (v->is_final)
		return RC_OK;
	if (r->revision != revision)
		return RC_CONFLICT;
	*check = v->check;
	if (!checks_pass(check))
		return RC_INVALID;
	r->state = REVIEW_FINAL;
	r->finished_on = c->now.today;
	r->why_read = 1;
	ids_fill(&v->whole);
	TRY(review_update(c->db, c->a, k, &v->whole, &c->err));
	TRY(meeting_note(c, k, r));
	TRY(cycle_turn(c, k, r, (next_bits(r->next_step) & NEXT_STEP_DOWN) != 0));
	TRY(notice_tell_family(c, k, NOTICE_REVIEW, r->id, r->summary, TELL_NOW, &on_paper));
	return audit_write(c, pupil_id, &ACT_REVIEW_FINISH, "review", r->id, r->next_step);
}

enum rc review_add_view(struct ctx *c, int64_t pupil_id, struct view *in)
{
	struct pupil_key k;
	struct cycle cycle;
	enum rc rc = gate_pupil(c, pupil_id, CAP_REVIEW, &ACT_REVIEW_WRITE, &k);

	if (rc == RC_OK)
		rc = cycle_latest(c->db, c->a, k, &cycle, &c->err);
	in->cycle_id = cycle.id;
	in->moment = VIEW_MOMENT_REVIEW;
	in->given_on = c->now.today;
	in->language = S("en");
	in->revision = 1;
	if (rc == RC_OK)
		rc = view_insert(c->db, c->a, k, in, &c->err);
	if (rc == RC_CONFLICT)
		return RC_OK; /* sent twice */
	if (rc == RC_OK)
		rc = audit_write(c, pupil_id, &ACT_VIEW_ADD, "view", in->id, in->words);
	return rc;
}
