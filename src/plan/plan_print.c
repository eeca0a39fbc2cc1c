/* A version of a plan on paper, as staff print it: for the table, for the file, for a parent without a page. The
 * version in force also says how it is going. */
#include "plan/plan_read_own.h"

#include "core/people/year_rule.h"
#include "core/people/person_rec.h"
#include "plan/plan_answer_rule.h"
#include "plan/plan_paper.h"
#include "core/rights/gate.h"
#include "files/files.h"
#include "letters/letter.h"
#include "story/pupil_view.h"

ACTION(ACT_PLAN_PRINT, "plan.print", "Printed the plan");

/* Everything that is known; view.has_plan only when the version is in force. */
struct sheet {
	struct plan_read read;
	struct pupil_view view;
	struct cycle cycle;
	struct letter_frame frame;
	bool in_force;
};

static void progress_fill(struct ctx *c, const struct sheet *s, int64_t root, struct plan_outcome *o,
                          struct date *measured_on)
{
	for (size_t i = 0; s->in_force && i < s->view.outcomes; i++) {
		const struct outcome_line *l = &s->view.outcome[i];

		if (l->outcome.root_id != root || !l->progress.has_latest)
			continue;
		o->now = progress_number(c->a, l->progress.latest.value);
		o->in_words = progress_word(l->progress.state);
		if (l->outcome.baseline != MILLI_NONE && l->outcome.target != MILLI_NONE)
			o->permille = (int)l->progress.permille;
		if (date_cmp(l->progress.latest.on, *measured_on) > 0)
			*measured_on = l->progress.latest.on;
	}
}

static struct str measured_by(struct ctx *c, const struct outcome *o)
{
	const char *often = checked_word(o->checked);

	if (often[0] == '\0')
		return o->measure;
	return str_fmt(c->a, "%.*s%s%.*s", STR_ARG(o->measure), o->measure.n > 0 ? ", " : "",
	               STR_ARG(str_lower_ascii(c->a, str_of(often))));
}

static void outcomes_fill(struct ctx *c, const struct sheet *s, struct plan_paper *out)
{
	const struct plan_whole *w = &s->read.whole;
	struct plan_outcome *o = NEW_ARRAY(c->a, struct plan_outcome, w->outcomes + 1);

	for (size_t i = 0; i < w->outcomes; i++) {
		o[i] = (struct plan_outcome){ .aim = w->outcome[i].aim,
			                      .measure = measured_by(c, &w->outcome[i]),
			                      .baseline = milli_text(c->a, w->outcome[i].baseline),
			                      .target = milli_text(c->a, w->outcome[i].target),
			                      .permille = -1,
			                      .by = w->outcome[i].by_on };
		progress_fill(c, s, w->outcome[i].root_id, &o[i], &out->measured_on);
	}
	out->outcomes = o;
	out->n_outcomes = w->outcomes;
}

static struct str outcome_number(struct ctx *c, const struct plan_whole *w, int64_t root)
{
	for (size_t i = 0; i < w->outcomes; i++)
		if (w->outcome[i].root_id == root)
			return str_fmt(c->a, "%zu", i + 1);
	return STR_NONE;
}

static struct str how_often(struct ctx *c, const struct provision *p)
{
	struct str with =
	    p->group_size > 1 ? str_fmt(c->a, "group of %lld", (long long)p->group_size) : S("one to one");

	if (p->per_week <= 0 || p->minutes <= 0)
		return with;
	return str_fmt(c->a, "%lld × %lld minutes a week, %.*s", (long long)p->per_week, (long long)p->minutes,
	               STR_ARG(with));
}

static void support_fill(struct ctx *c, const struct plan_whole *w, struct plan_paper *out)
{
	struct plan_support *s = NEW_ARRAY(c->a, struct plan_support, w->provisions + 1);
	struct str *lesson = NEW_ARRAY(c->a, struct str, w->strategies + 1);

	for (size_t i = 0; i < w->provisions; i++) {
		const struct provision *p = &w->provision[i];

		s[i] =
		    (struct plan_support){ .what = p->what,
			                   .outcomes = outcome_number(c, w, p->outcome_root),
			                   .who = p->giver_id == 0 ? STR_NONE
			                                           : name_full(c->a, p->giver_given, p->giver_family),
			                   .how_often = how_often(c, p),
			                   .from = p->starts,
			                   .to = p->ends };
	}
	for (size_t i = 0; i < w->strategies; i++)
		lesson[out->n_lessons++] = w->strategy[i].words;
	if (w->plan.everyday.n > 0)
		lesson[out->n_lessons++] = w->plan.everyday;
	out->support = s;
	out->n_support = w->provisions;
	out->lessons = lesson;
}

