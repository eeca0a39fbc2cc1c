#include "work/today.h"

#include <stdlib.h>

#include "domain/notice.h"
#include "model/person.h"
#include "model/pupil.h"
#include "store/school_store.h"
#include "work/calendar.h"
#include "work/gate.h"

struct str today_pupil_name(struct arena *a, const struct today_pupil *p)
{
	struct pupil x = { .given = p->given, .family = p->family, .preferred = p->preferred };

	return pupil_name(a, &x);
}

struct str today_pupil_first(const struct today_pupil *p)
{
	struct pupil x = { .given = p->given, .family = p->family, .preferred = p->preferred };

	return pupil_first(&x);
}

/* Every array of facts is in order of pupil: where this pupil's part begins and ends. */
#define PART(array, count, id, from, to)                                                                               \
	do {                                                                                                           \
		while ((from) < (count) && (array)[from].pupil_id < (id))                                              \
			(from)++;                                                                                      \
		for ((to) = (from); (to) < (count) && (array)[to].pupil_id == (id); (to)++)                            \
			;                                                                                              \
	} while (0)

/* Positions in the arrays while pupils are walked in order. */
struct walk {
	size_t notice, contact, meeting, review, view, reader;
};

/* Told about the decision that stands. The notices of earlier school years are not loaded unless they wait to be sent:
 * for a decision of an earlier year, somebody for whom none waits was told then. */
static bool is_told(struct ctx *c, const struct today *t, const struct today_pupil *p, size_t from, size_t to,
                    int64_t person_id)
{
	bool is_old = date_cmp(p->decided_on, date_school_year(c->now.today)) < 0;
	bool is_waiting = false;

	for (size_t i = from; i < to; i++) {
		const struct today_notice *n = &t->notice[i];

		if (!str_is(n->kind, "s68") || n->person_id != person_id)
			continue;
		if (!date_none(n->sent_on))
			return true;
		is_waiting = true;
	}
	return is_old && !is_waiting;
}

static struct duty_person *told_make(struct ctx *c, const struct today *t, const struct today_pupil *p, struct walk *w,
                                     size_t *n)
{
	struct duty_person *out;
	size_t end;
	size_t last;

	PART(t->contact, t->contacts, p->id, w->contact, end);
	PART(t->notice, t->notices, p->id, w->notice, last);
	out = NEW_ARRAY(c->a, struct duty_person, end - w->contact);
	*n = 0;
	for (size_t i = w->contact; i < end; i++) {
		const struct today_contact *x = &t->contact[i];
		struct contact_fact f = { .person = x->person_id,
			                  .relationship = x->relationship,
			                  .responsibility = str_is(x->responsibility, "yes")  ? RESPONSIBILITY_YES
			                                    : str_is(x->responsibility, "no") ? RESPONSIBILITY_NO
			                                                                      : RESPONSIBILITY_UNKNOWN,
			                  .lives_with = x->lives_with,
			                  .gets_letters = x->gets_letters,
			                  .restricted = x->restricted,
			                  .has_account = x->has_account,
			                  .from = x->starts,
			                  .to = x->ends };
		struct str why;

		if (contact_entitled(&f, c->now.today, &why))
			out[(*n)++] = (struct duty_person){ name_formal(c->a, x->title, x->given, x->family),
				                            is_told(c, t, p, w->notice, last, x->person_id) };
	}
	return out;
}

static struct duty_person *staff_make(struct ctx *c, const struct today *t, const struct today_pupil *p, struct walk *w,
                                      size_t *n)
{
	struct duty_person *out;
	size_t end;

	PART(t->reader, t->readers, p->id, w->reader, end);
	out = NEW_ARRAY(c->a, struct duty_person, end - w->reader);
	*n = end - w->reader;
	for (size_t i = 0; i < *n; i++) {
		const struct today_reader *r = &t->reader[w->reader + i];

		out[i] = (struct duty_person){ name_full(c->a, r->given, r->family), r->state.n > 0 };
	}
	return out;
}

static enum meeting_state meeting_state_of(struct str s)
{
	return str_is(s, "held")        ? MEETING_HELD
	       : str_is(s, "missed")    ? MEETING_MISSED
	       : str_is(s, "cancelled") ? MEETING_CANCELLED
	                                : MEETING_BOOKED;
}

static void meetings_fill(struct ctx *c, const struct today *t, struct walk *w, struct duty_fact *f)
{
	struct meeting_fact *m;
	struct date *held;
	size_t end;

	PART(t->meeting, t->meetings, f->pupil, w->meeting, end);
	m = NEW_ARRAY(c->a, struct meeting_fact, end - w->meeting);
	f->meetings = end - w->meeting;
	for (size_t i = 0; i < f->meetings; i++) {
		const struct today_meeting *x = &t->meeting[w->meeting + i];

		m[i] = (struct meeting_fact){ x->on_day, meeting_state_of(x->state), x->counts };
	}
	f->meeting = m;
	PART(t->review, t->reviews, f->pupil, w->review, end);
	held = NEW_ARRAY(c->a, struct date, end - w->review);
	for (size_t i = w->review; i < end; i++)
		if (str_is(t->review[i].state, "final"))
			held[f->reviews++] = t->review[i].held_on;
	f->review = held;
}

