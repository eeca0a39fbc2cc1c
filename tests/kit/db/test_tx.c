/* Transactions on both engines: all or nothing, nesting, two connections, lost updates, lost connections. */
#include "support/support.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kit/base/clock.h"
#include "support/test_db.h"

TEST_STMT(Q_X_PUT, 0, "INSERT INTO x (id, n) VALUES ($1, $2)");
TEST_STMT(Q_X_GET, 1, "SELECT n FROM x WHERE id = $1");
TEST_STMT(Q_X_SET, 0, "UPDATE x SET n = $2 WHERE id = $1");
TEST_STMT(Q_X_ADD, 0, "UPDATE x SET n = n + 1 WHERE id = $1");
TEST_STMT(Q_X_COUNT, 1, "SELECT count(*) AS many FROM x");
TEST_STMT(Q_X_KILL, 1000,
          "SELECT pg_terminate_backend(pid) AS ended FROM pg_stat_activity"
          " WHERE datname = current_database() AND pid <> pg_backend_pid() ORDER BY pid");

enum { SHORT_WAIT_MS = 100 };

static struct arena *a;
static struct err err;

#define OK(call)                                                                                                       \
	do {                                                                                                           \
		enum rc rc_ = (call);                                                                                  \
		if (rc_ != RC_OK)                                                                                      \
			fail_msg("%d: %s", rc_, err.text);                                                             \
	} while (0)

static int setup(void **state)
{
	struct db *db = test_db_empty();
	struct str sql;

	a = test_arena();
	if (migrate_words(a, db_engine(db), S("CREATE TABLE x (id {id} PRIMARY KEY, n {bigint} NOT NULL) {strict};"),
	                  &sql, &err) != RC_OK)
		return 1;
	test_db_script(db, str_c(a, sql));
	*state = db;
	return 0;
}

static int teardown(void **state)
{
	test_db_drop(*state);
	arena_free(a);
	return 0;
}

static enum rc put(struct db *db, int64_t id, struct err *e)
{
	return db_run(db, a, &Q_X_PUT, NULL, e, DV(id), DV(0));
}

static int64_t count(struct db *db)
{
	struct rows r;

	OK(db_run(db, a, &Q_X_COUNT, &r, &err));
	return row_int(&r, 0, "many");
}

static int64_t number(struct db *db, int64_t id)
{
	struct rows r;

	OK(db_run(db, a, &Q_X_GET, &r, &err, DV(id)));
	assert_int_equal(r.n, 1);
	return row_int(&r, 0, "n");
}

static int64_t file_size(struct str path)
{
	struct stat st;

	assert_int_equal(stat(str_c(a, path), &st), 0);
	return st.st_size;
}

/* By hand */

static void test_end__ok_commits_everything_else_rolls_back(void **state)
{
	static const enum rc others[] = { RC_NONE, RC_INVALID, RC_DENIED, RC_CONFLICT, RC_BUSY, RC_FAIL };
	struct db *db = *state;

	OK(db_begin(db, DB_WRITE, &err));
	assert_true(db_in_tx(db));
	OK(put(db, 1, &err));
	OK(db_end(db, RC_OK, &err));
	assert_false(db_in_tx(db));
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		OK(db_begin(db, DB_WRITE, &err));
		OK(put(db, 2, &err));
		assert_int_equal(db_end(db, others[i], &err), others[i]);
		assert_int_equal(count(db), 1);
	}
}

static void test_end__a_failure_passed_over_is_no_success(void **state)
{
	struct db *db = *state;

	OK(put(db, 1, &err));
	OK(db_begin(db, DB_WRITE, &err));
	OK(put(db, 2, &err));
	assert_int_equal(put(db, 1, &err), RC_CONFLICT);
	assert_int_equal(put(db, 3, &err), RC_FAIL);
	assert_int_equal(db_end(db, RC_OK, &err), RC_CONFLICT);
	assert_non_null(strstr(err.text, "Q_X_PUT"));
	assert_int_equal(count(db), 1);
	OK(put(db, 4, &err)); /* and the connection goes on */
}

static void test_end__without_begin(void **state)
{
	assert_int_equal(db_end(*state, RC_OK, &err), RC_FAIL);
}

static void test_read__cannot_write(void **state)
{
	struct db *db = *state;

	OK(db_begin(db, DB_READ, &err));
	assert_int_equal(db_begin(db, DB_WRITE, &err), RC_FAIL);
	assert_int_equal(put(db, 1, &err), RC_FAIL);
	assert_int_equal(db_end(db, RC_FAIL, &err), RC_FAIL);
	assert_int_equal(count(db), 0);
}

