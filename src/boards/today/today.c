#include "boards/today/today.h"

#include <stdlib.h>

#include "core/duty/duty.h"
#include "core/people/people_sql.h"
#include "core/people/person_rec.h"
#include "core/people/pupil_rec.h"
#include "core/rights/gate.h"
#include "core/school/calendar.h"
#include "core/school/school_sql.h"

ACTION(ACT_TODAY_OPEN, "today.open", "Opened Today");

enum { IDLE_FROM = 2 }; /* from Wednesday on a week without any session is worth a look */

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

/* Whom a duty of the school itself is about. */
static const struct today_pupil THE_SCHOOL = { .given = RTEXT("Our school"), .class_name = RTEXT("Our school") };

static const struct today_pupil *pupil_of(const struct today_all *v, int64_t id)
{
	size_t low = 0;
	size_t high = v->pupils;

	if (id == 0)
		return &THE_SCHOOL;
	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (v->pupil[mid].id < id)
			low = mid + 1;
		else
			high = mid;
	}
	return low < v->pupils && v->pupil[low].id == id ? &v->pupil[low] : NULL;
}

static int due_cmp(const void *x, const void *y)
{
	return duty_cmp(&((const struct due *)x)->duty, &((const struct due *)y)->duty);
}

static int done_cmp(const void *x, const void *y)
{
	const struct duty *a = &((const struct due *)x)->duty;
	const struct duty *b = &((const struct due *)y)->duty;
	int by = date_cmp(b->row.done, a->row.done);

	return by != 0 ? by : duty_cmp(a, b);
}

/* Which of the duties are shown: open ones of this half term, those done this week, and the first one after. */
static void dues_sort(struct ctx *c, const struct duty_ask *ask, const struct duty *duty, size_t n, struct today_all *v)
{
	v->due = NEW_ARRAY(c->a, struct due, n);
	v->done = NEW_ARRAY(c->a, struct due, n);
	for (size_t i = 0; i < n; i++) {
		struct due d = { duty[i], pupil_of(v, duty[i].pupil) };

		if (d.duty.state < DUTY_LATER)
			v->due[v->dues++] = d;
		else if (d.duty.state == DUTY_LATER && (v->next.duty.rule == NULL || due_cmp(&d, &v->next) < 0))
			v->next = d;
		else if (d.duty.state == DUTY_DONE && date_cmp(d.duty.row.done, ask->monday) >= 0)
			v->done[v->dones++] = d;
	}
	if (v->dues > 0)
		qsort(v->due, v->dues, sizeof *v->due, due_cmp);
	if (v->dones > 0)
		qsort(v->done, v->dones, sizeof *v->done, done_cmp);
	for (size_t i = 0; i < v->dues; i++)
		duty_words(c->a, duty_pupil_find(ask, v->due[i].duty.pupil), &v->day, &v->due[i].duty);
	for (size_t i = 0; i < v->dones; i++)
		duty_words(c->a, duty_pupil_find(ask, v->done[i].duty.pupil), &v->day, &v->done[i].duty);
	if (v->next.duty.rule != NULL)
		duty_words(c->a, duty_pupil_find(ask, v->next.duty.pupil), &v->day, &v->next.duty);
}

static enum stage stage_of(const struct today_pupil *p, struct date today)
{
	struct cycle_fact f = { .number = p->cycle_number,
		                .opened = p->opened_on,
		                .assessed = p->assessed_on,
		                .plan_shared = p->planned_on,
		                .first_session = p->do_on,
		                .review_due = p->review_on,
		                .review_begun = p->review_begun_on,
		                .reviewed = p->reviewed_on,
		                .closed = p->closed_on };

	return p->cycle_number == 0 ? STAGE_CLOSED : stage_derive(&f, today);
}

static enum rc dues_make(struct ctx *c, const struct today_scope *s, enum role hat, bool owner_teacher,
                         struct today_all *v)
{
	struct duty_pupil *p = NEW_ARRAY(c->a, struct duty_pupil, v->pupils);
	struct duty_ask ask = { .person_id = s->person_id,
		                .hat = hat,
		                .today = s->today,
		                .since = s->since,
		                .monday = s->monday,
		                .calendar = v->day.calendar,
		                .pupil = p,
		                .pupils = v->pupils,
		                .owner_teacher = owner_teacher,
		                .school = !owner_teacher };
	struct duty *duty;
	size_t n;
	enum rc rc;

	v->stage = NEW_ARRAY(c->a, enum stage, v->pupils);
	for (size_t i = 0; i < v->pupils; i++) {
		const struct today_pupil *x = &v->pupil[i];

		v->stage[i] = stage_of(x, s->today);
		p[i] = (struct duty_pupil){ .id = x->id,
			                    .name = today_pupil_name(c->a, x),
			                    .code = status_letter(x->code),
			                    .code_from = duty_code_from(x->code_from, x->joined_on),
			                    .born = x->born,
			                    .has_page = x->has_person };
		v->by_code[p[i].code == 'K' ? 1 : p[i].code == 'E' ? 2 : 0]++;
		if (p[i].code == 'K' && v->stage[i] < STAGE_CLOSED)
			v->by_stage[v->stage[i]]++;
	}
	rc = duties_load(c, &ask, &duty, &n);
	if (rc == RC_OK)
		dues_sort(c, &ask, duty, n, v);
	return rc;
}

