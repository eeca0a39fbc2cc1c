/* Assess: the eight sources, strengths, barriers and what every teacher must know on one page; what is missing and what
 * earlier cycles brought beside it. One statement, and views, have pages of their own (assess_more_pages.c). */
#include "kit/base/id.h"
#include "core/door/page.h"
#include "notice/round/round_parts.h"
#include "core/people/step_parts.h"
#include "assess/assess.h"
#include "assess/assess_known_parts.h"
#include "core/people/pupil_tabs_parts.h"

enum { STRENGTHS = 12, BARRIERS = 12, KNOWS = 12, SPARE = 2 };

static bool may_write(const struct req *q, const struct assess_view *v)
{
	return v->open && role_can(q->c.actor.hat, CAP_ASSESS);
}

static const char *control(struct req *q, const char *what, size_t i)
{
	return str_c(q->a, str_fmt(q->a, "%s-%zu", what, i));
}

static struct str cycle_url(struct req *q, const struct assess_view *v, const char *rest)
{
	return url_pupil(q->a, v->pupil.id, str_c(q->a, str_fmt(q->a, "/assess%s", rest)));
}

/* ---- the sources ---- */

static void statement_write(struct req *q, const struct assess_view *v, const struct need_statement *s)
{
	struct str who = str_fmt(q->a, "%.*s, %.*s", STR_ARG(s->said_by.n > 0 ? s->said_by : S("Nobody is named")),
	                         STR_ARG(date_long(q->a, s->noted_on)));

	ui_quote(&q->w, s->words, who);
	if (!may_write(q, v))
		return;
	html(&q->w, "<p class=\"small\"><a href=\"$\">Change",
	     h_url(cycle_url(q, v, str_c(q->a, str_fmt(q->a, "/statement/%lld", (long long)s->id)))));
	ui_hidden_text(&q->w, str_fmt(q->a, " what %.*s said", STR_ARG(s->said_by)));
	html(&q->w, "</a></p>\n");
}

static void view_write(struct req *q, const struct view *x)
{
	struct html *w = &q->w;
	struct str who = str_fmt(q->a, "%.*s, %s, %.*s", STR_ARG(x->name), view_method_word(x->method),
	                         STR_ARG(date_long(q->a, x->given_on)));

	if (x->helper.n > 0)
		who = str_fmt(q->a, "%.*s. Helped by %.*s", STR_ARG(who), STR_ARG(x->helper));
	if (x->words.n > 0)
		ui_quote(w, x->words, who);
	else
		html(w, "<p class=\"small quiet\">$</p>\n", h(who));
	if (x->going_well.n > 0)
		html(w, "<p><strong>Goes well:</strong> $</p>\n", h(x->going_well));
	if (x->hard.n > 0)
		html(w, "<p><strong>Is hard:</strong> $</p>\n", h(x->hard));
}

/* Views of parents or pupil belong to their sources. */
static void views_write(struct req *q, const struct assess_view *v, int source)
{
	enum view_who who = source == ASSESS_PUPIL ? VIEW_WHO_PUPIL : VIEW_WHO_PARENT;

	html(&q->w, "<div id=\"views-$\">\n", h(source == ASSESS_PUPIL ? "pupil" : "parents"));
	for (size_t i = 0; i < v->views; i++)
		if (v->view[i].who == who)
			view_write(q, &v->view[i]);
	if (may_write(q, v))
		html(&q->w, "<p><a href=\"$\">$</a></p>\n",
		     h_url(cycle_url(q, v, str_c(q->a, str_fmt(q->a, "/views?who=%.*s", STR_ARG(view_who_code(who)))))),
		     h(source == ASSESS_PUPIL ? str_fmt(q->a, "Record what %.*s says, and how", STR_ARG(v->first))
		                              : S("Record what the parents say, and how")));
	html(&q->w, "</div>\n");
}

static const struct need_statement *not_relevant_of(const struct assess_view *v, int source)
{
	for (size_t i = 0; i < v->statements; i++)
		if (v->statement[i].source == source && v->statement[i].words.n == 0 &&
		    v->statement[i].not_relevant.n > 0)
			return &v->statement[i];
	return NULL;
}

static struct str kept(const struct form *f, const char *name, struct str otherwise)
{
	return f->posted ? form_typed(f, name) : otherwise;
}

