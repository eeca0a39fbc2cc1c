#include "enquiry/enquiry_sql.h"

#include "core/record/record_sql.h"

enum { WAITING_MAX = 5000, DEALT_SHOWN = 200, STEPS_MAX = 500 };

#define COLUMNS COLUMNS_OF_SCHOOL("q", ENQUIRY_FIELDS)
#define TRIES                                                                                                          \
	"(SELECT COUNT(*) FROM enquiry_step s WHERE s.school_id = q.school_id AND s.enquiry_id = q.id AND s.kind IN "  \
	"('message', 'nobody')) AS tries"

STMT(Q_ENQUIRY_INSERT, 0, INSERT_OF_SCHOOL("enquiry", ENQUIRY_FIELDS));
STMT(Q_ENQUIRY_LOAD, 1, "SELECT " COLUMNS ", " TRIES " FROM enquiry q WHERE q.school_id = $1 AND q.id = $2");
STMT(Q_ENQUIRY_BY_RECEIPT, 1, "SELECT kind, desk, answer_by FROM enquiry WHERE school_id = $1 AND receipt = $2");
STMT(Q_ENQUIRY_WAITING, WAITING_MAX,
     "SELECT " COLUMNS ", " TRIES " FROM enquiry q WHERE q.school_id = $1 AND q.desk = $2 AND q.state = 'new'"
     " ORDER BY CASE WHEN q.answer_by IS NULL THEN 1 ELSE 0 END, q.answer_by, q.at, q.id");
STMT(Q_ENQUIRY_DEALT, DEALT_SHOWN,
     "SELECT " COLUMNS ", " TRIES " FROM enquiry q WHERE q.school_id = $1 AND q.desk = $2 AND q.state <> 'new'"
     " ORDER BY q.done_on DESC, q.at DESC, q.id DESC LIMIT 200");
STMT(Q_ENQUIRY_COUNTS, 1,
     "SELECT COUNT(*) AS n, COALESCE(SUM(CASE WHEN answer_by < $3 THEN 1 ELSE 0 END), 0) AS late FROM enquiry"
     " WHERE school_id = $1 AND desk = $2 AND state = 'new'");
STMT(Q_ENQUIRY_CLEAR, 1,
     "SELECT COALESCE(SUM(CASE WHEN clear = 'yes' THEN 1 ELSE 0 END), 0) AS yes,"
     " COALESCE(SUM(CASE WHEN clear = 'part' THEN 1 ELSE 0 END), 0) AS part,"
     " COALESCE(SUM(CASE WHEN clear = 'no' THEN 1 ELSE 0 END), 0) AS not_at_all FROM enquiry"
     " WHERE school_id = $1 AND desk = $2 AND kind = 'say' AND at >= $3");
STMT(Q_ENQUIRY_SETTLE, 0,
     "UPDATE enquiry SET state = $3, done_on = $4, revision = revision + 1"
     " WHERE school_id = $1 AND id = $2 AND revision = $5");
STMT(Q_ENQUIRY_STEP_INSERT, 0, INSERT_OF_SCHOOL("enquiry_step", ENQUIRY_STEP_FIELDS));
STMT(Q_ENQUIRY_STEPS, STEPS_MAX,
     "SELECT " COLUMNS_OF_SCHOOL("s", ENQUIRY_STEP_FIELDS) ", " SQL_NAME(
         "b") " AS by_name FROM enquiry_step s"
              " LEFT JOIN person b ON b.school_id = s.school_id AND b.id = s.noted_by"
              " WHERE s.school_id = $1 AND s.enquiry_id = $2 ORDER BY s.at DESC, s.id DESC");
STMT(Q_ENQUIRY_WIPE_STEPS, 0,
     "UPDATE enquiry_step SET note = '' WHERE school_id = $1 AND note <> '' AND enquiry_id IN"
     " (SELECT q.id FROM enquiry q WHERE q.school_id = $1 AND q.state <> 'new' AND q.wiped = 0 AND q.done_on <= $2)");
STMT(Q_ENQUIRY_WIPE, 0,
     "UPDATE enquiry SET words = '', sender = '', reach = '', language = '', wiped = 1, revision = revision + 1"
     " WHERE school_id = $1 AND state <> 'new' AND wiped = 0 AND done_on <= $2");
STMT(Q_ENQUIRY_WIPE_ONE, 0,
     "UPDATE enquiry SET words = '', sender = '', reach = '', language = '', wiped = 1, revision = revision + 1"
     " WHERE school_id = $1 AND id = $2 AND state <> 'new' AND wiped = 0");
STMT(Q_ENQUIRY_WIPE_NOTES, 0, "UPDATE enquiry_step SET note = '' WHERE school_id = $1 AND enquiry_id = $2");
STMT(Q_ENQUIRY_SERVICE, 1,
     "SELECT COUNT(*) AS n FROM role_grant WHERE school_id = $1 AND role = 'sendiass' AND starts <= $2"
     " AND (ends IS NULL OR ends >= $2)");

