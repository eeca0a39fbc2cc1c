#include "kit/net/ledger.h"

#include "kit/base/beat.h"
#include "kit/base/clock.h"
#include "kit/net/hand.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

enum { US_PER_MS = 1000 };

/* A question is its number and the payload. */
bool ledger_send(int fd, int64_t number, struct str payload)
{
	struct iovec part[] = {
		{ &number, sizeof number }, { (void *)(uintptr_t)payload.p, payload.n }, /* the kernel only reads it */
	};
	struct msghdr m = { .msg_iov = part, .msg_iovlen = 2 };

	return sendmsg(fd, &m, MSG_NOSIGNAL | MSG_DONTWAIT) == (ssize_t)(sizeof number + payload.n);
}

bool ledger_receive(int fd, struct ledger_answer *out)
{
	return recv(fd, out, sizeof *out, MSG_DONTWAIT) == (ssize_t)sizeof *out;
}

/* Waits for the answer to this number; answers to earlier questions are passed over. */
static bool answer_await(int fd, int64_t number, int64_t until_us, enum rc *rc)
{
	for (int64_t left = until_us - clock_monotonic_us(); left > 0; left = until_us - clock_monotonic_us()) {
		struct pollfd p = { fd, POLLIN, 0 };
		struct ledger_answer a;

		if (poll(&p, 1, (int)(left / US_PER_MS) + 1) <= 0)
			continue;
		if (!ledger_receive(fd, &a)) {
			if (errno != EAGAIN && errno != EINTR)
				return false;
			continue;
		}
		if (a.number == number) {
			*rc = a.rc >= RC_OK && a.rc <= RC_FAIL ? (enum rc)a.rc : RC_FAIL;
			return true;
		}
	}
	return false;
}

enum rc ledger_ask_within(int fd, struct str payload, int ms)
{
	int64_t number = clock_monotonic_us(); /* grows with every question of this process */
	int64_t give_up = number + (int64_t)ms * US_PER_MS;
	enum rc rc;

	if (payload.n > LEDGER_PAYLOAD_MAX)
		return RC_FAIL;
	while (clock_monotonic_us() < give_up) {
		/* A full queue means that nobody reads at this moment: wait as for an answer. */
		if (!ledger_send(fd, number, payload) && errno != EAGAIN && errno != EINTR)
			return RC_FAIL;
		if (answer_await(fd, number, clock_monotonic_us() + (int64_t)LEDGER_AGAIN_MS * US_PER_MS, &rc))
			return rc;
	}
	return RC_FAIL;
}

enum rc ledger_ask(int fd, struct str payload)
{
	return ledger_ask_within(fd, payload, LEDGER_GIVE_UP_MS);
}

struct packet {
	int64_t number;
	char payload[LEDGER_PAYLOAD_MAX];
};

struct desk {
	int fd[LEDGER_SLOTS];                /* -1: nobody */
	int64_t done[LEDGER_SLOTS];          /* number of the last question that was committed for this worker */
	struct packet *packet[LEDGER_SLOTS]; /* made when the slot is first used */
	struct arena *a;
};

/* Questions of one round, in the order of the slots. */
struct round {
	struct str payload[LEDGER_SLOTS];
	size_t slot[LEDGER_SLOTS];
	size_t n;
};

static void desk_leave(struct desk *d, size_t slot)
{
	if (d->fd[slot] >= 0)
		close(d->fd[slot]);
	d->fd[slot] = -1;
	d->done[slot] = 0;
}

/* False at stop. */
static bool desk_control(struct desk *d, int control)
{
	struct hand h;
	enum rc rc = hand_receive(control, &h);

	if (rc == RC_NONE || (rc == RC_OK && h.kind == HAND_STOP))
		return false;
	if (rc != RC_OK)
		return true;
	if (h.kind == HAND_SOCKET && h.fd >= 0 && h.slot < LEDGER_SLOTS) {
		desk_leave(d, h.slot);
		d->fd[h.slot] = h.fd;
		if (d->packet[h.slot] == NULL)
			d->packet[h.slot] = NEW(d->a, struct packet);
	} else if (h.fd >= 0) {
		close(h.fd);
	}
	return true;
}

static void answer_send(struct desk *d, size_t slot, enum rc rc)
{
	struct ledger_answer a = { d->packet[slot]->number, rc };

	if (rc == RC_OK)
		d->done[slot] = a.number;
	(void)send(d->fd[slot], &a, sizeof a, MSG_NOSIGNAL | MSG_DONTWAIT); /* a worker that is gone misses nothing */
}

/* Takes one question of this worker into the round. */
static void desk_take(struct desk *d, size_t slot, struct round *r)
{
	struct packet *p = d->packet[slot];
	ssize_t got = recv(d->fd[slot], p, sizeof *p, MSG_DONTWAIT | MSG_TRUNC);

	if (got < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (got < (ssize_t)sizeof p->number || got > (ssize_t)sizeof *p) {
		desk_leave(d, slot); /* the end of the worker, or not one of ours */
		return;
	}
	if (p->number == d->done[slot]) {
		answer_send(d, slot, RC_OK); /* asked twice while we were busy */
		return;
	}
	r->payload[r->n] = (struct str){ p->payload, (size_t)got - sizeof p->number };
	r->slot[r->n++] = slot;
}

/* Commits what workers read, then syncs what they wrote, and answers all. False when the sync failed. */
static bool desk_round(struct desk *d, const struct pollfd *polled, const struct ledger_batch *batch)
{
	struct round r = { 0 };
	bool synced;
	enum rc rc;

	for (size_t i = 0; i < LEDGER_SLOTS; i++)
		if (d->fd[i] >= 0 && polled[i].fd == d->fd[i] && polled[i].revents != 0)
			desk_take(d, i, &r);
	if (r.n == 0)
		return true;
	beat(BEAT_WORKS);
	rc = batch->commit(batch->x, r.payload, r.n);
	synced = batch->sync == NULL || batch->sync(batch->x) == RC_OK;
	for (size_t i = 0; i < r.n; i++)
		answer_send(d, r.slot[i], synced ? rc : RC_FAIL);
	return synced;
}

enum rc ledger_serve(int control, const struct ledger_batch *batch)
{
	struct arena *a = arena_new(sizeof(struct packet) * (LEDGER_SLOTS + 1));
	struct desk d = { .a = a };
	enum rc rc = RC_OK;

	for (size_t i = 0; i < LEDGER_SLOTS; i++)
		d.fd[i] = -1;
	for (;;) {
		struct pollfd polled[LEDGER_SLOTS + 1];

		for (size_t i = 0; i < LEDGER_SLOTS; i++)
			polled[i] = (struct pollfd){ d.fd[i], POLLIN, 0 };
		polled[LEDGER_SLOTS] = (struct pollfd){ control, POLLIN, 0 };
		beat(BEAT_WAITS);
		if (poll(polled, LEDGER_SLOTS + 1, BEAT_EVERY_MS) < 0 && errno != EINTR) {
			rc = RC_FAIL;
			break;
		}
		if (!desk_round(&d, polled, batch)) {
			rc = RC_FAIL;
			break;
		}
		if (polled[LEDGER_SLOTS].revents != 0 && !desk_control(&d, control))
			break;
	}
	for (size_t i = 0; i < LEDGER_SLOTS; i++)
		desk_leave(&d, i);
	arena_free(a);
	return rc;
}
