/* What a code of SQLite means for db.h. */
#include "kit/db/sqlite_own.h"

/* Messages of the engine name tables and columns, never values. */
enum rc sqlite_failed(struct sqlite_db *s, const char *what, int code, struct err *e)
{
	enum rc rc = RC_FAIL;

	switch (code & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		rc = RC_BUSY;
		break;
	case SQLITE_CONSTRAINT:
		if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY ||
		    code == SQLITE_CONSTRAINT_FOREIGNKEY || code == SQLITE_CONSTRAINT_ROWID)
			rc = RC_CONFLICT;
		break;
	}
	return err_set(e, rc, "%s: %s (%d)", what, sqlite3_errmsg(s->h), code);
}
