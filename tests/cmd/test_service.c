/* The parent and its processes: any of them may be killed, and the service goes on. */
#include "support/support.h"

#include "support/front.h"
#include "support/processes.h"
#include "support/shop.h"

#include "kit/base/clock.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define GET(path) TEST_GET(path)

enum { WORKERS = SHOP_WORKERS };

static void test_service__starts_answers_stops(void **state)
{
	struct running r;
	pid_t pid[TEST_CHILDREN_MAX];

	(void)state;
	shop_start(&r, SHOP_SOUND);
	assert_int_equal(test_children(r.pid, "apdr-worker", pid), WORKERS);
	assert_int_equal(test_children(r.pid, "", pid), WORKERS + 3);
	test_assert_body(shop_ask(&r, S(GET("/x"))), 200, "/x");
	test_assert_body(shop_ask(&r, S(GET("/read/1"))), 200, "/read/1");
	assert_int_equal(shop_lines(&r), 1);
	assert_int_equal(shop_end(&r, SIGTERM), 0);
}

static void test_service__a_killed_worker_is_replaced(void **state)
{
	struct running r;
	pid_t killed;

	(void)state;
	shop_start(&r, SHOP_SOUND);
	for (int i = 0; i < WORKERS; i++) {
		killed = shop_child(&r, "apdr-worker");
		assert_int_equal(kill(killed, SIGKILL), 0);
		assert_true(test_children_wait(r.pid, "apdr-worker", WORKERS, killed));
		for (int k = 0; k < 2 * WORKERS; k++)
			test_assert_body(shop_ask(&r, S(GET("/read/a"))), 200, "/read/a");
	}
	assert_int_equal(test_status(shop_ask(&r, S(GET("/die")))), 500);
	shop_back(&r, S(GET("/x")), "/x");
	assert_int_equal(shop_end(&r, SIGTERM), 0);
}

static void test_service__a_killed_front_is_replaced(void **state)
{
	struct running r;

	(void)state;
	shop_start(&r, SHOP_SOUND);
	for (int i = 0; i < 3; i++) {
		pid_t killed = shop_child(&r, "apdr-front");

		assert_int_equal(kill(killed, SIGKILL), 0);
		shop_back(&r, S(GET("/read/b")), "/read/b");
		assert_true(test_children_wait(r.pid, "apdr-worker", WORKERS, killed));
	}
	assert_int_equal(shop_end(&r, SIGTERM), 0);
}

static void test_service__a_killed_ledger_loses_no_page(void **state)
{
	struct running r;
	int asked = 0;

	(void)state;
	shop_start(&r, SHOP_SOUND);
	for (int i = 0; i < 3; i++) {
		assert_int_equal(kill(shop_child(&r, "apdr-ledger"), SIGKILL), 0);
		for (int k = 0; k < 10; k++, asked++)
			test_assert_body(shop_ask(&r, S(GET("/read/c"))), 200, "/read/c");
		assert_true(shop_lines(&r) >= asked);
	}
	assert_int_equal(shop_end(&r, SIGTERM), 0);
}

static void test_service__a_killed_job_worker_is_replaced(void **state)
{
	struct running r;
	pid_t killed;

	(void)state;
	shop_start(&r, SHOP_SOUND);
	killed = shop_child(&r, "apdr-job");
	assert_int_equal(kill(killed, SIGKILL), 0);
	assert_true(test_children_wait(r.pid, "apdr-job", 1, killed));
	assert_int_equal(shop_end(&r, SIGTERM), 0);
}

static void test_service__a_stuck_worker_is_ended(void **state)
{
	struct running r;
	pid_t before[TEST_CHILDREN_MAX];
	pid_t after[TEST_CHILDREN_MAX];

	(void)state;
	shop_start(&r, SHOP_SHORT);
	assert_int_equal(test_children(r.pid, "apdr-worker", before), WORKERS);
	assert_int_equal(test_status(shop_ask(&r, S(GET("/stuck")))), 504);
	for (int i = 0; i < 10; i++)
		test_assert_body(shop_ask(&r, S(GET("/x"))), 200, "/x");
	assert_true(test_children_wait(r.pid, "apdr-worker", WORKERS, 0));
	assert_int_equal(test_children(r.pid, "apdr-worker", after), WORKERS);
	assert_int_not_equal(memcmp(before, after, sizeof before[0] * WORKERS), 0);
	assert_int_equal(shop_end(&r, SIGTERM), 0);
}

