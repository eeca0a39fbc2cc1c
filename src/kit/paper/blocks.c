/* The builder: headings, paragraphs, boxes. Lists, tables, drawings and letter heads have files of their own. */
#include "kit/paper/inside.h"

#include <string.h>

static const double BOX_INDENT = 14;

struct paper *paper_new(struct arena *a, const struct paper_options *options)
{
	struct paper *p = NEW(a, struct paper);

	p->a = a;
	p->options = *options;
	if (p->options.lang.n == 0)
		p->options.lang = S("en-GB");
	if (p->options.privacy.n == 0)
		p->options.privacy = S("Private: keep safe");
	if (p->options.page_words[0].n == 0)
		p->options.page_words[0] = S("Page");
	if (p->options.page_words[1].n == 0)
		p->options.page_words[1] = S("of");
	p->rc = paper_fonts_get(&p->fonts, &p->err);
	p->page_rtl = paper_lang_rtl(p->options.lang);
	p->root = NEW(a, struct node);
	p->root->tag = "Document";
	p->at = p->root;
	paper_lang(p, p->options.lang);
	return p;
}

struct node *node_add(struct paper *p, struct node *parent, const char *tag)
{
	struct node *node = NEW(p->a, struct node);

	node->tag = tag;
	node->parent = parent;
	node->seq = ++p->nodes;
	if (!str_eq(p->lang, p->options.lang))
		node->lang = p->lang;
	if (parent->last != NULL)
		parent->last->next = node;
	else
		parent->first = node;
	parent->last = node;
	return node;
}

void paper_lang(struct paper *p, struct str lang)
{
	p->lang = lang.n == 0 ? p->options.lang : lang;
	p->rtl = paper_lang_rtl(p->lang);
}

double body_x(const struct paper *p)
{
	return p->box != NULL && !p->rtl ? BOX_INDENT : 0;
}

double body_width(const struct paper *p)
{
	return p->box != NULL ? BODY_WIDTH - BOX_INDENT : BODY_WIDTH;
}

double start_x(const struct paper *p, double from, double w)
{
	return p->rtl ? body_x(p) + body_width(p) - from - w : body_x(p) + from;
}

struct strip *text_strips(struct paper *p, struct node *node, const struct text *t, double x, double gap,
                          uint32_t colour)
{
	struct strip *first = NULL;

	for (int i = 0; i < t->n; i++) {
		struct strip *s = strip_add(p, i == 0 ? gap : 0, t->lines[i].h);

		text_part(p, s, node, t, i, x, 0, colour);
		s->keep = i + 1 < t->n && (i == 0 || i + 2 == t->n);
		if (first == NULL)
			first = s;
	}
	return first;
}

struct strip *beside_strips(struct paper *p, const struct beside *columns, size_t n, double gap, double pad)
{
	struct strip *first = NULL;
	double total = 0;
	int lines = 0;

	for (size_t c = 0; c < n; c++)
		lines = columns[c].text.n > lines ? columns[c].text.n : lines;
	for (int i = 0; i < lines; i++) {
		double top = i == 0 ? pad : 0, above = 0, below = 0;
		struct strip *s;

		/* All on one base line, whatever their scripts need above and below it. */
		for (size_t c = 0; c < n; c++) {
			const struct text_line *line = columns[c].text.lines + i;

			if (i >= columns[c].text.n)
				continue;
			above = line->above > above ? line->above : above;
			below = line->h - line->above > below ? line->h - line->above : below;
		}
		s = strip_add(p, i == 0 ? gap : 0, top + above + below + (i + 1 == lines ? pad : 0));
		for (size_t c = 0; c < n; c++)
			if (i < columns[c].text.n)
				text_part(p, s, columns[c].node, &columns[c].text, i, columns[c].x,
				          top + above - columns[c].text.lines[i].above, columns[c].colour);
		total += s->h;
		if (first == NULL)
			first = s;
	}
	for (struct strip *s = first; s != NULL && s->next != NULL; s = s->next)
		s->keep = total < BODY_HEIGHT / 2 || s == first || s->next->next == NULL;
	return first;
}

double gap_small(const struct paper *p)
{
	return p->options.large_print ? 7 : 4;
}

void paper_space(struct paper *p, int points)
{
	p->gap += points;
}

void paper_page_break(struct paper *p)
{
	rows_close(p);
	p->fresh_page = p->first != NULL;
}

void paper_part(struct paper *p, bool large_print)
{
	paper_page_break(p);
	p->options.large_print = large_print;
	p->paper++;
}

void paper_keep_begin(struct paper *p)
{
	p->keep_from = p->last;
	p->is_keeping = true;
}

void paper_keep_end(struct paper *p)
{
	if (!p->is_keeping)
		return;
	p->is_keeping = false;
	for (struct strip *s = p->keep_from != NULL ? p->keep_from->next : p->first; s != NULL && s->next != NULL;
	     s = s->next)
		s->keep = true;
}

