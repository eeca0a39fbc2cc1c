/* What an assessment draws on. */
#include "assess/assess_rule.h"

static const struct {
	struct str label;
	struct str hint;
} SOURCES[ASSESS_SOURCES + 1] = {
	[ASSESS_TEACHER] = { RTEXT("Teacher’s assessment"),
	                     RTEXT("The teacher’s own assessment and experience of the pupil.") },
	[ASSESS_EARLIER] = { RTEXT("Progress so far"), RTEXT("Earlier progress, attainment and behaviour.") },
	[ASSESS_SCHOOL_DATA] = { RTEXT("School data"),
	                         RTEXT("What the school’s tracking says about progress, attainment and behaviour.") },
	[ASSESS_SUBJECTS] = { RTEXT("Other teachers"), RTEXT("What subject teachers see, where relevant.") },
	[ASSESS_PEERS] = { RTEXT("Compared with others of the same age"),
	                   RTEXT("Development in comparison with peers and national data.") },
	[ASSESS_PARENTS] = { RTEXT("What the parents say"), RTEXT("Their views and their experience of the child.") },
	[ASSESS_PUPIL] = { RTEXT("What the pupil says"),
	                   RTEXT("In the pupil’s own words, or drawn, shown or signed.") },
	[ASSESS_OUTSIDE] = { RTEXT("Advice from outside"), RTEXT("From specialists and services, if there is any.") },
};

struct str assess_source_label(enum assess_source s)
{
	return SOURCES[s].label;
}

struct str assess_source_hint(enum assess_source s)
{
	return SOURCES[s].hint;
}

/* "Not relevant" is no longer so once somebody from outside works with the pupil. */
static bool specialist_asked(struct check_list *l, const struct assess_fact *all)
{
	const struct source_fact *f = &all->source[ASSESS_OUTSIDE - 1];

	if (all->specialist.n == 0 || f->statements > 0)
		return false;
	check_add(l, false, CHECK_ADVICE, FORCE_SHOULD, S("6.45"), str_fmt(l->a, "source-%d", (int)ASSESS_OUTSIDE),
	          STR_NONE,
	          str_fmt(l->a, "%.*s: %.*s works with %.*s. Record the advice", STR_ARG(SOURCES[ASSESS_OUTSIDE].label),
	                  STR_ARG(all->specialist), STR_ARG(all->pupil)));
	return true;
}

static void check_source(struct check_list *l, enum assess_source s, const struct source_fact *f)
{
	struct str label = SOURCES[s].label;
	struct str anchor = str_fmt(l->a, "source-%d", (int)s);
	bool is_person = s == ASSESS_PARENTS || s == ASSESS_PUPIL;

	if (f->statements > 0)
		check_add(l, f->unsigned_n == 0, CHECK_ADVICE, FORCE_SHOULD, S("6.45"), anchor, label,
		          str_fmt(l->a, "%.*s: say who said it", STR_ARG(label)));
	else if (is_filled(f->not_relevant))
		check_add(l, !is_person, CHECK_ADVICE, FORCE_SHOULD, S("6.45"), anchor,
		          str_fmt(l->a, "%.*s: not relevant, with a reason", STR_ARG(label)),
		          str_fmt(l->a, "%.*s: always belongs here. Record how you tried", STR_ARG(label)));
	else
		check_add(l, false, CHECK_ADVICE, FORCE_SHOULD, S("6.45"), anchor, S(""),
		          str_fmt(l->a, "%.*s: fill in, or say why it is not relevant", STR_ARG(label)));
}

struct check_list assess_check(struct arena *a, const struct assess_fact *f)
{
	struct check_list l = checks_new(a, ASSESS_SOURCES + 8);
	size_t statements = 0;

	for (int i = 0; i < ASSESS_SOURCES; i++)
		statements += f->source[i].statements;
	check_add(&l, statements > 0, CHECK_MISSING, FORCE_SHOULD, S("6.45"), S("source-1"), S("Something is known"),
	          S("An assessment needs at least one statement"));
	for (int i = 0; i < ASSESS_SOURCES; i++)
		if (i + 1 != ASSESS_OUTSIDE || !specialist_asked(&l, f))
			check_source(&l, (enum assess_source)(i + 1), &f->source[i]);
	check_add(&l, f->has_parent_view, CHECK_ADVICE, FORCE_SHOULD, S("6.45"), S("views-parents"),
	          S("Parents’ views recorded"), S("Record the parents’ views and how they gave them"));
	check_add(&l, f->has_pupil_view, CHECK_ADVICE, FORCE_SHOULD, S("6.45"), S("views-pupil"),
	          str_fmt(a, "%.*s’s views recorded", STR_ARG(f->pupil)),
	          str_fmt(a, "Record %.*s’s views: how they were given and who helped", STR_ARG(f->pupil)));
	check_add(&l, f->strengths > 0, CHECK_ADVICE, FORCE_SHOULD, S("6.39"), S("strengths"), S("Strengths noted"),
	          S("Record what goes well"));
	check_add(&l, f->barriers > 0 && f->barriers_open == 0, CHECK_ADVICE, FORCE_SHOULD, S("6.44"), S("barriers"),
	          S("Each barrier has an action"),
	          f->barriers == 0 ? S("Record what gets in the way") : S("Say what is done about each barrier"));
	check_add(&l, f->has_teacher && f->has_senco, CHECK_ADVICE, FORCE_SHOULD, S("6.45"), S("authors"),
	          S("Teacher and SENCO worked on it"),
	          f->has_teacher ? S("The SENCO has not looked at it yet")
	                         : S("The teacher has not added anything yet"));
	checks_sort(&l);
	return l;
}
