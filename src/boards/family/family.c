#include "boards/family/family_own.h"

#include "ask/family_ask.h"
#include "kit/base/id.h"
#include "meeting/meeting.h"
#include "meeting/meeting_answer.h"
#include "letters/message_sql.h"
#include "letters/notice_sql.h"
#include "review/review_sql.h"
#include "core/people/wish.h"
#include "core/duty/reminder_sql.h"
#include "core/area/area.h"
#include "core/school/calendar.h"
#include "core/school/school_sql.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"
#include "letters/notice.h"
#include "plan/plan_answer.h"

ACTION(ACT_FAMILY_LIST, "family.list", "Opened the family page");
ACTION(ACT_FAMILY_OPEN, "family.open", "Opened the family page");
ACTION(ACT_MESSAGE_SEND, "message.send", "Sent a message to the school");
ACTION(ACT_NOTICE_SEEN, "notice.seen", "Opened a letter for the first time");

static bool is_own(const struct ctx *c)
{
	return c->actor.hat == ROLE_PUPIL;
}

/* A parent of the child, or the young person themselves from the day on which the rights are theirs. */
enum rc family_gate(struct ctx *c, int64_t pupil_id, const struct action *action, struct pupil_key *k, struct young *y)
{
	struct pupil p;

	TRY(gate_pupil(c, pupil_id, is_own(c) ? CAP_OWN_PAGE : CAP_FAMILY, action, k));
	TRY(pupil_load(c->db, c->a, *k, &p, &c->err));
	TRY(young_read(c, *k, p.born, y));
	return is_own(c) && !y->decides ? RC_NONE : RC_OK;
}

enum rc family_children(struct ctx *c, struct family_child **out, size_t *n)
{
	struct pupil_filter f = { .year_group = YEAR_ANY };
	struct pupil_lines l;

	TRY(gate_cap(c, CAP_FAMILY));
	TRY(pupil_list(c->db, c->a, c->actor.school_id, c->actor.person_id, S("parent"), c->now.today, &f, &l,
	               &c->err));
	*n = l.n;
	*out = NEW_ARRAY(c->a, struct family_child, l.n);
	for (size_t i = 0; i < l.n; i++) {
		struct str first = l.item[i].preferred.n > 0 ? l.item[i].preferred : l.item[i].given;

		(*out)[i] = (struct family_child){ .pupil_id = l.item[i].id,
			                           .first = first,
			                           .class_name = l.item[i].class_name,
			                           .name = name_full(c->a, first, l.item[i].family) };
		gate_note_read(c, l.item[i].id, &ACT_FAMILY_LIST, 0);
	}
	return RC_OK;
}

enum rc family_school_load(struct ctx *c, struct family_school *out)
{
	int64_t id = c->actor.school_id;
	struct staff *s;
	size_t n = 0;
	enum rc rc = school_load(c->db, c->a, id, &out->school, &c->err);

	if (rc == RC_OK)
		rc = staff_list(c->db, c->a, id, c->now.today, &s, &n, &c->err);
	for (size_t i = 0; rc == RC_OK && i < n; i++) {
		struct str name = name_formal(c->a, s[i].title, s[i].given, s[i].family);

		if (s[i].senco && out->senco.n == 0)
			out->senco = name;
		if (s[i].head && out->head.n == 0)
			out->head = name;
	}
	if (rc == RC_OK)
		rc = complaint_ways_load(c, &out->ways);
	if (rc == RC_OK)
		rc = area_read(c, id, &out->area);
	return rc;
}

static enum rc own_load(struct ctx *c, struct pupil_key k, struct family_view *v)
{
	int64_t me = c->actor.person_id;
	struct plan_reply *reply;
	struct wish_view wish;
	size_t replies = 0;

	TRY(notice_list_of(c->db, c->a, k, me, v->own, &v->letter, &v->letters, &c->err));
	TRY(message_list(c->db, c->a, k, me, &v->message, &v->messages, &c->err));
	TRY(ask_own_list(c, k, &v->ask, &v->asks));
	TRY(view_list_of(c->db, c->a, k, v->own ? S("pupil") : S("parent"), me, &v->view, &v->views, &c->err));
	if (v->pupil.has_plan)
		TRY(plan_reply_list(c->db, c->a, k, v->pupil.plan.plan.id, &reply, &replies, &c->err));
	TRY(wish_read(c, me, &wish));
	v->wish = wish.now;
	v->reply = NEW_ARRAY(c->a, struct plan_reply, replies);
	for (size_t i = 0; i < replies; i++)
		if (reply[i].person_id == me)
			v->reply[v->replies++] = reply[i];
	return RC_OK;
}

