/* Rows of the plan editor: outcomes, support, what every teacher does (design 03, parts 1 to 3). */
#include "plan/plan_parts.h"

#include <string.h>

#include "kit/base/id.h"
#include "kit/base/utf8.h"
#include "core/people/person_rec.h"

static struct str id_text(struct req *q, int64_t id)
{
	return id == 0 ? S("") : str_fmt(q->a, "%lld", (long long)id);
}

const char *plan_control(struct req *q, const char *field, size_t i)
{
	return str_c(q->a, str_fmt(q->a, "%s-%zu", field, i));
}

size_t plan_people(struct req *q, const struct plan_edit *v, bool teachers, int64_t chosen, struct str name,
                   struct ui_choice *out)
{
	bool found = chosen == 0;
	size_t n = 0;

	out[n++] = (struct ui_choice){ .value = S(""), .label = S("Choose a person") };
	for (size_t i = 0; i < v->staffs && n + 1 < PLAN_PEOPLE_MAX; i++) {
		const struct staff *s = &v->staff[i];
		struct str full = name_full(q->a, s->given, s->family);

		if (teachers && !s->teacher && !s->senco && s->id != chosen)
			continue;
		found = found || s->id == chosen;
		out[n++] = (struct ui_choice){
			.value = id_text(q, s->id),
			.label = s->job.n > 0 ? str_fmt(q->a, "%.*s, %.*s", STR_ARG(full), STR_ARG(s->job)) : full
		};
	}
	if (!found)
		out[n++] = (struct ui_choice){ .value = id_text(q, chosen),
			                       .label = str_fmt(q->a, "%.*s (no longer in the staff list)",
			                                        STR_ARG(name.n > 0 ? name : S("Somebody"))) };
	return n;
}

/* ---- one control ---- */

static struct str shown(struct plan_form *e, const char *name, struct str value)
{
	for (size_t i = 0; i < e->bads; i++)
		if (strcmp(e->bad[i].name, name) == 0)
			return e->bad[i].text;
	return value;
}

/* The control of a field in a row: its place in the grid, and what it shows. */
static struct ui_field control(struct plan_form *e, const char *field, size_t i, struct str label, const char *group,
                               struct str value)
{
	const char *name = plan_control(e->f.q, field, i);

	return (struct ui_field){ .name = name,
		                  .label = label,
		                  .value = shown(e, name, value),
		                  .error = form_error_of(&e->f, name),
		                  .group = group,
		                  .rows = 2 };
}

static void input(struct plan_form *e, struct ui_field u, const char *inputmode)
{
	u.inputmode = inputmode;
	ui_input(&e->f.q->w, &u);
}

static void area(struct plan_form *e, struct ui_field u, bool optional)
{
	u.optional = optional;
	ui_textarea(&e->f.q->w, &u);
}

static void pick(struct plan_form *e, struct ui_field u, const struct ui_choice *c, size_t n)
{
	ui_select(&e->f.q->w, &u, c, n);
}

/* A day of its own; the review date is not one. */
static struct str own_day(struct plan_form *e, struct date d)
{
	struct date review_on = e->v->draft.plan.review_on;

	if (date_none(d) || date_cmp(d, review_on) == 0)
		return STR_NONE;
	return str_fmt(e->f.q->a, "%d/%d/%d", d.d, d.m, d.y);
}

static struct str count_text(struct req *q, int64_t n)
{
	return n == 0 ? STR_NONE : str_fmt(q->a, "%lld", (long long)n);
}

static bool row_is_wrong(struct plan_form *e, const char *const *fields, size_t i)
{
	for (; *fields != NULL; fields++)
		if (form_error_of(&e->f, plan_control(e->f.q, *fields, i)).n > 0)
			return true;
	return false;
}

static void row_head(struct req *q, const char *classes, const char *key, const char *word, size_t i)
{
	html(&q->w,
	     "<div class=\"$\"><h3>$ $</h3><button class=\"linklike small\" type=\"submit\" name=\"do\" "
	     "value=\"remove-$-$\">Remove<span class=\"govuk-visually-hidden\"> $ $</span></button></div>\n",
	     h(classes), h(word), h(i + 1), h(key), h(i), h(key), h(i + 1));
}

/* ---- outcomes ---- */

