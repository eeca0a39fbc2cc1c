#include "ehc/ehc_sql.h"

#define SELECT "SELECT " COLUMNS_OF_PUPIL("z", EHC_DATE) " FROM ehc_date z WHERE z.school_id = $1 AND z.pupil_id = $2"

STMT(Q_EHC_LIST, 500, SELECT " ORDER BY z.on_day DESC, z.id DESC");
STMT(Q_EHC_LOAD, 1, SELECT " AND z.id = $3");
STMT(Q_EHC_INSERT, 0, INSERT_OF_PUPIL("ehc_date", EHC_DATE));
STMT(Q_EHC_UPDATE, 0, UPDATE_OF_PUPIL("ehc_date", EHC_DATE));
const struct record_sql ehc_date_sql = { &ehc_date_rec, &Q_EHC_LOAD, &Q_EHC_INSERT, &Q_EHC_UPDATE };

enum rc ehc_date_list(struct db *db, struct arena *a, struct pupil_key k, struct ehc_date **out, size_t *n,
                      struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_EHC_LIST, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*out = records_from_rows(a, &ehc_date_rec, &r);
	*n = r.n;
	return RC_OK;
}

enum rc ehc_date_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct ehc_date *out,
                      struct err *e)
{
	return record_load(db, a, &ehc_date_sql, k, id, out, e);
}
