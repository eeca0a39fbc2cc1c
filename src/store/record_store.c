#include "store/record_store.h"

#include <stdlib.h>

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
