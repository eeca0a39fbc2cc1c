/* Strengths, barriers with what is done about them, and what every teacher must know: shown, asked for, read back. */
#include "assess/assess_known_parts.h"
#include "assess/assess_parts.h"
#include "files/file_from_parts.h"

enum { SPARE = 2 };

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
	  "Strength", ASSESS_OF_A_KIND },
	{ INSIGHT_BARRIER, "barrier", "barriers", "What gets in the way", "Each with what is done to take it away.",
	  "Barrier", ASSESS_OF_A_KIND },
	{ INSIGHT_KNOW, "know", "know", "What every teacher must know", "Short and usable in the next lesson.",
	  "To know", ASSESS_OF_A_KIND },
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

static const struct insight *insight_with(const struct assess_view *v, int64_t id)
{
	for (size_t i = 0; i < v->insights; i++)
		if (v->insight[i].id == id)
			return &v->insight[i];
	for (size_t i = 0; i < v->befores; i++)
		if (v->before[i].id == id)
			return &v->before[i];
	return NULL;
}

/* Which one it is, so that its source stays with it; and the source, which can be taken from it. */
static void insight_from(struct form *f, const struct assess_view *v, const struct insight_list *l,
                         const struct insight *x, size_t i)
{
	struct req *q = f->q;
	const char *apart = assess_control(q, str_c(q->a, str_fmt(q->a, "%s-apart", l->name)), i + 1);
	const char *name = assess_control(q, str_c(q->a, str_fmt(q->a, "%s-id", l->name)), i + 1);

	if (f->posted)
		x = insight_with(v, assess_number_read(f, name));
	if (x == NULL)
		return;
	ui_hidden(&q->w, name, str_fmt(q->a, "%lld", (long long)x->id));
	if (x->file_id == 0)
		return;
	html(&q->w, "<p class=\"small quiet f12\">");
	file_from_write(q, v->pupil.id, &v->files, FILE_FROM(x));
	html(&q->w,
	     "</p>\n<div class=\"govuk-checkboxes govuk-checkboxes--small f12\"><div class=\"govuk-checkboxes__item\">"
	     "<input class=\"govuk-checkboxes__input\" type=\"checkbox\" id=\"$\" name=\"$\" value=\"1\"$>"
	     "<label class=\"govuk-label govuk-checkboxes__label\" for=\"$\">$ $ does not come from this file any "
	     "more</label></div></div>\n",
	     h(apart), h(apart), h_flag("checked", str_is(form_typed(f, apart), "1")), h(apart), h(l->label), h(i + 1));
}

/* Nothing of an assessment goes to the family by itself: each sentence is marked. */
static const char *family_control(struct req *q, const struct insight_list *l, size_t i)
{
	return assess_control(q, str_c(q->a, str_fmt(q->a, "%s-family", l->name)), i + 1);
}

static void family_box(struct form *f, const struct insight_list *l, const struct insight *x, size_t i)
{
	struct req *q = f->q;
	const char *name = family_control(q, l, i);
	bool on = f->posted ? str_is(form_typed(f, name), "1") : x != NULL && x->to_family != 0;

	html(&q->w,
	     "<div class=\"govuk-checkboxes govuk-checkboxes--small f12\"><div class=\"govuk-checkboxes__item\">"
	     "<input class=\"govuk-checkboxes__input\" type=\"checkbox\" id=\"$\" name=\"$\" value=\"1\"$>"
	     "<label class=\"govuk-label govuk-checkboxes__label\" for=\"$\">The family reads $ $, word for "
	     "word</label></div></div>\n",
	     h(name), h(name), h_flag("checked", on), h(name), h(str_lower_ascii(q->a, str_of(l->label))), h(i + 1));
}

