/* What hangs on a pupil: status, needs, contacts, assignments, and who works with the pupil. */
#include "core/record/record_sql.h"
#include "core/people/pupil_sql.h"

enum { HISTORY_MAX = 500, PEOPLE_MAX = 200 };

#define STATUS_COLUMNS COLUMNS_OF_PUPIL("s", STATUS)
#define STATUS_FROM                                                                                                    \
	" FROM pupil_status s LEFT JOIN person b ON b.school_id = s.school_id AND b.id = s.decided_by"                 \
	" WHERE s.school_id = $1 AND s.pupil_id = $2"

STMT(Q_STATUS_LIST, HISTORY_MAX,
     "SELECT " STATUS_COLUMNS ", " SQL_NAME("b") " AS by_name" STATUS_FROM " ORDER BY s.starts DESC, s.id DESC");
STMT(Q_STATUS_ON, HISTORY_MAX,
     "SELECT " STATUS_COLUMNS
     ", " SQL_NAME("b") " AS by_name" STATUS_FROM
                        " AND s.starts <= $3 AND (s.ends IS NULL OR s.ends >= $3) ORDER BY s.starts DESC, s.id DESC");
STMT(Q_STATUS_INSERT, 0, INSERT_OF_PUPIL("pupil_status", STATUS));
/* One that began on that day or later has at least its first day: none ends before it starts. */
STMT(Q_STATUS_END, 0,
     "UPDATE pupil_status SET ends = CASE WHEN starts > $4 THEN starts ELSE $4 END WHERE school_id = $1 AND pupil_id = "
     "$2 AND id <> $3 AND ends IS NULL");
STMT(Q_STATUS_HAS, 1, "SELECT 1 AS yes FROM pupil_status WHERE school_id = $1 AND pupil_id = $2 AND id = $3");

#define NEED_COLUMNS COLUMNS_OF_PUPIL("n", NEED)

STMT(Q_NEED_LIST, HISTORY_MAX,
     "SELECT " NEED_COLUMNS " FROM pupil_need n WHERE n.school_id = $1 AND n.pupil_id = $2"
     " ORDER BY n.starts DESC, n.rank, n.id");
STMT(Q_NEED_ON, HISTORY_MAX,
     "SELECT " NEED_COLUMNS " FROM pupil_need n WHERE n.school_id = $1 AND n.pupil_id = $2 AND n.starts <= $3"
     " AND (n.ends IS NULL OR n.ends >= $3) ORDER BY n.rank, n.id");
/* Both, status first. */
STMT(Q_STANDING_ON, 2 * HISTORY_MAX,
     "SELECT 0 AS is_need, s.id, s.code, 0 AS rank, s.starts, s.ends, s.reason, s.decided_by, " SQL_NAME(
         "b") " AS by_name" STATUS_FROM " AND s.starts <= $3 AND (s.ends IS NULL OR s.ends >= $3)"
              " UNION ALL SELECT 1, n.id, n.code, n.rank, n.starts, n.ends, '', NULL, '' FROM pupil_need n"
              " WHERE n.school_id = $1 AND n.pupil_id = $2 AND n.starts <= $3 AND (n.ends IS NULL OR n.ends >= $3)"
              " ORDER BY 1, 4, 2");
STMT(Q_NEED_INSERT, 0, INSERT_OF_PUPIL("pupil_need", NEED));
STMT(Q_NEED_END, 0, "UPDATE pupil_need SET ends = $3 WHERE school_id = $1 AND pupil_id = $2 AND ends IS NULL");

#define CONTACT_COLUMNS COLUMNS_OF_PUPIL("c", CONTACT)
#define CONTACT_SELECT                                                                                                 \
	"SELECT " CONTACT_COLUMNS                                                                                      \
	", p.title, p.given, p.family, p.job, p.email, p.phone, p.address, p.language, p.format,"                      \
	" p.interpreter, p.revision AS person_revision, (SELECT COUNT(*) FROM account u WHERE u.school_id = "          \
	"c.school_id"                                                                                                  \
	" AND u.person_id = c.person_id AND u.state = 'active') AS accounts"                                           \
	" FROM contact_link c JOIN person p ON p.school_id = c.school_id AND p.id = c.person_id"                       \
	" WHERE c.school_id = $1 AND c.pupil_id = $2"

STMT(Q_CONTACT_LIST, PEOPLE_MAX,
     CONTACT_SELECT " AND c.starts <= $3 AND (c.ends IS NULL OR c.ends >= $3) ORDER BY c.contact_order, c.id");
STMT(Q_CONTACT_LOAD, 1, CONTACT_SELECT " AND c.id = $3");
STMT(Q_CONTACT_INSERT, 0, INSERT_OF_PUPIL("contact_link", CONTACT));
STMT(Q_CONTACT_UPDATE, 0, UPDATE_OF_PUPIL("contact_link", CONTACT));

