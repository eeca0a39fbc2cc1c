/* The part of the driver that both engines share: running with counting and refusals, reading rows by column name, the
 * list of statements. No SQL and no engine here: which of them is opened is the business of db_open.c. */
#include "kit/db/engine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kit/base/buf.h"
#include "kit/base/clock.h"

enum { SLOTS_MIN = 512, ROWS_FIRST = 8, NUMBER_MAX = 1000, STMT_TEXT_MAX = 64 * 1024 };

/* Made by the linker around all statements; absent in a program without one. */
extern const struct stmt *const __start_apdr_stmt[] __attribute__((weak));
extern const struct stmt *const __stop_apdr_stmt[] __attribute__((weak));

size_t db_stmt_count(void)
{
	return (size_t)(__stop_apdr_stmt - __start_apdr_stmt);
}

const struct stmt *db_stmt_at(size_t i)
{
	return __start_apdr_stmt[i];
}

struct dbv dv_date(struct arena *a, struct date d)
{
	return date_none(d) ? dv_null() : dv_text(date_iso(a, d));
}

void db_close(struct db *db)
{
	struct arena *a;

	if (db == NULL)
		return;
	a = db->arena;
	if (db->watch != NULL)
		db->watch->close(db->watcher);
	db->ops->close(db);
	arena_free(a);
}

enum db_engine db_engine(const struct db *db)
{
	return db->engine;
}

/* The greatest parameter that is written out with its number. */
static int number_greatest(const char *sql)
{
	int most = 0;

	for (const char *p = strchr(sql, '$'); p != NULL; p = strchr(p + 1, '$')) {
		int n = 0;

		for (const char *d = p + 1; *d >= '0' && *d <= '9' && n < NUMBER_MAX; d++)
			n = n * 10 + (*d - '0');
		most = n > most ? n : most;
	}
	return most;
}

const char *db_stmt_text(struct arena *a, const struct stmt *q)
{
	struct buf b;
	int next;

	if (strstr(q->sql, "$+") == NULL)
		return q->sql;
	next = number_greatest(q->sql);
	b = buf_new(a, STMT_TEXT_MAX);
	for (const char *p = q->sql; *p != '\0'; p++) {
		if (p[0] == '$' && p[1] == '+') {
			buf_fmt(&b, "$%d", ++next);
			p++;
		} else {
			buf_char(&b, *p);
		}
	}
	return str_c(a, buf_view(&b));
}

/* Prepared statements */

static size_t slot_home(const struct stmt *q, size_t slots)
{
	return (size_t)(((uintptr_t)q >> 4) * 0x9E3779B97F4A7C15u >> 20) & (slots - 1);
}

static void slots_grow(struct db *db)
{
	struct stmt_slot *old = db->slot;
	size_t n = db->slots;

	db->slots = n == 0 ? SLOTS_MIN : n * 2;
	db->slot = NEW_ARRAY(db->arena, struct stmt_slot, db->slots);
	for (size_t i = 0; i < n; i++) {
		size_t at;

		if (old[i].q == NULL)
			continue;
		at = slot_home(old[i].q, db->slots);
		while (db->slot[at].q != NULL)
			at = (at + 1) & (db->slots - 1);
		db->slot[at] = old[i];
	}
}

/* Only these are watched; a statement that begins otherwise reads. */
static bool changes(const struct stmt *q)
{
	return strncmp(q->sql, "INSERT ", 7) == 0 || strncmp(q->sql, "UPDATE ", 7) == 0 ||
	       strncmp(q->sql, "DELETE ", 7) == 0;
}

static const void *wanted(const struct db *db, const struct stmt *q)
{
	return db->watch != NULL && changes(q) ? db->watch->wanted(db->watcher, q) : NULL;
}

void db_watch(struct db *db, const struct db_watch *watch, void *ctx)
{
	if (db->watch != NULL)
		abort();
	db->watch = watch;
	db->watcher = ctx;
	for (size_t i = 0; i < db->slots; i++)
		if (db->slot[i].q != NULL && wanted(db, db->slot[i].q) != NULL)
			abort(); /* prepared without what it is to hand back */
}

void *db_watched_by(const struct db *db, const struct db_watch *watch)
{
	return db->watch == watch ? db->watcher : NULL;
}

const char *db_slot_text(struct db *db, const struct stmt_slot *slot)
{
	const char *text = db_stmt_text(db->arena, slot->q);

	return slot->watched == NULL ? text : str_c(db->arena, str_fmt(db->arena, "%s RETURNING *", text));
}

void db_row_told(struct db *db, const struct stmt_slot *slot, struct dbv *cell)
{
	struct rows row = { .n = 1, .cols = slot->cols, .name = slot->name, .cell = cell, .db = db };

	db->watch->row(db->watcher, slot->watched, slot->q->sql[0] == 'D', &row);
}

