#include "support/support.h"

#include "support/shop.h"

#include "support/front.h"
#include "support/processes.h"

#include "kit/base/beat.h"
#include "kit/base/clock.h"
#include "kit/net/service.h"
#include "kit/net/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

struct worker_state {
	int ledger_fd;
};

/* /read/… is committed by the ledger before it is answered; the answer to /save/… waits for the disk. */
static void answer(void *x, const struct net_request *q, struct net_reply *p)
{
	const struct worker_state *w = x;

	if (str_starts(q->path, S("/read/")) && ledger_ask(w->ledger_fd, q->path) != RC_OK)
		*p = (struct net_reply){ .status = 500 };
	else
		test_answer(NULL, q, p);
	p->hold = str_starts(q->path, S("/save/"));
}

static int run_worker(void *x, int control, int front_fd, int ledger_fd, int keeper_fd)
{
	const struct shop *shop = x;
	struct worker_state w = { ledger_fd };
	struct worker_desk desk = { arena_new(64u << 20), answer, &w };

	(void)keeper_fd; /* no file is looked at here */
	if (shop->broken == SHOP_NO_WORKER)
		return SERVICE_CANNOT_START;
	service_ready(control);
	return worker_loop(front_fd, &desk) == RC_OK ? 0 : 1;
}

static enum rc commit(void *x, const struct str *payload, size_t n)
{
	const struct shop *shop = x;

	for (size_t i = 0; i < n; i++) {
		char line[256];
		int size = snprintf(line, sizeof line, "%.*s\n", STR_ARG(payload[i]));

		if (write(shop->ledger_file, line, (size_t)size) != size)
			return RC_FAIL;
	}
	return RC_OK;
}

static void hang_if(struct disk *d, enum shop_hang who)
{
	int told = (int)who;

	if (atomic_compare_exchange_strong(&d->hanging, &told, HANG_NOBODY))
		for (;;)
			usleep(1000);
}

static enum rc sync_all(void *x)
{
	struct disk *d = ((const struct shop *)x)->disk;

	hang_if(d, HANG_LEDGER);
	atomic_fetch_add(&d->asked, 1);
	while (atomic_load(&d->open) == 0)
		usleep(1000);
	return atomic_load(&d->open) == 1 ? RC_OK : RC_FAIL;
}

static int run_ledger(void *x, int control)
{
	struct ledger_batch batch = { commit, sync_all, x };

	service_ready(control);
	return ledger_serve(control, &batch) == RC_OK ? 0 : SERVICE_CANNOT_GO_ON;
}

static int run_job(void *x, int control, int keeper_fd)
{
	const struct shop *shop = x;

	(void)keeper_fd;
	if (shop->broken == SHOP_NO_JOB)
		return 1;
	service_ready(control);
	while (service_goes_on(control, 100)) {
		beat(BEAT_WORKS);
		hang_if(shop->disk, HANG_JOB);
	}
	return 0;
}

static void started(void *x)
{
	const struct shop *shop = x;

	if (write(shop->started[1], "s", 1) != 1)
		_exit(3);
}

/* The service in a process of its own. It keeps the ledger's file open: the processes get it by number. */
static void service_child(struct running *r)
{
	struct service s = {
		.workers = SHOP_WORKERS,
		.limits = test_limits(),
		.drain_ms = TEST_HANGING_MS,
		.watch = watch_limits_usual(),
		.x = &r->shop,
		.worker = run_worker,
		.ledger = run_ledger,
		.job = run_job,
		.started = started,
	};
	struct err e = { "" };
	char port[16];

	if (r->shop.broken == SHOP_SHORT)
		s.limits.work_ms = 1500;
	if (r->shop.broken == SHOP_WATCHED) {
		s.watch.look_ms = 100;
		s.watch.stopped_ms = 500;
		s.watch.works_ms = s.watch.job_ms = 2000;
	}
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL); /* a failed test leaves nothing behind */
	if (listen_open(r->a, S("127.0.0.1:0"), &s.listen, &e) != RC_OK)
		_exit(4);
	(void)snprintf(port, sizeof port, "%d\n", s.listen.port); /* fits */
	if (write(r->shop.started[1], port, strlen(port)) < 0)
		_exit(4);
	_exit(service_run(&s, &e) == RC_OK ? 0 : 1);
}