#define ASSIGNMENT_COLUMNS COLUMNS_OF_PUPIL("s", ASSIGNMENT)

STMT(Q_ASSIGNMENT_LIST, PEOPLE_MAX,
     "SELECT " ASSIGNMENT_COLUMNS " FROM assignment s WHERE s.school_id = $1 AND s.pupil_id = $2 AND s.starts <= $3"
     " AND (s.ends IS NULL OR s.ends >= $3) ORDER BY s.kind, s.id");

/* One row or more for each role in which somebody holds the pupil and each subject; put together by person below. */
STMT_UNSCOPED(Q_PUPIL_STAFF, PEOPLE_MAX, "asks who holds this pupil, not whom a person holds",
              "SELECT p.id AS person_id, p.title, p.given, p.family, p.name_key, p.job, h.hat AS kind,"
              " COALESCE(t.subject, '') AS subject, COALESCE(t.is_main, 0) AS is_main,"
              " CASE h.hat WHEN 'teacher' THEN 1 WHEN 'ta' THEN 2 ELSE 3 END AS place"
              " FROM pupil_scope h JOIN person p ON p.school_id = h.school_id AND p.id = h.person_id"
              " JOIN pupil u ON u.school_id = h.school_id AND u.id = h.pupil_id"
              " LEFT JOIN teaching t ON t.school_id = h.school_id AND t.person_id = h.person_id"
              " AND t.class_id = u.class_id AND t.kind = 'teacher' AND h.hat = 'teacher' AND t.starts <= $3"
              " AND (t.ends IS NULL OR t.ends >= $3)"
              " WHERE h.school_id = $1 AND h.pupil_id = $2 AND (h.hat = 'teacher' OR h.hat = 'ta'"
              " OR h.hat = 'specialist')"
              " AND h.starts <= $3 AND (h.ends IS NULL OR h.ends >= $3)"
              " ORDER BY 9 DESC, 10, p.name_key, 1, 8");

enum rc status_list(struct db *db, struct arena *a, struct pupil_key k, struct status **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_STATUS_LIST, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*out = records_from_rows(a, &status_rec, &r);
	*n = r.n;
	return RC_OK;
}

enum rc status_on(struct db *db, struct arena *a, struct pupil_key k, struct date on, struct status *out, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_STATUS_ON, &r, e, DV(k.school_id), DV(k.pupil_id), dv_date(a, on)));
	*out = (struct status){ .school_id = k.school_id, .pupil_id = k.pupil_id, .code = STATUS_N };
	if (r.n > 0)
		record_from_row(&status_rec, &r, 0, out);
	return RC_OK;
}

enum rc status_begin(struct db *db, struct arena *a, struct pupil_key k, const struct status *s, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_STATUS_HAS, &r, e, DV(k.school_id), DV(k.pupil_id), DV(s->id)));
	if (r.n > 0)
		return RC_CONFLICT;
	TRY(db_run(db, a, &Q_STATUS_END, NULL, e, DV(k.school_id), DV(k.pupil_id), DV(s->id),
	           dv_date(a, date_add(s->starts, -1))));
	return record_write(db, a, &Q_STATUS_INSERT, &status_rec, k, s, e);
}

enum rc need_list(struct db *db, struct arena *a, struct pupil_key k, struct date on, struct need **out, size_t *n,
                  struct err *e)
{
	struct rows r;

	TRY(date_none(on) ? db_run(db, a, &Q_NEED_LIST, &r, e, DV(k.school_id), DV(k.pupil_id))
	                  : db_run(db, a, &Q_NEED_ON, &r, e, DV(k.school_id), DV(k.pupil_id), dv_date(a, on)));
	*out = records_from_rows(a, &need_rec, &r);
	*n = r.n;
	return RC_OK;
}

static void standing_take(struct rows *r, size_t i, struct status *status, struct need *need, size_t *needs)
{
	struct status s = { .school_id = status->school_id, .pupil_id = status->pupil_id };

	if (row_int(r, i, "is_need") != 0) {
		need[*needs] = (struct need){ .school_id = s.school_id, .pupil_id = s.pupil_id };
		record_from_row(&need_rec, r, i, &need[(*needs)++]);
		return;
	}
	record_from_row(&status_rec, r, i, &s);
	s.by_name = row_str(r, i, "by_name");
	if (status->id == 0 || date_cmp(s.starts, status->starts) >= 0)
		*status = s;
}

enum rc standing_on(struct db *db, struct arena *a, struct pupil_key k, struct date on, struct status *status,
                    struct need **need, size_t *needs, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_STANDING_ON, &r, e, DV(k.school_id), DV(k.pupil_id), dv_date(a, on)));
	*status = (struct status){ .school_id = k.school_id, .pupil_id = k.pupil_id, .code = STATUS_N };
	*need = NEW_ARRAY(a, struct need, r.n);
	*needs = 0;
	for (size_t i = 0; i < r.n; i++)
		standing_take(&r, i, status, *need, needs);
	return RC_OK;
}

