#include "boards/dossier/dossier_write_parts.h"

#include <math.h>

#include "kit/html/chart.h"

static void points_write(struct html *w, const struct dossier_part *p)
{
	if (p->points == 0)
		return;
	html(w, "<ul>\n");
	for (size_t i = 0; i < p->points; i++) {
		const struct dossier_point *x = &p->point[i];

		html(w, "<li>");
		if (x->lead.n > 0)
			html(w, "<strong>$</strong> ", h(x->lead));
		html_lines(w, x->text);
		if (x->src.n > 0)
			html(w, " <span class=\"src\">$</span>", h(x->src));
		html(w, "</li>\n");
	}
	html(w, "</ul>\n");
}

static void row_write(struct html *w, const struct dossier_part *p, const struct str *cell)
{
	html(w, "<tr><th scope=\"row\">$</th>", h(cell[0]));
	for (size_t i = 1; i < p->columns; i++) {
		html(w, "<td data-h=\"$\"$>", h(p->column[i]), h_flag("class=\"n\"", p->number[i]));
		html_lines(w, cell[i]);
		html(w, "</td>");
	}
	html(w, "</tr>\n");
}

static void rows_write(struct html *w, const struct dossier_part *p)
{
	if (p->columns == 0)
		return;
	html(w,
	     "<table class=\"table table--cards table--tight\"><caption class=\"govuk-visually-hidden\">$</caption>\n"
	     "<thead><tr>",
	     h(p->heading));
	for (size_t i = 0; i < p->columns; i++)
		html(w, "<th scope=\"col\"$>$</th>", h_flag("class=\"n\"", p->number[i]), h(p->column[i]));
	html(w, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < p->rows; i++)
		row_write(w, p, &p->cell[i * p->columns]);
	html(w, "</tbody>\n</table>\n");
}

/* The picture has the words below it; the numbers of its axis are for those who see it. */
static void trends_write(struct html *w, const struct dossier_part *p, size_t part)
{
	for (size_t i = 0; i < p->trends; i++) {
		const struct dossier_trend *t = &p->trend[i];
		struct chart_point *v = NEW_ARRAY(w->a, struct chart_point, t->n);
		bool goal = t->goal != MILLI_NONE;

		for (size_t m = 0; m < t->n; m++)
			v[m] = (struct chart_point){ t->value[m].on, (double)t->value[m].value / 1000 };
		chart_results(w,
		              &(struct chart_words){ .id = str_c(w->a, str_fmt(w->a, "trend-%zu-%zu", part, i)),
		                                     .title = t->title },
		              &(struct chart_results){
		                  .unit = CHART_NUMBERS,
		                  .low = NAN,
		                  .high = NAN,
		                  .me = { S("Checks"), v, t->n },
		                  .national = goal ? (double)t->goal / 1000 : NAN,
		                  .national_name =
		                      goal ? str_fmt(w->a, "target %.*s", STR_ARG(progress_number(w->a, t->goal)))
		                           : STR_NONE });
		html(w, "<p><strong>$:</strong> $ <span class=\"src\">$</span></p>\n", h(t->title), h(t->words),
		     h(t->src));
	}
}

static void part_write(struct html *w, const struct dossier_part *p, size_t i)
{
	html(w, "<section$>\n<h2>$</h2>\n", h_flag("class=\"gaps\"", p->gaps), h(p->heading));
	trends_write(w, p, i);
	rows_write(w, p);
	points_write(w, p);
	html(w, "</section>\n");
}

void dossier_write(struct html *w, const struct dossier *d)
{
	size_t beside = 0;

	html(w,
	     "<article class=\"paper paper--dossier\" aria-labelledby=\"dossier\">\n<div "
	     "class=\"paper__top\"><span>$</span>"
	     "<span>$</span></div>\n<h1 id=\"dossier\">$</h1>\n<p>$</p>\n",
	     h(d->school), h(dossier_purpose_word(d->purpose)), h(d->name), h(d->about));
	for (size_t i = 0; i < d->parts; i++) {
		bool last = i + 1 == d->parts || !d->part[i + 1].beside;

		if (d->part[i].beside && beside++ == 0)
			html(w, "<div class=\"trio dossier__trio\">\n");
		part_write(w, &d->part[i], i);
		if (beside > 0 && (last || beside == DOSSIER_BESIDE)) {
			html(w, "</div>\n");
			beside = 0;
		}
	}
	html(w, "<section>\n<h2>Sources</h2>\n<ol class=\"sources\">\n");
	for (size_t i = 0; i < d->sources; i++)
		html(w, "<li><b>[$]</b><span>$</span></li>\n", h((int64_t)i + 1), h(d->source[i]));
	html(w,
	     "</ol>\n</section>\n<p class=\"small\">$</p>\n<p class=\"paper__end\"><span>Private: keep safe</span>"
	     "<span>Made from the record on $</span></p>\n</article>\n",
	     h(d->left_out), h(d->made));
}

