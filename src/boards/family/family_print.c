#include "boards/family/family_print.h"

#include "core/people/year_rule.h"
#include "core/school/area_help.h"
#include "core/people/person_rec.h"
#include "core/people/wish.h"
#include "letters/notice.h"
#include "meeting/meeting_answer_rule.h"
#include "plan/plan_paper.h"

static struct str milli_shown(struct ctx *c, int64_t v)
{
	return v == MILLI_NONE ? STR_NONE : progress_number(c->a, v);
}

static struct plan_outcome outcome_of(struct ctx *c, const struct outcome_line *l)
{
	bool numbers = l->outcome.baseline != MILLI_NONE && l->outcome.target != MILLI_NONE;

	return (struct plan_outcome){ .aim = l->outcome.aim,
		                      .measure = l->outcome.measure,
		                      .baseline = milli_shown(c, l->outcome.baseline),
		                      .target = milli_shown(c, l->outcome.target),
		                      .now = l->progress.has_latest ? progress_number(c->a, l->progress.latest.value)
		                                                    : STR_NONE,
		                      .in_words = l->points > 0 ? progress_word(l->progress.state) : STR_NONE,
		                      .permille = numbers ? (int)l->progress.permille : -1,
		                      .by = l->outcome.by_on };
}

/* "2" for the second outcome; empty when the support is for all of them. */
static struct str outcome_number(struct ctx *c, const struct pupil_view *p, int64_t root)
{
	for (size_t i = 0; i < p->outcomes; i++)
		if (p->outcome[i].outcome.root_id == root)
			return str_fmt(c->a, "%zu", i + 1);
	return STR_NONE;
}

static struct plan_support support_of(struct ctx *c, const struct pupil_view *p, const struct provision *s)
{
	struct str group = s->group_size > 1 ? str_fmt(c->a, ", group of %lld", (long long)s->group_size) : S("");

	return (struct plan_support){
		.what = s->what,
		.outcomes = outcome_number(c, p, s->outcome_root),
		.who = s->giver_id != 0 ? name_formal(c->a, s->giver_title, s->giver_given, s->giver_family) : STR_NONE,
		.how_often = s->per_week > 0 ? str_fmt(c->a, "%lld × %lld minutes a week%.*s", (long long)s->per_week,
		                                       (long long)s->minutes, STR_ARG(group))
		                             : STR_NONE,
		.from = s->starts,
		.to = s->ends
	};
}

static struct paper_signposts signposts_of(struct ctx *c, const struct family_view *v)
{
	struct str *step = NEW_ARRAY(c->a, struct str, COMPLAINT_STAGES_MOST);
	const struct area_help h = area_help_of(&v->school.area);
	struct paper_signposts s = { .phone = v->school.school.phone,
		                     .email = v->school.school.email,
		                     .advice_name = h.service,
		                     .advice_phone = h.phone,
		                     .advice_hours = h.hours,
		                     .advice_email = h.email,
		                     .advice_site = h.site,
		                     .local_offer = h.local_offer };

	s.talk_to = v->teacher.n > 0 ? str_fmt(c->a, "%.*s or %.*s", STR_ARG(v->teacher), STR_ARG(v->school.senco))
	                             : v->school.senco;
	s.steps = complaint_way_lines(c->a, &v->school.ways, step);
	s.step = step;
	return s;
}

static void lists_fill(struct ctx *c, const struct pupil_view *p, struct plan_paper *out)
{
	struct plan_outcome *o = NEW_ARRAY(c->a, struct plan_outcome, p->outcomes);
	struct plan_support *s = NEW_ARRAY(c->a, struct plan_support, p->supports);
	struct str *lesson = NEW_ARRAY(c->a, struct str, p->plan.strategies + 1);

	for (size_t i = 0; i < p->outcomes; i++) {
		o[i] = outcome_of(c, &p->outcome[i]);
		if (p->outcome[i].progress.has_latest &&
		    date_cmp(p->outcome[i].progress.latest.on, out->measured_on) > 0)
			out->measured_on = p->outcome[i].progress.latest.on;
	}
	for (size_t i = 0; i < p->supports; i++)
		s[i] = support_of(c, p, &p->support[i].provision);
	for (size_t i = 0; i < p->plan.strategies; i++)
		lesson[out->n_lessons++] = p->plan.strategy[i].words;
	if (p->plan.plan.everyday.n > 0)
		lesson[out->n_lessons++] = p->plan.plan.everyday;
	out->outcomes = o;
	out->n_outcomes = p->outcomes;
	out->support = s;
	out->n_support = p->supports;
	out->lessons = lesson;
}

static struct str year_and_class(struct ctx *c, const struct pupil *p)
{
	struct str year = year_label(c->a, (int)p->year_group);

	return p->class_name.n > 0 ? str_fmt(c->a, "%.*s, class %.*s", STR_ARG(year), STR_ARG(p->class_name)) : year;
}

/* "You agree with the plan (12 September 2026)." Empty: no answer yet. */
static struct str own_answer(struct ctx *c, const struct pupil_view *p)
{
	static const char *const SAYS[] = { [AGREEMENT_OPEN] = "You want to say something about the plan",
		                            [AGREEMENT_YES] = "You agree with the plan",
		                            [AGREEMENT_NO] = "You do not agree with the plan" };
	const struct plan_stand *s = p->stand;

	if (p->stands == 0)
		return STR_NONE;
	return str_fmt(c->a, "%s (%.*s).%s%.*s%s", SAYS[s->says], STR_ARG(date_long(c->a, clock_at(s->at).today)),
	               s->words.n > 0 ? " “" : "", STR_ARG(s->words), s->words.n > 0 ? "”" : "");
}

