/* Who is served next. Complete requests wait here for a worker; who gives them to the workers is the loop, which feeds
 * the links after each event (front.c), so that a connection does not have to know them.
 *
 * People with a session go before strangers. Among each the clients take turns: a request's turn is one after the last
 * of its client, or one after the turn that is served now, so that who asks for twenty pages at once has each of them
 * after one of everybody else. And nobody has all the workers: neither a client, nor strangers together, nor pages that
 * take long (as they did the last times, by processor time), nor what is costly: a password is hashed once at a time,
 * because each takes 64 MiB and a core.
 *
 * Where the database takes one writer at a time, so do we (save_ms): two saves at once only ask for its lock by turns,
 * and each makes the pages stale that the other's worker has read. One after the other they go to the first free
 * worker, mostly the same. One that takes long keeps nobody waiting. */
#include "kit/net/front_state.h"

enum { AT_ONCE_LEAST = 2 };

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

/* One after the last of this client, or after the one served now. */
static uint64_t turn_of(const struct front *f, const struct conn *c)
{
	uint64_t turn = f->turn;

	for (int i = f->queue.first; i != FRONT_NOBODY; i = f->conn[i].next)
		if (f->conn[i].asker == c->asker && f->conn[i].turn > turn)
			turn = f->conn[i].turn;
	return turn + 1;
}

/* The last in this lane (or in any, LANES): strangers, then by turn, then who came last. */
static struct conn *queue_last(struct front *f, enum lane lane)
{
	struct conn *last = NULL;

	for (int i = f->queue.first; i != FRONT_NOBODY; i = f->conn[i].next) {
		struct conn *c = &f->conn[i];

		if (lane != LANES && c->lane != lane)
			continue;
		if (last == NULL || (c->first == last->first ? c->turn >= last->turn : last->first))
			last = c;
	}
	return last;
}

/* Strangers that wait for the costly lane. */
static size_t costly_strangers(const struct front *f)
{
	size_t n = 0;

	for (int i = f->queue.first; i != FRONT_NOBODY; i = f->conn[i].next)
		n += f->conn[i].lane == LANE_COSTLY && !f->conn[i].first;
	return n;
}

struct conn *queue_add(struct front *f, struct conn *c)
{
	struct conn *out = NULL;

	c->deadline_us = front_deadline(f, f->o->limits.queue_ms);
	c->turn = turn_of(f, c);
	line_add(f, &f->queue, c);
	f->queued++;
	if (costly_strangers(f) > f->o->limits.costly_queue)
		out = queue_last(f, LANE_COSTLY);
	else if (f->queued > f->o->limits.queue)
		out = queue_last(f, LANES);
	if (out != NULL)
		queue_remove(f, out);
	return out;
}

void queue_remove(struct front *f, struct conn *c)
{
	line_remove(f, &f->queue, c);
	f->queued--;
}

/* What workers do now. */
struct work {
	size_t workers;
	size_t strangers;
	size_t lane[LANES];
};

static struct work work_now(const struct front *f)
{
	struct work w = { 0 };

	for (size_t i = 0; i < FRONT_LINKS_MAX; i++) {
		const struct link *l = &f->link[i];

		w.workers += l->state != LINK_NONE;
		if (l->state != LINK_BUSY)
			continue;
		if (l->lane != LANE_SAVE || l->alone_until_us > f->now_us)
			w.lane[l->lane]++;
		w.strangers += !l->first;
	}
	return w;
}

static size_t at_once(const struct front *f, uint64_t asker)
{
	size_t n = 0;

	for (size_t i = 0; i < FRONT_LINKS_MAX; i++)
		n += f->link[i].state == LINK_BUSY && f->link[i].asker == asker;
	return n;
}

static bool may_begin(const struct front *f, const struct work *w, const struct conn *c)
{
	size_t quarter = w->workers / 4;

	if (c->lane == LANE_COSTLY)
		return w->lane[LANE_COSTLY] < f->o->limits.costly;
	if (c->lane == LANE_SAVE && w->lane[LANE_SAVE] > 0)
		return false;
	if (!c->first && w->strangers >= w->workers - quarter)
		return false;
	if (c->lane == LANE_SLOW && w->lane[LANE_SLOW] >= (quarter > 0 ? quarter : 1))
		return false;
	return at_once(f, c->asker) < (quarter > AT_ONCE_LEAST ? quarter : AT_ONCE_LEAST);
}

struct conn *queue_next(struct front *f)
{
	const struct work w = work_now(f);
	struct conn *next = NULL;

	for (int i = f->queue.first; i != FRONT_NOBODY; i = f->conn[i].next) {
		struct conn *c = &f->conn[i];

		if (next != NULL && (c->first == next->first ? c->turn >= next->turn : next->first))
			continue;
		if (may_begin(f, &w, c))
			next = c;
	}
	if (next == NULL)
		return NULL;
	queue_remove(f, next);
	if (next->turn > f->turn)
		f->turn = next->turn - 1;
	return next;
}
