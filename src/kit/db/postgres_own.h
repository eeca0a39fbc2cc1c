/* PostgreSQL: what the connection (db_postgres.c), its session (db_postgres_session.c) and its statements
 * (db_postgres_run.c, db_postgres_copy.c) share. Only for them. */
#pragma once

#include <libpq-fe.h>

#include "kit/db/engine.h"

/* The types of columns that are told apart, by their numbers. */
enum {
	TYPE_BOOL = 16,
	TYPE_BYTEA = 17,
	TYPE_INT8 = 20,
	TYPE_INT2 = 21,
	TYPE_INT4 = 23,
	TYPE_FLOAT4 = 700,
	TYPE_FLOAT8 = 701,
	TYPE_NUMERIC = 1700,
	TYPE_TEXT = 25,
	TYPE_VARCHAR = 1043,
};

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
/* Rows of a plain INSERT as one COPY (db_postgres_copy.c), from so many on: fewer go faster one by one. */
enum { COPY_LEAST = 10 };
/* What its values are for; NULL: it is none. The slot has its columns. */
struct stmt_plain *postgres_plain(struct postgres_db *p, const struct stmt_slot *slot);
/* slot->plain is there, and the values fit it. */
enum rc postgres_copy(struct postgres_db *p, const struct stmt_slot *slot, const struct dbv *v, size_t times,
                      int64_t *changed, struct err *e) NODISCARD;
