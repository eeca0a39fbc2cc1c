#include "notice/results/circumstance_sql.h"

#include "core/record/record_sql.h"

enum { CIRCUMSTANCES_MAX = 500, SCOPE_MAX = 20000 };

#define COLUMNS COLUMNS_OF_PUPIL("c", CIRCUMSTANCE) ", " SQL_NAME("b") " AS by_name"
#define FROM                                                                                                           \
	" FROM circumstance c LEFT JOIN person b ON b.school_id = c.school_id AND b.id = c.noted_by"                   \
	" WHERE c.school_id = $1"

/* 0: brought in by the command, where nobody is signed in. */
#define NOTED_BY "COALESCE(CAST($12 AS BIGINT), 0)"

STMT(Q_CIRCUMSTANCE_LIST, CIRCUMSTANCES_MAX,
     "SELECT " COLUMNS FROM
     " AND c.pupil_id = $2 ORDER BY CASE WHEN c.ends IS NULL THEN 0 ELSE 1 END, c.kind, c.starts,"
     " c.id");
STMT(Q_CIRCUMSTANCE_OF_SCOPE, SCOPE_MAX,
     "SELECT " COLUMNS FROM " AND (c.starts IS NULL OR c.starts <= $4) AND (c.ends IS NULL OR c.ends >= $4)"
     " AND c.pupil_id IN (SELECT s.pupil_id FROM pupil_scope s WHERE s.school_id = $1 AND s.person_id = $2"
     " AND s.hat = $3 AND s.starts <= $4 AND (s.ends IS NULL OR s.ends >= $4)) ORDER BY c.pupil_id, c.kind, c.id");
STMT(Q_CIRCUMSTANCE_LOAD, 1, "SELECT " COLUMNS FROM " AND c.pupil_id = $2 AND c.id = $3");
STMT(Q_CIRCUMSTANCE_INSERT, 0,
     "INSERT INTO circumstance (" COLUMNS_PLAIN_OF_PUPIL(
         CIRCUMSTANCE) ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, " NOTED_BY
                       ", $13, $14) ON CONFLICT DO NOTHING");
STMT(Q_CIRCUMSTANCE_UPDATE, 0,
     "UPDATE circumstance SET kind = $4, level = $5, words = $6, starts = $7, ends = $8, hours = $9, agreed = $10,"
     " review_on = $11, noted_by = " NOTED_BY ", noted_on = $13,"
     " revision = revision + 1 WHERE school_id = $1 AND pupil_id = $2 AND id = $3 AND revision = $14");

STMT_UNSCOPED(Q_CIRCUMSTANCE_EACH, 0, "a file is compared with all circumstances of the school",
              "SELECT " COLUMNS FROM " ORDER BY c.pupil_id, c.id");

static void take(struct arena *a, struct rows *r, struct circumstance **out, size_t *n)
{
	*out = records_from_rows(a, &circumstance_rec, r);
	*n = r->n;
}

enum rc circumstance_list(struct db *db, struct arena *a, struct pupil_key k, struct circumstance **out, size_t *n,
                          struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_CIRCUMSTANCE_LIST, &r, e, DV(k.school_id), DV(k.pupil_id)));
	take(a, &r, out, n);
	return RC_OK;
}

enum rc circumstance_of_scope(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                              struct date today, struct circumstance **out, size_t *n, struct err *e)
{
	struct rows r;
	enum rc rc =
	    db_run(db, a, &Q_CIRCUMSTANCE_OF_SCOPE, &r, e, DV(school_id), DV(person_id), DV(hat), dv_date(a, today));

	if (rc == RC_OK)
		take(a, &r, out, n);
	return rc;
}

enum rc circumstance_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct circumstance *out,
                          struct err *e)
{
	return record_load(db, a, &circumstance_sql, k, id, out, e);
}

enum rc circumstance_insert(struct db *db, struct arena *a, struct pupil_key k, const struct circumstance *v,
                            struct err *e)
{
	return record_write(db, a, &Q_CIRCUMSTANCE_INSERT, &circumstance_rec, k, v, e);
}

enum rc circumstance_update(struct db *db, struct arena *a, struct pupil_key k, const struct circumstance *v,
                            struct err *e)
{
	return record_write(db, a, &Q_CIRCUMSTANCE_UPDATE, &circumstance_rec, k, v, e);
}

struct each_circumstance {
	enum rc (*each)(void *x, const struct circumstance *v);
	void *x;
};

static enum rc each_row(void *ctx, struct rows *row)
{
	const struct each_circumstance *t = ctx;
	struct circumstance v = { 0 };

	record_from_row(&circumstance_rec, row, 0, &v);
	return t->each(t->x, &v);
}

enum rc circumstance_each(struct db *db, struct arena *a, int64_t school_id,
                          enum rc (*each)(void *x, const struct circumstance *v), void *x, struct err *e)
{
	struct each_circumstance t = { each, x };
	struct dbv v[] = { dv_int(school_id) };

	return db_each(db, a, &Q_CIRCUMSTANCE_EACH, v, 1, each_row, &t, e);
}

const struct record_sql circumstance_sql = { &circumstance_rec, &Q_CIRCUMSTANCE_LOAD, &Q_CIRCUMSTANCE_INSERT,
	                                     &Q_CIRCUMSTANCE_UPDATE };
