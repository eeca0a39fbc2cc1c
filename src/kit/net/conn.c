/* One client connection: from bytes to a complete request, and from an answer back to bytes.
 *
 * A request is read completely before a worker hears of it, so that a slow sender holds a few bytes of memory here and
 * never a worker. Requests of a connection are served one after the other, and while one is in work nothing more is
 * read: who sends faster than we answer is slowed down by TCP and not by a queue of ours. Events are edge-triggered, so
 * each state goes on until the socket has no more (`readable`) or it has to wait for somebody else. */
#include "kit/net/front_state.h"

#include "kit/base/log.h"
#include "kit/net/asset_reply.h"
#include "kit/net/http_reply.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

enum { US_PER_MS = 1000, READ_STEP = 4096, BODY_STEP = 65536, LINGER_STEP = 16 * 1024, LINGER_STEPS = 64 };

enum fill { FILL_MORE, FILL_WAIT, FILL_END };

static int index_of(const struct front *f, const struct conn *c)
{
	return (int)(c - f->conn);
}

static void request_forget(struct conn *c)
{
	bytes_free(&c->frame);
	bytes_free(&c->out);
	bytes_free(&c->held);
	c->tail = STR_NONE;
	c->seen = c->head = c->body = c->sent = 0;
	c->is_head = c->is_post = c->asking = c->asked = false;
}

void conn_close(struct front *f, struct conn *c)
{
	if (c->state == CONN_QUEUED)
		queue_remove(f, c);
	if (c->state == CONN_HELD)
		line_remove(f, &f->held, c);
	request_forget(c);
	share_leave(f, c);
	bytes_free(&c->in);
	close(c->fd);
	c->fd = -1;
	c->state = CONN_FREE;
	c->generation++; /* a worker's answer to the one who left finds nobody */
	f->open--;
}

void conn_open(struct front *f, int fd, const struct net_address *from)
{
	struct conn *c = NULL;

	for (size_t i = 0; i < f->o->limits.connections && c == NULL; i++)
		if (f->conn[i].state == CONN_FREE)
			c = &f->conn[i];
	if (c == NULL) {
		c = share_last(f);
		if (c != NULL)
			conn_close(f, c);
	}
	if (c == NULL || !front_watch(f, fd, FRONT_CONN, index_of(f, c), c->generation)) {
		close(fd);
		return;
	}
	f->open++;
	c->fd = fd;
	c->state = CONN_IDLE;
	c->readable = true;
	c->ended = false;
	c->close = c->known = c->first = c->again = false;
	c->moved_us = f->now_us;
	c->deadline_us = front_deadline(f, f->o->limits.head_ms);
	c->from = *from;
	share_place(f, c, from);
	conn_run(f, c);
}

/* Reads once, at most `most` bytes. */
static enum fill conn_fill(struct front *f, struct conn *c, size_t most)
{
	ssize_t got;

	if (!c->readable)
		return FILL_WAIT;
	if (most > READ_STEP && c->state != CONN_BODY)
		most = READ_STEP;
	bytes_reserve(&c->in, most);
	got = recv(c->fd, c->in.p + c->in.n, most, 0);
	if (got < 0 && errno == EINTR)
		return FILL_MORE;
	if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
		c->readable = false;
		return FILL_WAIT;
	}
	if (got <= 0)
		return FILL_END;
	c->in.n += (size_t)got;
	c->moved_us = f->now_us;
	/* Taken empty: what comes later is an event of its own. After the client's end no event will come any more, and
	 * only another read tells that this was all. */
	if ((size_t)got < most && !c->ended)
		c->readable = false;
	return FILL_MORE;
}

static void reply_begin(struct front *f, struct conn *c)
{
	bytes_free(&c->frame);
	c->sent = 0;
	c->state = CONN_REPLY;
	c->deadline_us = front_deadline(f, f->o->limits.head_ms + front_transfer_ms(f, c->out.n + c->tail.n));
}

