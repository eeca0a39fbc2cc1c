/* A letter that is folded twice so that what is secret lies inside: three thirds with marks for the folds, and the box
 * of a code. In large print nothing would fit a third: each third begins a page of its own. */
#include "kit/paper/inside.h"

static const double POINTS_A_MM = 72 / 25.4;

void paper_third(struct paper *p, int third)
{
	static const double fold_mm = 99, mark = 14, edge = 6;
	double fold = third * fold_mm * POINTS_A_MM - MARGIN_TOP;
	struct strip *s;

	if (p->rc != RC_OK)
		return;
	rows_close(p);
	if (p->options.large_print) {
		paper_page_break(p);
		return;
	}
	s = strip_add(p, 0, .75);
	s->at = fold;
	rect_add(p, s, -MARGIN_SIDE + edge, 0, mark, .75, COLOUR_QUIET);
	rect_add(p, s, BODY_WIDTH + MARGIN_SIDE - edge - mark, 0, mark, .75, COLOUR_QUIET);
	p->gap = 16;
}

static void frame_draw(cairo_t *c, const struct part *part)
{
	cairo_set_source_rgb(c, 0, 0, 0);
	cairo_set_line_width(c, 1.5);
	cairo_rectangle(c, part->x, part->y, part->w, part->h);
	cairo_stroke(c);
}

void paper_secret(struct paper *p, struct str label, struct str code)
{
	static const double pad = 9, gap = 3;
	struct text small, big;
	struct strip *s;
	struct part *frame;
	double h;

	if (p->rc != RC_OK)
		return;
	rows_close(p);
	small = text_plain(p, FACE_LABEL, label, body_width(p) - 2 * pad);
	big = text_set(p, FACE_H2, &(struct paper_span){ code, true, false }, 1, body_width(p) - 2 * pad,
	               PANGO_ALIGN_LEFT, false);
	h = pad + small.h + gap + big.h + pad;
	s = strip_add(p, 10, h);
	frame = part_add(p, s, NULL, body_x(p) + .75, .75, body_width(p) - 1.5, h - 1.5);
	frame->draw = frame_draw;
	for (int i = 0; i < small.n; i++)
		text_part(p, s, node_add(p, p->at, "P"), &small, i, body_x(p) + pad, pad + i * small.lines[i].h,
		          COLOUR_QUIET);
	for (int i = 0; i < big.n; i++)
		text_part(p, s, node_add(p, p->at, "P"), &big, i, body_x(p) + pad,
		          pad + small.h + gap + i * big.lines[i].h, COLOUR_INK);
	p->gap = 10;
}