static void outcome_draw(struct plan_form *e, const struct outcome *o, size_t i)
{
	static const char *const FIELDS[] = { "aim",     "measure", "unit",     "baseline", "target",
		                              "checked", "by",      "expected", NULL };
	struct req *q = e->f.q;
	struct ui_choice c[10] = { { .value = S(""), .label = S("Choose") } };
	struct ui_field aim;
	size_t n = 1;

	for (const struct choice *k = checked_choices; k->value != NULL && n < 10; k++)
		c[n++] = (struct ui_choice){ .value = str_of(k->value), .label = str_of(k->label) };
	html(&q->w,
	     "<fieldset class=\"card$\" id=\"outcome-$\"><legend class=\"govuk-visually-hidden\">Outcome $</legend>\n",
	     h(row_is_wrong(e, FIELDS, i) ? " card--wrong" : ""), h(i + 1), h(i + 1));
	row_head(q, "sheet__head", "outcome", "Outcome", i);
	ui_hidden(&q->w, plan_control(q, "oroot", i), id_text(q, o->root_id));
	html(&q->w, "<div class=\"fields fields--top\">\n");
	aim = control(e, "aim", i, str_fmt(q->a, "By the review, %.*s will", STR_ARG(e->v->first)), "f12", o->aim);
	aim.from = i == 0 && !e->f.posted ? e->v->aim_from : STR_NONE;
	area(e, aim, false);
	input(e, control(e, "measure", i, S("Measured by"), "f8", o->measure), NULL);
	input(e, control(e, "unit", i, S("Counted in (words, of 40)"), "f4", o->unit), NULL);
	input(e, control(e, "baseline", i, S("Now"), "f2", milli_text(q->a, o->baseline)), "decimal");
	input(e, control(e, "target", i, S("Target"), "f2", milli_text(q->a, o->target)), "decimal");
	pick(e, control(e, "checked", i, S("Checked"), "f4", checked_code(o->checked)), c, n);
	input(e, control(e, "by", i, S("Due date, if before the review"), "f4", own_day(e, o->by_on)), NULL);
	area(e, control(e, "expected", i, S("What we expect the help to do"), "f12", o->expected), true);
	html(&q->w, "</div>\n</fieldset>\n");
}

void plan_outcomes_draw(struct plan_form *e)
{
	struct req *q = e->f.q;
	struct plan_whole *w = &e->v->draft;
	bool more = e->more_outcome || w->outcomes == 0;

	/* The root of an empty row is made here, so that support can name it and a double submit is one outcome. */
	if (more && w->outcomes < PLAN_OUTCOMES_MAX)
		w->outcome[w->outcomes++] =
		    (struct outcome){ .root_id = id_new(), .baseline = MILLI_NONE, .target = MILLI_NONE };
	ui_part_begin(&q->w, "outcomes", 1, S("What will be different"));
	ui_to_family(&q->w, S("The family reads word for word what will be different, and how it is measured"));
	html(&q->w, "<div class=\"stack\">\n");
	for (size_t i = 0; i < w->outcomes; i++)
		outcome_draw(e, &w->outcome[i], i);
	html(&q->w, "<div>");
	if (w->outcomes < PLAN_OUTCOMES_MAX)
		ui_action(&q->w, &(struct ui_action){ .text = S("Add an outcome"),
		                                      .icon = "plus",
		                                      .name = "do",
		                                      .value = S("add-outcome"),
		                                      .secondary = true });
	else
		html(&q->w, "<p class=\"quiet\">A plan holds at most $ outcomes. Fewer are easier to reach.</p>",
		     h((int)PLAN_OUTCOMES_MAX));
	html(&q->w, "</div>\n</div>\n");
	ui_sheet_end(&q->w);
}

/* ---- support ---- */

static size_t outcome_choices(struct plan_form *e, struct ui_choice *c)
{
	struct req *q = e->f.q;
	const struct plan_whole *w = &e->v->draft;
	size_t n = 0;

	c[n++] = (struct ui_choice){ .value = S(""), .label = S("The whole plan") };
	for (size_t i = 0; i < w->outcomes; i++) {
		struct str aim = utf8_head(w->outcome[i].aim, 40);

		c[n++] = (struct ui_choice){ .value = id_text(q, w->outcome[i].root_id),
			                     .label = str_fmt(q->a, "Outcome %zu%s%.*s%s", i + 1, aim.n > 0 ? ": " : "",
			                                      STR_ARG(aim), aim.n < w->outcome[i].aim.n ? "…" : "") };
	}
	return n;
}

static const struct provision *provision_of(const struct plan_whole *w, int64_t root)
{
	for (size_t i = 0; i < w->provisions; i++)
		if (w->provision[i].root_id == root)
			return &w->provision[i];
	return NULL;
}

/* Support may begin before the plan is signed (6.19): for a row that is saved and does not run yet. */
static void begin_draw(struct plan_form *e, const struct provision *p, size_t i)
{
	struct req *q = e->f.q;
	const struct provision *saved = e->v->is_new ? NULL : provision_of(&e->was, p->root_id);
	const struct provision *runs = provision_of(&e->v->before, p->root_id);

	if (runs == NULL || !runs->live)
		runs = saved != NULL && saved->live ? saved : NULL;
	if (runs != NULL)
		html(&q->w, "<p class=\"rowedit__why small quiet\">Given since $.</p>\n",
		     h(date_long(q->a, runs->starts)));
	else if (saved != NULL)
		html(&q->w,
		     "<p class=\"rowedit__why small quiet\"><button class=\"linklike\" type=\"submit\" name=\"do\" "
		     "value=\"begin-$\">Begin today<span class=\"govuk-visually-hidden\"> with support "
		     "$</span></button>, "
		     "before the plan is shared. ",
		     h(p->root_id), h(i + 1));
	if (runs != NULL || saved == NULL)
		return;
	ui_cop(&q->w, "6.19");
	html(&q->w, "</p>\n");
}

