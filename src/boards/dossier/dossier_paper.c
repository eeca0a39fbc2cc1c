#include "boards/dossier/dossier_paper.h"

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

static void dossier_part_add(struct paper *p, const struct dossier_part *t)
{
	paper_heading(p, 2, t->heading);
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
	for (size_t i = 0; i < d->parts; i++)
		dossier_part_add(p, &d->part[i]);
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
			paper_page_break(p);
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