enum rc need_insert(struct db *db, struct arena *a, struct pupil_key k, const struct need *v, struct err *e)
{
	return record_write(db, a, &Q_NEED_INSERT, &need_rec, k, v, e);
}

enum rc need_end_all(struct db *db, struct arena *a, struct pupil_key k, struct date last, struct err *e)
{
	return db_run(db, a, &Q_NEED_END, NULL, e, DV(k.school_id), DV(k.pupil_id), dv_date(a, last));
}

static void contact_read(struct rows *r, size_t i, struct contact *c)
{
	c->has_account = row_int(r, i, "accounts") > 0;
	c->person = (struct person){
		.school_id = c->school_id,
		.id = c->person_id,
		.title = row_str(r, i, "title"),
		.given = row_str(r, i, "given"),
		.family = row_str(r, i, "family"),
		.job = row_str(r, i, "job"),
		.email = row_str(r, i, "email"),
		.phone = row_str(r, i, "phone"),
		.address = row_str(r, i, "address"),
		.language = row_str(r, i, "language"),
		.format = row_choice(r, i, "format", letter_format_choices),
		.interpreter = row_int(r, i, "interpreter"),
		.revision = row_int(r, i, "person_revision"),
	};
}

enum rc contact_list(struct db *db, struct arena *a, struct pupil_key k, struct date on, struct contact **out,
                     size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_CONTACT_LIST, &r, e, DV(k.school_id), DV(k.pupil_id), dv_date(a, on)));
	*out = records_from_rows(a, &contact_rec, &r);
	*n = r.n;
	for (size_t i = 0; i < r.n; i++)
		contact_read(&r, i, &(*out)[i]);
	return RC_OK;
}

enum rc contact_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct contact *out, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_CONTACT_LOAD, &r, e, DV(k.school_id), DV(k.pupil_id), DV(id)));
	TRY(record_one(&contact_rec, &r, out));
	contact_read(&r, 0, out);
	return RC_OK;
}

enum rc contact_insert(struct db *db, struct arena *a, struct pupil_key k, const struct contact *v, struct err *e)
{
	return record_write(db, a, &Q_CONTACT_INSERT, &contact_rec, k, v, e);
}

enum rc contact_update(struct db *db, struct arena *a, struct pupil_key k, const struct contact *v, struct err *e)
{
	return record_write(db, a, &Q_CONTACT_UPDATE, &contact_rec, k, v, e);
}

enum rc assignment_list(struct db *db, struct arena *a, struct pupil_key k, struct date on, struct assignment **out,
                        size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ASSIGNMENT_LIST, &r, e, DV(k.school_id), DV(k.pupil_id), dv_date(a, on)));
	*out = records_from_rows(a, &assignment_rec, &r);
	*n = r.n;
	return RC_OK;
}

static void staff_add(struct arena *a, struct pupil_staff *s, struct rows *r, size_t i)
{
	struct str subject = row_str(r, i, "subject");

	if (s->person_id == 0)
		*s = (struct pupil_staff){
			.person_id = row_int(r, i, "person_id"),
			.title = row_str(r, i, "title"),
			.given = row_str(r, i, "given"),
			.family = row_str(r, i, "family"),
			.job = row_str(r, i, "job"),
			.kind = row_str(r, i, "kind"),
		};
	s->is_main |= row_int(r, i, "is_main") != 0;
	if (subject.n > 0)
		s->subject =
		    s->subject.n == 0 ? subject : str_fmt(a, "%.*s, %.*s", STR_ARG(s->subject), STR_ARG(subject));
}

/* Somebody who holds the pupil twice in one role: the rows are in order. */
static bool staff_again(struct rows *r, size_t i)
{
	return i > 0 && row_int(r, i, "person_id") == row_int(r, i - 1, "person_id") &&
	       str_eq(row_str(r, i, "kind"), row_str(r, i - 1, "kind")) &&
	       str_eq(row_str(r, i, "subject"), row_str(r, i - 1, "subject"));
}

enum rc pupil_staff_list(struct db *db, struct arena *a, struct pupil_key k, struct date on, struct pupil_staff **out,
                         size_t *n, struct err *e)
{
	struct rows r;
	enum rc rc = db_run(db, a, &Q_PUPIL_STAFF, &r, e, DV(k.school_id), DV(k.pupil_id), dv_date(a, on));
	size_t people = 0;

	if (rc != RC_OK)
		return rc;
	*out = NEW_ARRAY(a, struct pupil_staff, r.n + 1);
	for (size_t i = 0; i < r.n; i++) {
		size_t at = 0;

		if (staff_again(&r, i))
			continue;
		while (at < people && (*out)[at].person_id != row_int(&r, i, "person_id"))
			at++;
		staff_add(a, &(*out)[at], &r, i);
		people += at == people;
	}
	*n = people;
	return RC_OK;
}
