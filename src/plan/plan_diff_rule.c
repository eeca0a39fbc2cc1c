/* What changed between two versions of a plan. */
#include "plan/plan_diff_rule.h"

#include "core/cycle/progress_rule.h"
#include "core/people/person_rec.h"

struct lines {
	struct arena *a;
	struct diff_line *item;
	size_t n;
};

static void add(struct lines *l, enum diff_part part, enum diff_kind kind, struct str text)
{
	l->item[l->n++] = (struct diff_line){ part, kind, text };
}

static const struct outcome *outcome_by(const struct plan_whole *p, int64_t root)
{
	for (size_t i = 0; i < p->outcomes; i++) {
		if (p->outcome[i].root_id == root)
			return &p->outcome[i];
	}
	return NULL;
}

static const struct provision *support_by(const struct plan_whole *p, int64_t root)
{
	for (size_t i = 0; i < p->provisions; i++) {
		if (p->provision[i].root_id == root)
			return &p->provision[i];
	}
	return NULL;
}

/* "55 words a minute", "55", "no number". */
static struct str target_words(struct arena *a, const struct outcome *o)
{
	struct str n = progress_number(a, o->target);

	if (o->target == MILLI_NONE)
		return S("no number");
	return str_fmt(a, "%.*s%s%.*s", STR_ARG(n), o->unit.n > 0 ? " " : "", STR_ARG(o->unit));
}

static bool same_target(const struct outcome *x, const struct outcome *y)
{
	return x->target == y->target && str_eq(x->unit, y->unit);
}

static struct str day_or(struct arena *a, struct date d)
{
	return date_none(d) ? S("no date") : date_long(a, d);
}

/* A day that is only the review date says nothing of its own: the line about the review says it. */
static struct date own_day(struct date d, const struct plan_whole *p)
{
	return date_cmp(d, p->plan.review_on) == 0 ? DATE_NONE : d;
}

static void outcome_changed(struct lines *l, const struct outcome *x, const struct outcome *y, struct date x_by,
                            struct date y_by)
{
	struct str was = target_words(l->a, x);
	struct str is = target_words(l->a, y);
	struct str was_by = day_or(l->a, x_by);
	struct str is_by = day_or(l->a, y_by);

	if (!str_eq(x->aim, y->aim))
		add(l, DIFF_OUTCOME, DIFF_CHANGED,
		    str_fmt(l->a, "The goal “%.*s” now says “%.*s”.", STR_ARG(x->aim), STR_ARG(y->aim)));
	if (!same_target(x, y))
		add(l, DIFF_OUTCOME, DIFF_CHANGED,
		    str_fmt(l->a, "The target for “%.*s” is now %.*s. It was %.*s.", STR_ARG(y->aim), STR_ARG(is),
		            STR_ARG(was)));
	if (!str_eq(x->measure, y->measure))
		add(l, DIFF_OUTCOME, DIFF_CHANGED,
		    str_fmt(l->a, "How we measure “%.*s” is now: %.*s.", STR_ARG(y->aim), STR_ARG(y->measure)));
	if (date_cmp(x_by, y_by) != 0)
		add(l, DIFF_OUTCOME, DIFF_CHANGED,
		    str_fmt(l->a, "“%.*s” is now planned for %.*s. It was %.*s.", STR_ARG(y->aim), STR_ARG(is_by),
		            STR_ARG(was_by)));
}

static void diff_outcomes(struct lines *l, const struct plan_whole *old, const struct plan_whole *new)
{
	for (size_t i = 0; i < new->outcomes; i++) {
		const struct outcome *was = outcome_by(old, new->outcome[i].root_id);

		if (was != NULL)
			outcome_changed(l, was, &new->outcome[i], own_day(was->by_on, old),
			                own_day(new->outcome[i].by_on, new));
		else
			add(l, DIFF_OUTCOME, DIFF_ADDED,
			    str_fmt(l->a, "New goal: %.*s.", STR_ARG(new->outcome[i].aim)));
	}
	for (size_t i = 0; i < old->outcomes; i++) {
		if (outcome_by(new, old->outcome[i].root_id) == NULL)
			add(l, DIFF_OUTCOME, DIFF_REMOVED,
			    str_fmt(l->a, "This goal is no longer in the plan: %.*s.", STR_ARG(old->outcome[i].aim)));
	}
}

