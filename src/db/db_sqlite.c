/* SQLite behind db.h: one file in WAL with synchronous=FULL (anything less loses answered saves at a power cut), each
 * setting read back. Statements are prepared once and kept. Not for several threads. */
#include "db/engine.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"

enum {
	ARENA_MAX = 64 << 20,
	SYNCHRONOUS_FULL = 2,
	STRICT_MODE = 0600,
	WAIT_FIRST_US = 100,
	WAIT_MAX_US = 5000,
	PATH_LIMIT = 4096,
	MAP_MAX = 1 << 30,
};

struct sqlite_db {
	struct db db;
	sqlite3 *h;
	sqlite3_stmt *begin_read, *begin_write, *commit, *rollback;
	int64_t wait_from_us;
};

static struct sqlite_db *own(struct db *db)
{
	return (struct sqlite_db *)db;
}

/* Messages of the engine name tables and columns, never values. */
static enum rc failed(struct sqlite_db *s, const char *what, int code, struct err *e)
{
	enum rc rc = RC_FAIL;

	switch (code & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		rc = RC_BUSY;
		break;
	case SQLITE_CONSTRAINT:
		if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY ||
		    code == SQLITE_CONSTRAINT_FOREIGNKEY || code == SQLITE_CONSTRAINT_ROWID)
			rc = RC_CONFLICT;
		break;
	}
	return err_set(e, rc, "%s: %s (%d)", what, sqlite3_errmsg(s->h), code);
}

/* Short waits first: a save takes a fraction of a millisecond. */
static int wait_for_writer(void *x, int count)
{
	struct sqlite_db *s = x;
	int64_t us = WAIT_FIRST_US << (count < 6 ? count : 6);
	const int64_t now = clock_monotonic_us();

	if (count == 0)
		s->wait_from_us = now;
	if (now - s->wait_from_us >= (int64_t)s->db.max_wait_ms * 1000)
		return 0;
	if (us > WAIT_MAX_US)
		us = WAIT_MAX_US;
	sleep_us(us / 2 + now % us);
	return 1;
}

/* Statements */

static enum rc parameters_map(struct sqlite_db *s, struct stmt_slot *slot, struct err *e)
{
	sqlite3_stmt *st = slot->handle;
	char name[16];

	slot->params = sqlite3_bind_parameter_count(st);
	slot->param_at = NEW_ARRAY(s->db.arena, int, (size_t)slot->params + 1);
	for (int i = 0; i < slot->params; i++) {
		(void)snprintf(name, sizeof name, "$%d", i + 1);
		slot->param_at[i] = sqlite3_bind_parameter_index(st, name);
		if (slot->param_at[i] == 0)
			return err_set(e, RC_FAIL, "%s: parameters are not $1 to $%d", slot->q->name, slot->params);
	}
	return RC_OK;
}

static enum rc slot_prepare(struct sqlite_db *s, struct stmt_slot *slot, struct err *e)
{
	sqlite3_stmt *st = NULL;
	const char *tail = NULL;
	int code = sqlite3_prepare_v3(s->h, slot->q->sql, -1, SQLITE_PREPARE_PERSISTENT, &st, &tail);
	enum rc rc;

	if (code != SQLITE_OK)
		return failed(s, slot->q->name, code, e);
	if (st == NULL || *tail != '\0') {
		sqlite3_finalize(st);
		return err_set(e, RC_FAIL, "%s: not one statement", slot->q->name);
	}
	slot->handle = st;
	slot->writes = sqlite3_stmt_readonly(st) == 0;
	slot->cols = (size_t)sqlite3_column_count(st);
	slot->name = NEW_ARRAY(s->db.arena, const char *, slot->cols + 1);
	for (size_t i = 0; i < slot->cols; i++)
		slot->name[i] = str_c(s->db.arena, str_of(sqlite3_column_name(st, (int)i)));
	rc = parameters_map(s, slot, e);
	if (rc != RC_OK) {
		sqlite3_finalize(st);
		slot->handle = NULL;
	}
	return rc;
}

