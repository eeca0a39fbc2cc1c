/* What an administrator is told when somebody was at the folder: another key, a trail that was erased, a trigger that
 * APDR did not make, a damaged page, a second server, secrets on the command line. The real binary on real folders. */
#include "support/support.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/binary.h"
#include "support/test_db.h"

enum { WAIT_MS = 1000, PAGE = 4096 };

static struct arena *a;
static int folders;
static struct err err;

static const char *in(const char *dir, const char *name)
{
	return str_c(a, str_fmt(a, "%s/%s", dir, name));
}

static const char *installation(void)
{
	const char *dir = str_c(a, str_fmt(a, "%s/t%d", test_folder(), ++folders));

	expect(APDR("init", "--data", dir, "--school", "Larkfield Primary School"), 0, "ready");
	return dir;
}

static void script(const char *dir, const char *sql)
{
	struct db *db = NULL;

	assert_int_equal(db_open(str_of(in(dir, "apdr.db")), WAIT_MS, &db, &err), RC_OK);
	test_db_script(db, sql);
	db_close(db);
}

static pid_t serving(const char *dir, const char *out)
{
	pid_t pid = binary_start((const char *const[]){ "serve", "--data", dir, "--listen", "127.0.0.1:0", "--workers",
	                                                "1", NULL },
	                         out, 0);

	do {
		int status;

		if (waitpid(pid, &status, WNOHANG) != 0)
			fail_msg("the server ended");
		usleep(20000);
		binary_words(out);
	} while (strstr(said, "is serving") == NULL);
	return pid;
}

static void stop(pid_t pid)
{
	int status;

	kill(pid, SIGTERM);
	assert_int_equal(waitpid(pid, &status, 0), pid);
}

static void test_key__of_another_installation_is_refused(void **state)
{
	const char *dir = installation(), *other = installation();

	(void)state;
	assert_int_equal(rename(in(other, "secret.key"), in(dir, "secret.key")), 0);
	expect(APDR("serve", "--data", dir, "--listen", "127.0.0.1:0"), 1, "not the one that this database");
	expect(APDR("audit", "verify", "--data", dir), 1, "not the one that this database");
	expect(APDR("user", "list", "--data", dir), 1, "not the one that this database");
	expect(APDR("doctor", "--data", dir), 1, "not the one that this database");
	assert_int_equal(unlink(in(dir, "secret.key")), 0);
	expect(APDR("serve", "--data", dir, "--listen", "127.0.0.1:0"), 1, "no other key will do");
}

static void test_trail__erased_whole_is_found(void **state)
{
	const char *dir = installation(), *kept = in(test_folder(), "printed"), *out = in(test_folder(), "served");

	(void)state;
	expect(APDR("audit", "heads", "--data", dir), 0, "apdr-heads");
	assert_int_equal(rename(binary_out(), kept), 0);
	stop(serving(dir, out)); /* what serves notes the ends when it begins and when it ends */
	expect(APDR("audit", "verify", "--data", dir), 0, "is whole");
	assert_true(strstr(said, "and 0 notes") == NULL);
	script(dir, "DELETE FROM event; DELETE FROM setting WHERE name LIKE 'audit%'");
	expect(APDR("audit", "verify", "--data", dir), 1, "NOT whole");
	assert_int_equal(unlink(in(dir, "heads.log")), 0);
	expect(APDR("audit", "verify", "--data", dir), 1, "NOT proven whole");
	expect(APDR("doctor", "--data", dir), 1, "heads.log is missing");
	stop(serving(dir, out));
	binary_words(out);
	assert_non_null(strstr(said, "begins anew"));
	expect(APDR("audit", "verify", "--data", dir, "--heads", kept), 1,
	       "NOT whole"); /* what was printed still knows */
}

