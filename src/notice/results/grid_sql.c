#include "notice/results/grid_sql.h"

#include "core/record/record_rec.h"

enum { GRID_RESULTS_MAX = 50000 };

STMT(Q_GRID_RESULTS, GRID_RESULTS_MAX,
     "SELECT r.pupil_id, r.point_id, r.scale_id, r.value, r.code, r.note, a.held_on FROM pupil p"
     " JOIN result r ON r.school_id = p.school_id AND r.pupil_id = p.id"
     " JOIN assessment_point a ON a.school_id = r.school_id AND a.id = r.point_id"
     " WHERE p.school_id = $1 AND p.class_id = $5 AND r.subject = $6 AND r.until_at IS NULL"
     " AND p.id IN (SELECT s.pupil_id FROM pupil_scope s WHERE s.school_id = $1 AND s.person_id = $2 AND s.hat = $3"
     " AND s.starts <= $4 AND (s.ends IS NULL OR s.ends >= $4)) ORDER BY r.pupil_id, a.held_on DESC, r.id DESC");

enum rc grid_results(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                     struct date today, int64_t class_id, struct str subject, struct grid_result **out, size_t *n,
                     struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_GRID_RESULTS, &r, e, DV(school_id), DV(person_id), DV(hat), dv_date(a, today),
	           DV(class_id), DV(subject)));
	*n = r.n;
	*out = NEW_ARRAY(a, struct grid_result, r.n);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct grid_result){
			.pupil_id = row_int(&r, i, "pupil_id"),
			.point_id = row_int(&r, i, "point_id"),
			.scale_id = row_int(&r, i, "scale_id"),
			.value = row_null(&r, i, "value") ? MILLI_NONE : row_int(&r, i, "value"),
			.code = row_str(&r, i, "code"),
			.note = row_str(&r, i, "note"),
			.held_on = row_date(&r, i, "held_on"),
		};
	return RC_OK;
}
