/* Group commit on SQLite (docs/decisions/0017): commits that do not wait for the disk, and the one sync for all of
 * them. What was committed stands in the write-ahead log, one after the other, so a sync of that file has all that came
 * before it; who checkpoints syncs the log first, and the file of the database before the log is begun anew. */
#include "kit/db/sqlite_own.h"

enum {
	LOG_FRAMES = 1000, /* as SQLite would */
	LOG_FRAMES_MAX = 16 * LOG_FRAMES,
};

/* The version of the file as this connection saw it last: another one after each commit of its own, and after each
 * transaction that found commits of others. */
static uint32_t version(struct sqlite_db *s)
{
	uint32_t v = 0;

	(void)sqlite3_file_control(s->h, "main", SQLITE_FCNTL_DATA_VERSION, &v); /* knows no failure */
	return v;
}

/* In place of SQLite's own hook, which tries again after each commit while others go on writing, so that each save
 * waits for the disk after all. This one tries once for so many frames; a log that never comes to its end, because
 * there is always somebody writing, is ended by one that lets nobody write meanwhile. */
static int log_grown(void *x, sqlite3 *h, const char *name, int frames)
{
	struct sqlite_db *s = x;

	if (frames < s->log_last)
		s->log_last = 0; /* begun anew */
	if (frames < s->log_last + LOG_FRAMES)
		return SQLITE_OK;
	s->log_last = frames;
	(void)sqlite3_wal_checkpoint_v2(h, name,
	                                frames < LOG_FRAMES_MAX ? SQLITE_CHECKPOINT_PASSIVE : SQLITE_CHECKPOINT_RESTART,
	                                NULL, NULL); /* nothing is lost by one that fails: another will follow */
	return SQLITE_OK;
}

void sqlite_group(struct sqlite_db *s)
{
	s->later = true;
	(void)sqlite3_wal_hook(s->h, log_grown, s); /* what it returns is the one before */
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

/* The whole log, each of its frames by its checksum, is read anew by the first who opens the database; what stands
 * behind a hole is not taken. */
enum rc sqlite_settle(struct db *db, struct err *e)
{
	int code = sqlite3_wal_checkpoint_v2(sqlite_own(db)->h, "main", SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);

	if (code == SQLITE_OK || (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED)
		return RC_OK;
	return err_set(e, RC_FAIL, "the log of the database cannot be moved into its file on the disk: %s",
	               sqlite3_errstr(code));
}

void sqlite_leave_log(struct db *db)
{
	(void)sqlite3_db_config(sqlite_own(db)->h, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL); /* knows no failure */
}
