#include "invite/family_sql.h"

#define ROLE_TODAY(person, which, day)                                                                                 \
	"EXISTS (SELECT 1 FROM role_grant g WHERE g.school_id = $1 AND g.person_id = " person " AND g.role " which     \
	" AND g.starts <= " day " AND (g.ends IS NULL OR g.ends >= " day "))"
/* Or until lately: who takes a role away for a day gets no letter for the rest of the account by it. */
#define ROLE_LATELY(person, which, day, since)                                                                         \
	"EXISTS (SELECT 1 FROM role_grant g WHERE g.school_id = $1 AND g.person_id = " person " AND g.role " which     \
	" AND g.starts <= " day " AND (g.ends IS NULL OR g.ends >= " since "))"
#define WORKS "NOT IN ('parent', 'pupil')"

STMT(Q_FAMILY_ACCOUNT, 1,
     "SELECT COALESCE(a.id, 0) AS id, COALESCE(a.login, '') AS login, COALESCE(a.state, '') AS state,"
     " COALESCE(a.last_in_at, 0) AS last_in_at, CASE WHEN COALESCE(a.pw_hash, '') <> '' THEN 1 ELSE 0 END AS "
     "has_password,"
     " CASE WHEN " ROLE_LATELY(
         "p.id", WORKS, "$4",
         "$5") " THEN 1 ELSE 0 END AS works_here,"
               " CASE WHEN " ROLE_TODAY("p.id", "= $3",
                                        "$4") " THEN 1 ELSE 0 END AS is_family FROM person p"
                                              " LEFT JOIN account a ON a.school_id = p.school_id AND a.person_id = p.id"
                                              " WHERE p.school_id = $1 AND p.id = $2 ORDER BY 1 DESC LIMIT 1");
STMT(Q_NAMESAKE_FAMILY, 50,
     "SELECT DISTINCT o.id, c.relationship, u.given, u.family, u.preferred, COALESCE(k.name, '') AS class_name"
     " FROM person p JOIN person o ON o.school_id = p.school_id AND o.name_key = p.name_key AND o.id <> p.id"
     " JOIN contact_link c ON c.school_id = o.school_id AND c.person_id = o.id AND c.starts <= $5"
     " AND (c.ends IS NULL OR c.ends >= $5) JOIN pupil u ON u.school_id = c.school_id AND u.id = c.pupil_id"
     " LEFT JOIN class k ON k.school_id = u.school_id AND k.id = u.class_id"
     " WHERE p.school_id = $1 AND p.id = $4 AND u.id IN (SELECT s.pupil_id FROM pupil_scope s WHERE s.school_id = $1"
     " AND s.person_id = $2 AND s.hat = $3 AND s.starts <= $5 AND (s.ends IS NULL OR s.ends >= $5))"
     " ORDER BY o.id, u.family LIMIT 50");
STMT(Q_NAMESAKE_STAFF, 50,
     "SELECT o.id, o.job FROM person p JOIN person o ON o.school_id = p.school_id AND o.name_key = p.name_key"
     " AND o.id <> p.id WHERE p.school_id = $1 AND p.id = $2 AND " ROLE_TODAY("o.id", WORKS,
                                                                              "$3") " ORDER BY o.id LIMIT 50");
STMT(Q_PUPIL_PERSON_SET, 0,
     "UPDATE pupil SET person_id = $3, revision = revision + 1 WHERE school_id = $1 AND id = $2 AND person_id IS NULL");
STMT_UNSCOPED(
    Q_LETTERS_OPEN, 20000, "people who may come in; no column of a pupil is read",
    "SELECT a.id AS account_id, a.person_id, p.given, p.family, p.job, a.login, i.made_at, i.expires_at,"
    " COALESCE(i.printed_at, 0) AS printed_at, COALESCE((SELECT t.asked_by FROM account_reset t"
    " WHERE t.school_id = i.school_id AND t.account_id = i.account_id AND t.invitation_id = i.id"
    " AND t.answer = 'agreed'), 0) AS reset_by, CASE WHEN " ROLE_TODAY(
        "p.id", WORKS,
        "$3") " THEN 1 ELSE 0 END AS works_here, CASE WHEN " ROLE_TODAY("p.id", "IN ('head', 'senco')",
                                                                        "$3") " THEN 1 ELSE 0 END AS lead FROM "
                                                                              "invitation i"
                                                                              " JOIN account a ON a.school_id = "
                                                                              "i.school_id AND a.id = i.account_id"
                                                                              " JOIN person p ON p.school_id = "
                                                                              "a.school_id AND p.id = a.person_id"
                                                                              " WHERE i.school_id = $1 AND i.way = "
                                                                              "'letter' AND i.used_at IS NULL AND "
                                                                              "i.ended_at IS NULL"
                                                                              " AND i.expires_at > $2 AND a.state <> "
                                                                              "'disabled' ORDER BY p.name_key, p.id, "
                                                                              "i.id");

