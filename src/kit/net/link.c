/* The links to the workers. A worker has one request at a time; the front sends it whole and waits for one frame. A
 * worker that breaks the rule, dies or does not answer loses its link: its request gets a page with its number, and the
 * parent sends a new worker. Nothing is tried twice: the first try may have saved something.
 *
 * One request at a time, so that no worker has to be trusted to keep two apart: whatever comes back on a link belongs
 * to the one request that was sent there, and a worker that answers unasked, or twice, has shown that it cannot be
 * relied on. Its link is closed before the next pupil's page could go to the wrong person. */
#include "kit/net/front_state.h"

#include "kit/base/log.h"
#include "kit/net/hand.h"
#include "kit/net/http_reply.h"

#include <errno.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

enum { LINK_READ_STEP = 32 * 1024 };

static void link_clear(struct link *l)
{
	bytes_free(&l->frame);
	bytes_free(&l->body);
	bytes_free(&l->in);
	l->conn = FRONT_NOBODY;
	l->body_from = l->body_size = l->sent = 0;
}

/* Whose request this is; NULL when that client has left. A client that leaves does not look for its link: its place
 * counts on, and may belong to somebody else by the time the answer comes. */
static struct conn *link_client(struct front *f, const struct link *l)
{
	struct conn *c = l->conn == FRONT_NOBODY ? NULL : &f->conn[l->conn];

	return c != NULL && c->generation == l->conn_generation ? c : NULL;
}

/* Ends the link. Its request, if its client is still there, gets a page with this status. */
static void link_lose(struct front *f, struct link *l, int status, const char *why)
{
	struct conn *c = link_client(f, l);

	if (l->state == LINK_NONE)
		return;
	close(l->fd);
	l->fd = -1;
	l->state = LINK_NONE;
	l->generation++;
	link_clear(l);
	if (c == NULL)
		return;
	log_error("front: request=%s status=%d: %s", c->id, status, why);
	conn_fault(f, c, status);
	conn_run(f, c);
}

void link_open(struct front *f, uint32_t slot, int fd)
{
	struct link *l;

	if (slot >= FRONT_LINKS_MAX) {
		close(fd);
		return;
	}
	l = &f->link[slot];
	link_lose(f, l, 500, "the worker was replaced");
	if (!front_watch(f, fd, FRONT_LINK, (int)slot, l->generation)) {
		close(fd);
		return;
	}
	link_clear(l);
	l->fd = fd;
	l->state = LINK_FREE;
	links_feed(f);
}

/* Sends what the socket takes. False when the link is lost. */
static bool link_send(struct front *f, struct link *l)
{
	size_t whole = l->frame.n + l->body_size;

	while (l->sent < whole) {
		size_t head = l->sent < l->frame.n ? l->frame.n - l->sent : 0;
		size_t body_sent = l->sent > l->frame.n ? l->sent - l->frame.n : 0;
		struct iovec part[] = {
			{ l->frame.p + l->frame.n - head, head },
			{ l->body.p + l->body_from + body_sent, l->body_size - body_sent },
		};
		struct msghdr m = { .msg_iov = part, .msg_iovlen = l->body_size > 0 ? 2 : 1 };
		ssize_t sent = sendmsg(l->fd, &m, MSG_NOSIGNAL);

		if (sent < 0 && errno == EINTR)
			continue;
		if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
			return true;
		if (sent < 0) {
			link_lose(f, l, 500, "the worker ended");
			return false;
		}
		l->sent += (size_t)sent;
	}
	bytes_free(&l->frame);
	bytes_free(&l->body);
	l->body_from = l->body_size = l->sent = 0;
	return true;
}

/* Moves a request from its connection to the link; the beginning of the next request stays with the connection. */
static void link_take(struct front *f, struct link *l, struct conn *c)
{
	struct bytes next = { 0 };

	l->state = LINK_BUSY;
	l->conn = (int)(c - f->conn);
	l->conn_generation = c->generation;
	l->asking = c->asking;
	l->known = c->known;
	l->first = c->first;
	l->asker = c->asker;
	l->shape = c->shape;
	l->lane = c->lane;
	l->owner = c->known ? c->session : c->house;
	l->deadline_us = front_deadline(f, f->o->limits.work_ms);
	l->alone_until_us = l->lane == LANE_SAVE ? front_deadline(f, f->o->limits.save_ms) : 0;
	l->frame = bytes_take(&c->frame);
	c->state = CONN_WORK;
	c->deadline_us = INT64_MAX;
	if (c->asking) /* the request itself comes later */
		return;
	if (c->body > 0) {
		bytes_add(&next, str_sub(bytes_view(&c->in), c->head + c->body, c->in.n));
		l->body = bytes_take(&c->in);
		l->body_from = c->head;
		l->body_size = c->body;
		c->in = next;
	} else {
		bytes_drop(&c->in, c->head);
	}
	c->head = c->body = c->seen = 0;
}

