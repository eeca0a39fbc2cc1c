/* Who is silent for too long, and who is not. */
#include "support/support.h"

#include "kit/net/process.h"
#include "kit/net/watch.h"

#include "kit/base/clock.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LOOK_MS = 250, US_PER_MS = 1000, LOOKS = 4, HOUR = 3600 * LOOKS };

static const struct watch_limits LIMITS = { .look_ms = LOOK_MS,
	                                    .stopped_ms = 1000,
	                                    .starts_ms = 60000,
	                                    .waits_ms = 20000,
	                                    .works_ms = 40000,
	                                    .job_ms = 600000 };

static enum watch_fault look(struct watched *w, pid_t pid, int looks, int works_ms)
{
	return watch_look(w, pid, (int64_t)looks * LOOK_MS * US_PER_MS, &LIMITS, works_ms);
}

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

/* Looks at this process, which runs; after how many milliseconds it is said to be silent. */
static int silent_after(struct watched *w, int works_ms, int most)
{
	for (int i = 1; i <= most; i++)
		if (look(w, getpid(), i, works_ms) != WATCH_GOES_ON)
			return i * LOOK_MS;
	return 0;
}

static void test_watch__patience_depends_on_what_it_does(void **state)
{
	static const struct {
		enum beat_kind kind;
		int works_ms, after;
	} row[] = {
		{ BEAT_STARTS, 40000, 60000 },
		{ BEAT_WAITS, 40000, 20250 }, /* the first look has seen a beat */
		{ BEAT_WORKS, 40000, 40250 },
		{ BEAT_WORKS, 600000, 600250 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct watched w = watched_new(row[i].kind);

		assert_int_equal(silent_after(&w, row[i].works_ms, HOUR), row[i].after);
		watched_end(&w);
	}
}

static void test_watch__a_beat_is_a_beat(void **state)
{
	struct watched w = watched_new(BEAT_WAITS);

	(void)state;
	for (int i = 1; i < HOUR; i++) {
		if (i % (19 * LOOKS) == 0)
			beat(BEAT_WAITS);
		assert_int_equal(look(&w, getpid(), i, 40000), WATCH_GOES_ON);
	}
	watched_end(&w);
}

/* The parent slept for an hour: that hour was nobody's silence. */
static void test_watch__sleep_of_the_parent_is_not_silence(void **state)
{
	struct watched w = watched_new(BEAT_WAITS);
	int i = 0;

	(void)state;
	while (++i < 15 * LOOKS)
		assert_int_equal(look(&w, getpid(), i, 40000), WATCH_GOES_ON);
	for (int hour = 1; hour <= 2; hour++)
		assert_int_equal(look(&w, getpid(), hour * HOUR + i, 40000), WATCH_GOES_ON);
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

static pid_t idler(void)
{
	pid_t pid = fork();

	if (pid == 0)
		for (;;)
			pause();
	assert_true(pid > 0);
	return pid;
}

/* A second of the looks at which it is stopped, whatever it was doing: how long it was silent before counts nothing. */
static void test_watch__a_stopped_process_has_less_patience(void **state)
{
	struct watched w = watched_new(BEAT_WORKS);
	pid_t pid = idler();
	int i = 0;

	(void)state;
	while (++i < 30 * LOOKS)
		assert_int_equal(look(&w, pid, i, 600000), WATCH_GOES_ON);
	assert_int_equal(kill(pid, SIGSTOP), 0);
	state_await(pid, 'T');
	for (int n = 0; n < LOOKS; n++)
		assert_int_equal(look(&w, pid, i++, 600000), WATCH_GOES_ON);
	assert_int_equal(look(&w, pid, i, 600000), WATCH_STOPPED);
	assert_int_equal(kill(pid, SIGKILL), 0);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
	watched_end(&w);
}

/* Who stops it and lets it go on in time may do so again and again; and so may who stops the parent as well. */
static void test_watch__a_short_stop_is_none(void **state)
{
	struct watched w = watched_new(BEAT_WORKS);
	pid_t pid = idler();
	int i = 0;

	(void)state;
	for (int times = 0; times < 5; times++) {
		assert_int_equal(kill(pid, SIGSTOP), 0);
		state_await(pid, 'T');
		for (int n = 0; n < LOOKS; n++)
			assert_int_equal(look(&w, pid, ++i, 600000), WATCH_GOES_ON);
		assert_int_equal(kill(pid, SIGCONT), 0);
		state_await(pid, 'S');
		assert_int_equal(look(&w, pid, ++i, 600000), WATCH_GOES_ON);
	}
	assert_int_equal(kill(pid, SIGSTOP), 0);
	state_await(pid, 'T');
	assert_int_equal(look(&w, pid, ++i, 600000), WATCH_GOES_ON);
	assert_int_equal(look(&w, pid, i += HOUR, 600000), WATCH_GOES_ON);
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
	for (int i = 1; i < HOUR; i++)
		assert_int_equal(look(&w, pid, i, 40000), WATCH_GOES_ON);
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
		cmocka_unit_test(test_watch__a_short_stop_is_none),
		cmocka_unit_test(test_watch__a_wait_for_the_disk_is_no_silence),
		cmocka_unit_test(test_watch__a_grandchild_has_no_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
