/* Lists: bullets, numbers, checklists, and rows of label and value. */
#include "kit/paper/inside.h"

static const double INDENT = 13, LARGE_INDENT = 24, LABEL_WIDTH = 92, LABEL_GAP = 8;

void paper_list_begin(struct paper *p)
{
	if (p->rc != RC_OK)
		return;
	rows_close(p);
	p->at = node_add(p, p->at, "L");
	p->items = 0;
}

void paper_list_end(struct paper *p)
{
	if (p->rc != RC_OK || p->at->parent == NULL)
		return;
	p->at = p->at->parent;
	p->gap = gap_small(p) + 2;
}

/* A box of a checklist: empty, ticked or crossed. */
static void mark_draw(cairo_t *c, const struct part *part)
{
	enum paper_mark mark = *(const enum paper_mark *)part->data;
	double w = part->w, x = part->x, y = part->y;

	cairo_set_line_width(c, w / 9);
	cairo_set_line_cap(c, CAIRO_LINE_CAP_ROUND);
	cairo_set_line_join(c, CAIRO_LINE_JOIN_ROUND);
	cairo_rectangle(c, x, y, w, w);
	if (mark == PAPER_DONE) {
		cairo_move_to(c, x + w * .22, y + w * .52);
		cairo_line_to(c, x + w * .43, y + w * .74);
		cairo_line_to(c, x + w * .8, y + w * .26);
	} else if (mark == PAPER_CROSSED) {
		cairo_move_to(c, x + w * .25, y + w * .25);
		cairo_line_to(c, x + w * .75, y + w * .75);
		cairo_move_to(c, x + w * .75, y + w * .25);
		cairo_line_to(c, x + w * .25, y + w * .75);
	}
	cairo_stroke(c);
}

/* The sign before an item; drawn signs say what they are. */
static void item_mark(struct paper *p, struct strip *s, struct node *label, enum paper_mark mark, double base,
                      double indent)
{
	double size = face_size(p, FACE_NORMAL);
	struct str sign = S("\u2022");
	struct text t;

	if (mark == PAPER_DONE || mark == PAPER_TO_DO || mark == PAPER_CROSSED) {
		enum paper_mark *data = NEW(p->a, enum paper_mark);
		struct part *part;
		double w = size * .8;

		*data = mark;
		part = part_add(p, s, label, start_x(p, 0, w), base - w + size * .06, w, w);
		part->draw = mark_draw;
		part->data = data;
		label->actual = mark == PAPER_DONE ? S("\u2611") : mark == PAPER_TO_DO ? S("\u2610") : S("\u2612");
		return;
	}
	if (mark == PAPER_NUMBER)
		sign = str_fmt(p->a, "%d.", p->items);
	t = text_plain(p, FACE_NORMAL, sign, indent);
	text_part(p, s, label, &t, 0, start_x(p, mark == PAPER_BULLET ? 2 : 0, indent), base - t.lines[0].above,
	          COLOUR_INK);
}

void paper_item(struct paper *p, enum paper_mark mark, const struct paper_span *spans, size_t n)
{
	double indent = p->options.large_print ? LARGE_INDENT : mark == PAPER_BULLET ? INDENT : INDENT + 5;
	struct node *item, *label, *body;
	struct text t;
	struct strip *s;

	if (p->rc != RC_OK)
		return;
	p->items++;
	item = node_add(p, p->at, "LI");
	label = node_add(p, item, "Lbl");
	body = node_add(p, item, "LBody");
	t = text_set(p, FACE_NORMAL, spans, n, body_width(p) - indent, PANGO_ALIGN_LEFT, false);
	s = text_strips(p, body, &t, p->rtl ? body_x(p) : body_x(p) + indent, 0, COLOUR_INK);
	if (s != NULL)
		item_mark(p, s, label, mark, t.lines[0].above, indent);
	p->gap = p->options.large_print ? 7 : 3;
}

void paper_list(struct paper *p, const struct str *items, size_t n)
{
	if (n == 0)
		return;
	paper_list_begin(p);
	for (size_t i = 0; i < n; i++)
		paper_item(p, PAPER_BULLET, &(struct paper_span){ .text = items[i] }, 1);
	paper_list_end(p);
}

void paper_row(struct paper *p, struct str label, struct str value)
{
	bool large = p->options.large_print;
	double w = body_width(p), rest = w - LABEL_WIDTH - LABEL_GAP;
	struct paper_span name = { label, large, false };
	struct node *item, *left, *right;

	if (p->rc != RC_OK)
		return;
	if (p->rows == NULL)
		p->rows = node_add(p, p->at, "L");
	item = node_add(p, p->rows, "LI");
	left = node_add(p, item, "Lbl");
	right = node_add(p, item, "LBody");
	if (large) {
		struct text t = text_set(p, FACE_LABEL, &name, 1, w, PANGO_ALIGN_LEFT, false);
		struct strip *s = text_strips(p, left, &t, body_x(p), 2, COLOUR_INK);

		for (; s != NULL; s = s->next)
			s->keep = true;
		t = text_plain(p, FACE_NORMAL, value, w);
		text_strips(p, right, &t, body_x(p), 0, COLOUR_INK);
	} else {
		struct beside columns[] = {
			{ left, text_set(p, FACE_LABEL, &name, 1, LABEL_WIDTH, PANGO_ALIGN_LEFT, false),
			  start_x(p, 0, LABEL_WIDTH), COLOUR_QUIET },
			{ right, text_plain(p, FACE_NORMAL, value, rest), start_x(p, LABEL_WIDTH + LABEL_GAP, rest),
			  COLOUR_INK },
		};

		beside_strips(p, columns, 2, 0, 0);
	}
	p->gap = large ? 9 : 3;
}
