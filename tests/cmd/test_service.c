/* The parent and its processes: any of them may be killed, and the service goes on. */
#include "support/support.h"

#include "support/front.h"
#include "support/processes.h"

#include "kit/base/clock.h"
#include "kit/net/service.h"
#include "kit/net/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define GET(path) TEST_GET(path)

enum { WORKERS = 3 };

/* What the processes of this test write to and read from. */
struct shop {
	int ledger_file; /* one line for each event */
	int started[2];  /* pipe: a byte when the service has started */
	int broken;      /* 1: workers cannot start; 2: the job worker ends at once; 3: pages may take 1.5 s only */
	int port;
	struct disk *disk;
};

/* What the test and the ledger share. */
struct disk {
	atomic_int asked; /* syncs that have begun */
	atomic_int open;  /* 0: a sync waits; 1: it succeeds; 2: it fails */
};

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
	if (shop->broken == 1)
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

static enum rc sync_all(void *x)
{
	struct disk *d = ((const struct shop *)x)->disk;

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

static int run_job(void *x, int control)
{
	const struct shop *shop = x;

	if (shop->broken == 2)
		return 1;
	service_ready(control);
	while (service_goes_on(control, 1000))
		;
	return 0;
}

static void started(void *x)
{
	const struct shop *shop = x;

	if (write(shop->started[1], "s", 1) != 1)
		_exit(3);
}

struct running {
	struct shop shop;
	pid_t pid;
	struct arena *a;
	char file[64];
};

/* The service in a process of its own. It keeps the ledger's file open: the processes get it by number. */
static void service_child(struct running *r)
{
	struct service s = {
		.workers = WORKERS,
		.limits = test_limits(),
		.drain_ms = TEST_HANGING_MS,
		.x = &r->shop,
		.worker = run_worker,
		.ledger = run_ledger,
		.job = run_job,
		.started = started,
	};
	struct err e = { "" };
	char port[16];

	if (r->shop.broken == 3)
		s.limits.work_ms = 1500;
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

static void service_start(struct running *r, int broken)
{
	char line[16];

	*r = (struct running){ .a = arena_new(256u << 20), .shop = { .broken = broken } };
	(void)snprintf(r->file, sizeof r->file, "/tmp/apdr-ledger-%d", (int)getpid()); /* fits */
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

		if (fd < 0 || dup2(fd, STDIN_FILENO) < 0)
			_exit(4);
		service_child(r);
	}
	close(r->shop.started[1]);
	assert_true(pipe_line(r->shop.started[0], line, sizeof line));
	r->shop.port = (int)strtol(line, NULL, 10);
	if (broken == 0 || broken == 3)
		assert_true(pipe_line(r->shop.started[0], line, sizeof line));
}

static int service_end(struct running *r, int with)
{
	int status = -1;

	if (with != 0)
		(void)kill(r->pid, with); /* our child, not reaped: this cannot fail */
	if (waitpid(r->pid, &status, 0) != r->pid)
		fail_msg("waitpid: %s", strerror(errno));
	close(r->shop.started[0]);
	unlink(r->file);
	(void)munmap(r->shop.disk, sizeof *r->shop.disk); /* only room is lost */
	arena_free(r->a);
	return status;
}

static struct str ask(const struct running *r, struct str bytes)
{
	return test_ask(r->a, r->shop.port, bytes);
}

static int ledger_lines(const struct running *r)
{
	FILE *f = fopen(r->file, "r");
	int n = 0;

	assert_non_null(f);
	for (int c = fgetc(f); c != EOF; c = fgetc(f))
		n += c == '\n';
	fclose(f);
	return n;
}

static pid_t first(const struct running *r, const char *name)
{
	pid_t pid[TEST_CHILDREN_MAX];

	if (test_children(r->pid, name, pid) == 0)
		fail_msg("no %s", name);
	return pid[0];
}

/* Asks until the answer is right. How soon that is, is said here and measured by script/fault. */
static void back_again(const struct running *r, struct str request, const char *body)
{
	int64_t began = clock_monotonic_us();

	for (;;) {
		struct str reply = ask(r, request);

		if (test_status(reply) == 200 && str_is(test_body(reply), body))
			break;
		if (test_ms_since(began) > TEST_HANGING_MS)
			fail_msg("not back: '%.*s'", STR_ARG(reply));
		usleep(10 * 1000);
	}
	print_message("back after %lld ms\n", (long long)test_ms_since(began));
}

static void test_service__starts_answers_stops(void **state)
{
	struct running r;
	pid_t pid[TEST_CHILDREN_MAX];

	(void)state;
	service_start(&r, 0);
	assert_int_equal(test_children(r.pid, "apdr-worker", pid), WORKERS);
	assert_int_equal(test_children(r.pid, "", pid), WORKERS + 3);
	test_assert_body(ask(&r, S(GET("/x"))), 200, "/x");
	test_assert_body(ask(&r, S(GET("/read/1"))), 200, "/read/1");
	assert_int_equal(ledger_lines(&r), 1);
	assert_int_equal(service_end(&r, SIGTERM), 0);
}

static void test_service__a_killed_worker_is_replaced(void **state)
{
	struct running r;
	pid_t killed;

	(void)state;
	service_start(&r, 0);
	for (int i = 0; i < WORKERS; i++) {
		killed = first(&r, "apdr-worker");
		assert_int_equal(kill(killed, SIGKILL), 0);
		assert_true(test_children_wait(r.pid, "apdr-worker", WORKERS, killed));
		for (int k = 0; k < 2 * WORKERS; k++)
			test_assert_body(ask(&r, S(GET("/read/a"))), 200, "/read/a");
	}
	assert_int_equal(test_status(ask(&r, S(GET("/die")))), 500);
	back_again(&r, S(GET("/x")), "/x");
	assert_int_equal(service_end(&r, SIGTERM), 0);
}

static void test_service__a_killed_front_is_replaced(void **state)
{
	struct running r;

	(void)state;
	service_start(&r, 0);
	for (int i = 0; i < 3; i++) {
		pid_t killed = first(&r, "apdr-front");

		assert_int_equal(kill(killed, SIGKILL), 0);
		back_again(&r, S(GET("/read/b")), "/read/b");
		assert_true(test_children_wait(r.pid, "apdr-worker", WORKERS, killed));
	}
	assert_int_equal(service_end(&r, SIGTERM), 0);
}

static void test_service__a_killed_ledger_loses_no_page(void **state)
{
	struct running r;
	int asked = 0;

	(void)state;
	service_start(&r, 0);
	for (int i = 0; i < 3; i++) {
		assert_int_equal(kill(first(&r, "apdr-ledger"), SIGKILL), 0);
		for (int k = 0; k < 10; k++, asked++)
			test_assert_body(ask(&r, S(GET("/read/c"))), 200, "/read/c");
		assert_true(ledger_lines(&r) >= asked);
	}
	assert_int_equal(service_end(&r, SIGTERM), 0);
}

static void test_service__a_killed_job_worker_is_replaced(void **state)
{
	struct running r;
	pid_t killed;

	(void)state;
	service_start(&r, 0);
	killed = first(&r, "apdr-job");
	assert_int_equal(kill(killed, SIGKILL), 0);
	assert_true(test_children_wait(r.pid, "apdr-job", 1, killed));
	assert_int_equal(service_end(&r, SIGTERM), 0);
}

static void test_service__a_stuck_worker_is_ended(void **state)
{
	struct running r;
	pid_t before[TEST_CHILDREN_MAX];
	pid_t after[TEST_CHILDREN_MAX];

	(void)state;
	service_start(&r, 3);
	assert_int_equal(test_children(r.pid, "apdr-worker", before), WORKERS);
	assert_int_equal(test_status(ask(&r, S(GET("/stuck")))), 504);
	for (int i = 0; i < 10; i++)
		test_assert_body(ask(&r, S(GET("/x"))), 200, "/x");
	assert_true(test_children_wait(r.pid, "apdr-worker", WORKERS, 0));
	assert_int_equal(test_children(r.pid, "apdr-worker", after), WORKERS);
	assert_int_not_equal(memcmp(before, after, sizeof before[0] * WORKERS), 0);
	assert_int_equal(service_end(&r, SIGTERM), 0);
}

static void test_service__crash_loops_back_off(void **state)
{
	struct running r;
	int64_t began;
	pid_t killed;

	(void)state;
	service_start(&r, 0);
	began = clock_monotonic_us();
	for (int deaths = 0; deaths < 6; deaths++) {
		killed = first(&r, "apdr-job");
		assert_int_equal(kill(killed, SIGKILL), 0);
		assert_true(test_children_wait(r.pid, "apdr-job", 1, killed));
	}
	assert_true(test_ms_since(began) >= 100 + 200 + 400); /* the first three are free */
	test_assert_body(ask(&r, S(GET("/x"))), 200, "/x");
	assert_int_equal(service_end(&r, SIGTERM), 0);
}

static void test_service__stop_lets_work_end(void **state)
{
	struct running r;
	struct str reply;
	int idle;
	int fd;

	(void)state;
	service_start(&r, 0);
	fd = test_connect(r.shop.port);
	idle = test_connect(r.shop.port);
	test_send(idle, S(GET("/x")));
	test_assert_body(test_reply(r.a, idle), 200, "/x");
	test_send(fd, S(GET("/held")));
	test_await_begun(1);
	assert_int_equal(kill(r.pid, SIGTERM), 0);
	assert_int_equal(test_read(r.a, idle).n, 0); /* it has heard */
	close(idle);
	test_release();
	reply = test_reply(r.a, fd);
	test_assert_body(reply, 200, "/held");
	close(fd);
	assert_int_equal(service_end(&r, 0), 0);
}

static void test_service__children_end_with_the_parent(void **state)
{
	struct running r;
	pid_t pid[TEST_CHILDREN_MAX];
	size_t n;

	(void)state;
	service_start(&r, 0);
	n = test_children(r.pid, "", pid);
	assert_int_equal(n, WORKERS + 3);
	(void)service_end(&r, SIGKILL); /* ended as asked */
	for (size_t i = 0; i < n; i++)
		assert_true(test_ended(pid[i]));
}

static void test_service__gives_up_when_it_cannot_start(void **state)
{
	struct running r;
	int status;

	(void)state;
	service_start(&r, 1);
	status = service_end(&r, 0);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 1);
	service_start(&r, 2);
	status = service_end(&r, 0);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 1);
}

