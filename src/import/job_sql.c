#include "import/job_sql.h"

#define JOB_COLUMNS "school_id, id, account_id, kind, args, state, done, total, say, made_at, changed_at"

STMT(Q_JOB_INSERT, 0, "INSERT INTO job (" JOB_COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)");
STMT(Q_JOB_LOAD, 1, "SELECT " JOB_COLUMNS " FROM job WHERE school_id = $1 AND account_id = $2 AND id = $3");
STMT_UNSCOPED(Q_JOB_NEXT, 1, "the job process works for every school of the database",
              "SELECT " JOB_COLUMNS " FROM job WHERE state = 'waiting' OR (state = 'running' AND changed_at < $1)"
              " ORDER BY id LIMIT 1");
STMT(Q_JOB_TAKE, 0,
     "UPDATE job SET state = 'running', changed_at = $4 WHERE school_id = $1 AND id = $2 AND state = $3"
     " AND changed_at = $5");
STMT(Q_JOB_PROGRESS, 0,
     "UPDATE job SET done = $3, total = $4, changed_at = $5 WHERE school_id = $1 AND id = $2 AND state = 'running'");
STMT(Q_JOB_FINISH, 0,
     "UPDATE job SET state = $3, say = $4, changed_at = $5, done = total WHERE school_id = $1 AND id = $2"
     " AND state = 'running'");

enum rc job_insert(struct db *db, struct arena *a, const struct job *j, struct err *e)
{
	return db_run(db, a, &Q_JOB_INSERT, NULL, e, DV(j->school_id), DV(j->id), DV(j->account_id), DV(j->kind),
	              DV(j->args), DV(j->state), DV(j->done), DV(j->total), DV(j->say), DV(j->made_at),
	              DV(j->changed_at));
}

static enum rc job_of(struct rows *r, struct job *out)
{
	if (r->n == 0)
		return RC_NONE;
	*out = (struct job){
		.school_id = row_int(r, 0, "school_id"),
		.id = row_int(r, 0, "id"),
		.account_id = row_int(r, 0, "account_id"),
		.kind = row_str(r, 0, "kind"),
		.args = row_str(r, 0, "args"),
		.state = row_str(r, 0, "state"),
		.done = row_int(r, 0, "done"),
		.total = row_int(r, 0, "total"),
		.say = row_str(r, 0, "say"),
		.made_at = row_int(r, 0, "made_at"),
		.changed_at = row_int(r, 0, "changed_at"),
	};
	return RC_OK;
}

enum rc job_load(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, int64_t id, struct job *out,
                 struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_JOB_LOAD, &r, e, DV(school_id), DV(account_id), DV(id)));
	return job_of(&r, out);
}

enum rc job_next(struct db *db, struct arena *a, int64_t stale_before, struct job *out, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_JOB_NEXT, &r, e, DV(stale_before)));
	return job_of(&r, out);
}

/* One row changed, or somebody else was there. */
static enum rc one(enum rc rc, const struct rows *r)
{
	return rc == RC_OK && r->changed == 0 ? RC_NONE : rc;
}

enum rc job_take(struct db *db, struct arena *a, const struct job *j, int64_t now, struct err *e)
{
	struct rows r = { .n = 0 };
	enum rc rc =
	    db_run(db, a, &Q_JOB_TAKE, &r, e, DV(j->school_id), DV(j->id), DV(j->state), DV(now), DV(j->changed_at));

	return one(rc, &r);
}

enum rc job_progress(struct db *db, struct arena *a, const struct job *j, int64_t done, int64_t total, int64_t now,
                     struct err *e)
{
	return db_run(db, a, &Q_JOB_PROGRESS, NULL, e, DV(j->school_id), DV(j->id), DV(done), DV(total), DV(now));
}

enum rc job_finish(struct db *db, struct arena *a, const struct job *j, struct str state, struct str say, int64_t now,
                   struct err *e)
{
	return db_run(db, a, &Q_JOB_FINISH, NULL, e, DV(j->school_id), DV(j->id), DV(state), DV(say), DV(now));
}
