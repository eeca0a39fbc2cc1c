#include "kit/net/service.h"

#include "kit/base/beat.h"
#include "kit/base/clock.h"
#include "kit/base/log.h"
#include "kit/net/hand.h"
#include "kit/net/process.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	US_PER_MS = 1000,
	HEALTHY_MS = 10 * 1000, /* a process that lived as long begins with a clean sheet */
	DEATHS_FREE = 3,        /* so many ends in a row are made good at once */
	DELAY_FIRST_MS = 100,
	DELAY_MAX_MS = 5 * 1000,
	START_DEATHS_MAX = 5, /* ends before the service has started: give up */
	PLACES_MAX = SERVICE_WORKERS_MAX + 4,
	ENDS = 4, /* control, and the ends of a worker: front, ledger, keeper */
};

enum role { ROLE_FRONT, ROLE_LEDGER, ROLE_JOB, ROLE_KEEPER, ROLE_WORKER };

static const char *const ROLE_NAME[] = { "front", "ledger", "job", "keeper", "worker" };

/* One place for a process. */
struct place {
	enum role role;
	uint32_t slot; /* of a worker */
	pid_t pid;     /* 0: none */
	int control;
	bool ready;
	int front_end;  /* waits here until the worker is ready; -1 otherwise */
	int ledger_end; /* kept, so that a new ledger gets it too; -1: none */
	int keeper_end; /* the same for the keeper */
	int deaths;     /* in a row */
	bool ending;    /* by us, and that is said */
	struct watched watched;
	int64_t began_us;
	int64_t start_us; /* not before */
};

struct parent {
	const struct service *s;
	int signals;
	struct place place[PLACES_MAX];
	size_t places;
	bool started;
	bool failed;
	int stops; /* signals to stop */
	int64_t stop_until_us;
	bool last_told;
	int64_t looked_us; /* at all of them */
};

void service_ready(int control)
{
	if (hand_send(control, HAND_READY, 0, -1) != RC_OK)
		_exit(1); /* no parent, no service */
}

bool service_goes_on(int control, int ms)
{
	struct pollfd p = { control, POLLIN, 0 };
	struct hand h;

	beat(BEAT_WAITS);
	if (poll(&p, 1, ms) <= 0)
		return true;
	if (hand_receive(control, &h) != RC_OK)
		return false;
	if (h.fd >= 0)
		close(h.fd);
	return h.kind != HAND_STOP;
}

static struct place *place_of(struct parent *p, enum role role)
{
	for (size_t i = 0; i < p->places; i++)
		if (p->place[i].role == role)
			return &p->place[i];
	return NULL;
}

static void fd_close(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* In a child: it shows that it goes on, and cannot do that for the others. */
static void beats_own(const struct parent *p, const struct place *c)
{
	for (size_t i = 0; i < p->places; i++) {
		struct watched other = p->place[i].watched;

		if (&p->place[i] != c)
			watch_end(&other);
	}
	watch_child(&c->watched);
}

/* Body of a child. fd: control, and for a worker its ends. Never returns. */
static void child_run(const struct parent *p, const struct place *c, const int *fd)
{
	const struct service *s = p->s;
	int status = 1;

	switch (c->role) {
	case ROLE_FRONT: {
		struct front_options o = {
			.listen_fd = fd[1],
			.control_fd = fd[0],
			.ledger_fd = fd[2],
			.listen_host = s->listen.host,
			.host = s->host,
			.https = s->https,
			.proxy = s->proxy,
			.proxies = s->proxies,
			.limits = s->limits,
			.session_cookie = s->session_cookie,
			.device_cookie = s->device_cookie,
			.door = s->door,
		};
		struct err e = { "" };

		process_confine_front();
		service_ready(fd[0]);
		status = front_run(&o, &e) == RC_OK ? 0 : 1;
		if (status != 0)
			log_error("front: %s", e.text);
		break;
	}
	case ROLE_LEDGER:
		status = s->ledger(s->x, fd[0]);
		break;
	case ROLE_JOB:
		status = s->job(s->x, fd[0], fd[3]);
		break;
	case ROLE_KEEPER:
		status = s->keeper(s->x, fd[0]);
		break;
	case ROLE_WORKER:
		status = s->worker(s->x, fd[0], fd[1], fd[2], fd[3]);
		break;
	}
	process_end(status);
}

static bool pair(int type, int *ours, int *theirs)
{
	int fd[2];

	if (socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, fd) != 0)
		return false;
	*ours = fd[0];
	*theirs = fd[1];
	return true;
}

