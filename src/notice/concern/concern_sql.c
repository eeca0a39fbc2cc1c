#include "notice/concern/concern_sql.h"

#include "core/record/record_sql.h"
#include "core/rights/scope_sql.h"

enum { LINES_MAX = 20000, INBOX_MAX = 2000, INBOX_SHOWN = 200 };

#define CONCERN_COLUMNS                                                                                                \
	COLUMNS_OF_PUPIL("q", CONCERN) ", " SQL_NAME("b") " AS noted_name, " SQL_NAME("w") " AS answered_name"
#define CONCERN_FROM                                                                                                   \
	" FROM concern q LEFT JOIN person b ON b.school_id = q.school_id AND b.id = q.noted_by"                        \
	" LEFT JOIN person w ON w.school_id = q.school_id AND w.id = q.answered_by"

STMT(Q_CONCERN_LIST, 2000,
     "SELECT " CONCERN_COLUMNS CONCERN_FROM " WHERE q.school_id = $1 AND q.pupil_id = $2"
     " AND (0 = CAST($3 AS BIGINT) OR q.person_id = $3) ORDER BY q.raised_on DESC, q.id DESC");
STMT(Q_CONCERN_LOAD, 1,
     "SELECT " CONCERN_COLUMNS CONCERN_FROM " WHERE q.school_id = $1 AND q.pupil_id = $2 AND q.id = $3");
STMT(Q_CONCERN_INSERT, 0, INSERT_OF_PUPIL("concern", CONCERN));
STMT(Q_CONCERN_SETTLE, 0,
     "UPDATE concern SET compared = $4, result = $5, reason = $6, look_on = $7, answer = $8, answered_on = $9,"
     " answered_by = $10, answered_how = $11, revision = revision + 1"
     " WHERE school_id = $1 AND pupil_id = $2 AND id = $3 AND revision = $12");
STMT(Q_CONCERN_LINES, LINES_MAX,
     "SELECT " CONCERN_COLUMNS ", p.given, p.family, p.preferred, COALESCE(c.name, '') AS class_name" CONCERN_FROM
     " JOIN pupil p ON p.school_id = q.school_id AND p.id = q.pupil_id"
     " LEFT JOIN class c ON c.school_id = p.school_id AND c.id = p.class_id"
     " WHERE q.school_id = $1 AND (q.answered_on IS NULL OR q.raised_on >= $5) AND" SCOPE_HOLDS(
         "q.pupil_id") " ORDER BY q.pupil_id, q.raised_on DESC, q.id DESC");

#define INBOX_COLUMNS COLUMNS_PLAIN_OF_SCHOOL(CONCERN_INBOX)
STMT_UNSCOPED(Q_INBOX_LIST, INBOX_MAX, "the inbox: nobody has been looked up yet; only for who may match",
              "SELECT " INBOX_COLUMNS " FROM concern_inbox WHERE school_id = $1 AND state = $2 ORDER BY at, id");
STMT_UNSCOPED(Q_INBOX_ASIDE, INBOX_SHOWN, "the inbox: nobody has been looked up yet; only for who may match",
              "SELECT " COLUMNS_OF_SCHOOL("i", CONCERN_INBOX) ", " SQL_NAME(
                  "b") " AS settled_name FROM concern_inbox i"
                       " LEFT JOIN person b ON b.school_id = i.school_id AND b.id = i.settled_by"
                       " WHERE i.school_id = $1 AND i.state = 'aside' ORDER BY i.settled_at DESC, i.id DESC LIMIT 200");
STMT_UNSCOPED(Q_INBOX_LOAD, 1, "the inbox: nobody has been looked up yet; only for who may match",
              "SELECT " INBOX_COLUMNS " FROM concern_inbox WHERE school_id = $1 AND id = $2");
STMT(Q_INBOX_INSERT, 0,
     "INSERT INTO concern_inbox (" INBOX_COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,"
     " $14, $15, $16, $17, $18, $19) ON CONFLICT DO NOTHING");
STMT(Q_INBOX_SETTLE, 0,
     "UPDATE concern_inbox SET state = $3, pupil_id = $4, concern_id = $5, settled_by = $6, settled_at = $7,"
     " settled_why = $8, revision = revision + 1 WHERE school_id = $1 AND id = $2 AND revision = $9");

enum rc concern_list(struct db *db, struct arena *a, struct pupil_key k, int64_t person_id, struct concern **out,
                     size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_CONCERN_LIST, &r, e, DV(k.school_id), DV(k.pupil_id), DV(person_id)));
	*n = r.n;
	*out = records_from_rows(a, &concern_rec, &r);
	return RC_OK;
}