enum rc enquiry_insert(struct db *db, struct arena *a, const struct enquiry *v, struct err *e)
{
	return record_write_plain(db, a, &Q_ENQUIRY_INSERT, &enquiry_rec, v, e);
}

static void item_from(struct rows *r, size_t i, struct enquiry *out)
{
	record_from_row(&enquiry_rec, r, i, out);
	out->tries = row_int(r, i, "tries");
}

enum rc enquiry_load(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct enquiry *out, struct err *e)
{
	struct rows r;

	*out = (struct enquiry){ 0 };
	TRY(db_run(db, a, &Q_ENQUIRY_LOAD, &r, e, DV(school_id), DV(id)));
	if (r.n == 0)
		return RC_NONE;
	item_from(&r, 0, out);
	return RC_OK;
}

enum rc enquiry_by_receipt(struct db *db, struct arena *a, int64_t school_id, struct str receipt, struct enquiry *out,
                           struct err *e)
{
	struct rows r;

	*out = (struct enquiry){ 0 };
	TRY(db_run(db, a, &Q_ENQUIRY_BY_RECEIPT, &r, e, DV(school_id), DV(receipt)));
	return record_one(&enquiry_rec, &r, out);
}

static enum rc list(struct db *db, struct arena *a, const struct stmt *q, int64_t school_id, struct str desk,
                    struct enquiry **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, q, &r, e, DV(school_id), DV(desk)));
	*n = r.n;
	*out = NEW_ARRAY(a, struct enquiry, r.n);
	for (size_t i = 0; i < r.n; i++)
		item_from(&r, i, &(*out)[i]);
	return RC_OK;
}

enum rc enquiry_waiting(struct db *db, struct arena *a, int64_t school_id, struct str desk, struct enquiry **out,
                        size_t *n, struct err *e)
{
	return list(db, a, &Q_ENQUIRY_WAITING, school_id, desk, out, n, e);
}

enum rc enquiry_dealt(struct db *db, struct arena *a, int64_t school_id, struct str desk, struct enquiry **out,
                      size_t *n, struct err *e)
{
	return list(db, a, &Q_ENQUIRY_DEALT, school_id, desk, out, n, e);
}

enum rc enquiry_counts(struct db *db, struct arena *a, int64_t school_id, struct str desk, struct date today,
                       int64_t *waiting, int64_t *late, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ENQUIRY_COUNTS, &r, e, DV(school_id), DV(desk), dv_date(a, today)));
	*waiting = row_int(&r, 0, "n");
	*late = row_int(&r, 0, "late");
	return RC_OK;
}

enum rc enquiry_clear_counts(struct db *db, struct arena *a, int64_t school_id, struct str desk, int64_t since,
                             int64_t out[3], struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ENQUIRY_CLEAR, &r, e, DV(school_id), DV(desk), DV(since)));
	out[0] = row_int(&r, 0, "yes");
	out[1] = row_int(&r, 0, "part");
	out[2] = row_int(&r, 0, "not_at_all");
	return RC_OK;
}

enum rc enquiry_settle(struct db *db, struct arena *a, const struct enquiry *v, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ENQUIRY_SETTLE, &r, e, DV(v->school_id), DV(v->id), DV(enquiry_state_code(v->state)),
	           dv_date(a, v->done_on), DV(v->revision)));
	return r.changed == 0 ? RC_CONFLICT : RC_OK;
}

enum rc enquiry_step_insert(struct db *db, struct arena *a, const struct enquiry_step *v, struct err *e)
{
	return record_write_plain(db, a, &Q_ENQUIRY_STEP_INSERT, &enquiry_step_rec, v, e);
}

enum rc enquiry_steps(struct db *db, struct arena *a, int64_t school_id, int64_t enquiry_id, struct enquiry_step **out,
                      size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ENQUIRY_STEPS, &r, e, DV(school_id), DV(enquiry_id)));
	*n = r.n;
	*out = records_from_rows(a, &enquiry_step_rec, &r);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i].by_name = row_str(&r, i, "by_name");
	return RC_OK;
}

enum rc enquiry_wipe(struct db *db, struct arena *a, int64_t school_id, struct date done, int64_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ENQUIRY_WIPE_STEPS, NULL, e, DV(school_id), dv_date(a, done)));
	TRY(db_run(db, a, &Q_ENQUIRY_WIPE, &r, e, DV(school_id), dv_date(a, done)));
	*n = (int64_t)r.changed;
	return RC_OK;
}

enum rc enquiry_service_here(struct db *db, struct arena *a, int64_t school_id, struct date today, bool *is,
                             struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ENQUIRY_SERVICE, &r, e, DV(school_id), dv_date(a, today)));
	*is = row_int(&r, 0, "n") > 0;
	return RC_OK;
}

enum rc enquiry_wipe_one(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ENQUIRY_WIPE_ONE, &r, e, DV(school_id), DV(id)));
	if (r.changed == 0)
		return RC_CONFLICT;
	return db_run(db, a, &Q_ENQUIRY_WIPE_NOTES, NULL, e, DV(school_id), DV(id));
}
