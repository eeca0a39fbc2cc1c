#include "core/people/apart_sql.h"

#include <stdlib.h>

enum { APARTS_MAX = 100000 };

STMT(Q_APART_PUT, 0,
     "INSERT INTO told_apart (school_id, low_id, high_id, said_by, said_on) VALUES ($1, $2, $3, $4, $5)"
     " ON CONFLICT DO NOTHING");
STMT(Q_APART_DROP, 0, "DELETE FROM told_apart WHERE school_id = $1 AND low_id = $2 AND high_id = $3");
STMT(Q_APART_LIST, APARTS_MAX,
     "SELECT low_id, high_id, said_on FROM told_apart WHERE school_id = $1 AND (0 = CAST($2 AS BIGINT) OR low_id = $2"
     " OR high_id = $2) ORDER BY low_id, high_id");

static struct apart pair(int64_t x, int64_t y)
{
	return (struct apart){ .id = { x < y ? x : y, x < y ? y : x } };
}

enum rc apart_put(struct db *db, struct arena *a, int64_t school_id, int64_t x, int64_t y, int64_t by, struct date on,
                  struct err *e)
{
	struct apart v = pair(x, y);

	return db_run(db, a, &Q_APART_PUT, NULL, e, DV(school_id), DV(v.id[0]), DV(v.id[1]), DV(by), dv_date(a, on));
}

enum rc apart_drop(struct db *db, struct arena *a, int64_t school_id, int64_t x, int64_t y, struct err *e)
{
	struct apart v = pair(x, y);

	return db_run(db, a, &Q_APART_DROP, NULL, e, DV(school_id), DV(v.id[0]), DV(v.id[1]));
}

enum rc apart_list(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct aparts *out, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_APART_LIST, &r, e, DV(school_id), DV(id)));
	*out = (struct aparts){ NEW_ARRAY(a, struct apart, r.n), r.n };
	for (size_t i = 0; i < r.n; i++)
		out->item[i] = (struct apart){ { row_int(&r, i, "low_id"), row_int(&r, i, "high_id") },
			                       row_date(&r, i, "said_on") };
	return RC_OK;
}

static int by_ids(const void *x, const void *y)
{
	const struct apart *p = x, *q = y;
	int first = (p->id[0] > q->id[0]) - (p->id[0] < q->id[0]);

	return first != 0 ? first : (p->id[1] > q->id[1]) - (p->id[1] < q->id[1]);
}

const struct apart *apart_find(const struct aparts *all, int64_t x, int64_t y)
{
	struct apart v = pair(x, y);

	return all->n == 0 ? NULL : bsearch(&v, all->item, all->n, sizeof v, by_ids);
}
