#include "boards/dossier/dossier_cycles.h"

#include "core/school/calendar.h"
#include "do/support_sql.h"
#include "plan/plan_sql.h"

struct cycles {
	const struct pupil_view *v;
	struct calendar calendar;
	struct session_given *session;
	size_t sessions;
	struct plan *plan; /* heads, newest first */
	size_t plans;
	struct measure_point *point;
	size_t points;
	const struct view *view;
	size_t views;
};

/* The last day of a cycle, or the day before the next one was opened. */
static struct date until_of(const struct cycle *y, const struct cycle *next, struct date today)
{
	if (!date_none(y->closed_on))
		return y->closed_on;
	if (next != NULL)
		return date_add(next->opened_on, -1);
	return today;
}

/* after: the last day of the cycle before; the meeting of its review is not of both. */
static struct str met_words(struct ctx *c, const struct pupil_view *v, const struct dossier_cycle *y, struct date after)
{
	struct str *day = NEW_ARRAY(c->a, struct str, v->meetings + 1);
	size_t n = 0;

	for (size_t i = v->meetings; i > 0; i--) {
		const struct meeting *m = &v->meeting[i - 1];

		if (m->state == MEETING_HELD && date_cmp(m->on_day, y->opened) >= 0 && date_cmp(m->on_day, after) > 0 &&
		    date_cmp(m->on_day, y->until) <= 0)
			day[n++] = date_brief(c->a, m->on_day);
	}
	return str_join(c->a, day, n, S(", "));
}

/* Of one support, within the days of the cycle. */
static struct dose dose_within(struct ctx *c, const struct cycles *x, const struct provision *p,
                               const struct dossier_cycle *y)
{
	struct session_fact *s = NEW_ARRAY(c->a, struct session_fact, x->sessions + 1);
	struct date from = date_later(p->starts, y->opened);
	struct date to = date_none(p->ends) ? y->until : date_earlier(p->ends, y->until);
	struct provision_fact f = { p->per_week, from, to };
	struct date until = date_cmp(to, c->now.today) >= 0 ? date_add(c->now.today, -1) : to;
	size_t n = 0;

	for (size_t i = 0; i < x->sessions; i++)
		if (x->session[i].provision_root == p->root_id && date_cmp(x->session[i].on_day, from) >= 0 &&
		    date_cmp(x->session[i].on_day, to) <= 0)
			s[n++] = (struct session_fact){ x->session[i].on_day, x->session[i].result, STR_NONE };
	return dose_of(&x->calendar, &f, s, n, until);
}

/* What was measured on the way to an outcome within the days of the cycle. Points come in order of outcome and date. */
static struct dossier_outcome outcome_tell(struct ctx *c, const struct cycles *x, const struct plan *head,
                                           const struct outcome *o, const struct dossier_cycle *y)
{
	struct point *p = NEW_ARRAY(c->a, struct point, x->points);
	struct dossier_outcome out = { .aim = dossier_aim(o->aim),
		                       .unit = o->unit,
		                       .baseline = o->baseline,
		                       .target = o->target,
		                       .from = head->shared_on,
		                       .by = date_none(o->by_on) ? head->review_on : o->by_on,
		                       .point = p };

	for (size_t i = 0; i < x->points; i++)
		if (x->point[i].outcome_root == o->root_id && date_cmp(x->point[i].on_day, y->opened) >= 0 &&
		    date_cmp(x->point[i].on_day, y->until) <= 0)
			p[out.points++] = (struct point){ x->point[i].on_day, x->point[i].value };
	return out;
}

/* The last version that was shared in the cycle. */
static const struct plan *plan_of(const struct cycles *x, int64_t cycle_id)
{
	for (size_t i = 0; i < x->plans; i++)
		if (x->plan[i].cycle_id == cycle_id && x->plan[i].state != PLAN_DRAFT)
			return &x->plan[i];
	return NULL;
}

static enum rc plan_tell(struct ctx *c, struct pupil_key k, const struct cycles *x, int64_t cycle_id,
                         struct dossier_cycle *y)
{
	const struct plan *head = plan_of(x, cycle_id);
	bool in_force = x->v->has_plan && head != NULL && head->id == x->v->plan.plan.id;
	bool runs = in_force && date_none(y->closed); /* after a review its help goes on, into the next cycle */
	struct plan_whole whole;
	struct str *what;

