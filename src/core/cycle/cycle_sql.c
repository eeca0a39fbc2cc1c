#include "core/cycle/cycle_sql.h"

#include "core/record/record_sql.h"

enum { CYCLES_MAX = 200 };

#define CYCLE_SELECT "SELECT " COLUMNS_PLAIN_OF_PUPIL(CYCLE) " FROM cycle WHERE school_id = $1 AND pupil_id = $2"
#define MARK(column)                                                                                                   \
	"UPDATE cycle SET " column " = $4, revision = revision + 1 WHERE school_id = $1 AND pupil_id = $2 AND id = $3" \
	" AND " column " IS NULL"

STMT(Q_CYCLE_LIST, CYCLES_MAX, CYCLE_SELECT " ORDER BY number DESC, id DESC");
STMT(Q_CYCLE_LATEST, 1, CYCLE_SELECT " ORDER BY number DESC, id DESC LIMIT 1");
STMT(Q_CYCLE_LOAD, 1, CYCLE_SELECT " AND id = $3");
STMT(Q_CYCLE_INSERT, 0, INSERT_OF_PUPIL("cycle", CYCLE));
STMT(Q_CYCLE_UPDATE, 0, UPDATE_OF_PUPIL("cycle", CYCLE));
STMT(Q_CYCLE_MARK_ASSESSED, 0, MARK("assessed_on"));
STMT(Q_CYCLE_MARK_PLANNED, 0, MARK("planned_on"));
STMT(Q_CYCLE_MARK_REVIEWED, 0, MARK("reviewed_on"));
STMT(Q_CYCLE_MARK_CLOSED, 0, MARK("closed_on"));
STMT(Q_CYCLE_MARK_REVIEW, 0,
     "UPDATE cycle SET review_on = $4, revision = revision + 1 WHERE school_id = $1 AND pupil_id = $2 AND id = $3");

enum rc cycle_list(struct db *db, struct arena *a, struct pupil_key k, struct cycle **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_CYCLE_LIST, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*out = records_from_rows(a, &cycle_rec, &r);
	*n = r.n;
	return RC_OK;
}

enum rc cycle_latest(struct db *db, struct arena *a, struct pupil_key k, struct cycle *out, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_CYCLE_LATEST, &r, e, DV(k.school_id), DV(k.pupil_id)));
	return record_one(&cycle_rec, &r, out);
}

enum rc cycle_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct cycle *out, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_CYCLE_LOAD, &r, e, DV(k.school_id), DV(k.pupil_id), DV(id)));
	return record_one(&cycle_rec, &r, out);
}

enum rc cycle_insert(struct db *db, struct arena *a, struct pupil_key k, const struct cycle *v, struct err *e)
{
	return record_write(db, a, &Q_CYCLE_INSERT, &cycle_rec, k, v, e);
}

enum rc cycle_update(struct db *db, struct arena *a, struct pupil_key k, const struct cycle *v, struct err *e)
{
	return record_write(db, a, &Q_CYCLE_UPDATE, &cycle_rec, k, v, e);
}

static const struct stmt *mark_of(enum cycle_date which)
{
	switch (which) {
	case CYCLE_DATE_ASSESSED:
		return &Q_CYCLE_MARK_ASSESSED;
	case CYCLE_DATE_PLANNED:
		return &Q_CYCLE_MARK_PLANNED;
	case CYCLE_DATE_REVIEWED:
		return &Q_CYCLE_MARK_REVIEWED;
	case CYCLE_DATE_CLOSED:
		return &Q_CYCLE_MARK_CLOSED;
	case CYCLE_DATE_REVIEW:
		return &Q_CYCLE_MARK_REVIEW;
	}
	return &Q_CYCLE_MARK_REVIEW;
}

enum rc cycle_mark(struct db *db, struct arena *a, struct pupil_key k, int64_t id, enum cycle_date which,
                   struct date on, struct err *e)
{
	return db_run(db, a, mark_of(which), NULL, e, DV(k.school_id), DV(k.pupil_id), DV(id), dv_date(a, on));
}
