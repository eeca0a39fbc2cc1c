#include "boards/today/today.h"

#include <stdlib.h>

#include "core/people/person_rec.h"
#include "core/school/school_sql.h"
#include "core/school/calendar.h"
#include "core/rights/gate.h"

ACTION(ACT_TODAY_OPEN, "today.open", "Opened Today");

enum { IDLE_FROM = 2 }; /* from Wednesday on a week without any session is worth a look */

static int due_cmp(const void *x, const void *y)
{
	return duty_cmp(&((const struct due *)x)->duty, &((const struct due *)y)->duty);
}

/* Room for one more: duties are few for most pupils and many for some. */
static struct due *due_add(struct arena *a, struct today_all *v, size_t *room)
{
	struct due *more;

	if (v->dues == *room) {
		*room = 2 * *room + 64;
		more = NEW_ARRAY(a, struct due, *room);
		for (size_t i = 0; i < v->dues; i++)
			more[i] = v->due[i];
		v->due = more;
	}
	return &v->due[v->dues++];
}

static void dues_make(struct ctx *c, const struct calendar *calendar, struct date since, bool owner_teacher,
                      struct today_all *v)
{
	struct today_walk w = { 0 };
	size_t room = 0;

	v->stage = NEW_ARRAY(c->a, enum stage, v->facts.pupils);
	for (size_t i = 0; i < v->facts.pupils; i++) {
		const struct today_pupil *p = &v->facts.pupil[i];
		struct duty_fact f = today_fact(c->a, &v->facts, p, since, c->now.today, &w, &v->stage[i]);
		struct duty_list l = duty_list(c->a, &f, calendar, NULL, c->now.today);

		if (v->stage[i] < STAGE_CLOSED && str_is(p->code, "K"))
			v->by_stage[v->stage[i]]++;
		for (size_t k = 0; k < l.n; k++)
			if (l.item[k].state < DUTY_LATER && (!owner_teacher || l.item[k].rule->owner == OWNER_TEACHER))
				*due_add(c->a, v, &room) = (struct due){ l.item[k], p };
	}
	if (v->dues > 0)
		qsort(v->due, v->dues, sizeof *v->due, due_cmp);
}

static const struct today_pupil *pupil_of(const struct today *t, int64_t id)
{
	size_t low = 0;
	size_t high = t->pupils;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (t->pupil[mid].id < id)
			low = mid + 1;
		else
			high = mid;
	}
	return low < t->pupils && t->pupil[low].id == id ? &t->pupil[low] : NULL;
}

static int reader_cmp(const void *x, const void *y)
{
	const struct today_reader *a = *(const struct today_reader *const *)x;
	const struct today_reader *b = *(const struct today_reader *const *)y;

	if (a->person_id != b->person_id)
		return a->person_id < b->person_id ? -1 : 1;
	return (a->pupil_id > b->pupil_id) - (a->pupil_id < b->pupil_id);
}

static int unread_cmp(const void *x, const void *y)
{
	const struct unread *a = x;
	const struct unread *b = y;

	if (a->plans != b->plans)
		return a->plans > b->plans ? -1 : 1;
	return date_cmp(a->oldest, b->oldest);
}

/* Who has how many plans to read, most first. */
static void unread_make(struct ctx *c, struct today_all *v)
{
	const struct today_reader **r = NEW_ARRAY(c->a, const struct today_reader *, v->facts.readers);
	size_t n = 0;

	for (size_t i = 0; i < v->facts.readers; i++)
		if (v->facts.reader[i].state.n == 0)
			r[n++] = &v->facts.reader[i];
	if (n == 0)
		return;
	qsort(r, n, sizeof *r, reader_cmp);
	v->unread = NEW_ARRAY(c->a, struct unread, n);
	for (size_t i = 0; i < n; i++) {
		const struct today_pupil *p = pupil_of(&v->facts, r[i]->pupil_id);
		struct unread *u;

		if (i == 0 || r[i]->person_id != r[i - 1]->person_id)
			v->unread[v->unreads++] = (struct unread){ .name = name_full(c->a, r[i]->given, r[i]->family),
				                                   .job = r[i]->job,
				                                   .pupil = p };
		u = &v->unread[v->unreads - 1];
		u->plans++;
		if (p != NULL && (date_none(u->oldest) || date_cmp(p->plan_shared_on, u->oldest) < 0)) {
			u->oldest = p->plan_shared_on;
			u->pupil = p;
		}
	}
	qsort(v->unread, v->unreads, sizeof *v->unread, unread_cmp);
}

