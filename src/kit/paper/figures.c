/* Drawings: the four steps, roads from start to target, lines to sign on, and the head of a letter. Each drawing that
 * tells something is a figure with the same told in words. */
#include "kit/paper/inside.h"

#include <math.h>

static void colour_set(cairo_t *c, uint32_t colour)
{
	cairo_set_source_rgb(c, (double)(colour >> 16 & 255) / 255, (double)(colour >> 8 & 255) / 255,
	                     (double)(colour & 255) / 255);
}

/* --- the four steps --- */

struct step_box {
	uint32_t colour;
	bool is_now;
};

static void round_rect(cairo_t *c, double x, double y, double w, double h, double r)
{
	cairo_new_sub_path(c);
	cairo_arc(c, x + w - r, y + r, r, -M_PI / 2, 0);
	cairo_arc(c, x + w - r, y + h - r, r, 0, M_PI / 2);
	cairo_arc(c, x + r, y + h - r, r, M_PI / 2, M_PI);
	cairo_arc(c, x + r, y + r, r, M_PI, M_PI * 3 / 2);
	cairo_close_path(c);
}

static void step_draw(cairo_t *c, const struct part *part)
{
	const struct step_box *box = part->data;

	colour_set(c, box->colour);
	cairo_set_line_width(c, 1.5);
	round_rect(c, part->x + .75, part->y + .75, part->w - 1.5, part->h - 1.5, 4.5);
	if (box->is_now)
		cairo_fill_preserve(c);
	cairo_stroke(c);
}

/* The step's icon on a field of 24 by 24. */
static void icon_assess(cairo_t *c)
{
	cairo_arc(c, 10.5, 10.5, 6.5, 0, 2 * M_PI);
	cairo_move_to(c, 15.5, 15.5);
	cairo_line_to(c, 21, 21);
}

static void lines(cairo_t *c, const double *xy, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i == 0)
			cairo_move_to(c, xy[0], xy[1]);
		else
			cairo_line_to(c, xy[2 * i], xy[2 * i + 1]);
	}
}

#define LINES(c, ...)                                                                                                  \
	lines(c, (const double[]){ __VA_ARGS__ }, sizeof((const double[]){ __VA_ARGS__ }) / (2 * sizeof(double)))

static void icon_plan(cairo_t *c)
{
	LINES(c, 19, 13, 19, 4, 5, 4, 5, 20.5, 11, 20.5);
	LINES(c, 9, 8.5, 15, 8.5);
	LINES(c, 9, 12.5, 12, 12.5);
	LINES(c, 13.5, 20.5, 14.1, 17.6, 19.4, 12.3, 21.7, 14.6, 16.4, 19.9);
	cairo_close_path(c);
}

static void icon_do(cairo_t *c)
{
	LINES(c, 3, 20, 8, 20, 8, 15, 13, 15, 13, 10, 18, 10, 18, 5);
	LINES(c, 14.5, 7.5, 18, 4, 21.5, 7.5);
}

static void icon_review(cairo_t *c)
{
	LINES(c, 4, 4, 20, 4, 20, 16, 11.5, 16, 7, 20, 7, 16, 4, 16);
	cairo_close_path(c);
	LINES(c, 8.5, 10, 11, 12.5, 15.5, 7.5);
}

static void icon_draw(cairo_t *c, const struct part *part)
{
	static void (*const icons[])(cairo_t *) = { icon_assess, icon_plan, icon_do, icon_review };

	cairo_save(c);
	cairo_translate(c, part->x, part->y);
	cairo_scale(c, part->w / 24, part->w / 24);
	cairo_set_line_width(c, 2.2);
	cairo_set_line_cap(c, CAIRO_LINE_CAP_ROUND);
	cairo_set_line_join(c, CAIRO_LINE_JOIN_ROUND);
	colour_set(c, part->colour);
	icons[*(const int *)part->data](c);
	cairo_stroke(c);
	cairo_restore(c);
}