/* Ids are in the form, so that sending it twice adds nothing twice. */
static void id_write(struct form *f, const char *name, int64_t id)
{
	struct str have = form_typed(f, name);

	ui_hidden(&f->q->w, name, f->posted && have.n > 0 ? have : str_fmt(f->q->a, "%lld", (long long)id));
}

static void source_add(struct form *f, const struct assess_view *v, int s, bool some)
{
	struct req *q = f->q;
	struct html *w = &q->w;
	struct assess_offer known = some ? (struct assess_offer){ STR_NONE, STR_NONE } : assess_offer(q->a, v, s);
	struct str label = assess_source_label((enum assess_source)s);
	size_t i = (size_t)s;
	const struct need_statement *nr = not_relevant_of(v, s);

	id_write(f, control(q, "id", i), id_new());
	html(w, "<div class=\"fields fields--top\">\n");
	ui_textarea(w, &(struct ui_field){ .name = control(q, "words", i),
	                                   .label = str_fmt(q->a, "%.*s: what it tells us", STR_ARG(label)),
	                                   .rows = 3,
	                                   .group = "f12",
	                                   .value = kept(f, control(q, "words", i), known.words),
	                                   .from = f->posted ? STR_NONE : known.from,
	                                   .error = form_error_of(f, control(q, "words", i)) });
	ui_input(w, &(struct ui_field){ .name = control(q, "by", i),
	                                .label = str_fmt(q->a, "%.*s: who said it", STR_ARG(label)),
	                                .hint = S("Name and role, or the report and its date"),
	                                .group = some ? "f12" : "f6",
	                                .value = kept(f, control(q, "by", i), known.from),
	                                .error = form_error_of(f, control(q, "by", i)) });
	if (some) {
		html(w, "</div>\n");
		return;
	}
	id_write(f, control(q, "nr-id", i), nr != NULL ? nr->id : id_new());
	id_write(f, control(q, "nr-rev", i), nr != NULL ? nr->revision : 0);
	ui_input(w, &(struct ui_field){ .name = control(q, "nr", i),
	                                .label = str_fmt(q->a, "%.*s: not relevant, because", STR_ARG(label)),
	                                .optional = true,
	                                .hint = S("Only when nothing can be said"),
	                                .group = "f6",
	                                .value = kept(f, control(q, "nr", i), nr != NULL ? nr->not_relevant : S("")),
	                                .error = form_error_of(f, control(q, "nr", i)) });
	html(w, "</div>\n");
}

static bool typed_or_wrong(const struct form *f, size_t i)
{
	return form_typed(f, control(f->q, "words", i)).n > 0 || form_error_of(f, control(f->q, "by", i)).n > 0 ||
	       form_error_of(f, control(f->q, "words", i)).n > 0;
}

static void source_write(struct form *f, const struct assess_view *v, int s)
{
	struct req *q = f->q;
	struct html *w = &q->w;
	const struct need_statement *nr = not_relevant_of(v, s);
	size_t n = 0;

	html(w,
	     "<section class=\"card\" id=\"source-$\" aria-labelledby=\"source-$-h\">\n<h3 id=\"source-$-h\">$</h3>\n",
	     h(s), h(s), h(s), h(assess_source_label((enum assess_source)s)));
	html(w, "<p class=\"small quiet\">$</p>\n", h(assess_source_hint((enum assess_source)s)));
	for (size_t i = 0; i < v->statements; i++) {
		if (v->statement[i].source != s || v->statement[i].words.n == 0)
			continue;
		statement_write(q, v, &v->statement[i]);
		n++;
	}
	if (s == ASSESS_PARENTS || s == ASSESS_PUPIL)
		views_write(q, v, s);
	if (s == ASSESS_OUTSIDE && v->specialist.n > 0)
		html(w, "<p>$ works with $ now.</p>\n", h(v->specialist), h(v->first));
	else if (n == 0 && nr != NULL)
		html(w, "<p>Not relevant, because: $</p>\n", h(nr->not_relevant));
	if (may_write(q, v)) {
		bool fold = (n > 0 || nr != NULL) && !typed_or_wrong(f, (size_t)s);

		if (fold)
			ui_details_begin(w, n > 0 ? S("Add another statement") : S("Change this"));
		source_add(f, v, s, n > 0);
		if (fold)
			ui_details_end(w);
	}
	html(w, "</section>\n");
}

/* ---- strengths, barriers, what every teacher must know ---- */

struct insight_list {
	enum insight_kind kind;
	const char *name; /* of the controls */
	const char *anchor;
	const char *heading;
	const char *hint;
	const char *label;
	size_t max;
};