/* The front has no way to open a file, to reach another service or to start a program. */
static void test_service__the_front_is_confined(void **state)
{
	struct running r;
	char path[64];
	char line[256];
	int found = 0;
	FILE *f;

	(void)state;
	service_start(&r, 0);
	(void)snprintf(path, sizeof path, "/proc/%d/status", (int)first(&r, "apdr-front")); /* fits */
	f = fopen(path, "r");
	assert_non_null(f);
	while (fgets(line, sizeof line, f) != NULL)
		found += strcmp(line, "Seccomp:\t2\n") == 0 || strcmp(line, "NoNewPrivs:\t1\n") == 0;
	fclose(f);
	assert_int_equal(found, 2);
	assert_int_equal(service_end(&r, SIGTERM), 0);
}

/* The disk takes nothing until it is opened, and says so once for all who wait. */
static void disk_shut(const struct running *r)
{
	atomic_store(&r->shop.disk->asked, 0);
	atomic_store(&r->shop.disk->open, 0);
}

static void disk_await(const struct running *r, int asked)
{
	int64_t began = clock_monotonic_us();

	while (atomic_load(&r->shop.disk->asked) < asked) {
		if (test_ms_since(began) > TEST_HANGING_MS)
			fail_msg("nobody syncs");
		usleep(1000);
	}
}