static void socket_give(const struct place *to, uint32_t slot, int fd)
{
	if (to == NULL || to->pid == 0 || fd < 0)
		return;
	if (hand_send(to->control, HAND_SOCKET, slot, fd) != RC_OK)
		log_warn("service: %s takes no socket",
		         ROLE_NAME[to->role]); /* it is about to end: a new one asks again */
}

/* Workers and the job process have files of strangers to read. */
static bool asks_keeper(const struct place *c)
{
	return c->role == ROLE_WORKER || c->role == ROLE_JOB;
}

static uint32_t keeper_slot(const struct place *c)
{
	return c->role == ROLE_JOB ? SERVICE_KEEPER_JOB : c->slot;
}

/* The ends that belong to the new process besides its control. */
static bool ends_make(struct parent *p, struct place *c, int theirs[ENDS])
{
	if (c->role == ROLE_FRONT)
		theirs[1] = p->s->listen.fd;
	fd_close(&c->keeper_end);
	if (asks_keeper(c) && p->s->keeper != NULL && !pair(SOCK_SEQPACKET, &c->keeper_end, &theirs[3]))
		return false;
	if (c->role != ROLE_WORKER && c->role != ROLE_FRONT)
		return true;
	fd_close(&c->front_end);
	fd_close(&c->ledger_end);
	if (c->role == ROLE_WORKER && !pair(SOCK_STREAM, &c->front_end, &theirs[1]))
		return false;
	return p->s->ledger == NULL || pair(SOCK_SEQPACKET, &c->ledger_end, &theirs[2]);
}

static uint32_t ledger_slot(const struct place *c)
{
	return c->role == ROLE_FRONT ? LEDGER_FRONT : c->slot;
}

/* After the fork, in the parent. */
static void place_join(struct parent *p, struct place *c)
{
	if (c->role == ROLE_WORKER || c->role == ROLE_FRONT)
		socket_give(place_of(p, ROLE_LEDGER), ledger_slot(c), c->ledger_end);
	if (asks_keeper(c))
		socket_give(place_of(p, ROLE_KEEPER), keeper_slot(c), c->keeper_end);
	for (size_t i = 0; i < p->places; i++) {
		if (c->role == ROLE_LEDGER)
			socket_give(c, ledger_slot(&p->place[i]), p->place[i].ledger_end);
		if (c->role == ROLE_KEEPER)
			socket_give(c, keeper_slot(&p->place[i]), p->place[i].keeper_end);
	}
}

static void place_start(struct parent *p, struct place *c)
{
	int theirs[ENDS] = { -1, -1, -1, -1 };
	char name[16] = "apdr-";
	pid_t parent = getpid();

	fd_close(&c->control);
	c->ready = c->ending = false;
	c->began_us = clock_monotonic_us();
	watch_begin(&c->watched, c->began_us);
	c->start_us =
	    c->began_us + (int64_t)DELAY_MAX_MS * US_PER_MS; /* next try, should this one not come to a fork */
	if (!pair(SOCK_SEQPACKET, &c->control, &theirs[0]) || !ends_make(p, c, theirs)) {
		log_error("service: no socket pair: %s", strerror(errno));
		return;
	}
	memcpy(name + 5, ROLE_NAME[c->role], strlen(ROLE_NAME[c->role]) + 1);
	c->pid = fork();
	if (c->pid == 0) {
		process_begin(parent, name, theirs, ENDS);
		beats_own(p, c);
		child_run(p, c, theirs);
	}
	fd_close(&theirs[0]);
	if (c->role == ROLE_WORKER)
		fd_close(&theirs[1]);
	fd_close(&theirs[2]);
	fd_close(&theirs[3]);
	if (c->pid < 0) {
		log_error("service: no process: %s", strerror(errno));
		c->pid = 0;
		return;
	}
	place_join(p, c);
}

static int64_t delay_us(const struct place *c)
{
	int over = c->deaths - DEATHS_FREE;
	int64_t ms = 0;

	if (over > 0)
		ms = over > 6 ? DELAY_MAX_MS : (int64_t)DELAY_FIRST_MS << (over - 1);
	return (ms < DELAY_MAX_MS ? ms : DELAY_MAX_MS) * US_PER_MS;
}

static void stop_begin(struct parent *p)
{
	if (p->stops++ > 0) { /* the second time means now */
		p->stop_until_us = 0;
		return;
	}
	p->stop_until_us = clock_monotonic_us() + (int64_t)p->s->drain_ms * US_PER_MS;
	for (size_t i = 0; i < p->places; i++)
		if ((p->place[i].role == ROLE_FRONT || p->place[i].role == ROLE_JOB) && p->place[i].pid > 0 &&
		    hand_send(p->place[i].control, HAND_STOP, 0, -1) != RC_OK)
			log_warn("service: %s does not hear the stop", ROLE_NAME[p->place[i].role]);
}