static const struct insight_list LISTS[] = {
	{ INSIGHT_STRENGTH, "strength", "strengths", "What goes well", "Strengths and interests help can build on.",
	  "Strength", STRENGTHS },
	{ INSIGHT_BARRIER, "barrier", "barriers", "What gets in the way", "Each with what is done to take it away.",
	  "Barrier", BARRIERS },
	{ INSIGHT_KNOW, "know", "know", "What every teacher must know", "Short and usable in the next lesson.",
	  "To know", KNOWS },
};

/* Those of this cycle, or of the one before while this one has none. */
static const struct insight *insight_at(const struct assess_view *v, enum insight_kind kind, size_t at)
{
	const struct insight *list = v->insights > 0 ? v->insight : v->before;
	size_t n = v->insights > 0 ? v->insights : v->befores;

	for (size_t i = 0; i < n; i++)
		if (list[i].kind == kind && at-- == 0)
			return &list[i];
	return NULL;
}

static void insight_row(struct form *f, const struct assess_view *v, const struct insight_list *l,
                        const struct insight *x, size_t i)
{
	const struct known *known = x == NULL ? assess_insight_known(v, l->kind, i) : NULL;
	struct req *q = f->q;
	struct html *w = &q->w;
	const char *words = control(q, l->name, i + 1);
	const char *action = control(q, "action", i + 1);
	bool barrier = l == &LISTS[1];

	if (barrier)
		html(w, "<div class=\"fields fields--top\">\n");
	ui_input(w, &(struct ui_field){ .name = words,
	                                .label = str_fmt(q->a, "%s %zu", l->label, i + 1),
	                                .group = barrier ? "f6" : NULL,
	                                .value = kept(f, words,
	                                              x != NULL       ? x->words
	                                              : known != NULL ? known->words
	                                                              : S("")),
	                                .from = known == NULL || f->posted
	                                            ? STR_NONE
	                                            : str_fmt(q->a, "%.*s, %.*s", STR_ARG(known->from),
	                                                      STR_ARG(date_long(q->a, known->on))),
	                                .error = form_error_of(f, words) });
	if (!barrier)
		return;
	ui_input(w, &(struct ui_field){ .name = action,
	                                .label = str_fmt(q->a, "What we do about barrier %zu", i + 1),
	                                .group = "f6",
	                                .value = kept(f, action, x != NULL ? x->action : S("")),
	                                .error = form_error_of(f, action) });
	html(w, "</div>\n");
}

static void insight_read_only(struct req *q, const struct assess_view *v, const struct insight_list *l)
{
	struct html *w = &q->w;

	if (insight_at(v, l->kind, 0) == NULL) {
		ui_empty(w, S("Nothing is recorded yet."));
		return;
	}
	html(w, "<ul class=\"govuk-list govuk-list--bullet\">\n");
	for (size_t i = 0; insight_at(v, l->kind, i) != NULL; i++) {
		const struct insight *x = insight_at(v, l->kind, i);

		html(w, "<li>$", h(x->words));
		if (x->action.n > 0)
			html(w, ". What we do: $", h(x->action));
		html(w, "</li>\n");
	}
	html(w, "</ul>\n");
}

static void insights_write(struct form *f, const struct assess_view *v)
{
	struct req *q = f->q;
	struct html *w = &q->w;

	ui_part_begin(w, "learned", 2, S("What helps and what gets in the way"));
	if (v->insights == 0 && v->befores > 0)
		html(w, "<p>These are from the cycle before. Change what is no longer true, then save.</p>\n");
	for (size_t t = 0; t < sizeof LISTS / sizeof LISTS[0]; t++) {
		const struct insight_list *l = &LISTS[t];
		size_t n = 0;

		html(w, "<h3 id=\"$\" class=\"gap\">$</h3>\n<p class=\"small quiet gap-b\">$</p>\n", h(l->anchor),
		     h(l->heading), h(l->hint));
		if (!may_write(q, v)) {
			insight_read_only(q, v, l);
			continue;
		}
		html(w, "<div class=\"stack\">\n");
		while (n < l->max &&
		       (insight_at(v, l->kind, n) != NULL || assess_insight_known(v, l->kind, n) != NULL ||
		        form_typed(f, control(q, l->name, n + 1)).n > 0))
			n++;
		for (size_t i = 0; i < n + SPARE && i < l->max; i++)
			insight_row(f, v, l, insight_at(v, l->kind, i), i);
		html(w, "</div>\n");
	}
	ui_sheet_end(w);
}

