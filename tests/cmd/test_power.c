/* A power cut, and a disk that fails: clients save, then everything ends at once, and what comes back is only what was
 * synced (power_cut.c keeps that). Every save that was answered is there, whoever synced it. When a sync fails, nobody
 * is told that anything was saved, and the service ends. */
#include "support/support.h"

#include "support/processes.h"
#include "support/savers.h"
#include "support/tool.h"

#include "kit/base/clock.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	CUTS = 3,
	SAVES_LEAST = 300, /* before each cut: more than one checkpoint of the log */
	US_PER_MS = 1000,
};

/* Files of the folder that a server writes, and those of which nothing may be kept. */
static const char *const FILES[] = { "apdr.db", "apdr.db-wal", "reads.db", "reads.db-wal", "secret.key", "heads.log" };
static const char *const FORGOTTEN[] = { "apdr.db-shm", "reads.db-shm" };

struct disk {
	struct served *site;
	const char *kept; /* what was synced, file by file; within the folder, because workers can write nowhere else */
	const char *fail; /* while it is there, each sync fails */
};

static const char *path_of(struct arena *a, const char *dir, const char *name)
{
	return str_c(a, str_fmt(a, "%s/%s", dir, name));
}

static void file_take(struct arena *a, const char *from, const char *to, const char *name)
{
	const char *to_path = path_of(a, to, name);
	const char *from_path = path_of(a, from, name);

	if (unlink(to_path) != 0)
		assert_int_equal(errno, ENOENT);
	if (access(from_path, F_OK) == 0)
		(void)SAID(a, "cp", from_path, to_path);
}

static void files_take(struct arena *a, const char *from, const char *to)
{
	for (size_t i = 0; i < sizeof FILES / sizeof FILES[0]; i++)
		file_take(a, from, to, FILES[i]);
}

static int disk_begin(void **state)
{
	const char *library = getenv("APDR_POWER_CUT");
	static int number;
	char name[32];
	struct served *s;
	struct disk *d;

	(void)snprintf(name, sizeof name, "power%d", ++number); /* fits */
	s = served_make(name);
	d = NEW(s->a, struct disk);
	d->site = s;
	s->preload = library != NULL ? library : "build/power_cut.so";
	d->kept = path_of(s->a, s->dir, "kept");
	d->fail = path_of(s->a, d->kept, "fail");
	assert_int_equal(access(s->preload, R_OK), 0);
	assert_int_equal(mkdir(d->kept, 0700), 0);
	assert_int_equal(setenv("POWER_CUT_OF", s->dir, 1), 0);
	assert_int_equal(setenv("POWER_CUT_TO", d->kept, 1), 0);
	files_take(s->a, s->dir, d->kept);
	*state = d;
	return 0;
}

static int disk_end(void **state)
{
	struct disk *d = *state;

	served_free(d->site);
	return 0;
}

static void saves_await(const struct savers *v, size_t n)
{
	int64_t until = clock_monotonic_us() + (int64_t)TEST_HANGING_MS * US_PER_MS;

	while (savers_saved(v) < n) {
		if (clock_monotonic_us() > until)
			fail_msg("nothing is saved");
		usleep(US_PER_MS);
	}
}

