#include "notice/results/result_sql.h"

#include <string.h>

#include "core/record/record_sql.h"

#define RESULT_COLUMNS COLUMNS_OF_PUPIL("r", RESULT)
STMT(Q_RESULT_OF_PUPIL, RESULTS_OF_PUPIL_MAX,
     "SELECT " RESULT_COLUMNS
     " FROM result r JOIN assessment_point t ON t.school_id = r.school_id AND t.id = r.point_id"
     " WHERE r.school_id = $1 AND r.pupil_id = $2 AND r.noted_at <= $3 AND (r.until_at IS NULL OR r.until_at > $3)"
     " ORDER BY r.subject, r.scale_id, t.held_on, r.point_id, r.id");
STMT(Q_RESULT_HISTORY, RESULTS_OF_PUPIL_MAX,
     "SELECT " RESULT_COLUMNS ", " SQL_NAME(
         "n") " AS noted_name FROM result r"
              " JOIN assessment_point t ON t.school_id = r.school_id AND t.id = r.point_id"
              " LEFT JOIN person n ON n.school_id = r.school_id AND n.id = r.noted_by"
              " WHERE r.school_id = $1 AND r.pupil_id = $2 AND r.subject = $3 AND r.scale_id = $4"
              " AND (r.point_id = $5 OR CAST($5 AS BIGINT) = 0)"
              " ORDER BY t.held_on DESC, r.point_id, CASE WHEN r.until_at IS NULL THEN 0 ELSE 1 END, r.until_at DESC,"
              " r.noted_at DESC, r.id DESC");
STMT(Q_RESULT_IN_FORCE, 1,
     "SELECT " RESULT_COLUMNS " FROM result r WHERE r.school_id = $1 AND r.pupil_id = $2 AND r.point_id = $3"
     " AND r.subject = $4 AND r.scale_id = $5 AND r.until_at IS NULL");
STMT(Q_RESULT_END, 0,
     "UPDATE result SET until_at = $4 WHERE school_id = $1 AND pupil_id = $2 AND id = $3 AND until_at IS NULL");
STMT(Q_RESULT_INSERT, 0, INSERT_OF_PUPIL("result", RESULT));
STMT(Q_RESULT_INSERT_NEW, 0, INSERT_NEW_OF_PUPIL("result", RESULT));
STMT_UNSCOPED(Q_RESULT_EACH, 0, "a file is compared with all results of the school",
              "SELECT " RESULT_COLUMNS " FROM result r WHERE r.school_id = $1 AND r.until_at IS NULL"
              " ORDER BY r.pupil_id, r.id");

static enum rc list(struct arena *a, enum rc rc, struct rows *r, struct result **out, size_t *n)
{
	if (rc != RC_OK)
		return rc;
	*n = r->n;
	*out = records_from_rows(a, &result_rec, r);
	return RC_OK;
}

enum rc result_of_pupil(struct db *db, struct arena *a, struct pupil_key k, int64_t known_at, struct result **out,
                        size_t *n, struct err *e)
{
	struct rows r;
	enum rc rc = db_run(db, a, &Q_RESULT_OF_PUPIL, &r, e, DV(k.school_id), DV(k.pupil_id), DV(known_at));

	return list(a, rc, &r, out, n);
}

enum rc result_history(struct db *db, struct arena *a, struct pupil_key k, struct str subject, int64_t scale_id,
                       int64_t point_id, struct result **out, size_t *n, struct err *e)
{
	struct rows r;
	enum rc rc = db_run(db, a, &Q_RESULT_HISTORY, &r, e, DV(k.school_id), DV(k.pupil_id), DV(subject), DV(scale_id),
	                    DV(point_id));

	return list(a, rc, &r, out, n);
}

enum rc result_write(struct db *db, struct arena *a, struct pupil_key k, const struct result *v, bool *changed,
                     struct err *e)
{
	struct result fresh = *v;
	struct rows r;
	enum rc rc = db_run(db, a, &Q_RESULT_IN_FORCE, &r, e, DV(k.school_id), DV(k.pupil_id), DV(v->point_id),
	                    DV(v->subject), DV(v->scale_id));
	bool empty = v->value == MILLI_NONE && v->code.n == 0;
	bool same = rc == RC_OK && r.n == 0 && empty;

	*changed = false;
	if (rc == RC_OK && r.n == 1) {
		struct result old = { 0 };

		record_from_row(&result_rec, &r, 0, &old);
		same = old.value == v->value && str_eq(old.code, v->code) && str_eq(old.note, v->note);
		if (!same)
			rc = db_run(db, a, &Q_RESULT_END, NULL, e, DV(k.school_id), DV(k.pupil_id), DV(old.id),
			            DV(v->noted_at));
	}
	if (rc != RC_OK || same)
		return rc;
	*changed = true;
	fresh.until_at = 0;
	return empty ? RC_OK : record_write(db, a, &Q_RESULT_INSERT, &result_rec, k, &fresh, e);
}

/* The corrected rows first: only one of a pupil, point, subject and scale is in force. */
static enum rc ends_write(struct db *db, struct arena *a, int64_t school_id, const struct result_change *v, size_t n,
                          struct err *e)
{
	enum { PARAMS = 4 };
	struct dbv *p = NEW_ARRAY(a, struct dbv, n * PARAMS);
	size_t ends = 0;
	int64_t changed;

	for (size_t i = 0; i < n; i++) {
		struct dbv *at = p + ends * PARAMS;

		if (v[i].ends == 0)
			continue;
		at[0] = dv_int(school_id);
		at[1] = dv_int(v[i].fresh.pupil_id);
		at[2] = dv_int(v[i].ends);
		at[3] = dv_int(v[i].fresh.noted_at);
		ends++;
	}
	TRY(db_run_many(db, &Q_RESULT_END, p, PARAMS, ends, &changed, e));
	return changed != (int64_t)ends ? RC_CONFLICT : RC_OK;
}

enum rc result_write_many(struct db *db, struct arena *a, int64_t school_id, const struct result_change *v, size_t n,
                          struct err *e)
{
	struct arena_mark m = arena_mark(a);
	struct dbv *all = NEW_ARRAY(a, struct dbv, n * result_rec.fields);
	int64_t changed = 0;

	TRY(ends_write(db, a, school_id, v, n, e));
	for (size_t i = 0; i < n; i++) {
		struct params p = { .n = 0 };
		struct result fresh = v[i].fresh;

		fresh.school_id = school_id;
		fresh.until_at = 0;
		params_record(&p, a, &result_rec, &fresh);
		memcpy(all + i * result_rec.fields, p.v, result_rec.fields * sizeof *all);
	}
	TRY(db_run_many(db, &Q_RESULT_INSERT_NEW, all, result_rec.fields, n, &changed, e));
	arena_rewind(a, m);
	return changed != (int64_t)n ? RC_CONFLICT : RC_OK;
}

struct each_result {
	enum rc (*each)(void *x, const struct result *r);
	void *x;
};

static enum rc each_row(void *ctx, struct rows *row)
{
	const struct each_result *t = ctx;
	struct result v = { 0 };

	record_from_row(&result_rec, row, 0, &v);
	return t->each(t->x, &v);
}

enum rc result_each_in_force(struct db *db, struct arena *a, int64_t school_id,
                             enum rc (*each)(void *x, const struct result *r), void *x, struct err *e)
{
	struct each_result t = { each, x };
	struct dbv v[] = { dv_int(school_id) };

	return db_each(db, a, &Q_RESULT_EACH, v, 1, each_row, &t, e);
}