/* A record is changed with the database's own tools: named, refused by an update, taken up only when told so. */
static void test_content__changed_behind_the_programs_back_is_named(void **state)
{
	const char *dir = installation(), *tar = in(test_folder(), "changed.tar"), *back = in(test_folder(), "changed");

	(void)state;
	expect(APDR("audit", "verify", "--content", "--data", dir), 0, "records are as they were written");
	script(dir, "UPDATE role_grant SET starts = '2001-01-01'");
	expect(APDR("audit", "verify", "--data", dir), 0, "is whole"); /* the trail itself is */
	expect(APDR("audit", "verify", "--content", "--data", dir), 1, ", role_grant ");
	expect(APDR("doctor", "--data", dir), 1, "changed behind the program's back");
	expect(APDR("migrate", "--data", dir), 1, "Nothing was changed");
	expect(APDR("backup", "--data", dir, tar), 0, "Copied and checked");
	expect(APDR("restore", "--data", back, tar), 1, "restored, but the records are not");
	expect(APDR("audit", "accept", "--data", dir), 0, "1 rows did not fit");
	expect(APDR("audit", "verify", "--content", "--data", dir), 0, "records are as they were written");
	expect(APDR("migrate", "--data", dir), 0, "nothing to do");
	expect(APDR("migrate", "--accept", "--data", back), 0, "nothing to do");
}

/* A school without a proof beside one that has it is no database of before. */
static void test_content__a_school_put_in_washes_nothing(void **state)
{
	const char *dir = installation();

	(void)state;
	script(dir,
	       "UPDATE role_grant SET starts = '2001-01-01'; CREATE TEMP TABLE t AS SELECT * FROM school; UPDATE t SET "
	       "id = 77, web_name = 'put-in'; INSERT INTO school SELECT * FROM t");
	expect(APDR("migrate", "--data", dir), 1, "Nothing was changed");
	expect(APDR("audit", "verify", "--content", "--data", dir), 1, ", role_grant ");
	expect(APDR("migrate", "--accept", "--data", dir), 0, "proof was written anew: ");
	expect(APDR("audit", "verify", "--content", "--data", dir), 0, "records are as they were written");
}

/* A database of before has no proof: the update gives it one, from here on. */
static void test_content__of_before_is_taken_up(void **state)
{
	const char *dir = installation();

	(void)state;
	script(dir, "DELETE FROM event WHERE chain = 'c'; DELETE FROM setting WHERE name = "
	            "'audit.head.c'");
	expect(APDR("audit", "verify", "--content", "--data", dir), 1, "no proof of this school's records");
	expect(APDR("migrate", "--data", dir), 0, "proof was written anew: ");
	expect(APDR("audit", "verify", "--content", "--data", dir), 0, "records are as they were written");
}

static void test_doctor__names_what_apdr_did_not_make(void **state)
{
	static const char *const SQL[] = {
		"CREATE TRIGGER helpful AFTER INSERT ON event BEGIN DELETE FROM event WHERE seq = NEW.seq; END",
		"CREATE TABLE copy (x INTEGER)",
		"CREATE VIEW peek AS SELECT * FROM person",
		/* one of ours with another body */
		"DROP VIEW pupil_scope_rule; CREATE VIEW pupil_scope_rule AS SELECT * FROM pupil_scope",
	};

	(void)state;
	for (size_t i = 0; i < sizeof SQL / sizeof SQL[0]; i++) {
		const char *dir = installation();

		expect(APDR("doctor", "--data", dir), 0, "Nothing is wrong");
		script(dir, SQL[i]);
		expect(APDR("doctor", "--data", dir), 1, "APDR did not make this");
	}
}

static void test_serve__a_damaged_file_is_said_at_the_start(void **state)
{
	const char *dir = installation();
	unsigned char junk[PAGE];
	int fd = open(in(dir, "apdr.db"), O_RDWR);
	off_t size = lseek(fd, 0, SEEK_END);

	(void)state;
	memset(junk, 0xA5, sizeof junk);
	for (off_t at = 10 * PAGE; at < size; at += PAGE) /* all but what is needed to open it */
		assert_int_equal(pwrite(fd, junk, sizeof junk, at), sizeof junk);
	close(fd);
	expect(APDR("serve", "--data", dir, "--listen", "127.0.0.1:0"), 1, "apdr serve: ");
	assert_null(strstr(said, "is serving"));
}