static bool answered(int fd)
{
	struct pollfd p = { fd, POLLIN, 0 };

	return poll(&p, 1, 100) != 0;
}

enum { WAITING = 2 * WORKERS };

static void saves_send(const struct running *r, int fd[WAITING])
{
	for (int i = 0; i < WAITING; i++) {
		fd[i] = test_connect(r->shop.port);
		test_send(fd[i], S(GET("/save/a")));
	}
	disk_await(r, 1);
}

/* More saves than workers wait for the disk, other pages go on, and one more sync answers all that came meanwhile. */
static void test_service__saves_wait_for_the_disk_together(void **state)
{
	struct running r;
	int fd[WAITING];

	(void)state;
	service_start(&r, 0);
	disk_shut(&r);
	saves_send(&r, fd);
	for (int i = 0; i < WAITING; i++) {
		test_assert_body(ask(&r, S(GET("/x"))), 200, "/x");
		assert_false(answered(fd[i]));
	}
	atomic_store(&r.shop.disk->open, 1);
	for (int i = 0; i < WAITING; i++) {
		test_assert_body(test_reply(r.a, fd[i]), 200, "/save/a");
		close(fd[i]);
	}
	assert_true(atomic_load(&r.shop.disk->asked) <= 2);
	assert_int_equal(service_end(&r, SIGTERM), 0);
}

