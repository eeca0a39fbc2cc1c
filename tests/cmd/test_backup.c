/* apdr backup, restore, migrate and doctor as an administrator meets them: the real binary on real folders. */
#include "support/support.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/app.h"
#include "cmd/migrate_cmd.h"
#include "files/file_sql.h"
#include "files/file_store.h"
#include "kit/file/shelf.h"
#include "support/binary.h"
#include "support/schema_dump.h"
#include "support/test_db.h"
#include "core/trail/audit.h"

STMT_UNSCOPED(Q_BACKUP_SCHOOL, 1, "the only one", "SELECT id FROM school ORDER BY id LIMIT 1");

enum { WAIT_MS = 1000 };

static struct arena *a;
static int folders;
static struct err err;

static const char *new_path(const char *suffix)
{
	return str_c(a, str_fmt(a, "%s/p%d%s", test_folder(), ++folders, suffix));
}

static const char *in(const char *dir, const char *name)
{
	return str_c(a, str_fmt(a, "%s/%s", dir, name));
}

static bool exists(const char *path)
{
	return access(path, F_OK) == 0;
}

static struct db *opened(const char *dir)
{
	struct db *db = NULL;

	if (db_open(str_of(in(dir, "apdr.db")), WAIT_MS, &db, &err) != RC_OK)
		fail_msg("%s", err.text);
	return db;
}

/* A small installation. */
static const char *installation(void)
{
	const char *dir = new_path("");

	expect(APDR("init", "--data", dir, "--school", "Larkfield Primary School"), 0, "ready");
	return dir;
}

static void same_content(const char *one, const char *other)
{
	struct db *x = opened(one), *y = opened(other);
	size_t nx, ny;
	struct content *cx = content_read(a, x, &nx), *cy = content_read(a, y, &ny);

	assert_int_equal(nx, ny);
	for (size_t i = 0; i < nx; i++)
		assert_true(str_eq(cx[i].values, cy[i].values));
	db_close(x);
	db_close(y);
}

STMT_UNSCOPED(Q_BACKUP_PUPIL, 1, "any", "SELECT school_id, id FROM pupil ORDER BY id LIMIT 1");

/* An installation as a command meets it, with the first pupil. */
struct inside {
	struct app app;
	struct ctx c;
	struct pupil_key k;
};

static struct inside *entered(const char *dir)
{
	struct app_options o = { .data_dir = str_of(dir) };
	struct inside *i = NEW(a, struct inside);
	struct rows r;

	if (app_open(a, &o, APP_EXISTS, &i->app, &i->c.db, &err) != RC_OK)
		fail_msg("%s", err.text);
	i->c.app = &i->app;
	i->c.a = a;
	assert_int_equal(db_run(i->c.db, a, &Q_BACKUP_PUPIL, &r, &err), RC_OK);
	i->k = (struct pupil_key){ row_int(&r, 0, "school_id"), row_int(&r, 0, "id") };
	return i;
}

enum { PAPER = 501, PICTURE = 502, NEXT = 503 };

/* The bytes alone: a picture has its smaller ones. */
static void bytes_put(struct inside *i, int64_t id)
{
	const struct look l = { .part = { S("What the file says."), id == PICTURE ? S("screen") : STR_NONE,
		                          id == PICTURE ? S("thumb") : STR_NONE } };

	assert_int_equal(file_store_put(&i->c, (struct file_place){ i->k.school_id, id }, &l), RC_OK);
}

static void row_put(struct inside *i, int64_t id)
{
	const struct pupil_file f = { .id = id,
		                      .kind = FILE_WHAT_WORK,
		                      .made_on = { 2026, 3, 9 },
		                      .readers = FILE_READERS_STAFF,
		                      .type = S("txt"),
		                      .bytes = (int64_t)S("What the file says.").n,
		                      .width = id == PICTURE ? 640 : 0,
		                      .blob_id = id,
		                      .scan = FILE_SCAN_WITHOUT,
		                      .added_by = 1,
		                      .added_on = { 2026, 3, 9 } };

	assert_int_equal(record_write(i->c.db, a, pupil_file_sql.insert, &pupil_file_rec, i->k, &f, &err), RC_OK);
}

static const char *shelf_path(const struct inside *i, const char *dir, int64_t id, int part)
{
	return in(dir, str_c(a, shelf_name(a, (struct shelf_place){ i->k.school_id, id, part })));
}

