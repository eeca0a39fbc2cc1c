/* SQLite behind db.h: one file in WAL with synchronous=FULL (anything less loses saves at a power cut, unless somebody
 * syncs before they are answered: db_sqlite_sync.c), each setting read back. Statements are prepared once and kept. Not
 * for several threads. */
#include "kit/db/sqlite_own.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	ARENA_MAX = 64 << 20,
	STRICT_MODE = 0600,
	PATH_LIMIT = 4096,
};

/* Transactions */

static enum rc step_once(struct sqlite_db *s, sqlite3_stmt *st, const char *what, struct err *e)
{
	int code = sqlite3_step(st);
	enum rc rc = code == SQLITE_DONE ? RC_OK : sqlite_failed(s, what, code, e);

	(void)sqlite3_reset(st); /* repeats the code that step gave */
	return rc;
}

static enum rc sqlite_begin(struct db *db, enum db_mode mode, struct err *e)
{
	struct sqlite_db *s = sqlite_own(db);

	return step_once(s, mode == DB_WRITE ? s->begin_write : s->begin_read, "begin", e);
}

static enum rc sqlite_commit(struct db *db, struct err *e)
{
	return step_once(sqlite_own(db), sqlite_own(db)->commit, "commit", e);
}

static void sqlite_rollback(struct db *db)
{
	struct sqlite_db *s = sqlite_own(db);

	if (sqlite3_get_autocommit(s->h) == 0)                     /* some failures roll back by themselves */
		(void)step_once(s, s->rollback, "rollback", NULL); /* nothing is left to do about it */
}

/* Scripts, settings, copies, checks */

static enum rc sqlite_script(struct db *db, const char *sql, struct err *e)
{
	int code = sqlite3_exec(sqlite_own(db)->h, sql, NULL, NULL, NULL);

	return code == SQLITE_OK ? RC_OK : sqlite_failed(sqlite_own(db), "script", code, e);
}

/* First column of the first row as text in out; empty when there is no row. */
static enum rc ask(struct sqlite_db *s, const char *sql, const char *value, char *out, size_t size, struct err *e)
{
	sqlite3_stmt *st = NULL;
	int code = sqlite3_prepare_v2(s->h, sql, -1, &st, NULL);

	out[0] = '\0';
	if (code == SQLITE_OK && value != NULL)
		code = sqlite3_bind_text(st, 1, value, -1, SQLITE_STATIC);
	if (code == SQLITE_OK)
		code = sqlite3_step(st);
	if (code == SQLITE_ROW) {
		const unsigned char *t = sqlite3_column_text(st, 0);

		(void)snprintf(out, size, "%s", t != NULL ? (const char *)t : "");
	} else if (code != SQLITE_DONE) {
		enum rc rc = sqlite_failed(s, sql, code, e);

		sqlite3_finalize(st);
		return rc;
	}
	sqlite3_finalize(st);
	return RC_OK;
}

static enum rc sqlite_has_table(struct db *db, const char *name, bool *has, struct err *e)
{
	char found[8];
	enum rc rc = ask(sqlite_own(db), "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", name, found,
	                 sizeof found, e);

	*has = found[0] == '1';
	return rc;
}

/* Sets, then reads back: a setting that did not take is a failure. */
static enum rc setting(struct sqlite_db *s, const char *set, const char *get, const char *wanted, struct err *e)
{
	char is[32];
	enum rc rc = ask(s, set, NULL, is, sizeof is, e);

	if (rc == RC_OK)
		rc = ask(s, get, NULL, is, sizeof is, e);
	if (rc == RC_OK && strcmp(is, wanted) != 0)
		rc = err_set(e, RC_FAIL, "%s is \"%s\", not \"%s\"", get, is, wanted);
	return rc;
}

static enum rc sqlite_loosen(struct db *db, bool on, struct err *e)
{
	return setting(sqlite_own(db), on ? "PRAGMA foreign_keys = OFF" : "PRAGMA foreign_keys = ON",
	               "PRAGMA foreign_keys", on ? "0" : "1", e);
}

static enum rc sqlite_sync_later(struct db *db, struct err *e)
{
	TRY(setting(sqlite_own(db), "PRAGMA synchronous = NORMAL", "PRAGMA synchronous", "1", e));
	/* room for the schools of a trust by turns; one school hardly fills the usual two megabytes */
	TRY(setting(sqlite_own(db), "PRAGMA cache_size = -6000", "PRAGMA cache_size", "-6000", e));
	sqlite_group(sqlite_own(db));
	return RC_OK;
}

static enum rc sqlite_references(struct db *db, struct arena *a, struct str *say, struct err *e)
{
	char table[128];
	enum rc rc = ask(sqlite_own(db), "PRAGMA foreign_key_check", NULL, table, sizeof table, e);

