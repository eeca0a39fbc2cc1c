#include "import/import_ask_parts.h"

#include "core/people/identity_rule.h"
#include "core/people/year_rule.h"
#include "kit/html/ui.h"

enum { SHOWN_MAX = 200 };

bool import_only_asks(const struct import_report *r, enum rc rc)
{
	return rc == RC_INVALID && r->problems.n == 0 && r->file.fault == CSV_FINE && r->missing.n == 0;
}

enum rc import_asked_look(struct req *q, struct import_options *o, struct import_waiting *w, struct import_report *r)
{
	enum rc rc;

	*o = import_how(q);
	rc = import_upload_show(&q->c, q->id[0], o, w, r);
	return import_only_asks(r, rc) ? RC_OK : rc;
}

enum rc import_asked_look_rest(struct req *q, struct import_options *o, struct import_waiting *w,
                               struct import_report *r)
{
	const struct arena_mark mark = arena_mark(q->a);
	enum rc rc = import_asked_look(q, o, w, r);

	if (rc != RC_INVALID || r->file.fault != CSV_FINE || r->missing.n > 0)
		return rc;
	arena_rewind(q->a, mark);
	*o = import_how(q);
	o->keep = true;
	*r = (struct import_report){ 0 };
	rc = import_upload_show(&q->c, q->id[0], o, w, r);
	return import_only_asks(r, rc) ? RC_OK : rc;
}

bool import_is_whole(const struct import_waiting *w, const struct import_report *r)
{
	return w->left_said ? w->whole : roll_is_whole(r->on_roll - r->gones, r->on_roll);
}

void import_asked_write(struct req *q, const struct import_waiting *w, const struct import_report *r)
{
	size_t said = r->questions - r->open;

	if (r->questions == 0)
		return;
	ui_sheet_begin(&q->w, "who", S("Who is who?"), str_fmt(q->a, "%zu of %zu answered", said, r->questions));
	if (r->open > 0)
		html(&q->w, "<p>It is not sure who is meant on $. Only you can say. Nothing is written before.</p>\n",
		     h(r->open == 1 ? S("one line") : str_fmt(q->a, "%zu lines", r->open)));
	else
		html(&q->w, "<p>All is answered. What follows from it is in the lists below.</p>\n");
	html(&q->w, "<p class=\"gap\">");
	ui_action(&q->w, &(struct ui_action){ .text = r->open > 0 ? S("Answer the questions") : S("Change an answer"),
	                                      .secondary = r->open == 0,
	                                      .url = import_url(q, w->id, "/questions") });
	html(&q->w, "</p>\n");
	ui_sheet_end(&q->w);
}

static void fact_cell(struct req *q, struct ui_table *t, struct str file, struct str here)
{
	if (file.n == 0 || here.n == 0 || str_eq(file, here)) {
		ui_cell(&q->w, t, here.n > 0 ? here : S("–"));
		return;
	}
	ui_cell_begin(&q->w, t);
	html(&q->w, "<strong>$</strong> <span class=\"small\">(differs)</span>", h(here));
	ui_cell_end(&q->w, t);
}

static void facts_write(struct req *q, const struct import_question *x)
{
	struct ui_column cols[2 + QUESTION_RIVALS_MAX] = { { .head = S("What") }, { .head = S("In the file") } };
	struct ui_table t = { .caption = x->title, .col = cols, .cols = 2 + x->rivals, .cards = true };

	for (size_t k = 0; k < x->rivals; k++)
		cols[2 + k].head = x->rivals > 1 ? str_fmt(q->a, "Here (%zu)", k + 1) : S("Here");
	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < x->facts; i++) {
		const struct import_fact *f = &x->fact[i];

		ui_row_begin(&q->w, &t);
		ui_cell(&q->w, &t, str_of(f->label));
		ui_cell(&q->w, &t, f->file.n > 0 ? f->file : S("–"));
		for (size_t k = 0; k < x->rivals; k++)
			fact_cell(q, &t, f->file, f->here[k]);
		ui_row_end(&q->w, &t);
	}
	ui_table_end(&q->w, &t);
}

void import_question_write(struct req *q, const struct import_question *x, size_t nth, size_t all, struct str error)
{
	struct ui_choice c[QUESTION_CHOICES_MAX];

	for (size_t i = 0; i < x->choices; i++)
		c[i] = (struct ui_choice){ .value = x->choice[i].code,
			                   .label = x->choice[i].text,
			                   .hint = x->choice[i].hint };
	html(&q->w, "<section class=\"sheet stack\"><h2><span class=\"quiet\">$ of $</span> $</h2>\n<p>$</p>\n", h(nth),
	     h(all), h(x->title), h(x->why));
	facts_write(q, x);
	ui_radios(&q->w,
	          &(struct ui_field){ .name = str_c(q->a, x->key),
	                              .label = str_fmt(q->a, "Line %zu: what is right?", x->line),
	                              .value = x->answer,
	                              .error = error },
	          c, x->choices, false);
	html(&q->w, "</section>\n");
}

