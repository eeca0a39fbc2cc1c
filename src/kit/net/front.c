/* The loop. It knows links and connections, and neither of them knows it: what happens in between events (deadlines,
 * giving waiting requests to free workers) is decided here, so that no call can come back to where it began.
 *
 * One deadline is kept for all, the earliest, and all places are looked at when it has come: a thousand places are
 * looked through in microseconds, and nothing has to be kept in order while requests come and go. */
#include "kit/net/front.h"

#include "kit/base/beat.h"
#include "kit/base/clock.h"
#include "kit/base/id.h"
#include "kit/net/front_state.h"
#include "kit/net/hand.h"
#include "kit/net/http_reply.h"
#include "kit/net/process.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
	US_PER_MS = 1000,
	EVENTS_MAX = 64,
	ACCEPT_MAX = 64, /* of one event: others want their turn */
	SCRATCH_MAX = 2 * HTTP_HEAD_MAX + 64 * 1024,
};

struct front_limits front_limits_usual(void)
{
	return (struct front_limits){
		.head_ms = 10 * 1000,
		.idle_ms = 60 * 1000,
		.queue_ms = 10 * 1000,
		.work_ms = 30 * 1000,
		.linger_ms = 2 * 1000,
		.drain_ms = 5 * 1000,
		.rate_bytes_s = 16 * 1024,
		.connections = 1000,
		.queue = 200,
		.body_max = NET_BODY_MAX,
		.stranger_max = 64 * 1024,
		.memory_max = 192u * 1024 * 1024,
		.session_memory = NET_BODY_MAX + 2u * 1024 * 1024,
		.strangers_memory = 16u * 1024 * 1024,
		.address_memory = 2u * 1024 * 1024,
		.session_replies = 64u * 1024 * 1024,
		.address_replies = 4u * 1024 * 1024,
		.strangers_replies = 32u * 1024 * 1024,
		.known_replies = 256u * 1024 * 1024,
		.costly = 1,
		.costly_queue = 8,
		.slow_us = 100 * US_PER_MS,
	};
}

static void accept_all(struct front *f)
{
	for (int i = 0; i < ACCEPT_MAX; i++) {
		struct sockaddr_storage from;
		socklen_t size = sizeof from;
		struct net_address peer;
		int on = 1;
		int fd = accept4(f->o->listen_fd, (struct sockaddr *)&from, &size, SOCK_NONBLOCK | SOCK_CLOEXEC);

		if (fd < 0)
			return; /* none left, or out of descriptors: the event comes again */
		peer = address_of_socket((struct sockaddr *)&from);
		(void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on); /* slower without, not wrong */
		conn_open(f, fd, &peer);
		links_feed(f);
	}
}

static void drain_begin(struct front *f)
{
	if (f->draining)
		return;
	f->draining = true;
	(void)epoll_ctl(f->epoll, EPOLL_CTL_DEL, f->o->listen_fd, NULL); /* it was added at the start */
}

/* Words of the parent. False when it is gone. */
static bool control_read(struct front *f)
{
	for (;;) {
		struct hand h;
		enum rc rc = hand_receive(f->o->control_fd, &h);

		if (rc == RC_BUSY)
			return true;
		if (rc == RC_NONE)
			return false;
		if (rc != RC_OK)
			continue;
		if (h.kind == HAND_STOP)
			drain_begin(f);
		if (h.kind == HAND_SOCKET && h.fd >= 0)
			link_open(f, h.slot, h.fd);
		else if (h.fd >= 0)
			close(h.fd);
	}
}

/* When something has to be done about a link; not after `later`. */
static int64_t link_wakes(const struct front *f, const struct link *l, int64_t later)
{
	if (l->alone_until_us > f->now_us && l->alone_until_us < later)
		later = l->alone_until_us;
	return l->deadline_us < later ? l->deadline_us : later;
}

/* Ends what is late and finds the next deadline. */
static void sweep(struct front *f)
{
	int64_t next = INT64_MAX;

	f->earliest_us = INT64_MAX;
	hold_late(f);
	for (size_t i = 0; i < FRONT_LINKS_MAX; i++)
		if (f->link[i].state == LINK_BUSY && f->link[i].deadline_us <= f->now_us)
			link_late(f, &f->link[i]);
	for (size_t i = 0; i < f->o->limits.connections; i++)
		if (f->conn[i].state != CONN_FREE && f->conn[i].deadline_us <= f->now_us)
			conn_late(f, &f->conn[i]);
	for (size_t i = 0; i < FRONT_LINKS_MAX; i++)
		if (f->link[i].state == LINK_BUSY)
			next = link_wakes(f, &f->link[i], next);
	for (size_t i = 0; i < f->o->limits.connections; i++)
		if (f->conn[i].state != CONN_FREE && f->conn[i].deadline_us < next)
			next = f->conn[i].deadline_us;
	if (f->question != 0 && f->question_us < next)
		next = f->question_us;
	f->earliest_us = next;
}

static void close_idle(struct front *f)
{
	for (size_t i = 0; i < f->o->limits.connections; i++)
		if (f->conn[i].state == CONN_IDLE && f->conn[i].in.n == 0)
			conn_close(f, &f->conn[i]);
}

