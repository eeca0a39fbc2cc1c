#include "story/pupil_view.h"

#include "do/support_sql.h"
#include "meeting/meeting.h"
#include "review/review_sql.h"
#include "core/school/calendar.h"
#include "core/rights/gate.h"

ACTION(ACT_PUPIL_OPEN, "pupil.open", "Opened the record");

/* What is loaded once and used by several parts. */
struct raw {
	struct calendar calendar;
	struct measure_point *point;
	size_t points;
	struct session_given *session;
	size_t sessions;
};

static enum rc people_load(struct ctx *c, struct pupil_key k, struct pupil_view *v)
{
	struct date today = c->now.today;

	TRY(pupil_load(c->db, c->a, k, &v->pupil, &c->err));
	TRY(young_read(c, k, v->pupil.born, &v->young));
	TRY(standing_on(c->db, c->a, k, today, &v->status, &v->need, &v->needs, &c->err));
	TRY(pupil_staff_list(c->db, c->a, k, today, &v->staff, &v->staffs, &c->err));
	if (role_can(c->actor.hat, CAP_CONTACTS))
		TRY(contact_list(c->db, c->a, k, today, &v->contact, &v->contacts, &c->err));
	v->name = pupil_name(c->a, &v->pupil);
	v->first = pupil_first(&v->pupil);
	return RC_OK;
}

static struct cycle_fact fact_of(const struct cycle *y, struct date review_begun)
{
	return (struct cycle_fact){ .number = y->number,
		                    .opened = y->opened_on,
		                    .assessed = y->assessed_on,
		                    .plan_shared = y->planned_on,
		                    .first_session = y->do_on,
		                    .review_due = y->review_on,
		                    .review_begun = review_begun,
		                    .reviewed = y->reviewed_on,
		                    .closed = y->closed_on };
}

static const struct review_count *count_of(const struct review_count *r, size_t n, int64_t cycle_id)
{
	for (size_t i = 0; i < n; i++)
		if (r[i].cycle_id == cycle_id)
			return &r[i];
	return NULL;
}

/* Outcomes reached in the review of a cycle, for the picture of the year. */
static void cycle_result(const struct review_count *r, struct cycle_line *l)
{
	if (r == NULL)
		return;
	l->outcomes = r->outcomes;
	l->reviewed = r->state == REVIEW_FINAL;
	l->reached = r->reached;
}

static enum rc cycles_load(struct ctx *c, struct pupil_key k, struct pupil_view *v)
{
	struct review_count *review = NULL;
	size_t reviews = 0;
	struct cycle *y;

	TRY(cycle_list(c->db, c->a, k, &y, &v->cycles, &c->err));
	v->cycle = NEW_ARRAY(c->a, struct cycle_line, v->cycles);
	if (v->cycles > 0)
		TRY(review_counts(c->db, c->a, k, &review, &reviews, &c->err));
	for (size_t i = 0; i < v->cycles; i++) {
		const struct review_count *r = count_of(review, reviews, y[i].id);
		struct cycle_fact f = fact_of(&y[i], i == 0 && r != NULL ? r->begun : DATE_NONE);

		v->cycle[i] = (struct cycle_line){ .cycle = y[i], .stage = stage_derive(&f, c->now.today) };
		for (int s = 0; s < STAGE_STEPS; s++)
			v->cycle[i].step[s] = step_state_of(&f, (enum stage)s, c->now.today);
		if (i == 0) {
			v->fact = f;
			v->stage = v->cycle[0].stage;
		}
		if (v->record && !date_none(y[i].reviewed_on) &&
		    date_cmp(y[i].opened_on, date_add(date_school_year(c->now.today), -5)) >= 0)
			cycle_result(r, &v->cycle[i]);
	}
	return RC_OK;
}

/* The steps of the running cycle, when its plan is known. */
static void steps_fill(struct ctx *c, struct pupil_view *v)
{
	if (v->cycles == 0)
		return;
	if (v->has_plan && v->plan.plan.cycle_id == v->cycle[0].cycle.id)
		v->fact.agreement = plan_agreement(v->plan.plan.parents_agree, v->stand, v->stands);
	cycle_steps(c->a, &v->fact, c->now.today, v->step);
}

/* From when on numbers and sessions belong to the plan that is read: the last plan stands until the next is shared,
 * also when its review is done and a new cycle has begun. */