static void test_read__sees_one_state(void **state)
{
	struct db *db = *state, *other = test_db_again(db, SHORT_WAIT_MS);

	OK(put(db, 1, &err));
	OK(db_begin(db, DB_READ, &err));
	assert_int_equal(count(db), 1);
	OK(put(other, 2, &err));
	assert_int_equal(count(db), 1);
	OK(db_end(db, RC_OK, &err));
	assert_int_equal(count(db), 2);
	db_close(other);
}

/* The runner */

struct job {
	int calls;
	int busy; /* says RC_BUSY this many times */
	enum rc inner;
	enum rc outer;
	enum db_mode inner_mode;
	struct db *other;
};

static enum rc busy_at_first(struct db *db, void *arg, struct err *e)
{
	struct job *j = arg;
	enum rc rc = put(db, 1, e);

	j->calls++;
	if (rc == RC_OK && j->calls <= j->busy)
		return RC_BUSY;
	return rc;
}

static void test_tx__tries_again_from_a_clean_state(void **state)
{
	struct db *db = *state;
	struct job j = { .busy = 3 };

	OK(db_tx(db, DB_WRITE, busy_at_first, &j, &err));
	assert_int_equal(j.calls, 4);
	assert_int_equal(count(db), 1);
}

static void test_tx__gives_up_in_time(void **state)
{
	struct db *db = *state, *other = test_db_again(db, SHORT_WAIT_MS);
	struct job j = { .busy = 1000000 };
	const int64_t from = clock_monotonic_us();

	assert_int_equal(db_tx(other, DB_WRITE, busy_at_first, &j, &err), RC_BUSY);
	assert_in_range(j.calls, 1, 20);
	print_message("gave up after %lld ms and %d tries\n", (long long)(clock_monotonic_us() - from) / 1000, j.calls);
	assert_int_equal(count(db), 0);
	db_close(other);
}

static enum rc inner(struct db *db, void *arg, struct err *e)
{
	struct job *j = arg;
	enum rc rc = j->inner_mode == DB_WRITE ? put(db, 2, e) : RC_OK;

	j->calls++;
	return rc == RC_OK ? j->inner : rc;
}

static enum rc outer(struct db *db, void *arg, struct err *e)
{
	struct job *j = arg;
	enum rc rc = put(db, 1, e);

	if (rc == RC_OK && db_tx(db, j->inner_mode, inner, j, e) != j->inner)
		return RC_FAIL;
	return rc == RC_OK ? j->outer : rc;
}

static void test_tx__nested_joins(void **state)
{
	struct db *db = *state;
	struct job j = { .inner_mode = DB_WRITE };

	OK(db_tx(db, DB_WRITE, outer, &j, &err));
	assert_int_equal(count(db), 2);
	j = (struct job){ .inner_mode = DB_WRITE, .outer = RC_INVALID };
	test_db_script(db, "DELETE FROM x");
	assert_int_equal(db_tx(db, DB_WRITE, outer, &j, &err), RC_INVALID);
	assert_int_equal(count(db), 0);
}

static void test_tx__nested_change_that_fails_dooms_all(void **state)
{
	struct db *db = *state;
	struct job j = { .inner_mode = DB_WRITE, .inner = RC_NONE };

	assert_int_equal(db_tx(db, DB_WRITE, outer, &j, &err), RC_NONE);
	assert_int_equal(count(db), 0);
	j = (struct job){ .inner_mode = DB_WRITE, .inner = RC_BUSY };
	assert_int_equal(db_tx(db, DB_WRITE, outer, &j, &err), RC_BUSY); /* tried again by the outer one only */
	assert_true(j.calls > 1);
}

static void test_tx__nested_reading_may_find_nothing(void **state)
{
	struct db *db = *state;
	struct job j = { .inner_mode = DB_READ, .inner = RC_NONE };

	OK(db_tx(db, DB_WRITE, outer, &j, &err));
	assert_int_equal(count(db), 1);
}

/* Two connections */

