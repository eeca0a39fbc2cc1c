#include "core/people/class_sql.h"

STMT(Q_STRATEGY_OF_SCOPE, 20000,
     "SELECT t.pupil_id, t.words FROM plan p JOIN strategy t ON t.school_id = p.school_id AND t.pupil_id = p.pupil_id"
     " AND t.plan_id = p.id WHERE p.school_id = $1 AND p.state = 'shared' AND p.pupil_id IN (SELECT s.pupil_id FROM"
     " pupil_scope s WHERE s.school_id = $1 AND s.person_id = $2 AND s.hat = $3 AND s.starts <= $4"
     " AND (s.ends IS NULL OR s.ends >= $4)) ORDER BY t.pupil_id, t.position, t.id");

enum rc strategy_of_scope(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                          struct date today, struct strategy_line **out, size_t *n, struct err *e)
{
	struct rows r;
	enum rc rc =
	    db_run(db, a, &Q_STRATEGY_OF_SCOPE, &r, e, DV(school_id), DV(person_id), DV(hat), dv_date(a, today));

	if (rc != RC_OK)
		return rc;
	*n = r.n;
	*out = NEW_ARRAY(a, struct strategy_line, r.n);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct strategy_line){ row_int(&r, i, "pupil_id"), row_str(&r, i, "words") };
	return RC_OK;
}
