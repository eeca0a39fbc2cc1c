#include "boards/today/today_fact.h"

#include "kit/base/clock.h"
#include "letters/notice_rule.h"
#include "core/people/young_rule.h"
#include "core/people/person_rec.h"
#include "core/people/pupil_rec.h"

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

static enum responsibility responsibility_of(struct str s)
{
	return str_is(s, "yes") ? RESPONSIBILITY_YES : str_is(s, "no") ? RESPONSIBILITY_NO : RESPONSIBILITY_UNKNOWN;
}

static struct contact_fact contact_of(struct arena *a, const struct today_contact *x)
{
	return (struct contact_fact){ .person = x->person_id,
		                      .name = name_formal(a, x->title, x->given, x->family),
		                      .relationship = x->relationship,
		                      .responsibility = responsibility_of(x->responsibility),
		                      .lives_with = x->lives_with,
		                      .gets_letters = x->gets_letters,
		                      .restricted = x->restricted,
		                      .has_account = x->has_account,
		                      .from = x->starts,
		                      .to = x->ends };
}

/* Who must be told of the latest decision, as the page of letters sees it too. */
static void told_fill(struct arena *a, const struct today *t, const struct today_pupil *p, struct date today,
                      struct today_walk *w, struct duty_fact *f)
{
	struct addressee_fact pupil = { .name = f->name,
		                        .born = p->born,
		                        .has_account = p->has_person != 0,
		                        .cannot_decide = p->young_acts_id != 0,
		                        .acts = p->young_acts_person };
	struct contact_fact *contact;
	struct notice_fact *notice;
	struct duty_person *out;
	struct told_list l;
	size_t contacts = 0;
	size_t notices = 0;
	size_t end;
	size_t last;

	PART(t->contact, t->contacts, p->id, w->contact, end);
	PART(t->notice, t->notices, p->id, w->notice, last);
	if (f->decision != DECISION_SEN_SUPPORT)
		return;
	contact = NEW_ARRAY(a, struct contact_fact, end - w->contact);
	for (size_t i = w->contact; i < end; i++)
		contact[contacts++] = contact_of(a, &t->contact[i]);
	notice = NEW_ARRAY(a, struct notice_fact, last - w->notice);
	for (size_t i = w->notice; i < last; i++)
		if (str_is(t->notice[i].kind, "s68") && t->notice[i].about_id == p->decision_id)
			notice[notices++] = (struct notice_fact){ t->notice[i].to_pupil ? 0 : t->notice[i].person_id,
				                                  t->notice[i].to_pupil, t->notice[i].sent_on };
	if (notice_given_before_rights(&pupil, notice, notices, today)) {
		f->told = out = NEW_ARRAY(a, struct duty_person, 1);
		out[f->told_n++] = (struct duty_person){ f->name, true };
		return;
	}
	l = told_list(a, &pupil, contact, contacts, today);
	out = NEW_ARRAY(a, struct duty_person, l.n);
	for (size_t i = 0; i < l.n; i++) {
		struct date when;

		if (!l.item[i].must)
			continue;
		f->tell_pupil = f->tell_pupil || l.item[i].to_pupil;
		out[f->told_n++] =
		    (struct duty_person){ l.item[i].name, notice_given(&l.item[i], notice, notices, &when) };
	}
	f->told = out;
}

static void staff_fill(struct arena *a, const struct today *t, struct today_walk *w, struct duty_fact *f)
{
	struct duty_person *out;
	size_t end;

	PART(t->reader, t->readers, f->pupil, w->reader, end);
	out = NEW_ARRAY(a, struct duty_person, end - w->reader);
	for (size_t i = w->reader; i < end; i++)
		out[f->staff_n++] = (struct duty_person){ name_full(a, t->reader[i].given, t->reader[i].family),
			                                  t->reader[i].state.n > 0 };
	f->staff = out;
}