static int value_bind(sqlite3_stmt *st, int at, const struct dbv *v)
{
	const char *p = v->s.p != NULL ? v->s.p : "";

	switch (v->type) {
	case DBV_NULL:
		return sqlite3_bind_null(st, at);
	case DBV_INT:
		return sqlite3_bind_int64(st, at, v->i);
	case DBV_TEXT:
		return sqlite3_bind_text64(st, at, p, v->s.n, SQLITE_STATIC, SQLITE_UTF8);
	case DBV_BLOB:
		return sqlite3_bind_blob64(st, at, p, v->s.n, SQLITE_STATIC);
	}
	return SQLITE_MISUSE;
}

/* The statement, prepared, allowed and with its values. */
static enum rc ready(struct sqlite_db *s, const struct stmt *q, const struct dbv *v, size_t nv,
		     struct stmt_slot **out, struct err *e)
{
	struct stmt_slot *slot = db_slot(&s->db, q);
	enum rc rc = slot->handle == NULL ? slot_prepare(s, slot, e) : RC_OK;

	if (rc != RC_OK)
		return rc;
	if (nv != (size_t)slot->params)
		return err_set(e, RC_FAIL, "%s: %zu values for %d parameters", q->name, nv, slot->params);
	if (slot->writes && s->db.depth > 0 && s->db.mode == DB_READ)
		return err_set(e, RC_FAIL, "%s: a change inside a reading transaction", q->name);
	for (size_t i = 0; i < nv; i++) {
		int code = value_bind(slot->handle, slot->param_at[i], &v[i]);

		if (code != SQLITE_OK)
			return failed(s, q->name, code, e);
	}
	*out = slot;
	return RC_OK;
}

static void done(struct stmt_slot *slot)
{
	(void)sqlite3_reset(slot->handle); /* repeats the code that step gave */
	(void)sqlite3_clear_bindings(slot->handle);
}

static enum rc sqlite_prepare(struct db *db, const struct stmt *q, int *params, struct err *e)
{
	struct stmt_slot *slot = db_slot(db, q);
	enum rc rc = slot->handle == NULL ? slot_prepare(own(db), slot, e) : RC_OK;

	if (rc == RC_OK)
		*params = slot->params;
	return rc;
}

/* One row into cell; text still belongs to the engine. Returns the bytes of text, or -1 for a number with a point. */
static int64_t row_view(sqlite3_stmt *st, size_t cols, struct dbv *cell)
{
	int64_t bytes = 0;

	for (size_t c = 0; c < cols; c++) {
		const int at = (int)c;

		switch (sqlite3_column_type(st, at)) {
		case SQLITE_INTEGER:
			cell[c] = dv_int(sqlite3_column_int64(st, at));
			break;
		case SQLITE_TEXT:
			cell[c] = dv_text((struct str){ (const char *)sqlite3_column_text(st, at),
							(size_t)sqlite3_column_bytes(st, at) });
			bytes += (int64_t)cell[c].s.n;
			break;
		case SQLITE_BLOB:
			cell[c] = dv_blob((struct str){ sqlite3_column_blob(st, at),
							(size_t)sqlite3_column_bytes(st, at) });
			bytes += (int64_t)cell[c].s.n;
			break;
		case SQLITE_FLOAT:
			return -1;
		default:
			cell[c] = dv_null();
		}
	}
	return bytes;
}

/* Copies the texts of a row into one piece of the arena. */
static void row_keep(struct arena *a, size_t cols, struct dbv *cell, size_t bytes)
{
	char *to = bytes > 0 ? arena_alloc(a, bytes) : NULL;

	for (size_t c = 0; c < cols; c++) {
		struct str *t = &cell[c].s;

		if (t->n == 0)
			t->p = ""; /* the engine's pointer ends with the row */
		if (t->n == 0 || to == NULL)
			continue;
		memcpy(to, t->p, t->n);
		t->p = to;
		to += t->n;
	}
}

static enum rc no_float(const struct stmt *q, struct err *e)
{
	return err_set(e, RC_FAIL, "%s: a result is a floating-point number", q->name);
}

