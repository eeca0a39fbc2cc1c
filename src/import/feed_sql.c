#include "import/feed_sql.h"

#include "core/record/record_sql.h"

/* A file of a feed waits under the id of the feed. */
STMT(Q_FEED_LIST, FEEDS_MAX,
     "SELECT " COLUMNS_OF_SCHOOL(
         "f", FEED) ", u.id AS upload_id, CAST(LENGTH(u.body) AS BIGINT) AS bytes FROM feed f LEFT JOIN upload u"
                    " ON u.school_id = f.school_id AND u.id = f.id WHERE f.school_id = $1 ORDER BY f.kind, f.folder");
STMT(Q_FEED_INSERT, 0, INSERT_OF_SCHOOL("feed", FEED));
STMT(Q_FEED_UPDATE, 0, UPDATE_OF_SCHOOL("feed", FEED));
STMT(Q_FEED_DELETE, 0, "DELETE FROM feed WHERE school_id = $1 AND id = $2");
STMT(Q_FEED_RUNS_DELETE, 0, "DELETE FROM feed_run WHERE school_id = $1 AND feed_id = $2");
STMT(Q_FEED_RUN_INSERT, 0, INSERT_OF_SCHOOL("feed_run", FEED_RUN));
STMT(Q_FEED_RUNS, FEED_RUNS_MAX,
     "SELECT " COLUMNS_PLAIN_OF_SCHOOL(FEED_RUN) " FROM feed_run WHERE school_id = $1 AND feed_id = $2"
                                                 " ORDER BY at DESC, id DESC LIMIT 20");
STMT(Q_FEED_SEEN, 1,
     "SELECT COUNT(*) AS n FROM feed_run WHERE school_id = $1 AND feed_id = $2 AND digest = $3 AND written_at = $4");
STMT(Q_FEED_RUNS_FORGET, 0, "DELETE FROM feed_run WHERE school_id = $1 AND at < $2");

enum rc feed_list(struct db *db, struct arena *a, int64_t school_id, struct feed_held **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_FEED_LIST, &r, e, DV(school_id)));
	*n = r.n;
	*out = NEW_ARRAY(a, struct feed_held, r.n);
	for (size_t i = 0; i < r.n; i++) {
		record_from_row(&feed_rec, &r, i, &(*out)[i].feed);
		(*out)[i].waits = !row_null(&r, i, "upload_id");
		(*out)[i].bytes = row_int(&r, i, "bytes");
	}
	return RC_OK;
}

enum rc feed_insert(struct db *db, struct arena *a, const struct feed *v, struct err *e)
{
	return record_write_plain(db, a, &Q_FEED_INSERT, &feed_rec, v, e);
}

enum rc feed_update(struct db *db, struct arena *a, const struct feed *v, struct err *e)
{
	return record_write_plain(db, a, &Q_FEED_UPDATE, &feed_rec, v, e);
}

enum rc feed_delete(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct err *e)
{
	TRY(db_run(db, a, &Q_FEED_RUNS_DELETE, NULL, e, DV(school_id), DV(id)));
	return db_run(db, a, &Q_FEED_DELETE, NULL, e, DV(school_id), DV(id));
}

enum rc feed_run_insert(struct db *db, struct arena *a, const struct feed_run *v, struct err *e)
{
	return record_write_plain(db, a, &Q_FEED_RUN_INSERT, &feed_run_rec, v, e);
}

enum rc feed_runs(struct db *db, struct arena *a, int64_t school_id, int64_t feed_id, struct feed_run **out, size_t *n,
                  struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_FEED_RUNS, &r, e, DV(school_id), DV(feed_id)));
	*n = r.n;
	*out = records_from_rows(a, &feed_run_rec, &r);
	return RC_OK;
}

enum rc feed_seen(struct db *db, struct arena *a, const struct feed_run *v, int64_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_FEED_SEEN, &r, e, DV(v->school_id), DV(v->feed_id), DV(v->digest), DV(v->written_at)));
	*n = row_int(&r, 0, "n");
	return RC_OK;
}

enum rc feed_runs_forget(struct db *db, struct arena *a, int64_t school_id, int64_t before, struct err *e)
{
	return db_run(db, a, &Q_FEED_RUNS_FORGET, NULL, e, DV(school_id), DV(before));
}