static void insight_row(struct form *f, const struct assess_view *v, const struct insight_list *l,
                        const struct insight *x, size_t i)
{
	const struct known *known = x == NULL ? assess_insight_known(v, l->kind, i) : NULL;
	struct req *q = f->q;
	struct html *w = &q->w;
	const char *words = assess_control(q, l->name, i + 1);
	const char *action = assess_control(q, "action", i + 1);
	bool barrier = l == &LISTS[1];

	if (barrier)
		html(w, "<div class=\"fields fields--top\">\n");
	ui_input(w, &(struct ui_field){ .name = words,
	                                .label = str_fmt(q->a, "%s %zu", l->label, i + 1),
	                                .group = barrier ? "f6" : NULL,
	                                .value = assess_kept(f, words,
	                                                     x != NULL       ? x->words
	                                                     : known != NULL ? known->words
	                                                                     : S("")),
	                                .from = known == NULL || f->posted ? STR_NONE
	                                                                   : known_dated(q->a, known->from, known->on),
	                                .error = form_error_of(f, words) });
	if (!barrier) {
		insight_from(f, v, l, x, i);
		family_box(f, l, x, i);
		return;
	}
	ui_input(w, &(struct ui_field){ .name = action,
	                                .label = str_fmt(q->a, "What we do about barrier %zu", i + 1),
	                                .group = "f6",
	                                .value = assess_kept(f, action, x != NULL ? x->action : S("")),
	                                .error = form_error_of(f, action) });
	insight_from(f, v, l, x, i);
	family_box(f, l, x, i);
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
		if (x->file_id != 0) {
			html(w, "<br><span class=\"small quiet\">");
			file_from_write(q, v->pupil.id, &v->files, FILE_FROM(x));
			html(w, "</span>");
		}
		html(w, "</li>\n");
	}
	html(w, "</ul>\n");
}

void assess_insights_write(struct form *f, const struct assess_view *v)
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
		if (!assess_may_write(q, v)) {
			insight_read_only(q, v, l);
			continue;
		}
		html(w, "<div class=\"stack\">\n");
		while (n < l->max &&
		       (insight_at(v, l->kind, n) != NULL || assess_insight_known(v, l->kind, n) != NULL ||
		        form_typed(f, assess_control(q, l->name, n + 1)).n > 0))
			n++;
		for (size_t i = 0; i < n + SPARE && i < l->max; i++)
			insight_row(f, v, l, insight_at(v, l->kind, i), i);
		html(w, "</div>\n");
	}
	ui_sheet_end(w);
}

void assess_insights_theirs(struct req *q, const struct assess_view *v)
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

/* ---- reading the form back ---- */

static void list_read(struct form *f, const struct insight_list *l, struct assess_in *in)
{
	struct req *q = f->q;

	for (size_t i = 0; i < l->max && in->insights < ASSESS_INSIGHTS_MAX; i++) {
		struct insight *x = &in->insight[in->insights];
		bool words;
		bool action = false;

		*x = (struct insight){
			.kind = l->kind,
			.id = assess_number_read(f,
			                         assess_control(q, str_c(q->a, str_fmt(q->a, "%s-id", l->name)), i + 1))
		};
		in->parted[in->insights] =
		    str_is(form_typed(f, assess_control(q, str_c(q->a, str_fmt(q->a, "%s-apart", l->name)), i + 1)),
		           "1");
		x->to_family = str_is(form_typed(f, family_control(q, l, i)), "1");
		words = is_filled(assess_text_read(f, &insight_rec, "words", assess_control(q, l->name, i + 1), x));
		if (l == &LISTS[1])
			action = is_filled(
			    assess_text_read(f, &insight_rec, "action", assess_control(q, "action", i + 1), x));
		if (action && !words)
			form_error(f, assess_control(q, l->name, i + 1),
			           S("Write what gets in the way, or empty what is done about it"));
		in->insights += words;
	}
}

void assess_insights_read(struct form *f, struct assess_in *in)
{
	for (size_t t = 0; t < sizeof LISTS / sizeof LISTS[0]; t++)
		list_read(f, &LISTS[t], in);
}
