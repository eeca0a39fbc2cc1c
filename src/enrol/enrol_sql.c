#include "enrol/enrol_sql.h"

#include "core/people/person_rec.h"
#include "kit/base/buf.h"

enum { SAME_MAX = 100, TEXT_MAX = 4000 };

#define HELD(id)                                                                                                       \
	" AND " id                                                                                                     \
	" IN (SELECT s.pupil_id FROM pupil_scope s WHERE s.school_id = $1 AND s.person_id = $2 AND s.hat = $3"         \
	" AND s.starts <= $4 AND (s.ends IS NULL OR s.ends >= $4))"

STMT_UNSCOPED(Q_PUPILS_SAME, SAME_MAX, "a number or a name that is taken is taken in the whole school",
              "SELECT p.id, p.given, p.family, p.preferred, p.born, p.left_on, COALESCE(k.name, '') AS class_name,"
              " CASE WHEN p.upn = $2 AND $2 <> '' THEN 1 ELSE 0 END AS has_upn FROM pupil p"
              " LEFT JOIN class k ON k.school_id = p.school_id AND k.id = p.class_id WHERE p.school_id = $1"
              " AND p.id <> $5 AND ((p.upn = $2 AND $2 <> '') OR (p.name_key = $3 AND p.born = $4))"
              " ORDER BY has_upn DESC, p.id LIMIT 100");
STMT(Q_PEOPLE_NAMED, SAME_MAX,
     "SELECT o.id, o.given, o.family, o.job, o.phone, COALESCE(x.relationship, '') AS relationship,"
     " COALESCE(x.given, '') AS pupil_given, COALESCE(x.preferred, '') AS pupil_preferred,"
     " COALESCE(x.class_name, '') AS class_name FROM person o"
     " LEFT JOIN (SELECT c.school_id, c.person_id, c.relationship, u.given, u.preferred, k.name AS class_name, "
     "u.name_key"
     " FROM contact_link c JOIN pupil u ON u.school_id = c.school_id AND u.id = c.pupil_id"
     " LEFT JOIN class k ON k.school_id = u.school_id AND k.id = u.class_id"
     " WHERE c.school_id = $1 AND c.starts <= $4 AND (c.ends IS NULL OR c.ends >= $4)" HELD(
         "c.pupil_id") ") x"
                       " ON x.school_id = o.school_id AND x.person_id = o.id WHERE o.school_id = $1 AND o.name_key = $5"
                       " AND o.merged_into IS NULL"
                       " AND NOT EXISTS (SELECT 1 FROM pupil u WHERE u.school_id = o.school_id AND u.person_id = o.id)"
                       " ORDER BY o.id, x.name_key LIMIT 100");
STMT(Q_SIBLINGS, SAME_MAX,
     "SELECT u.given, u.preferred, u.family, COALESCE(k.name, '') AS class_name FROM contact_link c"
     " JOIN pupil u ON u.school_id = c.school_id AND u.id = c.pupil_id"
     " LEFT JOIN class k ON k.school_id = u.school_id AND k.id = u.class_id WHERE c.school_id = $1"
     " AND c.person_id = $5 AND c.pupil_id <> $6 AND c.starts <= $4 AND (c.ends IS NULL OR c.ends >= $4)" HELD(
         "c.pupil_id") " ORDER BY u.name_key, u.id LIMIT 100");

enum rc pupils_same(struct db *db, struct arena *a, int64_t school_id, struct str upn, struct str name_key,
                    struct date born, int64_t but, struct same_pupil **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_PUPILS_SAME, &r, e, DV(school_id), DV(upn), DV(name_key), dv_date(a, born), DV(but)));
	*out = NEW_ARRAY(a, struct same_pupil, r.n);
	*n = r.n;
	for (size_t i = 0; i < r.n; i++) {
		struct str first = row_str(&r, i, "preferred");

		(*out)[i] = (struct same_pupil){
			.id = row_int(&r, i, "id"),
			.name = name_full(a, first.n > 0 ? first : row_str(&r, i, "given"), row_str(&r, i, "family")),
			.class_name = row_str(&r, i, "class_name"),
			.born = row_date(&r, i, "born"),
			.left_on = row_date(&r, i, "left_on"),
			.has_upn = row_int(&r, i, "has_upn") != 0,
		};
	}
	return RC_OK;
}

enum rc people_named(struct db *db, struct arena *a, int64_t school_id, int64_t asker, struct str hat,
                     struct str name_key, struct date today, struct same_person **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_PEOPLE_NAMED, &r, e, DV(school_id), DV(asker), DV(hat), dv_date(a, today), DV(name_key)));
	*out = NEW_ARRAY(a, struct same_person, r.n);
	*n = r.n;
	for (size_t i = 0; i < r.n; i++) {
		struct str first = row_str(&r, i, "pupil_preferred");

		(*out)[i] = (struct same_person){
			.id = row_int(&r, i, "id"),
			.name = name_full(a, row_str(&r, i, "given"), row_str(&r, i, "family")),
			.job = row_str(&r, i, "job"),
			.phone = row_str(&r, i, "phone"),
			.relationship = row_str(&r, i, "relationship"),
			.pupil = first.n > 0 ? first : row_str(&r, i, "pupil_given"),
			.class_name = row_str(&r, i, "class_name"),
		};
	}
	return RC_OK;
}

enum rc siblings_of(struct db *db, struct arena *a, int64_t school_id, int64_t asker, struct str hat, int64_t person_id,
                    int64_t but, struct date today, struct str *out, struct err *e)
{
	struct buf b = buf_new(a, TEXT_MAX);
	struct rows r;

	TRY(db_run(db, a, &Q_SIBLINGS, &r, e, DV(school_id), DV(asker), DV(hat), dv_date(a, today), DV(person_id),
	           DV(but)));
	for (size_t i = 0; i < r.n; i++) {
		struct str first = row_str(&r, i, "preferred"), k = row_str(&r, i, "class_name");

		if (first.n == 0)
			first = row_str(&r, i, "given");
		buf_fmt(&b, "%s%.*s %.*s%s%.*s", i > 0 ? "; " : "", STR_ARG(first), STR_ARG(row_str(&r, i, "family")),
		        k.n > 0 ? ", " : "", STR_ARG(k));
	}
	*out = buf_view(&b);
	return RC_OK;
}