static void reply_head(struct front *f, struct conn *c, int status, const struct net_pair *header, size_t headers)
{
	struct http_reply r = {
		.status = status,
		.length = c->tail.n,
		.utc = front_utc(),
		.https = f->o->https,
		.header = header,
		.headers = headers,
	};

	if (f->draining)
		c->close = true;
	r.close = c->close;
	http_reply_head(&c->out, &r);
	if (c->is_head || status == 204 || status == 304)
		c->tail = STR_NONE;
}

/* Takes the page in held as the body of the reply. */
static void reply_page(struct front *f, struct conn *c, int status)
{
	struct net_pair header[2] = { { S("content-type"), S("text/html; charset=utf-8") } };
	size_t headers = 1;

	if (status == 405)
		header[headers++] = (struct net_pair){ S("allow"), S("GET, HEAD, POST") };
	if (status == 503 || status == 429)
		header[headers++] = (struct net_pair){ S("retry-after"), status == 503 ? S("2") : S("10") };
	c->tail = bytes_view(&c->held);
	reply_head(f, c, status, header, headers);
	reply_begin(f, c);
}

static void fault_page(struct front *f, struct conn *c, int status)
{
	struct http_fault fault = { .status = status, .id = str_of(c->id), .was_post = c->is_post };

	if (c->state == CONN_QUEUED)
		bytes_drop(&c->in, c->head + c->body);
	bytes_free(&c->held);
	http_fault_page(&c->held, &fault);
	reply_page(f, c, status);
}

void conn_fault(struct front *f, struct conn *c, int status)
{
	if (c->state < CONN_QUEUED || c->asking)
		c->close = true; /* where the next request begins is not known, or still far away */
	fault_page(f, c, status);
}

void conn_answer(struct front *f, struct conn *c, const struct net_reply *p, struct bytes *held)
{
	if (p->status >= 400 && p->body.n == 0) {
		fault_page(f, c, p->status);
		return;
	}
	c->tail = p->body;
	reply_head(f, c, p->status, p->header, p->headers);
	c->held = bytes_take(held);
	reply_begin(f, c);
}

/* The reply is ready to leave, but for the disk. */
void conn_hold(struct front *f, struct conn *c)
{
	c->state = CONN_HELD;
	line_add(f, &f->held, c);
}

void conn_release(struct front *f, struct conn *c)
{
	line_remove(f, &f->held, c);
	reply_begin(f, c);
}

static void request_number(struct front *f, struct conn *c)
{
	(void)snprintf(c->id, sizeof c->id, "%s-%llu", f->name, (unsigned long long)++f->requests); /* at most 23 */
}

static bool host_is_ours(const struct front *f, struct str host)
{
	struct str name = http_host_name(host);

	return http_same(name, S("localhost")) || str_is(name, "127.0.0.1") || str_is(name, "[::1]") ||
	       (f->o->listen_host.n > 0 && http_same(name, f->o->listen_host)) ||
	       (f->o->host.n > 0 && http_same(name, f->o->host));
}

/* The part of the request's frame before the body. */
static void frame_make(struct front *f, struct conn *c, const struct http_head *h, struct str path)
{
	unsigned char length[NET_FRAME_HEAD];
	char peer[ADDRESS_TEXT];
	struct net_request q = {
		.method = h->method,
		.path = path,
		.query = h->query,
		.id = str_of(c->id),
		.headers = h->headers,
		.body = { NULL, c->body },
		.ask = c->asking,
	};
	struct buf b = buf_new(f->scratch, HTTP_HEAD_MAX + 2048);

	address_text(&c->client, peer);
	q.peer = str_of(peer);
	memcpy(q.header, h->header, sizeof q.header);
	frame_put_request_head(&b, &q);
	frame_put_length(length, (uint32_t)(b.n + c->body));
	bytes_reserve(&c->frame, sizeof length + b.n);
	bytes_add(&c->frame, (struct str){ (const char *)length, sizeof length });
	bytes_add(&c->frame, buf_view(&b));
	arena_reset(f->scratch);
}

