#include "core/people/restriction_sql.h"

#include "core/record/record_sql.h"

enum { RESTRICTIONS_MAX = 500 };

#define SELECT                                                                                                         \
	"SELECT " COLUMNS_OF_PUPIL("r", RESTRICTION) ", " SQL_NAME("n") " AS noted_name, " SQL_NAME(                   \
	    "b") " AS ended_name FROM restriction r LEFT JOIN person n ON n.school_id = r.school_id AND n.id = "       \
	         "r.noted_by LEFT JOIN person b ON b.school_id = r.school_id AND b.id = r.ended_by"                    \
	         " WHERE r.school_id = $1 AND r.pupil_id = $2"

STMT(Q_RESTRICTION_LIST, RESTRICTIONS_MAX,
     SELECT " AND (r.person_id = $3 OR 0 = CAST($3 AS BIGINT))"
            " ORDER BY CASE WHEN r.ended_on IS NULL THEN 0 ELSE 1 END, r.starts DESC, r.id DESC");
STMT(Q_RESTRICTION_LOAD, 1, SELECT " AND r.id = $3");
STMT(Q_RESTRICTION_INSERT, 0, INSERT_OF_PUPIL("restriction", RESTRICTION));
STMT(Q_RESTRICTION_UPDATE, 0, UPDATE_OF_PUPIL("restriction", RESTRICTION));
STMT(Q_RESTRICTION_FLAG, 0,
     "UPDATE contact_link SET restricted = CASE WHEN EXISTS (SELECT 1 FROM restriction r WHERE r.school_id = $1"
     " AND r.pupil_id = $2 AND r.person_id = $3 AND r.ended_on IS NULL) THEN 1 ELSE 0 END, revision = revision + 1"
     " WHERE school_id = $1 AND pupil_id = $2 AND person_id = $3");

enum rc restriction_list(struct db *db, struct arena *a, struct pupil_key k, int64_t person_id,
                         struct restriction **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_RESTRICTION_LIST, &r, e, DV(k.school_id), DV(k.pupil_id), DV(person_id)));
	*out = records_from_rows(a, &restriction_rec, &r);
	*n = r.n;
	return RC_OK;
}

enum rc restriction_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct restriction *out,
                         struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_RESTRICTION_LOAD, &r, e, DV(k.school_id), DV(k.pupil_id), DV(id)));
	return record_one(&restriction_rec, &r, out);
}

enum rc restriction_flag(struct db *db, struct arena *a, struct pupil_key k, int64_t person_id, struct err *e)
{
	return db_run(db, a, &Q_RESTRICTION_FLAG, NULL, e, DV(k.school_id), DV(k.pupil_id), DV(person_id));
}

enum rc restriction_insert(struct db *db, struct arena *a, struct pupil_key k, const struct restriction *v,
                           struct err *e)
{
	TRY(record_write(db, a, &Q_RESTRICTION_INSERT, &restriction_rec, k, v, e));
	return restriction_flag(db, a, k, v->person_id, e);
}

enum rc restriction_update(struct db *db, struct arena *a, struct pupil_key k, const struct restriction *v,
                           struct err *e)
{
	TRY(record_write(db, a, &Q_RESTRICTION_UPDATE, &restriction_rec, k, v, e));
	return restriction_flag(db, a, k, v->person_id, e);
}