static struct str coming_own(struct ctx *c, const struct family_view *v)
{
	struct str day = date_full(c->a, v->meeting.on_day);

	switch (coming_stands(&v->meeting, &v->coming)) {
	case COMING_YES:
		return str_fmt(c->a, "%.*s. You can come.", STR_ARG(day));
	case COMING_NO:
		return str_fmt(c->a, "%.*s. You cannot come: we will agree another day with you.", STR_ARG(day));
	case COMING_NONE:
		break;
	}
	return day;
}

/* What was agreed, as this reader may know it: their own answer alone; and where they sign. */
static void agreed_fill(struct ctx *c, const struct family_view *v, struct plan_paper *out)
{
	const struct pupil_view *p = &v->pupil;
	struct plan_row *row = NEW_ARRAY(c->a, struct plan_row, 3);
	struct str *sign = NEW_ARRAY(c->a, struct str, 4);
	struct str answer = own_answer(c, p);
	const char *noted = plan_agreed_word(p->plan.plan.parents_agree);
	size_t n = 0;

	out->yours = v->own;
	if (answer.n > 0)
		row[n++] = (struct plan_row){ S("Your answer"), answer };
	else if (noted[0] != '\0' && (v->own || v->one_parent))
		row[n++] = (struct plan_row){ S("Do you agree?"), str_of(noted) };
	if (v->meeting.id != 0)
		row[n++] = (struct plan_row){ S("Next meeting"), coming_own(c, v) };
	out->agreed = row;
	out->n_agreed = n;
	n = 0;
	if (!v->own)
		sign[n++] = S("Parent");
	sign[n++] = v->own ? p->name : p->first;
	sign[n++] = S("Teacher");
	sign[n++] = S("SENCO");
	out->signers = sign;
	out->n_signers = n;
}

/* Both halves: what the family does, and what school does to help them. */
static struct str at_home(struct ctx *c, const struct plan *p)
{
	struct str part[2];
	size_t n = 0;

	if (p->home.n > 0)
		part[n++] = p->home;
	if (p->home_school.n > 0)
		part[n++] = p->home_school;
	return str_join(c->a, part, n, S("\n"));
}

enum rc family_plan_words(struct ctx *c, int64_t pupil_id, struct plan_paper *out)
{
	struct family_view *v = NEW(c->a, struct family_view);
	const struct pupil_view *p = &v->pupil;
	struct plan_paper w;
	enum rc rc = family_load(c, pupil_id, v);

	if (rc != RC_OK || !p->has_plan || !v->may.sees)
		return rc != RC_OK ? rc : RC_NONE;
	w = (struct plan_paper){ .family = true,
		                 .made_utc = c->now.utc,
		                 .lang = S("en"),
		                 .school = v->school.school.name,
		                 .pupil = p->name,
		                 .called = p->first,
		                 .group = year_and_class(c, &p->pupil),
		                 .born = p->pupil.born,
		                 .cycle = (int)p->fact.number,
		                 .version = (int)p->plan.plan.version,
		                 .copy_for = c->actor.name,
		                 .printed_on = c->now.today,
		                 .pupil_says = { p->plan.plan.pupil_said, S("") },
		                 .baseline_on = p->plan.plan.shared_on,
		                 .review_on = p->plan.plan.review_on,
		                 .teacher = v->teacher.n > 0 ? str_fmt(c->a, "%.*s, teacher", STR_ARG(v->teacher))
		                                             : v->teacher,
		                 .senco = v->school.senco,
		                 .at_home = { at_home(c, &p->plan.plan), S("") },
		                 .signposts = signposts_of(c, v) };
	agreed_fill(c, v, &w);
	if (v->one_parent)
		w.parents_say = (struct paper_words){ p->plan.plan.parents_said, S("") };
	if (p->dose.planned > 0)
		w.sessions = str_fmt(c->a, "%lld of %lld planned session%s %s happened.%s", (long long)p->dose.given,
		                     (long long)p->dose.planned, p->dose.planned == 1 ? "" : "s",
		                     p->dose.given == 1 ? "has" : "have",
		                     p->dose.is_low ? " This is less than we promised. We are sorry." : "");
	if (p->plan.plan.changes.n > 0) {
		w.changes = &p->plan.plan.changes;
		w.n_changes = 1;
	}
	lists_fill(c, p, &w);
	*out = w;
	return RC_OK;
}

enum rc family_plan_paper(struct ctx *c, int64_t pupil_id, bool large, struct str *out)
{
	struct plan_paper w;

	TRY(family_plan_words(c, pupil_id, &w));
	w.large_print = large;
	return plan_paper(c->a, &w, out, &c->err);
}

enum rc family_letter_paper(struct ctx *c, int64_t pupil_id, int64_t notice_id, enum family_print print,
                            struct str *out)
{
	struct pupil_key k = { c->actor.school_id, pupil_id };
	struct wish_view wish;
	struct notice n;
	struct letter l;
	struct pupil p;
	struct str first;
	bool large = print == PRINT_LARGE;

	TRY(family_letter(c, pupil_id, notice_id, &n, &first));
	TRY(pupil_load(c->db, c->a, k, &p, &c->err));
	if (print == PRINT_AS_WISHED) {
		TRY(wish_read(c, c->actor.person_id, &wish));
		large = wish.now.format == FORMAT_LARGE;
	}
	TRY(notice_letter_of(c, k, &n, pupil_name(c->a, &p), large, &l));
	return letter_paper(c->a, &l, out, &c->err);
}