/* Whoever has made or read a commit that nobody has synced knows it; PostgreSQL has none. */
static void test_sync__what_is_made_or_read_is_unsynced(void **state)
{
	struct db *writer = *state;
	struct db *reader = test_db_again(writer, SHORT_WAIT_MS);
	const bool later = db_engine(writer) == DB_SQLITE;

	assert_false(db_unsynced(writer)); /* each commit waits for the disk */
	OK(db_sync_later(writer, &err));
	OK(db_sync_later(reader, &err));
	OK(db_sync(writer, &err));
	assert_false(db_unsynced(writer));
	(void)count(writer);
	assert_false(db_unsynced(writer));
	OK(put(writer, 1, &err));
	assert_true(db_unsynced(writer) == later);
	db_synced(reader); /* it has not looked yet */
	assert_int_equal(count(reader), 1);
	assert_true(db_unsynced(reader) == later);
	OK(db_sync(reader, &err));
	assert_false(db_unsynced(reader));
	db_synced(writer);
	assert_false(db_unsynced(writer));
	OK(db_begin(writer, DB_WRITE, &err));
	assert_int_equal(db_sync(writer, &err), RC_FAIL);
	OK(db_end(writer, RC_OK, &err));
	db_close(reader);
}

/* The log is moved into the file meanwhile, and begun anew, without a save that waits for it. */
static void test_sync__the_log_does_not_grow_for_ever(void **state)
{
	struct db *db = *state;

	if (test_db_is_postgres())
		skip();
	OK(db_sync_later(db, &err));
	for (int64_t i = 1; i <= 3000; i++)
		OK(put(db, i, &err));
	assert_int_equal(count(db), 3000);
	assert_true(file_size(str_fmt(a, "%.*s-wal", STR_ARG(test_db_where(db)))) < 2 * 1000 * 4120);
}

/* What is left in the log when a connection closes is moved when somebody asks for it, and nothing of it is lost. */
static void test_settle__moves_a_log_that_was_left(void **state)
{
	struct db *db = *state;
	struct db *other = test_db_again(db, SHORT_WAIT_MS);

	OK(put(db, 1, &err));
	OK(db_begin(db, DB_WRITE, &err));
	assert_int_equal(db_settle(db, &err), RC_FAIL);
	OK(db_end(db, RC_OK, &err));
	db_leave_log(other);
	OK(db_begin(other, DB_READ, &err));
	OK(put(db, 2, &err));
	OK(db_settle(db, &err)); /* somebody reads what was there before */
	OK(db_end(other, RC_OK, &err));
	db_close(other);
	OK(db_settle(db, &err));
	assert_int_equal(count(db), 2);
}

static void test_two__the_second_writer_waits_then_is_busy(void **state)
{
	struct db *db = *state, *other = test_db_again(db, SHORT_WAIT_MS);
	const int64_t from = clock_monotonic_us();
	enum rc rc;

	OK(put(db, 1, &err));
	OK(db_begin(db, DB_WRITE, &err));
	OK(db_run(db, a, &Q_X_SET, NULL, &err, DV(1), DV(5)));
	rc = db_begin(other, DB_WRITE, &err); /* SQLite waits here, PostgreSQL at the row */
	if (rc == RC_OK)
		rc = db_end(other, db_run(other, a, &Q_X_SET, NULL, &err, DV(1), DV(6)), &err);
	assert_int_equal(rc, RC_BUSY);
	assert_true(clock_monotonic_us() - from >= (int64_t)SHORT_WAIT_MS * 900);
	OK(db_end(db, RC_OK, &err));
	assert_int_equal(number(other, 1), 5);
	db_close(other);
}

static enum rc add_one(struct db *db, void *arg, struct err *e)
{
	struct job *j = arg;
	struct arena *own = test_arena();
	struct rows r;
	enum rc rc = db_run(db, own, &Q_X_GET, &r, e, DV(1));

	j->calls++;
	if (rc == RC_OK)
		rc = db_run(db, own, &Q_X_SET, NULL, e, DV(1), DV(row_int(&r, 0, "n") + 1));
	arena_free(own);
	return rc;
}

/* Four processes read a number, add one and write it back: nothing is lost. */
static void test_two__no_update_is_lost(void **state)
{
	enum { PROCESSES = 4, TIMES = 25 };
	struct db *db = *state;
	int failed = 0, status;

	OK(put(db, 1, &err));
	for (int p = 0; p < PROCESSES; p++) {
		struct db *mine;
		struct job j = { 0 };
		int done = 0;

		if (fork() != 0)
			continue;
		mine = test_db_again(db, 10000);
		while (done < TIMES && db_tx(mine, DB_WRITE, add_one, &j, &err) == RC_OK)
			done++;
		if (done < TIMES)
			fprintf(stderr, "%d of %d: %s\n", done, TIMES, err.text);
		_exit(done == TIMES ? 0 : 1);
	}
	for (int p = 0; p < PROCESSES; p++)
		failed += wait(&status) < 0 || status != 0;
	assert_int_equal(failed, 0);
	assert_int_equal(number(db, 1), PROCESSES * TIMES);
}

