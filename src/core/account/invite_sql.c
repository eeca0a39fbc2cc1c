#include "core/account/invite_sql.h"

#include "kit/base/buf.h"

enum { CHILDREN_MAX = 50, CHILDREN_TEXT = 6000 };

#define INVITE_COLUMNS                                                                                                 \
	"SELECT i.token_hash, i.school_id, i.account_id, i.id, i.way, COALESCE(i.about_id, 0) AS about_id,"            \
	" COALESCE(i.made_by, 0) AS made_by, i.made_at, i.expires_at, COALESCE(i.printed_at, 0) AS printed_at,"        \
	" COALESCE(i.used_at, 0) AS used_at, COALESCE(i.ended_at, 0) AS ended_at FROM invitation i"

STMT(Q_INVITE_INSERT, 0,
     "INSERT INTO invitation (token_hash, school_id, account_id, purpose, id, way, about_id, made_by, made_at, "
     "expires_at)"
     " VALUES ($1, $2, $3, 'password', $4, $5, $6, $7, $8, $9)");
STMT_UNSCOPED(Q_INVITE_FIND, 1, "the token itself says which school", INVITE_COLUMNS " WHERE i.token_hash = $1");
STMT(Q_INVITE_LAST, 1,
     INVITE_COLUMNS " WHERE i.school_id = $1 AND i.account_id = $2 AND i.way = 'letter'"
                    " ORDER BY i.made_at DESC, i.id DESC LIMIT 1");
STMT_UNSCOPED(Q_INVITE_USE, 0, "the token itself says which school",
              "UPDATE invitation SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND ended_at IS NULL");
STMT(Q_INVITE_PRINTED, 0, "UPDATE invitation SET printed_at = $4 WHERE school_id = $1 AND account_id = $2 AND id = $3");
STMT(Q_INVITE_END_ALL, 0,
     "UPDATE invitation SET ended_at = $3 WHERE school_id = $1 AND account_id = $2 AND used_at IS NULL"
     " AND ended_at IS NULL");
STMT(Q_INVITE_CHILDREN, CHILDREN_MAX,
     "SELECT DISTINCT u.id, u.given, u.family, u.preferred, u.name_key FROM pupil_scope s JOIN pupil u"
     " ON u.school_id = s.school_id AND u.id = s.pupil_id WHERE s.school_id = $1 AND s.person_id = $2 AND s.hat = $3"
     " AND s.starts <= $4 AND (s.ends IS NULL OR s.ends >= $4) ORDER BY u.name_key, u.id LIMIT 50");

enum rc invite_insert(struct db *db, struct arena *a, const struct invite_row *v, struct err *e)
{
	return db_run(db, a, &Q_INVITE_INSERT, NULL, e, DV(v->token_hash), DV(v->school_id), DV(v->account_id),
	              DV(v->id), DV(v->way), dv_ref(v->pupil_id), dv_ref(v->made_by), DV(v->made_at),
	              DV(v->expires_at));
}

static enum rc row_read(struct rows *r, struct invite_row *out)
{
	if (r->n == 0)
		return RC_NONE;
	*out = (struct invite_row){ .token_hash = row_str(r, 0, "token_hash"),
		                    .school_id = row_int(r, 0, "school_id"),
		                    .account_id = row_int(r, 0, "account_id"),
		                    .id = row_int(r, 0, "id"),
		                    .way = row_str(r, 0, "way"),
		                    .pupil_id = row_int(r, 0, "about_id"),
		                    .made_by = row_int(r, 0, "made_by"),
		                    .made_at = row_int(r, 0, "made_at"),
		                    .expires_at = row_int(r, 0, "expires_at"),
		                    .printed_at = row_int(r, 0, "printed_at"),
		                    .used_at = row_int(r, 0, "used_at"),
		                    .ended_at = row_int(r, 0, "ended_at") };
	return RC_OK;
}

enum rc invite_find(struct db *db, struct arena *a, struct str token_hash, struct invite_row *out, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_INVITE_FIND, &r, e, DV(token_hash)));
	return row_read(&r, out);
}

enum rc invite_last(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, struct invite_row *out,
                    struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_INVITE_LAST, &r, e, DV(school_id), DV(account_id)));
	return row_read(&r, out);
}

enum rc invite_use(struct db *db, struct arena *a, struct str token_hash, int64_t now, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_INVITE_USE, &r, e, DV(token_hash), DV(now)));
	return r.changed == 0 ? RC_NONE : RC_OK;
}

enum rc invite_printed(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, int64_t id, int64_t now,
                       struct err *e)
{
	return db_run(db, a, &Q_INVITE_PRINTED, NULL, e, DV(school_id), DV(account_id), DV(id), DV(now));
}

enum rc invite_end_all(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, int64_t now,
                       struct err *e)
{
	return db_run(db, a, &Q_INVITE_END_ALL, NULL, e, DV(school_id), DV(account_id), DV(now));
}

enum rc invite_children(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct date today,
                        struct str *out, struct err *e)
{
	struct rows r;
	struct buf b = buf_new(a, CHILDREN_TEXT);

	TRY(db_run(db, a, &Q_INVITE_CHILDREN, &r, e, DV(school_id), DV(person_id), DV(S("parent")), dv_date(a, today)));
	for (size_t i = 0; i < r.n; i++) {
		struct str first = row_str(&r, i, "preferred");

		if (first.n == 0)
			first = row_str(&r, i, "given").n > 0 ? row_str(&r, i, "given") : row_str(&r, i, "family");
		buf_fmt(&b, "%s%.*s", i == 0 ? "" : i + 1 == r.n ? " and " : ", ", STR_ARG(first));
	}
	*out = buf_view(&b);
	return RC_OK;
}
