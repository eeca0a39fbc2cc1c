/* PostgreSQL's statements: prepared once per session under a number, values as text (numbers) or bytes (text, blobs),
 * results as text, so that numbers of any width are read alike. */
#include "kit/db/postgres_own.h"

#include <stdio.h>
#include <string.h>

enum {
	INT_TEXT = 24,
	PARAMS_MAX = 64,
	FORMAT_TEXT = 0,
	FORMAT_BYTES = 1,
};

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
	if (slot->watched != NULL)
		slot->plain = postgres_plain(p, slot);
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
	res = PQprepare(p->h, name, db_slot_text(&p->db, slot), 0, NULL);
	if (PQresultStatus(res) != PGRES_COMMAND_OK)
		return postgres_failed(p, slot->q->name, res, e);
	PQclear(res);
	res = PQdescribePrepared(p->h, name);
	if (PQresultStatus(res) != PGRES_COMMAND_OK)
		return postgres_failed(p, slot->q->name, res, e);
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
	enum rc rc = postgres_connected(p, e);

	if (rc == RC_OK && !slot->ready)
		rc = slot_prepare(p, slot, e);
	if (rc == RC_OK && nv != (size_t)slot->params)
		rc = err_set(e, RC_FAIL, "%s: %zu values for %d parameters", q->name, nv, slot->params);
	*out = slot;
	return rc;
}

enum rc postgres_prepare(struct db *db, const struct stmt *q, int *params, struct err *e)
{
	struct stmt_slot *slot = db_slot(db, q);
	enum rc rc = postgres_connected(postgres_own(db), e);

	if (rc == RC_OK && !slot->ready)
		rc = slot_prepare(postgres_own(db), slot, e);
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
	case TYPE_FLOAT4:
	case TYPE_FLOAT8:
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

/* The rows of a watched statement. */
static enum rc rows_tell(struct postgres_db *p, const struct stmt_slot *slot, PGresult *res, struct err *e)
{
	struct arena_mark m = arena_mark(p->db.arena);
	struct dbv *cell = NEW_ARRAY(p->db.arena, struct dbv, slot->cols + 1);
	const int n = PQntuples(res);
	enum rc rc = RC_OK;
	size_t bytes;

	for (int i = 0; i < n && rc == RC_OK; i++) {
		rc = row_view(res, i, slot, cell, &bytes) ? RC_OK : no_float(slot->q, e);
		if (rc == RC_OK)
			db_row_told(&p->db, slot, cell);
	}
	arena_rewind(p->db.arena, m);
	return rc;
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
		return postgres_failed(p, q->name, res, e);
	if (slot->watched != NULL) {
		*out = (struct rows){ .cols = slot->cols, .name = slot->name, .changed = PQntuples(res) };
		rc = rows_tell(p, slot, res, e);
	} else {
		rc = rows_take(a, slot, res, out, e);
	}
	PQclear(res);
	return rc;
}

enum rc postgres_run(struct db *db, struct arena *a, const struct stmt *q, const struct dbv *v, size_t nv,
                     struct rows *out, struct err *e)
{
	struct postgres_db *p = postgres_own(db);
	enum rc rc = run_once(p, a, q, v, nv, out, e);

	if (rc == RC_OK || db->depth > 0 || !postgres_lost(p))
		return rc;
	if (!is_reading(q->sql))
		return err_set(e, rc, "%s: the connection was lost; not known whether this was saved", q->name);
	return run_once(p, a, q, v, nv, out, e); /* connects again first */
}

/* The answers to n statements and to the sync after them, all of them taken whatever happens. */
static enum rc many_answers(struct postgres_db *p, const struct stmt_slot *slot, size_t n, int64_t *changed,
                            struct err *e)
{
	const ExecStatusType wanted = slot->watched != NULL ? PGRES_TUPLES_OK : PGRES_COMMAND_OK;
	enum rc rc = RC_OK;

