/* Words of a scenario that take a pupil through the cycle, from the early discussion to the review. */
#include "cmd/demo.h"

#include "assess/assess.h"
#include "decide/decision.h"
#include "decide/discussion.h"
#include "kit/base/id.h"
#include "letters/notice.h"
#include "meeting/meeting.h"
#include "plan/plan_edit.h"
#include "review/review.h"

enum { MILLI = 1000, MINUTE = 15 * 60 + 30 };

/* A use case that refuses says why in its list of checks. */
static enum rc checked(struct demo *d, enum rc rc, const struct check_list *l)
{
	for (size_t i = 0; rc == RC_INVALID && i < l->n; i++)
		if (l->item[i].state == CHECK_MISSING)
			return err_set(&d->c->err, rc, "%.*s", STR_ARG(l->item[i].text));
	return rc;
}

static enum rc because(struct demo *d, enum rc rc, struct str why)
{
	return rc == RC_INVALID ? err_set(&d->c->err, rc, "%.*s", STR_ARG(why)) : rc;
}

static enum rc discusses(struct demo *d, const struct demo_act *t)
{
	struct discussion v = { .id = id_new(), .held_on = t->day }, theirs;
	struct edit_fault f = { 0 };

	TRY(demo_fill(d, t, &discussion_rec, &v));
	return because(d, discussion_save(d->c, t->pupil, &v, &theirs, &f), f.why);
}

/* The parents' copy of the newest note. */
static enum rc copies(struct demo *d, const struct demo_act *t)
{
	struct discussion_view v;
	enum channel how;
	struct str why = STR_NONE;

	TRY(discussions_load(d->c, t->pupil, &v));
	if (v.n == 0)
		return RC_NONE;
	demo_opened(d);
	if (!channel_of(demo_words(d, t, "how"), &how))
		return err_set(&d->c->err, RC_INVALID, "no such way to give a copy");
	return because(d, discussion_give(d->c, t->pupil, v.item[0].id, t->day, how, &why), why);
}

static enum rc decides(struct demo *d, const struct demo_act *t)
{
	struct decide_in *v = NEW(d->c->a, struct decide_in);
	struct decide_faults faults = { 0 };
	struct str need = demo_words(d, t, "need");

	v->decision = (struct decision){ .id = id_new(), .decided_on = t->day, .decided_by = d->c->actor.person_id };
	if (need.n > 0 && str_is(demo_words(d, t, "result"), "sen_support"))
		v->need[v->needs++] = (struct need){ .code = need, .rank = 1 };
	TRY(demo_fill(d, t, &decision_rec, &v->decision));
	return checked(d, decide_save(d->c, t->pupil, v, &faults), &faults.check);
}

static enum rc needs(struct demo *d, const struct demo_act *t)
{
	struct decide_view v;
	struct need need[DECIDE_NEEDS_MAX];
	struct need_problems out;
	size_t n = 0;

	TRY(decide_load(d->c, t->pupil, &v));
	for (; n < v.needs && n + 1 < DECIDE_NEEDS_MAX; n++)
		need[n] = v.need[n];
	need[n] = (struct need){ .code = t->line->arg, .rank = (int64_t)n + 1 };
	return needs_change(d->c, t->pupil, t->day, need, n + 1, needs_joined(d->c->a, v.need, v.needs), &out);
}

/* Every letter that waits is given: on the page of those who have one, to the others by post. */
static enum rc letters(struct demo *d, const struct demo_act *t)
{
	struct notices_view v;

	TRY(notices_load(d->c, t->pupil, &v));
	demo_opened(d);
	for (size_t i = 0; i < v.n; i++) {
		struct notice_giving how = { .channel = CHANNEL_PAGE, .on = t->day };
		struct notice_one one;
		const char *at;
		struct str why;

		if (!date_none(v.item[i].sent_on))
			continue;
		TRY(notice_open(d->c, t->pupil, v.item[i].id, &one));
		if (!one.has_page) {
			how.channel = CHANNEL_POST;
			how.proof = demo_words(d, t, "proof");
		}
		TRY(because(d, notice_give(d->c, t->pupil, v.item[i].id, &how, &at, &why), why));
	}
	return RC_OK;
}

/* ---- assess ---- */

/* "source 1, Class teacher: words"; "source 8, not relevant: the reason". */
static bool statement_read(struct demo *d, const struct demo_act *t, const struct demo_field *f,
                           struct need_statement *v)
{
	struct str rest, head = str_cut(f->name, ',', &rest);