/* The look of the file: it has no other. Our own text, nothing of a record. */
#define STYLE                                                                                                          \
	"<style>\n"                                                                                                    \
	"body { margin: 0; background: #eeeae2; color: #17253b; font: 1.0625rem/1.45 Arial, sans-serif; }\n"           \
	"article { max-width: 50rem; margin: 1.5rem auto; padding: 2rem; background: #fff; box-sizing: border-box; "   \
	"}\n"                                                                                                          \
	"h1 { font-size: 1.875rem; margin: 0 0 .25rem; }\n"                                                            \
	"h2 { font-size: 1.25rem; margin: 1.25rem 0 .5rem; border-top: 2px solid; padding-top: .5rem; }\n"             \
	".paper__top, .paper__end { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 1rem; }\n"    \
	".paper__top { font-weight: 600; margin-bottom: 1rem; }\n"                                                     \
	"table { width: 100%; border-collapse: collapse; }\n"                                                          \
	"th, td { text-align: left; vertical-align: top; padding: .35rem .5rem .35rem 0; overflow-wrap: break-word; "  \
	"}\n"                                                                                                          \
	"tr { border-bottom: 1px solid #ddd6c8; } .n { text-align: right; }\n"                                         \
	".gaps { border: 2px solid; border-radius: 6px; padding: 0 1rem .75rem; margin-top: 1rem; }\n"                 \
	".gaps h2 { border: 0; margin-top: .25rem; }\n"                                                                \
	".src, .small, .paper__end, .sources { color: #4c5a6b; }\n"                                                    \
	".sources { padding: 0; list-style: none; } .sources b { margin-right: .5rem; }\n"                             \
	".trio { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 0 1.5rem; }\n"       \
	".trio ul { padding-inline-start: 1.1rem; } .key { list-style: none; padding: 0; }\n"                          \
	".chart { display: block; width: 100%; max-width: 35.5rem; height: auto; } .chart text { font-size: 16px; }\n" \
	".chart .axis { stroke: #ddd6c8; } .chart .t2 { fill: #4c5a6b; } .chart .tb { font-weight: 700; }\n"           \
	".chart .me { stroke: #1e3358; fill: none; stroke-width: 3.5; } .chart .me-dot { fill: #1e3358; }\n"           \
	".chart .nat { stroke: #4c5a6b; fill: none; stroke-width: 2; stroke-dasharray: 5 4; }\n"                       \
	"caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }\n"          \
	"@media (max-width: 40em) {\n"                                                                                 \
	"article { padding: 1rem; margin: 0; } thead { position: absolute; clip-path: inset(50%); }\n"                 \
	"table, tbody, tr, th, td, .n { display: block; text-align: left; padding: .1rem 0; }\n"                       \
	".only-wide { display: none !important; } .key .chart { display: inline-block; width: 44px; }\n"               \
	"td[data-h]::before { content: attr(data-h) \": \"; color: #4c5a6b; }\n"                                       \
	"}\n"                                                                                                          \
	"@media (min-width: 40.01em) { .only-narrow { display: none !important; } }\n"                                 \
	"@media print {\n"                                                                                             \
	"body { background: #fff; font-size: 10.5pt; } article { padding: 0; max-width: none; margin: 0; }\n"          \
	"tr { break-inside: avoid; } h2 { break-after: avoid; }\n"                                                     \
	"}\n"                                                                                                          \
	"</style>\n"

void dossier_file_write(struct html *w, const struct dossier *d)
{
	html(w,
	     "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
	     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	     "<meta name=\"robots\" content=\"noindex\">\n<title>$: $</title>\n",
	     h(dossier_purpose_word(d->purpose)), h(d->name));
	html_checked(w, S(STYLE));
	html(w, "</head>\n<body>\n<main>\n");
	dossier_write(w, d);
	html(w, "</main>\n</body>\n</html>\n");
}
