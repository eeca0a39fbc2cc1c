/* SQLite's log is moved into the file by nobody who does not keep writers away meanwhile (docs/decisions/0040):
 * somebody tries to write at the moment when the file is written, and in the very order of events in which SQLite
 * before 3.51.3 loses commits. */
#include "support/support.h"

#include "kit/db/sqlite_own.h"
#include "support/test_db.h"

TEST_STMT(Q_LOG_FILL, 0,
          "WITH RECURSIVE s (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < 20000)"
          " INSERT INTO x (id, n) SELECT i, i FROM s");
TEST_STMT(Q_LOG_CHANGE, 0, "UPDATE x SET n = n + 1");
TEST_STMT(Q_LOG_ONE, 0, "INSERT INTO y (id) VALUES ($1)");
TEST_STMT(Q_LOG_SEE, 1, "SELECT count(*) AS many FROM y");

enum { SHORT_WAIT_MS = 100, TIMES_MAX = 2000 };

static struct arena *a;
static struct err err;

#define OK(call)                                                                                                       \
	do {                                                                                                           \
		enum rc rc_ = (call);                                                                                  \
		if (rc_ != RC_OK)                                                                                      \
			fail_msg("%d: %s", rc_, err.text);                                                             \
	} while (0)

/* Somebody who wants to write while another connection moves the log. The file of that one works as it did, and tells
 * of the moment. */
static struct intruder {
	struct db *db;
	sqlite3_io_methods methods;
	const sqlite3_io_methods *real;
	enum moment { BEGUN, BETWEEN, WRITTEN } at; /* of the checkpoint: between its two looks; when it writes */
	bool tried;
	enum rc rc;
} in;

static enum rc one(struct db *db, int64_t id)
{
	return db_run(db, a, &Q_LOG_ONE, NULL, &err, DV(id));
}

static void intrude(enum moment at)
{
	if (in.tried || in.at != at)
		return;
	in.tried = true;
	in.rc = one(in.db, 1);
}

/* SQLite calls it between the two looks at the log of a checkpoint, when others have written since. */
static int told_unfetch(sqlite3_file *f, sqlite3_int64 at, void *p)
{
	intrude(BETWEEN);
	return in.real->xUnfetch(f, at, p);
}

/* With a log, only checkpoints write into the file. */
static int told_write(sqlite3_file *f, const void *p, int n, sqlite3_int64 at)
{
	intrude(WRITTEN);
	return in.real->xWrite(f, p, n, at);
}

enum { LOCK_OF_CHECKPOINTS = 1 }; /* its place among the locks of the log: doc/walformat of SQLite */

static int told_lock(sqlite3_file *f, int at, int n, int flags)
{
	if (at == LOCK_OF_CHECKPOINTS && flags == (SQLITE_SHM_LOCK | SQLITE_SHM_EXCLUSIVE))
		intrude(BEGUN);
	return in.real->xShmLock(f, at, n, flags);
}

static void intruder_begin(struct db *at, struct db *by, enum moment moment)
{
	sqlite3_file *f = NULL;

	assert_int_equal(sqlite3_file_control(sqlite_own(at)->h, "main", SQLITE_FCNTL_FILE_POINTER, (void *)&f),
	                 SQLITE_OK);
	in = (struct intruder){ .db = by, .methods = *f->pMethods, .real = f->pMethods, .at = moment };
	in.methods.xUnfetch = told_unfetch;
	in.methods.xWrite = told_write;
	in.methods.xShmLock = told_lock;
	f->pMethods = &in.methods;
}

static int64_t seen(struct db *db)
{
	struct rows r;

	OK(db_run(db, a, &Q_LOG_SEE, &r, &err));
	return row_int(&r, 0, "many");
}

static void change(struct db *db)
{
	OK(db_run(db, a, &Q_LOG_CHANGE, NULL, &err));
}

