#include "core/account/invite_sql.h"

STMT(Q_INVITE_INSERT, 0,
     "INSERT INTO invitation (token_hash, school_id, account_id, purpose, expires_at, used_at)"
     " VALUES ($1, $2, $3, 'password', $4, NULL)");
STMT_UNSCOPED(
    Q_INVITE_FIND, 1, "the token itself says which school",
    "SELECT school_id, account_id FROM invitation WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2");
STMT_UNSCOPED(Q_INVITE_USE, 0, "the token itself says which school",
              "UPDATE invitation SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL");
STMT(Q_INVITE_END_ALL, 0,
     "UPDATE invitation SET used_at = $3 WHERE school_id = $1 AND account_id = $2 AND used_at IS NULL");

enum rc invite_insert(struct db *db, struct arena *a, struct str token_hash, int64_t school_id, int64_t account_id,
                      int64_t expires_at, struct err *e)
{
	return db_run(db, a, &Q_INVITE_INSERT, NULL, e, DV(token_hash), DV(school_id), DV(account_id), DV(expires_at));
}

enum rc invite_find(struct db *db, struct arena *a, struct str token_hash, int64_t now, int64_t *school_id,
                    int64_t *account_id, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_INVITE_FIND, &r, e, DV(token_hash), DV(now)));
	if (r.n == 0)
		return RC_NONE;
	*school_id = row_int(&r, 0, "school_id");
	*account_id = row_int(&r, 0, "account_id");
	return RC_OK;
}

enum rc invite_use(struct db *db, struct arena *a, struct str token_hash, int64_t now, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_INVITE_USE, &r, e, DV(token_hash), DV(now)));
	return r.changed == 0 ? RC_NONE : RC_OK;
}

enum rc invite_end_all(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, int64_t now,
                       struct err *e)
{
	return db_run(db, a, &Q_INVITE_END_ALL, NULL, e, DV(school_id), DV(account_id), DV(now));
}
