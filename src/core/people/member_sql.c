#include "core/people/member_sql.h"

STMT(Q_MEMBER_NOW, 1,
     "SELECT m.pupil_id, m.id, m.class_id, m.starts FROM class_member m WHERE m.school_id = $1 AND m.pupil_id = $2"
     " AND m.ends IS NULL ORDER BY m.id DESC LIMIT 1");
STMT(Q_MEMBER_INSERT, 0,
     "INSERT INTO class_member (school_id, pupil_id, id, class_id, year_group, starts, ends)"
     " VALUES ($1, $2, $3, $4, $5, $6, $7)");
STMT(Q_MEMBER_END, 0,
     "UPDATE class_member SET ends = $4 WHERE school_id = $1 AND pupil_id = $2 AND id = $3 AND ends IS NULL");
STMT(Q_MEMBER_GOES_ON, 0, "UPDATE class_member SET ends = NULL WHERE school_id = $1 AND pupil_id = $2 AND id = $3");

enum rc member_now(struct db *db, struct arena *a, struct pupil_key k, struct member *out, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_MEMBER_NOW, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*out = (struct member){ 0 };
	if (r.n > 0)
		*out = (struct member){ row_int(&r, 0, "pupil_id"), row_int(&r, 0, "id"), row_int(&r, 0, "class_id"),
			                row_date(&r, 0, "starts") };
	return RC_OK;
}

enum rc member_insert(struct db *db, struct arena *a, struct pupil_key k, int64_t id, int64_t class_id,
                      int64_t year_group, struct date starts, struct date ends, struct err *e)
{
	return db_run(db, a, &Q_MEMBER_INSERT, NULL, e, DV(k.school_id), DV(k.pupil_id), DV(id), DV(class_id),
	              DV(year_group), dv_date(a, starts), dv_date(a, ends));
}

enum rc member_end(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct date ends, struct err *e)
{
	return db_run(db, a, &Q_MEMBER_END, NULL, e, DV(k.school_id), DV(k.pupil_id), DV(id), dv_date(a, ends));
}

enum rc member_goes_on(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct err *e)
{
	return db_run(db, a, &Q_MEMBER_GOES_ON, NULL, e, DV(k.school_id), DV(k.pupil_id), DV(id));
}