static bool is_idle(const struct today_support *s, struct date today)
{
	if (s->week_done > 0 || s->per_week == 0 || date_none(s->starts) || date_cmp(s->starts, today) > 0)
		return false;
	if (!date_none(s->ends) && date_cmp(s->ends, today) < 0)
		return false;
	return s->week_missed > 0 || date_weekday(today) >= IDLE_FROM;
}

/* Groups stand in one line. The one that was missed most comes first. */
static struct idle *idle_find(struct today_all *v, const struct today_support *s)
{
	for (size_t i = 0; i < v->idles && s->group_key.n > 0; i++)
		if (str_eq(v->idle[i].group_key, s->group_key))
			return &v->idle[i];
	return NULL;
}

static int idle_cmp(const void *x, const void *y)
{
	const struct idle *a = x;
	const struct idle *b = y;

	if (a->missed != b->missed)
		return a->missed > b->missed ? -1 : 1;
	return (a->pupils < b->pupils) - (a->pupils > b->pupils);
}

/* Support in force of which nothing happened this week although the week is well on. */
static void idle_make(struct ctx *c, const struct calendar *calendar, struct date monday, struct today_all *v)
{
	if (school_days(calendar, monday, c->now.today) == 0)
		return;
	v->idle = NEW_ARRAY(c->a, struct idle, IDLE_MAX);
	for (size_t i = 0; i < v->facts.supports; i++) {
		const struct today_support *s = &v->facts.support[i];
		const struct today_pupil *p = pupil_of(&v->facts, s->pupil_id);
		struct idle *l;

		if (p == NULL || !is_idle(s, c->now.today))
			continue;
		l = idle_find(v, s);
		v->idle_more += l == NULL && v->idles == IDLE_MAX;
		if (l == NULL && v->idles == IDLE_MAX)
			continue;
		if (l == NULL) {
			l = &v->idle[v->idles++];
			*l = (struct idle){ .what = s->what,
				            .group_key = s->group_key,
				            .giver = name_full(c->a, s->giver_given, s->giver_family),
				            .per_week = s->per_week,
				            .missed = s->week_missed };
		}
		if (l->pupils < IDLE_NAMED)
			l->pupil[l->pupils] = p;
		l->pupils++;
	}
	qsort(v->idle, v->idles, sizeof *v->idle, idle_cmp);
}

/* Whose pupils are counted: the person's own; for a role that may only count, those that the head holds. Counts leave
 * boards/school/school_view, names do not. */
static enum rc scope_make(struct ctx *c, struct today_scope *s)
{
	struct date today = c->now.today;
	struct staff *staff;
	size_t n;

