#include "notice/results/pupil_results_sql.h"

#include "core/record/record_sql.h"

enum { ENDED_MAX = 20000, COHORT_MAX = 400000 };

STMT(Q_RESULT_ENDED, ENDED_MAX,
     "SELECT " COLUMNS_OF_PUPIL("r", RESULT) ", " SQL_NAME(
         "n") " AS noted_name FROM result r"
              " LEFT JOIN person n ON n.school_id = r.school_id AND n.id = r.noted_by"
              " WHERE r.school_id = $1 AND r.pupil_id = $2 AND r.until_at IS NOT NULL ORDER BY r.until_at DESC, r.id "
              "DESC");
STMT_UNSCOPED(Q_COHORT_RESULTS, COHORT_MAX, "peers are counted and never named",
              "SELECT r.pupil_id, r.subject, r.scale_id, r.point_id, r.value FROM pupil p"
              " JOIN result r ON r.school_id = p.school_id AND r.pupil_id = p.id"
              " JOIN scale s ON s.school_id = r.school_id AND s.id = r.scale_id"
              " JOIN assessment_point t ON t.school_id = r.school_id AND t.id = r.point_id"
              " WHERE p.school_id = $1 AND p.year_group = $3 AND (p.left_on IS NULL OR p.left_on >= $4)"
              " AND r.until_at IS NULL AND r.value IS NOT NULL AND s.kind IN ('interval', 'count', 'age')"
              " AND EXISTS (SELECT 1 FROM result m WHERE m.school_id = $1 AND m.pupil_id = $2 AND m.subject = r.subject"
              " AND m.scale_id = r.scale_id AND m.until_at IS NULL AND m.value IS NOT NULL)"
              " ORDER BY r.pupil_id, r.subject, r.scale_id, t.held_on, t.name DESC, r.point_id DESC");

enum rc result_ended(struct db *db, struct arena *a, struct pupil_key k, struct result **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_RESULT_ENDED, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*n = r.n;
	*out = records_from_rows(a, &result_rec, &r);
	return RC_OK;
}

enum rc cohort_results(struct db *db, struct arena *a, struct pupil_key k, int64_t year_group, struct date today,
                       struct cohort_result **out, size_t *n, struct err *e)
{
	struct rows r;
	enum rc rc =
	    db_run(db, a, &Q_COHORT_RESULTS, &r, e, DV(k.school_id), DV(k.pupil_id), DV(year_group), dv_date(a, today));

	if (rc != RC_OK)
		return rc;
	*n = r.n;
	*out = NEW_ARRAY(a, struct cohort_result, r.n);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct cohort_result){
			.pupil_id = row_int(&r, i, "pupil_id"),
			.subject = row_str(&r, i, "subject"),
			.scale_id = row_int(&r, i, "scale_id"),
			.point_id = row_int(&r, i, "point_id"),
			.value = row_int(&r, i, "value"),
		};
	return RC_OK;
}
