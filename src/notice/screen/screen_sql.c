#include "notice/screen/screen_sql.h"

#include "core/record/record_sql.h"

enum { PUPILS_MAX = 20000 };

/* $1 school, $2 the day asked. */
STMT_UNSCOPED(
    Q_SCREEN_PUPILS, PUPILS_MAX, "peers are the whole year group; only pupils who are held are named",
    "SELECT p.id, p.given, p.family, p.preferred, COALESCE(m.year_group, p.year_group) AS year_group,"
    " COALESCE(k.id, 0) AS class_id, COALESCE(k.name, '') AS class_name,"
    " COALESCE((SELECT z.code FROM pupil_status z WHERE z.school_id = p.school_id AND z.pupil_id = p.id"
    " AND z.starts <= $2 AND (z.ends IS NULL OR z.ends >= $2) ORDER BY z.starts DESC, z.id DESC LIMIT 1), 'N') AS code"
    " FROM pupil p"
    " LEFT JOIN class_member m ON m.school_id = p.school_id AND m.pupil_id = p.id AND m.id = (SELECT y.id FROM "
    "class_member y"
    " WHERE y.school_id = p.school_id AND y.pupil_id = p.id AND y.starts <= $2 AND (y.ends IS NULL OR y.ends >= $2)"
    " ORDER BY y.starts DESC, y.id DESC LIMIT 1)"
    " LEFT JOIN class k ON k.school_id = p.school_id AND k.id = COALESCE(m.class_id, p.class_id)"
    " WHERE p.school_id = $1 AND (p.joined_on IS NULL OR p.joined_on <= $2) AND (p.left_on IS NULL OR p.left_on >= $2)"
    " ORDER BY p.id");

STMT(Q_SCREEN_HELD, PUPILS_MAX,
     "SELECT DISTINCT h.pupil_id FROM pupil_scope h WHERE h.school_id = $1 AND h.person_id = $2 AND h.hat = $3"
     " AND h.starts <= $4 AND (h.ends IS NULL OR h.ends >= $4) ORDER BY h.pupil_id");

/* The key of the table is its order, so nothing is sorted. */
STMT_UNSCOPED(Q_SCREEN_RESULTS, 0, "peers are the whole year group; only pupils who are held are named",
              "SELECT r.pupil_id, r.point_id, r.subject, r.scale_id, r.value FROM result r WHERE r.school_id = $1"
              " AND r.noted_at <= $2 AND (r.until_at IS NULL OR r.until_at > $2) ORDER BY r.pupil_id, r.id");

enum rc screen_pupils(struct db *db, struct arena *a, int64_t school_id, struct date on, struct screen_pupil_row **out,
                      size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_SCREEN_PUPILS, &r, e, DV(school_id), dv_date(a, on)));
	*out = NEW_ARRAY(a, struct screen_pupil_row, r.n + 1);
	*n = r.n;
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct screen_pupil_row){
			.id = row_int(&r, i, "id"),
			.given = row_str(&r, i, "given"),
			.family = row_str(&r, i, "family"),
			.preferred = row_str(&r, i, "preferred"),
			.year_group = row_int(&r, i, "year_group"),
			.class_id = row_int(&r, i, "class_id"),
			.class_name = row_str(&r, i, "class_name"),
			.code = row_choice(&r, i, "code", status_code_choices),
		};
	return RC_OK;
}

enum rc screen_held(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                    struct date today, int64_t **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_SCREEN_HELD, &r, e, DV(school_id), DV(person_id), DV(hat), dv_date(a, today)));
	*n = r.n;
	*out = NEW_ARRAY(a, int64_t, r.n);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = row_int(&r, i, "pupil_id");
	return RC_OK;
}

struct each_row {
	enum rc (*each)(void *x, const struct screen_result_row *r);
	void *x;
};

/* By place: there are hundreds of thousands. */
static enum rc result_row(void *ctx, struct rows *r)
{
	enum { PUPIL, POINT, SUBJECT, SCALE, VALUE };
	const struct each_row *t = ctx;
	const struct dbv *v = r->cell;
	struct screen_result_row row = { .pupil_id = dbv_int(&v[PUPIL], "pupil_id"),
		                         .point_id = dbv_int(&v[POINT], "point_id"),
		                         .subject = dbv_str(&v[SUBJECT], "subject"),
		                         .scale_id = dbv_int(&v[SCALE], "scale_id"),
		                         .has_value = v[VALUE].type != DBV_NULL,
		                         .value = dbv_int(&v[VALUE], "value") };

	return t->each(t->x, &row);
}

enum rc screen_results(struct db *db, struct arena *a, int64_t school_id, int64_t known_at,
                       enum rc (*each)(void *x, const struct screen_result_row *r), void *x, struct err *e)
{
	struct each_row t = { each, x };
	struct dbv v[] = { dv_int(school_id), dv_int(known_at) };

	return db_each(db, a, &Q_SCREEN_RESULTS, v, 2, result_row, &t, e);
}
