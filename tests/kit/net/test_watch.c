/* Who is silent for too long, and who is not. */
#include "support/support.h"

#include "kit/net/process.h"
#include "kit/net/watch.h"

#include "kit/base/clock.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SECOND = 1000 * 1000, HOUR = 3600 };

static const struct watch_limits LIMITS = {
	.look_ms = 1000, .stopped_ms = 5000, .starts_ms = 60000, .waits_ms = 20000, .works_ms = 40000, .job_ms = 600000
};

static struct watched watched_new(enum beat_kind kind)
{
	struct watched w;

	assert_true(watch_make(&w));
	watch_begin(&w, 0);
	beat_into(w.page);
	if (kind != BEAT_STARTS)
		beat(kind);
	return w;
}

static void watched_end(struct watched *w)
{
	beat_into(NULL);
	watch_end(w);
}

/* Looks every second at this process, which runs; after how many seconds it is said to be silent. */
static int silent_after(struct watched *w, int works_ms, int most)
{
	for (int s = 1; s <= most; s++)
		if (watch_look(w, getpid(), (int64_t)s * SECOND, &LIMITS, works_ms) != WATCH_GOES_ON)
			return s;
	return 0;
}

static void test_watch__patience_depends_on_what_it_does(void **state)
{
	static const struct {
		enum beat_kind kind;
		int works_ms, after;
	} row[] = {
		{ BEAT_STARTS, 40000, 60 },
		{ BEAT_WAITS, 40000, 21 }, /* the first look has seen a beat */
		{ BEAT_WORKS, 40000, 41 },
		{ BEAT_WORKS, 600000, 601 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct watched w = watched_new(row[i].kind);

		assert_int_equal(silent_after(&w, row[i].works_ms, 700), row[i].after);
		watched_end(&w);
	}
}

static void test_watch__a_beat_is_a_beat(void **state)
{
	struct watched w = watched_new(BEAT_WAITS);

	(void)state;
	for (int s = 1; s < HOUR; s++) {
		if (s % 19 == 0)
			beat(BEAT_WAITS);
		assert_int_equal(watch_look(&w, getpid(), (int64_t)s * SECOND, &LIMITS, 40000), WATCH_GOES_ON);
	}
	watched_end(&w);
}

/* The parent slept for an hour: that hour was nobody's silence. */
static void test_watch__sleep_of_the_parent_is_not_silence(void **state)
{
	struct watched w = watched_new(BEAT_WAITS);
	int s = 0;

	(void)state;
	while (++s < 15)
		assert_int_equal(watch_look(&w, getpid(), (int64_t)s * SECOND, &LIMITS, 40000), WATCH_GOES_ON);
	for (int hour = 1; hour <= 2; hour++)
		assert_int_equal(watch_look(&w, getpid(), (int64_t)(hour * HOUR + s) * SECOND, &LIMITS, 40000),
		                 WATCH_GOES_ON);
	watched_end(&w);
}

static void state_await(pid_t pid, char wanted)
{
	int64_t from = clock_monotonic_us();

	while (process_state(pid) != wanted) {
		if (clock_monotonic_us() - from > (int64_t)TEST_HANGING_MS * 1000)
			fail_msg("process %d does not come to %c", (int)pid, wanted);
		usleep(1000);
	}
}

static void test_watch__a_stopped_process_has_less_patience(void **state)
{
	struct watched w = watched_new(BEAT_WORKS);
	pid_t pid = fork();

	(void)state;
	if (pid == 0)
		for (;;)
			pause();
	assert_true(pid > 0);
	assert_int_equal(kill(pid, SIGSTOP), 0);
	state_await(pid, 'T');
	for (int s = 1; s <= 5; s++)
		assert_int_equal(watch_look(&w, pid, (int64_t)s * SECOND, &LIMITS, 600000), WATCH_GOES_ON);
	assert_int_equal(watch_look(&w, pid, (int64_t)6 * SECOND, &LIMITS, 600000), WATCH_STOPPED);
	assert_int_equal(kill(pid, SIGKILL), 0);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
	watched_end(&w);
}

/* No signal ends a wait for the disk, and what the disk says at its end must be heard. A parent waits like that for its
 * child by vfork. */
static void test_watch__a_wait_for_the_disk_is_no_silence(void **state)
{
	struct watched w = watched_new(BEAT_WORKS);
	int go[2];
	pid_t pid;

	(void)state;
	assert_int_equal(pipe(go), 0);
	pid = fork();
	if (pid == 0) {
		pid_t grandchild;
		char c;

		close(go[1]);
		grandchild = vfork();
		if (grandchild == 0) {
			(void)!read(go[0], &c, 1);
			_exit(0);
		}
		_exit(0);
	}
	assert_true(pid > 0);
	close(go[0]);
	state_await(pid, 'D');
	for (int s = 1; s < HOUR; s++)
		assert_int_equal(watch_look(&w, pid, (int64_t)s * SECOND, &LIMITS, 40000), WATCH_GOES_ON);
	close(go[1]);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
	watched_end(&w);
}

/* A child of the watched process cannot beat for it: it does not have the page. */
static void test_watch__a_grandchild_has_no_page(void **state)
{
	struct watched w;
	pid_t pid;
	int how;

	(void)state;
	assert_true(watch_make(&w));
	watch_begin(&w, 0);
	watch_child(&w);
	pid = fork();
	if (pid == 0) {
		(void)signal(SIGSEGV, SIG_DFL);
		beat(BEAT_WAITS);
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &how, 0), pid);
	assert_false(WIFEXITED(how) && WEXITSTATUS(how) == 0);
	assert_int_equal(atomic_load(&w.page->count), 0);
	beat(BEAT_WAITS);
	assert_int_equal(atomic_load(&w.page->count), 1);
	watched_end(&w);
}

TEST_MAIN(test_watch)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_watch__patience_depends_on_what_it_does),
		cmocka_unit_test(test_watch__a_beat_is_a_beat),
		cmocka_unit_test(test_watch__sleep_of_the_parent_is_not_silence),
		cmocka_unit_test(test_watch__a_stopped_process_has_less_patience),
		cmocka_unit_test(test_watch__a_wait_for_the_disk_is_no_silence),
		cmocka_unit_test(test_watch__a_grandchild_has_no_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