static struct date plan_since(const struct pupil_view *v)
{
	for (size_t i = 0; i < v->cycles; i++)
		if (v->cycle[i].cycle.id == v->plan.plan.cycle_id)
			return v->cycle[i].cycle.opened_on;
	return v->cycles > 0 ? v->cycle[0].cycle.opened_on : DATE_NONE;
}

/* Points of one outcome since the plan began; points come in order of outcome and date. */
static void outcome_fill(struct ctx *c, const struct pupil_view *v, const struct raw *r, struct outcome_line *l)
{
	struct date since = plan_since(v);
	struct outcome_fact f = { .has_baseline = l->outcome.baseline != MILLI_NONE,
		                  .baseline = l->outcome.baseline,
		                  .baseline_on = v->plan.plan.shared_on,
		                  .has_target = l->outcome.target != MILLI_NONE,
		                  .target = l->outcome.target,
		                  .by = date_none(l->outcome.by_on) ? v->plan.plan.review_on : l->outcome.by_on };

	l->point = NEW_ARRAY(c->a, struct point, r->points);
	for (size_t i = 0; i < r->points; i++)
		if (r->point[i].outcome_root == l->outcome.root_id && date_cmp(r->point[i].on_day, since) >= 0)
			l->point[l->points++] = (struct point){ r->point[i].on_day, r->point[i].value };
	f.point = l->point;
	f.points = l->points;
	l->progress = progress_of(c->a, &f, c->now.today);
}

static void support_fill(struct ctx *c, struct pupil_view *v, const struct raw *r, struct support_dose *l)
{
	struct session_fact *s = NEW_ARRAY(c->a, struct session_fact, r->sessions);
	struct provision_fact p = { l->provision.per_week, l->provision.starts, l->provision.ends };
	struct date until = date_add(c->now.today, -1);
	size_t n = 0;

	for (size_t i = 0; i < r->sessions; i++)
		if (r->session[i].provision_root == l->provision.root_id && date_cmp(r->session[i].on_day, p.from) >= 0)
			s[n++] = (struct session_fact){ r->session[i].on_day, r->session[i].result,
				                        session_reason_code(r->session[i].reason) };
	l->dose = dose_of(&r->calendar, &p, s, n, until);
	v->dose = dose_add(v->dose, l->dose);
}

static struct str reasons_of(struct ctx *c, const struct pupil_view *v, const struct raw *r)
{
	struct session_fact *s = NEW_ARRAY(c->a, struct session_fact, r->sessions);
	size_t n = 0;

	for (size_t i = 0; i < r->sessions; i++)
		for (size_t k = 0; k < v->supports; k++)
			if (r->session[i].provision_root == v->support[k].provision.root_id &&
			    date_cmp(r->session[i].on_day, v->support[k].provision.starts) >= 0)
				s[n++] = (struct session_fact){ r->session[i].on_day, r->session[i].result,
					                        str_of(session_reason_word(r->session[i].reason)) };
	return missed_reasons(c->a, s, n);
}

static bool has_read(const struct acknowledgement *ack, size_t n, int64_t person_id)
{
	for (size_t i = 0; i < n; i++)
		if (ack[i].person_id == person_id && ack[i].state == ACKNOWLEDGED_READ)
			return true;
	return false;
}

/* Who of the staff has read the plan, and where the family stands. */
static enum rc answers_fill(struct ctx *c, struct pupil_key k, struct pupil_view *v)
{
	struct acknowledgement *ack;
	struct plan_reply *reply;
	size_t acks;
	size_t replies;
	size_t own = 0;
	bool family = c->actor.hat == ROLE_PARENT || c->actor.hat == ROLE_PUPIL;

	TRY(plan_answered_list(c->db, c->a, k, v->plan.plan.id, &ack, &acks, &reply, &replies, &c->err));
	for (size_t i = 0; i < replies; i++) /* a family member learns nothing about the others */
		if (!family || reply[i].person_id == c->actor.person_id)
			reply[own++] = reply[i];
	v->stands = plan_stands(c->a, reply, own, &v->young, v->pupil.person_id, &v->stand);
	for (size_t i = 0; i < v->staffs; i++) {
		if (str_is(v->staff[i].kind, "specialist"))
			continue;
		v->readers++;
		v->read += has_read(ack, acks, v->staff[i].person_id);
	}
	return RC_OK;
}