static enum rc meeting_next(struct ctx *c, struct pupil_key k, struct family_view *v)
{
	struct calendar calendar;
	struct meeting *out = &v->meeting;
	struct meeting *m;
	size_t n = 0;
	size_t past = 0;

	TRY(meeting_list(c->db, c->a, k, &m, &n, &c->err));
	TRY(calendar_load(c, date_add(date_school_year(c->now.today), -365), &calendar));
	v->met = meetings_count(c->a, &calendar, m, n, &v->pupil.status, c->now.today);
	v->met.words = STR_NONE;
	while (past < n && date_cmp(m[past].on_day, c->now.today) >= 0)
		past++;
	if (past < n && m[past].state == MEETING_BOOKED)
		v->past_on = m[past].on_day;
	for (size_t i = 0; i < n; i++)
		/* newest first: the last that fits is the next */
		if (meeting_is_asked(&m[i], c->now.today))
			*out = m[i];
	out->answers = 0; /* what the others of the family answered is not theirs to see */
	for (size_t i = 0; i < n; i++)
		for (size_t x = 0; x < m[i].answers; x++)
			if (m[i].id == out->id && m[i].answer[x].person_id == c->actor.person_id)
				v->coming = m[i].answer[x];
	return RC_OK;
}

static enum rc review_last(struct ctx *c, struct pupil_key k, struct review *out)
{
	struct review *r;
	size_t n = 0;

	TRY(review_list(c->db, c->a, k, &r, &n, &c->err));
	for (size_t i = n; i-- > 0;)
		if (r[i].state == REVIEW_FINAL)
			*out = r[i];
	return RC_OK;
}

static enum rc pupil_words(struct ctx *c, struct pupil_key k, struct str *out)
{
	struct view *view;
	size_t n = 0;

	TRY(view_list_of(c->db, c->a, k, S("pupil"), 0, &view, &n, &c->err));
	for (size_t i = n; i-- > 0;)
		if (!view[i].private && view[i].words.n > 0 && view[i].method != VIEW_METHOD_SYMBOLS)
			*out = view[i].words;
	return RC_OK;
}

/* Counts the family without looking at their data: are "the parents" of the plan this person alone? */
static enum rc family_count(struct ctx *c, struct pupil_key k, bool *one)
{
	struct contact *p;
	size_t n = 0;
	size_t others = 0;

