#include "core/school/school_sql.h"

#include "core/record/record_sql.h"

enum { TERMS_MAX = 400, CLOSURES_MAX = 2000, CLASSES_MAX = 5000, STAFF_MAX = 5000 };

STMT(Q_SCHOOL_LOAD, 1,
     "SELECT id, name, short_name, phase, la_no, estab_no, urn, address, phone, email, website, local_offer,"
     " web_name, kind, ready, revision FROM school WHERE id = $1");
STMT(Q_SCHOOL_CHANGE, 0,
     "UPDATE school SET name = $2, short_name = $3, phase = $4, la_no = $5, estab_no = $6, urn = $7,"
     " address = $8, phone = $9, email = $10, website = $11, local_offer = $12, web_name = $13, kind = $14,"
     " ready = $15, revision = revision + 1 WHERE id = $1 AND revision = $16");
STMT(Q_TERM_LIST, TERMS_MAX,
     "SELECT " COLUMNS_PLAIN_OF_SCHOOL(TERM) " FROM term WHERE school_id = $1 AND ends >= $2 ORDER BY starts, id");
STMT(
    Q_CLOSURE_LIST, CLOSURES_MAX,
    "SELECT " COLUMNS_PLAIN_OF_SCHOOL(CLOSURE) " FROM closure WHERE school_id = $1 AND ends >= $2 ORDER BY starts, id");
STMT(Q_CALENDAR_LIST, TERMS_MAX + CLOSURES_MAX,
     "SELECT 0 AS closed, id, name, starts, half_starts, half_ends, ends FROM term WHERE school_id = $1 AND ends >= $2"
     " UNION ALL SELECT 1, id, name, starts, NULL, NULL, ends FROM closure WHERE school_id = $1 AND ends >= $2"
     " ORDER BY 1, 4, 2");
STMT(Q_CLASS_LIST, CLASSES_MAX,
     "SELECT school_id, id, name, COALESCE(year_group, -99) AS year_group FROM class WHERE school_id = $1"
     " ORDER BY 4, name, id");
STMT(Q_CLASS_LIST_OF, CLASSES_MAX,
     "SELECT c.school_id, c.id, c.name, COALESCE(c.year_group, -99) AS year_group FROM class c WHERE c.school_id = $1"
     " AND EXISTS (SELECT 1 FROM teaching t WHERE t.school_id = c.school_id AND t.class_id = c.id AND t.person_id = $2"
     " AND t.starts <= $3 AND (t.ends IS NULL OR t.ends >= $3)) ORDER BY 4, c.name, c.id");
STMT(Q_TEACHING_LIST, STAFF_MAX,
     "SELECT " COLUMNS_PLAIN_OF_SCHOOL(
         TEACHING) " FROM teaching WHERE school_id = $1 AND starts <= $2 AND (ends IS NULL OR ends >= $2) ORDER BY"
                   " class_id, kind DESC, id");
STMT(Q_PERSON_LOAD, 1, "SELECT " COLUMNS_PLAIN_OF_SCHOOL(PERSON) " FROM person WHERE school_id = $1 AND id = $2");
STMT(Q_STAFF_LIST, STAFF_MAX,
     "SELECT p.id, p.title, p.given, p.family, p.name_key, p.job, p.staff_code,"
     " MAX(CASE WHEN g.role = 'senco' THEN 1 ELSE 0 END) AS senco,"
     " MAX(CASE WHEN g.role = 'head' THEN 1 ELSE 0 END) AS head,"
     " MAX(CASE WHEN g.role = 'teacher' THEN 1 ELSE 0 END) AS teacher,"
     " MAX(CASE WHEN g.role = 'ta' THEN 1 ELSE 0 END) AS ta,"
     " MAX(CASE WHEN g.role = 'specialist' THEN 1 ELSE 0 END) AS specialist"
     " FROM role_grant g JOIN person p ON p.school_id = g.school_id AND p.id = g.person_id"
     " WHERE g.school_id = $1 AND g.starts <= $2 AND (g.ends IS NULL OR g.ends >= $2)"
     " AND g.role IN ('senco', 'head', 'teacher', 'ta', 'specialist')"
     " GROUP BY p.id, p.title, p.given, p.family, p.name_key, p.job, p.staff_code ORDER BY p.name_key, p.id");
STMT(Q_SETTING_GET, 1, "SELECT value FROM setting WHERE school_id = $1 AND name = $2");
STMT(Q_SETTING_SET, 0,
     "INSERT INTO setting (school_id, name, value) VALUES ($1, $2, $3)"
     " ON CONFLICT (school_id, name) DO UPDATE SET value = excluded.value");

STMT(Q_SCHOOL_SERVICE, 1, "SELECT phase FROM school WHERE id = $1");

