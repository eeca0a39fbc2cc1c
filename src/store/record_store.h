/* From a record's table of fields to statement parameters and from result rows back: the mechanical half of SQL.
 * Statements stay hand-written constants; their columns follow the order of the field table. */
#pragma once

#include "db/db.h"
#include "model/record.h"

enum { RECORD_PARAMS_MAX = 48 };

struct params {
	struct dbv v[RECORD_PARAMS_MAX];
	size_t n;
};

/* Appends one value. */
void params_add(struct params *p, struct dbv v);
/* Appends every field of obj in table order (dates as ISO text, empty dates, references and MILLI_NONE as NULL). */
void params_record(struct params *p, struct arena *a, const struct record *rec, const void *obj);
/* Fills obj from a result row by column names; fields whose column is not in the result are left as they are. */
void record_from_row(const struct record *rec, struct rows *r, size_t i, void *obj);

#define db_run_params(db, a, q, p, out, e) db_run_((db), (a), (q), (p)->v, (p)->n, (out), (e))