static bool is_running(const struct today_support *s, struct date today)
{
	if (s->per_week == 0 || date_none(s->starts) || date_cmp(s->starts, today) > 0)
		return false;
	return date_none(s->ends) || date_cmp(s->ends, today) >= 0;
}

static bool is_idle(const struct today_support *s, struct date today)
{
	return s->week_done == 0 && (s->week_missed > 0 || date_weekday(today) >= IDLE_FROM);
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
static void idle_make(struct ctx *c, const struct today_support *support, size_t supports, struct date monday,
                      struct today_all *v)
{
	bool begun = school_days(v->day.calendar, monday, c->now.today) > 0;

	v->idle = NEW_ARRAY(c->a, struct idle, IDLE_MAX);
	for (size_t i = 0; i < supports; i++) {
		const struct today_support *s = &support[i];
		const struct today_pupil *p = pupil_of(v, s->pupil_id);
		struct idle *l;

		if (p == NULL || !is_running(s, c->now.today))
			continue;
		v->supports++;
		if (!begun || !is_idle(s, c->now.today)) {
			v->waiting += s->week_done == 0;
			continue;
		}
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

static struct today_scope scope_of(const struct ctx *c)
{
	struct date today = c->now.today;

	return (struct today_scope){ c->actor.school_id,
		                     c->actor.person_id,
		                     str_of(role_key(c->actor.hat)),
		                     today,
		                     date_school_year(today),
		                     date_add(today, -date_weekday(today)) };
}

/* Whose pupils are counted: the person's own; for a role that may only count, those that the head holds. Counts leave
 * boards/school/school_view, names do not. */
static enum rc scope_make(struct ctx *c, struct today_scope *s, enum role *hat)
{
	struct staff *staff;
	size_t n;

	*s = scope_of(c);
	*hat = c->actor.hat;
	if (role_can(c->actor.hat, CAP_PUPIL_LIST))
		return RC_OK;
	TRY(staff_list(c->db, c->a, s->school_id, s->today, &staff, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		if (staff[i].head) {
			s->person_id = staff[i].id;
			s->hat = S("head");
			*hat = ROLE_HEAD;
			return RC_OK;
		}
	return RC_OK;
}

static enum rc view_read(struct ctx *c, bool owner_teacher, struct today_all *v)
{
	struct calendar *calendar = NEW(c->a, struct calendar);
	struct today_support *support;
	struct today_scope s;
	size_t supports;
	enum role hat;

	TRY(scope_make(c, &s, &hat));
	TRY(calendar_load(c, date_add(s.since, -60), calendar));
	TRY(today_pupils(c->db, c->a, &s, &v->pupil, &v->pupils, &c->err));
	TRY(today_supports(c->db, c->a, &s, &support, &supports, &c->err));
	v->day = duty_day(calendar, s.today);
	v->place = term_place(c->a, calendar, s.today);
	v->opens = school_day_next(calendar, s.today);
	TRY(dues_make(c, &s, hat, owner_teacher, v));
	idle_make(c, support, supports, s.monday, v);
	gate_note_read(c, 0, &ACT_TODAY_OPEN, 0);
	return RC_OK;
}

enum rc today_view_load(struct ctx *c, enum cap need, bool owner_teacher, struct today_all *out)
{
	*out = (struct today_all){ 0 };
	TRY(gate_cap(c, need));
	return view_read(c, owner_teacher, out);
}

enum rc today_plans_to_read(struct ctx *c, size_t *n)
{
	struct today_scope s = scope_of(c);

	*n = 0;
	TRY(gate_cap(c, CAP_PLAN_ACK));
	return today_unread(c->db, c->a, &s, n, &c->err);
}

static const char *way_path(struct arena *a, enum role hat, const struct due *d)
{
	const struct duty_rule *r = d->duty.rule;

	if (!role_can(hat, r->cap))
		return r->else_at != NULL && role_can(hat, r->else_cap) ? r->else_at : "";
	if (r->at_record && d->duty.row.record_id != 0)
		return str_c(a, str_fmt(a, "%s/%lld", r->at, (long long)d->duty.row.record_id));
	return r->at;
}

struct due_way due_way(struct arena *a, enum role hat, const struct due *d)
{
	const struct duty_rule *r = d->duty.rule;
	const char *path = way_path(a, hat, d);

	return (struct due_way){ path,
		                 d->pupil->id == 0 ? str_of(path)
		                                   : str_fmt(a, "/pupil/%lld%s", (long long)d->pupil->id, path),
		                 role_can(hat, r->cap) ? r->label : S("Open the record") };
}