	if (!str_starts(head, S("source ")) || !str_int(str_sub(head, 7, head.n), &v->source))
		return false;
	v->id = id_new();
	if (str_is(str_trim(rest), "not relevant"))
		v->not_relevant = demo_put(d, t, f->words);
	else {
		v->said_by = str_trim(rest);
		v->words = demo_put(d, t, f->words);
	}
	return true;
}

static enum rc assesses(struct demo *d, const struct demo_act *t)
{
	struct assess_view *v = NEW(d->c->a, struct assess_view);
	struct assess_in *in = NEW(d->c->a, struct assess_in);

	TRY(assess_load(d->c, t->pupil, v));
	demo_opened(d);
	in->cycle_id = v->cycle.id;
	in->seen = v->seen;
	for (size_t i = 0; i < v->insights; i++)
		in->insight[in->insights++] = v->insight[i];
	for (size_t i = 0; i < t->line->fields; i++) {
		const struct demo_field *f = &t->line->field[i];
		enum insight_kind kind;

		if (statement_read(d, t, f, &in->add[in->adds]))
			in->adds++;
		else if (!insight_kind_of(str_cut(f->name, ' ', &(struct str){ 0 }), &kind))
			return err_set(&d->c->err, RC_INVALID, "no such insight: %.*s", STR_ARG(f->name));
		else
			in->insight[in->insights++] =
			    (struct insight){ .kind = kind,
				              .words = demo_put(d, t, f->words),
				              .action =
				                  kind == INSIGHT_BARRIER ? demo_words(d, t, "action") : STR_NONE };
	}
	return assess_save(d->c, t->pupil, in);
}

/* What a parent or the pupil said, noted by who acts: in the assessment or for the review. */
static enum rc hears(struct demo *d, const struct demo_act *t)
{
	bool by_pupil = str_is(t->line->arg, "pupil");
	struct view v = { .id = id_new(),
		          .who = by_pupil ? VIEW_WHO_PUPIL : VIEW_WHO_PARENT,
		          .name = by_pupil ? t->x->p->given : STR_NONE,
		          .method = VIEW_METHOD_SPOKEN,
		          .language = S("en"),
		          .given_on = t->day };
	const char *at;
	struct str why = STR_NONE;

	if (!by_pupil)
		v.name = str_fmt(d->c->a, "Mrs %.*s", STR_ARG(t->x->p->family));
	TRY(demo_fill(d, t, &view_rec, &v));
	if (v.moment == VIEW_MOMENT_REVIEW)
		return review_add_view(d->c, t->pupil, &v);
	return because(d, assess_view_add(d->c, t->pupil, &v, &at, &why), why);
}

static enum rc concludes(struct demo *d, const struct demo_act *t)
{
	struct str why;

	return because(d, assess_finish(d->c, t->pupil, demo_words(d, t, "reason"), &why), why);
}

/* ---- plan ---- */

static int64_t goal_number(struct demo *d, const struct demo_act *t, const char *what, int i)
{
	return demo_number(d, t, str_c(d->c->a, str_fmt(d->c->a, "%s %d", what, i + 1)));
}

static struct str goal_words(struct demo *d, const struct demo_act *t, const char *what, int i)
{
	return demo_words(d, t, str_c(d->c->a, str_fmt(d->c->a, "%s %d", what, i + 1)));
}