/* Views for the review of the cycle that runs now. */
static void views_fill(const struct today *t, const struct today_pupil *p, struct walk *w, struct duty_fact *f)
{
	size_t end;

	PART(t->view, t->views, p->id, w->view, end);
	for (size_t i = w->view; i < end; i++) {
		if (t->view[i].cycle_id != p->cycle_id || !str_is(t->view[i].moment, "review"))
			continue;
		if (str_is(t->view[i].who, "parent"))
			f->parents_view = t->view[i].given_on;
		if (str_is(t->view[i].who, "pupil"))
			f->pupil_view = t->view[i].given_on;
	}
}

static struct duty_fact fact_make(struct ctx *c, const struct today *t, const struct today_pupil *p, struct walk *w)
{
	bool in_force = p->plan_id != 0 && p->plan_cycle_id == p->cycle_id;
	struct duty_fact f = { .pupil = p->id,
		               .name = today_pupil_name(c->a, p),
		               .code = p->code.n > 0 ? p->code.p[0] : 'N',
		               .support_from = str_is(p->code, "K") ? p->code_from : DATE_NONE,
		               .known_from = p->opened_on,
		               .message = p->message_at > 0 ? clock_at(p->message_at).today : DATE_NONE,
		               .discussion = p->discussion_on,
		               .discussion_copied = p->discussion_copy_on,
		               .decision = decision_of(p->decision),
		               .decided = p->decided_on,
		               .monitor_on = p->monitor_on,
		               .cycle_opened = p->opened_on,
		               .provision_from = p->support_from,
		               .plan_shared = in_force ? p->plan_shared_on : DATE_NONE,
		               .has_teacher = p->teacher_id != 0,
		               .review_due = in_force ? p->plan_review_on : DATE_NONE,
		               .review_held = p->reviewed_on,
		               .review_finished = p->reviewed_on,
		               .summary_given = p->reviewed_on };

	f.told = told_make(c, t, p, w, &f.told_n);
	f.staff = staff_make(c, t, p, w, &f.staff_n);
	meetings_fill(c, t, w, &f);
	views_fill(t, p, w, &f);
	return f;
}

static enum stage stage_of(struct ctx *c, const struct today_pupil *p)
{
	struct cycle_fact f = { .number = p->cycle_number,
		                .opened = p->opened_on,
		                .assessed = p->assessed_on,
		                .plan_shared = p->planned_on,
		                .first_session = p->do_on,
		                .review_due = p->review_on,
		                .reviewed = p->reviewed_on,
		                .closed = p->closed_on };

	return p->cycle_id == 0 ? STAGE_CLOSED : stage_derive(&f, c->now.today);
}

static int due_cmp(const void *x, const void *y)
{
	return duty_cmp(&((const struct due *)x)->duty, &((const struct due *)y)->duty);
}

static void dues_make(struct ctx *c, const struct calendar *calendar, bool owner_teacher, struct today_all *v)
{
	struct walk w = { 0 };
	size_t max = v->facts.pupils * 4 + 16;

	v->due = NEW_ARRAY(c->a, struct due, max);
	v->stage = NEW_ARRAY(c->a, enum stage, v->facts.pupils);
	for (size_t i = 0; i < v->facts.pupils; i++) {
		const struct today_pupil *p = &v->facts.pupil[i];
		struct duty_fact f = fact_make(c, &v->facts, p, &w);
		struct duty_list l = duty_list(c->a, &f, calendar, NULL, c->now.today);

		v->stage[i] = stage_of(c, p);
		if (v->stage[i] < STAGE_CLOSED && str_is(p->code, "K"))
			v->by_stage[v->stage[i]]++;
		for (size_t k = 0; k < l.n && v->dues < max; k++)
			if (l.item[k].state < DUTY_LATER && (!owner_teacher || l.item[k].rule->owner == OWNER_TEACHER))
				v->due[v->dues++] = (struct due){ l.item[k], p };
	}
	qsort(v->due, v->dues, sizeof *v->due, due_cmp);
}

/* Readers come by pupil; people are few, so a plain search will do. */
static void unread_make(struct ctx *c, struct today_all *v)
{
	int64_t *who = NEW_ARRAY(c->a, int64_t, v->facts.readers);

	v->unread = NEW_ARRAY(c->a, struct unread, v->facts.readers);
	for (size_t i = 0; i < v->facts.readers; i++) {
		const struct today_reader *r = &v->facts.reader[i];
		size_t k = 0;

		if (r->state.n > 0)
			continue;
		while (k < v->unreads && who[k] != r->person_id)
			k++;
		if (k == v->unreads) {
			who[k] = r->person_id;
			v->unread[v->unreads++] = (struct unread){ name_full(c->a, r->given, r->family), r->job, 0 };
		}
		v->unread[k].plans++;
	}
}

