#include "core/trail/reads_sql.h"

/* As in migrations/0001_first.sql, but that a setting refers to no school: schools are in the other file. */
static const char FIRST[] =
    "CREATE TABLE setting (school_id {id} NOT NULL, name {text} NOT NULL, value {text} NOT NULL,"
    " PRIMARY KEY (school_id, name)) {clustered};"
    "CREATE TABLE event ("
    " school_id {id} NOT NULL, chain {text} NOT NULL, seq {bigint} NOT NULL, at {bigint} NOT NULL,"
    " account_id {id} NOT NULL, person_id {id} NOT NULL, hat {text} NOT NULL, action {text} NOT NULL,"
    " pupil {id} NOT NULL, record {text} NOT NULL, record_id {id} NOT NULL, digest {text} NOT NULL,"
    " hash {text} NOT NULL, PRIMARY KEY (school_id, chain, seq)) {clustered};"
    "CREATE INDEX event_by_pupil ON event (school_id, pupil, at);";

/* As in migrations/0024_noticed.sql. The address of a read event stays empty: its session has one. */
static const char SECOND[] =
    "ALTER TABLE event ADD COLUMN address {text} NOT NULL DEFAULT '';"
    "ALTER TABLE event ADD COLUMN address_mark {text} NOT NULL DEFAULT '';"
    "CREATE TABLE pupil_read ("
    " school_id {id} NOT NULL, account_id {id} NOT NULL, pupil_id {id} NOT NULL, at {bigint} NOT NULL,"
    " PRIMARY KEY (school_id, account_id, pupil_id)) {clustered};";

const struct embedded reads_migrations[] = {
	{ "0001_reads", (const unsigned char *)FIRST, sizeof FIRST - 1 },
	{ "0002_noticed", (const unsigned char *)SECOND, sizeof SECOND - 1 },
	{ NULL, NULL, 0 },
};

/* Who opens the same pupil again costs one row, not those of all pupils of the hour. */
STMT(Q_READS_PACE, 1,
     "SELECT CASE WHEN EXISTS (SELECT 1 FROM pupil_read k WHERE k.school_id = $1 AND k.account_id = $2"
     " AND k.pupil_id = $3 AND k.at > $4) THEN -1 ELSE (SELECT COUNT(*) FROM pupil_read r WHERE r.school_id = $1"
     " AND r.account_id = $2 AND r.at > $4) END AS others");
STMT_UNSCOPED(Q_READS_LAST, 1, "when an account opened a page last, whoever the pupil is",
              "SELECT COALESCE(MAX(at), 0) AS at FROM pupil_read WHERE school_id = $1 AND account_id = $2 AND at > $3");
STMT(Q_READS_AGAIN, 0, "UPDATE pupil_read SET at = $4 WHERE school_id = $1 AND account_id = $2 AND pupil_id = $3");
STMT_UNSCOPED(Q_READS_PACE_OVER, 0, "what an account opened longer ago counts no more, whoever the pupil is",
              "DELETE FROM pupil_read WHERE school_id = $1 AND account_id = $2 AND at <= $3");
STMT(Q_READS_OPENED, 0,
     "INSERT INTO pupil_read (school_id, account_id, pupil_id, at) VALUES ($1, $2, $3, $4)"
     " ON CONFLICT (school_id, account_id, pupil_id) DO UPDATE SET at = excluded.at");

enum rc reads_pace(struct db *reads, struct arena *a, int64_t school_id, int64_t account_id, int64_t pupil_id,
                   int64_t since, struct reads_pace *out, struct err *e)
{
	struct rows r;
	int64_t others;

	TRY(db_run(reads, a, &Q_READS_PACE, &r, e, DV(school_id), DV(account_id), DV(pupil_id), DV(since)));
	others = row_int(&r, 0, "others");
	*out = (struct reads_pace){ .others = others < 0 ? 0 : others, .known = others < 0 };
	return RC_OK;
}

enum rc reads_last(struct db *reads, struct arena *a, int64_t school_id, int64_t account_id, int64_t since, int64_t *at,
                   struct err *e)
{
	struct rows r;

	TRY(db_run(reads, a, &Q_READS_LAST, &r, e, DV(school_id), DV(account_id), DV(since)));
	*at = row_int(&r, 0, "at");
	return RC_OK;
}

enum rc reads_opened(struct db *reads, struct arena *a, int64_t school_id, int64_t account_id, int64_t pupil_id,
                     int64_t at, int64_t over, struct err *e)
{
	struct rows r;

	TRY(db_run(reads, a, &Q_READS_AGAIN, &r, e, DV(school_id), DV(account_id), DV(pupil_id), DV(at)));
	if (r.changed > 0)
		return RC_OK;
	TRY(db_run(reads, a, &Q_READS_PACE_OVER, NULL, e, DV(school_id), DV(account_id), DV(over)));
	return db_run(reads, a, &Q_READS_OPENED, NULL, e, DV(school_id), DV(account_id), DV(pupil_id), DV(at));
}
