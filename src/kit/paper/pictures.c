/* Pictures for small children: twelve things with their words, drawn with the same lines as in assets/icons.svg. A line
 * is a path in the short language of SVG (M, L, H, V, C, A with equal radii, Z, and their small letters). */
#include "kit/paper/inside.h"

#include <math.h>

static const struct {
	const char *word;
	const char *path;
} PICTURES[PAPER_PICTURES] = {
	{ "sun", "M16.2 12a4.2 4.2 0 1 1 -8.4 0a4.2 4.2 0 1 1 8.4 0zM12 2.5v2.3M12 19.2v2.3M2.5 12h2.3M19.2 12h2.3"
	         "M5.3 5.3l1.6 1.6M17.1 17.1l1.6 1.6M5.3 18.7l1.6 -1.6M17.1 6.9l1.6 -1.6" },
	{ "moon", "M19.8 14.4A8.3 8.3 0 0 1 9.6 4.2a8.3 8.3 0 1 0 10.2 10.2z" },
	{ "tree", "M12 21.5v-5.5M12 2.5l5 6h-2.3l4.3 7.5H5l4.3 -7.5H7z" },
	{ "fish", "M2.8 12c3.2 -5 9.2 -6.3 13.7 -2.2l4.7 -3.3v11l-4.7 -3.3C12 18.3 6 17 2.8 12zM7.3 11.3v.4" },
	{ "boat", "M2.8 15.5h18.4l-3 5H5.8zM12 15.5v-13l6.3 9.5H12M12 5.5L6.8 12H12" },
	{ "apple", "M12 8.2c-2.2 -1.8 -7.5 -1.5 -7.5 4.3c0 4.5 2.9 8.2 5 8.2c1 0 1.5 -.6 2.5 -.6c1 0 1.5 .6 2.5 .6"
	           "c2.1 0 5 -3.7 5 -8.2c0 -5.8 -5.3 -6.1 -7.5 -4.3zM12 8.2c0 -2.5 1 -4.3 3.3 -5" },
	{ "kite", "M13.5 2.5l6 6.5l-7.5 7.5L7.5 9zM13.5 2.5L12 16.5M7.5 9h12"
	          "M12 16.5c-3.5 .5 -1 3 -4.5 3.5c-2 .3 -2.5 -1 -3.5 -1" },
	{ "cup",
	  "M4.5 8h12v7.5a5 5 0 0 1 -5 5h-2a5 5 0 0 1 -5 -5zM16.5 10h1.3a2.7 2.7 0 0 1 0 5.5h-1.3M8.5 5V3M12.5 5V3" },
	{ "star", "M12 3.5l2.6 5.5l6 .8l-4.4 4.1l1.1 5.9L12 16.9l-5.3 2.9l1.1 -5.9L3.4 9.8l6 -.8z" },
	{ "heart", "M12 20C5.5 15.5 3 12 3 8.7C3 6 5 4.2 7.4 4.2c1.9 0 3.6 1.1 4.6 3c1 -1.9 2.7 -3 4.6 -3"
	           "C19 4.2 21 6 21 8.7c0 3.3 -2.5 6.8 -9 11.3z" },
	{ "house", "M3.5 11.5L12 4l8.5 7.5M6 9.5V20h12V9.5M10 20v-5.5h4V20" },
	{ "book",
	  "M12 6.5C10 5 7 4.5 3.5 4.5V18c3.5 0 6.5 .5 8.5 2c2 -1.5 5 -2 8.5 -2V4.5C17 4.5 14 5 12 6.5zM12 6.5V20" },
};

struct pen {
	cairo_t *c;
	const char *at;
	double x, y;
};

/* The next number; a dot without a figure before it is a number too. */
static double number(struct pen *q)
{
	double sign = 1, v = 0, place = 1;

	while (*q->at == ' ')
		q->at++;
	if (*q->at == '-') {
		sign = -1;
		q->at++;
	}
	for (; *q->at >= '0' && *q->at <= '9'; q->at++)
		v = 10 * v + (*q->at - '0');
	if (*q->at == '.')
		for (q->at++; *q->at >= '0' && *q->at <= '9'; q->at++)
			v += (place /= 10) * (*q->at - '0');
	return sign * v;
}

