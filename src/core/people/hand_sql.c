#include "core/people/hand_sql.h"

enum { MARKS_MAX = 500000, MARKS_OF_ONE = 200 };

#define HAND_COLUMNS                                                                                                   \
	"SELECT m.record, m.record_id, m.field, CASE WHEN m.file_value IS NULL THEN 0 ELSE 1 END AS has_file,"         \
	" COALESCE(m.file_value, '') AS before, m.set_by, m.set_on, COALESCE(p.given, '') AS given,"                   \
	" COALESCE(p.family, '') AS family FROM hand_set m"                                                            \
	" LEFT JOIN person p ON p.school_id = m.school_id AND p.id = m.set_by WHERE m.school_id = $1"

STMT(Q_HAND_LIST, MARKS_OF_ONE, HAND_COLUMNS " AND m.record = $2 AND m.record_id = $3 ORDER BY m.field");
STMT(Q_HAND_LIST_ALL, MARKS_MAX, HAND_COLUMNS " ORDER BY m.record, m.record_id, m.field");
STMT(Q_HAND_PUT, 0,
     "INSERT INTO hand_set (school_id, record, record_id, field, file_value, set_by, set_on)"
     " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (school_id, record, record_id, field) DO UPDATE SET"
     " file_value = excluded.file_value, set_by = excluded.set_by, set_on = excluded.set_on");
STMT(Q_HAND_DROP, 0, "DELETE FROM hand_set WHERE school_id = $1 AND record = $2 AND record_id = $3 AND field = $4");

static struct hand_row *rows_read(struct arena *a, struct rows *r)
{
	struct hand_row *v = NEW_ARRAY(a, struct hand_row, r->n);

	for (size_t i = 0; i < r->n; i++)
		v[i] = (struct hand_row){ .record = row_str(r, i, "record"),
			                  .record_id = row_int(r, i, "record_id"),
			                  .field = row_str(r, i, "field"),
			                  .has_file = row_int(r, i, "has_file") != 0,
			                  .before = row_str(r, i, "before"),
			                  .set_by = row_int(r, i, "set_by"),
			                  .by_name = str_trim(str_fmt(a, "%.*s %.*s", STR_ARG(row_str(r, i, "given")),
			                                              STR_ARG(row_str(r, i, "family")))),
			                  .set_on = row_date(r, i, "set_on") };
	return v;
}

enum rc hand_list(struct db *db, struct arena *a, int64_t school_id, struct str record, int64_t record_id,
                  struct hand_row **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_HAND_LIST, &r, e, DV(school_id), DV(record), DV(record_id)));
	*out = rows_read(a, &r);
	*n = r.n;
	return RC_OK;
}

enum rc hand_list_all(struct db *db, struct arena *a, int64_t school_id, struct hand_row **out, size_t *n,
                      struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_HAND_LIST_ALL, &r, e, DV(school_id)));
	*out = rows_read(a, &r);
	*n = r.n;
	return RC_OK;
}

enum rc hand_put(struct db *db, struct arena *a, int64_t school_id, const struct hand_row *v, struct err *e)
{
	return db_run(db, a, &Q_HAND_PUT, NULL, e, DV(school_id), DV(v->record), DV(v->record_id), DV(v->field),
	              v->has_file ? DV(v->before) : dv_null(), DV(v->set_by), dv_date(a, v->set_on));
}

enum rc hand_drop(struct db *db, struct arena *a, int64_t school_id, struct str record, int64_t record_id,
                  struct str field, struct err *e)
{
	return db_run(db, a, &Q_HAND_DROP, NULL, e, DV(school_id), DV(record), DV(record_id), DV(field));
}
