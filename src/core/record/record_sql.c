#include "core/record/record_sql.h"

#include <stdlib.h>
#include <string.h>

void params_add(struct params *p, struct dbv v)
{
	if (p->n == RECORD_PARAMS_MAX)
		abort(); /* a statement with more parameters than any of ours has */
	p->v[p->n++] = v;
}

void params_record(struct params *p, struct arena *a, const struct record *rec, const void *obj)
{
	for (size_t i = 0; i < rec->fields; i++) {
		const struct field *f = &rec->field[i];
		const void *at = field_get(f, obj);

		switch (f->type) {
		case FT_ID:
			params_add(p, dv_ref(*(const int64_t *)at));
			break;
		case FT_INT:
		case FT_FLAG:
			params_add(p, dv_int(*(const int64_t *)at));
			break;
		case FT_MILLI:
			params_add(p, *(const int64_t *)at == MILLI_NONE ? dv_null() : dv_int(*(const int64_t *)at));
			break;
		case FT_ONE_OF:
			params_add(p, dv_text(choice_code(f->choices, *(const int *)at)));
			break;
		case FT_TEXT:
		case FT_LONG:
		case FT_SOME_OF:
			params_add(p, dv_text(*(const struct str *)at));
			break;
		case FT_DATE:
			params_add(p, dv_date(a, *(const struct date *)at));
			break;
		}
	}
}

/* Of the table, and behind them those that are joined. */
static const struct field *field_nth(const struct record *rec, size_t k)
{
	return k < rec->fields ? &rec->field[k] : &rec->joined[k - rec->fields];
}

/* Which column each field of a record is in, looked up once for a whole result; r->cols: in none. */
static void columns_map(const struct record *rec, struct rows *r, size_t *column)
{
	if (rec->fields + rec->joins > RECORD_PARAMS_MAX)
		abort(); /* a record with more fields than any of ours has */
	for (size_t k = 0; k < rec->fields + rec->joins; k++)
		if (!rows_column(r, field_nth(rec, k)->name, &column[k]))
			column[k] = r->cols;
}

static int choice_of(const struct rows *r, struct str code, const char *name, const struct choice *c)
{
	int id;

	if (!choice_find(c, code, &id))
		rows_refuse(r, name, code);
	return id;
}

int row_choice(struct rows *r, size_t i, const char *name, const struct choice *c)
{
	return choice_of(r, row_str(r, i, name), name, c);
}

static void row_take(const struct record *rec, const struct rows *r, size_t i, const size_t *column, void *obj)
{
	for (size_t k = 0; k < rec->fields + rec->joins; k++) {
		const struct field *f = field_nth(rec, k);
		const struct dbv *v;
		void *at = field_at(f, obj);

		if (column[k] == r->cols)
			continue;
		v = &r->cell[i * r->cols + column[k]];
		switch (f->type) {
		case FT_ID:
		case FT_INT:
		case FT_FLAG:
			*(int64_t *)at = dbv_int(v, f->name);
			break;
		case FT_MILLI:
			*(int64_t *)at = v->type == DBV_NULL ? MILLI_NONE : dbv_int(v, f->name);
			break;
		case FT_ONE_OF:
			*(int *)at = choice_of(r, dbv_str(v, f->name), f->name, f->choices);
			break;
		case FT_TEXT:
		case FT_LONG:
		case FT_SOME_OF:
			*(struct str *)at = dbv_str(v, f->name);
			break;
		case FT_DATE:
			*(struct date *)at = dbv_date(v, f->name);
			break;
		}
	}
}

void record_from_row(const struct record *rec, struct rows *r, size_t i, void *obj)
{
	size_t column[RECORD_PARAMS_MAX];

	columns_map(rec, r, column);
	row_take(rec, r, i, column, obj);
}

void *records_from_rows(struct arena *a, const struct record *rec, struct rows *r)
{
	char *list = arena_array(a, r->n > 0 ? r->n : 1, rec->size);
	size_t column[RECORD_PARAMS_MAX];

	if (r->n == 0)
		return list;
	columns_map(rec, r, column);
	for (size_t i = 0; i < r->n; i++)
		row_take(rec, r, i, column, list + i * rec->size);
	return list;
}

enum rc record_write_plain(struct db *db, struct arena *a, const struct stmt *q, const struct record *rec,
                           const void *obj, struct err *e)
{
	struct params p = { .n = 0 };
	struct rows r;

	params_record(&p, a, rec, obj);
	TRY(db_run_params(db, a, q, &p, &r, e));
	if (r.changed == 0)
		return RC_CONFLICT;
	return RC_OK;
}

enum rc record_write(struct db *db, struct arena *a, const struct stmt *q, const struct record *rec, struct pupil_key k,
                     const void *obj, struct err *e)
{
	void *own = arena_alloc(a, rec->size);

	memcpy(own, obj, rec->size);
	*(int64_t *)field_at(&rec->field[0], own) = k.school_id;
	*(int64_t *)field_at(&rec->field[1], own) = k.pupil_id;
	return record_write_plain(db, a, q, rec, own, e);
}

enum rc record_one(const struct record *rec, struct rows *r, void *obj)
{
	if (r->n == 0)
		return RC_NONE;
	record_from_row(rec, r, 0, obj);
	return RC_OK;
}

enum rc record_load(struct db *db, struct arena *a, const struct record_sql *s, struct pupil_key k, int64_t id,
                    void *obj, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, s->load, &r, e, DV(k.school_id), DV(k.pupil_id), DV(id)));
	return record_one(s->rec, &r, obj);
}
