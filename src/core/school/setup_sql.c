#include "core/school/setup_sql.h"

STMT(Q_SCHOOL_INSERT, 0,
     "INSERT INTO school (id, name, short_name, phase, la_no, estab_no, urn, address, phone, email, website, "
     "local_offer,"
     " web_name, ready, revision) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1)");
STMT(Q_SCHOOL_UPDATE, 0,
     "UPDATE school SET name = $2, short_name = $3, phase = $4, la_no = $5, estab_no = $6, urn = $7, address = $8,"
     " phone = $9, email = $10, website = $11, local_offer = $12, ready = $13, revision = revision + 1 WHERE id = $1");
STMT(Q_SCHOOL_IDS, 1000, "SELECT id FROM school ORDER BY id");
STMT(
    Q_TERM_INSERT, 0,
    "INSERT INTO term (school_id, id, name, starts, half_starts, half_ends, ends) VALUES ($1, $2, $3, $4, $5, $6, $7)");
STMT(Q_TERM_DELETE, 0, "DELETE FROM term WHERE school_id = $1");
STMT(Q_CLOSURE_INSERT, 0,
     "INSERT INTO closure (school_id, id, name, kind, starts, ends) VALUES ($1, $2, $3, $4, $5, $6)");
STMT(Q_CLOSURE_DELETE, 0, "DELETE FROM closure WHERE school_id = $1");

enum rc school_insert(struct db *db, struct arena *a, const struct school_row *s, struct err *e)
{
	return db_run(db, a, &Q_SCHOOL_INSERT, NULL, e, DV(s->id), DV(s->name), DV(s->short_name), DV(s->phase),
	              DV(s->la_no), DV(s->estab_no), DV(s->urn), DV(s->address), DV(s->phone), DV(s->email),
	              DV(s->website), DV(s->local_offer), DV(s->web_name), DV(s->ready));
}

enum rc school_update(struct db *db, struct arena *a, const struct school_row *s, struct err *e)
{
	return db_run(db, a, &Q_SCHOOL_UPDATE, NULL, e, DV(s->id), DV(s->name), DV(s->short_name), DV(s->phase),
	              DV(s->la_no), DV(s->estab_no), DV(s->urn), DV(s->address), DV(s->phone), DV(s->email),
	              DV(s->website), DV(s->local_offer), DV(s->ready));
}

enum rc school_ids(struct db *db, struct arena *a, int64_t *out, size_t max, size_t *n, struct err *e)
{
	struct rows r;

	*n = 0;
	TRY(db_run(db, a, &Q_SCHOOL_IDS, &r, e));
	for (size_t i = 0; i < r.n && i < max; i++)
		out[(*n)++] = row_int(&r, i, "id");
	return RC_OK;
}

enum rc term_insert(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct str name, struct date starts,
                    struct date half_starts, struct date half_ends, struct date ends, struct err *e)
{
	return db_run(db, a, &Q_TERM_INSERT, NULL, e, DV(school_id), DV(id), DV(name), dv_date(a, starts),
	              dv_date(a, half_starts), dv_date(a, half_ends), dv_date(a, ends));
}

enum rc term_delete_all(struct db *db, struct arena *a, int64_t school_id, struct err *e)
{
	return db_run(db, a, &Q_TERM_DELETE, NULL, e, DV(school_id));
}

enum rc closure_insert(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct str name,
                       enum closure_kind kind, struct date starts, struct date ends, struct err *e)
{
	return db_run(db, a, &Q_CLOSURE_INSERT, NULL, e, DV(school_id), DV(id), DV(name), DV(closure_kind_code(kind)),
	              dv_date(a, starts), dv_date(a, ends));
}

enum rc closure_delete_all(struct db *db, struct arena *a, int64_t school_id, struct err *e)
{
	return db_run(db, a, &Q_CLOSURE_DELETE, NULL, e, DV(school_id));
}
