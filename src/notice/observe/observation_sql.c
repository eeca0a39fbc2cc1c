#include "notice/observe/observation_sql.h"

#include "core/record/record_sql.h"

#define COLUMNS                                                                                                        \
	"o.school_id, o.pupil_id, o.id, o.seen_on, o.place, o.subject, o.words, o.helped, o.seen_by, o.noted_at,"      \
	" o.revision, " SQL_NAME("b") " AS by_name"
#define FROM                                                                                                           \
	" FROM observation o LEFT JOIN person b ON b.school_id = o.school_id AND b.id = o.seen_by"                     \
	" WHERE o.school_id = $1 AND o.pupil_id = $2"

STMT(Q_OBSERVATION_LATEST, OBSERVATIONS_MAX,
     "SELECT " COLUMNS FROM " ORDER BY o.seen_on DESC, o.noted_at DESC, o.id DESC LIMIT CAST($3 AS BIGINT)");
STMT(Q_OBSERVATION_LOAD, 1, "SELECT " COLUMNS FROM " AND o.id = $3");
STMT(Q_OBSERVATION_INSERT, 0,
     "INSERT INTO observation (school_id, pupil_id, id, seen_on, place, subject, words, helped, seen_by, noted_at,"
     " revision) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING");
STMT(Q_OBSERVATION_UPDATE, 0,
     "UPDATE observation SET seen_on = $4, place = $5, subject = $6, words = $7, helped = $8, seen_by = $9,"
     " noted_at = $10, revision = revision + 1 WHERE school_id = $1 AND pupil_id = $2 AND id = $3 AND revision = $11");

enum rc observation_latest(struct db *db, struct arena *a, struct pupil_key k, int max, struct observation **out,
                           size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_OBSERVATION_LATEST, &r, e, DV(k.school_id), DV(k.pupil_id),
	           DV(max > OBSERVATIONS_MAX ? (int)OBSERVATIONS_MAX : max)));
	*out = records_from_rows(a, &observation_rec, &r);
	*n = r.n;
	for (size_t i = 0; i < r.n; i++)
		(*out)[i].by_name = row_str(&r, i, "by_name");
	return RC_OK;
}

enum rc observation_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct observation *out,
                         struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_OBSERVATION_LOAD, &r, e, DV(k.school_id), DV(k.pupil_id), DV(id)));
	TRY(record_one(&observation_rec, &r, out));
	out->by_name = row_str(&r, 0, "by_name");
	return RC_OK;
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