/* The service ends by itself; its status. */
static int end_await(struct served *s)
{
	int64_t until = clock_monotonic_us() + (int64_t)TEST_HANGING_MS * US_PER_MS;
	int status = -1;

	while (waitpid(s->pid, &status, WNOHANG) == 0) {
		if (clock_monotonic_us() > until)
			fail_msg("the service goes on");
		usleep(US_PER_MS);
	}
	s->pid = 0;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void service_stop(struct served *s)
{
	assert_int_equal(kill(s->pid, SIGTERM), 0);
	assert_int_equal(end_await(s), 0);
}

/* Everything that runs ends at once. */
static void power_off(struct served *s)
{
	pid_t pid[TEST_CHILDREN_MAX];
	size_t n = test_children(s->pid, "", pid);

	for (size_t i = 0; i < n; i++)
		(void)kill(pid[i], SIGKILL); /* one may have ended by itself */
	assert_int_equal(kill(s->pid, SIGKILL), 0);
	assert_int_equal(waitpid(s->pid, NULL, 0), s->pid);
	s->pid = 0;
	for (size_t i = 0; i < n; i++)
		assert_true(test_ended(pid[i]));
}

/* What the disk has takes the place of what was only in memory. */
static void power_on(const struct disk *d)
{
	struct served *s = d->site;

	files_take(s->a, d->kept, s->dir);
	for (size_t i = 0; i < sizeof FORGOTTEN / sizeof FORGOTTEN[0]; i++)
		file_take(s->a, d->kept, s->dir, FORGOTTEN[i]);
}

static void test_power__what_was_answered_survives_a_cut(void **state)
{
	struct disk *d = *state;
	struct served *s = d->site;
	struct savers *v[CUTS];

	for (int i = 0; i < CUTS; i++) {
		served_start(s);
		(void)served_await(s);
		v[i] = savers_start(s, (unsigned)i, i * SAVERS);
		saves_await(v[i], SAVES_LEAST);
		power_off(s);
		(void)savers_stop(v[i]);
		power_on(d);
		for (int k = 0; k <= i; k++)
			savers_assert(v[k], s);
		files_take(s->a, s->dir, d->kept); /* looking has moved the log into the file */
	}
	for (int i = 0; i < CUTS; i++)
		savers_free(v[i]);
}

static void test_power__a_sync_that_fails_saves_nothing(void **state)
{
	struct disk *d = *state;
	struct served *s = d->site;
	struct savers *v;

	served_start(s);
	(void)served_await(s);
	v = savers_start(s, 1, 0);
	saves_await(v, SAVERS);
	tool_write(d->fail, S(""));
	assert_int_equal(end_await(s), 1);
	assert_true(savers_stop(v) > 0);
	assert_int_equal(unlink(d->fail), 0);
	power_on(d);
	savers_assert(v, s);
	savers_free(v);
}

/* Nothing is moved into the file from a log of which a part is gone: what was answered stands before that part. */
static void test_power__a_log_that_is_partly_forgotten_is_read_anew(void **state)
{
	struct disk *d = *state;
	struct served *s = d->site;
	struct savers *v;

	served_start(s);
	(void)served_await(s);
	v = savers_start(s, 1, 0);
	saves_await(v, SAVERS);
	tool_write(d->fail, S("and forget"));
	assert_int_equal(end_await(s), 1);
	assert_true(savers_stop(v) > 0);
	assert_int_equal(unlink(path_of(s->a, d->kept, "failed")), 0);
	assert_int_equal(access(path_of(s->a, s->dir, "apdr.db-wal"), F_OK), 0);
	served_start(s);
	(void)served_await(s);
	service_stop(s);
	savers_assert(v, s);
	savers_free(v);
}

/* The start says so, instead of building on a log that the disk does not take. */
static void test_power__a_disk_that_still_fails_is_no_start(void **state)
{
	struct disk *d = *state;
	struct served *s = d->site;
	struct savers *v;

	served_start(s);
	(void)served_await(s);
	v = savers_start(s, 1, 0);
	saves_await(v, SAVERS);
	tool_write(d->fail, S(""));
	assert_int_equal(end_await(s), 1);
	(void)savers_stop(v);
	served_start(s);
	assert_int_equal(end_await(s), 1);
	assert_int_equal(unlink(d->fail), 0);
	served_start(s);
	(void)served_await(s);
	service_stop(s);
	assert_int_not_equal(access(path_of(s->a, s->dir, "apdr.db-wal"), F_OK), 0); /* moved, after a good end */
	savers_assert(v, s);
	savers_free(v);
}

TEST_MAIN(test_power)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_power__what_was_answered_survives_a_cut, disk_begin, disk_end),
		cmocka_unit_test_setup_teardown(test_power__a_sync_that_fails_saves_nothing, disk_begin, disk_end),
		cmocka_unit_test_setup_teardown(test_power__a_log_that_is_partly_forgotten_is_read_anew, disk_begin,
		                                disk_end),
		cmocka_unit_test_setup_teardown(test_power__a_disk_that_still_fails_is_no_start, disk_begin, disk_end),
	};

	return cmocka_run_group_tests(tests, tool_folder_make, tool_folder_remove);
}