enum rc family_account_of(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str role,
                          struct date today, struct family_account *out, struct err *e)
{
	struct rows r;

	*out = (struct family_account){ 0 };
	TRY(db_run(db, a, &Q_FAMILY_ACCOUNT, &r, e, DV(school_id), DV(person_id), DV(role), dv_date(a, today),
	           dv_date(a, date_add(today, -WORKED_LATELY_DAYS))));
	if (r.n > 0)
		*out = (struct family_account){ .id = row_int(&r, 0, "id"),
			                        .login = row_str(&r, 0, "login"),
			                        .state = row_str(&r, 0, "state"),
			                        .has_password = row_int(&r, 0, "has_password") != 0,
			                        .last_in_at = row_int(&r, 0, "last_in_at"),
			                        .works_here = row_int(&r, 0, "works_here") != 0,
			                        .is_family = row_int(&r, 0, "is_family") != 0 };
	return RC_OK;
}

enum rc namesakes_of(struct db *db, struct arena *a, int64_t school_id, int64_t asker, struct str hat,
                     int64_t person_id, struct date today, struct namesake **out, size_t *n, struct err *e)
{
	struct rows family, staff;

	TRY(db_run(db, a, &Q_NAMESAKE_FAMILY, &family, e, DV(school_id), DV(asker), DV(hat), DV(person_id),
	           dv_date(a, today)));
	TRY(db_run(db, a, &Q_NAMESAKE_STAFF, &staff, e, DV(school_id), DV(person_id), dv_date(a, today)));
	*out = NEW_ARRAY(a, struct namesake, family.n + staff.n);
	*n = family.n + staff.n;
	for (size_t i = 0; i < family.n; i++) {
		struct str first = row_str(&family, i, "preferred");

		if (first.n == 0)
			first = row_str(&family, i, "given");
		(*out)[i] = (struct namesake){ .relationship = row_str(&family, i, "relationship"),
			                       .pupil = first.n > 0 ? first : row_str(&family, i, "family"),
			                       .class_name = row_str(&family, i, "class_name") };
	}
	for (size_t i = 0; i < staff.n; i++)
		(*out)[family.n + i] = (struct namesake){ .job = row_str(&staff, i, "job") };
	return RC_OK;
}

enum rc pupil_person_set(struct db *db, struct arena *a, int64_t school_id, int64_t pupil_id, int64_t person_id,
                         struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_PUPIL_PERSON_SET, &r, e, DV(school_id), DV(pupil_id), DV(person_id)));
	return r.changed == 0 ? RC_CONFLICT : RC_OK;
}

enum rc letters_open(struct db *db, struct arena *a, int64_t school_id, int64_t now, struct date today,
                     struct open_letter **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_LETTERS_OPEN, &r, e, DV(school_id), DV(now), dv_date(a, today)));
	*out = NEW_ARRAY(a, struct open_letter, r.n);
	*n = r.n;
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct open_letter){ .account_id = row_int(&r, i, "account_id"),
			                          .person_id = row_int(&r, i, "person_id"),
			                          .given = row_str(&r, i, "given"),
			                          .family = row_str(&r, i, "family"),
			                          .job = row_str(&r, i, "job"),
			                          .login = row_str(&r, i, "login"),
			                          .works_here = row_int(&r, i, "works_here") != 0,
			                          .lead = row_int(&r, i, "lead") != 0,
			                          .made_at = row_int(&r, i, "made_at"),
			                          .expires_at = row_int(&r, i, "expires_at"),
			                          .printed_at = row_int(&r, i, "printed_at"),
			                          .reset_by = row_int(&r, i, "reset_by") };
	return RC_OK;
}