static int setup(void **state)
{
	struct db *db;

	a = test_arena();
	*state = db = test_db_empty();
	if (test_db_is_postgres())
		return 0;
	test_db_script(db, "CREATE TABLE x (id INTEGER PRIMARY KEY, n INTEGER NOT NULL) STRICT;"
	                   "CREATE TABLE y (id INTEGER PRIMARY KEY) STRICT;");
	OK(db_run(db, a, &Q_LOG_FILL, NULL, &err));
	return 0;
}

static int teardown(void **state)
{
	test_db_drop(*state);
	arena_free(a);
	return 0;
}

/* A log that was moved as a whole may be begun anew by the next who writes: not while somebody is about to move it once
 * more, who would note as moved what nobody has moved. */
static void test_log__a_commit_at_the_wrong_moment_is_not_lost(void **state)
{
	struct db *db = *state, *other, *third;

	if (test_db_is_postgres())
		skip();
	other = test_db_again(db, SHORT_WAIT_MS);
	assert_int_equal(seen(db), 0);
	change(other);
	OK(db_settle(other, &err));
	intruder_begin(db, other, BETWEEN);
	OK(db_settle(db, &err));
	assert_true(in.tried);
	OK(one(other, 2));
	for (int i = 0; i < 3; i++) { /* the log grows over where it ended, is moved, and begun anew */
		change(other);
		OK(db_settle(other, &err));
	}
	third = test_db_again(db, SHORT_WAIT_MS);
	assert_int_equal(seen(third), in.rc == RC_OK ? 2 : 1);
	assert_int_equal(in.rc, RC_BUSY);
	db_close(third);
	db_close(other);
}

static void test_log__nobody_writes_while_it_is_looked_at(void **state)
{
	struct db *db = *state, *other;

	if (test_db_is_postgres())
		skip();
	other = test_db_again(db, SHORT_WAIT_MS);
	change(db);
	intruder_begin(db, other, BEGUN);
	OK(db_settle(db, &err));
	assert_true(in.tried);
	assert_int_equal(in.rc, RC_BUSY);
	OK(one(other, 2));
	db_close(other);
}

/* What there is to move is clear by then: saves need not wait, and are not lost. */
static void test_log__others_write_while_it_is_moved(void **state)
{
	struct db *db = *state, *other, *third;

	if (test_db_is_postgres())
		skip();
	other = test_db_again(db, SHORT_WAIT_MS);
	change(db);
	intruder_begin(db, other, WRITTEN);
	OK(db_settle(db, &err));
	assert_true(in.tried);
	assert_int_equal(in.rc, RC_OK);
	for (int i = 0; i < 3; i++) {
		change(other);
		OK(db_settle(other, &err));
	}
	third = test_db_again(db, SHORT_WAIT_MS);
	assert_int_equal(seen(third), 1);
	db_close(third);
	db_close(other);
}

/* As a worker commits, and as all others do. */
static void nobody_writes_when_it_has_grown(struct db *db)
{
	struct db *other = test_db_again(db, SHORT_WAIT_MS);

	intruder_begin(db, other, BEGUN);
	for (int i = 0; !in.tried && i < TIMES_MAX; i++)
		change(db);
	assert_true(in.tried);
	assert_int_equal(in.rc, RC_BUSY);
	OK(one(other, 2));
	db_close(other);
}

static void test_log__nobody_writes_when_it_has_grown(void **state)
{
	if (test_db_is_postgres())
		skip();
	nobody_writes_when_it_has_grown(*state);
}

static void test_log__nobody_writes_when_the_log_of_a_worker_has_grown(void **state)
{
	if (test_db_is_postgres())
		skip();
	OK(db_sync_later(*state, &err));
	nobody_writes_when_it_has_grown(*state);
}