static enum rc rows_take(struct sqlite_db *s, struct arena *a, struct stmt_slot *slot, struct rows *out, struct err *e)
{
	const struct stmt *q = slot->q;
	size_t cap = 0;
	int code;

	while ((code = sqlite3_step(slot->handle)) == SQLITE_ROW) {
		struct dbv *cell;
		int64_t bytes;

		if (out->n >= (size_t)q->max_rows)
			return err_set(e, RC_FAIL, "%s: more than %d rows", q->name, q->max_rows);
		cell = rows_grow(a, out, &cap, q->max_rows);
		bytes = row_view(slot->handle, slot->cols, cell);
		if (bytes < 0)
			return no_float(q, e);
		row_keep(a, slot->cols, cell, (size_t)bytes);
	}
	if (code != SQLITE_DONE)
		return failed(s, q->name, code, e);
	if (slot->writes)
		out->changed = sqlite3_changes64(s->h);
	return RC_OK;
}

static enum rc sqlite_run(struct db *db, struct arena *a, const struct stmt *q, const struct dbv *v, size_t nv,
			  struct rows *out, struct err *e)
{
	struct stmt_slot *slot = NULL;
	enum rc rc = ready(own(db), q, v, nv, &slot, e);

	if (rc != RC_OK)
		return rc;
	*out = (struct rows){ .cols = slot->cols, .name = slot->name };
	rc = rows_take(own(db), a, slot, out, e);
	done(slot);
	return rc;
}

static enum rc sqlite_each(struct db *db, struct arena *a, const struct stmt *q, const struct dbv *v, size_t nv,
			   enum rc (*fn)(void *ctx, struct rows *row), void *ctx, struct err *e)
{
	struct stmt_slot *slot = NULL;
	struct rows row = { .n = 1 };
	enum rc rc = ready(own(db), q, v, nv, &slot, e);
	int code = SQLITE_DONE;

	if (rc != RC_OK)
		return rc;
	row.cols = slot->cols;
	row.name = slot->name;
	row.cell = NEW_ARRAY(a, struct dbv, slot->cols + 1);
	while (rc == RC_OK && (code = sqlite3_step(slot->handle)) == SQLITE_ROW) {
		rc = row_view(slot->handle, slot->cols, row.cell) < 0 ? no_float(q, e) : RC_OK;
		row.hint = 0;
		if (rc == RC_OK)
			rc = fn(ctx, &row);
	}
	if (rc == RC_OK && code != SQLITE_DONE)
		rc = failed(own(db), q->name, code, e);
	done(slot);
	return rc;
}

/* Transactions */

static enum rc step_once(struct sqlite_db *s, sqlite3_stmt *st, const char *what, struct err *e)
{
	int code = sqlite3_step(st);
	enum rc rc = code == SQLITE_DONE ? RC_OK : failed(s, what, code, e);

	(void)sqlite3_reset(st); /* repeats the code that step gave */
	return rc;
}

static enum rc sqlite_begin(struct db *db, enum db_mode mode, struct err *e)
{
	struct sqlite_db *s = own(db);

	return step_once(s, mode == DB_WRITE ? s->begin_write : s->begin_read, "begin", e);
}

static enum rc sqlite_commit(struct db *db, struct err *e)
{
	return step_once(own(db), own(db)->commit, "commit", e);
}

static void sqlite_rollback(struct db *db)
{
	struct sqlite_db *s = own(db);

	if (sqlite3_get_autocommit(s->h) == 0) /* some failures roll back by themselves */
		(void)step_once(s, s->rollback, "rollback", NULL); /* nothing is left to do about it */
}

/* Scripts, settings, copies, checks */

static enum rc sqlite_script(struct db *db, const char *sql, struct err *e)
{
	int code = sqlite3_exec(own(db)->h, sql, NULL, NULL, NULL);

	return code == SQLITE_OK ? RC_OK : failed(own(db), "script", code, e);
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
		enum rc rc = failed(s, sql, code, e);

		sqlite3_finalize(st);
		return rc;
	}
	sqlite3_finalize(st);
	return RC_OK;
}

