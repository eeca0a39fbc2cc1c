#include "cmd/keeper.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kit/base/beat.h"
#include "kit/base/clock.h"
#include "kit/base/log.h"
#include "kit/net/hand.h"
#include "kit/net/process.h"
#include "kit/net/service.h"

/* Its processor time is limited; this is for one that only waits. */
enum { WALL_S = 60, US_PER_S = 1000 * 1000 };

struct cell {
	int fd;    /* of the worker; -1: nobody */
	pid_t pid; /* of the child at work; 0: none */
	int pidfd;
	int64_t number;
	int64_t until_us;
};

struct keeper {
	const struct cage_work *work;
	size_t works;
	void *prepared[KEEPER_WORKS_MAX];
	struct cell cell[SERVICE_KEEPER_SLOTS];
};

static void child(const struct keeper *k, const struct cage_question *q, pid_t parent)
{
	if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent)
		_exit(CAGE_KILLED);
	(void)prctl(PR_SET_NAME, "apdr-cage"); /* for people who look at the list of processes */
	beat_into(NULL);
	for (size_t i = 0; i < SERVICE_KEEPER_SLOTS; i++)
		if (k->cell[i].fd >= 0)
			close(k->cell[i].fd);
	cage_child(&k->work[q->wish.work], k->prepared[q->wish.work], q->wish.arg, q->in, q->out);
}

static void cell_leave(struct cell *c)
{
	if (c->fd >= 0)
		close(c->fd);
	c->fd = -1;
}

static void cell_ask(struct keeper *k, struct cell *c)
{
	struct cage_question q;
	pid_t parent = getpid();

	if (!cage_question(c->fd, &q)) {
		cell_leave(c);
		return;
	}
	c->number = q.number;
	if (q.wish.work < 0 || (uint64_t)q.wish.work >= k->works) { /* only our own workers ask */
		close(q.in);
		close(q.out);
		cage_answer(c->fd, c->number, CAGE_KILLED);
		return;
	}
	c->pid = fork();
	if (c->pid == 0)
		child(k, &q, parent);
	close(q.in);
	close(q.out);
	c->pidfd = c->pid > 0 ? pidfd_open(c->pid, 0) : -1;
	c->until_us = clock_monotonic_us() + (int64_t)WALL_S * US_PER_S;
	if (c->pid > 0 && c->pidfd >= 0)
		return;
	log_error("keeper: no process: %d", errno);
	if (c->pid > 0) {
		(void)kill(c->pid, SIGKILL); /* ours and not reaped */
		(void)waitpid(c->pid, NULL, 0);
	}
	c->pid = 0;
	cage_answer(c->fd, c->number, CAGE_KILLED);
}

static void cell_done(struct cell *c)
{
	int how = 0;

	if (waitpid(c->pid, &how, WNOHANG) != c->pid)
		return;
	if (WIFSIGNALED(how))
		log_warn("keeper: a file was refused: its process ended by signal %d", WTERMSIG(how));
	close(c->pidfd);
	c->pid = 0;
	if (c->fd >= 0)
		cage_answer(c->fd, c->number, cage_status(how));
}

/* False at stop. */
static bool control_read(struct keeper *k, int control)
{
	struct hand h;
	enum rc rc = hand_receive(control, &h);

	if (rc == RC_NONE || (rc == RC_OK && h.kind == HAND_STOP))
		return false;
	if (rc == RC_OK && h.kind == HAND_SOCKET && h.fd >= 0 && h.slot < SERVICE_KEEPER_SLOTS) {
		cell_leave(&k->cell[h.slot]);
		k->cell[h.slot].fd = h.fd;
	} else if (rc == RC_OK && h.fd >= 0) {
		close(h.fd);
	}
	return true;
}

/* What each cell waits for: its child, or the next question. */
static int cells_poll(const struct keeper *k, int control, struct pollfd *polled)
{
	for (size_t i = 0; i < SERVICE_KEEPER_SLOTS; i++) {
		const struct cell *c = &k->cell[i];

		polled[i] = (struct pollfd){ c->pid > 0 ? c->pidfd : c->fd, POLLIN, 0 };
	}
	polled[SERVICE_KEEPER_SLOTS] = (struct pollfd){ control, POLLIN, 0 };
	beat(BEAT_WAITS);
	return poll(polled, SERVICE_KEEPER_SLOTS + 1, BEAT_EVERY_MS);
}

/* Works that prepare alike share it: the knowledge of kinds of files is some megabytes. */
static void *work_prepare(const struct keeper *k, size_t i)
{
	for (size_t before = 0; before < i; before++)
		if (k->work[before].prepare == k->work[i].prepare)
			return k->prepared[before];
	return k->work[i].prepare != NULL ? k->work[i].prepare() : NULL;
}

/* What needs files, and then no files any more. */
static void works_prepare(struct keeper *k)
{
	const char *program[KEEPER_WORKS_MAX];
	size_t n = 0;

	for (size_t i = 0; i < k->works; i++) {
		struct cage_program p = { 0 };

		k->prepared[i] = work_prepare(k, i);
		if (k->work[i].program == NULL)
			continue;
		k->work[i].program(1, &p);
		program[n++] = p.word[0];
	}
	process_confine_keeper(program, n);
}

int keeper_serve(int control, const struct cage_work *w, size_t works, void (*ready)(int control))
{
	struct keeper k = { .work = w, .works = works < KEEPER_WORKS_MAX ? works : KEEPER_WORKS_MAX };
	struct pollfd polled[SERVICE_KEEPER_SLOTS + 1];

	for (size_t i = 0; i < SERVICE_KEEPER_SLOTS; i++)
		k.cell[i].fd = -1;
	works_prepare(&k);
	ready(control);
	for (;;) {
		if (cells_poll(&k, control, polled) < 0 && errno != EINTR)
			return 1;
		for (size_t i = 0; i < SERVICE_KEEPER_SLOTS; i++) {
			struct cell *c = &k.cell[i];

			if (c->pid > 0 && clock_monotonic_us() > c->until_us)
				(void)kill(c->pid, SIGKILL); /* ours and not reaped: its end is seen next */
			if (polled[i].revents != 0 && c->pid > 0)
				cell_done(c);
			else if (polled[i].revents != 0 && c->fd >= 0 && polled[i].fd == c->fd)
				cell_ask(&k, c);
		}
		if (polled[SERVICE_KEEPER_SLOTS].revents != 0 && !control_read(&k, control))
			return 0;
	}
}
