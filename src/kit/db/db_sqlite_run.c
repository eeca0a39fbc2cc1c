/* SQLite's statements: preparing once, binding $1 … by name, rows into the arena or one by one. */
#include "kit/db/sqlite_own.h"

#include <stdio.h>
#include <string.h>

static enum rc parameters_map(struct sqlite_db *s, struct stmt_slot *slot, struct err *e)
{
	sqlite3_stmt *st = slot->handle;
	char name[16];

	slot->params = sqlite3_bind_parameter_count(st);
	slot->param_at = NEW_ARRAY(s->db.arena, int, (size_t)slot->params + 1);
	for (int i = 0; i < slot->params; i++) {
		(void)snprintf(name, sizeof name, "$%d", i + 1);
		slot->param_at[i] = sqlite3_bind_parameter_index(st, name);
		if (slot->param_at[i] == 0)
			return err_set(e, RC_FAIL, "%s: parameters are not $1 to $%d", slot->q->name, slot->params);
	}
	return RC_OK;
}

static enum rc text_prepare(struct sqlite_db *s, const struct stmt *q, const char *text, sqlite3_stmt **out,
                            struct err *e)
{
	const char *tail = NULL;
	int code = sqlite3_prepare_v3(s->h, text, -1, SQLITE_PREPARE_PERSISTENT, out, &tail);

	if (code != SQLITE_OK)
		return sqlite_failed(s, q->name, code, e);
	if (*out != NULL && *tail == '\0')
		return RC_OK;
	sqlite3_finalize(*out);
	*out = NULL;
	return err_set(e, RC_FAIL, "%s: not one statement", q->name);
}

/* What each column keeps, by its declaration: the tables are strict. */
static enum rc plain_kinds(struct sqlite_db *s, struct stmt_slot *slot, struct stmt_plain *p, struct err *e)
{
	sqlite3_stmt *st = NULL;

	TRY(text_prepare(s, slot->q, str_c(s->db.arena, str_fmt(s->db.arena, "SELECT * FROM %s", p->table)), &st, e));
	for (size_t c = 0; c < p->n; c++) {
		struct str type = str_of(sqlite3_column_decltype(st, (int)c));
		struct plain_kind *k = &p->kind[p->value[c]];

		k->type = str_is(type, "INTEGER") ? DBV_INT
		          : str_is(type, "TEXT")  ? DBV_TEXT
		          : str_is(type, "BLOB")  ? DBV_BLOB
		                                  : DBV_NULL;
		k->bytes = (int)sizeof(int64_t);
	}
	sqlite3_finalize(st);
	return RC_OK;
}

/* A watched statement that need not hand its rows back is prepared a second time without them. */
static enum rc plain_prepare(struct sqlite_db *s, struct stmt_slot *slot, struct err *e)
{
	const char *text = db_stmt_text(s->db.arena, slot->q);
	struct stmt_plain *p = plain_find(&s->db, text, slot->cols, slot->name);
	sqlite3_stmt *st = NULL;

	if (p == NULL)
		return RC_OK;
	TRY(plain_kinds(s, slot, p, e));
	TRY(text_prepare(s, slot->q, text, &st, e));
	p->handle = st;
	slot->plain = p;
	return RC_OK;
}

static enum rc slot_prepare(struct sqlite_db *s, struct stmt_slot *slot, struct err *e)
{
	sqlite3_stmt *st = NULL;
	enum rc rc = text_prepare(s, slot->q, db_slot_text(&s->db, slot), &st, e);

	if (rc != RC_OK)
		return rc;
	slot->handle = st;
	slot->writes = sqlite3_stmt_readonly(st) == 0;
	slot->cols = (size_t)sqlite3_column_count(st);
	slot->name = NEW_ARRAY(s->db.arena, const char *, slot->cols + 1);
	for (size_t i = 0; i < slot->cols; i++)
		slot->name[i] = str_c(s->db.arena, str_of(sqlite3_column_name(st, (int)i)));
	rc = parameters_map(s, slot, e);
	if (rc == RC_OK && slot->watched != NULL)
		rc = plain_prepare(s, slot, e);
	if (rc != RC_OK) {
		sqlite3_finalize(st);
		slot->handle = NULL;
	}
	return rc;
}

static int value_bind(sqlite3_stmt *st, int at, const struct dbv *v)
{
	const char *p = v->s.p != NULL ? v->s.p : "";

	switch (v->type) {
	case DBV_NULL:
		return sqlite3_bind_null(st, at);
	case DBV_INT:
		return sqlite3_bind_int64(st, at, v->i);
	case DBV_TEXT:
		return sqlite3_bind_text64(st, at, p, v->s.n, SQLITE_STATIC, SQLITE_UTF8);
	case DBV_BLOB:
		return sqlite3_bind_blob64(st, at, p, v->s.n, SQLITE_STATIC);
	}
	return SQLITE_MISUSE;
}

