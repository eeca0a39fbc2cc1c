/* What a review needs before it is finished. */
#include "review/review_rule.h"

static const struct {
	enum next_step step;
	struct str code;
	struct str label;
} STEPS[] = {
	{ NEXT_CONTINUE, RTEXT("continue"), RTEXT("Continue") },
	{ NEXT_CHANGE, RTEXT("change"), RTEXT("Change the support") },
	{ NEXT_STEP_DOWN, RTEXT("step_down"), RTEXT("Step down") },
	{ NEXT_SPECIALIST, RTEXT("specialist"), RTEXT("Involve a specialist") },
	{ NEXT_EHC, RTEXT("ehc"), RTEXT("EHC needs assessment") },
};

enum { STEPS_N = sizeof STEPS / sizeof STEPS[0] };

static size_t step_index(enum next_step s)
{
	size_t i = 0;

	while (i < STEPS_N - 1 && STEPS[i].step != s)
		i++;
	return i;
}

struct str next_step_label(enum next_step s)
{
	return STEPS[step_index(s)].label;
}

struct str next_step_code(enum next_step s)
{
	return STEPS[step_index(s)].code;
}

enum next_step next_step_of(struct str code)
{
	for (size_t i = 0; i < STEPS_N; i++) {
		if (str_eq(STEPS[i].code, code))
			return STEPS[i].step;
	}
	return (enum next_step)0;
}

static bool has(const struct review_fact *f, enum next_step s)
{
	return (f->next & (unsigned)s) != 0;
}

static void check_views(struct check_list *l, const struct review_fact *f)
{
	check_add(l, f->has_parent_view, CHECK_ADVICE, FORCE_SHOULD, S("6.54"), S("views"), S("Parents’ views are in"),
	          S("Record the parents’ views, or how you tried to reach them"));
	check_add(l, f->has_pupil_view, CHECK_ADVICE, FORCE_SHOULD, S("6.54"), S("views"),
	          str_fmt(l->a, "%.*s’s views are in", STR_ARG(f->pupil)),
	          str_fmt(l->a, "Record what %.*s thinks, or that they preferred not to say", STR_ARG(f->pupil)));
	check_add(l, f->has_staff_view, CHECK_ADVICE, FORCE_SHOULD, S("6.54"), S("views"), S("Staff views are in"),
	          S("Record what the staff think"));
}

static size_t count(const struct review_fact *f, enum judgement from, enum judgement to)
{
	size_t n = 0;

	for (size_t i = 0; i < f->outcomes; i++)
		n += f->judged[i] >= from && f->judged[i] <= to;
	return n;
}

static void check_outcomes(struct check_list *l, const struct review_fact *f)
{
	size_t open = count(f, JUDGED_UNKNOWN, JUDGED_UNKNOWN);
	size_t stuck = count(f, JUDGED_BACK, JUDGED_NONE);

	check_add(l, open == 0, CHECK_ADVICE, FORCE_SHOULD, S("6.53"), S("outcomes"), S("Each outcome is judged"),
	          str_fmt(l->a, "Outcomes without a number after: %zu", open));
	check_add(l, f->supports_decided >= f->supports, CHECK_ADVICE, FORCE_SHOULD, S("6.54"), S("supports"),
	          S("Each support has a decision"), S("Decide for each support: keep, change, replace or stop"));
	if (stuck > 0 && f->next == NEXT_CONTINUE)
		check_add(
		    l, false, CHECK_ADVICE, FORCE_SHOULD, S("6.54"), S("next_step"), S(""),
		    S("There was no progress in an outcome. Say what will be different, not only more of the same"));
	if (f->slow_cycles >= SLOW_CYCLES && !has(f, NEXT_SPECIALIST) && !has(f, NEXT_EHC))
		check_add(l, false, CHECK_ADVICE, FORCE_SHOULD, S("6.59"), S("next_step"), S(""),
		          str_fmt(l->a, "Little progress over %lld cycles: think about involving a specialist",
		                  (long long)f->slow_cycles));
}

static void check_next(struct check_list *l, const struct review_fact *f)
{
	bool both = has(f, NEXT_STEP_DOWN) && (f->next & ~(unsigned)NEXT_STEP_DOWN) != 0;

	check_add(l, f->next != 0 && !both, CHECK_MISSING, FORCE_SHOULD, S("6.54"), S("next_step"),
	          S("Next step chosen"),
	          both ? S("Stepping down cannot go together with other steps") : S("Choose what happens next"));
	check_add(l, is_filled(f->why), has(f, NEXT_STEP_DOWN) ? CHECK_MISSING : CHECK_ADVICE, FORCE_SHOULD, S("6.54"),
	          S("why"), S("Reason given"),
	          has(f, NEXT_STEP_DOWN) ? S("Say why SEN Support ends") : S("Say why this is the next step"));
	check_add(l, is_filled(f->family_agrees), CHECK_ADVICE, FORCE_SHOULD,
	          has(f, NEXT_SPECIALIST) ? S("6.59") : S("6.54"), S("family_agrees"),
	          S("What the family says to it is recorded"),
	          has(f, NEXT_SPECIALIST) ? S("Agree with the parents before a specialist is asked, for this service")
	                                  : S("Record whether the parents and the pupil agree"));
	if (has(f, NEXT_EHC))
		check_add(l, is_filled(f->summary), CHECK_ADVICE, FORCE_SHOULD, S("6.63"), S("summary"),
		          S("Parents are told about the request"),
		          S("Tell the parents before school asks for an EHC needs assessment"));
}

struct check_list review_check(struct arena *a, const struct review_fact *f, struct date today)
{
	struct check_list l = checks_new(a, 16);
	bool is_day = !date_none(f->held) && date_cmp(f->held, today) <= 0;

	check_add(&l, is_day, CHECK_MISSING, FORCE_SHOULD, S("6.53"), S("held_on"), S("Day of the review given"),
	          date_none(f->held) ? S("Give the day of the review") : S("The review cannot be in the future"));
	check_views(&l, f);
	check_outcomes(&l, f);
	check_next(&l, f);
	check_add(&l, is_filled(f->learned), CHECK_ADVICE, FORCE_SHOULD, S("6.54"), S("learned"),
	          S("What was learned is recorded"),
	          S("Record what you learned about the needs: it opens the next assessment"));
	check_add(&l, is_filled(f->summary), CHECK_ADVICE, FORCE_SHOULD, S("6.55"), S("summary"),
	          S("Summary for the parents is ready"), S("Write the summary for the parents in plain words"));
	checks_sort(&l);
	return l;
}
