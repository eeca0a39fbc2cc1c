#include "store/record_store.h"

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
		case FT_TEXT:
		case FT_LONG:
		case FT_CHOICE:
		case FT_CHOICES:
			params_add(p, dv_text(*(const struct str *)at));
			break;
		case FT_DATE:
			params_add(p, dv_date(a, *(const struct date *)at));
			break;
		}
	}
}

void record_from_row(const struct record *rec, struct rows *r, size_t i, void *obj)
{
	for (size_t k = 0; k < rec->fields; k++) {
		const struct field *f = &rec->field[k];
		void *at = field_at(f, obj);

		if (!rows_has(r, f->name))
			continue;
		switch (f->type) {
		case FT_ID:
		case FT_INT:
		case FT_FLAG:
			*(int64_t *)at = row_int(r, i, f->name);
			break;
		case FT_MILLI:
			*(int64_t *)at = row_null(r, i, f->name) ? MILLI_NONE : row_int(r, i, f->name);
			break;
		case FT_TEXT:
		case FT_LONG:
		case FT_CHOICE:
		case FT_CHOICES:
			*(struct str *)at = row_str(r, i, f->name);
			break;
		case FT_DATE:
			*(struct date *)at = row_date(r, i, f->name);
			break;
		}
	}
}

void *records_from_rows(struct arena *a, const struct record *rec, struct rows *r)
{
	char *list = arena_array(a, r->n > 0 ? r->n : 1, rec->size);

	for (size_t i = 0; i < r->n; i++)
		record_from_row(rec, r, i, list + i * rec->size);
	return list;
}

enum rc record_write_plain(struct db *db, struct arena *a, const struct stmt *q, const struct record *rec, const void *obj,
			   struct err *e)
{
	struct params p = { .n = 0 };
	struct rows r;
	enum rc rc;

	params_record(&p, a, rec, obj);
	rc = db_run_params(db, a, q, &p, &r, e);
	if (rc == RC_OK && r.changed == 0)
		return RC_CONFLICT;
	return rc;
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