/* The statement, prepared, allowed and with its values. */
static enum rc ready(struct sqlite_db *s, const struct stmt *q, const struct dbv *v, size_t nv, struct stmt_slot **out,
                     struct err *e)
{
	struct stmt_slot *slot = db_slot(&s->db, q);
	enum rc rc = slot->handle == NULL ? slot_prepare(s, slot, e) : RC_OK;

	if (rc != RC_OK)
		return rc;
	if (nv != (size_t)slot->params)
		return err_set(e, RC_FAIL, "%s: %zu values for %d parameters", q->name, nv, slot->params);
	if (slot->writes && s->db.depth > 0 && s->db.mode == DB_READ)
		return err_set(e, RC_FAIL, "%s: a change inside a reading transaction", q->name);
	for (size_t i = 0; i < nv; i++) {
		int code = value_bind(slot->handle, slot->param_at[i], &v[i]);

		if (code != SQLITE_OK)
			return sqlite_failed(s, q->name, code, e);
	}
	*out = slot;
	return RC_OK;
}

static void done(struct stmt_slot *slot)
{
	(void)sqlite3_reset(slot->handle); /* repeats the code that step gave */
	(void)sqlite3_clear_bindings(slot->handle);
}

enum rc sqlite_prepare(struct db *db, const struct stmt *q, int *params, struct err *e)
{
	struct stmt_slot *slot = db_slot(db, q);
	enum rc rc = slot->handle == NULL ? slot_prepare(sqlite_own(db), slot, e) : RC_OK;

	if (rc == RC_OK)
		*params = slot->params;
	return rc;
}

/* One row into cell; text still belongs to the engine. Returns the bytes of text, or -1 for a number with a point. The
 * values are looked at without the engine's lock, as the connection has none (SQLITE_OPEN_NOMUTEX). */
static int64_t row_view(sqlite3_stmt *st, size_t cols, struct dbv *cell)
{
	int64_t bytes = 0;

	for (size_t c = 0; c < cols; c++) {
		sqlite3_value *v = sqlite3_column_value(st, (int)c);

		switch (sqlite3_value_type(v)) {
		case SQLITE_INTEGER:
			cell[c] = dv_int(sqlite3_value_int64(v));
			break;
		case SQLITE_TEXT:
			cell[c] = dv_text(
			    (struct str){ (const char *)sqlite3_value_text(v), (size_t)sqlite3_value_bytes(v) });
			bytes += (int64_t)cell[c].s.n;
			break;
		case SQLITE_BLOB:
			cell[c] = dv_blob((struct str){ sqlite3_value_blob(v), (size_t)sqlite3_value_bytes(v) });
			bytes += (int64_t)cell[c].s.n;
			break;
		case SQLITE_FLOAT:
			return -1;
		default:
			cell[c] = dv_null();
		}
	}
	return bytes;
}

static enum rc no_float(const struct stmt *q, struct err *e)
{
	return err_set(e, RC_FAIL, "%s: a result is a floating-point number", q->name);
}

/* Steps through a watched statement. */
static enum rc rows_tell(struct sqlite_db *s, struct stmt_slot *slot, struct err *e)
{
	struct arena_mark m = arena_mark(s->db.arena);
	struct dbv *cell = NEW_ARRAY(s->db.arena, struct dbv, slot->cols + 1);
	enum rc rc = RC_OK;
	int code;

	while (rc == RC_OK && (code = sqlite3_step(slot->handle)) == SQLITE_ROW) {
		rc = row_view(slot->handle, slot->cols, cell) < 0 ? no_float(slot->q, e) : RC_OK;
		if (rc == RC_OK)
			db_row_told(&s->db, slot, cell);
	}
	if (rc == RC_OK && code != SQLITE_DONE)
		rc = sqlite_failed(s, slot->q->name, code, e);
	arena_rewind(s->db.arena, m);
	return rc;
}

static enum rc rows_take(struct sqlite_db *s, struct arena *a, struct stmt_slot *slot, struct rows *out, struct err *e)
{
	const struct stmt *q = slot->q;
	size_t cap = 0;
	int code;