/* ---- beside it ---- */

static struct str measure(struct req *q, int64_t value, struct str unit)
{
	if (value == MILLI_NONE)
		return S("–");
	return str_trim(str_fmt(q->a, "%.*s %.*s", STR_ARG(milli_text(q->a, value)), STR_ARG(unit)));
}

static void earlier_write(struct req *q, const struct assess_view *v)
{
	struct html *w = &q->w;

	ui_sheet_begin(w, "earlier", S("Earlier cycles"), STR_NONE);
	if (v->earliers == 0)
		ui_empty(w, S("No cycle was reviewed before this one."));
	for (size_t i = 0; i < v->earliers; i++) {
		const struct assess_earlier *e = &v->earlier[i];

		html(w, "<h3 class=\"gap-s\">Cycle $, reviewed on $</h3>\n", h(e->number),
		     h(date_long(q->a, e->reviewed_on)));
		if (e->n > 0)
			html(w, "<ul class=\"govuk-list govuk-list--bullet\">\n");
		for (size_t m = 0; m < e->n; m++)
			html(w, "<li>$: from $ to $. $</li>\n", h(e->outcome[m].aim),
			     h(measure(q, e->outcome[m].before, e->outcome[m].unit)),
			     h(measure(q, e->outcome[m].after, e->outcome[m].unit)), h(e->outcome[m].judgement));
		if (e->n > 0)
			html(w, "</ul>\n");
		if (e->learned.n > 0)
			html(w, "<p>$</p>\n", h(e->learned));
	}
	ui_sheet_end(w);
}

static void finish_write(struct form *f, const struct assess_view *v)
{
	struct req *q = f->q;
	struct html *w = &q->w;

	ui_sheet_begin(w, "finish", S("Is it complete?"), STR_NONE);
	html(w, "<p id=\"authors\"><strong>$</strong></p>\n", h(checks_summary(&v->check)));
	step_checks(q, &v->check);
	if (!date_none(v->cycle.assessed_on)) {
		html(w, "<p>Finished on $. You can still add to it.</p>\n", h(date_long(q->a, v->cycle.assessed_on)));
		if (v->cycle.assess_reason.n > 0)
			html(w, "<p>Why it was enough: $</p>\n", h(v->cycle.assess_reason));
	} else if (may_write(q, v)) {
		html(w, "<form method=\"post\" action=\"$\" novalidate>\n", h_url(cycle_url(q, v, "/finish")));
		form_token(q);
		if (v->check.advice > 0)
			ui_textarea(w,
			            &(struct ui_field){ .name = "reason",
			                                .label = S("Why you are finishing with gaps"),
			                                .hint = S("Only if you finish now. Save your changes first."),
			                                .rows = 2,
			                                .value = form_typed(f, "reason"),
			                                .error = form_error_of(f, "reason") });
		ui_button(w, S("Assessment finished"), NULL, NULL, true);
		html(w, "</form>\n");
	}
	ui_sheet_end(w);
}

static enum rc no_cycle(struct req *q, const struct assess_view *v)
{
	struct html *w = &q->w;

	step_head(q, v->pupil.id, v->name, v->first, S("Assessment"), STR_NONE, "/assess");
	ui_sheet_begin(w, "none", S("No cycle is open"), STR_NONE);
	if (v->status.code == STATUS_N) {
		html(w, "<p>$ has no SEN Support. The assessment begins when SEN Support is decided.</p>\n",
		     h(v->first));
		if (role_can(q->c.actor.hat, CAP_DECIDE))
			html(w, "<p><a href=\"$\">Decisions</a></p>\n",
			     h_url(url_pupil(q->a, v->pupil.id, "/decision")));
	} else if (role_can(q->c.actor.hat, CAP_DECIDE)) {
		html(w,
		     "<p>$ has support, but no cycle of assess, plan, do and review is open here.</p>\n"
		     "<form method=\"post\" action=\"$\">\n",
		     h(v->first), h_url(cycle_url(q, v, "/open")));
		form_token(q);
		ui_button(w, S("Open a cycle"), NULL, NULL, false);
		html(w, "</form>\n");
	} else {
		html(w, "<p>The SENCO opens the next cycle.</p>\n");
	}
	ui_sheet_end(w);
	page_end(q);
	return RC_OK;
}

