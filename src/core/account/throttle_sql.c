#include "core/account/throttle_sql.h"

STMT(Q_THROTTLE_LOAD, 1, "SELECT failures, first_at, last_at FROM throttle WHERE subject = $1");
STMT(Q_THROTTLE_SAVE, 0,
     "INSERT INTO throttle (subject, failures, first_at, last_at) VALUES ($1, $2, $3, $4) ON CONFLICT (subject)"
     " DO UPDATE SET failures = excluded.failures, first_at = excluded.first_at, last_at = excluded.last_at");
STMT(Q_THROTTLE_CLEAR, 0, "DELETE FROM throttle WHERE subject = $1");

enum rc throttle_load(struct db *db, struct arena *a, struct str subject, int64_t *failures, int64_t *first_at,
                      int64_t *last_at, struct err *e)
{
	struct rows r;
	enum rc rc = db_run(db, a, &Q_THROTTLE_LOAD, &r, e, DV(subject));
	bool any = rc == RC_OK && r.n > 0;

	*failures = any ? row_int(&r, 0, "failures") : 0;
	*first_at = any ? row_int(&r, 0, "first_at") : 0;
	*last_at = any ? row_int(&r, 0, "last_at") : 0;
	return rc;
}

enum rc throttle_save(struct db *db, struct arena *a, struct str subject, int64_t failures, int64_t first_at,
                      int64_t last_at, struct err *e)
{
	return db_run(db, a, &Q_THROTTLE_SAVE, NULL, e, DV(subject), DV(failures), DV(first_at), DV(last_at));
}

enum rc throttle_clear(struct db *db, struct arena *a, struct str subject, struct err *e)
{
	return db_run(db, a, &Q_THROTTLE_CLEAR, NULL, e, DV(subject));
}