/* Strengths, or what was found, as one text. */
static struct str insights_of(struct ctx *c, const struct pupil_view *v, enum insight_kind kind)
{
	struct str *part = NEW_ARRAY(c->a, struct str, v->insights + 1);
	size_t n = 0;

	for (size_t i = 0; i < v->insights; i++)
		if (v->insight[i].kind == kind) {
			const struct insight *x = &v->insight[i];
			struct str from = file_from_family(c->a, FILE_FROM(x), files_known_at(&v->files, x->file_id));

			part[n++] =
			    from.n > 0 ? str_fmt(c->a, "%.*s (%.*s)", STR_ARG(x->words), STR_ARG(from)) : x->words;
		}
	return str_join(c->a, part, n, S("\n"));
}

static void steps_fill(struct ctx *c, const struct sheet *s, struct plan_paper *out)
{
	struct paper_step *step = NEW_ARRAY(c->a, struct paper_step, STAGE_STEPS);

	for (size_t i = 0; i < STAGE_STEPS; i++)
		step[i] = (struct paper_step){ .word = stage_word(s->view.step[i].stage),
			                       .text = s->view.step[i].words,
			                       .is_now = s->view.step[i].state == STEP_NOW };
	out->steps = step;
}

/* Where the family stands: what was noted at sharing, or what they have answered since. */
static struct str agreed_words(const struct plan *p, enum agreement agreed)
{
	if (agreed == AGREEMENT_NO)
		return S("Not agreed.");
	if (agreed == AGREEMENT_OPEN)
		return S("");
	return p->parents_agree == AGREED_CHANGES ? S("Agreed, with the changes above.") : S("Agreed.");
}

static struct str asked(struct ctx *c, enum consulted how, struct str agreed)
{
	if (how == CONSULTED_NONE)
		return agreed;
	return str_trim(str_fmt(c->a, "%s. %.*s", consulted_word(how), STR_ARG(agreed)));
}

/* "Nadia Iqbal agrees with the plan. …": who, not in which words, for the paper lies on the table. */
static struct str stands_words(struct ctx *c, const struct plan_stand *stand, size_t n)
{
	struct str *line = NEW_ARRAY(c->a, struct str, n);

	for (size_t i = 0; i < n; i++)
		line[i] = plan_stand_words(c->a, &stand[i]);
	return str_join(c->a, line, n, S(" "));
}

static void agreed_fill(struct ctx *c, const struct sheet *s, struct plan_paper *out)
{
	const struct plan *p = &s->read.whole.plan;
	struct plan_row *row = NEW_ARRAY(c->a, struct plan_row, 6);
	struct str *sign = NEW_ARRAY(c->a, struct str, 4);
	struct plan_stand *stand;
	size_t stands =
	    plan_stands(c->a, s->read.reply, s->read.replies, &s->read.young, s->read.pupil.person_id, &stand);
	struct str agreed = agreed_words(p, plan_agreement(p->parents_agree, stand, stands));
	bool decides = s->read.young.decides; /* then the agreement is the young person's */
	struct str parents = asked(c, p->parents_how, decides ? S("") : agreed);
	struct str pupil = asked(c, p->pupil_how, decides ? agreed : S(""));
	size_t read = 0;
	size_t n = 0;

	for (size_t i = 0; i < s->read.readers; i++)
		read += s->read.reader[i].state != ACKNOWLEDGED_NONE;
	if (p->home_school.n > 0)
		row[n++] = (struct plan_row){ S("School helps at home"), p->home_school };
	if (parents.n > 0)
		row[n++] = (struct plan_row){ S("Parents"), parents };
	if (pupil.n > 0)
		row[n++] = (struct plan_row){ s->read.first, pupil };
	if (stands > 0)
		row[n++] = (struct plan_row){ S("Answers to the plan"), stands_words(c, stand, stands) };
	if (s->read.may_see_readers && s->read.readers > 0)
		row[n++] = (struct plan_row){ S("Read by"), str_fmt(c->a, "%zu of %zu staff who work with %.*s", read,
			                                            s->read.readers, STR_ARG(s->read.first)) };
	if (s->in_force && s->view.next_meeting.id != 0)
		row[n++] = (struct plan_row){ S("Next meeting"),
			                      str_trim(str_fmt(c->a, "%.*s. %.*s",
			                                       STR_ARG(date_full(c->a, s->view.next_meeting.on_day)),
			                                       STR_ARG(s->view.coming))) };
	out->agreed = row;
	out->n_agreed = n;
	n = 0;
	if (!decides)
		sign[n++] = S("Parent");
	sign[n++] = s->read.first;
	sign[n++] = S("Teacher");
	sign[n++] = S("SENCO");
	out->signers = sign;
	out->n_signers = n;
}

