/* Which engine an address means: the one place that knows both. */
#include "kit/db/engine.h"

enum rc db_open(struct str where, int max_wait_ms, struct db **out, struct err *e)
{
	if (str_starts(where, S("postgresql://")) || str_starts(where, S("postgres://")))
		return db_postgres_open(where, max_wait_ms, out, e);
	return db_sqlite_open(where, max_wait_ms, out, e);
}
