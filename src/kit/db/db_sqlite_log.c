/* The write-ahead log of SQLite moved into the file (docs/decisions/0040): a second connection of ours holds the
 * lock of those who write until it is clear what there is to move. Until 3.51.3 SQLite looks at the log twice when it
 * moves it, first how long it is, then how much of it is moved; when a log that was moved as a whole is begun anew
 * between the two looks, the new log counts as moved as far as the old one went, and what is committed in that part is
 * lost. Whoever begins a log anew writes. */
#include "kit/db/sqlite_own.h"

#include <stddef.h>

#include "kit/base/clock.h"

enum {
	LOG_FRAMES = 1000, /* as SQLite would */
	LOG_FRAMES_MAX = 16 * LOG_FRAMES,
	READER_US = 1000, /* between two looks whether somebody still reads what was there before */
};

/* The connection that holds the lock: only one that does not write itself can move the log. It is opened when it is
 * first needed, reads and writes nothing, and waits for nobody: who has just saved waits for an answer. */
static int holder_open(struct sqlite_db *s)
{
	int code;

	if (s->holder != NULL)
		return SQLITE_OK;
	code = sqlite3_open_v2(sqlite3_db_filename(s->h, "main"), &s->holder,
	                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
	if (code != SQLITE_OK) {
		sqlite_holder_close(s);
		return code;
	}
	(void)sqlite3_db_config(s->holder, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL); /* knows no failure */
	return SQLITE_OK;
}

void sqlite_holder_close(struct sqlite_db *s)
{
	(void)sqlite3_close(s->holder); /* it has no statements */
	s->holder = NULL;
}

/* What there is, in one go; to_end: as soon as nobody reads an older state any more, for as long as one waits for a
 * writer. While the lock is held whoever begins to read sees the newest state. */
static int log_moved(struct sqlite_db *s, bool to_end)
{
	const int64_t until = clock_monotonic_us() + (int64_t)s->db.max_wait_ms * 1000;
	int frames = 0, moved = 0;
	int code;

	for (;;) {
		code = sqlite3_wal_checkpoint_v2(s->h, "main", SQLITE_CHECKPOINT_PASSIVE, &frames, &moved);
		if (code != SQLITE_OK || !to_end || moved >= frames || clock_monotonic_us() >= until)
			return code;
		clock_sleep_us(READER_US);
	}
}

static void holder_release(struct sqlite_db *s)
{
	if (sqlite3_get_autocommit(s->holder) == 0 &&
	    sqlite3_exec(s->holder, "ROLLBACK", NULL, NULL, NULL) != SQLITE_OK)
		sqlite_holder_close(s); /* the lock must not stay */
}

/* Both looks are over, and there is something to move: until that is noted as moved nobody begins the log anew. */
static int looked(sqlite3_file *log, int flags)
{
	struct sqlite_db *s = (struct sqlite_db *)((char *)(uintptr_t)log->pMethods - offsetof(struct sqlite_db, log));

	if (s->holder != NULL)
		holder_release(s);
	return s->log_real->xSync(log, flags);
}

/* The sync of the log is the first that a checkpoint does after it has looked: from there on others may write. */
static int log_moved_beside(struct sqlite_db *s)
{
	sqlite3_file *log = NULL;
	int code = sqlite3_file_control(s->h, "main", SQLITE_FCNTL_JOURNAL_POINTER, (void *)&log);

	if (code != SQLITE_OK || log == NULL || log->pMethods == NULL)
		return log_moved(s, false); /* the lock stays */
	s->log_real = log->pMethods;
	s->log = *log->pMethods;
	s->log.xSync = looked;
	log->pMethods = &s->log;
	code = log_moved(s, false);
	log->pMethods = s->log_real;
	return code;
}

static int log_move(struct sqlite_db *s, bool to_end)
{
	int code = holder_open(s);

	if (code == SQLITE_OK)
		code = sqlite3_exec(s->holder, "BEGIN IMMEDIATE", NULL, NULL, NULL);
	if (code != SQLITE_OK)
		return code;
	code = to_end ? log_moved(s, true) : log_moved_beside(s);
	if (s->holder != NULL)
		holder_release(s);
	return code;
}

/* How many frames of the log stand in the file, whoever has moved them: the count that all connections share, at the
 * place that SQLite promises (https://www.sqlite.org/walformat.html, 2.1); 0 when it cannot be seen. */
static int log_in_file(struct sqlite_db *s)
{
	enum { SHARED_BYTES = 32768, MOVED_AT = 96 };
	sqlite3_file *f = NULL;
	void volatile *shared = NULL;
	int code = sqlite3_file_control(s->h, "main", SQLITE_FCNTL_FILE_POINTER, (void *)&f);

	if (code != SQLITE_OK || f == NULL || f->pMethods == NULL || f->pMethods->iVersion < 2 ||
	    f->pMethods->xShmMap(f, 0, SHARED_BYTES, 0, &shared) != SQLITE_OK || shared == NULL)
		return 0;
	return (int)((uint32_t volatile *)shared)[MOVED_AT / sizeof(uint32_t)];
}

/* In place of SQLite's own hook, which holds no lock, and tries again after each commit while others go on writing, so
 * that each save waits for the disk after all. This one tries once for so many frames that nobody has moved; a log that
 * never comes to its end, because there is always somebody reading, is moved to its end by a worker that waits for
 * them: never by the ledger, for which all wait. */
static int log_grown(void *x, sqlite3 *h, const char *name, int frames)
{
	struct sqlite_db *s = x;
	int code;

	(void)h;
	(void)name;
	if (frames < s->log_last)
		s->log_last = 0; /* begun anew */
	if (frames < s->log_last + LOG_FRAMES || frames < log_in_file(s) + LOG_FRAMES)
		return SQLITE_OK;
	code = log_move(s, s->later && frames >= LOG_FRAMES_MAX) & 0xff;
	if (code != SQLITE_BUSY) /* else with the next commit */
		s->log_last = frames;
	if (code == SQLITE_IOERR)
		s->sync_failed = true; /* the next sync may work, and be of less than there was */
	return SQLITE_OK;
}

void sqlite_log_begin(struct sqlite_db *s)
{
	(void)sqlite3_wal_hook(s->h, log_grown, s); /* what it returns is the one before */
}

/* The whole log, each of its frames by its checksum, is read anew by the first who opens the database; what stands
 * behind a hole is not taken. */
enum rc sqlite_settle(struct db *db, struct err *e)
{
	struct sqlite_db *s = sqlite_own(db);
	const int64_t until = clock_monotonic_us() + (int64_t)s->db.max_wait_ms * 1000;
	int code = log_move(s, false);

	while ((code & 0xff) == SQLITE_BUSY && clock_monotonic_us() < until) { /* nobody waits for an answer here */
		(void)sqlite3_sleep(20);
		code = log_move(s, false);
	}

	if (code == SQLITE_OK || (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED)
		return RC_OK;
	return err_set(e, RC_FAIL, "the log of the database cannot be moved into its file on the disk: %s",
	               sqlite3_errstr(code));
}

bool sqlite_disk_failed(struct db *db)
{
	return sqlite_own(db)->sync_failed;
}

void sqlite_leave_log(struct db *db)
{
	(void)sqlite3_db_config(sqlite_own(db)->h, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL); /* knows no failure */
}
