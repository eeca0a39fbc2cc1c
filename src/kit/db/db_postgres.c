/* PostgreSQL behind db.h, through libpq. Statements are prepared once per session under a number and prepared again
 * after a reconnection. Refuses a server that may forget answered saves. Values go as text (numbers) or bytes (text,
 * blobs), results come as text: numbers of any width are read alike. */
#include "kit/db/postgres_own.h"

#include <stdio.h>
#include <string.h>

#include "kit/base/clock.h"

enum { ARENA_MAX = 64 << 20, RECONNECT_PAUSE_US = 100000 };

static enum rc rc_of_state(const char *state)
{
	static const struct {
		const char *state;
		enum rc rc;
	} list[] = {
		{ "42P07", RC_CONFLICT }, /* a table or index is there already: another process migrates */
		{ "42701", RC_CONFLICT }, /* the same of a column */
		{ "42704", RC_CONFLICT }, /* an index is gone already */
		{ "40001", RC_BUSY },     /* serialization failure */
		{ "40P01", RC_BUSY },     /* deadlock */
		{ "55P03", RC_BUSY },     /* lock timeout */
		{ "53300", RC_BUSY },     /* too many connections */
		{ "23505", RC_CONFLICT }, /* unique */
		{ "23503", RC_CONFLICT }, /* foreign key */
	};

	for (size_t i = 0; state != NULL && i < sizeof list / sizeof *list; i++) {
		if (strcmp(state, list[i].state) == 0)
			return list[i].rc;
	}
	return RC_FAIL;
}

/* The primary message only: the detail would carry values. */
enum rc postgres_failed(struct postgres_db *p, const char *what, PGresult *res, struct err *e)
{
	const char *state = PQresultErrorField(res, PG_DIAG_SQLSTATE);
	const char *text = PQresultErrorField(res, PG_DIAG_MESSAGE_PRIMARY);
	enum rc rc = rc_of_state(state);

	if (postgres_lost(p))
		rc = p->db.depth > 0 ? RC_BUSY
		                     : RC_FAIL; /* inside a transaction nothing was saved: again from the start */
	(void)err_set(e, rc, "%s: %s (%s)", what, text != NULL ? text : "no answer from the database",
	              state != NULL ? state : "connection");
	PQclear(res);
	return rc;
}

/* Connection */

static enum rc command(struct postgres_db *p, const char *sql, struct err *e)
{
	PGresult *res = PQexec(p->h, sql);
	ExecStatusType status = PQresultStatus(res);

	if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
		return postgres_failed(p, sql, res, e);
	PQclear(res);
	return RC_OK;
}

/* Refuses a value that would lose answered saves. */
static enum rc not_off(struct postgres_db *p, const char *show, struct err *e)
{
	PGresult *res = PQexec(p->h, show);
	enum rc rc = RC_OK;

	if (PQresultStatus(res) != PGRES_TUPLES_OK)
		return postgres_failed(p, show, res, e);
	if (strcmp(PQgetvalue(res, 0, 0), "off") == 0)
		rc = err_set(e, RC_FAIL, "%s says off: this server may lose what was saved; switch it on", show);
	PQclear(res);
	return rc;
}

static enum rc session_set_up(struct postgres_db *p, struct err *e)
{
	char locks[64];
	const char *const set[] = {
		"SET client_encoding = 'UTF8'",      "SET default_transaction_isolation = 'serializable'",
		"SET statement_timeout = 60000",     "SET idle_in_transaction_session_timeout = 120000",
		"SET bytea_output = 'hex'",          "SET standard_conforming_strings = on",
		"SET client_min_messages = warning", locks,
	};
	enum rc rc = RC_OK;

	(void)snprintf(locks, sizeof locks, "SET lock_timeout = %d", p->db.max_wait_ms > 0 ? p->db.max_wait_ms : 1);
	for (size_t i = 0; rc == RC_OK && i < sizeof set / sizeof *set; i++)
		rc = command(p, set[i], e);
	if (rc == RC_OK)
		rc = not_off(p, "SHOW fsync", e);
	if (rc == RC_OK)
		rc = not_off(p, "SHOW full_page_writes", e);
	if (rc == RC_OK)
		rc = not_off(p, "SHOW synchronous_commit", e);
	return rc;
}

