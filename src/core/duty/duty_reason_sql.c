#include "core/duty/duty_reason_sql.h"

#define SELECT                                                                                                         \
	"SELECT " COLUMNS_OF_PUPIL("z", DUTY_REASON) " FROM duty_reason z WHERE z.school_id = $1 AND z.pupil_id = $2"

STMT(Q_DUTY_REASON_LIST, 500, SELECT " ORDER BY z.on_day DESC, z.id DESC");
STMT(Q_DUTY_REASON_LOAD, 1, SELECT " AND z.id = $3");
STMT(Q_DUTY_REASON_INSERT, 0, INSERT_OF_PUPIL("duty_reason", DUTY_REASON));
STMT(Q_DUTY_REASON_UPDATE, 0, UPDATE_OF_PUPIL("duty_reason", DUTY_REASON));
const struct record_sql duty_reason_sql = { &duty_reason_rec, &Q_DUTY_REASON_LOAD, &Q_DUTY_REASON_INSERT,
	                                    &Q_DUTY_REASON_UPDATE };

enum rc duty_reason_list(struct db *db, struct arena *a, struct pupil_key k, struct duty_reason **out, size_t *n,
                         struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_DUTY_REASON_LIST, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*out = records_from_rows(a, &duty_reason_rec, &r);
	*n = r.n;
	return RC_OK;
}