void links_feed(struct front *f)
{
	for (size_t i = 0; i < FRONT_LINKS_MAX && f->queue.first != FRONT_NOBODY; i++) {
		struct link *l = &f->link[i];
		struct conn *c;

		if (l->state != LINK_FREE)
			continue;
		c = queue_next(f);
		if (c == NULL)
			return;
		link_take(f, l, c);
		(void)link_send(f, l); /* a lost link has answered its request already */
	}
}

/* What an answer says besides the page. */
static void link_learn(struct front *f, const struct link *l, struct conn *c, const struct net_reply *p)
{
	if (!l->asking)
		standing_spent(&f->standing, l->shape, (int64_t)p->spent_us);
	if (c == NULL)
		return;
	standing_set(&f->standing, c->session, (p->known & NET_KNOWN_SESSION) != 0, f->now_us);
	c->known = (p->known & NET_KNOWN_SESSION) != 0; /* for what its answer holds */
	if (l->asking)
		standing_set(&f->standing, c->device, (p->known & NET_KNOWN_DEVICE) != 0, f->now_us);
}

static void link_deliver(struct front *f, struct link *l)
{
	const bool asking = l->asking;
	struct net_reply p;
	struct str payload = str_sub(bytes_view(&l->in), NET_FRAME_HEAD, l->in.n);
	struct conn *c = link_client(f, l);
	struct bytes held;
	char more;

	if (frame_get_reply(payload, &p) != RC_OK) {
		link_lose(f, l, 500, "the worker's answer was not one");
		return;
	}
	if (!http_reply_sound(&p)) { /* whose answer it is, is beyond doubt: it does not leave, the link stays */
		log_error("front: request=%s status=500: a header of the answer was not one", c != NULL ? c->id : "?");
		p = (struct net_reply){ .status = 500, .hold = p.hold };
	}
	link_learn(f, l, c, &p);
	held = bytes_take(&l->in);
	link_clear(l);
	l->state = LINK_FREE;
	if (recv(l->fd, &more, 1, 0) >= 0) /* its end came with the answer: no other request may go there */
		link_lose(f, l, 500, "the worker ended");
	if (c != NULL && asking)
		conn_told(f, c);
	else if (c != NULL)
		conn_answer(f, c, &p, &held);
	bytes_free(&held); /* empty when the connection took it */
	links_feed(f);     /* before the reply is written: the worker need not wait for that */
	if (c == NULL)
		return;
	if (p.hold && !asking)
		hold_add(f, c);
	conn_run(f, c);
}

/* How many bytes of the reply are still to come; 0 when it is complete; -1 when it is too long. */
static ssize_t link_missing(const struct link *l)
{
	unsigned char head[NET_FRAME_HEAD];
	size_t whole;

	if (l->in.n < sizeof head)
		return LINK_READ_STEP;
	memcpy(head, l->in.p, sizeof head);
	whole = sizeof head + frame_get_length(head);
	if (whole > NET_REPLY_MAX || l->in.n > whole)
		return -1;
	return (ssize_t)(whole - l->in.n);
}

static void link_read(struct front *f, struct link *l)
{
	for (;;) {
		ssize_t missing = link_missing(l);
		ssize_t got;

		if (missing < 0 || (l->state == LINK_BUSY && missing == 0 && l->sent > 0)) {
			link_lose(f, l, 500, "the worker broke its rule");
			return;
		}
		if (missing == 0) {
			link_deliver(f, l);
			return;
		}
		bytes_reserve(&l->in, (size_t)missing);
		got = recv(l->fd, l->in.p + l->in.n, (size_t)missing, 0);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
			return;
		if (got <= 0 || l->state != LINK_BUSY) {
			link_lose(f, l, 500, "the worker ended");
			return;
		}
		l->in.n += (size_t)got;
	}
}

void link_event(struct front *f, struct link *l, uint32_t events)
{
	if ((events & EPOLLOUT) && l->state == LINK_BUSY && l->frame.n > 0 && !link_send(f, l))
		return;
	if (events & (EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR))
		link_read(f, l);
}

void link_late(struct front *f, struct link *l)
{
	if (hand_send(f->o->control_fd, HAND_STUCK, (uint32_t)(l - f->link), -1) != RC_OK)
		log_error("front: the parent does not listen: a worker stays stuck");
	link_lose(f, l, 504, "the worker did not answer in time");
}