static void steps_in_words(struct paper *p, const struct paper_step *steps)
{
	paper_list_begin(p);
	for (int i = 0; i < 4; i++) {
		struct paper_span spans[] = { { str_fmt(p->a, "%.*s: ", STR_ARG(steps[i].word)), true, false },
			                      { steps[i].text, steps[i].is_now, false } };

		paper_item(p, PAPER_NUMBER, spans, 2);
	}
	paper_list_end(p);
}

void paper_steps(struct paper *p, const struct paper_step steps[4])
{
	static const enum paper_hue hues[] = { PAPER_ASSESS, PAPER_PLAN, PAPER_DO, PAPER_REVIEW };
	static const double gap = 6, pad = 7, icon = 13;
	static const int numbers[] = { 0, 1, 2, 3 };
	double w = (body_width(p) - 3 * gap) / 4, h = 0;
	struct text words[4], texts[4];
	struct node *list;
	struct strip *s;

	if (p->rc != RC_OK)
		return;
	if (p->options.large_print) {
		steps_in_words(p, steps);
		return;
	}
	rows_close(p);
	for (int i = 0; i < 4; i++) {
		struct paper_span span = { steps[i].word, true, false };

		words[i] = text_set(p, FACE_NORMAL, &span, 1, w - 2 * pad - icon - 3, PANGO_ALIGN_LEFT, false);
		texts[i] = text_plain(p, FACE_NORMAL, steps[i].text, w - 2 * pad);
		h = fmax(h, words[i].h + texts[i].h + 11);
	}
	s = strip_add(p, 8, h);
	list = node_add(p, p->at, "L");
	for (int i = 0; i < 4; i++) {
		double from = (w + gap) * i, y = 5;
		uint32_t ink = steps[i].is_now ? COLOUR_WHITE : COLOUR_INK;
		struct step_box *box = NEW(p->a, struct step_box);
		struct node *item = node_add(p, list, "LI"), *label = node_add(p, item, "Lbl");
		struct node *body = node_add(p, item, "LBody");
		struct part *part = part_add(p, s, NULL, start_x(p, from, w), 0, w, h);

		*box = (struct step_box){ hue_colour(hues[i]), steps[i].is_now };
		part->draw = step_draw;
		part->data = box;
		part = part_add(p, s, NULL, start_x(p, from + pad - 1, icon), y + 1, icon, icon);
		part->draw = icon_draw;
		part->data = &numbers[i];
		part->colour = steps[i].is_now ? COLOUR_WHITE : box->colour;
		for (int k = 0; k < words[i].n; y += words[i].lines[k++].h)
			text_part(p, s, label, &words[i], k, start_x(p, from + pad + icon + 3, w - 2 * pad - icon - 3),
			          y, ink);
		for (int k = 0; k < texts[i].n; y += texts[i].lines[k++].h)
			text_part(p, s, body, &texts[i], k, start_x(p, from + pad, w - 2 * pad), y, ink);
	}
	p->gap = 6;
}

/* --- roads --- */

/* On a field of 200 by 60: the road from 14 to 178 at height 26. */
enum { FIELD_W = 200, ROAD_FROM = 14, ROAD_TO = 178, ROAD_Y = 26 };

struct road {
	int permille;
	bool rtl;
};

static double road_x(int permille)
{
	return ROAD_FROM + (ROAD_TO - ROAD_FROM) * (permille < 0 ? 0 : permille > 1000 ? 1000 : permille) / 1000.0;
}

