#include "core/area/area_sql.h"

#include "core/record/record_sql.h"

enum { NOW_MOST = 3000, ALL_MOST = 20000 };

STMT(Q_AREA_FACTS_NOW, NOW_MOST,
     "SELECT " COLUMNS_PLAIN_OF_SCHOOL(AREA_FACT) " FROM area_fact WHERE school_id = $1 AND state <> 'past'"
                                                  " ORDER BY part, place, item, field, id");
STMT(Q_AREA_FACTS_ALL, ALL_MOST,
     "SELECT " COLUMNS_OF_SCHOOL("f", AREA_FACT) ", " SQL_NAME("p") " AS by_name, " SQL_NAME(
         "q") " AS ended_by_name FROM area_fact f"
              " LEFT JOIN person p ON p.school_id = f.school_id AND p.id = f.by_id"
              " LEFT JOIN person q ON q.school_id = f.school_id AND q.id = f.ended_by"
              " WHERE f.school_id = $1 AND f.part = $2 ORDER BY f.at DESC, f.id DESC");
STMT(Q_AREA_FACT_ADD, 0, INSERT_OF_SCHOOL("area_fact", AREA_FACT));
STMT(Q_AREA_FACT_END, 0,
     "UPDATE area_fact SET state = 'past', ended_by = $3, ended_at = $4"
     " WHERE school_id = $1 AND id = $2 AND state <> 'past'");

static enum rc list(struct arena *a, struct rows *r, struct area_fact **out, size_t *n)
{
	*out = records_from_rows(a, &area_fact_rec, r);
	*n = r->n;
	return RC_OK;
}

enum rc area_facts_now(struct db *db, struct arena *a, int64_t school_id, struct area_fact **out, size_t *n,
                       struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_AREA_FACTS_NOW, &r, e, DV(school_id)));
	return list(a, &r, out, n);
}

enum rc area_facts_all(struct db *db, struct arena *a, int64_t school_id, struct str part, struct area_fact **out,
                       size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_AREA_FACTS_ALL, &r, e, DV(school_id), DV(part)));
	return list(a, &r, out, n);
}

enum rc area_fact_add(struct db *db, struct arena *a, const struct area_fact *f, struct err *e)
{
	return record_write_plain(db, a, &Q_AREA_FACT_ADD, &area_fact_rec, f, e);
}

enum rc area_fact_end(struct db *db, struct arena *a, int64_t school_id, int64_t id, int64_t by, int64_t at,
                      struct err *e)
{
	return db_run(db, a, &Q_AREA_FACT_END, NULL, e, DV(school_id), DV(id), dv_ref(by), DV(at));
}
