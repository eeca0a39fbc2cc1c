/* Frames: how a request and a reply are laid out between front and worker, and how a worker reads and writes them.
 * The front has its own non-blocking transfer (kit/net/link.c) of the same bytes. Decoding accepts nothing but exactly
 * what encoding writes: a length that does not fit, or bytes left over, make the whole frame invalid. */
#include "kit/net/net.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>

enum { STATUS_MIN = 100, STATUS_MAX = 599 };

struct reader {
	struct str rest;
	bool bad;
};

void frame_put_length(unsigned char out[NET_FRAME_HEAD], uint32_t n)
{
	for (int i = 0; i < NET_FRAME_HEAD; i++)
		out[i] = (unsigned char)(n >> (8 * i));
}

uint32_t frame_get_length(const unsigned char in[NET_FRAME_HEAD])
{
	uint32_t n = 0;

	for (int i = 0; i < NET_FRAME_HEAD; i++)
		n |= (uint32_t)in[i] << (8 * i);
	return n;
}

static void put_number(struct buf *b, size_t n)
{
	unsigned char head[NET_FRAME_HEAD];

	if (n > UINT32_MAX) {
		b->full = true;
		return;
	}
	frame_put_length(head, (uint32_t)n);
	buf_add(b, head, sizeof head);
}

static void put_field(struct buf *b, struct str s)
{
	put_number(b, s.n);
	buf_str(b, s);
}

static void put_pairs(struct buf *b, const struct net_pair *pair, size_t count)
{
	if (count > NET_HEADERS_MAX) {
		b->full = true;
		return;
	}
	put_number(b, count);
	for (size_t i = 0; i < count; i++) {
		put_field(b, pair[i].name);
		put_field(b, pair[i].value);
	}
}

static size_t get_number(struct reader *r)
{
	unsigned char head[NET_FRAME_HEAD];

	if (r->bad || r->rest.n < sizeof head) {
		r->bad = true;
		return 0;
	}
	memcpy(head, r->rest.p, sizeof head);
	r->rest = str_sub(r->rest, sizeof head, r->rest.n);
	return frame_get_length(head);
}

static struct str get_field(struct reader *r)
{
	size_t n = get_number(r);
	struct str s;

	if (r->bad || n > r->rest.n) {
		r->bad = true;
		return STR_NONE;
	}
	s = str_sub(r->rest, 0, n);
	r->rest = str_sub(r->rest, n, r->rest.n);
	return s;
}

static size_t get_pairs(struct reader *r, struct net_pair *pair)
{
	size_t count = get_number(r);

	if (r->bad || count > NET_HEADERS_MAX) {
		r->bad = true;
		return 0;
	}
	for (size_t i = 0; i < count; i++) {
		pair[i].name = get_field(r);
		pair[i].value = get_field(r);
	}
	return count;
}

void frame_put_request_head(struct buf *b, const struct net_request *q)
{
	put_field(b, q->method);
	put_field(b, q->path);
	put_field(b, q->query);
	put_field(b, q->peer);
	put_field(b, q->id);
	put_number(b, q->ask ? 1 : 0);
	put_pairs(b, q->header, q->headers);
	put_number(b, q->body.n);
}

void frame_put_request(struct buf *b, const struct net_request *q)
{
	frame_put_request_head(b, q);
	buf_str(b, q->body);
}

enum rc frame_get_request(struct str payload, struct net_request *q)
{
	struct reader r = { payload, false };
	struct net_request got = { 0 };
	size_t ask;

	got.method = get_field(&r);
	got.path = get_field(&r);
	got.query = get_field(&r);
	got.peer = get_field(&r);
	got.id = get_field(&r);
	ask = get_number(&r);
	got.headers = get_pairs(&r, got.header);
	got.body = get_field(&r);
	if (r.bad || r.rest.n > 0 || got.method.n == 0 || got.path.n == 0 || ask > 1)
		return RC_INVALID;
	got.ask = ask == 1;
	*q = got;
	return RC_OK;
}

void frame_put_reply_head(struct buf *b, const struct net_reply *p)
{
	put_number(b, p->status > 0 ? (size_t)p->status : 0);
	put_number(b, p->hold ? 1 : 0);
	put_number(b, p->known);
	put_number(b, p->spent_us);
	put_pairs(b, p->header, p->headers);
	put_number(b, p->body.n);
}

void frame_put_reply(struct buf *b, const struct net_reply *p)
{
	frame_put_reply_head(b, p);
	buf_str(b, p->body);
}

enum rc frame_get_reply(struct str payload, struct net_reply *p)
{
	struct reader r = { payload, false };
	struct net_reply got = { 0 };
	size_t status = get_number(&r);
	size_t hold = get_number(&r);
	size_t known = get_number(&r);

	got.spent_us = get_number(&r);
	got.headers = get_pairs(&r, got.header);
	got.body = get_field(&r);
	if (r.bad || r.rest.n > 0 || status < STATUS_MIN || status > STATUS_MAX || hold > 1 || known > NET_KNOWN_MOST)
		return RC_INVALID;
	got.status = (int)status;
	got.hold = hold == 1;
	got.known = (unsigned)known;
	*p = got;
	return RC_OK;
}

/* Reads exactly n bytes; returns how many came before the stream ended or broke. */
static size_t read_all(int fd, void *to, size_t n)
{
	size_t have = 0;

	while (have < n) {
		ssize_t got = recv(fd, (char *)to + have, n - have, MSG_WAITALL);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		have += (size_t)got;
	}
	return have;
}

enum rc frame_read(int fd, struct arena *a, size_t max, struct str *payload)
{
	unsigned char head[NET_FRAME_HEAD];
	size_t have = read_all(fd, head, sizeof head);
	size_t n;
	char *p;

	if (have == 0)
		return RC_NONE;
	if (have < sizeof head)
		return RC_FAIL;
	n = frame_get_length(head);
	if (n > max)
		return RC_INVALID;
	p = arena_alloc(a, n);
	if (read_all(fd, p, n) < n)
		return RC_FAIL;
	*payload = (struct str){ p, n };
	return RC_OK;
}

enum rc frame_write_two(int fd, struct str first, struct str second)
{
	unsigned char head[NET_FRAME_HEAD];
	struct iovec part[] = {
		{ head, sizeof head },
		{ (void *)(uintptr_t)first.p, first.n }, /* the kernel only reads it */
		{ (void *)(uintptr_t)second.p, second.n },
	};
	struct msghdr m = { .msg_iov = part, .msg_iovlen = 3 };

	if (first.n > UINT32_MAX - second.n)
		return RC_FAIL;
	frame_put_length(head, (uint32_t)(first.n + second.n));
	while (m.msg_iovlen > 0) {
		ssize_t sent = sendmsg(fd, &m, MSG_NOSIGNAL);
		size_t left = sent > 0 ? (size_t)sent : 0;

		if (sent < 0 && errno == EINTR)
			continue;
		if (sent < 0)
			return RC_FAIL;
		while (m.msg_iovlen > 0 && left >= m.msg_iov->iov_len) {
			left -= m.msg_iov->iov_len;
			m.msg_iov++;
			m.msg_iovlen--;
		}
		if (m.msg_iovlen > 0) {
			m.msg_iov->iov_base = (char *)m.msg_iov->iov_base + left;
			m.msg_iov->iov_len -= left;
		}
	}
	return RC_OK;
}

enum rc frame_write(int fd, struct str payload)
{
	return frame_write_two(fd, payload, STR_NONE);
}