static void asset_serve(struct front *f, struct conn *c, const struct http_head *h, struct str path)
{
	struct asset_reply r;

	if (c->is_post) {
		conn_fault(f, c, 405);
		return;
	}
	asset_reply_make(path, h, &r);
	bytes_drop(&c->in, c->head); /* nothing of the head is used from here on */
	if (r.status == 404) {
		fault_page(f, c, 404);
		return;
	}
	c->tail = r.body;
	reply_head(f, c, r.status, r.header, r.headers);
	reply_begin(f, c);
}

/* Who asks, as far as it is known, and what for. */
static void client_find(struct front *f, struct conn *c, const struct http_head *h, struct str path, bool costly)
{
	struct net_address client = address_client(c->from, f->o->proxy, f->o->proxies, h->forwarded, h->forwards);
	bool device;

	share_place(f, c, &client);
	c->session = standing_mark(&f->standing, MARK_SESSION, http_cookie(h->cookie, f->o->session_cookie));
	c->device = standing_mark(&f->standing, MARK_DEVICE, http_cookie(h->cookie, f->o->device_cookie));
	c->shape = standing_shape(&f->standing, path);
	c->known = standing_has(&f->standing, c->session, f->now_us);
	device = costly && standing_has(&f->standing, c->device, f->now_us);
	c->first = c->known || device;
	c->asker = c->known ? c->session : device ? c->device : c->house;
	c->lane = LANE_PAGE;
	if (costly)
		c->lane = LANE_COSTLY;
	else if (standing_cost(&f->standing, c->shape) >= f->o->limits.slow_us)
		c->lane = LANE_SLOW;
	else if (c->is_post && c->known && f->o->limits.save_ms > 0)
		c->lane = LANE_SAVE;
}

/* A cookie is a claim. Where it would buy something, a worker is asked whether it is real before more is read. */
static bool has_to_ask(const struct front *f, const struct conn *c, const struct net_door *door, size_t length)
{
	if (c->asked || c->first || length == 0)
		return false;
	if (door->costly && c->device != 0)
		return true;
	return c->session != 0 && (!door->open || length > f->o->limits.stranger_max);
}

static void wait_begin(struct front *f, struct conn *c)
{
	struct conn *out;

	c->state = CONN_QUEUED;
	out = queue_add(f, c);
	if (out == NULL)
		return;
	conn_fault(f, out, out->lane == LANE_COSTLY ? 429 : 503);
	out->again = f->again = true;
}

static void ask_begin(struct front *f, struct conn *c, const struct http_head *h, struct str path)
{
	c->asking = true;
	c->lane = LANE_PAGE;
	frame_make(f, c, h, path);
	wait_begin(f, c);
}

static void body_begin(struct front *f, struct conn *c, const struct http_head *h, struct str path)
{
	frame_make(f, c, h, path);
	c->state = CONN_BODY;
	c->began_us = f->now_us;
	c->deadline_us = front_deadline(f, f->o->limits.head_ms);
	if (h->expects_continue && c->in.n == c->head && c->body > 0)
		(void)send(c->fd, "HTTP/1.1 100 Continue\r\n\r\n", 25, MSG_NOSIGNAL); /* clients go on without it */
}

/* A request for a worker. */
static void page_accept(struct front *f, struct conn *c, const struct http_head *h, struct str path)
{
	const struct front_limits *l = &f->o->limits;
	struct net_door door = { l->body_max, true, false };
	bool strange;

	if (f->o->door != NULL && c->is_post)
		door = f->o->door(path);
	client_find(f, c, h, path, door.costly);
	if (h->length > door.body_max) {
		conn_fault(f, c, 413);
		return;
	}
	if (has_to_ask(f, c, &door, h->length)) {
		ask_begin(f, c, h, path);
		return;
	}
	strange = h->length > 0 && !c->known;
	if (strange && door.open && h->length > l->stranger_max) {
		conn_fault(f, c, 413);
		return;
	}
	c->body = strange && !door.open ? 0 : h->length; /* a sign-in is asked for: nobody would read it */
	c->close = c->close || c->body < h->length;
	body_begin(f, c, h, path);
}