static void plan_fill(struct ctx *c, struct pupil_view *v, const struct raw *r)
{
	v->outcomes = v->plan.outcomes;
	v->outcome = NEW_ARRAY(c->a, struct outcome_line, v->outcomes);
	for (size_t i = 0; i < v->outcomes; i++) {
		v->outcome[i].outcome = v->plan.outcome[i];
		outcome_fill(c, v, r, &v->outcome[i]);
	}
	v->supports = v->plan.provisions;
	v->support = NEW_ARRAY(c->a, struct support_dose, v->supports);
	for (size_t i = 0; i < v->supports; i++) {
		v->support[i].provision = v->plan.provision[i];
		support_fill(c, v, r, &v->support[i]);
	}
	v->missed = reasons_of(c, v, r);
}

bool pupil_plan_teacher_is_here(const struct pupil_view *v)
{
	bool other = false;

	for (size_t i = 0; i < v->staffs; i++) {
		if (v->staff[i].person_id == v->plan.plan.teacher_id)
			return true;
		other = other || v->staff[i].is_main;
	}
	return !other;
}

static enum rc meetings_fill(struct ctx *c, struct pupil_key k, const struct calendar *calendar, struct pupil_view *v)
{
	struct date past = DATE_NONE;

	TRY(meeting_list(c->db, c->a, k, &v->meeting, &v->meetings, &c->err));
	for (size_t i = 0; i < v->meetings; i++) {
		const struct meeting *m = &v->meeting[i];

		if (m->state == MEETING_BOOKED && date_cmp(m->on_day, c->now.today) >= 0)
			v->next_meeting = *m; /* newest first: the last one seen is the next one */
		else if (date_cmp(m->on_day, c->now.today) < 0 && date_none(past)) {
			past = m->on_day;
			if (m->state == MEETING_BOOKED)
				v->past_meeting = *m;
		}
	}
	v->coming = coming_words(c->a, &v->next_meeting, v->next_meeting.answer, v->next_meeting.answers);
	v->met = meetings_count(c->a, calendar, v->meeting, v->meetings, &v->status, c->now.today);
	return RC_OK;
}

enum rc pupil_view_read(struct ctx *c, struct pupil_key k, struct pupil_view *v)
{
	struct raw r = { 0 };
	enum rc rc;

	TRY(people_load(c, k, v));
	TRY(calendar_load(c, date_add(date_school_year(c->now.today), -365), &r.calendar));
	TRY(cycles_load(c, k, v));
	rc = plan_in_force(c->db, c->a, k, &v->plan, &c->err);
	v->has_plan = rc == RC_OK;
	if (rc != RC_NONE)
		TRY(rc);
	if (v->has_plan)
		TRY(answers_fill(c, k, v));
	steps_fill(c, v);
	if (v->has_plan) {
		TRY(point_facts(c->db, c->a, k, plan_since(v), &r.point, &r.points, &c->err));
		TRY(session_facts(c->db, c->a, k, v->cycles > 0 ? plan_since(v) : c->now.today, &r.session, &r.sessions,
		                  &c->err));
		plan_fill(c, v, &r);
	}
	if (v->cycles > 0)
		TRY(insight_list(c->db, c->a, k, v->cycle[0].cycle.id, &v->insight, &v->insights, &c->err));
	if (v->insights == 0 && v->cycles > 1)
		TRY(insight_list(c->db, c->a, k, v->cycle[1].cycle.id, &v->insight, &v->insights, &c->err));
	for (size_t i = 0; i < v->insights; i++)
		if (v->insight[i].file_id != 0) {
			TRY(files_known(c, k, &v->files));
			break;
		}
	if (v->record)
		TRY(meetings_fill(c, k, &r.calendar, v));
	return RC_OK;
}

enum rc pupil_view_open(struct ctx *c, int64_t pupil_id, struct pupil_key *k, struct pupil_view *out)
{
	*out = (struct pupil_view){ .record = role_can(c->actor.hat, CAP_PUPIL_RECORD) };
	return gate_pupil(c, pupil_id, CAP_PUPIL_PROFILE, &ACT_PUPIL_OPEN, k);
}

enum rc pupil_view_load(struct ctx *c, int64_t pupil_id, struct pupil_view *out)
{
	struct pupil_key k;

	TRY(pupil_view_open(c, pupil_id, &k, out));
	return pupil_view_read(c, k, out);
}
