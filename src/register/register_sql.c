#include "register/register_sql.h"

#include "core/record/record_sql.h"
#include "core/rights/scope_sql.h"

enum { NEEDS_MOST = 50000 };

STMT(Q_REGISTER_NEEDS, NEEDS_MOST,
     "SELECT " COLUMNS_OF_PUPIL("n", NEED) " FROM pupil_need n WHERE n.school_id = $1 AND n.starts <= $4"
                                           " AND (n.ends IS NULL OR n.ends >= $4) AND" SCOPE_HOLDS(
                                               "n.pupil_id") " ORDER BY n.pupil_id, n.rank, n.id");

STMT_UNSCOPED(
    Q_REGISTER_AWAY, NEEDS_MOST, "ids only, to leave out of a list of pupils whom one holds",
    "SELECT id FROM pupil WHERE school_id = $1 AND ((left_on >= $2 AND left_on < $3) OR joined_on > $3) ORDER BY id");

enum rc register_away(struct db *db, struct arena *a, int64_t school_id, struct date today, struct date on,
                      struct rows *out, struct err *e)
{
	return db_run(db, a, &Q_REGISTER_AWAY, out, e, DV(school_id), dv_date(a, today), dv_date(a, on));
}

enum rc register_needs(struct db *db, struct arena *a, const struct register_ask *ask, struct need_rows *out,
                       struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_REGISTER_NEEDS, &r, e, DV(ask->school_id), DV(ask->person_id), DV(ask->hat),
	           dv_date(a, ask->today)));
	*out = (struct need_rows){ records_from_rows(a, &need_rec, &r), r.n };
	return RC_OK;
}

const struct need *needs_of_pupil(const struct need_rows *all, int64_t pupil_id, size_t *n)
{
	size_t low = 0, high = all->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (all->item[mid].pupil_id < pupil_id)
			low = mid + 1;
		else
			high = mid;
	}
	*n = 0;
	while (low + *n < all->n && all->item[low + *n].pupil_id == pupil_id)
		++*n;
	return all->item + low;
}