static void head_accept(struct front *f, struct conn *c, const struct http_head *h)
{
	char room[HTTP_TARGET_MAX];
	struct str path = STR_NONE;
	struct http_refusal no;

	if (!host_is_ours(f, h->host)) {
		conn_fault(f, c, 421);
		return;
	}
	no = http_path_decode(h->target, room, &path);
	if (no.status != 0) {
		conn_fault(f, c, no.status);
		return;
	}
	if (asset_path_is(path))
		asset_serve(f, c, h, path);
	else
		page_accept(f, c, h, path);
}

/* A head is complete. */
static void head_done(struct front *f, struct conn *c)
{
	struct http_head h = { 0 };
	struct str head = { c->in.p, c->head };
	struct http_refusal no = http_head_read(head, f->o->limits.body_max, &h);

	if (!c->asked)
		request_number(f, c);
	if (no.status != 0) {
		conn_fault(f, c, no.status);
		return;
	}
	c->close = c->close || h.close;
	c->is_head = str_is(h.method, "HEAD");
	c->is_post = str_is(h.method, "POST");
	head_accept(f, c, &h);
}

void conn_told(struct front *f, struct conn *c)
{
	c->asking = false;
	c->asked = true;
	c->state = CONN_HEAD;
	head_done(f, c);
}

/* Returns false when the connection has to wait, or is closed. */
static bool run_head(struct front *f, struct conn *c)
{
	struct http_refusal no;
	enum fill fill;

	if (c->state == CONN_HEAD || c->in.n > 0) {
		if (c->state == CONN_IDLE) {
			c->state = CONN_HEAD;
			c->deadline_us = front_deadline(f, f->o->limits.head_ms);
		}
		no = http_head_scan(bytes_view(&c->in), &c->seen, &c->head);
		if (no.status != 0) {
			request_number(f, c);
			conn_fault(f, c, no.status);
			return true;
		}
		if (c->head > 0) {
			head_done(f, c);
			return true;
		}
	}
	fill = conn_fill(f, c, READ_STEP);
	if (fill == FILL_END)
		conn_close(f, c);
	else if (fill == FILL_WAIT && c->in.n == 0)
		bytes_free(&c->in); /* an idle connection holds no memory */
	return fill == FILL_MORE;
}

/* Not later than a slow line needs, and not long after the last byte. */
static void body_moved(struct front *f, struct conn *c)
{
	int64_t steady = c->began_us + (f->o->limits.head_ms + front_transfer_ms(f, c->in.n - c->head)) * US_PER_MS;
	int64_t ms = (steady - f->now_us) / US_PER_MS;

	c->deadline_us = front_deadline(f, ms < f->o->limits.head_ms ? ms : f->o->limits.head_ms);
}

static bool run_body(struct front *f, struct conn *c)
{
	size_t whole = c->head + c->body;
	size_t more = whole - c->in.n < BODY_STEP ? whole - c->in.n : BODY_STEP;
	struct conn *out;
	enum fill fill;

	if (c->in.n >= whole) {
		wait_begin(f, c);
		return false;
	}
	for (out = NULL; c->readable && (out = share_room(f, c, more)) != NULL;) {
		if (out == c) {
			conn_fault(f, c, 503);
			return true;
		}
		conn_close(f, out);
	}
	fill = conn_fill(f, c, more);
	if (fill == FILL_END)
		conn_close(f, c);
	else if (fill == FILL_MORE)
		body_moved(f, c);
	return fill == FILL_MORE;
}

