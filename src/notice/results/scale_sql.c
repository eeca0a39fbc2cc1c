#include "notice/results/scale_sql.h"

#include "core/record/record_sql.h"

#define SCALE_COLUMNS COLUMNS_PLAIN_OF_SCHOOL(SCALE)
STMT(Q_SCALE_LIST, SCALES_MAX, "SELECT " SCALE_COLUMNS " FROM scale WHERE school_id = $1 ORDER BY live DESC, name, id");
STMT(Q_SCALE_LOAD, 1, "SELECT " SCALE_COLUMNS " FROM scale WHERE school_id = $1 AND id = $2");
STMT(Q_SCALE_INSERT, 0,
     "INSERT INTO scale (" SCALE_COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,"
     " $16, $17, $18, $19, $20, $21) ON CONFLICT DO NOTHING");
STMT(Q_SCALE_UPDATE, 0,
     "UPDATE scale SET name = $4, kind = $5, subjects = $6, rising = $7,"
     " low = $8, high = $9, step = $10, band = $11, steps = $12, codes = $13, months_from = $14, months_to = $15,"
     " national = $16, national_says = $17, national_year = $18, source = $19, live = $20, revision = revision + 1"
     " WHERE school_id = $1 AND id = $2 AND code = $3 AND revision = $21");
STMT(Q_POINT_OF_SCHOOL, POINTS_MAX,
     "SELECT " COLUMNS_PLAIN_OF_SCHOOL(
         ASSESSMENT_POINT) " FROM assessment_point WHERE school_id = $1 ORDER BY held_on DESC, name, id");
STMT(Q_ASSESSMENT_POINT_LOAD, 1,
     "SELECT " COLUMNS_PLAIN_OF_SCHOOL(ASSESSMENT_POINT) " FROM assessment_point WHERE school_id = $1 AND id = $2");
STMT(Q_ASSESSMENT_POINT_INSERT, 0, INSERT_OF_SCHOOL("assessment_point", ASSESSMENT_POINT));
STMT(Q_ASSESSMENT_POINT_UPDATE, 0, UPDATE_OF_SCHOOL("assessment_point", ASSESSMENT_POINT));
STMT(Q_ASSESSMENT_POINT_DELETE, 0, "DELETE FROM assessment_point WHERE school_id = $1 AND id = $2 AND revision = $3");
STMT_UNSCOPED(Q_RESULT_COUNT_POINT, 1, "a number: may this point still be removed",
              "SELECT COUNT(*) AS n FROM result WHERE school_id = $1 AND point_id = $2");
STMT_UNSCOPED(Q_RESULT_COUNT_SCALE, 1, "a number: what a change of the scale touches",
              "SELECT COUNT(*) AS n FROM result WHERE school_id = $1 AND scale_id = $2");

enum rc scale_list(struct db *db, struct arena *a, int64_t school_id, struct scale **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_SCALE_LIST, &r, e, DV(school_id)));
	*n = r.n;
	*out = records_from_rows(a, &scale_rec, &r);
	return RC_OK;
}

enum rc scale_load(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct scale *out, struct err *e)
{
	struct rows r;

	*out = (struct scale){ 0 };
	TRY(db_run(db, a, &Q_SCALE_LOAD, &r, e, DV(school_id), DV(id)));
	return record_one(&scale_rec, &r, out);
}

enum rc scale_insert(struct db *db, struct arena *a, const struct scale *v, struct err *e)
{
	return record_write_plain(db, a, &Q_SCALE_INSERT, &scale_rec, v, e);
}

enum rc scale_update(struct db *db, struct arena *a, const struct scale *v, struct err *e)
{
	return record_write_plain(db, a, &Q_SCALE_UPDATE, &scale_rec, v, e);
}

enum rc point_of_school(struct db *db, struct arena *a, int64_t school_id, struct assessment_point **out, size_t *n,
                        struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_POINT_OF_SCHOOL, &r, e, DV(school_id)));
	*n = r.n;
	*out = records_from_rows(a, &assessment_point_rec, &r);
	return RC_OK;
}

enum rc assessment_point_load(struct db *db, struct arena *a, int64_t school_id, int64_t id,
                              struct assessment_point *out, struct err *e)
{
	struct rows r;

	*out = (struct assessment_point){ 0 };
	TRY(db_run(db, a, &Q_ASSESSMENT_POINT_LOAD, &r, e, DV(school_id), DV(id)));
	return record_one(&assessment_point_rec, &r, out);
}

enum rc assessment_point_insert(struct db *db, struct arena *a, const struct assessment_point *v, struct err *e)
{
	return record_write_plain(db, a, &Q_ASSESSMENT_POINT_INSERT, &assessment_point_rec, v, e);
}

enum rc assessment_point_update(struct db *db, struct arena *a, const struct assessment_point *v, struct err *e)
{
	return record_write_plain(db, a, &Q_ASSESSMENT_POINT_UPDATE, &assessment_point_rec, v, e);
}

enum rc assessment_point_delete(struct db *db, struct arena *a, int64_t school_id, int64_t id, int64_t revision,
                                struct err *e)
{
	struct rows r;
	int64_t results = 0;

	TRY(result_count_point(db, a, school_id, id, &results, e));
	if (results > 0)
		return RC_CONFLICT;
	TRY(db_run(db, a, &Q_ASSESSMENT_POINT_DELETE, &r, e, DV(school_id), DV(id), DV(revision)));
	return r.changed == 0 ? RC_CONFLICT : RC_OK;
}

static enum rc count(struct db *db, struct arena *a, const struct stmt *q, int64_t school_id, int64_t id, int64_t *n,
                     struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, q, &r, e, DV(school_id), DV(id)));
	*n = row_int(&r, 0, "n");
	return RC_OK;
}

enum rc result_count_point(struct db *db, struct arena *a, int64_t school_id, int64_t point_id, int64_t *n,
                           struct err *e)
{
	return count(db, a, &Q_RESULT_COUNT_POINT, school_id, point_id, n, e);
}

enum rc result_count_scale(struct db *db, struct arena *a, int64_t school_id, int64_t scale_id, int64_t *n,
                           struct err *e)
{
	return count(db, a, &Q_RESULT_COUNT_SCALE, school_id, scale_id, n, e);
}
