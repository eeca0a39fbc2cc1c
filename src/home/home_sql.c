#include "home/home_sql.h"

#define SELECT                                                                                                         \
	"SELECT " COLUMNS_OF_PUPIL("n", HOME_NOTE) ", " SQL_NAME("b") " AS from_name, COALESCE(" SQL_NAME(             \
	    "y") ", '') AS seen_name, COALESCE((SELECT o.aim FROM outcome o WHERE o.school_id = n.school_id"           \
	         " AND o.pupil_id = n.pupil_id AND o.root_id = n.outcome_root ORDER BY o.plan_id DESC, o.id DESC"      \
	         " LIMIT 1), '') AS aim FROM home_note n JOIN person b ON b.school_id = n.school_id"                   \
	         " AND b.id = n.person_id LEFT JOIN person y ON y.school_id = n.school_id AND y.id = n.seen_by"        \
	         " WHERE n.school_id = $1 AND n.pupil_id = $2"

STMT(Q_HOME_NOTE_LIST, 5000, SELECT " ORDER BY n.sent_on DESC, n.id DESC");
STMT(Q_HOME_NOTE_LOAD, 1, SELECT " AND n.id = $3");
STMT(Q_HOME_NOTE_INSERT, 0, INSERT_OF_PUPIL("home_note", HOME_NOTE));
STMT(Q_HOME_NOTE_UPDATE, 0, UPDATE_OF_PUPIL("home_note", HOME_NOTE));
const struct record_sql home_note_sql = { &home_note_rec, &Q_HOME_NOTE_LOAD, &Q_HOME_NOTE_INSERT, &Q_HOME_NOTE_UPDATE };
STMT(Q_HOME_GOALS, 100,
     "SELECT o.root_id, o.aim FROM outcome o JOIN plan p ON p.school_id = o.school_id AND p.pupil_id = o.pupil_id"
     " AND p.id = o.plan_id AND p.state = 'shared' WHERE o.school_id = $1 AND o.pupil_id = $2"
     " ORDER BY o.position, o.id");
/* What was taken out keeps its bytes for the day on which that can be taken back, so it counts as a file too. */
STMT(Q_HOME_SENT, 1,
     "SELECT (SELECT COUNT(*) FROM home_note n WHERE n.school_id = $1 AND n.pupil_id = $2 AND n.person_id = $3"
     " AND n.sent_on = $4) AS notes, (SELECT COUNT(*) FROM home_note n WHERE n.school_id = $1 AND n.pupil_id = $2"
     " AND n.person_id = $3 AND n.sent_on = $4 AND n.file_id IS NOT NULL) AS files, (SELECT COUNT(*)"
     " FROM withdrawn_entry w WHERE w.school_id = $1 AND w.pupil_id = $2 AND w.kind = 'home' AND w.by_id = $3"
     " AND w.on_day = $4 AND w.state <> 'back') AS gone");

enum rc home_note_list(struct db *db, struct arena *a, struct pupil_key k, struct home_note **out, size_t *n,
                       struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_HOME_NOTE_LIST, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*n = r.n;
	*out = records_from_rows(a, &home_note_rec, &r);
	return RC_OK;
}

enum rc home_goals(struct db *db, struct arena *a, struct pupil_key k, struct home_goal **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_HOME_GOALS, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*n = r.n;
	*out = NEW_ARRAY(a, struct home_goal, r.n + 1);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct home_goal){ row_int(&r, i, "root_id"), row_str(&r, i, "aim") };
	return RC_OK;
}

enum rc home_sent_on(struct db *db, struct arena *a, struct pupil_key k, int64_t person_id, struct date day,
                     struct home_sent *out, struct err *e)
{
	struct rows r;
	int64_t gone;

	TRY(db_run(db, a, &Q_HOME_SENT, &r, e, DV(k.school_id), DV(k.pupil_id), DV(person_id), dv_date(a, day)));
	gone = row_int(&r, 0, "gone");
	*out = (struct home_sent){ row_int(&r, 0, "notes") + gone, row_int(&r, 0, "files") + gone };
	return RC_OK;
}
