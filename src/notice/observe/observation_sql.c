#include "notice/observe/observation_sql.h"

#include "core/record/record_sql.h"

#define COLUMNS COLUMNS_OF_PUPIL("o", OBSERVATION) ", " SQL_NAME("b") " AS by_name"
#define FROM                                                                                                           \
	" FROM observation o LEFT JOIN person b ON b.school_id = o.school_id AND b.id = o.seen_by"                     \
	" WHERE o.school_id = $1 AND o.pupil_id = $2"

STMT(Q_OBSERVATION_LATEST, OBSERVATIONS_MAX,
     "SELECT " COLUMNS FROM " ORDER BY o.seen_on DESC, o.noted_at DESC, o.id DESC LIMIT CAST($3 AS BIGINT)");
STMT(Q_OBSERVATION_LOAD, 1, "SELECT " COLUMNS FROM " AND o.id = $3");
STMT(Q_OBSERVATION_INSERT, 0, INSERT_OF_PUPIL("observation", OBSERVATION));
STMT(Q_OBSERVATION_UPDATE, 0, UPDATE_OF_PUPIL("observation", OBSERVATION));

enum rc observation_latest(struct db *db, struct arena *a, struct pupil_key k, int max, struct observation **out,
                           size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_OBSERVATION_LATEST, &r, e, DV(k.school_id), DV(k.pupil_id),
	           DV(max > OBSERVATIONS_MAX ? (int)OBSERVATIONS_MAX : max)));
	*out = records_from_rows(a, &observation_rec, &r);
	*n = r.n;
	return RC_OK;
}

enum rc observation_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct observation *out,
                         struct err *e)
{
	return record_load(db, a, &observation_sql, k, id, out, e);
}

enum rc observation_insert(struct db *db, struct arena *a, struct pupil_key k, const struct observation *v,
                           struct err *e)
{
	return record_write(db, a, &Q_OBSERVATION_INSERT, &observation_rec, k, v, e);
}

enum rc observation_update(struct db *db, struct arena *a, struct pupil_key k, const struct observation *v,
                           struct err *e)
{
	return record_write(db, a, &Q_OBSERVATION_UPDATE, &observation_rec, k, v, e);
}

const struct record_sql observation_sql = { &observation_rec, &Q_OBSERVATION_LOAD, &Q_OBSERVATION_INSERT,
	                                    &Q_OBSERVATION_UPDATE };
