#include "register/register_sql.h"

#include "core/record/record_sql.h"
#include "core/rights/scope_sql.h"

enum { NEEDS_MOST = 50000, CONTACTS_MOST = 100000 };

STMT(Q_REGISTER_NEEDS, NEEDS_MOST,
     "SELECT " COLUMNS_OF_PUPIL("n", NEED) " FROM pupil_need n WHERE n.school_id = $1 AND n.starts <= $4"
                                           " AND (n.ends IS NULL OR n.ends >= $4) AND" SCOPE_HOLDS(
                                               "n.pupil_id") " ORDER BY n.pupil_id, n.rank, n.id");

STMT(Q_REGISTER_CONTACTS, CONTACTS_MOST,
     "SELECT c.pupil_id, c.relationship, p.title, p.given, p.family, p.phone, p.email FROM contact_link c"
     " JOIN person p ON p.school_id = c.school_id AND p.id = c.person_id WHERE c.school_id = $1 AND c.restricted = 0"
     " AND c.starts <= $4 AND (c.ends IS NULL OR c.ends >= $4) AND" SCOPE_HOLDS(
         "c.pupil_id") " ORDER BY c.pupil_id, c.contact_order, c.id");

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

enum rc register_contacts(struct db *db, struct arena *a, const struct register_ask *ask, struct register_contact **out,
                          size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_REGISTER_CONTACTS, &r, e, DV(ask->school_id), DV(ask->person_id), DV(ask->hat),
	           dv_date(a, ask->today)));
	*n = r.n;
	*out = NEW_ARRAY(a, struct register_contact, r.n + 1);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct register_contact){ row_int(&r, i, "pupil_id"), row_str(&r, i, "relationship"),
			                               row_str(&r, i, "title"),    row_str(&r, i, "given"),
			                               row_str(&r, i, "family"),   row_str(&r, i, "phone"),
			                               row_str(&r, i, "email") };
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
