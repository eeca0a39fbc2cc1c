#include "core/entry/withdrawn_sql.h"

#include "core/record/record_sql.h"

enum { WITHDRAWN_MOST = 2000 };

#define SELECT                                                                                                         \
	"SELECT " COLUMNS_OF_PUPIL("w", WITHDRAWN) ", " SQL_NAME("b") " AS by_name, " SQL_NAME(                        \
	    "d") " AS done_name FROM withdrawn_entry w"                                                                \
	         " LEFT JOIN person b ON b.school_id = w.school_id AND b.id = w.by_id"                                 \
	         " LEFT JOIN person d ON d.school_id = w.school_id AND d.id = w.done_by"                               \
	         " WHERE w.school_id = $1 AND w.pupil_id = $2"

STMT(Q_WITHDRAWN_LIST, WITHDRAWN_MOST, SELECT " AND w.state <> 'back' ORDER BY w.done_at DESC, w.id DESC");
STMT(Q_WITHDRAWN_LOAD, 1, SELECT " AND w.id = $3");
STMT(Q_WITHDRAWN_INSERT, 0, INSERT_OF_PUPIL("withdrawn_entry", WITHDRAWN));
STMT(Q_WITHDRAWN_UPDATE, 0, UPDATE_OF_PUPIL("withdrawn_entry", WITHDRAWN));

enum rc withdrawn_list(struct db *db, struct arena *a, struct pupil_key k, struct withdrawn **out, size_t *n,
                       struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_WITHDRAWN_LIST, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*out = records_from_rows(a, &withdrawn_rec, &r);
	*n = r.n;
	return RC_OK;
}

enum rc withdrawn_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct withdrawn *out,
                       struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_WITHDRAWN_LOAD, &r, e, DV(k.school_id), DV(k.pupil_id), DV(id)));
	return record_one(&withdrawn_rec, &r, out);
}

enum rc withdrawn_insert(struct db *db, struct arena *a, struct pupil_key k, const struct withdrawn *v, struct err *e)
{
	return record_write(db, a, &Q_WITHDRAWN_INSERT, &withdrawn_rec, k, v, e);
}

enum rc withdrawn_update(struct db *db, struct arena *a, struct pupil_key k, const struct withdrawn *v, struct err *e)
{
	return record_write(db, a, &Q_WITHDRAWN_UPDATE, &withdrawn_rec, k, v, e);
}