/* "Yara Wren, 5A" without the name: ", 5A". */
static struct str after_name(struct req *q, const struct import_gone *g)
{
	return g->class_name.n > 0 ? str_fmt(q->a, ", %.*s", STR_ARG(g->class_name)) : STR_NONE;
}

static void names_write(struct req *q, const struct import_report *r, bool leaves, struct str summary)
{
	size_t shown = 0, all = leaves ? r->leaving : r->gones - r->leaving;

	html(&q->w, "<details><summary>$</summary><ul class=\"plain\">\n", h(summary));
	for (size_t i = 0; i < r->gones && shown < SHOWN_MAX; i++)
		if (r->gone[i].leaves == leaves) {
			html(&q->w, "<li><span>$</span>$</li>\n", h(r->gone[i].name), h(after_name(q, &r->gone[i])));
			shown++;
		}
	html(&q->w, "</ul>");
	if (all > shown)
		html(&q->w, "<p class=\"quiet\">And $ more.</p>\n", h(all - shown));
	html(&q->w, "</details>\n");
}

/* "6K (all 28), 2R (1 of 30)" */
static struct str classes_words(struct req *q, const struct import_report *r)
{
	struct str *part = NEW_ARRAY(q->a, struct str, r->gones);
	size_t n = 0, last;

	for (size_t i = 0; i < r->gones; i = last) {
		const struct import_gone *g = &r->gone[i];
		struct str place = g->class_name.n > 0 ? g->class_name : year_label(q->a, (int)g->year);

		for (last = i;
		     last < r->gones && r->gone[last].class_id == g->class_id && r->gone[last].year == g->year;)
			last++;
		part[n++] = last - i == g->class_size
		                ? str_fmt(q->a, "%.*s (all %zu)", STR_ARG(place), g->class_size)
		                : str_fmt(q->a, "%.*s (%zu of %zu)", STR_ARG(place), last - i, g->class_size);
	}
	return str_join(q->a, part, n, S(", "));
}

void import_left_write(struct req *q, const struct import_waiting *w, const struct import_report *r)
{
	if (r->gones == 0)
		return;
	ui_sheet_begin(&q->w, "left", S("Not in the file: have they left?"),
	               str_fmt(q->a, "%zu of %zu on roll", r->gones, r->on_roll));
	if (r->leaving > 0)
		html(&q->w, "<p><strong>$ of them leave today</strong>, as you said. The others stay on roll.</p>\n",
		     h(r->leaving));
	else
		html(&q->w, "<p>They stay on roll. Nobody leaves because a line is missing.</p>\n");
	if (!import_is_whole(w, r))
		html(&q->w, "<p>The file names $ of the $ on roll: it looks like a part of the school.</p>\n",
		     h(r->on_roll - r->gones), h(r->on_roll));
	html(&q->w, "<p class=\"gap-s\">By class: $.</p>\n", h(classes_words(q, r)));
	if (r->leaving > 0)
		names_write(q, r, true, S("Who leaves"));
	if (r->leaving < r->gones)
		names_write(q, r, false, r->leaving > 0 ? S("Who stays") : S("Show the names"));
	html(&q->w, "<p class=\"gap\">");
	ui_action(&q->w, &(struct ui_action){
	                     .text = S("Say who has left"), .secondary = true, .url = import_url(q, w->id, "/left") });
	html(&q->w, "</p>\n");
	ui_sheet_end(&q->w);
}

void import_left_done(struct req *q, const struct import_report *r)
{
	if (r->leaving == 0)
		return;
	ui_sheet_begin(&q->w, "left", S("Left"), str_fmt(q->a, "%zu", r->leaving));
	html(&q->w, "<ul class=\"plain\">\n");
	for (size_t i = 0; i < r->gones; i++)
		if (r->gone[i].leaves)
			html(&q->w, "<li><a href=\"$\">$</a>$</li>\n", h_url(url_pupil(q->a, r->gone[i].id, "")),
			     h(r->gone[i].name), h(after_name(q, &r->gone[i])));
	html(
	    &q->w,
	    "</ul>\n<p class=\"small quiet\">Today is their last day. Their records stay; from tomorrow they are under "
	    "<a href=\"/pupils?roll=left\">Pupils, Left</a>. Who left by mistake is brought back on their "
	    "page.</p>\n");
	ui_sheet_end(&q->w);
}