static void conflict_write(struct req *q, const struct assess_view *v)
{
	struct html *w = &q->w;

	ui_sheet_as(w, "conflict", "conflict", S("Somebody else saved this while you were writing"), STR_NONE);
	html(w, "<p>Nothing is lost. What they wrote is here, what you wrote is in the form. Change yours if you want "
	        "to keep "
	        "both, then save again.</p>\n");
	for (size_t t = 0; t < sizeof LISTS / sizeof LISTS[0]; t++) {
		html(w, "<h3>$</h3>\n", h(LISTS[t].heading));
		insight_read_only(q, v, &LISTS[t]);
	}
	ui_sheet_end(w);
}

static enum rc assess_page(struct form *f, const struct assess_view *v, bool conflict)
{
	struct req *q = f->q;
	struct html *w = &q->w;
	struct round_view rounds;

	if (v->cycle.id == 0 || (!v->open && v->statements == 0 && v->insights == 0))
		return no_cycle(q, v);
	TRY(round_assess_load(q, v->pupil.id, v->cycle.id, &rounds));
	step_head(q, v->pupil.id, v->name, v->first, S("Assessment"),
	          str_fmt(q->a, "Cycle %lld, opened on %.*s. %.*s", (long long)v->cycle.number,
	                  STR_ARG(date_long(q->a, v->cycle.opened_on)),
	                  STR_ARG(v->open ? S("Everybody who teaches the pupil may add to it.")
	                                  : S("This cycle is closed: it can be read."))),
	          "/assess");
	form_summary(f);
	if (conflict)
		conflict_write(q, v);
	html(w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	round_assess_part(q, &rounds);
	if (may_write(q, v)) {
		html(w, "<form class=\"stack--l\" method=\"post\" action=\"$\" novalidate>\n",
		     h_url(cycle_url(q, v, "")));
		form_token(q);
		ui_hidden(w, "cycle", str_fmt(q->a, "%lld", (long long)v->cycle.id));
		ui_hidden(w, "seen",
		          f->posted && !conflict && form_typed(f, "seen").n > 0 ? form_typed(f, "seen") : v->seen);
	}
	ui_part_begin(w, "sources", 1, S("What we know, from eight sources"));
	html(w, "<div class=\"stack\">\n");
	for (int s = 1; s <= ASSESS_SOURCES; s++)
		source_write(f, v, s);
	html(w, "</div>\n");
	ui_sheet_end(w);
	insights_write(f, v);
	if (may_write(q, v)) {
		ui_button(w, S("Save"), NULL, NULL, false);
		html(w, "</form>\n");
	}
	html(w, "</div>\n<aside class=\"stack--l\" aria-label=\"What is missing, earlier cycles\">\n");
	finish_write(f, v);
	earlier_write(q, v);
	html(w, "</aside>\n</div>\n");
	page_end(q);
	return RC_OK;
}

/* The assessment of today, or with a number in the address that of another cycle. */
static enum rc page_assess(struct req *q)
{
	struct assess_view v;
	struct need_statement none = { 0 };
	struct form f;

	TRY(assess_load_of(&q->c, q->id[0], q->id[1], &v));
	form_init(&f, q, &need_statement_rec, &none);
	return assess_page(&f, &v, false);
}

/* ---- reading the form back ---- */

static struct str text_read(struct form *f, const struct record *rec, const char *field, const char *name, void *obj)
{
	struct str text = field_decode(f->q->a, record_field(rec, str_of(field)), form_typed(f, name), obj);

