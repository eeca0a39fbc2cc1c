/* The SEN Support plan on paper. Order and words follow the plan on the screen; large print says the same for parents
 * in one column. */
#include "plan/plan_paper.h"

#include "kit/base/buf.h"

#include "kit/paper/inside.h"

enum { WORDS_MAX = 8192, TITLE_MAX = 1024 };

/* A heading with the name, or with "you" on the young person's own copy. */
static struct str to_reader(struct paper *p, const struct plan_paper *plan, const char *named, const char *yours)
{
	struct str t = str_of(named);
	int64_t at = str_find(t, S("$"));

	if (plan->yours)
		return str_of(yours);
	if (at < 0)
		return t;
	return str_fmt(p->a, "%.*s%.*s%s", (int)at, named, STR_ARG(plan->called), named + at + 1);
}

static void words_add(struct paper *p, const struct paper_words *w)
{
	if (w->text.n == 0)
		return;
	paper_lang(p, w->lang);
	paper_text(p, PAPER_NORMAL, w->text);
	paper_lang(p, STR_NONE);
}

static void part_add_words(struct paper *p, struct str heading, const struct paper_words *w)
{
	if (w->text.n == 0)
		return;
	paper_heading(p, 2, heading);
	words_add(p, w);
}

/* --- first lines --- */

static struct str line_about(struct paper *p, const struct plan_paper *plan)
{
	struct buf b = buf_new(p->a, TITLE_MAX);

	if (plan->group.n > 0)
		buf_fmt(&b, "%.*s. ", STR_ARG(plan->group));
	if (!date_none(plan->born))
		buf_fmt(&b, "Born %.*s. ", STR_ARG(date_long(p->a, plan->born)));
	if (plan->cycle > 0)
		buf_fmt(&b, "Cycle %d", plan->cycle);
	if (plan->cycle > 0 && plan->term.n > 0)
		buf_fmt(&b, ", %.*s", STR_ARG(plan->term));
	if (plan->cycle > 0)
		buf_char(&b, '.');
	if (plan->version > 0)
		buf_fmt(&b, " Version %d%s.", plan->version, plan->is_draft ? ", draft, not agreed yet" : "");
	return str_trim(buf_view(&b));
}

static void copy_add(struct paper *p, const struct plan_paper *plan)
{
	struct buf b = buf_new(p->a, TITLE_MAX);

	if (plan->copy_for.n == 0 && date_none(plan->printed_on))
		return;
	buf_fmt(&b, "%s", p->options.large_print ? "Large print copy" : "Printed");
	if (plan->copy_for.n > 0)
		buf_fmt(&b, " for %.*s", STR_ARG(plan->copy_for));
	if (!date_none(plan->printed_on))
		buf_fmt(&b, "%s %.*s", p->options.large_print || plan->copy_for.n > 0 ? "," : " on",
		        STR_ARG(date_long(p->a, plan->printed_on)));
	buf_char(&b, '.');
	paper_text(p, p->options.large_print ? PAPER_NORMAL : PAPER_QUIET, buf_view(&b));
}

static void top_add(struct paper *p, const struct plan_paper *plan)
{
	paper_top(p, plan->school,
	          p->options.large_print ? STR_NONE
	          : plan->is_draft       ? S("SEN Support plan, draft")
	                                 : S("SEN Support plan"));
	if (p->options.large_print)
		paper_heading(p, 1,
		              str_fmt(p->a, "%.*s plan%s%.*s", STR_ARG(to_reader(p, plan, "$\u2019s", "Your")),
		                      plan->term.n > 0 ? ", " : "", STR_ARG(plan->term)));
	else
		paper_heading(p, 1, plan->pupil);
	if (!p->options.large_print)
		paper_text(p, PAPER_NORMAL, line_about(p, plan));
	copy_add(p, plan);
	if (p->options.large_print && (plan->where_we_are.n > 0 || plan->steps != NULL)) {
		paper_heading(p, 2, S("Where we are"));
		if (plan->where_we_are.n > 0)
			paper_text(p, PAPER_NORMAL, plan->where_we_are);
	}
	if (plan->steps != NULL && !(p->options.large_print && plan->where_we_are.n > 0))
		paper_steps(p, plan->steps);
}

/* --- outcomes --- */

static struct str numbered(struct paper *p, size_t i, struct str text)
{
	return str_fmt(p->a, "%zu. %.*s", i + 1, STR_ARG(str_sentence(p->a, text)));
}

