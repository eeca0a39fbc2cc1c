#include "core/trail/unusual_sql.h"

STMT_UNSCOPED(Q_UNUSUAL_SCHOOL, 1, "who comes without an account belongs to no school",
              "SELECT id FROM school ORDER BY id LIMIT 1");
STMT(Q_UNUSUAL_TIMES, 1,
     "SELECT n FROM unusual WHERE school_id = $1 AND slot = $2 AND kind = $3 AND account_id = $4 AND address = $5");
STMT(Q_UNUSUAL_ADD, 0,
     "INSERT INTO unusual (school_id, slot, kind, account_id, address, on_day, n, first_at, last_at, told, seen_at, "
     "seen_by)"
     " VALUES ($1, $2, $3, $4, $5, $7, 1, $6, $6, 0, 0, 0) ON CONFLICT (school_id, slot, kind, account_id, address)"
     " DO UPDATE SET n = unusual.n + 1, last_at = excluded.last_at, told = 0, seen_at = 0, seen_by = 0");
STMT(Q_UNUSUAL_ROWS, 1,
     "SELECT COUNT(*) AS day, COUNT(CASE WHEN slot = $2 THEN 1 END) AS here FROM unusual"
     " WHERE school_id = $1 AND slot >= $3 AND address <> ''");
/* Who counts on goes on: what is counted by the hour is over with the hour. */
STMT(Q_UNUSUAL_UNTOLD, UNUSUAL_TELL,
     "SELECT slot, kind, account_id, address, n, first_at, last_at FROM unusual WHERE school_id = $1 AND slot < $2"
     " AND (slot < $3 OR (address <> '' AND kind <> 'reading')) AND told = 0"
     " ORDER BY slot, kind, account_id, address LIMIT 50");
STMT(Q_UNUSUAL_TOLD, 0,
     "UPDATE unusual SET told = 1 WHERE school_id = $1 AND slot = $2 AND kind = $3 AND account_id = $4 AND address = "
     "$5");
STMT(Q_UNUSUAL_FORGET, 0, "DELETE FROM unusual WHERE school_id = $1 AND slot < $2");
STMT(Q_UNUSUAL_SEEN, 0,
     "UPDATE unusual SET seen_at = $3, seen_by = $4 WHERE school_id = $1 AND seen_at = 0 AND last_at <= $2");

#define SUMS                                                                                                           \
	" CAST(SUM(u.n) AS BIGINT) AS n, MIN(u.first_at) AS first_at, MAX(u.last_at) AS last_at,"                      \
	" MIN(CASE WHEN u.seen_at = 0 THEN 0 ELSE 1 END) AS seen"
#define AT_ONCE "u.kind IN ('wait', 'reset', 'device', 'reading')"
STMT(Q_UNUSUAL_BY_ACCOUNT, UNUSUAL_LINES,
     "SELECT u.kind, u.account_id, u.on_day, MAX(u.address) AS address,"
     " COUNT(DISTINCT CASE WHEN u.address <> '' THEN u.address END) AS others,"
     " MAX(CASE WHEN u.address = '' THEN 1 ELSE 0 END) AS many,"
     " MAX(COALESCE(p.given, '')) AS given, MAX(COALESCE(p.family, '')) AS family,"
     " MAX(CASE WHEN g.person_id IS NULL THEN 0 ELSE 1 END) AS is_pupil," SUMS
     " FROM unusual u LEFT JOIN account a ON a.school_id = u.school_id AND a.id = u.account_id"
     " LEFT JOIN person p ON p.school_id = a.school_id AND p.id = a.person_id"
     " LEFT JOIN (SELECT DISTINCT school_id, person_id FROM role_grant WHERE role = 'pupil') g"
     " ON g.school_id = a.school_id AND g.person_id = a.person_id"
     " WHERE u.school_id = $1 AND u.slot >= $2 AND u.account_id <> 0 GROUP BY u.kind, u.account_id, u.on_day"
     " HAVING " AT_ONCE " OR SUM(u.n) >= $3 ORDER BY last_at DESC, u.kind, u.account_id LIMIT 200");
STMT(Q_UNUSUAL_BY_ADDRESS, UNUSUAL_LINES,
     "SELECT u.kind, 0 AS account_id, u.on_day, u.address, '' AS given, '' AS family, 0 AS is_pupil, 0 AS many,"
     " COUNT(DISTINCT CASE WHEN u.account_id <> 0 THEN u.account_id END) AS others," SUMS
     " FROM unusual u WHERE u.school_id = $1 AND u.slot >= $2 AND (u.account_id = 0 OR u.kind = 'sign_in')"
     " GROUP BY u.kind, u.address, u.on_day HAVING " AT_ONCE
     " OR SUM(u.n) >= (CASE WHEN u.kind = 'sign_in' THEN CAST($4 AS BIGINT) ELSE CAST($3 AS BIGINT) END)"
     " ORDER BY last_at DESC, u.kind, u.address LIMIT 200");