	*s = (struct today_scope){ c->actor.school_id,
		                   c->actor.person_id,
		                   str_of(role_key(c->actor.hat)),
		                   today,
		                   date_school_year(today),
		                   date_add(today, -date_weekday(today)) };
	if (role_can(c->actor.hat, CAP_PUPIL_LIST))
		return RC_OK;
	TRY(staff_list(c->db, c->a, s->school_id, today, &staff, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		if (staff[i].head) {
			s->person_id = staff[i].id;
			s->hat = S("head");
			return RC_OK;
		}
	return RC_OK;
}

static enum rc view_read(struct ctx *c, bool owner_teacher, struct today_all *v)
{
	struct today_scope s;
	struct calendar calendar;

	TRY(scope_make(c, &s));
	TRY(calendar_load(c, date_add(s.since, -60), &calendar));
	TRY(today_load(c->db, c->a, &s, &v->facts, &c->err));
	TRY(today_counts(c->db, c->a, &s, &v->count, &v->counts, &c->err));
	TRY(message_open(c->db, c->a, s.school_id, s.person_id, s.hat, s.today, &v->message, &v->messages, &c->err));
	for (size_t i = 0; i < v->counts; i++) {
		const struct today_count *n = &v->count[i];

		v->on_roll += n->n;
		v->by_code[str_is(n->code, "K") ? 1 : str_is(n->code, "E") ? 2 : 0] += n->n;
	}
	v->place = term_place(c->a, &calendar, s.today);
	v->half_term_ends = half_term_end(&calendar, s.today);
	dues_make(c, &calendar, s.since, owner_teacher, v);
	unread_make(c, v);
	idle_make(c, &calendar, s.monday, v);
	gate_note_read(c, 0, &ACT_TODAY_OPEN, 0);
	return RC_OK;
}

enum rc today_view_load(struct ctx *c, enum cap need, bool owner_teacher, struct today_all *out)
{
	*out = (struct today_all){ 0 };
	TRY(gate_cap(c, need));
	return view_read(c, owner_teacher, out);
}

/* Where each duty is done, and where somebody begins who may not do it there. */
static const struct {
	const char *path;
	enum cap cap;
	const char *else_path;
	enum cap else_cap;
} DUE_AT[DUTIES] = {
	[DUTY_CONCERN] = { "/concerns", CAP_CONCERN, "", CAP_PUPIL_PROFILE },
	[DUTY_MESSAGE] = { "/messages", CAP_REPLY_FAMILY, "", CAP_PUPIL_PROFILE },
	[DUTY_COMPLAINT] = { "/complaints", CAP_COMPLAINT, "", CAP_PUPIL_PROFILE },
	[DUTY_COMPLAINT_HEAD] = { "/complaints", CAP_COMPLAINT, "", CAP_PUPIL_PROFILE },
	[DUTY_TALK] = { "/discussion", CAP_DISCUSSION, "", CAP_PUPIL_PROFILE },
	[DUTY_DISCUSSION] = { "/discussion", CAP_DISCUSSION, "", CAP_PUPIL_PROFILE },
	[DUTY_DECISION] = { "/decision", CAP_DECIDE, "/discussion", CAP_DISCUSSION },
	[DUTY_NOTICE] = { "/notices", CAP_NOTICE, "", CAP_PUPIL_PROFILE },
	[DUTY_MONITOR] = { "/decision", CAP_DECIDE, "/discussion", CAP_DISCUSSION },
	[DUTY_SCREEN_LOOK] = { "/screening", CAP_SCREEN_DECIDE, "/screening", CAP_SCREEN },
	[DUTY_CONCERN_LOOK] = { "/concerns", CAP_CONCERN, "", CAP_PUPIL_PROFILE },
	[DUTY_PLAN_OPEN] = { "/plan", CAP_PLAN_WRITE, "", CAP_PUPIL_PROFILE },
	[DUTY_PLAN_GIVEN] = { "/plan", CAP_PLAN_WRITE, "", CAP_PUPIL_PROFILE },
	[DUTY_TEACHER] = { "/plan", CAP_PLAN_WRITE, "", CAP_PUPIL_PROFILE },
	[DUTY_REVIEW_DATE] = { "/plan", CAP_PLAN_WRITE, "", CAP_PUPIL_PROFILE },
	[DUTY_STAFF_READ] = { "/plans", CAP_PUPIL_PROFILE, "", CAP_PUPIL_PROFILE },
	[DUTY_VIEWS_PARENTS] = { "/review#views", CAP_REVIEW, "", CAP_PUPIL_PROFILE },
	[DUTY_VIEWS_PUPIL] = { "/review#views", CAP_REVIEW, "", CAP_PUPIL_PROFILE },
	[DUTY_REVIEW] = { "/review", CAP_REVIEW, "", CAP_PUPIL_PROFILE },
	[DUTY_SUMMARY] = { "/review", CAP_REVIEW, "", CAP_PUPIL_PROFILE },
	[DUTY_NEXT_CYCLE] = { "/assess", CAP_ASSESS, "", CAP_PUPIL_PROFILE },
	[DUTY_MEETINGS] = { "/meetings", CAP_MEETING, "", CAP_PUPIL_PROFILE },
	[DUTY_REVIEWS] = { "/review", CAP_REVIEW, "", CAP_PUPIL_PROFILE },
	[DUTY_REPORT] = { "", CAP_PUPIL_PROFILE, "", CAP_PUPIL_PROFILE },
	[DUTY_ANNUAL_REVIEW] = { "/meetings", CAP_MEETING, "", CAP_PUPIL_PROFILE },
	[DUTY_YOUNG] = { "/young", CAP_NOTICE, "", CAP_PUPIL_PROFILE },
};

struct due_way due_way(struct arena *a, enum role hat, const struct due *d)
{
	const enum duty_id id = d->duty.rule->id;

	if (id == DUTY_CONCERN_LOOK && role_can(hat, CAP_CONCERN))
		return (struct due_way){ str_c(a, str_fmt(a, "/concerns/%lld", (long long)d->pupil->look_concern_id)),
			                 d->duty.rule->label };
	if ((id == DUTY_COMPLAINT || id == DUTY_COMPLAINT_HEAD) && role_can(hat, CAP_COMPLAINT))
		return (struct due_way){ str_c(a, str_fmt(a, "/complaints/%lld", (long long)d->pupil->complaint_id)),
			                 d->duty.rule->label };
	if (role_can(hat, DUE_AT[id].cap))
		return (struct due_way){ DUE_AT[id].path, d->duty.rule->label };
	if (role_can(hat, DUE_AT[id].else_cap))
		return (struct due_way){ DUE_AT[id].else_path, S("Open the record") };
	return (struct due_way){ "", S("Open the record") };
}