	if (rc == RC_OK)
		*say = table[0] == '\0' ? S("ok") : str_fmt(a, "table %s: a reference leads nowhere", table);
	return rc;
}

/* A table that was changed by a migration has another text than any migration: there the name has to do. */
static const struct stmt OBJECTS = { .name = "OBJECTS",
	                             .sql = "SELECT type AS kind, name, CASE type WHEN 'table' THEN '' ELSE sql END"
	                                    " AS text FROM sqlite_master WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'"
	                                    " ORDER BY type, name",
	                             .max_rows = 10000 };

static enum rc sqlite_check(struct db *db, struct arena *a, struct str *say, struct err *e)
{
	char text[512];
	enum rc rc = ask(sqlite_own(db), "PRAGMA quick_check(1)", NULL, text, sizeof text, e);

	if (rc == RC_OK)
		*say = str_dup(a, str_of(text));
	return rc;
}

static enum rc synced(const char *path, int flags, struct err *e)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | flags);
	bool good = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	return good ? RC_OK : err_set(e, RC_FAIL, "a file cannot be written through: %s", strerror(errno));
}

static enum rc copy_verify(const char *path, struct err *e)
{
	struct sqlite_db s = { 0 };
	char text[128] = "";
	int code = sqlite3_open_v2(path, &s.h, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);
	enum rc rc = code == SQLITE_OK ? RC_OK : sqlite_failed(&s, "copy", code, e);

	if (rc == RC_OK)
		rc = ask(&s, "PRAGMA quick_check(1)", NULL, text, sizeof text, e);
	if (rc == RC_OK && strcmp(text, "ok") != 0)
		rc = err_set(e, RC_FAIL, "the copy is not sound: %s", text);
	if (rc == RC_OK)
		rc = ask(&s, "PRAGMA foreign_key_check", NULL, text, sizeof text, e);
	if (rc == RC_OK && text[0] != '\0')
		rc = err_set(e, RC_FAIL, "the copy has a reference that leads nowhere in %s", text);
	sqlite3_close(s.h);
	return rc;
}

static enum rc copy_make(struct sqlite_db *s, const char *part, const char *path, struct err *e)
{
	char folder[PATH_LIMIT], ignored[8];
	int fd = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, STRICT_MODE);
	enum rc rc;

	if (fd < 0)
		return err_set(e, RC_FAIL, "the copy cannot be made: %s", strerror(errno));
	close(fd);
	rc = ask(s, "VACUUM INTO ?", part, ignored, sizeof ignored, e);
	if (rc == RC_OK)
		rc = copy_verify(part, e);
	if (rc == RC_OK)
		rc = synced(part, 0, e);
	if (rc == RC_OK && link(part, path) != 0)
		rc = err_set(e, errno == EEXIST ? RC_CONFLICT : RC_FAIL, "the copy cannot be named: %s",
		             strerror(errno));
	(void)unlink(part); /* its content lives on under path, or is of no use */
	(void)snprintf(folder, sizeof folder, "%s", path);
	return rc == RC_OK ? synced(dirname(folder), O_DIRECTORY, e) : rc;
}

static enum rc sqlite_copy_to(struct db *db, const char *path, struct err *e)
{
	char part[PATH_LIMIT];
	int n = snprintf(part, sizeof part, "%s.part-%ld", path, (long)getpid());

	if (n < 0 || (size_t)n >= sizeof part)
		return err_set(e, RC_FAIL, "the name of the copy is too long");
	if (access(path, F_OK) == 0)
		return err_set(e, RC_CONFLICT, "the file exists already");
	return copy_make(sqlite_own(db), part, path, e);
}

static void sqlite_close(struct db *db)
{
	struct sqlite_db *s = sqlite_own(db);

	for (size_t i = 0; i < db->slots; i++) {
		sqlite3_finalize(db->slot[i].handle);
		if (db->slot[i].plain != NULL)
			sqlite3_finalize(db->slot[i].plain->handle);
	}
	sqlite3_finalize(s->begin_read);
	sqlite3_finalize(s->begin_write);
	sqlite3_finalize(s->commit);
	sqlite3_finalize(s->rollback);
	sqlite3_finalize(s->look);
	sqlite_holder_close(s);
	sqlite3_close(s->h);
}