static void road_draw(cairo_t *c, const struct part *part)
{
	const struct road *road = part->data;
	double at = road_x(road->permille);

	cairo_save(c);
	cairo_translate(c, part->x + (road->rtl ? part->w : 0), part->y);
	cairo_scale(c, (road->rtl ? -1 : 1) * part->w / FIELD_W, part->w / FIELD_W);
	cairo_set_line_cap(c, CAIRO_LINE_CAP_ROUND);
	cairo_set_line_width(c, 10);
	colour_set(c, COLOUR_ROAD);
	LINES(c, ROAD_FROM, ROAD_Y, ROAD_TO, ROAD_Y);
	cairo_stroke(c);
	colour_set(c, COLOUR_ME);
	if (road->permille > 0) {
		LINES(c, ROAD_FROM, ROAD_Y, at, ROAD_Y);
		cairo_stroke(c);
	}
	cairo_arc(c, ROAD_FROM, ROAD_Y, 7, 0, 2 * M_PI);
	cairo_fill(c);
	colour_set(c, COLOUR_INK);
	cairo_set_line_width(c, 2.5);
	LINES(c, ROAD_TO, ROAD_Y + 8, ROAD_TO, 1);
	cairo_stroke(c);
	LINES(c, ROAD_TO, 0, ROAD_TO + 20, 0, ROAD_TO + 15, 7, ROAD_TO + 20, 14, ROAD_TO, 14);
	cairo_close_path(c);
	cairo_fill(c);
	if (road->permille >= 0) {
		cairo_set_line_width(c, 5);
		cairo_arc(c, at, ROAD_Y, 11, 0, 2 * M_PI);
		colour_set(c, COLOUR_WHITE);
		cairo_fill_preserve(c);
		colour_set(c, COLOUR_ME);
		cairo_stroke(c);
	}
	cairo_restore(c);
}

/* A label whose middle is `middle` from the start edge of the figure, moved so that it stays between low and high. */
static void road_label(struct paper *p, struct strip *s, struct node *figure, struct str text, bool bold,
                       const double place[4], double from, double w)
{
	struct paper_span span = { text, bold, false };
	double whole, word, at;
	struct text t;

	text_widths(p, FACE_QUIET, text, bold, &whole, &word);
	at = fmin(fmax(place[0] - whole / 2, place[1]), place[2] - whole);
	whole += 8; /* figures are set in one width, wider than a narrow 1 measures: without room the line breaks */
	t = text_set(p, FACE_QUIET, &span, 1, whole, PANGO_ALIGN_LEFT, true);
	(void)w; /* the figure's own width: labels hang on places in it */
	text_part(p, s, figure, &t, 0, start_x(p, from + at, whole), place[3], COLOUR_INK);
}

static void road_add(struct paper *p, struct strip *s, const struct paper_progress *road, double from, double w,
                     double y)
{
	double k = w / FIELD_W, line = face_pitch(p, FACE_QUIET), now = road_x(road->permille) * k;
	double high = road->permille >= 800 ? (ROAD_TO - 5) * k : w;
	struct node *figure = node_add(p, p->at, "Figure");
	struct road *data = NEW(p->a, struct road);
	struct part *part = part_add(p, s, figure, start_x(p, from, w), y + line, w, 60 * k);

	*data = (struct road){ road->permille, p->rtl };
	part->draw = road_draw;
	part->data = data;
	figure->alt = road->alt;
	if (road->permille >= 0)
		road_label(p, s, figure, road->now, true, (double[]){ now, 0, high, y }, from, w);
	road_label(p, s, figure, road->start, false, (double[]){ 0, 0, w, y + line + 40 * k }, from, w);
	road_label(p, s, figure, road->target, false, (double[]){ w, 0, w, y + line + 40 * k }, from, w);
}

void paper_progress(struct paper *p, const struct paper_progress *roads, size_t n)
{
	size_t across = p->options.large_print ? 1 : 3;
	double gap = 21, w, line = face_pitch(p, FACE_QUIET);

	if (p->rc != RC_OK)
		return;
	rows_close(p);
	w = across == 1 ? 300 : (body_width(p) - gap * 2) / 3;
	for (size_t i = 0; i < n; i += across) {
		size_t count = n - i < across ? n - i : across;
		struct text captions[3];
		double top = 0;
		struct strip *s;

		for (size_t k = 0; k < count; k++) {
			struct paper_span span = { roads[i + k].caption, true, false };

			captions[k] = text_set(p, FACE_NORMAL, &span, 1, w, PANGO_ALIGN_LEFT, false);
			top = fmax(top, captions[k].h);
		}
		s = strip_add(p, 4, top + line * 2 + 40 * w / FIELD_W + 2);
		for (size_t k = 0; k < count; k++) {
			double from = (w + gap) * (double)k, y = 0;
			struct node *caption = node_add(p, p->at, "P");

			for (int l = 0; l < captions[k].n; y += captions[k].lines[l++].h)
				text_part(p, s, caption, &captions[k], l, start_x(p, from, w), y, COLOUR_INK);
			road_add(p, s, &roads[i + k], from, w, top);
		}
	}
	p->gap = 8;
}

