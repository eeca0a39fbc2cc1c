#include "core/school/admin_sql.h"

#include "core/record/record_sql.h"

enum { ACCOUNTS_MAX = 100000, GRANTS_MAX = 200000 };

#define ACCOUNT_ROW                                                                                                    \
	"SELECT a.id, a.person_id, p.given, p.family, a.login, a.state, COALESCE(a.last_in_at, 0) AS last_in_at,"      \
	" CASE WHEN EXISTS (SELECT 1 FROM role_grant g WHERE g.school_id = a.school_id AND g.person_id = a.person_id"  \
	" AND g.role = 'pupil') THEN 1 ELSE 0 END AS is_pupil"                                                         \
	" FROM account a JOIN person p ON p.school_id = a.school_id AND p.id = a.person_id WHERE a.school_id = $1"     \
	" AND p.merged_into IS NULL"

STMT(Q_ACCOUNT_LIST, ACCOUNTS_MAX, ACCOUNT_ROW " ORDER BY a.login");
STMT(Q_ACCOUNT_ROW, 1, ACCOUNT_ROW " AND a.id = $2");
STMT(Q_ACCOUNT_OF_PERSON, 1, "SELECT id FROM account WHERE school_id = $1 AND person_id = $2 ORDER BY id LIMIT 1");
STMT(Q_ROLE_HOLDERS, 1,
     "SELECT COUNT(DISTINCT a.id) AS n FROM role_grant g"
     " JOIN account a ON a.school_id = g.school_id AND a.person_id = g.person_id"
     " WHERE g.school_id = $1 AND g.role = $2 AND g.starts <= $3 AND (g.ends IS NULL OR g.ends >= $3)"
     " AND a.state <> 'disabled'");
STMT(Q_ROLE_IN_USE, 1,
     "SELECT COUNT(DISTINCT a.id) AS n FROM role_grant g"
     " JOIN account a ON a.school_id = g.school_id AND a.person_id = g.person_id"
     " WHERE g.school_id = $1 AND g.role = $2 AND g.starts <= $3 AND (g.ends IS NULL OR g.ends >= $3)"
     " AND a.state = 'active' AND a.pw_hash <> '' AND a.id <> $4 AND a.id <> $5");
STMT(Q_LEADS_BEFORE, 1,
     "SELECT COUNT(DISTINCT a.id) AS n FROM role_grant g"
     " JOIN account a ON a.school_id = g.school_id AND a.person_id = g.person_id"
     " WHERE g.school_id = $1 AND g.role IN ('head', 'senco') AND a.last_in_at IS NOT NULL");
STMT(Q_GRANT_LIST, GRANTS_MAX,
     "SELECT " COLUMNS_PLAIN_OF_SCHOOL(
         ROLE_GRANT) " FROM role_grant WHERE school_id = $1 AND (ends IS NULL OR ends >= $2) ORDER BY person_id, role,"
                     " id");
STMT(Q_GRANT_LIST_OF, 100,
     "SELECT " COLUMNS_PLAIN_OF_SCHOOL(
         ROLE_GRANT) " FROM role_grant WHERE school_id = $1 AND person_id = $2 AND (ends IS NULL OR ends >= $3) ORDER"
                     " BY role, id");
STMT(Q_GRANT_END, 0,
     "UPDATE role_grant SET ends = $4 WHERE school_id = $1 AND person_id = $2 AND id = $3"
     " AND (ends IS NULL OR ends > $4)");
STMT_UNSCOPED(Q_ADULT_LIST, ACCOUNTS_MAX, "names of adults only; no column of a pupil is read",
              "SELECT p.id, p.given, p.family, p.name_key, w.role, p.job, p.email, 0 AS account_id FROM person p"
              " JOIN (SELECT g.person_id AS person_id, MIN(g.role) AS role FROM role_grant g WHERE g.school_id = $1"
              " AND g.role <> 'pupil' AND (g.ends IS NULL OR g.ends >= $2) GROUP BY g.person_id"
              " UNION SELECT c.person_id, 'parent' FROM contact_link c WHERE c.school_id = $1 AND c.restricted = 0"
              " AND (c.ends IS NULL OR c.ends >= $2)) w ON w.person_id = p.id"
              " WHERE p.school_id = $1 AND NOT EXISTS (SELECT 1 FROM account a WHERE a.school_id = p.school_id"
              " AND a.person_id = p.id) ORDER BY p.name_key, p.id, w.role");
STMT_UNSCOPED(Q_ADULT_NAMED, 200, "names of adults only; no column of a pupil is read",
              "SELECT p.id, p.given, p.family, p.job, p.email, COALESCE((SELECT MIN(g.role) FROM role_grant g"
              " WHERE g.school_id = p.school_id AND g.person_id = p.id AND g.starts <= $4"
              " AND (g.ends IS NULL OR g.ends >= $4)), '') AS role, COALESCE((SELECT MIN(a.id) FROM account a"
              " WHERE a.school_id = p.school_id AND a.person_id = p.id), 0) AS account_id FROM person p"
              " WHERE p.school_id = $1 AND p.merged_into IS NULL AND (p.name_key = $2 OR p.id = $3) AND NOT EXISTS "
              "(SELECT 1 FROM pupil u"
              " WHERE u.school_id = p.school_id AND u.person_id = p.id) ORDER BY p.id LIMIT 200");