/* One line for each end: of those that we end ourselves it is said before. */
static void end_tell(const struct place *c, int status)
{
	if (c->ending)
		return;
	if (WIFSIGNALED(status))
		log_warn("service: %s %u ended by signal %d; starting another", ROLE_NAME[c->role], c->slot,
		         WTERMSIG(status));
	else
		log_warn("service: %s %u ended with status %d; starting another", ROLE_NAME[c->role], c->slot,
		         WIFEXITED(status) ? WEXITSTATUS(status) : 0);
}

static void place_ended(struct parent *p, struct place *c, int status)
{
	int64_t now = clock_monotonic_us();
	const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;

	c->pid = 0;
	fd_close(&c->control);
	fd_close(&c->front_end);
	if (now - c->began_us >= (int64_t)HEALTHY_MS * US_PER_MS)
		c->deaths = 0;
	c->deaths++;
	c->start_us = now + delay_us(c);
	if (p->stops > 0)
		return;
	if (code == SERVICE_CANNOT_GO_ON) {
		log_error("service: %s cannot go on; stopping", ROLE_NAME[c->role]);
		p->failed = true;
		stop_begin(p);
		return;
	}
	end_tell(c, status);
	if (!p->started && (code == SERVICE_CANNOT_START || c->deaths >= START_DEATHS_MAX)) {
		p->failed = true;
		stop_begin(p);
	}
}

static void children_reap(struct parent *p)
{
	for (;;) {
		int status;
		pid_t pid = waitpid(-1, &status, WNOHANG);

		if (pid <= 0)
			return;
		for (size_t i = 0; i < p->places; i++)
			if (p->place[i].pid == pid)
				place_ended(p, &p->place[i], status);
	}
}

static void signals_read(struct parent *p)
{
	struct signalfd_siginfo info;

	while (read(p->signals, &info, sizeof info) == (ssize_t)sizeof info)
		if (info.ssi_signo != SIGCHLD)
			stop_begin(p);
	children_reap(p);
}

static void all_ready(struct parent *p)
{
	for (size_t i = 0; i < p->places; i++)
		if (!p->place[i].ready)
			return;
	p->started = true;
	p->s->started(p->s->x);
}

static void word_read(struct parent *p, struct place *c)
{
	struct hand h;

	if (c->pid == 0 || hand_receive(c->control, &h) != RC_OK)
		return; /* its end comes as a signal */
	if (h.fd >= 0)
		close(h.fd);
	if (h.kind == HAND_READY && !c->ready) {
		c->ready = true;
		if (c->role == ROLE_WORKER) {
			socket_give(place_of(p, ROLE_FRONT), c->slot, c->front_end);
			fd_close(&c->front_end);
		}
		if (!p->started)
			all_ready(p);
	}
	if (h.kind != HAND_STUCK || c->role != ROLE_FRONT)
		return;
	for (size_t i = 0; i < p->places; i++)
		if (p->place[i].role == ROLE_WORKER && p->place[i].slot == h.slot && p->place[i].pid > 0) {
			log_warn("service: worker %u does not answer; ending it and starting another", h.slot);
			p->place[i].ending = true;
			(void)kill(p->place[i].pid, SIGKILL); /* it is ours and not reaped yet: this cannot fail */
		}
}

/* Starts who is due; returns when the next one is, or INT64_MAX. */
static int64_t places_start(struct parent *p)
{
	int64_t now = clock_monotonic_us();
	int64_t next = INT64_MAX;

	for (size_t i = 0; i < p->places; i++) {
		struct place *c = &p->place[i];

		if (c->pid == 0 && c->start_us <= now)
			place_start(p, c);
		if (c->pid == 0 && c->start_us < next)
			next = c->start_us;
	}
	return next;
}

/* Tells one of those that workers need that it may end. */
static bool last_told(const struct place *c)
{
	return c == NULL || c->pid == 0 || hand_send(c->control, HAND_STOP, 0, -1) == RC_OK;
}

/* The order of the end: front and job first, workers by the end of the front, then ledger and keeper. True when all are
 * gone. */
static bool stop_on(struct parent *p)
{
	size_t alive = 0;
	size_t others = 0; /* besides those that are told last */
	bool late = clock_monotonic_us() >= p->stop_until_us;

	for (size_t i = 0; i < p->places; i++) {
		alive += p->place[i].pid > 0;
		others += p->place[i].pid > 0 && p->place[i].role != ROLE_LEDGER && p->place[i].role != ROLE_KEEPER;
		fd_close(&p->place[i].front_end); /* a worker that the front never got sees its end */
		if (late && p->place[i].pid > 0)
			(void)kill(p->place[i].pid, SIGKILL); /* as above */
	}
	if (others == 0 && !p->last_told)
		p->last_told = last_told(place_of(p, ROLE_LEDGER)) && last_told(place_of(p, ROLE_KEEPER));
	return alive == 0;
}