/* --- signatures, letter head --- */

void paper_signatures(struct paper *p, const struct str *labels, size_t n)
{
	size_t across = 2;
	double gap = 24, above = p->options.large_print ? 44 : 34, w, whole, word;

	if (p->rc != RC_OK)
		return;
	rows_close(p);
	w = (body_width(p) - gap) / 2;
	for (size_t i = 0; i < n; i++) {
		text_widths(p, FACE_NORMAL, labels[i], false, &whole, &word);
		across = whole > w ? 1 : across;
	}
	w = across == 1 ? body_width(p) : w;
	for (size_t i = 0; i < n; i += across) {
		size_t count = n - i < across ? n - i : across;
		struct text texts[2];
		double h = 0;
		struct strip *s;

		for (size_t k = 0; k < count; k++) {
			texts[k] = text_plain(p, FACE_NORMAL, labels[i + k], w);
			h = fmax(h, texts[k].h);
		}
		s = strip_add(p, 4, above + 4 + h);
		s->keep = i + across < n;
		for (size_t k = 0; k < count; k++) {
			double x = start_x(p, (w + gap) * (double)k, w), y = above + 4;
			struct node *node = node_add(p, p->at, "P");

			rect_add(p, s, x, above, w, 1, COLOUR_INK);
			for (int l = 0; l < texts[k].n; y += texts[k].lines[l++].h)
				text_part(p, s, node, &texts[k], l, x, y, COLOUR_INK);
		}
	}
	p->gap = 10;
}

/* Lines of an address, one paragraph; the first may be bold. Returns where they end. */
static double address_add(struct paper *p, const struct str *lines_of, size_t n, bool bold_first)
{
	struct node *node = node_add(p, p->at, "P");
	double h = 0;

	for (size_t i = 0; i < n; i++) {
		struct paper_span span = { lines_of[i], bold_first && i == 0, false };
		struct text t = text_set(p, FACE_NORMAL, &span, 1, body_width(p), PANGO_ALIGN_LEFT, false);
		struct strip *s = text_strips(p, node, &t, body_x(p), 0, COLOUR_INK);

		for (; s != NULL; s = s->next)
			s->keep = true;
		h += t.h;
	}
	return h;
}

/* The reader's address at the start, date and reference at the end of the same lines. */
static void reader_add(struct paper *p, const struct paper_letterhead *head, double gap)
{
	double right = 200, left = body_width(p) - right - 12;
	struct str when[] = { head->date, head->reference };
	struct beside columns[] = {
		{ node_add(p, p->at, "P"),
		  text_plain(p, FACE_NORMAL, str_join(p->a, head->to, head->n_to, S("\n")), left), start_x(p, 0, left),
		  COLOUR_INK },
		{ node_add(p, p->at, "P"),
		  text_set(p, FACE_NORMAL,
		           &(struct paper_span){ .text = str_join(p->a, when, head->reference.n > 0 ? 2 : 1, S("\n")) },
		           1, right, PANGO_ALIGN_RIGHT, false),
		  start_x(p, body_width(p) - right, right), COLOUR_INK },
	};

	beside_strips(p, columns, 2, gap, 0);
}

void paper_letterhead(struct paper *p, const struct paper_letterhead *head)
{
	/* The window of a DL envelope shows what is 45 to 80 mm below the top edge of the sheet. */
	static const double window = 48 * 72 / 25.4 - MARGIN_TOP;
	bool beside = head->n_to > 0 && !p->options.large_print;
	double y;

	if (p->rc != RC_OK)
		return;
	rows_close(p);
	y = address_add(p, head->school, head->n_school, true);
	if (beside) {
		reader_add(p, head, fmax(16, window - y));
	} else if (head->n_to > 0) {
		p->gap = 16;
		address_add(p, head->to, head->n_to, false);
	}
	p->gap = 16;
	if (!beside && head->date.n > 0)
		paper_text(p, PAPER_NORMAL, head->date);
	if (!beside && head->reference.n > 0)
		paper_text(p, PAPER_NORMAL, head->reference);
	p->gap = 16;
}
