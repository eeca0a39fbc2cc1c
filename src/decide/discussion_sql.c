#include "decide/discussion_sql.h"

#include "core/record/record_sql.h"

enum { TALKS_MAX = 500 };

#define DISCUSSION_COLUMNS COLUMNS_OF_PUPIL("d", DISCUSSION)
#define DISCUSSION_SELECT                                                                                              \
	"SELECT " DISCUSSION_COLUMNS                                                                                   \
	", " SQL_NAME("b") " AS by_name FROM discussion d"                                                             \
	                   " LEFT JOIN person b ON b.school_id = d.school_id AND b.id = d.noted_by"                    \
	                   " WHERE d.school_id = $1 AND d.pupil_id = $2"

STMT(Q_DISCUSSION_LIST, TALKS_MAX, DISCUSSION_SELECT " ORDER BY d.held_on DESC, d.id DESC");
STMT(Q_DISCUSSION_LOAD, 1, DISCUSSION_SELECT " AND d.id = $3");
STMT(Q_DISCUSSION_INSERT, 0, INSERT_OF_PUPIL("discussion", DISCUSSION));
STMT(Q_DISCUSSION_UPDATE, 0, UPDATE_OF_PUPIL("discussion", DISCUSSION));

#define DECISION_COLUMNS COLUMNS_OF_PUPIL("d", DECISION)
#define DECISION_SELECT                                                                                                \
	"SELECT " DECISION_COLUMNS                                                                                     \
	", " SQL_NAME("b") " AS by_name FROM decision d"                                                               \
	                   " LEFT JOIN person b ON b.school_id = d.school_id AND b.id = d.decided_by"                  \
	                   " WHERE d.school_id = $1 AND d.pupil_id = $2"

STMT(Q_DECISION_LIST, TALKS_MAX, DECISION_SELECT " ORDER BY d.decided_on DESC, d.id DESC");
STMT(Q_DECISION_LOAD, 1, DECISION_SELECT " AND d.id = $3");
STMT(Q_DECISION_INSERT, 0, INSERT_OF_PUPIL("decision", DECISION));
STMT(Q_DECISION_UPDATE, 0, UPDATE_OF_PUPIL("decision", DECISION));

enum rc discussion_list(struct db *db, struct arena *a, struct pupil_key k, struct discussion **out, size_t *n,
                        struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_DISCUSSION_LIST, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*out = records_from_rows(a, &discussion_rec, &r);
	*n = r.n;
	return RC_OK;
}

enum rc discussion_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct discussion *out,
                        struct err *e)
{
	return record_load(db, a, &discussion_sql, k, id, out, e);
}

enum rc discussion_insert(struct db *db, struct arena *a, struct pupil_key k, const struct discussion *v, struct err *e)
{
	return record_write(db, a, &Q_DISCUSSION_INSERT, &discussion_rec, k, v, e);
}

enum rc discussion_update(struct db *db, struct arena *a, struct pupil_key k, const struct discussion *v, struct err *e)
{
	return record_write(db, a, &Q_DISCUSSION_UPDATE, &discussion_rec, k, v, e);
}

enum rc decision_list(struct db *db, struct arena *a, struct pupil_key k, struct decision **out, size_t *n,
                      struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_DECISION_LIST, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*out = records_from_rows(a, &decision_rec, &r);
	*n = r.n;
	return RC_OK;
}

enum rc decision_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct decision *out,
                      struct err *e)
{
	return record_load(db, a, &decision_sql, k, id, out, e);
}

enum rc decision_insert(struct db *db, struct arena *a, struct pupil_key k, const struct decision *v, struct err *e)
{
	return record_write(db, a, &Q_DECISION_INSERT, &decision_rec, k, v, e);
}

const struct record_sql decision_sql = { &decision_rec, &Q_DECISION_LOAD, &Q_DECISION_INSERT, &Q_DECISION_UPDATE };
const struct record_sql discussion_sql = { &discussion_rec, &Q_DISCUSSION_LOAD, &Q_DISCUSSION_INSERT,
	                                   &Q_DISCUSSION_UPDATE };
