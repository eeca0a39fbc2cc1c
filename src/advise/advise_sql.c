#include "advise/advise_sql.h"

#include "core/people/person_rec.h"
#include "core/rights/scope_sql.h"

#define SELECT                                                                                                         \
	"SELECT " COLUMNS_OF_PUPIL("y", ADVISER_YES) ", " SQL_NAME("b") " AS adviser_name, " SQL_NAME(                 \
	    "g") " AS given_name FROM adviser_yes y JOIN person b ON b.school_id = y.school_id AND b.id = y.person_id" \
	         " JOIN person g ON g.school_id = y.school_id AND g.id = y.given_by WHERE y.school_id = $1"            \
	         " AND y.pupil_id = $2"

STMT(Q_ADVISER_YES_LIST, 1000, SELECT " ORDER BY y.starts DESC, y.id DESC");
STMT(Q_ADVISER_YES_LOAD, 1, SELECT " AND y.id = $3");
STMT(Q_ADVISER_YES_INSERT, 0, INSERT_OF_PUPIL("adviser_yes", ADVISER_YES));
STMT(Q_ADVISER_YES_UPDATE, 0, UPDATE_OF_PUPIL("adviser_yes", ADVISER_YES));
const struct record_sql adviser_yes_sql = { &adviser_yes_rec, &Q_ADVISER_YES_LOAD, &Q_ADVISER_YES_INSERT,
	                                    &Q_ADVISER_YES_UPDATE };

STMT(Q_ADVISER_LIST, 500,
     "SELECT g.person_id, p.given, p.family FROM role_grant g JOIN person p ON p.school_id = g.school_id AND p.id ="
     " g.person_id WHERE g.school_id = $1 AND g.role = 'sendiass' AND g.starts <= $2 AND (g.ends IS NULL OR g.ends >="
     " $2) GROUP BY g.person_id, p.given, p.family ORDER BY p.family, p.given, g.person_id");
STMT(Q_ADVISED_LIST, 2000,
     "SELECT y.pupil_id, MAX(y.ends) AS ends, p.given, p.family, p.preferred FROM adviser_yes y JOIN pupil p ON"
     " p.school_id = y.school_id AND p.id = y.pupil_id WHERE y.school_id = $1 AND y.person_id = $2 AND y.ended_on IS"
     " NULL AND y.starts <= $4 AND y.ends >= $4 AND" SCOPE_HOLDS(
         "y.pupil_id") " GROUP BY y.pupil_id, p.given, p.family, p.preferred, p.name_key ORDER BY p.name_key, "
                       "y.pupil_id");

enum rc adviser_list(struct db *db, struct arena *a, int64_t school_id, struct date today, struct adviser **out,
                     size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ADVISER_LIST, &r, e, DV(school_id), dv_date(a, today)));
	*n = r.n;
	*out = NEW_ARRAY(a, struct adviser, r.n);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct adviser){ row_int(&r, i, "person_id"),
			                      name_full(a, row_str(&r, i, "given"), row_str(&r, i, "family")) };
	return RC_OK;
}

enum rc adviser_yes_list(struct db *db, struct arena *a, struct pupil_key k, struct adviser_yes **out, size_t *n,
                         struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ADVISER_YES_LIST, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*n = r.n;
	*out = records_from_rows(a, &adviser_yes_rec, &r);
	return RC_OK;
}

enum rc advised_list(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct date today,
                     struct advised **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_ADVISED_LIST, &r, e, DV(school_id), DV(person_id), DV(S("sendiass")), dv_date(a, today)));
	*n = r.n;
	*out = NEW_ARRAY(a, struct advised, r.n);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct advised){ .pupil_id = row_int(&r, i, "pupil_id"),
			                      .given = row_str(&r, i, "given"),
			                      .family = row_str(&r, i, "family"),
			                      .preferred = row_str(&r, i, "preferred"),
			                      .ends = row_date(&r, i, "ends") };
	return RC_OK;
}
