#include "core/people/wish_sql.h"

#include "core/record/record_sql.h"

enum { WISHES_MAX = 500 };

#define SELECT                                                                                                         \
	"SELECT " COLUMNS_OF_SCHOOL("w", WISH) ", " SQL_NAME("b") " AS by_name FROM wish w LEFT JOIN person b ON"      \
	                                                          " b.school_id = w.school_id AND b.id = w.by_id"      \
	                                                          " WHERE w.school_id = $1"

STMT(Q_WISH_LIST, WISHES_MAX, SELECT " AND w.person_id = $2 ORDER BY w.at DESC, w.id DESC");
STMT(Q_WISH_OF_PUPIL, WISHES_MAX,
     SELECT " AND w.person_id IN (SELECT k.person_id FROM contact_link k WHERE k.school_id = $1 AND k.pupil_id = $2)"
            " ORDER BY w.person_id, w.at DESC, w.id DESC");
STMT(Q_WISH_INSERT, 0, INSERT_OF_SCHOOL("wish", WISH));

enum rc wish_insert(struct db *db, struct arena *a, const struct wish *v, struct err *e)
{
	return record_write_plain(db, a, &Q_WISH_INSERT, &wish_rec, v, e);
}

static struct wish *wishes_read(struct arena *a, struct rows *r)
{
	struct wish *v = records_from_rows(a, &wish_rec, r);

	for (size_t i = 0; i < r->n; i++)
		v[i].by_name = row_str(r, i, "by_name");
	return v;
}

enum rc wish_list(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct wish **out, size_t *n,
                  struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_WISH_LIST, &r, e, DV(school_id), DV(person_id)));
	*out = wishes_read(a, &r);
	*n = r.n;
	return RC_OK;
}

enum rc wish_list_of(struct db *db, struct arena *a, struct pupil_key k, struct wish **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_WISH_OF_PUPIL, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*out = wishes_read(a, &r);
	*n = r.n;
	return RC_OK;
}