static struct str outcome_name(const struct plan_outcome *o)
{
	return o->name.n > 0 ? o->name : o->aim;
}

static bool dates_differ(const struct plan_paper *plan)
{
	for (size_t i = 0; i < plan->n_outcomes; i++)
		if (!date_none(plan->outcomes[i].by) && date_cmp(plan->outcomes[i].by, plan->review_on) != 0)
			return true;
	return false;
}

static struct str baseline_heading(struct paper *p, const struct plan_paper *plan)
{
	return date_none(plan->baseline_on) ? S("Start") : date_brief(p->a, plan->baseline_on);
}

static void outcomes_heading(struct paper *p, const struct plan_paper *plan)
{
	struct str what = to_reader(p, plan, "What will be different", "Your outcomes: what will be different");

	if (date_none(plan->review_on))
		paper_heading(p, 2, what);
	else
		paper_heading(p, 2,
		              str_fmt(p->a, "%.*s by %.*s", STR_ARG(what), STR_ARG(date_short(p->a, plan->review_on))));
}

static void outcomes_add(struct paper *p, const struct plan_paper *plan)
{
	bool by = dates_differ(plan);
	const struct paper_column columns[] = {
		{ S("Outcome"), 4, false, true }, { baseline_heading(p, plan), 1, true, false },
		{ S("Target"), 1, true, false },  { S("Measured by"), 4, false, false },
		{ S("By"), 1, false, false },
	};
	size_t width = by ? 5 : 4;
	struct str *cells = NEW_ARRAY(p->a, struct str, plan->n_outcomes * width);

	if (plan->n_outcomes == 0)
		return;
	outcomes_heading(p, plan);
	for (size_t i = 0; i < plan->n_outcomes; i++) {
		const struct plan_outcome *o = &plan->outcomes[i];
		struct str *row = &cells[i * width];

		row[0] = numbered(p, i, o->aim);
		row[1] = o->baseline;
		row[2] = o->target;
		row[3] = o->measure;
		if (by)
			row[4] = date_brief(p->a, date_none(o->by) ? plan->review_on : o->by);
	}
	paper_table(p, &(struct paper_table){ columns, width, cells, plan->n_outcomes,
	                                      S("Each outcome with its start, its target and how it is measured.") });
}

/* In large print each goal is told once, with how it is going. */
static void goals_add(struct paper *p, const struct plan_paper *plan)
{
	if (plan->n_outcomes == 0)
		return;
	paper_heading(p, 2, to_reader(p, plan, "$\u2019s goals", "Your goals"));
	for (size_t i = 0; i < plan->n_outcomes; i++) {
		const struct plan_outcome *o = &plan->outcomes[i];
		struct date by = date_none(o->by) ? plan->review_on : o->by;
		struct buf b = buf_new(p->a, WORDS_MAX);

		paper_keep_begin(p);
		paper_heading(p, 3, numbered(p, i, outcome_name(o)));
		if (o->name.n > 0)
			buf_fmt(&b, "Goal: %.*s.\n", STR_ARG(o->aim));
		if (o->measure.n > 0)
			buf_fmt(&b, "We look at: %.*s.\n", STR_ARG(o->measure));
		buf_fmt(&b, "Start: %.*s. Goal: %.*s%s%.*s.", STR_ARG(o->baseline), STR_ARG(o->target),
		        date_none(by) ? "" : ", by ", STR_ARG(date_short(p->a, by)));
		paper_text(p, PAPER_NORMAL, buf_view(&b));
		if (o->now.n > 0) {
			const struct paper_span spans[] = { { S("Now: "), false, false },
				                            { o->now, true, false },
				                            { S(". "), false, false },
				                            { o->in_words, false, false } };

			p->gap = 0;
			paper_spans(p, PAPER_NORMAL, spans, 4);
		}
		paper_keep_end(p);
	}
}

/* --- support --- */

static bool support_dates_differ(const struct plan_paper *plan)
{
	for (size_t i = 1; i < plan->n_support; i++)
		if (date_cmp(plan->support[i].from, plan->support[0].from) != 0 ||
		    date_cmp(plan->support[i].to, plan->support[0].to) != 0)
			return true;
	return false;
}

/* "12 Jan to 20 Mar", "from 12 Jan", or nothing. */
static struct str period(struct paper *p, struct date from, struct date to, bool brief)
{
	struct str a = brief ? date_brief(p->a, from) : date_long(p->a, from);
	struct str b = brief ? date_brief(p->a, to) : date_long(p->a, to);