STMT(Q_TERM_DELETE_BETWEEN, 0, "DELETE FROM term WHERE school_id = $1 AND starts >= $2 AND starts < $3");
STMT(Q_CLOSURE_DELETE_BETWEEN, 0, "DELETE FROM closure WHERE school_id = $1 AND starts >= $2 AND starts < $3");

static struct account_row account_at(struct rows *r, size_t i)
{
	return (struct account_row){
		.id = row_int(r, i, "id"),
		.person_id = row_int(r, i, "person_id"),
		.given = row_str(r, i, "given"),
		.family = row_str(r, i, "family"),
		.login = row_str(r, i, "login"),
		.state = row_str(r, i, "state"),
		.last_in_at = row_int(r, i, "last_in_at"),
		.is_pupil = row_int(r, i, "is_pupil") != 0,
	};
}

enum rc account_list(struct db *db, struct arena *a, int64_t school_id, struct account_row **out, size_t *n,
                     struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ACCOUNT_LIST, &r, e, DV(school_id)));
	*out = NEW_ARRAY(a, struct account_row, r.n + 1);
	*n = r.n;
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = account_at(&r, i);
	return RC_OK;
}

enum rc account_row_load(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct account_row *out,
                         struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ACCOUNT_ROW, &r, e, DV(school_id), DV(id)));
	if (r.n == 0)
		return RC_NONE;
	*out = account_at(&r, 0);
	return RC_OK;
}

enum rc account_of_person(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, int64_t *id,
                          struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ACCOUNT_OF_PERSON, &r, e, DV(school_id), DV(person_id)));
	if (r.n == 0)
		return RC_NONE;
	*id = row_int(&r, 0, "id");
	return RC_OK;
}

enum rc role_holders(struct db *db, struct arena *a, int64_t school_id, struct str role, struct date on, int64_t *n,
                     struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ROLE_HOLDERS, &r, e, DV(school_id), DV(role), dv_date(a, on)));
	*n = row_int(&r, 0, "n");
	return RC_OK;
}

enum rc role_in_use(struct db *db, struct arena *a, int64_t school_id, struct str role, struct date on,
                    const int64_t except[2], int64_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ROLE_IN_USE, &r, e, DV(school_id), DV(role), dv_date(a, on), DV(except[0]),
	           DV(except[1])));
	*n = row_int(&r, 0, "n");
	return RC_OK;
}

enum rc leads_before(struct db *db, struct arena *a, int64_t school_id, int64_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_LEADS_BEFORE, &r, e, DV(school_id)));
	*n = row_int(&r, 0, "n");
	return RC_OK;
}

enum rc grant_list(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct date on,
                   struct role_grant **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(person_id == 0 ? db_run(db, a, &Q_GRANT_LIST, &r, e, DV(school_id), dv_date(a, on))
	                   : db_run(db, a, &Q_GRANT_LIST_OF, &r, e, DV(school_id), DV(person_id), dv_date(a, on)));
	*out = records_from_rows(a, &role_grant_rec, &r);
	*n = r.n;
	return RC_OK;
}

enum rc grant_end(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, int64_t id, struct date on,
                  struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_GRANT_END, &r, e, DV(school_id), DV(person_id), DV(id), dv_date(a, on)));
	return r.changed == 0 ? RC_NONE : RC_OK;
}

static struct adult_row *adults_at(struct arena *a, struct rows *r)
{
	struct adult_row *v = NEW_ARRAY(a, struct adult_row, r->n + 1);

	for (size_t i = 0; i < r->n; i++)
		v[i] = (struct adult_row){ .person_id = row_int(r, i, "id"),
			                   .given = row_str(r, i, "given"),
			                   .family = row_str(r, i, "family"),
			                   .role = row_str(r, i, "role"),
			                   .job = row_str(r, i, "job"),
			                   .email = row_str(r, i, "email"),
			                   .account_id = row_int(r, i, "account_id") };
	return v;
}

enum rc adult_list(struct db *db, struct arena *a, int64_t school_id, struct date on, struct adult_row **out, size_t *n,
                   struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ADULT_LIST, &r, e, DV(school_id), dv_date(a, on)));
	*out = adults_at(a, &r);
	*n = r.n;
	return RC_OK;
}

enum rc adult_named(struct db *db, struct arena *a, int64_t school_id, struct str name_key, int64_t id, struct date on,
                    struct adult_row **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ADULT_NAMED, &r, e, DV(school_id), DV(name_key), DV(id), dv_date(a, on)));
	*out = adults_at(a, &r);
	*n = r.n;
	return RC_OK;
}

enum rc term_delete_between(struct db *db, struct arena *a, int64_t school_id, struct date from, struct date before,
                            struct err *e)
{
	return db_run(db, a, &Q_TERM_DELETE_BETWEEN, NULL, e, DV(school_id), dv_date(a, from), dv_date(a, before));
}

enum rc closure_delete_between(struct db *db, struct arena *a, int64_t school_id, struct date from, struct date before,
                               struct err *e)
{
	return db_run(db, a, &Q_CLOSURE_DELETE_BETWEEN, NULL, e, DV(school_id), dv_date(a, from), dv_date(a, before));
}
