/* A line of values over time on paper, and columns of text beside each other. */
#include "kit/paper/inside.h"

#include <cairo.h>
#include <math.h>

enum { TREND_H = 92, TREND_LABEL = 62, TREND_PAD = 16, DAY_ROOM = 50 };

struct trend {
	double x[PAPER_TREND_POINTS];
	double y[PAPER_TREND_POINTS];
	size_t n;
	double goal; /* height of the dashed line; NAN: none */
	double to;   /* where the lines end */
};

static void colour_set(cairo_t *c, uint32_t colour)
{
	cairo_set_source_rgb(c, (double)(colour >> 16 & 255) / 255, (double)(colour >> 8 & 255) / 255,
	                     (double)(colour & 255) / 255);
}

static void line_draw(cairo_t *c, double from, double to, double y)
{
	cairo_move_to(c, from, y);
	cairo_line_to(c, to, y);
	cairo_stroke(c);
}

static void trend_draw(cairo_t *c, const struct part *part)
{
	static const double DASH[] = { 5, 4 };
	const struct trend *t = part->data;

	cairo_translate(c, part->x, part->y);
	cairo_set_line_width(c, 1);
	colour_set(c, COLOUR_LINE);
	line_draw(c, 0, t->to, part->h - 0.5);
	if (isfinite(t->goal)) {
		colour_set(c, COLOUR_QUIET);
		cairo_set_dash(c, DASH, 2, 0);
		line_draw(c, 0, t->to, t->goal);
		cairo_set_dash(c, NULL, 0, 0);
	}
	colour_set(c, COLOUR_ME);
	cairo_set_line_width(c, 2.5);
	cairo_set_line_join(c, CAIRO_LINE_JOIN_ROUND);
	for (size_t i = 0; i < t->n; i++)
		cairo_line_to(c, t->x[i], t->y[i]);
	cairo_stroke(c);
	for (size_t i = 0; i < t->n; i++) {
		cairo_arc(c, t->x[i], t->y[i], 3.5, 0, 2 * M_PI);
		cairo_fill(c);
	}
}

/* A word around x, kept between both ends. */
static void word_at(struct paper *p, struct strip *s, struct node *node, struct str text, bool bold, double x, double y,
                    double to)
{
	struct paper_span span = { text, bold, false };
	double whole;
	double word;
	struct text t;

	text_widths(p, FACE_QUIET, text, bold, &whole, &word);
	whole += 6;
	x = fmin(fmax(x - whole / 2, 0), to - whole);
	t = text_set(p, FACE_QUIET, &span, 1, whole, PANGO_ALIGN_LEFT, true);
	text_part(p, s, node, &t, 0, start_x(p, x, whole), y, COLOUR_INK);
}

static void trend_place(struct trend *t, const struct paper_trend *v)
{
	double lo = isfinite(v->goal) ? v->goal : INFINITY;
	double hi = isfinite(v->goal) ? v->goal : -INFINITY;
	int32_t from = date_days(v->point[0].on);
	int32_t days = date_days(v->point[v->n - 1].on) - from;
	double span;

	for (size_t i = 0; i < v->n; i++) {
		lo = fmin(lo, v->point[i].value);
		hi = fmax(hi, v->point[i].value);
	}
	span = hi > lo ? hi - lo : 1;
	for (size_t i = 0; i < v->n; i++) {
		t->x[i] = TREND_PAD + (t->to - 2 * TREND_PAD) *
		                          (days > 0 ? (double)(date_days(v->point[i].on) - from) / days : 0.5);
		t->y[i] = TREND_H - TREND_PAD - (TREND_H - 2.5 * TREND_PAD) * (v->point[i].value - lo) / span;
	}
	t->n = v->n;
	t->goal = isfinite(v->goal) ? TREND_H - TREND_PAD - (TREND_H - 2.5 * TREND_PAD) * (v->goal - lo) / span : NAN;
}

void paper_trend(struct paper *p, const struct paper_trend *v)
{
	double line = face_pitch(p, FACE_QUIET);
	struct node *figure;
	struct trend *t;
	struct strip *s;
	struct part *part;
	double room;

	if (p->rc != RC_OK || v->n < 2 || v->n > PAPER_TREND_POINTS)
		return;
	rows_close(p);
	t = NEW(p->a, struct trend);
	t->to = body_width(p) - (isfinite(v->goal) ? TREND_LABEL : 0);
	trend_place(t, v);
	s = strip_add(p, 4, TREND_H + line + 2);
	figure = node_add(p, p->at, "Figure");
	figure->alt = v->alt;
	part = part_add(p, s, figure, start_x(p, 0, t->to), 0, t->to, TREND_H);
	part->draw = trend_draw;
	part->data = t;
	for (size_t i = 0; i < v->n; i++) /* above the line, and below it where the goal is */
		word_at(p, s, figure, v->point[i].label, true, t->x[i],
		        fabs(t->y[i] - 12 - t->goal) < 9 ? t->y[i] + 5 : t->y[i] - line - 4, t->to);
	room = t->to + DAY_ROOM;
	for (size_t i = v->n; i-- > 0;) {
		if (room - t->x[i] < DAY_ROOM)
			continue;
		room = t->x[i];
		word_at(p, s, figure, date_brief(p->a, v->point[i].on), false, t->x[i], TREND_H + 2, t->to);
	}
	if (isfinite(v->goal))
		word_at(p, s, figure, v->goal_label, false, t->to + TREND_LABEL / 2.0, t->goal - line / 2,
		        t->to + TREND_LABEL);
	s->keep = true; /* with the words of it */
	p->gap = 4;
}

/* ---- columns ---- */

static void sides_below(struct paper *p, const struct paper_side *side, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		paper_heading(p, 2, side[i].heading);
		paper_spans(p, PAPER_NORMAL, side[i].span, side[i].spans);
	}
}

void paper_sides(struct paper *p, const struct paper_side *side, size_t n)
{
	static const double GAP = 16;
	double w = n > 0 ? (body_width(p) - GAP * (double)(n - 1)) / (double)n : 0;
	struct beside head[PAPER_SIDES];
	struct beside body[PAPER_SIDES];
	struct strip *s;

	if (p->rc != RC_OK || n == 0 || n > PAPER_SIDES)
		return;
	if (p->options.large_print) {
		sides_below(p, side, n);
		return;
	}
	rows_close(p);
	for (size_t i = 0; i < n; i++) {
		double x = start_x(p, (w + GAP) * (double)i, w);
		struct paper_span title = { side[i].heading, true, false };

		head[i] = (struct beside){ node_add(p, p->at, "H2"),
			                   text_set(p, FACE_H2, &title, 1, w, PANGO_ALIGN_LEFT, false), x, COLOUR_INK };
		body[i] =
		    (struct beside){ node_add(p, p->at, "P"),
			             text_set(p, FACE_NORMAL, side[i].span, side[i].spans, w, PANGO_ALIGN_LEFT, false),
			             x, COLOUR_INK };
	}
	s = strip_add(p, 13, 7);
	for (size_t i = 0; i < n; i++)
		rect_add(p, s, head[i].x, 0, w, 1.5, COLOUR_INK);
	s->keep = true;
	for (s = beside_strips(p, head, n, 0, 0); s != NULL; s = s->next)
		s->keep = true;
	beside_strips(p, body, n, gap_small(p), 0);
	p->level = 2;
	p->gap = gap_small(p);
}