static struct str times(struct arena *a, int64_t n)
{
	if (n == 1)
		return S("once");
	if (n == 2)
		return S("twice");
	return str_fmt(a, "%lld times", (long long)n);
}

static struct str group_words(struct arena *a, int64_t n)
{
	return n <= 1 ? S("one to one") : str_fmt(a, "in a group of %lld", (long long)n);
}

static struct str giver(struct arena *a, const struct provision *p)
{
	return p->giver_id == 0 ? STR_NONE : name_formal(a, p->giver_title, p->giver_given, p->giver_family);
}

static void support_changed(struct lines *l, const struct provision *x, const struct provision *y, struct date x_ends,
                            struct date y_ends)
{
	struct arena *a = l->a;
	struct str was = times(a, x->per_week);
	struct str is = times(a, y->per_week);
	struct str with = giver(a, y);
	struct str was_with = group_words(a, x->group_size);
	struct str is_with = group_words(a, y->group_size);
	struct str until = day_or(a, y_ends);

	if (!str_eq(x->what, y->what))
		add(l, DIFF_SUPPORT, DIFF_CHANGED,
		    str_fmt(a, "“%.*s” is now “%.*s”.", STR_ARG(x->what), STR_ARG(y->what)));
	if (x->per_week != y->per_week)
		add(l, DIFF_SUPPORT, DIFF_CHANGED,
		    str_fmt(a, "%.*s is now %.*s a week. It was %.*s.", STR_ARG(y->what), STR_ARG(is), STR_ARG(was)));
	if (x->minutes != y->minutes)
		add(l, DIFF_SUPPORT, DIFF_CHANGED,
		    str_fmt(a, "%.*s now takes %lld minutes. It was %lld.", STR_ARG(y->what), (long long)y->minutes,
		            (long long)x->minutes));
	if (!str_eq(was_with, is_with))
		add(l, DIFF_SUPPORT, DIFF_CHANGED,
		    str_fmt(a, "%.*s is now %.*s. It was %.*s.", STR_ARG(y->what), STR_ARG(is_with),
		            STR_ARG(was_with)));
	if (!str_eq(giver(a, x), with))
		add(l, DIFF_SUPPORT, DIFF_CHANGED,
		    with.n > 0 ? str_fmt(a, "%.*s is now with %.*s.", STR_ARG(y->what), STR_ARG(with))
		               : str_fmt(a, "We are looking for somebody new for %.*s.", STR_ARG(y->what)));
	if (date_cmp(x_ends, y_ends) != 0)
		add(l, DIFF_SUPPORT, DIFF_CHANGED,
		    str_fmt(a, "%.*s: last day now %.*s.", STR_ARG(y->what), STR_ARG(until)));
}

static struct str support_new(struct arena *a, const struct provision *s)
{
	struct str often = times(a, s->per_week);

	if (s->per_week <= 0)
		return str_fmt(a, "New help: %.*s.", STR_ARG(s->what));
	return str_fmt(a, "New help: %.*s, %.*s a week.", STR_ARG(s->what), STR_ARG(often));
}

static void diff_supports(struct lines *l, const struct plan_whole *old, const struct plan_whole *new)
{
	for (size_t i = 0; i < new->provisions; i++) {
		const struct provision *was = support_by(old, new->provision[i].root_id);

		if (was != NULL)
			support_changed(l, was, &new->provision[i], own_day(was->ends, old),
			                own_day(new->provision[i].ends, new));
		else
			add(l, DIFF_SUPPORT, DIFF_ADDED, support_new(l->a, &new->provision[i]));
	}
	for (size_t i = 0; i < old->provisions; i++) {
		if (support_by(new, old->provision[i].root_id) == NULL)
			add(l, DIFF_SUPPORT, DIFF_REMOVED,
			    str_fmt(l->a, "This help ends: %.*s.", STR_ARG(old->provision[i].what)));
	}
}

