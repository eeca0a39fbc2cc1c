#include "kit/net/worker.h"

#include "kit/base/beat.h"
#include "kit/base/clock.h"

#include <poll.h>

enum { REPLY_HEAD_MAX = 64 * 1024 };

static enum rc answer_one(int fd, const struct worker_desk *desk)
{
	struct net_request q;
	struct net_reply p = { .status = 500 };
	struct buf head;
	struct str payload;
	int64_t began_us;
	enum rc rc = frame_read(fd, desk->a, NET_REQUEST_FRAME_MAX, &payload);

	if (rc == RC_OK)
		rc = frame_get_request(payload, &q);
	if (rc != RC_OK)
		return rc;
	began_us = clock_processor_us();
	desk->answer(desk->x, &q, &p);
	p.spent_us = (size_t)(clock_processor_us() - began_us);
	head = buf_new(desk->a, REPLY_HEAD_MAX);
	frame_put_reply_head(&head, &p);
	if (head.full || p.body.n > NET_REPLY_MAX - REPLY_HEAD_MAX - NET_FRAME_HEAD) {
		p = (struct net_reply){ .status = 500 }; /* the front has a page for it */
		head = buf_new(desk->a, REPLY_HEAD_MAX);
		frame_put_reply_head(&head, &p);
	}
	return frame_write_two(fd, buf_view(&head), p.body);
}

static void request_await(int fd)
{
	struct pollfd p = { fd, POLLIN, 0 };

	do
		beat(BEAT_WAITS);
	while (poll(&p, 1, BEAT_EVERY_MS) == 0);
	beat(BEAT_WORKS);
}

enum rc worker_loop(int fd, const struct worker_desk *desk)
{
	enum rc rc;

	do {
		request_await(fd);
		rc = answer_one(fd, desk);
		arena_reset(desk->a);
	} while (rc == RC_OK);
	return rc == RC_NONE ? RC_OK : RC_FAIL;
}
