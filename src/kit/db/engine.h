/* What the two engines share with db.c, db_open.c and tx.c. Not for other rooms: they use db.h. */
#pragma once

#include "kit/db/db.h"

/* The engine's part. Every function leaves counting, transactions' bookkeeping and refusals to db.c and tx.c. */
struct db_ops {
	enum rc (*prepare)(struct db *db, const struct stmt *q, int *params, struct err *e);
	enum rc (*run)(struct db *db, struct arena *a, const struct stmt *q, const struct dbv *v, size_t nv,
	               struct rows *out, struct err *e);
	enum rc (*many)(struct db *db, const struct stmt *q, const struct dbv *v, size_t nv, size_t times,
	                int64_t *changed, struct err *e);
	enum rc (*each)(struct db *db, struct arena *a, const struct stmt *q, const struct dbv *v, size_t nv,
	                enum rc (*fn)(void *ctx, struct rows *row), void *ctx, struct err *e);
	enum rc (*begin)(struct db *db, enum db_mode mode, struct err *e);
	enum rc (*commit)(struct db *db, struct err *e);
	void (*rollback)(struct db *db);
	enum rc (*script)(struct db *db, const char *sql, struct err *e);
	enum rc (*has_table)(struct db *db, const char *name, bool *has, struct err *e);
	/* References are not enforced between on and off (migrations rebuild tables); off is only given after a check.
	 */
	enum rc (*loosen)(struct db *db, bool on, struct err *e);
	enum rc (*references)(struct db *db, struct arena *a, struct str *say, struct err *e);
	enum rc (*copy_to)(struct db *db, const char *path, struct err *e);
	enum rc (*check)(struct db *db, struct arena *a, struct str *say, struct err *e);
	const struct stmt *objects; /* what is in the database: kind, name, and the text it was made with, or none */
	enum rc (*superuser)(struct db *db, bool *is, struct err *e); /* NULL where there are no roles */
	/* Group commit; all NULL where the engine does it by itself. */
	enum rc (*sync_later)(struct db *db, struct err *e);
	bool (*unsynced)(struct db *db);
	enum rc (*sync)(struct db *db, struct err *e);
	void (*synced)(struct db *db);
	enum rc (*settle)(struct db *db, struct err *e);
	bool (*disk_failed)(struct db *db);
	void (*leave_log)(struct db *db);
	void (*close)(struct db *db);
};

/* First member of each engine's own struct, which lives in the arena. */
struct db {
	const struct db_ops *ops;
	struct arena *arena; /* as long as the connection */
	enum db_engine engine;
	int max_wait_ms;
	int depth; /* nested transactions; 0 = none */
	enum db_mode mode;
	uint32_t writing; /* a bit for each nested level: is it a DB_WRITE */
	enum rc broken;   /* first failure inside the transaction, and its words */
	struct err why;
	bool each; /* inside db_each */
	int64_t us;
	int64_t statements;
	struct stmt_slot *slot; /* what is prepared: open addressing by address of the statement */
	size_t slots;
	size_t prepared;
	const struct db_watch *watch;
	void *watcher;
};

/* An INSERT of nothing but its values, one for each column of its table: the rows it writes are known without asking
 * for them (db_plain.c). */
struct plain_kind {
	int type;  /* DBV_INT, DBV_TEXT or DBV_BLOB: what the column keeps as it is given, beside NULL */
	int bytes; /* of a number */
};
struct stmt_plain {
	const char *table;
	const char *columns; /* as in the statement */
	size_t n;
	size_t *value;           /* of each column in the order of the table */
	struct plain_kind *kind; /* of each value */
	void *handle;            /* SQLite: the statement that hands nothing back */
};

/* A prepared statement of one connection. */
struct stmt_slot {
	const struct stmt *q;
	void *handle;    /* SQLite */
	unsigned number; /* PostgreSQL: its name */
	bool ready;      /* PostgreSQL: known to this session */
	bool writes;
	const void *watched; /* what db_watch wants to be told its rows by, or NULL */
	int params;
	int *param_at; /* SQLite: index of $1, $2 … */
	size_t cols;
	const char **name;
	unsigned *type;           /* PostgreSQL: type of each column */
	struct stmt_plain *plain; /* when it is watched and is one */
};

/* The slot of a statement: found, or new with q set and everything else zero. */
struct stmt_slot *db_slot(struct db *db, const struct stmt *q);

enum rc db_sqlite_open(struct str path, int max_wait_ms, struct db **out, struct err *e) NODISCARD;
enum rc db_postgres_open(struct str url, int max_wait_ms, struct db **out, struct err *e) NODISCARD;

/* The statement as it is prepared: with what it hands back when it is watched. Memory: the connection's. */
const char *db_slot_text(struct db *db, const struct stmt_slot *slot);
/* One row of a watched statement. */
void db_row_told(struct db *db, const struct stmt_slot *slot, struct dbv *cell);

/* Room for one more row. */
struct dbv *rows_grow(struct arena *a, struct rows *r, size_t *cap, int max_rows);
/* Copies the texts of a row, which belong to the engine, into one piece of the arena. */
void row_keep(struct arena *a, size_t cols, struct dbv *cell, size_t bytes);
/* name: the columns of the table. NULL: the statement is no such one. kind is left to the engine. Memory: the
 * connection's. */
struct stmt_plain *plain_find(struct db *db, const char *text, size_t cols, const char *const *name);
/* Are the values of all times of the kinds that the columns keep as they are? */
bool plain_fits(const struct stmt_plain *p, const struct dbv *v, size_t times);
/* One row of a watched statement, from its values. */
void plain_tell(struct db *db, const struct stmt_slot *slot, const struct stmt_plain *p, const struct dbv *v);