static bool has_strategy(const struct plan_whole *p, struct str words)
{
	for (size_t i = 0; i < p->strategies; i++) {
		if (str_eq(p->strategy[i].words, words))
			return true;
	}
	return false;
}

static void diff_strategies(struct lines *l, const struct plan_whole *old, const struct plan_whole *new)
{
	for (size_t i = 0; i < new->strategies; i++) {
		if (!has_strategy(old, new->strategy[i].words))
			add(l, DIFF_STRATEGY, DIFF_ADDED,
			    str_fmt(l->a, "New in every lesson: %.*s.", STR_ARG(new->strategy[i].words)));
	}
	for (size_t i = 0; i < old->strategies; i++) {
		if (!has_strategy(new, old->strategy[i].words))
			add(l, DIFF_STRATEGY, DIFF_REMOVED,
			    str_fmt(l->a, "No longer in every lesson: %.*s.", STR_ARG(old->strategy[i].words)));
	}
}

static void diff_rest(struct lines *l, const struct plan *old, const struct plan *new)
{
	struct str was = day_or(l->a, old->review_on);
	struct str is = day_or(l->a, new->review_on);
	struct str was_teacher = name_formal(l->a, old->teacher_title, old->teacher_given, old->teacher_family);
	struct str is_teacher = name_formal(l->a, new->teacher_title, new->teacher_given, new->teacher_family);

	if (!str_eq(old->home, new->home))
		add(l, DIFF_HOME, DIFF_CHANGED,
		    new->home.n > 0 ? str_fmt(l->a, "At home: %.*s", STR_ARG(new->home))
		                    : S("Nothing is asked of you at home."));
	if (!str_eq(old->home_school, new->home_school))
		add(l, DIFF_HOME, DIFF_CHANGED,
		    new->home_school.n > 0
		        ? str_fmt(l->a, "How school helps you at home: %.*s", STR_ARG(new->home_school))
		        : S("School no longer gives extra help for home."));
	if (!str_eq(was_teacher, is_teacher))
		add(l, DIFF_TEACHER, DIFF_CHANGED,
		    str_fmt(l->a, "The teacher in charge is now %.*s.", STR_ARG(is_teacher)));
	if (date_cmp(old->review_on, new->review_on) != 0)
		add(l, DIFF_REVIEW, DIFF_CHANGED,
		    str_fmt(l->a, "The review is now on %.*s. It was %.*s.", STR_ARG(is), STR_ARG(was)));
}

struct diff_list plan_diff(struct arena *a, const struct plan_whole *old, const struct plan_whole *new)
{
	/* An outcome gives at most four lines, a support six, the rest four. */
	size_t max = (old->outcomes + new->outcomes) * 4 + (old->provisions + new->provisions) * 6 + old->strategies +
	             new->strategies + 4;
	struct lines l = { .a = a, .item = NEW_ARRAY(a, struct diff_line, max) };

	diff_outcomes(&l, old, new);
	diff_supports(&l, old, new);
	diff_strategies(&l, old, new);
	diff_rest(&l, &old->plan, &new->plan);
	return (struct diff_list){ l.item, l.n };
}

struct str plan_diff_text(struct arena *a, const struct diff_list *l)
{
	struct str *lines = NEW_ARRAY(a, struct str, l->n + 1);

	if (l->n == 0)
		return S("Nothing has changed.");
	for (size_t i = 0; i < l->n; i++)
		lines[i] = l->item[i].text;
	return str_join(a, lines, l->n, S("\n"));
}
