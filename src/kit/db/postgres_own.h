/* PostgreSQL: what the connection (db_postgres.c), its session (db_postgres_session.c) and its statements
 * (db_postgres_run.c) share. Only for them. */
#pragma once

#include <libpq-fe.h>

#include "kit/db/engine.h"

struct postgres_db {
	struct db db;
	PGconn *h;
};

static inline struct postgres_db *postgres_own(struct db *db)
{
	return (struct postgres_db *)db;
}

static inline bool postgres_lost(const struct postgres_db *p)
{
	return PQstatus(p->h) != CONNECTION_OK;
}

/* The result code for a failed result, with a message; clears the result. */
enum rc postgres_failed(struct postgres_db *p, const char *what, PGresult *res, struct err *e);
/* Runs a command whose rows nobody wants. */
enum rc postgres_command(struct postgres_db *p, const char *sql, struct err *e);
/* Settings of a new session, and the refusals. */
enum rc postgres_set_up(struct postgres_db *p, struct err *e) NODISCARD;
/* Makes a lost session again, within max_wait_ms. */
enum rc postgres_again(struct postgres_db *p, struct err *e) NODISCARD;
/* Outside a transaction a lost connection is made again before anything is sent. */
enum rc postgres_connected(struct postgres_db *p, struct err *e) NODISCARD;
enum rc postgres_prepare(struct db *db, const struct stmt *q, int *params, struct err *e) NODISCARD;
enum rc postgres_run(struct db *db, struct arena *a, const struct stmt *q, const struct dbv *v, size_t nv,
                     struct rows *out, struct err *e) NODISCARD;
enum rc postgres_many(struct db *db, const struct stmt *q, const struct dbv *v, size_t nv, size_t times,
                      int64_t *changed, struct err *e) NODISCARD;
enum rc postgres_each(struct db *db, struct arena *a, const struct stmt *q, const struct dbv *v, size_t nv,
                      enum rc (*fn)(void *ctx, struct rows *row), void *ctx, struct err *e) NODISCARD;
