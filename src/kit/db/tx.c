/* Transactions: begin, end, nesting, and the runner that tries again when the engine asks for it. */
#include "kit/db/engine.h"

#include "kit/base/clock.h"

enum { TX_TRIES = 20, PAUSE_FIRST_US = 500, PAUSE_MAX_US = 50000, DEPTH_MAX = 31 };

bool db_in_tx(const struct db *db)
{
	return db->depth > 0;
}

bool db_is_reading(const struct db *db)
{
	return db->depth > 0 && db->mode == DB_READ;
}

enum rc db_begin(struct db *db, enum db_mode mode, struct err *e)
{
	enum rc rc;

	if (db->each)
		return err_set(e, RC_FAIL, "a transaction begins inside db_each");
	if (db->depth > 0) {
		if (mode == DB_WRITE && db->mode == DB_READ)
			return err_set(e, RC_FAIL, "a writing transaction inside a reading one");
		if (db->depth == DEPTH_MAX)
			return err_set(e, RC_FAIL, "transactions are nested too deeply");
		db->writing = mode == DB_WRITE ? db->writing | 1u << db->depth : db->writing & ~(1u << db->depth);
		db->depth++;
		return RC_OK;
	}
	rc = db->ops->begin(db, mode, e);
	if (rc != RC_OK)
		return rc;
	db->depth = 1;
	db->mode = mode;
	db->broken = RC_OK;
	return RC_OK;
}

/* The result of a transaction that failed inside while its function says rc: a failure that was passed over on the way
 * must not look like success. */
static enum rc verdict(const struct db *db, enum rc rc, struct err *e)
{
	if (rc != RC_OK || db->broken == RC_OK)
		return rc;
	return err_set(e, db->broken, "rolled back after: %s", db->why.text);
}

static void told_forget(struct db *db)
{
	if (db->watch != NULL)
		db->watch->forget(db->watcher);
}

enum rc db_end(struct db *db, enum rc rc, struct err *e)
{
	if (db->depth == 0)
		return err_set(e, RC_FAIL, "a transaction ends that never began");
	rc = verdict(db, rc, e);
	if (rc == RC_OK && db->depth == 1 && db->mode == DB_WRITE && db->watch != NULL)
		rc = verdict(db, db->watch->commit(db->watcher, db, e), e);
	if (--db->depth > 0) {
		if (rc != RC_OK && (db->writing >> db->depth & 1) != 0 && db->broken == RC_OK) {
			db->broken = rc;
			(void)err_set(&db->why, rc, "a nested change that was not made");
		}
		return rc;
	}
	if (rc == RC_OK)
		rc = db->ops->commit(db, e);
	if (rc != RC_OK)
		db->ops->rollback(db);
	told_forget(db);
	db->broken = RC_OK;
	return rc;
}

enum rc db_undo(struct db *db, struct err *e)
{
	if (db->depth == 0 || db->mode == DB_READ)
		return RC_OK;
	if (db->depth > 1)
		return err_set(e, RC_FAIL, "a nested transaction cannot be taken back alone");
	db->ops->rollback(db);
	told_forget(db);
	db->depth = 0;
	db->broken = RC_OK;
	return db_begin(db, DB_READ, e);
}

enum rc db_sync_later(struct db *db, struct err *e)
{
	return db->ops->sync_later != NULL ? db->ops->sync_later(db, e) : RC_OK;
}

bool db_unsynced(struct db *db)
{
	return db->ops->unsynced != NULL && db->ops->unsynced(db);
}

enum rc db_sync(struct db *db, struct err *e)
{
	if (db->depth > 0)
		return err_set(e, RC_FAIL, "a sync inside a transaction");
	return db->ops->sync != NULL ? db->ops->sync(db, e) : RC_OK;
}

void db_synced(struct db *db)
{
	if (db->ops->synced != NULL)
		db->ops->synced(db);
}

enum rc db_settle(struct db *db, struct err *e)
{
	if (db->depth > 0)
		return err_set(e, RC_FAIL, "the log is moved inside a transaction");
	return db->ops->settle != NULL ? db->ops->settle(db, e) : RC_OK;
}

bool db_disk_failed(struct db *db)
{
	return db->ops->disk_failed != NULL && db->ops->disk_failed(db);
}

void db_leave_log(struct db *db)
{
	if (db->ops->leave_log != NULL)
		db->ops->leave_log(db);
}

/* Longer each time and never the same for two processes that met once. */
static int64_t pause_us(int try_no)
{
	int64_t us = PAUSE_FIRST_US << (try_no < 7 ? try_no : 7);

	if (us > PAUSE_MAX_US)
		us = PAUSE_MAX_US;
	return us / 2 + clock_monotonic_us() % us;
}

bool db_again(const struct db *db, int try_no)
{
	if (db->engine != DB_POSTGRES || try_no >= TX_TRIES)
		return false;
	clock_sleep_us(pause_us(try_no));
	return true;
}

enum rc db_tx(struct db *db, enum db_mode mode, enum rc (*fn)(struct db *db, void *arg, struct err *e), void *arg,
              struct err *e)
{
	const int64_t until = clock_monotonic_us() + (int64_t)db->max_wait_ms * 1000;
	const bool nested = db->depth > 0;

	for (int i = 0;; i++) {
		enum rc rc = db_begin(db, mode, e);

		if (rc == RC_OK)
			rc = db_end(db, fn(db, arg, e), e);
		if (rc != RC_BUSY || nested || i + 1 >= TX_TRIES || clock_monotonic_us() >= until)
			return rc;
		clock_sleep_us(pause_us(i));
	}
}
