#include "import/mapping_sql.h"

#include "core/record/record_sql.h"

#define SELECT "SELECT " COLUMNS_PLAIN_OF_SCHOOL(IMPORT_MAPPING) " FROM import_mapping WHERE school_id = $1"

STMT(Q_MAPPING_LIST, MAPPINGS_MAX, SELECT " ORDER BY name, id");
STMT(Q_MAPPING_LOAD, 1, SELECT " AND id = $2");
STMT(Q_MAPPING_INSERT, 0, INSERT_OF_SCHOOL("import_mapping", IMPORT_MAPPING));
STMT(Q_MAPPING_UPDATE, 0, UPDATE_OF_SCHOOL("import_mapping", IMPORT_MAPPING));
STMT(Q_MAPPING_DELETE, 0, "DELETE FROM import_mapping WHERE school_id = $1 AND id = $2 AND revision = $3");

enum rc import_mapping_list(struct db *db, struct arena *a, int64_t school_id, struct import_mapping **out, size_t *n,
                            struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_MAPPING_LIST, &r, e, DV(school_id)));
	*n = r.n;
	*out = records_from_rows(a, &import_mapping_rec, &r);
	return RC_OK;
}

enum rc import_mapping_load(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct import_mapping *out,
                            struct err *e)
{
	struct rows r;

	*out = (struct import_mapping){ 0 };
	TRY(db_run(db, a, &Q_MAPPING_LOAD, &r, e, DV(school_id), DV(id)));
	return record_one(&import_mapping_rec, &r, out);
}

enum rc import_mapping_insert(struct db *db, struct arena *a, const struct import_mapping *v, struct err *e)
{
	return record_write_plain(db, a, &Q_MAPPING_INSERT, &import_mapping_rec, v, e);
}

enum rc import_mapping_update(struct db *db, struct arena *a, const struct import_mapping *v, struct err *e)
{
	return record_write_plain(db, a, &Q_MAPPING_UPDATE, &import_mapping_rec, v, e);
}

enum rc import_mapping_delete(struct db *db, struct arena *a, int64_t school_id, int64_t id, int64_t revision,
                              struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_MAPPING_DELETE, &r, e, DV(school_id), DV(id), DV(revision)));
	return r.changed == 1 ? RC_OK : RC_CONFLICT;
}