void rows_close(struct paper *p)
{
	p->rows = NULL;
}

void paper_heading(struct paper *p, int level, struct str text)
{
	static const char *const tags[] = { "H1", "H2", "H3" };
	static const enum face face_of[] = { FACE_H1, FACE_H2, FACE_H3 };
	bool large = p->options.large_print;
	double above = level == 1 ? 12 : level == 2 ? 13 : 8;
	struct text t;
	struct strip *s;

	if (p->rc != RC_OK)
		return;
	rows_close(p);
	level = level < 1 ? 1 : level > 3 ? 3 : level;
	p->level = level;
	if (level == 2) {
		s = strip_add(p, large ? 15 : above, large ? 9 : 7);
		rect_add(p, s, body_x(p), 0, body_width(p), 1.5, COLOUR_INK);
		s->keep = true;
		above = 0;
	} else if (large) {
		above += 5;
	}
	t = text_plain(p, face_of[level - 1], text, body_width(p));
	s = text_strips(p, node_add(p, p->at, tags[level - 1]), &t, body_x(p), above, COLOUR_INK);
	for (; s != NULL; s = s->next)
		s->keep = true;
	p->gap = level == 1 ? 2 : gap_small(p);
}

void paper_spans(struct paper *p, enum paper_style style, const struct paper_span *spans, size_t n)
{
	static const enum face face_of[] = {
		[PAPER_NORMAL] = FACE_NORMAL, [PAPER_LEAD] = FACE_LEAD, [PAPER_QUIET] = FACE_QUIET
	};
	struct text t;

	if (p->rc != RC_OK)
		return;
	rows_close(p);
	t = text_set(p, face_of[style], spans, n, body_width(p), PANGO_ALIGN_LEFT, false);
	text_strips(p, node_add(p, p->at, "P"), &t, body_x(p), 0,
	            style == PAPER_QUIET && !p->options.large_print ? COLOUR_QUIET : COLOUR_INK);
	p->gap = gap_small(p);
}

void paper_text(struct paper *p, enum paper_style style, struct str text)
{
	paper_spans(p, style, &(struct paper_span){ .text = text }, 1);
}

void paper_top(struct paper *p, struct str start, struct str end)
{
	struct paper_span from = { start, true, false }, to = { end, true, false };
	double w = end.n == 0 ? BODY_WIDTH : BODY_WIDTH / 2 - 8;
	struct beside columns[2];

	if (p->rc != RC_OK)
		return;
	columns[0] =
	    (struct beside){ node_add(p, p->at, "P"), text_set(p, FACE_NORMAL, &from, 1, w, PANGO_ALIGN_LEFT, false),
		             start_x(p, 0, w), COLOUR_INK };
	if (end.n > 0)
		columns[1] = (struct beside){ node_add(p, p->at, "P"),
			                      text_set(p, FACE_NORMAL, &to, 1, w, PANGO_ALIGN_RIGHT, false),
			                      start_x(p, BODY_WIDTH - w, w), COLOUR_INK };
	beside_strips(p, columns, end.n > 0 ? 2 : 1, 0, 0);
	p->gap = p->options.large_print ? 14 : 12;
}

uint32_t hue_colour(enum paper_hue hue)
{
	switch (hue) {
	case PAPER_INK:
		break;
	case PAPER_ASSESS:
		return 0x1667d9;
	case PAPER_PLAN:
		return 0x61197f;
	case PAPER_DO:
		return 0x9c5d00;
	case PAPER_REVIEW:
		return 0x0f5f5c;
	case PAPER_ALERT:
		return 0xa8123a;
	}
	return COLOUR_INK;
}

void paper_box_begin(struct paper *p, enum paper_hue hue, struct str word)
{
	struct strip *s;

	if (p->rc != RC_OK)
		return;
	rows_close(p);
	p->box = NEW(p->a, struct box);
	*p->box = (struct box){ hue_colour(hue), p->rtl };
	p->at = node_add(p, p->at, "Div");
	s = strip_add(p, 10, 5);
	s->keep = true;
	if (word.n > 0) {
		struct text t = text_plain(p, FACE_H3, word, body_width(p));

		for (s = text_strips(p, node_add(p, p->at, "P"), &t, body_x(p), 0, p->box->colour); s != NULL;
		     s = s->next)
			s->keep = true;
		p->gap = 1;
	}
}

void paper_box_end(struct paper *p)
{
	if (p->rc != RC_OK || p->box == NULL)
		return;
	rows_close(p);
	p->last->keep = true;
	p->gap = 0;
	strip_add(p, 0, 5);
	p->box = NULL;
	p->at = p->at->parent;
	p->gap = 10;
}