static enum rc sqlite_has_table(struct db *db, const char *name, bool *has, struct err *e)
{
	char found[8];
	enum rc rc = ask(own(db), "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", name, found,
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
	return setting(own(db), on ? "PRAGMA foreign_keys = OFF" : "PRAGMA foreign_keys = ON", "PRAGMA foreign_keys",
		       on ? "0" : "1", e);
}

static enum rc sqlite_references(struct db *db, struct arena *a, struct str *say, struct err *e)
{
	char table[128];
	enum rc rc = ask(own(db), "PRAGMA foreign_key_check", NULL, table, sizeof table, e);

	if (rc == RC_OK)
		*say = table[0] == '\0' ? S("ok") : str_fmt(a, "table %s: a reference leads nowhere", table);
	return rc;
}

static enum rc sqlite_check(struct db *db, struct arena *a, struct str *say, struct err *e)
{
	char text[512];
	enum rc rc = ask(own(db), "PRAGMA quick_check(1)", NULL, text, sizeof text, e);

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
	enum rc rc = code == SQLITE_OK ? RC_OK : failed(&s, "copy", code, e);

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
		rc = err_set(e, errno == EEXIST ? RC_CONFLICT : RC_FAIL, "the copy cannot be named: %s", strerror(errno));
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
	return copy_make(own(db), part, path, e);
}

static void sqlite_close(struct db *db)
{
	struct sqlite_db *s = own(db);

	for (size_t i = 0; i < db->slots; i++)
		sqlite3_finalize(db->slot[i].handle);
	sqlite3_finalize(s->begin_read);
	sqlite3_finalize(s->begin_write);
	sqlite3_finalize(s->commit);
	sqlite3_finalize(s->rollback);
	sqlite3_close(s->h);
}

static const struct db_ops SQLITE_OPS = {
	.prepare = sqlite_prepare,
	.run = sqlite_run,
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
	(void)sqlite3_busy_handler(s->h, wait_for_writer, s);
	for (size_t i = 0; rc == RC_OK && i < sizeof list / sizeof *list; i++)
		rc = setting(s, list[i].set, list[i].get, list[i].wanted, e);
	return rc;
}

static enum rc keep_ready(struct sqlite_db *s, const char *sql, sqlite3_stmt **out, struct err *e)
{
	int code = sqlite3_prepare_v3(s->h, sql, -1, SQLITE_PREPARE_PERSISTENT, out, NULL);

	return code == SQLITE_OK ? RC_OK : failed(s, sql, code, e);
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

static enum rc sqlite_start(struct sqlite_db *s, const char *path, struct err *e)
{
	enum rc rc = file_make(path, e);
	int code;

	if (rc != RC_OK)
		return rc;
	code = sqlite3_open_v2(path, &s->h, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
	if (s->h == NULL)
		return err_set(e, RC_FAIL, "the database cannot be opened");
	(void)sqlite3_extended_result_codes(s->h, 1);
	if (code != SQLITE_OK)
		return failed(s, "open", code, e);
	rc = settings(s, e);
	if (rc == RC_OK)
		rc = keep_ready(s, "BEGIN", &s->begin_read, e);
	if (rc == RC_OK)
		rc = keep_ready(s, "BEGIN IMMEDIATE", &s->begin_write, e);
	if (rc == RC_OK)
		rc = keep_ready(s, "COMMIT", &s->commit, e);
	if (rc == RC_OK)
		rc = keep_ready(s, "ROLLBACK", &s->rollback, e);
	return rc;
}

enum rc db_sqlite_open(struct str path, int max_wait_ms, struct db **out, struct err *e)
{
	struct arena *a = arena_new(ARENA_MAX);
	struct sqlite_db *s = NEW(a, struct sqlite_db);
	enum rc rc;

	s->db = (struct db){
		.ops = &SQLITE_OPS, .arena = a, .engine = DB_SQLITE, .max_wait_ms = max_wait_ms
	};
	rc = sqlite_start(s, str_c(a, path), e);
	if (rc != RC_OK)
		db_close(&s->db);
	else
		*out = &s->db;
	return rc;
}
