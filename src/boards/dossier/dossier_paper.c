#include "boards/dossier/dossier_paper.h"

#include <math.h>

#include "kit/base/buf.h"
#include "kit/paper/inside.h"

static void points_add(struct paper *p, const struct dossier_part *t)
{
	if (t->points == 0)
		return;
	paper_list_begin(p);
	for (size_t i = 0; i < t->points; i++) {
		const struct dossier_point *x = &t->point[i];
		const struct paper_span span[] = { { x->lead, true, false },
			                           { x->lead.n > 0 ? S(" ") : STR_NONE, false, false },
			                           { x->text, false, false },
			                           { x->src.n > 0 ? S(" ") : STR_NONE, false, false },
			                           { x->src, false, false } };

		paper_item(p, PAPER_BULLET, span, sizeof span / sizeof *span);
	}
	paper_list_end(p);
}

static void rows_add(struct paper *p, const struct dossier_part *t)
{
	struct paper_column *col = NEW_ARRAY(p->a, struct paper_column, t->columns);

	for (size_t i = 0; i < t->columns; i++)
		col[i] = (struct paper_column){ t->column[i], t->weight[i], t->number[i], i == 0 };
	paper_table(p, &(struct paper_table){ col, t->columns, t->cell, t->rows, t->heading });
}

static void trends_add(struct paper *p, const struct dossier_part *t)
{
	for (size_t i = 0; i < t->trends; i++) {
		const struct dossier_trend *x = &t->trend[i];
		struct paper_value *v = NEW_ARRAY(p->a, struct paper_value, x->n);
		const struct paper_span span[] = { { str_fmt(p->a, "%.*s: ", STR_ARG(x->title)), true, false },
			                           { x->words, false, false },
			                           { S(" "), false, false },
			                           { x->src, false, false } };

		for (size_t m = 0; m < x->n; m++)
			v[m] = (struct paper_value){ x->value[m].on, (double)x->value[m].value,
				                     progress_number(p->a, x->value[m].value) };
		paper_trend(p, &(struct paper_trend){
		                   .point = v,
		                   .n = x->n,
		                   .goal = x->goal == MILLI_NONE ? NAN : (double)x->goal,
		                   .goal_label =
		                       x->goal == MILLI_NONE
		                           ? STR_NONE
		                           : str_fmt(p->a, "target %.*s", STR_ARG(progress_number(p->a, x->goal))),
		                   .alt = str_fmt(p->a, "%.*s: %.*s", STR_ARG(x->title), STR_ARG(x->words)) });
		paper_spans(p, PAPER_NORMAL, span, sizeof span / sizeof *span);
	}
}

/* The points of one column, each on a line of its own. */
static struct paper_side side_of(struct paper *p, const struct dossier_part *t)
{
	struct paper_span *span = NEW_ARRAY(p->a, struct paper_span, 2 * t->points);

	for (size_t i = 0; i < t->points; i++) {
		const struct dossier_point *x = &t->point[i];
		const char *gap = x->lead.n > 0 ? " " : "";
		const char *end = i + 1 < t->points ? "\n" : "";

		span[2 * i] = (struct paper_span){ x->lead, true, false };
		span[2 * i + 1] = (struct paper_span){ str_fmt(p->a, "%s%.*s%s%.*s%s", gap, STR_ARG(x->text),
			                                       x->src.n > 0 ? " " : "", STR_ARG(x->src), end),
			                               false, false };
	}
	return (struct paper_side){ t->heading, span, 2 * t->points };
}

/* How many parts from here stand beside each other; 0: this one stands alone. */
static size_t beside_of(const struct dossier *d, size_t at)
{
	size_t n = 0;

	while (n < DOSSIER_BESIDE && at + n < d->parts && d->part[at + n].beside)
		n++;
	return n;
}

static void dossier_part_add(struct paper *p, const struct dossier_part *t)
{
	paper_heading(p, 2, t->heading);
	trends_add(p, t);
	if (t->gaps)
		paper_box_begin(p, PAPER_INK, STR_NONE);
	if (t->columns > 0)
		rows_add(p, t);
	points_add(p, t);
	if (t->gaps)
		paper_box_end(p);
}

static void sources_add(struct paper *p, const struct dossier *d)
{
	struct buf b = buf_new(p->a, 1 << 20);

	paper_heading(p, 2, S("Sources"));
	for (size_t i = 0; i < d->sources; i++)
		buf_fmt(&b, "%s[%zu] %.*s.", i > 0 ? " " : "", i + 1, STR_ARG(d->source[i]));
	paper_text(p, PAPER_QUIET, d->sources > 0 ? buf_view(&b) : S("Not recorded."));
}

static void dossier_add(struct paper *p, const struct dossier *d)
{
	paper_top(p, d->school, str_of(dossier_purpose_word(d->purpose)));
	paper_heading(p, 1, d->name);
	paper_text(p, PAPER_NORMAL, d->about);
	for (size_t i = 0; i < d->parts;) {
		struct paper_side side[DOSSIER_BESIDE];
		size_t n = beside_of(d, i);

		for (size_t k = 0; k < n; k++)
			side[k] = side_of(p, &d->part[i + k]);
		if (n > 0)
			paper_sides(p, side, n);
		else
			dossier_part_add(p, &d->part[i]);
		i += n > 0 ? n : 1;
	}
	sources_add(p, d);
	paper_text(p, PAPER_QUIET, d->left_out);
	paper_text(p, PAPER_QUIET, str_fmt(p->a, "Made from the record on %.*s.", STR_ARG(d->made)));
}

static struct paper *made(struct arena *a, const struct dossier *d, size_t n, int64_t made_utc)
{
	const char *what = dossier_purpose_word(d[0].purpose);
	struct str title =
	    n == 1 ? str_fmt(a, "%s: %.*s", what, STR_ARG(d[0].name)) : str_fmt(a, "%s: %zu pupils", what, n);
	struct paper *p =
	    paper_new(a, &(struct paper_options){
	                     .title = title, .school = d[0].school, .compact = true, .made_utc = made_utc });

	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			paper_part(p, false);
		dossier_add(p, &d[i]);
	}
	return p;
}

int dossier_pages(struct arena *a, const struct dossier *d)
{
	return pages_break(made(a, d, 1, 0));
}

enum rc dossier_paper(struct arena *a, const struct dossier *d, size_t n, int64_t made_utc, struct str *out,
                      struct err *err)
{
	return paper_finish(made(a, d, n, made_utc), out, err);
}