static void changes_fill(struct ctx *c, struct str changes, struct plan_paper *out)
{
	struct str *line = NEW_ARRAY(c->a, struct str, changes.n + 1);

	for (struct str rest = changes; rest.n > 0;) {
		struct str one = str_trim(str_cut(rest, '\n', &rest));

		if (one.n > 0)
			line[out->n_changes++] = one;
	}
	out->changes = line;
}

static struct str year_and_class(struct ctx *c, const struct pupil *p)
{
	struct str year = year_label(c->a, (int)p->year_group);

	return p->class_name.n > 0 ? str_fmt(c->a, "%.*s, class %.*s", STR_ARG(year), STR_ARG(p->class_name)) : year;
}

static void sheet_fill(struct ctx *c, const struct sheet *s, bool large, struct plan_paper *out)
{
	const struct plan_read *v = &s->read;
	const struct plan *p = &v->whole.plan;
	const struct dose *d = &s->view.dose;

	*out = (struct plan_paper){ .large_print = large,
		                    .made_utc = c->now.utc,
		                    .lang = S("en"),
		                    .school = c->actor.school_name,
		                    .pupil = v->name,
		                    .called = v->first,
		                    .group = year_and_class(c, &v->pupil),
		                    .born = v->pupil.born,
		                    .cycle = (int)s->cycle.number,
		                    .version = (int)p->version,
		                    .printed_on = c->now.today,
		                    .pupil_says = { p->pupil_said, S("") },
		                    .parents_say = { p->parents_said, S("") },
		                    .baseline_on = p->shared_on,
		                    .review_on = p->review_on,
		                    .teacher = name_formal(c->a, p->teacher_title, p->teacher_given, p->teacher_family),
		                    .senco = s->frame.from_name,
		                    .at_home = { p->home, S("") },
		                    .signposts = s->frame.signposts };
	changes_fill(c, p->changes, out);
	outcomes_fill(c, s, out);
	support_fill(c, &v->whole, out);
	agreed_fill(c, s, out);
	if (!s->in_force)
		return;
	steps_fill(c, s, out);
	out->strengths.text = insights_of(c, &s->view, INSIGHT_STRENGTH);
	out->known.text = insights_of(c, &s->view, INSIGHT_BARRIER);
	if (d->planned > 0)
		out->sessions = str_fmt(c->a, "%lld of %lld planned sessions have happened.", (long long)d->given,
		                        (long long)d->planned);
}

static enum rc sheet_load(struct ctx *c, int64_t pupil_id, int64_t plan_id, bool large, struct sheet *s)
{
	struct pupil_key k;
	enum rc rc = gate_pupil(c, pupil_id, CAP_PUPIL_RECORD, &ACT_PLAN_PRINT, &k);

	if (rc == RC_OK)
		rc = plan_version_read(c, k, plan_id, &s->read);
	if (rc == RC_OK)
		rc = cycle_load(c->db, c->a, k, s->read.whole.plan.cycle_id, &s->cycle, &c->err);
	if (rc == RC_OK)
		rc = letter_frame_load(c, large, &s->frame);
	s->view.record = true;
	s->in_force = rc == RC_OK && s->read.whole.plan.state == PLAN_SHARED;
	return s->in_force ? pupil_view_read(c, k, &s->view) : rc;
}

enum rc plan_read_paper(struct ctx *c, int64_t pupil_id, int64_t plan_id, bool large, struct str *out)
{
	struct sheet *s = NEW(c->a, struct sheet);
	struct plan_paper w;

	TRY(sheet_load(c, pupil_id, plan_id, large, s));
	sheet_fill(c, s, large, &w);
	return plan_paper(c->a, &w, out, &c->err);
}

enum rc plan_family_sheet(struct ctx *c, int64_t pupil_id, int64_t plan_id, bool large, struct str copy_for,
                          struct plan_paper *out)
{
	struct sheet *s = NEW(c->a, struct sheet);

	TRY(sheet_load(c, pupil_id, plan_id, large, s));
	if (!s->in_force)
		return RC_NONE;
	s->read.replies = 0; /* what the others of the family have answered is not theirs to read */
	s->read.readers = 0;
	s->view.coming = STR_NONE;
	sheet_fill(c, s, large, out);
	out->copy_for = copy_for;
	return RC_OK;
}
