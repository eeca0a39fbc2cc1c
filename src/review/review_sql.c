#include "review/review_sql.h"

#include "core/record/record_sql.h"

#define REVIEW_COLUMNS COLUMNS_PLAIN_OF_PUPIL(REVIEW)
STMT(Q_REVIEW_OF_CYCLE, 1,
     "SELECT " REVIEW_COLUMNS
     " FROM review WHERE school_id = $1 AND pupil_id = $2 AND cycle_id = $3 ORDER BY id DESC LIMIT 1");
STMT(Q_REVIEW_LOAD, 1, "SELECT " REVIEW_COLUMNS " FROM review WHERE school_id = $1 AND pupil_id = $2 AND id = $3");
STMT(Q_REVIEW_LIST, 500,
     "SELECT " REVIEW_COLUMNS " FROM review WHERE school_id = $1 AND pupil_id = $2 ORDER BY held_on DESC, id DESC");
STMT(Q_REVIEW_COUNTS, 500,
     "SELECT r.cycle_id, r.state, (SELECT MIN(x.held_on) FROM review x WHERE x.school_id = r.school_id"
     " AND x.pupil_id = r.pupil_id AND x.cycle_id = r.cycle_id) AS begun, COUNT(o.id) AS outcomes,"
     " COUNT(CASE WHEN o.judgement = 'reached' THEN 1 END) AS reached FROM review r"
     " LEFT JOIN review_outcome o ON o.school_id = r.school_id AND o.pupil_id = r.pupil_id AND o.review_id = r.id"
     " WHERE r.school_id = $1 AND r.pupil_id = $2 AND NOT EXISTS (SELECT 1 FROM review z WHERE"
     " z.school_id = r.school_id AND z.pupil_id = r.pupil_id AND z.cycle_id = r.cycle_id AND z.id > r.id)"
     " GROUP BY r.school_id, r.pupil_id, r.cycle_id, r.id, r.state ORDER BY r.cycle_id");
STMT(Q_REVIEW_INSERT, 0,
     "INSERT INTO review (" REVIEW_COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,"
     " $16, $17, $18, $19, $20) ON CONFLICT DO NOTHING");
STMT(Q_REVIEW_UPDATE, 0, UPDATE_OF_PUPIL("review", REVIEW));

#define RO_COLUMNS COLUMNS_PLAIN_OF_PUPIL(REVIEW_OUTCOME)
STMT(Q_REVIEW_OUTCOMES, REVIEW_LINES_MAX,
     "SELECT " RO_COLUMNS " FROM review_outcome WHERE school_id = $1 AND pupil_id = $2 AND review_id = $3 ORDER BY id");
STMT(Q_REVIEW_OUTCOME_INSERT, 0,
     "INSERT INTO review_outcome (" RO_COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING");
STMT(Q_REVIEW_OUTCOME_DELETE, 0,
     "DELETE FROM review_outcome WHERE school_id = $1 AND pupil_id = $2 AND review_id = $3");

#define RP_COLUMNS COLUMNS_PLAIN_OF_PUPIL(REVIEW_PROVISION)
STMT(Q_REVIEW_PROVISIONS, REVIEW_LINES_MAX,
     "SELECT " RP_COLUMNS
     " FROM review_provision WHERE school_id = $1 AND pupil_id = $2 AND review_id = $3 ORDER BY id");
STMT(Q_REVIEW_PROVISION_INSERT, 0,
     "INSERT INTO review_provision (" RP_COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING");
STMT(Q_REVIEW_PROVISION_DELETE, 0,
     "DELETE FROM review_provision WHERE school_id = $1 AND pupil_id = $2 AND review_id = $3");

static enum rc whole_read(struct db *db, struct arena *a, struct pupil_key k, const struct stmt *q, int64_t id,
                          struct review_whole *out, struct err *e)
{
	struct rows r;

	*out = (struct review_whole){ 0 };
	TRY(db_run(db, a, q, &r, e, DV(k.school_id), DV(k.pupil_id), DV(id)));
	TRY(record_one(&review_rec, &r, &out->review));
	TRY(db_run(db, a, &Q_REVIEW_OUTCOMES, &r, e, DV(k.school_id), DV(k.pupil_id), DV(out->review.id)));
	out->outcomes = r.n;
	out->outcome = records_from_rows(a, &review_outcome_rec, &r);
	TRY(db_run(db, a, &Q_REVIEW_PROVISIONS, &r, e, DV(k.school_id), DV(k.pupil_id), DV(out->review.id)));
	out->provisions = r.n;
	out->provision = records_from_rows(a, &review_provision_rec, &r);
	return RC_OK;
}

enum rc review_of_cycle(struct db *db, struct arena *a, struct pupil_key k, int64_t cycle_id, struct review_whole *out,
                        struct err *e)
{
	return whole_read(db, a, k, &Q_REVIEW_OF_CYCLE, cycle_id, out, e);
}

enum rc review_load_whole(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct review_whole *out,
                          struct err *e)
{
	return whole_read(db, a, k, &Q_REVIEW_LOAD, id, out, e);
}

enum rc review_counts(struct db *db, struct arena *a, struct pupil_key k, struct review_count **out, size_t *n,
                      struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_REVIEW_COUNTS, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*out = NEW_ARRAY(a, struct review_count, r.n);
	*n = r.n;
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct review_count){ .cycle_id = row_int(&r, i, "cycle_id"),
			                           .begun = row_date(&r, i, "begun"),
			                           .state = row_choice(&r, i, "state", review_state_choices),
			                           .outcomes = (size_t)row_int(&r, i, "outcomes"),
			                           .reached = (size_t)row_int(&r, i, "reached") };
	return RC_OK;
}

enum rc review_list(struct db *db, struct arena *a, struct pupil_key k, struct review **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_REVIEW_LIST, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*n = r.n;
	*out = records_from_rows(a, &review_rec, &r);
	return RC_OK;
}

static enum rc lines_insert(struct db *db, struct arena *a, struct pupil_key k, const struct review_whole *v,
                            struct err *e)
{
	for (size_t i = 0; i < v->outcomes; i++)
		TRY(record_write(db, a, &Q_REVIEW_OUTCOME_INSERT, &review_outcome_rec, k, &v->outcome[i], e));
	for (size_t i = 0; i < v->provisions; i++)
		TRY(record_write(db, a, &Q_REVIEW_PROVISION_INSERT, &review_provision_rec, k, &v->provision[i], e));
	return RC_OK;
}

enum rc review_insert(struct db *db, struct arena *a, struct pupil_key k, const struct review_whole *v, struct err *e)
{
	TRY(record_write(db, a, &Q_REVIEW_INSERT, &review_rec, k, &v->review, e));
	return lines_insert(db, a, k, v, e);
}

enum rc review_update(struct db *db, struct arena *a, struct pupil_key k, const struct review_whole *v, struct err *e)
{
	enum rc rc = record_write(db, a, &Q_REVIEW_UPDATE, &review_rec, k, &v->review, e);

	if (rc == RC_OK)
		rc =
		    db_run(db, a, &Q_REVIEW_OUTCOME_DELETE, NULL, e, DV(k.school_id), DV(k.pupil_id), DV(v->review.id));
	if (rc == RC_OK)
		rc = db_run(db, a, &Q_REVIEW_PROVISION_DELETE, NULL, e, DV(k.school_id), DV(k.pupil_id),
		            DV(v->review.id));
	return rc == RC_OK ? lines_insert(db, a, k, v, e) : rc;
}
