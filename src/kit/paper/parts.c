/* Strips and their parts: what every block is made of, added one after the other. Not for what stands in them. */
#include "kit/paper/inside.h"

struct strip *strip_add(struct paper *p, double gap, double h)
{
	struct strip *s = NEW(p->a, struct strip);

	s->gap = gap > p->gap ? gap : p->gap;
	s->h = h;
	s->box = p->box;
	s->prev = p->last;
	s->fresh_page = p->fresh_page;
	s->large_print = p->options.large_print;
	s->paper = p->paper;
	p->fresh_page = false;
	p->gap = 0;
	if (p->last != NULL)
		p->last->next = s;
	else
		p->first = s;
	p->last = s;
	return s;
}

struct part *part_add(struct paper *p, struct strip *s, struct node *node, double x, double y, double w, double h)
{
	struct part *part = NEW(p->a, struct part);

	*part = (struct part){ .node = node, .x = x, .y = y, .w = w, .h = h, .colour = COLOUR_INK };
	if (s->last != NULL)
		s->last->next = part;
	else
		s->first = part;
	s->last = part;
	return part;
}

struct part *rect_add(struct paper *p, struct strip *s, double x, double y, double w, double h, uint32_t colour)
{
	struct part *part = part_add(p, s, NULL, x, y, w, h);

	part->colour = colour;
	return part;
}
