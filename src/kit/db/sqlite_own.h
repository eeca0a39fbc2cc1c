/* SQLite: what the connection (db_sqlite.c), its statements (db_sqlite_run.c) and the
 * meaning of codes (db_sqlite_error.c) share. Only for them. */
#pragma once

#include <sqlite3.h>

#include "kit/db/engine.h"

struct sqlite_db {
	struct db db;
	sqlite3 *h;
	sqlite3_stmt *begin_read, *begin_write, *commit, *rollback;
	int64_t wait_from_us;
};

static inline struct sqlite_db *sqlite_own(struct db *db)
{
	return (struct sqlite_db *)db;
}

/* The result code for a code of SQLite, with a message. */
enum rc sqlite_failed(struct sqlite_db *s, const char *what, int code, struct err *e);
enum rc sqlite_prepare(struct db *db, const struct stmt *q, int *params, struct err *e) NODISCARD;
enum rc sqlite_run(struct db *db, struct arena *a, const struct stmt *q, const struct dbv *v, size_t nv,
                   struct rows *out, struct err *e) NODISCARD;
enum rc sqlite_many(struct db *db, const struct stmt *q, const struct dbv *v, size_t nv, size_t times, int64_t *changed,
                    struct err *e) NODISCARD;
enum rc sqlite_each(struct db *db, struct arena *a, const struct stmt *q, const struct dbv *v, size_t nv,
                    enum rc (*fn)(void *ctx, struct rows *row), void *ctx, struct err *e) NODISCARD;
