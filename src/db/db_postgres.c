/* PostgreSQL behind db.h, through libpq. Statements are prepared once per session under a number and prepared again
 * after a reconnection. Refuses a server that may forget answered saves. Values go as text (numbers) or bytes (text,
 * blobs), results come as text: numbers of any width are read alike. */
#include "db/engine.h"

#include <libpq-fe.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"

enum {
	ARENA_MAX = 64 << 20,
	INT_TEXT = 24,
	PARAMS_MAX = 64,
	RECONNECT_PAUSE_US = 100000,
	TYPE_BOOL = 16,
	TYPE_BYTEA = 17,
	TYPE_INT8 = 20,
	TYPE_INT2 = 21,
	TYPE_INT4 = 23,
	TYPE_NUMERIC = 1700,
	FORMAT_TEXT = 0,
	FORMAT_BYTES = 1,
};

struct postgres_db {
	struct db db;
	PGconn *h;
};

static struct postgres_db *own(struct db *db)
{
	return (struct postgres_db *)db;
}

static bool lost(const struct postgres_db *p)
{
	return PQstatus(p->h) != CONNECTION_OK;
}

static enum rc rc_of_state(const char *state)
{
	static const struct {
		const char *state;
		enum rc rc;
	} list[] = {
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
static enum rc failed(struct postgres_db *p, const char *what, PGresult *res, struct err *e)
{
	const char *state = PQresultErrorField(res, PG_DIAG_SQLSTATE);
	const char *text = PQresultErrorField(res, PG_DIAG_MESSAGE_PRIMARY);
	enum rc rc = rc_of_state(state);

	if (lost(p))
		rc = p->db.depth > 0 ? RC_BUSY : RC_FAIL; /* inside a transaction nothing was saved: again from the start */
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
		return failed(p, sql, res, e);
	PQclear(res);
	return RC_OK;
}

/* Refuses a value that would lose answered saves. */
static enum rc not_off(struct postgres_db *p, const char *show, struct err *e)
{
	PGresult *res = PQexec(p->h, show);
	enum rc rc = RC_OK;

	if (PQresultStatus(res) != PGRES_TUPLES_OK)
		return failed(p, show, res, e);
	if (strcmp(PQgetvalue(res, 0, 0), "off") == 0)
		rc = err_set(e, RC_FAIL, "%s says off: this server may lose what was saved; switch it on", show);
	PQclear(res);
	return rc;
}

static enum rc session_set_up(struct postgres_db *p, struct err *e)
{
	char locks[64];
	const char *const set[] = {
		"SET client_encoding = 'UTF8'",
		"SET default_transaction_isolation = 'serializable'",
		"SET statement_timeout = 60000",
		"SET idle_in_transaction_session_timeout = 120000",
		"SET bytea_output = 'hex'",
		"SET standard_conforming_strings = on",
		"SET client_min_messages = warning",
		locks,
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
		if (!lost(p))
			return session_set_up(p, e);
		if (clock_monotonic_us() >= until)
			return err_set(e, RC_FAIL, "the database cannot be reached");
		sleep_us(RECONNECT_PAUSE_US);
	}
}

/* Outside a transaction a lost connection is made again before anything is sent. */
static enum rc connected(struct postgres_db *p, struct err *e)
{
	if (!lost(p))
		return RC_OK;
	if (p->db.depth > 0)
		return err_set(e, RC_BUSY, "the connection was lost inside a transaction");
	return reconnect(p, e);
}

/* Statements */

static bool is_reading(const char *sql)
{
	return strncmp(sql, "SELECT ", 7) == 0;
}

static void columns_keep(struct postgres_db *p, struct stmt_slot *slot, const PGresult *res)
{
	struct arena *a = p->db.arena;

	if (slot->name != NULL) /* known from an earlier session */
		return;
	slot->params = PQnparams(res);
	slot->cols = (size_t)PQnfields(res);
	slot->name = NEW_ARRAY(a, const char *, slot->cols + 1);
	slot->type = NEW_ARRAY(a, unsigned, slot->cols + 1);
	for (size_t i = 0; i < slot->cols; i++) {
		slot->name[i] = str_c(a, str_of(PQfname(res, (int)i)));
		slot->type[i] = PQftype(res, (int)i);
	}
}

static void slot_name(const struct stmt_slot *slot, char *out, size_t size)
{
	(void)snprintf(out, size, "s%u", slot->number);
}

static enum rc slot_prepare(struct postgres_db *p, struct stmt_slot *slot, struct err *e)
{
	char name[INT_TEXT];
	PGresult *res;

	slot_name(slot, name, sizeof name);
	res = PQprepare(p->h, name, slot->q->sql, 0, NULL);
	if (PQresultStatus(res) != PGRES_COMMAND_OK)
		return failed(p, slot->q->name, res, e);
	PQclear(res);
	res = PQdescribePrepared(p->h, name);
	if (PQresultStatus(res) != PGRES_COMMAND_OK)
		return failed(p, slot->q->name, res, e);
	columns_keep(p, slot, res);
	PQclear(res);
	if (slot->params > PARAMS_MAX)
		return err_set(e, RC_FAIL, "%s: more than %d parameters", slot->q->name, PARAMS_MAX);
	slot->writes = !is_reading(slot->q->sql);
	slot->ready = true;
	return RC_OK;
}

static enum rc ready(struct postgres_db *p, const struct stmt *q, size_t nv, struct stmt_slot **out, struct err *e)
{
	struct stmt_slot *slot = db_slot(&p->db, q);
	enum rc rc = connected(p, e);

	if (rc == RC_OK && !slot->ready)
		rc = slot_prepare(p, slot, e);
	if (rc == RC_OK && nv != (size_t)slot->params)
		rc = err_set(e, RC_FAIL, "%s: %zu values for %d parameters", q->name, nv, slot->params);
	*out = slot;
	return rc;
}

static enum rc postgres_prepare(struct db *db, const struct stmt *q, int *params, struct err *e)
{
	struct stmt_slot *slot = db_slot(db, q);
	enum rc rc = connected(own(db), e);

	if (rc == RC_OK && !slot->ready)
		rc = slot_prepare(own(db), slot, e);
	if (rc == RC_OK)
		*params = slot->params;
	return rc;
}

/* Values in libpq's shape. */
struct values {
	const char *p[PARAMS_MAX];
	int n[PARAMS_MAX];
	int format[PARAMS_MAX];
	char number[PARAMS_MAX][INT_TEXT];
};

static void values_set(struct values *to, const struct dbv *v, size_t nv)
{
	for (size_t i = 0; i < nv; i++) {
		to->format[i] = v[i].type == DBV_TEXT || v[i].type == DBV_BLOB ? FORMAT_BYTES : FORMAT_TEXT;
		to->n[i] = (int)v[i].s.n;
		switch (v[i].type) {
		case DBV_NULL:
			to->p[i] = NULL;
			break;
		case DBV_INT:
			(void)snprintf(to->number[i], INT_TEXT, "%lld", (long long)v[i].i);
			to->p[i] = to->number[i];
			break;
		case DBV_TEXT:
		case DBV_BLOB:
			to->p[i] = v[i].s.p != NULL ? v[i].s.p : "";
			break;
		}
	}
}

static int hex_digit(char c)
{
	return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}

/* "\x0a1b" in place: the result is ours and shorter. */
static size_t bytes_decode(char *t, size_t n)
{
	size_t to = 0;

	for (size_t i = 2; i + 1 < n; i += 2)
		t[to++] = (char)(hex_digit(t[i]) << 4 | hex_digit(t[i + 1]));
	return to;
}

/* One field; text still belongs to the result. False for a number with a point. */
static bool cell_view(PGresult *res, int row, int col, unsigned type, struct dbv *out)
{
	char *t = PQgetvalue(res, row, col);
	const size_t n = (size_t)PQgetlength(res, row, col);
	int64_t i = 0;

	if (PQgetisnull(res, row, col)) {
		*out = dv_null();
		return true;
	}
	switch (type) {
	case TYPE_BOOL:
		*out = dv_int(t[0] == 't');
		return true;
	case TYPE_INT8:
	case TYPE_INT2:
	case TYPE_INT4:
	case TYPE_NUMERIC:
		if (!str_int((struct str){ t, n }, &i))
			return false;
		*out = dv_int(i);
		return true;
	case TYPE_BYTEA:
		*out = dv_blob((struct str){ t, bytes_decode(t, n) });
		return true;
	case 700: /* float4 */
	case 701: /* float8 */
		return false;
	default:
		*out = dv_text((struct str){ t, n });
		return true;
	}
}

static bool row_view(PGresult *res, int row, const struct stmt_slot *slot, struct dbv *cell, size_t *bytes)
{
	*bytes = 0;
	for (size_t c = 0; c < slot->cols; c++) {
		if (!cell_view(res, row, (int)c, slot->type[c], &cell[c]))
			return false;
		*bytes += cell[c].s.n;
	}
	return true;
}

static void row_keep(struct arena *a, size_t cols, struct dbv *cell, size_t bytes)
{
	char *to = bytes > 0 ? arena_alloc(a, bytes) : NULL;

	for (size_t c = 0; c < cols; c++) {
		struct str *t = &cell[c].s;

		if (t->n == 0)
			t->p = ""; /* the library's pointer ends with the result */
		if (t->n == 0 || to == NULL)
			continue;
		memcpy(to, t->p, t->n);
		t->p = to;
		to += t->n;
	}
}

static enum rc no_float(const struct stmt *q, struct err *e)
{
	return err_set(e, RC_FAIL, "%s: a result is not a whole number", q->name);
}

static enum rc rows_take(struct arena *a, const struct stmt_slot *slot, PGresult *res, struct rows *out, struct err *e)
{
	const struct stmt *q = slot->q;
	const int n = PQntuples(res);
	size_t bytes;

	*out = (struct rows){ .cols = slot->cols, .name = slot->name };
	if (n > q->max_rows)
		return err_set(e, RC_FAIL, "%s: more than %d rows", q->name, q->max_rows);
	out->cell = NEW_ARRAY(a, struct dbv, (size_t)n * slot->cols + 1);
	for (int i = 0; i < n; i++) {
		struct dbv *cell = out->cell + (size_t)i * slot->cols;

		if (!row_view(res, i, slot, cell, &bytes))
			return no_float(q, e);
		row_keep(a, slot->cols, cell, bytes);
	}
	out->n = (size_t)n;
	if (slot->writes) {
		int64_t changed = 0;

		(void)str_int(str_of(PQcmdTuples(res)), &changed); /* empty where nothing is counted */
		out->changed = changed;
	}
	return RC_OK;
}

static enum rc run_once(struct postgres_db *p, struct arena *a, const struct stmt *q, const struct dbv *v, size_t nv,
			struct rows *out, struct err *e)
{
	struct stmt_slot *slot = NULL;
	enum rc rc = ready(p, q, nv, &slot, e);
	char name[INT_TEXT];
	struct values to;
	PGresult *res;
	ExecStatusType status;

	if (rc != RC_OK)
		return rc;
	slot_name(slot, name, sizeof name);
	values_set(&to, v, nv);
	res = PQexecPrepared(p->h, name, (int)nv, to.p, to.n, to.format, FORMAT_TEXT);
	status = PQresultStatus(res);
	if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
		return failed(p, q->name, res, e);
	rc = rows_take(a, slot, res, out, e);
	PQclear(res);
	return rc;
}

static enum rc postgres_run(struct db *db, struct arena *a, const struct stmt *q, const struct dbv *v, size_t nv,
			    struct rows *out, struct err *e)
{
	struct postgres_db *p = own(db);
	enum rc rc = run_once(p, a, q, v, nv, out, e);

	if (rc == RC_OK || db->depth > 0 || !lost(p))
		return rc;
	if (!is_reading(q->sql))
		return err_set(e, rc, "%s: the connection was lost; not known whether this was saved", q->name);
	return run_once(p, a, q, v, nv, out, e); /* connects again first */
}

/* Hands on rows one by one as they come; after a failure the rest is cancelled and thrown away. */
static enum rc each_take(struct postgres_db *p, const struct stmt_slot *slot, struct rows *row,
			 enum rc (*fn)(void *ctx, struct rows *row), void *ctx, struct err *e)
{
	enum rc rc = RC_OK;
	PGresult *res;

	while ((res = PQgetResult(p->h)) != NULL) {
		const ExecStatusType status = PQresultStatus(res);
		enum rc was = rc;
		size_t bytes;

		if (rc != RC_OK) {
			PQclear(res);
			continue;
		}
		if (status != PGRES_SINGLE_TUPLE && status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
			rc = failed(p, slot->q->name, res, e);
			continue;
		}
		if (status == PGRES_SINGLE_TUPLE) {
			row->hint = 0;
			rc = row_view(res, 0, slot, row->cell, &bytes) ? fn(ctx, row) : no_float(slot->q, e);
		}
		PQclear(res);
		if (rc != was) {
			PGcancel *c = PQgetCancel(p->h);
			char why[256];

			(void)PQcancel(c, why, sizeof why); /* else the rest comes and is thrown away */
			PQfreeCancel(c);
		}
	}
	return rc;
}

static enum rc postgres_each(struct db *db, struct arena *a, const struct stmt *q, const struct dbv *v, size_t nv,
			     enum rc (*fn)(void *ctx, struct rows *row), void *ctx, struct err *e)
{
	struct postgres_db *p = own(db);
	struct stmt_slot *slot = NULL;
	struct rows row = { .n = 1 };
	enum rc rc = ready(p, q, nv, &slot, e);
	char name[INT_TEXT];
	struct values to;

	if (rc != RC_OK)
		return rc;
	slot_name(slot, name, sizeof name);
	values_set(&to, v, nv);
	row.cols = slot->cols;
	row.name = slot->name;
	row.cell = NEW_ARRAY(a, struct dbv, slot->cols + 1);
	if (PQsendQueryPrepared(p->h, name, (int)nv, to.p, to.n, to.format, FORMAT_TEXT) == 0)
		return err_set(e, lost(p) && db->depth > 0 ? RC_BUSY : RC_FAIL, "%s: cannot be sent", q->name);
	if (PQsetSingleRowMode(p->h) == 0)
		rc = err_set(e, RC_FAIL, "%s: no single-row mode", q->name);
	return rc == RC_OK ? each_take(p, slot, &row, fn, ctx, e) : rc;
}

/* Transactions. Reading ones see one snapshot and never fail for another's change. */

static enum rc postgres_begin(struct db *db, enum db_mode mode, struct err *e)
{
	struct postgres_db *p = own(db);
	const char *sql = mode == DB_WRITE ? "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE"
					   : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
	enum rc rc = connected(p, e);

	if (rc != RC_OK)
		return rc;
	rc = command(p, sql, e);
	if (rc == RC_OK || !lost(p))
		return rc;
	rc = reconnect(p, e);
	return rc == RC_OK ? command(p, sql, e) : rc;
}

static enum rc postgres_commit(struct db *db, struct err *e)
{
	struct postgres_db *p = own(db);
	PGresult *res;
	enum rc rc = RC_OK;

	if (lost(p))
		return err_set(e, RC_BUSY, "the connection was lost inside a transaction");
	res = PQexec(p->h, "COMMIT");
	if (PQresultStatus(res) != PGRES_COMMAND_OK)
		rc = failed(p, "commit", res, e);
	else {
		if (strcmp(PQcmdStatus(res), "COMMIT") != 0)
			rc = err_set(e, RC_FAIL, "commit: the database rolled back");
		PQclear(res);
	}
	if (rc != RC_OK && lost(p))
		return err_set(e, RC_FAIL, "commit: the connection was lost; not known whether this was saved");
	return rc;
}

static void postgres_rollback(struct db *db)
{
	struct postgres_db *p = own(db);

	if (!lost(p) && PQtransactionStatus(p->h) != PQTRANS_IDLE)
		(void)command(p, "ROLLBACK", NULL); /* nothing is left to do about it */
}

/* Scripts and checks */

static enum rc postgres_script(struct db *db, const char *sql, struct err *e)
{
	enum rc rc = connected(own(db), e);
	PGresult *res;

	if (rc != RC_OK)
		return rc;
	res = PQexec(own(db)->h, sql);
	if (PQresultStatus(res) != PGRES_COMMAND_OK && PQresultStatus(res) != PGRES_TUPLES_OK &&
	    PQresultStatus(res) != PGRES_EMPTY_QUERY)
		return failed(own(db), "script", res, e);
	PQclear(res);
	return RC_OK;
}

/* The first field of the first row is not "0"/"f". */
static enum rc asked(struct postgres_db *p, const char *sql, const char *value, bool *yes, struct err *e)
{
	enum rc rc = connected(p, e);
	PGresult *res;

	if (rc != RC_OK)
		return rc;
	res = PQexecParams(p->h, sql, value != NULL ? 1 : 0, NULL, &value, NULL, NULL, FORMAT_TEXT);
	if (PQresultStatus(res) != PGRES_TUPLES_OK || PQntuples(res) != 1)
		return failed(p, "question", res, e);
	*yes = PQgetvalue(res, 0, 0)[0] == 't';
	PQclear(res);
	return RC_OK;
}

static enum rc postgres_has_table(struct db *db, const char *name, bool *has, struct err *e)
{
	return asked(own(db), "SELECT to_regclass($1) IS NOT NULL", name, has, e);
}

/* PostgreSQL changes constraints in place: nothing needs loosening. */
static enum rc postgres_loosen(struct db *db, bool on, struct err *e)
{
	(void)on; /* one shape for both engines */
	return connected(own(db), e);
}

static enum rc postgres_references(struct db *db, struct arena *a, struct str *say, struct err *e)
{
	bool open = false;
	enum rc rc = asked(own(db), "SELECT EXISTS (SELECT 1 FROM pg_constraint WHERE NOT convalidated)", NULL, &open, e);

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
	enum rc rc = asked(own(db), "SELECT EXISTS (SELECT 1 FROM pg_index WHERE NOT indisvalid)", NULL, &bad, e);

	(void)a; /* the answer is a constant */
	if (rc != RC_OK)
		return rc;
	*say = bad ? S("an index is not valid") : S("ok");
	if (bad)
		return RC_OK;
	rc = asked(own(db), "SELECT pg_is_in_recovery()", NULL, &bad, e);
	if (rc == RC_OK && bad)
		*say = S("this server is a standby and cannot be written to");
	return rc;
}

static void postgres_close(struct db *db)
{
	PQfinish(own(db)->h);
}

static const struct db_ops POSTGRES_OPS = {
	.prepare = postgres_prepare,
	.run = postgres_run,
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
	const char *const key[] = { "connect_timeout", "tcp_user_timeout",       "keepalives_idle",
				    "target_session_attrs", "fallback_application_name", "dbname", NULL };
	const char *const value[] = { "5", "15000", "30", "read-write", "apdr", str_c(a, url), NULL };
	enum rc rc;

	p->db = (struct db){
		.ops = &POSTGRES_OPS, .arena = a, .engine = DB_POSTGRES, .max_wait_ms = max_wait_ms
	};
	p->h = PQconnectdbParams(key, value, 1);
	(void)PQsetNoticeProcessor(p->h, no_notice, NULL);
	if (lost(p))
		rc = err_set(e, RC_FAIL, "the database cannot be reached: %.180s", PQerrorMessage(p->h));
	else
		rc = session_set_up(p, e);
	if (rc != RC_OK)
		db_close(&p->db);
	else
		*out = &p->db;
	return rc;
}