/* Two goals, each with its support. The target is a step on, never beyond what the measure can show. */
static void goals_put(struct demo *d, const struct demo_act *t, struct plan_whole *w, struct date review_on)
{
	struct demo_case *x = t->x;
	const struct demo_person *ta = NULL;

	for (size_t i = 0; i < d->people; i++)
		if (str_eq(d->person[i].login, demo_class_on(d, x->p, t->day)->ta))
			ta = &d->person[i];
	w->outcomes = w->provisions = DEMO_GOALS;
	for (int i = 0; i < DEMO_GOALS; i++) {
		int64_t most = goal_number(d, t, "most", i), step = goal_number(d, t, "step", i);

		x->target[i] = x->level[i] + step < most ? x->level[i] + step : most;
		x->outcome[i] = x->outcome[i] != 0 ? x->outcome[i] : id_new();
		x->support[i] = x->support[i] != 0 ? x->support[i] : id_new();
		w->outcome[i] = (struct outcome){ .root_id = x->outcome[i],
			                          .aim = goal_words(d, t, "aim", i),
			                          .life_aim = 1,
			                          .measure = goal_words(d, t, "measure", i),
			                          .unit = goal_words(d, t, "unit", i),
			                          .baseline = x->level[i] * MILLI,
			                          .target = x->target[i] * MILLI,
			                          .by_on = review_on,
			                          .checked = CHECKED_WEEKLY,
			                          .expected = S("A little faster than last term.") };
		w->provision[i] = (struct provision){ .root_id = x->support[i],
			                              .outcome_root = x->outcome[i],
			                              .what = goal_words(d, t, "support", i),
			                              .evidence = goal_words(d, t, "evidence", i),
			                              .giver_id = ta != NULL ? ta->id : 0,
			                              .per_week = goal_number(d, t, "a week", i),
			                              .minutes = goal_number(d, t, "minutes", i),
			                              .group_size = goal_number(d, t, "group", i) };
	}
}

static enum rc plans(struct demo *d, const struct demo_act *t)
{
	struct plan_edit *v = NEW(d->c->a, struct plan_edit);

	TRY(plan_edit_load(d->c, t->pupil, v));
	demo_opened(d);
	TRY(demo_fill(d, t, &plan_rec, &v->draft.plan));
	v->draft.plan.teacher_id = d->c->actor.person_id;
	v->draft.plan.review_on = t->review;
	goals_put(d, t, &v->draft, t->review);
	for (v->draft.strategies = 0; v->draft.strategies < 3; v->draft.strategies++)
		v->draft.strategy[v->draft.strategies] =
		    (struct strategy){ .words = goal_words(d, t, "know", (int)v->draft.strategies) };
	return plan_edit_save(d->c, t->pupil, &v->draft);
}

static enum rc shares(struct demo *d, const struct demo_act *t)
{
	struct plan_edit *v = NEW(d->c->a, struct plan_edit);
	struct check_list check = { 0 };
	struct told_list whom;

	TRY(plan_edit_load(d->c, t->pupil, v));
	demo_opened(d);
	TRY(checked(d, plan_edit_share(d->c, t->pupil, v->draft.plan.id, v->draft.plan.revision, &check, &whom),
	            &check));
	t->x->doing = true;
	return RC_OK;
}

/* ---- meetings and review ---- */

/* "meets": held on the day of the line; "books": on the day in its field. */
static enum rc meets(struct demo *d, const struct demo_act *t)
{
	struct meeting m = { .id = id_new(), .on_day = t->day, .minute = MINUTE, .counts = 1 }, theirs;
	struct edit_fault f = { 0 };

	m.state = str_is(t->line->verb, "books") ? MEETING_BOOKED : MEETING_HELD;
	TRY(demo_fill(d, t, &meeting_rec, &m));
	return because(d, meeting_save(d->c, t->pupil, &m, &theirs, &f), f.why);
}

static enum rc reviews(struct demo *d, const struct demo_act *t)
{
	struct review_view *v = NEW(d->c->a, struct review_view);
	struct check_list check = { 0 };
	struct str keep, moved;

	TRY(review_load(d->c, t->pupil, v));
	demo_opened(d);
	keep = demo_words(d, t, "of the support");
	moved = demo_words(d, t, "of the goals");
	for (size_t i = 0; i < v->whole.outcomes; i++)
		v->whole.outcome[i].words = moved;
	for (size_t i = 0; i < v->whole.provisions; i++) {
		v->whole.provision[i].decision = PROVISION_KEEP;
		v->whole.provision[i].words = keep;
	}
	TRY(demo_fill(d, t, &review_rec, &v->whole.review));
	TRY(review_save(d->c, t->pupil, &v->whole));
	TRY(checked(d, review_finish(d->c, t->pupil, v->whole.review.id, 1, &check), &check));
	t->x->doing = false;
	return RC_OK;
}

const struct demo_verb demo_verbs_cycle[] = {
	{ "discusses", discusses }, { "copies", copies },     { "decides", decides }, { "needs", needs },
	{ "letters", letters },     { "assesses", assesses }, { "hears", hears },     { "concludes", concludes },
	{ "plans", plans },         { "shares", shares },     { "meets", meets },     { "books", meets },
	{ "reviews", reviews },     { NULL, NULL },
};