static enum meeting_state meeting_state_of(struct str s)
{
	return str_is(s, "held")        ? MEETING_HELD
	       : str_is(s, "missed")    ? MEETING_MISSED
	       : str_is(s, "cancelled") ? MEETING_CANCELLED
	                                : MEETING_BOOKED;
}

static void meetings_fill(struct arena *a, const struct today *t, struct today_walk *w, struct duty_fact *f)
{
	struct meeting_fact *m;
	size_t end;

	PART(t->meeting, t->meetings, f->pupil, w->meeting, end);
	m = NEW_ARRAY(a, struct meeting_fact, end - w->meeting);
	for (size_t i = w->meeting; i < end; i++)
		m[f->meetings++] = (struct meeting_fact){ t->meeting[i].on_day, meeting_state_of(t->meeting[i].state),
			                                  t->meeting[i].counts };
	f->meeting = m;
}

/* Days of the finished reviews, and whether one of this cycle has been begun. */
static struct date reviews_fill(struct arena *a, const struct today *t, const struct today_pupil *p,
                                struct today_walk *w, struct duty_fact *f)
{
	struct date begun = DATE_NONE;
	struct date *held;
	size_t end;

	PART(t->review, t->reviews, p->id, w->review, end);
	held = NEW_ARRAY(a, struct date, end - w->review);
	for (size_t i = w->review; i < end; i++) {
		if (str_is(t->review[i].state, "final"))
			held[f->reviews++] = t->review[i].held_on;
		if (t->review[i].cycle_id == p->cycle_id)
			begun = t->review[i].held_on;
	}
	f->review = held;
	return begun;
}

/* Views for the review of the cycle that runs now. */
static void views_fill(const struct today *t, const struct today_pupil *p, struct today_walk *w, struct duty_fact *f)
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

static enum stage stage_of(const struct today_pupil *p, struct date begun, struct date today)
{
	struct cycle_fact f = { .number = p->cycle_number,
		                .opened = p->opened_on,
		                .assessed = p->assessed_on,
		                .plan_shared = p->planned_on,
		                .first_session = p->do_on,
		                .review_due = p->review_on,
		                .review_begun = begun,
		                .reviewed = p->reviewed_on,
		                .closed = p->closed_on };

	return p->cycle_id == 0 ? STAGE_CLOSED : stage_derive(&f, today);
}

static struct date later(struct date x, struct date y)
{
	return date_cmp(x, y) >= 0 ? x : y;
}

struct duty_fact today_fact(struct arena *a, const struct today *t, const struct today_pupil *p, struct date since,
                            struct date today, struct today_walk *w, enum stage *stage)
{
	bool in_force = p->plan_id != 0 && p->plan_cycle_id == p->cycle_id;
	struct duty_fact f = {
		.pupil = p->id,
		.name = today_pupil_name(a, p),
		.code = p->code.n > 0 ? p->code.p[0] : 'N',
		.support_from = str_is(p->code, "K") ? p->code_from : DATE_NONE,
		.known_from = later(p->code_from, since),
		.message = p->message_at > 0 ? clock_at(p->message_at).today : DATE_NONE,
		.concern = p->concern_on,
		.concern_answered = p->concern_answered_on,
		.concern_due = p->concern_by,
		.complaint = p->complaint_on,
		.complaint_due = p->complaint_by,
		.complaint_head = p->complaint_head != 0,
		.screen_look_on = p->screen_look_on,
		.concern_look_on = p->concern_look_on,
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
		.summary_given = p->reviewed_on, /* finishing a review tells the family */
		/* The school's yearly report is written elsewhere: nothing here could say that it is done. */
		.answered = 1u << DUTY_REPORT
	};
	struct young y = young_of(a, p->born, NULL, 0, today);

	if (y.is_near) {
		f.rights_on = y.who.young_from;
		f.rights_explained = p->young_explained_on;
	}

	told_fill(a, t, p, today, w, &f);
	staff_fill(a, t, w, &f);
	meetings_fill(a, t, w, &f);
	*stage = stage_of(p, reviews_fill(a, t, p, w, &f), today);
	views_fill(t, p, w, &f);
	return f;
}