/* Those that another connection's event has moved on. Running one may move on another. */
static void conns_again(struct front *f)
{
	while (f->again) {
		f->again = false;
		for (size_t i = 0; i < f->o->limits.connections; i++)
			if (f->conn[i].again) {
				f->conn[i].again = false;
				conn_run(f, &f->conn[i]);
			}
	}
}

/* False when the parent is gone. */
static bool dispatch(struct front *f, const struct epoll_event *e)
{
	enum front_kind kind = (enum front_kind)(e->data.u64 >> 56);
	int index = (int)(e->data.u64 >> 32 & 0xffffff);
	uint32_t generation = (uint32_t)e->data.u64;

	switch (kind) {
	case FRONT_LISTEN:
		accept_all(f);
		break;
	case FRONT_CONTROL:
		return control_read(f);
	case FRONT_CONN:
		if (f->conn[index].state != CONN_FREE && f->conn[index].generation == generation)
			conn_event(f, &f->conn[index], e->events);
		break;
	case FRONT_LEDGER:
		hold_event(f);
		break;
	case FRONT_LINK:
		if (f->link[index].state != LINK_NONE && f->link[index].generation == generation)
			link_event(f, &f->link[index], e->events);
		break;
	}
	return true;
}

static int wait_ms(const struct front *f)
{
	int64_t ms;

	if (f->earliest_us == INT64_MAX)
		return BEAT_EVERY_MS;
	ms = (f->earliest_us - f->now_us) / US_PER_MS + 1;
	return ms < 0 ? 0 : ms > BEAT_EVERY_MS ? BEAT_EVERY_MS : (int)ms;
}

static void loop(struct front *f)
{
	int64_t drain_until = INT64_MAX;
	bool on = true;

	while (on) {
		struct epoll_event event[EVENTS_MAX];
		int n = epoll_wait(f->epoll, event, EVENTS_MAX, wait_ms(f));

		beat(BEAT_WAITS);
		f->now_us = clock_monotonic_us();
		for (int i = 0; i < n && on; i++) {
			on = dispatch(f, &event[i]);
			conns_again(f);
			links_feed(f); /* at once: a full queue must not refuse while a worker is free */
		}
		if (f->now_us >= f->earliest_us) {
			sweep(f);
			links_feed(f);
		}
		if (!f->draining)
			continue;
		if (drain_until == INT64_MAX)
			drain_until = front_deadline(f, f->o->limits.drain_ms);
		close_idle(f);
		if (f->open == 0 || f->now_us >= drain_until)
			break;
		if (drain_until < f->earliest_us)
			f->earliest_us = drain_until;
	}
}

/* Four letters that are hard to mishear begin the request numbers of this process. */
static void name_make(struct front *f)
{
	static const char letter[] = "ABCDEFGHKLMNPQRSTUVWXYZ";
	unsigned char r[4];

	random_bytes(r, sizeof r);
	for (size_t i = 0; i < sizeof r; i++)
		f->name[i] = letter[r[i] % (sizeof letter - 1)];
	f->name[sizeof r] = '\0';
}

static void front_free(struct front *f)
{
	for (size_t i = 0; i < f->o->limits.connections; i++)
		if (f->conn[i].state != CONN_FREE)
			conn_close(f, &f->conn[i]);
	for (size_t i = 0; i < FRONT_LINKS_MAX; i++) {
		bytes_free(&f->link[i].frame);
		bytes_free(&f->link[i].body);
		bytes_free(&f->link[i].in);
		if (f->link[i].state != LINK_NONE)
			close(f->link[i].fd);
	}
	close(f->epoll);
	free(f->conn);
	arena_free(f->scratch);
	free(f);
}

enum rc front_run(const struct front_options *o, struct err *e)
{
	struct front *f = calloc(1, sizeof *f);

	if (f == NULL)
		return err_set(e, RC_FAIL, "no memory");
	f->o = o;
	f->epoll = epoll_create1(EPOLL_CLOEXEC);
	f->conn = calloc(o->limits.connections, sizeof *f->conn);
	f->scratch = arena_new(SCRATCH_MAX);
	f->queue = f->held = (struct line){ FRONT_NOBODY, FRONT_NOBODY };
	f->earliest_us = INT64_MAX;
	f->now_us = clock_monotonic_us();
	if (f->epoll < 0 || f->conn == NULL)
		return err_set(e, RC_FAIL, "epoll: %s", strerror(errno));
	for (size_t i = 0; i < o->limits.connections; i++)
		f->conn[i].fd = -1;
	process_keep_memory();
	name_make(f);
	standing_begin(&f->standing);
	if (!front_watch(f, o->listen_fd, FRONT_LISTEN, 0, 0) || !front_watch(f, o->control_fd, FRONT_CONTROL, 0, 0) ||
	    (o->ledger_fd >= 0 && !front_watch(f, o->ledger_fd, FRONT_LEDGER, 0, 0)))
		return err_set(e, RC_FAIL, "the listening socket: %s", strerror(errno));
	loop(f);
	front_free(f);
	return RC_OK;
}