static void wait_for_words(struct parent *p, int64_t until_us)
{
	struct pollfd polled[PLACES_MAX + 1];
	int64_t left = until_us == INT64_MAX ? -1 : (until_us - clock_monotonic_us()) / US_PER_MS + 1;

	for (size_t i = 0; i < p->places; i++)
		polled[i] = (struct pollfd){ p->place[i].pid > 0 ? p->place[i].control : -1, POLLIN, 0 };
	polled[p->places] = (struct pollfd){ p->signals, POLLIN, 0 };
	if (poll(polled, p->places + 1, until_us == INT64_MAX ? -1 : left < 0 ? 0 : (int)left) < 0)
		return;
	for (size_t i = 0; i < p->places; i++) {
		if (polled[i].revents & POLLIN)
			word_read(p, &p->place[i]);
		else if (polled[i].revents != 0)
			fd_close(&p->place[i].control); /* it is ending: nothing more to hear */
	}
	if (polled[p->places].revents != 0)
		signals_read(p);
}

/* Ends who is silent for too long. */
static void place_look(struct parent *p, struct place *c, int64_t now)
{
	const struct watch_limits *l = &p->s->watch;
	int works_ms = c->role == ROLE_JOB ? l->job_ms : l->works_ms;
	enum watch_fault fault = watch_look(&c->watched, c->pid, now, l, works_ms);

	if (fault == WATCH_GOES_ON || c->ending)
		return;
	log_warn("service: %s %u %s for %lld ms; ending it and starting another", ROLE_NAME[c->role], c->slot,
	         fault == WATCH_STOPPED ? "was stopped" : "has been silent",
	         (long long)((fault == WATCH_STOPPED ? c->watched.stopped_us : c->watched.silent_us) / US_PER_MS));
	c->ending = true;
	(void)kill(c->pid, SIGKILL); /* as above */
}

/* Returns when the next look is due. */
static int64_t places_look(struct parent *p)
{
	const int64_t every = (int64_t)p->s->watch.look_ms * US_PER_MS;
	int64_t now = clock_monotonic_us();

	if (now - p->looked_us < every)
		return p->looked_us + every;
	p->looked_us = now;
	for (size_t i = 0; i < p->places; i++)
		if (p->place[i].pid > 0)
			place_look(p, &p->place[i], now);
	return now + every;
}

static bool places_watched(struct parent *p)
{
	bool good = true;

	for (size_t i = 0; i < p->places; i++)
		good = watch_make(&p->place[i].watched) && good;
	return good;
}

static void places_free(struct parent *p)
{
	for (size_t i = 0; i < p->places; i++) {
		fd_close(&p->place[i].ledger_end);
		fd_close(&p->place[i].keeper_end);
		watch_end(&p->place[i].watched);
	}
}

static int64_t earlier(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static void place_add(struct parent *p, enum role role, uint32_t slot)
{
	p->place[p->places++] = (struct place){
		.role = role, .slot = slot, .control = -1, .front_end = -1, .ledger_end = -1, .keeper_end = -1
	};
}

enum rc service_run(const struct service *s, struct err *e)
{
	struct parent p = { .s = s };
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGCHLD);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	if (sigprocmask(SIG_BLOCK, &set, NULL) != 0)
		return err_set(e, RC_FAIL, "signals: %s", strerror(errno));
	p.signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
	if (p.signals < 0)
		return err_set(e, RC_FAIL, "signals: %s", strerror(errno));
	if (s->ledger != NULL)
		place_add(&p, ROLE_LEDGER, 0);
	if (s->keeper != NULL)
		place_add(&p, ROLE_KEEPER, 0);
	place_add(&p, ROLE_FRONT, 0);
	for (int i = 0; i < s->workers && i < SERVICE_WORKERS_MAX; i++)
		place_add(&p, ROLE_WORKER, (uint32_t)i);
	if (s->job != NULL)
		place_add(&p, ROLE_JOB, 0);
	if (!places_watched(&p))
		return err_set(e, RC_FAIL, "memory shared with processes: %s", strerror(errno));
	for (;;) {
		int64_t next = p.stops > 0 ? p.stop_until_us : earlier(places_start(&p), places_look(&p));

		if (p.stops > 0 && stop_on(&p))
			break;
		wait_for_words(&p, next);
	}
	places_free(&p);
	close(p.signals);
	return p.failed ? err_set(e, RC_FAIL, "the service could not %s; the lines above say why",
	                          p.started ? "go on" : "start")
	                : RC_OK;
}
