#include "notice/screen/screen_decision_sql.h"

#include "core/record/record_sql.h"

enum { OF_PUPIL_MAX = 500, OF_SCOPE_MAX = 20000 };

#define DECISION_COLUMNS COLUMNS_OF_PUPIL("d", SCREEN_DECISION)
#define DECISION_SELECT                                                                                                \
	"SELECT " DECISION_COLUMNS                                                                                     \
	", " SQL_NAME("b") " AS by_name FROM screen_decision d"                                                        \
	                   " LEFT JOIN person b ON b.school_id = d.school_id AND b.id = d.decided_by"
#define IN_SCOPE(id)                                                                                                   \
	" " id " IN (SELECT s.pupil_id FROM pupil_scope s WHERE s.school_id = $1 AND s.person_id = $2 AND s.hat = $3"  \
	" AND s.starts <= $4 AND (s.ends IS NULL OR s.ends >= $4))"

STMT(Q_SCREEN_DECISION_LIST, OF_PUPIL_MAX,
     DECISION_SELECT " WHERE d.school_id = $1 AND d.pupil_id = $2 ORDER BY d.decided_on DESC, d.id DESC");
STMT(Q_SCREEN_DECISION_LOAD, 1, DECISION_SELECT " WHERE d.school_id = $1 AND d.pupil_id = $2 AND d.id = $3");
STMT(Q_SCREEN_DECISION_INSERT, 0, INSERT_OF_PUPIL("screen_decision", SCREEN_DECISION));
STMT(Q_SCREEN_DECISION_OF_SCOPE, OF_SCOPE_MAX,
     DECISION_SELECT " WHERE d.school_id = $1 AND" IN_SCOPE(
         "d.pupil_id") " AND d.decided_on <= $6 AND (d.decided_on >= $5 OR NOT EXISTS (SELECT 1 FROM screen_decision l "
                       "WHERE"
                       " l.school_id = d.school_id AND l.pupil_id = d.pupil_id AND l.decided_on <= $6 AND "
                       "(l.decided_on > d.decided_on OR"
                       " (l.decided_on = d.decided_on AND l.id > d.id)))) ORDER BY d.pupil_id, d.decided_on, d.id");
STMT(Q_CONCERN_COUNT_OF_SCOPE, OF_SCOPE_MAX,
     "SELECT c.pupil_id, COUNT(*) AS concerns, MAX(c.raised_on) AS latest,"
     " COUNT(CASE WHEN c.answered_on IS NULL OR c.answered_on > $5 THEN 1 END) AS waiting FROM concern c"
     " WHERE c.school_id = $1 AND" IN_SCOPE(
         "c.pupil_id") " AND c.private = 0 AND c.raised_on <= $5 GROUP BY c.pupil_id ORDER BY c.pupil_id");

enum rc screen_decision_list(struct db *db, struct arena *a, struct pupil_key k, struct screen_decision **out,
                             size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_SCREEN_DECISION_LIST, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*out = records_from_rows(a, &screen_decision_rec, &r);
	*n = r.n;
	return RC_OK;
}

enum rc screen_decision_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id,
                             struct screen_decision *out, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_SCREEN_DECISION_LOAD, &r, e, DV(k.school_id), DV(k.pupil_id), DV(id)));
	return record_one(&screen_decision_rec, &r, out);
}

enum rc screen_decision_insert(struct db *db, struct arena *a, struct pupil_key k, const struct screen_decision *v,
                               struct err *e)
{
	return record_write(db, a, &Q_SCREEN_DECISION_INSERT, &screen_decision_rec, k, v, e);
}

enum rc screen_decision_of_scope(struct db *db, struct arena *a, const struct screen_scope *s, struct date from,
                                 struct date on, struct screen_decision **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_SCREEN_DECISION_OF_SCOPE, &r, e, DV(s->school_id), DV(s->person_id), DV(s->hat),
	           dv_date(a, s->today), dv_date(a, from), dv_date(a, on)));
	*out = records_from_rows(a, &screen_decision_rec, &r);
	*n = r.n;
	return RC_OK;
}

enum rc concern_count_of_scope(struct db *db, struct arena *a, const struct screen_scope *s, struct date on,
                               struct concern_count **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_CONCERN_COUNT_OF_SCOPE, &r, e, DV(s->school_id), DV(s->person_id), DV(s->hat),
	           dv_date(a, s->today), dv_date(a, on)));
	*out = NEW_ARRAY(a, struct concern_count, r.n);
	*n = r.n;
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct concern_count){ row_int(&r, i, "pupil_id"), row_int(&r, i, "concerns"),
			                            row_int(&r, i, "waiting"), row_date(&r, i, "latest") };
	return RC_OK;
}