static void support_draw(struct plan_form *e, const struct provision *p, size_t i)
{
	struct req *q = e->f.q;
	struct ui_choice *c = NEW_ARRAY(q->a, struct ui_choice, PLAN_PEOPLE_MAX);
	struct ui_choice o[PLAN_OUTCOMES_MAX + 1];
	struct str giver = name_full(q->a, p->giver_given, p->giver_family);

	html(
	    &q->w,
	    "<fieldset class=\"rowedit\" id=\"support-$\"><legend class=\"govuk-visually-hidden\">Support $</legend>\n",
	    h(i + 1), h(i + 1));
	row_head(q, "sheet__head rowedit__why", "support", "Support", i);
	ui_hidden(&q->w, plan_control(q, "sroot", i), id_text(q, p->root_id));
	input(e, control(e, "what", i, S("What"), "w-all", p->what), NULL);
	pick(e, control(e, "giver", i, S("Who gives it"), "w-who", id_text(q, p->giver_id)), c,
	     plan_people(q, e->v, false, p->giver_id, giver, c));
	input(e, control(e, "per_week", i, S("Times a week"), NULL, count_text(q, p->per_week)), "numeric");
	input(e, control(e, "minutes", i, S("Minutes each"), NULL, count_text(q, p->minutes)), "numeric");
	input(e, control(e, "group_size", i, S("Group of"), NULL, count_text(q, p->group_size)), "numeric");
	pick(e, control(e, "for", i, S("For"), "w-rest", id_text(q, p->outcome_root)), o, outcome_choices(e, o));
	input(e, control(e, "starts", i, S("From"), "w-day", own_day(e, p->starts)), NULL);
	input(e, control(e, "ends", i, S("Until"), "w-day", own_day(e, p->ends)), NULL);
	area(e, control(e, "evidence", i, S("Why we think it will help"), "rowedit__why", p->evidence), false);
	begin_draw(e, p, i);
	html(&q->w, "</fieldset>\n");
}

void plan_supports_draw(struct plan_form *e)
{
	struct req *q = e->f.q;
	struct plan_whole *w = &e->v->draft;
	bool more = e->more_support || w->provisions == 0;

	if (more && w->provisions < PLAN_SUPPORTS_MAX)
		w->provision[w->provisions++] = (struct provision){ .root_id = id_new(), .group_size = 1 };
	ui_part_begin(&q->w, "supports", 2, S("The support"));
	ui_to_family(&q->w,
	             S("The family reads word for word what it is, who gives it and how often; not why it will help"));
	html(&q->w, "<p class=\"quiet\">From the day the plan is shared until the review, unless you write other days, "
	            "such as 20/4/2026. Pupils who get the same support from the same person are taught as a group. ");
	ui_cop(&q->w, "6.50");
	html(&q->w, "</p>\n");
	for (size_t i = 0; i < w->provisions; i++)
		support_draw(e, &w->provision[i], i);
	html(&q->w, "<div class=\"gap\">");
	if (w->provisions < PLAN_SUPPORTS_MAX)
		ui_action(&q->w, &(struct ui_action){ .text = S("Add support"),
		                                      .icon = "plus",
		                                      .name = "do",
		                                      .value = S("add-support"),
		                                      .secondary = true });
	else
		html(&q->w, "<p class=\"quiet\">A plan holds at most $ kinds of support.</p>",
		     h((int)PLAN_SUPPORTS_MAX));
	html(&q->w, "</div>\n");
	ui_sheet_end(&q->w);
}

/* ---- in every lesson ---- */

void plan_lessons_draw(struct plan_form *e)
{
	struct req *q = e->f.q;
	struct str *line = NEW_ARRAY(q->a, struct str, e->v->draft.strategies + 1);
	struct ui_field u = { .name = "lessons",
		              .label = S("What every teacher does"),
		              .hint = S("One on each line, short: “Word mat on the desk in every lesson.”"),
		              .rows = 6,
		              .to_family = true,
		              .error = form_error_of(&e->f, "lessons") };

	for (size_t i = 0; i < e->v->draft.strategies; i++)
		line[i] = e->v->draft.strategy[i].words;
	u.value = shown(e, "lessons", str_join(q->a, line, e->v->draft.strategies, S("\n")));
	ui_part_begin(&q->w, "strategies", 3, S("In every lesson"));
	ui_textarea(&q->w, &u);
	form_field(&e->f, "everyday");
	ui_sheet_end(&q->w);
}
