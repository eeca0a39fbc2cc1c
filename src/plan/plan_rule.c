/* What a plan needs before it is shared. */
#include "plan/plan_rule.h"

#include "kit/base/buf.h"

/* "a measure", "a measure and a target", "a measure, a number for now and a target". */
static struct str gaps(struct arena *a, const struct outcome *o)
{
	const struct str all[3] = { is_filled(o->measure) ? S("") : S("a measure"),
		                    o->baseline != MILLI_NONE ? S("") : S("a number for now"),
		                    o->target != MILLI_NONE ? S("") : S("a target") };
	struct buf b = buf_new(a, 256);
	int left = 0;

	for (int i = 0; i < 3; i++)
		left += all[i].n > 0;
	for (int i = 0; i < 3; i++) {
		if (all[i].n == 0)
			continue;
		if (b.n > 0)
			buf_str(&b, left == 1 ? S(" and ") : S(", "));
		buf_str(&b, all[i]);
		left--;
	}
	return buf_view(&b);
}

static void check_outcomes(struct check_list *l, const struct plan_whole *w)
{
	size_t aims = 0;

	for (size_t i = 0; i < w->outcomes; i++)
		aims += is_filled(w->outcome[i].aim);
	check_add(l, aims > 0, CHECK_MISSING, FORCE_SHOULD, S("6.48"), S("outcomes"),
	          S("There is an outcome to work for"),
	          S("The plan needs at least one outcome: what will be different?"));
	for (size_t i = 0; i < w->outcomes; i++) {
		const struct outcome *o = &w->outcome[i];
		struct str anchor = str_fmt(l->a, "outcome-%zu", i + 1);
		struct str missing = gaps(l->a, o);

		if (!is_filled(o->aim))
			check_add(l, false, CHECK_ADVICE, FORCE_SHOULD, S("6.48"), anchor, S(""),
			          str_fmt(l->a, "Outcome %zu has no words yet", i + 1));
		if (missing.n > 0)
			check_add(l, false, CHECK_ADVICE, FORCE_SHOULD, S("6.48"), anchor, S(""),
			          str_fmt(l->a, "Outcome %zu needs %.*s", i + 1, STR_ARG(missing)));
	}
}

static bool has_support(const struct plan_whole *w, int64_t root)
{
	for (size_t i = 0; i < w->provisions; i++) {
		if (w->provision[i].outcome_root == root || w->provision[i].outcome_root == 0)
			return true;
	}
	return false;
}

static void check_links(struct check_list *l, const struct plan_whole *w, bool has_assessment)
{
	size_t without = 0;

	for (size_t i = 0; i < w->outcomes; i++) {
		bool is_met = has_support(w, w->outcome[i].root_id);

		without += !is_met;
		if (!is_met)
			check_add(l, false, CHECK_ADVICE, FORCE_SHOULD, S("6.48"), str_fmt(l->a, "outcome-%zu", i + 1),
			          S(""), str_fmt(l->a, "Outcome %zu has no support yet", i + 1));
	}
	if (w->outcomes > 0 && without == 0)
		check_add(l, true, CHECK_ADVICE, FORCE_SHOULD, S("6.48"), S("supports"), S("Each outcome has support"),
		          S(""));
	check_add(l, has_assessment, CHECK_ADVICE, FORCE_SHOULD, S("6.45"), S("outcomes"),
	          S("Needs come from an assessment"), S("The assessment of this cycle is not finished"));
}

static void check_supports(struct check_list *l, const struct plan_whole *w)
{
	size_t without_evidence = 0;

	for (size_t i = 0; i < w->provisions; i++) {
		const struct provision *s = &w->provision[i];
		struct str anchor = str_fmt(l->a, "support-%zu", i + 1);

		without_evidence += !is_filled(s->evidence);
		if (!is_filled(s->what))
			check_add(l, false, CHECK_ADVICE, FORCE_SHOULD, S("6.48"), anchor, S(""),
			          str_fmt(l->a, "Support %zu does not say what it is", i + 1));
		if (s->giver_id == 0)
			check_add(l, false, CHECK_ADVICE, FORCE_SHOULD, S("6.48"), anchor, S(""),
			          str_fmt(l->a, "Support %zu needs a named person", i + 1));
		if (s->per_week <= 0 || s->minutes <= 0)
			check_add(l, false, CHECK_ADVICE, FORCE_SHOULD, S("6.48"), anchor, S(""),
			          str_fmt(l->a, "Support %zu needs how often and how long", i + 1));
	}
	if (w->provisions > 0)
		check_add(l, without_evidence == 0, CHECK_ADVICE, FORCE_SHOULD, S("6.50"), S("supports"),
		          S("Each support says why it should work"), S("Say why each support should work"));
}

