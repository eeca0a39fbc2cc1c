#include "core/cycle/cycle_take.h"

#include "core/cycle/cycle_sql.h"
#include "core/cycle/support_rec.h"

ENTRY_TABLE(cycle_rows, cycle_rec, "cycle", CYCLE);

ENTRY_ROWS_BY(Q_SESSIONS_OF_SUPPORT, "session", SESSION_NOTE, "provision_root");
ENTRY_ROWS_BY(Q_POINTS_OF_OUTCOME, "measure_point", MEASURE_POINT, "outcome_root");
#define STANDS(table) "SELECT 1 AS x FROM " table " WHERE school_id = $1 AND pupil_id = $2 AND cycle_id = $3"
#define OR_STANDS(table) " UNION ALL " STANDS(table)
STMT(Q_CYCLE_USED, 1,
     "SELECT COUNT(*) AS n FROM (" STANDS("need_statement") OR_STANDS("insight") OR_STANDS("view") OR_STANDS("plan")
         OR_STANDS("review") OR_STANDS("meeting") OR_STANDS("round") ") used");
STMT(Q_CYCLE_BEGUN, 1,
     "SELECT MIN(on_day) AS on_day FROM session WHERE school_id = $1 AND pupil_id = $2 AND on_day >= $3"
     " AND result <> 'missed'");

enum rc cycle_is_empty(struct entry_take *t, const struct cycle *y, bool *yes)
{
	struct rows r;

	TRY(db_run(t->c->db, t->c->a, &Q_CYCLE_USED, &r, &t->c->err, DV(t->k.school_id), DV(t->k.pupil_id), DV(y->id)));
	*yes = row_int(&r, 0, "n") == 0 && date_none(y->assessed_on) && date_none(y->planned_on) &&
	       date_none(y->do_on) && date_none(y->reviewed_on);
	return RC_OK;
}

static enum rc all_take(struct entry_take *t, const char *table, const struct stmt *q, int64_t root, size_t *n)
{
	size_t more;

	TRY(entry_take_along(t, entry_table_find(str_of(table)), q, root, &more));
	*n += more;
	return RC_OK;
}

enum rc sessions_take(struct entry_take *t, int64_t provision_root, size_t *n)
{
	return all_take(t, "session", &Q_SESSIONS_OF_SUPPORT, provision_root, n);
}

enum rc points_take(struct entry_take *t, int64_t outcome_root, size_t *n)
{
	return all_take(t, "measure_point", &Q_POINTS_OF_OUTCOME, outcome_root, n);
}

enum rc cycle_begun(struct entry_take *t, struct cycle *y)
{
	struct rows r;

	TRY(db_run(t->c->db, t->c->a, &Q_CYCLE_BEGUN, &r, &t->c->err, DV(t->k.school_id), DV(t->k.pupil_id),
	           dv_date(t->c->a, y->opened_on)));
	y->do_on = row_date(&r, 0, "on_day");
	return RC_OK;
}

enum rc cycle_put_right(struct entry_take *t, struct pupil_key k, const struct cycle *y)
{
	if (t->dry)
		return RC_OK;
	TRY(entry_will_change(t, k, &cycle_rows, y->id));
	return cycle_update(t->c->db, t->c->a, k, y, &t->c->err);
}
