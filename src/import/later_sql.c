#include "import/later_sql.h"

#include "core/record/record_sql.h"

#define SELECT "SELECT " COLUMNS_PLAIN_OF_SCHOOL(IMPORT_LATER) " FROM import_later WHERE school_id = $1"

STMT(Q_LATER_LIST, LATER_LISTED, SELECT " ORDER BY kept_at, id");
STMT(Q_LATER_COUNT, 1, "SELECT COUNT(*) AS n FROM import_later WHERE school_id = $1 AND kept_at >= $2 AND out_at = 0");
STMT(Q_LATER_BY, 1, "SELECT given, family FROM person WHERE school_id = $1 AND id = $2");
STMT(Q_LATER_LOAD, 1, SELECT " AND id = $2");
STMT_UNSCOPED(Q_LATER_OLDEST, 1, "the job process works for every school of the database",
              "SELECT school_id, id, revision FROM import_later WHERE (out_at = 0 AND kept_at < $1) OR"
              " (out_at <> 0 AND out_at < $1) ORDER BY kept_at, school_id, id LIMIT 1");
STMT(Q_LATER_INSERT, 0, INSERT_OF_SCHOOL("import_later", IMPORT_LATER));
STMT(Q_LATER_UPDATE, 0, UPDATE_OF_SCHOOL("import_later", IMPORT_LATER));
STMT(Q_LATER_DELETE, 0, "DELETE FROM import_later WHERE school_id = $1 AND id = $2 AND revision = $3");

enum rc import_later_list(struct db *db, struct arena *a, int64_t school_id, struct import_later **out, size_t *n,
                          struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_LATER_LIST, &r, e, DV(school_id)));
	*n = r.n;
	*out = records_from_rows(a, &import_later_rec, &r);
	return RC_OK;
}

enum rc import_later_count(struct db *db, struct arena *a, int64_t school_id, int64_t since, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_LATER_COUNT, &r, e, DV(school_id), DV(since)));
	*n = (size_t)row_int(&r, 0, "n");
	return RC_OK;
}

enum rc import_later_by(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str *given,
                        struct str *family, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_LATER_BY, &r, e, DV(school_id), DV(person_id)));
	if (r.n == 0)
		return RC_NONE;
	*given = row_str(&r, 0, "given");
	*family = row_str(&r, 0, "family");
	return RC_OK;
}

enum rc import_later_oldest(struct db *db, struct arena *a, int64_t before, struct import_later *out, struct err *e)
{
	struct rows r;

	*out = (struct import_later){ 0 };
	TRY(db_run(db, a, &Q_LATER_OLDEST, &r, e, DV(before)));
	if (r.n == 0)
		return RC_NONE;
	out->school_id = row_int(&r, 0, "school_id");
	out->id = row_int(&r, 0, "id");
	out->revision = row_int(&r, 0, "revision");
	return RC_OK;
}

enum rc import_later_load(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct import_later *out,
                          struct err *e)
{
	struct rows r;

	*out = (struct import_later){ 0 };
	TRY(db_run(db, a, &Q_LATER_LOAD, &r, e, DV(school_id), DV(id)));
	return record_one(&import_later_rec, &r, out);
}

enum rc import_later_insert(struct db *db, struct arena *a, const struct import_later *v, struct err *e)
{
	return record_write_plain(db, a, &Q_LATER_INSERT, &import_later_rec, v, e);
}

enum rc import_later_update(struct db *db, struct arena *a, const struct import_later *v, struct err *e)
{
	return record_write_plain(db, a, &Q_LATER_UPDATE, &import_later_rec, v, e);
}

enum rc import_later_delete(struct db *db, struct arena *a, const struct import_later *v, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_LATER_DELETE, &r, e, DV(v->school_id), DV(v->id), DV(v->revision)));
	return r.changed == 1 ? RC_OK : RC_CONFLICT;
}