static void reply_done(struct front *f, struct conn *c)
{
	bool end = c->close;

	request_forget(c);
	c->moved_us = f->now_us;
	if (end) {
		bytes_free(&c->in);
		(void)shutdown(c->fd, SHUT_WR); /* a failure shows at the next read */
		c->state = CONN_LINGER;
		c->deadline_us = front_deadline(f, f->o->limits.linger_ms);
		return;
	}
	c->state = CONN_IDLE;
	c->deadline_us = front_deadline(f, f->o->limits.idle_ms);
}

/* What it has not taken stays here, as long as there is room for it. */
static void reply_wait(struct front *f, struct conn *c)
{
	struct conn *out;

	do {
		out = share_reply(f, c);
		if (out != NULL)
			conn_close(f, out);
	} while (out != NULL && out != c);
}

static bool run_reply(struct front *f, struct conn *c)
{
	size_t head = c->sent < c->out.n ? c->out.n - c->sent : 0;
	size_t tail_sent = c->sent > c->out.n ? c->sent - c->out.n : 0;
	struct iovec part[] = {
		{ c->out.p + c->out.n - head, head },
		{ (char *)(uintptr_t)c->tail.p + tail_sent, c->tail.n - tail_sent }, /* the kernel only reads it */
	};
	struct msghdr m = { .msg_iov = part, .msg_iovlen = 2 };
	ssize_t sent = sendmsg(c->fd, &m, MSG_NOSIGNAL);

	if (sent < 0 && errno == EINTR)
		return true;
	if (sent < 0) {
		if (errno == EAGAIN || errno == EWOULDBLOCK)
			reply_wait(f, c);
		else
			conn_close(f, c);
		return false;
	}
	c->sent += (size_t)sent;
	c->moved_us = f->now_us;
	if (c->sent == c->out.n + c->tail.n)
		reply_done(f, c);
	return true;
}

/* Reads what still comes after a refusal, so that the client sees the answer and not a broken connection. */
static bool run_linger(struct front *f, struct conn *c)
{
	char waste[LINGER_STEP];

	for (int i = 0; i < LINGER_STEPS; i++) {
		ssize_t got = recv(c->fd, waste, sizeof waste, 0);

		if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
			return false;
		if (got <= 0) {
			conn_close(f, c);
			return false;
		}
	}
	conn_close(f, c); /* a megabyte in one go: this client does not listen */
	return false;
}

void conn_run(struct front *f, struct conn *c)
{
	bool on = true;

	while (on) {
		switch (c->state) {
		case CONN_IDLE:
		case CONN_HEAD:
			on = run_head(f, c);
			break;
		case CONN_BODY:
			on = run_body(f, c);
			break;
		case CONN_REPLY:
			on = run_reply(f, c);
			break;
		case CONN_LINGER:
			on = run_linger(f, c);
			break;
		case CONN_FREE:
		case CONN_QUEUED:
		case CONN_WORK:
		case CONN_HELD:
			on = false;
			break;
		}
	}
}

void conn_event(struct front *f, struct conn *c, uint32_t events)
{
	if (events & (EPOLLERR | EPOLLHUP)) {
		conn_close(f, c);
		return;
	}
	if (events & (EPOLLIN | EPOLLRDHUP))
		c->readable = true;
	if (events & EPOLLRDHUP)
		c->ended = true;
	conn_run(f, c);
}

void conn_late(struct front *f, struct conn *c)
{
	if (c->state == CONN_QUEUED) {
		queue_remove(f, c);
		conn_fault(f, c, 503);
		conn_run(f, c);
	} else if (c->state == CONN_HELD) {
		log_error("front: request=%s status=500: the disk has not taken what was saved", c->id);
		line_remove(f, &f->held, c);
		bytes_free(&c->out);
		conn_fault(f, c, 500);
		conn_run(f, c);
	} else if (c->state != CONN_WORK) { /* the link has its own deadline */
		conn_close(f, c);
	}
}