static void test_service__a_killed_ledger_leaves_no_save_waiting(void **state)
{
	struct running r;
	int fd[WAITING];

	(void)state;
	service_start(&r, 0);
	disk_shut(&r);
	saves_send(&r, fd);
	close(fd[0]); /* one does not wait for it */
	assert_int_equal(kill(first(&r, "apdr-ledger"), SIGKILL), 0);
	atomic_store(&r.shop.disk->open, 1);
	for (int i = 1; i < WAITING; i++) {
		test_assert_body(test_reply(r.a, fd[i]), 200, "/save/a");
		close(fd[i]);
	}
	assert_int_equal(service_end(&r, SIGTERM), 0);
}

static void test_service__a_failed_sync_ends_it(void **state)
{
	struct running r;
	int fd[WAITING];
	int status;

	(void)state;
	service_start(&r, 0);
	disk_shut(&r);
	saves_send(&r, fd);
	atomic_store(&r.shop.disk->open, 2);
	for (int i = 0; i < WAITING; i++) {
		int got = test_status(test_reply(r.a, fd[i]));

		assert_true(got == 500 || got == 0);
		close(fd[i]);
	}
	status = service_end(&r, 0);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 1);
}

TEST_MAIN(test_service)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_service__starts_answers_stops),
		cmocka_unit_test(test_service__a_killed_worker_is_replaced),
		cmocka_unit_test(test_service__a_killed_front_is_replaced),
		cmocka_unit_test(test_service__a_killed_ledger_loses_no_page),
		cmocka_unit_test(test_service__saves_wait_for_the_disk_together),
		cmocka_unit_test(test_service__a_killed_ledger_leaves_no_save_waiting),
		cmocka_unit_test(test_service__a_failed_sync_ends_it),
		cmocka_unit_test(test_service__a_killed_job_worker_is_replaced),
		cmocka_unit_test(test_service__a_stuck_worker_is_ended),
		cmocka_unit_test(test_service__crash_loops_back_off),
		cmocka_unit_test(test_service__stop_lets_work_end),
		cmocka_unit_test(test_service__children_end_with_the_parent),
		cmocka_unit_test(test_service__gives_up_when_it_cannot_start),
		cmocka_unit_test(test_service__the_front_is_confined),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
