#include "assess/assess_sql.h"

#include "core/record/record_sql.h"

enum { STATEMENTS_MAX = 2000, INSIGHTS_MAX = 2000, VIEWS_MAX = 2000 };

#define STATEMENT_COLUMNS COLUMNS_OF_PUPIL("t", NEED_STATEMENT)
#define STATEMENT_SELECT                                                                                               \
	"SELECT " STATEMENT_COLUMNS                                                                                    \
	", " SQL_NAME("b") " AS by_name FROM need_statement t"                                                         \
	                   " LEFT JOIN person b ON b.school_id = t.school_id AND b.id = t.noted_by"                    \
	                   " WHERE t.school_id = $1 AND t.pupil_id = $2"

STMT(Q_NEED_STATEMENT_LIST, STATEMENTS_MAX,
     STATEMENT_SELECT " AND (t.cycle_id = $3 OR 0 = CAST($3 AS BIGINT)) ORDER BY t.cycle_id DESC, t.source, t.id");
STMT(Q_NEED_STATEMENT_LOAD, 1, STATEMENT_SELECT " AND t.id = $3");
STMT(Q_NEED_STATEMENT_INSERT, 0, INSERT_OF_PUPIL("need_statement", NEED_STATEMENT));
STMT(Q_NEED_STATEMENT_UPDATE, 0, UPDATE_OF_PUPIL("need_statement", NEED_STATEMENT));

STMT(Q_INSIGHT_LIST, INSIGHTS_MAX,
     "SELECT " COLUMNS_PLAIN_OF_PUPIL(
         INSIGHT) " FROM insight WHERE school_id = $1 AND pupil_id = $2 AND (cycle_id = $3 OR 0 = CAST($3 AS"
                  " BIGINT)) ORDER BY cycle_id DESC, kind, position, id");
STMT(Q_INSIGHT_INSERT, 0, INSERT_OF_PUPIL("insight", INSIGHT));
STMT(Q_INSIGHT_DELETE, 0, "DELETE FROM insight WHERE school_id = $1 AND pupil_id = $2 AND cycle_id = $3");

#define VIEW_COLUMNS COLUMNS_OF_PUPIL("v", VIEW)
#define VIEW_SELECT "SELECT " VIEW_COLUMNS " FROM view v WHERE v.school_id = $1 AND v.pupil_id = $2"

STMT(Q_VIEW_LIST, VIEWS_MAX,
     VIEW_SELECT " AND (v.cycle_id = $3 OR 0 = CAST($3 AS BIGINT)) ORDER BY v.given_on DESC, v.id DESC");
STMT(Q_VIEW_LIST_OF, VIEWS_MAX,
     VIEW_SELECT
     " AND v.who = $3 AND (v.person_id = $4 OR 0 = CAST($4 AS BIGINT)) ORDER BY v.given_on DESC, v.id DESC");
STMT(Q_VIEW_LOAD, 1, VIEW_SELECT " AND v.id = $3");
STMT(Q_VIEW_INSERT, 0, INSERT_OF_PUPIL("view", VIEW));
STMT(Q_VIEW_UPDATE, 0, UPDATE_OF_PUPIL("view", VIEW));

enum rc need_statement_list(struct db *db, struct arena *a, struct pupil_key k, int64_t cycle_id,
                            struct need_statement **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_NEED_STATEMENT_LIST, &r, e, DV(k.school_id), DV(k.pupil_id), DV(cycle_id)));
	*out = records_from_rows(a, &need_statement_rec, &r);
	*n = r.n;
	return RC_OK;
}

enum rc need_statement_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct need_statement *out,
                            struct err *e)
{
	return record_load(db, a, &need_statement_sql, k, id, out, e);
}

enum rc need_statement_insert(struct db *db, struct arena *a, struct pupil_key k, const struct need_statement *v,
                              struct err *e)
{
	return record_write(db, a, &Q_NEED_STATEMENT_INSERT, &need_statement_rec, k, v, e);
}

enum rc need_statement_update(struct db *db, struct arena *a, struct pupil_key k, const struct need_statement *v,
                              struct err *e)
{
	return record_write(db, a, &Q_NEED_STATEMENT_UPDATE, &need_statement_rec, k, v, e);
}

enum rc insight_list(struct db *db, struct arena *a, struct pupil_key k, int64_t cycle_id, struct insight **out,
                     size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_INSIGHT_LIST, &r, e, DV(k.school_id), DV(k.pupil_id), DV(cycle_id)));
	*out = records_from_rows(a, &insight_rec, &r);
	*n = r.n;
	return RC_OK;
}

enum rc insight_replace(struct db *db, struct arena *a, struct pupil_key k, int64_t cycle_id, const struct insight *v,
                        size_t n, struct err *e)
{
	TRY(db_run(db, a, &Q_INSIGHT_DELETE, NULL, e, DV(k.school_id), DV(k.pupil_id), DV(cycle_id)));
	for (size_t i = 0; i < n; i++) {
		struct insight own = v[i];

		own.cycle_id = cycle_id;
		own.position = (int64_t)i + 1;
		TRY(record_write(db, a, &Q_INSIGHT_INSERT, &insight_rec, k, &own, e));
	}
	return RC_OK;
}

enum rc view_list(struct db *db, struct arena *a, struct pupil_key k, int64_t cycle_id, struct view **out, size_t *n,
                  struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_VIEW_LIST, &r, e, DV(k.school_id), DV(k.pupil_id), DV(cycle_id)));
	*out = records_from_rows(a, &view_rec, &r);
	*n = r.n;
	return RC_OK;
}

enum rc view_list_of(struct db *db, struct arena *a, struct pupil_key k, struct str who, int64_t person_id,
                     struct view **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_VIEW_LIST_OF, &r, e, DV(k.school_id), DV(k.pupil_id), DV(who), DV(person_id)));
	*out = records_from_rows(a, &view_rec, &r);
	*n = r.n;
	return RC_OK;
}

enum rc view_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct view *out, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_VIEW_LOAD, &r, e, DV(k.school_id), DV(k.pupil_id), DV(id)));
	return record_one(&view_rec, &r, out);
}

enum rc view_insert(struct db *db, struct arena *a, struct pupil_key k, const struct view *v, struct err *e)
{
	return record_write(db, a, &Q_VIEW_INSERT, &view_rec, k, v, e);
}

enum rc view_update(struct db *db, struct arena *a, struct pupil_key k, const struct view *v, struct err *e)
{
	return record_write(db, a, &Q_VIEW_UPDATE, &view_rec, k, v, e);
}

const struct record_sql need_statement_sql = { &need_statement_rec, &Q_NEED_STATEMENT_LOAD, &Q_NEED_STATEMENT_INSERT,
	                                       &Q_NEED_STATEMENT_UPDATE };