enum rc concern_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct concern *out, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_CONCERN_LOAD, &r, e, DV(k.school_id), DV(k.pupil_id), DV(id)));
	*out = (struct concern){ 0 };
	return record_one(&concern_rec, &r, out);
}

enum rc concern_insert(struct db *db, struct arena *a, struct pupil_key k, const struct concern *v, struct err *e)
{
	return record_write(db, a, &Q_CONCERN_INSERT, &concern_rec, k, v, e);
}

enum rc concern_settle(struct db *db, struct arena *a, struct pupil_key k, const struct concern *v, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_CONCERN_SETTLE, &r, e, DV(k.school_id), DV(k.pupil_id), DV(v->id), DV(v->compared),
	           DV(concern_result_code(v->result)), DV(v->reason), dv_date(a, v->look_on), DV(v->answer),
	           dv_date(a, v->answered_on), dv_ref(v->answered_by), DV(answered_how_code(v->answered_how)),
	           DV(v->revision)));
	return r.changed == 0 ? RC_CONFLICT : RC_OK;
}

enum rc concern_lines(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                      struct date today, struct date since, struct concern_line **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_CONCERN_LINES, &r, e, DV(school_id), DV(person_id), DV(hat), dv_date(a, today),
	           dv_date(a, since)));
	*n = r.n;
	*out = NEW_ARRAY(a, struct concern_line, r.n);
	for (size_t i = 0; i < r.n; i++) {
		struct concern_line *l = &(*out)[i];

		record_from_row(&concern_rec, &r, i, &l->concern);
		l->given = row_str(&r, i, "given");
		l->family = row_str(&r, i, "family");
		l->preferred = row_str(&r, i, "preferred");
		l->class_name = row_str(&r, i, "class_name");
	}
	return RC_OK;
}

enum rc inbox_list(struct db *db, struct arena *a, int64_t school_id, struct str state, struct concern_inbox **out,
                   size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_INBOX_LIST, &r, e, DV(school_id), DV(state)));
	*n = r.n;
	*out = records_from_rows(a, &concern_inbox_rec, &r);
	return RC_OK;
}

enum rc inbox_aside_list(struct db *db, struct arena *a, int64_t school_id, struct concern_inbox **out, size_t *n,
                         struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_INBOX_ASIDE, &r, e, DV(school_id)));
	*n = r.n;
	*out = records_from_rows(a, &concern_inbox_rec, &r);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i].settled_name = row_str(&r, i, "settled_name");
	return RC_OK;
}

enum rc inbox_load(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct concern_inbox *out,
                   struct err *e)
{
	struct rows r;

	*out = (struct concern_inbox){ 0 };
	TRY(db_run(db, a, &Q_INBOX_LOAD, &r, e, DV(school_id), DV(id)));
	return record_one(&concern_inbox_rec, &r, out);
}

enum rc inbox_insert(struct db *db, struct arena *a, const struct concern_inbox *v, struct err *e)
{
	return record_write_plain(db, a, &Q_INBOX_INSERT, &concern_inbox_rec, v, e);
}

enum rc inbox_settle(struct db *db, struct arena *a, const struct concern_inbox *v, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_INBOX_SETTLE, &r, e, DV(v->school_id), DV(v->id), DV(inbox_state_code(v->state)),
	           dv_ref(v->pupil_id), dv_ref(v->concern_id), dv_ref(v->settled_by), dv_ref(v->settled_at),
	           DV(v->settled_why), DV(v->revision)));
	return r.changed == 0 ? RC_CONFLICT : RC_OK;
}

STMT(Q_CONCERN_WAIT, 1,
     "SELECT (SELECT COUNT(*) FROM concern q WHERE q.school_id = $1 AND q.answered_on IS NULL AND" SCOPE_HOLDS(
         "q.pupil_id") ")"
                       " + (SELECT COUNT(*) FROM concern_inbox i WHERE i.school_id = $1 AND i.state = 'new') AS n");

enum rc concern_wait_count(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                           struct date today, int64_t *n, struct err *e)
{
	struct rows r;
	enum rc rc = db_run(db, a, &Q_CONCERN_WAIT, &r, e, DV(school_id), DV(person_id), DV(hat), dv_date(a, today));

	*n = rc == RC_OK && r.n > 0 ? row_int(&r, 0, "n") : 0;
	return rc;
}