	if (date_none(from))
		return date_none(to) ? STR_NONE : str_fmt(p->a, "until %.*s", STR_ARG(b));
	if (date_none(to))
		return str_fmt(p->a, "from %.*s%s", STR_ARG(a), brief ? "" : " until we have reviewed it");
	return str_fmt(p->a, "%.*s to %.*s", STR_ARG(a), STR_ARG(b));
}

static void responsible_add(struct paper *p, const struct plan_paper *plan)
{
	struct buf b = buf_new(p->a, WORDS_MAX);

	if (plan->n_support > 0 && !support_dates_differ(plan)) {
		struct str when = period(p, plan->support[0].from, plan->support[0].to, false);

		if (when.n > 0)
			buf_fmt(&b, "All of this: %.*s. ", STR_ARG(when));
	}
	if (plan->teacher.n > 0)
		buf_fmt(&b, "%.*s%s %s %.*s progress every day. ", STR_ARG(plan->teacher),
		        str_find(plan->teacher, S(", ")) >= 0 ? "," : "",
		        plan->family ? "looks after" : "is responsible for",
		        STR_ARG(to_reader(p, plan, "$\u2019s", "your")));
	if (plan->senco.n > 0)
		buf_fmt(&b, "%.*s is the SENCO.", STR_ARG(plan->senco));
	if (b.n > 0)
		paper_text(p, PAPER_NORMAL, str_trim(buf_view(&b)));
}

static void support_table(struct paper *p, const struct plan_paper *plan)
{
	bool dates = support_dates_differ(plan);
	const struct paper_column columns[] = {
		{ S("What"), 4, false, true },         { S("For"), 1, false, false },
		{ S("Responsible"), 2, false, false }, { S("How often"), 3, false, false },
		{ S("When"), 2, false, false },
	};
	size_t width = dates ? 5 : 4;
	struct str *cells = NEW_ARRAY(p->a, struct str, plan->n_support * width);

	for (size_t i = 0; i < plan->n_support; i++) {
		const struct plan_support *s = &plan->support[i];
		struct str *row = &cells[i * width];

		row[0] = s->what;
		row[1] = s->outcomes;
		row[2] = s->who;
		row[3] = s->how_often;
		if (dates)
			row[4] = period(p, s->from, s->to, true);
	}
	paper_table(p, &(struct paper_table){ columns, width, cells, plan->n_support,
	                                      S("Each support, the outcomes it is for, who gives it and how often.") });
}

static void support_list(struct paper *p, const struct plan_paper *plan)
{
	bool dates = support_dates_differ(plan);

	paper_list_begin(p);
	for (size_t i = 0; i < plan->n_support; i++) {
		const struct plan_support *s = &plan->support[i];
		struct str when = dates ? period(p, s->from, s->to, true) : STR_NONE;
		struct buf b = buf_new(p->a, WORDS_MAX);

		if (s->who.n > 0)
			buf_fmt(&b, " with %.*s", STR_ARG(s->who));
		if (s->how_often.n > 0)
			buf_fmt(&b, ", %.*s", STR_ARG(s->how_often));
		if (when.n > 0)
			buf_fmt(&b, ", %.*s", STR_ARG(when));
		buf_char(&b, '.');
		paper_item(p, PAPER_BULLET,
		           (const struct paper_span[]){ { s->what, true, false }, { buf_view(&b), false, false } }, 2);
	}
	paper_list_end(p);
}

static void support_add(struct paper *p, const struct plan_paper *plan)
{
	bool large = p->options.large_print;

	if (plan->n_support == 0 && plan->teacher.n == 0)
		return;
	paper_heading(p, 2, large ? to_reader(p, plan, "The help $ gets", "The help you get") : S("The support"));
	if (plan->n_support > 0 && large)
		support_list(p, plan);
	else if (plan->n_support > 0)
		support_table(p, plan);
	responsible_add(p, plan);
}

/* --- how it is going --- */