/* A process that is stopped is found and replaced, whichever it is. */
static void test_service__a_stopped_process_is_replaced(void **state)
{
	static const struct {
		const char *name, *said;
		size_t n;
	} kind[] = {
		{ "apdr-job", "service: job 0 was stopped for ", 1 },
		{ "apdr-ledger", "service: ledger 0 was stopped for ", 1 },
		{ "apdr-worker", " was stopped for ", WORKERS },
		{ "apdr-front", "service: front 0 was stopped for ", 1 },
	};
	struct running r;

	(void)state;
	shop_start(&r, SHOP_WATCHED);
	for (size_t i = 0; i < sizeof kind / sizeof *kind; i++) {
		pid_t stopped = shop_child(&r, kind[i].name);

		assert_int_equal(kill(stopped, SIGSTOP), 0);
		assert_true(test_children_wait(r.pid, kind[i].name, kind[i].n, stopped));
		shop_back(&r, S(GET("/read/a")), "/read/a");
		shop_back(&r, S(GET("/save/a")), "/save/a");
		assert_true(shop_said(&r, kind[i].said));
	}
	assert_false(shop_said(&r, "signal 9")); /* said once */
	assert_int_equal(shop_end(&r, SIGTERM), 0);
}

/* A process that goes round for ever is replaced too, only later; what waited for it is answered. */
static void test_service__a_hanging_process_is_replaced(void **state)
{
	struct running r;
	pid_t job, ledger;

	(void)state;
	shop_start(&r, SHOP_WATCHED);
	job = shop_child(&r, "apdr-job");
	ledger = shop_child(&r, "apdr-ledger");
	atomic_store(&r.shop.disk->hanging, HANG_JOB);
	assert_true(test_children_wait(r.pid, "apdr-job", 1, job));
	assert_true(shop_said(&r, "service: job 0 has been silent for "));
	atomic_store(&r.shop.disk->hanging, HANG_LEDGER);
	shop_back(&r, S(GET("/save/b")), "/save/b");
	assert_true(test_children_wait(r.pid, "apdr-ledger", 1, ledger));
	assert_true(shop_said(&r, "service: ledger 0 has been silent for "));
	assert_int_equal(shop_end(&r, SIGTERM), 0);
}

/* All of it stood still, as when a machine sleeps: nobody is ended when it wakes. */
static void test_service__a_parent_that_was_stopped_ends_nobody(void **state)
{
	enum { STOPPED_MS = 3000, LATER_MS = 1500 };
	struct running r;
	pid_t before[TEST_CHILDREN_MAX], after[TEST_CHILDREN_MAX];
	size_t n;

	(void)state;
	shop_start(&r, SHOP_WATCHED);
	n = test_children(r.pid, "", before);
	assert_int_equal(kill(r.pid, SIGSTOP), 0);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(kill(before[i], SIGSTOP), 0);
	usleep(STOPPED_MS * 1000);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(kill(before[i], SIGCONT), 0);
	assert_int_equal(kill(r.pid, SIGCONT), 0);
	shop_back(&r, S(GET("/read/a")), "/read/a");
	usleep(LATER_MS * 1000);
	assert_int_equal(test_children(r.pid, "", after), n);
	assert_memory_equal(before, after, n * sizeof before[0]);
	assert_int_equal(shop_end(&r, SIGTERM), 0);
}

static void test_service__crash_loops_back_off(void **state)
{
	struct running r;
	int64_t began;
	pid_t killed;

	(void)state;
	shop_start(&r, SHOP_SOUND);
	began = clock_monotonic_us();
	for (int deaths = 0; deaths < 6; deaths++) {
		killed = shop_child(&r, "apdr-job");
		assert_int_equal(kill(killed, SIGKILL), 0);
		assert_true(test_children_wait(r.pid, "apdr-job", 1, killed));
	}
	assert_true(test_ms_since(began) >= 100 + 200 + 400); /* the first three are free */
	test_assert_body(shop_ask(&r, S(GET("/x"))), 200, "/x");
	assert_int_equal(shop_end(&r, SIGTERM), 0);
}