	if (text.n > 0)
		form_error(f, name, text);
	return form_typed(f, name);
}

static int64_t number_read(const struct form *f, const char *name)
{
	int64_t v = 0;

	return str_int(form_typed(f, name), &v) && v > 0 ? v : 0;
}

static void source_read(struct form *f, size_t s, struct assess_in *in)
{
	struct req *q = f->q;
	struct need_statement v = { .id = number_read(f, control(q, "id", s)), .source = (int64_t)s };
	struct need_statement nr = { .id = number_read(f, control(q, "nr-id", s)),
		                     .source = (int64_t)s,
		                     .revision = number_read(f, control(q, "nr-rev", s)) };
	bool words = is_filled(text_read(f, &need_statement_rec, "words", control(q, "words", s), &v));
	bool by = is_filled(text_read(f, &need_statement_rec, "said_by", control(q, "by", s), &v));
	bool not = is_filled(text_read(f, &need_statement_rec, "not_relevant", control(q, "nr", s), &nr));

	if (words && !by)
		form_error(f, control(q, "by", s), S("Say who said it: name and role"));
	if (by && !words)
		form_error(f, control(q, "words", s), S("Write what was said, or empty the box of who said it"));
	if (words && v.id > 0)
		in->add[in->adds++] = v;
	if (!words && nr.id > 0 && (not || nr.revision > 0)) {
		nr.not_relevant = not ? nr.not_relevant : S("");
		in->add[in->adds++] = nr;
	}
}

static void insights_read(struct form *f, const struct insight_list *l, struct assess_in *in)
{
	struct req *q = f->q;

	for (size_t i = 0; i < l->max && in->insights < ASSESS_INSIGHTS_MAX; i++) {
		struct insight *x = &in->insight[in->insights];
		bool words;
		bool action = false;

		*x = (struct insight){ .kind = l->kind };
		words = is_filled(text_read(f, &insight_rec, "words", control(q, l->name, i + 1), x));
		if (l == &LISTS[1])
			action = is_filled(text_read(f, &insight_rec, "action", control(q, "action", i + 1), x));
		if (action && !words)
			form_error(f, control(q, l->name, i + 1),
			           S("Write what gets in the way, or empty what is done about it"));
		in->insights += words;
	}
}

static enum rc do_assess(struct req *q)
{
	struct assess_view v;
	struct assess_in *in = NEW(q->a, struct assess_in);
	struct need_statement none = { 0 };
	struct form f;
	enum rc saved = RC_INVALID;

	form_init(&f, q, &need_statement_rec, &none);
	in->cycle_id = number_read(&f, "cycle");
	in->seen = form_typed(&f, "seen");
	for (size_t s = 1; s <= ASSESS_SOURCES; s++)
		source_read(&f, s, in);
	for (size_t t = 0; t < sizeof LISTS / sizeof LISTS[0]; t++)
		insights_read(&f, &LISTS[t], in);
	if (in->cycle_id == 0)
		return RC_NONE;
	if (f.errors == 0)
		saved = assess_save(&q->c, q->id[0], in);
	if (saved == RC_OK) {
		form_done(&f);
		return req_redirect(q, "/pupil/%lld/assess?done=saved", (long long)q->id[0]);
	}
	if (saved != RC_INVALID && saved != RC_CONFLICT)
		return saved;
	TRY(assess_load(&q->c, q->id[0], &v));
	q->status = saved == RC_CONFLICT ? 409 : 422;
	return assess_page(&f, &v, saved == RC_CONFLICT);
}

static enum rc do_finish(struct req *q)
{
	struct assess_view v;
	struct need_statement none = { 0 };
	struct form f;
	struct cycle y = { 0 };
	struct str why = field_decode(q->a, record_field(&cycle_rec, S("assess_reason")), req_form(q, "reason"), &y);
	enum rc rc = why.n > 0 ? RC_INVALID : assess_finish(&q->c, q->id[0], y.assess_reason, &why);

	if (rc == RC_OK)
		return req_redirect(q, "/pupil/%lld/assess?done=saved", (long long)q->id[0]);
	if (rc != RC_INVALID)
		return rc;
	rc = assess_load(&q->c, q->id[0], &v);
	if (rc != RC_OK)
		return rc;
	form_init(&f, q, &need_statement_rec, &none);
	f.posted = false; /* the boxes of the page itself were not sent */
	form_error(&f, v.check.advice > 0 ? "reason" : "source-1", why);
	return assess_page(&f, &v, false);
}

static enum rc do_open(struct req *q)
{
	TRY(assess_open(&q->c, q->id[0]));
	return req_redirect(q, "/pupil/%lld/assess", (long long)q->id[0]);
}

ROUTES(assess_routes, R(GET, "/pupil/:id/assess", CAP_PUPIL_RECORD, page_assess),
       R(GET, "/pupil/:id/assess/:id", CAP_PUPIL_RECORD, page_assess),
       R(POST, "/pupil/:id/assess", CAP_ASSESS, do_assess), R(POST, "/pupil/:id/assess/finish", CAP_ASSESS, do_finish),
       R(POST, "/pupil/:id/assess/open", CAP_DECIDE, do_open));
TAB(tab_assess, .tab = TAB_ASSESS, .order = 10, .rest = "/assess", .text = "Assessment", .cap = CAP_PUPIL_RECORD);
