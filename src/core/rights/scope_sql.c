#include "core/rights/scope_sql.h"

STMT(Q_SCOPE_HAS, 1,
     "SELECT 1 AS yes FROM pupil_scope s WHERE s.school_id = $1 AND s.person_id = $2 AND s.hat = $3 AND s.pupil_id = $4"
     " AND s.starts <= $5 AND (s.ends IS NULL OR s.ends >= $5) LIMIT 1");

enum rc scope_has(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                  int64_t pupil_id, struct date today, struct err *e)
{
	struct rows r;
	enum rc rc =
	    db_run(db, a, &Q_SCOPE_HAS, &r, e, DV(school_id), DV(person_id), DV(hat), DV(pupil_id), dv_date(a, today));

	if (rc != RC_OK)
		return rc;
	return r.n > 0 ? RC_OK : RC_NONE;
}
