/* PostgreSQL behind db.h, through libpq: opening, transactions, scripts and checks. The session, which can be lost and
 * made again, is in db_postgres_session.c; statements are in db_postgres_run.c. */
#include "kit/db/postgres_own.h"

#include <string.h>

enum { ARENA_MAX = 64 << 20 };

/* Transactions. Reading ones see one snapshot and never fail for another's change. */

static enum rc postgres_begin(struct db *db, enum db_mode mode, struct err *e)
{
	struct postgres_db *p = postgres_own(db);
	const char *sql = mode == DB_WRITE ? "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE"
	                                   : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
	enum rc rc = postgres_connected(p, e);

	if (rc != RC_OK)
		return rc;
	rc = postgres_command(p, sql, e);
	if (rc == RC_OK || !postgres_lost(p))
		return rc;
	rc = postgres_again(p, e);
	return rc == RC_OK ? postgres_command(p, sql, e) : rc;
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
		(void)postgres_command(p, "ROLLBACK", NULL); /* nothing is left to do about it */
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

/* In the schema of our tables: a trigger of ours calls functions of ours, and their text is compared. */
static const struct stmt OBJECTS = {
	.name = "OBJECTS",
	.sql = "SELECT CASE relkind WHEN 'v' THEN 'view' ELSE 'table' END AS kind, relname::text AS name, '' AS text"
	       " FROM pg_class WHERE relkind IN ('r', 'v', 'm', 'f', 'p') AND relnamespace = "
	       "current_schema()::regnamespace"
	       " UNION ALL SELECT 'trigger', t.tgname::text, '' FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
	       " WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace"
	       " UNION ALL SELECT 'function', proname::text, prosrc FROM pg_proc"
	       " WHERE pronamespace = current_schema()::regnamespace"
	       " UNION ALL SELECT 'rule', r.rulename::text, '' FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class"
	       " WHERE r.ev_type <> '1' AND c.relnamespace = current_schema()::regnamespace"
	       " UNION ALL SELECT 'event trigger', evtname::text, '' FROM pg_event_trigger ORDER BY 1, 2",
	.max_rows = 10000
};

static enum rc postgres_superuser(struct db *db, bool *is, struct err *e)
{
	struct postgres_db *p = postgres_own(db);
	PGresult *res = PQexec(p->h, "SHOW is_superuser");

	if (PQresultStatus(res) != PGRES_TUPLES_OK)
		return postgres_failed(p, "SHOW is_superuser", res, e);
	*is = strcmp(PQgetvalue(res, 0, 0), "on") == 0;
	PQclear(res);
	return RC_OK;
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
	.objects = &OBJECTS,
	.superuser = postgres_superuser,
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
		rc = postgres_set_up(p, e);
	if (rc != RC_OK)
		db_close(&p->db);
	else
		*out = &p->db;
	return rc;
}