static enum rc reconnect(struct postgres_db *p, struct err *e)
{
	const int64_t until = clock_monotonic_us() + (int64_t)p->db.max_wait_ms * 1000;

	for (size_t i = 0; i < p->db.slots; i++)
		p->db.slot[i].ready = false;
	for (;;) {
		PQreset(p->h);
		if (!postgres_lost(p))
			return session_set_up(p, e);
		if (clock_monotonic_us() >= until)
			return err_set(e, RC_FAIL, "the database cannot be reached");
		sleep_us(RECONNECT_PAUSE_US);
	}
}

/* Outside a transaction a lost connection is made again before anything is sent. */
enum rc postgres_connected(struct postgres_db *p, struct err *e)
{
	if (!postgres_lost(p))
		return RC_OK;
	if (p->db.depth > 0)
		return err_set(e, RC_BUSY, "the connection was lost inside a transaction");
	return reconnect(p, e);
}

/* Transactions. Reading ones see one snapshot and never fail for another's change. */

static enum rc postgres_begin(struct db *db, enum db_mode mode, struct err *e)
{
	struct postgres_db *p = postgres_own(db);
	const char *sql = mode == DB_WRITE ? "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE"
	                                   : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
	enum rc rc = postgres_connected(p, e);

	if (rc != RC_OK)
		return rc;
	rc = command(p, sql, e);
	if (rc == RC_OK || !postgres_lost(p))
		return rc;
	rc = reconnect(p, e);
	return rc == RC_OK ? command(p, sql, e) : rc;
}

static enum rc postgres_commit(struct db *db, struct err *e)
{
	struct postgres_db *p = postgres_own(db);
	PGresult *res;
	enum rc rc = RC_OK;

	if (postgres_lost(p))
		return err_set(e, RC_BUSY, "the connection was lost inside a transaction");
	res = PQexec(p->h, "COMMIT");
	if (PQresultStatus(res) != PGRES_COMMAND_OK)
		rc = postgres_failed(p, "commit", res, e);
	else {
		if (strcmp(PQcmdStatus(res), "COMMIT") != 0)
			rc = err_set(e, RC_FAIL, "commit: the database rolled back");
		PQclear(res);
	}
	if (rc != RC_OK && postgres_lost(p))
		return err_set(e, RC_FAIL, "commit: the connection was lost; not known whether this was saved");
	return rc;
}

static void postgres_rollback(struct db *db)
{
	struct postgres_db *p = postgres_own(db);

	if (!postgres_lost(p) && PQtransactionStatus(p->h) != PQTRANS_IDLE)
		(void)command(p, "ROLLBACK", NULL); /* nothing is left to do about it */
}

/* Scripts and checks */

static enum rc postgres_script(struct db *db, const char *sql, struct err *e)
{
	enum rc rc = postgres_connected(postgres_own(db), e);
	PGresult *res;

	if (rc != RC_OK)
		return rc;
	res = PQexec(postgres_own(db)->h, sql);
	if (PQresultStatus(res) != PGRES_COMMAND_OK && PQresultStatus(res) != PGRES_TUPLES_OK &&
	    PQresultStatus(res) != PGRES_EMPTY_QUERY)
		return postgres_failed(postgres_own(db), "script", res, e);
	PQclear(res);
	return RC_OK;
}

/* The first field of the first row is not "0"/"f". */
static enum rc asked(struct postgres_db *p, const char *sql, const char *value, bool *yes, struct err *e)
{
	enum rc rc = postgres_connected(p, e);
	PGresult *res;

	if (rc != RC_OK)
		return rc;
	res = PQexecParams(p->h, sql, value != NULL ? 1 : 0, NULL, &value, NULL, NULL, 0);
	if (PQresultStatus(res) != PGRES_TUPLES_OK || PQntuples(res) != 1)
		return postgres_failed(p, "question", res, e);
	*yes = PQgetvalue(res, 0, 0)[0] == 't';
	PQclear(res);
	return RC_OK;
}

