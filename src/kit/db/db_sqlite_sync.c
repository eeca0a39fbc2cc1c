/* Group commit on SQLite (docs/decisions/0017): commits that do not wait for the disk, and the one sync for all of
 * them. What was committed stands in the write-ahead log, one after the other, so a sync of that file has all that came
 * before it; who moves it (db_sqlite_log.c) syncs the log first, and the file of the database before the log is begun
 * anew. */
#include "kit/db/sqlite_own.h"

/* The version of the file as this connection saw it last: another one after each commit of its own, and after each
 * transaction that found commits of others. */
static uint32_t version(struct sqlite_db *s)
{
	uint32_t v = 0;

	(void)sqlite3_file_control(s->h, "main", SQLITE_FCNTL_DATA_VERSION, &v); /* knows no failure */
	return v;
}

void sqlite_group(struct sqlite_db *s)
{
	s->later = true;
}

bool sqlite_unsynced(struct db *db)
{
	struct sqlite_db *s = sqlite_own(db);

	return s->later && (!s->settled_some || version(s) != s->settled);
}

void sqlite_synced(struct db *db)
{
	struct sqlite_db *s = sqlite_own(db);

	s->settled = version(s);
	s->settled_some = true;
}

/* The log as this connection has it open: while it is open no other connection takes the file away. */
static int log_sync(struct sqlite_db *s)
{
	sqlite3_file *log = NULL;
	int code = sqlite3_file_control(s->h, "main", SQLITE_FCNTL_JOURNAL_POINTER, (void *)&log);

	if (code != SQLITE_OK)
		return code;
	if (log == NULL || log->pMethods == NULL)
		return SQLITE_IOERR_FSYNC;
	return log->pMethods->xSync(log, SQLITE_SYNC_NORMAL);
}

enum rc sqlite_sync(struct db *db, struct err *e)
{
	struct sqlite_db *s = sqlite_own(db);
	bool looked = sqlite3_step(s->look) == SQLITE_ROW; /* before the sync: what it finds is what the sync covers */
	int code;

	(void)sqlite3_reset(s->look); /* a look that failed is no reason not to sync */
	if (s->sync_failed)
		return err_set(e, RC_FAIL, "the disk has failed before");
	if (looked && s->settled_some && version(s) == s->settled)
		return RC_OK;
	code = log_sync(s);
	if (code != SQLITE_OK) {
		s->sync_failed = true;
		return err_set(e, RC_FAIL, "the log of the database cannot be written through to the disk: %s",
		               sqlite3_errstr(code));
	}
	if (looked)
		sqlite_synced(db);
	return RC_OK;
}
