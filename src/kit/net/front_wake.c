/* What connections, links and the queue ask of the loop: to be woken for a socket, and at a deadline. */
#include "kit/net/front_state.h"

#include <fcntl.h>
#include <sys/epoll.h>

#include "kit/base/clock.h"

enum { US_PER_MS = 1000 };

/* What an event is for: kind, place in its table, generation of that place. */
static uint64_t tag_of(enum front_kind kind, int index, uint32_t generation)
{
	return (uint64_t)kind << 56 | (uint64_t)(uint32_t)index << 32 | generation;
}

bool front_watch(struct front *f, int fd, enum front_kind kind, int index, uint32_t generation)
{
	struct epoll_event e = { EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET,
		                 { .u64 = tag_of(kind, index, generation) } };
	int flags = fcntl(fd, F_GETFL);

	if (kind == FRONT_LISTEN || kind == FRONT_CONTROL || kind == FRONT_LEDGER)
		e.events = EPOLLIN;
	if (flags < 0 || fcntl(fd, F_SETFL, flags | O_NONBLOCK) != 0)
		return false;
	return epoll_ctl(f->epoll, EPOLL_CTL_ADD, fd, &e) == 0;
}

int64_t front_deadline(struct front *f, int64_t ms)
{
	int64_t at = f->now_us + ms * US_PER_MS;

	if (at < f->earliest_us)
		f->earliest_us = at;
	return at;
}

int64_t front_utc(void)
{
	const struct clock machine = { 0 };

	return clock_read(&machine).utc;
}

int64_t front_transfer_ms(const struct front *f, size_t n)
{
	return (int64_t)(n * 1000 / f->o->limits.rate_bytes_s);
}