static void test_service__stop_lets_work_end(void **state)
{
	struct running r;
	struct str reply;
	int idle;
	int fd;

	(void)state;
	shop_start(&r, SHOP_SOUND);
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
	assert_int_equal(shop_end(&r, 0), 0);
}

static void test_service__children_end_with_the_parent(void **state)
{
	struct running r;
	pid_t pid[TEST_CHILDREN_MAX];
	size_t n;

	(void)state;
	shop_start(&r, SHOP_SOUND);
	n = test_children(r.pid, "", pid);
	assert_int_equal(n, WORKERS + 3);
	(void)shop_end(&r, SIGKILL); /* ended as asked */
	for (size_t i = 0; i < n; i++)
		assert_true(test_ended(pid[i]));
}

static void test_service__gives_up_when_it_cannot_start(void **state)
{
	struct running r;
	int status;

	(void)state;
	shop_start(&r, SHOP_NO_WORKER);
	status = shop_end(&r, 0);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 1);
	shop_start(&r, SHOP_NO_JOB);
	status = shop_end(&r, 0);
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
	shop_start(&r, SHOP_SOUND);
	(void)snprintf(path, sizeof path, "/proc/%d/status", (int)shop_child(&r, "apdr-front")); /* fits */
	f = fopen(path, "r");
	assert_non_null(f);
	while (fgets(line, sizeof line, f) != NULL)
		found += strcmp(line, "Seccomp:\t2\n") == 0 || strcmp(line, "NoNewPrivs:\t1\n") == 0;
	fclose(f);
	assert_int_equal(found, 2);
	assert_int_equal(shop_end(&r, SIGTERM), 0);
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
	shop_start(&r, SHOP_SOUND);
	disk_shut(&r);
	saves_send(&r, fd);
	for (int i = 0; i < WAITING; i++) {
		test_assert_body(shop_ask(&r, S(GET("/x"))), 200, "/x");
		assert_false(answered(fd[i]));
	}
	atomic_store(&r.shop.disk->open, 1);
	for (int i = 0; i < WAITING; i++) {
		test_assert_body(test_reply(r.a, fd[i]), 200, "/save/a");
		close(fd[i]);
	}
	assert_true(atomic_load(&r.shop.disk->asked) <= 2);
	assert_int_equal(shop_end(&r, SIGTERM), 0);
}

static void test_service__a_killed_ledger_leaves_no_save_waiting(void **state)
{
	struct running r;
	int fd[WAITING];

	(void)state;
	shop_start(&r, SHOP_SOUND);
	disk_shut(&r);
	saves_send(&r, fd);
	close(fd[0]); /* one does not wait for it */
	assert_int_equal(kill(shop_child(&r, "apdr-ledger"), SIGKILL), 0);
	atomic_store(&r.shop.disk->open, 1);
	for (int i = 1; i < WAITING; i++) {
		test_assert_body(test_reply(r.a, fd[i]), 200, "/save/a");
		close(fd[i]);
	}
	assert_int_equal(shop_end(&r, SIGTERM), 0);
}

static void test_service__a_failed_sync_ends_it(void **state)
{
	struct running r;
	int fd[WAITING];
	int status;

	(void)state;
	shop_start(&r, SHOP_SOUND);
	disk_shut(&r);
	saves_send(&r, fd);
	atomic_store(&r.shop.disk->open, 2);
	for (int i = 0; i < WAITING; i++) {
		int got = test_status(test_reply(r.a, fd[i]));

		assert_true(got == 500 || got == 0);
		close(fd[i]);
	}
	status = shop_end(&r, 0);
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
		cmocka_unit_test(test_service__a_stopped_process_is_replaced),
		cmocka_unit_test(test_service__a_hanging_process_is_replaced),
		cmocka_unit_test(test_service__a_parent_that_was_stopped_ends_nobody),
		cmocka_unit_test(test_service__crash_loops_back_off),
		cmocka_unit_test(test_service__stop_lets_work_end),
		cmocka_unit_test(test_service__children_end_with_the_parent),
		cmocka_unit_test(test_service__gives_up_when_it_cannot_start),
		cmocka_unit_test(test_service__the_front_is_confined),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