	for (size_t i = 0; i <= n; i++) {
		PGresult *res = PQgetResult(p->h);
		const ExecStatusType status = PQresultStatus(res);
		int64_t rows = 0;

		if (i == n || status == PGRES_PIPELINE_ABORTED || rc != RC_OK) {
			PQclear(res);
		} else if (status != wanted) {
			rc = postgres_failed(p, slot->q->name, res, e);
		} else {
			rc = slot->watched != NULL ? rows_tell(p, slot, res, e) : RC_OK;
			(void)str_int(str_of(PQcmdTuples(res)), &rows); /* empty where nothing is counted */
			*changed += rows;
			PQclear(res);
		}
		if (i < n)
			PQclear(PQgetResult(p->h)); /* the end of this statement's answer */
	}
	return rc;
}

/* So many at a time: their answers, of some twenty bytes each, must fit what the system keeps for a socket. Those of a
 * watched statement are the rows: about as long as what was sent, and fewer. */
enum { MANY_AT_ONCE = 500, MANY_WATCHED = 50 };

static enum rc many_send(struct postgres_db *p, const struct stmt_slot *slot, const struct dbv *v, size_t nv, size_t n,
                         int64_t *changed, struct err *e)
{
	char name[INT_TEXT];
	struct values to;
	size_t sent = 0;
	enum rc rc;

	slot_name(slot, name, sizeof name);
	for (; sent < n; sent++) {
		values_set(&to, v + sent * nv, nv);
		if (PQsendQueryPrepared(p->h, name, (int)nv, to.p, to.n, to.format, FORMAT_TEXT) == 0)
			break;
	}
	if (PQpipelineSync(p->h) == 0)
		return err_set(e, postgres_lost(p) ? RC_BUSY : RC_FAIL, "%s: cannot be sent", slot->q->name);
	rc = many_answers(p, slot, sent, changed, e);
	return rc == RC_OK && sent < n ? err_set(e, RC_FAIL, "%s: cannot be sent", slot->q->name) : rc;
}

enum rc postgres_many(struct db *db, const struct stmt *q, const struct dbv *v, size_t nv, size_t times,
                      int64_t *changed, struct err *e)
{
	struct postgres_db *p = postgres_own(db);
	struct stmt_slot *slot = NULL;
	enum rc rc = ready(p, q, nv, &slot, e);
	size_t most;

	if (rc != RC_OK)
		return rc;
	if (slot->plain != NULL && times >= COPY_LEAST && plain_fits(slot->plain, v, times))
		return postgres_copy(p, slot, v, times, changed, e);
	if (PQenterPipelineMode(p->h) == 0)
		return err_set(e, RC_FAIL, "%s: no pipeline", q->name);
	most = slot->watched != NULL ? MANY_WATCHED : MANY_AT_ONCE;
	for (size_t i = 0; rc == RC_OK && i < times; i += most)
		rc = many_send(p, slot, v + i * nv, nv, times - i < most ? times - i : most, changed, e);
	if (PQexitPipelineMode(p->h) == 0 && rc == RC_OK)
		rc = err_set(e, RC_FAIL, "%s: the pipeline does not end", q->name);
	return rc;
}

/* Long scans inside a transaction: a cursor */

enum { PIECE = 4000 }; /* rows at a time: memory is bounded by two pieces */

/* Are all columns of types whose bytes are read here? Ids of 63 bits as decimals cost more than the rest of a row. */
static bool is_bytes_read(const struct stmt_slot *slot)
{
	for (size_t c = 0; c < slot->cols; c++)
		switch (slot->type[c]) {
		case TYPE_BOOL:
		case TYPE_BYTEA:
		case TYPE_INT8:
		case TYPE_INT4:
		case TYPE_INT2:
		case TYPE_TEXT:
		case TYPE_VARCHAR:
			break;
		default:
			return false;
		}
	return true;
}

/* A whole number of n bytes, the highest first. */
static int64_t number_read(const char *t, int n)
{
	uint64_t u = (unsigned char)t[0] >= 0x80 ? UINT64_MAX : 0;

	for (int i = 0; i < n; i++)
		u = u << 8 | (unsigned char)t[i];
	return (int64_t)u;
}

static void row_view_bytes(PGresult *res, int row, const struct stmt_slot *slot, struct dbv *cell)
{
	for (size_t c = 0; c < slot->cols; c++) {
		const char *t = PQgetvalue(res, row, (int)c);
		const int n = PQgetlength(res, row, (int)c);
		const struct str text = { t, (size_t)n };

		if (n == 0 && PQgetisnull(res, row, (int)c))
			cell[c] = dv_null();
		else if (slot->type[c] == TYPE_TEXT || slot->type[c] == TYPE_VARCHAR)
			cell[c] = dv_text(text);
		else if (slot->type[c] == TYPE_BYTEA)
			cell[c] = dv_blob(text);
		else
			cell[c] = dv_int(slot->type[c] == TYPE_BOOL ? t[0] != 0 : number_read(t, n));
	}
}

static enum rc cursor_open(struct postgres_db *p, const struct stmt *q, const struct dbv *v, size_t nv, struct err *e)
{
	struct arena_mark m = arena_mark(p->db.arena);
	const char *sql = str_c(p->db.arena, str_fmt(p->db.arena, "DECLARE apdr_each NO SCROLL CURSOR FOR %s", q->sql));
	struct values to;
	PGresult *res;
	enum rc rc = RC_OK;