static const struct db_ops SQLITE_OPS = {
	.prepare = sqlite_prepare,
	.run = sqlite_run,
	.many = sqlite_many,
	.each = sqlite_each,
	.begin = sqlite_begin,
	.commit = sqlite_commit,
	.rollback = sqlite_rollback,
	.script = sqlite_script,
	.has_table = sqlite_has_table,
	.loosen = sqlite_loosen,
	.references = sqlite_references,
	.copy_to = sqlite_copy_to,
	.check = sqlite_check,
	.objects = &OBJECTS,
	.sync_later = sqlite_sync_later,
	.unsynced = sqlite_unsynced,
	.sync = sqlite_sync,
	.synced = sqlite_synced,
	.settle = sqlite_settle,
	.disk_failed = sqlite_disk_failed,
	.leave_log = sqlite_leave_log,
	.close = sqlite_close,
};

static enum rc settings(struct sqlite_db *s, struct err *e)
{
	static const struct {
		const char *set, *get, *wanted;
	} list[] = {
		{ "PRAGMA journal_mode = WAL", "PRAGMA journal_mode", "wal" },
		{ "PRAGMA synchronous = FULL", "PRAGMA synchronous", "2" },
		{ "PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", "1" },
		{ "PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", "0" },
		{ "PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", "1" },
		{ "PRAGMA temp_store = MEMORY", "PRAGMA temp_store", "2" }, /* no pupil's text in temporary files */
		{ "PRAGMA journal_size_limit = 67108864", "PRAGMA journal_size_limit", "67108864" },
	};
	enum rc rc = RC_OK;

	(void)sqlite3_db_config(s->h, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	(void)sqlite3_db_config(s->h, SQLITE_DBCONFIG_DQS_DML, 0, NULL); /* "x" is a name, as on PostgreSQL */
	(void)sqlite3_db_config(s->h, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	(void)sqlite3_busy_handler(s->h, sqlite_wait, s);
	for (size_t i = 0; rc == RC_OK && i < sizeof list / sizeof *list; i++)
		rc = setting(s, list[i].set, list[i].get, list[i].wanted, e);
	return rc;
}

static enum rc keep_ready(struct sqlite_db *s, const char *sql, sqlite3_stmt **out, struct err *e)
{
	int code = sqlite3_prepare_v3(s->h, sql, -1, SQLITE_PREPARE_PERSISTENT, out, NULL);

	return code == SQLITE_OK ? RC_OK : sqlite_failed(s, sql, code, e);
}

/* A new file belongs to its owner only. One that exists is not touched: closing a second descriptor of a database
 * would drop this process's locks on it. */
static enum rc file_make(const char *path, struct err *e)
{
	int fd;

	if (access(path, F_OK) == 0)
		return RC_OK;
	fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, STRICT_MODE);
	if (fd < 0)
		return err_set(e, RC_FAIL, "the database file cannot be made: %s", strerror(errno));
	close(fd);
	return RC_OK;
}

/* Once per process, before the first connection: no statistics of memory, which cost a lock for every piece. */
static void library_start(void)
{
	static bool started;

	if (!started)
		(void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); /* without it SQLite only runs slower */
	started = true;
}

static enum rc sqlite_start(struct sqlite_db *s, const char *path, struct err *e)
{
	enum rc rc = file_make(path, e);
	int code;

	if (rc != RC_OK)
		return rc;
	library_start();
	code = sqlite3_open_v2(path, &s->h, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
	if (s->h == NULL)
		return err_set(e, RC_FAIL, "the database cannot be opened");
	(void)sqlite3_extended_result_codes(s->h, 1);
	if (code != SQLITE_OK)
		return sqlite_failed(s, "open", code, e);
	rc = settings(s, e);
	if (rc == RC_OK)
		sqlite_log_begin(s);
	if (rc == RC_OK)
		rc = keep_ready(s, "BEGIN", &s->begin_read, e);
	if (rc == RC_OK)
		rc = keep_ready(s, "BEGIN IMMEDIATE", &s->begin_write, e);
	if (rc == RC_OK)
		rc = keep_ready(s, "COMMIT", &s->commit, e);
	if (rc == RC_OK)
		rc = keep_ready(s, "ROLLBACK", &s->rollback, e);
	if (rc == RC_OK)
		rc = keep_ready(s, "PRAGMA data_version", &s->look, e);
	return rc;
}

enum rc db_sqlite_open(struct str path, int max_wait_ms, struct db **out, struct err *e)
{
	struct arena *a = arena_new(ARENA_MAX);
	struct sqlite_db *s = NEW(a, struct sqlite_db);
	enum rc rc;

	s->db = (struct db){ .ops = &SQLITE_OPS, .arena = a, .engine = DB_SQLITE, .max_wait_ms = max_wait_ms };
	rc = sqlite_start(s, str_c(a, path), e);
	if (rc != RC_OK)
		db_close(&s->db);
	else
		*out = &s->db;
	return rc;
}