static bool pipe_line(int fd, char *out, size_t size)
{
	struct pollfd p = { fd, POLLIN, 0 };
	size_t n = 0;

	while (n + 1 < size && poll(&p, 1, TEST_HANGING_MS) > 0 && read(fd, out + n, 1) == 1 && out[n] != '\n' &&
	       out[n] != 's')
		n++;
	if (n + 1 < size && out[n] == 's')
		n++;
	out[n] = '\0';
	return n > 0;
}

static bool log_kept(const struct running *r)
{
	int fd = open(r->log, O_CREAT | O_TRUNC | O_APPEND | O_WRONLY, 0600);

	return fd >= 0 && dup2(fd, STDERR_FILENO) >= 0;
}

void shop_start(struct running *r, enum shop_broken broken)
{
	char line[16];

	*r = (struct running){ .a = arena_new(256u << 20), .shop = { .broken = broken } };
	(void)snprintf(r->file, sizeof r->file, "/tmp/apdr-ledger-%d", (int)getpid()); /* fits */
	(void)snprintf(r->log, sizeof r->log, "/tmp/apdr-log-%d", (int)getpid());      /* fits */
	/* Number 2 besides the standard streams would be closed in the processes: the ledger's file takes the place of
	 * standard input, which nobody reads. */
	r->shop.ledger_file = STDIN_FILENO;
	r->shop.disk = mmap(NULL, sizeof *r->shop.disk, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	assert_true(r->shop.disk != MAP_FAILED);
	atomic_store(&r->shop.disk->open, 1);
	if (pipe(r->shop.started) != 0)
		fail_msg("pipe: %s", strerror(errno));
	test_share();
	r->pid = fork();
	if (r->pid == 0) {
		int fd = open(r->file, O_CREAT | O_TRUNC | O_APPEND | O_RDWR, 0600);

		if (fd < 0 || dup2(fd, STDIN_FILENO) < 0 || (broken == SHOP_WATCHED && !log_kept(r)))
			_exit(4);
		service_child(r);
	}
	close(r->shop.started[1]);
	assert_true(pipe_line(r->shop.started[0], line, sizeof line));
	r->shop.port = (int)strtol(line, NULL, 10);
	if (broken != SHOP_NO_WORKER && broken != SHOP_NO_JOB)
		assert_true(pipe_line(r->shop.started[0], line, sizeof line));
}

int shop_end(struct running *r, int with)
{
	int status = -1;

	if (with != 0)
		(void)kill(r->pid, with); /* our child, not reaped: this cannot fail */
	if (waitpid(r->pid, &status, 0) != r->pid)
		fail_msg("waitpid: %s", strerror(errno));
	close(r->shop.started[0]);
	unlink(r->file);
	unlink(r->log);                                   /* not there unless it was asked for */
	(void)munmap(r->shop.disk, sizeof *r->shop.disk); /* only room is lost */
	arena_free(r->a);
	return status;
}

struct str shop_ask(const struct running *r, struct str bytes)
{
	return test_ask(r->a, r->shop.port, bytes);
}

int shop_lines(const struct running *r)
{
	FILE *f = fopen(r->file, "r");
	int n = 0;

	assert_non_null(f);
	for (int c = fgetc(f); c != EOF; c = fgetc(f))
		n += c == '\n';
	fclose(f);
	return n;
}

bool shop_said(const struct running *r, const char *words)
{
	FILE *f = fopen(r->log, "r");
	char line[1024];
	bool said = false;

	assert_non_null(f);
	while (fgets(line, sizeof line, f) != NULL)
		said = said || strstr(line, words) != NULL;
	fclose(f);
	return said;
}

pid_t shop_child(const struct running *r, const char *name)
{
	pid_t pid[TEST_CHILDREN_MAX];

	if (test_children(r->pid, name, pid) == 0)
		fail_msg("no %s", name);
	return pid[0];
}

/* How soon that is, is said here and measured by script/fault. */
void shop_back(const struct running *r, struct str request, const char *body)
{
	int64_t began = clock_monotonic_us();

	for (;;) {
		struct str reply = shop_ask(r, request);

		if (test_status(reply) == 200 && str_is(test_body(reply), body))
			break;
		if (test_ms_since(began) > TEST_HANGING_MS)
			fail_msg("not back: '%.*s'", STR_ARG(reply));
		usleep(10 * 1000);
	}
	print_message("back after %lld ms\n", (long long)test_ms_since(began));
}