struct stmt_slot *db_slot(struct db *db, const struct stmt *q)
{
	size_t at;

	if (db->prepared * 2 >= db->slots)
		slots_grow(db);
	at = slot_home(q, db->slots);
	while (db->slot[at].q != NULL && db->slot[at].q != q)
		at = (at + 1) & (db->slots - 1);
	if (db->slot[at].q == NULL) {
		db->slot[at].q = q;
		db->slot[at].number = (unsigned)++db->prepared;
		db->slot[at].watched = wanted(db, q);
	}
	return &db->slot[at];
}

/* Running */

/* What is not allowed whatever the engine thinks of it. */
static enum rc refused(const struct db *db, const char *name, struct err *e)
{
	if (db->each)
		return err_set(e, RC_FAIL, "%s: a statement inside db_each", name);
	if (db->depth > 0 && db->broken != RC_OK)
		return err_set(e, RC_FAIL, "%s: after a failure in the same transaction", name);
	return RC_OK;
}

static enum rc counted(struct db *db, int64_t from, enum rc rc, const struct err *e)
{
	db->us += clock_monotonic_us() - from;
	db->statements++;
	if (rc != RC_OK && db->depth > 0 && db->broken == RC_OK) {
		db->broken = rc;
		db->why = e != NULL ? *e : (struct err){ 0 };
	}
	return rc;
}

/* A watched statement outside of any transaction gets one: what is told of it is written with it. */
static enum rc run_alone(struct db *db, struct arena *a, const struct stmt *q, const struct dbv *v, size_t nv,
                         struct rows *out, struct err *e)
{
	enum rc rc;

	for (int i = 0;; i++) {
		rc = db_begin(db, DB_WRITE, e);
		if (rc == RC_OK)
			rc = db_end(db, db_run_(db, a, q, v, nv, out, e), e);
		if (rc != RC_BUSY || !db_again(db, i))
			return rc;
	}
}

enum rc db_run_(struct db *db, struct arena *a, const struct stmt *q, const struct dbv *v, size_t nv, struct rows *out,
                struct err *e)
{
	struct rows none;
	struct rows *to = out != NULL ? out : &none;
	enum rc rc = refused(db, q->name, e);
	int64_t from;

	if (rc != RC_OK)
		return rc;
	if (db->depth == 0 && db->watch != NULL && db_slot(db, q)->watched != NULL)
		return run_alone(db, a, q, v, nv, to, e);
	from = clock_monotonic_us();
	rc = db->ops->run(db, a, q, v, nv, to, e);
	to->db = db;
	return counted(db, from, rc, e);
}

enum rc db_run_many(struct db *db, const struct stmt *q, const struct dbv *v, size_t nv, size_t times, int64_t *changed,
                    struct err *e)
{
	enum rc rc = refused(db, q->name, e);
	int64_t from;

	*changed = 0;
	if (rc == RC_OK && db->depth == 0)
		rc = err_set(e, RC_FAIL, "%s: many times outside a transaction", q->name);
	if (rc != RC_OK || times == 0)
		return rc;
	from = clock_monotonic_us();
	rc = db->ops->many(db, q, v, nv, times, changed, e);
	return counted(db, from, rc, e);
}

enum rc db_each(struct db *db, struct arena *a, const struct stmt *q, const struct dbv *v, size_t nv,
                enum rc (*each)(void *ctx, struct rows *row), void *ctx, struct err *e)
{
	enum rc rc = refused(db, q->name, e);
	int64_t from;

	if (rc != RC_OK)
		return rc;
	from = clock_monotonic_us();
	db->each = true;
	rc = db->ops->each(db, a, q, v, nv, each, ctx, e);
	db->each = false;
	return counted(db, from, rc, e);
}

enum rc db_prepare(struct db *db, const struct stmt *q, int *params, struct err *e)
{
	enum rc rc = refused(db, q->name, e);

	return rc == RC_OK ? counted(db, clock_monotonic_us(), db->ops->prepare(db, q, params, e), e) : rc;
}

enum rc db_script(struct db *db, struct str sql, struct err *e)
{
	struct arena_mark m = arena_mark(db->arena);
	enum rc rc = refused(db, "script", e);

	if (rc == RC_OK)
		rc = counted(db, clock_monotonic_us(), db->ops->script(db, str_c(db->arena, sql), e), e);
	arena_rewind(db->arena, m);
	return rc;
}

enum rc db_has_table(struct db *db, const char *name, bool *has, struct err *e)
{
	return counted(db, clock_monotonic_us(), db->ops->has_table(db, name, has, e), e);
}

enum rc db_copy_to(struct db *db, struct str path, struct err *e)
{
	struct arena_mark m = arena_mark(db->arena);
	enum rc rc = db->depth > 0 ? err_set(e, RC_FAIL, "a copy inside a transaction") : RC_OK;