/* A small installation with a paper and a picture. */
static const char *with_files(struct inside **i)
{
	const char *dir = installation();

	expect(APDR("import", "--data", dir, "roll", "tests/fixtures/roll-windows.csv"), 0, "");
	*i = entered(dir);
	for (int64_t id = PAPER; id <= PICTURE; id++) {
		bytes_put(*i, id);
		row_put(*i, id);
	}
	return dir;
}

static void opens(const char *dir, int64_t id, enum file_part part, enum rc wanted)
{
	struct inside *i = entered(dir);
	struct str out;

	assert_int_equal(file_store_get(&i->c, (struct file_place){ i->k.school_id, id }, part, &out), wanted);
	if (wanted == RC_OK && part == FILE_WHOLE)
		assert_string_equal(str_c(a, out), "What the file says.");
	db_close(i->c.db);
}

static int setup(void **state)
{
	(void)state;
	a = test_arena();
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

static void test_backup__comes_back_the_same(void **state)
{
	const char *dir = installation(), *file = new_path(".tar"), *back = new_path("");
	struct stat st;

	(void)state;
	expect(APDR("backup", "--data", dir, file), 0, "Copied and checked");
	assert_int_equal(stat(file, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	expect(APDR("restore", "--data", back, file), 0, "Restored and checked");
	same_content(dir, back);
	expect(APDR("doctor", "--data", back), 0, "Nothing is wrong");
	expect(APDR("audit", "verify", "--data", back), 0, "whole"); /* the key came along */
	assert_false(exists(in(back, "restore.part")));
}

static void test_backup__of_a_running_installation(void **state)
{
	const char *dir = installation(), *file = new_path(".tar"), *back = new_path("");
	struct db *db = opened(dir);

	(void)state;
	test_db_script(db, "UPDATE setting SET value = 'Committed' WHERE name = 'audit.key'");
	assert_int_equal(db_begin(db, DB_WRITE, &err), RC_OK);
	test_db_script(db, "UPDATE setting SET value = 'On its way' WHERE name = 'audit.key'");
	expect(APDR("backup", "--data", dir, file), 0, "Copied and checked");
	assert_int_equal(db_end(db, RC_FAIL, &err), RC_FAIL);
	db_close(db);
	expect(APDR("restore", "--data", back, file), 0, "Restored");
	same_content(dir, back);
}

/* Read events in their own file, as a server leaves them: n of them, the first one noted in the database. */
static void looked_at(const char *dir, int n)
{
	struct app_options o = { .data_dir = str_of(dir) };
	struct app app;
	struct db *db;

	if (app_open(a, &o, APP_EXISTS, &app, &db, &err) != RC_OK || app_reads_open(a, &o, &app, db, &err) != RC_OK)
		fail_msg("%s", err.text);
	for (int i = 0; i < n; i++) {
		struct rows r;
		struct str payload;

		assert_int_equal(db_run(db, a, &Q_BACKUP_SCHOOL, &r, &err), RC_OK);
		payload = str_fmt(a, "%lld 1767225600 1 1 senco 501 pupil.open 0\n", (long long)row_int(&r, 0, "id"));
		assert_int_equal(audit_reads_append(app.reads, a, app.key, &payload, 1, &err), RC_OK);
		if (i == 0)
			assert_int_equal(audit_anchor(db, app.reads, a, &err), RC_OK);
	}
	db_close(app.reads);
	db_close(db);
}

static void test_backup__takes_the_read_events_along(void **state)
{
	const char *dir = installation(), *file = new_path(".tar"), *back = new_path("");
	unsigned char byte = 'x';
	struct stat st;
	int fd;

	(void)state;
	looked_at(dir, 3);
	expect(APDR("audit", "verify", "--data", dir), 0, "5 entries"); /* and of init one, with its rows */
	expect(APDR("backup", "--data", dir, file), 0, "Copied and checked");
	expect(APDR("restore", "--data", back, file), 0, "Restored and checked");
	expect(APDR("audit", "verify", "--data", back), 0, "5 entries");
	assert_int_equal(stat(in(back, "reads.db"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	expect(APDR("doctor", "--data", back), 0, "read events is sound");
	looked_at(back, 1); /* goes on where it ended */
	expect(APDR("audit", "verify", "--data", back), 0, "6 entries");
	back = new_path("");
	assert_int_equal(mkdir(back, 0700), 0);
	close(open(in(back, "reads.db-wal"), O_WRONLY | O_CREAT, 0600));
	expect(APDR("restore", "--data", back, file), 1, "reads.db-wal");
	assert_int_equal(stat(file, &st), 0);
	fd = open(file, O_RDWR);
	assert_int_equal(pwrite(fd, &byte, 1, st.st_size - 5000), 1); /* in the read events, the last part */
	close(fd);
	expect(APDR("restore", "--data", new_path(""), file), 1, "damaged");
}

static void test_read_events__that_went_away_are_missed(void **state)
{
	const char *dir = installation();

	(void)state;
	looked_at(dir, 1);
	assert_int_equal(unlink(in(dir, "reads.db")), 0);
	expect(APDR("audit", "verify", "--data", dir), 1, "reads.db is missing");
	expect(APDR("doctor", "--data", dir), 1, "reads.db is missing");
	expect(APDR("backup", "--data", dir, new_path(".tar")), 1, "reads.db cannot be read");
	expect(APDR("serve", "--data", dir, "--listen", "127.0.0.1:0"), 1, "reads.db is missing");
	assert_false(exists(in(dir, "reads.db"))); /* and nobody made a new one */
}

/* The installation runs on: a file on its way has its bytes and no row yet. What comes back opens with the key that
 * came back, and holds what the rows name and nothing else. */
static void test_backup__takes_the_files_along(void **state)
{
	struct inside *i;
	const char *dir = with_files(&i), *file = new_path(".tar"), *back = new_path("");
	struct stat st;

	(void)state;
	bytes_put(i, NEXT);
	expect(APDR("backup", "--data", dir, file), 0, "Copied and checked");
	row_put(i, NEXT);
	db_close(i->c.db);
	expect(APDR("restore", "--data", back, file), 0, "Restored and checked");
	expect(APDR("doctor", "--data", back), 0, "every file of a record has its bytes");
	opens(back, PAPER, FILE_WHOLE, RC_OK);
	opens(back, PICTURE, FILE_WHOLE, RC_OK);
	opens(back, PICTURE, FILE_THUMB, RC_OK);
	opens(back, NEXT, FILE_WHOLE, RC_NONE);
	assert_int_equal(stat(in(back, "files"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	assert_int_equal(stat(shelf_path(i, back, PAPER, 0), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_false(exists(in(back, "restore-files.part")));
	expect(APDR("backup", "--data", back, new_path(".tar")), 0, "Copied and checked");
}

static void test_restore__refuses_files_that_were_changed(void **state)
{
	struct inside *i;
	const char *dir = with_files(&i), *file = new_path(".tar"), *back = new_path("");
	const unsigned char byte = 'x';
	struct stat st;
	int fd;

	(void)state;
	db_close(i->c.db);
	expect(APDR("backup", "--data", dir, file), 0, "Copied and checked");
	assert_int_equal(mkdir(back, 0700), 0);
	assert_int_equal(mkdir(in(back, "files"), 0700), 0);
	expect(APDR("restore", "--data", back, file), 0, "Restored"); /* an empty folder is in nobody's way */
	expect(APDR("restore", "--data", back, file), 1, "Move the folder away");
	assert_int_equal(unlink(in(back, "apdr.db")) + unlink(in(back, "secret.key")), 0);
	expect(APDR("restore", "--data", back, file), 1, "holds heads.log already");
	assert_int_equal(unlink(in(back, "heads.log")), 0);
	expect(APDR("restore", "--data", back, file), 1, "holds files already");
	opens(dir, PAPER, FILE_WHOLE, RC_OK);
	assert_int_equal(stat(file, &st), 0);
	fd = open(file, O_RDWR);
	/* Behind the picture's last part come the list (two blocks) and the end (two blocks). */
	assert_int_equal(pwrite(fd, &byte, 1, st.st_size - 5 * 512 + 30), 1);
	back = new_path("");
	expect(APDR("restore", "--data", back, file), 1, "damaged or changed");
	assert_false(exists(in(back, "files")) || exists(in(back, "restore-files.part")));
	assert_int_equal(ftruncate(fd, st.st_size - 5 * 512), 0);
	close(fd);
	expect(APDR("restore", "--data", back, file), 1, "ends too early");
}

static void test_files__that_went_away_are_missed(void **state)
{
	struct inside *i;
	const char *dir = with_files(&i), *back = new_path(""), *file = new_path(".tar");
	const struct timespec long_ago[2] = { { 1767225600, 0 }, { 1767225600, 0 } };

	(void)state;
	bytes_put(i, NEXT);
	db_close(i->c.db);
	expect(APDR("doctor", "--data", dir), 0, "every file of a record has its bytes");
	assert_true(strstr(said, "note") == NULL); /* it may be on its way */
	assert_int_equal(utimensat(AT_FDCWD, shelf_path(i, dir, NEXT, 0), long_ago, 0), 0);
	expect(APDR("doctor", "--data", dir), 0, "belong to no record: 1");
	assert_int_equal(chmod(in(dir, "files"), 0750), 0);
	expect(APDR("doctor", "--data", dir), 1, "chmod 700");
	assert_int_equal(chmod(in(dir, "files"), 0700), 0);
	assert_int_equal(unlink(shelf_path(i, dir, PICTURE, FILE_THUMB)), 0);
	expect(APDR("doctor", "--data", dir), 1, "with a part of them: 1");
	assert_int_equal(truncate(shelf_path(i, dir, PAPER, 0), 40), 0);
	expect(APDR("doctor", "--data", dir), 1, "with a part of them: 2");
	/* Everything else is saved all the same, and it is said. */
	expect(APDR("backup", "--data", dir, file), 1, "2 files that the database names are not whole");
	expect(APDR("restore", "--data", back, file), 0, "Restored");
	opens(back, PICTURE, FILE_WHOLE, RC_OK);
}

static void test_backup__writes_over_nothing(void **state)
{
	const char *dir = installation(), *file = new_path(".tar");
	int fd = open(file, O_WRONLY | O_CREAT, 0600);
	struct stat st;

	(void)state;
	close(fd);
	expect(APDR("backup", "--data", dir, file), 1, "exists already");
	assert_int_equal(stat(file, &st), 0);
	assert_int_equal(st.st_size, 0);
	expect(APDR("backup", "--data", new_path(""), new_path(".tar")), 1, "cannot be read");
	expect(APDR("backup", "--data", dir), 2, "name of the file");
	expect(APDR("backup", "--data", dir, "/nowhere/at/all.tar"), 1, "cannot be made");
	expect(APDR("backup", "--data", dir, "--database", "postgresql://x/y", new_path(".tar")), 1, "pg_dump");
}

static void test_restore__leaves_an_installation_alone(void **state)
{
	const char *dir = installation(), *file = new_path(".tar"), *other = installation(), *stale = new_path("");
	struct db *db;

	(void)state;
	expect(APDR("backup", "--data", dir, file), 0, "Copied");
	expect(APDR("restore", "--data", other, file), 1, "Move the folder away");
	db = opened(other);
	expect(APDR("restore", "--data", other, file), 1, "in use");
	db_close(db);
	assert_int_equal(mkdir(stale, 0700), 0);
	close(open(in(stale, "apdr.db-wal"), O_WRONLY | O_CREAT, 0600));
	expect(APDR("restore", "--data", stale, file), 1, "apdr.db-wal");
	assert_false(exists(in(stale, "apdr.db")));
}

/* A byte changed anywhere, or an end that is missing: refused, and there is no installation. */
static void test_restore__refuses_a_damaged_backup(void **state)
{
	const char *dir = installation(), *file = new_path(".tar"), *back = new_path("");
	struct stat st;
	int fd;

	(void)state;
	expect(APDR("backup", "--data", dir, file), 0, "Copied");
	assert_int_equal(stat(file, &st), 0);
	fd = open(file, O_RDWR);
	for (int i = 0; i < 12; i++) {
		/* The headers, the list and places in the database. */
		off_t at = i == 0   ? 3
		           : i == 1 ? 130
		           : i == 2 ? st.st_size - 2000
		           : i == 3 ? st.st_size - 3000
		                    : st.st_size / 12 * i;
		unsigned char was, is;

		assert_int_equal(pread(fd, &was, 1, at), 1);
		is = was ^ 0x15;
		assert_int_equal(pwrite(fd, &is, 1, at), 1);
		expect(APDR("restore", "--data", back, file), 1, "backup");
		assert_false(exists(in(back, "apdr.db")) || exists(in(back, "secret.key")));
		assert_int_equal(pwrite(fd, &was, 1, at), 1);
	}
	expect(APDR("restore", "--data", back, file), 0, "Restored");
	back = new_path("");
	assert_int_equal(ftruncate(fd, st.st_size - 1600), 0);
	expect(APDR("restore", "--data", back, file), 1, "not a whole backup");
	assert_int_equal(ftruncate(fd, st.st_size / 2), 0);
	expect(APDR("restore", "--data", back, file), 1, "ends too early");
	close(fd);
	expect(APDR("restore", "--data", back, "/nowhere.tar"), 1, "cannot be read");
	assert_false(exists(in(back, "apdr.db")));
}

/* The copy before a migration has the state before it. */
static void test_migrate__takes_a_copy_first(void **state)
{
	static const char later[] = "ALTER TABLE school ADD COLUMN motto {text} NOT NULL DEFAULT 'new';";
	const char *dir = installation(), *back = new_path("");
	const char *copy = in(dir, str_c(a, str_fmt(a, "before-migration-%d-1767225600.db", migrate_head())));
	struct embedded *list = NEW_ARRAY(a, struct embedded, (size_t)migrate_head() + 2);
	struct db *db = opened(dir);

	(void)state;
	memcpy(list, migration_files, (size_t)migrate_head() * sizeof *list);
	list[migrate_head()] = (struct embedded){ NULL, (const unsigned char *)later, sizeof later - 1 };
	list[migrate_head()].name = str_c(a, str_fmt(a, "%04d_later.sql", migrate_head() + 1));
	assert_int_equal(migrate_safely(db, a, list, str_of(dir), 1767225600, &err), RC_OK);
	assert_true(str_find(schema_text(a, db), S("school.motto")) >= 0);
	db_close(db);
	assert_int_equal(mkdir(back, 0700), 0);
	assert_int_equal(rename(copy, in(back, "apdr.db")), 0);
	db = opened(back);
	assert_true(str_find(schema_text(a, db), S("school.motto")) < 0);
	assert_int_equal(migrate_safely(db, a, list, S("/nowhere/at/all"), 1767225600, &err), RC_FAIL);
	assert_true(str_find(schema_text(a, db), S("school.motto")) < 0); /* no copy, no migration */
	db_close(db);
}

static void test_migrate__says_what_it_does(void **state)
{
	const char *dir = installation();
	struct db *db = opened(dir);

	(void)state;
	expect(APDR("migrate", "--data", dir), 1, "in use");
	db_close(db);
	expect(APDR("migrate", "--data", dir), 0, "nothing to do");
}

static void test_doctor__finds_what_is_wrong(void **state)
{
	const char *dir = installation();
	unsigned char page[4096];
	struct db *db;
	int fd;

	(void)state;
	expect(APDR("doctor", "--data", dir), 0, "Nothing is wrong");
	chmod(dir, 0755);
	expect(APDR("doctor", "--data", dir), 1, "chmod 700");
	chmod(dir, 0700);
	chmod(in(dir, "secret.key"), 0640);
	expect(APDR("doctor", "--data", dir), 1, "chmod 600");
	chmod(in(dir, "secret.key"), 0600);
	db = opened(dir);
	test_db_script(db, "UPDATE schema_migration SET checksum = 'x'");
	expect(APDR("doctor", "--data", dir), 1, "not the one that was applied");
	test_db_script(db, "DELETE FROM schema_migration");
	expect(APDR("doctor", "--data", dir), 1, "apdr migrate");
	db_close(db);
	memset(page, 0xa5, sizeof page);
	fd = open(in(dir, "apdr.db"), O_WRONLY);
	for (int i = 2; i < 12; i++)
		assert_int_equal(pwrite(fd, page, sizeof page, i * (off_t)sizeof page), sizeof page);
	close(fd);
	expect(APDR("doctor", "--data", dir), 1, "damaged");
	unlink(in(dir, "secret.key"));
	expect(APDR("doctor", "--data", dir), 1, "secret.key");
	expect(APDR("doctor", "--data", "/nowhere/at/all"), 1, "apdr init");
}

TEST_MAIN(test_backup)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_backup__comes_back_the_same),         T(test_backup__of_a_running_installation),
		T(test_backup__takes_the_read_events_along), T(test_read_events__that_went_away_are_missed),
		T(test_backup__writes_over_nothing),         T(test_restore__leaves_an_installation_alone),
		T(test_restore__refuses_a_damaged_backup),   T(test_migrate__takes_a_copy_first),
		T(test_migrate__says_what_it_does),          T(test_doctor__finds_what_is_wrong),
		T(test_backup__takes_the_files_along),       T(test_restore__refuses_files_that_were_changed),
		T(test_files__that_went_away_are_missed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
