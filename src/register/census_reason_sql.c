#include "register/census_reason_sql.h"

#include "core/rights/scope_sql.h"

enum { REASONS_MOST = 50000 };

#define SELECT                                                                                                         \
	"SELECT " COLUMNS_OF_PUPIL("z",                                                                                \
	                           CENSUS_REASON) " FROM census_reason z WHERE z.school_id = $1 AND z.pupil_id = $2"

STMT(Q_CENSUS_REASON_LIST, 500, SELECT " ORDER BY z.on_day DESC, z.id DESC");
STMT(Q_CENSUS_REASON_LOAD, 1, SELECT " AND z.id = $3");
STMT(Q_CENSUS_REASON_ALL, REASONS_MOST,
     "SELECT " COLUMNS_OF_PUPIL("z", CENSUS_REASON) " FROM census_reason z WHERE z.school_id = $1 AND" SCOPE_HOLDS(
         "z.pupil_id") " ORDER BY z.pupil_id, z.id");
STMT(Q_CENSUS_REASON_INSERT, 0, INSERT_OF_PUPIL("census_reason", CENSUS_REASON));
STMT(Q_CENSUS_REASON_UPDATE, 0, UPDATE_OF_PUPIL("census_reason", CENSUS_REASON));
const struct record_sql census_reason_sql = { &census_reason_rec, &Q_CENSUS_REASON_LOAD, &Q_CENSUS_REASON_INSERT,
	                                      &Q_CENSUS_REASON_UPDATE };

enum rc census_reason_list(struct db *db, struct arena *a, struct pupil_key k, struct census_reason **out, size_t *n,
                           struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_CENSUS_REASON_LIST, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*out = records_from_rows(a, &census_reason_rec, &r);
	*n = r.n;
	return RC_OK;
}

enum rc census_reason_all(struct db *db, struct arena *a, const struct register_ask *ask, struct census_reason **out,
                          size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_CENSUS_REASON_ALL, &r, e, DV(ask->school_id), DV(ask->person_id), DV(ask->hat),
	           dv_date(a, ask->today)));
	*out = records_from_rows(a, &census_reason_rec, &r);
	*n = r.n;
	return RC_OK;
}