	if (head == NULL) {
		bool goes_on = x->v->has_plan && x->v->cycles > 0 && x->v->cycle[0].cycle.id == cycle_id;

		for (size_t i = 0; goes_on && i < x->v->plan.provisions; i++)
			y->dose = dose_add(y->dose, dose_within(c, x, &x->v->plan.provision[i], y));
		return RC_OK;
	}
	TRY(plan_load(c->db, c->a, k, head->id, &whole, &c->err));
	what = NEW_ARRAY(c->a, struct str, whole.provisions + 1);
	for (size_t i = 0; i < whole.provisions; i++) {
		what[i] = whole.provision[i].what;
		if (!runs)
			y->dose = dose_add(y->dose, dose_within(c, x, &whole.provision[i], y));
	}
	y->outcome = NEW_ARRAY(c->a, struct dossier_outcome, whole.outcomes);
	for (size_t i = 0; !in_force && i < whole.outcomes; i++)
		y->outcome[y->lines++] = outcome_tell(c, x, head, &whole.outcome[i], y);
	if (runs) /* as every other page says it */
		y->dose = x->v->dose;
	y->support = str_join(c->a, what, whole.provisions, S("; "));
	y->shared = head->shared_on;
	y->heard_pupil = y->heard_pupil || head->pupil_said.n > 0;
	y->heard_parents = y->heard_parents || head->parents_said.n > 0;
	return RC_OK;
}

static struct dossier_cycle cycle_tell(struct ctx *c, const struct cycles *x, size_t i)
{
	const struct cycle_line *l = &x->v->cycle[i];
	struct dossier_cycle y = { .number = l->cycle.number,
		                   .opened = l->cycle.opened_on,
		                   .assessed = l->cycle.assessed_on,
		                   .shared = l->cycle.planned_on,
		                   .review_on = l->cycle.review_on,
		                   .reviewed = l->cycle.reviewed_on,
		                   .closed = l->cycle.closed_on,
		                   .until = until_of(&l->cycle, i > 0 ? &x->v->cycle[i - 1].cycle : NULL, c->now.today),
		                   .outcomes = l->outcomes,
		                   .reached = l->reached,
		                   .judged = l->reviewed };

	y.met =
	    met_words(c, x->v, &y,
	              i + 1 < x->v->cycles ? until_of(&x->v->cycle[i + 1].cycle, &l->cycle, c->now.today) : DATE_NONE);
	for (size_t m = 0; m < x->views; m++) {
		if (x->view[m].cycle_id != l->cycle.id)
			continue;
		y.heard_pupil = y.heard_pupil || x->view[m].who == VIEW_WHO_PUPIL;
		y.heard_parents = y.heard_parents || x->view[m].who == VIEW_WHO_PARENT;
	}
	return y;
}

enum rc dossier_cycles_load(struct ctx *c, struct pupil_key k, const struct pupil_view *v, const struct view *view,
                            size_t views, struct dossier_fact *f)
{
	struct cycles x = { .v = v, .view = view, .views = views };
	struct date since;

	f->cycles = v->cycles;
	f->cycle = NEW_ARRAY(c->a, struct dossier_cycle, v->cycles + 1);
	if (v->cycles == 0)
		return RC_OK;
	since = v->cycle[v->cycles - 1].cycle.opened_on;
	TRY(calendar_load(c, since, &x.calendar));
	TRY(session_facts(c->db, c->a, k, since, &x.session, &x.sessions, &c->err));
	TRY(point_facts(c->db, c->a, k, since, &x.point, &x.points, &c->err));
	TRY(plan_list(c->db, c->a, k, 0, &x.plan, &x.plans, &c->err));
	for (size_t i = 0; i < v->cycles; i++) { /* the view has the newest first */
		struct dossier_cycle *y = &f->cycle[v->cycles - 1 - i];

		*y = cycle_tell(c, &x, i);
		TRY(plan_tell(c, k, &x, v->cycle[i].cycle.id, y));
	}
	return RC_OK;
}