	if (rc == RC_OK)
		rc = db->ops->copy_to(db, str_c(db->arena, path), e);
	arena_rewind(db->arena, m);
	return rc;
}

enum rc db_check(struct db *db, struct arena *a, struct str *say, struct err *e)
{
	enum rc rc = db->ops->check(db, a, say, e);

	if (rc == RC_OK && str_is(*say, "ok"))
		rc = db->ops->references(db, a, say, e);
	return rc;
}

enum rc db_superuser(struct db *db, bool *is, struct err *e)
{
	*is = false;
	return db->ops->superuser != NULL ? db->ops->superuser(db, is, e) : RC_OK;
}

void db_spent(struct db *db, int64_t *us, int64_t *statements)
{
	*us = db->us;
	*statements = db->statements;
	db->us = 0;
	db->statements = 0;
}

/* Rows */

struct dbv *rows_grow(struct arena *a, struct rows *r, size_t *cap, int max_rows)
{
	if (r->n == *cap) {
		size_t room = *cap == 0 ? ROWS_FIRST : *cap * 2;
		struct dbv *cell;

		if (room > (size_t)max_rows)
			room = (size_t)max_rows;
		cell = arena_raw(a, room * r->cols * sizeof *cell); /* the engine writes each of them */
		if (r->n > 0)
			memcpy(cell, r->cell, r->n * r->cols * sizeof *cell);
		r->cell = cell;
		*cap = room;
	}
	return r->cell + r->n++ * r->cols;
}

void row_keep(struct arena *a, size_t cols, struct dbv *cell, size_t bytes)
{
	char *to = bytes > 0 ? arena_raw(a, bytes) : NULL;

	for (size_t c = 0; c < cols; c++) {
		struct str *t = &cell[c].s;

		if (t->n == 0)
			t->p = ""; /* the engine's pointer ends with the row */
		if (t->n == 0 || to == NULL)
			continue;
		memcpy(to, t->p, t->n);
		t->p = to;
		to += t->n;
	}
}

static void no_column(const struct rows *r, size_t i, const char *name)
{
	fprintf(stderr, "rows: no column \"%s\" or no row %zu of %zu; stopping this process\n", name, i, r->n);
	abort();
}

/* Columns are mostly read in the order of the statement: look at the one after the last first. */
static bool column_find(struct rows *r, const char *name, size_t *at)
{
	size_t c = r->hint;

	for (size_t k = 0; k < r->cols; k++, c++) {
		if (c >= r->cols)
			c = 0;
		if (strcmp(r->name[c], name) == 0) {
			r->hint = c + 1;
			*at = c;
			return true;
		}
	}
	return false;
}

static const struct dbv *cell_at(struct rows *r, size_t i, const char *name)
{
	size_t c = 0;

	if (i >= r->n || !column_find(r, name, &c))
		no_column(r, i, name);
	return &r->cell[i * r->cols + c];
}

static void wrong_type(const char *name)
{
	fprintf(stderr, "rows: column \"%s\" has another type; stopping this process\n", name);
	abort();
}

void rows_refuse(const struct rows *r, const char *name, struct str value)
{
	if (r->db == NULL || r->db->depth == 0) {
		fprintf(stderr, "rows: column \"%s\" has the unknown value \"%.*s\"; stopping this process\n", name,
		        STR_ARG(value));
		abort();
	}
	if (r->db->broken == RC_OK)
		r->db->broken =
		    err_set(&r->db->why, RC_FAIL, "column \"%s\" has the unknown value \"%.*s\"", name, STR_ARG(value));
}

int64_t dbv_int(const struct dbv *v, const char *name)
{
	if (v->type != DBV_INT && v->type != DBV_NULL)
		wrong_type(name);
	return v->i;
}

struct str dbv_str(const struct dbv *v, const char *name)
{
	if (v->type == DBV_INT)
		wrong_type(name);
	return v->s;
}

struct date dbv_date(const struct dbv *v, const char *name)
{
	struct date d = DATE_NONE;
	struct str s = dbv_str(v, name);

	if (s.n > 0 && !date_parse_iso(s, &d))
		wrong_type(name);
	return d;
}

int64_t row_int(struct rows *r, size_t i, const char *name)
{
	return dbv_int(cell_at(r, i, name), name);
}

struct str row_str(struct rows *r, size_t i, const char *name)
{
	return dbv_str(cell_at(r, i, name), name);
}

struct date row_date(struct rows *r, size_t i, const char *name)
{
	return dbv_date(cell_at(r, i, name), name);
}

bool row_null(struct rows *r, size_t i, const char *name)
{
	return cell_at(r, i, name)->type == DBV_NULL;
}

bool rows_column(struct rows *r, const char *name, size_t *at)
{
	return column_find(r, name, at);
}

bool rows_has(struct rows *r, const char *name)
{
	size_t c;

	return column_find(r, name, &c);
}
