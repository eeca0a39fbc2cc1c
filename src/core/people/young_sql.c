#include "core/people/young_sql.h"

#include "core/record/record_sql.h"

enum { AGREEMENTS_MAX = 1000 };

#define COLUMNS                                                                                                        \
	COLUMNS_OF_PUPIL("g", YOUNG_AGREEMENT) ", " SQL_NAME("b") " AS by_name, " SQL_NAME("x") " AS person_name"
#define FROM                                                                                                           \
	" FROM young_agreement g LEFT JOIN person b ON b.school_id = g.school_id AND b.id = g.noted_by"                \
	" LEFT JOIN person x ON x.school_id = g.school_id AND x.id = g.person_id"                                      \
	" WHERE g.school_id = $1 AND g.pupil_id = $2"

STMT(Q_YOUNG_LIST, AGREEMENTS_MAX, "SELECT " COLUMNS FROM " ORDER BY g.noted_at, g.id");
STMT(Q_YOUNG_LOAD, 1, "SELECT " COLUMNS FROM " AND g.id = $3");
STMT(Q_YOUNG_INSERT, 0, INSERT_OF_PUPIL("young_agreement", YOUNG_AGREEMENT));
STMT(Q_YOUNG_UPDATE, 0, UPDATE_OF_PUPIL("young_agreement", YOUNG_AGREEMENT));

enum rc young_agreement_list(struct db *db, struct arena *a, struct pupil_key k, struct young_agreement **out,
                             size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_YOUNG_LIST, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*out = records_from_rows(a, &young_agreement_rec, &r);
	*n = r.n;
	return RC_OK;
}

enum rc young_agreement_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id,
                             struct young_agreement *out, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_YOUNG_LOAD, &r, e, DV(k.school_id), DV(k.pupil_id), DV(id)));
	return record_one(&young_agreement_rec, &r, out);
}

enum rc young_agreement_insert(struct db *db, struct arena *a, struct pupil_key k, const struct young_agreement *v,
                               struct err *e)
{
	return record_write(db, a, &Q_YOUNG_INSERT, &young_agreement_rec, k, v, e);
}

enum rc young_agreement_update(struct db *db, struct arena *a, struct pupil_key k, const struct young_agreement *v,
                               struct err *e)
{
	return record_write(db, a, &Q_YOUNG_UPDATE, &young_agreement_rec, k, v, e);
}
