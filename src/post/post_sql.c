#include "post/post_sql.h"

#include "core/record/record_sql.h"
#include "core/rights/scope_sql.h"

/* clang-format off */
/* Written and not given; of letters about a meeting only those that still say how it is: notice_is_over. */
#define WAITS \
	"m.sent_on IS NULL AND (m.kind NOT IN ('meeting', 'meeting_off') OR EXISTS (SELECT 1 FROM meeting g WHERE" \
	" g.school_id = m.school_id AND g.pupil_id = m.pupil_id AND g.id = m.about_id AND g.on_day >= $4 AND g.state =" \
	" CASE m.kind WHEN 'meeting' THEN 'booked' ELSE 'cancelled' END))"

STMT(Q_POST_PUPILS, 20000,
     "SELECT p.id FROM pupil p WHERE p.school_id = $1 AND EXISTS (SELECT 1 FROM notice m WHERE"
     " m.school_id = p.school_id AND m.pupil_id = p.id AND " WAITS ") AND" SCOPE_HOLDS("p.id")
     " ORDER BY p.name_key, p.id");
STMT(Q_POST_WAIT, 1,
     "SELECT COUNT(*) AS n FROM notice m WHERE m.school_id = $1 AND " WAITS " AND" SCOPE_HOLDS("m.pupil_id"));
/* clang-format on */

enum rc post_pupils(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                    struct date today, int64_t **out, size_t *n, struct err *e)
{
	struct rows r;

	*n = 0;
	TRY(db_run(db, a, &Q_POST_PUPILS, &r, e, DV(school_id), DV(person_id), DV(hat), DV(dv_date(a, today))));
	*n = r.n;
	*out = NEW_ARRAY(a, int64_t, r.n);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = row_int(&r, i, "id");
	return RC_OK;
}

enum rc post_wait_count(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                        struct date today, int64_t *n, struct err *e)
{
	struct rows r;

	*n = 0;
	TRY(db_run(db, a, &Q_POST_WAIT, &r, e, DV(school_id), DV(person_id), DV(hat), DV(dv_date(a, today))));
	*n = r.n > 0 ? row_int(&r, 0, "n") : 0;
	return RC_OK;
}
