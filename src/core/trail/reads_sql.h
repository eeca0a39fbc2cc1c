/* The file of the read events: a SQLite database of its own beside the one of the records, because each commit to a
 * file empties the page caches of all who read it. It has the tables that event_store.h needs, under the same names,
 * and no more. On PostgreSQL there is none: read events are in the database. */
#pragma once

#include "kit/base/embed.h"
#include "kit/db/db.h"

/* For migrate_up_of() and migrate_version_of() on a connection to that file. */
extern const struct embedded reads_migrations[];

/* How many pupils' pages an account has opened since a time, unless this one's is among them: then it is known, and
 * nobody has to count. */
struct reads_pace {
	int64_t others;
	bool known;
};
enum rc reads_pace(struct db *reads, struct arena *a, int64_t school_id, int64_t account_id, int64_t pupil_id,
                   int64_t since, struct reads_pace *out, struct err *e) NODISCARD;
/* When it opened the last one since then; 0: none. */
enum rc reads_last(struct db *reads, struct arena *a, int64_t school_id, int64_t account_id, int64_t since, int64_t *at,
                   struct err *e) NODISCARD;
/* An account has opened a pupil's page; in the transaction of the read event. With a pupil that is new, what it opened
 * until `over` is forgotten: only the pupils of an hour are there, however many it has opened before. */
enum rc reads_opened(struct db *reads, struct arena *a, int64_t school_id, int64_t account_id, int64_t pupil_id,
                     int64_t at, int64_t over, struct err *e) NODISCARD;