static enum rc postgres_has_table(struct db *db, const char *name, bool *has, struct err *e)
{
	return asked(postgres_own(db), "SELECT to_regclass($1) IS NOT NULL", name, has, e);
}

/* PostgreSQL changes constraints in place: nothing needs loosening. */
static enum rc postgres_loosen(struct db *db, bool on, struct err *e)
{
	(void)on; /* one shape for both engines */
	return postgres_connected(postgres_own(db), e);
}

static enum rc postgres_references(struct db *db, struct arena *a, struct str *say, struct err *e)
{
	bool open = false;
	enum rc rc = asked(postgres_own(db), "SELECT EXISTS (SELECT 1 FROM pg_constraint WHERE NOT convalidated)", NULL,
	                   &open, e);

	(void)a; /* the answer is a constant */
	if (rc == RC_OK)
		*say = open ? S("a constraint was never validated") : S("ok");
	return rc;
}

static enum rc postgres_copy_to(struct db *db, const char *path, struct err *e)
{
	(void)db, (void)path; /* one shape for both engines */
	return err_set(e, RC_INVALID, "PostgreSQL is copied with its own tools (pg_dump, pg_basebackup)");
}

static enum rc postgres_check(struct db *db, struct arena *a, struct str *say, struct err *e)
{
	bool bad = false;
	enum rc rc =
	    asked(postgres_own(db), "SELECT EXISTS (SELECT 1 FROM pg_index WHERE NOT indisvalid)", NULL, &bad, e);

	(void)a; /* the answer is a constant */
	if (rc != RC_OK)
		return rc;
	*say = bad ? S("an index is not valid") : S("ok");
	if (bad)
		return RC_OK;
	rc = asked(postgres_own(db), "SELECT pg_is_in_recovery()", NULL, &bad, e);
	if (rc == RC_OK && bad)
		*say = S("this server is a standby and cannot be written to");
	return rc;
}

static void postgres_close(struct db *db)
{
	PQfinish(postgres_own(db)->h);
}

static const struct db_ops POSTGRES_OPS = {
	.prepare = postgres_prepare,
	.run = postgres_run,
	.many = postgres_many,
	.each = postgres_each,
	.begin = postgres_begin,
	.commit = postgres_commit,
	.rollback = postgres_rollback,
	.script = postgres_script,
	.has_table = postgres_has_table,
	.loosen = postgres_loosen,
	.references = postgres_references,
	.copy_to = postgres_copy_to,
	.check = postgres_check,
	.close = postgres_close,
};

static void no_notice(void *x, const char *message)
{
	(void)x, (void)message; /* notices are for people at a terminal */
}

enum rc db_postgres_open(struct str url, int max_wait_ms, struct db **out, struct err *e)
{
	struct arena *a = arena_new(ARENA_MAX);
	struct postgres_db *p = NEW(a, struct postgres_db);
	/* What the URL says comes last and wins. */
	const char *const key[] = { "connect_timeout",
		                    "tcp_user_timeout",
		                    "keepalives_idle",
		                    "target_session_attrs",
		                    "fallback_application_name",
		                    "dbname",
		                    NULL };
	const char *const value[] = { "5", "15000", "30", "read-write", "apdr", str_c(a, url), NULL };
	enum rc rc;

	p->db = (struct db){ .ops = &POSTGRES_OPS, .arena = a, .engine = DB_POSTGRES, .max_wait_ms = max_wait_ms };
	p->h = PQconnectdbParams(key, value, 1);
	(void)PQsetNoticeProcessor(p->h, no_notice, NULL);
	if (postgres_lost(p))
		rc = err_set(e, RC_FAIL, "the database cannot be reached: %.180s", PQerrorMessage(p->h));
	else
		rc = session_set_up(p, e);
	if (rc != RC_OK)
		db_close(&p->db);
	else
		*out = &p->db;
	return rc;
}
