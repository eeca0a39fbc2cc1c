/* Words of a scenario for what happens day by day while plans are in force: reading them, sessions, checks. */
#include "cmd/demo.h"

#include "do/progress_log.h"
#include "do/support_day.h"
#include "kit/base/id.h"
#include "plan/plan_read.h"

enum { MILLI = 1000 };

/* "1 in 9": true about so often. */
static bool now_and_then(struct demo *d, const struct demo_act *t, const char *name)
{
	struct str how = demo_words(d, t, name);
	int64_t n = 0;

	return str_starts(how, S("1 in ")) && str_int(str_sub(how, 5, how.n), &n) && demo_pick(d, n) == 0;
}

static struct str one_of(struct demo *d, struct str list)
{
	size_t n = 1;

	for (size_t i = 0; i < list.n; i++)
		n += list.p[i] == ',';
	for (int64_t k = demo_pick(d, (int64_t)n); k > 0; k--)
		(void)str_cut(list, ',', &list); /* the one before */
	return str_trim(str_cut(list, ',', &list));
}

/* Everybody who works with the pupil reads the plan in force and says so; now and then one forgets. */
static enum rc staff_read(struct demo *d, const struct demo_act *t)
{
	struct plan_read *v = NEW(d->c->a, struct plan_read);

	TRY(plan_read_list(d->c, t->pupil, v));
	if (v->lists == 0)
		return RC_NONE;
	TRY(plan_read_version(d->c, t->pupil, v->list[0].id, v));
	demo_opened(d);
	for (size_t i = 0; i < v->readers; i++) {
		const struct demo_person *p = demo_who(d, v->reader[i].staff.person_id);

		if (p == NULL || p->hat == ROLE_SPECIALIST || now_and_then(d, t, "forgotten"))
			continue;
		TRY(demo_sign_in(d, p->login));
		TRY(plan_acknowledge(d->c, t->pupil, v->whole.plan.id, ACKNOWLEDGED_READ, S("")));
	}
	return RC_OK;
}

static enum rc item_log(struct demo *d, const struct demo_act *t, const struct day_item *it)
{
	struct day_log *in = NEW(d->c->a, struct day_log);
	bool missed = now_and_then(d, t, "missed");
	bool part = !missed && now_and_then(d, t, "in part");

	in->root_id = it->root_id;
	in->day = t->day;
	in->note = (struct session_note){ .result = missed ? SESSION_MISSED
		                                    : part ? SESSION_PART
		                                           : SESSION_GIVEN,
		                          .minutes = it->minutes };
	if ((missed || part) && !session_reason_of(one_of(d, demo_words(d, t, "because")), &in->note.reason))
		return err_set(&d->c->err, RC_INVALID, "no such reason for a session");
	return day_log_save(d->c, in);
}

/* Whoever gives support notes it on the day: on the first days of the week, as often as the plan says. */
static enum rc sessions(struct demo *d, const struct demo_act *t)
{
	struct day_view v;

	TRY(day_load(d->c, t->day, &v));
	demo_opened(d);
	for (size_t i = 0; i < v.items; i++)
		if (date_weekday(t->day) < v.item[i].per_week && v.item[i].logged == 0)
			TRY(item_log(d, t, &v.item[i]));
	return RC_OK;
}

static enum rc case_check(struct demo *d, const struct demo_act *t, struct demo_case *x)
{
	struct progress_log in = { .on_day = t->day, .entries = DEMO_GOALS };
	struct progress_stands stands;
	int64_t pupil;

	for (size_t i = 0; i < DEMO_GOALS; i++) {
		int64_t rest = x->target[i] - x->level[i];

		if (rest > 0)
			x->level[i] += demo_pick(d, rest > 3 ? rest / 2 + 1 : 2);
		else if (x->level[i] > 0 && demo_pick(d, 4) == 0)
			x->level[i]--;
		in.entry[i] = (struct progress_entry){ .id = id_new(),
			                               .outcome_root = x->outcome[i],
			                               .value = x->level[i] * MILLI };
	}
	TRY(demo_pupil_id(d, x->p, &pupil));
	return progress_save(d->c, pupil, &in, &stands);
}

/* The class teacher looks where each goal stands. */
static enum rc checks(struct demo *d, const struct demo_act *t)
{
	for (size_t i = 0; i < d->cases; i++) {
		struct demo_case *x = d->the_case[i];

		if (x->doing && str_eq(demo_class_on(d, x->p, t->day)->teacher, t->who))
			TRY(case_check(d, t, x));
	}
	return RC_OK;
}

const struct demo_verb demo_verbs_do[] = {
	{ "staff-read", staff_read }, { "sessions", sessions }, { "checks", checks }, { NULL, NULL }
};
