/* Complete requests that wait for a worker, first come, first served. Who gives them to the workers is the loop: it
 * feeds the links after each event (front.c), so that a connection does not have to know them. */
#include "kit/net/front_state.h"

bool queue_add(struct front *f, struct conn *c)
{
	if (f->queued >= f->o->limits.queue)
		return false;
	c->deadline_us = front_deadline(f, f->o->limits.queue_ms);
	c->next = FRONT_NOBODY;
	if (f->queue_last != FRONT_NOBODY)
		f->conn[f->queue_last].next = (int)(c - f->conn);
	else
		f->queue_first = (int)(c - f->conn);
	f->queue_last = (int)(c - f->conn);
	f->queued++;
	return true;
}

void queue_remove(struct front *f, struct conn *c)
{
	int index = (int)(c - f->conn);
	int before = FRONT_NOBODY;

	for (int i = f->queue_first; i != FRONT_NOBODY && i != index; i = f->conn[i].next)
		before = i;
	if (before != FRONT_NOBODY)
		f->conn[before].next = c->next;
	else
		f->queue_first = c->next;
	if (f->queue_last == index)
		f->queue_last = before;
	c->next = FRONT_NOBODY;
	f->queued--;
}
