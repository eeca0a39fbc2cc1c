#include "report/annual_report_sql.h"

#define SELECT                                                                                                         \
	"SELECT " COLUMNS_OF_PUPIL("z",                                                                                \
	                           ANNUAL_REPORT) " FROM annual_report z WHERE z.school_id = $1 AND z.pupil_id = $2"

STMT(Q_ANNUAL_REPORT_LIST, 200, SELECT " ORDER BY z.given_on DESC, z.id DESC");
STMT(Q_ANNUAL_REPORT_LOAD, 1, SELECT " AND z.id = $3");
STMT(Q_ANNUAL_REPORT_INSERT, 0, INSERT_OF_PUPIL("annual_report", ANNUAL_REPORT));
STMT(Q_ANNUAL_REPORT_UPDATE, 0, UPDATE_OF_PUPIL("annual_report", ANNUAL_REPORT));
const struct record_sql annual_report_sql = { &annual_report_rec, &Q_ANNUAL_REPORT_LOAD, &Q_ANNUAL_REPORT_INSERT,
	                                      &Q_ANNUAL_REPORT_UPDATE };

enum rc annual_report_list(struct db *db, struct arena *a, struct pupil_key k, struct annual_report **out, size_t *n,
                           struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ANNUAL_REPORT_LIST, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*out = records_from_rows(a, &annual_report_rec, &r);
	*n = r.n;
	return RC_OK;
}