enum rc unusual_school(struct db *db, struct arena *a, int64_t *school_id, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_UNUSUAL_SCHOOL, &r, e));
	if (r.n == 0)
		return RC_NONE;
	*school_id = row_int(&r, 0, "id");
	return RC_OK;
}

enum rc unusual_times(struct db *db, struct arena *a, const struct unusual_count *v, int64_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_UNUSUAL_TIMES, &r, e, DV(v->school_id), DV(v->slot), DV(unusual_kind_code(v->kind)),
	           DV(v->account_id), DV(v->address)));
	*n = r.n > 0 ? row_int(&r, 0, "n") : 0;
	return RC_OK;
}

enum rc unusual_add(struct db *db, struct arena *a, const struct unusual_count *v, struct date on, struct err *e)
{
	return db_run(db, a, &Q_UNUSUAL_ADD, NULL, e, DV(v->school_id), DV(v->slot), DV(unusual_kind_code(v->kind)),
	              DV(v->account_id), DV(v->address), DV(v->last_at), dv_date(a, on));
}

enum rc unusual_rows(struct db *db, struct arena *a, int64_t school_id, int64_t slot, int64_t since, int64_t *now,
                     int64_t *day, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_UNUSUAL_ROWS, &r, e, DV(school_id), DV(slot), DV(since)));
	*now = row_int(&r, 0, "here");
	*day = row_int(&r, 0, "day");
	return RC_OK;
}

enum rc unusual_untold(struct db *db, struct arena *a, int64_t school_id, int64_t minute, int64_t hour,
                       struct unusual_count **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_UNUSUAL_UNTOLD, &r, e, DV(school_id), DV(minute), DV(hour)));
	*n = r.n;
	*out = NEW_ARRAY(a, struct unusual_count, r.n);
	for (size_t i = 0; i < r.n; i++) {
		struct unusual_count *v = &(*out)[i];

		*v = (struct unusual_count){ .school_id = school_id,
			                     .slot = row_int(&r, i, "slot"),
			                     .account_id = row_int(&r, i, "account_id"),
			                     .address = row_str(&r, i, "address"),
			                     .n = row_int(&r, i, "n"),
			                     .first_at = row_int(&r, i, "first_at"),
			                     .last_at = row_int(&r, i, "last_at") };
		(void)unusual_kind_of(row_str(&r, i, "kind"), &v->kind); /* only written from the list */
	}
	return RC_OK;
}

enum rc unusual_told(struct db *db, struct arena *a, const struct unusual_count *v, struct err *e)
{
	return db_run(db, a, &Q_UNUSUAL_TOLD, NULL, e, DV(v->school_id), DV(v->slot), DV(unusual_kind_code(v->kind)),
	              DV(v->account_id), DV(v->address));
}

enum rc unusual_forget(struct db *db, struct arena *a, int64_t school_id, int64_t before, struct err *e)
{
	return db_run(db, a, &Q_UNUSUAL_FORGET, NULL, e, DV(school_id), DV(before));
}

enum rc unusual_seen(struct db *db, struct arena *a, int64_t school_id, int64_t until, int64_t at, int64_t person_id,
                     struct err *e)
{
	return db_run(db, a, &Q_UNUSUAL_SEEN, NULL, e, DV(school_id), DV(until), DV(at), DV(person_id));
}

static void lines_of(struct arena *a, struct rows *r, struct unusual_line **out, size_t *n)
{
	*n = r->n;
	*out = NEW_ARRAY(a, struct unusual_line, r->n);
	for (size_t i = 0; i < r->n; i++) {
		struct unusual_line *l = &(*out)[i];
		struct str given = row_str(r, i, "given"), family = row_str(r, i, "family");

		*l = (struct unusual_line){ .account_id = row_int(r, i, "account_id"),
			                    .is_pupil = row_int(r, i, "is_pupil") != 0,
			                    .address = row_str(r, i, "address"),
			                    .others = row_int(r, i, "others"),
			                    .many = row_int(r, i, "many") != 0,
			                    .n = row_int(r, i, "n"),
			                    .first_at = row_int(r, i, "first_at"),
			                    .last_at = row_int(r, i, "last_at"),
			                    .seen = row_int(r, i, "seen") != 0 };
		l->name = str_trim(str_fmt(a, "%.*s %.*s", STR_ARG(given), STR_ARG(family)));
		(void)unusual_kind_of(row_str(r, i, "kind"), &l->kind); /* only written from the list */
	}
}

enum rc unusual_by_account(struct db *db, struct arena *a, int64_t school_id, int64_t since, int64_t few,
                           struct unusual_line **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_UNUSUAL_BY_ACCOUNT, &r, e, DV(school_id), DV(since), DV(few)));
	lines_of(a, &r, out, n);
	return RC_OK;
}

enum rc unusual_by_address(struct db *db, struct arena *a, int64_t school_id, int64_t since, int64_t few,
                           int64_t sign_ins, struct unusual_line **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_UNUSUAL_BY_ADDRESS, &r, e, DV(school_id), DV(since), DV(few), DV(sign_ins)));
	lines_of(a, &r, out, n);
	return RC_OK;
}
