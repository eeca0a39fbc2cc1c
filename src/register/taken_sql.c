#include "register/taken_sql.h"

#include "core/record/record_sql.h"

STMT(Q_TAKEN_OUT_INSERT, 0, INSERT_OF_SCHOOL("taken_out", TAKEN_OUT));
STMT(Q_TAKEN_OUT_LIST, TAKEN_SHOWN,
     "SELECT " COLUMNS_OF_SCHOOL("x", TAKEN_OUT) ", " SQL_NAME(
         "b") " AS by_name FROM taken_out x LEFT JOIN person b ON b.school_id = x.school_id AND b.id = x.taken_by"
              " WHERE x.school_id = $1 AND (x.taken_by = $2 OR 0 = CAST($2 AS BIGINT)) ORDER BY x.id DESC LIMIT 30");

enum rc taken_out_insert(struct db *db, struct arena *a, const struct taken_out *v, struct err *e)
{
	return record_write_plain(db, a, &Q_TAKEN_OUT_INSERT, &taken_out_rec, v, e);
}

enum rc taken_out_list(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct taken_out **out,
                       size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_TAKEN_OUT_LIST, &r, e, DV(school_id), DV(person_id)));
	*n = r.n;
	*out = records_from_rows(a, &taken_out_rec, &r);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i].by_name = row_str(&r, i, "by_name");
	return RC_OK;
}
