/* The file of the read events: a SQLite database of its own beside the one of the records, because each commit to a
 * file empties the page caches of all who read it. It has the tables that event_store.h needs, under the same names,
 * and no more. On PostgreSQL there is none: read events are in the database. */
#pragma once

#include "kit/base/embed.h"
#include "kit/db/db.h"

/* For migrate_up_of() and migrate_version_of() on a connection to that file. */
extern const struct embedded reads_migrations[];
