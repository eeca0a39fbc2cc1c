/* SQLite: what the connection (db_sqlite.c), its statements (db_sqlite_run.c), the meaning of codes
 * (db_sqlite_error.c), its waits (db_sqlite_wait.c), the group commit (db_sqlite_sync.c) and the log (db_sqlite_log.c)
 * share. Only for them. */
#pragma once

#include <sqlite3.h>

#include "kit/db/engine.h"

struct sqlite_db {
	struct db db;
	sqlite3 *h;
	sqlite3_stmt *begin_read, *begin_write, *commit, *rollback;
	sqlite3_stmt *look; /* reads what others have committed */
	int64_t wait_from_us;
	/* Group commit. A version is SQLite's number for a state of the file; it means something to this connection
	 * only. */
	bool later;        /* commits are not synced */
	bool settled_some; /* is there a settled version? */
	bool sync_failed;
	uint32_t settled; /* the newest version that is known to be on the disk */
	/* The log. */
	sqlite3 *holder;        /* holds the lock of those who write when the log is moved */
	sqlite3_io_methods log; /* those of the log while it is moved; and its own */
	const sqlite3_io_methods *log_real;
	int log_last; /* frames of the log when it was last moved from here */
};

static inline struct sqlite_db *sqlite_own(struct db *db)
{
	return (struct sqlite_db *)db;
}

/* The result code for a code of SQLite, with a message. */
enum rc sqlite_failed(struct sqlite_db *s, const char *what, int code, struct err *e);
/* Busy handler: waits a little for another writer, and says 0 after max_wait_ms. x: the struct sqlite_db. */
int sqlite_wait(void *x, int count);
/* From now on commits are not synced, as is set already. */
void sqlite_group(struct sqlite_db *s);
bool sqlite_unsynced(struct db *db);
enum rc sqlite_sync(struct db *db, struct err *e) NODISCARD;
void sqlite_synced(struct db *db);
/* From now on the log is moved when it has grown. */
void sqlite_log_begin(struct sqlite_db *s);
/* Before the connection itself, which is not the last one of the file with it. */
void sqlite_holder_close(struct sqlite_db *s);
enum rc sqlite_settle(struct db *db, struct err *e) NODISCARD;
bool sqlite_disk_failed(struct db *db);
void sqlite_leave_log(struct db *db);
enum rc sqlite_prepare(struct db *db, const struct stmt *q, int *params, struct err *e) NODISCARD;
enum rc sqlite_run(struct db *db, struct arena *a, const struct stmt *q, const struct dbv *v, size_t nv,
                   struct rows *out, struct err *e) NODISCARD;
enum rc sqlite_many(struct db *db, const struct stmt *q, const struct dbv *v, size_t nv, size_t times, int64_t *changed,
                    struct err *e) NODISCARD;
enum rc sqlite_each(struct db *db, struct arena *a, const struct stmt *q, const struct dbv *v, size_t nv,
                    enum rc (*fn)(void *ctx, struct rows *row), void *ctx, struct err *e) NODISCARD;