static void test_serve__one_folder_has_one_server(void **state)
{
	const char *dir = installation(), *out = in(test_folder(), "first");
	pid_t first = serving(dir, out);

	(void)state;
	expect(APDR("serve", "--data", dir, "--listen", "127.0.0.1:0"), 1, "is being served already");
	stop(first);
	stop(serving(dir, out)); /* and after it another one may */
}

static void test_serve__says_when_it_may_open_too_few_files(void **state)
{
	const char *dir = installation();

	(void)state;
	expect(binary_run((const char *const[]){ "serve", "--data", dir, "--listen", "127.0.0.1:0", NULL }, 64), 1,
	       "open files");
}

static void test_command__takes_no_password_and_no_odd_name(void **state)
{
	static const char *const URL[] = { "postgresql://apdr:secret@127.0.0.1/apdr",
		                           "postgresql://127.0.0.1/apdr?password=secret" };
	const char *dir = str_c(a, str_fmt(a, "%s/none", test_folder()));
	char name[200];

	(void)state;
	for (size_t i = 0; i < 2; i++)
		expect(APDR("doctor", "--data", dir, "--database", URL[i]), 2, "APDR_DATABASE");
	expect(APDR("init", "--data", dir, "--school", "Oak \xFF"), 2, "one line");
	expect(APDR("init", "--data", dir, "--school", "Oak\nPrimary"), 2, "one line");
	expect(APDR("init", "--data", dir, "--school", " "), 2, "one line");
	memset(name, 'x', sizeof name - 1);
	name[sizeof name - 1] = '\0';
	expect(APDR("init", "--data", dir, "--school", name), 2, "one line");
	assert_int_not_equal(access(dir, F_OK), 0);
}

static void test_user_list__a_terminal_obeys_nothing(void **state)
{
	const char *dir = installation();

	(void)state;
	script(dir, "UPDATE person SET given = char(27) || '[2J' || char(155) || 'x'");
	expect(APDR("user", "list", "--data", dir), 0, "admin");
	assert_null(strchr(said, 27));
	assert_null(strstr(said, "\xC2\x9B"));
}

static void test_superuser__does_not_serve(void **state)
{
	const char *dir = str_c(a, str_fmt(a, "%s/pg", test_folder()));
	struct str where, rest;
	struct db *db;

	(void)state;
	if (getenv("APDR_TEST_PG") == NULL)
		skip();
	assert_int_equal(setenv("APDR_TEST_DB", "postgres", 1), 0);
	db = test_db_empty();
	where = str_dup(a, test_db_where(db));
	expect(APDR("init", "--data", dir, "--database", str_c(a, where), "--school", "Oak"), 0, "ready");
	(void)str_cut(where, '@', &rest);
	expect(APDR("serve", "--data", dir, "--database",
	            str_c(a, str_fmt(a, "postgresql://postgres@%.*s", STR_ARG(rest))), "--listen", "127.0.0.1:0"),
	       1, "superuser");
	expect(APDR("doctor", "--data", dir, "--database",
	            str_c(a, str_fmt(a, "postgresql://postgres@%.*s", STR_ARG(rest)))),
	       1, "superuser");
	expect(APDR("doctor", "--data", dir, "--database", str_c(a, where)), 0, "Nothing is wrong");
	test_db_drop(db);
	assert_int_equal(unsetenv("APDR_TEST_DB"), 0);
}

static int begin(void **state)
{
	(void)state;
	a = arena_new(64 << 20);
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

#define T(x) cmocka_unit_test(x)

TEST_MAIN(test_tamper)
{
	const struct CMUnitTest tests[] = {
		T(test_key__of_another_installation_is_refused),
		T(test_trail__erased_whole_is_found),
		T(test_content__changed_behind_the_programs_back_is_named),
		T(test_content__of_before_is_taken_up),
		T(test_content__a_school_put_in_washes_nothing),
		T(test_doctor__names_what_apdr_did_not_make),
		T(test_serve__a_damaged_file_is_said_at_the_start),
		T(test_serve__one_folder_has_one_server),
		T(test_serve__says_when_it_may_open_too_few_files),
		T(test_command__takes_no_password_and_no_odd_name),
		T(test_user_list__a_terminal_obeys_nothing),
		T(test_superuser__does_not_serve),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