/* Whoever writes at the moment is not waited for for ever, and nothing is lost by it. */
static void test_log__is_left_when_somebody_writes(void **state)
{
	struct db *db = *state, *other;

	if (test_db_is_postgres())
		skip();
	other = test_db_again(db, SHORT_WAIT_MS);
	OK(db_begin(db, DB_WRITE, &err));
	OK(one(db, 1));
	OK(db_settle(other, &err));
	OK(db_end(db, RC_OK, &err));
	OK(db_settle(other, &err));
	assert_int_equal(seen(other), 1);
	db_close(other);
}

/* Many commit beside each other: what one of them has moved the next one need not sync once more. */
static void test_log__is_moved_by_one_and_not_by_each(void **state)
{
	struct db *db = *state, *other, *reader;

	if (test_db_is_postgres())
		skip();
	other = test_db_again(db, SHORT_WAIT_MS);
	reader = test_db_again(db, SHORT_WAIT_MS);
	assert_int_equal(seen(other), 0);
	OK(db_settle(db, &err));
	OK(one(db, 1));
	OK(db_begin(reader, DB_READ, &err)); /* so that the log is not begun anew */
	assert_int_equal(seen(reader), 1);
	intruder_begin(db, other, BEGUN);
	for (int i = 0; !in.tried && i < TIMES_MAX; i++)
		OK(one(db, 10 + i));
	assert_true(in.tried);
	OK(db_end(reader, RC_OK, &err));
	OK(db_begin(reader, DB_READ, &err));
	assert_true(seen(reader) > 1);
	OK(db_settle(db, &err)); /* all but what comes now */
	intruder_begin(other, reader, BEGUN);
	OK(one(other, 2));
	assert_false(in.tried);
	OK(db_end(reader, RC_OK, &err));
	db_close(reader);
	db_close(other);
}

static sqlite3_io_methods broken;
static const sqlite3_io_methods *sound;

static int no_sync(sqlite3_file *f, int flags)
{
	(void)f;
	(void)flags;
	return SQLITE_IOERR_FSYNC;
}

/* The log is moved after a commit, and the disk does not take it: the process has to know. */
static void test_log__a_disk_that_does_not_take_it_is_known(void **state)
{
	struct db *db = *state;
	sqlite3_file *log = NULL;

	if (test_db_is_postgres())
		skip();
	change(db);
	assert_false(db_disk_failed(db));
	assert_int_equal(sqlite3_file_control(sqlite_own(db)->h, "main", SQLITE_FCNTL_JOURNAL_POINTER, (void *)&log),
	                 SQLITE_OK);
	sound = log->pMethods;
	broken = *log->pMethods;
	broken.xSync = no_sync;
	log->pMethods = &broken;
	OK(db_sync_later(db, &err)); /* as a worker: its commits are not synced themselves */
	for (int i = 0; i < TIMES_MAX && !db_disk_failed(db); i++)
		change(db);
	log->pMethods = sound;
	assert_true(db_disk_failed(db));
	assert_int_equal(db_sync(db, &err), RC_FAIL);
}

TEST_MAIN(test_log)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_log__a_commit_at_the_wrong_moment_is_not_lost, setup, teardown),
		cmocka_unit_test_setup_teardown(test_log__nobody_writes_while_it_is_looked_at, setup, teardown),
		cmocka_unit_test_setup_teardown(test_log__others_write_while_it_is_moved, setup, teardown),
		cmocka_unit_test_setup_teardown(test_log__nobody_writes_when_it_has_grown, setup, teardown),
		cmocka_unit_test_setup_teardown(test_log__nobody_writes_when_the_log_of_a_worker_has_grown, setup,
		                                teardown),
		cmocka_unit_test_setup_teardown(test_log__is_left_when_somebody_writes, setup, teardown),
		cmocka_unit_test_setup_teardown(test_log__is_moved_by_one_and_not_by_each, setup, teardown),
		cmocka_unit_test_setup_teardown(test_log__a_disk_that_does_not_take_it_is_known, setup, teardown),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
