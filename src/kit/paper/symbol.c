/* A sentence with a picture beside it, as easy read has them. */
#include "kit/paper/inside.h"

#include "kit/base/symbol.h"

static const double GRID = 64, SIZE = 54, LARGE_SIZE = 72, BESIDE = 16, AROUND = 5;

static void colour_set(cairo_t *c, uint32_t colour)
{
	cairo_set_source_rgb(c, (double)(colour >> 16 & 255) / 255, (double)(colour >> 8 & 255) / 255,
	                     (double)(colour & 255) / 255);
}

static void paint(cairo_t *c, const struct symbol_op *op)
{
	static const uint32_t FILL[] = { 0, COLOUR_INK, 0xf3ead2, COLOUR_WHITE };

	if (op->fill != SYMBOL_EMPTY) {
		colour_set(c, FILL[(int)op->fill]);
		cairo_fill_preserve(c);
	}
	if (op->width > 0) {
		colour_set(c, COLOUR_INK);
		cairo_set_line_width(c, op->width);
		cairo_stroke_preserve(c);
	}
	cairo_new_path(c);
}

static void symbol_draw(cairo_t *c, const struct part *part)
{
	const struct symbol *s = part->data;

	cairo_save(c);
	cairo_translate(c, part->x, part->y);
	cairo_scale(c, part->w / GRID, part->w / GRID);
	cairo_set_line_cap(c, CAIRO_LINE_CAP_ROUND);
	cairo_set_line_join(c, CAIRO_LINE_JOIN_ROUND);
	cairo_new_path(c);
	for (size_t i = 0; i < s->ops; i++) {
		const struct symbol_op *op = &s->op[i];
		const float *v = op->at;

		switch (op->op) {
		case 'M':
			cairo_move_to(c, v[0], v[1]);
			break;
		case 'L':
			cairo_line_to(c, v[0], v[1]);
			break;
		case 'C':
			cairo_curve_to(c, v[0], v[1], v[2], v[3], v[4], v[5]);
			break;
		case 'Z':
			cairo_close_path(c);
			break;
		default:
			paint(c, op);
		}
	}
	cairo_restore(c);
}

void paper_pictured(struct paper *p, struct str symbol, const struct paper_span *spans, size_t n)
{
	double size = p->options.large_print ? LARGE_SIZE : SIZE;
	const struct symbol *s = symbol_find(symbol);
	struct node *body;
	struct text t;
	struct strip *strip;
	double y;

	if (p->rc != RC_OK)
		return;
	body = node_add(p, node_add(p, p->at, "LI"), "LBody");
	t = text_set(p, FACE_LEAD, spans, n, body_width(p) - size - BESIDE, PANGO_ALIGN_LEFT, false);
	y = s != NULL && t.h < size ? (size - t.h) / 2 : 0;
	strip = strip_add(p, s != NULL ? AROUND : 0, s != NULL && t.h < size ? size : t.h);
	if (s != NULL) {
		struct part *picture = part_add(p, strip, NULL, start_x(p, 0, size), 0, size, size);

		picture->draw = symbol_draw;
		picture->data = s;
	} else if (strip->prev != NULL) {
		strip->prev->keep = true;
	}
	for (int i = 0; i < t.n; i++) {
		text_part(p, strip, body, &t, i, p->rtl ? body_x(p) : body_x(p) + size + BESIDE, y, COLOUR_INK);
		y += t.lines[i].h;
	}
	p->gap = AROUND;
}