	values_set(&to, v, nv);
	res = PQexecParams(p->h, sql, (int)nv, NULL, to.p, to.n, to.format, FORMAT_TEXT);
	if (PQresultStatus(res) != PGRES_COMMAND_OK)
		rc = postgres_failed(p, q->name, res, e);
	else
		PQclear(res);
	arena_rewind(p->db.arena, m);
	return rc;
}

static bool piece_ask(struct postgres_db *p, int format)
{
	char sql[64];

	(void)snprintf(sql, sizeof sql, "FETCH %d FROM apdr_each", PIECE);
	return PQsendQueryParams(p->h, sql, 0, NULL, NULL, NULL, NULL, format) != 0;
}

static enum rc piece_read(PGresult *res, const struct stmt_slot *slot, int format, struct rows *row,
                          enum rc (*fn)(void *ctx, struct rows *row), void *ctx, struct err *e)
{
	const int n = PQntuples(res);
	enum rc rc = RC_OK;
	size_t bytes;

	for (int i = 0; rc == RC_OK && i < n; i++) {
		row->hint = 0;
		if (format == FORMAT_BYTES)
			row_view_bytes(res, i, slot, row->cell);
		else if (!row_view(res, i, slot, row->cell, &bytes))
			return no_float(slot->q, e);
		rc = fn(ctx, row);
	}
	return rc;
}

/* The server makes the next piece while this one is read. */
static enum rc cursor_read(struct postgres_db *p, const struct stmt_slot *slot, struct rows *row,
                           enum rc (*fn)(void *ctx, struct rows *row), void *ctx, struct err *e)
{
	const int format = is_bytes_read(slot) ? FORMAT_BYTES : FORMAT_TEXT;
	bool more = piece_ask(p, format);
	enum rc rc = more ? RC_OK : err_set(e, RC_BUSY, "%s: cannot be sent", slot->q->name);

	while (more) {
		PGresult *res = PQgetResult(p->h);

		PQclear(PQgetResult(p->h)); /* the end of the answer */
		if (rc == RC_OK && PQresultStatus(res) != PGRES_TUPLES_OK)
			return postgres_failed(p, slot->q->name, res, e);
		more = rc == RC_OK && PQntuples(res) == PIECE && piece_ask(p, format);
		if (rc == RC_OK && !more && PQntuples(res) == PIECE)
			rc = err_set(e, RC_BUSY, "%s: cannot be sent", slot->q->name);
		if (rc == RC_OK)
			rc = piece_read(res, slot, format, row, fn, ctx, e);
		PQclear(res);
	}
	PQclear(PQexec(p->h, "CLOSE apdr_each")); /* a failed transaction has closed it */
	return rc;
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
			rc = postgres_failed(p, slot->q->name, res, e);
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

enum rc postgres_each(struct db *db, struct arena *a, const struct stmt *q, const struct dbv *v, size_t nv,
                      enum rc (*fn)(void *ctx, struct rows *row), void *ctx, struct err *e)
{
	struct postgres_db *p = postgres_own(db);
	struct stmt_slot *slot = NULL;
	struct rows row = { .n = 1, .db = db };
	enum rc rc = ready(p, q, nv, &slot, e);
	char name[INT_TEXT];
	struct values to;

	if (rc != RC_OK)
		return rc;
	row.cols = slot->cols;
	row.name = slot->name;
	row.cell = NEW_ARRAY(a, struct dbv, slot->cols + 1);
	if (db->depth > 0) {
		rc = cursor_open(p, q, v, nv, e);
		return rc == RC_OK ? cursor_read(p, slot, &row, fn, ctx, e) : rc;
	}
	slot_name(slot, name, sizeof name);
	values_set(&to, v, nv);
	if (PQsendQueryPrepared(p->h, name, (int)nv, to.p, to.n, to.format, FORMAT_TEXT) == 0)
		return err_set(e, RC_FAIL, "%s: cannot be sent", q->name);
	if (PQsetSingleRowMode(p->h) == 0)
		rc = err_set(e, RC_FAIL, "%s: no single-row mode", q->name);
	return rc == RC_OK ? each_take(p, slot, &row, fn, ctx, e) : rc;
}