	while ((code = sqlite3_step(slot->handle)) == SQLITE_ROW) {
		struct dbv *cell;
		int64_t bytes;

		if (out->n >= (size_t)q->max_rows)
			return err_set(e, RC_FAIL, "%s: more than %d rows", q->name, q->max_rows);
		cell = rows_grow(a, out, &cap, q->max_rows);
		bytes = row_view(slot->handle, slot->cols, cell);
		if (bytes < 0)
			return no_float(q, e);
		row_keep(a, slot->cols, cell, (size_t)bytes);
	}
	if (code != SQLITE_DONE)
		return sqlite_failed(s, q->name, code, e);
	if (slot->writes)
		out->changed = sqlite3_changes64(s->h);
	return RC_OK;
}

enum rc sqlite_run(struct db *db, struct arena *a, const struct stmt *q, const struct dbv *v, size_t nv,
                   struct rows *out, struct err *e)
{
	struct stmt_slot *slot = NULL;
	enum rc rc = ready(sqlite_own(db), q, v, nv, &slot, e);

	if (rc != RC_OK)
		return rc;
	*out = (struct rows){ .cols = slot->cols, .name = slot->name };
	if (slot->watched != NULL) {
		rc = rows_tell(sqlite_own(db), slot, e);
		out->changed = sqlite3_changes64(sqlite_own(db)->h);
	} else {
		rc = rows_take(sqlite_own(db), a, slot, out, e);
	}
	done(slot);
	return rc;
}

/* One time of a statement that need not hand its row back. */
static enum rc plain_run(struct sqlite_db *s, struct stmt_slot *slot, const struct dbv *v, struct err *e)
{
	sqlite3_stmt *st = slot->plain->handle;
	enum rc rc = RC_OK;
	int code = SQLITE_OK;

	for (size_t i = 0; code == SQLITE_OK && i < slot->plain->n; i++)
		code = value_bind(st, slot->param_at[i], &v[i]);
	if (code == SQLITE_OK)
		code = sqlite3_step(st);
	if (code != SQLITE_DONE)
		rc = sqlite_failed(s, slot->q->name, code, e);
	(void)sqlite3_reset(st); /* repeats the code that step gave */
	(void)sqlite3_clear_bindings(st);
	if (rc == RC_OK)
		plain_tell(&s->db, slot, slot->plain, v);
	return rc;
}

static enum rc many_run(struct sqlite_db *s, struct stmt_slot *slot, int64_t *changed, struct err *e)
{
	const struct stmt *q = slot->q;
	enum rc rc = RC_OK;
	int code;

	if (slot->watched != NULL) {
		rc = rows_tell(s, slot, e);
	} else {
		code = sqlite3_step(slot->handle);
		if (code != SQLITE_DONE)
			rc = code == SQLITE_ROW ? err_set(e, RC_FAIL, "%s: rows where none are expected", q->name)
			                        : sqlite_failed(s, q->name, code, e);
	}
	*changed += rc == RC_OK ? sqlite3_changes64(s->h) : 0;
	return rc;
}

enum rc sqlite_many(struct db *db, const struct stmt *q, const struct dbv *v, size_t nv, size_t times, int64_t *changed,
                    struct err *e)
{
	struct sqlite_db *s = sqlite_own(db);
	enum rc rc = RC_OK;
	bool plain = false;

	for (size_t i = 0; rc == RC_OK && i < times; i++) {
		struct stmt_slot *slot = NULL;

		if (plain) {
			rc = plain_run(s, db_slot(db, q), v + i * nv, e);
			*changed += rc == RC_OK;
			continue;
		}
		rc = ready(s, q, v + i * nv, nv, &slot, e);
		if (rc != RC_OK)
			break;
		rc = many_run(s, slot, changed, e);
		done(slot);
		plain = slot->plain != NULL && plain_fits(slot->plain, v, times);
	}
	return rc;
}

enum rc sqlite_each(struct db *db, struct arena *a, const struct stmt *q, const struct dbv *v, size_t nv,
                    enum rc (*fn)(void *ctx, struct rows *row), void *ctx, struct err *e)
{
	struct stmt_slot *slot = NULL;
	struct rows row = { .n = 1, .db = db };
	enum rc rc = ready(sqlite_own(db), q, v, nv, &slot, e);
	int code = SQLITE_DONE;

	if (rc != RC_OK)
		return rc;
	row.cols = slot->cols;
	row.name = slot->name;
	row.cell = NEW_ARRAY(a, struct dbv, slot->cols + 1);
	while (rc == RC_OK && (code = sqlite3_step(slot->handle)) == SQLITE_ROW) {
		rc = row_view(slot->handle, slot->cols, row.cell) < 0 ? no_float(q, e) : RC_OK;
		row.hint = 0;
		if (rc == RC_OK)
			rc = fn(ctx, &row);
	}
	if (rc == RC_OK && code != SQLITE_DONE)
		rc = sqlite_failed(sqlite_own(db), q->name, code, e);
	done(slot);
	return rc;
}
