/* Connections that wait in a line, first come, first served. Complete requests wait for a worker: who gives them to the
 * workers is the loop, which feeds the links after each event (front.c), so that a connection does not have to know
 * them. */
#include "kit/net/front_state.h"

void line_add(struct front *f, struct line *l, struct conn *c)
{
	c->next = FRONT_NOBODY;
	if (l->last != FRONT_NOBODY)
		f->conn[l->last].next = (int)(c - f->conn);
	else
		l->first = (int)(c - f->conn);
	l->last = (int)(c - f->conn);
}

void line_remove(struct front *f, struct line *l, struct conn *c)
{
	int index = (int)(c - f->conn);
	int before = FRONT_NOBODY;

	for (int i = l->first; i != FRONT_NOBODY && i != index; i = f->conn[i].next)
		before = i;
	if (before != FRONT_NOBODY)
		f->conn[before].next = c->next;
	else
		l->first = c->next;
	if (l->last == index)
		l->last = before;
	c->next = FRONT_NOBODY;
}

bool queue_add(struct front *f, struct conn *c)
{
	if (f->queued >= f->o->limits.queue)
		return false;
	c->deadline_us = front_deadline(f, f->o->limits.queue_ms);
	line_add(f, &f->queue, c);
	f->queued++;
	return true;
}

void queue_remove(struct front *f, struct conn *c)
{
	line_remove(f, &f->queue, c);
	f->queued--;
}
