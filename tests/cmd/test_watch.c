/* apdr feed and apdr watch as the technician of a school meets them: a folder in which somebody else writes. What is
 * whole is taken, once, also when the program is killed in the middle; links, devices, what is too large and what still
 * grows are left alone; nothing is deleted. */
#include "support/support.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kit/base/buf.h"
#include "core/school/school_sql.h"
#include "core/school/setup_sql.h"
#include "import/feed_sql.h"
#include "kit/base/clock.h"
#include "support/test_db.h"
#include "support/tool.h"

static struct arena *a;
static const char *dir, *folder;

static int setup(void **state)
{
	static int nth;
	int status;

	a = test_arena();
	dir = str_c(a, str_fmt(a, "%s/watch-%d", test_folder(), ++nth));
	folder = str_c(a, str_fmt(a, "%s/feed-%d", test_folder(), nth));
	TOOL(a, &status, getenv("APDR_BINARY"), "init", "--data", dir, "--school", "Marlbeck");
	assert_int_equal(mkdir(folder, 0750), 0);
	*state = a;
	return status;
}

static int teardown(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

#define FEED_SAYS(status, ...)                                                                                         \
	TOOL(a, status, getenv("APDR_BINARY"), "feed", "--data", dir, "--now", "2026-03-10T02:10", __VA_ARGS__)

static struct str watch(int wanted)
{
	int status;
	struct str said = TOOL(a, &status, getenv("APDR_BINARY"), "watch", "--data", dir, "--now", "2026-03-10T02:10",
	                       "--once", "--every", "1");

	if (status != wanted)
		fail_msg("exit status %d; said: %.*s", status, STR_ARG(said));
	return said;
}

static void roll_feed(void)
{
	int status;

	FEED_SAYS(&status, "add", "roll", folder);
	assert_int_equal(status, 0);
}

static const char *in(const char *name)
{
	return str_c(a, str_fmt(a, "%s/%s", folder, name));
}

static void drop(const char *name, struct str text)
{
	tool_write(in(name), text);
}

/* Files in a folder below, by the ends of their names. */
static int files(const char *below, const char *ends)
{
	DIR *d = opendir(in(below));
	struct dirent *e;
	int n = 0;

	while (d != NULL && (e = readdir(d)) != NULL)
		n += e->d_name[0] != '.' && str_ends(str_of(e->d_name), str_of(ends));
	if (d != NULL)
		closedir(d);
	return n;
}

#define HEAD "UPN,Surname,Forename,DOB,Year,Reg,SEN status\n"
#define AVA "N820123425001,Kaur,Ava,1/9/2015,5,5A,K\n"
#define BEN "M830200026001,Stone,Ben,2/10/2015,5,5A,N\n"

static void test_feed__is_set_up_by_who_runs_the_server(void **state)
{
	int status;
	struct str said;

	(void)state;
	assert_int_equal(chmod(folder, 0777), 0);
	said = FEED_SAYS(&status, "add", "roll", folder);
	assert_int_equal(status, 1);
	IN_ORDER(said, "every user of this machine can put files into the folder", "chmod o-w");
	assert_int_equal(chmod(folder, 0750), 0);
	said = FEED_SAYS(&status, "add", "roll", dir);
	assert_int_equal(status, 1);
	IN_ORDER(said, "the folder is the data folder");
	said = FEED_SAYS(&status, "add", "staff", folder);
	assert_int_equal(status, 1);
	IN_ORDER(said, "a file of staff gives roles");
	said = FEED_SAYS(&status, "add", "roll", folder, "--by", "25:00");
	assert_int_equal(status, 1);
	IN_ORDER(said, "--by is a time of the day");
	said = FEED_SAYS(&status, "add", "roll", in("none"));
	assert_int_equal(status, 1);
	IN_ORDER(said, "the folder is not there");
	FEED_SAYS(&status, "add", "roll", folder, "--by", "07:00", "--nights", "mon,tue", "--set-by", "The office");
	assert_int_equal(status, 0);
	said = FEED_SAYS(&status, "list");
	IN_ORDER(said, "roll: ", "expected Monday and Tuesday in term time");
	IN_ORDER(SAID(a, getenv("APDR_BINARY"), "doctor", "--data", dir), "the folder of a nightly feed");
	assert_int_equal(chmod(folder, 0772), 0);
	said = TOOL(a, &status, getenv("APDR_BINARY"), "doctor", "--data", dir);
	assert_int_equal(status, 1);
	IN_ORDER(said, "PROBLEM  The nightly feed of", "every user of this machine");
	IN_ORDER(watch(1), "every user of this machine");
	assert_int_equal(chmod(folder, 0750), 0);
	FEED_SAYS(&status, "remove", folder);
	assert_int_equal(status, 0);
	IN_ORDER(FEED_SAYS(&status, "list"), "no feed is set up");
	FEED_SAYS(&status, "remove", folder);
	assert_int_equal(status, 1);
}

static void test_watch__only_whole_files_of_the_folder_are_taken(void **state)
{
	struct str said;

	(void)state;
	roll_feed();
	tool_write(str_c(a, str_fmt(a, "%s-outside", folder)), S(HEAD BEN));
	drop("pupils.csv", S(HEAD AVA));
	drop("more.csv.part", S(HEAD BEN));
	drop("empty.csv", S(""));
	drop("large.csv", S("x"));
	assert_int_equal(truncate(in("large.csv"), (off_t)21 << 20), 0);
	assert_int_equal(symlink(str_c(a, str_fmt(a, "%s-outside", folder)), in("link.csv")), 0);
	assert_int_equal(link(str_c(a, str_fmt(a, "%s-outside", folder)), in("hard.csv")), 0);
	assert_int_equal(mkfifo(in("pipe.csv"), 0600), 0);
	assert_int_equal(mkdir(in("sub"), 0700), 0);
	said = watch(0);
	IN_ORDER(said, "passed over: 3 links or devices, 1 files of more than 20 MB", "roll: 1 added");
	assert_int_equal(text_count(said, "roll: "), 2);
	assert_int_equal(text_count(said, "pupils"), 0); /* a name may be a child's */
	assert_int_equal(files("done", "2026-03-10-021000-pupils.csv"), 1);
	assert_int_equal(files(".", ".csv"), 5);
	/* A folder of done files that leads elsewhere is not followed. */
	assert_int_equal(rename(in("done"), in("kept")), 0);
	assert_int_equal(symlink(test_folder(), in("done")), 0);
	drop("pupils.csv", S(HEAD AVA BEN));
	IN_ORDER(watch(0), "1 added");
	assert_int_equal(files(".", "pupils.csv"), 1);
}

static void test_watch__what_grows_is_left_alone(void **state)
{
	pid_t writer;

	(void)state;
	roll_feed();
	drop("pupils.csv", S(HEAD AVA));
	writer = fork();
	if (writer == 0) {
		FILE *f = fopen(in("pupils.csv"), "a");

		for (int i = 0; f != NULL && i < 1000; i++) {
			fprintf(f, ",Ash,Dan%d,1/1/2016,5,5A,N\n", i);
			fflush(f);
			clock_sleep_us(50 * 1000);
		}
		_exit(0);
	}
	assert_int_equal(watch(0).n, 0);
	assert_int_equal(kill(writer, SIGKILL), 0);
	assert_int_equal(waitpid(writer, NULL, 0), writer);
	assert_int_equal(files(".", "pupils.csv"), 1);
	drop("pupils.csv", S(HEAD AVA BEN));
	IN_ORDER(watch(0), "roll: 2 added");
}

static void test_watch__the_same_file_is_no_change_and_nothing_is_deleted(void **state)
{
	(void)state;
	roll_feed();
	drop("pupils.csv", S(HEAD AVA BEN));
	IN_ORDER(watch(0), "2 added");
	assert_int_equal(watch(0).n, 0);
	drop("pupils.csv", S(HEAD AVA BEN));
	IN_ORDER(watch(0), "roll: No changes");
	assert_int_equal(files("done", "021000-pupils.csv"), 1); /* in the same second the name is taken: it stays */
	assert_int_equal(files(".", "pupils.csv"), 1);
	assert_int_equal(watch(0).n, 0);
}

/* Where the folder may not be changed, a file is known again. */
static void test_watch__what_cannot_be_moved_is_remembered(void **state)
{
	(void)state;
	roll_feed();
	assert_int_equal(symlink("nowhere", in("done")), 0);
	drop("pupils.csv", S(HEAD AVA BEN));
	IN_ORDER(watch(0), "2 added");
	assert_int_equal(text_count(watch(0), "No changes"), 0);
	assert_int_equal(files(".", "pupils.csv"), 1);
}

enum { NIGHTS = 205 };

/* Each night the same: in an order of names that is not that of their times. */
static void nights_drop(int first, int n)
{
	for (int i = first; i < first + n; i++) {
		const char *name = str_c(a, str_fmt(a, "%d-%d.csv", i * 7919 % 1000, i));
		struct timespec t[2] = { { 1772000000 + i, 0 }, { 1772000000 + i, 0 } };

		drop(name, S(HEAD AVA));
		assert_int_equal(utimensat(AT_FDCWD, in(name), t, 0), 0);
	}
}

static void test_watch__of_many_files_the_oldest_come_first(void **state)
{
	(void)state;
	roll_feed();
	nights_drop(0, NIGHTS);
	IN_ORDER(watch(1), "more than 200 files are in the folder", "roll: 1 added", "roll: No changes");
	assert_int_equal(files("done", ".csv"), 200);
	assert_int_equal(text_count(watch(0), "No changes"), NIGHTS - 200); /* and not: older than the last file */
	assert_int_equal(files(".", ".csv"), 0);
}

/* Where nothing may be moved, the old ones do not hide the new one. */
static void test_watch__in_a_full_folder_the_new_file_is_found(void **state)
{
	(void)state;
	roll_feed();
	assert_int_equal(symlink("nowhere", in("done")), 0);
	nights_drop(NIGHTS, 1);
	IN_ORDER(watch(0), "roll: 1 added");
	nights_drop(0, NIGHTS);
	nights_drop(NIGHTS + 1, 1);
	IN_ORDER(watch(0), "roll: No changes");
	assert_int_equal(files(".", ".csv"), NIGHTS + 2);
}

static void test_watch__what_waits_lies_apart_until_it_is_settled(void **state)
{
	(void)state;
	roll_feed();
	drop("pupils.csv", S(HEAD AVA BEN));
	IN_ORDER(watch(0), "2 added");
	drop("short.csv", S(HEAD AVA));
	IN_ORDER(watch(0), "Not taken. 1 of the 2 pupils on roll here are not in it.");
	assert_int_equal(files("waiting", "short.csv"), 1);
	drop("whole.csv", S(HEAD AVA "M830200026001,Stone,Ben,2/10/2015,5,5B,N\n"));
	IN_ORDER(watch(0), "1 changed");
	(void)watch(0);
	assert_int_equal(files("waiting", ".csv"), 0);
	assert_int_equal(files("done", ".csv"), 3);
}

/* A feed that nobody can read, of a school that comes first. */
static void broken_feed(void)
{
	const struct school_row school = {
		.id = 1, .name = S("Thornby"), .short_name = S("Thornby"), .phase = S("primary"), .ready = 1
	};
	const struct feed f = { .school_id = 1,
		                .id = 1,
		                .kind = S("weather"),
		                .folder = S("/srv/none"),
		                .nights = S("school"),
		                .due_minute = 1440,
		                .patience = 2,
		                .made_on = { 2026, 3, 9 },
		                .revision = 1 };
	struct err e = { "" };
	struct db *db;

	assert_int_equal(db_open(str_fmt(a, "%s/apdr.db", dir), 10000, &db, &e), RC_OK);
	assert_int_equal(db_begin(db, DB_WRITE, &e), RC_OK);
	assert_int_equal(school_insert(db, a, &school, &e), RC_OK);
	assert_int_equal(feed_insert(db, a, &f, &e), RC_OK);
	assert_int_equal(db_end(db, RC_OK, &e), RC_OK);
	db_close(db);
}

static void test_watch__one_feed_stops_no_other(void **state)
{
	(void)state;
	roll_feed();
	broken_feed();
	drop("pupils.csv", S(HEAD AVA BEN));
	IN_ORDER(watch(1), "feed 1 has no kind", "roll: 2 added");
}

enum { MANY = 3000, KILLS = 5 };

static struct str many(void)
{
	struct buf b = buf_new(a, 1 << 20);

	buf_fmt(&b, "%s", HEAD);
	for (int i = 0; i < MANY; i++)
		buf_fmt(&b, ",Ash,Dan%c%c%c,1/%d/2016,5,5A,N\n", 'a' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676,
		        1 + i % 12);
	return buf_view(&b);
}

static void watch_killed(int after_ms)
{
	pid_t pid = fork();

	if (pid == 0) {
		assert_non_null(freopen("/dev/null", "w", stdout));
		execl(getenv("APDR_BINARY"), "apdr", "watch", "--data", dir, "--now", "2026-03-10T02:10", "--once",
		      "--every", "1", NULL);
		_exit(127);
	}
	clock_sleep_us((int64_t)after_ms * 1000);
	(void)kill(pid, SIGKILL);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
}

/* All of the file, once, whenever it was cut off. */
static void test_watch__killed_in_the_middle_a_file_is_taken_once(void **state)
{
	struct str said;

	(void)state;
	roll_feed();
	drop("pupils.csv", many());
	for (int i = 0; i < KILLS; i++)
		watch_killed(1050 + 120 * i);
	(void)watch(0);
	assert_int_equal(files("done", "pupils.csv"), 1);
	assert_int_equal(files(".", "pupils.csv"), 0);
	drop("again.csv", many());
	IN_ORDER(watch(0), "roll: No changes");
	said = FEED_SAYS(&(int){ 0 }, "list");
	assert_int_equal(text_count(said, "3000 added"), 1);
	IN_ORDER(SAID(a, getenv("APDR_BINARY"), "audit", "--data", dir, "verify", "--content"), "whole");
}

TEST_MAIN(test_watch)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_feed__is_set_up_by_who_runs_the_server, setup, teardown),
		cmocka_unit_test_setup_teardown(test_watch__only_whole_files_of_the_folder_are_taken, setup, teardown),
		cmocka_unit_test_setup_teardown(test_watch__what_grows_is_left_alone, setup, teardown),
		cmocka_unit_test_setup_teardown(test_watch__the_same_file_is_no_change_and_nothing_is_deleted, setup,
		                                teardown),
		cmocka_unit_test_setup_teardown(test_watch__what_cannot_be_moved_is_remembered, setup, teardown),
		cmocka_unit_test_setup_teardown(test_watch__of_many_files_the_oldest_come_first, setup, teardown),
		cmocka_unit_test_setup_teardown(test_watch__in_a_full_folder_the_new_file_is_found, setup, teardown),
		cmocka_unit_test_setup_teardown(test_watch__what_waits_lies_apart_until_it_is_settled, setup, teardown),
		cmocka_unit_test_setup_teardown(test_watch__one_feed_stops_no_other, setup, teardown),
		cmocka_unit_test_setup_teardown(test_watch__killed_in_the_middle_a_file_is_taken_once, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