enum rc school_is_service(struct db *db, struct arena *a, int64_t school_id, bool *is, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_SCHOOL_SERVICE, &r, e, DV(school_id)));
	*is = r.n > 0 && str_eq(row_str(&r, 0, "phase"), phase_code(PHASE_SERVICE));
	return RC_OK;
}

enum rc school_load(struct db *db, struct arena *a, int64_t school_id, struct school *out, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_SCHOOL_LOAD, &r, e, DV(school_id)));
	return record_one(&school_rec, &r, out);
}

enum rc school_change(struct db *db, struct arena *a, const struct school *s, struct err *e)
{
	return record_write_plain(db, a, &Q_SCHOOL_CHANGE, &school_rec, s, e);
}

/* Every date is later than the first one. */
static struct dbv from_or_ever(struct arena *a, struct date from)
{
	return date_none(from) ? DV(S("0000-00-00")) : dv_date(a, from);
}

enum rc term_list(struct db *db, struct arena *a, int64_t school_id, struct date from, struct term **out, size_t *n,
                  struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_TERM_LIST, &r, e, DV(school_id), from_or_ever(a, from)));
	*out = records_from_rows(a, &term_rec, &r);
	*n = r.n;
	return RC_OK;
}

enum rc calendar_list(struct db *db, struct arena *a, int64_t school_id, struct date from, struct calendar_row **out,
                      size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_CALENDAR_LIST, &r, e, DV(school_id), from_or_ever(a, from)));
	*out = NEW_ARRAY(a, struct calendar_row, r.n);
	*n = r.n;
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct calendar_row){ .closed = row_int(&r, i, "closed") != 0,
			                           .name = row_str(&r, i, "name"),
			                           .starts = row_date(&r, i, "starts"),
			                           .half_starts = row_date(&r, i, "half_starts"),
			                           .half_ends = row_date(&r, i, "half_ends"),
			                           .ends = row_date(&r, i, "ends") };
	return RC_OK;
}

enum rc closure_list(struct db *db, struct arena *a, int64_t school_id, struct date from, struct closure **out,
                     size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_CLOSURE_LIST, &r, e, DV(school_id), from_or_ever(a, from)));
	*out = records_from_rows(a, &closure_rec, &r);
	*n = r.n;
	return RC_OK;
}

enum rc class_list(struct db *db, struct arena *a, int64_t school_id, struct school_class **out, size_t *n,
                   struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_CLASS_LIST, &r, e, DV(school_id)));
	*out = records_from_rows(a, &class_rec, &r);
	*n = r.n;
	return RC_OK;
}

enum rc class_list_of(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct date on,
                      struct school_class **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_CLASS_LIST_OF, &r, e, DV(school_id), DV(person_id), dv_date(a, on)));
	*out = records_from_rows(a, &class_rec, &r);
	*n = r.n;
	return RC_OK;
}

enum rc teaching_list(struct db *db, struct arena *a, int64_t school_id, struct date on, struct teaching **out,
                      size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_TEACHING_LIST, &r, e, DV(school_id), dv_date(a, on)));
	*out = records_from_rows(a, &teaching_rec, &r);
	*n = r.n;
	return RC_OK;
}

enum rc person_load(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct person *out, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_PERSON_LOAD, &r, e, DV(school_id), DV(id)));
	return record_one(&person_rec, &r, out);
}

enum rc staff_list(struct db *db, struct arena *a, int64_t school_id, struct date on, struct staff **out, size_t *n,
                   struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_STAFF_LIST, &r, e, DV(school_id), dv_date(a, on)));
	*out = NEW_ARRAY(a, struct staff, r.n + 1);
	*n = r.n;
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct staff){
			.id = row_int(&r, i, "id"),
			.title = row_str(&r, i, "title"),
			.given = row_str(&r, i, "given"),
			.family = row_str(&r, i, "family"),
			.job = row_str(&r, i, "job"),
			.staff_code = row_str(&r, i, "staff_code"),
			.senco = row_int(&r, i, "senco") != 0,
			.head = row_int(&r, i, "head") != 0,
			.teacher = row_int(&r, i, "teacher") != 0,
			.ta = row_int(&r, i, "ta") != 0,
			.specialist = row_int(&r, i, "specialist") != 0,
		};
	return RC_OK;
}

enum rc setting_get(struct db *db, struct arena *a, int64_t school_id, struct str name, struct str *out, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_SETTING_GET, &r, e, DV(school_id), DV(name)));
	*out = r.n > 0 ? row_str(&r, 0, "value") : STR_NONE;
	return RC_OK;
}

enum rc setting_set(struct db *db, struct arena *a, int64_t school_id, struct str name, struct str value, struct err *e)
{
	return db_run(db, a, &Q_SETTING_SET, NULL, e, DV(school_id), DV(name), DV(value));
}