static void progress_add(struct paper *p, const struct plan_paper *plan)
{
	const struct paper_column columns[] = {
		{ S("Outcome"), 4, false, true },   { baseline_heading(p, plan), 1, true, false },
		{ S("Now"), 1, true, false },       { S("Target"), 1, true, false },
		{ S("In words"), 4, false, false },
	};
	struct paper_progress *roads = NEW_ARRAY(p->a, struct paper_progress, plan->n_outcomes);
	struct str *cells = NEW_ARRAY(p->a, struct str, plan->n_outcomes * 5);
	size_t n = 0;

	if (date_none(plan->measured_on) || plan->n_outcomes == 0)
		return;
	paper_heading(p, 2, str_fmt(p->a, "How it is going, %.*s", STR_ARG(date_long(p->a, plan->measured_on))));
	for (size_t i = 0; i < plan->n_outcomes; i++) {
		const struct plan_outcome *o = &plan->outcomes[i];
		struct str *row = &cells[i * 5], name = numbered(p, i, outcome_name(o));

		row[0] = name;
		row[1] = o->baseline;
		row[2] = o->now.n > 0 ? o->now : S("\u2013");
		row[3] = o->target;
		row[4] = o->now.n > 0 ? o->in_words : S("Not measured yet");
		if (o->permille < 0 || o->now.n == 0)
			continue;
		roads[n++] = (struct paper_progress){ name,
			                              o->baseline,
			                              str_fmt(p->a, "%.*s now", STR_ARG(o->now)),
			                              o->target,
			                              o->permille,
			                              str_fmt(p->a, "%.*s: from %.*s to %.*s. The target is %.*s.",
			                                      STR_ARG(outcome_name(o)), STR_ARG(o->baseline),
			                                      STR_ARG(o->now), STR_ARG(o->target)) };
	}
	paper_progress(p, roads, n);
	paper_table(p, &(struct paper_table){ columns, 5, cells, plan->n_outcomes,
	                                      S("Each outcome with its start, where it is now and its target.") });
	if (plan->sessions.n > 0)
		paper_text(p, PAPER_NORMAL, plan->sessions);
}

/* --- the rest --- */

static void agreed_add(struct paper *p, const struct plan_paper *plan)
{
	if (plan->n_agreed == 0)
		return;
	paper_heading(p, 2, S("What was agreed, and with whom"));
	for (size_t i = 0; i < plan->n_agreed; i++)
		paper_row(p, plan->agreed[i].label, plan->agreed[i].text);
}

static void changes_add(struct paper *p, const struct plan_paper *plan)
{
	if (plan->n_changes == 0)
		return;
	paper_box_begin(p, PAPER_PLAN,
	                plan->version > 1 ? str_fmt(p->a, "Changed since version %d", plan->version - 1)
	                                  : S("Changed"));
	paper_list(p, plan->changes, plan->n_changes);
	paper_box_end(p);
}

static struct str quoted(struct paper *p, struct str s)
{
	return s.n == 0 || str_starts(s, S("\u201c")) ? s : str_fmt(p->a, "\u201c%.*s\u201d", STR_ARG(s));
}

/* People's own words stand in quotation marks, unless their language has other ones. */
static struct paper_words said(struct paper *p, const struct paper_words *w)
{
	bool english = w->lang.n == 0 || str_starts(w->lang, S("en"));

	return (struct paper_words){ english ? quoted(p, w->text) : w->text, w->lang };
}

void plan_paper_draw(struct paper *p, const struct plan_paper *plan)
{
	struct paper_words pupil = said(p, &plan->pupil_says), parents = said(p, &plan->parents_say);

	top_add(p, plan);
	changes_add(p, plan);
	part_add_words(p, to_reader(p, plan, "What $ says", "What you say"), &pupil);
	part_add_words(p, to_reader(p, plan, "What $\u2019s parents say", "What your parents say"), &parents);
	part_add_words(p, to_reader(p, plan, "What $ is good at", "What you are good at"), &plan->strengths);
	part_add_words(p, S("What we know"), &plan->known);
	if (plan->large_print)
		goals_add(p, plan);
	else
		outcomes_add(p, plan);
	support_add(p, plan);
	if (plan->n_lessons > 0) {
		paper_heading(p, 2, S("In every lesson"));
		paper_list(p, plan->lessons, plan->n_lessons);
	}
	part_add_words(p, S("At home"), &plan->at_home);
	if (!plan->large_print)
		progress_add(p, plan);
	agreed_add(p, plan);
	paper_signatures(p, plan->signers, plan->n_signers);
	paper_signposts(p, &plan->signposts);
}

enum rc plan_paper(struct arena *a, const struct plan_paper *plan, struct str *out, struct err *err)
{
	struct paper *p =
	    paper_new(a,
	              &(struct paper_options){ .title = str_fmt(a, "SEN Support plan for %.*s", STR_ARG(plan->pupil)),
	                                       .lang = plan->lang,
	                                       .school = plan->school,
	                                       .large_print = plan->large_print,
	                                       .made_utc = plan->made_utc });

	plan_paper_draw(p, plan);
	return paper_finish(p, out, err);
}
