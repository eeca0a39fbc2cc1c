#include "ask/family_ask_sql.h"

#define SELECT                                                                                                         \
	"SELECT " COLUMNS_OF_PUPIL("q", FAMILY_ASK) ", " SQL_NAME("b") " AS from_name, COALESCE(" SQL_NAME(            \
	    "y") ", '') AS answered_name FROM family_ask q JOIN person b ON b.school_id = q.school_id"                 \
	         " AND b.id = q.person_id LEFT JOIN person y ON y.school_id = q.school_id AND y.id = q.answered_by"    \
	         " WHERE q.school_id = $1 AND q.pupil_id = $2"

STMT(Q_FAMILY_ASK_LIST, 2000,
     SELECT " AND (q.person_id = $3 OR 0 = CAST($3 AS BIGINT)) ORDER BY q.asked_on DESC, q.id DESC");
STMT(Q_FAMILY_ASK_LOAD, 1, SELECT " AND q.id = $3");
STMT(Q_FAMILY_ASK_INSERT, 0, INSERT_OF_PUPIL("family_ask", FAMILY_ASK));
STMT(Q_FAMILY_ASK_UPDATE, 0, UPDATE_OF_PUPIL("family_ask", FAMILY_ASK));
const struct record_sql family_ask_sql = { &family_ask_rec, &Q_FAMILY_ASK_LOAD, &Q_FAMILY_ASK_INSERT,
	                                   &Q_FAMILY_ASK_UPDATE };

enum rc family_ask_list(struct db *db, struct arena *a, struct pupil_key k, int64_t person_id, struct family_ask **out,
                        size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_FAMILY_ASK_LIST, &r, e, DV(k.school_id), DV(k.pupil_id), DV(person_id)));
	*n = r.n;
	*out = records_from_rows(a, &family_ask_rec, &r);
	return RC_OK;
}
