#include "core/account/device_sql.h"

enum { DEVICES_MAX = 200 };

STMT(Q_DEVICE_KNOWN, 1,
     "SELECT 1 AS yes FROM device WHERE token_hash = $1 AND school_id = $2 AND account_id = $3 AND answer <> 'not_me'");
STMT_UNSCOPED(Q_DEVICE_SOMEBODYS, 1, "asked before anybody has said who they are, and told to the front only",
              "SELECT 1 AS yes FROM device WHERE token_hash = $1 AND answer <> 'not_me' LIMIT 1");
STMT(Q_DEVICE_SAVE, 0,
     "INSERT INTO device (token_hash, school_id, account_id, created_at, seen_at, agent, answer)"
     " VALUES ($1, $2, $3, $4, $4, $5, $6)");
STMT(Q_DEVICE_SEEN, 0, "UPDATE device SET seen_at = $4 WHERE token_hash = $1 AND school_id = $2 AND account_id = $3");
STMT(Q_DEVICE_LIST, DEVICES_MAX,
     "SELECT token_hash, created_at, seen_at, agent, answer FROM device WHERE school_id = $1 AND account_id = $2"
     " ORDER BY created_at DESC, token_hash LIMIT 200");
STMT(Q_DEVICE_ANSWER, 0,
     "UPDATE device SET answer = $4 WHERE school_id = $1 AND account_id = $2 AND token_hash = $3 AND answer = ''");

enum rc device_known(struct db *db, struct arena *a, struct str token_hash, int64_t school_id, int64_t account_id,
                     struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_DEVICE_KNOWN, &r, e, DV(token_hash), DV(school_id), DV(account_id)));
	return r.n == 0 ? RC_NONE : RC_OK;
}

enum rc device_somebodys(struct db *db, struct arena *a, struct str token_hash, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_DEVICE_SOMEBODYS, &r, e, DV(token_hash)));
	return r.n == 0 ? RC_NONE : RC_OK;
}

enum rc device_save(struct db *db, struct arena *a, const struct device_row *v, int64_t school_id, int64_t account_id,
                    struct err *e)
{
	return db_run(db, a, &Q_DEVICE_SAVE, NULL, e, DV(v->token_hash), DV(school_id), DV(account_id),
	              DV(v->created_at), DV(v->agent), DV(v->answer));
}

enum rc device_seen(struct db *db, struct arena *a, struct str token_hash, int64_t school_id, int64_t account_id,
                    int64_t now, struct err *e)
{
	return db_run(db, a, &Q_DEVICE_SEEN, NULL, e, DV(token_hash), DV(school_id), DV(account_id), DV(now));
}

enum rc device_list(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, struct device_row **out,
                    size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_DEVICE_LIST, &r, e, DV(school_id), DV(account_id)));
	*n = r.n;
	*out = NEW_ARRAY(a, struct device_row, r.n);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct device_row){ .token_hash = row_str(&r, i, "token_hash"),
			                         .created_at = row_int(&r, i, "created_at"),
			                         .seen_at = row_int(&r, i, "seen_at"),
			                         .agent = row_str(&r, i, "agent"),
			                         .answer = row_str(&r, i, "answer") };
	return RC_OK;
}

enum rc device_answer(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, struct str token_hash,
                      struct str answer, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_DEVICE_ANSWER, &r, e, DV(school_id), DV(account_id), DV(token_hash), DV(answer)));
	return r.changed == 0 ? RC_NONE : RC_OK;
}
