/* The database: one thin interface over SQLite and PostgreSQL.
 *
 * One connection per process, one text per statement with $1, $2 … parameters (native in libpq, named ones in
 * SQLite), prepared once per connection, results by column name. No SQL is ever built from strings: a statement is a
 * constant made with STMT, which also registers it for tests/kit/db/test_statements.c (each is prepared on both
 * engines, and one on a pupil's table has to name its scope). */
#pragma once

#include "kit/base/date.h"
#include "kit/base/rc.h"
#include "kit/base/str.h"

struct db;

enum db_engine { DB_SQLITE, DB_POSTGRES };

struct stmt {
	const char *name; /* unique in the program */
	const char *sql;
	int max_rows;         /* more rows than this is RC_FAIL; 0 = none are expected back */
	const char *unscoped; /* why a statement on a pupil's table names no scope; NULL otherwise */
};

/* STMT(Q_PUPIL_BY_ID, 1, "SELECT …"); at file scope in store/ (db/ has one set of its own, in migrate.c). The name is
 * unique in the program. Where PostgreSQL cannot infer the type of a parameter: CAST($2 AS TEXT). */
#define STMT_(var, rows, why, text)                                                                                    \
	static const struct stmt var = { .name = #var, .sql = (text), .max_rows = (rows), .unscoped = (why) };         \
	static const struct stmt *const var##_listed __attribute__((section("apdr_stmt"), used)) = &var
#define STMT(var, rows, text) STMT_(var, rows, NULL, text)
#define STMT_UNSCOPED(var, rows, why, text) STMT_(var, rows, "" why, text)

/* The text as the engines take it: each "$+" becomes the next number after the greatest that is written out, so that a
 * list of columns made by the preprocessor needs no numbers. Memory: a, or the statement's own text. */
const char *db_stmt_text(struct arena *a, const struct stmt *q);

/* One value, as parameter or result. */
struct dbv {
	enum { DBV_NULL, DBV_INT, DBV_TEXT, DBV_BLOB } type;
	int64_t i;
	struct str s;
};

static inline struct dbv dv_int(int64_t i)
{
	return (struct dbv){ .type = DBV_INT, .i = i };
}
static inline struct dbv dv_text(struct str s)
{
	return (struct dbv){ .type = DBV_TEXT, .s = s };
}
static inline struct dbv dv_blob(struct str s)
{
	return (struct dbv){ .type = DBV_BLOB, .s = s };
}
static inline struct dbv dv_null(void)
{
	return (struct dbv){ .type = DBV_NULL };
}
static inline struct dbv dv_cstr(const char *c)
{
	return dv_text(str_of(c));
}
/* A date as TEXT YYYY-MM-DD; none is NULL. The text lives in the arena. */
struct dbv dv_date(struct arena *a, struct date d);
/* 0 is NULL: for optional references. */
static inline struct dbv dv_ref(int64_t id)
{
	return id == 0 ? dv_null() : dv_int(id);
}

#define DV(x)                                                                                                          \
	_Generic((x), struct str: dv_text, char *: dv_cstr, const char *: dv_cstr, int: dv_int, long: dv_int,    \
		 short: dv_int, signed char: dv_int, long long: dv_int, bool: dv_int,          \
		 struct dbv: dv_same)(x)
static inline struct dbv dv_same(struct dbv v)
{
	return v;
}

/* Rows of a result, in the caller's arena. */
struct rows {
	size_t n;
	size_t cols;
	const char **name;
	struct dbv *cell; /* n * cols */
	struct db *db;    /* whose they are */
	int64_t changed;  /* rows inserted, updated or deleted */
	size_t hint;      /* where the next look-up by name begins: columns are mostly read in order */
};

int64_t row_int(struct rows *r, size_t i,
                const char *name); /* NULL is 0. An unknown column ends the process: our bug */
struct str row_str(struct rows *r, size_t i, const char *name); /* NULL is the empty text */
struct date row_date(struct rows *r, size_t i, const char *name);
bool row_null(struct rows *r, size_t i, const char *name);
/* A value that no version of this program writes: the transaction fails, and without one the process ends. */
void rows_refuse(const struct rows *r, const char *name, struct str value);
bool rows_has(struct rows *r, const char *name);
/* For readers of many rows: the column's place, once, and then its values. name is for the message when the type is
 * another one. */
bool rows_column(struct rows *r, const char *name, size_t *at);
int64_t dbv_int(const struct dbv *v, const char *name);
struct str dbv_str(const struct dbv *v, const char *name);
struct date dbv_date(const struct dbv *v, const char *name);

/* Opens "path/to/file.db" or "postgresql://…". SQLite: WAL, synchronous=FULL, foreign keys, all verified, or RC_FAIL.
 * max_wait_ms: how long to wait for another writer before RC_BUSY. The connection is closed by db_close. It belongs to
 * the process that opened it: open after fork, never before. */
enum rc db_open(struct str where, int max_wait_ms, struct db **out, struct err *e) NODISCARD;
void db_close(struct db *db);
enum db_engine db_engine(const struct db *db);

/* Runs a statement. Rows go into arena a (names of columns live as long as db). out may be NULL when no rows are
 * wanted. RC_OK also when there are no rows; RC_CONFLICT when a uniqueness or reference rule is broken; RC_BUSY;
 * RC_FAIL. Inside a transaction a statement that fails ends it on both engines: what follows is refused, and db_end
 * rolls back and returns the first failure. Where a conflict is expected, say so: INSERT … ON CONFLICT DO NOTHING. */
enum rc db_run_(struct db *db, struct arena *a, const struct stmt *q, const struct dbv *v, size_t nv, struct rows *out,
                struct err *e) NODISCARD;
#define db_run(db, a, q, out, e, ...)                                                                                  \
	db_run_((db), (a), (q), (const struct dbv[]){ dv_null(), ##__VA_ARGS__ } + 1,                                  \
	        sizeof((const struct dbv[]){ dv_null(), ##__VA_ARGS__ }) / sizeof(struct dbv) - 1, (out), (e))

/* Runs a statement that changes rows many times, inside a transaction: the values of one time after those of the other,
 * nv for each. PostgreSQL is not waited for in between, and an INSERT of values and nothing else that is watched
 * (db_watch) is one COPY there, so that a file of results is a matter of seconds.
 * *changed: rows changed in all. After a failure nothing of the transaction is saved, as with db_run. */
enum rc db_run_many(struct db *db, const struct stmt *q, const struct dbv *v, size_t nv, size_t times, int64_t *changed,
                    struct err *e) NODISCARD;

/* Calls each(ctx, row) for every row without keeping them: exports and long scans. Stops when each returns other
 * than RC_OK, which is then the result. The row is a struct rows with n = 1, valid during the call; each runs no
 * other statement on this connection. max_rows does not count here. */
enum rc db_each(struct db *db, struct arena *a, const struct stmt *q, const struct dbv *v, size_t nv,
                enum rc (*each)(void *ctx, struct rows *row), void *ctx, struct err *e) NODISCARD;

/* Transactions. DB_READ sees one state and cannot write; DB_WRITE takes the write lock at once (BEGIN IMMEDIATE;
 * serializable). fn may be called again when the engine asks for it (RC_BUSY), within max_wait_ms, so it does nothing
 * outside the database and its arena, and sets what it hands out anew each time (memory of an earlier try stays with
 * the arena until its reset). RC_OK commits, everything else rolls back.
 * Nested calls join the outer transaction: a nested DB_WRITE that ends with other than RC_OK dooms the whole; a
 * DB_WRITE inside a DB_READ is RC_FAIL. A connection lost before the commit is RC_BUSY (nothing was saved); lost during
 * the commit it is RC_FAIL with "not known whether saved": a form's id makes sending it again harmless. */
enum db_mode { DB_READ, DB_WRITE };
enum rc db_tx(struct db *db, enum db_mode mode, enum rc (*fn)(struct db *db, void *arg, struct err *e), void *arg,
              struct err *e) NODISCARD;
/* The same by hand, for work that wants its locals: begin … end(rc) commits when rc is RC_OK, else rolls back, and
 * returns what the caller is to return. */
enum rc db_begin(struct db *db, enum db_mode mode, struct err *e) NODISCARD;
enum rc db_end(struct db *db, enum rc rc, struct err *e) NODISCARD;
bool db_in_tx(const struct db *db);
bool db_is_reading(const struct db *db); /* inside a transaction that cannot write */
/* Takes back what the outermost transaction, a writing one, has done so far, and goes on as a reading one. Nothing to
 * do in a reading one or outside of any. */
enum rc db_undo(struct db *db, struct err *e) NODISCARD;
/* For work by hand that got RC_BUSY and can begin anew, as db_tx does: pauses and says whether another try (0, 1 …)
 * makes sense. False on SQLite, which has waited for the other writer already. */
bool db_again(const struct db *db, int try_no);

/* Group commit (docs/decisions/0017). After db_sync_later what this connection commits is on the disk only when
 * somebody has said so: before anybody is told of it, this process or another one calls db_sync. PostgreSQL knows no
 * such thing: there a commit is on the disk, nothing is ever unsynced, and db_sync has nothing to do. */
enum rc db_sync_later(struct db *db, struct err *e) NODISCARD;
/* Has this connection, since db_sync_later, made or read a commit of which it is not known that it is on the disk?
 * Outside of transactions. */
bool db_unsynced(struct db *db);
/* Everything that anybody had committed before the call is on the disk. Does nothing when that is known already. After
 * a failure nobody can say what the disk has: this one and all later ones are RC_FAIL, and the process ends. */
enum rc db_sync(struct db *db, struct err *e) NODISCARD;
/* Another process has done db_sync, and was asked for it after the last transaction here. */
void db_synced(struct db *db);
/* What stands only in the log is in the file of the database, and on the disk; RC_FAIL when the disk does not take it.
 * Somebody who reads meanwhile is no failure: then some of it stays in the log. PostgreSQL has nothing to do. */
enum rc db_settle(struct db *db, struct err *e) NODISCARD;
/* Has the disk not taken the log when it was synced, or moved after a commit? Then nobody can say what the disk has:
 * the process ends, and tells nobody that anything was saved. */
bool db_disk_failed(struct db *db);
/* From now on closing this connection leaves the log where it is: for processes that may have to end because the disk
 * has failed, when nothing may be moved that nobody has read anew. */
void db_leave_log(struct db *db);

/* Somebody is told of every row that this connection's statements insert, update or delete, as it stands after it (what
 * is deleted: as it stood), and may write more before the commit (core/trail/content.h). Rows that triggers change are
 * not told. A statement that is watched runs in a transaction; alone it gets one of its own. */
struct db_watch {
	/* What row() is given for the rows of this statement, an INSERT, UPDATE or DELETE; NULL: not watched. */
	const void *(*wanted)(void *ctx, const struct stmt *q);
	/* The row is valid during the call, which runs no statement. gone: it is deleted. */
	void (*row)(void *ctx, const void *what, bool gone, struct rows *row);
	enum rc (*commit)(void *ctx, struct db *db, struct err *e); /* before the commit of what was written */
	void (*forget)(void *ctx);                                  /* it was taken back, or is committed */
	void (*close)(void *ctx);
};
/* Once for a connection, before it runs a statement that is watched; else the process ends. */
void db_watch(struct db *db, const struct db_watch *watch, void *ctx);
/* The ctx of a connection that is watched by this one, or NULL. */
void *db_watched_by(const struct db *db, const struct db_watch *watch);

/* Is there such a table? */
enum rc db_has_table(struct db *db, const char *name, bool *has, struct err *e) NODISCARD;

/* Runs a script of several statements without parameters: migrations only. */
enum rc db_script(struct db *db, struct str sql, struct err *e) NODISCARD;
/* A verified copy of a SQLite database (VACUUM INTO, quick_check, written through to the disk) under a name that is not
 * taken. Not inside a transaction. RC_INVALID on PostgreSQL; RC_CONFLICT when the file exists. */
enum rc db_copy_to(struct db *db, struct str path, struct err *e) NODISCARD;
/* Engine's own check of the file and of all references: "ok" or what is wrong. */
enum rc db_check(struct db *db, struct arena *a, struct str *say, struct err *e) NODISCARD;
/* May the role of this connection do anything to every database of its server? False on SQLite. */
enum rc db_superuser(struct db *db, bool *is, struct err *e) NODISCARD;
/* Microseconds spent in the engine and statements run since the last call: for script/bench and budgets. */
void db_spent(struct db *db, int64_t *us, int64_t *statements);

/* Prepares a statement and counts its parameters, without running it: for checks. */
enum rc db_prepare(struct db *db, const struct stmt *q, int *params, struct err *e) NODISCARD;

/* Walks over all statements of the program. */
size_t db_stmt_count(void);
const struct stmt *db_stmt_at(size_t i);
