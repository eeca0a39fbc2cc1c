#include "core/account/throttle_sql.h"

STMT(Q_THROTTLE_LOAD, 1, "SELECT failures, first_at, last_at FROM throttle WHERE subject = $1");
STMT(Q_THROTTLE_SAVE, 0,
     "INSERT INTO throttle (subject, failures, first_at, last_at) VALUES ($1, $2, $3, $4) ON CONFLICT (subject)"
     " DO UPDATE SET failures = excluded.failures, first_at = excluded.first_at, last_at = excluded.last_at");
STMT(Q_THROTTLE_CLEAR, 0, "DELETE FROM throttle WHERE subject = $1");
STMT(Q_DEVICE_KNOWN, 1, "SELECT 1 AS yes FROM device WHERE token_hash = $1 AND school_id = $2 AND account_id = $3");
STMT(Q_DEVICE_SAVE, 0,
     "INSERT INTO device (token_hash, school_id, account_id, created_at, seen_at) VALUES ($1, $2, $3, $4, $4)"
     " ON CONFLICT (token_hash) DO UPDATE SET school_id = excluded.school_id, account_id = excluded.account_id,"
     " seen_at = excluded.seen_at");

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

enum rc device_known(struct db *db, struct arena *a, struct str token_hash, int64_t school_id, int64_t account_id,
                     struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_DEVICE_KNOWN, &r, e, DV(token_hash), DV(school_id), DV(account_id)));
	return r.n == 0 ? RC_NONE : RC_OK;
}

enum rc device_save(struct db *db, struct arena *a, struct str token_hash, int64_t school_id, int64_t account_id,
                    int64_t now, struct err *e)
{
	return db_run(db, a, &Q_DEVICE_SAVE, NULL, e, DV(token_hash), DV(school_id), DV(account_id), DV(now));
}