/* Whose pupils are counted: the person's own; for a role that may only count, those that the head holds. Counts leave
 * work/school_view, names do not. */
static enum rc scope_make(struct ctx *c, struct today_scope *s)
{
	struct date today = c->now.today;
	struct staff *staff;
	size_t n;
	enum rc rc;

	*s = (struct today_scope){ c->actor.school_id,
		                   c->actor.person_id,
		                   str_of(role_key(c->actor.hat)),
		                   today,
		                   date_school_year(today),
		                   date_add(today, -date_weekday(today)) };
	if (role_can(c->actor.hat, CAP_PUPIL_LIST))
		return RC_OK;
	rc = staff_list(c->db, c->a, s->school_id, today, &staff, &n, &c->err);
	for (size_t i = 0; rc == RC_OK && i < n; i++)
		if (staff[i].head) {
			s->person_id = staff[i].id;
			s->hat = S("head");
			return RC_OK;
		}
	return rc;
}

static enum rc view_read(struct ctx *c, bool owner_teacher, struct today_all *v)
{
	struct today_scope s;
	struct calendar calendar;
	enum rc rc = scope_make(c, &s);

	if (rc == RC_OK)
		rc = calendar_load(c, date_add(s.since, -60), &calendar);

	if (rc == RC_OK)
		rc = today_load(c->db, c->a, &s, &v->facts, &c->err);
	if (rc == RC_OK)
		rc = today_counts(c->db, c->a, &s, &v->count, &v->counts, &c->err);
	if (rc == RC_OK)
		rc = message_open(c->db, c->a, s.school_id, s.person_id, s.hat, s.today, &v->message, &v->messages,
		                  &c->err);
	if (rc != RC_OK)
		return rc;
	for (size_t i = 0; i < v->counts; i++) {
		const struct today_count *n = &v->count[i];

		v->on_roll += n->n;
		v->by_code[str_is(n->code, "K") ? 1 : str_is(n->code, "E") ? 2 : 0] += n->n;
	}
	v->place = term_place(c->a, &calendar, s.today);
	v->half_term_ends = half_term_end(&calendar, s.today);
	dues_make(c, &calendar, owner_teacher, v);
	unread_make(c, v);
	gate_note_read(c, 0, "today.open", 0);
	return RC_OK;
}

enum rc today_view_load(struct ctx *c, enum cap need, bool owner_teacher, struct today_all *out)
{
	enum rc rc = gate_cap(c, need);

	*out = (struct today_all){ 0 };
	if (rc == RC_OK)
		rc = db_begin(c->db, DB_READ, &c->err);
	return rc == RC_OK ? db_end(c->db, view_read(c, owner_teacher, out), &c->err) : rc;
}

/* Where each duty is done, and what that takes. */
static const struct {
	enum cap cap;
	const char *path;
} DONE_AT[DUTIES] = {
	[DUTY_CONCERN] = { CAP_REPLY_FAMILY, "/messages" },  [DUTY_MESSAGE] = { CAP_REPLY_FAMILY, "/messages" },
	[DUTY_TALK] = { CAP_DISCUSSION, "/discussion" },     [DUTY_DISCUSSION] = { CAP_DISCUSSION, "/discussion" },
	[DUTY_DECISION] = { CAP_DECIDE, "/decision" },       [DUTY_NOTICE] = { CAP_NOTICE, "/notices" },
	[DUTY_MONITOR] = { CAP_DECIDE, "/decision" },        [DUTY_PLAN_OPEN] = { CAP_PLAN_WRITE, "/plan" },
	[DUTY_PLAN_GIVEN] = { CAP_PLAN_WRITE, "/plan" },     [DUTY_TEACHER] = { CAP_PLAN_WRITE, "/plan" },
	[DUTY_REVIEW_DATE] = { CAP_PLAN_WRITE, "/plan" },    [DUTY_STAFF_READ] = { CAP_PUPIL_PROFILE, "/plans" },
	[DUTY_VIEWS_PARENTS] = { CAP_REVIEW, "/review" },    [DUTY_VIEWS_PUPIL] = { CAP_REVIEW, "/review" },
	[DUTY_REVIEW] = { CAP_REVIEW, "/review" },           [DUTY_SUMMARY] = { CAP_REVIEW, "/review" },
	[DUTY_NEXT_CYCLE] = { CAP_ASSESS, "/assess" },       [DUTY_MEETINGS] = { CAP_MEETING, "/meetings" },
	[DUTY_REVIEWS] = { CAP_REVIEW, "/review" },          [DUTY_REPORT] = { CAP_MEETING, "/meetings" },
	[DUTY_ANNUAL_REVIEW] = { CAP_MEETING, "/meetings" },
};

const char *due_path(const struct due *d, enum role who)
{
	enum duty_id id = d->duty.rule->id;

	return role_can(who, DONE_AT[id].cap) ? DONE_AT[id].path : "";
}