/* A process that is killed in the middle of a change leaves nothing of it. */
static void test_two__killed_writer_leaves_nothing(void **state)
{
	struct db *db = *state;
	struct str say;
	int pipes[2];
	char c;
	pid_t child;

	OK(put(db, 1, &err));
	assert_int_equal(pipe(pipes), 0);
	child = fork();
	if (child == 0) {
		struct db *mine = test_db_again(db, 1000);

		if (db_begin(mine, DB_WRITE, &err) == RC_OK && put(mine, 2, &err) == RC_OK)
			(void)!write(pipes[1], "x", 1);
		pause();
		_exit(0);
	}
	assert_int_equal(read(pipes[0], &c, 1), 1);
	assert_int_equal(kill(child, SIGKILL), 0);
	waitpid(child, NULL, 0);
	assert_int_equal(count(db), 1);
	OK(put(db, 3, &err));
	OK(db_check(db, a, &say, &err));
	assert_true(str_is(say, "ok"));
	close(pipes[0]);
	close(pipes[1]);
}

/* PostgreSQL only: the server ends our connection */

static void connections_end(struct db *db)
{
	struct db *killer = test_db_again(db, 1000);
	struct rows r;

	OK(db_run(killer, a, &Q_X_KILL, &r, &err));
	assert_true(r.n > 0);
	db_close(killer);
}

static enum rc kill_once(struct db *db, void *arg, struct err *e)
{
	struct job *j = arg;
	enum rc rc = put(db, 1, e);

	if (rc == RC_OK && j->calls++ == 0)
		connections_end(db);
	return rc == RC_OK ? db_run(db, a, &Q_X_ADD, NULL, e, DV(1)) : rc;
}

static void test_lost__connection_comes_back(void **state)
{
	struct db *db = *state;
	struct job j = { 0 };

	if (!test_db_is_postgres())
		skip();
	OK(put(db, 9, &err));
	connections_end(db);
	assert_int_equal(count(db), 1); /* reading: again without a word */
	connections_end(db);
	assert_int_equal(put(db, 8, &err), RC_FAIL); /* a change alone: nobody knows */
	assert_non_null(strstr(err.text, "not known whether"));
	assert_int_equal(count(db), 1);
	connections_end(db);
	OK(db_begin(db, DB_WRITE, &err)); /* at the beginning nothing has happened yet */
	OK(put(db, 7, &err));
	OK(db_end(db, RC_OK, &err));
	OK(db_tx(db, DB_WRITE, kill_once, &j, &err)); /* in the middle: nothing was saved, so again */
	assert_int_equal(j.calls, 2);
	assert_int_equal(number(db, 1), 1);
	assert_int_equal(count(db), 3);
}

static void test_lost__at_commit_is_not_known(void **state)
{
	struct db *db = *state;

	if (!test_db_is_postgres())
		skip();
	OK(db_begin(db, DB_WRITE, &err));
	OK(put(db, 1, &err));
	connections_end(db);
	assert_int_equal(db_end(db, RC_OK, &err), RC_FAIL);
	assert_non_null(strstr(err.text, "not known whether"));
	assert_int_equal(count(db), 0);
}

TEST_MAIN(test_tx)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_end__ok_commits_everything_else_rolls_back),
		T(test_end__a_failure_passed_over_is_no_success),
		T(test_end__without_begin),
		T(test_read__cannot_write),
		T(test_read__sees_one_state),
		T(test_tx__tries_again_from_a_clean_state),
		T(test_tx__gives_up_in_time),
		T(test_tx__nested_joins),
		T(test_tx__nested_change_that_fails_dooms_all),
		T(test_tx__nested_reading_may_find_nothing),
		T(test_sync__what_is_made_or_read_is_unsynced),
		T(test_sync__the_log_does_not_grow_for_ever),
		T(test_settle__moves_a_log_that_was_left),
		T(test_two__the_second_writer_waits_then_is_busy),
		T(test_two__no_update_is_lost),
		T(test_two__killed_writer_leaves_nothing),
		T(test_lost__connection_comes_back),
		T(test_lost__at_commit_is_not_known),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