static void check_everybody(struct check_list *l, const struct plan_whole *w, const struct plan_about *about)
{
	const struct plan *p = &w->plan;

	check_add(l, w->strategies > 0 || is_filled(p->everyday), CHECK_ADVICE, FORCE_SHOULD, S("6.49"),
	          S("strategies"), S("What every teacher does is set"),
	          S("Say what every teacher does in every lesson"));
	check_add(l, is_filled(p->home), CHECK_ADVICE, FORCE_SHOULD, S("6.51"), S("home"), S("Home part agreed"),
	          S("Say what happens at home, or that nothing is asked"));
	check_add(l, is_filled(p->parents_said), CHECK_ADVICE, FORCE_SHOULD, S("6.48"), S("parents"),
	          S("Parents’ views recorded"),
	          about->is_over_school_age
	              ? S("Nothing from the parents yet: the young person decides whether they take part")
	              : S("Record what the parents said, or how you tried to reach them"));
	check_add(l, is_filled(p->pupil_said), CHECK_ADVICE, FORCE_SHOULD, S("6.48"), S("pupil"),
	          str_fmt(l->a, "%.*s’s views recorded", STR_ARG(about->pupil)),
	          str_fmt(l->a, "Record what %.*s said, or that they preferred not to say", STR_ARG(about->pupil)));
	check_add(l, p->parents_how != CONSULTED_NONE && p->pupil_how != CONSULTED_NONE, CHECK_ADVICE, FORCE_SHOULD,
	          S("6.48"), p->parents_how != CONSULTED_NONE ? S("pupil") : S("parents"),
	          S("Who was asked, and how, is recorded"), S("Say who was asked, when and how"));
}

struct str review_date_problem(struct arena *a, const struct calendar *c, struct date review_on, struct date begin,
                               struct date today)
{
	struct date from = date_none(begin) ? today : begin;
	struct date near = school_day_until(c, review_on);
	struct str day = date_full(a, near);

	if (date_cmp(review_on, today) < 0)
		return S("The review date has passed");
	if (!school_day(c, review_on))
		return str_fmt(a, "The review date is not a school day. The school day before is %.*s", STR_ARG(day));
	if (school_weeks(c, from, review_on) > PLAN_WEEKS_MOST)
		return S("The review is more than a term away. Plans should be reviewed about three times a year");
	return S("");
}

static void check_teacher_and_date(struct check_list *l, const struct plan_whole *w, const struct plan_about *about,
                                   const struct calendar *c, struct date today)
{
	struct date review_on = w->plan.review_on;
	struct str problem;
	bool is_past;

	check_add(
	    l, about->teacher == TEACHER_OK, CHECK_MISSING, FORCE_SHOULD, S("6.52"), S("teacher"),
	    S("A class or subject teacher stays responsible"),
	    about->teacher == TEACHER_NONE
	        ? S("Choose the teacher who stays responsible")
	        : S("A class or subject teacher must stay responsible, also when somebody else gives the support"));
	if (date_none(review_on)) {
		check_add(l, false, CHECK_MISSING, FORCE_SHOULD, S("6.48"), S("review_on"), S(""),
		          S("Set a review date"));
		return;
	}
	problem = review_date_problem(l->a, c, review_on, about->begin, today);
	is_past = date_cmp(review_on, today) < 0;
	check_add(l, problem.n == 0, is_past ? CHECK_MISSING : CHECK_ADVICE, FORCE_SHOULD, S("6.48"), S("review_on"),
	          S("Review date in term time"), problem);
}

struct check_list plan_check(struct arena *a, const struct plan_whole *w, const struct plan_about *about,
                             const struct calendar *c, struct date today)
{
	struct check_list l = checks_new(a, w->outcomes * 3 + w->provisions * 3 + 16);

	check_outcomes(&l, w);
	check_links(&l, w, about->has_assessment);
	check_supports(&l, w);
	check_everybody(&l, w, about);
	check_teacher_and_date(&l, w, about, c, today);
	checks_sort(&l);
	return l;
}