	TRY(contact_list(c->db, c->a, k, c->now.today, &p, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		others += p[i].person_id != c->actor.person_id &&
		          (p[i].has_account || p[i].responsibility == RESPONSIBILITY_YES);
	*one = others == 0;
	return RC_OK;
}

struct str family_teacher(struct ctx *c, const struct pupil_view *v)
{
	if (v->has_plan && v->plan.plan.teacher_family.n > 0 && pupil_plan_teacher_is_here(v))
		return name_formal(c->a, v->plan.plan.teacher_title, v->plan.plan.teacher_given,
		                   v->plan.plan.teacher_family);
	for (size_t i = 0; i < v->staffs; i++)
		if (v->staff[i].is_main)
			return name_formal(c->a, v->staff[i].title, v->staff[i].given, v->staff[i].family);
	return STR_NONE;
}

void family_plan_only(struct ctx *c, struct family_view *v)
{
	struct pupil_view was = v->pupil;

	v->pupil = (struct pupil_view){
		.pupil = was.pupil, .name = was.name, .first = was.first, .plan = was.plan, .has_plan = true
	};
	v->pupil.outcomes = v->pupil.plan.outcomes;
	v->pupil.outcome = NEW_ARRAY(c->a, struct outcome_line, v->pupil.outcomes);
	for (size_t i = 0; i < v->pupil.outcomes; i++)
		v->pupil.outcome[i].outcome = v->pupil.plan.outcome[i];
	v->pupil.supports = v->pupil.plan.provisions;
	v->pupil.support = NEW_ARRAY(c->a, struct support_dose, v->pupil.supports);
	for (size_t i = 0; i < v->pupil.supports; i++)
		v->pupil.support[i].provision = v->pupil.plan.provision[i];
}

/* What a parent keeps when the young person does not share what is new: the plan as it was shared before, without how
 * it goes. Everything else of the record goes out of the view. */
static enum rc keep_before(struct ctx *c, struct pupil_key k, struct family_view *v)
{
	struct pupil_view was = v->pupil;
	struct plan *all;
	const struct plan *last = NULL;
	size_t n;

	TRY(plan_list(c->db, c->a, k, 0, &all, &n, &c->err));
	v->pupil = (struct pupil_view){ .pupil = was.pupil, .name = was.name, .first = was.first };
	for (size_t i = 0; i < n; i++)
		if (!date_none(all[i].shared_on) && date_cmp(all[i].shared_on, v->may.since) < 0 &&
		    (last == NULL || date_cmp(all[i].shared_on, last->shared_on) > 0))
			last = &all[i];
	if (last == NULL)
		return RC_OK;
	TRY(plan_load(c->db, c->a, k, last->id, &v->pupil.plan, &c->err));
	family_plan_only(c, v);
	return RC_OK;
}

enum rc family_load(struct ctx *c, int64_t pupil_id, struct family_view *v)
{
	struct pupil_key k;

	*v = (struct family_view){ .own = is_own(c) };
	TRY(family_gate(c, pupil_id, v->own ? &ACT_ME_OPEN : &ACT_FAMILY_OPEN, &k, &v->young));
	v->may = v->own ? (struct young_parent){ .sees = true, .counts = true }
	                : young_parent(&v->young, c->actor.person_id);
	TRY(pupil_view_read(c, k, &v->pupil));
	v->teacher = family_teacher(c, &v->pupil);
	if (!v->may.sees)
		TRY(keep_before(c, k, v));
	TRY(family_school_load(c, &v->school));
	TRY(own_load(c, k, v));
	if (!v->may.sees)
		return RC_OK;
	TRY(meeting_next(c, k, v));
	TRY(reminder_views(c->db, c->a, k, c->actor.person_id, &v->asked_on, &c->err));
	TRY(review_last(c, k, &v->review));
	TRY(pupil_words(c, k, &v->pupil_words));
	return family_count(c, k, &v->one_parent);
}

enum rc family_own_load(struct ctx *c, struct family_view *out, int64_t *pupil_id)
{
	TRY(young_me(c, pupil_id));
	return family_load(c, *pupil_id, out);
}

/* The form's id is known already: RC_OK when it is the same message again. Somebody who went back and wrote something
 * else means another message, which gets an id of its own. */
static enum rc message_again(struct ctx *c, struct pupil_key k, struct message *in)
{
	struct message have;

	TRY(message_load(c->db, c->a, k, in->id, &have, &c->err));
	if (have.person_id == c->actor.person_id && have.kind == in->kind && str_eq(have.words, in->words))
		return RC_OK;
	in->id = id_new();
	return message_insert(c->db, c->a, k, in, &c->err);
}

enum rc family_tell(struct ctx *c, int64_t pupil_id, struct message *in)
{
	struct pupil_key k;
	struct young young;
	int64_t id = in->id;
	enum rc rc = family_gate(c, pupil_id, &ACT_FAMILY_OPEN, &k, &young);

	in->person_id = c->actor.person_id;
	in->language = S("");
	in->at = c->now.utc;
	in->answer = S("");
	in->answered_by = in->answered_at = 0;
	in->revision = 1;
	if (rc == RC_OK)
		rc = message_insert(c->db, c->a, k, in, &c->err);
	if (rc == RC_CONFLICT) {
		rc = message_again(c, k, in);
		if (in->id == id)
			return rc;
	}
	return rc == RC_OK ? audit_write(c, pupil_id, &ACT_MESSAGE_SEND, "message", in->id, in->words) : rc;
}

/* Behind the gate, for what only those may do who see what is new. */
static enum rc sees_gate(struct ctx *c, int64_t pupil_id, struct pupil_key *k)
{
	struct young young;

	TRY(family_gate(c, pupil_id, is_own(c) ? &ACT_ME_OPEN : &ACT_FAMILY_OPEN, k, &young));
	return is_own(c) || young_parent(&young, c->actor.person_id).sees ? RC_OK : RC_NONE;
}

enum rc family_reply(struct ctx *c, int64_t pupil_id, struct plan_reply *in)
{
	struct pupil_key k;

	TRY(sees_gate(c, pupil_id, &k));
	in->person_id = c->actor.person_id;
	in->way = SAID_PAGE;
	in->noted_by = 0;
	return plan_answer_keep(c, k, in);
}

enum rc family_come(struct ctx *c, int64_t pupil_id, struct meeting_answer *in)
{
	struct pupil_key k;

	TRY(sees_gate(c, pupil_id, &k));
	in->person_id = c->actor.person_id;
	in->noted_by = 0;
	return meeting_answer_keep(c, k, in);
}

/* The step for which a view is given now. */
static enum view_moment moment_of(const struct cycle *y)
{
	if (y->id == 0 || !date_none(y->closed_on))
		return VIEW_MOMENT_ANYTIME;
	if (date_none(y->planned_on))
		return date_none(y->assessed_on) ? VIEW_MOMENT_ASSESS : VIEW_MOMENT_PLAN;
	return VIEW_MOMENT_REVIEW;
}

enum rc family_say(struct ctx *c, int64_t pupil_id, struct view *in)
{
	struct pupil_key k;
	struct cycle y = { 0 };
	struct view have;
	struct person me;
	enum rc rc = gate_pupil(c, pupil_id, CAP_FAMILY, &ACT_FAMILY_OPEN, &k);

	if (rc == RC_OK)
		rc = person_load(c->db, c->a, c->actor.school_id, c->actor.person_id, &me, &c->err);
	if (rc != RC_OK)
		return rc;
	rc = cycle_latest(c->db, c->a, k, &y, &c->err);
	if (rc != RC_OK && rc != RC_NONE)
		return rc;
	in->cycle_id = y.id;
	in->moment = moment_of(&y);
	in->who = VIEW_WHO_PARENT;
	in->person_id = c->actor.person_id;
	in->name = person_formal(c->a, &me);
	in->method = VIEW_METHOD_WRITTEN;
	in->rating = in->private = 0;
	in->given_on = c->now.today;
	in->revision = 1;
	rc = view_insert(c->db, c->a, k, in, &c->err);
	if (rc == RC_CONFLICT) {
		rc = view_load(c->db, c->a, k, in->id, &have, &c->err);
		if (rc == RC_OK && have.person_id == in->person_id && str_eq(have.words, in->words) &&
		    str_eq(have.going_well, in->going_well) && str_eq(have.hard, in->hard))
			return RC_OK;
		in->id = id_new();
		rc = view_insert(c->db, c->a, k, in, &c->err);
	}
	return rc == RC_OK ? audit_write(c, pupil_id, &ACT_VIEW_ADD, "view", in->id, in->words) : rc;
}

static bool is_addressed(const struct ctx *c, const struct notice *n)
{
	return is_own(c) ? n->to_pupil : !n->to_pupil && n->person_id == c->actor.person_id;
}

enum rc family_letter(struct ctx *c, int64_t pupil_id, int64_t notice_id, struct notice *out, struct str *first)
{
	struct pupil_key k;
	struct young young;
	struct pupil p;

	TRY(family_gate(c, pupil_id, &ACT_NOTICE_OPEN, &k, &young));
	TRY(notice_load(c->db, c->a, k, notice_id, out, &c->err));
	if (!is_addressed(c, out) || date_none(out->sent_on))
		return RC_NONE;
	TRY(pupil_load(c->db, c->a, k, &p, &c->err));
	*first = pupil_first(&p);
	if (out->seen_at != 0)
		return RC_OK;
	TRY(notice_seen(c->db, c->a, k, notice_id, c->actor.person_id, c->now.utc, &c->err));
	return audit_write(c, pupil_id, &ACT_NOTICE_SEEN, "notice", notice_id, STR_NONE);
}