static void point(struct pen *q, bool from_here, double *x, double *y)
{
	*x = number(q) + (from_here ? q->x : 0);
	*y = number(q) + (from_here ? q->y : 0);
}

/* An arc of a circle from here to (x, y). */
static void arc(struct pen *q, double r, bool large, bool clockwise, double x, double y)
{
	double dx = x - q->x, dy = y - q->y, d = sqrt(dx * dx + dy * dy);
	double off = sqrt(fmax(0, r * r - d * d / 4)) * (large == clockwise ? -1 : 1);
	double cx = (q->x + x) / 2 - off * dy / d, cy = (q->y + y) / 2 + off * dx / d;
	double from = atan2(q->y - cy, q->x - cx), to = atan2(y - cy, x - cx);

	if (clockwise)
		cairo_arc(q->c, cx, cy, r, from, to);
	else
		cairo_arc_negative(q->c, cx, cy, r, from, to);
}

static void arc_read(struct pen *q, bool from_here)
{
	double r = number(q), x, y;
	bool large, clockwise;

	(void)number(q); /* the other radius, the same */
	(void)number(q); /* the turn of an ellipse */
	large = number(q) > 0;
	clockwise = number(q) > 0;
	point(q, from_here, &x, &y);
	arc(q, r, large, clockwise, x, y);
	q->x = x;
	q->y = y;
}

static void curve_read(struct pen *q, bool from_here)
{
	double x1, y1, x2, y2, x, y;

	point(q, from_here, &x1, &y1);
	point(q, from_here, &x2, &y2);
	point(q, from_here, &x, &y);
	cairo_curve_to(q->c, x1, y1, x2, y2, x, y);
	q->x = x;
	q->y = y;
}

static void line_read(struct pen *q, char op)
{
	bool here = op >= 'a';
	double x = q->x, y = q->y;

	if (op == 'H' || op == 'h')
		x = number(q) + (here ? q->x : 0);
	else if (op == 'V' || op == 'v')
		y = number(q) + (here ? q->y : 0);
	else
		point(q, here, &x, &y);
	q->x = x;
	q->y = y;
	if (op == 'M')
		cairo_move_to(q->c, x, y);
	else
		cairo_line_to(q->c, x, y);
}

static void picture_draw(cairo_t *c, const struct part *part)
{
	struct pen q = { .c = c, .at = part->data };

	cairo_save(c);
	cairo_translate(c, part->x, part->y);
	cairo_scale(c, part->w / 24, part->w / 24);
	cairo_set_line_width(c, 1.9);
	cairo_set_line_cap(c, CAIRO_LINE_CAP_ROUND);
	cairo_set_line_join(c, CAIRO_LINE_JOIN_ROUND);
	cairo_set_source_rgb(c, 0, 0, 0);
	while (*q.at != '\0') {
		char op = *q.at++;

		if (op == 'z')
			cairo_close_path(c);
		else if (op == 'C' || op == 'c')
			curve_read(&q, op == 'c');
		else if (op == 'A' || op == 'a')
			arc_read(&q, op == 'a');
		else
			line_read(&q, op);
	}
	cairo_stroke(c);
	cairo_restore(c);
}

void paper_pictures(struct paper *p, const int *which, size_t n)
{
	static const double size = 46, wide = 84, gap = 4;
	struct node *list;
	struct strip *s;
	struct text word;

	if (p->rc != RC_OK)
		return;
	rows_close(p);
	list = node_add(p, p->at, "L");
	word = text_plain(p, FACE_NORMAL, str_of(PICTURES[which[0]].word), wide);
	s = strip_add(p, 8, size + gap + word.h);
	for (size_t i = 0; i < n; i++) {
		struct node *item = node_add(p, list, "LI"), *body = node_add(p, item, "LBody");
		double x = body_x(p) + (double)i * wide;
		struct part *picture = part_add(p, s, NULL, x, 0, size, size);

		picture->draw = picture_draw;
		picture->data = PICTURES[which[i]].path;
		word = text_plain(p, FACE_NORMAL, str_fmt(p->a, "%zu. %s", i + 1, PICTURES[which[i]].word), wide);
		text_part(p, s, body, &word, 0, x, size + gap, COLOUR_INK);
	}
	p->gap = 8;
}
